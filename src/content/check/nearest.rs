//! The "did you mean" of the check.

/// The candidate that a misspelt name most likely stands for, as a question; none where nothing is near.
pub(super) fn did_you_mean<'a>(
    found: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(found, candidates).map(|name| format!("did you mean \"{name}\"?"))
}

fn nearest<'a>(found: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let found = found.to_lowercase();
    let likeness =
        |name: &&str| strsim::normalized_damerau_levenshtein(&found, &name.to_lowercase());
    candidates
        .into_iter()
        .map(|name| (likeness(&name), name))
        .filter(|(likeness, _)| *likeness >= 0.6)
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, name)| name)
}

/// Names in a sentence: `"a", "b", "c"`; at most twelve of them.
pub(super) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    const SHOWN: usize = 12;
    let names: Vec<String> = names
        .into_iter()
        .map(|name| format!("\"{name}\""))
        .collect();
    match names.len() {
        0 => "none".to_owned(),
        count if count > SHOWN => {
            format!("{} and {} more", names[..SHOWN].join(", "), count - SHOWN)
        }
        _ => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, list};

    #[test]
    fn only_what_is_near_is_proposed() {
        let names = ["title", "titles", "summary"];
        assert_eq!(
            did_you_mean("titel", names).as_deref(),
            Some("did you mean \"title\"?")
        );
        assert_eq!(did_you_mean("zebra", names), None);
    }

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(list([]), "none");
        assert_eq!(list(["a", "b"]), "\"a\", \"b\"");
        assert!(list(["x"; 20]).ends_with("and 8 more"));
    }
}
