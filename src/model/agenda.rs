//! The agenda of an event, by day and entry.

use super::event::Event;
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
    /// The event's own record, so that its page needs no list; written by the exporter, never by an editor.
    #[serde(default)]
    pub record: Option<Event>,
    /// Its name as titles of pages have it, told apart from others of that name; written by the exporter likewise.
    #[serde(default)]
    pub name: Option<String>,
    /// The event before it and the one after it in time; written by the exporter likewise.
    #[serde(default)]
    pub around: Vec<Event>,
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
    /// Its length where that isn't what the clock says, since it ends in another zone or the clock is changed within
    /// it; written by the exporter, never by an editor.
    #[serde(default)]
    pub minutes: Option<u16>,
    /// When it starts, in minutes since 1970-01-01T00:00Z; written by the exporter, never by an editor.
    #[serde(default)]
    pub at: Option<i64>,
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

/// The minutes of a day without a change of the clock.
pub const DAY: u16 = 24 * 60;

impl Entry {
    /// Its minutes, where the end is known. An end that reads earlier than the start lies on the next day. Of an entry
    /// that ends in another zone only the exporter can tell.
    pub fn length(&self, event: &Event) -> Option<u16> {
        let zone = |id: &Slug| event.place(id).map(|place| place.zone.as_str());
        let end = self.end?;
        let ends_in = self.to.as_ref().unwrap_or(&self.place);
        if self.minutes.is_some() || zone(&self.place) != zone(ends_in) {
            return self.minutes;
        }
        Some((end.minutes() + DAY - self.start.minutes()) % DAY)
    }

    /// When it is over, in minutes since 1970-01-01T00:00Z. One with an open end is taken to last until midnight.
    pub fn over(&self, event: &Event) -> Option<i64> {
        let until_midnight = DAY - self.start.minutes();
        let length = match self.end {
            Some(_) => self.length(event)?,
            None => until_midnight,
        };
        Some(self.at? + i64::from(length))
    }
}

impl EventDetails {
    /// All entries with their day, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&Day, &Entry)> {
        let of_day = |day| Day::entries_of(day);
        self.days.iter().flat_map(of_day)
    }

    /// For whom entries are that aren't for all, each once, with the id of the first such entry: the same in every
    /// language, so it stands for them in addresses.
    pub fn audiences(&self) -> Vec<(&Slug, &Text)> {
        let mut found: Vec<(&Slug, &Text)> = Vec::new();
        for (_, entry) in self.entries() {
            if let Some(audience) = &entry.audience
                && found.iter().all(|(_, known)| *known != audience)
            {
                found.push((&entry.id, audience));
            }
        }
        found
    }
}

impl Day {
    fn entries_of(&self) -> impl Iterator<Item = (&Self, &Entry)> {
        self.entries.iter().map(move |entry| (self, entry))
    }
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
