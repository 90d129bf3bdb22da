//! What the browser can't tell of an agenda, since it knows no zones: when an entry starts, and how long it is where
//! the clock doesn't say so.

use inducult::content::check::Source;
use inducult::model::agenda::{DAY, Entry};
use inducult::model::event::Event;
use inducult::model::time::{Date, Known, Time, Zone};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::collections::HashMap;

/// Writes `at` and `minutes` into the entries, for the pages and for the data of the browser.
pub(crate) fn fill_in(source: &mut Source) {
    let mut zones = Zones::default();
    for (id, details) in &mut source.details {
        let Some(event) = source.events.events.iter().find(|event| event.id == *id) else {
            continue;
        };
        let mut file = source.files.get_mut(&format!("events/{id}.json"));
        for (day_at, day) in details.days.iter_mut().enumerate() {
            for (entry_at, entry) in day.entries.iter_mut().enumerate() {
                (entry.at, entry.minutes) = of_entry(event, day.date, entry, &mut zones);
                if let Some(file) = &mut file {
                    let file = &mut file["days"][day_at]["entries"][entry_at];
                    if let Some(at) = entry.at {
                        file["at"] = at.into();
                    }
                    if let Some(minutes) = entry.minutes {
                        file["minutes"] = minutes.into();
                    }
                }
            }
        }
    }
}

/// When an entry starts, and its minutes where they aren't those between the two times of day.
fn of_entry(
    event: &Event,
    date: Date,
    entry: &Entry,
    zones: &mut Zones,
) -> (Option<i64>, Option<u16>) {
    let zone = |id| event.place(id).map(|place| &place.zone);
    let Some(from) = zone(&entry.place) else {
        return (None, None);
    };
    let Some(start) = zones.instant(date, 0, entry.start, from) else {
        return (None, None);
    };
    let ends_in = entry.to.as_ref().and_then(zone).unwrap_or(from);
    let minutes = entry.end.and_then(|end| {
        let same_day = zones.instant(date, 0, end, ends_in)?;
        let end_at = match same_day < start {
            true => zones.instant(date, 1, end, ends_in)?,
            false => same_day,
        };
        let minutes = u16::try_from(end_at - start).ok()?;
        let by_the_clock = (end.minutes() + DAY - entry.start.minutes()) % DAY;
        (minutes != by_the_clock || from != ends_in).then_some(minutes)
    });
    (Some(start), minutes)
}

/// The zones that were asked for; looking one up takes longer than the rest.
#[derive(Default)]
struct Zones(HashMap<String, Option<TimeZone>>);

impl Zones {
    /// A time of day, some days after a date, in minutes since 1970.
    fn instant(&mut self, date: Date, days_after: i8, time: Time, zone: &Zone) -> Option<i64> {
        let name = zone.as_str();
        let known = self.0.entry(name.to_owned());
        let zone = known.or_insert_with(|| TimeZoneDatabase::bundled().get(name).ok());
        let at: Timestamp = civil_time(date, days_after, time)?
            .to_zoned(zone.clone()?)
            .ok()?
            .timestamp();
        Some(at.as_second().div_euclid(60))
    }
}

fn civil_time(date: Date, days_after: i8, time: Time) -> Option<civil::DateTime> {
    let Known::Day(year, month, day) = date.known() else {
        return None;
    };
    let date = civil::Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    );
    let date = date.ok()?.checked_add(jiff::Span::new().days(days_after));
    let (hour, minute) = ((time.minutes() / 60) as i8, (time.minutes() % 60) as i8);
    Some(date.ok()?.at(hour, minute, 0, 0))
}
