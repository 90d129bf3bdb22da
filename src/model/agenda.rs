//! The agenda of an event, by day and entry.

use super::ids::Slug;
use super::lang::Lang;
use super::link::Link;
use super::text::{Name, Text};
use super::time::{Date, Time};
use serde::Deserialize;

/// The file `events/<id>.json`: what an event's page says beyond the list of events.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct EventDetails {
    /// The address of this file's schema, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The id of the event.
    pub event: Slug,
    /// A longer text; inline markup, paragraphs apart by an empty line.
    #[serde(default)]
    pub body: Option<Text>,
    /// For whom the event was.
    #[serde(default)]
    pub audience: Option<Text>,
    /// The agenda; empty where there is none.
    #[serde(default)]
    pub days: Vec<Day>,
    /// A sentence below the agenda, for visitors.
    #[serde(default)]
    pub agenda_note: Option<Text>,
    /// The event's own, which the exporter moves here since lists don't show them; never written by an editor.
    #[serde(default)]
    pub disagreements: Vec<Text>,
    /// The event's own, moved here likewise.
    #[serde(default)]
    pub sources: Vec<Link>,
    /// The day of the last change of this file.
    pub updated: Date,
}

/// One day of an agenda.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Day {
    /// Its id within the event, a fragment of the page.
    pub id: Slug,
    /// The day itself.
    pub date: Date,
    /// Its entries, in order of their start.
    pub entries: Vec<Entry>,
}

/// One entry of an agenda.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Entry {
    /// Its id within the event, a fragment of the page and part of calendar UIDs.
    pub id: Slug,
    /// What sort of entry it is.
    pub kind: EntryKind,
    /// Its name.
    pub title: Text,
    /// Its start, in the zone of `place`.
    pub start: Time,
    /// Its end in the zone of `place`, or of `to` for a transfer; none where the end is open. An end before the start
    /// lies on the next day.
    #[serde(default)]
    pub end: Option<Time>,
    /// Its length where it ends in another zone; written by the exporter, never by an editor.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// The id of its place among the event's places.
    pub place: Slug,
    /// Where a transfer goes: the id of another of the event's places.
    #[serde(default)]
    pub to: Option<Slug>,
    /// For whom it is, where not for all.
    #[serde(default)]
    pub audience: Option<Text>,
    /// The ids of its topics.
    #[serde(default)]
    pub topics: Vec<Slug>,
    /// What it is about; inline markup, paragraphs apart by an empty line.
    #[serde(default)]
    pub text: Option<Text>,
    /// Who speaks or leads.
    #[serde(default)]
    pub people: Vec<Name>,
    /// The strand of a programme that it belongs to, where that is none of the project's topics.
    #[serde(default)]
    pub track: Option<Text>,
    /// The language that is spoken, where not that of the whole event.
    #[serde(default)]
    pub language: Option<Lang>,
    /// Further reading: slides, recordings.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Its points, which may have points of their own.
    #[serde(default)]
    pub points: Vec<Point>,
    /// Its identifier in the calendar or schedule that it was taken from; it stays that of calendar files.
    #[serde(default)]
    pub uid: Option<String>,
}

/// What sort of entry of an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum EntryKind {
    /// Work: a talk, a meeting, a workshop.
    Session,
    /// A break or a meal.
    Break,
    /// The way from one place to another.
    Transfer,
    /// A visit or study tour.
    Tour,
    /// An evening together.
    Social,
}

/// A point of an entry.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Point {
    /// The point.
    pub text: Text,
    /// Points below it.
    #[serde(default)]
    pub points: Vec<Point>,
}
