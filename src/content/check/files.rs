//! The files of a data folder: which there must be, which there are, and their text as JSON.

use super::Content;
use super::faults::{At, Faults};
use super::nearest::nearest;
use crate::content::diagnostic::{Diagnostic, Report, Severity};
use crate::content::parse::{Document, parse};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;

/// Every file that is JSON, by its path relative to the data folder.
pub(super) type Documents = BTreeMap<String, Document>;

/// The files that every data folder has.
const FIXED: [&str; 8] = [
    "project.json",
    "topics.json",
    "partners.json",
    "events.json",
    "outputs.json",
    "places.json",
    "stories.json",
    "legal.json",
];

/// Reads every file that the content consists of.
pub(super) fn read(dir: &Path, report: &mut Report) -> Documents {
    let mut documents = Documents::new();
    let mut read_into = |files: BTreeSet<String>, documents: &mut Documents| {
        for file in files {
            documents.extend(read_one(dir, &file, report).map(|document| (file, document)));
        }
    };
    read_into(FIXED.map(str::to_owned).into(), &mut documents);
    let languages = named(&documents, "project.json", "/languages", |language| {
        language.get("code")
    });
    let catalogues = match languages {
        Some(codes) => codes
            .into_iter()
            .map(|code| format!("i18n/{code}.json"))
            .collect(),
        None => listed(dir, "i18n"),
    };
    read_into(catalogues, &mut documents);
    let with_details = |event: &'_ Value| event.get("has_details") == Some(&Value::Bool(true));
    let ids = named(&documents, "events.json", "/events", |event| {
        event.get("id").filter(|_| with_details(event))
    });
    let there = listed(dir, "events");
    let details = match ids {
        // One that is missing is the event's fault and told there.
        Some(ids) => ids
            .into_iter()
            .map(|id| format!("events/{id}.json"))
            .filter(|file| there.contains(file))
            .collect(),
        None => there,
    };
    read_into(details, &mut documents);
    documents
}

/// The well-formed names that the records of a list give for files, if the list can be read at all.
fn named(
    documents: &Documents,
    file: &str,
    list: &str,
    name: impl Fn(&Value) -> Option<&Value>,
) -> Option<BTreeSet<String>> {
    let records = documents.get(file)?.value.pointer(list)?.as_array()?;
    let safe = |name: &&str| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    Some(
        records
            .iter()
            .filter_map(|record| name(record)?.as_str())
            .filter(safe)
            .map(str::to_owned)
            .collect(),
    )
}

fn read_one(dir: &Path, file: &str, report: &mut Report) -> Option<Document> {
    let bytes = match std::fs::read(dir.join(file)) {
        Ok(bytes) => bytes,
        Err(error) => {
            let (code, message) = if error.kind() == ErrorKind::NotFound {
                ("missing-file", "this file is missing".to_owned())
            } else {
                (
                    "unreadable-file",
                    format!("this file can't be read: {error}"),
                )
            };
            report.add(Diagnostic {
                file: file.to_owned(),
                pointer: String::new(),
                line: 1,
                column: 1,
                severity: Severity::Error,
                code,
                message,
                suggestion: None,
            });
            return None;
        }
    };
    let (document, faults) = parse(file, &bytes);
    for fault in faults {
        report.add(fault);
    }
    document
}

/// The JSON files of a folder of the data folder (`""` is the data folder itself).
fn listed(dir: &Path, folder: &str) -> BTreeSet<String> {
    let Ok(entries) = std::fs::read_dir(dir.join(folder)) else {
        return BTreeSet::new();
    };
    let prefix = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}/")
    };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names
        .filter(|name| name.ends_with(".json"))
        .map(|name| format!("{prefix}{name}"))
        .collect()
}

/// `x` of `folder/x.json`.
pub(super) fn stem_in<'a>(file: &'a str, folder: &str) -> Option<&'a str> {
    file.strip_prefix(folder)?
        .strip_prefix('/')?
        .strip_suffix(".json")
}

/// Events and the files of their details must name each other.
pub(super) fn check_details(dir: &Path, content: &Content, faults: &mut Faults<'_>) {
    let Some(events) = &content.events else {
        return;
    };
    let there = listed(dir, "events");
    for (index, event) in events.events.iter().enumerate() {
        let at = At::file("events.json")
            .field("events")
            .item(index)
            .field("has_details");
        let file = format!("events/{}.json", event.id);
        let message = match (event.has_details, there.contains(&file)) {
            (true, false) => format!(
                "the event \"{}\" has details, but there is no file {file}",
                event.id
            ),
            (false, true) => format!(
                "there is a file {file}, but the event \"{}\" has no details",
                event.id
            ),
            _ => continue,
        };
        let mend = if event.has_details {
            "write the file or set has_details to false"
        } else {
            "set has_details to true"
        };
        faults.add(
            &at,
            Severity::Error,
            "has-details",
            message,
            Some(mend.to_owned()),
        );
    }
    for (id, details) in &content.details {
        if details.event != *id {
            let at = At::file(&format!("events/{id}.json")).field("event");
            let message = format!(
                "this file is that of the event \"{id}\", but it names \"{}\"",
                details.event
            );
            faults.error(&at, "wrong-event", message);
        }
    }
}

/// Warns of files that nothing reads.
pub(super) fn check_unused(dir: &Path, content: &Content, faults: &mut Faults<'_>) {
    let mut known: BTreeSet<String> = FIXED.map(str::to_owned).into();
    let mut folders = vec![""];
    if let Some(events) = &content.events {
        known.extend(
            events
                .events
                .iter()
                .map(|event| format!("events/{}.json", event.id)),
        );
        folders.push("events");
    }
    if let Some(project) = &content.project {
        known.extend(
            project
                .languages
                .iter()
                .map(|language| format!("i18n/{}.json", language.code.as_str())),
        );
        folders.push("i18n");
    }
    for file in folders
        .into_iter()
        .flat_map(|folder| listed(dir, folder))
        .filter(|file| !known.contains(file))
    {
        let suggestion = similar(&file, &known);
        let message = "nothing reads this file".to_owned();
        faults.add(
            &At::file(&file),
            Severity::Warning,
            "unused-file",
            message,
            suggestion,
        );
    }
}

/// A known file of the same folder with a name like that of `file`.
fn similar(file: &str, known: &BTreeSet<String>) -> Option<String> {
    let parts = |file: &'_ str| -> Option<(usize, usize)> {
        Some((
            file.rfind('/').map_or(0, |at| at + 1),
            file.len().checked_sub(".json".len())?,
        ))
    };
    let (start, end) = parts(file)?;
    let folder = &file[..start];
    let stems = known.iter().filter_map(|known| {
        let (from, to) = parts(known)?;
        (known[..from] == *folder).then(|| &known[from..to])
    });
    nearest(&file[start..end], stems).map(|stem| format!("did you mean \"{folder}{stem}.json\"?"))
}
