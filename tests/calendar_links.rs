//! Links to files for calendars and schedule programs.

mod support;

use inducult::content::store::Site;
use inducult::platform::Fixed;
use inducult::route::{Feed, feeds};
use inducult::ui::calendar::{all_events, day_file, entry_file, event_files};
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use support::agenda::slug;
use support::dom::{attributes, named, parse, text};
use support::site::{good, lang, real, site};

/// A link of a view.
struct Link {
    attributes: BTreeMap<String, String>,
    words: String,
}

impl Link {
    fn of(&self, attribute: &str) -> String {
        self.attributes
            .get(attribute)
            .unwrap_or_else(|| panic!("no {attribute}"))
            .clone()
    }
}

fn links(view: impl FnOnce() -> Option<Fixed>) -> Vec<Link> {
    _ = any_spawner::Executor::init_futures_executor();
    let html = Owner::new_root(None).with(|| view().map(|view| view.to_html()));
    let dom = parse(&html.unwrap_or_default());
    let links = named(&dom.document, "a").into_iter().map(|link| Link {
        attributes: attributes(&link).into_iter().collect(),
        words: text(&link),
    });
    links.collect()
}

fn hrefs(links: &[Link]) -> Vec<String> {
    links.iter().map(|link| link.of("href")).collect()
}

#[test]
fn each_link_is_a_download_that_says_its_type() {
    let site = site(&real(), "de");
    let event = site.event(&slug("meeting-5-sisak-kranj")).unwrap();
    let details = site.details(&event.id).unwrap();
    let mut found = links(|| event_files(&site, &event));
    for day in &details.days {
        found.extend(links(|| day_file(&site, &event, day.date)));
        for entry in &day.entries {
            found.extend(links(|| entry_file(&site, &event, entry)));
        }
    }
    let mut listed = feeds(&site);
    listed.retain(|feed| feed.path().contains(event.id.as_str()));
    let expected: BTreeSet<_> = listed
        .iter()
        .map(|feed| {
            (
                site.href_of(feed),
                feed.file_name(),
                feed.media_type().to_owned(),
            )
        })
        .collect();
    let told: BTreeSet<_> = found
        .iter()
        .map(|link| (link.of("href"), link.of("download"), link.of("type")))
        .collect();
    assert_eq!(told, expected);
    let names: BTreeSet<_> = found.iter().map(|link| link.of("download")).collect();
    assert_eq!(
        names.len(),
        found.len(),
        "downloads that overwrite each other"
    );
}

#[test]
fn links_are_told_apart_by_their_names() {
    let site = site(&real(), "en");
    let event = site.event(&slug("meeting-5-sisak-kranj")).unwrap();
    let details = site.details(&event.id).unwrap();
    let of_event = links(|| event_files(&site, &event));
    let words: Vec<_> = of_event.iter().map(|link| link.words.as_str()).collect();
    assert_eq!(
        words,
        [
            "Calendar file of the event",
            "Agenda for conference apps (JSON)",
            "Agenda for conference apps (XML)",
        ]
    );
    let day = &details.days[2];
    let of_day = links(|| day_file(&site, &event, day.date));
    assert_eq!(
        of_day[0].of("aria-label"),
        "Calendar file: Wednesday, 17 October 2018"
    );
    let of_entry = links(|| entry_file(&site, &event, day.entries.last().unwrap()));
    assert_eq!(
        of_entry[0].of("aria-label"),
        "Calendar file: Farewell dinner"
    );
}

#[test]
fn an_event_without_agenda_has_its_calendar_alone_and_an_undated_one_none() {
    let site = site(&real(), "en");
    let event = site.event(&slug("kick-off-leoben")).unwrap();
    let feed = Feed::Event(event.id.clone());
    assert_eq!(
        hrefs(&links(|| event_files(&site, &event))),
        [site.href_of(&feed)]
    );
    let mut source = good();
    source.events.events[0].start = None;
    let site = self::site(&source, "en");
    let event = site.event(&slug("first-meeting")).unwrap();
    let day = &site.details(&event.id).unwrap().days[0];
    assert!(links(|| event_files(&site, &event)).is_empty());
    assert!(links(|| day_file(&site, &event, day.date)).is_empty());
    assert!(links(|| entry_file(&site, &event, &day.entries[0])).is_empty());
    assert!(links(|| all_events(&site)).is_empty());
}

#[test]
fn a_subscription_needs_the_address_of_the_site() {
    let mut source = good();
    let of = |site: Arc<Site>| hrefs(&links(|| all_events(&site)));
    let file = "/de/events/calendar.ics";
    assert_eq!(
        of(site(&source, "de")),
        [file.to_owned(), format!("webcal://example.org{file}")]
    );
    source.project.url = None;
    assert_eq!(of(site(&source, "de")), [file]);
    // The subscription is no download.
    let site = site(&good(), lang("en").as_str());
    assert!(
        !links(|| all_events(&site))[1]
            .attributes
            .contains_key("download")
    );
}
