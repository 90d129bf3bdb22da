//! A schedule as its file says it. Every format is read into this; what it means for our content is decided in one
//! place, [`resolve`](super::resolve).

use super::fault::Spot;
use super::markup::Form;
use super::record::Point;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use std::collections::BTreeMap;

/// A text by language tag; without a tag it is in the language of the file.
pub(super) type Words = Vec<(Option<String>, String)>;

/// A whole file.
#[derive(Default)]
pub(super) struct Schedule {
    /// What the file is, for the report.
    pub(super) format: &'static str,
    /// Whether that is a calendar.
    pub(super) is_calendar: bool,
    /// The program that wrote it.
    pub(super) generator: Option<String>,
    /// Whether that is this one.
    pub(super) is_own: bool,
    /// The identifier of the whole.
    pub(super) uid: Option<String>,
    /// A short name.
    pub(super) acronym: Option<String>,
    /// The name.
    pub(super) title: Words,
    /// What it is about.
    pub(super) description: Words,
    /// Its page.
    pub(super) url: Option<String>,
    /// What addresses in the file are relative to.
    pub(super) base_url: Option<String>,
    /// The zone of its times.
    pub(super) zone: Option<Named>,
    /// The first and the last day, where the file says them.
    pub(super) span: Option<(Date, Date)>,
    /// Whether it was called off.
    pub(super) cancelled: bool,
    /// Categories of the whole.
    pub(super) categories: Vec<String>,
    /// The place of the whole, where it has one.
    pub(super) location: Option<String>,
    /// Latitude and longitude of the whole in degrees.
    pub(super) geo: Option<(f64, f64)>,
    /// The days, where the file lists them.
    pub(super) days: Vec<DaySpan>,
    /// The names of the rooms in the file's order.
    pub(super) rooms: Vec<RoomName>,
    /// The names of tracks by the slugs that entries may use instead.
    pub(super) tracks: BTreeMap<String, String>,
    /// The entries in the file's order.
    pub(super) entries: Vec<Item>,
}

impl Schedule {
    /// What its long texts are written in.
    pub(super) fn form(&self) -> Form {
        match (self.is_calendar, self.is_own) {
            (true, true) => Form::Plain,
            (true, false) => Form::Lines,
            (false, true) => Form::Own,
            (false, false) => Form::Markdown,
        }
    }
}

/// A name and where it stands.
#[derive(Clone)]
pub(super) struct Named {
    pub(super) name: String,
    pub(super) at: Spot,
}

/// A room in the list of a file.
#[derive(Clone)]
pub(super) struct RoomName {
    pub(super) name: String,
    /// Its name for addresses.
    pub(super) slug: Option<String>,
    pub(super) at: Spot,
}

/// A day of a file.
#[derive(Clone)]
pub(super) struct DaySpan {
    /// Its date.
    pub(super) date: Option<Date>,
    /// When it begins.
    pub(super) start: Option<When>,
    /// The hour of that as it is read there.
    pub(super) begins: Option<Time>,
    /// When it ends.
    pub(super) end: Option<When>,
}

/// A time as it is written.
#[derive(Clone, PartialEq)]
pub(super) enum When {
    /// With an offset: a point in time.
    Exact(Timestamp),
    /// A date and a time of day, in a zone of its own or in that of the place.
    Local(DateTime, Option<String>),
    /// A whole day.
    Day(Date),
}

/// The end of an entry as it is written.
#[derive(Clone, PartialEq)]
pub(super) enum End {
    /// At a time.
    At(When),
    /// After so many minutes.
    After(i64),
}

/// One entry.
pub(super) struct Item {
    /// Where it stands in the file.
    pub(super) at: Spot,
    /// Its identifier.
    pub(super) uid: Option<String>,
    /// A short mark that never changes.
    pub(super) code: Option<String>,
    /// A name for addresses.
    pub(super) slug: Option<String>,
    pub(super) title: Words,
    pub(super) subtitle: Words,
    pub(super) summary: Words,
    pub(super) description: Words,
    pub(super) start: Option<When>,
    pub(super) end: Option<End>,
    /// The name of its room.
    pub(super) room: Option<String>,
    /// The name of the room where it ends, if that is another one.
    pub(super) to: Option<String>,
    /// Latitude and longitude in degrees.
    pub(super) geo: Option<(f64, f64)>,
    /// For whom it is.
    pub(super) audience: Words,
    /// Its points.
    pub(super) points: Vec<Point>,
    pub(super) track: Option<String>,
    /// What the file says that might be its kind.
    pub(super) kinds: Vec<String>,
    /// A language tag.
    pub(super) language: Option<String>,
    pub(super) people: Vec<String>,
    /// Its own page.
    pub(super) url: Option<String>,
    /// Addresses with titles.
    pub(super) links: Vec<(String, Option<String>)>,
    /// Whether it was called off.
    pub(super) cancelled: bool,
    /// Whether it is not for the public.
    pub(super) private: bool,
    /// Whether something of it couldn't be read, which is told already.
    pub(super) is_told: bool,
}

impl Item {
    /// An entry of which nothing is known yet.
    pub(super) fn new(at: Spot) -> Self {
        Self {
            at,
            uid: None,
            code: None,
            slug: None,
            title: Words::new(),
            subtitle: Words::new(),
            summary: Words::new(),
            description: Words::new(),
            start: None,
            end: None,
            room: None,
            to: None,
            geo: None,
            audience: Words::new(),
            points: Vec::new(),
            track: None,
            kinds: Vec::new(),
            language: None,
            people: Vec::new(),
            url: None,
            links: Vec::new(),
            cancelled: false,
            private: false,
            is_told: false,
        }
    }
}

/// What could not be kept: each kind once, with how often and one example.
#[derive(Default)]
pub(super) struct Losses(BTreeMap<String, (usize, Spot, String)>);

impl Losses {
    /// Notes one.
    pub(super) fn note(&mut self, kind: impl Into<String>, at: &Spot, example: &str) {
        let first = || (0, at.clone(), shortened(example));
        self.0.entry(kind.into()).or_insert_with(first).0 += 1;
    }

    /// Each kind with its number, the place of the first and that one itself, in the order of the alphabet.
    pub(super) fn each(&self) -> impl Iterator<Item = (&str, usize, &Spot, &str)> {
        self.0
            .iter()
            .map(|(kind, (count, at, example))| (kind.as_str(), *count, at, example.as_str()))
    }
}

/// A piece of a text on one line.
fn shortened(text: &str) -> String {
    const SHOWN: usize = 60;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
