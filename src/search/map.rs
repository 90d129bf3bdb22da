//! What stands on the map as a text that is drawn from and searched at once, however much it is.
//!
//! The exporter writes the text, under `trunk serve` the browser makes it from the records. Three parts, apart by empty
//! lines, each line's parts apart by tabs: the values of the filters; what the map names for orientation; the spots, in
//! the order of the list. Positions are thousandths of a degree.

use super::{Words, clean, fold, push_parts};
use crate::content::store::Site;
use crate::geo::camera::Point;
use crate::geo::degrees::{degrees, thousandths, write as decimal};
use crate::geo::nearest::nearest_of;
use crate::geo::projection::{to_map, view_box};
use crate::i18n::dates;
use crate::i18n::key::{self, Key};
use crate::model::ids::{CountryCode, Slug};
use crate::model::lang::Lang;
use crate::model::partner::Role;
use crate::model::place::{LatLon, Position, Precision};
use crate::model::text::Text;
use crate::route::Route;
use crate::route::map::{Field, Query};
use std::sync::OnceLock;

/// What a spot is; each kind can be switched off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The seat of a partner.
    Partners,
    /// A place of an event.
    Events,
    /// A place of industrial culture.
    Places,
}

impl Layer {
    /// Every layer, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Partners, Self::Events, Self::Places];

    /// Its name in addresses and keys.
    pub fn name(self) -> &'static str {
        match self {
            Self::Partners => "partners",
            Self::Events => "events",
            Self::Places => "places",
        }
    }
}

/// The rank of the countries among the names for orientation.
pub const COUNTRY: u16 = 0;
/// The rank of the regions, after that of the last towns.
pub const REGION: u16 = 4;

/// By what spots can be told apart besides their layer.
pub const FIELDS: [Field; 3] = [Field::Category, Field::Region, Field::Country];

/// A value of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// How addresses name it.
    pub id: String,
    /// What visitors read.
    pub label: String,
    folded: String,
}

/// A name for orientation.
#[derive(Clone, Debug, PartialEq)]
pub struct Sign {
    /// [`COUNTRY`], [`REGION`], or that of a town, which grows the closer one must come to read it.
    pub rank: u16,
    /// Where it stands on the map.
    pub at: Point,
    /// The name.
    pub name: String,
}

/// Something with a place on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// What it is.
    pub layer: Layer,
    /// The id of its record.
    pub id: Slug,
    /// Of an event, the id of the place.
    pub part: String,
    /// Its name, with its language where it isn't the page's.
    pub name: Text,
    /// Its town.
    pub town: String,
    /// In a word what a partner is, when an event was; empty for a place, which has its category.
    pub note: String,
    /// Whether its mark is hollow: an academic partner.
    pub is_hollow: bool,
    /// Its category, region and country, as numbers of [`Index::values`].
    pub values: [Option<usize>; 3],
    /// Where it stands on the map.
    pub at: Point,
    /// Latitude and longitude, thousandths of a degree.
    pub degrees: (i32, i32),
    /// How exact that is.
    pub precision: Precision,
}

impl Spot {
    /// By which addresses tell it apart.
    pub fn key(&self) -> String {
        key_of(self.layer, &self.id, &self.part)
    }

    /// The page that tells more of it.
    pub fn route(&self) -> Route {
        let id = self.id.clone();
        match self.layer {
            Layer::Partners => Route::Partner(id),
            Layer::Events => Route::Event(id),
            Layer::Places => Route::Place(id),
        }
    }
}

/// The key of a spot: `places/mining-museum`; of a place of an event with several, `events/opening#hall`.
pub fn key_of(layer: Layer, id: &Slug, part: &str) -> String {
    let mark = if part.is_empty() { "" } else { "#" };
    format!("{}/{id}{mark}{part}", layer.name())
}

