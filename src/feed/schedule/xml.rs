//! Schedule XML (<https://github.com/voc/schedule>, `validator/xsd/schedule.xml.xsd`).

use super::{
    Schedule, ScheduleDay, Talk, clean, first_bits, kind, link_title, room_name, uri, with_schedule,
};
use crate::content::store::Site;
use crate::feed::GENERATOR;
use crate::feed::clock::moment;
use crate::feed::plain::address;
use crate::model::event::EventPlace;
use crate::model::ids::Slug;
use crate::route::Route;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

type Xml = Writer<Vec<u8>>;

/// The agenda of an event as schedule XML; `None` where it isn't dated to the day or has no agenda.
pub fn xml(site: &Site, event: &Slug) -> Option<String> {
    with_schedule(site, event, |schedule| {
        let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
        write(&mut xml, schedule).expect("memory takes what is written");
        String::from_utf8(xml.into_inner()).expect("texts are UTF-8") + "\n"
    })
}

fn write(xml: &mut Xml, schedule: &Schedule<'_>) -> io::Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml.create_element("schedule");
    root.write_inner_content(|xml| {
        let generator = xml.create_element("generator");
        let version = env!("CARGO_PKG_VERSION");
        generator
            .with_attributes([("name", GENERATOR), ("version", version)])
            .write_empty()?;
        text(xml, "version", &schedule.version.to_string())?;
        xml.create_element("conference")
            .write_inner_content(|xml| conference(xml, schedule))?;
        schedule
            .days
            .iter()
            .enumerate()
            .try_for_each(|(at, one)| day(xml, schedule, at + 1, one))
    })?;
    Ok(())
}

fn conference(xml: &mut Xml, schedule: &Schedule<'_>) -> io::Result<()> {
    let site = schedule.site;
    text(xml, "title", &clean(schedule.title()))?;
    text(xml, "acronym", &schedule.acronym)?;
    if let (Some(first), Some(last)) = (schedule.days.first(), schedule.days.last()) {
        text(xml, "start", &first.date.to_string())?;
        text(xml, "end", &last.date.to_string())?;
    }
    text(xml, "days", &schedule.days.len().to_string())?;
    if let Some(address) = address(site, &Route::Home) {
        text(xml, "base_url", &address)?;
    }
    if let Some(zone) = schedule.zone() {
        text(xml, "time_zone_name", zone)?;
    }
    Ok(())
}

fn day(
    xml: &mut Xml,
    schedule: &Schedule<'_>,
    index: usize,
    day: &ScheduleDay<'_>,
) -> io::Result<()> {
    let (index, date) = (index.to_string(), day.date.to_string());
    let (start, end) = (moment(&day.start), moment(&day.end));
    let element = xml.create_element("day").with_attributes([
        ("index", index.as_str()),
        ("date", &date),
        ("start", &start),
        ("end", &end),
    ]);
    element.write_inner_content(|xml| {
        schedule
            .rooms()
            .try_for_each(|place| room(xml, schedule.site, day, place))
    })?;
    Ok(())
}

fn room(xml: &mut Xml, site: &Site, day: &ScheduleDay<'_>, place: &EventPlace) -> io::Result<()> {
    let mut talks = day
        .talks
        .iter()
        .filter(|talk| talk.place.id == place.id)
        .peekable();
    if talks.peek().is_none() {
        return Ok(());
    }
    let name = room_name(site, place);
    let element = xml
        .create_element("room")
        .with_attribute(("name", name.as_str()));
    element.write_inner_content(|xml| talks.try_for_each(|talk| event(xml, site, &name, talk)))?;
    Ok(())
}

fn event(xml: &mut Xml, site: &Site, room: &str, talk: &Talk<'_>) -> io::Result<()> {
    let (number, guid) = (talk.number.to_string(), talk.guid.to_string());
    let ids = [("id", number.as_str()), ("guid", guid.as_str())];
    let element = xml.create_element("event").with_attributes(ids);
    element.write_inner_content(|xml| {
        let or_nothing = |text: &Option<String>| text.clone().unwrap_or_default();
        text(xml, "room", room)?;
        text(xml, "title", &talk.title)?;
        text(xml, "subtitle", &or_nothing(&talk.subtitle))?;
        text(xml, "type", kind(talk.entry.kind))?;
        text(xml, "date", &moment(&talk.start))?;
        text(xml, "start", &talk.start.strftime("%H:%M").to_string())?;
        text(xml, "duration", &duration(talk))?;
        text(xml, "abstract", &or_nothing(&talk.text))?;
        text(xml, "description", &or_nothing(&talk.points))?;
        text(xml, "slug", &talk.slug)?;
        let track = talk.track.as_ref().map_or("", |track| &track.name);
        text(xml, "track", track)?;
        if let Some(language) = &talk.entry.language {
            text(xml, "language", language.as_str())?;
        }
        persons(xml, talk)?;
        links(xml, site, talk)?;
        if let Some(address) = &talk.address {
            text(xml, "url", address)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Hours and minutes, `1:30` as `01:30`.
fn duration(talk: &Talk<'_>) -> String {
    let minutes = talk.end.duration_since(&talk.start).as_mins().max(0);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn persons(xml: &mut Xml, talk: &Talk<'_>) -> io::Result<()> {
    if talk.people.is_empty() {
        return Ok(());
    }
    xml.create_element("persons").write_inner_content(|xml| {
        talk.people.iter().try_for_each(|person| {
            let number = first_bits(person.guid).to_string();
            let element = xml.create_element("person");
            let element = element.with_attribute(("id", number.as_str()));
            element.write_text_content(BytesText::new(&person.name))?;
            Ok(())
        })
    })?;
    Ok(())
}

fn links(xml: &mut Xml, site: &Site, talk: &Talk<'_>) -> io::Result<()> {
    if talk.entry.links.is_empty() {
        return Ok(());
    }
    xml.create_element("links").write_inner_content(|xml| {
        talk.entry.links.iter().try_for_each(|link| {
            let href = uri(&link.url);
            let title = link_title(site, link).unwrap_or_else(|| href.clone());
            let element = xml.create_element("link");
            let element = element.with_attribute(("href", href.as_str()));
            element.write_text_content(BytesText::new(&title))?;
            Ok(())
        })
    })?;
    Ok(())
}

fn text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name)
        .write_text_content(BytesText::new(text))?;
    Ok(())
}
