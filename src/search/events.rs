//! The list of events as a text that can be searched at once, however long the list is.
//!
//! The exporter writes the text beside a list that is split; of a shorter list the browser makes it itself. First a line
//! for each value of a group, then an empty one, then a line for each event in the order of the list, its parts apart by
//! tabs: its folded words, the numbers of its values, the number of its last day, and what a list shows of it.

use super::{Words, clean, fold, once_each, push_parts};
use crate::content::store::Site;
use crate::i18n::{dates, key};
use crate::model::event::{Event, Status};
use crate::model::ids::Slug;
use crate::model::lang::Lang;
use crate::model::text::{Chosen, Text};
use crate::model::time::Date;
use crate::route::filter::{COMING, Filter, Group, PAST};

/// The text of the index of a site of which events, topics and partners are there.
pub fn write(site: &Site) -> String {
    let values = values(site);
    let mut text = String::new();
    for value in &values {
        let (group, label) = (value.group as usize, clean(&value.label));
        push_parts(&mut text, &[&group.to_string(), &value.id, &label]);
    }
    text.push('\n');
    for event in site.events() {
        let numbers: Vec<String> = values
            .iter()
            .enumerate()
            .filter(|(_, value)| has(event, value))
            .map(|(number, _)| number.to_string())
            .collect();
        let last = event.span().map_or(0, |(_, last)| last.days());
        let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        let note = event.undated.as_ref().or(event.date_note.as_ref());
        let note = note.map(|note| site.choose(note));
        let title = site.choose(&event.title);
        let lang = |chosen: Chosen<'_>| chosen.foreign.unwrap_or(&site.lang).to_string();
        push_parts(
            &mut text,
            &[
                &once_each(&fold(&words(site, event))),
                &numbers.join(" "),
                &last.to_string(),
                event.id.as_str(),
                &date(event.start),
                &date(event.end),
                &lang(title),
                &clean(title.text),
                &note.map(lang).unwrap_or_default(),
                &note.map(|note| clean(note.text)).unwrap_or_default(),
                &clean(&site.places_of(event).unwrap_or_default()),
                if event.related { "beside" } else { "" },
                match event.status {
                    Some(Status::Cancelled) => "cancelled",
                    Some(Status::Postponed) => "postponed",
                    None => "",
                },
            ],
        );
    }
    text
}

/// Everything that a visitor may know of an event.
fn words(site: &Site, event: &Event) -> String {
    let project = &site.project;
    let mut words = vec![
        site.say(&event.title).to_owned(),
        site.say(&event.summary).to_owned(),
        site.label(&project.event_kinds, &event.kind).to_owned(),
    ];
    if let Some(start) = event.start {
        let end = event.end.unwrap_or(start);
        words.push(dates::span(&site.words.dates, start, end));
    }
    words.extend(site.places_of(event));
    let venues = event.places.iter().filter_map(|place| place.venue.as_ref());
    words.extend(venues.map(|venue| site.say(venue).to_owned()));
    for partner in site.partners() {
        if event.hosts.contains(&partner.id) {
            words.push(site.say(&partner.name).to_owned());
            words.push(site.name(&partner.short_name).to_owned());
        }
    }
    for topic in site.topics() {
        if event.topics.contains(&topic.id) {
            words.push(site.say(&topic.title).to_owned());
        }
    }
    words.join(" ")
}

/// A value of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The group.
    pub group: Group,
    /// How addresses name it.
    pub id: String,
    /// What visitors read.
    pub label: String,
}

/// Every value that an event has, group by group, and last the two of [`Group::When`].
fn values(site: &Site) -> Vec<Value> {
    let project = &site.project;
    let value = |group, id: &str, label: &str| Value {
        group,
        id: id.to_owned(),
        label: label.to_owned(),
    };
    let mut values = Vec::new();
    for kind in &project.event_kinds {
        values.push(value(Group::Kind, kind.id.as_str(), site.say(&kind.label)));
    }
    for country in &project.countries {
        let name = site.say(&country.name);
        values.push(value(Group::Country, country.code.as_str(), name));
    }
    for partner in site.partners() {
        let name = site.name(&partner.short_name);
        values.push(value(Group::Partner, partner.id.as_str(), name));
    }
    for topic in site.topics() {
        let title = site.say(&topic.title);
        values.push(value(Group::Topic, topic.id.as_str(), title));
    }
    for year in crate::route::years(site.events()) {
        let year = year.to_string();
        values.push(value(Group::Year, &year, &year));
    }
    values.retain(|value| site.events().iter().any(|event| has(event, value)));
    for (id, label) in [(PAST, key::FILTER_PAST), (COMING, key::FILTER_COMING)] {
        values.push(value(Group::When, id, site.words.text(label)));
    }
    values
}

fn has(event: &Event, value: &Value) -> bool {
    let id = value.id.as_str();
    match value.group {
        Group::Kind => event.kind.as_str() == id,
        Group::Country => event
            .places
            .iter()
            .any(|place| place.country.as_str() == id),
        Group::Partner => event.hosts.iter().any(|host| host.as_str() == id),
        Group::Topic => event.topics.iter().any(|topic| topic.as_str() == id),
        Group::Year => event
            .start
            .is_some_and(|start| start.year().to_string() == id),
        Group::When => false,
    }
}

/// The list, ready to be searched.
#[derive(Debug)]
pub struct Index {
    text: String,
    /// Every value; an event's are named by their places here.
    pub values: Vec<Value>,
    /// Where each event's line begins in the text, where its words end, and where its numbers end in `numbers`.
    lines: Vec<Line>,
    numbers: Vec<u16>,
}

