//! What stands on the map as a text that is drawn from and searched at once, however much it is.
//!
//! The exporter writes the text, under `trunk serve` the browser makes it from the records. Four parts, apart by empty
//! lines, each line's parts apart by tabs: the values of the filters; what the map names for orientation; the spots, in
//! the order of the list; their names. Positions are thousandths of a degree. Of a list that is too long for a page the
//! names behind those of the partners are a text of their own, since the whole map is drawn without them.

use super::fold::fold_into;
use super::{Words, clean, fold, push_parts};
use crate::content::store::Site;
use crate::geo::camera::Point;
use crate::geo::degrees::{degrees, thousandths, write as decimal};
use crate::geo::nearest::region_of;
use crate::geo::projection::{to_map, view_box};
use crate::i18n::dates;
use crate::i18n::key::{self, Key};
use crate::model::ids::{CountryCode, Slug};
use crate::model::lang::Lang;
use crate::model::partner::Role;
use crate::model::place::{LatLon, Position, Precision};
use crate::model::text::Text;
use crate::route::map::{Field, Query};
use crate::route::{Route, SPLIT_ABOVE};
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

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

    /// The page that lists what is of it.
    pub fn list(self) -> Route {
        match self {
            Self::Partners => Route::Partners,
            Self::Events => Route::Events,
            Self::Places => Route::Places,
        }
    }
}

/// Which layers a query shows, in their order.
pub fn shown_layers(query: &Query) -> [bool; 3] {
    let without = query.get(Field::Without);
    Layer::ALL.map(|layer| without.split('.').all(|name| name != layer.name()))
}

/// The rank of the countries among the names for orientation.
pub const COUNTRY: u16 = 0;
/// The rank of the regions, after that of the last towns.
pub const REGION: u16 = 4;

/// The marks of an academic partner, and of a further place of an event.
const HOLLOW: i32 = 1;
const FURTHER: i32 = 2;

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
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// What it is.
    pub layer: Layer,
    /// Whether its mark is hollow: an academic partner.
    pub is_hollow: bool,
    /// Whether it is a further place of the event of which the spot before is one.
    pub is_further: bool,
    /// Its category, region and country, as numbers of [`Index::values`].
    pub values: [Option<usize>; 3],
    /// Where it stands on the map.
    pub at: Point,
    /// Latitude and longitude, thousandths of a degree.
    pub degrees: (i32, i32),
    /// How exact that is.
    pub precision: Precision,
}

/// What a spot is called; all empty as long as its name isn't there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named<'a> {
    /// The id of its record.
    pub id: &'a str,
    /// Of an event with several places, the id of the place.
    pub part: &'a str,
    /// Its name.
    pub name: &'a str,
    /// The language of its name where it isn't the page's.
    pub lang: &'a str,
    /// Its town.
    pub town: &'a str,
    /// In a word what a partner is, when an event was; empty for a place, which has its category.
    pub note: &'a str,
}

impl Named<'_> {
    /// Its name as a text that knows its language.
    pub fn text(&self) -> Text {
        Text::in_one(Lang::parse(self.lang).ok(), self.name)
    }
}

/// The key of a spot: `places/mining-museum`; of a place of an event with several, `events/opening#hall`.
pub fn key_of(layer: Layer, id: &str, part: &str) -> String {
    let mark = if part.is_empty() { "" } else { "#" };
    format!("{}/{id}{mark}{part}", layer.name())
}

/// The text of a site of which partners, events and places are there, and the names that it leaves out; none of a list
/// that isn't split. What lies outside the map's window is left out.
pub fn write(site: &Site) -> (String, String) {
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
    let mut records = records(site);
    records.retain(|record| window.holds(to_map(record.position.lat, record.position.lon)));
    let mut before = None;
    for record in &records {
        let is_further =
            record.layer == Layer::Events && before.replace(record.id) == Some(record.id);
        let Position {
            lat,
            lon,
            precision,
        } = record.position;
        push_parts(
            &mut text,
            &[
                &(record.layer as usize).to_string(),
                &match (record.is_hollow, is_further) {
                    (true, _) => HOLLOW.to_string(),
                    (_, true) => FURTHER.to_string(),
                    _ => String::new(),
                },
                &number(Field::Category, record.category.map_or("", Slug::as_str)),
                &number(Field::Region, record.region.map_or("", Slug::as_str)),
                &number(Field::Country, record.country.as_str()),
                &thousandths(lat).to_string(),
                &thousandths(lon).to_string(),
                &(precision as usize).to_string(),
            ],
        );
    }
    text.push('\n');
    let mut rest = String::new();
    let is_split = records.len() > SPLIT_ABOVE;
    for record in &records {
        let name = site.choose(record.name);
        let names = match record.layer {
            Layer::Events | Layer::Places if is_split => &mut rest,
            _ => &mut text,
        };
        push_parts(
            names,
            &[
                record.id.as_str(),
                record.part,
                &clean(name.text),
                name.foreign.map_or("", Lang::as_str),
                &clean(&record.town),
                &clean(&record.note),
            ],
        );
    }
    (text, rest)
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
                region: region_of(place.position, site.regions().iter())
                    .map(|at| &site.regions()[at].id),
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
    /// The names of the first spots, and those of the others once they are there.
    first: Lines,
    rest: OnceLock<Lines>,
    /// Of the first spots the folded names, as many as were needed.
    folded: Mutex<Lines>,
}

