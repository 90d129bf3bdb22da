//! `schedule.xml` of the pentabarf family, as frab, pretalx and c3voc's tools write it.
//!
//! A document type declaration is refused: no such file needs one, and entities that it defines are how a small file
//! becomes a huge one. Without it only the five entities of XML itself and references to characters are known.

use super::fault::{Faults, Spot};
use super::schedule::{DaySpan, Item, Losses, Named, RoomName, Schedule, Words};
use super::voc::{self, Fields};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::cell::RefCell;
use std::collections::BTreeSet;

/// How deep elements may lie within each other; a schedule needs seven.
const DEEPEST: usize = 64;

const OF_CONFERENCE: &[&str] = &["start", "end", "days", "timeslot_duration", "track"];
const OF_ENTRY: &[&str] = &["id", "room", "persons", "links", "attachments", "recording"];

/// An element.
struct Element {
    name: String,
    at: usize,
    attributes: Vec<(String, String)>,
    text: String,
    children: Vec<Element>,
    read: RefCell<BTreeSet<String>>,
}

/// Reads a schedule; `None` where the file is no well-formed XML or no schedule, which the faults then say.
pub(super) fn read(text: &str, faults: &mut Faults, losses: &mut Losses) -> Option<Schedule> {
    let root = tree(text, faults)?;
    let conference = root.child("conference");
    let Some(conference) = conference.filter(|_| root.name == "schedule") else {
        let message = "this XML is no schedule: <schedule> with <conference> in it is missing";
        faults.at(
            &Spot::Offset(root.at),
            message,
            "export the schedule as frab's XML",
        );
        return None;
    };
    let mut read = Schedule {
        format: "a schedule.xml",
        generator: root
            .child("generator")
            .and_then(|generator| generator.text("name", faults)),
        acronym: conference.text("acronym", faults),
        title: conference.words("title", faults),
        description: conference.words("description", faults),
        url: conference.text("url", faults),
        base_url: conference.text("base_url", faults),
        zone: conference.text("time_zone_name", faults).map(|name| Named {
            name,
            at: conference.at_field("time_zone_name"),
        }),
        ..Schedule::default()
    };
    let mut date = |name| voc::parse_date(conference.text(name, faults)?.get(..10)?);
    read.span = date("start").zip(date("end"));
    for day in root.all("day") {
        let span = day_span(day, faults);
        for room in day.all("room") {
            let name = room.text("name", faults);
            read.rooms.extend(name.clone().map(|name| RoomName {
                name,
                slug: None,
                at: room.at(),
            }));
            let of_room = room
                .all("event")
                .map(|event| entry(event, &span, faults, losses));
            read.entries.extend(voc::in_room(name.as_ref(), of_room));
        }
        read.days.push(span);
    }
    conference.left_over("the conference", OF_CONFERENCE, losses);
    Some(read)
}

fn day_span(day: &Element, faults: &mut Faults) -> DaySpan {
    let mut when = |name| {
        let text = day.text(name, faults)?;
        voc::read_when(&text, &day.at_field(name), faults)
    };
    let (start, end) = (when("start"), when("end"));
    let begins = day
        .text("start", faults)
        .and_then(|text| voc::hour_of(&text));
    let date = day.text("date", faults);
    DaySpan {
        date: date.and_then(|date| voc::parse_date(&date)),
        start,
        begins,
        end,
    }
}

fn entry(event: &Element, day: &DaySpan, faults: &mut Faults, losses: &mut Losses) -> Item {
    let faults_before = faults.count();
    let mut item = voc::entry(event, faults);
    voc::times(&mut item, event, Some(day), faults);
    item.is_told = faults.count() > faults_before;
    item.room = event.text("room", faults);
    item.track = event.text("track", faults);
    for person in event
        .child("persons")
        .into_iter()
        .flat_map(|list| list.all("person"))
    {
        item.people.push(person.text.trim().to_owned());
    }
    item.people.retain(|name| !name.is_empty());
    for (list, one) in [("links", "link"), ("attachments", "attachment")] {
        for link in event.child(list).into_iter().flat_map(|list| list.all(one)) {
            let title = Some(link.text.trim().to_owned()).filter(|title| !title.is_empty());
            item.links
                .extend(link.text("href", faults).map(|url| (url, title)));
        }
    }
    event.left_over("entries", OF_ENTRY, losses);
    if let Some(recording) = event.child("recording") {
        let opted_out = recording
            .text("optout", faults)
            .is_some_and(|text| text == "true");
        if opted_out {
            losses.note("\"recording\" of entries", &recording.at(), "optout");
        }
        if let Some(license) = recording.text("license", faults) {
            losses.note("\"recording\" of entries", &recording.at(), &license);
        }
    }
    item
}

