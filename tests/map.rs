//! The map that one can explore, without a browser: its text, what queries find, its pictures, the ways of the arrow
//! keys, and the files for other programs.

mod support;

use geojson::{FeatureCollection, GeoJson, feature::Id};
use inducult::content::check::Source;
use inducult::content::store::Site;
use inducult::feed::spots::{csv as table, geo_json};
use inducult::geo::camera::{Camera, Stage};
use inducult::geo::degrees::thousandths;
use inducult::geo::labels::{Mark as Labelled, Placed, Rect, label_box};
use inducult::geo::projection::{to_degrees, to_map, view_box};
use inducult::geo::walk::{Direction, next};
use inducult::model::ids::Slug;
use inducult::model::place::{Position, Precision, Region};
use inducult::model::project::MapWindow;
use inducult::model::text::{Name, Text};
use inducult::page::map::picture::{Picture, RADIUS, label_of, picture, scale};
use inducult::route::map::{At, Field, Query};
use inducult::route::{Route, SPLIT_ABOVE};
use inducult::search::map::{COUNTRY, FIELDS, Index, Layer, REGION, write};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};
use support::exported::Workshop;
use support::site::{good, in_repository, lang, real, real_folder, site, source};

/// Markup, quotes, all that breaks lines, controls, turns of direction, and what ends a cell or a text of JSON.
const HOSTILE: &str = "\tA \"mill\", 'old'\r\nline\n<script>alert(1)</script>\\\u{0}\u{b}\u{c}\u{1f}\u{7f}\u{85}\
    \u{2028}\u{2029}\u{202e}turned\u{2066}\u{200f}\u{feff}; =1+1";

/// The estimated size of labels in `page::map::picture`: width of a letter and height, of marks and of names.
const LABEL: (f64, f64) = (8.8, 17.0);
const SIGN: (f64, f64) = (9.4, 13.0);
/// More marks than this are drawn only around the view.
const ALL_AROUND: usize = 250;

static REAL: LazyLock<Source> = LazyLock::new(real);
static SECOND: LazyLock<Source> = LazyLock::new(|| source(&in_repository("tests/second")));

/// Both projects in each of their languages.
fn sites() -> Vec<(&'static Source, Arc<Site>)> {
    let sources = [&*REAL, &*SECOND].into_iter();
    let in_each = sources.flat_map(|source| {
        let languages = source.project.languages.iter();
        languages.map(move |own| (source, site(source, own.code.as_str())))
    });
    in_each.collect()
}

fn index_of(site: &Site) -> Index {
    let (text, names) = write(site);
    let index = Index::read(&text);
    if !names.is_empty() {
        index.take_names(&names);
    }
    index
}

fn real_index() -> Index {
    index_of(&site(&REAL, "en"))
}

fn slug(id: &str) -> Slug {
    Slug::parse(id).unwrap()
}

fn query(values: &[(Field, &str)]) -> Query {
    let mut query = Query::default();
    for (field, value) in values {
        query.set(*field, (*value).to_owned());
    }
    query
}

fn keys(index: &Index, found: &[usize]) -> Vec<String> {
    found.iter().map(|at| index.key(*at)).collect()
}

/// What the list says of a spot, in the order of the list.
#[derive(Debug, PartialEq)]
struct Line {
    key: String,
    name: String,
    language: Option<String>,
    town: String,
    category: String,
    region: String,
    country: String,
    position: (i32, i32),
    precision: Precision,
}

fn lines_read(index: &Index) -> Vec<Line> {
    let line = |at: usize| {
        let (spot, named) = (&index.spots[at], index.named(at));
        let degrees = |thousandths: i32| f64::from(thousandths) / 1000.0;
        let (lat, lon) = spot.degrees;
        assert_eq!(spot.at, to_map(degrees(lat), degrees(lon)));
        Line {
            key: index.key(at),
            name: named.name.to_owned(),
            language: (!named.lang.is_empty()).then(|| named.lang.to_owned()),
            town: named.town.to_owned(),
            category: index.label(spot, 0).to_owned(),
            region: index.label(spot, 1).to_owned(),
            country: index.label(spot, 2).to_owned(),
            position: spot.degrees,
            precision: spot.precision,
        }
    };
    (0..index.spots.len()).map(line).collect()
}

/// The same, taken from the content itself.
fn lines_expected(source: &Source, site: &Site) -> Vec<Line> {
    let category = |id: &Slug| {
        let mut own = source.project.place_categories.iter();
        site.say(&own.find(|own| own.id == *id).unwrap().label)
    };
    let region = |id: &Slug| site.say(&site.region(id).unwrap().name).to_owned();
    let line = |key: String, name: &Text, town: &str, country: &str, position: &Position| {
        let countries = &source.project.countries;
        let country = countries.iter().find(|own| own.code.as_str() == country);
        let name = site.choose(name);
        Line {
            key,
            name: name.text.to_owned(),
            language: name.foreign.map(ToString::to_string),
            town: town.to_owned(),
            category: String::new(),
            region: String::new(),
            country: site.say(&country.unwrap().name).to_owned(),
            position: (thousandths(position.lat), thousandths(position.lon)),
            precision: position.precision,
        }
    };
    let mut lines = Vec::new();
    for partner in site.partners() {
        if let Some(position) = &partner.position {
            let town = site.name(partner.town.as_ref().unwrap_or(&partner.short_name));
            let key = format!("partners/{}", partner.id);
            lines.push(Line {
                region: partner.region.as_ref().map(region).unwrap_or_default(),
                ..line(key, &partner.name, town, partner.country.as_str(), position)
            });
        }
    }
    for event in site.events() {
        for place in &event.places {
            let key = match event.places.len() {
                1 => format!("events/{}", event.id),
                _ => format!("events/{}#{}", event.id, place.id),
            };
            // An event belongs to the nearest region within 100 km of its middle.
            let here = to_map(place.position.lat, place.position.lon);
            let away = |region: &Region| {
                let there = to_map(region.position.lat, region.position.lon);
                (here.0 - there.0).hypot(here.1 - there.1)
            };
            let regions = site.regions().iter().filter(|region| away(region) < 100.0);
            let nearest = regions.min_by(|one, other| away(one).total_cmp(&away(other)));
            let country = place.country.as_str();
            lines.push(Line {
                region: nearest.map(|found| region(&found.id)).unwrap_or_default(),
                ..line(
                    key,
                    &event.title,
                    site.name(&place.town),
                    country,
                    &place.position,
                )
            });
        }
    }
    for of in site.regions() {
        for place in site.places().iter().filter(|place| place.region == of.id) {
            let (key, town) = (format!("places/{}", place.id), site.name(&place.town));
            lines.push(Line {
                category: category(&place.category).to_owned(),
                region: region(&place.region),
                ..line(
                    key,
                    &place.name,
                    town,
                    place.country.as_str(),
                    &place.position,
                )
            });
        }
    }
    lines
}

