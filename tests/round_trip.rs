//! Events exported as schedule or calendar and imported again: the same but for what the table of losses in FORMATS.md
//! lists. `LOSSES` is that table; what it doesn't name must come back.

mod support;

use inducult::content::check::load;
use inducult::content::store::Site;
use inducult::feed::{ical, schedule};
use inducult::model::ids::Slug;
use inducult::route::Feed;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use support::exported::copy;
use support::site::{good_folder, in_repository, json, real_folder, site, source, write_json};
use tempfile::TempDir;

/// A format, with what is lost of an event and of its entries on the way out and in again.
struct Format {
    file: &'static str,
    /// Fields that don't come back.
    of_event: &'static [&'static str],
    of_places: &'static [&'static str],
    of_entries: &'static [&'static str],
    /// Whether ids of places are those that their names give, and ids of breaks, too.
    ids_of_places: bool,
    ids_of_breaks: bool,
    /// Whether only the first topic of an entry comes back.
    first_topic: bool,
    /// Kinds of entries that come back as sessions.
    kinds: &'static [&'static str],
    /// What the order must say since the file doesn't.
    arguments: &'static [&'static str],
}

const FORMATS: [Format; 3] = [
    Format {
        file: "schedule.json",
        of_event: &[],
        of_places: &["country", "position", "zone"],
        of_entries: &[],
        ids_of_places: false,
        ids_of_breaks: true,
        first_topic: true,
        kinds: &["tour", "social"],
        arguments: &["kind", "country", "at"],
    },
    Format {
        file: "schedule.xml",
        of_event: &["summary"],
        of_places: &["country", "position", "zone"],
        of_entries: &[],
        ids_of_places: true,
        ids_of_breaks: false,
        first_topic: true,
        kinds: &[],
        arguments: &["kind", "country", "at", "summary"],
    },
    Format {
        file: "calendar.ics",
        of_event: &["summary"],
        of_places: &[],
        of_entries: &["audience", "text", "people", "language", "links", "points"],
        ids_of_places: true,
        ids_of_breaks: false,
        first_topic: false,
        kinds: &["break", "tour", "social"],
        arguments: &["summary"],
    },
];

/// What no format brings back, beside all languages but the one of the file.
const OF_EVENT: [&str; 8] = [
    "date_note",
    "disagreements",
    "has_details",
    "hosts",
    "related",
    "sources",
    "topics",
    "updated",
];
const OF_DETAILS: [&str; 5] = ["$schema", "agenda_note", "audience", "body", "updated"];

#[test]
fn the_owners_agenda_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    copy(&real_folder(), folder.path());
    for format in &FORMATS {
        come_back(&folder, "meeting-5-sisak-kranj", format);
    }
}

#[test]
fn every_field_of_an_entry_and_odd_times_come_back() {
    for format in &FORMATS {
        come_back(&with_the_long_way(), "long-way", format);
    }
}

#[test]
fn an_event_without_agenda_comes_back_from_a_calendar() {
    let folder = good_folder();
    let file = folder.path().join("events.json");
    let mut events = json(&file);
    events["events"].as_array_mut().unwrap().push(json!({
        "id": "open-mill", "kind": "workshop", "title": "The mill is open", "start": "2018-09-08", "end": "2018-09-09",
        "places": [{
            "id": "old-mill", "town": "Upper Town", "venue": "Old mill", "country": "AT", "zone": "Europe/Vienna",
            "position": { "lat": 46.72, "lon": 15.02, "precision": "site" },
        }],
        "summary": "Come and see.", "topics": ["water"], "status": "cancelled", "uid": "open@example.org",
        "sources": [], "updated": "2018-01-02",
    }));
    write_json(&file, &events);
    let calendar = exported(folder.path(), "open-mill", "calendar.ics");
    let (before, _) = taken_out(folder.path(), "open-mill");
    // The zone of whole days is nowhere in the file.
    imported(
        folder.path(),
        "calendar.ics",
        &calendar,
        &["--id", "open-mill", "--zone", "Europe/Vienna"],
    );
    let mut after = record(folder.path(), "open-mill");
    let mut before = before;
    for record in [&mut before, &mut after] {
        record["updated"].take();
        record["places"][0]["position"]["precision"].take();
    }
    assert_eq!(after, before);
}

