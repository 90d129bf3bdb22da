//! Agendas on a clock, and the codes of picks.

mod support;

use inducult::draw::clock::{Rows, slots, window};
use inducult::draw::code::code;
use inducult::model::agenda::Day;
use inducult::model::event::Event;
use serde_json::{Value, json};
use std::sync::Arc;
use support::agenda::{day, place, site_with, slug};

/// An event in Zagreb with a day of these entries.
fn agenda(entries: Vec<Value>) -> (Arc<Event>, Day) {
    let places = [place("mill", "Europe/Zagreb"), place("port", "Asia/Tokyo")];
    let site = site_with(
        json!({ "places": places }),
        json!([day("2018-07-02", entries)]),
    );
    let id = slug("meeting");
    let details = site.details(&id).unwrap();
    (site.event(&id).unwrap(), details.days[0].clone())
}

/// The ids side by side and their rows, slot by slot.
fn laid_out(entries: Vec<Value>) -> Vec<(String, u16, u16)> {
    let (event, day) = agenda(entries);
    let slots = slots(&event, &day).into_iter().map(|slot| {
        let ids: Vec<&str> = slot.entries.iter().map(|entry| entry.id.as_str()).collect();
        (ids.join(" "), slot.rows.first, slot.rows.count)
    });
    slots.collect()
}

fn entry(id: &str, start: &str, end: Option<&str>) -> Value {
    json!({ "id": id, "start": start, "end": end })
}

#[test]
fn an_entry_takes_the_quarters_that_it_touches() {
    let rows = laid_out(vec![
        entry("exact", "09:00", Some("10:30")),
        entry("odd", "10:40", Some("10:50")),
        entry("open", "19:00", None),
        entry("night", "23:30", Some("01:00")),
    ]);
    let expected = [
        ("exact", 36, 6),
        ("odd", 42, 2),
        ("open", 76, 4),
        ("night", 94, 6),
    ];
    assert_eq!(
        rows,
        expected.map(|(id, first, count)| (id.to_owned(), first, count))
    );
}

#[test]
fn what_overlaps_stands_side_by_side_and_what_follows_does_not() {
    let rows = laid_out(vec![
        entry("a", "09:00", Some("11:00")),
        entry("b", "10:00", Some("12:00")),
        entry("c", "12:00", Some("13:00")),
    ]);
    assert_eq!(rows, [("a b".to_owned(), 36, 12), ("c".to_owned(), 48, 4)]);
}

#[test]
fn a_crowd_stands_by_its_start() {
    let rows = laid_out(vec![
        entry("a", "09:00", Some("12:00")),
        entry("b", "09:00", Some("10:00")),
        entry("c", "09:30", Some("10:30")),
        entry("d", "11:00", Some("11:30")),
    ]);
    let expected = [("a b", 36, 2), ("c", 38, 6), ("d", 44, 4)];
    assert_eq!(
        rows,
        expected.map(|(id, first, count)| (id.to_owned(), first, count))
    );
}

#[test]
fn days_share_a_clock_that_begins_with_a_full_hour() {
    let (event, late) = agenda(vec![entry("late", "22:00", Some("02:00"))]);
    let (_, early) = agenda(vec![entry("early", "08:45", Some("09:00"))]);
    let (first, count) = (32, 104 - 32);
    assert_eq!(window(&event, [&late, &early]), Some(Rows { first, count }));
    assert_eq!(window(&event, []), None);
}

#[test]
fn where_an_entry_ends_in_another_zone_its_length_is_the_exporters() {
    let flight = json!({
        "id": "flight", "kind": "transfer", "start": "10:00", "end": "07:00", "to": "port", "minutes": 840, "at": 25_542_240,
    });
    let (event, day) = agenda(vec![flight]);
    let flight = &day.entries[0];
    assert_eq!(flight.length(&event), Some(840));
    assert_eq!(flight.over(&event), Some(25_542_240 + 840));
}

#[test]
fn an_open_end_lasts_until_midnight_for_who_asks_what_is_on() {
    let (event, day) = agenda(vec![json!({ "start": "19:00", "at": 100 })]);
    assert_eq!(day.entries[0].over(&event), Some(100 + 5 * 60));
}

#[test]
fn a_code_is_read_back_by_another_library() {
    for text in [
        "https://host.example/events/a/#pick=b",
        &"long-id,".repeat(200),
    ] {
        let code = code(text).unwrap();
        let size = usize::try_from(code.size).unwrap();
        let dark = dark_modules(&code.path, size);
        let mut image = rqrr::PreparedImage::prepare_from_bitmap(size * 4, size * 4, |x, y| {
            dark[y / 4 * size + x / 4]
        });
        let grids = image.detect_grids();
        let (_, read) = grids[0].decode().unwrap();
        assert_eq!(read, text);
    }
    assert_eq!(code(&"x".repeat(3000)), None, "no code holds that much");
}

/// Which modules a path of rectangles `M<x> <y>h<width>v1h-<width>z` covers.
fn dark_modules(path: &str, size: usize) -> Vec<bool> {
    let mut dark = vec![false; size * size];
    for bar in path.split('M').skip(1) {
        let number = |text: &str| text.parse::<usize>().unwrap();
        let (at, rest) = bar.split_once('h').unwrap();
        let (x, y) = at.split_once(' ').unwrap();
        let (from, width) = (number(x), number(rest.split('v').next().unwrap()));
        let row = number(y) * size;
        dark[row + from..row + from + width].fill(true);
    }
    dark
}

#[test]
fn two_hundred_entries_at_once_are_one_group() {
    let ids: Vec<String> = (0..200).map(|at| format!("talk-{at}")).collect();
    let entries = ids.iter().map(|id| entry(id, "09:00", Some("10:00")));
    assert_eq!(laid_out(entries.collect()), [(ids.join(" "), 36, 4)]);
}