#[test]
fn the_text_is_read_back_whole_and_in_the_order_of_the_list() {
    for (source, site) in sites() {
        let (read, mut expected) = (lines_read(&index_of(&site)), lines_expected(source, &site));
        let window = view_box(&source.project.map);
        let seen = |(lat, lon): (i32, i32)| {
            window.holds(to_map(f64::from(lat) / 1000.0, f64::from(lon) / 1000.0))
        };
        expected.retain(|line| seen(line.position));
        assert_eq!(read.len(), expected.len());
        for (read, expected) in read.iter().zip(&expected) {
            assert_eq!(read, expected);
        }
        let keys: BTreeSet<&String> = read.iter().map(|line| &line.key).collect();
        assert_eq!(keys.len(), read.len(), "a key twice");
    }
    let real = site(&REAL, "en");
    let places = index_of(&real).of_layer(Layer::Places).count();
    assert_eq!(places, REAL.places.places.len(), "all are in the window");
}

#[test]
fn names_for_orientation_stand_with_the_most_important_first() {
    for (source, site) in sites() {
        let index = index_of(&site);
        assert!(index.signs.is_sorted_by_key(|sign| sign.rank));
        let count = |rank: u16| index.signs.iter().filter(|sign| sign.rank == rank).count();
        let labelled = source.project.countries.iter();
        let labelled = labelled.filter(|country| country.label_at.is_some());
        assert_eq!(count(COUNTRY), labelled.count());
        assert_eq!(count(REGION), source.partners.regions.len());
        let towns: Vec<&str> = (1..REGION)
            .flat_map(|rank| {
                let towns = source.project.map_towns.iter();
                towns.filter(move |town| town.rank == rank)
            })
            .map(|town| site.name(&town.name))
            .collect();
        let read = index.signs.iter();
        let read = read.filter(|sign| sign.rank != COUNTRY && sign.rank != REGION);
        assert_eq!(
            read.map(|sign| sign.name.as_str()).collect::<Vec<_>>(),
            towns
        );
    }
}

#[test]
fn names_keep_their_languages() {
    let mut source = good();
    source.places.places[0].name = Text::of([(Some(lang("sl")), "Železarna")]).unwrap();
    for page in ["en", "de"] {
        let index = index_of(&site(&source, page));
        let (at, _) = index.of_layer(Layer::Places).next().unwrap();
        let named = index.named(at);
        assert_eq!((named.name, named.lang), ("Železarna", "sl"));
        let text = Text::of([(Some(lang("sl")), "Železarna")]);
        assert_eq!(Some(named.text()), text);
    }
    source.places.places[0].name =
        Text::of([(Some(lang("de")), "Hütte"), (Some(lang("en")), "Works")]).unwrap();
    for (page, own) in [("en", "Works"), ("de", "Hütte")] {
        let index = index_of(&site(&source, page));
        let (at, _) = index.of_layer(Layer::Places).next().unwrap();
        let named = index.named(at);
        assert_eq!((named.name, named.lang), (own, ""));
    }
}

#[test]
fn what_lies_outside_of_the_window_is_left_out() {
    let before = real_index().spots.len();
    for (lat, lon) in [
        (64.15, -21.94),
        (28.1, -15.4),
        (-33.9, 151.2),
        (-51.9, -170.0),
        (90.0, 0.0),
        (-90.0, 180.0),
        (41.9, 12.5),
    ] {
        let mut source = real();
        let id = source.places.places[3].id.clone();
        let position = &mut source.places.places[3].position;
        (position.lat, position.lon) = (lat, lon);
        let event = source.events.events.iter_mut();
        let event = event
            .filter(|event| event.places.len() == 1)
            .nth(2)
            .unwrap();
        (event.places[0].position.lat, event.places[0].position.lon) = (lat, lon);
        let event = event.id.clone();
        let partner = source.partners.partners.iter_mut();
        let partner = partner.filter(|own| own.position.is_some()).nth(1).unwrap();
        let seat = partner.position.as_mut().unwrap();
        (seat.lat, seat.lon) = (lat, lon);
        let partner = partner.id.clone();
        let index = index_of(&site(&source, "en"));
        assert_eq!(index.spots.len(), before - 3, "{lat} {lon}");
        for key in [
            format!("places/{id}"),
            format!("events/{event}"),
            format!("partners/{partner}"),
        ] {
            assert_eq!(index.place_of(&key), None, "{key} at {lat} {lon}");
        }
    }
}

/// The small content with a hostile text wherever the map has one.
fn spoiled() -> Source {
    let mut source = good();
    let (text, name) = (Text::plain(HOSTILE), Name::of(Text::plain(HOSTILE)));
    for partner in &mut source.partners.partners {
        (partner.name, partner.town) = (text.clone(), Some(name.clone()));
    }
    for region in &mut source.partners.regions {
        region.name = text.clone();
    }
    for event in &mut source.events.events {
        event.title = text.clone();
        for place in &mut event.places {
            place.town = name.clone();
        }
    }
    for place in &mut source.places.places {
        (place.name, place.town) = (text.clone(), name.clone());
    }
    let project = &mut source.project;
    for town in &mut project.map_towns {
        town.name = name.clone();
    }
    for country in &mut project.countries {
        country.name = text.clone();
    }
    for category in &mut project.place_categories {
        category.label = text.clone();
    }
    source
}

#[test]
fn hostile_names_stay_on_their_lines() {
    let written = |source: &Source| write(&site(source, "en")).0;
    let (plain, spoiled) = (written(&good()), written(&spoiled()));
    let tabs = |text: &str| -> Vec<usize> {
        let lines = text.split('\n');
        lines.map(|line| line.matches('\t').count()).collect()
    };
    assert_eq!(tabs(&spoiled), tabs(&plain));
    let (plain, spoiled) = (Index::read(&plain), Index::read(&spoiled));
    let shown = HOSTILE.replace(['\t', '\n', '\r'], " ");
    assert!(plain.spots.len() > 3);
    let all = |index: &Index| (0..index.spots.len()).collect::<Vec<_>>();
    assert_eq!(keys(&spoiled, &all(&spoiled)), keys(&plain, &all(&plain)));
    for (number, (was, spot)) in plain.spots.iter().zip(&spoiled.spots).enumerate() {
        let named = spoiled.named(number);
        assert_eq!((named.name, named.town), (&*shown, &*shown));
        assert_eq!((spot.degrees, spot.values), (was.degrees, was.values));
        for at in (0..FIELDS.len()).filter(|at| spot.values[*at].is_some()) {
            assert_eq!(spoiled.label(spot, at), shown);
        }
    }
    assert!(spoiled.signs.iter().all(|sign| sign.name == shown));
    let found = spoiled.found(&query(&[(Field::Text, HOSTILE)]));
    assert_eq!(found, all(&spoiled), "found by what was copied");
}

