//! Drawings made from the content: the way between towns, the line of time, the tree of what happened, the clock of an
//! agenda.
//!
//! Plain geometry, the same natively and in the browser; the pages give it strokes and words.

pub mod clock;
pub mod code;
pub mod stage;
pub mod tree;
pub mod way;

use crate::model::time::Date;

/// Width of a drawing in its own units. Its words are sized for a drawing of that width: a phone shows it a little
/// smaller, a wide screen half as large again.
pub const WIDTH: f64 = 360.0;

/// A point of a drawing: x to the right, y down.
pub type Point = (f64, f64);

/// A length or coordinate to a tenth of a unit, and the same digits in the browser as in the exporter.
pub fn units(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    let (sign, tenths) = (if tenths < 0 { "-" } else { "" }, tenths.unsigned_abs());
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

/// A polyline as the `d` of an SVG path.
pub fn path(points: &[Point]) -> String {
    let mut d = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        d.push_str(if at == 0 { "M" } else { "L" });
        d.push_str(&units(*x));
        d.push(' ');
        d.push_str(&units(*y));
    }
    d
}

/// A span of days, drawn to scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
}

impl Span {
    /// Where a day lies in the span: 0 is the beginning of its first day, 1 the end of its last.
    pub fn part(self, day: Date) -> f64 {
        let (first, end) = (self.first.days(), self.last.latest().days() + 1);
        let away = |days: u32| f64::from(days) - f64::from(first);
        away(day.days()) / away(end.max(first + 1))
    }

    /// The middle of a date that may be a day, a month or a year; in the same measure.
    pub fn middle(self, date: Date) -> f64 {
        f64::midpoint(self.part(date), self.part(date.latest()))
    }

    /// The span with a date in it.
    pub fn with(self, date: Date) -> Self {
        let last = date.latest();
        Self {
            first: if date.days() < self.first.days() {
                date
            } else {
                self.first
            },
            last: if last.days() > self.last.latest().days() {
                last
            } else {
                self.last
            },
        }
    }

    /// The years that begin in the span, each with where it begins.
    pub fn years(self) -> Vec<(u16, f64)> {
        let (first, last) = (self.first.year(), self.last.year());
        (first..=last)
            .map(|year| (year, self.part(Date::of_year(year))))
            .filter(|(_, part)| *part >= 0.0)
            .collect()
    }
}
