//! Every address of the site: parser and printer side by side, and the list of all pages of a given content.
//!
//! An address is the base of the export, then a language (none for the default one), then the path of a [`Route`].
//! Ids are the same in every language, and every path ends in a slash. The query of a list is a [`filter::Filter`].

pub mod filter;

pub mod agenda;
pub mod map;

use crate::content::store::Site;
use crate::model::agenda::{Day, EventDetails, PartOfDay, SplitAgenda};
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::model::place::Region;
use crate::model::project::Part;
use crate::model::time::Date;
use std::borrow::Cow;

/// The first segment of topic pages.
pub const TOPICS: &str = "topics";
/// The first segment of the list of events and of their pages.
pub const EVENTS: &str = "events";
/// The first segment of the map of partners and of their pages.
pub const PARTNERS: &str = "partners";
/// The first segment of the places of industrial culture.
pub const PLACES: &str = "places";
/// The segment of the map of everything.
pub const MAP: &str = "map";
/// The segment of the page about the project.
pub const PROJECT: &str = "project";
/// The first segment of outputs.
pub const OUTPUTS: &str = "outputs";
/// The first segment of the tree of leaves.
pub const TREE: &str = "tree";
/// The segment, below the tree, of the page where a leaf is made.
pub const FORGE: &str = "forge";
/// The segment of the page about the site.
pub const ABOUT: &str = "about";
/// The segment of the page of contacts.
pub const CONTACT: &str = "contact";

/// The segment, below the places, of the places of one region.
pub const REGION: &str = "region";

/// The fragment of the main part of every page.
pub const MAIN: &str = "main";
/// The fragment of the topics on the home page.
pub const TOPICS_ON_HOME: &str = "topics";
/// The fragment of the accessibility statement on the page about the site.
pub const ACCESSIBILITY: &str = "accessibility";

/// The fragment of a work package on the page about the project.
pub fn fragment_of_package(id: &Slug) -> String {
    format!("package-{id}")
}

/// From how many events on the list is split by year, from how many entries on an agenda is split by parts of days, and from
/// how many places on their list is split by region. At about 250 bytes an event and 600 an entry or place, what isn't
/// split stays below 300 kB of HTML; a year or region is split no further, and the export warns of one that grows larger.
pub const SPLIT_ABOVE: usize = 400;

/// A page, whatever its language.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// `/`
    Home,
    /// `/topics/<id>/`
    Topic(Slug),
    /// `/events/`
    Events,
    /// `/events/<year>/`, where the list is split
    EventsOfYear(u16),
    /// `/events/<id>/`
    Event(Slug),
    /// `/events/<id>/<date>/`, and `/events/<id>/<date>/<number>/` from the second part of the day on, where the agenda is
    /// split
    EventPart(Slug, Date, u16),
    /// `/partners/`
    Partners,
    /// `/partners/<id>/`
    Partner(Slug),
    /// `/places/`
    Places,
    /// `/places/region/<id>/`, where the list is split
    PlacesOfRegion(Slug),
    /// `/places/<id>/`
    Place(Slug),
    /// `/map/`
    Map,
    /// `/project/`
    Project,
    /// `/outputs/`
    Outputs,
    /// `/outputs/<id>/`
    Output(Slug),
    /// `/tree/`
    Tree,
    /// `/tree/<id>/`
    Leaf(Slug),
    /// `/tree/forge/`
    Forge,
    /// `/about/`
    About,
    /// `/contact/`
    Contact,
}

