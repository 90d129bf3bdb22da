//! Much content: long lists really are split, each part holds what is its own, and no page grows too long.

#[allow(unreachable_pub, reason = "the generator belongs to another program")]
#[path = "../xtask/src/generate/mod.rs"]
mod generate;
mod support;

use inducult::content::check::load;
use inducult::content::store::Site;
use inducult::model::agenda::MOST_IN_PART;
use inducult::route::{Route, SPLIT_ABOVE, parts_apart, regions_apart, routes, years_apart};
use std::fs;
use std::sync::{Arc, LazyLock};
use support::dom::{attribute, named, only, parse};
use support::site::{body, real_folder, site};

/// The numbers of the generated content are those of full size divided by this: each list is still split.
const SCALE: usize = 6;

/// Without the head, as long as `site budget` allows a whole page.
const LONGEST: usize = 270_000;

static BIG: LazyLock<Arc<Site>> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = fs::read_to_string(real_folder().join("i18n/en.json")).unwrap();
    generate::write(folder.path(), SCALE, &catalogue).unwrap();
    let (source, diagnostics) = load(folder.path());
    let source = source.unwrap_or_else(|| panic!("generated content has errors:\n{diagnostics}"));
    let codes: Vec<&str> = diagnostics.iter().map(|found| found.code).collect();
    // There are more topics than accents.
    assert_eq!(codes, ["accents"], "{diagnostics}");
    site(&source, "en")
});

/// The addresses that the main part of a page links, below a prefix, in their order.
fn links(route: &Route, below: &str) -> Vec<String> {
    let dom = parse(&body(&BIG, &route.path()));
    let links = named(&only(&dom.document, "main"), "a");
    let addresses = links.iter().filter_map(|link| attribute(link, "href"));
    addresses
        .filter(|address| address.starts_with(below))
        .collect()
}

fn is_event(address: &&String) -> bool {
    matches!(Route::parse(address), Some(Route::Event(_)))
}

#[test]
fn years_share_the_events_out() {
    let years = years_apart(&BIG);
    assert_eq!(years.len(), 20);
    let list = links(&Route::Events, "/events/");
    let undated = BIG.events().iter().filter(|event| event.start.is_none());
    assert_eq!(list.iter().filter(is_event).count(), undated.count());
    let mut listed = list.iter().filter(is_event).count();
    for year in years {
        assert!(list.contains(&Route::EventsOfYear(year).path()), "{year}");
        let own = links(&Route::EventsOfYear(year), "/events/");
        listed += own.iter().filter(is_event).count();
    }
    assert_eq!(listed, BIG.events().len());
}

#[test]
fn parts_of_days_share_the_agenda_out() {
    let fair = BIG
        .events()
        .iter()
        .find(|event| event.places.len() > 3)
        .unwrap();
    let parts = parts_apart(&BIG, &fair.id);
    let mut shown = Vec::new();
    for part in &parts {
        let page = Route::EventPart(fair.id.clone(), part.date, part.number);
        let dom = parse(&body(&BIG, &page.path()));
        let items = named(&dom.document, "li").into_iter().filter(|item| {
            attribute(item, "class").is_some_and(|class| class.starts_with("entry"))
        });
        let ids: Vec<String> = items.filter_map(|item| attribute(&item, "id")).collect();
        assert!(ids.len() <= MOST_IN_PART, "{page:?}");
        shown.extend(ids);
    }
    let details = BIG.details(&fair.id).unwrap();
    let all: Vec<&str> = details
        .entries()
        .map(|(_, entry)| entry.id.as_str())
        .collect();
    assert_eq!(shown, all);
    let days = parts.iter().filter(|part| part.number == 1);
    assert_eq!(days.count(), details.days.len());
}

#[test]
fn regions_share_the_places_out() {
    let regions = regions_apart(&BIG);
    assert_eq!(regions.len(), 40);
    let listed = regions.iter().map(|region| {
        let own = links(&Route::PlacesOfRegion(region.clone()), "/places/");
        let is_place = |address: &&String| matches!(Route::parse(address), Some(Route::Place(_)));
        own.iter().filter(is_place).count()
    });
    assert_eq!(listed.sum::<usize>(), BIG.places().len());
}

#[test]
fn a_topic_with_many_events_names_the_latest() {
    let topic = &BIG.topics()[0].id;
    let own = BIG
        .events()
        .iter()
        .filter(|event| event.topics.contains(topic));
    let own: Vec<_> = own.filter(|event| event.start.is_some()).collect();
    assert!(own.len() > SPLIT_ABOVE);
    let wanted = own.iter().rev().take(100);
    let wanted: Vec<String> = wanted
        .map(|event| Route::Event(event.id.clone()).path())
        .collect();
    let page = Route::Topic(topic.clone());
    let mut listed = links(&page, "/events/");
    assert_eq!(listed.pop(), Some(Route::Events.path()));
    assert_eq!(listed, wanted);
}

#[test]
fn no_page_grows_too_long() {
    let lists = routes(&BIG)
        .into_iter()
        .filter(|route| !matches!(route, Route::Event(_) | Route::Place(_) | Route::Output(_)));
    let long: Vec<String> = lists
        .map(|route| (route.path(), body(&BIG, &route.path()).len()))
        .filter(|(_, bytes)| *bytes > LONGEST)
        .map(|(path, bytes)| format!("{path}: {bytes}"))
        .collect();
    assert_eq!(long, [""; 0]);
}
