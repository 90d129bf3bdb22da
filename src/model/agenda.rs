//! The agenda of an event, by day and entry.

use super::event::Event;
use super::ids::Slug;
use super::lang::Lang;
use super::link::Link;
use super::project::Label;
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
    /// How the agenda is split, where it is; written by the exporter likewise. Then each part is a file of its own, and
    /// the days here have no entries.
    #[serde(default)]
    pub split: Option<SplitAgenda>,
    /// The day of the last change of this file.
    pub updated: Date,
}

/// An agenda of which each part of a day has a page of its own.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct SplitAgenda {
    /// The parts of all days, in their order.
    pub parts: Vec<PartOfDay>,
    /// For whom entries are that aren't for all, by the id of the first such entry.
    pub audiences: Vec<Label>,
}

/// What is known of a part of a day without its entries.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct PartOfDay {
    /// The day.
    pub date: Date,
    /// Which part of the day it is, counted from one.
    pub number: u16,
    /// How many parts the day has.
    pub of: u16,
    /// When its first entry starts.
    pub first: Time,
    /// When its last entry starts.
    pub last: Time,
}

/// The most entries of a part. At about 0.8 kB of HTML an entry, beside the style and the controls, its page stays below
/// 300 kB.
pub const MOST_IN_PART: usize = 200;

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
    /// From when to when by the clock of its place: "09:00–10:30", or "09:00" where the end is open.
    pub fn hours(&self) -> String {
        match self.end {
            Some(end) => format!("{}–{end}", self.start),
            None => self.start.to_string(),
        }
    }

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

    /// Its minutes for who asks whether it is still on: one with an open end is taken to last until midnight.
    pub fn lasting(&self, event: &Event) -> Option<u16> {
        match self.end {
            Some(_) => self.length(event),
            None => Some(DAY - self.start.minutes()),
        }
    }

    /// When it is over, in minutes since 1970-01-01T00:00Z.
    pub fn over(&self, event: &Event) -> Option<i64> {
        Some(self.at? + i64::from(self.lasting(event)?))
    }
}

impl EventDetails {
    /// All entries with their day, in order.
    pub fn entries(&self) -> impl Iterator<Item = (&Day, &Entry)> {
        self.days.iter().flat_map(Day::entries_of)
    }

    /// For whom entries are that aren't for all, each once, with the id of the first such entry: the same in every
    /// language, so it stands for them in addresses.
    pub fn audiences(&self) -> Vec<(&Slug, &Text)> {
        if let Some(split) = &self.split {
            let told = split.audiences.iter();
            return told.map(|label| (&label.id, &label.label)).collect();
        }
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

impl SplitAgenda {
    /// How an agenda with all its entries is split.
    pub fn of(details: &EventDetails) -> Self {
        let label = |(id, label): (&Slug, &Text)| Label {
            id: id.clone(),
            label: label.clone(),
        };
        Self {
            parts: details.days.iter().flat_map(Day::told_parts).collect(),
            audiences: details.audiences().into_iter().map(label).collect(),
        }
    }
}

impl PartOfDay {
    /// When its entries start, and which part of its day it is: "09:00–11:45 (1/3)".
    pub fn hours(&self) -> String {
        format!("{}–{} ({}/{})", self.first, self.last, self.number, self.of)
    }
}

impl Day {
    /// Its entries by the parts of which each has a page of its own where the agenda is split: as few as
    /// [`MOST_IN_PART`] allows, and about as long as each other. None without entries.
    pub fn parts(&self) -> std::slice::Chunks<'_, Entry> {
        let count = self.entries.len().div_ceil(MOST_IN_PART);
        let length = self.entries.len().div_ceil(count.max(1));
        self.entries.chunks(length.max(1))
    }

    fn told_parts(&self) -> Vec<PartOfDay> {
        let parts = self.parts();
        let of = parts.len() as u16;
        let told = (1..).zip(parts).map(|(number, entries)| PartOfDay {
            date: self.date,
            number,
            of,
            first: entries[0].start,
            last: entries[entries.len() - 1].start,
        });
        told.collect()
    }

    /// Which of its parts has an entry, counted from one.
    pub fn part_of(&self, entry: &Slug) -> Option<u16> {
        let mut numbered = (1..).zip(self.parts());
        let part = numbered.find(|(_, entries)| entries.iter().any(|own| own.id == *entry));
        part.map(|(number, _)| number)
    }

    /// Its entries, each with the day.
    pub fn entries_of(&self) -> impl Iterator<Item = (&Self, &Entry)> {
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
