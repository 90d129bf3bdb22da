//! The check of the content against good and bad data folders.
//!
//! `bad/<case>/` holds the files in which a case differs from `good/`, `removed.txt` with the files that it lacks,
//! `purpose.txt` with the word `publish` if it is checked for that, and `expected.txt`, what the check says of it.
//! `UPDATE_EXPECT=1 cargo test --test content` writes the last anew.

use inducult::content::check::{Purpose, Source, load, load_for};
use inducult::content::diagnostic::{CODES, Diagnostics};
use inducult::content::schema::{SCHEMAS, file_text};
use inducult::i18n::key;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn good_content_has_no_fault() {
    let folder = overlaid(None);
    let (source, diagnostics) = load(folder.path());
    assert_eq!(diagnostics.to_string(), "no errors, no warnings\n");
    let source = source.expect("content without errors has a source");
    assert_eq!(source.details.len(), 1);
    assert_eq!(source.catalogues.len(), 2);
    assert_eq!(source.files.len(), 11);
}

#[test]
fn the_content_of_this_site_has_no_error() {
    let (source, diagnostics) = load(&root().join("public/data"));
    assert!(source.is_some(), "{diagnostics}");
}

#[test]
fn bad_content_is_told_in_full() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let found = checked(&case).to_string();
        let expected = case.join("expected.txt");
        if update {
            fs::write(&expected, found).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default() != found {
            wrong.push(format!("{}:\n{found}", case.display()));
        }
    }
    assert!(
        wrong.is_empty(),
        "other than in expected.txt (UPDATE_EXPECT=1 writes it anew):\n\n{}",
        wrong.join("\n")
    );
}

#[test]
fn every_code_has_a_case_of_its_name() {
    let silent: Vec<_> = CODES
        .iter()
        // These hang on other hosts: tests/links.rs shows them.
        .filter(|code| !["link-dead", "link-insecure", "link-moved"].contains(code))
        .filter(|code| {
            let case = data("bad").join(code);
            !case.is_dir() || checked(&case).iter().all(|d| d.code != **code)
        })
        .collect();
    assert!(silent.is_empty(), "no case in tests/bad shows {silent:?}");
}

#[test]
fn there_is_a_source_exactly_without_errors() {
    for case in cases() {
        let (source, diagnostics) = load_case(&case);
        assert_eq!(
            source.is_none(),
            diagnostics.has_errors(),
            "{}",
            case.display()
        );
    }
}

#[test]
fn positions_point_at_what_they_name() {
    let case = data("bad/unknown-field");
    let text = fs::read_to_string(case.join("events.json")).unwrap();
    let diagnostics = checked(&case);
    let fault = diagnostics
        .iter()
        .find(|d| d.pointer == "/events/0/titel")
        .expect("the field is told");
    let line = text.lines().nth(fault.line - 1).unwrap();
    assert!(
        line.chars()
            .skip(fault.column - 1)
            .collect::<String>()
            .starts_with("\"titel\""),
        "{line}"
    );
}

#[test]
fn json_output_has_the_agreed_fields() {
    let json = checked(&data("bad/dangling-id")).to_json();
    let first = json
        .as_array()
        .and_then(|list| list.first())
        .and_then(Value::as_object)
        .expect("a list of objects");
    let fields: BTreeSet<_> = first.keys().map(String::as_str).collect();
    let agreed = [
        "code",
        "column",
        "file",
        "line",
        "message",
        "pointer",
        "severity",
        "suggestion",
    ];
    assert_eq!(fields, agreed.into());
}

#[test]
fn the_command_ends_with_0_1_or_2() {
    let run = |data: &Path, format: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_site"));
        let output = command
            .arg("check")
            .arg("--data")
            .arg(data)
            .args(["--format", format])
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let warned = overlaid(Some(&data("bad/insecure-link")));
    assert_eq!(
        run(warned.path(), "text"),
        (Some(0), expected("insecure-link"))
    );
    let wrong = overlaid(Some(&data("bad/lead-partner")));
    assert_eq!(
        run(wrong.path(), "text"),
        (Some(1), expected("lead-partner"))
    );
    let (code, json) = run(wrong.path(), "json");
    assert_eq!(code, Some(1));
    assert_eq!(
        serde_json::from_str::<Value>(&json).unwrap()[0]["code"],
        "lead-partner"
    );
    assert_eq!(run(&wrong.path().join("none"), "text").0, Some(2));
    assert_eq!(run(wrong.path(), "yaml").0, Some(2));
}

