//! The places next to a place.

use super::projection::to_map;
use crate::model::place::Place;

/// How many places near by the page of a place names.
const NEAR: usize = 3;

/// The nearest other places of the same region, the nearest first.
pub fn nearest<'a>(places: &'a [Place], place: &Place) -> Vec<&'a Place> {
    let here = on_map(place);
    let others = places
        .iter()
        .filter(|other| other.region == place.region && other.id != place.id);
    let mut nearest: Vec<(f64, &Place)> = Vec::with_capacity(NEAR + 1);
    for other in others {
        let away = distance(here, on_map(other));
        let at = nearest.partition_point(|(before, _)| *before <= away);
        nearest.insert(at, (away, other));
        nearest.truncate(NEAR);
    }
    nearest.into_iter().map(|(_, other)| other).collect()
}

/// Where a place stands on the map.
pub fn on_map(place: &Place) -> (f64, f64) {
    to_map(place.position.lat, place.position.lon)
}

/// The distance of two points of the map, in its units (kilometres).
pub fn distance(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (x, y) = (a.0 - b.0, a.1 - b.1);
    (x * x + y * y).sqrt()
}
