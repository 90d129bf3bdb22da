//! Sites with one event that a test writes as JSON.

use super::site::{good, site};
use inducult::content::check::Source;
use inducult::content::store::Site;
use inducult::model::ids::Slug;
use serde_json::{Value, json};
use std::sync::Arc;

/// The small content with one event alone: `first-meeting` with the fields of `event` put over it, and these days as
/// its agenda.
pub(crate) fn with_event(event: Value, days: Value) -> Source {
    let mut source = good();
    let mut fields = json!({
        "id": "meeting", "kind": "meeting", "title": "Meeting", "summary": "They met.",
        "start": "2018-07-02", "sources": [], "updated": "2020-03-01",
        "places": [place("mill", "Europe/Zagreb")],
    });
    let over = event.as_object().unwrap().clone();
    fields.as_object_mut().unwrap().extend(over);
    let event: inducult::model::event::Event = serde_json::from_value(fields).unwrap();
    let details = json!({ "event": event.id.as_str(), "days": days, "updated": "2020-04-01" });
    source.details.clear();
    source
        .details
        .insert(event.id.clone(), serde_json::from_value(details).unwrap());
    source.events.events = vec![event];
    source
}

/// The site of [`with_event`] in English.
pub(crate) fn site_with(event: Value, days: Value) -> Arc<Site> {
    site(&with_event(event, days), "en")
}

/// A site with one entry, `talk` at `mill` with the fields of `entry` put over it, on a day in a zone.
pub(crate) fn site_of_entry(date: &str, zone: &str, entry: Value) -> Arc<Site> {
    let event = json!({ "start": date, "places": [place("mill", zone)] });
    site_with(event, json!([day(date, vec![entry])]))
}

/// A place in a zone.
pub(crate) fn place(id: &str, zone: &str) -> Value {
    json!({
        "id": id, "town": id.to_uppercase(), "country": "AT", "zone": zone,
        "position": { "lat": 46.5, "lon": 15.25, "precision": "town" },
    })
}

/// A day with entries; each is `talk` at `mill` from 09:00 with its own fields put over it.
pub(crate) fn day(date: &str, entries: Vec<Value>) -> Value {
    let entries = entries.into_iter().map(|over| {
        let mut entry = json!({
            "id": "talk", "kind": "session", "title": "Talk", "start": "09:00", "place": "mill",
        });
        entry
            .as_object_mut()
            .unwrap()
            .extend(over.as_object().unwrap().clone());
        entry
    });
    json!({ "id": format!("day-{date}"), "date": date, "entries": entries.collect::<Vec<_>>() })
}

/// An id.
pub(crate) fn slug(id: &str) -> Slug {
    Slug::parse(id).unwrap()
}
