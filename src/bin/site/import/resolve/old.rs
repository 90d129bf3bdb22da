//! The event that an import replaces: what schedules never say of it stays.

use inducult::model::ids::Slug;
use serde_json::Value;
use std::collections::HashMap;

/// An event as it is in the content, if it is to be replaced.
#[derive(Default)]
pub(super) struct Old<'a> {
    record: Option<&'a Value>,
    details: Option<&'a Value>,
    by_uid: HashMap<&'a str, &'a Value>,
    by_id: HashMap<&'a str, &'a Value>,
}

impl<'a> Old<'a> {
    /// An event by its record and its details.
    pub(super) fn of(record: &'a Value, details: Option<&'a Value>) -> Self {
        let days = details.and_then(|details| details["days"].as_array());
        let days = days.into_iter().flatten();
        let entries = days.filter_map(|day| day["entries"].as_array()).flatten();
        let entries: Vec<&Value> = entries.collect();
        let by = |field: &str| {
            let named = entries
                .iter()
                .filter_map(|entry| Some((entry[field].as_str()?, *entry)));
            named.collect()
        };
        Self {
            record: Some(record),
            details,
            by_uid: by("uid"),
            by_id: by("id"),
        }
    }

    /// A field of the record.
    pub(super) fn field(&self, name: &str) -> Option<Value> {
        self.record?.get(name).cloned()
    }

    /// A field of the details.
    pub(super) fn details_field(&self, name: &str) -> Option<Value> {
        self.details?.get(name).cloned()
    }

    /// Every place.
    pub(super) fn places(&self) -> impl Iterator<Item = &'a Value> {
        let places = self.record.and_then(|record| record["places"].as_array());
        places.into_iter().flatten()
    }

    /// A place by its id.
    pub(super) fn place(&self, id: &Slug) -> Option<&'a Value> {
        self.places().find(|place| place["id"] == id.as_str())
    }

    /// An entry by its identifier in the schedule.
    pub(super) fn entry(&self, uid: &str) -> Option<&'a Value> {
        self.by_uid.get(uid).copied()
    }

    /// An entry by its id.
    pub(super) fn entry_of_id(&self, id: &Slug) -> Option<&'a Value> {
        self.by_id.get(id.as_str()).copied()
    }
}

/// A text of the file, or the one that was there if it says the same in one of its languages: an editor may have
/// translated it since.
pub(super) fn kept(text: Option<Value>, old: Option<Value>) -> Option<Value> {
    let is_same = |old: &Value| match &text {
        Some(Value::String(text)) => says(old, text),
        Some(text) => old == text,
        None => false,
    };
    old.filter(is_same).or(text)
}

/// Whether a text says this in one of its languages.
pub(super) fn says(text: &Value, wanted: &str) -> bool {
    let is_wanted = |text: &Value| {
        let text = text.as_str();
        text.is_some_and(|text| text.eq_ignore_ascii_case(wanted))
    };
    let texts = text.as_object();
    is_wanted(text) || texts.is_some_and(|texts| texts.values().any(is_wanted))
}