/// Does with a text all that a page does.
fn use_text(text: &str, site: &Site) {
    let index = Index::read(text);
    let all: Vec<usize> = (0..index.spots.len()).collect();
    for field in Field::ALL {
        index.found(&query(&[(field, "mill")]));
    }
    let stage = Stage::of_width(320.0, view_box(&site.project.map));
    let camera = stage.zoomed(&stage.whole(), 4.0, (100.0, 100.0));
    for mark in &picture(&index, &all, &all, &stage, &camera).marks {
        label_of(&index, mark);
    }
    for at in all
        .iter()
        .filter(|at| Slug::parse(index.named(**at).id).is_ok())
    {
        assert!(index.place_of(&index.key(*at)).is_some());
    }
    geo_json(site, &index, &all).parse::<GeoJson>().unwrap();
    table(site, &index, &all);
}

/// More places than a page lists, one after the other in a few towns.
fn many() -> Source {
    let mut source = good();
    let first = source.places.places[0].clone();
    for number in 0..=SPLIT_ABOVE {
        let mut place = first.clone();
        place.id = slug(&format!("mill-{number}"));
        place.name = Text::plain(&format!("Mill {number}"));
        place.position.lon += number as f64 / 1000.0;
        source.places.places.push(place);
    }
    source
}

#[test]
fn of_a_list_that_is_split_the_names_come_later() {
    let site = site(&many(), "en");
    let (text, names) = write(&site);
    let index = Index::read(&text);
    let whole = index_of(&site);
    assert!(!index.is_named() && whole.is_named());
    assert_eq!(index.spots, whole.spots);
    for (at, spot) in index.spots.iter().enumerate() {
        let is_partner = spot.layer == Layer::Partners;
        assert_eq!(!index.named(at).name.is_empty(), is_partner);
        let list = match spot.layer {
            Layer::Partners => index.route(at),
            Layer::Events => Route::Events,
            Layer::Places => Route::Places,
        };
        assert_eq!(index.route(at), list, "a link leads somewhere");
    }
    let all = all_of(&index);
    let asked = query(&[(Field::Text, "mill 77")]);
    assert_eq!(
        index.found(&asked),
        all,
        "no answer before there can be one"
    );
    index.prepare(3);
    index.take_names(&names);
    assert_eq!(lines_read(&index), lines_read(&whole));
    assert_eq!(index.found(&asked), whole.found(&asked));
    assert_eq!(keys(&index, &index.found(&asked)), ["places/mill-77"]);
}

#[test]
fn cut_and_garbled_texts_are_read_as_far_as_they_can_be() {
    let site = site(&good(), "en");
    let text = write(&site).0;
    for (end, _) in text.char_indices() {
        use_text(&text[..end], &site);
        use_text(&text[end..], &site);
    }
    for garbage in [
        "\n\n\n\n",
        "\t\t\t\t\t\t\n\n\t\t\n\n\t\t\t",
        "99\tx\ty\n\n99\t1\n\n9\ta",
        "1\ta\tb\n\n0\t2147483647\t-2147483648\tX\n\n\
         2\ta\t\tN\t\tT\t\t\t99\t18446744073709551615\t-1\t2147483647\t-2147483648\t7\n\
         0\tb\t\tN\t\tT\t\t\t0\t0\t0\t90000\t180000\t0\n\
         1\tc\t\tN\tno language\tT\t\t\t0\t0\t0\t-90000\t0\t0",
        "{\"places\": []}",
        "<!doctype html><title>404</title>",
        "\u{feff}\0\r\n\r\n\r\n",
    ] {
        use_text(garbage, &site);
    }
    let letters: Vec<char> = "\t\n0129-é\0".chars().collect();
    let mut dice = Dice(8);
    for _ in 0..400 {
        let mut garbled: Vec<char> = text.chars().collect();
        for _ in 0..1 + dice.throw(12) {
            let at = dice.throw(garbled.len());
            garbled[at] = letters[dice.throw(letters.len())];
        }
        use_text(&garbled.into_iter().collect::<String>(), &site);
    }
}

/// Numbers in no order, the same each time.
struct Dice(u32);

impl Dice {
    /// 0 or more and less than `sides`.
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % sides
    }
}

#[test]
fn a_spot_is_found_by_all_that_its_line_says() {
    for (_, site) in sites() {
        let index = index_of(&site);
        for (at, spot) in index.spots.iter().enumerate() {
            let labels = (0..FIELDS.len()).map(|field| index.label(spot, field));
            let named = index.named(at);
            let words = [named.name, named.town, named.note];
            for typed in words.into_iter().chain(labels) {
                let found = index.found(&query(&[(Field::Text, typed)]));
                assert!(
                    found.contains(&at),
                    "{typed} doesn't find {}",
                    index.key(at)
                );
                assert!(found.is_sorted());
            }
            assert_eq!(index.place_of(&index.key(at)), Some(at));
        }
    }
}

#[test]
fn neither_case_nor_accents_matter() {
    let mut source = good();
    let place = source.places.places[0].clone();
    for (id, name, town) in [
        ("lodz", "Księży Młyn", "Łódź"),
        ("koeflach", "Glasfabrik", "Köflach"),
        ("gyor", "Vagongyár", "Győr"),
    ] {
        let mut place = place.clone();
        place.id = slug(id);
        place.name = Text::plain(name);
        place.town = Name::of(Text::plain(town));
        source.places.places.push(place);
    }
    let index = index_of(&site(&source, "en"));
    for (typed, found) in [
        ("Łódź", "places/lodz"),
        ("lodz", "places/lodz"),
        ("LODZ ksiezy", "places/lodz"),
        ("mlyn lod", "places/lodz"),
        ("Köflach", "places/koeflach"),
        ("koeflach", "places/koeflach"),
        ("  KOFLACH, glas ", "places/koeflach"),
        ("gyor", "places/gyor"),
    ] {
        let read = keys(&index, &index.found(&query(&[(Field::Text, typed)])));
        assert_eq!(read, [found], "{typed}");
    }
    for typed in ["lodzz", "odz", "koflach lodz", "zzz"] {
        let read = keys(&index, &index.found(&query(&[(Field::Text, typed)])));
        assert!(read.is_empty(), "{typed}: {read:?}");
    }
}

