//! Rules over agendas: days in order, entries in order and within reason.

use super::Content;
use super::faults::{At, Faults};
use super::ids::rows;
use crate::content::diagnostic::Severity;
use crate::model::agenda::{Day, Entry, EntryKind};
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::model::time::{Date, Known, Time};
use jiff::civil::DateTime;
use jiff::tz::TimeZoneDatabase;

/// An end before its start is read as one on the next day up to this time, and as a slip after it.
const NEXT_DAY_UNTIL: u16 = 12 * 60;

const MINUTES_OF_DAY: i64 = 24 * 60;

/// Checks every agenda.
pub(super) fn check(content: &Content, faults: &mut Faults<'_>) {
    let zones = TimeZoneDatabase::bundled();
    for (id, details) in &content.details {
        let event = content.event(id);
        let mut last: Option<Date> = None;
        for (at, day) in rows(&format!("events/{id}.json"), "days", Some(&details.days)) {
            date_of_day(&at.field("date"), day, event, last, faults);
            last = last.max(Some(day.date));
            let times = day.entries.iter().enumerate().map(|(index, entry)| {
                let at = at.field("entries").item(index);
                transfer(&at, entry, faults);
                times(
                    &at,
                    day,
                    entry,
                    &|date, time, place| minutes(date, time, place, event, &zones),
                    faults,
                )
            });
            let times: Vec<_> = times.collect();
            order(&at, day, &times, faults);
            overlaps(&at, day, &times, event, faults);
        }
    }
}

fn date_of_day(
    at: &At,
    day: &Day,
    event: Option<&Event>,
    last: Option<Date>,
    faults: &mut Faults<'_>,
) {
    let date = day.date;
    if !date.is_day() {
        let message =
            format!("an agenda needs the day itself, as in 2018-10-15; \"{date}\" is not one");
        return faults.error(at, "bad-date", message);
    }
    if let Some((first, latest)) = event
        .and_then(Event::span)
        .filter(|(first, latest)| first <= latest)
        && (date < first || date > latest)
    {
        let message =
            format!("{date} is not a day of the event, which lasts from {first} to {latest}");
        faults.error(at, "day-outside-event", message);
    }
    if let Some(last) = last.filter(|last| *last >= date) {
        let message = format!("{date} stands after {last}; each day stands once, in their order");
        faults.error(at, "day-order", message);
    }
}

fn transfer(at: &At, entry: &Entry, faults: &mut Faults<'_>) {
    match (entry.kind, &entry.to) {
        (EntryKind::Transfer, None) => {
            faults.error(
                at,
                "transfer-target",
                "a transfer needs \"to\", the id of the place where it goes",
            );
        }
        (EntryKind::Transfer, Some(to)) if *to == entry.place => {
            faults.error(
                &at.field("to"),
                "transfer-target",
                format!("this transfer goes from \"{to}\" to itself"),
            );
        }
        (EntryKind::Transfer, Some(_)) | (_, None) => {}
        (_, Some(_)) => faults.error(
            &at.field("to"),
            "transfer-target",
            "only a transfer has \"to\"",
        ),
    }
}

/// Start and end in minutes that can be compared across zones.
type Times = (i64, Option<i64>);

fn times(
    at: &At,
    day: &Day,
    entry: &Entry,
    minutes: &dyn Fn(Date, Time, &Slug) -> i64,
    faults: &mut Faults<'_>,
) -> Times {
    let start = minutes(day.date, entry.start, &entry.place);
    let Some(end) = entry.end else {
        return (start, None);
    };
    let same_day = minutes(day.date, end, entry.to.as_ref().unwrap_or(&entry.place));
    if same_day >= start {
        return (start, Some(same_day));
    }
    if end.minutes() > NEXT_DAY_UNTIL {
        let message = format!(
            "the end {end} is before the start {}; only an end until 12:00 can be of the next day",
            entry.start
        );
        faults.error(&at.field("end"), "entry-end", message);
    }
    (start, Some(same_day + MINUTES_OF_DAY))
}

