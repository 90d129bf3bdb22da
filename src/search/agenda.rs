//! An agenda as a text that can be searched at once, however long the agenda is.
//!
//! The exporter writes the text beside an agenda that is split; of a shorter one the browser makes it itself. A line for
//! each entry in the order of the agenda, its parts apart by tabs: its folded words, and what a list shows of it.

use super::{Words, clean, fold, once_each, push_parts};
use crate::content::store::Site;
use crate::i18n::dates;
use crate::model::agenda::{Entry, EventDetails, Point};
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::model::lang::Lang;
use crate::model::text::Text;
use crate::model::time::Date;

/// The text of the index of an agenda of which every entry and the topics are there.
pub fn write(site: &Site, event: &Event, details: &EventDetails) -> String {
    let mut text = String::new();
    for day in &details.days {
        let day_words = dates::weekday_and_date(&site.words.dates, day.date);
        for (number, entries) in (1_u16..).zip(day.parts()) {
            for entry in entries {
                let title = site.choose(&entry.title);
                push_parts(
                    &mut text,
                    &[
                        &once_each(&fold(&words(site, event, entry))),
                        entry.id.as_str(),
                        &day.date.to_string(),
                        &number.to_string(),
                        &format!("{day_words}, {}", entry.hours()),
                        title.foreign.unwrap_or(&site.lang).as_str(),
                        &clean(title.text),
                        &clean(&place(site, event, entry)),
                    ],
                );
            }
        }
    }
    text
}

/// Everything that a visitor may know of an entry. Markup has no letters but those of addresses.
fn words(site: &Site, event: &Event, entry: &Entry) -> String {
    let mut words = [site.say(&entry.title), &*place(site, event, entry)].join(" ");
    let mut add = |text: &str| {
        words.push(' ');
        words.push_str(text);
    };
    for name in &entry.people {
        add(site.name(name));
    }
    for text in [&entry.track, &entry.audience, &entry.text]
        .into_iter()
        .flatten()
    {
        add(site.say(text));
    }
    for (topic, _) in entry.topics.iter().filter_map(|id| site.topic(id)) {
        add(site.say(&topic.title));
    }
    add_points(site, &entry.points, &mut add);
    words
}

fn add_points(site: &Site, points: &[Point], add: &mut dyn FnMut(&str)) {
    for point in points {
        add(site.say(&point.text));
        add_points(site, &point.points, add);
    }
}

/// Where an entry is, and where it goes, with the houses: "Mill, Sisak, Croatia".
fn place(site: &Site, event: &Event, entry: &Entry) -> String {
    let places = [Some(&entry.place), entry.to.as_ref()]
        .into_iter()
        .flatten();
    let places = places.filter_map(|id| event.place(id)).map(|place| {
        let town = site.town_and_country(place);
        match &place.venue {
            Some(venue) => format!("{}, {town}", site.say(venue)),
            None => town,
        }
    });
    places.collect::<Vec<_>>().join(" → ")
}

/// An agenda, ready to be searched.
#[derive(Debug)]
pub struct Index {
    text: String,
    /// Where each entry's line begins in the text, and where its words end.
    lines: Vec<(usize, usize)>,
}

/// What a list shows of an entry.
#[derive(Debug, PartialEq, Eq)]
pub struct Record<'a> {
    /// Its id.
    pub id: Slug,
    /// Its day.
    pub date: Date,
    /// In which part of its day it stands where the agenda is split, counted from one.
    pub part: u16,
    /// Its day and hours in words.
    pub when: &'a str,
    /// Its name.
    pub title: Text,
    /// Where it is, in words.
    pub place: &'a str,
}

impl Index {
    /// Reads what [`write`] wrote.
    pub fn read(text: String) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            lines.push((start, start + line.find('\t').unwrap_or(0)));
            start += line.len();
        }
        Self { text, lines }
    }

    /// The entries that have all the words, by their places in the agenda.
    pub fn find(&self, words: &Words) -> Vec<usize> {
        let lines = self.lines.iter().enumerate();
        let found = lines.filter(|(_, (start, end))| words.are_in(&self.text[*start..*end]));
        found.map(|(at, _)| at).collect()
    }

    /// What a list shows of the entry at a place. `None` where there is none, or the text isn't what [`write`] wrote.
    pub fn record(&self, at: usize) -> Option<Record<'_>> {
        let (_, words) = self.lines.get(at)?;
        let mut parts = self.text[*words..].lines().next()?.split('\t').skip(1);
        let mut part = || parts.next();
        Some(Record {
            id: Slug::parse(part()?).ok()?,
            date: Date::parse(part()?).ok()?,
            part: part()?.parse().ok()?,
            when: part()?,
            title: {
                let lang = Lang::parse(part()?).ok();
                Text::of([(lang, part()?)])?
            },
            place: part()?,
        })
    }
}