/// The text of a site of which partners, events and places are there. What lies outside the map's window is left out.
pub fn write(site: &Site) -> String {
    let values = values(site);
    let mut text = String::new();
    for (field, id, label) in &values {
        let field = (*field as usize).to_string();
        push_parts(&mut text, &[&field, id, &clean(label)]);
    }
    text.push('\n');
    for (rank, position, name) in signs(site) {
        let [lat, lon] = [position.lat, position.lon].map(|at| thousandths(at).to_string());
        push_parts(&mut text, &[&rank.to_string(), &lat, &lon, &clean(name)]);
    }
    text.push('\n');
    let number = |field: Field, id: &str| {
        let at = values
            .iter()
            .position(|value| value.0 == field && value.1 == id);
        at.map(|at| at.to_string()).unwrap_or_default()
    };
    let window = view_box(&site.project.map);
    for record in records(site) {
        let Position {
            lat,
            lon,
            precision,
        } = record.position;
        if !window.holds(to_map(lat, lon)) {
            continue;
        }
        let name = site.choose(record.name);
        push_parts(
            &mut text,
            &[
                &(record.layer as usize).to_string(),
                record.id.as_str(),
                record.part,
                &clean(name.text),
                name.foreign.map_or("", Lang::as_str),
                &clean(&record.town),
                &clean(&record.note),
                if record.is_hollow { "hollow" } else { "" },
                &number(Field::Category, record.category.map_or("", Slug::as_str)),
                &number(Field::Region, record.region.map_or("", Slug::as_str)),
                &number(Field::Country, record.country.as_str()),
                &thousandths(lat).to_string(),
                &thousandths(lon).to_string(),
                &(precision as usize).to_string(),
            ],
        );
    }
    text
}

/// What is written of a record.
struct Record<'a> {
    layer: Layer,
    id: &'a Slug,
    part: &'a str,
    name: &'a Text,
    town: String,
    note: String,
    is_hollow: bool,
    category: Option<&'a Slug>,
    region: Option<&'a Slug>,
    country: &'a CountryCode,
    position: Position,
}

/// Partners and events in their order, and the places by region.
fn records(site: &Site) -> Vec<Record<'_>> {
    let mut records = Vec::new();
    for partner in site.partners() {
        let Some(position) = partner.position else {
            continue;
        };
        let town = partner.town.as_ref().unwrap_or(&partner.short_name);
        records.push(Record {
            layer: Layer::Partners,
            id: &partner.id,
            part: "",
            name: &partner.name,
            town: site.name(town).to_owned(),
            note: site.word(word_of(partner.role)),
            is_hollow: partner.role == Role::Academic,
            category: None,
            region: partner.region.as_ref(),
            country: &partner.country,
            position,
        });
    }
    for event in site.events() {
        let dates = |start| dates::span(&site.words.dates, start, event.end.unwrap_or(start));
        for place in &event.places {
            records.push(Record {
                layer: Layer::Events,
                id: &event.id,
                part: if event.places.len() > 1 {
                    place.id.as_str()
                } else {
                    ""
                },
                name: &event.title,
                town: site.name(&place.town).to_owned(),
                note: event.start.map(dates).unwrap_or_default(),
                is_hollow: false,
                category: None,
                region: region_around(site, place.position),
                country: &place.country,
                position: place.position,
            });
        }
    }
    for region in site.regions() {
        let own = site
            .places()
            .iter()
            .filter(|place| place.region == region.id);
        records.extend(own.map(|place| Record {
            layer: Layer::Places,
            id: &place.id,
            part: "",
            name: &place.name,
            town: site.name(&place.town).to_owned(),
            note: String::new(),
            is_hollow: false,
            category: Some(&place.category),
            region: Some(&place.region),
            country: &place.country,
            position: place.position,
        }));
    }
    records
}

/// How far from the middle of a region an event may be that belongs to it, kilometres.
const AROUND: f64 = 60.0;

/// The region in whose middle parts a position lies.
fn region_around(site: &Site, position: Position) -> Option<&Slug> {
    let on_map = |position: Position| to_map(position.lat, position.lon);
    let middles = site.regions().iter().map(|region| on_map(region.position));
    let nearest = nearest_of(on_map(position), middles, 1);
    let (away, at) = nearest.first()?;
    (*away < AROUND).then(|| &site.regions()[*at].id)
}

