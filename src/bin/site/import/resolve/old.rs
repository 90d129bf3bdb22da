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
    /// The entries that start on a day at a time.
    by_start: HashMap<(&'a str, &'a str), Vec<&'a Value>>,
}

impl<'a> Old<'a> {
    /// An event by its record and its details.
    pub(super) fn of(record: &'a Value, details: Option<&'a Value>) -> Self {
        let days = details.and_then(|details| details["days"].as_array());
        let days = days.into_iter().flatten();
        let of_day = |day: &'a Value| {
            let entries = day["entries"].as_array().into_iter().flatten();
            entries.map(|entry| (&day["date"], entry))
        };
        let entries: Vec<(&Value, &Value)> = days.flat_map(of_day).collect();
        let by = |field: &str| {
            let named = entries
                .iter()
                .filter_map(|(_, entry)| Some((entry[field].as_str()?, *entry)));
            named.collect()
        };
        let mut by_start: HashMap<_, Vec<_>> = HashMap::new();
        for (date, entry) in &entries {
            if let (Some(date), Some(start)) = (date.as_str(), entry["start"].as_str()) {
                by_start.entry((date, start)).or_default().push(*entry);
            }
        }
        Self {
            record: Some(record),
            details,
            by_uid: by("uid"),
            by_id: by("id"),
            by_start,
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

    /// An entry by its start and its title in some language.
    pub(super) fn entry_at(&self, date: &str, start: &str, title: &str) -> Option<&'a Value> {
        let mut entries = self.by_start.get(&(date, start))?.iter().copied();
        entries.find(|entry| says(&entry["title"], title))
    }

    /// An entry by its id.
    pub(super) fn entry_of_id(&self, id: &Slug) -> Option<&'a Value> {
        self.by_id.get(id.as_str()).copied()
    }
}

/// What the file says, or what was there if it says that too: an editor may have translated a text since, and a file may
/// have only the first topic.
pub(super) fn kept(said: Option<Value>, old: Option<Value>) -> Option<Value> {
    let is_in = |old: &Value| said.as_ref().is_some_and(|said| holds(old, said));
    old.filter(is_in).or(said)
}

/// Whether a value of the content says what one of the file says: a text in one of its languages, an object in each of
/// its fields, a list of ids among others.
fn holds(old: &Value, said: &Value) -> bool {
    match (old, said) {
        (_, Value::String(text)) => says(old, text),
        (Value::Array(old), Value::Array(said)) if said.iter().all(Value::is_string) => {
            said.iter().all(|id| old.contains(id))
        }
        (Value::Array(old), Value::Array(said)) => {
            old.len() == said.len() && old.iter().zip(said).all(|(old, said)| holds(old, said))
        }
        (Value::Object(old), Value::Object(said)) => {
            old.len() == said.len()
                && said
                    .iter()
                    .all(|(name, said)| old.get(name).is_some_and(|old| holds(old, said)))
        }
        _ => old == said,
    }
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
