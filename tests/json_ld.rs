//! What pages of events say to search engines.

mod support;

use inducult::content::store::Site;
use inducult::feed::json_ld::json_ld;
use serde_json::{Value, json};
use support::agenda::{day, place, site_with, with_event};
use support::content::many_entries;
use support::dom::{attribute, named, text};
use support::exported::Workshop;
use support::site::{good, good_folder, real, route, site};

fn of(site: &Site, path: &str) -> Value {
    serde_json::from_str(&json_ld(site, &route(path)).unwrap()).unwrap()
}

fn meeting(event: Value, days: Value) -> Value {
    of(&site_with(event, days), "/events/meeting/")
}

#[test]
fn the_owners_agenda_has_its_parts_in_two_places() {
    let told = of(&site(&real(), "de"), "/events/meeting-5-sisak-kranj/");
    assert_eq!(told["@context"], "https://schema.org");
    assert_eq!(told["@type"], "Event");
    assert_eq!(told["name"], "5. Partnertreffen");
    assert_eq!(told["startDate"], "2018-10-15T10:00:00+02:00");
    // The last evening has an open end.
    assert_eq!(told["endDate"], "2018-10-17");
    let places = told["location"].as_array().unwrap();
    assert_eq!(places[1]["address"]["addressLocality"], "Kranj");
    assert_eq!(
        places[1]["geo"],
        json!({ "@type": "GeoCoordinates", "latitude": 46.2389, "longitude": 14.3556 })
    );
    let hosts: Vec<_> = told["organizer"]
        .as_array()
        .unwrap()
        .iter()
        .map(|host| &host["name"])
        .collect();
    assert_eq!(hosts.len(), 2);
    let parts = told["subEvent"].as_array().unwrap();
    // No meals and no transfer.
    assert_eq!(parts.len(), 10);
    let dinner = parts.last().unwrap();
    assert_eq!(dinner["startDate"], "2018-10-17T19:00:00+02:00");
    assert_eq!(dinner.get("endDate"), None);
    assert_eq!(dinner["location"]["@id"], places[1]["@id"]);
}

#[test]
fn dates_are_as_exact_as_they_are_known() {
    for (dates, start, end) in [
        (
            json!({ "start": "2018-07-02" }),
            json!("2018-07-02"),
            json!("2018-07-02"),
        ),
        (
            json!({ "start": "2018-07-02", "end": "2018-07-04" }),
            json!("2018-07-02"),
            json!("2018-07-04"),
        ),
        (
            json!({ "start": "2018-07" }),
            json!("2018-07"),
            json!("2018-07"),
        ),
        (
            json!({ "start": null, "undated": "Nobody knows." }),
            json!(null),
            json!(null),
        ),
    ] {
        let told = meeting(dates.clone(), json!([]));
        assert_eq!(
            (&told["startDate"], &told["endDate"]),
            (&start, &end),
            "{dates}"
        );
    }
    let days = json!([day(
        "2018-07-02",
        vec![json!({ "start": "22:00", "end": "01:00" })]
    )]);
    let told = meeting(json!({}), days);
    assert_eq!(told["startDate"], "2018-07-02T22:00:00+02:00");
    assert_eq!(told["endDate"], "2018-07-03T01:00:00+02:00");
}

#[test]
fn state_and_place_are_what_the_content_says() {
    for (status, word) in [
        (json!(null), "EventScheduled"),
        (json!("cancelled"), "EventCancelled"),
        (json!("postponed"), "EventPostponed"),
    ] {
        let told = meeting(json!({ "status": status }), json!([]));
        assert_eq!(told["eventStatus"], format!("https://schema.org/{word}"));
    }
    let here = meeting(json!({}), json!([]));
    assert_eq!(
        here["eventAttendanceMode"],
        "https://schema.org/OfflineEventAttendanceMode"
    );
    // Nobody says that it was on-line.
    let nowhere = meeting(json!({ "places": [] }), json!([]));
    assert_eq!(
        (nowhere.get("location"), nowhere.get("eventAttendanceMode")),
        (None, None)
    );
    assert_eq!(nowhere["organizer"]["name"], "Two Mills");
    assert_eq!(
        meeting(json!({ "related": true }), json!([])).get("organizer"),
        None
    );
}

