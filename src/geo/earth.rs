//! How far one position on the earth is from another, and in which direction.
//!
//! The earth is taken as a sphere, which is wrong by half a percent of the way at most.

use super::angle::{cos, sin};
use crate::model::place::Position;

/// Mean radius of the earth in kilometres: R1 of the IUGG (Moritz, Geodetic Reference System 1980) for WGS 84.
const RADIUS: f64 = 6_371.008_8;

/// Points of a compass.
const POINTS: usize = 16;

/// How far and where to a position lies from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Away {
    /// The length of the great circle between the two, in whole kilometres, 1 or more.
    pub kilometres: u32,
    /// In which direction one sets out, as one of 16 points of a compass: north is 0, then clockwise. The words for it
    /// stand in [`MAP_COMPASS`](crate::i18n::key::MAP_COMPASS).
    pub compass: usize,
}

/// How far and where to `there` lies from `here`; `None` where that is less than a kilometre.
#[must_use]
pub fn away(here: &Position, there: &Position) -> Option<Away> {
    let distance = distance(here, there);
    (distance >= 1.0).then(|| Away {
        kilometres: distance.round() as u32,
        compass: compass(bearing(here, there)),
    })
}

/// The length of the great circle between two positions, in kilometres.
#[must_use]
pub fn distance(here: &Position, there: &Position) -> f64 {
    let [east, north, up] = seen_from(here, there);
    RADIUS * (east * east + north * north).sqrt().atan2(up)
}

/// The direction in which the great circle leaves `here` for `there`, in degrees from north by east, 0 or more and less
/// than 360. On a pole north and south are those of the longitude that is given with it.
#[must_use]
pub fn bearing(here: &Position, there: &Position) -> f64 {
    let [east, north, _] = seen_from(here, there);
    let degrees = east.atan2(north).to_degrees();
    // What is below zero by less than half a bit would be 360 when turned.
    let turned = if degrees < 0.0 {
        degrees + 360.0
    } else {
        degrees
    };
    if turned < 360.0 { turned } else { 0.0 }
}

/// The point of the compass that is next to a bearing, 0 to 15; where two are, the one further clockwise.
#[must_use]
pub fn compass(bearing: f64) -> usize {
    let step = 360.0 / POINTS as f64;
    (bearing / step + 0.5) as usize % POINTS
}

/// Where `there` lies on the unit sphere, seen from its centre with `here` on top: to the east, to the north, upwards.
///
/// Unlike the haversine alone, whose arc sine is blunt there, this is exact for positions opposite each other too.
fn seen_from(here: &Position, there: &Position) -> [f64; 3] {
    let (here_lat, there_lat) = (here.lat.to_radians(), there.lat.to_radians());
    let turn = (there.lon - here.lon).to_radians();
    let along = cos(there_lat) * cos(turn);
    [
        cos(there_lat) * sin(turn),
        cos(here_lat) * sin(there_lat) - sin(here_lat) * along,
        sin(here_lat) * sin(there_lat) + cos(here_lat) * along,
    ]
}