impl Route {
    /// Reads a path below the language, with or without its last slash. `None` for a path that no page can have; a
    /// path with an unknown id is read.
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        let slug = |id: &str| Slug::parse(id).ok();
        let segments: Vec<&str> = path.split('/').collect();
        match segments[..] {
            [""] => Some(Self::Home),
            [TOPICS, id] => slug(id).map(Self::Topic),
            [EVENTS] => Some(Self::Events),
            [EVENTS, name] => year(name)
                .map(Self::EventsOfYear)
                .or_else(|| slug(name).map(Self::Event)),
            [EVENTS, id, day] => Some(Self::EventPart(slug(id)?, whole_day(day)?, 1)),
            [EVENTS, id, day, part] => Some(Self::EventPart(
                slug(id)?,
                whole_day(day)?,
                later_part(part)?,
            )),
            [PARTNERS] => Some(Self::Partners),
            [PARTNERS, id] => slug(id).map(Self::Partner),
            [PLACES] => Some(Self::Places),
            [PLACES, id] => slug(id).map(Self::Place),
            [PLACES, REGION, id] => slug(id).map(Self::PlacesOfRegion),
            [MAP] => Some(Self::Map),
            [PROJECT] => Some(Self::Project),
            [OUTPUTS] => Some(Self::Outputs),
            [OUTPUTS, id] => slug(id).map(Self::Output),
            [TREE] => Some(Self::Tree),
            [TREE, FORGE] => Some(Self::Forge),
            [TREE, id] => slug(id).map(Self::Leaf),
            [ABOUT] => Some(Self::About),
            [CONTACT] => Some(Self::Contact),
            _ => None,
        }
    }

    /// The path below the language, with its slashes.
    pub fn path(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Topic(id) => format!("/{TOPICS}/{id}/"),
            Self::Events => format!("/{EVENTS}/"),
            Self::EventsOfYear(year) => format!("/{EVENTS}/{year}/"),
            Self::Event(id) => format!("/{EVENTS}/{id}/"),
            Self::EventPart(id, day, 1) => format!("/{EVENTS}/{id}/{day}/"),
            Self::EventPart(id, day, part) => format!("/{EVENTS}/{id}/{day}/{part}/"),
            Self::Partners => format!("/{PARTNERS}/"),
            Self::Partner(id) => format!("/{PARTNERS}/{id}/"),
            Self::Places => format!("/{PLACES}/"),
            Self::PlacesOfRegion(id) => format!("/{PLACES}/{REGION}/{id}/"),
            Self::Place(id) => format!("/{PLACES}/{id}/"),
            Self::Map => format!("/{MAP}/"),
            Self::Project => format!("/{PROJECT}/"),
            Self::Outputs => format!("/{OUTPUTS}/"),
            Self::Output(id) => format!("/{OUTPUTS}/{id}/"),
            Self::Tree => format!("/{TREE}/"),
            Self::Leaf(id) => format!("/{TREE}/{id}/"),
            Self::Forge => format!("/{TREE}/{FORGE}/"),
            Self::About => format!("/{ABOUT}/"),
            Self::Contact => format!("/{CONTACT}/"),
        }
    }
}

/// A file for other programs, which each language has of its own. Events that aren't dated to the day have none.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Feed {
    /// `/events/calendar.ics`: every event
    Events,
    /// `/events/<id>/calendar.ics`: the entries of an event's agenda, else the event
    Event(Slug),
    /// `/events/<id>/<date>.ics`: a day of an agenda
    EventDay(Slug, Date),
    /// `/events/<id>/entries/<entry>.ics`: an entry of an agenda
    Entry(Slug, Slug),
    /// `/events/<id>/schedule.json`: an agenda as schedule v2 of the c3voc
    ScheduleJson(Slug),
    /// `/events/<id>/schedule.xml`: an agenda as schedule XML of the c3voc
    ScheduleXml(Slug),
    /// `/map/map.geojson`: everything on the map as GeoJSON
    GeoJson,
    /// `/map/map.csv`: the same as a table
    Csv,
}

impl Feed {
    /// The path below the language.
    pub fn path(&self) -> String {
        match self {
            Self::Events => format!("/{EVENTS}/calendar.ics"),
            Self::Event(id) => format!("/{EVENTS}/{id}/calendar.ics"),
            Self::EventDay(id, day) => format!("/{EVENTS}/{id}/{day}.ics"),
            Self::Entry(id, entry) => format!("/{EVENTS}/{id}/entries/{entry}.ics"),
            Self::ScheduleJson(id) => format!("/{EVENTS}/{id}/schedule.json"),
            Self::ScheduleXml(id) => format!("/{EVENTS}/{id}/schedule.xml"),
            Self::GeoJson => format!("/{MAP}/map.geojson"),
            Self::Csv => format!("/{MAP}/map.csv"),
        }
    }

    /// What it is called among a visitor's downloads, where all lie in one folder.
    pub fn file_name(&self) -> String {
        match self {
            Self::Events => format!("{EVENTS}.ics"),
            Self::Event(id) => format!("{id}.ics"),
            Self::EventDay(id, day) => format!("{id}-{day}.ics"),
            Self::Entry(id, entry) => format!("{id}-{entry}.ics"),
            Self::ScheduleJson(id) => format!("{id}.json"),
            Self::ScheduleXml(id) => format!("{id}.xml"),
            Self::GeoJson => format!("{MAP}.geojson"),
            Self::Csv => format!("{MAP}.csv"),
        }
    }

    /// Its media type (RFC 5545, 8.1; RFC 8259, 11; RFC 7303, 9.1; RFC 7946, 12; RFC 4180, 3).
    pub fn media_type(&self) -> &'static str {
        match self {
            Self::ScheduleJson(_) => "application/json",
            Self::ScheduleXml(_) => "application/xml",
            Self::GeoJson => "application/geo+json",
            Self::Csv => "text/csv",
            _ => "text/calendar",
        }
    }
}