#[test]
fn filters_find_alone_and_together_what_has_their_values() {
    for (source, site) in sites() {
        let index = index_of(&site);
        let lines = lines_read(&index);
        let none = [("", "")].into_iter();
        let values = |field: Field| -> Vec<(&str, &str)> {
            let own = index.values.iter().filter(|(of, _)| *of == field);
            let own = own.map(|(_, value)| (value.id.as_str(), value.label.as_str()));
            none.clone().chain(own).collect()
        };
        assert_eq!(
            values(Field::Category).len() - 1,
            source.project.place_categories.len()
        );
        assert_eq!(
            values(Field::Region).len() - 1,
            source.partners.regions.len()
        );
        let mut hits = 0;
        for category in values(Field::Category) {
            for region in values(Field::Region) {
                for country in values(Field::Country) {
                    for off in ["", "partners", "events.places", "partners.events.places"] {
                        let asked = query(&[
                            (Field::Category, category.0),
                            (Field::Region, region.0),
                            (Field::Country, country.0),
                            (Field::Without, off),
                        ]);
                        let fits = |line: &Line| {
                            [
                                (category.1, &line.category),
                                (region.1, &line.region),
                                (country.1, &line.country),
                            ]
                            .iter()
                            .all(|(wanted, own)| wanted.is_empty() || wanted == own)
                                && off.split('.').all(|off| {
                                    off.is_empty() || !line.key.starts_with(&format!("{off}/"))
                                })
                        };
                        let wanted = (0..lines.len()).filter(|at| fits(&lines[*at]));
                        let wanted: Vec<usize> = wanted.collect();
                        hits += wanted.len();
                        assert_eq!(index.found(&asked), wanted, "{}", asked.query());
                    }
                }
            }
        }
        assert!(hits > lines.len());
    }
}

#[test]
fn filters_and_words_hold_at_once() {
    let index = real_index();
    let (at, spot) = index.of_layer(Layer::Places).next().unwrap();
    let region = &index.values[spot.values[1].unwrap()].1;
    let other = index.values.iter().filter(|(of, _)| *of == Field::Region);
    let other = &other.map(|(_, value)| value).find(|own| *own != region);
    let (name, key) = (index.named(at).name, index.key(at));
    let asked = |region: &str, off: &str| {
        keys(
            &index,
            &index.found(&query(&[
                (Field::Text, name),
                (Field::Region, region),
                (Field::Without, off),
            ])),
        )
    };
    assert!(asked(&region.id, "").contains(&key));
    assert!(!asked(&other.unwrap().id, "").contains(&key));
    assert!(!asked(&region.id, "places").contains(&key));
    assert!(asked(&region.id, "partners.events").contains(&key));
}

#[test]
fn unknown_values_find_nothing_and_unknown_layers_are_left_on() {
    let index = real_index();
    for field in FIELDS {
        for value in ["nowhere", "<script>", "0", "AT ", "at", "\u{202e}"] {
            assert_eq!(index.found(&query(&[(field, value)])), [0; 0], "{value}");
        }
    }
    let all = index.spots.len();
    for off in ["moon", "place", "Places", "partners events", ".", "..", ","] {
        assert_eq!(
            index.found(&query(&[(Field::Without, off)])).len(),
            all,
            "{off}"
        );
    }
    for mark in [
        "",
        "/",
        "places/",
        "places",
        "places/none",
        "events/#",
        "moon/a",
    ] {
        assert_eq!(index.place_of(mark), None, "{mark}");
        assert_eq!(index.found(&query(&[(Field::Mark, mark)])).len(), all);
    }
}

/// An index of spots that stand at a test's will: layer, town, and degrees in thousandths.
fn made(spots: impl IntoIterator<Item = (Layer, String, (i32, i32))>) -> Index {
    let spots = spots.into_iter().enumerate();
    let mut index = of_lines(spots.map(|(at, (layer, town, degrees))| {
        let names = format!("spot-{at}\t\tSpinning mill number {at}\t\t{town}\t");
        (layer, degrees, names)
    }));
    index.signs = real_index().signs;
    index
}

/// An index of such spots with a line of names each.
fn of_lines(spots: impl Iterator<Item = (Layer, (i32, i32), String)>) -> Index {
    let (mut lines, mut names) = (String::new(), String::new());
    for (layer, (lat, lon), named) in spots {
        lines += &format!("{}\t\t\t\t\t{lat}\t{lon}\t0\n", layer as usize);
        names += &format!("{named}\n");
    }
    Index::read(&format!("\n\n{lines}\n{names}"))
}

/// Several hundred spots in a few towns, most of them at the very same place of it or within some kilometres.
fn crowded() -> Index {
    let mut dice = Dice(2016);
    let towns = [
        (50_740, 12_490),
        (50_830, 12_920),
        (47_070, 15_440),
        (47_380, 15_090),
        (51_760, 19_460),
        (49_820, 18_260),
    ];
    let mut spots = Vec::new();
    for layer in Layer::ALL {
        let count = match layer {
            Layer::Partners => 12,
            _ => 330,
        };
        for _ in 0..count {
            let number = dice.throw(towns.len());
            let mut degrees = towns[number];
            if dice.throw(3) > 0 {
                degrees.0 += dice.throw(90) as i32 - 45;
                degrees.1 += dice.throw(120) as i32 - 60;
            }
            spots.push((layer, format!("Town {number}"), degrees));
        }
    }
    made(spots)
}

fn on_one_place(layer: Layer, count: usize) -> Index {
    made((0..count).map(|_| (layer, "Zwickau".to_owned(), (50_720, 12_490))))
}

fn all_of(index: &Index) -> Vec<usize> {
    (0..index.spots.len()).collect()
}

fn stages() -> [Stage; 2] {
    let window = view_box(&REAL.project.map);
    [720.0, 320.0].map(|width| Stage::of_width(width, window))
}

/// Views of several zooms about several spots, the corners and the middle.
fn views(index: &Index, stage: &Stage) -> Vec<Camera> {
    let whole = stage.whole();
    let spots = index.spots.iter().step_by(index.spots.len() / 6 + 1);
    let corners = [(0.0, 0.0), (stage.width, stage.height)];
    let corners = corners.map(|corner| stage.point_at(&whole, corner));
    let middles: Vec<_> = spots
        .map(|spot| spot.at)
        .chain(corners)
        .chain([whole.middle])
        .collect();
    let zooms = [1.0, 2.0, 4.0, 8.0, 32.0].into_iter();
    let views = zooms.flat_map(|zoom| {
        middles.iter().map(move |middle| {
            stage.held(Camera {
                middle: *middle,
                scale: whole.scale * zoom,
            })
        })
    });
    views.collect()
}

