//! What is kept in a browser is kept under the names of one list, which the page about the site shows.
//!
//! The sources are read for every way by which a page can keep something; a browser test looks at what is really there.

mod support;

use inducult::platform::kept;
use std::fs;
use std::path::Path;
use support::site::in_repository;

/// Names of the ways by which a page keeps something in a browser, in Rust and in JavaScript, but for the local
/// storage. None of them is used.
const OTHER_WAYS: [&str; 9] = [
    "cookie",
    "session_storage",
    "sessionStorage",
    "indexed_db",
    "indexedDB",
    "caches",
    "service_worker",
    "serviceWorker",
    "window.name",
];

/// The code of a file without its comments, line by line.
struct Code {
    path: String,
    lines: Vec<String>,
}

/// All code that can run in a browser.
fn code() -> Vec<Code> {
    let mut found = vec![read(&in_repository("index.html"))];
    gather(&in_repository("src"), &mut found);
    assert!(found.len() > 50, "only {} files", found.len());
    found
}

fn gather(folder: &Path, found: &mut Vec<Code>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
        } else if path
            .extension()
            .is_some_and(|end| end == "rs" || end == "js")
        {
            found.push(read(&path));
        }
    }
}

fn read(path: &Path) -> Code {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().map(str::trim);
    Code {
        path: path.display().to_string(),
        lines: lines
            .filter(|line| !line.starts_with("//"))
            .map(str::to_owned)
            .collect(),
    }
}

/// The lines that hold one of some words, each after its file.
fn lines_with(words: &[&str]) -> Vec<(String, String)> {
    let with_path = |code: Code| {
        let hits = code.lines.into_iter();
        let hits = hits.filter(|line| words.iter().any(|word| line.contains(word)));
        hits.map(|line| (code.path.clone(), line))
            .collect::<Vec<_>>()
    };
    code().into_iter().flat_map(with_path).collect()
}

#[test]
fn nothing_is_kept_elsewhere_than_in_the_local_storage() {
    assert_eq!(lines_with(&OTHER_WAYS), []);
}

/// Local storage is reached in two places, each of which takes its names from the list; a name is spelled nowhere else.
#[test]
fn all_that_is_kept_is_on_the_list() {
    let reached = lines_with(&["local_storage", "localStorage"]);
    let [(shell, script), (twin, _)] = &reached[..] else {
        panic!("the local storage is reached elsewhere too: {reached:#?}");
    };
    assert!(shell.ends_with("index.html"), "{shell}");
    assert!(twin.ends_with("src/platform/browser/storage.rs"), "{twin}");
    assert_eq!(script.matches("localStorage").count(), 1);
    let name = script.split_once("localStorage.getItem(\"").unwrap().1;
    let name = name.split('"').next().unwrap();
    assert!(kept::ALL.iter().any(|kept| kept.name == name), "{name}");
    for (path, line) in lines_with(&["get_item(", "set_item(", "remove_item("]) {
        assert!(path.ends_with("src/platform/browser/storage.rs"), "{path}");
        assert!(line.contains("_item(kept.name"), "{line}");
    }
    for (path, line) in lines_with(&["Kept {"]) {
        assert!(path.ends_with("src/platform/kept.rs"), "{path}: {line}");
    }
}

#[test]
fn names_on_the_list_are_unique() {
    let names: Vec<_> = kept::ALL.iter().map(|kept| kept.name).collect();
    let mut once = names.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), names.len(), "{names:?}");
}
