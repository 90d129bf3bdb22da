//! Dates as far as they are known, times of day and zones. Calendar arithmetic is that of the proleptic Gregorian
//! calendar (ISO 8601).

use super::read_from_string;

/// A date as far as it is known: the levels day, month and year of EDTF (ISO 8601-2), written `2018-10-15`, `2018-10`
/// or `2018`. Its order is that of time; a less exact date comes before the dates that lie in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The parts of a [`Date`] that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Only the year.
    Year(u16),
    /// Year and month (1 to 12).
    Month(u16, u8),
    /// Year, month and day of month.
    Day(u16, u8, u8),
}

read_from_string!(Date, Time, Zone);

impl Date {
    /// Reads a date; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        const FORM: &str = "a date is written 2018-10-15, 2018-10 or 2018";
        let part = |from: &str, len: usize| {
            let digits = from.len() == len && from.bytes().all(|b| b.is_ascii_digit());
            if digits {
                from.parse::<u16>().map_err(|_| FORM)
            } else {
                Err(FORM)
            }
        };
        let mut parts = text.split('-');
        let year = part(parts.next().unwrap_or_default(), 4)?;
        let month = parts.next().map_or(Ok(0), |m| part(m, 2))? as u8;
        let day = parts.next().map_or(Ok(0), |d| part(d, 2))? as u8;
        if parts.next().is_some() {
            return Err(FORM);
        }
        let date = Self { year, month, day };
        let month_written = text.len() > 4;
        let day_written = text.len() > 7;
        if month_written && !(1..=12).contains(&month) {
            Err("a year has the months 01 to 12")
        } else if day_written && !(1..=days_in_month(year, month)).contains(&day) {
            Err("that month has no such day")
        } else {
            Ok(date)
        }
    }

    /// A day from its parts; `None` where the calendar has no such day.
    pub fn day(year: u16, month: u8, day: u8) -> Option<Self> {
        let real = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// A year of which no more is known.
    pub fn of_year(year: u16) -> Self {
        Self {
            year,
            month: 0,
            day: 0,
        }
    }

    /// No more of it than its month.
    #[must_use]
    pub fn to_month(self) -> Self {
        Self { day: 0, ..self }
    }

    /// What is known of it.
    pub fn known(self) -> Known {
        match (self.month, self.day) {
            (0, _) => Known::Year(self.year),
            (month, 0) => Known::Month(self.year, month),
            (month, day) => Known::Day(self.year, month, day),
        }
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Whether the day itself is known.
    pub fn is_day(self) -> bool {
        self.day != 0
    }

    /// The last day that it can mean.
    pub fn latest(self) -> Self {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 {
            days_in_month(self.year, month)
        } else {
            self.day
        };
        Self {
            year: self.year,
            month,
            day,
        }
    }

    /// The weekday of a day: 0 is Monday, 6 is Sunday (ISO 8601). `None` where the day isn't known.
    pub fn weekday(self) -> Option<u8> {
        // 1 January of year 1 was a Monday in the proleptic calendar.
        self.is_day().then(|| (self.days() % 7) as u8)
    }

    /// Days from 1 January of year 1; the first day that it can mean.
    pub fn days(self) -> u32 {
        let past = u32::from(self.year).saturating_sub(1);
        let before = (1..self.month)
            .map(|m| u32::from(days_in_month(self.year, m)))
            .sum::<u32>();
        past * 365 + past / 4 - past / 100 + past / 400 + before + u32::from(self.day.max(1)) - 1
    }
}

/// Writes the form that [`Date::parse`] reads.
impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month != 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day != 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A time of day, to the minute, written `09:30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(u16);

impl Time {
    /// Reads a time; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        const FORM: &str = "a time is written 09:30";
        let (hour, minute) = text.split_once(':').ok_or(FORM)?;
        let part = |from: &str| {
            let digits = from.len() == 2 && from.bytes().all(|b| b.is_ascii_digit());
            if digits {
                from.parse::<u16>().map_err(|_| FORM)
            } else {
                Err(FORM)
            }
        };
        let (hour, minute) = (part(hour)?, part(minute)?);
        if hour < 24 && minute < 60 {
            Ok(Self(hour * 60 + minute))
        } else {
            Err("a day has the times 00:00 to 23:59")
        }
    }

    /// A time from minutes since midnight; those beyond a day are of the days after.
    pub fn of_minutes(minutes: u16) -> Self {
        Self(minutes % (24 * 60))
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }
}

/// Writes the form that [`Time::parse`] reads.
impl std::fmt::Display for Time {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// The name of a zone in the IANA database, such as `Europe/Paris`. Only its form is read here; whether the zone
/// exists is a rule of the check, which has the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone(String);

impl Zone {
    /// Reads a name; the error says what a name looks like.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let part = |s: &str| {
            !s.is_empty()
                && s.bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b"_+-".contains(&b))
        };
        if text == "UTC" || (text.contains('/') && text.split('/').all(part)) {
            Ok(Self(text.to_owned()))
        } else {
            Err("a zone is a name of the IANA database, as in \"Europe/Paris\"")
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Known, Time};

    #[test]
    fn dates_are_read_as_far_as_they_are_known() {
        assert_eq!(
            Date::parse("2018-10-15").unwrap().known(),
            Known::Day(2018, 10, 15)
        );
        assert_eq!(
            Date::parse("2018-10").unwrap().known(),
            Known::Month(2018, 10)
        );
        assert_eq!(Date::parse("2018").unwrap().known(), Known::Year(2018));
        for bad in [
            "",
            "18-10-15",
            "2018-13-01",
            "2018-02-29",
            "2018-00",
            "2018-10-15T10:00",
            "2018-1-1",
            "+018",
        ] {
            assert!(Date::parse(bad).is_err(), "{bad} was read");
        }
        assert!(Date::parse("2016-02-29").is_ok());
    }

    #[test]
    fn weekdays_agree_with_jiff() {
        let mut day = jiff::civil::date(1999, 12, 30);
        while day.year() < 2031 {
            let ours = Date::day(day.year() as u16, day.month() as u8, day.day() as u8).unwrap();
            assert_eq!(
                ours.weekday(),
                Some(day.weekday().to_monday_zero_offset() as u8),
                "{day}"
            );
            day = day.tomorrow().unwrap();
        }
    }

    #[test]
    fn times_are_read_and_written() {
        assert_eq!(Time::parse("09:05").unwrap().to_string(), "09:05");
        for bad in ["9:05", "24:00", "10.00", "10:60", "10:00:00", "-1:00"] {
            assert!(Time::parse(bad).is_err(), "{bad} was read");
        }
    }
}
