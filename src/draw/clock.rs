//! Agendas on a clock: which entries stand side by side, and where they stand among the quarters of an hour.

use crate::model::agenda::{Day, Entry};
use crate::model::event::Event;

/// The minutes of a row of the clock.
const QUARTER: u16 = 15;

/// The rows that an entry takes whose end nobody knows, and what the shortest one takes.
const OPEN: u16 = 4;
const LEAST: u16 = 1;

/// Rows of the clock: the first one and how many, in quarters of an hour from midnight of the day. More than a day's
/// rows are the night after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// The first row.
    pub first: u16,
    /// How many rows.
    pub count: u16,
}

impl Rows {
    /// The rows of an entry: those that it touches.
    pub fn of(event: &Event, entry: &Entry) -> Self {
        let start = entry.start.minutes();
        let first = start / QUARTER;
        let count = match entry.length(event) {
            Some(length) => (start + length).div_ceil(QUARTER) - first,
            None => OPEN,
        };
        Self {
            first,
            count: count.max(LEAST),
        }
    }

    /// The row after the last one.
    fn end(self) -> u16 {
        self.first + self.count
    }

    /// The rows from the first one of both to the last one of both.
    fn with(self, other: Self) -> Self {
        let first = self.first.min(other.first);
        Self {
            first,
            count: self.end().max(other.end()) - first,
        }
    }
}

/// Above so many entries side by side there is no room for a column each.
pub const MOST_COLUMNS: usize = 2;

/// Entries that stand side by side, and the rows of them all. Entries must be in the order of their start.
pub struct Slot<'a> {
    /// The entries.
    pub entries: &'a [Entry],
    /// From the first of their rows to the last.
    pub rows: Rows,
}

/// The entries of a day by what stands side by side: those that overlap, as long as each can have a column; of more
/// entries those that begin together.
pub fn slots<'a>(event: &Event, day: &'a Day) -> Vec<Slot<'a>> {
    let mut slots = Vec::new();
    for slot in overlapping(event, day) {
        if slot.entries.len() <= MOST_COLUMNS {
            slots.push(slot);
        } else {
            slots.extend(by_start(&slot));
        }
    }
    slots
}

/// The entries of a crowded slot by their start. Each group has the rows until the next one begins.
fn by_start<'a>(slot: &Slot<'a>) -> impl Iterator<Item = Slot<'a>> {
    let row = |entry: &Entry| entry.start.minutes() / QUARTER;
    let groups: Vec<&[Entry]> = slot.entries.chunk_by(|a, b| row(a) == row(b)).collect();
    let end = slot.rows.end();
    let ends: Vec<u16> = groups
        .iter()
        .skip(1)
        .map(|group| row(&group[0]))
        .chain([end])
        .collect();
    groups.into_iter().zip(ends).map(move |(entries, end)| {
        let first = row(&entries[0]);
        let rows = Rows {
            first,
            count: end - first,
        };
        Slot { entries, rows }
    })
}

/// The entries of a day by what overlaps, one with the next.
fn overlapping<'a>(event: &Event, day: &'a Day) -> Vec<Slot<'a>> {
    let mut slots: Vec<Slot<'a>> = Vec::new();
    let mut begun = 0;
    for (at, entry) in day.entries.iter().enumerate() {
        let rows = Rows::of(event, entry);
        match slots.last_mut() {
            Some(slot) if rows.first < slot.rows.end() => {
                slot.entries = &day.entries[begun..=at];
                slot.rows = slot.rows.with(rows);
            }
            _ => {
                begun = at;
                slots.push(Slot {
                    entries: &day.entries[at..=at],
                    rows,
                });
            }
        }
    }
    slots
}

/// The rows of several days on one clock, from the full hour before the earliest entry to the end of the last one.
/// `None` without entries.
pub fn window<'a>(event: &Event, days: impl IntoIterator<Item = &'a Day>) -> Option<Rows> {
    let all = days.into_iter().flat_map(|day| &day.entries);
    let all = all.map(|entry| Rows::of(event, entry)).reduce(Rows::with)?;
    let first = all.first - all.first % 4;
    Some(Rows {
        first,
        count: all.end() - first,
    })
}
