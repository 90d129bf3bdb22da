//! iCalendar (RFC 5545, RFC 7986).
//!
//! Several VEVENTs are the entries of an event; one of them that lasts whole days and spans all others is the event
//! itself. A single VEVENT is an event, with an entry for its times if it has any.
//!
//! Content lines are parsed by the crate `icalendar`; unfolding and components are done here, since its own reader
//! keeps no places to tell.

use super::fault::{Faults, Spot};
use super::schedule::{End, Item, Losses, Named, Schedule, When, Words};
use icalendar::parser::{ParseString, Property};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZoneDatabase;
use jiff::{Span, Timestamp};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Properties that say nothing about the event, or that other properties say as well.
const OF_CALENDAR: &[&str] = &[
    "VERSION",
    "CALSCALE",
    "METHOD",
    "LAST-MODIFIED",
    "REFRESH-INTERVAL",
    "X-PUBLISHED-TTL",
    "SOURCE",
];
const OF_EVENT: &[&str] = &[
    "DTSTAMP",
    "CREATED",
    "LAST-MODIFIED",
    "SEQUENCE",
    "TRANSP",
    "CLASS",
    "RECURRENCE-ID",
];

/// What mail programs of Microsoft call Europe's zones (Unicode CLDR, windowsZones.xml, territory 001).
const WINDOWS_ZONES: [(&str, &str); 11] = [
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("E. Europe Standard Time", "Europe/Chisinau"),
    ("FLE Standard Time", "Europe/Kyiv"),
    ("GMT Standard Time", "Europe/London"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("Romance Standard Time", "Europe/Paris"),
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("UTC", "UTC"),
    ("W. Europe Standard Time", "Europe/Berlin"),
];

static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A property and where it stands.
struct Line {
    at: Spot,
    name: String,
    parameters: BTreeMap<String, String>,
    value: String,
}

/// A component with its properties.
#[derive(Default)]
struct Component {
    name: String,
    at: usize,
    lines: Vec<Line>,
    parts: Vec<Component>,
}

/// Reads a calendar; `None` where the file is none, which the faults then say.
pub(super) fn read(text: &str, faults: &mut Faults, losses: &mut Losses) -> Option<Schedule> {
    let calendars = components(text, faults)?;
    let mut schedule = Schedule {
        format: "a calendar",
        is_calendar: true,
        ..Schedule::default()
    };
    let mut zones = BTreeMap::new();
    let mut events = Vec::new();
    for calendar in &calendars {
        for zone in calendar
            .parts
            .iter()
            .filter(|part| part.name == "VTIMEZONE")
        {
            let id = zone.value("TZID");
            zones.extend(id.map(|id| (id, zone.value("X-LIC-LOCATION"))));
        }
        of_calendar(calendar, &mut schedule, losses);
        for part in &calendar.parts {
            match part.name.as_str() {
                "VEVENT" => events.push(event(part, &zones, faults, losses)),
                "VTIMEZONE" => {}
                other => losses.note(format!("components {other}"), &part.spot(), other),
            }
        }
    }
    if events.is_empty() {
        faults.at(
            &Spot::Offset(0),
            "this calendar has no event (VEVENT)",
            "export it again with its events",
        );
        return None;
    }
    arrange(&mut schedule, events, losses);
    Some(schedule)
}

fn of_calendar(calendar: &Component, schedule: &mut Schedule, losses: &mut Losses) {
    for line in &calendar.lines {
        match line.name.as_str() {
            "NAME" => schedule.title = line.words(),
            "X-WR-CALNAME" if schedule.title.is_empty() => schedule.title = line.words(),
            "DESCRIPTION" => schedule.description = line.words(),
            "X-WR-CALDESC" if schedule.description.is_empty() => {
                schedule.description = line.words();
            }
            "X-WR-CALNAME" | "X-WR-CALDESC" => {}
            // "-//Program//Version//Language" (ISO 9070).
            "PRODID" => schedule.generator = line.value.split("//").nth(1).map(str::to_owned),
            "X-WR-TIMEZONE" => {
                schedule.zone = Some(Named {
                    name: line.value.clone(),
                    at: line.at.clone(),
                });
            }
            "UID" => schedule.uid = Some(line.value.clone()),
            "URL" => schedule.url = Some(line.value.clone()),
            name if OF_CALENDAR.contains(&name) => {}
            name => losses.note(format!("\"{name}\" of the calendar"), &line.at, &line.value),
        }
    }
}

/// Decides what is the event and what its entries.
fn arrange(schedule: &mut Schedule, mut events: Vec<Item>, losses: &mut Losses) {
    let whole = match &events[..] {
        [_] => Some(0),
        _ => umbrella(&events),
    };
    if let Some(index) = whole {
        let has_times = events[index].is_timed();
        let whole = &mut events[index];
        schedule.title = std::mem::take(&mut whole.title);
        schedule.description = std::mem::take(&mut whole.description);
        schedule.url = whole.url.take().or(schedule.url.take());
        schedule.cancelled = std::mem::take(&mut whole.cancelled);
        schedule.location.clone_from(&whole.room);
        schedule.geo = whole.geo;
        schedule.span = whole.days();
        if has_times {
            whole.title.clone_from(&schedule.title);
        } else {
            schedule.uid = whole.uid.take();
            schedule.categories = std::mem::take(&mut whole.kinds);
            events.remove(index);
        }
    }
    for all_day in events
        .iter()
        .filter(|event| matches!(event.start, Some(When::Day(_))))
    {
        let title = all_day.title.first().map_or("", |(_, title)| title);
        losses.note(
            "entries of whole days, which an agenda by the hour has no row for",
            &all_day.at,
            title,
        );
    }
    events.retain(|event| !matches!(event.start, Some(When::Day(_))));
    // An event is called off by calling off all of it.
    if !events.is_empty() && events.iter().all(|event| event.cancelled) {
        schedule.cancelled = true;
        events.iter_mut().for_each(|event| event.cancelled = false);
    }
    schedule.entries = events;
}

/// The only event of whole days whose days hold those of all others.
fn umbrella(events: &[Item]) -> Option<usize> {
    let holds = |outer: &Item, inner: &Item| {
        let (Some((first, last)), Some((start, end))) = (outer.days(), inner.days()) else {
            return false;
        };
        first <= start && end <= last
    };
    let mut found = events.iter().enumerate().filter(|(index, outer)| {
        let mut others = events
            .iter()
            .enumerate()
            .filter(|(other, _)| other != index);
        matches!(outer.start, Some(When::Day(_))) && others.all(|(_, inner)| holds(outer, inner))
    });
    let (index, _) = found.next()?;
    found.next().is_none().then_some(index)
}

impl Item {
    fn is_timed(&self) -> bool {
        !matches!(self.start, Some(When::Day(_)) | None)
    }

    /// The first and the last day. The end of whole days is the day after the last (RFC 5545, 3.6.1).
    fn days(&self) -> Option<(Date, Date)> {
        let date = |when: &When| match when {
            When::Day(day) => *day,
            When::Local(local, _) => local.date(),
            When::Exact(exact) => jiff::tz::TimeZone::UTC.to_datetime(*exact).date(),
        };
        let first = date(self.start.as_ref()?);
        let last = match &self.end {
            Some(End::At(When::Day(end))) => end.yesterday().ok()?,
            // A night until the morning is no second day.
            Some(End::At(When::Local(end, _)))
                if end.date() == first.tomorrow().ok()? && end.hour() < 6 =>
            {
                first
            }
            Some(End::At(end)) => date(end),
            Some(End::After(minutes)) => {
                let days = (minutes / (24 * 60) - 1).max(0);
                first.checked_add(Span::new().try_days(days).ok()?).ok()?
            }
            None => first,
        };
        Some((first, last.max(first)))
    }
}

fn event(
    component: &Component,
    zones: &BTreeMap<String, Option<String>>,
    faults: &mut Faults,
    losses: &mut Losses,
) -> Item {
    let mut item = Item::new(component.spot());
    let faults_before = faults.count();
    for line in &component.lines {
        match line.name.as_str() {
            "UID" => item.uid = Some(line.value.clone()).filter(|uid| !uid.is_empty()),
            "SUMMARY" => item.title = line.words(),
            "DESCRIPTION" => item.description = line.words(),
            "LOCATION" => item.room = Some(line.value.clone()).filter(|room| !room.is_empty()),
            "GEO" => item.geo = geo(line, faults),
            "URL" => item.url = Some(line.value.clone()),
            "DTSTART" => item.start = when(line, zones, faults),
            "DTEND" => item.end = when(line, zones, faults).map(End::At),
            "DURATION" => item.end = duration(line, faults),
            "CATEGORIES" => item.kinds.extend(list(&line.value)),
            "STATUS" => item.cancelled = line.value.eq_ignore_ascii_case("CANCELLED"),
            "ATTACH" if !line.parameters.contains_key("ENCODING") => {
                let title = line.parameters.get("FILENAME").cloned();
                item.links.push((line.value.clone(), title));
            }
            "CONFERENCE" => {
                let title = line.parameters.get("LABEL").cloned();
                item.links.push((line.value.clone(), title));
            }
            name if OF_EVENT.contains(&name) => {}
            // Who was invited to a meeting is not for the public.
            name => losses.note(format!("\"{name}\" of entries"), &line.at, &line.value),
        }
    }
    item.is_told = faults.count() > faults_before;
    // An occurrence of a series that was moved has the UID of the series (RFC 5545, 3.8.4.4).
    if let (Some(uid), Some(id)) = (&mut item.uid, component.value("RECURRENCE-ID")) {
        uid.push('/');
        uid.push_str(&id);
    }
    let class = component.value("CLASS");
    if class.is_some_and(|class| !class.eq_ignore_ascii_case("PUBLIC")) {
        item.private = true;
    }
    for part in &component.parts {
        losses.note(
            format!("\"{}\" of entries", part.name),
            &part.spot(),
            &part.name,
        );
    }
    item
}

fn geo(line: &Line, faults: &mut Faults) -> Option<(f64, f64)> {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|n| n.is_finite());
    let parts = line.value.split_once(';');
    let found = parts.and_then(|(lat, lon)| number(lat).zip(number(lon)));
    if found.is_none() {
        let message = format!("\"{}\" is no position", line.value);
        faults.at(
            &line.at,
            message,
            "write latitude and longitude, as in \"GEO:45.48;16.37\"",
        );
    }
    found
}

