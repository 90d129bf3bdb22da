//! Addresses: what is written is read again, what no page can have is refused, and the list of pages and the question
//! whether there is one say the same.

mod support;

use inducult::content::store::Site;
use inducult::head::page_name;
use inducult::route::{Route, SPLIT_ABOVE, exists, root, routes};
use std::collections::BTreeSet;
use std::sync::Arc;
use support::content::{many_entries, many_events, many_places};
use support::site::{good, real, site};

/// A path of every kind of page.
const PATHS: [&str; 20] = [
    "/",
    "/topics/labour-force/",
    "/events/",
    "/events/2018/",
    "/events/forging-chemnitz/",
    "/events/meeting-5-sisak-kranj/2018-10-15/",
    "/partners/",
    "/partners/leoben/",
    "/places/",
    "/places/erzberg/",
    "/project/",
    "/outputs/",
    "/outputs/film/",
    "/tree/",
    "/tree/first-leaf/",
    "/tree/forge/",
    "/about/",
    "/contact/",
    "/places/region/leoben/",
    "/map/",
];

/// Which kind of page a route is. A new kind fails to compile here, and needs a path above.
fn kind(route: &Route) -> usize {
    match route {
        Route::Home => 0,
        Route::Topic(_) => 1,
        Route::Events => 2,
        Route::EventsOfYear(_) => 3,
        Route::Event(_) => 4,
        Route::EventPart(..) => 5,
        Route::Partners => 6,
        Route::Partner(_) => 7,
        Route::Places => 8,
        Route::Place(_) => 9,
        Route::Project => 10,
        Route::Outputs => 11,
        Route::Output(_) => 12,
        Route::Tree => 13,
        Route::Leaf(_) => 14,
        Route::Forge => 15,
        Route::About => 16,
        Route::Contact => 17,
        Route::PlacesOfRegion(_) => 18,
        Route::Map => 19,
    }
}

#[test]
fn every_kind_of_page_is_read_and_written() {
    for (at, path) in PATHS.iter().enumerate() {
        let route = Route::parse(path).unwrap_or_else(|| panic!("{path} is not read"));
        assert_eq!(kind(&route), at, "{path}");
        assert_eq!(route.path(), *path);
        for same in [path.trim_end_matches('/'), path.trim_start_matches('/')] {
            assert_eq!(Route::parse(same).as_ref(), Some(&route), "{same}");
        }
    }
}

#[test]
fn odd_paths_are_refused() {
    for odd in [
        "//events/",
        "/events//",
        "/events/forging-chemnitz/2018-09-29/0/",
        "/events/forging-chemnitz/2018-09-29/1/",
        "/events/forging-chemnitz/2018-09-29/02/",
        "/events/forging-chemnitz/2018-09-29/+2/",
        "/events/forging-chemnitz/2018-09-29/65536/",
        "/events//forging-chemnitz/",
        "/Events/",
        "/EVENTS/",
        "/events/Forging-Chemnitz/",
        "/events/./",
        "/events/../",
        "/../events/",
        "/./",
        "/events/forging%2Dchemnitz/",
        "/%65vents/",
        "/events/forging chemnitz/",
        "/events/f\u{f6}rging/",
        "/events/-forging/",
        "/events/forging-/",
        "/events/forging--chemnitz/",
        "/events/meeting/2018/",
        "/events/meeting/2018-10/",
        "/events/meeting/2018-02-30/",
        "/events/meeting/2018-13-01/",
        "/events/meeting/18-10-15/",
        "/events/meeting/day-1/",
        "/events/meeting/2018-10-15/welcome/",
        "/topics/",
        "/partners/leoben/more/",
        "/index.html",
        "/events/index.html",
        "/404.html",
        "/about/us/",
        "/data/",
        "/events\\forging/",
        "/events/?year=2018",
        "/events/#agenda",
    ] {
        assert_eq!(Route::parse(odd), None, "{odd}");
    }
    let long = "a".repeat(65);
    assert_eq!(Route::parse(&format!("/events/{long}/")), None);
}

#[test]
fn a_year_has_four_digits_and_anything_else_is_an_id() {
    assert_eq!(Route::parse("/events/0000/"), Some(Route::EventsOfYear(0)));
    assert_eq!(
        Route::parse("/events/9999/"),
        Some(Route::EventsOfYear(9999))
    );
    for id in ["201", "20188", "2018a", "2018-10-15"] {
        let path = format!("/events/{id}/");
        let route = Route::parse(&path).unwrap();
        assert!(matches!(route, Route::Event(_)), "{path} is {route:?}");
        assert_eq!(route.path(), path);
    }
}

#[test]
fn the_forge_is_no_leaf() {
    assert_eq!(Route::parse("/tree/forge/"), Some(Route::Forge));
    assert!(matches!(
        Route::parse("/tree/forges/"),
        Some(Route::Leaf(_))
    ));
}

