//! What a visitor chose in agendas, as the browser keeps it: a line for each event, its id first, then the ids of what
//! was chosen, apart by spaces.

use super::ids::Slug;

/// What was chosen of an event. Words that are no ids are left out.
pub fn of(kept: &str, event: &Slug) -> Vec<Slug> {
    let own = kept.lines().find_map(|line| of_line(line, event));
    let ids = own.unwrap_or_default().split(' ');
    ids.filter_map(|id| Slug::parse(id).ok()).collect()
}

/// The same with other choices for one event, which stands last; no line where nothing is chosen.
pub fn with(kept: &str, event: &Slug, ids: &[Slug]) -> String {
    let others = kept.lines().filter(|line| of_line(line, event).is_none());
    let mut lines: Vec<String> = others.map(str::to_owned).collect();
    if !ids.is_empty() {
        let ids: Vec<&str> = ids.iter().map(Slug::as_str).collect();
        lines.push(format!("{event} {}", ids.join(" ")));
    }
    lines.join("\n")
}

/// What follows the event's id in its own line.
fn of_line<'a>(line: &'a str, event: &Slug) -> Option<&'a str> {
    line.strip_prefix(event.as_str())?.strip_prefix(' ')
}

#[cfg(test)]
mod tests {
    use super::{of, with};
    use crate::model::ids::Slug;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    #[test]
    fn choices_of_events_are_kept_apart() {
        let kept = with("", &slug("meeting"), &[slug("a"), slug("b")]);
        let kept = with(&kept, &slug("meeting-2"), &[slug("c")]);
        assert_eq!(of(&kept, &slug("meeting")), [slug("a"), slug("b")]);
        assert_eq!(of(&kept, &slug("meeting-2")), [slug("c")]);
        let kept = with(&kept, &slug("meeting"), &[]);
        assert_eq!(kept, "meeting-2 c");
        assert!(of(&kept, &slug("meeting")).is_empty());
    }

    #[test]
    fn what_is_broken_is_left_out() {
        assert_eq!(of("e a <b> \u{0} c", &slug("e")), [slug("a"), slug("c")]);
        assert!(of("nonsense", &slug("e")).is_empty());
    }
}