fn each_picture(index: &Index, apart: &[usize], look: impl Fn(&Picture, &Stage, &Camera)) {
    let found = all_of(index);
    for stage in stages() {
        for camera in views(index, &stage) {
            let picture = picture(index, &found, apart, &stage, &camera);
            look(&picture, &stage, &camera);
        }
    }
}

/// What a label or a name covers, and whose it is.
fn boxes(index: &Index, picture: &Picture, stage: &Stage, camera: &Camera) -> Vec<(String, Rect)> {
    let sized = |(x, y): (f64, f64), placed: &Placed, words: String, (letter, height)| {
        let mark = Labelled {
            x,
            y,
            radius: 0.0,
            width: words.chars().count() as f64 * letter,
            height,
        };
        (words, label_box(&mark, placed))
    };
    let labels = picture.marks.iter().filter_map(|mark| {
        let (words, at) = (label_of(index, mark), mark.place(stage, camera));
        Some(sized(at, &mark.label?, words, LABEL))
    });
    let names = picture.signs.iter().map(|(at, placed)| {
        let sign = &index.signs[*at];
        let at = stage.place(camera, sign.at);
        sized(at, placed, sign.name.clone(), SIGN)
    });
    labels.chain(names).collect()
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    const HAIR: f64 = 1e-6;
    a.right.min(b.right) - a.left.max(b.left) > HAIR
        && a.bottom.min(b.bottom) - a.top.max(b.top) > HAIR
}

/// How far a rectangle is from a point.
fn away(area: &Rect, (x, y): (f64, f64)) -> f64 {
    let dx = x - x.clamp(area.left, area.right);
    let dy = y - y.clamp(area.top, area.bottom);
    dx.hypot(dy)
}

/// Each spot that was found is in exactly one mark; with many marks, each that is to be seen.
fn assert_shared_out(
    index: &Index,
    found: &[usize],
    picture: &Picture,
    stage: &Stage,
    camera: &Camera,
) {
    let mut counts = BTreeMap::new();
    for at in picture.marks.iter().flat_map(|mark| &mark.spots) {
        *counts.entry(*at).or_insert(0) += 1;
    }
    assert!(counts.values().all(|count| *count == 1), "{counts:?}");
    assert!(counts.keys().all(|at| found.contains(at)));
    for at in found {
        let is_due =
            found.len() <= ALL_AROUND || stage.shows(stage.place(camera, index.spots[*at].at));
        assert!(!is_due || counts.contains_key(at), "{at} is in no mark");
    }
}

fn assert_well_made(index: &Index, picture: &Picture, stage: &Stage, camera: &Camera) {
    for mark in &picture.marks {
        let layer = index.spots[mark.spots[0]].layer;
        assert!(mark.spots.iter().all(|at| index.spots[*at].layer == layer));
        assert!(layer != Layer::Partners || mark.spots.len() == 1);
        assert!(mark.spots.is_sorted());
    }
    let boxes = boxes(index, picture, stage, camera);
    for (number, (words, area)) in boxes.iter().enumerate() {
        assert!(!words.is_empty());
        let inside = area.left >= -1e-6
            && area.top >= -1e-6
            && area.right <= stage.width + 1e-6
            && area.bottom <= stage.height + 1e-6;
        assert!(inside, "{words} leaves the stage: {area:?}");
        for (other, theirs) in &boxes[..number] {
            assert!(!overlap(area, theirs), "{words} covers {other}");
        }
        for mark in &picture.marks {
            let away = away(area, mark.place(stage, camera));
            assert!(away >= RADIUS - 1e-6, "{words} covers {mark:?}");
        }
    }
}

/// Marks and labels of the real content and of crowds, in every view.
#[test]
fn pictures_are_well_made() {
    for index in [real_index(), crowded(), on_one_place(Layer::Places, 500)] {
        let found = all_of(&index);
        each_picture(&index, &[], |picture, stage, camera| {
            assert_shared_out(&index, &found, picture, stage, camera);
            assert_well_made(&index, picture, stage, camera);
        });
    }
    let labels = Vec::from_iter(stages().map(|stage| {
        let index = real_index();
        let picture = picture(&index, &all_of(&index), &[], &stage, &stage.whole());
        boxes(&index, &picture, &stage, &stage.whole()).len()
    }));
    assert!(labels.iter().all(|count| *count > 5), "{labels:?}");
}

#[test]
fn pictures_of_a_part_show_that_part() {
    let index = real_index();
    for asked in [
        query(&[(Field::Without, "partners")]),
        query(&[(Field::Without, "events.places")]),
        query(&[(Field::Text, "zwickau")]),
        query(&[(Field::Text, "nothing has this")]),
    ] {
        let found = index.found(&asked);
        for stage in stages() {
            for camera in views(&index, &stage) {
                let picture = picture(&index, &found, &[], &stage, &camera);
                assert_shared_out(&index, &found, &picture, &stage, &camera);
                assert_well_made(&index, &picture, &stage, &camera);
            }
        }
    }
}

#[test]
fn the_same_view_has_the_same_picture() {
    for index in [real_index(), crowded()] {
        each_picture(&index, &[], |one, stage, camera| {
            let again = picture(&index, &all_of(&index), &[], stage, camera);
            assert_eq!(*one, again);
        });
    }
}

#[test]
fn groups_stay_while_the_map_is_pulled() {
    let index = real_index();
    let found = all_of(&index);
    for stage in stages() {
        for zoom in [2.0, 4.0, 8.0, 32.0] {
            let near = stage.zoomed(&stage.whole(), zoom, (200.0, 150.0));
            let groups = |camera: &Camera| {
                let marks = picture(&index, &found, &[], &stage, camera).marks;
                Vec::from_iter(marks.into_iter().map(|mark| mark.spots))
            };
            let still = groups(&near);
            for pull in [(30.0, 0.0), (-111.3, 57.0), (4000.0, -4000.0)] {
                assert_eq!(groups(&stage.pulled(&near, pull)), still, "{zoom}");
            }
        }
    }
}

