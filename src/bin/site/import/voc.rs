//! What the JSON and the XML of the c3voc family share: the names of fields and the forms of times.
//!
//! Sources: `validator/json/schema.json`, `validator/json/schema2.json` and `validator/xsd/schedule.xml.xsd` of the
//! public repository voc/schedule, and what pretalx and frab write.

use super::fault::{Faults, Spot};
use super::schedule::{DaySpan, End, Item, When, Words};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

/// A record with named fields, whatever its format.
pub(super) trait Fields {
    /// Where it stands.
    fn at(&self) -> Spot;
    /// Where a field stands.
    fn at_field(&self, name: &str) -> Spot;
    /// A text; `None` where it is missing or empty.
    fn text(&self, name: &str, faults: &mut Faults) -> Option<String>;
    /// A text that may be given by language.
    fn words(&self, name: &str, faults: &mut Faults) -> Words;
}

/// Reads what both formats say of an entry in the same way. Persons, links and what is left over are the formats' own.
pub(super) fn entry(fields: &impl Fields, faults: &mut Faults) -> Item {
    let mut item = Item::new(fields.at());
    item.uid = fields.text("guid", faults);
    item.code = fields.text("code", faults);
    item.slug = fields.text("slug", faults);
    item.title = fields.words("title", faults);
    item.subtitle = fields.words("subtitle", faults);
    item.summary = fields.words("abstract", faults);
    item.description = fields.words("description", faults);
    item.kinds = fields.text("type", faults).into_iter().collect();
    item.language = fields.text("language", faults);
    item.url = fields.text("url", faults);
    item
}

/// Reads start and end. Version 1 has the point in time in `date`, the time of day in `start` and the length in
/// `duration`; version 2 has points in time in `start` and `end`. The end wins over the length, which it deprecates.
pub(super) fn times(
    item: &mut Item,
    fields: &impl Fields,
    day: Option<&DaySpan>,
    faults: &mut Faults,
) {
    let date = fields.text("date", faults);
    let start = fields.text("start", faults);
    let moment = [("date", &date), ("start", &start)]
        .into_iter()
        .filter_map(|(name, text)| Some((name, text.as_deref()?)))
        .find(|(_, text)| !is_time_of_day(text) && parse_date(text).is_none());
    item.start = match (moment, &start) {
        (Some((name, text)), _) => read_when(text, &fields.at_field(name), faults),
        (None, Some(start)) => time_of_day(start, &fields.at_field("start"), &date, day, faults),
        (None, None) => None,
    };
    let end = fields.text("end", faults);
    let duration = fields.text("duration", faults);
    item.end = match (end, duration) {
        (Some(end), _) => read_when(&end, &fields.at_field("end"), faults).map(End::At),
        (None, Some(duration)) => minutes(&duration, &fields.at_field("duration"), faults),
        (None, None) => None,
    };
}

fn is_time_of_day(text: &str) -> bool {
    text.parse::<Time>().is_ok() && !text.contains(['T', ' '])
}

/// A date alone; jiff would take that of a point in time too.
pub(super) fn parse_date(text: &str) -> Option<Date> {
    let is_date = text.len() == "2018-10-15".len();
    is_date.then(|| text.parse().ok()).flatten()
}

/// `09:30`, of the day that it stands in.
fn time_of_day(
    start: &str,
    at: &Spot,
    date: &Option<String>,
    day: Option<&DaySpan>,
    faults: &mut Faults,
) -> Option<When> {
    let Ok(time) = start.parse::<Time>() else {
        return unreadable(start, at, faults);
    };
    let own = date.as_deref().and_then(parse_date);
    let date = own.or(day?.date)?;
    // Before the hour at which the file's day begins it is the night after. A file that doesn't say that hour puts
    // such an entry after the others of its room; `after_midnight` sees to that.
    let begins = day.and_then(|day| day.begins);
    let is_night = own.is_none() && begins.is_some_and(|begins| time < begins);
    let date = if is_night {
        date.tomorrow().ok()?
    } else {
        date
    };
    Some(When::Local(date.to_datetime(time), None))
}

/// The entries of a room, which may be nameless; one that names a room of its own keeps that.
pub(super) fn in_room(name: Option<&String>, entries: impl Iterator<Item = Item>) -> Vec<Item> {
    let mut entries: Vec<Item> = entries.collect();
    for entry in &mut entries {
        entry.room = entry.room.take().or_else(|| name.cloned());
    }
    after_midnight(&mut entries);
    entries
}

