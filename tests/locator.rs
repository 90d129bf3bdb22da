//! The small map on pages of one thing: where it stands, what it shows, and which file it asks for.

mod support;

use inducult::content::check::Source;
use inducult::content::store::{File, Site};
use inducult::model::ids::Slug;
use inducult::model::place::Position;
use inducult::model::text::Name;
use inducult::route::{Route, routes};
use markup5ever_rcdom::{Handle, RcDom};
use serde_json::{from_value, json};
use std::sync::Arc;
use support::dom::{attribute, classed, named, parse, text};
use support::site::{body, lang, real, site};

fn page(site: &Arc<Site>, path: &str) -> RcDom {
    parse(&body(site, path))
}

fn has_map(dom: &RcDom) -> bool {
    !classed(&dom.document, "locator").is_empty()
}

/// The one small map of a page.
fn small_map(dom: &RcDom) -> Handle {
    let mut maps = classed(&dom.document, "locator");
    assert_eq!(maps.len(), 1);
    maps.remove(0)
}

/// What it is called for those who don't see it.
fn name_of(dom: &RcDom) -> String {
    let drawing = &named(&small_map(dom), "svg")[0];
    assert_eq!(attribute(drawing, "role").as_deref(), Some("img"));
    attribute(drawing, "aria-label").unwrap()
}

fn drawn_as(dom: &RcDom, class: &str, wanted: &str) -> Vec<String> {
    let drawn = classed(&small_map(dom), class).into_iter();
    drawn
        .map(|part| attribute(&part, wanted).unwrap())
        .collect()
}

fn names(dom: &RcDom) -> Vec<String> {
    let names = classed(&small_map(dom), "label");
    names.iter().map(text).collect()
}

/// The partners' meeting of two towns with other places, given by town, latitude and longitude.
fn meeting_in(places: &[(&str, f64, f64)]) -> Source {
    let mut source = real();
    let events = &mut source.events.events;
    let meeting = events
        .iter_mut()
        .find(|event| event.id.as_str() == "meeting-5-sisak-kranj")
        .unwrap();
    let first = meeting.places[0].clone();
    meeting.places = places
        .iter()
        .map(|(town, lat, lon)| {
            let mut place = first.clone();
            place.town = from_value::<Name>(json!(town)).unwrap();
            place.position = Position {
                lat: *lat,
                lon: *lon,
                ..first.position
            };
            place
        })
        .collect();
    source
}

fn page_of_meeting_in(places: &[(&str, f64, f64)]) -> RcDom {
    let site = site(&meeting_in(places), "en");
    page(&site, "/events/meeting-5-sisak-kranj/")
}

const SISAK: (&str, f64, f64) = ("Sisak", 45.4872, 16.3761);
const KRANJ: (&str, f64, f64) = ("Kranj", 46.2389, 14.3556);
const DUBROVNIK: (&str, f64, f64) = ("Dubrovnik", 42.6507, 18.0944);

#[test]
fn whatever_lies_on_the_maps_of_the_project_has_a_small_one() {
    let site = site(&real(), "en");
    let subject = |route: &Route| match route {
        Route::Partner(id) | Route::Place(id) | Route::Event(id) => Some(id.clone()),
        _ => None,
    };
    let mut without = Vec::new();
    let mut with = 0;
    for route in routes(&site) {
        let has_map = has_map(&page(&site, &route.path()));
        let asks_for_it = site.needed(&route).contains(&File::CoarseMap);
        assert_eq!(has_map, asks_for_it, "{}", route.path());
        match subject(&route) {
            Some(_) if has_map => with += 1,
            Some(id) => without.push(id.to_string()),
            None => assert!(!has_map, "{}", route.path()),
        }
    }
    // Nothing is known of where they were, or it lies south of the window.
    without.sort_unstable();
    assert_eq!(
        without,
        [
            "approval",
            "e-launch",
            "project-end",
            "project-start",
            "smi"
        ]
    );
    assert!(with > 100, "{with}");
}

/// So it comes together with the record, and not one way to the host and back later.
#[test]
fn the_drawing_is_asked_for_while_the_record_is_unknown() {
    let source = real();
    let words = source.catalogues[&lang("en")].clone();
    let mut project = source.project.clone();
    project.content = Some("exported".to_owned());
    let data = "/data/en/".to_owned();
    let bare = Site::new("/".to_owned(), data, lang("en"), project, words);
    let id = || Slug::parse("anything").unwrap();
    for route in [Route::Partner(id()), Route::Place(id()), Route::Event(id())] {
        assert!(bare.missing(&route).contains(&File::CoarseMap), "{route:?}");
    }
    for own in [File::Place(id()), File::Details(id())] {
        bare.note_absent(&own).unwrap();
    }
    let place = Route::Place(id());
    assert!(bare.missing(&place).is_empty(), "there is no such place");
    let address = bare.address_of(&File::CoarseMap);
    assert_eq!(address, "/map/coarse.svg", "the same for all languages");
}

