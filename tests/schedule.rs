//! Agendas for schedule apps: the JSON against the published schema, the XML read again. A browser test holds the XML
//! against its schema.

mod support;

use inducult::content::check::Source;
use inducult::content::store::Site;
use inducult::feed::schedule::{json as schedule_json, xml as schedule_xml};
use inducult::model::ids::Slug;
use inducult::route::{Feed, feeds};
use jsonschema::Validator;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use support::agenda::{day, place, site_of_entry, site_with, slug, with_event};
use support::content::many_entries;
use support::site::{good, in_repository, json, real, site};

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    let schema = json(&in_repository("tests/schemas/schema2.json"));
    jsonschema::options()
        .should_validate_formats(true)
        // Its draft of JSON Schema has no such format yet.
        .with_format("uuid", |text: &str| uuid::Uuid::parse_str(text).is_ok())
        .build(&schema)
        .unwrap()
});

/// The schedule of an event in JSON, which is valid.
fn in_json(site: &Site, id: &Slug) -> Value {
    let text = schedule_json(site, id).unwrap();
    let schedule: Value = serde_json::from_str(&text).unwrap();
    let faults: Vec<String> = SCHEMA
        .iter_errors(&schedule)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{id}: {faults:#?}");
    schedule
}

/// The only entry of the event `meeting` in JSON.
fn only_in_json(site: &Site) -> Value {
    let mut events = in_json(site, &slug("meeting"))["schedule"]["events"].take();
    assert_eq!(events.as_array().unwrap().len(), 1);
    events[0].take()
}

/// An element of a schedule in XML.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    text: String,
    children: Vec<Element>,
}

impl Element {
    fn all<'a>(&'a self, name: &'a str) -> Vec<&'a Element> {
        let below = self.children.iter().flat_map(|child| child.all(name));
        let own = (self.name == name).then_some(self);
        own.into_iter().chain(below).collect()
    }

    fn text_of(&self, name: &str) -> &str {
        let found = self.children.iter().find(|child| child.name == name);
        &found
            .unwrap_or_else(|| panic!("<{}> has no <{name}>", self.name))
            .text
    }

    fn has(&self, name: &str) -> bool {
        self.children.iter().any(|child| child.name == name)
    }
}

