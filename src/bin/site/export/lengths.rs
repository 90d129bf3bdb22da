//! What the browser can't tell of an agenda, since it knows no zones: when an entry starts, and how long it is where
//! the clock doesn't say so.

use inducult::content::check::Source;
use inducult::feed::clock;
use inducult::model::agenda::{DAY, Entry};
use inducult::model::event::Event;
use inducult::model::time::Date;

/// Writes `at` and `minutes` into the entries, for the pages and for the data of the browser.
pub(crate) fn fill_in(source: &mut Source) {
    for (id, details) in &mut source.details {
        let Some(event) = source.events.events.iter().find(|event| event.id == *id) else {
            continue;
        };
        let mut file = source.files.get_mut(&format!("events/{id}.json"));
        for (day_at, day) in details.days.iter_mut().enumerate() {
            for (entry_at, entry) in day.entries.iter_mut().enumerate() {
                (entry.at, entry.minutes) = of_entry(event, day.date, entry);
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
fn of_entry(event: &Event, date: Date, entry: &Entry) -> (Option<i64>, Option<u16>) {
    let Some(span) = clock::span(event, date, entry) else {
        return (None, None);
    };
    let start = span.start.timestamp().as_second().div_euclid(60);
    let minutes = entry.end.zip(span.end).and_then(|(end, at)| {
        let minutes = u16::try_from(at.duration_since(&span.start).as_mins()).ok()?;
        let by_the_clock = (end.minutes() + DAY - entry.start.minutes()) % DAY;
        let zone = |id| event.place(id).map(|place| &place.zone);
        let changes_zone = zone(&entry.place) != zone(entry.to.as_ref().unwrap_or(&entry.place));
        (minutes != by_the_clock || changes_zone).then_some(minutes)
    });
    (Some(start), minutes)
}
