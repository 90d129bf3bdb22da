//! The "did you mean" of the check.

/// The candidate that a misspelt name most likely stands for, as a question; none where nothing is near.
pub(super) fn did_you_mean<'a>(
    found: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(found, candidates).map(|name| format!("did you mean \"{name}\"?"))
}

/// The candidate that a misspelt name most likely stands for.
pub(super) fn nearest<'a>(
    found: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
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

/// Names in a sentence: `"a", "b", "c"`.
pub(super) fn list<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    cut(names, usize::MAX)
}

/// The first dozen names in a sentence, and how many more there are.
pub(super) fn dozen<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    cut(names, 12)
}

fn cut<'a>(names: impl IntoIterator<Item = &'a str>, shown: usize) -> String {
    let names: Vec<String> = names
        .into_iter()
        .map(|name| format!("\"{name}\""))
        .collect();
    match names.len() {
        0 => "none".to_owned(),
        count if count > shown => {
            format!("{} and {} more", names[..shown].join(", "), count - shown)
        }
        _ => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, dozen, list};

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
        assert!(dozen(["x"; 20]).ends_with("and 8 more"));
    }
}
