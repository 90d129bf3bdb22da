//! The index of the events: what it finds and counts is what a plain look through the list finds, and what it shows of
//! an event is what the list shows.

mod support;

use inducult::content::store::Site;
use inducult::model::event::Event;
use inducult::model::time::Date;
use inducult::route::filter::{COMING, Filter, Group, PAST};
use inducult::search::events::{Answer, Index, write};
use std::sync::Arc;
use support::site::{real, site};

fn real_site(lang: &str) -> Arc<Site> {
    site(&real(), lang)
}

fn day(text: &str) -> Option<Date> {
    Some(Date::parse(text).unwrap())
}

/// The values of an event in a group.
fn values(event: &Event, group: Group, today: Option<Date>) -> Vec<String> {
    match group {
        Group::Kind => vec![event.kind.to_string()],
        Group::Country => {
            let countries = event.places.iter();
            countries.map(|p| p.country.as_str().to_owned()).collect()
        }
        Group::Partner => event.hosts.iter().map(ToString::to_string).collect(),
        Group::Topic => event.topics.iter().map(ToString::to_string).collect(),
        Group::Year => event.start.iter().map(|s| s.year().to_string()).collect(),
        Group::When => {
            let last = event.span().map(|(_, last)| last);
            let when = last.zip(today).map(|(last, today)| {
                let word = if last < today { PAST } else { COMING };
                word.to_owned()
            });
            when.into_iter().collect()
        }
    }
}

/// The places of the events that have all chosen values.
fn fitting(site: &Site, filter: &Filter, today: Option<Date>) -> Vec<usize> {
    let fits = |event: &Event| {
        Group::ALL
            .iter()
            .zip(&filter.chosen)
            .all(|(group, wanted)| {
                wanted.is_empty() || values(event, *group, today).contains(wanted)
            })
    };
    let events = site.events().iter().enumerate();
    events
        .filter(|(_, event)| fits(event))
        .map(|(at, _)| at)
        .collect()
}

fn filter(query: &str) -> Filter {
    Filter::parse(query)
}

/// The ids of the events that were found.
fn ids<'a>(site: &'a Site, answer: &Answer) -> Vec<&'a str> {
    let found = answer.found.iter();
    found.map(|at| site.events()[*at].id.as_str()).collect()
}

#[test]
fn filters_and_counts_agree_with_a_look_through_the_list() {
    let site = real_site("en");
    let index = Index::read(write(&site));
    let today = day("2018-09-20");
    let queries = [
        "",
        "kind=partner-meeting",
        "country=HR",
        "partner=leoben&year=2018",
        "topic=regional-identity&when=past",
        "when=coming",
        "kind=workshop&country=DE&year=2019",
        "kind=partner-meeting&country=SI&partner=bsc-kranj&year=2018&when=coming",
    ];
    for query in queries {
        let filter = filter(query);
        let answer = index.answer(&filter, today);
        assert_eq!(answer.found, fitting(&site, &filter, today), "{query}");
        for (value, count) in index.values.iter().zip(&answer.counts) {
            let other = filter.with_value(value.group.name(), value.id.clone());
            let would_fit = fitting(&site, &other, today).len();
            assert_eq!(*count as usize, would_fit, "{query}, then {value:?}");
        }
    }
}

#[test]
fn every_value_is_one_that_events_have() {
    let site = real_site("en");
    let index = Index::read(write(&site));
    let today = day("2018-09-20");
    for group in Group::ALL {
        let mut wanted: Vec<String> = site
            .events()
            .iter()
            .flat_map(|event| values(event, group, today))
            .collect();
        wanted.sort();
        wanted.dedup();
        let own = index.values.iter().filter(|value| value.group == group);
        let mut own: Vec<String> = own.map(|value| value.id.clone()).collect();
        own.sort();
        assert_eq!(own, wanted, "{group:?}");
    }
}

#[test]
fn words_are_found_in_names_places_hosts_topics_and_dates() {
    let site = real_site("en");
    let index = Index::read(write(&site));
    let found = |query: &str| ids(&site, &index.answer(&filter(query), None)).join(" ");
    assert_eq!(found("q=sisak+kranj"), "meeting-5-sisak-kranj");
    assert_eq!(found("q=Trzic"), "forging-trzic");
    assert_eq!(found("q=zatec"), "exhibition-zatec");
    assert_eq!(found("q=padova+april"), "meeting-2-padova");
    assert_eq!(found("q=opolskie+2017"), "meeting-3-opole");
    assert_eq!(found("q=opolskie+2016"), "");
    let german = real_site("de");
    let index = Index::read(write(&german));
    let answer = index.answer(&filter("q=foerderentscheid"), None);
    assert_eq!(ids(&german, &answer), ["approval"]);
}

#[test]
fn undated_events_are_neither_past_nor_to_come() {
    let site = real_site("en");
    let index = Index::read(write(&site));
    let number = |query: &str, today| index.answer(&filter(query), today).found.len();
    let today = day("2016-06-01");
    let dated = site.events().iter().filter(|event| event.start.is_some());
    let dated = dated.count();
    assert_eq!(
        number("when=past", today) + number("when=coming", today),
        dated
    );
    assert_eq!(number("when=coming", day("2030-01-01")), 0);
    assert_eq!(
        number("when=past", None),
        0,
        "without a clock nothing is past"
    );
}

#[test]
fn values_that_no_event_has_are_passed_over() {
    let site = real_site("en");
    let index = Index::read(write(&site));
    let query = "kind=%3Cscript%3E&country=XX&partner=ifl&topic=&year=18&when=now";
    let answer = index.answer(&filter(query), day("2020-01-01"));
    assert_eq!(answer.chosen, [None; 6]);
    assert_eq!(answer.found.len(), site.events().len());
}

#[test]
fn a_record_shows_what_the_list_shows() {
    for lang in ["en", "de"] {
        let site = real_site(lang);
        let index = Index::read(write(&site));
        assert_eq!(index.len(), site.events().len());
        for (at, event) in site.events().iter().enumerate() {
            let record = index.record(at).unwrap();
            assert_eq!(record.id, event.id);
            assert_eq!(record.days, event.start.zip(Some(event.end)));
            assert_eq!(record.status, event.status);
            assert_eq!(site.choose(&record.title), site.choose(&event.title));
            let note = event.undated.as_ref().or(event.date_note.as_ref());
            let said = |text| site.choose(text);
            assert_eq!(record.note.as_ref().map(said), note.map(said));
            assert_eq!(record.places, site.places_of(event).unwrap_or_default());
            assert_eq!(record.related, event.related);
        }
        assert_eq!(index.record(index.len()), None);
    }
}

#[test]
fn what_is_no_index_is_read_without_harm() {
    let whole = write(&real_site("en"));
    for text in [
        "",
        "\n",
        "\n\n\n",
        "<!doctype html>",
        "9\tx\ty\n\n\t\t\n",
        "\n a\t999999 x\t-1\n",
    ] {
        let index = Index::read(text.to_owned());
        let answer = index.answer(&filter("kind=x&when=past"), day("2018-01-01"));
        assert!(
            answer.found.iter().all(|at| index.record(*at).is_none()),
            "{text}"
        );
    }
    // Broken off at any place.
    for end in (0..whole.len())
        .filter(|end| whole.is_char_boundary(*end))
        .step_by(97)
    {
        let index = Index::read(whole[..end].to_owned());
        let answer = index.answer(&filter("q=a&country=AT"), day("2018-01-01"));
        answer.found.iter().for_each(|at| _ = index.record(*at));
    }
}
