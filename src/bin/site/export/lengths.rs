//! The lengths of entries that end in another zone than they begin: the browser knows no zones, the exporter does.

use inducult::content::check::Source;
use inducult::model::agenda::Entry;
use inducult::model::event::Event;
use inducult::model::ids::Slug;
use inducult::model::time::{Date, Known, Time, Zone};
use jiff::Timestamp;
use jiff::civil;

/// Writes `minutes` into those entries, for the pages and for the data of the browser.
pub(crate) fn fill_in(source: &mut Source) {
    for (id, details) in &mut source.details {
        let Some(event) = source.events.events.iter().find(|event| event.id == *id) else {
            continue;
        };
        let mut file = source.files.get_mut(&format!("events/{id}.json"));
        for (day_at, day) in details.days.iter_mut().enumerate() {
            for (entry_at, entry) in day.entries.iter_mut().enumerate() {
                entry.minutes = minutes(event, day.date, entry);
                if let (Some(minutes), Some(file)) = (entry.minutes, &mut file) {
                    file["days"][day_at]["entries"][entry_at]["minutes"] = minutes.into();
                }
            }
        }
    }
}

fn minutes(event: &Event, date: Date, entry: &Entry) -> Option<u16> {
    let zone = |id: &Slug| {
        event
            .places
            .iter()
            .find(|place| place.id == *id)
            .map(|place| &place.zone)
    };
    let (from, to) = (zone(&entry.place)?, zone(entry.to.as_ref()?)?);
    if from == to {
        return None;
    }
    let start = instant(date, entry.start, from)?;
    let end = instant(date, entry.end?, to)?;
    const DAY: i64 = 24 * 60;
    let minutes = (end.as_second() - start.as_second()) / 60;
    u16::try_from(if minutes < 0 { minutes + DAY } else { minutes }).ok()
}

fn instant(date: Date, time: Time, zone: &Zone) -> Option<Timestamp> {
    let Known::Day(year, month, day) = date.known() else {
        return None;
    };
    let date = civil::Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()?;
    let (hour, minute) = ((time.minutes() / 60) as i8, (time.minutes() % 60) as i8);
    Some(
        date.at(hour, minute, 0, 0)
            .in_tz(zone.as_str())
            .ok()?
            .timestamp(),
    )
}