#[test]
fn nearer_up_groups_come_apart() {
    let index = real_index();
    for stage in stages() {
        let marks = |zoom: f64| {
            let camera = stage.zoomed(&stage.whole(), zoom, (200.0, 150.0));
            picture(&index, &all_of(&index), &[], &stage, &camera)
                .marks
                .len()
        };
        let counts = [1.0, 2.0, 4.0, 8.0, 32.0].map(marks);
        assert!(counts.is_sorted(), "{counts:?}");
        assert!(counts[4] > counts[0] * 2, "{counts:?}");
    }
}

#[test]
fn five_hundred_spots_on_one_place_are_one_mark() {
    for layer in [Layer::Events, Layer::Places] {
        let index = on_one_place(layer, 500);
        each_picture(&index, &[], |picture, _, _| {
            assert_eq!(picture.marks.len(), 1);
            assert_eq!(picture.marks[0].spots.len(), 500);
        });
    }
    let partners = on_one_place(Layer::Partners, 60);
    each_picture(&partners, &[], |picture, _, _| {
        assert_eq!(picture.marks.len(), 60, "partners stand alone");
    });
}

#[test]
fn a_stage_without_any_extent_is_no_trouble() {
    let window = view_box(&REAL.project.map);
    for (width, height) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 0.7), (1e5, 1.0)] {
        let stage = Stage {
            width,
            height,
            window,
        };
        for index in [real_index(), Index::read("")] {
            picture(&index, &all_of(&index), &[], &stage, &stage.whole());
            picture(&index, &[], &[], &stage, &stage.whole());
        }
    }
}

#[test]
fn an_opened_group_fans_out_without_touching() {
    for layer in [Layer::Events, Layer::Places] {
        let index = on_one_place(layer, 24);
        let apart = all_of(&index);
        each_picture(&index, &apart, |picture, stage, camera| {
            assert_eq!(picture.marks.len(), 24);
            assert_apart(picture, stage, camera);
            assert_well_made(&index, picture, stage, camera);
        });
        let of_another = picture(
            &index,
            &apart,
            &apart[..5],
            &stages()[0],
            &stages()[0].whole(),
        );
        let sizes = Vec::from_iter(of_another.marks.iter().map(|mark| mark.spots.len()));
        assert_eq!(sizes, [1, 1, 1, 1, 1, 19]);
    }
}

/// No mark covers another.
fn assert_apart(picture: &Picture, stage: &Stage, camera: &Camera) {
    let places = Vec::from_iter(picture.marks.iter().map(|mark| mark.place(stage, camera)));
    for (number, one) in places.iter().enumerate() {
        for other in &places[..number] {
            let distance = (one.0 - other.0).hypot(one.1 - other.1);
            let zoom = stage.zoom(camera);
            assert!(distance >= 2.0 * RADIUS, "{distance} apart at {zoom}");
        }
    }
}

#[test]
fn no_mark_covers_another() {
    for index in [real_index(), crowded()] {
        each_picture(&index, &[], assert_apart);
    }
}

/// Every mark is reached by arrow keys from the first, and the first from every mark.
fn assert_connected(picture: &Picture, stage: &Stage, camera: &Camera) {
    let places = Vec::from_iter(picture.marks.iter().map(|mark| mark.place(stage, camera)));
    let mut ways = vec![Vec::new(); places.len()];
    let mut back = vec![Vec::new(); places.len()];
    for (from, own) in ways.iter_mut().enumerate() {
        let to = Direction::ALL.into_iter();
        own.extend(to.filter_map(|way| next(&places, from, way)));
        for to in own {
            back[*to].push(from);
        }
    }
    for (ways, what) in [(ways, "reached"), (back, "led back from")] {
        let mut seen = BTreeSet::from([0]);
        let mut waiting = vec![0];
        while let Some(at) = waiting.pop() {
            waiting.extend(ways[at].iter().filter(|to| seen.insert(**to)));
        }
        let zoom = stage.zoom(camera);
        assert_eq!(seen.len(), places.len().max(1), "not all {what} at {zoom}");
    }
}

#[test]
fn arrow_keys_reach_every_mark() {
    for index in [real_index(), crowded()] {
        each_picture(&index, &[], assert_connected);
    }
    let fan = on_one_place(Layer::Places, 24);
    each_picture(&fan, &all_of(&fan), assert_connected);
}

fn features(text: &str) -> FeatureCollection {
    FeatureCollection::try_from(text.parse::<GeoJson>().unwrap()).unwrap()
}

#[test]
fn geo_json_says_what_the_list_says() {
    for (_, site) in sites() {
        let index = index_of(&site);
        let read = features(&geo_json(&site, &index, &all_of(&index)));
        assert_eq!(read.features.len(), index.spots.len());
        let mut ids = BTreeSet::new();
        for ((at, line), feature) in lines_read(&index).iter().enumerate().zip(&read.features) {
            let Some(Id::String(id)) = &feature.id else {
                panic!("{feature:?}")
            };
            assert_eq!(*id, line.key);
            assert!(ids.insert(id.clone()));
            let geojson::GeometryValue::Point { coordinates } =
                &feature.geometry.as_ref().unwrap().value
            else {
                panic!("{feature:?}")
            };
            let (lat, lon) = line.position;
            assert_eq!(coordinates.len(), 2);
            assert_eq!(thousandths(coordinates[0]), lon, "longitude comes first");
            assert_eq!(thousandths(coordinates[1]), lat);
            let property = |name: &str| {
                let value = feature.property(name).map(|value| value.as_str().unwrap());
                assert_ne!(value, Some(""), "{name}");
                value.unwrap_or_default()
            };
            let kind = if line.category.is_empty() {
                index.named(at).note
            } else {
                &line.category
            };
            for (name, wanted) in [
                ("layer", index.spots[at].layer.name()),
                ("name", &line.name),
                ("town", &line.town),
                ("region", &line.region),
                ("country", &line.country),
                ("kind", kind),
            ] {
                assert_eq!(property(name), wanted, "{name}");
            }
            let url = property("url");
            assert!(url.is_empty() || url.starts_with("https://"), "{url}");
            assert!(url.is_empty() || url.ends_with(&site.href(&index.route(at))));
        }
    }
}

#[test]
fn the_table_says_what_geo_json_says() {
    for (_, site) in sites() {
        let index = index_of(&site);
        let features = features(&geo_json(&site, &index, &all_of(&index)));
        let rows = rows(&table(&site, &index, &all_of(&index)));
        assert_eq!(rows.len(), features.features.len());
        for (row, feature) in rows.iter().zip(&features.features) {
            assert_eq!(feature.id, Some(Id::String(row["id"].clone())));
            for (name, cell) in row {
                let value = feature.property(name).and_then(|value| value.as_str());
                if !["id", "lat", "lon"].contains(&name.as_str()) {
                    assert_eq!(value.unwrap_or_default(), cell, "{name}");
                }
            }
            let geojson::GeometryValue::Point { coordinates } =
                &feature.geometry.as_ref().unwrap().value
            else {
                panic!("{feature:?}")
            };
            let read = [&row["lon"], &row["lat"]].map(|cell| cell.parse::<f64>().unwrap());
            assert_eq!(coordinates.as_slice(), read);
        }
    }
}

