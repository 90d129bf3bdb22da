//! What happened, when and where.

use super::ids::{CountryCode, Slug};
use super::link::Link;
use super::place::Position;
use super::text::{Name, Text};
use super::time::{Date, Zone};
use serde::Deserialize;

/// An event of the project, or one beside it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Event {
    /// Its id.
    pub id: Slug,
    /// The id of its kind in `project.json`.
    pub kind: Slug,
    /// Its name.
    pub title: Text,
    /// Its first day, as far as it is known. Without it, `undated` says why.
    #[serde(default)]
    pub start: Option<Date>,
    /// Its last day; without it the event is as long as `start` says.
    #[serde(default)]
    pub end: Option<Date>,
    /// Why there is no date, for visitors.
    #[serde(default)]
    pub undated: Option<Text>,
    /// How sure the date is, in a few words for visitors ("year inferred").
    #[serde(default)]
    pub date_note: Option<Text>,
    /// Where sources give other dates, a sentence each for visitors.
    #[serde(default)]
    pub disagreements: Vec<Text>,
    /// Its places in the order of the visit; none where it had none (a meeting on-line, a deadline).
    #[serde(default)]
    pub places: Vec<EventPlace>,
    /// What it is, in a sentence or two.
    pub summary: Text,
    /// The ids of the partners who were its hosts.
    #[serde(default)]
    pub hosts: Vec<Slug>,
    /// The ids of its topics.
    #[serde(default)]
    pub topics: Vec<Slug>,
    /// What came in its way, where it doesn't take place as planned.
    #[serde(default)]
    pub status: Option<Status>,
    /// Its identifier in the calendar or schedule that it was taken from; it stays that of calendar files.
    #[serde(default)]
    pub uid: Option<String>,
    /// Whether it only ran beside the project and wasn't the project's own.
    #[serde(default)]
    pub related: bool,
    /// Whether `events/<id>.json` says more: a text, an agenda.
    #[serde(default)]
    pub has_details: bool,
    /// Where it was read.
    pub sources: Vec<Link>,
    /// The day of the last change of this record.
    pub updated: Date,
}

/// What came in the way of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// It was called off.
    Cancelled,
    /// It will be later than its dates say; nobody knows when.
    Postponed,
}

/// A place of an event.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct EventPlace {
    /// Its id within the event; agenda entries name it.
    pub id: Slug,
    /// The town.
    pub town: Name,
    /// The house, where known.
    #[serde(default)]
    pub venue: Option<Text>,
    /// The country.
    pub country: CountryCode,
    /// The zone in which its times are read.
    pub zone: Zone,
    /// Where it is.
    pub position: Position,
}

impl Event {
    /// Its first and its last day, where both are known to the day.
    pub fn days(&self) -> Option<(Date, Date)> {
        let start = self.start?;
        let end = self.end.unwrap_or(start);
        (start.is_day() && end.is_day()).then_some((start, end))
    }

    /// Its place with an id.
    pub fn place(&self, id: &Slug) -> Option<&EventPlace> {
        self.places.iter().find(|place| place.id == *id)
    }

    /// The first and the last day that it can have touched, where it is dated.
    pub fn span(&self) -> Option<(Date, Date)> {
        let start = self.start?;
        Some((start, self.end.unwrap_or(start).latest()))
    }
}

/// The file `events.json`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Events {
    /// The address of this file's schema, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// Every event, in any order.
    pub events: Vec<Event>,
}
