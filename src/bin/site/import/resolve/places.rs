//! Rooms of a file as places of an event.

use super::old::{kept, says};
use super::{Resolver, Room};
use crate::import::fault::Spot;
use crate::import::markup;
use crate::import::record::{Place, Position};
use crate::import::schedule::{End, Item, When};
use crate::import::slug::{Given, slug};
use inducult::model::ids::{CountryCode, Slug};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What the name of a room says.
pub(super) struct Location {
    venue: Option<String>,
    town: Option<String>,
    country: Option<CountryCode>,
}

impl Resolver<'_> {
    /// The rooms that entries are in, in the file's order, then the place of entries without a room. An event without
    /// entries has its own place, if any.
    pub(super) fn rooms(&mut self) -> Vec<Room> {
        let of_entries = |item: &&Item| [Some(item.room.clone()), item.to.clone().map(Some)];
        let used: Vec<Option<String>> = self.items.iter().flat_map(of_entries).flatten().collect();
        let known: BTreeSet<&Option<String>> = used.iter().collect();
        let mut rooms: Vec<(Option<String>, Option<&str>)> = Vec::new();
        for room in &self.schedule.rooms {
            let name = Some(room.name.clone());
            if known.contains(&name) {
                rooms.push((name, room.slug.as_deref()));
            } else {
                let kind = "rooms in which there is no entry";
                self.losses.note(kind, &room.at, &room.name);
            }
        }
        rooms.extend(used.iter().map(|name| (name.clone(), None)));
        let mut seen: BTreeSet<Option<String>> = BTreeSet::new();
        rooms.retain(|(name, _)| seen.insert(name.clone()));
        let location = &self.schedule.location;
        if rooms.is_empty() && (location.is_some() || self.arguments.town.is_some()) {
            rooms.push((location.clone(), None));
        }
        rooms.sort_by_key(|(name, _)| name.is_none());
        let mut given = Given::default();
        let rooms = rooms.into_iter();
        rooms
            .map(|(name, slug)| self.room(name, slug, &mut given))
            .collect()
    }

    fn room(&mut self, name: Option<String>, own_slug: Option<&str>, given: &mut Given) -> Room {
        let location = self.location(name.as_deref());
        // Slugs of other programs begin with numbers of theirs.
        let own_slug = own_slug.filter(|_| self.schedule.is_own);
        let old_id = self.old_id(&location);
        let names = [
            own_slug,
            old_id.as_deref(),
            location.venue.as_deref(),
            location.town.as_deref(),
        ];
        let id = names.into_iter().flatten().find_map(slug);
        let id = id.unwrap_or_else(|| slug("place").expect("it is an id"));
        let id = given.unique(&id);
        let (zone_name, zone) = self.zone_of(name.as_ref(), &id);
        let mut inside = self.items.iter().filter(|item| item.room == name);
        let geo = inside.find_map(|item| item.geo);
        Room {
            name,
            id,
            location,
            zone_name,
            zone,
            geo: geo.or(self.schedule.geo),
        }
    }

    /// The id of the place of this house and town, or without a town of this house, in the event that is replaced.
    fn old_id(&self, location: &Location) -> Option<String> {
        let is_it = |place: &&Value| {
            let is = |field: &str, wanted: Option<&String>| match wanted {
                Some(wanted) => says(&place[field], wanted),
                None => place[field].is_null(),
            };
            let town = location.town.as_ref();
            is("venue", location.venue.as_ref()) && (town.is_none() || is("town", town))
        };
        let id = self.old.places().find(is_it)?["id"].as_str()?;
        Some(id.to_owned())
    }

    /// What a name says: in a calendar the town and a country of the project may stand at its end, in a file of our own
    /// the town. Of other names the town of the order is taken off the end.
    fn location(&mut self, name: Option<&str>) -> Location {
        let name = name.map(|name| markup::line(name, &Spot::Offset(0), self.losses));
        let mut parts: Vec<&str> = name
            .as_deref()
            .map_or(Vec::new(), |name| name.split(", ").collect());
        let country = parts.last().and_then(|last| self.country(last));
        let country = country.filter(|_| self.schedule.is_calendar && parts.len() > 1);
        if country.is_some() {
            parts.pop();
        }
        let asked = self.arguments.town.as_deref();
        let is_asked = |part: &&str| asked.is_some_and(|asked| asked.eq_ignore_ascii_case(part));
        let says_town =
            country.is_some() || self.schedule.is_own || parts.last().is_some_and(is_asked);
        let town = parts.pop_if(|_| says_town);
        // "8700 Leoben"
        let town =
            town.map(|town| town.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' '));
        Location {
            venue: Some(parts.join(", ")).filter(|venue| !venue.is_empty()),
            town: town.or(asked).map(str::to_owned),
            country: country.or_else(|| self.arguments.country.clone()),
        }
    }

    /// The country of the project that a word names in any language.
    fn country(&self, word: &str) -> Option<CountryCode> {
        let mut countries = self.source.project.countries.iter();
        let found = countries.find(|country| {
            country.code.as_str() == word || country.name.all().any(|(_, name)| name == word)
        });
        found.map(|country| country.code.clone())
    }

    /// The zone of a room: the one that was asked for, that of its times, the one it had, that of the file.
    fn zone_of(&mut self, name: Option<&String>, id: &Slug) -> (String, TimeZone) {
        if let Some(zone) = &self.arguments.zone {
            return (zone.clone(), self.option_zone(zone));
        }
        let zone_in = |item: &&Item| match (&item.start, &item.end) {
            (Some(When::Local(_, Some(zone))), _) if item.room.as_ref() == name => {
                Some((zone.clone(), item.at.clone()))
            }
            (_, Some(End::At(When::Local(_, Some(zone)))))
                if item.to.as_ref() == name && item.to.is_some() =>
            {
                Some((zone.clone(), item.at.clone()))
            }
            _ => None,
        };
        if let Some((name, at)) = self.items.iter().find_map(zone_in) {
            let zone = self.zone(&name, &at);
            return (name, zone);
        }
        // One for all in the file says less than the one of this place.
        let old = self.old.place(id).and_then(|place| place["zone"].as_str());
        if let Some((name, Ok(zone))) = old.map(|name| (name, self.zones.get(name))) {
            return (name.to_owned(), zone);
        }
        if let Some(of_file) = &self.schedule.zone {
            let zone = self.zone(&of_file.name, &of_file.at);
            return (of_file.name.clone(), zone);
        }
        self.missing.insert("zone");
        (String::new(), TimeZone::UTC)
    }

    fn option_zone(&mut self, name: &str) -> TimeZone {
        self.zones.get(name).unwrap_or_else(|_| {
            if self.told_zones.insert(name.to_owned()) {
                self.faults.of_order(
                    format!("--zone: there is no zone \"{name}\""),
                    "write a name of the IANA database, as in Europe/Paris",
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
                "say what it means with --zone and a name of the IANA database, as in Europe/Paris",
            );
        }
        TimeZone::UTC
    }

    pub(super) fn places(&mut self, rooms: &[Room]) -> Vec<Place> {
        let mut places = Vec::new();
        for room in rooms {
            let old = self.old.place(&room.id).cloned();
            let old = |name: &str| old.as_ref().and_then(|place| place.get(name)).cloned();
            let town = room.location.town.clone();
            let town = kept(town.map(|town| self.name(town)), old("town")).or_else(|| old("town"));
            let country = room
                .location
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
            let venue = room.location.venue.clone();
            let venue = venue.filter(|venue| town.as_ref().is_none_or(|town| !says(town, venue)));
            if let (Some(town), Some(country), Some(position)) = (town, country, position) {
                places.push(Place {
                    id: room.id.to_string(),
                    venue: venue.and_then(|venue| kept(Some(self.name(venue)), old("venue"))),
                    town,
                    country,
                    zone: room.zone_name.clone(),
                    position,
                });
            }
        }
        places
    }

    fn name(&self, name: String) -> Value {
        json!(self.languages.text(name))
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
        let is_as_it_was = |((point, _), (old, _)): &((_, _), (_, _))| -> bool { point == old };
        let found = of_file.or(of_order);
        let kept = found.zip(old()).filter(is_as_it_was).map(|(_, old)| old);
        let ((lat, lon), precision) = kept.or(found).or_else(old)?;
        Some(Position {
            lat,
            lon,
            precision,
        })
    }
}
