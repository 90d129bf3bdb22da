//! Calendars as the `icalendar` crate reads them back, and their lines as RFC 5545 wants them.

mod support;

use icalendar::{Calendar, CalendarComponent, Component, Event, EventLike};
use inducult::content::check::Source;
use inducult::content::store::Site;
use inducult::feed::ical::calendar;
use inducult::feed::ical_pick::{pick, uid_of_entry, uid_of_event};
use inducult::model::time::Date;
use inducult::route::{Feed, feeds, has_feed, subscription};
use jiff::civil::DateTime;
use jiff::tz::TimeZoneDatabase;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use support::agenda::{day, place, site_of_entry, site_with, slug, with_event};
use support::content::many_entries;
use support::exported::Workshop;
use support::site::{good, good_folder, real, site};

const OWN_AGENDA: &str = "meeting-5-sisak-kranj";

fn text(site: &Site, feed: &Feed) -> String {
    calendar(site, feed).unwrap_or_else(|| panic!("{} has nothing to say", feed.path()))
}

/// The text of the calendar of the event `meeting`.
fn meeting(site: &Site) -> String {
    text(site, &Feed::Event(slug("meeting")))
}

fn read(text: &str) -> Calendar {
    text.parse()
        .unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

fn events(text: &str) -> Vec<Event> {
    let events = read(text)
        .components
        .into_iter()
        .map(|component| match component {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        });
    events.flatten().collect()
}

fn only_event(text: &str) -> Event {
    let mut events = events(text);
    assert_eq!(events.len(), 1, "{text}");
    events.remove(0)
}

/// A property with its zone, as in `Europe/Zagreb 20180702T090000`; what has none stands alone.
fn time(event: &Event, name: &str) -> Option<String> {
    let property = event.properties().get(name)?;
    let zone = property.params().get("TZID").map(|zone| zone.value());
    Some(
        zone.into_iter()
            .chain([property.value()])
            .collect::<Vec<_>>()
            .join(" "),
    )
}

fn times(text: &str) -> Vec<(Option<String>, Option<String>)> {
    let events = events(text);
    events
        .iter()
        .map(|event| (time(event, "DTSTART"), time(event, "DTEND")))
        .collect()
}

fn start_and_end(start: &str, end: &str) -> (Option<String>, Option<String>) {
    (Some(start.to_owned()), Some(end.to_owned()))
}

/// The lines of a calendar without their folds.
fn unfolded(text: &str) -> Vec<String> {
    text.replace("\r\n ", "")
        .split_terminator("\r\n")
        .map(str::to_owned)
        .collect()
}

/// The offset in minutes that the zones of a calendar give a local time: that of the last onset before it (RFC 5545,
/// 3.6.5).
fn offset_told(text: &str, zone: &str, local: DateTime) -> i32 {
    let lines = unfolded(text);
    let begin = lines
        .iter()
        .position(|line| *line == format!("TZID:{zone}"))
        .expect(zone);
    let mut onsets = BTreeMap::new();
    let mut onset = String::new();
    for line in lines[begin..]
        .iter()
        .take_while(|line| *line != "END:VTIMEZONE")
    {
        if let Some(value) = line.strip_prefix("DTSTART:") {
            onset = value.to_owned();
        }
        if let Some(value) = line.strip_prefix("TZOFFSETTO:") {
            let (hours, minutes) = value[1..].split_at(2);
            let minutes: i32 = hours.parse::<i32>().unwrap() * 60 + minutes.parse::<i32>().unwrap();
            onsets.insert(
                onset.clone(),
                if value.starts_with('-') {
                    -minutes
                } else {
                    minutes
                },
            );
        }
    }
    let local = local.strftime("%Y%m%dT%H%M%S").to_string();
    let known = onsets.range(..=local.clone()).next_back();
    *known
        .unwrap_or_else(|| panic!("no onset before {local} in {onsets:?}"))
        .1
}

#[test]
fn the_owners_agenda_is_there_in_full() {
    for tag in ["en", "de"] {
        let site = site(&real(), tag);
        let event = site.event(&slug(OWN_AGENDA)).unwrap();
        let details = site.details(&event.id).unwrap();
        let mut read = events(&text(&site, &Feed::Event(event.id.clone()))).into_iter();
        for day in &details.days {
            let date = day.date.to_string().replace('-', "");
            for entry in &day.entries {
                let found = read.next().expect("an event for each entry");
                let at = |time: inducult::model::time::Time, place| {
                    let zone = event.place(place).unwrap().zone.as_str();
                    format!("{zone} {date}T{}00", time.to_string().replace(':', ""))
                };
                let ends_in = entry.to.as_ref().unwrap_or(&entry.place);
                assert_eq!(time(&found, "DTSTART"), Some(at(entry.start, &entry.place)));
                assert_eq!(time(&found, "DTEND"), entry.end.map(|end| at(end, ends_in)));
                assert_eq!(found.get_summary(), Some(site.say(&entry.title)));
                assert_eq!(
                    found.get_uid(),
                    Some(uid_of_entry(&site, &event, entry).as_str())
                );
            }
        }
        assert_eq!(
            read.next()
                .map(|event| event.get_summary().map(str::to_owned)),
            None
        );
    }
}

#[test]
fn an_agenda_in_two_towns_has_the_zone_of_each() {
    let site = site(&real(), "en");
    let text = text(&site, &Feed::Event(slug(OWN_AGENDA)));
    let transfer = events(&text)
        .into_iter()
        .find(|event| event.get_summary().unwrap().starts_with("Transfer"));
    let transfer = transfer.unwrap();
    assert_eq!(
        time(&transfer, "DTSTART").unwrap(),
        "Europe/Zagreb 20181016T170000"
    );
    assert_eq!(
        time(&transfer, "DTEND").unwrap(),
        "Europe/Ljubljana 20181016T200000"
    );
    assert_eq!(
        transfer.get_location(),
        Some("Sisak, Croatia → Kranj, Slovenia")
    );
    for zone in ["Europe/Zagreb", "Europe/Ljubljana"] {
        assert_eq!(
            text.matches(&format!("TZID:{zone}\r\n")).count(),
            1,
            "{zone}"
        );
    }
}

#[test]
fn entries_at_the_same_time_say_for_whom_they_are() {
    let site = site(&real(), "en");
    let events = events(&text(&site, &Feed::Event(slug(OWN_AGENDA))));
    let together = events
        .iter()
        .filter(|event| time(event, "DTSTART").unwrap().ends_with("20181016T143000"));
    let audiences: Vec<_> = together
        .map(|event| event.get_description().unwrap())
        .collect();
    assert_eq!(audiences, ["Partner coordinators", "Other participants"]);
}

#[test]
fn times_are_right_on_the_nights_on_which_the_clocks_change() {
    for (date, start, end, expected) in [
        // From 02:00 to 03:00 in spring: two hours pass.
        ("2018-03-25", "01:00", "04:00", (60, 120)),
        // From 03:00 back to 02:00 in autumn: four hours pass.
        ("2018-10-28", "01:00", "04:00", (120, 60)),
        ("2018-10-27", "23:00", "03:30", (120, 60)),
    ] {
        let site = site_of_entry(date, "Europe/Zagreb", json!({ "start": start, "end": end }));
        let text = meeting(&site);
        let event = only_event(&text);
        let local = |name: &str| {
            let told = time(&event, name).unwrap();
            let told = told.strip_prefix("Europe/Zagreb ").unwrap();
            DateTime::strptime("%Y%m%dT%H%M%S", told).unwrap()
        };
        let (from, to) = (local("DTSTART"), local("DTEND"));
        assert_eq!(
            (
                from.strftime("%H:%M").to_string(),
                to.strftime("%H:%M").to_string()
            ),
            (start.into(), end.into())
        );
        let offsets = (
            offset_told(&text, "Europe/Zagreb", from),
            offset_told(&text, "Europe/Zagreb", to),
        );
        assert_eq!(offsets, expected, "{date}");
    }
}

#[test]
fn a_time_that_the_clocks_skip_is_moved_on_as_far_as_they_are() {
    let site = site_of_entry(
        "2018-03-25",
        "Europe/Zagreb",
        json!({ "start": "02:30", "end": "04:00" }),
    );
    let told = start_and_end(
        "Europe/Zagreb 20180325T033000",
        "Europe/Zagreb 20180325T040000",
    );
    assert_eq!(times(&meeting(&site)), [told]);
}

/// The zones of a calendar that spans years give each day the offset that it has.
#[test]
fn zones_hold_for_every_day_of_a_calendar() {
    let zones = TimeZoneDatabase::bundled();
    for name in [
        "Europe/Zagreb",
        "Europe/Dublin",
        "Pacific/Auckland",
        "Pacific/Tongatapu",
        "America/St_Johns",
        "Asia/Kolkata",
        "Africa/Casablanca",
        "Etc/GMT+5",
        "America/Sao_Paulo",
    ] {
        let (first, last) = ("2017-12-30", "2019-11-20");
        let event = json!({ "start": first, "end": last, "places": [place("mill", name)] });
        let days =
            [first, last].map(|date| day(date, vec![json!({ "id": format!("talk-{date}") })]));
        let text = meeting(&site_with(event, json!(days)));
        let zone = zones.get(name).unwrap();
        let mut local = jiff::civil::date(2017, 12, 30).at(9, 0, 0, 0);
        while local.date() < jiff::civil::date(2019, 11, 21) {
            let offset = local.to_zoned(zone.clone()).unwrap().offset().seconds() / 60;
            assert_eq!(offset_told(&text, name, local), offset, "{name} {local}");
            local = local.tomorrow().unwrap();
        }
    }
}

#[test]
fn thirteen_hours_east_and_utc() {
    let east = meeting(&site_of_entry(
        "2018-01-10",
        "Pacific/Tongatapu",
        json!({ "end": "10:00" }),
    ));
    assert_eq!(
        times(&east),
        [start_and_end(
            "Pacific/Tongatapu 20180110T090000",
            "Pacific/Tongatapu 20180110T100000"
        )]
    );
    assert_eq!(
        offset_told(
            &east,
            "Pacific/Tongatapu",
            jiff::civil::date(2018, 1, 10).at(9, 0, 0, 0)
        ),
        13 * 60
    );
    let summer = meeting(&site_of_entry("2018-01-10", "Pacific/Auckland", json!({})));
    assert!(summer.contains(
        "BEGIN:DAYLIGHT\r\nDTSTART:20170924T020000\r\nTZOFFSETFROM:+1200\r\nTZOFFSETTO:+1300\r\n"
    ));
    let utc = meeting(&site_of_entry(
        "2018-01-10",
        "UTC",
        json!({ "end": "10:00" }),
    ));
    assert_eq!(
        times(&utc),
        [start_and_end("20180110T090000Z", "20180110T100000Z")]
    );
    assert!(!utc.contains("VTIMEZONE"));
}

#[test]
fn an_event_over_new_year_lasts_to_the_day_after_its_last() {
    let site = site_with(
        json!({ "start": "2018-12-30", "end": "2019-01-02" }),
        json!([]),
    );
    let event = only_event(&meeting(&site));
    assert_eq!(time(&event, "DTSTART").as_deref(), Some("20181230"));
    assert_eq!(time(&event, "DTEND").as_deref(), Some("20190103"));
    assert_eq!(event.property_value("TRANSP"), Some("TRANSPARENT"));
    assert_eq!(
        only_event(&text(&site, &Feed::Events)).properties(),
        event.properties()
    );
}

#[test]
fn an_end_before_the_start_lies_on_the_next_day() {
    let site = site_of_entry(
        "2018-12-31",
        "Europe/Zagreb",
        json!({ "start": "22:00", "end": "01:30" }),
    );
    let told = start_and_end(
        "Europe/Zagreb 20181231T220000",
        "Europe/Zagreb 20190101T013000",
    );
    assert_eq!(times(&meeting(&site)), [told]);
    // In the zone of the end it is earlier, and yet the same day.
    let places = [
        place("mill", "Europe/Zagreb"),
        place("weir", "Europe/London"),
    ];
    let entry = json!({ "kind": "transfer", "to": "weir", "start": "10:00", "end": "09:30" });
    let site = site_with(
        json!({ "places": places }),
        json!([day("2018-07-02", vec![entry])]),
    );
    let told = start_and_end(
        "Europe/Zagreb 20180702T100000",
        "Europe/London 20180702T093000",
    );
    assert_eq!(times(&meeting(&site)), [told]);
}

#[test]
fn an_open_end_gives_a_start_alone() {
    for entry in [json!({}), json!({ "end": "09:00" })] {
        let site = site_of_entry("2018-07-02", "Europe/Zagreb", entry);
        let text = meeting(&site);
        assert_eq!(
            times(&text),
            [(Some("Europe/Zagreb 20180702T090000".to_owned()), None)]
        );
        assert!(!text.contains("DURATION"));
    }
}

#[test]
fn what_is_not_dated_to_the_day_has_no_file() {
    for start in [
        json!({ "start": null, "undated": "Nobody knows." }),
        json!({ "start": "2018" }),
        json!({ "start": "2018-07" }),
        json!({ "start": "2018-07-02", "end": "2018-07" }),
    ] {
        let site = site_with(start.clone(), json!([day("2018-07-02", vec![json!({})])]));
        assert_eq!(feeds(&site), [], "{start}");
        assert_eq!(subscription(&site), None, "{start}");
        let id = slug("meeting");
        for feed in [
            Feed::Events,
            Feed::Event(id.clone()),
            Feed::EventDay(id.clone(), Date::parse("2018-07-02").unwrap()),
            Feed::Entry(id, slug("talk")),
        ] {
            assert!(!has_feed(&site, &feed), "{start} {feed:?}");
            assert_eq!(calendar(&site, &feed), None, "{start} {feed:?}");
        }
    }
}

#[test]
fn every_listed_file_has_something_and_no_other_has() {
    for source in [good(), real(), many_entries()] {
        let site = site(&source, "en");
        for feed in feeds(&site) {
            assert!(has_feed(&site, &feed), "{feed:?}");
            let is_calendar = feed.media_type() == "text/calendar";
            assert_eq!(calendar(&site, &feed).is_some(), is_calendar, "{feed:?}");
        }
    }
    let site = site(&real(), "en");
    let id = slug(OWN_AGENDA);
    for feed in [
        Feed::Event(slug("no-such-event")),
        Feed::EventDay(id.clone(), Date::parse("2018-10-18").unwrap()),
        Feed::Entry(id, slug("no-such-entry")),
        Feed::ScheduleJson(slug("approval")),
    ] {
        assert!(!has_feed(&site, &feed), "{feed:?}");
        assert_eq!(calendar(&site, &feed), None, "{feed:?}");
    }
}

/// A day without entries has no file.
#[test]
fn a_day_without_entries_has_nothing_to_say() {
    let days = json!([
        day("2018-07-02", vec![]),
        day("2018-07-03", vec![json!({})])
    ]);
    let site = site_with(json!({ "end": "2018-07-03" }), days);
    let of_days = feeds(&site)
        .into_iter()
        .filter(|feed| matches!(feed, Feed::EventDay(..)));
    assert_eq!(of_days.count(), 1);
    let site = site_with(json!({}), json!([day("2018-07-02", vec![])]));
    assert_eq!(feeds(&site), [Feed::Events, Feed::Event(slug("meeting"))]);
    assert!(time(&only_event(&meeting(&site)), "DTSTART").is_some());
}

const HOSTILE: &str =
    "a;b,c\\d\\n\r\nEND:VEVENT\r\nBEGIN:VEVENT\u{7}\u{0}\u{1b}\u{85} <script>\"x\"</script> & 🔨";

#[test]
fn hostile_text_stays_text() {
    let entry = json!({
        "title": HOSTILE, "audience": HOSTILE, "text": HOSTILE, "people": [HOSTILE], "track": HOSTILE,
        "points": [{ "text": HOSTILE, "points": [{ "text": HOSTILE }] }], "uid": HOSTILE,
        "links": [{ "url": "https://example.org/;,", "title": HOSTILE }],
    });
    let mut mill = place("mill", "Europe/Zagreb");
    mill["venue"] = HOSTILE.into();
    let event = json!({ "title": HOSTILE, "summary": HOSTILE, "date_note": HOSTILE, "uid": HOSTILE, "places": [mill] });
    let site = site_with(event, json!([day("2018-07-02", vec![entry])]));
    for feed in feeds(&site)
        .iter()
        .filter(|feed| feed.media_type() == "text/calendar")
    {
        let text = text(&site, feed);
        assert!(
            text.chars()
                .all(|sign| sign == '\r' || sign == '\n' || !sign.is_control()),
            "{feed:?}"
        );
        assert_eq!(
            text.matches('\r').count(),
            text.matches("\r\n").count(),
            "{feed:?}"
        );
        assert_eq!(
            text.matches('\n').count(),
            text.matches("\r\n").count(),
            "{feed:?}"
        );
        let event = only_event(&text);
        let meant = HOSTILE.replace(['\r', '\u{7}', '\u{0}', '\u{1b}', '\u{85}'], "");
        assert_eq!(event.get_summary(), Some(meant.as_str()), "{feed:?}");
        assert_eq!(pick(&text, &[HOSTILE.to_owned()]), text, "{feed:?}");
        assert_eq!(events(&pick(&text, &[])).len(), 0, "{feed:?}");
    }
}

#[test]
fn lines_end_in_crlf_and_fold_at_75_octets_between_characters() {
    let title = "Žižkov – Škofja Loka 工業文化 🔨🏭 ".repeat(9);
    let site = site_of_entry(
        "2018-07-02",
        "Europe/Zagreb",
        json!({ "title": title.trim_end() }),
    );
    let text = meeting(&site);
    assert_eq!(only_event(&text).get_summary(), Some(title.trim_end()));
    let widths: Vec<usize> = text.split_terminator("\r\n").map(str::len).collect();
    assert!(widths.iter().all(|width| *width <= 75), "{widths:?}");
    assert!(widths.contains(&75) || widths.contains(&74), "{widths:?}");
    for site in [site, self::site(&real(), "de")] {
        for feed in feeds(&site)
            .iter()
            .filter(|feed| feed.media_type() == "text/calendar")
        {
            let text = self::text(&site, feed);
            assert!(
                text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                    && text.ends_with("END:VCALENDAR\r\n")
            );
            assert!(
                text.split_terminator("\r\n")
                    .all(|line| !line.is_empty() && line.len() <= 75)
            );
        }
    }
}

#[test]
fn an_identifier_is_made_of_ids_and_host_and_the_records_own_one_stays() {
    let days = || {
        json!([day(
            "2018-07-02",
            vec![json!({}), json!({ "id": "lunch", "uid": "x-7@elsewhere" })]
        )])
    };
    let mut source = with_event(json!({}), days());
    let uids = |source: &Source, tag: &str| {
        let events = events(&meeting(&site(source, tag)));
        events
            .iter()
            .map(|event| event.get_uid().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        uids(&source, "en"),
        ["talk.meeting@example.org", "x-7@elsewhere"]
    );
    assert_eq!(uids(&source, "de"), uids(&source, "en"));
    source.project.url = None;
    assert_eq!(uids(&source, "en")[0], "talk.meeting@Two-Mills");
    source.project.url =
        Some(inducult::model::link::Href::parse("https://Host.Example:8080/a/").unwrap());
    assert_eq!(uids(&source, "en")[0], "talk.meeting@host.example");
    let site = site_with(json!({ "uid": "whole@elsewhere" }), json!([]));
    assert_eq!(uid_of_event(&site, &site.events()[0]), "whole@elsewhere");
    assert_eq!(
        only_event(&meeting(&site)).get_uid(),
        Some("whole@elsewhere")
    );
}

#[test]
fn the_sequence_grows_with_each_change() {
    let of = |updated: &str| {
        let mut source = with_event(json!({}), json!([]));
        source.events.events[0].updated = Date::parse(updated).unwrap();
        let event = only_event(&meeting(&site(&source, "en")));
        let number: u32 = event.property_value("SEQUENCE").unwrap().parse().unwrap();
        (number, event.property_value("DTSTAMP").unwrap().to_owned())
    };
    assert_eq!(of("1970-01-02"), (1, "19700102T000000Z".to_owned()));
    assert_eq!(of("2020-03-01").1, "20200301T000000Z");
    assert!(of("2020-02-29").0 < of("2020-03-01").0 && of("2020-03-01").0 < of("2021").0);
}

#[test]
fn an_entry_has_the_later_change_of_list_and_agenda() {
    let stamp = |site: &Site| {
        only_event(&meeting(site))
            .property_value("LAST-MODIFIED")
            .unwrap()
            .to_owned()
    };
    let days = || json!([day("2018-07-02", vec![json!({})])]);
    assert_eq!(stamp(&site_with(json!({}), days())), "20200401T000000Z");
    assert_eq!(
        stamp(&site_with(json!({ "updated": "2020-05-01" }), days())),
        "20200501T000000Z"
    );
}

#[test]
fn what_was_called_off_says_so() {
    for (status, told) in [
        (json!(null), None),
        (json!("cancelled"), Some("CANCELLED")),
        (json!("postponed"), Some("TENTATIVE")),
    ] {
        for days in [json!([]), json!([day("2018-07-02", vec![json!({})])])] {
            let site = site_with(json!({ "status": status }), days);
            assert_eq!(
                only_event(&meeting(&site)).property_value("STATUS"),
                told,
                "{status}"
            );
        }
    }
}

#[test]
fn an_event_says_where_what_and_with_whom() {
    let text = text(&site(&real(), "de"), &Feed::Event(slug("kick-off-leoben")));
    let event = only_event(&text);
    assert_eq!(
        event.get_location(),
        Some("MuseumsCenter Leoben, Leoben, Österreich")
    );
    assert_eq!(event.property_value("GEO"), Some("47.382;15.094"));
    assert!(unfolded(&text).contains(&"CATEGORIES:Partnertreffen".to_owned()));
    assert!(
        event
            .get_description()
            .unwrap()
            .starts_with("Mehr als 50 Menschen")
    );
    assert!(text.contains("\r\nSUMMARY;LANGUAGE=de:"));
    assert!(text.contains("\r\nCONTACT;LANGUAGE=de:"));
    // Without an address of the site there is none of a page.
    assert!(!text.contains("\r\nURL"));
    assert!(!text.contains("METHOD") && !text.contains("ORGANIZER"));
}

#[test]
fn addresses_lead_to_the_entry_on_its_page() {
    let source = many_entries();
    let site = site(&source, "de");
    let id = slug("first-meeting");
    let event = only_event(&text(&site, &Feed::Entry(id.clone(), slug("entry-7"))));
    let of_day = "https://example.org/de/events/first-meeting/2017-03-06/";
    assert_eq!(
        event.property_value("URL"),
        Some(format!("{of_day}#entry-7").as_str())
    );
    let day = text(
        &site,
        &Feed::EventDay(id, Date::parse("2017-03-06").unwrap()),
    );
    assert!(unfolded(&day).contains(&format!("URL:{of_day}")));
}

#[test]
fn a_subscription_names_itself_and_says_how_often_to_ask() {
    let site = site(&good(), "de");
    assert_eq!(
        subscription(&site).as_deref(),
        Some("webcal://example.org/de/events/calendar.ics")
    );
    let lines = unfolded(&text(&site, &Feed::Events));
    for line in [
        "NAME:Events – Two Mills",
        "SOURCE;VALUE=URI:https://example.org/de/events/calendar.ics",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ] {
        assert!(
            lines.contains(&line.to_owned()),
            "{line} is not in {lines:?}"
        );
    }
    let one = text(&site, &Feed::Event(slug("first-meeting")));
    assert!(!one.contains("REFRESH-INTERVAL"));
}

#[test]
fn picked_entries_are_those_of_their_own_files() {
    let site = site(&real(), "en");
    let event = site.event(&slug(OWN_AGENDA)).unwrap();
    let details = site.details(&event.id).unwrap();
    let whole = text(&site, &Feed::Event(event.id.clone()));
    let entries: Vec<_> = details.days.iter().flat_map(|day| &day.entries).collect();
    for entry in &entries {
        let picked = events(&pick(&whole, &[uid_of_entry(&site, &event, entry)]));
        let own = events(&text(
            &site,
            &Feed::Entry(event.id.clone(), entry.id.clone()),
        ));
        assert_eq!(picked.len(), 1);
        assert_eq!(picked[0].properties(), own[0].properties(), "{}", entry.id);
    }
    let all: Vec<String> = entries
        .iter()
        .map(|entry| uid_of_entry(&site, &event, entry))
        .collect();
    assert_eq!(pick(&whole, &all), whole);
}

#[test]
fn the_days_make_up_the_event() {
    let site = site(&real(), "en");
    let id = slug(OWN_AGENDA);
    let of = |feed: &Feed| {
        events(&text(&site, feed))
            .iter()
            .map(|e| e.get_uid().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let dates = ["2018-10-15", "2018-10-16", "2018-10-17"].map(|date| Date::parse(date).unwrap());
    let of_days = dates
        .iter()
        .flat_map(|date| of(&Feed::EventDay(id.clone(), *date)));
    assert_eq!(of_days.collect::<Vec<_>>(), of(&Feed::Event(id.clone())));
}

#[test]
fn an_export_has_every_file_in_every_language() {
    let export = Workshop::new().exported(good_folder().path(), None);
    for tag in ["en", "de"] {
        let site: Arc<Site> = site(&good(), tag);
        let root = if tag == "en" { "" } else { "de/" };
        let listed: Vec<String> = feeds(&site)
            .iter()
            .map(|feed| format!("{root}{}", &feed.path()[1..]))
            .collect();
        assert_eq!(listed.len(), 11, "{listed:?}");
        for (path, feed) in listed.iter().zip(feeds(&site)) {
            if let Some(calendar) = calendar(&site, &feed) {
                assert_eq!(times(export.text(path)), times(&calendar), "{path}");
            }
            assert!(export.files.contains_key(path), "{path}");
        }
        let all = export.files.keys().filter(|path| {
            let of_language = if tag == "en" {
                !path.starts_with("de/")
            } else {
                path.starts_with("de/")
            };
            of_language && (path.ends_with(".ics") || path.contains("/schedule."))
        });
        assert_eq!(all.count(), listed.len());
    }
}
