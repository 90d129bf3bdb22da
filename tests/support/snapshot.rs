//! Texts that are kept in the repository and compared.

use super::site::in_repository;
use std::fs;

/// Compares a text with the one kept under a path below `tests/`; with `UPDATE_EXPECT=1` keeps it instead.
///
/// # Panics
/// If they differ; the message shows the first line that does.
pub(crate) fn compare(path: &str, found: &str) {
    let file = in_repository("tests").join(path);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, found).unwrap();
        return;
    }
    let kept = fs::read_to_string(&file).unwrap_or_default();
    if kept != found {
        panic!(
            "{path} keeps another text (UPDATE_EXPECT=1 cargo test writes it anew). {}",
            first_difference(&kept, found)
        );
    }
}

fn first_difference(kept: &str, found: &str) -> String {
    let (mut kept, mut found) = (kept.lines(), found.lines());
    for number in 1.. {
        let (was, is) = (kept.next(), found.next());
        if was != is || was.is_none() {
            let shown = |line: Option<&str>| line.unwrap_or("(the end)").to_owned();
            return format!("Line {number}\n kept: {}\nfound: {}", shown(was), shown(is));
        }
    }
    String::new()
}
