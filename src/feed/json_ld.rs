//! Events for search engines (<https://schema.org/Event>, as JSON-LD 1.1).

use super::clock::{self, moment};
use super::plain::address;
use crate::content::store::Site;
use crate::head::origin;
use crate::i18n::dates;
use crate::model::agenda::{Day, Entry, EntryKind, PartOfDay};
use crate::model::event::{Event, EventPlace, Status};
use crate::model::ids::Slug;
use crate::model::time::Date;
use crate::route::{Route, part_apart, parts_apart};
use jiff::Zoned;
use serde_json::{Map, Value, json};

/// The most entries that a page lists as parts of its event. Those of a longer page would make it half as long again
/// without any use: no search engine shows them.
const MOST_PARTS: usize = 100;

/// What a page says of its event, as the text of a `script` element; `None` for a page of something else. The page of
/// an event whose agenda is split names the parts, each of which lists its entries.
pub fn json_ld(site: &Site, route: &Route) -> Option<String> {
    let (Route::Event(id) | Route::EventPart(id, ..)) = route else {
        return None;
    };
    let event = &*site.event(id)?;
    let details = site.details(id);
    let days = details.as_deref().map_or(&[][..], |details| &details.days);
    let mut told = match route {
        Route::EventPart(_, date, number) => {
            let part = part_apart(site, id, *date, *number)?;
            let day = site.part_of_agenda(id, *date, *number)?;
            part_of_agenda(site, event, &part, &day)
        }
        _ => whole(site, event, days),
    };
    told.insert("@context".to_owned(), "https://schema.org".into());
    // Nothing in it can end the element (HTML, 4.12.1.3).
    Some(Value::from(told).to_string().replace('<', "\\u003c"))
}

fn whole(site: &Site, event: &Event, days: &[Day]) -> Map<String, Value> {
    let mut told = object("Event", site.say(&event.title));
    add_address(&mut told, address(site, &Route::Event(event.id.clone())));
    told.insert("description".to_owned(), site.say(&event.summary).into());
    add_days(&mut told, event, days);
    let status = match event.status {
        None => "EventScheduled",
        Some(Status::Cancelled) => "EventCancelled",
        Some(Status::Postponed) => "EventPostponed",
    };
    told.insert(
        "eventStatus".to_owned(),
        format!("https://schema.org/{status}").into(),
    );
    if !event.places.is_empty() {
        let mode = "https://schema.org/OfflineEventAttendanceMode";
        told.insert("eventAttendanceMode".to_owned(), mode.into());
        let places = event.places.iter().map(|place| place_of(site, place));
        told.insert("location".to_owned(), one_or_all(places.collect()));
    }
    add_organizers(&mut told, site, event);
    let apart = parts_apart(site, &event.id);
    let parts: Vec<Value> = if apart.is_empty() {
        let page = address(site, &Route::Event(event.id.clone()));
        parts(site, event, days, page.as_deref())
    } else {
        let parts = apart.iter();
        parts
            .map(|part| part_head(site, event, part).into())
            .collect()
    };
    if !parts.is_empty() {
        told.insert("subEvent".to_owned(), parts.into());
    }
    told
}

/// A part of an agenda that is split.
fn part_of_agenda(site: &Site, event: &Event, part: &PartOfDay, day: &Day) -> Map<String, Value> {
    let mut told = part_head(site, event, part);
    let mut above = object("Event", site.say(&event.title));
    add_address(&mut above, address(site, &Route::Event(event.id.clone())));
    above.remove("url");
    told.insert("superEvent".to_owned(), above.into());
    let places = event
        .places
        .iter()
        .filter(|place| day.entries.iter().any(|entry| entry.place == place.id));
    let places: Vec<Value> = places.map(|place| place_of(site, place)).collect();
    told.insert("location".to_owned(), one_or_all(places));
    let page = address(site, &page_of(event, part));
    let parts = parts(site, event, std::slice::from_ref(day), page.as_deref());
    if !parts.is_empty() {
        told.insert("subEvent".to_owned(), parts.into());
    }
    told
}

fn part_head(site: &Site, event: &Event, part: &PartOfDay) -> Map<String, Value> {
    let day = dates::date(&site.words.dates, part.date);
    let name = match part.of {
        1 => format!("{}, {day}", site.say(&event.title)),
        _ => format!("{}, {day}, {}", site.say(&event.title), part.hours()),
    };
    let mut told = object("Event", &name);
    add_address(&mut told, address(site, &page_of(event, part)));
    told.insert("startDate".to_owned(), part.date.to_string().into());
    told
}

fn page_of(event: &Event, part: &PartOfDay) -> Route {
    Route::EventPart(event.id.clone(), part.date, part.number)
}