/// The rows of a table, each cell by the name of its column.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn hostile_names_are_only_text_in_files() {
    let site = site(&spoiled(), "en");
    let index = index_of(&site);
    let shown = HOSTILE.replace(['\t', '\n', '\r'], " ");
    let all = all_of(&index);
    let rows = rows(&table(&site, &index, &all));
    let features = features(&geo_json(&site, &index, &all)).features;
    assert_eq!((rows.len(), features.len()), (all.len(), all.len()));
    for (row, feature) in rows.iter().zip(&features) {
        for name in ["name", "town", "country"] {
            assert_eq!(row[name], shown, "{name}");
            assert_eq!(feature.property(name).unwrap(), &shown, "{name}");
        }
    }
}

#[test]
fn cells_keep_quotes_commas_and_ends_of_lines() {
    let site = site(&good(), "en");
    let names = [
        "plain",
        "a,b",
        "\"",
        "\"\"",
        " lead",
        "trail ",
        ";",
        "'",
        "",
        ",",
        "\",\"",
        "é\u{202e}",
    ];
    let lines = names.iter().enumerate().map(|(at, name)| {
        let named = format!("spot-{at}\t\t{name}\t\t{name}\t");
        (Layer::Places, (50_000, -5), named)
    });
    let index = of_lines(lines);
    let text = table(&site, &index, &all_of(&index));
    let rows = rows(&text);
    assert_eq!(rows.len(), names.len());
    let features = features(&geo_json(&site, &index, &all_of(&index))).features;
    for ((row, name), feature) in rows.iter().zip(names).zip(features) {
        assert_eq!((row["name"].as_str(), row["town"].as_str()), (name, name));
        assert_eq!(
            (row["lat"].as_str(), row["lon"].as_str()),
            ("50.000", "-0.005")
        );
        let value = feature.property("name").and_then(|value| value.as_str());
        assert_eq!(value.unwrap_or_default(), name);
    }
    assert!(text.ends_with("\r\n"), "RFC 4180, 2.1");
}

#[test]
fn a_spreadsheet_reads_names_as_names() {
    let site = site(&good(), "en");
    let names = ["=1+1", "+49", "-1", "@mill", "=\"a\",b"];
    let lines = names.iter().enumerate().map(|(at, name)| {
        let named = format!("spot-{at}\t\t{name}\t\tTown\t");
        (Layer::Places, (-50_000, -5), named)
    });
    let index = of_lines(lines);
    let text = table(&site, &index, &all_of(&index));
    assert!(text.starts_with('\u{feff}'));
    for (row, name) in rows(&text).iter().zip(names) {
        assert_eq!(row["name"], format!("'{name}"));
        assert_eq!((&*row["lat"], &*row["lon"]), ("-50.000", "-0.005"));
    }
}

#[test]
fn files_of_nothing_are_empty_lists() {
    let (site, index) = (site(&good(), "en"), real_index());
    assert!(features(&geo_json(&site, &index, &[])).features.is_empty());
    let text = table(&site, &index, &[]);
    assert!(rows(&text).is_empty());
    assert_eq!(text.lines().count(), 1, "the names of the columns");
}

#[test]
fn files_hold_a_selection_in_its_order() {
    let site = site(&REAL, "en");
    let index = index_of(&site);
    let chosen = [7, 2, 40];
    let wanted = keys(&index, &chosen);
    let ids = rows(&table(&site, &index, &chosen));
    assert_eq!(
        Vec::from_iter(ids.iter().map(|row| row["id"].clone())),
        wanted
    );
    let ids = features(&geo_json(&site, &index, &chosen)).features;
    let wanted = wanted.into_iter().map(|id| Some(Id::String(id)));
    assert_eq!(
        Vec::from_iter(ids.into_iter().map(|feature| feature.id)),
        Vec::from_iter(wanted)
    );
}

#[test]
fn each_language_has_the_index_and_the_files() {
    for (source, folder) in [
        (&*REAL, real_folder()),
        (&*SECOND, in_repository("tests/second")),
    ] {
        let export = Workshop::new().exported(&folder, None);
        let mut texts = BTreeSet::new();
        for (number, language) in source.project.languages.iter().enumerate() {
            let code = language.code.as_str();
            let root = match number {
                0 => String::new(),
                _ => format!("{code}/"),
            };
            let site = site(source, code);
            let text = write(&site);
            assert_eq!(export.text(&format!("data/{code}/map.txt")), text.0);
            let index = Index::read(&text.0);
            let lines = lines_read(&index);
            let file = export.text(&format!("{root}map/map.geojson"));
            let read = features(file).features;
            let named = |name: &str| -> Vec<String> {
                let values = read.iter().map(|feature| feature.property(name).unwrap());
                values
                    .map(|value| value.as_str().unwrap().to_owned())
                    .collect()
            };
            let names = Vec::from_iter(lines.iter().map(|line| line.name.clone()));
            assert_eq!(named("name"), names);
            let rows = rows(export.text(&format!("{root}map/map.csv")));
            assert_eq!(
                Vec::from_iter(rows.iter().map(|row| row["name"].clone())),
                names
            );
            for row in &rows {
                let path = row["url"]
                    .split_once("//")
                    .and_then(|(_, url)| url.split_once('/'));
                if let Some((_, path)) = path {
                    let pages = export.files.keys();
                    let page = format!("{path}index.html");
                    assert!(
                        pages.into_iter().any(|own| page.ends_with(own.as_str())),
                        "{page}"
                    );
                }
            }
            texts.insert(file);
        }
        assert_eq!(texts.len(), source.project.languages.len());
    }
}

/// The view as an address has it.
fn at_of(stage: &Stage, camera: &Camera) -> At {
    let (lat, lon) = to_degrees(camera.middle);
    At {
        lat: thousandths(lat),
        lon: thousandths(lon),
        zoom: thousandths(stage.zoom(camera)),
    }
}

/// The view of an address.
fn camera_of(stage: &Stage, at: &At) -> Camera {
    stage.held(Camera {
        middle: to_map(f64::from(at.lat) / 1000.0, f64::from(at.lon) / 1000.0),
        scale: stage.whole().scale * f64::from(at.zoom) / 1000.0,
    })
}