/// Whether an export has a file. The details of its event must be there.
pub fn has_feed(site: &Site, feed: &Feed) -> bool {
    match feed {
        Feed::Events => match &site.project.split_events {
            Some(split) => split.to_the_day,
            None => site.events().iter().any(|event| event.days().is_some()),
        },
        Feed::GeoJson | Feed::Csv => true,
        Feed::Event(id)
        | Feed::EventDay(id, _)
        | Feed::Entry(id, _)
        | Feed::ScheduleJson(id)
        | Feed::ScheduleXml(id) => site
            .event(id)
            .is_some_and(|event| feeds_of(site, &event).contains(feed)),
    }
}

/// Every file for calendars and schedule programs of a content of which every file is there; besides, each has those of the
/// map.
pub fn feeds(site: &Site) -> Vec<Feed> {
    let all = has_feed(site, &Feed::Events).then_some(Feed::Events);
    let of_events = site.events().iter().flat_map(|event| feeds_of(site, event));
    all.into_iter().chain(of_events).collect()
}

/// The files of an event whose details are there: none, unless it is dated to the day. In the browser those of the
/// entries of an agenda that is split are left out.
pub fn feeds_of(site: &Site, event: &Event) -> Vec<Feed> {
    if event.days().is_none() {
        return Vec::new();
    }
    let id = &event.id;
    let mut feeds = vec![Feed::Event(id.clone())];
    let details = site.details(id);
    let days = details.iter().flat_map(|details| &details.days);
    let split = details.as_ref().and_then(|details| details.split.as_ref());
    let has_parts =
        |day: &Day| split.is_some_and(|split| split.parts.iter().any(|part| part.date == day.date));
    for day in days.filter(|day| !day.entries.is_empty() || has_parts(day)) {
        feeds.push(Feed::EventDay(id.clone(), day.date));
        let entries = day.entries.iter();
        feeds.extend(entries.map(|entry| Feed::Entry(id.clone(), entry.id.clone())));
    }
    if feeds.len() > 1 {
        feeds.extend([
            Feed::ScheduleJson(id.clone()),
            Feed::ScheduleXml(id.clone()),
        ]);
    }
    feeds
}

/// The address at which calendar programs subscribe to all events (the scheme `webcal`, which stands for `https` or
/// `http`); none where the site's address isn't known, or no event is dated to the day.
pub fn subscription(site: &Site) -> Option<String> {
    let url = site
        .project
        .url
        .as_ref()
        .filter(|_| has_feed(site, &Feed::Events))?;
    let (_, below) = url.as_str().split_once("://")?;
    let (host, _) = below.split_once('/')?;
    Some(format!("webcal://{host}{}", site.href_of(&Feed::Events)))
}

fn whole_day(text: &str) -> Option<Date> {
    Date::parse(text).ok().filter(|date| date.is_day())
}

/// The number of a part of a day after the first one, whose address has none.
fn later_part(text: &str) -> Option<u16> {
    let number = text.parse().ok().filter(|number| *number > 1)?;
    (u16::to_string(&number) == text).then_some(number)
}

/// Years are written with four digits; an event's id never is (a rule of the check).
fn year(text: &str) -> Option<u16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Where a language of an export stands: the path that all its routes begin with, without the last slash.
///
/// `base` begins and ends with a slash; `prefix` is the language's segment, none for the default language.
pub fn root(base: &str, prefix: Option<&str>) -> String {
    match prefix {
        Some(lang) => format!("{base}{lang}"),
        None => base.trim_end_matches('/').to_owned(),
    }
}

/// The base of a site at an address: `/folder/` of `https://host/folder/`. `None` where the address is no web address,
/// doesn't end in a slash, or its path has other than unreserved characters (RFC 3986, 2.3), which browsers and
/// hosts write in more than one way.
pub fn base_of(address: &str) -> Option<&str> {
    let below = address
        .strip_prefix("https://")
        .or_else(|| address.strip_prefix("http://"))?;
    let path = &below[below.find('/').filter(|at| *at > 0)?..];
    let unreserved = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    (path.ends_with('/') && !path.contains("//") && path.bytes().all(unreserved)).then_some(path)
}

/// The fragment of a year on the page of all events.
pub fn fragment_of_year(year: u16) -> String {
    format!("year-{year}")
}

/// The address of a region on the page of all places, which names it whether or not regions have pages of their own.
pub fn region_on_places(site: &Site, region: &Slug) -> String {
    format!("{}#{region}", site.href(&Route::Places))
}

