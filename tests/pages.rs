//! Each kind of page, rendered natively and compared with the text that is kept in `pages/`.
//!
//! `UPDATE_EXPECT=1 cargo test --test pages` writes the texts anew.

mod support;

use inducult::content::check::Source;
use inducult::content::store::Site;
use inducult::model::event::Event;
use inducult::model::ids::Slug;
use inducult::model::legal::Conformance;
use inducult::model::link::Href;
use inducult::model::project::Part;
use inducult::model::time::Date;
use serde_json::json;
use std::sync::Arc;
use support::content::{many_entries, many_events, many_places};
use support::dom::{attribute, elements, named, only, parse, text};
use support::page_text::lines;
use support::site::{body, good, real, site};
use support::snapshot::compare;

/// The main part of a page as text.
fn main_text(site: &Arc<Site>, path: &str) -> String {
    let dom = parse(&body(site, path));
    lines(&only(&dom.document, "main"))
}

/// Compares the main part of a page of this site's content.
fn same(name: &str, path: &str) {
    let found = main_text(&site(&real(), "en"), path);
    compare(&format!("pages/{name}.txt"), &found);
}

#[test]
fn home() {
    same("home", "/");
}

#[test]
fn topic() {
    same("topic", "/topics/labour-force/");
}

#[test]
fn events() {
    same("events", "/events/");
}

#[test]
fn event_with_agenda() {
    same("event-with-agenda", "/events/meeting-5-sisak-kranj/");
}

#[test]
fn event_with_call() {
    same("event-with-call", "/events/forging-chemnitz/");
}

#[test]
fn event_without_details() {
    same("event-without-details", "/events/meeting-2-padova/");
}

#[test]
fn event_beside_the_project() {
    same("event-beside", "/events/tdi-chemnitz-2018/");
}

#[test]
fn undated_event() {
    same("event-undated", "/events/designers-workshop/");
}

#[test]
fn partners() {
    same("partners", "/partners/");
}

#[test]
fn partner() {
    same("partner", "/partners/leoben/");
}

#[test]
fn associated_partner() {
    same("partner-associated", "/partners/smi/");
}

#[test]
fn home_of_a_project_without_topics_and_events() {
    let mut source = real();
    source.project.without = vec![Part::Topics, Part::Events];
    source.topics.topics.clear();
    source.events.events.clear();
    let found = main_text(&site(&source, "en"), "/");
    assert!(
        !found.contains("Topics") && !found.contains("/events/"),
        "{found}"
    );
}

#[test]
fn home_of_a_project_that_runs_between_two_events() {
    let mut source = real();
    source.project.updated = Date::parse("2019-05-20").unwrap();
    source
        .events
        .events
        .retain(|event| event.start < Date::parse("2019-05-15").ok());
    let found = main_text(&site(&source, "en"), "/");
    assert!(found.contains("## Where it stands"), "{found}");
}

#[test]
fn about() {
    same("about", "/about/");
}

#[test]
fn contact() {
    same("contact", "/contact/");
}

/// This site's content with everything that the legal parts can hold.
fn with_all_legal_parts() -> Source {
    let mut source = real();
    source.legal = serde_json::from_value(json!({
        "controller": {
            "name": { "de": "Mühlenamt" },
            "email": "mailto:mill@example.org?subject=Mill",
            "address": ["Mill Street 1", "Upper Town"],
        },
        "feedback": "https://example.org/report",
        "host": { "name": "Host of mills", "log": "Nothing but the weather." },
        "licence": {
            "text": "*All* of it.",
            "terms": { "url": "http://example.org/", "title": "The terms" },
        },
        "accessibility": {
            "status": "full",
            "method": "Everybody looked.",
            "exceptions": ["One page, since it is a mill."],
            "prepared": "2020-02",
            "reviewed": "2021-03-04",
        },
        "enforcement": [
            { "country": "AT", "name": { "de": "Stelle" }, "url": "https://example.org/body" },
            { "country": "DE", "name": "Body", "url": "http://example.org/body" },
        ],
        "updated": "2021-03-04",
    }))
    .unwrap();
    let partner = &mut source.partners.partners[0];
    partner.email = Some(Href::parse("mailto:partner@example.org").unwrap());
    source
}

/// Content of which nothing is known that isn't required.
fn without_legal_parts() -> Source {
    let mut source = real();
    source.project.sources.clear();
    source.partners.partners.clear();
    let controller = json!({ "name": "Mill office" });
    let legal = json!({ "controller": controller, "updated": "2020-03-01" });
    source.legal = serde_json::from_value(legal).unwrap();
    source
}

