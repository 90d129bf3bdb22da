//! Calendars (iCalendar, RFC 5545 and RFC 7986) of all events, of an event, of a day of its agenda and of an entry.
//!
//! There is no METHOD: what is published with one names its organizer by an address (RFC 5546, 3.2.1), and programs take
//! it for an invitation. Hosts stand as CONTACT.

mod zones;

use super::GENERATOR;
use super::clock::{self, Span};
use super::ical_pick::{escape, uid_of_entry, uid_of_event};
use super::plain::{address, page_of_day, page_of_entry, plain, points, way, whole_place};
use crate::content::store::Site;
use crate::head::origin;
use crate::i18n::{dates, key};
use crate::model::agenda::Entry;
use crate::model::event::{Event, EventPlace, Status};
use crate::model::ids::Slug;
use crate::model::text::Text;
use crate::model::time::Date;
use crate::route::{Feed, Route, has_feed};
use jiff::Zoned;
use jiff::civil;
use zones::Zones;

/// The calendar that belongs at an address, with lines as the standard wants them; `None` where there is nothing to say,
/// or the address is that of another format.
pub fn calendar(site: &Site, feed: &Feed) -> Option<String> {
    match feed {
        Feed::Events => has_feed(site, feed).then(|| all_events(site)),
        Feed::Event(id) | Feed::EventDay(id, _) | Feed::Entry(id, _) => of_event(site, id, feed),
        Feed::ScheduleJson(_) | Feed::ScheduleXml(_) | Feed::GeoJson | Feed::Csv => None,
    }
}

/// The calendar of an event, or of a day or an entry of its agenda.
fn of_event(site: &Site, id: &Slug, feed: &Feed) -> Option<String> {
    let event = &*site.event(id)?;
    let first_and_last = event.days()?;
    let details = site.details(id);
    let details = details.as_deref();
    let days = details.map_or(&[][..], |details| &details.days);
    let updated = details.map_or(event.updated, |details| details.updated.max(event.updated));
    let entries = days
        .iter()
        .flat_map(|day| day.entries.iter().map(move |entry| (day.date, entry)));
    let wanted = entries.filter(|(date, entry)| match feed {
        Feed::EventDay(_, wanted) => date == wanted,
        Feed::Entry(_, wanted) => entry.id == *wanted,
        _ => true,
    });
    let mut events = Events::of(site);
    let mut name = site.say(&event.title).to_owned();
    let mut page = Route::Event(id.clone());
    for (date, entry) in wanted {
        events.add_entry(event, date, entry, updated);
        if let Feed::Entry(..) = feed {
            name = site.say(&entry.title).to_owned();
        }
    }
    if let Feed::EventDay(_, date) = feed {
        name = format!("{name}, {}", dates::date(&site.words.dates, *date));
        page = page_of_day(site, id, *date);
    }
    if events.lines.0.is_empty() {
        let Feed::Event(_) = feed else {
            return None;
        };
        events.add_whole(event, first_and_last);
    }
    let mut head = Lines::default();
    head.text("NAME", &name);
    head.text("X-WR-CALNAME", &name);
    head.address("URL", address(site, &page));
    Some(whole(head, events))
}

/// Every event that is dated to the day, each as a whole: a subscription shows when there is something, and the event's
/// own calendar has its agenda.
fn all_events(site: &Site) -> String {
    let mut events = Events::of(site);
    for event in site.events() {
        if let Some(days) = event.days() {
            events.add_whole(event, days);
        }
    }
    let values = [
        ("page", site.words.text(key::NAV_EVENTS)),
        ("site", &site.project.name),
    ];
    let name = site.words.with(key::TITLE, &values);
    let mut head = Lines::default();
    head.text("NAME", &name);
    head.text("X-WR-CALNAME", &name);
    head.address("URL", address(site, &Route::Events));
    let source = origin(site).map(|origin| format!("{origin}{}", site.href_of(&Feed::Events)));
    head.address("SOURCE;VALUE=URI", source);
    // RFC 7986, 5.7, and the name that older programs know.
    head.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
    head.line("X-PUBLISHED-TTL", "P1D");
    whole(head, events)
}

fn whole(head: Lines, events: Events<'_>) -> String {
    let mut all = Lines::default();
    all.line("BEGIN", "VCALENDAR");
    all.line("VERSION", "2.0");
    all.text(
        "PRODID",
        &format!("-//{GENERATOR}//{}//EN", env!("CARGO_PKG_VERSION")),
    );
    all.0 += &head.0;
    events.zones.write(&mut all);
    all.0 += &events.lines.0;
    all.line("END", "VCALENDAR");
    all.0
}