/// DATE, DATE-TIME local, with a zone, or in UTC (RFC 5545, 3.3.4 and 3.3.5).
fn when(
    line: &Line,
    zones: &BTreeMap<String, Option<String>>,
    faults: &mut Faults,
) -> Option<When> {
    let value = line.value.as_str();
    if let Ok(day) = Date::strptime("%Y%m%d", value) {
        return Some(When::Day(day));
    }
    let local = DateTime::strptime("%Y%m%dT%H%M%S", value.trim_end_matches('Z'));
    let Ok(local) = local else {
        let message = format!("\"{value}\" is no date or time of a calendar");
        faults.at(
            &line.at,
            message,
            "write it as in \"20260504T093000\" (RFC 5545, 3.3.5)",
        );
        return None;
    };
    if value.ends_with('Z') {
        let exact: Result<Timestamp, _> = jiff::tz::TimeZone::UTC.to_timestamp(local);
        return exact.ok().map(When::Exact);
    }
    let zone = line.parameters.get("TZID").map(|id| zone_name(id, zones));
    Some(When::Local(local, zone))
}

/// The name in the IANA database of a TZID: itself, the end of a longer one, what its VTIMEZONE or Windows calls it.
/// One that is none of these is left, to be told.
fn zone_name(id: &str, zones: &BTreeMap<String, Option<String>>) -> String {
    let known = |name: &&str| ZONES.get(name).is_ok();
    let end = || {
        let (before, city) = id.rsplit_once('/')?;
        let area = before.rfind('/')? + 1;
        Some(&id[area..before.len() + 1 + city.len()])
    };
    let location = || zones.get(id)?.as_deref();
    let windows = || {
        WINDOWS_ZONES
            .iter()
            .find(|(name, _)| *name == id)
            .map(|(_, zone)| *zone)
    };
    Some(id)
        .filter(known)
        .or_else(|| end().filter(known))
        .or_else(|| location().filter(known))
        .or_else(windows)
        .unwrap_or(id)
        .to_owned()
}

