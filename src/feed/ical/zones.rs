//! The zones of a calendar (VTIMEZONE; RFC 5545, 3.6.5).

use super::Lines;
use jiff::Timestamp;
use jiff::Zoned;
use jiff::civil::{DateTime, datetime};
use jiff::tz::{Dst, Offset, TimeZone, TimeZoneTransition};

/// The zones that the times of a calendar are in, in the order of their first use.
#[derive(Default)]
pub(super) struct Zones(Vec<Zone>);

/// A zone with the first and the last time in it.
struct Zone {
    name: String,
    zone: TimeZone,
    first: Timestamp,
    last: Timestamp,
}

impl Zones {
    /// Takes note of a time.
    pub(super) fn note(&mut self, name: &str, time: &Zoned) {
        let at = time.timestamp();
        match self.0.iter_mut().find(|zone| zone.name == name) {
            Some(zone) => {
                zone.first = zone.first.min(at);
                zone.last = zone.last.max(at);
            }
            None => self.0.push(Zone {
                name: name.to_owned(),
                zone: time.time_zone().clone(),
                first: at,
                last: at,
            }),
        }
    }

    /// Writes all zones.
    pub(super) fn write(&self, lines: &mut Lines) {
        for zone in &self.0 {
            zone.write(lines);
        }
    }
}

impl Zone {
    /// The changes of the clocks from the one before the first time to the one after the last, each with its own day:
    /// no rule for ever, which would be wrong wherever a rule changes. With the one after there are both STANDARD and
    /// DAYLIGHT wherever there is summer time.
    fn write(&self, lines: &mut Lines) {
        lines.line("BEGIN", "VTIMEZONE");
        lines.text("TZID", &self.name);
        let before = self.zone.preceding(self.first).next();
        let since = before
            .as_ref()
            .map_or(self.first, TimeZoneTransition::timestamp);
        let info = self.zone.to_offset_info(second_before(since));
        let mut offset = info.offset();
        if before.is_none() {
            Observance {
                onset: START_OF_TIME,
                from: offset,
                to: offset,
                name: info.abbreviation(),
                dst: info.dst(),
            }
            .write(lines);
        }
        let mut is_past = false;
        let later = self.zone.following(since).take_while(|change| {
            let was_past = is_past;
            is_past = change.timestamp() > self.last;
            !was_past
        });
        for change in before.into_iter().chain(later) {
            Observance {
                onset: offset.to_datetime(change.timestamp()).max(START_OF_TIME),
                from: offset,
                to: change.offset(),
                name: change.abbreviation(),
                dst: change.dst(),
            }
            .write(lines);
            offset = change.offset();
        }
        lines.line("END", "VTIMEZONE");
    }
}

/// Stands for "always"; some programs know no earlier day.
const START_OF_TIME: DateTime = datetime(1970, 1, 1, 0, 0, 0, 0);

fn second_before(time: Timestamp) -> Timestamp {
    Timestamp::from_second(time.as_second() - 1).unwrap_or(time)
}

/// From when on which clock holds.
struct Observance<'a> {
    /// By the clock that held before.
    onset: DateTime,
    from: Offset,
    to: Offset,
    name: &'a str,
    dst: Dst,
}

impl Observance<'_> {
    fn write(&self, lines: &mut Lines) {
        let kind = if self.dst.is_dst() {
            "DAYLIGHT"
        } else {
            "STANDARD"
        };
        lines.line("BEGIN", kind);
        lines.line("DTSTART", &self.onset.strftime("%Y%m%dT%H%M%S").to_string());
        lines.line("TZOFFSETFROM", &offset(self.from));
        lines.line("TZOFFSETTO", &offset(self.to));
        lines.text("TZNAME", self.name);
        lines.line("END", kind);
    }
}

/// An offset as `+0100` (RFC 5545, 3.3.14).
fn offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.unsigned_abs() / 60;
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}
