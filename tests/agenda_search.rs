//! The index of an agenda: an entry is found by all that its page says of it, and leads to the part where it stands.

mod support;

use inducult::content::store::Site;
use inducult::model::agenda::{EventDetails, MOST_IN_PART};
use inducult::model::ids::Slug;
use inducult::route::{Route, exists};
use inducult::search::Words;
use inducult::search::agenda::{Index, write};
use std::sync::Arc;
use support::content::many_entries;
use support::site::{real, site};

const OWN_AGENDA: &str = "meeting-5-sisak-kranj";

fn index(site: &Site, event: &str) -> (Index, Arc<EventDetails>) {
    let id = Slug::parse(event).unwrap();
    let (event, details) = (site.event(&id).unwrap(), site.details(&id).unwrap());
    (Index::read(write(site, &event, &details)), details)
}

/// The ids of what some words find.
fn found(index: &Index, typed: &str) -> Vec<String> {
    let found = index.find(&Words::of(typed)).into_iter();
    found
        .map(|at| index.record(at).unwrap().id.to_string())
        .collect()
}

#[test]
fn every_entry_is_found_by_what_is_said_of_it() {
    for lang in ["en", "de"] {
        let site = site(&real(), lang);
        let (index, details) = index(&site, OWN_AGENDA);
        for (at, (day, entry)) in details.entries().enumerate() {
            let record = index.record(at).unwrap();
            assert_eq!((&record.id, record.date), (&entry.id, day.date));
            assert!(record.when.ends_with(&entry.hours()), "{}", record.when);
            let points = entry.points.iter().map(|point| &point.text);
            let texts = [Some(&entry.title), entry.audience.as_ref()].into_iter();
            for text in texts.flatten().chain(points) {
                let ids = found(&index, site.say(text));
                assert!(ids.contains(&entry.id.to_string()), "{text:?}: {ids:?}");
            }
            for topic in &entry.topics {
                let title = site.say(&site.topic(topic).unwrap().0.title);
                assert!(found(&index, title).contains(&entry.id.to_string()));
            }
        }
        let in_kranj = details.entries().filter(|(_, entry)| {
            [Some(&entry.place), entry.to.as_ref()]
                .iter()
                .flatten()
                .any(|id| id.as_str() == "kranj")
        });
        let in_kranj: Vec<String> = in_kranj.map(|(_, entry)| entry.id.to_string()).collect();
        let named = found(&index, "kranj");
        assert!(!in_kranj.is_empty());
        assert!(in_kranj.iter().all(|id| named.contains(id)), "{named:?}");
        assert_eq!(found(&index, "lunch zzz"), [""; 0]);
        assert_eq!(found(&index, "").len(), details.entries().count());
        assert_eq!(index.record(details.entries().count()), None);
    }
}

#[test]
fn people_track_and_text_are_searched_without_case_and_accents() {
    let mut source = real();
    let id = Slug::parse(OWN_AGENDA).unwrap();
    let entry = &mut source.details.get_mut(&id).unwrap().days[0].entries[1];
    let own = entry.id.to_string();
    let text =
        |text: &str| Some(serde_json::from_value(serde_json::json!({ "en": text })).unwrap());
    entry.people = vec![serde_json::from_value(serde_json::json!("Žofie Křížová")).unwrap()];
    entry.track = text("Strand\tof\nquarries");
    entry.text = text("*Slate* and [lime](https://example.org/)");
    let (index, _) = index(&site(&source, "en"), OWN_AGENDA);
    for typed in ["zofie krizova", "QUARRIES strand", "slate lime"] {
        assert_eq!(found(&index, typed), [own.as_str()], "{typed}");
    }
}

#[test]
fn an_entry_leads_to_the_part_where_it_stands() {
    let site = site(&many_entries(), "en");
    let (index, details) = index(&site, "first-meeting");
    for (at, (day, entry)) in details.entries().enumerate() {
        let record = index.record(at).unwrap();
        let id = Slug::parse("first-meeting").unwrap();
        assert!(exists(
            &site,
            &Route::EventPart(id.clone(), record.date, record.part)
        ));
        let part = site.part_of_agenda(&id, day.date, record.part).unwrap();
        assert!(
            part.entries.iter().any(|own| own.id == entry.id),
            "{}",
            entry.id
        );
        assert!(part.entries.len() <= MOST_IN_PART);
    }
}