/// Whether the content has a page at an address that [`Route::parse`] reads.
pub fn exists(site: &Site, route: &Route) -> bool {
    match route {
        Route::Home
        | Route::Partners
        | Route::Map
        | Route::Project
        | Route::About
        | Route::Contact => true,
        Route::Events => site.has(Part::Events),
        Route::Places => site.has(Part::Places),
        Route::Outputs => site.has(Part::Outputs),
        Route::Topic(id) => site.topic(id).is_some(),
        Route::EventsOfYear(year) => years_apart(site).contains(year),
        Route::Event(id) => site.event(id).is_some(),
        Route::EventPart(id, day, number) => part_apart(site, id, *day, *number).is_some(),
        Route::Partner(id) => site.partner(id).is_some(),
        Route::PlacesOfRegion(id) => regions_apart(site).contains(id),
        Route::Place(id) => site.place(id).is_some(),
        Route::Output(id) => site.output(id).is_some(),
        Route::Tree | Route::Leaf(_) | Route::Forge => false,
    }
}

/// Every page of a content of which every file is there.
pub fn routes(site: &Site) -> Vec<Route> {
    let single = [
        Route::Home,
        Route::Project,
        Route::Events,
        Route::Partners,
        Route::Map,
        Route::Places,
        Route::Outputs,
        Route::About,
        Route::Contact,
    ];
    let single = single.into_iter().filter(|route| exists(site, route));
    let topics = ids(site.topics(), |topic| &topic.id).map(Route::Topic);
    let years = years_apart(site).into_iter().map(Route::EventsOfYear);
    let partners = ids(site.partners(), |partner| &partner.id).map(Route::Partner);
    let regions = regions_apart(site).into_iter().map(Route::PlacesOfRegion);
    let places = ids(site.places(), |place| &place.id).map(Route::Place);
    let outputs = ids(site.outputs(), |output| &output.id).map(Route::Output);
    let events = ids(site.events(), |event| &event.id).flat_map(|id| {
        let parts = parts_apart(site, &id).into_iter();
        let of_part = id.clone();
        std::iter::once(Route::Event(id))
            .chain(parts.map(move |part| Route::EventPart(of_part.clone(), part.date, part.number)))
    });
    single
        .chain(topics)
        .chain(years)
        .chain(events)
        .chain(partners)
        .chain(regions)
        .chain(places)
        .chain(outputs)
        .collect()
}

fn ids<T>(records: &[T], id: fn(&T) -> &Slug) -> impl Iterator<Item = Slug> {
    records.iter().map(id).cloned()
}

/// The regions whose places have a page of their own: none, unless there are more than [`SPLIT_ABOVE`] places.
pub fn regions_apart(site: &Site) -> Vec<Slug> {
    if site.places().len() <= SPLIT_ABOVE {
        return Vec::new();
    }
    let has_places = |region: &&Region| site.places().iter().any(|place| place.region == region.id);
    let regions = site.regions().iter().filter(has_places);
    regions.map(|region| region.id.clone()).collect()
}

/// The years that have a page of their own: none, unless there are more than [`SPLIT_ABOVE`] events.
pub fn years_apart(site: &Site) -> Vec<u16> {
    if let Some(split) = &site.project.split_events {
        split.years.clone()
    } else if site.events().len() > SPLIT_ABOVE {
        years(site.events())
    } else {
        Vec::new()
    }
}

/// How an agenda is split: not at all, unless it has more than [`SPLIT_ABOVE`] entries.
pub fn split_of(details: &EventDetails) -> Option<Cow<'_, SplitAgenda>> {
    if let Some(split) = &details.split {
        return Some(Cow::Borrowed(split));
    }
    let entries = details.days.iter().map(|day| day.entries.len());
    (entries.sum::<usize>() > SPLIT_ABOVE).then(|| Cow::Owned(SplitAgenda::of(details)))
}

/// The parts of an event's agenda that have a page of their own.
pub fn parts_apart(site: &Site, event: &Slug) -> Vec<PartOfDay> {
    let details = site.details(event);
    let split = details.as_deref().and_then(split_of);
    split.map_or_else(Vec::new, |split| split.into_owned().parts)
}

/// The part of an agenda with a page of its own, by its day and number.
pub fn part_apart(site: &Site, event: &Slug, date: Date, number: u16) -> Option<PartOfDay> {
    let details = site.details(event)?;
    let split = split_of(&details)?;
    let is_wanted = |part: &&PartOfDay| part.date == date && part.number == number;
    split.parts.iter().find(is_wanted).cloned()
}

/// The years of the dated events, which must be in the order of time.
pub fn years(events: &[Event]) -> Vec<u16> {
    let mut years: Vec<u16> = events
        .iter()
        .filter_map(|e| e.start)
        .map(Date::year)
        .collect();
    years.dedup();
    years
}
