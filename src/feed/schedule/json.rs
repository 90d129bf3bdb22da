//! Schedule version 2 (<https://github.com/voc/schedule>, `validator/json/schema2.json`).

use super::{NO_TRACK, Person, Schedule, Talk, guid, link_title, room_name, uri, with_schedule};
use crate::content::store::Site;
use crate::feed::GENERATOR;
use crate::feed::clock::moment;
use crate::feed::plain::{address, whole_place};
use crate::model::agenda::EntryKind;
use crate::model::event::EventPlace;
use crate::model::ids::Slug;
use crate::model::lang::Lang;
use crate::route::Route;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The agenda of an event as schedule v2; `None` where it isn't dated to the day or has no agenda.
pub fn json(site: &Site, event: &Slug) -> Option<String> {
    with_schedule(site, event, |schedule| {
        let schedule = json!({
            "$schema": "https://c3voc.de/schema/schedule2",
            "generator": { "name": GENERATOR, "version": env!("CARGO_PKG_VERSION") },
            "schedule": {
                "version": schedule.version.to_string(),
                "conference": conference(schedule),
                "events": schedule.talks().map(|talk| event_of(schedule, talk)).collect::<Vec<_>>(),
                "persons": persons(schedule),
            },
        });
        format!("{schedule}\n")
    })
}

impl<'a> Schedule<'a> {
    fn talks(&self) -> impl Iterator<Item = &Talk<'a>> {
        self.days.iter().flat_map(|day| &day.talks)
    }
}

fn conference(schedule: &Schedule<'_>) -> Value {
    let Schedule { site, event, .. } = schedule;
    let days = schedule.days.iter().enumerate().map(|(at, day)| {
        json!({
            "index": at + 1,
            "date": day.date.to_string(),
            "start": moment(&day.start),
            "end": moment(&day.end),
        })
    });
    let rooms = schedule.rooms().map(|place| {
        let mut room = reference(schedule, place);
        room["description"] = whole_place(site, place).into();
        room
    });
    let tracks = schedule.tracks.iter();
    let tracks = tracks.map(|track| json!({ "slug": track.slug, "name": track.name }));
    let mut conference = json!({
        "acronym": schedule.acronym,
        "title": schedule.title(),
        "description": site.say(&event.summary),
        "start": schedule.days.first().map(|day| moment(&day.start)),
        "end": schedule.days.last().map(|day| moment(&day.end)),
        "days": days.collect::<Vec<_>>(),
        "rooms": rooms.collect::<Vec<_>>(),
        "tracks": tracks.collect::<Vec<_>>(),
    });
    if let Some(zone) = schedule.zone().filter(|zone| is_area_and_city(zone)) {
        conference["time_zone_name"] = zone.into();
    }
    if let Some(lang) = two_letters(&site.lang) {
        conference["languages"] = json!([lang]);
    }
    if let Some(address) = address(site, &Route::Event(event.id.clone())) {
        conference["url"] = address.into();
    }
    conference
}

/// Whether a zone has the form that the schema asks for: UTC, or an area and a city with a capital and a small letter
/// first each.
fn is_area_and_city(zone: &str) -> bool {
    let fits = |part: &str| {
        let mut signs = part.bytes();
        let capital = signs.next().is_some_and(|sign| sign.is_ascii_uppercase());
        capital && signs.next().is_some_and(|sign| sign.is_ascii_lowercase())
    };
    let parts: Vec<&str> = zone.split('/').collect();
    zone == "UTC" || (parts.len() == 2 && parts.into_iter().all(fits))
}

fn event_of(schedule: &Schedule<'_>, talk: &Talk<'_>) -> Value {
    let site = schedule.site;
    let mut event = json!({
        "guid": talk.guid.to_string(),
        "title": talk.title,
        "start": moment(&talk.start),
        "end": moment(&talk.end),
        "room": reference(schedule, talk.place),
    });
    if is_mere_break(talk) {
        event["type"] = "break".into();
        if let Some(subtitle) = &talk.subtitle {
            event["subtitle"] = subtitle.as_str().into();
        }
        return event;
    }
    let entry = talk.entry;
    let links = entry.links.iter().map(|link| {
        let mut reference = json!({ "url": uri(&link.url) });
        if let Some(title) = link_title(site, link) {
            reference["title"] = title.into();
        }
        reference
    });
    event["type"] = type_of(talk).into();
    event["subtitle"] = talk.subtitle.clone().into();
    event["abstract"] = talk.text.clone().into();
    event["description"] = talk.points.clone().into();
    event["slug"] = talk.slug.as_str().into();
    event["language"] = language(site, entry.language.as_ref()).into();
    let track = talk.track.as_ref().map_or(NO_TRACK, |track| &track.slug);
    event["track"] = json!({ "slug": track });
    event["participants"] = talk.people.iter().map(person).collect();
    event["links"] = links.collect();
    let urn = || talk.guid.urn().to_string();
    event["url"] = talk.address.clone().unwrap_or_else(urn).into();
    event
}

/// Whether nothing is lost when a break is told as the schema tells breaks: with name, time and room alone.
fn is_mere_break(talk: &Talk<'_>) -> bool {
    let entry = talk.entry;
    entry.kind == EntryKind::Break
        && talk.text.is_none()
        && talk.points.is_none()
        && talk.track.is_none()
        && entry.people.is_empty()
        && entry.links.is_empty()
        && entry.language.is_none()
}

/// The sort of an entry as the schema tells it; a session with somebody who speaks is a talk.
fn type_of(talk: &Talk<'_>) -> &'static str {
    match talk.entry.kind {
        EntryKind::Session if talk.people.is_empty() => "meeting",
        EntryKind::Session => "talk",
        EntryKind::Break | EntryKind::Transfer | EntryKind::Tour | EntryKind::Social => "other",
    }
}

/// The first of these that has two letters: the language of an entry, that of the page, those of the site. English
/// where none has.
fn language(site: &Site, spoken: Option<&Lang>) -> String {
    let of_site = site.project.languages.iter().map(|language| &language.code);
    let mut known = spoken.into_iter().chain([&site.lang]).chain(of_site);
    known.find_map(two_letters).unwrap_or("en").to_owned()
}

fn two_letters(lang: &Lang) -> Option<&str> {
    let primary = lang.as_str().split('-').next()?;
    (primary.len() == 2).then_some(primary)
}

fn reference(schedule: &Schedule<'_>, place: &EventPlace) -> Value {
    let site = schedule.site;
    let names = [
        "events",
        schedule.event.id.as_str(),
        "places",
        place.id.as_str(),
    ];
    let mut room = json!({
        "guid": guid(site, &names).to_string(),
        "name": room_name(site, place),
    });
    // The schema has no slugs of one letter.
    if place.id.as_str().len() > 1 {
        room["slug"] = place.id.as_str().into();
    }
    room
}

fn person(person: &Person) -> Value {
    json!({ "guid": person.guid.to_string(), "name": person.name })
}

/// Who speaks at any entry, once each, in the order of the GUIDs.
fn persons(schedule: &Schedule<'_>) -> Vec<Value> {
    let people = schedule.talks().flat_map(|talk| &talk.people);
    let once: BTreeMap<_, _> = people.map(|one| (one.guid, one)).collect();
    once.into_values().map(person).collect()
}
