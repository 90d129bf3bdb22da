//! Rules over positions, countries and zones.

use super::Content;
use super::countries::bounds;
use super::faults::{At, Faults};
use super::ids::rows;
use crate::content::diagnostic::Severity;
use crate::geo::projection::{to_map, view_box};
use crate::model::ids::CountryCode;
use crate::model::place::LatLon;
use crate::model::project::MapWindow;

/// Checks every position against its range, its country and, for partners, the map.
pub(super) fn check(content: &Content, faults: &mut Faults<'_>) {
    let partners = content.partners.as_ref();
    for (at, partner) in rows("partners.json", "partners", partners.map(|p| &p.partners)) {
        if let Some(position) = &partner.position {
            let at = at.field("position");
            if position_in(&at, *position, &partner.country, faults) {
                on_map(&at, *position, content, faults);
            }
        }
    }
    for (at, region) in rows("partners.json", "regions", partners.map(|p| &p.regions)) {
        position_in(
            &at.field("position"),
            region.position,
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
            place.position,
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
                place.position,
                &place.country,
                faults,
            );
        }
    }
}

/// Checks that a point is in range and in its country; gives whether it is.
pub(super) fn position_in(
    at: &At,
    point: impl Into<LatLon>,
    country: &CountryCode,
    faults: &mut Faults<'_>,
) -> bool {
    let point = point.into();
    let swapped = swapped(point);
    let mend = (is_in(swapped, country) == Some(true)).then(|| look_swapped(swapped));
    if !is_in_range(point) {
        out_of_range(at, point, mend, faults);
    } else if is_in(point, country) == Some(false) {
        let message = format!(
            "{} is not in the country, {}",
            words(point),
            country.as_str()
        );
        faults.add(at, Severity::Error, "outside-country", message, mend);
    } else {
        return true;
    }
    false
}

/// Checks that a point, which is in range, is on the map.
pub(super) fn on_map(
    at: &At,
    point: impl Into<LatLon>,
    content: &Content,
    faults: &mut Faults<'_>,
) {
    let point = point.into();
    let Some(project) = &content.project else {
        return;
    };
    let map = &project.map;
    if is_shown(point, map) == Some(false) {
        let swapped = swapped(point);
        let mend = (is_shown(swapped, map) == Some(true)).then(|| look_swapped(swapped));
        let message = format!(
            "{} is outside the rectangle that the map draws for lon {} to {} and lat {} to {}",
            words(point),
            map.west,
            map.east,
            map.south,
            map.north
        );
        faults.add(at, Severity::Warning, "outside-map", message, mend);
    }
}

/// Whether a point can be on the earth.
pub(super) fn is_in_range(point: LatLon) -> bool {
    (-90.0..=90.0).contains(&point.lat) && (-180.0..=180.0).contains(&point.lon)
}

/// Tells of a point that can't be on the earth.
pub(super) fn out_of_range(at: &At, point: LatLon, mend: Option<String>, faults: &mut Faults<'_>) {
    let message = format!(
        "{}: lat is from -90 to 90 degrees and lon from -180 to 180",
        words(point)
    );
    faults.add(at, Severity::Error, "coordinates", message, mend);
}

fn swapped(point: LatLon) -> LatLon {
    LatLon {
        lat: point.lon,
        lon: point.lat,
    }
}

fn look_swapped(mended: LatLon) -> String {
    let (lat, lon) = (degrees(mended.lat), degrees(mended.lon));
    format!("lat and lon look swapped: did you mean lat {lat} and lon {lon}?")
}

/// Whether a point is in the box of a country; `None` where the box isn't known.
fn is_in(point: LatLon, country: &CountryCode) -> Option<bool> {
    let [west, south, east, north] = bounds(country.as_str())?;
    Some((west..=east).contains(&point.lon) && (south..=north).contains(&point.lat))
}

/// Whether a point is in the rectangle that the map draws, whose corners reach further or less far than the window in
/// degrees; `None` where the window has a fault of its own.
fn is_shown(point: LatLon, map: &MapWindow) -> Option<bool> {
    let corner = |lat, lon| is_in_range(LatLon { lat, lon });
    let has_inside = map.west < map.east && map.south < map.north;
    if !has_inside || !corner(map.south, map.west) || !corner(map.north, map.east) {
        return None;
    }
    Some(view_box(map).holds(to_map(point.lat, point.lon)))
}

fn words(point: LatLon) -> String {
    format!("lat {}, lon {}", degrees(point.lat), degrees(point.lon))
}

/// A number of degrees as an editor would write it; the plain way would write 308 noughts for `1e308`.
pub(super) fn degrees(number: f64) -> String {
    let written = format!("{number:?}");
    written.strip_suffix(".0").unwrap_or(&written).to_owned()
}
