//! Where something is: positions, countries, regions and the places of industrial culture.

use super::ids::{CountryCode, Slug};
use super::link::Link;
use super::text::{Name, Text};
use super::time::Date;
use serde::Deserialize;

/// A point on the earth with a word on how exact it is.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Position {
    /// Latitude in degrees north, -90 to 90 (WGS 84).
    pub lat: f64,
    /// Longitude in degrees east, -180 to 180 (WGS 84).
    pub lon: f64,
    /// How far the point may be from what it stands for.
    pub precision: Precision,
}

/// How far a point may be from what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// A few hundred metres or better.
    Site,
    /// Up to about one kilometre.
    Neighbourhood,
    /// The centre of the town.
    Town,
    /// Up to a few kilometres.
    Approximate,
}

/// A point on the earth that stands for nothing more exact than itself, such as where a word is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct LatLon {
    /// Latitude in degrees north, -90 to 90 (WGS 84).
    pub lat: f64,
    /// Longitude in degrees east, -180 to 180 (WGS 84).
    pub lon: f64,
}

impl From<Position> for LatLon {
    fn from(position: Position) -> Self {
        Self {
            lat: position.lat,
            lon: position.lon,
        }
    }
}

/// A country that the content names.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Country {
    /// Its code.
    pub code: CountryCode,
    /// Its short name.
    pub name: Text,
    /// The middle of its name on a map that one can explore: a point in the part of the country that the map shows, off
    /// what is marked there. Without one the map doesn't name the country. An export has it only for that map.
    #[serde(default)]
    pub label_at: Option<LatLon>,
}

/// A region that a partner speaks for.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Region {
    /// Its id.
    pub id: Slug,
    /// Its name.
    pub name: Text,
    /// Its country.
    pub country: CountryCode,
    /// Roughly its middle.
    pub position: Position,
    /// Single facts about it, a sentence each.
    #[serde(default)]
    pub facts: Vec<Text>,
    /// Where it was read.
    pub sources: Vec<Link>,
    /// The day of the last change of this record.
    pub updated: Date,
}

/// A place of industrial culture that one can visit or see. In the list of an export it has no address, opening times,
/// part in the project, website and sources; its own file has them.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Place {
    /// Its id.
    pub id: Slug,
    /// Its name.
    pub name: Text,
    /// Its name in the language of the place, where it differs; written with that language, as in
    /// `{"cs": "Muzeum porcelánu"}`.
    #[serde(default)]
    pub local_name: Option<Text>,
    /// The id of its category in `project.json`.
    pub category: Slug,
    /// The id of its region.
    pub region: Slug,
    /// Its town.
    pub town: Name,
    /// Its country.
    pub country: CountryCode,
    /// Where it is.
    pub position: Position,
    /// What it is, in a sentence or two.
    pub summary: Text,
    /// Its postal address in one line.
    #[serde(default)]
    pub address: Option<Name>,
    /// Opening times as they were printed, with their age; shown only with a word of caution.
    #[serde(default)]
    pub opening: Option<Text>,
    /// How it took part in the project.
    #[serde(default)]
    pub part_in_project: Option<Text>,
    /// Its own page.
    #[serde(default)]
    pub website: Option<Link>,
    /// The places near by as lists show them, the nearest first; written by the exporter, never by an editor.
    #[serde(default)]
    pub near: Vec<Place>,
    /// Where it was read.
    pub sources: Vec<Link>,
    /// The day of the last change of this record.
    pub updated: Date,
}

/// The file `places.json`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Places {
    /// The address of this file's schema, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// Every place.
    pub places: Vec<Place>,
}