#[test]
fn a_view_survives_its_address() {
    let wide = MapWindow {
        west: -24.0,
        south: 35.0,
        east: 40.0,
        north: 70.0,
    };
    for window in [REAL.project.map, SECOND.project.map, wide] {
        let window = view_box(&window);
        for (width, height) in [(720.0, 640.0), (320.0, 500.0), (1600.0, 300.0)] {
            let stage = Stage {
                width,
                height,
                window,
            };
            for zoom in [1.002, 1.4137, 2.0, 3.0, 7.77, 31.9, 64.0] {
                for across in [0.0, 0.3, 0.5, 0.98] {
                    let about = (across * width, (1.0 - across) * height);
                    let camera = stage.zoomed(&stage.whole(), zoom, about);
                    let at = at_of(&stage, &camera);
                    let mut query = Query::default();
                    query.at = Some(at);
                    let read = Query::parse(&query.query());
                    assert_eq!(read, query);
                    let back = camera_of(&stage, &read.at.unwrap());
                    let again = at_of(&stage, &back);
                    // At the edge of the window the rounded zoom moves the middle too, by a part of a pixel.
                    let moved =
                        (back.middle.0 - camera.middle.0).hypot(back.middle.1 - camera.middle.1);
                    let is_still = moved * camera.scale < 1.0;
                    for (one, other) in [(at.lat, again.lat), (at.lon, again.lon)] {
                        let is_near = is_still || (one - other).abs() <= 1;
                        assert!(is_near, "{at:?} became {again:?}");
                    }
                    assert!((at.zoom - again.zoom).abs() <= 1, "{at:?} became {again:?}");
                    assert!(is_still || moved < 0.1, "{moved} km off at {at:?}");
                    let third = at_of(&stage, &camera_of(&stage, &again));
                    assert_eq!(third, again, "it goes on to move");
                }
            }
        }
    }
}

#[test]
fn addresses_of_elsewhere_are_held_in_the_window() {
    let stage = stages()[0];
    for text in [
        "at=90,180,1",
        "at=-90,-180,64",
        "at=-52,-170,5",
        "at=0,0,999999",
        "at=50,12,1",
    ] {
        let at = Query::parse(text).at.unwrap();
        let camera = camera_of(&stage, &at);
        assert!(stage.window.holds(camera.middle), "{text}: {camera:?}");
        let zoom = stage.zoom(&camera);
        assert!((0.999..64.001).contains(&zoom), "{text}: {zoom}");
    }
}

#[test]
fn a_chosen_spot_survives_its_address() {
    let mut source = real();
    let event = source.events.events.iter_mut();
    let event = event.filter(|event| event.places.len() > 1).last().unwrap();
    event.id = slug(&"e".repeat(64));
    event.places[0].id = slug(&"p".repeat(64));
    let index = index_of(&site(&source, "en"));
    for at in 0..index.spots.len() {
        let address = query(&[(Field::Mark, &index.key(at))]).query();
        let read = Query::parse(&address);
        assert_eq!(index.place_of(read.get(Field::Mark)), Some(at), "{address}");
    }
}

#[test]
fn the_bar_of_the_scale_is_round_and_of_a_fit_length() {
    let window = view_box(&REAL.project.map);
    for width in [280.0, 720.0, 1600.0] {
        let stage = Stage::of_width(width, window);
        let mut camera = stage.whole();
        for _ in 0..40 {
            let (kilometres, length) = scale(&camera);
            assert!((f64::from(kilometres) * camera.scale - length).abs() < 1e-9);
            assert!(
                (30.0..=120.0).contains(&length),
                "{kilometres} km: {length}"
            );
            camera = stage.zoomed(&camera, 1.1, (0.0, 0.0));
        }
    }
}

#[test]
fn marks_stand_in_the_order_of_the_list() {
    let index = on_one_place(Layer::Places, 6);
    let (stage, whole) = (stages()[0], stages()[0].whole());
    let marks = picture(&index, &all_of(&index), &[3, 4], &stage, &whole).marks;
    assert!(marks.is_sorted_by_key(|mark| mark.spots[0]), "{marks:?}");
}

#[test]
fn marks_of_other_spots_have_another_key() {
    let index = on_one_place(Layer::Places, 6);
    let (stage, whole) = (stages()[0], stages()[0].whole());
    let key = |found: &[usize]| picture(&index, found, &[], &stage, &whole).marks[0].key();
    assert_ne!(key(&[0, 1, 5]), key(&[0, 3, 5]));
}

#[test]
fn a_glide_ends_where_it_should() {
    let (index, window) = (real_index(), view_box(&REAL.project.map));
    let found = all_of(&index);
    for width in 300..800 {
        let stage = Stage::of_width(f64::from(width), window);
        let to = stage.zoomed(&stage.whole(), 2.0, (100.0, 100.0));
        let end = stage.whole().towards(&to, 1.0);
        let names = |camera: &Camera| {
            let signs = picture(&index, &found, &[], &stage, camera).signs;
            Vec::from_iter(signs.into_iter().map(|(at, _)| at))
        };
        assert_eq!(names(&end), names(&to), "{width}");
    }
}

/// As many as are opened, in a town that has other marks too.
#[test]
fn an_opened_group_fans_out_among_other_marks() {
    let layers = [
        (Layer::Partners, 6),
        (Layer::Events, 24),
        (Layer::Places, 9),
    ];
    let spots = layers
        .into_iter()
        .flat_map(|(layer, count)| (0..count).map(move |_| layer));
    let index = made(spots.map(|layer| (layer, "Brussels".to_owned(), (50_846, 4_352))));
    let apart = Vec::from_iter(6..30);
    each_picture(&index, &apart, |picture, stage, camera| {
        assert_eq!(picture.marks.len(), 31);
        assert_connected(picture, stage, camera);
        assert_apart(picture, stage, camera);
    });
}

#[test]
fn no_label_covers_the_dot_of_a_town() {
    let index = real_index();
    each_picture(&index, &[], |picture, stage, camera| {
        let boxes = boxes(&index, picture, stage, camera);
        for (at, _) in &picture.signs {
            let sign = &index.signs[*at];
            if sign.rank == COUNTRY || sign.rank == REGION {
                continue;
            }
            let dot = stage.place(camera, sign.at);
            for (words, area) in &boxes {
                let (zoom, away) = (stage.zoom(camera), away(area, dot));
                assert!(away > 2.5, "{words} covers {} at {zoom}", sign.name);
            }
        }
    });
}
