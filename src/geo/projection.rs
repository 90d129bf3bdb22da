//! Turns latitude and longitude into a position on the flat map.
//!
//! The projection is ETRS89-extended / LAEA Europe (EPSG:3035), the European Union's own for maps of
//! the continent: areas keep their true relation, shapes in central Europe are hardly distorted.

use super::angle::{cos, sin};
use crate::model::place::Position;
use crate::model::project::MapWindow;
use std::sync::OnceLock;

/// Semi-major axis of the ellipsoid GRS80, metres.
const SEMI_MAJOR: f64 = 6_378_137.0;
/// Flattening of the ellipsoid GRS80.
const FLATTENING: f64 = 1.0 / 298.257_222_101;
/// Latitude of the projection's centre, degrees.
const CENTRE_LAT: f64 = 52.0;
/// Longitude of the projection's centre, degrees.
const CENTRE_LON: f64 = 10.0;
/// Easting given to the centre, metres.
const FALSE_EASTING: f64 = 4_321_000.0;
/// Northing given to the centre, metres.
const FALSE_NORTHING: f64 = 3_210_000.0;

/// Easting of the map's left edge, metres: west of Iceland.
const MAP_WEST: f64 = 2_500_000.0;
/// Northing of the map's upper edge, metres: north of the North Cape.
const MAP_NORTH: f64 = 5_500_000.0;
/// Metres in one map unit.
const METRES_PER_UNIT: f64 = 1_000.0;

/// Points taken along each edge of a window; more change the view box by less than a unit.
const EDGE_POINTS: u32 = 32;

/// A rectangle of the map in whole map units, as an SVG `viewBox` has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ViewBox {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Extent to the right.
    pub width: i32,
    /// Extent downwards.
    pub height: i32,
}

impl ViewBox {
    /// As the value of an SVG's attribute.
    pub fn value(&self) -> String {
        format!("{} {} {} {}", self.x, self.y, self.width, self.height)
    }

    /// Whether a point of the map lies in the rectangle.
    pub fn holds(&self, (x, y): (f64, f64)) -> bool {
        let across = f64::from(self.x)..=f64::from(self.x + self.width);
        let down = f64::from(self.y)..=f64::from(self.y + self.height);
        across.contains(&x) && down.contains(&y)
    }
}

/// Easting and northing in metres (EPSG:3035) of a position in degrees.
///
/// Formulas: IOGP Guidance Note 7-2 (373-7-2), Lambert Azimuthal Equal Area, method 9820, oblique aspect.
/// They turn the one point opposite the centre, south-east of New Zealand, into a circle; within 20 centimetres of it
/// the result is finite and means nothing.
#[must_use]
pub fn project(lat: f64, lon: f64) -> (f64, f64) {
    let sphere = sphere();
    let (centre_sin, centre_cos) = sphere.centre;
    // At the South Pole rounding takes the quotient below -1.
    let beta_sin = (authalic(sin(lat.to_radians())) / sphere.pole).max(-1.0);
    let beta_cos = ((1.0 - beta_sin) * (1.0 + beta_sin)).sqrt();
    let from_centre = (lon - CENTRE_LON).to_radians();
    let (aside, along) = (sin(from_centre), cos(from_centre));
    let from_opposite = 1.0 + centre_sin * beta_sin + centre_cos * beta_cos * along;
    let scale = sphere.radius * (2.0 / from_opposite.max(f64::EPSILON)).sqrt();
    let east = scale * sphere.stretch * beta_cos * aside;
    let north = scale / sphere.stretch * (centre_cos * beta_sin - centre_sin * beta_cos * along);
    (FALSE_EASTING + east, FALSE_NORTHING + north)
}

/// Squared eccentricity of the ellipsoid.
const E2: f64 = FLATTENING * (2.0 - FLATTENING);

/// What holds for every point: the sphere on which the formulas work.
struct Sphere {
    radius: f64,
    /// The note's `D`.
    stretch: f64,
    /// The quantity `q` of the pole.
    pole: f64,
    /// Sine and cosine of the centre's latitude on the sphere.
    centre: (f64, f64),
}

