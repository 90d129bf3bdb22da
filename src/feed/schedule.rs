//! Agendas in the format of the c3voc (<https://c3voc.de/wiki/schedule>), which schedule apps read: version 2 in JSON,
//! and the older XML of Pentabarf and frab.
//!
//! What the formats ask for and an agenda may lack:
//! - An end: an open one stands an hour after the start, and the subtitle says that it is open.
//! - A GUID: a name-based UUID of the ids (RFC 9562, 5.5), unless the record's own identifier is a UUID. The number of
//!   an entry in the XML is made from it.
//! - A language: in JSON it must have two letters; where none is known it is that of the texts.
//! - An address of the page: where that of the site isn't known, the URN of the GUID.
//! - A track: in JSON there must be one; that of an entry without track and topic is `none`, which no list names.

mod json;
mod xml;

pub use json::json;
pub use xml::xml;

use super::clock;
use super::ical_pick::authority;
use super::plain::{address, page_of_entry, points, way};
use crate::content::store::Site;
use crate::i18n::key;
use crate::model::agenda::{Day, Entry, EntryKind, EventDetails};
use crate::model::event::{Event, EventPlace};
use crate::model::ids::Slug;
use crate::model::link::{Href, Link};
use crate::model::time::Date;
use jiff::{ToSpan, Zoned};
use std::collections::BTreeSet;
use std::sync::Arc;
use url::Url;
use uuid::Uuid;

/// An agenda with all that the formats ask for.
struct Schedule<'a> {
    site: &'a Site,
    event: &'a Event,
    /// A name of small letters, digits and `_`, at least four.
    acronym: String,
    /// The day of the last change.
    version: Date,
    tracks: Vec<Track>,
    days: Vec<ScheduleDay<'a>>,
}

/// A strand of the agenda.
#[derive(Clone, PartialEq)]
struct Track {
    slug: String,
    name: String,
}

/// A day with entries, from the start of the first to the end of the last; those after midnight are part of it.
struct ScheduleDay<'a> {
    date: Date,
    start: Zoned,
    end: Zoned,
    talks: Vec<Talk<'a>>,
}

/// An entry.
struct Talk<'a> {
    entry: &'a Entry,
    place: &'a EventPlace,
    start: Zoned,
    end: Zoned,
    guid: Uuid,
    /// A positive number of 31 bits that no other entry of the event has.
    number: u32,
    slug: String,
    title: String,
    /// For whom it is, where it goes, that its end is open.
    subtitle: Option<String>,
    /// Its text, in our markup, which Markdown understands.
    text: Option<String>,
    /// Its points as a list.
    points: Option<String>,
    track: Option<Track>,
    people: Vec<Person>,
    /// The address of its place on the page, where that of the site is known.
    address: Option<String>,
}

/// Who speaks or leads.
struct Person {
    guid: Uuid,
    name: String,
}

impl<'a> Schedule<'a> {
    /// The schedule of an event; `None` where it isn't dated to the day or has no agenda.
    fn of(site: &'a Site, event: &'a Event, details: &'a EventDetails) -> Option<Self> {
        event.days()?;
        let mut tracks = Vec::new();
        let mut numbers = BTreeSet::new();
        let day = |day: &'a Day| {
            let talks = day.entries.iter();
            let talks: Vec<Talk<'a>> = talks
                .filter_map(|entry| talk(site, event, day.date, entry, &mut tracks, &mut numbers))
                .collect();
            Some(ScheduleDay {
                date: day.date,
                start: talks.iter().map(|talk| &talk.start).min()?.clone(),
                end: talks.iter().map(|talk| &talk.end).max()?.clone(),
                talks,
            })
        };
        let days: Vec<_> = details.days.iter().filter_map(day).collect();
        (!days.is_empty()).then(|| Self {
            site,
            event,
            acronym: format!("{:_<4}", event.id.as_str().replace('-', "_")),
            version: details.updated.max(event.updated),
            tracks,
            days,
        })
    }

    fn title(&self) -> &str {
        self.site.say(&self.event.title)
    }

    /// The places at which there is something, in the order of the event.
    fn rooms(&self) -> impl Iterator<Item = &'a EventPlace> {
        let talks = || self.days.iter().flat_map(|day| &day.talks);
        let is_used = move |place: &&EventPlace| talks().any(|talk| talk.place.id == place.id);
        self.event.places.iter().filter(is_used)
    }

    /// The zone of the first entry.
    fn zone(&self) -> Option<&str> {
        self.days.first()?.start.time_zone().iana_name()
    }
}