#[test]
fn the_command_holds_content_to_publishing_when_asked() {
    let run = |options: &[&str]| {
        let folder = overlaid(Some(&data("bad/publish")));
        let mut command = Command::new(env!("CARGO_BIN_EXE_site"));
        command.args(["check", "--data"]).arg(folder.path());
        let output = command.args(options).output().unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    assert_eq!(run(&["--publish"]), (Some(1), expected("publish")));
    assert_eq!(run(&[]), (Some(0), expected("missing-legal")));
}

#[test]
fn good_content_can_be_published() {
    let (_, diagnostics) = load_for(Purpose::Publish, overlaid(None).path());
    assert_eq!(diagnostics.to_string(), "no errors, no warnings\n");
}

#[test]
fn a_folder_without_files_is_told_and_not_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    let (source, diagnostics) = load(folder.path());
    assert!(source.is_none());
    assert_eq!(
        diagnostics
            .iter()
            .filter(|d| d.code == "missing-file")
            .count(),
        8
    );
}

/// Whatever value stands in place of another, the check says something or reads it; it never panics.
#[test]
fn no_value_in_any_place_is_a_panic() {
    for file in [
        "project.json",
        "events.json",
        "events/first-meeting.json",
        "i18n/de.json",
        "partners.json",
    ] {
        let folder = overlaid(None);
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        let good: Value = serde_json::from_str(&text).unwrap();
        let strange = [
            Value::Null,
            1e300.into(),
            "\u{0}é(\"*".into(),
            serde_json::json!([{}]),
            serde_json::json!({ "": 0 }),
        ];
        for (index, pointer) in pointers(&good, String::new()).iter().enumerate().step_by(2) {
            let mut value = good.clone();
            *value.pointer_mut(pointer).unwrap() = strange[index / 2 % strange.len()].clone();
            fs::write(folder.path().join(file), value.to_string()).unwrap();
            let (source, diagnostics) = load(folder.path());
            let agree = source.is_none() == diagnostics.has_errors();
            assert!(agree, "{file}{pointer}");
        }
    }
}

#[test]
fn schemas_in_the_repository_are_those_of_the_types() {
    let folder = root().join("public/data/schema");
    for (name, make) in SCHEMAS {
        let kept = fs::read_to_string(folder.join(format!("{name}.json"))).unwrap_or_default();
        assert!(
            kept == file_text(&make()),
            "the schema {name}.json is stale: run `cargo run --bin site -- schema`"
        );
    }
    let kept = fs::read_dir(&folder).unwrap().count();
    assert_eq!(
        kept,
        SCHEMAS.len(),
        "a file in {} has no type any more",
        folder.display()
    );
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn data(path: &str) -> PathBuf {
    root().join("tests").join(path)
}

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<_> = fs::read_dir(data("bad"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    cases.sort();
    assert!(!cases.is_empty());
    cases
}

fn expected(case: &str) -> String {
    fs::read_to_string(data("bad").join(case).join("expected.txt")).unwrap()
}

fn checked(case: &Path) -> Diagnostics {
    load_case(case).1
}

/// A case, loaded for its purpose.
fn load_case(case: &Path) -> (Option<Source>, Diagnostics) {
    let purpose = match fs::read_to_string(case.join("purpose.txt")) {
        Ok(word) if word.trim() == "publish" => Purpose::Publish,
        Ok(word) => panic!("{word} is no purpose"),
        Err(_) => Purpose::Build,
    };
    load_for(purpose, overlaid(Some(case)).path())
}

/// The good data folder with a case over it.
fn overlaid(case: Option<&Path>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&data("good"), folder.path());
    if let Some(case) = case {
        copy(case, folder.path());
        let _ = fs::remove_file(folder.path().join("expected.txt"));
    }
    if let Ok(removed) = fs::read_to_string(folder.path().join("removed.txt")) {
        removed
            .lines()
            .for_each(|file| fs::remove_file(folder.path().join(file)).unwrap());
    }
    for language in ["en", "de"] {
        add_messages(&folder.path().join(format!("i18n/{language}.json")));
    }
    folder
}

/// The catalogues of the cases hold only the message `skip`, so that they don't change with each new one. All others
/// are put in here, on the line on which the messages begin: no line number changes.
fn add_messages(catalogue: &Path) {
    let Ok(text) = fs::read_to_string(catalogue) else {
        return;
    };
    let others = key::ALL
        .iter()
        .map(|key| key.as_str())
        .filter(|key| *key != "skip");
    let others: String = others.map(|key| format!("\"{key}\": \"a\", ")).collect();
    let filled = match text.contains("\"messages\": {}") {
        true => text.replace(
            "\"messages\": {}",
            &format!("\"messages\": {{{}}}", others.trim_end_matches(", ")),
        ),
        false => text.replace("\"messages\": {", &format!("\"messages\": {{{others}")),
    };
    fs::write(catalogue, filled).unwrap();
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            let _ = fs::remove_file(&target);
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn pointers(value: &Value, at: String) -> Vec<String> {
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, item)| (index.to_string(), item))
            .collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, field)| (name.clone(), field))
            .collect(),
        _ => Vec::new(),
    };
    let below = inner
        .into_iter()
        .flat_map(|(name, value)| pointers(value, format!("{at}/{name}")));
    std::iter::once(at.clone())
        .chain(below.collect::<Vec<_>>())
        .collect()
}
