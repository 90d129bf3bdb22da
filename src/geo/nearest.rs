//! The places next to a place.

use super::projection::to_map;
use crate::model::place::{Place, Position, Region};

/// How many places near by the page of a place names.
const NEAR: usize = 3;

/// The nearest other places of the same region, the nearest first.
pub fn nearest<'a>(places: &'a [Place], place: &Place) -> Vec<&'a Place> {
    let is_other = |other: &&Place| other.region == place.region && other.id != place.id;
    let others: Vec<&Place> = places.iter().filter(is_other).collect();
    let points = others.iter().map(|other| on_map(other));
    let nearest = nearest_of(on_map(place), points, NEAR).into_iter();
    nearest.map(|(_, at)| others[at]).collect()
}

/// How far from the middle of a region something may be that belongs to it, kilometres.
const REACH: f64 = 100.0;

/// To which of some regions a position belongs: the one whose middle is nearest, unless that is too far away.
pub fn region_of<'a>(
    position: Position,
    regions: impl Iterator<Item = &'a Region>,
) -> Option<usize> {
    let on_map = |position: Position| to_map(position.lat, position.lon);
    let middles = regions.map(|region| on_map(region.position));
    let (away, at) = *nearest_of(on_map(position), middles, 1).first()?;
    (away < REACH).then_some(at)
}

/// The nearest of some points, `most` of them, the nearest first: how far each is away, and its place among the points.
pub fn nearest_of(
    here: (f64, f64),
    points: impl Iterator<Item = (f64, f64)>,
    most: usize,
) -> Vec<(f64, usize)> {
    let mut nearest: Vec<(f64, usize)> = Vec::with_capacity(most + 1);
    for (number, point) in points.enumerate() {
        let away = distance(here, point);
        let at = nearest.partition_point(|(before, _)| *before <= away);
        nearest.insert(at, (away, number));
        nearest.truncate(most);
    }
    nearest
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