#[test]
fn about_with_all_that_can_be_known() {
    let mut source = with_all_legal_parts();
    source.project.url = Some(Href::parse("https://example.org/mills/").unwrap());
    let found = main_text(&site(&source, "en"), "/about/");
    compare("pages/about-whole.txt", &found);
}

#[test]
fn about_with_as_little_as_can_be() {
    let found = main_text(&site(&without_legal_parts(), "en"), "/about/");
    compare("pages/about-least.txt", &found);
}

#[test]
fn about_in_german() {
    let found = main_text(&site(&with_all_legal_parts(), "de"), "/de/about/");
    compare("pages/about-german.txt", &found);
}

/// The degrees of the model statement, each in its own words.
#[test]
fn each_degree_of_accessibility_has_its_sentence() {
    for (status, sentence) in [
        (Conformance::Full, "fully compliant"),
        (Conformance::Partial, "partially compliant"),
        (Conformance::None, "not compliant"),
    ] {
        let mut source = real();
        source.legal.accessibility.as_mut().unwrap().status = status;
        let found = main_text(&site(&source, "en"), "/about/");
        let sentence = format!("This website is {sentence} with the European standard EN 301 549.");
        assert!(found.contains(&sentence), "{found}");
    }
}

#[test]
fn contact_with_all_that_can_be_known() {
    let found = main_text(&site(&with_all_legal_parts(), "en"), "/contact/");
    compare("pages/contact-whole.txt", &found);
}

#[test]
fn contact_with_as_little_as_can_be() {
    let found = main_text(&site(&without_legal_parts(), "en"), "/contact/");
    compare("pages/contact-least.txt", &found);
}

#[test]
fn project() {
    same("project", "/project/");
}

#[test]
fn project_in_german() {
    let found = main_text(&site(&real(), "de"), "/de/project/");
    compare("pages/project-german.txt", &found);
}

#[test]
fn outputs() {
    same("outputs", "/outputs/");
}

#[test]
fn outputs_in_german() {
    let found = main_text(&site(&real(), "de"), "/de/outputs/");
    compare("pages/outputs-german.txt", &found);
}

#[test]
fn output() {
    same("output", "/outputs/caravan/");
}

#[test]
fn output_that_is_alone_undated_and_without_language() {
    same("output-bare", "/outputs/movie/");
}

#[test]
fn places() {
    same("places", "/places/");
}

#[test]
fn map() {
    same("map", "/map/");
}

#[test]
fn place() {
    same("place", "/places/radwerk-iv/");
}

#[test]
fn place_in_another_language() {
    let found = main_text(&site(&real(), "de"), "/de/places/tuchfabrik-pfau/");
    compare("pages/place-german.txt", &found);
}

#[test]
fn not_found() {
    same("not-found", "/no/such/page/");
}

#[test]
fn header_and_footer() {
    let dom = parse(&body(&site(&real(), "en"), "/events/"));
    let body = only(&dom.document, "body");
    compare(
        "pages/frame.txt",
        &lines(&body).replace(&lines(&only(&body, "main")), "(main)\n"),
    );
}

/// Screen readers announce what comes into a region that was in the page from the start.
#[test]
fn an_export_has_an_empty_place_for_messages() {
    for path in ["/", "/no/such/page/"] {
        let dom = parse(&body(&site(&real(), "en"), path));
        let mut regions = elements(&dom.document);
        regions.retain(|element| attribute(element, "role").as_deref() == Some("status"));
        let [region] = &regions[..] else {
            panic!("{path}: {} regions", regions.len());
        };
        assert_eq!(text(region).trim(), "", "{path}");
    }
}

/// What a visitor chose is not known to an export.
#[test]
fn an_export_marks_no_theme() {
    let dom = parse(&body(&site(&real(), "en"), "/"));
    let choices = named(&only(&dom.document, "fieldset"), "input");
    let values = choices.iter().map(|choice| attribute(choice, "value"));
    let values: Vec<_> = values.map(Option::unwrap).collect();
    assert_eq!(values, ["", "light", "dark"]);
    assert!(
        choices
            .iter()
            .all(|choice| attribute(choice, "checked").is_none())
    );
}

#[test]
fn another_language() {
    let german = site(&good(), "de");
    let dom = parse(&body(&german, "/de/events/first-meeting/"));
    compare("pages/german.txt", &lines(&only(&dom.document, "body")));
}

