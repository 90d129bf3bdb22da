//! Dates and weekdays as they are written in texts, by the words of a language.

use crate::i18n::catalogue::DateWords;
use crate::model::time::Date;

/// A date that a text spells out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// The day of the month.
    pub(super) day: u8,
    /// The month, 1 to 12.
    pub(super) month: u8,
    /// The year, where it stands there.
    pub(super) year: Option<u16>,
    /// The weekday before it, 0 for Monday, where one stands there.
    pub(super) weekday: Option<u8>,
}

impl Written {
    /// The date, in `year` where it has none of its own.
    pub(super) fn date(self, year: Option<u16>) -> Option<Date> {
        Date::day(self.year.or(year)?, self.month, self.day)
    }
}

/// Every date in a text: a number beside the name of a month, or a day, month and year in digits.
pub(super) fn dates(text: &str, words: &DateWords) -> Vec<Written> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        match date_at(&tokens[index..], words) {
            Some((length, mut written)) => {
                // One word may stand between, as in "Monday the 16th".
                let before = tokens[index.saturating_sub(2)..index].iter().rev();
                written.weekday = before.filter_map(|token| weekday(token.text, words)).next();
                found.push(written);
                index += length;
            }
            None => index += 1,
        }
    }
    found
}

/// The weekdays that a text names, 0 for Monday.
pub(super) fn weekdays(text: &str, words: &DateWords) -> Vec<u8> {
    let names = tokens(text);
    names
        .iter()
        .filter_map(|token| weekday(token.text, words))
        .collect()
}

/// A run of letters and digits, and what stands before it.
struct Token<'a> {
    text: &'a str,
    gap: &'a str,
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(char::is_alphanumeric) {
        let (gap, from) = rest.split_at(start);
        let (word, after) = from.split_at(
            from.find(|c: char| !c.is_alphanumeric())
                .unwrap_or(from.len()),
        );
        tokens.push(Token { text: word, gap });
        rest = after;
    }
    tokens
}

fn date_at(tokens: &[Token<'_>], words: &DateWords) -> Option<(usize, Written)> {
    let [first, second, ..] = tokens else {
        return None;
    };
    let third = tokens.get(2);
    let year = third
        .filter(|t| t.gap.trim().len() <= 1)
        .and_then(|third| year(third.text));
    let length = if year.is_some() { 3 } else { 2 };
    let written = |day, month| {
        Some((
            length,
            Written {
                day,
                month,
                year,
                weekday: None,
            },
        ))
    };
    if !second.gap.chars().all(|c| c.is_whitespace() || c == '.') || second.gap.trim().len() > 1 {
        return digits(first, second, third?);
    }
    match (day(first.text), month(second.text, words)) {
        (Some(day), Some(month)) => return written(day, month),
        _ => {
            if let (Some(month), Some(day)) = (month(first.text, words), day(second.text)) {
                return written(day, month);
            }
        }
    }
    digits(first, second, third?)
}

/// `16.10.2018`, `16/10/2018` or `2018-10-16`.
fn digits(first: &Token<'_>, second: &Token<'_>, third: &Token<'_>) -> Option<(usize, Written)> {
    let gap = second.gap.trim();
    if gap != third.gap.trim() {
        return None;
    }
    let (day_token, year_token) = match gap {
        "." | "/" => (first, third),
        "-" => (third, first),
        _ => return None,
    };
    let number = |token: &Token<'_>| token.text.parse::<u8>().ok();
    let (day, month, year) = (number(day_token)?, number(second)?, year(year_token.text)?);
    let real = Date::day(year, month, day).is_some();
    real.then_some((
        3,
        Written {
            day,
            month,
            year: Some(year),
            weekday: None,
        },
    ))
}

/// A day of the month, with or without the ending of an English ordinal.
fn day(word: &str) -> Option<u8> {
    let number = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    number.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year(word: &str) -> Option<u16> {
    (word.len() == 4)
        .then(|| word.parse().ok())
        .flatten()
        .filter(|year| (1000..3000).contains(year))
}

fn month(word: &str, words: &DateWords) -> Option<u8> {
    let is = |name: &String| is_name(word, name.trim_end_matches('.'));
    let find = |names: &[String; 12]| names.iter().position(is).map(|index| index as u8 + 1);
    find(&words.months).or_else(|| find(&words.months_alone))
}

fn weekday(word: &str, words: &DateWords) -> Option<u8> {
    let is = |name: &String| is_name(word, name);
    words.weekdays.iter().position(is).map(|index| index as u8)
}

/// A name that a language writes small may begin a sentence; one that it writes large is no name when small ("may").
fn is_name(word: &str, name: &str) -> bool {
    word == name || word.chars().flat_map(char::to_lowercase).eq(name.chars())
}

#[cfg(test)]
mod tests {
    use super::{Written, dates};
    use crate::i18n::catalogue::DateWords;

    fn english() -> DateWords {
        let months = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        serde_json::from_value(serde_json::json!({
            "months": months,
            "months_alone": months,
            "months_short": months.map(|month| &month[..3]),
            "weekdays": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
            "day": "", "month": "", "days_of_month": "", "days_of_year": "", "span": "", "weekday_and_date": "",
            "hours": "", "minutes": "", "hours_and_minutes": "",
        }))
        .unwrap()
    }

    #[test]
    fn dates_are_found_as_people_write_them() {
        let date = |day, month, year, weekday| Written {
            day,
            month,
            year,
            weekday,
        };
        for (text, wanted) in [
            ("Monday, 16 October 2018", date(16, 10, Some(2018), Some(0))),
            ("on Tuesday the 16th October", date(16, 10, None, Some(1))),
            ("October 16, 2018", date(16, 10, Some(2018), None)),
            ("16.10.2018", date(16, 10, Some(2018), None)),
            ("Friday 2018-10-16", date(16, 10, Some(2018), Some(4))),
        ] {
            assert_eq!(dates(text, &english()), [wanted], "{text}");
        }
        for text in [
            "10.00-12.30",
            "in May we met",
            "10 may attend",
            "5 of 10 partners",
            "version 1.2.3",
            "2014-2020",
        ] {
            assert_eq!(dates(text, &english()), [], "{text}");
        }
    }
}