fn duration(line: &Line, faults: &mut Faults) -> Option<End> {
    let Ok(span) = line.value.parse::<Span>() else {
        let message = format!("\"{}\" is no length", line.value);
        faults.at(
            &line.at,
            message,
            "write it as in \"PT1H30M\" (RFC 5545, 3.3.6)",
        );
        return None;
    };
    let days = i64::from(span.get_weeks()) * 7 + i64::from(span.get_days());
    let hours = days * 24 + i64::from(span.get_hours());
    Some(End::After(hours * 60 + span.get_minutes()))
}

/// The values of a list of texts, which commas part (RFC 5545, 3.1.1).
fn list(value: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut escaped = false;
    for c in value.chars() {
        match c {
            ',' if !escaped => values.push(String::new()),
            _ => values.last_mut().expect("it begins with one").push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    let plain = |value: &String| unescaped(value.trim());
    values
        .iter()
        .map(plain)
        .filter(|value| !value.is_empty())
        .collect()
}

fn unescaped(value: &str) -> String {
    ParseString::from(value).unescape_text().as_str().to_owned()
}

impl Line {
    /// A text with its language.
    fn words(&self) -> Words {
        let text = self.value.trim().to_owned();
        let lang = self
            .parameters
            .get("LANGUAGE")
            .map(|tag| tag.to_lowercase());
        if text.is_empty() {
            Words::new()
        } else {
            vec![(lang, text)]
        }
    }
}

impl Component {
    fn spot(&self) -> Spot {
        Spot::Offset(self.at)
    }

    fn value(&self, name: &str) -> Option<String> {
        let line = self.lines.iter().find(|line| line.name == name)?;
        Some(line.value.clone()).filter(|value| !value.is_empty())
    }
}

/// The calendars of a file; `None` where a line or the nesting is broken.
fn components(text: &str, faults: &mut Faults) -> Option<Vec<Component>> {
    let mut open = vec![Component::default()];
    for (at, line) in unfolded(text) {
        let mut broken = |message: String, help: &str| {
            faults.at(&Spot::Offset(at), message, help);
            None
        };
        let Some((name, value)) = line.split_once(':') else {
            return broken(
                format!("\"{line}\" is no line of a calendar: a colon is missing"),
                "a line that goes on from the one before begins with a space (RFC 5545, 3.1)",
            );
        };
        let value = value.trim();
        if name.eq_ignore_ascii_case("BEGIN") {
            open.push(Component {
                name: value.to_uppercase(),
                at,
                ..Component::default()
            });
        } else if name.eq_ignore_ascii_case("END") {
            let done = open.pop().unwrap_or_default();
            let Some(parent) = open
                .last_mut()
                .filter(|_| done.name == value.to_uppercase())
            else {
                return broken(format!("END:{value} ends what didn't begin"), "");
            };
            parent.parts.push(done);
        } else {
            match content(at, &line) {
                Ok(line) => open.last_mut().expect("the file is open").lines.push(line),
                Err(message) => return broken(message, ""),
            }
        }
    }
    if let [_, .., last] = &open[..] {
        let message = format!("BEGIN:{} has no end: the file is cut off", last.name);
        faults.at(&last.spot(), message, "export the calendar again");
        return None;
    }
    let file = open.pop()?;
    Some(
        file.parts
            .into_iter()
            .filter(|part| part.name == "VCALENDAR")
            .collect(),
    )
}

fn content(at: usize, line: &str) -> Result<Line, String> {
    let parsed =
        Property::try_from(line).map_err(|_| format!("\"{line}\" is no line of a calendar"))?;
    let parameters = parsed.params.iter().filter_map(|parameter| {
        let value = parameter.val.as_ref()?.as_str().trim_matches('"');
        Some((parameter.key.as_str().to_uppercase(), value.to_owned()))
    });
    let name = parsed.name.as_str().to_uppercase();
    // The crate doesn't know these as texts.
    let is_text = name == "NAME" || name.starts_with("X-WR-");
    let value = parsed.val.as_str();
    Ok(Line {
        at: Spot::Offset(at),
        parameters: parameters.collect(),
        value: if is_text {
            unescaped(value)
        } else {
            value.trim().to_owned()
        },
        name,
    })
}

/// The content lines and their offsets: a line that begins with white space goes on from the one before.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\r', '\n']);
        match (content.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ if content.trim().is_empty() => {}
            _ => lines.push((at, content.to_owned())),
        }
        at += line.len();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{list, unfolded, zone_name};
    use std::collections::BTreeMap;

    #[test]
    fn zones_are_known_by_many_names() {
        let zones = BTreeMap::from([
            ("Office".to_owned(), Some("Europe/Zagreb".to_owned())),
            ("Nowhere".to_owned(), None),
        ]);
        for (id, name) in [
            ("Europe/Zagreb", "Europe/Zagreb"),
            ("/example.org/20060915_1/Europe/Zagreb", "Europe/Zagreb"),
            ("Office", "Europe/Zagreb"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("Nowhere", "Nowhere"),
        ] {
            assert_eq!(zone_name(id, &zones), name);
        }
    }

    #[test]
    fn lines_are_unfolded_without_loss() {
        let lines = unfolded("A:one \r\n two\r\n\tthree\r\nB:x\n");
        assert_eq!(
            lines,
            [(0, "A:one twothree".to_owned()), (22, "B:x".to_owned())]
        );
    }

    #[test]
    fn commas_part_lists_unless_they_are_escaped() {
        assert_eq!(list(r"a\, b,c\\,d"), ["a, b", r"c\", "d"]);
    }
}