#[test]
fn an_unknown_id_is_not_found() {
    let site = site(&real(), "en");
    let found = main_text(&site, "/no/such/page/");
    for path in [
        "/events/no-such-event/",
        "/events/2018/",
        "/topics/x/",
        "/partners/x/",
        "/places/x/",
        "/places/region/zwickau/",
        "/outputs/x/",
        "/tree/",
    ] {
        assert_eq!(main_text(&site, path), found, "{path}");
    }
}

#[test]
fn events_split_by_year() {
    let site = site(&many_events(), "en");
    compare("pages/split-events.txt", &main_text(&site, "/events/"));
    compare(
        "pages/split-events-2018.txt",
        &main_text(&site, "/events/2018/"),
    );
}

#[test]
fn project_with_split_events() {
    let mut source = many_events();
    source.project.start = Date::parse("2017-02").unwrap();
    let found = main_text(&site(&source, "en"), "/project/");
    compare("pages/split-project.txt", &found);
}

#[test]
fn agenda_split_by_day() {
    let site = site(&many_entries(), "en");
    let whole = main_text(&site, "/events/first-meeting/");
    compare("pages/split-agenda.txt", &whole);
    let day = main_text(&site, "/events/first-meeting/2017-03-07/");
    compare("pages/split-agenda-day.txt", &day);
}

#[test]
fn places_split_by_region() {
    let site = site(&many_places(), "en");
    compare("pages/split-places.txt", &main_text(&site, "/places/"));
    let region = main_text(&site, "/places/region/upper-valley/");
    compare("pages/split-places-region.txt", &region);
    let place = main_text(&site, "/places/old-mill/");
    assert!(place.contains("(/places/#upper-valley)"), "{place}");
}

/// The section of the home page on how the project stands, for content that was last changed on a day.
fn standing(day: &str) -> String {
    let mut source = real();
    source.project.updated = Date::parse(day).unwrap();
    let dom = parse(&body(&site(&source, "en"), "/"));
    let sections = named(&dom.document, "section");
    let mut texts = sections
        .iter()
        .map(lines)
        .filter(|text| text.contains("(/events/)"));
    texts.next().unwrap()
}

#[test]
fn home_before_during_and_after_the_project() {
    compare("pages/home-before.txt", &standing("2016-05-01"));
    compare("pages/home-during.txt", &standing("2018-10-15"));
    compare(
        "pages/home-between-last-event-and-end.txt",
        &standing("2019-05-31"),
    );
    compare("pages/home-after.txt", &standing("2019-06-01"));
}

const AROUND_THE_LEAD: &str = "The lines join the partners to the lead partner";

/// The home page of this project with its second meeting held so many times more.
fn home_with_more_meetings(more: u16) -> String {
    let mut source = real();
    let events = &mut source.events.events;
    let meeting = |event: &&Event| event.id.as_str() == "meeting-2-padova";
    let meeting = events.iter().find(meeting).unwrap().clone();
    events.extend((0..more).map(|number| Event {
        id: Slug::parse(&format!("again-{number}")).unwrap(),
        ..meeting.clone()
    }));
    main_text(&site(&source, "en"), "/")
}

#[test]
fn meetings_in_one_town_share_its_mark() {
    let found = home_with_more_meetings(1);
    assert!(found.contains("; 2·3; Padova;"), "{found}");
    assert!(found.contains("; 7; Zwickau;"), "{found}");
}

#[test]
fn a_way_of_too_many_meetings_gives_way_to_the_partners() {
    assert!(!home_with_more_meetings(6).contains(AROUND_THE_LEAD));
    assert!(home_with_more_meetings(7).contains(AROUND_THE_LEAD));
}

#[test]
fn without_meetings_the_partners_are_drawn_and_a_single_one_is_not() {
    let mut source = real();
    source.project.meetings = None;
    let found = main_text(&site(&source, "en"), "/");
    assert!(found.contains(AROUND_THE_LEAD), "{found}");
    source.partners.partners.truncate(1);
    let found = main_text(&site(&source, "en"), "/");
    assert!(!found.contains(AROUND_THE_LEAD), "{found}");
}

/// Whole bodies, which `tests/web.rs` hydrates.
#[test]
fn bodies_for_hydration() {
    let site = site(&real(), "en");
    for (name, path) in [
        ("home", "/"),
        ("event", "/events/meeting-5-sisak-kranj/"),
        ("partners", "/partners/"),
        ("not-found", "/no/such/page/"),
    ] {
        compare(
            &format!("pages/{name}.body.html"),
            &(body(&site, path) + "\n"),
        );
    }
}