/// A local time in minutes of UTC. A place that the event doesn't have counts as its first one, so that one wrong id
/// isn't told as a wrong time as well; without a zone the time counts as UTC.
fn minutes(
    date: Date,
    time: Time,
    place: &Slug,
    event: Option<&Event>,
    zones: &TimeZoneDatabase,
) -> i64 {
    let local = i64::from(date.days()) * MINUTES_OF_DAY + i64::from(time.minutes());
    let offset = || {
        let Known::Day(year, month, day) = date.known() else {
            return None;
        };
        let places = &event?.places;
        let place = places.iter().find(|p| p.id == *place).or(places.first())?;
        let zone = zones.get(place.zone.as_str()).ok()?;
        let (hour, minute) = ((time.minutes() / 60) as i8, (time.minutes() % 60) as i8);
        let civil = DateTime::new(year as i16, month as i8, day as i8, hour, minute, 0, 0).ok()?;
        let offset = zone
            .to_ambiguous_timestamp(civil)
            .compatible()
            .ok()
            .map(|t| zone.to_offset(t))?;
        Some(i64::from(offset.seconds()) / 60)
    };
    local - offset().unwrap_or_default()
}

fn order(at: &At, day: &Day, times: &[Times], faults: &mut Faults<'_>) {
    for index in 1..times.len() {
        if times[index].0 < times[index - 1].0 {
            let (before, here) = (&day.entries[index - 1], &day.entries[index]);
            let message = format!(
                "\"{}\" starts at {}, but stands after \"{}\", which starts at {}",
                here.id, here.start, before.id, before.start
            );
            faults.error(
                &at.field("entries").item(index).field("start"),
                "entry-order",
                message,
            );
        }
    }
}

/// Warns of entries at the same time for the same people. Rooms of one town and tracks are what visitors choose
/// between; between two towns nobody can.
fn overlaps(at: &At, day: &Day, times: &[Times], event: Option<&Event>, faults: &mut Faults<'_>) {
    let town = |place: &Slug| {
        let places = event.map(|event| &event.places)?;
        places.iter().find(|p| p.id == *place).map(|p| &p.town)
    };
    let is_choice = |one: &Entry, other: &Entry| {
        let rooms = one.place != other.place && town(&one.place) == town(&other.place);
        rooms || (one.track.is_some() && other.track.is_some() && one.track != other.track)
    };
    for (later, (start, _)) in times.iter().enumerate() {
        let running = |earlier: &usize| {
            times[*earlier].0 <= *start
                && times[*earlier].1.is_some_and(|end| end > *start)
                && day.entries[*earlier].audience == day.entries[later].audience
                && !is_choice(&day.entries[*earlier], &day.entries[later])
        };
        if let Some(earlier) = (0..later).find(running) {
            let (before, here) = (&day.entries[earlier], &day.entries[later]);
            let message = format!(
                "\"{}\" starts at {} while \"{}\" is still on, for the same people",
                here.id, here.start, before.id
            );
            let mend = "give both an audience, or correct the times".to_owned();
            let at = at.field("entries").item(later).field("start");
            faults.add(&at, Severity::Warning, "overlap", message, Some(mend));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::minutes;
    use crate::model::event::Event;
    use crate::model::ids::Slug;
    use crate::model::time::{Date, Time};
    use jiff::tz::TimeZoneDatabase;

    #[test]
    fn times_are_compared_across_zones() {
        let place = |id: &str, zone: &str| {
            serde_json::json!({
                "id": id, "town": "A", "country": "AT", "zone": zone,
                "position": { "lat": 47.0, "lon": 15.0, "precision": "town" },
            })
        };
        let event: Event = serde_json::from_value(serde_json::json!({
            "id": "a", "kind": "a", "title": "A", "summary": "A", "sources": [], "updated": "2020",
            "places": [place("vienna", "Europe/Vienna"), place("london", "Europe/London")],
        }))
        .unwrap();
        let zones = TimeZoneDatabase::bundled();
        let at = |time: &str, place: &str| {
            let (time, place) = (Time::parse(time).unwrap(), Slug::parse(place).unwrap());
            minutes(
                Date::parse("2018-07-02").unwrap(),
                time,
                &place,
                Some(&event),
                &zones,
            )
        };
        assert_eq!(at("10:00", "vienna"), at("09:00", "london"));
        assert_eq!(at("10:30", "elsewhere"), at("10:30", "vienna"));
    }
}
