//! Fields that only the exporter writes. In an editor's file they would show on a visitor's page and not in the export,
//! or the other way round.

use super::faults::{At, Faults};
use super::files::{Documents, stem_in};
use serde_json::Value;

/// Checks that no file has one.
pub(super) fn check(documents: &Documents, faults: &mut Faults<'_>) {
    for (file, document) in documents {
        let (at, value) = (At::file(file), &document.value);
        if file == "project.json" {
            none_of(&at, value, &["content", "without", "split_events"], faults);
        } else if file == "places.json" {
            for (index, place) in items(&value["places"]) {
                none_of(&at.field("places").item(index), place, &["near"], faults);
            }
        } else if stem_in(file, "events").is_some() {
            none_of(&at, value, &["record", "name", "around", "split"], faults);
            for (day, of_day) in items(&value["days"]) {
                for (entry, of_entry) in items(&of_day["entries"]) {
                    let at = at.field("days").item(day).field("entries").item(entry);
                    none_of(&at, of_entry, &["minutes", "at"], faults);
                }
            }
        }
    }
}

fn items(list: &Value) -> impl Iterator<Item = (usize, &Value)> {
    list.as_array().into_iter().flatten().enumerate()
}

fn none_of(at: &At, value: &Value, names: &[&str], faults: &mut Faults<'_>) {
    for name in names.iter().filter(|name| value.get(**name).is_some()) {
        let message = format!("the exporter alone writes \"{name}\" here; remove it");
        faults.error(&at.field(name).key(), "exporters-field", message);
    }
}