/// Moves the entries of a room that follow midnight to the next day: frab lists a room's entries in their order with
/// nothing but times of day, so a time before that of the entry above is one of the night.
fn after_midnight(entries: &mut [Item]) {
    let mut last: Option<DateTime> = None;
    for entry in entries {
        let Some(When::Local(start, None)) = &mut entry.start else {
            continue;
        };
        if let Some(last) = last
            && *start < last
            && start.date() == last.date()
            && let Ok(next) = start.date().tomorrow()
        {
            *start = next.to_datetime(start.time());
        } else if let Some(last) = last
            && start.date() < last.date()
        {
            *start = last.date().to_datetime(start.time());
        }
        last = Some(*start);
    }
}

/// A date, a local time or a point in time (RFC 3339).
pub(super) fn read_when(text: &str, at: &Spot, faults: &mut Faults) -> Option<When> {
    if let Some(date) = parse_date(text) {
        return Some(When::Day(date));
    }
    if let Ok(exact) = text.parse::<Timestamp>() {
        return Some(When::Exact(exact));
    }
    match text.parse::<DateTime>() {
        Ok(local) => Some(When::Local(local, None)),
        Err(_) => unreadable(text, at, faults),
    }
}

/// The hour of a time, as it is written.
pub(super) fn hour_of(text: &str) -> Option<Time> {
    text.get(11..16)?.parse().ok()
}

fn unreadable(text: &str, at: &Spot, faults: &mut Faults) -> Option<When> {
    let message = format!("\"{text}\" is no date and time");
    faults.at(
        at,
        message,
        "write it as in \"2026-05-04T09:30:00+02:00\" (RFC 3339)",
    );
    None
}

/// `hh:mm`. The XML's schema allows `hh:mm:ss` too, with two digits for hours; what pretalx writes for more than a day
/// is `d:hh:mm`, whose days have one.
fn minutes(text: &str, at: &Spot, faults: &mut Faults) -> Option<End> {
    let parts: Option<Vec<i64>> = text
        .split(':')
        .map(|part| {
            part.parse()
                .ok()
                .filter(|number| (0..100_000).contains(number))
        })
        .collect();
    match parts.as_deref() {
        Some([days, hours, minutes]) if text.find(':') == Some(1) => {
            Some(End::After((days * 24 + hours) * 60 + minutes))
        }
        Some([hours, minutes] | [hours, minutes, _]) => Some(End::After(hours * 60 + minutes)),
        _ => {
            let message = format!("\"{text}\" is no length");
            faults.at(at, message, "write hours and minutes, as in \"01:30\"");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fault::{Faults, Spot};
    use super::super::schedule::{DaySpan, End, Item, When};
    use super::{after_midnight, minutes, time_of_day};
    use jiff::civil::{DateTime, Time};

    #[test]
    fn lengths_have_three_forms() {
        for (text, expected) in [
            ("00:45", Some(45)),
            ("30:00", Some(1800)),
            ("1:02:30", Some(1590)),
            ("01:30:00", Some(90)),
            ("soon", None),
            ("1:-5", None),
        ] {
            let found = minutes(text, &Spot::Offset(0), &mut Faults::default());
            let expected = expected.map(End::After);
            assert!(found == expected, "{text}");
        }
    }

    #[test]
    fn a_time_before_the_day_begins_is_of_the_night_after() {
        let day = DaySpan {
            date: "2018-05-04".parse().ok(),
            start: None,
            begins: Some(Time::constant(6, 0, 0, 0)),
            end: None,
        };
        for (start, expected) in [("06:00", "2018-05-04T06:00"), ("05:59", "2018-05-05T05:59")] {
            let at = Spot::Offset(0);
            let found = time_of_day(start, &at, &None, Some(&day), &mut Faults::default());
            let expected = When::Local(expected.parse().unwrap(), None);
            assert!(found == Some(expected), "{start}");
        }
    }

    #[test]
    fn entries_of_a_room_go_on_past_midnight() {
        let local = |text: &str| text.parse::<DateTime>().unwrap();
        let item = |start: &str| {
            let mut item = Item::new(Spot::Offset(0));
            item.start = Some(When::Local(local(start), None));
            item
        };
        let starts = ["2018-05-04T22:00", "2018-05-04T00:30", "2018-05-04T01:30"];
        let mut items = starts.map(item);
        after_midnight(&mut items);
        let expected = ["2018-05-04T22:00", "2018-05-05T00:30", "2018-05-05T01:30"];
        for (item, expected) in items.iter().zip(expected) {
            assert!(
                item.start == Some(When::Local(local(expected), None)),
                "{expected}"
            );
        }
    }
}