/// The word for a partner's role.
pub fn word_of(role: Role) -> Key {
    match role {
        Role::Lead => key::ROLE_LEAD,
        Role::Regional => key::ROLE_REGIONAL,
        Role::Academic => key::ROLE_ACADEMIC,
        Role::Associated => key::ROLE_ASSOCIATED,
    }
}

fn values(site: &Site) -> Vec<(Field, &str, &str)> {
    let project = &site.project;
    let categories = project.place_categories.iter();
    let categories =
        categories.map(|label| (Field::Category, label.id.as_str(), site.say(&label.label)));
    let regions = site.regions().iter();
    let regions = regions.map(|region| (Field::Region, region.id.as_str(), site.say(&region.name)));
    let countries = project.countries.iter();
    let countries = countries.map(|country| {
        (
            Field::Country,
            country.code.as_str(),
            site.say(&country.name),
        )
    });
    categories.chain(regions).chain(countries).collect()
}

/// Countries, towns and regions that the map names, the most important first.
fn signs(site: &Site) -> Vec<(u16, LatLon, &str)> {
    let project = &site.project;
    let countries = project.countries.iter();
    let countries =
        countries.filter_map(|country| Some((COUNTRY, country.label_at?, site.say(&country.name))));
    let rank = |rank: u16| {
        project
            .map_towns
            .iter()
            .filter(move |town| town.rank == rank)
    };
    let towns = (1..REGION).flat_map(rank);
    let towns = towns.map(|town| (town.rank, town.at, site.name(&town.name)));
    let regions = site.regions().iter();
    let regions = regions.map(|region| (REGION, region.position.into(), site.say(&region.name)));
    countries.chain(towns).chain(regions).collect()
}

/// A text that [`write`] wrote.
#[derive(Debug)]
pub struct Index {
    /// The values of the filters, field by field.
    pub values: Vec<(Field, Value)>,
    /// What the map names for orientation, the most important first.
    pub signs: Vec<Sign>,
    /// Everything that stands on the map, in the order of the list.
    pub spots: Vec<Spot>,
    /// Of each spot the folded words; made before a visitor first looks for some.
    words: OnceLock<Vec<String>>,
}

impl Index {
    /// That of a site: from the text of an export, else made of the records.
    pub fn of(site: &Site) -> Self {
        match site.map_index() {
            Some(text) => Self::read(text),
            None => Self::read(&write(site)),
        }
    }

    /// Reads a text. Lines that [`write`] didn't write so are left out.
    pub fn read(text: &str) -> Self {
        let mut lines = text.split('\n');
        let lines = lines.by_ref();
        Self {
            values: part(lines).filter_map(value).collect(),
            signs: part(lines).filter_map(sign).collect(),
            spots: part(lines).filter_map(spot).collect(),
            words: OnceLock::new(),
        }
    }

    /// The spots of a layer, with their places in the list.
    pub fn of_layer(&self, layer: Layer) -> impl Iterator<Item = (usize, &Spot)> {
        let numbered = self.spots.iter().enumerate();
        numbered.filter(move |(_, spot)| spot.layer == layer)
    }

    /// Where the spot with a key stands in the list.
    pub fn place_of(&self, key: &str) -> Option<usize> {
        let fits = |spot: &Spot| key.starts_with(spot.layer.name()) && spot.key() == key;
        self.spots.iter().position(fits)
    }

    /// The label of a spot's category, region or country, given by its place in [`FIELDS`]; empty without one.
    pub fn label(&self, spot: &Spot, field: usize) -> &str {
        let value = spot.values[field].and_then(|number| self.values.get(number));
        value.map_or("", |(_, value)| &value.label)
    }

