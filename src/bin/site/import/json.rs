//! `schedule.json` in the versions 1 and 2 of c3voc's format. Version 1 has its entries by day and room, version 2 in
//! one list; entries of both are read alike, since programs mix the two.

use super::fault::{Faults, Origin, Spot};
use super::schedule::{DaySpan, Item, Losses, Named, RoomName, Schedule, Words};
use super::voc::{self, Fields};
use inducult::content::parse::{Document, escape};
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// What is told by other fields or says nothing about the event.
const OF_FILE: &[&str] = &["$schema", "generator", "schedule"];
const OF_SCHEDULE: &[&str] = &[
    "version",
    "url",
    "base_url",
    "conference",
    "events",
    "persons",
];
const OF_CONFERENCE: &[&str] = &[
    "days",
    "daysCount",
    "timeslot_duration",
    "start",
    "end",
    "rooms",
    "tracks",
    "languages",
];
const OF_DAY: &[&str] = &[
    "index",
    "date",
    "day_start",
    "day_end",
    "start",
    "end",
    "rooms",
];
const OF_ROOM: &[&str] = &["id", "name", "slug", "guid"];
const OF_TRACK: &[&str] = &["id", "name", "slug", "guid"];
const OF_ENTRY: &[&str] = &[
    "id",
    "room",
    "track",
    "persons",
    "participants",
    "links",
    "attachments",
    "origin_url",
];
const OF_PERSON: &[&str] = &["id", "guid", "code", "name", "public_name"];
const OF_LINK: &[&str] = &["url", "title", "type"];

/// What stands for no track where version 2 wants one.
const NO_TRACK: &str = "none";

/// Reads a schedule; its faults keep no part from being read.
pub(super) fn read(origin: &Origin, faults: &mut Faults, losses: &mut Losses) -> Option<Schedule> {
    let document = origin.document.as_ref()?;
    let root = Record::of(&document.value, String::new())?;
    if !document.value["schedule"].is_object() {
        let message = "this JSON is no schedule: the object \"schedule\" is missing";
        faults.at(&root.at(), message, "export the schedule as schedule.json");
        return None;
    }
    let schedule = root.record("schedule", faults)?;
    let conference = schedule.record("conference", faults)?;
    let generator = root.fields.get("generator");
    let generator = generator.and_then(|generator| generator["name"].as_str());
    let mut read = Schedule {
        format: "a schedule.json of version 1",
        generator: generator.map(str::to_owned),
        acronym: conference.text("acronym", faults),
        title: conference.words("title", faults),
        description: conference.words("description", faults),
        url: conference
            .text("url", faults)
            .or(schedule.text("url", faults)),
        base_url: schedule.text("base_url", faults),
        zone: conference.text("time_zone_name", faults).map(|name| Named {
            name,
            at: conference.at_field("time_zone_name"),
        }),
        ..Schedule::default()
    };
    read.span = span(&conference, faults);
    for room in conference.records("rooms", faults) {
        let slug = room.text("slug", faults);
        read.rooms
            .extend(room.text("name", faults).map(|name| RoomName {
                name,
                slug,
                at: room.at(),
            }));
        room.left_over("rooms", OF_ROOM, losses);
    }
    for track in conference.records("tracks", faults) {
        let name = track.text("name", faults);
        if let (Some(slug), Some(name)) = (track.text("slug", faults), name) {
            read.tracks.insert(slug, name);
        }
        track.left_over("tracks", OF_TRACK, losses);
    }
    let rooms = rooms_by_guid(&conference, faults);
    for day in conference.records("days", faults) {
        let span = day_span(&day, faults);
        for (name, events) in day.rooms(document, faults) {
            let of_room = events
                .iter()
                .map(|event| entry(event, Some(&span), &rooms, faults, losses));
            read.entries.extend(voc::in_room(Some(&name), of_room));
        }
        read.days.push(span);
        day.left_over("days", OF_DAY, losses);
    }
    if schedule.fields.contains_key("events") {
        read.format = "a schedule.json of version 2";
        for event in schedule.records("events", faults) {
            let item = entry(&event, None, &rooms, faults, losses);
            read.entries.push(item);
        }
    }
    for person in schedule.records("persons", faults) {
        person.left_over("persons", OF_PERSON, losses);
    }
    root.left_over("the file", OF_FILE, losses);
    schedule.left_over("the schedule", OF_SCHEDULE, losses);
    conference.left_over("the conference", OF_CONFERENCE, losses);
    Some(read)
}