#[test]
fn who_speaks_and_in_which_language_is_told_of_an_entry() {
    let entry = json!({ "people": ["Ada"], "language": "sl" });
    let told = meeting(json!({}), json!([day("2018-07-02", vec![entry])]));
    let part = &told["subEvent"][0];
    assert_eq!(part["inLanguage"], "sl");
    assert_eq!(
        part["performer"],
        json!({ "@type": "Person", "name": "Ada" })
    );
    assert_eq!(part["url"], "https://example.org/events/meeting/#talk");
}

#[test]
fn a_split_event_names_its_parts_and_each_part_its_own_entries() {
    let mut source = many_entries();
    let days = &mut source.details.values_mut().next().unwrap().days;
    days[0].entries.truncate(80);
    let kept = days[0].entries.clone();
    days[1].entries.extend((0..400).map(|at| {
        let mut entry = kept[0].clone();
        entry.id = support::agenda::slug(&format!("more-{at}"));
        entry
    }));
    let site = site(&source, "en");
    let whole = of(&site, "/events/first-meeting/");
    let urls: Vec<_> = whole["subEvent"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| day["url"].as_str().unwrap())
        .collect();
    let base = "https://example.org/events/first-meeting";
    assert_eq!(
        urls,
        [
            "2017-03-06/",
            "2017-03-07/",
            "2017-03-07/2/",
            "2017-03-07/3/"
        ]
        .map(|part| format!("{base}/{part}"))
    );
    let day = of(&site, "/events/first-meeting/2017-03-06/");
    assert_eq!(day["startDate"], "2017-03-06");
    assert_eq!(day["superEvent"]["@id"], format!("{base}/"));
    let parts = day["subEvent"].as_array().unwrap();
    assert!(
        parts.len() > 70
            && parts
                .iter()
                .all(|part| part["startDate"].as_str().unwrap() < "2017-03-07")
    );
    // More than a page should carry.
    assert_eq!(
        of(&site, "/events/first-meeting/2017-03-07/").get("subEvent"),
        None
    );
}

#[test]
fn nothing_ends_the_element_before_its_time() {
    let hostile = "</script><script>alert(1)</script><!--<script>";
    let mut mill = place("mill", "Europe/Zagreb");
    mill["venue"] = hostile.into();
    let event = json!({ "title": hostile, "summary": hostile, "places": [mill] });
    let days = json!([day("2018-07-02", vec![json!({ "title": hostile })])]);
    let site = site(&with_event(event, days), "en");
    let text = json_ld(&site, &route("/events/meeting/")).unwrap();
    assert!(!text.contains('<'), "{text}");
    assert_eq!(of(&site, "/events/meeting/")["name"], hostile);
}

#[test]
fn pages_of_events_have_it_and_no_others() {
    let export = Workshop::new().exported(good_folder().path(), None);
    let site = site(&good(), "de");
    for (path, _) in export.pages() {
        let blocks: Vec<_> = named(&export.page(path).document, "script")
            .iter()
            .filter(|script| attribute(script, "type").as_deref() == Some("application/ld+json"))
            .map(text)
            .collect();
        let is_event = path.contains("events/") && !path.ends_with("events/index.html");
        assert_eq!(blocks.len(), usize::from(is_event), "{path}");
        if let Some(id) = path.strip_prefix("de/events/").filter(|_| is_event) {
            let told: Value = serde_json::from_str(&blocks[0]).unwrap();
            let event = site
                .event(&support::agenda::slug(id.trim_end_matches("/index.html")))
                .unwrap();
            assert_eq!(told["name"], site.say(&event.title), "{path}");
            assert_eq!(
                told["url"],
                format!("https://example.org/mills/de/events/{}/", event.id),
                "{path}"
            );
        }
    }
}
