//! The lengths of entries that end in another zone than they begin: the browser knows no zones, the exporter does.

use inducult::content::check::Source;
use inducult::feed::clock;
use inducult::model::agenda::Entry;
use inducult::model::event::Event;
use inducult::model::time::Date;

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
    let zone = |id| event.place(id).map(|place| &place.zone);
    if zone(&entry.place) == zone(entry.to.as_ref()?) {
        return None;
    }
    let span = clock::span(event, date, entry)?;
    let length = span.end?.duration_since(&span.start);
    u16::try_from(length.as_mins()).ok()
}
