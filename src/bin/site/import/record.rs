//! Our records as they are written: the fields of `model::event` and `model::agenda` in the order of the hand-written
//! files. What an import takes over from a record that it replaces is kept as JSON.

use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// A text: a string in the project's default language, or texts by language.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Text {
    Plain(String),
    ByLanguage(BTreeMap<String, String>),
}

/// A record of `events.json`.
#[derive(Serialize)]
pub(super) struct Event {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) title: Value,
    pub(super) start: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_note: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) disagreements: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) places: Vec<Place>,
    pub(super) summary: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hosts: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) topics: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) status: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) uid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) related: Option<Value>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) has_details: bool,
    pub(super) sources: Value,
    pub(super) updated: String,
}

/// A place of an event.
#[derive(Serialize)]
pub(super) struct Place {
    pub(super) id: String,
    pub(super) town: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) venue: Option<Value>,
    pub(super) country: String,
    pub(super) zone: String,
    pub(super) position: Position,
}

/// A position in degrees.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Position {
    pub(super) lat: f64,
    pub(super) lon: f64,
    pub(super) precision: &'static str,
}

/// A file `events/<id>.json`.
#[derive(Serialize)]
pub(super) struct Details {
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub(super) schema: Option<&'static str>,
    pub(super) event: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) body: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) audience: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) days: Vec<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) agenda_note: Option<Value>,
    pub(super) updated: String,
}

/// A day of an agenda.
#[derive(Serialize)]
pub(super) struct Day {
    pub(super) id: String,
    pub(super) date: String,
    pub(super) entries: Vec<Entry>,
}

/// An entry of an agenda.
#[derive(Clone, Serialize)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) title: Value,
    pub(super) start: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) end: Option<String>,
    pub(super) place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) audience: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) topics: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) text: Option<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) people: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) track: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) links: Vec<Link>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) points: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) uid: Option<String>,
}

/// A point of an entry.
#[derive(Clone, Serialize)]
pub(super) struct Point<T = String> {
    pub(super) text: T,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) points: Vec<Point<T>>,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Link {
    pub(super) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<Text>,
}