#[test]
fn languages_and_folders_stand_before_routes() {
    assert_eq!(root("/", None), "");
    assert_eq!(root("/", Some("de")), "/de");
    assert_eq!(root("/sub/", None), "/sub");
    assert_eq!(root("/sub/", Some("de")), "/sub/de");
}

/// Sites that have every kind of page between them.
fn sites() -> Vec<Arc<Site>> {
    let all = [real(), good(), many_events(), many_entries(), many_places()];
    all.iter().map(|source| site(source, "en")).collect()
}

#[test]
fn no_page_is_listed_twice() {
    for site in sites() {
        let paths: Vec<String> = routes(&site).iter().map(Route::path).collect();
        let apart: BTreeSet<&String> = paths.iter().collect();
        assert_eq!(apart.len(), paths.len(), "{paths:?}");
    }
}

#[test]
fn every_listed_page_exists_and_is_read_from_its_path() {
    for site in sites() {
        for route in routes(&site) {
            assert!(exists(&site, &route), "{route:?}");
            assert_eq!(Route::parse(&route.path()), Some(route));
        }
    }
}

#[test]
fn no_other_page_exists() {
    for site in sites() {
        let listed = routes(&site);
        let ids = [
            "first-meeting",
            "forging-chemnitz",
            "leoben",
            "labour-force",
            "water",
            "mill",
            "forge",
        ];
        let days = ["2017-03-06", "2017-03-07", "2018-10-15", "2017-03-08"];
        let of_ids = ids.iter().flat_map(|id| {
            ["topics", "events", "partners", "places", "outputs", "tree"]
                .map(|first| format!("/{first}/{id}/"))
        });
        let of_days = ids
            .iter()
            .flat_map(|id| days.map(|day| format!("/events/{id}/{day}/")));
        let of_parts = of_days
            .clone()
            .flat_map(|day| (2..6).map(move |part| format!("{day}{part}/")));
        let of_years = (2010..2025).map(|year| format!("/events/{year}/"));
        let paths = PATHS.map(str::to_owned).into_iter();
        for path in paths
            .chain(of_ids)
            .chain(of_days)
            .chain(of_parts)
            .chain(of_years)
        {
            let route = Route::parse(&path).unwrap();
            assert_eq!(exists(&site, &route), listed.contains(&route), "{path}");
        }
    }
}

#[test]
fn lists_are_split_only_above_the_bound() {
    let split = |routes: &[Route]| {
        routes
            .iter()
            .filter(|route| {
                matches!(
                    route,
                    Route::EventsOfYear(_) | Route::EventPart(..) | Route::PlacesOfRegion(_)
                )
            })
            .map(Route::path)
            .collect::<Vec<_>>()
    };
    let mut events = many_events();
    assert_eq!(
        split(&routes(&site(&events, "en"))),
        ["/events/2017/", "/events/2018/"]
    );
    events.events.events.truncate(SPLIT_ABOVE);
    assert_eq!(split(&routes(&site(&events, "en"))), [""; 0]);

    let mut places = many_places();
    let regions = ["/places/region/upper-valley/"];
    assert_eq!(split(&routes(&site(&places, "en"))), regions);
    places.places.places.truncate(SPLIT_ABOVE);
    assert_eq!(split(&routes(&site(&places, "en"))), [""; 0]);

    let mut entries = many_entries();
    let days = [
        "/events/first-meeting/2017-03-06/",
        "/events/first-meeting/2017-03-06/2/",
        "/events/first-meeting/2017-03-06/3/",
        "/events/first-meeting/2017-03-07/",
    ];
    assert_eq!(split(&routes(&site(&entries, "en"))), days);
    let days = &mut entries.details.values_mut().next().unwrap().days;
    let of_second = days[1].entries.len();
    days[0].entries.truncate(SPLIT_ABOVE - of_second);
    assert_eq!(split(&routes(&site(&entries, "en"))), [""; 0]);
}

#[test]
fn the_base_is_the_path_of_a_plain_web_address() {
    use inducult::route::base_of;
    assert_eq!(base_of("https://example.org/"), Some("/"));
    assert_eq!(base_of("http://example.org/a/b~1/"), Some("/a/b~1/"));
    for odd in [
        "https://example.org",
        "https://example.org/a",
        "https://example.org/a/?b/",
        "https://example.org/mün/",
        "https://example.org//a/",
        "https:///",
        "ftp://example.org/",
        "/a/",
    ] {
        assert_eq!(base_of(odd), None, "{odd}");
    }
}

#[test]
fn a_page_has_a_name_as_far_as_it_is_known() {
    let site = site(&real(), "en");
    let name = |path: &str| page_name(&site, &Route::parse(path).unwrap());
    assert_eq!(name("/partners/").as_deref(), Some("Partners"));
    let event = "/events/forging-chemnitz/";
    let title = "InduCult2.0: Workshop Forging Industrial Culture, Chemnitz";
    assert_eq!(name(event).as_deref(), Some(title));
    assert_eq!(name("/events/no-such-event/"), None);
}