impl Index {
    /// That of a site: from the texts of an export as far as they are there, else made of the records.
    pub fn of(site: &Site) -> Self {
        if let Some(text) = site.map_index() {
            let index = Self::read(text);
            if let Some(names) = site.map_names() {
                index.take_names(names);
            }
            return index;
        }
        let (text, names) = write(site);
        let index = Self::read(&text);
        index.take_names(&names);
        index
    }

    /// Reads a text. Lines that [`write`] didn't write so are left out.
    pub fn read(text: &str) -> Self {
        let mut lines = text.split('\n');
        let lines = lines.by_ref();
        Self {
            values: part(lines).filter_map(value).collect(),
            signs: part(lines).filter_map(sign).collect(),
            spots: part(lines).filter_map(spot).collect(),
            first: Lines::of(part(lines)),
            rest: OnceLock::new(),
            folded: Mutex::default(),
        }
    }

    /// Takes in the names that the text left out.
    pub fn take_names(&self, text: &str) {
        *self.folded() = Lines::default();
        _ = self.rest.set(Lines::of(part(&mut text.split('\n'))));
    }

    /// Whether every spot has its name.
    pub fn is_named(&self) -> bool {
        self.first.ends.len() == self.spots.len() || self.rest.get().is_some()
    }

    /// What a spot is called, given by its place in the list.
    pub fn named(&self, at: usize) -> Named<'_> {
        let rest = || {
            let number = at.checked_sub(self.first.ends.len())?;
            self.rest.get()?.line(number)
        };
        let line = self.first.line(at).or_else(rest).unwrap_or_default();
        let mut parts = line.split('\t');
        let mut part = || parts.next().unwrap_or_default();
        Named {
            id: part(),
            part: part(),
            name: part(),
            lang: part(),
            town: part(),
            note: part(),
        }
    }

    /// By which addresses tell a spot apart, given by its place in the list.
    pub fn key(&self, at: usize) -> String {
        let named = self.named(at);
        key_of(self.spots[at].layer, named.id, named.part)
    }

    /// The page that tells more of a spot, given by its place in the list; as long as its name isn't there, the list of
    /// what is like it.
    pub fn route(&self, at: usize) -> Route {
        let layer = self.spots[at].layer;
        let Ok(id) = Slug::parse(self.named(at).id) else {
            return layer.list();
        };
        match layer {
            Layer::Partners => Route::Partner(id),
            Layer::Events => Route::Event(id),
            Layer::Places => Route::Place(id),
        }
    }

    /// The spots of a layer, with their places in the list.
    pub fn of_layer(&self, layer: Layer) -> impl Iterator<Item = (usize, &Spot)> {
        let numbered = self.spots.iter().enumerate();
        numbered.filter(move |(_, spot)| spot.layer == layer)
    }

    /// How many spots have their names, from the first on.
    pub fn named_count(&self) -> usize {
        match self.is_named() {
            true => self.spots.len(),
            false => self.first.ends.len(),
        }
    }

    /// The spots of the record to which one belongs: all places of an event, which stand in a row.
    pub fn of_record(&self, at: usize) -> Range<usize> {
        let is_further = |at: usize| self.spots.get(at).is_some_and(|spot| spot.is_further);
        let (mut first, mut end) = (at, at + 1);
        while first > 0 && is_further(first) {
            first -= 1;
        }
        while is_further(end) {
            end += 1;
        }
        first..end
    }

    /// Where the spot with a key stands in the list.
    pub fn place_of(&self, key: &str) -> Option<usize> {
        let (layer, rest) = key.split_once('/')?;
        let (id, part) = rest.split_once('#').unwrap_or((rest, ""));
        (0..self.spots.len()).find(|at| {
            let named = self.named(*at);
            named.id == id && named.part == part && self.spots[*at].layer.name() == layer
        })
    }

    /// The label of a spot's category, region or country, given by its place in [`FIELDS`]; empty without one.
    pub fn label(&self, spot: &Spot, field: usize) -> &str {
        let value = spot.values[field].and_then(|number| self.values.get(number));
        value.map_or("", |(_, value)| &value.label)
    }

    /// The places in the list of what fits a query, in its order. A value that no spot has fits none; words count once
    /// every spot has its name.
    pub fn found(&self, query: &Query) -> Vec<usize> {
        let typed = Words::of(query.get(Field::Text));
        let has = shown_layers(query);
        let wanted = FIELDS.map(|field| {
            let id = query.get(field);
            let fits = |(of, value): &(Field, Value)| *of == field && value.id == id;
            (!id.is_empty()).then(|| self.values.iter().position(fits))
        });
        let fits = |(_, spot): &(usize, &Spot)| {
            let mut fields = wanted.iter().zip(&spot.values);
            has[spot.layer as usize]
                && fields.all(|(wanted, value)| {
                    wanted.is_none_or(|wanted| wanted.is_some() && wanted == *value)
                })
        };
        let spots = self.spots.iter().enumerate().filter(fits);
        let at = |(at, _): (usize, &Spot)| at;
        if typed.is_empty() || !self.is_named() {
            return spots.map(at).collect();
        }
        self.prepare(self.spots.len());
        let folded = self.folded();
        // Which labels have a word is found out once, not for each spot.
        let labels_with = |word: &str| -> Vec<bool> {
            let labels = self.values.iter();
            labels
                .map(|(_, label)| label.folded.contains(word))
                .collect()
        };
        let words: Vec<(&str, Vec<bool>)> =
            typed.each().map(|word| (word, labels_with(word))).collect();
        let is_meant = |(at, spot): &(usize, &Spot)| {
            let mut words = words.iter();
            words.all(|(word, labels)| {
                let mut own = spot.values.iter().flatten();
                folded.line(*at).is_some_and(|line| line.contains(word))
                    || own.any(|label| labels.get(*label) == Some(&true))
            })
        };
        spots.filter(is_meant).map(at).collect()
    }

    fn folded(&self) -> MutexGuard<'_, Lines> {
        self.folded.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Folds the names of further spots, so that who first looks for some needn't wait for it; whether all are folded.
    pub fn prepare(&self, count: usize) -> bool {
        let mut folded = self.folded();
        let next = folded.ends.len();
        let until = self.spots.len().min(next + count);
        for at in next..until {
            let Named {
                name, town, note, ..
            } = self.named(at);
            for words in [name, town, note] {
                fold_into(&mut folded.text, words);
            }
            folded.end();
        }
        until == self.spots.len()
    }
}

