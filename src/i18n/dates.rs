//! Dates, spans and durations in a language's words.

use super::catalogue::{DateWords, fill};
use crate::model::time::{Date, Known};

/// A date as far as it is known: "15 October 2018", "October 2018", "2018".
pub fn date(words: &DateWords, date: Date) -> String {
    match date.known() {
        Known::Year(year) => year.to_string(),
        Known::Month(year, month) => fill(
            &words.month,
            &[
                ("month", &words.months_alone[month_index(month)]),
                ("year", &year.to_string()),
            ],
        ),
        Known::Day(year, month, day) => {
            full_day(words, year, &words.months[month_index(month)], day)
        }
    }
}

/// A span of dates in its shortest honest form: "15–17 October 2018", "1 September – 5 October 2018".
pub fn span(words: &DateWords, from: Date, to: Date) -> String {
    if from == to {
        return date(words, from);
    }
    match (from.known(), to.known()) {
        (Known::Day(y1, m1, d1), Known::Day(y2, m2, d2)) if y1 == y2 && m1 == m2 => fill(
            &words.days_of_month,
            &[
                ("from", &d1.to_string()),
                ("to", &d2.to_string()),
                ("month", &words.months[month_index(m1)]),
                ("year", &y1.to_string()),
            ],
        ),
        (Known::Day(y1, m1, d1), Known::Day(y2, m2, d2)) if y1 == y2 => fill(
            &words.days_of_year,
            &[
                ("from", &d1.to_string()),
                ("from-month", &words.months[month_index(m1)]),
                ("to", &d2.to_string()),
                ("to-month", &words.months[month_index(m2)]),
                ("year", &y1.to_string()),
            ],
        ),
        _ => fill(
            &words.span,
            &[("from", &date(words, from)), ("to", &date(words, to))],
        ),
    }
}

fn weekday(words: &DateWords, date: Date) -> Option<&str> {
    date.weekday()
        .map(|day| words.weekdays[usize::from(day)].as_str())
}

/// A day with its weekday: "Monday, 15 October 2018"; a less exact date without.
pub fn weekday_and_date(words: &DateWords, day: Date) -> String {
    let date = date(words, day);
    match weekday(words, day) {
        Some(weekday) => fill(
            &words.weekday_and_date,
            &[("weekday", weekday), ("date", &date)],
        ),
        None => date,
    }
}

/// A length of time: "2 h 30 min".
pub fn duration(words: &DateWords, minutes: u16) -> String {
    let (hours, minutes) = ((minutes / 60).to_string(), (minutes % 60).to_string());
    let values = [("hours", hours.as_str()), ("minutes", minutes.as_str())];
    match (hours.as_str(), minutes.as_str()) {
        ("0", _) => fill(&words.minutes, &values),
        (_, "0") => fill(&words.hours, &values),
        _ => fill(&words.hours_and_minutes, &values),
    }
}

fn full_day(words: &DateWords, year: u16, month: &str, day: u8) -> String {
    fill(
        &words.day,
        &[
            ("day", &day.to_string()),
            ("month", month),
            ("year", &year.to_string()),
        ],
    )
}

fn month_index(month: u8) -> usize {
    usize::from(month) - 1
}