/// Lines of a calendar.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A property. Lines end in CRLF and are folded before they have more than 75 octets, between characters (RFC 5545,
    /// 3.1).
    fn line(&mut self, name: &str, value: &str) {
        const LONGEST: usize = 75;
        let mut length = 0;
        for sign in name.chars().chain([':']).chain(value.chars()) {
            if length + sign.len_utf8() > LONGEST {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(sign);
            length += sign.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A property with a text.
    fn text(&mut self, name: &str, text: &str) {
        self.line(name, &escape(text));
    }

    /// A property with a text of the content, whose language it names (RFC 5545, 3.2.10).
    fn said(&mut self, name: &str, site: &Site, text: &Text, words: &str) {
        let lang = site.choose(text).foreign.unwrap_or(&site.lang);
        self.text(&format!("{name};LANGUAGE={lang}"), words);
    }

    /// A property with an address that may not be known.
    fn address(&mut self, name: &str, address: Option<String>) {
        if let Some(address) = address {
            self.line(name, &address);
        }
    }

    /// A property with a day (RFC 5545, 3.3.4).
    fn day(&mut self, name: &str, day: civil::Date) {
        self.line(
            &format!("{name};VALUE=DATE"),
            &day.strftime("%Y%m%d").to_string(),
        );
    }
}

/// The events of a calendar, and the zones that their times are in.
struct Events<'a> {
    site: &'a Site,
    lines: Lines,
    zones: Zones,
}

impl<'a> Events<'a> {
    fn of(site: &'a Site) -> Self {
        Self {
            site,
            lines: Lines::default(),
            zones: Zones::default(),
        }
    }

    /// An event without its agenda, as the days that it lasts; DTEND is the day after the last one (RFC 5545, 3.6.1).
    /// It leaves its days free for other appointments.
    fn add_whole(&mut self, event: &Event, (first, last): (Date, Date)) {
        let (Some(first), Some(last)) = (clock::civil_date(first), clock::civil_date(last)) else {
            return;
        };
        let (site, lines) = (self.site, &mut self.lines);
        lines.line("BEGIN", "VEVENT");
        lines.text("UID", &uid_of_event(site, event));
        add_change(lines, event.updated);
        lines.day("DTSTART", first);
        lines.day("DTEND", last.tomorrow().unwrap_or(last));
        lines.said("SUMMARY", site, &event.title, site.say(&event.title));
        let note = event
            .date_note
            .as_ref()
            .map(|note| format!("({})", site.say(note)));
        let description: Vec<String> = [site.say(&event.summary).to_owned()]
            .into_iter()
            .chain(note)
            .collect();
        lines.said(
            "DESCRIPTION",
            site,
            &event.summary,
            &description.join("\n\n"),
        );
        let mut places: Vec<String> = event
            .places
            .iter()
            .map(|place| whole_place(site, place))
            .collect();
        places.dedup();
        if !places.is_empty() {
            lines.text("LOCATION", &places.join("; "));
        }
        if let [place] = &event.places[..] {
            add_position(lines, place);
        }
        for host in event.hosts.iter().filter_map(|id| site.partner(id)) {
            lines.said("CONTACT", site, &host.name, site.say(&host.name));
        }
        lines.address("URL", address(site, &Route::Event(event.id.clone())));
        add_categories(lines, site, event, &[]);
        add_status(lines, event);
        lines.line("TRANSP", "TRANSPARENT");
        lines.line("END", "VEVENT");
    }

    /// An entry of an agenda. An open end gives no DTEND; neither does one at the start, which the standard forbids.
    fn add_entry(&mut self, event: &Event, date: Date, entry: &Entry, updated: Date) {
        let Some(Span { start, end }) = clock::span(event, date, entry) else {
            return;
        };
        let (site, lines) = (self.site, &mut self.lines);
        lines.line("BEGIN", "VEVENT");
        lines.text("UID", &uid_of_entry(site, event, entry));
        add_change(lines, updated);
        self.zones.add_time(lines, "DTSTART", &start);
        if let Some(end) = end.filter(|end| *end > start) {
            self.zones.add_time(lines, "DTEND", &end);
        }
        lines.said("SUMMARY", site, &entry.title, site.say(&entry.title));
        let description = description(site, entry);
        if !description.is_empty() {
            let told = entry.text.as_ref().unwrap_or(&entry.title);
            lines.said("DESCRIPTION", site, told, &description);
        }
        lines.text("LOCATION", &way(site, event, entry));
        if let Some(place) = event.place(&entry.place) {
            add_position(lines, place);
        }
        let page = address(site, &page_of_entry(site, &event.id, date, &entry.id));
        lines.address("URL", page.map(|page| format!("{page}#{}", entry.id)));
        add_categories(lines, site, event, &entry_categories(site, entry));
        add_status(lines, event);
        lines.line("END", "VEVENT");
    }
}

/// When the record was last changed. SEQUENCE is the day of the change, counted from 1 January 1970: it grows with each
/// day on which something changed, and the content knows no shorter time.
fn add_change(lines: &mut Lines, updated: Date) {
    const EPOCH: civil::Date = civil::date(1970, 1, 1);
    let day = clock::civil_date(updated.latest()).unwrap_or(EPOCH);
    let at_midnight = day.strftime("%Y%m%dT000000Z").to_string();
    // Without a METHOD the two mean the same (RFC 5545, 3.8.7.2).
    lines.line("DTSTAMP", &at_midnight);
    lines.line("LAST-MODIFIED", &at_midnight);
    let days = day.duration_since(EPOCH).as_hours() / 24;
    lines.line("SEQUENCE", &days.max(0).to_string());
}

/// For whom an entry is, what it is about, its points, who speaks, and where to read on.
fn description(site: &Site, entry: &Entry) -> String {
    let audience = entry
        .audience
        .as_ref()
        .map(|audience| site.say(audience).to_owned());
    let text = entry.text.as_ref().map(|text| plain(site.say(text)));
    let people: Vec<&str> = entry.people.iter().map(|name| site.name(name)).collect();
    let people = (!people.is_empty()).then(|| people.join(", "));
    let links = entry.links.iter().map(|link| match &link.title {
        Some(title) => format!("{}: {}", site.say(title), link.url.as_str()),
        None => link.url.as_str().to_owned(),
    });
    let links: Vec<String> = links.collect();
    let links = (!links.is_empty()).then(|| links.join("\n"));
    let parts = [audience, text, points(site, &entry.points), people, links];
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// Degrees north and east (RFC 5545, 3.8.1.6).
fn add_position(lines: &mut Lines, place: &EventPlace) {
    let position = place.position;
    lines.line("GEO", &format!("{};{}", position.lat, position.lon));
}

/// The kind of the event, and its topics or what stands for them.
fn add_categories(lines: &mut Lines, site: &Site, event: &Event, of_entry: &[String]) {
    let topics = event.topics.iter().filter_map(|id| site.topic(id));
    let mut categories = vec![
        site.label(&site.project.event_kinds, &event.kind)
            .to_owned(),
    ];
    if of_entry.is_empty() {
        categories.extend(topics.map(|(topic, _)| site.say(&topic.title).to_owned()));
    } else {
        categories.extend_from_slice(of_entry);
    }
    let escaped: Vec<String> = categories.iter().map(|category| escape(category)).collect();
    lines.line("CATEGORIES", &escaped.join(","));
}

fn entry_categories(site: &Site, entry: &Entry) -> Vec<String> {
    let track = entry.track.iter().map(|track| site.say(track).to_owned());
    let topics = entry.topics.iter().filter_map(|id| site.topic(id));
    track
        .chain(topics.map(|(topic, _)| site.say(&topic.title).to_owned()))
        .collect()
}

/// One that is postponed may still take place, but not then: TENTATIVE.
fn add_status(lines: &mut Lines, event: &Event) {
    match event.status {
        Some(Status::Cancelled) => lines.line("STATUS", "CANCELLED"),
        Some(Status::Postponed) => lines.line("STATUS", "TENTATIVE"),
        None => {}
    }
}

impl Zones {
    /// A property with a time and its zone; in UTC with a Z and no zone (RFC 5545, 3.3.5).
    fn add_time(&mut self, lines: &mut Lines, name: &str, time: &Zoned) {
        let zone = time.time_zone().iana_name().filter(|zone| *zone != "UTC");
        match zone {
            Some(zone) => {
                let value = time.strftime("%Y%m%dT%H%M%S").to_string();
                lines.line(&format!("{name};TZID={zone}"), &value);
                self.note(zone, time);
            }
            None => lines.line(name, &time.strftime("%Y%m%dT%H%M%SZ").to_string()),
        }
    }
}
