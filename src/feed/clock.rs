//! Entries of an agenda as spans of real time, in the zones of their places.

use crate::model::agenda::Entry;
use crate::model::event::Event;
use crate::model::time::{Date, Known, Time, Zone};
use jiff::Zoned;
use jiff::civil;
use jiff::tz::TimeZoneDatabase;
use std::sync::LazyLock;

/// The zones that are part of the program, so that an export doesn't depend on the machine.
static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// When an entry is on.
pub struct Span {
    /// Its start, in the zone of its place.
    pub start: Zoned,
    /// Its end, in the zone of the place where it ends; none where it is open.
    pub end: Option<Zoned>,
}

/// When an entry of a day is on. An end before the start lies on the next day. A time that the clocks skip counts as
/// much later as they jump, and one that comes twice is the first of the two (RFC 5545, 3.3.5). `None` only for places,
/// days and zones that the check refuses.
pub fn span(event: &Event, date: Date, entry: &Entry) -> Option<Span> {
    let place = event.place(&entry.place)?;
    let ends_in = entry.to.as_ref().and_then(|to| event.place(to));
    let date = civil_date(date)?;
    let start = at(date, entry.start, &place.zone)?;
    let end_on = |date| at(date, entry.end?, &ends_in.unwrap_or(place).zone);
    let end = end_on(date);
    let is_past = end
        .as_ref()
        .is_some_and(|end| end.timestamp() < start.timestamp());
    let end = if is_past {
        end_on(date.tomorrow().ok()?)
    } else {
        end
    };
    Some(Span { start, end })
}

/// A day of which all is known.
pub fn civil_date(date: Date) -> Option<civil::Date> {
    let Known::Day(year, month, day) = date.known() else {
        return None;
    };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    civil::Date::new(i16::try_from(year).ok()?, month, day).ok()
}

fn at(date: civil::Date, time: Time, zone: &Zone) -> Option<Zoned> {
    let hour = i8::try_from(time.minutes() / 60).ok()?;
    let minute = i8::try_from(time.minutes() % 60).ok()?;
    let zone = ZONES.get(zone.as_str()).ok()?;
    date.at(hour, minute, 0, 0).to_zoned(zone).ok()
}

/// A time with its offset (RFC 3339).
pub fn moment(time: &Zoned) -> String {
    time.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}