fn span(
    conference: &Record<'_>,
    faults: &mut Faults,
) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    // Only whole days: a point in time as of version 2 is told by the days and the entries, and its day hangs on the
    // zone.
    let mut day = |name| voc::parse_date(&conference.text(name, faults)?);
    let (start, end) = (day("start"), day("end"));
    Some((start?, end?))
}

fn rooms_by_guid(conference: &Record<'_>, faults: &mut Faults) -> BTreeMap<String, String> {
    let rooms = conference.records("rooms", faults);
    let mut named = BTreeMap::new();
    for room in &rooms {
        if let (Some(guid), Some(name)) = (room.text("guid", faults), room.text("name", faults)) {
            named.entry(guid).or_insert(name);
        }
    }
    named
}

fn day_span(day: &Record<'_>, faults: &mut Faults) -> DaySpan {
    let mut said = |names: [&str; 2]| {
        let mut names = names.into_iter();
        names.find_map(|name| Some((day.at_field(name), day.text(name, faults)?)))
    };
    let (start, end) = (said(["day_start", "start"]), said(["day_end", "end"]));
    let begins = start.as_ref().and_then(|(_, text)| voc::hour_of(text));
    let mut when = |said: Option<(Spot, String)>| {
        let (at, text) = said?;
        voc::read_when(&text, &at, faults)
    };
    let (start, end) = (when(start), when(end));
    let date = day.text("date", faults);
    DaySpan {
        date: date.and_then(|date| voc::parse_date(&date)),
        start,
        begins,
        end,
    }
}

fn entry(
    event: &Record<'_>,
    day: Option<&DaySpan>,
    rooms: &BTreeMap<String, String>,
    faults: &mut Faults,
    losses: &mut Losses,
) -> Item {
    let faults_before = faults.count();
    let mut item = voc::entry(event, faults);
    voc::times(&mut item, event, day, faults);
    item.is_told = faults.count() > faults_before;
    item.room = match event.fields.get("room") {
        Some(Value::Object(_)) => event.record("room", faults).and_then(|room| {
            let by_guid = || {
                rooms
                    .get(&room.text("guid", &mut Faults::default())?)
                    .cloned()
            };
            room.text("name", faults).or_else(by_guid)
        }),
        _ => event.text("room", faults),
    };
    item.track = match event.fields.get("track") {
        Some(Value::Object(_)) => event.record("track", faults).and_then(|track| {
            let slug = track.text("slug", faults).filter(|slug| slug != NO_TRACK);
            track.text("name", faults).or(slug)
        }),
        _ => event.text("track", faults),
    };
    for person in [
        event.records("persons", faults),
        event.records("participants", faults),
    ]
    .iter()
    .flatten()
    {
        let name = person.text("name", faults);
        item.people
            .extend(name.or_else(|| person.text("public_name", faults)));
        if let Some(role) = person.text("role", faults).filter(|role| role != "speaker") {
            losses.note("roles of people", &person.at_field("role"), &role);
        }
        person.left_over("persons", OF_PERSON, losses);
    }
    for name in ["links", "attachments"] {
        item.links.extend(links(event, name, faults, losses));
    }
    event.left_over("entries", OF_ENTRY, losses);
    item
}

/// Links are objects, in old files of version 1 addresses alone.
fn links(
    event: &Record<'_>,
    name: &str,
    faults: &mut Faults,
    losses: &mut Losses,
) -> Vec<(String, Option<String>)> {
    let Some(Value::Array(list)) = event.fields.get(name) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (index, value) in list.iter().enumerate() {
        let pointer = format!("{}/{name}/{index}", event.pointer);
        match (value, Record::of(value, pointer)) {
            (Value::String(url), _) => found.push((url.clone(), None)),
            (_, Some(link)) => {
                let title = link.text("title", faults);
                found.extend(link.text("url", faults).map(|url| (url, title)));
                link.left_over(name, OF_LINK, losses);
            }
            _ => {}
        }
    }
    found
}

/// An object of the file, which knows what of it was read.
struct Record<'a> {
    fields: &'a Map<String, Value>,
    pointer: String,
    read: RefCell<BTreeSet<String>>,
}