/// Reads the elements; a list of open ones in place of recursion, so that no depth overflows the stack.
fn tree(text: &str, faults: &mut Faults) -> Option<Element> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        let at = usize::try_from(reader.buffer_position()).unwrap_or_default();
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let at = usize::try_from(reader.error_position()).unwrap_or(at);
                faults.at(&Spot::Offset(at), format!("this is no XML: {error}"), "");
                return None;
            }
        };
        let result = match event {
            Event::Start(_) if root.is_some() => {
                Err("a second element stands after the first".to_owned())
            }
            Event::Start(start) if open.len() < DEEPEST => {
                element(&start, at).map(|element| open.push(element))
            }
            Event::Start(_) => Err(format!(
                "elements lie within each other more than {DEEPEST} deep"
            )),
            Event::End(_) => {
                let done = open.pop();
                match (done, open.last_mut()) {
                    (Some(done), Some(parent)) => parent.children.push(done),
                    (done, _) => root = done,
                }
                Ok(())
            }
            Event::Text(text) => add(&mut open, &text.xml10_content()),
            Event::CData(text) => add(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => {
                resolved(&reference).and_then(|text| add(&mut open, &text))
            }
            Event::DocType(_) => Err(
                "a document type declaration stands here; it could define entities without end"
                    .to_owned(),
            ),
            Event::Eof if root.is_some() => return root,
            Event::Eof => Err("the file ends before its first element does".to_owned()),
            _ => Ok(()),
        };
        if let Err(message) = result {
            let help = if message.starts_with("a document type") {
                "remove <!DOCTYPE …>"
            } else {
                ""
            };
            faults.at(&Spot::Offset(at), message, help);
            return None;
        }
    }
}

fn add(open: &mut [Element], text: &str) -> Result<(), String> {
    match open.last_mut() {
        Some(element) => element.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return Err("text stands outside of the first element".to_owned()),
    }
    Ok(())
}

fn element(start: &BytesStart<'_>, at: usize) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| format!("this is no XML: {error}"))?;
        let value = attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_err(|error| format!("this is no XML: {error}"))?;
        let name = String::from_utf8_lossy(attribute.key.as_ref().as_ref()).into_owned();
        attributes.push((name, value.into_owned()));
    }
    Ok(Element {
        name: String::from_utf8_lossy(start.name().as_ref().as_ref()).into_owned(),
        at,
        attributes,
        text: String::new(),
        children: Vec::new(),
        read: RefCell::default(),
    })
}

fn resolved(reference: &BytesRef<'_>) -> Result<String, String> {
    let unknown = |name: &str| {
        format!("the entity \"&{name};\" is unknown; only those of XML itself may be used")
    };
    match reference.resolve_char_ref() {
        Ok(Some(c)) => return Ok(c.to_string()),
        Ok(None) => {}
        Err(error) => return Err(format!("this is no XML: {error}")),
    }
    let name = reference.xml10_content();
    match resolve_predefined_entity(&name) {
        Some(text) => Ok(text.to_owned()),
        None => Err(unknown(&name)),
    }
}

impl Element {
    fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Reports the fields that say something and were not read.
    fn left_over(&self, what: &str, known: &[&str], losses: &mut Losses) {
        let read = self.read.borrow();
        let attributes = self
            .attributes
            .iter()
            .map(|(name, value)| (name, value, self.at));
        let children = self
            .children
            .iter()
            .map(|child| (&child.name, &child.text, child.at));
        for (name, value, at) in attributes.chain(children) {
            let is_known = read.contains(name) || known.contains(&name.as_str());
            if !is_known && !value.trim().is_empty() {
                losses.note(format!("\"{name}\" of {what}"), &Spot::Offset(at), value);
            }
        }
    }
}

/// A field is an attribute or a child.
impl Fields for Element {
    fn at(&self) -> Spot {
        Spot::Offset(self.at)
    }

    fn at_field(&self, name: &str) -> Spot {
        Spot::Offset(self.child(name).map_or(self.at, |child| child.at))
    }

    fn text(&self, name: &str, _faults: &mut Faults) -> Option<String> {
        self.read.borrow_mut().insert(name.to_owned());
        let attribute = self.attributes.iter().find(|(key, _)| key == name);
        let text = match attribute {
            Some((_, value)) => value.as_str(),
            None => self.child(name)?.text.as_str(),
        };
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    fn words(&self, name: &str, faults: &mut Faults) -> Words {
        self.text(name, faults)
            .map(|text| (None, text))
            .into_iter()
            .collect()
    }
}