#[test]
fn a_drawing_is_not_taken_for_the_other() {
    let site = site(&real(), "en");
    for (path, its, other) in [
        ("/partners/", "ground", "coarse"),
        ("/map/", "ground", "coarse"),
        ("/partners/leoben/", "coarse", "ground"),
        ("/places/radwerk-iv/", "coarse", "ground"),
        ("/events/meeting-5-sisak-kranj/", "coarse", "ground"),
    ] {
        let dom = page(&site, path);
        assert_eq!(classed(&dom.document, its).len(), 1, "{path}");
        assert_eq!(classed(&dom.document, other).len(), 0, "{path}");
    }
}

#[test]
fn a_partner_is_a_disc_in_the_halo_of_its_region() {
    let site = site(&real(), "en");
    let dom = page(&site, "/partners/leoben/");
    assert_eq!(name_of(&dom), "Map: Leoben, Austria");
    assert_eq!(names(&dom), ["Leoben"]);
    assert_eq!(drawn_as(&dom, "halo", "cx"), drawn_as(&dom, "disc", "cx"));
    assert_eq!(drawn_as(&dom, "halo", "cy"), drawn_as(&dom, "disc", "cy"));
    assert_eq!(drawn_as(&dom, "hollow", "r").len(), 0);
    let dom = page(&site, "/partners/uni-graz/");
    assert_eq!(drawn_as(&dom, "halo", "r").len(), 0, "it has no region");
    assert_eq!(drawn_as(&dom, "hollow", "r").len(), 1, "it is academic");
}

#[test]
fn a_place_has_the_sign_of_its_category() {
    let site = site(&real(), "en");
    let dom = page(&site, "/places/radwerk-iv/");
    let category = &classed(&dom.document, "category")[0];
    let sign = attribute(&named(category, "path")[0], "d").unwrap();
    let subpath = sign.strip_prefix("M0 0").unwrap();
    let drawn = drawn_as(&dom, "sign", "d");
    assert!(drawn.len() == 1 && drawn[0].ends_with(subpath), "{drawn:?}");
    assert_eq!(name_of(&dom), "Map: Vordernberg, Austria");
}

#[test]
fn towns_of_an_event_are_joined_in_their_order() {
    let dom = page_of_meeting_in(&[SISAK, KRANJ]);
    assert_eq!(name_of(&dom), "Map: Sisak, Croatia; Kranj, Croatia");
    assert_eq!(names(&dom), ["Sisak", "Kranj"]);
    let (x, y) = (drawn_as(&dom, "disc", "cx"), drawn_as(&dom, "disc", "cy"));
    let way = format!("M{} {}L{} {}", x[0], y[0], x[1], y[1]);
    assert_eq!(drawn_as(&dom, "leg", "d"), [way]);
    let dom = page_of_meeting_in(&[KRANJ]);
    assert_eq!(drawn_as(&dom, "leg", "d").len(), 0, "there is no way");
}

#[test]
fn a_town_is_marked_once_though_the_way_comes_back_to_it() {
    let dom = page_of_meeting_in(&[SISAK, KRANJ, SISAK]);
    assert_eq!(names(&dom), ["Sisak", "Kranj"]);
    assert_eq!(drawn_as(&dom, "disc", "cx").len(), 2);
    assert_eq!(drawn_as(&dom, "leg", "d")[0].matches('L').count(), 2);
}

#[test]
fn a_town_outside_the_window_is_left_out() {
    let dom = page_of_meeting_in(&[DUBROVNIK, KRANJ]);
    assert_eq!(name_of(&dom), "Map: Kranj, Croatia");
    assert_eq!(names(&dom), ["Kranj"]);
    assert!(!has_map(&page_of_meeting_in(&[DUBROVNIK])));
    assert!(!has_map(&page_of_meeting_in(&[])));
}

#[test]
fn a_name_is_only_text_there() {
    let hostile = "</text><script>alert(1)</script>\" onload=\"x";
    let dom = page_of_meeting_in(&[(hostile, KRANJ.1, KRANJ.2)]);
    assert_eq!(names(&dom), [hostile]);
    assert_eq!(name_of(&dom), format!("Map: {hostile}, Croatia"));
    assert!(named(&small_map(&dom), "script").is_empty());
}