impl<'a> Record<'a> {
    fn of(value: &'a Value, pointer: String) -> Option<Self> {
        Some(Self {
            fields: value.as_object()?,
            pointer,
            read: RefCell::default(),
        })
    }

    fn pointer_of(&self, name: &str) -> String {
        format!("{}/{}", self.pointer, escape(name))
    }

    /// An object that must be there.
    fn record(&self, name: &str, faults: &mut Faults) -> Option<Record<'a>> {
        let value = self.fields.get(name);
        let found = value.and_then(|value| Self::of(value, self.pointer_of(name)));
        if found.is_none() {
            let message = format!("the object \"{name}\" is missing here");
            faults.at(
                &self.at(),
                message,
                "export the schedule again from its program",
            );
        }
        found
    }

    /// The objects of a list, which may be missing.
    fn records(&self, name: &str, faults: &mut Faults) -> Vec<Record<'a>> {
        let list = match self.fields.get(name) {
            Some(Value::Array(list)) => list,
            None | Some(Value::Null) => return Vec::new(),
            Some(_) => {
                self.wrong(name, "a list", faults);
                return Vec::new();
            }
        };
        let pointer = self.pointer_of(name);
        let mut found = Vec::new();
        for (index, value) in list.iter().enumerate() {
            let pointer = format!("{pointer}/{index}");
            match Self::of(value, pointer.clone()) {
                Some(record) => found.push(record),
                None => faults.at(&Spot::Pointer(pointer), "an object is needed here", ""),
            }
        }
        found
    }

    /// The rooms of a day of version 1 in the order of the file, with their entries.
    fn rooms(&self, document: &Document, faults: &mut Faults) -> Vec<(String, Vec<Record<'a>>)> {
        if !self.fields.contains_key("rooms") {
            return Vec::new();
        }
        let Some(rooms) = self.record("rooms", faults) else {
            return Vec::new();
        };
        let names = rooms.fields.keys();
        let mut found: Vec<_> = names
            .map(|name| (name.clone(), rooms.records(name, faults)))
            .collect();
        found.sort_by_cached_key(|(name, _)| document.key_position(&rooms.pointer_of(name)));
        found
    }

    fn wrong(&self, name: &str, wanted: &str, faults: &mut Faults) {
        let message = format!("\"{name}\" must be {wanted}");
        faults.at(&self.at_field(name), message, "");
    }

    /// Reports the fields that say something and were not read.
    fn left_over(&self, what: &str, known: &[&str], losses: &mut Losses) {
        let read = self.read.borrow();
        for (name, value) in self.fields {
            let says_nothing = match value {
                Value::Null | Value::Bool(false) => true,
                Value::String(text) => text.trim().is_empty(),
                Value::Array(list) => list.is_empty(),
                Value::Object(object) => object.is_empty(),
                _ => false,
            };
            if says_nothing || read.contains(name) || known.contains(&name.as_str()) {
                continue;
            }
            let example = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            let kind = format!("\"{name}\" of {what}");
            losses.note(kind, &self.at_field(name), &example);
        }
    }
}

impl Fields for Record<'_> {
    fn at(&self) -> Spot {
        Spot::Pointer(self.pointer.clone())
    }

    fn at_field(&self, name: &str) -> Spot {
        Spot::Pointer(self.pointer_of(name))
    }

    fn text(&self, name: &str, faults: &mut Faults) -> Option<String> {
        self.read.borrow_mut().insert(name.to_owned());
        let text = match self.fields.get(name)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Null | Value::Bool(false) => return None,
            _ => {
                self.wrong(name, "a text", faults);
                return None;
            }
        };
        (!text.is_empty()).then_some(text)
    }

    fn words(&self, name: &str, faults: &mut Faults) -> Words {
        let Some(Value::Object(by_language)) = self.fields.get(name) else {
            return self
                .text(name, faults)
                .map(|text| (None, text))
                .into_iter()
                .collect();
        };
        self.read.borrow_mut().insert(name.to_owned());
        let texts = by_language.iter().filter_map(|(lang, text)| {
            let text = text
                .as_str()
                .map(str::trim)
                .filter(|text| !text.is_empty())?;
            Some((Some(lang.clone()), text.to_owned()))
        });
        texts.collect()
    }
}