/// Lines of a text without a place of its own for each.
#[derive(Debug, Default)]
struct Lines {
    text: String,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl Lines {
    fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut own = Self::default();
        for line in lines {
            own.text.push_str(line);
            own.end();
        }
        own
    }

    /// Ends the line that was written last.
    fn end(&mut self) {
        self.ends.push(self.text.len());
    }

    fn line(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start..end)
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
    let mut number = || parts.next()?.parse().ok();
    let at = to_map(degrees(number()?), degrees(number()?));
    let name = parts.next()?.to_owned();
    Some(Sign { rank, at, name })
}

fn spot(line: &str) -> Option<Spot> {
    let [layer, mark, category, region, country, lat, lon, precision] = numbers(line);
    let value = |number: Option<i32>| usize::try_from(number?).ok();
    let degrees = (lat?, lon?);
    Some(Spot {
        layer: *Layer::ALL.get(value(layer)?)?,
        is_hollow: mark == Some(HOLLOW),
        is_further: mark == Some(FURTHER),
        values: [category, region, country].map(value),
        at: to_map(self::degrees(degrees.0), self::degrees(degrees.1)),
        degrees,
        precision: match precision {
            Some(0) => Precision::Site,
            Some(1) => Precision::Neighbourhood,
            Some(2) => Precision::Town,
            _ => Precision::Approximate,
        },
    })
}

/// The whole numbers of a line; `None` for a part that is none. Ten thousand lines are read before anything is seen, and
/// the library's splitting and parsing would take twice as long.
fn numbers(line: &str) -> [Option<i32>; 8] {
    let mut numbers = [None; 8];
    let (mut at, mut sign) = (0, 1);
    for byte in line.bytes() {
        match byte {
            b'\t' => (at, sign) = (at + 1, 1),
            b'-' => sign = -1,
            b'0'..=b'9' if at < numbers.len() => {
                let digit = sign * i32::from(byte - b'0');
                let number: i32 = numbers[at].unwrap_or_default();
                numbers[at] = number
                    .checked_mul(10)
                    .and_then(|tens| tens.checked_add(digit));
            }
            _ => {}
        }
    }
    numbers
}

/// Latitude and longitude of a spot in decimal digits.
pub fn written(degrees: (i32, i32)) -> (String, String) {
    (decimal(degrees.0), decimal(degrees.1))
}