/// Ten thousand points would each take twice as long if it were not worked out once.
fn sphere() -> &'static Sphere {
    static SPHERE: OnceLock<Sphere> = OnceLock::new();
    SPHERE.get_or_init(|| {
        let pole = authalic(1.0);
        let centre = sin(CENTRE_LAT.to_radians());
        let centre_sin = authalic(centre) / pole;
        let centre_cos = ((1.0 - centre_sin) * (1.0 + centre_sin)).sqrt();
        let radius = SEMI_MAJOR * (pole / 2.0).sqrt();
        let stretch = SEMI_MAJOR * cos(CENTRE_LAT.to_radians())
            / (1.0 - E2 * centre * centre).sqrt()
            / (radius * centre_cos);
        Sphere {
            radius,
            stretch,
            pole,
            centre: (centre_sin, centre_cos),
        }
    })
}

/// The quantity `q` of the guidance note for the sine of a latitude.
fn authalic(sin: f64) -> f64 {
    let e = E2.sqrt();
    let es = e * sin;
    (1.0 - E2) * (sin / (1.0 - es * es) - ((1.0 - es) / (1.0 + es)).ln() / (2.0 * e))
}

/// Map units of a position in degrees: x to the right, y down, one unit is one kilometre.
///
/// The origin is easting 2 500 km, northing 5 500 km of EPSG:3035, the upper left corner of the base map's
/// [extent](super::base_map::EXTENT).
#[must_use]
pub fn to_map(lat: f64, lon: f64) -> (f64, f64) {
    let (easting, northing) = project(lat, lon);
    (
        (easting - MAP_WEST) / METRES_PER_UNIT,
        (MAP_NORTH - northing) / METRES_PER_UNIT,
    )
}

/// The position in degrees of a point of the map: the other way round than [`to_map`], to a millionth of a degree.
///
/// Formulas: as for [`project`], the reverse ones.
#[must_use]
pub fn to_degrees((x, y): (f64, f64)) -> (f64, f64) {
    let (e4, e6) = (E2 * E2, E2 * E2 * E2);
    let sphere = sphere();
    let (centre_sin, centre_cos) = sphere.centre;
    let east = (x * METRES_PER_UNIT + MAP_WEST - FALSE_EASTING) / sphere.stretch;
    let north = (MAP_NORTH - y * METRES_PER_UNIT - FALSE_NORTHING) * sphere.stretch;
    let away = (east * east + north * north).sqrt().max(f64::MIN_POSITIVE);
    let angle = 2.0 * (away / (2.0 * sphere.radius)).min(1.0).asin();
    let (sine, cosine) = (sin(angle), cos(angle));
    let beta = (cosine * centre_sin + north * sine * centre_cos / away).asin();
    let lon = (east * sine).atan2(away * centre_cos * cosine - north * centre_sin * sine);
    let lat = beta
        + (E2 / 3.0 + 31.0 * e4 / 180.0 + 517.0 * e6 / 5040.0) * sin(2.0 * beta)
        + (23.0 * e4 / 360.0 + 251.0 * e6 / 3780.0) * sin(4.0 * beta)
        + 761.0 * e6 / 45360.0 * sin(6.0 * beta);
    (lat.to_degrees(), CENTRE_LON + lon.to_degrees())
}

/// The rectangle of the map that shows a window, in whole map units.
///
/// Meridians and parallels are curved or slanting on the map, so no rectangle fits exactly: each side
/// lies at the average of its projected edge. Up to half of an edge's slant is lost in one corner and
/// as much is gained in the other.
#[must_use]
pub fn view_box(window: &MapWindow) -> ViewBox {
    let MapWindow {
        west,
        south,
        east,
        north,
    } = *window;
    let left = average(|t| to_map(between(south, north, t), west).0);
    let right = average(|t| to_map(between(south, north, t), east).0);
    let top = average(|t| to_map(north, between(west, east, t)).1);
    let bottom = average(|t| to_map(south, between(west, east, t)).1);
    let (x, y) = (left.round() as i32, top.round() as i32);
    ViewBox {
        x,
        y,
        width: right.round() as i32 - x,
        height: bottom.round() as i32 - y,
    }
}

/// Where a position lies on the map, in map units, if a window shows it.
#[must_use]
pub fn seen(position: Position, window: &MapWindow) -> Option<(f64, f64)> {
    let point = to_map(position.lat, position.lon);
    view_box(window).holds(point).then_some(point)
}

/// Average of a function over the whole of an edge, whose parameter runs from 0 to 1.
fn average(along: impl Fn(f64) -> f64) -> f64 {
    let sum: f64 = (0..EDGE_POINTS)
        .map(|i| along((f64::from(i) + 0.5) / f64::from(EDGE_POINTS)))
        .sum();
    sum / f64::from(EDGE_POINTS)
}

fn between(from: f64, to: f64, t: f64) -> f64 {
    from + (to - from) * t
}