/// The files that `write` makes of the agenda of an event.
fn with_schedule(
    site: &Site,
    id: &Slug,
    write: impl Fn(&Schedule<'_>) -> String,
) -> Option<String> {
    let details: Arc<EventDetails> = site.details(id)?;
    let event = site.event(id)?;
    let schedule = Schedule::of(site, &event, &details)?;
    Some(write(&schedule))
}

fn talk<'a>(
    site: &'a Site,
    event: &'a Event,
    date: Date,
    entry: &'a Entry,
    tracks: &mut Vec<Track>,
    numbers: &mut BTreeSet<u32>,
) -> Option<Talk<'a>> {
    let span = clock::span(event, date, entry)?;
    let own = entry
        .uid
        .as_deref()
        .and_then(|uid| Uuid::parse_str(uid).ok());
    let guid = own.unwrap_or_else(|| guid(site, &["events", event.id.as_str(), entry.id.as_str()]));
    let people = entry.people.iter().map(|name| {
        let name = site.name(name);
        Person {
            guid: self::guid(site, &["people", name]),
            name: clean(name),
        }
    });
    let page = address(site, &page_of_entry(site, &event.id, date, &entry.id));
    Some(Talk {
        entry,
        place: event.place(&entry.place)?,
        end: span.end.unwrap_or_else(|| &span.start + 1.hour()),
        start: span.start,
        guid,
        number: number(guid, numbers),
        slug: format!("{}-{}", event.id, entry.id),
        title: clean(site.say(&entry.title)),
        subtitle: subtitle(site, event, entry),
        text: entry.text.as_ref().map(|text| clean(site.say(text))),
        points: points(site, &entry.points).map(|points| clean(&points)),
        track: track(site, entry).map(|track| listed(track, tracks)),
        people: people.collect(),
        address: page.map(|page| format!("{page}#{}", entry.id)),
    })
}

fn subtitle(site: &Site, event: &Event, entry: &Entry) -> Option<String> {
    let audience = entry
        .audience
        .as_ref()
        .map(|audience| site.say(audience).to_owned());
    let way = entry.to.as_ref().map(|_| way(site, event, entry));
    let open = entry.end.is_none().then(|| site.word(key::AGENDA_OPEN_END));
    let parts: Vec<String> = [audience, way, open].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| clean(&parts.join("; ")))
}

/// A UUID of what the site names so; it is the same as long as the names and the host are.
fn guid(site: &Site, names: &[&str]) -> Uuid {
    let of_site = Uuid::new_v5(&Uuid::NAMESPACE_DNS, authority(site).as_bytes());
    Uuid::new_v5(&of_site, names.join("/").as_bytes())
}

/// The number of a GUID: its first 31 bits, or the next that is free.
fn number(guid: Uuid, taken: &mut BTreeSet<u32>) -> u32 {
    let mut number = first_bits(guid);
    while !taken.insert(number) {
        number = number % (u32::MAX >> 1) + 1;
    }
    number
}

/// The first 31 bits of a GUID as a positive number, which fits into what programs keep numbers in.
fn first_bits(guid: Uuid) -> u32 {
    let (bits, ..) = guid.as_fields();
    (bits >> 1).max(1)
}

/// The entry's own track, else its first topic.
fn track(site: &Site, entry: &Entry) -> Option<Track> {
    if let Some(track) = &entry.track {
        // The same in each language of the site.
        let words = track.choose(site.default_lang(), site.default_lang()).text;
        return Some(Track {
            slug: slug(words),
            name: clean(site.say(track)),
        });
    }
    let (topic, _) = site.topic(entry.topics.first()?)?;
    Some(Track {
        slug: slug(topic.id.as_str()),
        name: clean(site.say(&topic.title)),
    })
}

/// The track as the list has it, into which it is put where it is new. Of two names with one slug the second has a
/// number behind it.
fn listed(mut track: Track, tracks: &mut Vec<Track>) -> Track {
    let plain = track.slug.clone();
    let mut count = 1;
    while tracks
        .iter()
        .any(|other| other.slug == track.slug && *other != track)
    {
        count += 1;
        track.slug = format!("{plain}-{count}");
    }
    if !tracks.contains(&track) {
        tracks.push(track.clone());
    }
    track
}

/// A name of small letters, digits and hyphens with at least two signs, the last one a letter or digit.
fn slug(words: &str) -> String {
    let small = words.to_ascii_lowercase();
    let parts = small.split(|sign: char| !sign.is_ascii_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let slug = parts.join("-");
    if slug.len() < 2 || slug == NO_TRACK {
        format!("track-{slug}0")
    } else {
        slug
    }
}

/// The track of an entry that has none, where a format wants one.
const NO_TRACK: &str = "none";

/// What a place is called: the house with its town, since one town may have several.
fn room_name(site: &Site, place: &EventPlace) -> String {
    let town = site.name(&place.town);
    match &place.venue {
        Some(venue) => clean(&format!("{}, {town}", site.say(venue))),
        None => clean(town),
    }
}

/// What sort of entry it is, as our own content calls it.
fn kind(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Session => "session",
        EntryKind::Break => "break",
        EntryKind::Transfer => "transfer",
        EntryKind::Tour => "tour",
        EntryKind::Social => "social",
    }
}

/// An address with other signs than those of a URI (RFC 3986) in percent-encoding.
fn uri(href: &Href) -> String {
    Url::parse(href.as_str()).map_or_else(|_| href.as_str().to_owned(), String::from)
}

fn link_title(site: &Site, link: &Link) -> Option<String> {
    link.title.as_ref().map(|title| clean(site.say(title)))
}

/// A text without the characters that XML can't hold (XML 1.0, 2.2); line breaks stay.
fn clean(text: &str) -> String {
    let fits = |sign: &char| {
        *sign == '\n' || !(sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}'))
    };
    text.chars().filter(fits).collect()
}
