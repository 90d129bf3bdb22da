//! Rooms of a file as places of an event.

use super::{Resolver, Room};
use crate::import::fault::Spot;
use crate::import::markup;
use crate::import::record::{Place, Position};
use crate::import::schedule::When;
use crate::import::slug::{Given, slug};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::collections::BTreeSet;

impl Resolver<'_> {
    /// The rooms that entries are in, in the file's order, then the place of entries without a room. An event without
    /// entries has its own place, if any.
    pub(super) fn rooms(&mut self) -> Vec<Room> {
        let used: BTreeSet<Option<&str>> =
            self.items.iter().map(|item| item.room.as_deref()).collect();
        let mut names: Vec<Option<&str>> = Vec::new();
        for room in &self.schedule.rooms {
            if used.contains(&Some(&room.name)) {
                names.push(Some(&room.name));
            } else {
                let kind = "rooms in which there is no entry";
                self.losses.note(kind, &room.at, &room.name);
            }
        }
        let mut seen: BTreeSet<Option<&str>> = BTreeSet::new();
        names.extend(self.items.iter().map(|item| item.room.as_deref()));
        names.retain(|room| seen.insert(*room));
        if names.is_empty() && (self.schedule.location.is_some() || self.arguments.town.is_some()) {
            names.push(self.schedule.location.as_deref());
        }
        names.sort_by_key(Option::is_none);
        let mut given = Given::default();
        names
            .into_iter()
            .map(|name| self.room(name, &mut given))
            .collect()
    }

    fn room(&mut self, name: Option<&str>, given: &mut Given) -> Room {
        let town = self.arguments.town.as_deref();
        let id = name.and_then(slug).or_else(|| town.and_then(slug));
        let id = id.unwrap_or_else(|| slug("place").expect("it is an id"));
        let id = given.unique(&id);
        let items = || {
            let all = self.items.iter();
            all.filter(|item| item.room.as_deref() == name)
        };
        let own_zone = items().find_map(|item| match &item.start {
            Some(When::Local(_, Some(zone))) => Some((zone.clone(), item.at.clone())),
            _ => None,
        });
        let geo = items().find_map(|item| item.geo);
        let of_file = self
            .schedule
            .zone
            .as_ref()
            .map(|zone| (zone.name.clone(), zone.at.clone()));
        let old = self.old.place(&id).and_then(|place| place["zone"].as_str());
        let (zone_name, zone) = match (&self.arguments.zone, own_zone.or(of_file)) {
            (Some(zone), _) => (zone.clone(), self.option_zone(zone)),
            (None, Some((name, at))) => (name.clone(), self.zone(&name, &at)),
            (None, None) => match old.map(|old| (old, self.zones.get(old))) {
                Some((old, Ok(zone))) => (old.to_owned(), zone),
                _ => {
                    self.missing.insert("zone");
                    (String::new(), TimeZone::UTC)
                }
            },
        };
        Room {
            name: name.map(str::to_owned),
            id,
            zone_name,
            zone,
            geo: geo.or(self.schedule.geo),
        }
    }

    fn option_zone(&mut self, name: &str) -> TimeZone {
        self.zones.get(name).unwrap_or_else(|_| {
            if self.told_zones.insert(name.to_owned()) {
                self.faults.of_order(
                    format!("--zone: there is no zone \"{name}\""),
                    "write a name of the IANA database, as in Europe/Zagreb",
                );
            }
            TimeZone::UTC
        })
    }

    /// A zone that the file names; one that nobody knows is that of `--zone`.
    pub(super) fn zone(&mut self, name: &str, at: &Spot) -> TimeZone {
        if let Ok(zone) = self.zones.get(name) {
            return zone;
        }
        if let Some(zone) = self.arguments.zone.clone() {
            return self.option_zone(&zone);
        }
        if self.told_zones.insert(name.to_owned()) {
            self.faults.at(
                at,
                format!("there is no zone \"{name}\""),
                "say what it means with --zone and a name of the IANA database, as in Europe/Zagreb",
            );
        }
        TimeZone::UTC
    }

    pub(super) fn places(&mut self, rooms: &[Room]) -> Vec<Place> {
        let mut places = Vec::new();
        for room in rooms {
            let old = self.old.place(&room.id).cloned();
            let old = |name: &str| old.as_ref().and_then(|place| place.get(name)).cloned();
            let town = self
                .arguments
                .town
                .clone()
                .map(Value::String)
                .or_else(|| old("town"));
            let country = self
                .arguments
                .country
                .as_ref()
                .map(|country| country.as_str().to_owned());
            let country = country.or_else(|| Some(old("country")?.as_str()?.to_owned()));
            let position = self.position(room, old("position"));
            for (option, is_there) in [
                ("town", town.is_some()),
                ("country", country.is_some()),
                ("at", position.is_some()),
            ] {
                if !is_there {
                    self.missing.insert(option);
                }
            }
            if let (Some(town), Some(country), Some(position)) = (town, country, position) {
                places.push(Place {
                    id: room.id.to_string(),
                    venue: room
                        .name
                        .as_ref()
                        .and_then(|name| self.venue(name, &town, old("venue"))),
                    town,
                    country,
                    zone: room.zone_name.clone(),
                    position,
                });
            }
        }
        places
    }

    /// Where a room is: where the file says; else where the order says all of them are; else as it was.
    fn position(&self, room: &Room, old: Option<Value>) -> Option<Position> {
        // A file doesn't say how exact it is.
        let of_file = room.geo.map(|point| (point, "approximate"));
        let of_order = self.arguments.at.map(|at| (at.0, "town"));
        let old = || {
            let old = old.as_ref()?;
            let precision = ["site", "neighbourhood", "town", "approximate"]
                .into_iter()
                .find(|precision| old["precision"] == *precision)?;
            Some(((old["lat"].as_f64()?, old["lon"].as_f64()?), precision))
        };
        let ((lat, lon), precision) = of_file.or(of_order).or_else(old)?;
        Some(Position {
            lat,
            lon,
            precision,
        })
    }

    /// The name of a room as a venue: without the town at its end, and none where it is the town.
    fn venue(&mut self, name: &str, town: &Value, old: Option<Value>) -> Option<Value> {
        let top = Spot::Offset(0);
        let name = markup::line(name, &top, self.losses);
        let town = town.as_str().unwrap_or_default();
        let ends = format!(", {town}");
        let venue = name.strip_suffix(ends.as_str()).unwrap_or(&name);
        if venue.is_empty() || venue.eq_ignore_ascii_case(town) {
            return None;
        }
        let names_it = |old: &Value| {
            old == venue
                || old
                    .as_object()
                    .is_some_and(|by| by.values().any(|name| name == venue))
        };
        // An editor may have translated it.
        let kept = old.filter(names_it);
        Some(kept.unwrap_or_else(|| json!(self.languages.text(venue.to_owned()))))
    }
}