#[derive(Debug)]
struct Line {
    start: usize,
    words: usize,
    numbers: usize,
    last_day: u32,
}

/// What a list shows of an event.
#[derive(Debug, PartialEq, Eq)]
pub struct Record<'a> {
    /// Its id.
    pub id: Slug,
    /// Its first day as far as it is known, and its last one where that is another.
    pub days: Option<(Date, Option<Date>)>,
    /// Its name.
    pub title: Text,
    /// Why it has no date, or how sure that is.
    pub note: Option<Text>,
    /// Its places in words; empty where it has none.
    pub places: &'a str,
    /// Whether it only ran beside the project.
    pub related: bool,
    /// What came in its way.
    pub status: Option<Status>,
}

/// What fits a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The events that fit, by their places in the list, in its order.
    pub found: Vec<usize>,
    /// For each value, how many events would fit if it were the one chosen of its group.
    pub counts: Vec<u32>,
    /// The chosen value of each group, by its place among the values.
    pub chosen: [Option<usize>; 6],
}

impl Index {
    /// Reads what [`write`] wrote.
    pub fn read(text: String) -> Self {
        let mut index = Self {
            text: String::new(),
            values: Vec::new(),
            lines: Vec::new(),
            numbers: Vec::new(),
        };
        let mut lines = text.split_inclusive('\n');
        let mut start = 0;
        for line in lines.by_ref() {
            start += line.len();
            let mut parts = line.trim_end().split('\t');
            let mut part = || parts.next().unwrap_or_default();
            let Some(group) = Group::ALL.get(number(part())) else {
                break;
            };
            index.values.push(Value {
                group: *group,
                id: part().to_owned(),
                label: part().to_owned(),
            });
        }
        for line in lines {
            let mut parts = line.split('\t');
            let mut part = || parts.next().unwrap_or_default();
            let words = part().len();
            let numbers = part().split(' ').filter(|number| !number.is_empty());
            index
                .numbers
                .extend(numbers.map(|text| number(text) as u16));
            index.lines.push(Line {
                start,
                words,
                numbers: index.numbers.len(),
                last_day: number(part()) as u32,
            });
            start += line.len();
        }
        index.text = text;
        index
    }

    /// How many events there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// What a list shows of the event at a place. `None` where there is none, or the text isn't what [`write`] wrote.
    pub fn record(&self, at: usize) -> Option<Record<'_>> {
        let line = self.lines.get(at)?;
        let line = self.text[line.start..].lines().next()?;
        let mut parts = line.split('\t').skip(3);
        let mut part = || parts.next().unwrap_or_default();
        let text = |lang: &str, text: &str| Text::of([(Lang::parse(lang).ok(), text)]);
        Some(Record {
            id: Slug::parse(part()).ok()?,
            days: {
                let (start, end) = (Date::parse(part()).ok(), Date::parse(part()).ok());
                start.zip(Some(end))
            },
            title: text(part(), part())?,
            note: text(part(), part()).filter(|note| note.all().any(|(_, text)| !text.is_empty())),
            places: part(),
            related: !part().is_empty(),
            status: match part() {
                "cancelled" => Some(Status::Cancelled),
                "postponed" => Some(Status::Postponed),
                _ => None,
            },
        })
    }

    /// The events that fit a filter, and how many would fit with other values. `today` is the visitor's day; without it
    /// no event is past or to come. A chosen value that no event has is passed over.
    pub fn answer(&self, filter: &Filter, today: Option<Date>) -> Answer {
        let words = Words::of(&filter.text);
        let chosen = Group::ALL.map(|group| self.place_of(group, &filter.chosen[group as usize]));
        let mut answer = Answer {
            counts: vec![0; self.values.len()],
            chosen,
            ..Answer::default()
        };
        let today = today.map(Date::days);
        let mut from = 0;
        for (at, line) in self.lines.iter().enumerate() {
            let numbers = &self.numbers[from..line.numbers];
            from = line.numbers;
            if !words.are_in(&self.text[line.start..line.start + line.words]) {
                continue;
            }
            let when = today.and_then(|today| self.when(line, today));
            let own = || {
                numbers
                    .iter()
                    .map(|number| usize::from(*number))
                    .chain(when)
            };
            let mut missed = chosen
                .into_iter()
                .flatten()
                .filter(|wanted| !own().any(|number| number == *wanted));
            let (first, more) = (missed.next(), missed.next().is_some());
            if more {
                continue;
            }
            // Where one group alone stands against it, the event counts for the other values of that group.
            let open = first.map(|number| self.values[number].group);
            for number in own().filter(|number| *number < self.values.len()) {
                if open.is_none_or(|open| open == self.values[number].group) {
                    answer.counts[number] += 1;
                }
            }
            if first.is_none() {
                answer.found.push(at);
            }
        }
        answer
    }

    fn place_of(&self, group: Group, id: &str) -> Option<usize> {
        let is_wanted = |value: &Value| value.group == group && value.id == id;
        self.values.iter().position(is_wanted)
    }

    /// Whether an event is past or to come, by the number of a day; the two values stand last.
    fn when(&self, line: &Line, today: u32) -> Option<usize> {
        let from_end = 2 - usize::from(line.last_day >= today);
        (line.last_day > 0).then(|| self.values.len().checked_sub(from_end))?
    }
}

/// A number as [`write`] writes it; what is none is too large for any list.
fn number(text: &str) -> usize {
    text.parse().unwrap_or(usize::MAX)
}