/// From when to when: with the clock where the agenda gives it for the first and last day, else the days as far as they
/// are known.
fn add_days(told: &mut Map<String, Value>, event: &Event, days: &[Day]) {
    let Some(start) = event.start else {
        return;
    };
    let last = event.end.unwrap_or(start);
    let spans = |date: Date| {
        let day = days.iter().find(|day| day.date == date);
        let entries = day.into_iter().flat_map(|day| &day.entries);
        entries.filter_map(move |entry| clock::span(event, date, entry))
    };
    let first_start = spans(start).map(|span| span.start).min();
    // Where one end is open, nobody knows the last.
    let ends: Option<Vec<Zoned>> = spans(last).map(|span| span.end).collect();
    let last_end = ends.and_then(|ends| ends.into_iter().max());
    let told_as = |time: Option<Zoned>, date: Date| {
        time.map_or_else(|| date.to_string(), |time| moment(&time))
    };
    told.insert("startDate".to_owned(), told_as(first_start, start).into());
    told.insert("endDate".to_owned(), told_as(last_end, last).into());
}

/// What there is to take part in, all of it on one page: no breaks and no transfers. None of more than [`MOST_PARTS`].
fn parts(site: &Site, event: &Event, days: &[Day], page: Option<&str>) -> Vec<Value> {
    let takes_part = |entry: &&Entry| !matches!(entry.kind, EntryKind::Break | EntryKind::Transfer);
    let count = days
        .iter()
        .flat_map(|day| &day.entries)
        .filter(takes_part)
        .count();
    if count > MOST_PARTS {
        return Vec::new();
    }
    let parts = days.iter().flat_map(|day| {
        let entries = day.entries.iter().filter(takes_part);
        entries.filter_map(move |entry| part(site, event, day.date, entry, page))
    });
    parts.collect()
}

fn part(
    site: &Site,
    event: &Event,
    date: Date,
    entry: &Entry,
    page: Option<&str>,
) -> Option<Value> {
    let span = clock::span(event, date, entry)?;
    let mut told = object("Event", site.say(&entry.title));
    add_address(&mut told, page.map(|page| format!("{page}#{}", entry.id)));
    told.insert("startDate".to_owned(), moment(&span.start).into());
    if let Some(end) = span.end {
        told.insert("endDate".to_owned(), moment(&end).into());
    }
    told.insert(
        "location".to_owned(),
        json!({ "@id": node_of(&entry.place) }),
    );
    if let Some(language) = &entry.language {
        told.insert("inLanguage".to_owned(), language.as_str().into());
    }
    let people = entry
        .people
        .iter()
        .map(|name| Value::from(object("Person", site.name(name))));
    let people: Vec<Value> = people.collect();
    if !people.is_empty() {
        told.insert("performer".to_owned(), one_or_all(people));
    }
    Some(told.into())
}

fn place_of(site: &Site, place: &EventPlace) -> Value {
    let town = site.name(&place.town);
    let name = place.venue.as_ref().map_or(town, |venue| site.say(venue));
    let mut told = object("Place", name);
    told.insert("@id".to_owned(), node_of(&place.id).into());
    let address = json!({
        "@type": "PostalAddress",
        "addressLocality": town,
        "addressCountry": place.country.as_str(),
    });
    told.insert("address".to_owned(), address);
    let position = place.position;
    let geo =
        json!({ "@type": "GeoCoordinates", "latitude": position.lat, "longitude": position.lon });
    told.insert("geo".to_owned(), geo);
    told.into()
}

/// The name by which entries speak of a place of the same block: a blank node (JSON-LD 1.1, 3.5).
fn node_of(place: &Slug) -> String {
    format!("_:{place}")
}

/// The hosts; without any the project, unless the event only ran beside it.
fn add_organizers(told: &mut Map<String, Value>, site: &Site, event: &Event) {
    let hosts = event
        .hosts
        .iter()
        .filter_map(|id| site.partner(id))
        .map(|host| {
            let mut told = object("Organization", site.say(&host.name));
            if let Some(website) = &host.website {
                told.insert("url".to_owned(), website.url.as_str().into());
            }
            Value::from(told)
        });
    let mut organizers: Vec<Value> = hosts.collect();
    if organizers.is_empty() && !event.related {
        let mut project = object("Organization", &site.project.name);
        let home = origin(site).and_then(|_| address(site, &Route::Home));
        if let Some(home) = home {
            project.insert("url".to_owned(), home.into());
        }
        organizers.push(project.into());
    }
    if !organizers.is_empty() {
        told.insert("organizer".to_owned(), one_or_all(organizers));
    }
}

fn object(kind: &str, name: &str) -> Map<String, Value> {
    let fields = [("@type", kind), ("name", name)];
    fields
        .map(|(field, value)| (field.to_owned(), value.into()))
        .into_iter()
        .collect()
}

fn add_address(told: &mut Map<String, Value>, address: Option<String>) {
    if let Some(address) = address {
        told.insert("@id".to_owned(), address.as_str().into());
        told.insert("url".to_owned(), address.into());
    }
}

fn one_or_all(mut values: Vec<Value>) -> Value {
    if values.len() == 1 {
        values.remove(0)
    } else {
        values.into()
    }
}
