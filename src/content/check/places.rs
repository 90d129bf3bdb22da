//! Rules over positions, countries and zones.

use super::Content;
use super::countries::bounds;
use super::faults::{At, Faults};
use super::ids::rows;
use crate::content::diagnostic::Severity;
use crate::model::ids::CountryCode;
use crate::model::place::Position;

/// Checks every position against its range, its country and, for partners, the map.
pub(super) fn check(content: &Content, faults: &mut Faults<'_>) {
    let partners = content.partners.as_ref();
    for (at, partner) in rows("partners.json", "partners", partners.map(|p| &p.partners)) {
        if let Some(position) = &partner.position {
            let at = at.field("position");
            position_in(&at, position, &partner.country, faults);
            on_map(&at, position, content, faults);
        }
    }
    for (at, region) in rows("partners.json", "regions", partners.map(|p| &p.regions)) {
        position_in(
            &at.field("position"),
            &region.position,
            &region.country,
            faults,
        );
    }
    for (at, place) in rows(
        "places.json",
        "places",
        content.places.as_ref().map(|p| &p.places),
    ) {
        position_in(
            &at.field("position"),
            &place.position,
            &place.country,
            faults,
        );
    }
    for (at, event) in rows(
        "events.json",
        "events",
        content.events.as_ref().map(|e| &e.events),
    ) {
        for (index, place) in event.places.iter().enumerate() {
            position_in(
                &at.field("places").item(index).field("position"),
                &place.position,
                &place.country,
                faults,
            );
        }
    }
}

fn position_in(at: &At, position: &Position, country: &CountryCode, faults: &mut Faults<'_>) {
    let (lat, lon) = (position.lat, position.lon);
    let is_swapped = is_in(lat, lon, country) == Some(true);
    let is_outside = is_in(lon, lat, country) == Some(false);
    let (lat, lon) = (degrees(lat), degrees(lon));
    let mend = is_swapped
        .then(|| format!("lat and lon look swapped: did you mean lat {lon} and lon {lat}?"));
    if !is_on_earth(position) {
        let message =
            format!("lat {lat}, lon {lon}: lat is from -90 to 90 degrees and lon from -180 to 180");
        faults.add(at, Severity::Error, "coordinates", message, mend);
    } else if is_outside {
        let message = format!(
            "lat {lat}, lon {lon} is not in the country, {}",
            country.as_str()
        );
        faults.add(at, Severity::Error, "outside-country", message, mend);
    }
}

/// A number of degrees as an editor would write it; the plain way would write 308 noughts for `1e308`.
pub(super) fn degrees(number: f64) -> String {
    let written = format!("{number:?}");
    written.strip_suffix(".0").unwrap_or(&written).to_owned()
}

fn is_on_earth(position: &Position) -> bool {
    (-90.0..=90.0).contains(&position.lat) && (-180.0..=180.0).contains(&position.lon)
}

/// Whether a point is in the box of a country; `None` where the box isn't known.
fn is_in(lon: f64, lat: f64, country: &CountryCode) -> Option<bool> {
    let [west, south, east, north] = bounds(country.as_str())?;
    Some((west..=east).contains(&lon) && (south..=north).contains(&lat))
}

fn on_map(at: &At, position: &Position, content: &Content, faults: &mut Faults<'_>) {
    let Some(project) = &content.project else {
        return;
    };
    let map = &project.map;
    let inside = (map.west..=map.east).contains(&position.lon)
        && (map.south..=map.north).contains(&position.lat);
    let has_inside = map.west < map.east && map.south < map.north;
    if has_inside && !inside && is_on_earth(position) {
        let message = format!(
            "lat {}, lon {} is outside the map, which shows lon {} to {} and lat {} to {}",
            position.lat, position.lon, map.west, map.east, map.south, map.north
        );
        faults.warning(at, "outside-map", message);
    }
}