    /// The places in the list of what fits a query, in its order. A value that no spot has fits none.
    pub fn found(&self, query: &Query) -> Vec<usize> {
        let typed = Words::of(query.get(Field::Text));
        let without: Vec<&str> = query.get(Field::Without).split('.').collect();
        let wanted = FIELDS.map(|field| query.get(field));
        let has = |spot: &Spot, at: usize| {
            let value = spot.values[at].and_then(|number| self.values.get(number));
            wanted[at].is_empty() || value.is_some_and(|(_, value)| value.id == wanted[at])
        };
        let fits = |(at, spot): &(usize, &Spot)| {
            !without.contains(&spot.layer.name())
                && (0..FIELDS.len()).all(|field| has(spot, field))
                && (typed.is_empty() || typed.are_in(&self.words()[*at]))
        };
        let spots = self.spots.iter().enumerate();
        spots.filter(fits).map(|(at, _)| at).collect()
    }

    /// Folds the words of every spot, so that who first looks for some needn't wait for it.
    pub fn prepare(&self) {
        self.words();
    }

    fn words(&self) -> &[String] {
        self.words
            .get_or_init(|| self.spots.iter().map(|spot| self.words_of(spot)).collect())
    }

    fn words_of(&self, spot: &Spot) -> String {
        let mut words = String::new();
        for (_, name) in spot.name.all() {
            words.push_str(&fold(name));
        }
        words.push_str(&fold(&spot.town));
        words.push_str(&fold(&spot.note));
        for number in spot.values.into_iter().flatten() {
            if let Some((_, value)) = self.values.get(number) {
                words.push_str(&value.folded);
            }
        }
        words
    }
}

fn part<'a>(lines: &mut impl Iterator<Item = &'a str>) -> impl Iterator<Item = &'a str> {
    lines.take_while(|line| !line.is_empty())
}

fn value(line: &str) -> Option<(Field, Value)> {
    let mut parts = line.split('\t');
    let field = *Field::ALL.get(parts.next()?.parse::<usize>().ok()?)?;
    let (id, label) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    let folded = fold(&label);
    Some((field, Value { id, label, folded }))
}

fn sign(line: &str) -> Option<Sign> {
    let mut parts = line.split('\t');
    let rank = parts.next()?.parse().ok()?;
    let (_, at) = position(parts.next()?, parts.next()?)?;
    let name = parts.next()?.to_owned();
    Some(Sign { rank, at, name })
}

fn spot(line: &str) -> Option<Spot> {
    let mut parts = line.split('\t');
    let mut part = || parts.next().unwrap_or_default();
    let layer = *Layer::ALL.get(part().parse::<usize>().ok()?)?;
    let (id, own_part, name, lang) = (Slug::parse(part()).ok()?, part(), part(), part());
    let (town, note, hollow) = (part(), part(), part());
    let mut number = || part().parse().ok();
    let values = [number(), number(), number()];
    let (degrees, at) = position(part(), part())?;
    Some(Spot {
        layer,
        id,
        part: own_part.to_owned(),
        name: Text::of([(Lang::parse(lang).ok(), name)])?,
        town: town.to_owned(),
        note: note.to_owned(),
        is_hollow: !hollow.is_empty(),
        values,
        at,
        degrees,
        precision: match part() {
            "0" => Precision::Site,
            "1" => Precision::Neighbourhood,
            "2" => Precision::Town,
            _ => Precision::Approximate,
        },
    })
}

fn position(lat: &str, lon: &str) -> Option<((i32, i32), Point)> {
    let (lat, lon): (i32, i32) = (lat.parse().ok()?, lon.parse().ok()?);
    Some(((lat, lon), to_map(degrees(lat), degrees(lon))))
}

/// The name of a spot, in its own language or the page's.
pub fn name_of(spot: &Spot) -> &str {
    spot.name.all().next().map_or("", |(_, name)| name)
}

/// Latitude and longitude of a spot in decimal digits.
pub fn written(degrees: (i32, i32)) -> (String, String) {
    (decimal(degrees.0), decimal(degrees.1))
}