#[test]
fn a_file_replaces_its_own_event_without_further_words() {
    let real = tempfile::tempdir().unwrap();
    copy(&real_folder(), real.path());
    // In the calendar, what an entry is about stands in one text with the rest.
    for file in ["schedule.json", "schedule.xml", "calendar.ics"] {
        for (folder, id) in [
            (with_the_long_way(), "long-way"),
            (copied(&real), "meeting-5-sisak-kranj"),
        ] {
            let of = |folder: &Path| {
                let (mut record, mut details) = (record(folder, id), details_of(folder, id));
                record["updated"].take();
                remove(&mut details, &["$schema", "updated"]);
                for day in details["days"].as_array_mut().unwrap() {
                    for entry in day["entries"].as_array_mut().unwrap() {
                        remove(entry, &["uid"]);
                        if file == "calendar.ics" {
                            remove(entry, &["text", "people", "language", "links"]);
                        }
                    }
                }
                format!("{:#}", json!([record, details]))
            };
            let before = of(folder.path());
            let text = exported(folder.path(), id, file);
            imported(folder.path(), file, &text, &["--id", id, "--replace"]);
            assert_eq!(of(folder.path()), before, "{id} by {file}");
        }
    }
}

/// Exports an event, takes it out of the content, imports it again and compares.
fn come_back(folder: &TempDir, id: &str, format: &Format) {
    let folder = copied(folder);
    let text = exported(folder.path(), id, format.file);
    let (event, details) = taken_out(folder.path(), id);
    let values = [
        ("kind", text_of(&event["kind"])),
        ("country", text_of(&event["places"][0]["country"])),
        ("at", at(&event["places"][0]["position"])),
        ("summary", "Words.".to_owned()),
    ];
    let mut arguments = vec!["--id".to_owned(), id.to_owned()];
    for (name, value) in values {
        if format.arguments.contains(&name) {
            arguments.extend([format!("--{name}"), value]);
        }
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let report = imported(folder.path(), format.file, &text, &arguments);
    assert!(!report.contains("links to addresses"), "{report}");
    let found = (record(folder.path(), id), details_of(folder.path(), id));
    let expected = compared((event, details), format);
    let found = compared(found, format);
    let shown = |value: &Value| format!("{value:#}");
    assert_eq!(shown(&found), shown(&expected), "{} by {}", id, format.file);
}

/// What is to be the same: the event in one language, without what the format loses.
fn compared((mut event, mut details): (Value, Value), format: &Format) -> Value {
    remove(&mut event, &OF_EVENT);
    remove(&mut event, format.of_event);
    remove(&mut details, &OF_DETAILS);
    let mut ids = BTreeMap::new();
    for (index, place) in event["places"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .enumerate()
    {
        remove(place, format.of_places);
        if format.ids_of_places {
            let number = json!(format!("place {index}"));
            ids.insert(text_of(&place["id"]), number.clone());
            place["id"] = number;
        }
        if let Some(position) = place.get_mut("position") {
            remove(position, &["precision"]);
        }
    }
    for day in details["days"].as_array_mut().unwrap() {
        for entry in day["entries"].as_array_mut().unwrap() {
            remove(entry, format.of_entries);
            // In a calendar the identifier has the id, unless it is one from elsewhere.
            let uid = entry["uid"].take();
            let is_foreign = uid.as_str().is_some_and(|uid| !uid.contains('@'));
            // It is that of the file from then on, if it wasn't before.
            remove(entry, &["uid"]);
            let is_break = format.ids_of_breaks && entry["kind"] == "break";
            if is_break || (is_foreign && format.file == "calendar.ics") {
                remove(entry, &["id"]);
            }
            for field in ["place", "to"] {
                let id = entry.get(field).and_then(Value::as_str);
                if let Some(id) = id.and_then(|id| ids.get(id)) {
                    entry[field] = id.clone();
                }
            }
            if format.first_topic
                && let Some(topics) = entry.get_mut("topics")
            {
                topics.as_array_mut().unwrap().truncate(1);
            }
            if format.kinds.contains(&entry["kind"].as_str().unwrap()) {
                entry["kind"] = "session".into();
            }
        }
    }
    in_english(json!([event, details]))
}

fn remove(record: &mut Value, fields: &[&str]) {
    for field in fields {
        record.as_object_mut().unwrap().remove(*field);
    }
}

/// Each text by language as its English one.
fn in_english(value: Value) -> Value {
    match value {
        Value::Object(fields) => match fields.get("en") {
            Some(text) => text.clone(),
            None => fields
                .into_iter()
                .map(|(name, value)| (name, in_english(value)))
                .collect(),
        },
        Value::Array(list) => list.into_iter().map(in_english).collect(),
        other => other,
    }
}

fn copied(folder: &TempDir) -> TempDir {
    let fresh = tempfile::tempdir().unwrap();
    copy(folder.path(), fresh.path());
    fresh
}

fn with_the_long_way() -> TempDir {
    let folder = good_folder();
    let file = folder.path().join("events.json");
    let mut events = json(&file);
    let event = json(&in_repository("tests/import/round-trip/event.json"));
    events["events"].as_array_mut().unwrap().push(event);
    write_json(&file, &events);
    let details = folder.path().join("events/long-way.json");
    copy(
        &in_repository("tests/import/round-trip/details.json"),
        &details,
    );
    folder
}

/// A file of an event as the exporter writes it in English.
fn exported(folder: &Path, id: &str, file: &str) -> String {
    let settings = folder.join("project.json");
    let mut project = json(&settings);
    project["url"] = "https://mills.example.net/".into();
    write_json(&settings, &project);
    let source = source(folder);
    let site: &Site = &site(&source, "en");
    let id = Slug::parse(id).unwrap();
    let text = match file {
        "schedule.json" => schedule::json(site, &id),
        "schedule.xml" => schedule::xml(site, &id),
        _ => ical::calendar(site, &Feed::Event(id)),
    };
    text.unwrap()
}

/// Removes an event from the content: its record and its details.
fn taken_out(folder: &Path, id: &str) -> (Value, Value) {
    let file = folder.join("events.json");
    let mut events = json(&file);
    let list = events["events"].as_array_mut().unwrap();
    let at = list.iter().position(|event| event["id"] == id).unwrap();
    let event = list.remove(at);
    write_json(&file, &events);
    let details = folder.join(format!("events/{id}.json"));
    if !details.exists() {
        return (event, Value::Null);
    }
    let read = json(&details);
    fs::remove_file(details).unwrap();
    (event, read)
}

/// Imports a text and gives the report.
fn imported(folder: &Path, name: &str, text: &str, arguments: &[&str]) -> String {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join(name);
    fs::write(&file, text).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_site"));
    command
        .arg("import")
        .arg(&file)
        .arg("--data")
        .arg(folder)
        .args(arguments);
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {told}\n{text}");
    let (content, diagnostics) = load(folder);
    assert!(content.is_some(), "{diagnostics}");
    String::from_utf8(output.stdout).unwrap()
}

fn record(folder: &Path, id: &str) -> Value {
    let events = json(&folder.join("events.json"));
    let mut events = events["events"].as_array().unwrap().iter();
    events.find(|event| event["id"] == id).unwrap().clone()
}

fn details_of(folder: &Path, id: &str) -> Value {
    json(&folder.join(format!("events/{id}.json")))
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn at(position: &Value) -> String {
    format!("{},{}", position["lat"], position["lon"])
}