/// The schedule of an event in XML, read by another part of quick-xml than the one that wrote it.
fn in_xml(site: &Site, id: &Slug) -> Element {
    let text = schedule_xml(site, id).unwrap();
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => open.push(Element {
                name: start.name().as_ref().to_owned(),
                attributes: attributes(&start),
                ..Element::default()
            }),
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text += &text,
            Event::GeneralRef(reference) => {
                let name = &*reference;
                let sign = quick_xml::escape::unescape(&format!("&{name};"))
                    .unwrap()
                    .into_owned();
                open.last_mut().unwrap().text += &sign;
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(open.len(), 1);
    open.remove(0).children.remove(0)
}

fn attributes(start: &quick_xml::events::BytesStart<'_>) -> BTreeMap<String, String> {
    let attributes = start.attributes().map(|attribute| {
        let attribute = attribute.unwrap();
        let name = attribute.key.as_ref().to_owned();
        let value = attribute.value.into_owned();
        (
            name,
            quick_xml::escape::unescape(&value).unwrap().into_owned(),
        )
    });
    attributes.collect()
}

/// The ids of the events that have a schedule.
fn with_schedule(site: &Site) -> Vec<Slug> {
    let of = |feed| match feed {
        Feed::ScheduleJson(id) => Some(id),
        _ => None,
    };
    feeds(site).into_iter().filter_map(of).collect()
}

#[test]
fn schedules_are_valid_and_both_forms_say_the_same() {
    let sources: [(&str, Source); 3] =
        [("good", good()), ("real", real()), ("many", many_entries())];
    for (name, source) in &sources {
        for language in &source.project.languages {
            let site = site(source, language.code.as_str());
            let ids = with_schedule(&site);
            assert!(!ids.is_empty(), "{name}");
            for id in ids {
                let (json, xml) = (in_json(&site, &id), in_xml(&site, &id));
                let of_json: BTreeSet<(&str, &str, &str)> = json["schedule"]["events"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|event| {
                        let text = |name: &str| event[name].as_str().unwrap();
                        (text("guid"), text("title"), text("start"))
                    })
                    .collect();
                let of_xml: BTreeSet<(&str, &str, &str)> = xml
                    .all("event")
                    .iter()
                    .map(|event| {
                        (
                            event.attributes["guid"].as_str(),
                            event.text_of("title"),
                            event.text_of("date"),
                        )
                    })
                    .collect();
                let entries = site
                    .details(&id)
                    .unwrap()
                    .days
                    .iter()
                    .map(|day| day.entries.len())
                    .sum::<usize>();
                assert_eq!(of_json.len(), entries, "{name} {id}");
                assert_eq!(of_json, of_xml, "{name} {id}");
                let numbers: BTreeSet<u32> = xml
                    .all("event")
                    .iter()
                    .map(|event| event.attributes["id"].parse().unwrap())
                    .collect();
                assert_eq!(numbers.len(), entries);
                assert!(numbers.iter().all(|number| (1..1 << 31).contains(number)));
            }
        }
    }
}

/// The control: the validator looks at what it is given, formats included.
#[test]
fn the_schema_refuses_what_is_wrong() {
    let valid = in_json(&site(&good(), "en"), &slug("first-meeting"));
    for (pointer, wrong) in [
        ("/schedule/conference/acronym", json!("First-Meeting")),
        ("/schedule/events/0/guid", json!("entry-1")),
        ("/schedule/events/0/start", json!("2017-03-06 09:00")),
        ("/schedule/events/0/url", json!("nowhere")),
        ("/schedule/events/0/language", json!(null)),
        ("/schedule/events/0/track", json!(null)),
    ] {
        let mut schedule = valid.clone();
        *schedule.pointer_mut(pointer).unwrap() = wrong;
        assert!(!SCHEMA.is_valid(&schedule), "{pointer}");
    }
}

#[test]
fn the_owners_agenda_has_its_days_and_towns() {
    let site = site(&real(), "de");
    let id = slug("meeting-5-sisak-kranj");
    let schedule = in_json(&site, &id);
    let conference = &schedule["schedule"]["conference"];
    assert_eq!(conference["acronym"], "meeting_5_sisak_kranj");
    assert_eq!(conference["title"], "5. Partnertreffen");
    assert_eq!(conference["time_zone_name"], "Europe/Zagreb");
    assert_eq!(conference["languages"], json!(["de"]));
    assert_eq!(conference["days"][0]["start"], "2018-10-15T10:00:00+02:00");
    let rooms = conference["rooms"].as_array().unwrap().iter();
    assert_eq!(
        rooms
            .map(|room| room["name"].as_str().unwrap())
            .collect::<Vec<_>>(),
        ["Sisak", "Kranj"]
    );
    assert_eq!(schedule["generator"]["name"], "inducult-site");
    let xml = in_xml(&site, &id);
    let rooms: Vec<_> = xml
        .all("day")
        .iter()
        .map(|day| day.all("room")[0].attributes["name"].clone())
        .collect();
    assert_eq!(rooms, ["Sisak", "Sisak", "Kranj"]);
    let committee = schedule["schedule"]["events"].as_array().unwrap();
    let committee = committee
        .iter()
        .find(|event| event["slug"] == format!("{id}-steering-committee"));
    assert_eq!(
        committee.unwrap()["subtitle"],
        "Koordinatorinnen und Koordinatoren der Partner"
    );
}

#[test]
fn an_open_end_is_an_hour_after_the_start_and_says_so() {
    let site = site_of_entry("2018-07-02", "Europe/Zagreb", json!({ "start": "23:30" }));
    let event = only_in_json(&site);
    assert_eq!(event["start"], "2018-07-02T23:30:00+02:00");
    assert_eq!(event["end"], "2018-07-03T00:30:00+02:00");
    assert_eq!(event["subtitle"], "open end");
    assert_eq!(
        in_xml(&site, &slug("meeting")).all("event")[0].text_of("duration"),
        "01:00"
    );
    let closed = only_in_json(&site_of_entry(
        "2018-07-02",
        "Europe/Zagreb",
        json!({ "end": "10:00" }),
    ));
    assert_eq!(closed["subtitle"], Value::Null);
}

#[test]
fn real_time_passes_when_the_clocks_change() {
    for (date, duration) in [("2018-03-25", "02:00"), ("2018-10-28", "04:00")] {
        let entry = json!({ "start": "01:00", "end": "04:00" });
        let site = site_of_entry(date, "Europe/Zagreb", entry);
        assert_eq!(
            in_xml(&site, &slug("meeting")).all("event")[0].text_of("duration"),
            duration,
            "{date}"
        );
        only_in_json(&site);
    }
}

#[test]
fn a_day_lasts_until_its_last_entry_ends_after_midnight_too() {
    let entries = vec![
        json!({ "id": "dinner", "start": "19:00", "end": "23:00" }),
        json!({ "id": "dance", "start": "22:00", "end": "02:00", "audience": "Dancers" }),
    ];
    let days = json!([
        day("2018-12-31", entries),
        day("2019-01-01", vec![]),
        day("2019-01-02", vec![json!({})])
    ]);
    let site = site_with(json!({ "start": "2018-12-31", "end": "2019-01-02" }), days);
    let schedule = in_json(&site, &slug("meeting"));
    let days = &schedule["schedule"]["conference"]["days"];
    assert_eq!(
        days[0],
        json!({
            "index": 1, "date": "2018-12-31", "start": "2018-12-31T19:00:00+01:00", "end": "2019-01-01T02:00:00+01:00",
        })
    );
    assert_eq!(
        (&days[1]["index"], &days[1]["date"]),
        (&json!(2), &json!("2019-01-02"))
    );
    assert_eq!(in_xml(&site, &slug("meeting")).all("day").len(), 2);
}

#[test]
fn an_identifier_is_the_records_own_where_it_is_a_uuid() {
    let own = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";
    let entries = |uid: Value| json!([day("2018-07-02", vec![json!({ "uid": uid })])]);
    let guid = |source: &Source, tag: &str| {
        only_in_json(&site(source, tag))["guid"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(guid(&with_event(json!({}), entries(json!(own))), "en"), own);
    let mut made = with_event(json!({}), entries(json!("x-7@elsewhere")));
    let first = guid(&made, "en");
    assert_eq!(
        first.as_bytes()[14],
        b'5',
        "{first} is no UUID of version 5"
    );
    // It hangs on ids and host alone.
    assert_eq!(guid(&made, "de"), first);
    made.project.url =
        Some(inducult::model::link::Href::parse("http://example.org:81/elsewhere/").unwrap());
    assert_eq!(guid(&made, "en"), first);
    made.project.url = None;
    assert_ne!(guid(&made, "en"), first);
}

#[test]
fn without_an_address_of_the_site_an_entry_has_a_name_for_one() {
    let mut source = with_event(json!({}), json!([day("2018-07-02", vec![json!({})])]));
    let with = only_in_json(&site(&source, "de"));
    assert_eq!(with["url"], "https://example.org/de/events/meeting/#talk");
    source.project.url = None;
    let site = site(&source, "de");
    let without = only_in_json(&site);
    let urn = format!("urn:uuid:{}", without["guid"].as_str().unwrap());
    assert_eq!(without["url"], urn);
    let xml = in_xml(&site, &slug("meeting"));
    assert!(!xml.all("event")[0].has("url") && !xml.children[2].has("base_url"));
}

#[test]
fn people_tracks_languages_and_links_are_told() {
    let entries = vec![
        json!({
            "id": "one", "people": ["Ada", "Ben & Co"], "track": { "en": "On the shop floor", "de": "In der Halle" },
            "language": "sl", "text": "What *it* is.", "points": [{ "text": "a", "points": [{ "text": "b" }] }],
            "links": [{ "url": "https://example.org/später", "title": "Slides" }, { "url": "mailto:a@example.org" }],
        }),
        json!({ "id": "two", "topics": ["water"], "people": ["Ada"], "language": "sr-Latn" }),
        json!({ "id": "three", "track": "On the shop-floor", "language": "hsb" }),
        json!({ "id": "four", "kind": "social" }),
    ];
    let source = with_event(json!({}), json!([day("2018-07-02", entries)]));
    let site = site(&source, "de");
    let schedule = in_json(&site, &slug("meeting"))["schedule"].take();
    let tracks = schedule["conference"]["tracks"].as_array().unwrap();
    let slugs: Vec<_> = tracks
        .iter()
        .map(|track| track["slug"].as_str().unwrap())
        .collect();
    assert_eq!(slugs, ["on-the-shop-floor", "water", "on-the-shop-floor-2"]);
    assert_eq!(tracks[0]["name"], "In der Halle");
    let [one, two, three, four] = &schedule["events"].as_array().unwrap()[..] else {
        panic!("four entries");
    };
    assert_eq!(one["track"]["slug"], "on-the-shop-floor");
    assert_eq!(four["track"]["slug"], "none");
    let of = |name: &str| {
        [one, two, three, four].map(|event| event[name].as_str().unwrap_or("-").to_owned())
    };
    assert_eq!(of("type"), ["talk", "talk", "meeting", "other"]);
    assert_eq!(of("language"), ["sl", "sr", "de", "de"]);
    assert_eq!(of("abstract"), ["What *it* is.", "-", "-", "-"]);
    assert_eq!(one["description"], "- a\n  - b");
    assert_eq!(
        one["links"],
        json!([
            { "url": "https://example.org/sp%C3%A4ter", "title": "Slides" }, { "url": "mailto:a@example.org" },
        ])
    );
    assert_eq!(one["participants"][0], two["participants"][0]);
    assert_eq!(schedule["persons"].as_array().unwrap().len(), 2);
    let xml = in_xml(&site, &slug("meeting"));
    let first = xml.all("event")[0];
    let people: Vec<_> = first
        .all("person")
        .iter()
        .map(|person| person.text.as_str())
        .collect();
    assert_eq!(people, ["Ada", "Ben & Co"]);
    assert_eq!(
        first.all("link")[0].attributes["href"],
        "https://example.org/sp%C3%A4ter"
    );
    assert_eq!(first.text_of("track"), "In der Halle");
    let languages: Vec<_> = xml
        .all("language")
        .iter()
        .map(|language| language.text.as_str())
        .collect();
    assert_eq!(languages, ["sl", "sr-Latn", "hsb"]);
}

#[test]
fn a_mere_break_is_told_as_one_and_loses_nothing() {
    let kind = |over: Value| {
        let mut entry = json!({ "kind": "break", "end": "09:30" });
        entry
            .as_object_mut()
            .unwrap()
            .extend(over.as_object().unwrap().clone());
        only_in_json(&site_of_entry("2018-07-02", "Europe/Zagreb", entry))["type"].clone()
    };
    assert_eq!(kind(json!({})), "break");
    assert_eq!(kind(json!({ "audience": "All" })), "break");
    for more in [
        json!({ "text": "Soup." }),
        json!({ "people": ["Ada"] }),
        json!({ "links": [{ "url": "https://example.org/" }] }),
        json!({ "points": [{ "text": "Soup" }] }),
        json!({ "topics": ["water"] }),
        json!({ "language": "en" }),
    ] {
        assert_eq!(kind(more.clone()), "other", "{more}");
    }
}

#[test]
fn short_ids_and_odd_zones_fit_the_schema() {
    let mut mill = place("a", "Etc/GMT+5");
    mill["venue"] = "Hall".into();
    let entry = json!({ "id": "b", "place": "a", "topics": [], "track": "–" });
    let site = site_with(
        json!({ "id": "x", "places": [mill] }),
        json!([day("2018-07-02", vec![entry])]),
    );
    let schedule = in_json(&site, &slug("x"))["schedule"].take();
    assert_eq!(schedule["conference"]["acronym"], "x___");
    assert_eq!(schedule["conference"]["rooms"][0]["name"], "Hall, A");
    assert_eq!(schedule["conference"].get("time_zone_name"), None);
    assert_eq!(schedule["events"][0]["start"], "2018-07-02T09:00:00-05:00");
    for (zone, told) in [
        ("UTC", true),
        ("America/Argentina/Ushuaia", false),
        ("Asia/Kolkata", true),
    ] {
        let site = site_of_entry("2018-07-02", zone, json!({}));
        let conference = in_json(&site, &slug("meeting"))["schedule"]["conference"].take();
        assert_eq!(conference.get("time_zone_name").is_some(), told, "{zone}");
    }
}

#[test]
fn hostile_text_stays_text() {
    let hostile = "<b>&amp;]]>\u{0}\u{8}\u{1b}\u{fffe}</event>\"'\n🔨";
    let entry = json!({
        "title": hostile, "text": hostile, "audience": hostile, "track": hostile, "people": [hostile],
        "points": [{ "text": hostile }], "links": [{ "url": "https://example.org/?a&b", "title": hostile }],
    });
    let mut mill = place("mill", "Europe/Zagreb");
    mill["venue"] = hostile.into();
    let site = site_with(
        json!({ "title": hostile, "places": [mill] }),
        json!([day("2018-07-02", vec![entry])]),
    );
    let meant = hostile.replace(['\u{0}', '\u{8}', '\u{1b}', '\u{fffe}'], "");
    let event = only_in_json(&site);
    let xml = in_xml(&site, &slug("meeting"));
    let in_xml = xml.all("event")[0];
    for (field, element) in [
        ("title", "title"),
        ("abstract", "abstract"),
        ("subtitle", "subtitle"),
    ] {
        let told = event[field].as_str().unwrap();
        assert!(told.starts_with(&meant), "{field}: {told:?}");
        assert_eq!(in_xml.text_of(element), told, "{field}");
    }
    assert_eq!(in_xml.all("person")[0].text, meant);
    assert_eq!(
        xml.all("room")[0].attributes["name"],
        format!("{meant}, MILL")
    );
    assert_eq!(
        in_xml.all("link")[0].attributes["href"],
        "https://example.org/?a&b"
    );
}
