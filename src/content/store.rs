//! What a site knows in one language, file by file: which files a page needs, and how to look things up in them.

use crate::content::index::Index;
use crate::content::read::read;
use crate::geo::{base_map, projection};
use crate::i18n::catalogue::Catalogue;
use crate::i18n::key::{Chapter, Key};
use crate::model::agenda::{Day, EventDetails};
use crate::model::event::{Event, EventPlace, Events};
use crate::model::ids::{CountryCode, Slug};
use crate::model::lang::Lang;
use crate::model::legal::Legal;
use crate::model::output::{Output, Outputs};
use crate::model::partner::{Partner, Partners};
use crate::model::place::{Place, Places, Position, Region};
use crate::model::project::{Accent, Label, Part, Project};
use crate::model::text::{Chosen, Name, Text};
use crate::model::time::Date;
use crate::model::topic::{Topic, Topics, WorkPackage};
use crate::route::{self, Feed, Route};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

/// The file of the project, needed before anything else.
pub const PROJECT: &str = "project.json";

/// The file of the events.
pub const EVENTS: &str = "events.json";

/// The index of a list of events that is split.
pub const EVENT_INDEX: &str = "events.txt";

/// The index of what stands on the map.
pub const MAP_INDEX: &str = "map.txt";

/// The names that it leaves out.
pub const MAP_NAMES: &str = "map-names.txt";

/// The index of an agenda that is split.
pub fn agenda_index(event: &Slug) -> String {
    format!("events/{event}.txt")
}

/// The file of the outputs.
pub const OUTPUTS: &str = "outputs.json";

/// The file of the places.
pub const PLACES: &str = "places.json";

/// The file of a language's interface, needed before anything else.
pub fn catalogue_path(lang: &Lang) -> String {
    format!("i18n/{lang}.json")
}

/// A file that some pages need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum File {
    /// Topics and work packages.
    Topics,
    /// Partners and their regions.
    Partners,
    /// The list of events.
    Events,
    /// The events of a year, or the undated ones; only in an export whose list of events is split.
    EventsOf(Option<u16>),
    /// What the page of an event says beyond the list; in an export all that it shows.
    Details(Slug),
    /// The entries of a part of a day of an agenda, by the number of the part; only in an export whose agenda is split.
    PartOfAgenda(Slug, Date, u16),
    /// What the project made.
    Outputs,
    /// An output with all that its page shows; only in an export.
    Output(Slug),
    /// The list of places; in an export it has only what lists and maps show.
    Places,
    /// A place with all that its page shows; only in an export.
    Place(Slug),
    /// Who answers for the site.
    Legal,
    /// Messages that few pages need; only in an export.
    Words(Chapter),
    /// What stands on the map, as [`crate::search::map`] writes it; only in an export.
    MapIndex,
    /// The names that the former leaves out, if it does.
    MapNames,
    /// The drawing below the large maps.
    BaseMap,
    /// The drawing below the small maps on pages of one thing.
    CoarseMap,
}

impl File {
    /// Its path below the folder of the language's data; that of a drawing is below the site's root.
    pub fn path(&self) -> String {
        match self {
            Self::Topics => "topics.json".to_owned(),
            Self::Partners => "partners.json".to_owned(),
            Self::Events => EVENTS.to_owned(),
            Self::EventsOf(Some(year)) => format!("events-{year}.json"),
            Self::EventsOf(None) => "events-undated.json".to_owned(),
            Self::Details(id) => format!("events/{id}.json"),
            Self::PartOfAgenda(id, date, number) => format!("events/{id}/{date}-{number}.json"),
            Self::Outputs => OUTPUTS.to_owned(),
            Self::Output(id) => format!("outputs/{id}.json"),
            Self::Places => PLACES.to_owned(),
            Self::Place(id) => format!("places/{id}.json"),
            Self::Legal => "legal.json".to_owned(),
            Self::Words(chapter) => format!("i18n/{}.json", chapter.name()),
            Self::MapIndex => MAP_INDEX.to_owned(),
            Self::MapNames => MAP_NAMES.to_owned(),
            Self::BaseMap => "map/europe.svg".to_owned(),
            Self::CoarseMap => "map/coarse.svg".to_owned(),
        }
    }

    /// The class of the layer of a map that holds the file's drawing, for the drawings. Pages are exported with it, so
    /// it is taken from the page and not fetched for its first view; each drawing has a class of its own, lest one be
    /// taken for the other.
    pub fn layer(&self) -> Option<&'static str> {
        match self {
            Self::BaseMap => Some("ground"),
            Self::CoarseMap => Some("coarse"),
            _ => None,
        }
    }
}

/// A site in one language.
///
/// `project` and `words` are always there; the other files come as pages need them, and each is read once. A page
/// is shown only when [`Site::missing`] has nothing more for it, so its look-ups find their files.
#[derive(Debug)]
pub struct Site {
    /// The path of the export, with a slash at both ends.
    pub base: String,
    /// The path of the folder of this language's data, with a slash at both ends.
    pub data: String,
    /// The language of the pages.
    pub lang: Lang,
    /// The project.
    pub project: Project,
    /// The interface in `lang`.
    pub words: Arc<Catalogue>,
    topics: OnceLock<Topics>,
    partners: OnceLock<Partners>,
    events: OnceLock<EventList>,
    events_of: RwLock<Vec<PartOfEvents>>,
    details: RwLock<Kept<EventDetails>>,
    own_events: RwLock<Kept<Event>>,
    parts_of_agendas: RwLock<Vec<(File, Arc<Day>)>>,
    outputs: OnceLock<Outputs>,
    own_outputs: RwLock<Kept<Output>>,
    places: OnceLock<Places>,
    own_places: RwLock<Kept<Place>>,
    absent: RwLock<Vec<File>>,
    legal: OnceLock<Legal>,
    map_index: OnceLock<String>,
    map_names: OnceLock<String>,
    base_map: OnceLock<String>,
    coarse_map: OnceLock<String>,
}

/// The events of a year, or the undated ones.
type PartOfEvents = (Option<u16>, Arc<Vec<Event>>);

/// The events, and where they stand.
#[derive(Debug)]
struct EventList {
    events: Vec<Event>,
    ids: Index,
    titles: Index,
}

/// Records that come one by one, and where they stand by their ids.
#[derive(Debug)]
struct Kept<T> {
    records: Vec<Arc<T>>,
    ids: Index,
}

impl Site {
    /// A site of which only the project and the interface are known.
    pub fn new(base: String, data: String, lang: Lang, project: Project, words: Catalogue) -> Self {
        Self {
            base,
            data,
            lang,
            project,
            words: Arc::new(words),
            topics: OnceLock::new(),
            partners: OnceLock::new(),
            events: OnceLock::new(),
            events_of: RwLock::default(),
            details: RwLock::default(),
            own_events: RwLock::default(),
            parts_of_agendas: RwLock::default(),
            outputs: OnceLock::new(),
            own_outputs: RwLock::default(),
            places: OnceLock::new(),
            own_places: RwLock::default(),
            absent: RwLock::default(),
            legal: OnceLock::new(),
            map_index: OnceLock::new(),
            map_names: OnceLock::new(),
            base_map: OnceLock::new(),
            coarse_map: OnceLock::new(),
        }
    }

    /// Takes in a file's text. The error says which field of the file doesn't fit the code.
    pub fn put(&self, file: &File, text: &str) -> Result<(), String> {
        match file {
            File::Topics => read(&file.path(), text).map(|topics| self.put_topics(topics)),
            File::Partners => read(&file.path(), text).map(|partners| self.put_partners(partners)),
            File::Events => read(&file.path(), text).map(|events| self.put_events(events)),
            File::EventsOf(year) => {
                let events: Events = read(&file.path(), text)?;
                let part = (*year, Arc::new(in_order(events.events)));
                let mut parts = self
                    .events_of
                    .write()
                    .unwrap_or_else(PoisonError::into_inner);
                parts.push(part);
                Ok(())
            }
            File::Details(id) => {
                let details: EventDetails = read(&file.path(), text)?;
                if details.event != *id {
                    return Err(format!("{}: /event: names {}", file.path(), details.event));
                }
                self.put_details(details);
                Ok(())
            }
            File::PartOfAgenda(..) => {
                let part = (file.clone(), Arc::new(read(&file.path(), text)?));
                let parts = &self.parts_of_agendas;
                let mut parts = parts.write().unwrap_or_else(PoisonError::into_inner);
                parts.push(part);
                Ok(())
            }
            File::Outputs => read(&file.path(), text).map(|outputs| self.put_outputs(outputs)),
            File::Output(id) => {
                let output: Output = read(&file.path(), text)?;
                if output.id != *id {
                    return Err(format!("{}: /id: names {}", file.path(), output.id));
                }
                self.put_output(output);
                Ok(())
            }
            File::Places => read(&file.path(), text).map(|places| self.put_places(places)),
            File::Place(id) => {
                let place: Place = read(&file.path(), text)?;
                if place.id != *id {
                    return Err(format!("{}: /id: names {}", file.path(), place.id));
                }
                self.put_place(place);
                Ok(())
            }
            File::Legal => read(&file.path(), text).map(|legal| self.put_legal(legal)),
            File::Words(chapter) => {
                self.words.add(*chapter, read(&file.path(), text)?);
                Ok(())
            }
            File::MapIndex => {
                _ = self.map_index.set(text.to_owned());
                Ok(())
            }
            File::MapNames => {
                _ = self.map_names.set(text.to_owned());
                Ok(())
            }
            File::BaseMap => {
                _ = self.base_map.set(self.with_own_countries(text));
                Ok(())
            }
            File::CoarseMap => {
                _ = self.coarse_map.set(self.with_own_countries(text));
                Ok(())
            }
        }
    }

    /// Takes note that a file isn't there. That is an answer for the file of a place, and in an export for that of an
    /// event, of which no list is at hand: there is no such place or event. Of another file it is an error, which
    /// names it.
    pub fn note_absent(&self, file: &File) -> Result<(), String> {
        match file {
            File::Place(_) => {}
            File::Details(_) if self.is_exported() => {}
            _ => return Err(format!("{}: answered 404", self.address_of(file))),
        }
        let mut absent = self.absent.write().unwrap_or_else(PoisonError::into_inner);
        absent.push(file.clone());
        Ok(())
    }

    fn is_absent(&self, file: &File) -> bool {
        let absent = self.absent.read().unwrap_or_else(PoisonError::into_inner);
        absent.contains(file)
    }

    /// Takes in the topics, unless they are known.
    pub fn put_topics(&self, topics: Topics) {
        _ = self.topics.set(topics);
    }

    /// Takes in the partners, unless they are known.
    pub fn put_partners(&self, partners: Partners) {
        _ = self.partners.set(partners);
    }

    /// Takes in the events, unless they are known; undated ones go last, the others in the order of time.
    pub fn put_events(&self, events: Events) {
        let events = in_order(events.events);
        _ = self.events.set(EventList {
            ids: Index::of(&events, |event| event.id.as_str()),
            titles: Index::of(&events, |event| self.say(&event.title)),
            events,
        });
    }

    /// Takes in the details of an event, and its record where they have it.
    pub fn put_details(&self, mut details: EventDetails) {
        if let Some(event) = details.record.take() {
            keep(&self.own_events, event, |event| &event.id);
        }
        keep(&self.details, details, |details| &details.event);
    }

    /// Takes in the outputs, unless they are known.
    pub fn put_outputs(&self, outputs: Outputs) {
        _ = self.outputs.set(outputs);
    }

    /// Takes in an output with all that is known of it.
    pub fn put_output(&self, output: Output) {
        keep(&self.own_outputs, output, |output| &output.id);
    }

    /// Takes in the places, unless they are known.
    pub fn put_places(&self, places: Places) {
        _ = self.places.set(places);
    }

    /// Takes in a place with all that is known of it.
    pub fn put_place(&self, place: Place) {
        keep(&self.own_places, place, |place| &place.id);
    }

    /// Takes in who answers for the site, unless that is known.
    pub fn put_legal(&self, legal: Legal) {
        _ = self.legal.set(legal);
    }

    /// A drawing below maps, with the countries of the content marked in it.
    fn with_own_countries(&self, fragment: &str) -> String {
        let countries = self.project.countries.iter();
        let own: Vec<&str> = countries.map(|country| country.code.as_str()).collect();
        base_map::mark_countries(fragment, &own)
    }

    /// The files that a page needs. An event's details show as needed only once the list says that there are any. The
    /// coarse map does so as long as it isn't known whether there is something to show on it, and comes together with
    /// the file that says so.
    pub fn needed(&self, route: &Route) -> Vec<File> {
        match route {
            Route::Home | Route::Project => {
                vec![File::Topics, File::Partners, File::Events, File::Outputs]
            }
            Route::Topic(_) => vec![File::Topics, File::Events, File::Outputs],
            Route::Events => vec![File::Topics, File::Partners, self.file_of_events(None)],
            Route::EventsOfYear(year) => vec![self.file_of_events(Some(*year))],
            Route::Event(id) => {
                let mut files = self.needed_of_event(id);
                let event = self.event(id);
                let positions =
                    event.map(|event| event.places.iter().map(|p| p.position).collect());
                files.extend(self.coarse_map_for(positions));
                files
            }
            Route::EventPart(id, date, number) => {
                let mut files = self.needed_of_event(id);
                let details = self.details(id);
                let is_split = details.is_some_and(|details| details.split.is_some());
                if is_split && route::exists(self, route) {
                    files.push(File::PartOfAgenda(id.clone(), *date, *number));
                }
                files
            }
            Route::Partners => vec![File::Partners, File::BaseMap],
            Route::Map if self.is_exported() => {
                vec![File::MapIndex, File::BaseMap, File::Words(Chapter::Map)]
            }
            Route::Map => {
                let mut files = vec![File::Partners, File::BaseMap];
                if self.has(Part::Events) {
                    files.push(File::Events);
                }
                if self.has(Part::Places) {
                    files.push(File::Places);
                }
                files
            }
            Route::Partner(id) => {
                let mut files = vec![File::Partners, File::Events];
                let partner = self.partner(id);
                let position = partner.map(|partner| partner.position.into_iter().collect());
                files.extend(self.coarse_map_for(position));
                files
            }
            Route::Outputs => vec![File::Outputs],
            Route::Output(id) => {
                let mut files = vec![File::Topics, File::Outputs];
                if self.is_exported() && self.output(id).is_some() {
                    files.push(File::Output(id.clone()));
                }
                files
            }
            Route::Places | Route::PlacesOfRegion(_) => vec![File::Partners, File::Places],
            Route::Place(id) => {
                let own = File::Place(id.clone());
                if self.is_absent(&own) {
                    return Vec::new();
                }
                let list_or_own = if self.is_exported() {
                    own
                } else {
                    File::Places
                };
                let mut files = vec![File::Partners, list_or_own];
                let position = self.place(id).map(|place| vec![place.position]);
                files.extend(self.coarse_map_for(position));
                files
            }
            Route::About if self.is_exported() => vec![File::Legal, File::Words(Chapter::About)],
            Route::About => vec![File::Legal],
            Route::Contact => vec![File::Legal, File::Partners],
            Route::Tree | Route::Leaf(_) | Route::Forge => Vec::new(),
        }
    }

    /// The coarse map, unless none of the positions of a page's subject, as far as that is known, is to be seen on it.
    fn coarse_map_for(&self, positions: Option<Vec<Position>>) -> Option<File> {
        let is_seen = |at: &Position| projection::seen(*at, &self.project.map).is_some();
        let is_needed = positions.is_none_or(|positions| positions.iter().any(is_seen));
        is_needed.then_some(File::CoarseMap)
    }

    /// Under `trunk serve` the list says whether an event has details; in an export each has, and they have its record.
    fn needed_of_event(&self, id: &Slug) -> Vec<File> {
        let own = File::Details(id.clone());
        if self.is_absent(&own) {
            return Vec::new();
        }
        let mut files = vec![File::Topics, File::Partners];
        if !self.is_exported() {
            files.push(File::Events);
            if self.event(id).is_some_and(|event| event.has_details) {
                files.push(own);
            }
            return files;
        }
        files.push(own);
        let details = self.details(id);
        if details.is_some_and(|details| !details.days.is_empty()) {
            files.push(File::Words(Chapter::Agenda));
        }
        files
    }

    /// The files that a page needs and that aren't there.
    pub fn missing(&self, route: &Route) -> Vec<File> {
        let mut files = self.needed(route);
        files.retain(|file| match file {
            File::Topics => self.topics.get().is_none(),
            File::Partners => self.partners.get().is_none(),
            File::Events => self.events.get().is_none(),
            File::EventsOf(year) => self.events.get().is_none() && self.part(*year).is_none(),
            File::Details(id) => self.details(id).is_none(),
            File::PartOfAgenda(id, date, number) => {
                self.part_of_agenda(id, *date, *number).is_none()
            }
            File::Outputs => self.outputs.get().is_none(),
            File::Output(id) => self.whole_output(id).is_none(),
            File::Places => self.places.get().is_none(),
            File::Place(id) => self.place(id).is_none(),
            File::Legal => self.legal.get().is_none(),
            File::Words(chapter) => !self.words.has(*chapter),
            File::MapIndex => self.map_index.get().is_none(),
            File::MapNames => self.map_names.get().is_none(),
            File::BaseMap => self.base_map.get().is_none(),
            File::CoarseMap => self.coarse_map.get().is_none(),
        });
        files
    }

    /// The topics, in the order of their accents.
    pub fn topics(&self) -> &[Topic] {
        self.topics.get().map_or(&[], |file| &file.topics)
    }

    /// The work packages, in the order of the application.
    pub fn work_packages(&self) -> &[WorkPackage] {
        self.topics.get().map_or(&[], |file| &file.work_packages)
    }

    /// The work package with an id.
    pub fn work_package(&self, id: &Slug) -> Option<&WorkPackage> {
        self.work_packages()
            .iter()
            .find(|package| package.id == *id)
    }

    /// The topic with an id, and its accent.
    pub fn topic(&self, id: &Slug) -> Option<(&Topic, Accent)> {
        let at = self.topics().iter().position(|topic| topic.id == *id)?;
        Some((&self.topics()[at], self.accent(at)))
    }

    /// The accent of the topic at a place of the list; the project's accents repeat where they are too few.
    pub fn accent(&self, at: usize) -> Accent {
        let accents = &self.project.accents;
        accents
            .get(at % accents.len().max(1))
            .copied()
            .unwrap_or(Accent::Rust)
    }

    /// The partners, in the order of the file.
    pub fn partners(&self) -> &[Partner] {
        self.partners.get().map_or(&[], |file| &file.partners)
    }

    /// The partner with an id.
    pub fn partner(&self, id: &Slug) -> Option<&Partner> {
        self.partners().iter().find(|partner| partner.id == *id)
    }

    /// The region with an id.
    pub fn region(&self, id: &Slug) -> Option<&Region> {
        self.regions().iter().find(|region| region.id == *id)
    }

    /// The events in the order of time, undated ones last.
    pub fn events(&self) -> &[Event] {
        self.events.get().map_or(&[], |list| &list.events)
    }

    /// Gives the events of a year, or the undated ones, in the order of time.
    pub fn with_events_of<R>(&self, year: Option<u16>, show: impl FnOnce(&[&Event]) -> R) -> R {
        let part = self.part(year);
        let events = part.as_ref().map_or(self.events(), |part| part);
        let own = events
            .iter()
            .filter(|event| event.start.map(Date::year) == year);
        show(&own.collect::<Vec<_>>())
    }

    fn part(&self, year: Option<u16>) -> Option<Arc<Vec<Event>>> {
        let parts = self
            .events_of
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        let part = parts.iter().find(|(of, _)| *of == year)?;
        Some(Arc::clone(&part.1))
    }

    /// The file that has at least the events of a year, or the undated ones.
    fn file_of_events(&self, year: Option<u16>) -> File {
        match self.project.split_events {
            Some(_) => File::EventsOf(year),
            None => File::Events,
        }
    }

    /// The meetings that bring all partners together, in the order of time: those of which day and town are known.
    pub fn meetings(&self) -> Vec<&Event> {
        let Some(kind) = &self.project.meetings else {
            return Vec::new();
        };
        let is_meeting = |event: &&Event| {
            event.kind == *kind && event.start.is_some() && !event.places.is_empty()
        };
        self.events().iter().filter(is_meeting).collect()
    }

    /// The event with an id.
    pub fn event(&self, id: &Slug) -> Option<Arc<Event>> {
        let listed = || self.events().get(self.place_in_time(id)?).cloned();
        kept(&self.own_events, id, |event| &event.id).or_else(|| listed().map(Arc::new))
    }

    /// The event before a dated one and the one after it, in time.
    pub fn around(&self, event: &Event) -> Vec<Event> {
        let told = self.details(&event.id);
        if let Some(told) = told.filter(|details| !details.around.is_empty()) {
            return told.around.clone();
        }
        let place = self.place_in_time(&event.id);
        let Some(at) = place.filter(|_| event.start.is_some()) else {
            return Vec::new();
        };
        let before = at.checked_sub(1).and_then(|at| self.events().get(at));
        // Undated events stand last.
        let after = self.events().get(at + 1);
        let after = after.filter(|event| event.start.is_some());
        before.into_iter().chain(after).cloned().collect()
    }

    /// Where the event with an id stands among the events.
    fn place_in_time(&self, id: &Slug) -> Option<usize> {
        let list = self.events.get()?;
        let mut found = list
            .ids
            .find(id.as_str(), &list.events, |event| event.id.as_str());
        found.next()
    }

    /// The events with a name, in the language of the pages.
    pub fn events_called<'a>(&'a self, name: &'a str) -> Vec<&'a Event> {
        let Some(list) = self.events.get() else {
            return Vec::new();
        };
        let title = |event: &'a Event| self.say(&event.title);
        let found = list.titles.find(name, &list.events, title);
        found.map(|at| &list.events[at]).collect()
    }

    /// What the page of an event says beyond the list.
    pub fn details(&self, id: &Slug) -> Option<Arc<EventDetails>> {
        kept(&self.details, id, |details| &details.event)
    }

    /// A day of an agenda that is split, with the entries of one of its parts, given by its number.
    pub fn part_of_agenda(&self, id: &Slug, date: Date, number: u16) -> Option<Arc<Day>> {
        let file = File::PartOfAgenda(id.clone(), date, number);
        let parts = &self.parts_of_agendas;
        let parts = parts.read().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, own)) = parts.iter().find(|(of, _)| *of == file) {
            return Some(Arc::clone(own));
        }
        let details = self.details(id)?;
        let day = details.days.iter().find(|day| day.date == date)?;
        let entries = day.parts().nth(usize::from(number).checked_sub(1)?)?;
        Some(Arc::new(Day {
            id: day.id.clone(),
            date,
            entries: entries.to_vec(),
        }))
    }

    /// What the project made, in the order of the file; in the browser of an export only with what lists show.
    pub fn outputs(&self) -> &[Output] {
        self.outputs.get().map_or(&[], |file| &file.outputs)
    }

    /// The output with an id.
    pub fn output(&self, id: &Slug) -> Option<&Output> {
        self.outputs().iter().find(|output| output.id == *id)
    }

    /// An output with all that is known of it.
    pub fn whole_output(&self, id: &Slug) -> Option<Arc<Output>> {
        let own = kept(&self.own_outputs, id, |output| &output.id);
        if own.is_some() {
            return own;
        }
        let listed = || self.output(id).cloned().map(Arc::new);
        (!self.is_exported()).then(listed)?
    }

    /// The places, in the order of the file; in the browser of an export only with what lists and maps show.
    pub fn places(&self) -> &[Place] {
        self.places.get().map_or(&[], |file| &file.places)
    }

    /// A place with all that is known of it.
    pub fn place(&self, id: &Slug) -> Option<Arc<Place>> {
        let own = kept(&self.own_places, id, |place| &place.id);
        if own.is_some() {
            return own;
        }
        let listed = || self.places().iter().find(|place| place.id == *id);
        (!self.is_exported()).then(listed)?.cloned().map(Arc::new)
    }

    /// Who answers for the site.
    pub fn legal(&self) -> Option<&Legal> {
        self.legal.get()
    }

    /// The regions, in the order of the file.
    pub fn regions(&self) -> &[Region] {
        self.partners.get().map_or(&[], |file| &file.regions)
    }

    /// Whether the data is that of an export, with one language in each text and long parts in files of their own,
    /// and not the folder that editors write.
    fn is_exported(&self) -> bool {
        self.project.content.is_some()
    }

    /// Whether the project has something to show in a part of the site.
    pub fn has(&self, part: Part) -> bool {
        !self.project.without.contains(&part)
    }

    /// What stands on the map, as an export has it; `None` where the records themselves are there.
    pub fn map_index(&self) -> Option<&str> {
        self.map_index.get().map(String::as_str)
    }

    /// The names that the former leaves out, if they are there.
    pub fn map_names(&self) -> Option<&str> {
        self.map_names.get().map(String::as_str)
    }

    /// The paths of a drawing below maps; none for other files.
    pub fn drawing(&self, file: &File) -> &str {
        let drawing = match file {
            File::BaseMap => self.base_map.get(),
            File::CoarseMap => self.coarse_map.get(),
            _ => None,
        };
        drawing.map_or("", String::as_str)
    }

    /// The tag of the default language.
    pub fn default_lang(&self) -> &Lang {
        self.project
            .languages
            .first()
            .map_or(&self.lang, |language| &language.code)
    }

    /// A text in the language of the pages, else in the default language.
    pub fn choose<'a>(&'a self, text: &'a Text) -> Chosen<'a> {
        text.choose(&self.lang, self.default_lang())
    }

    /// The words of a text in the language of the pages, else in the default language; for places where a change of
    /// language can't be marked (titles, descriptions).
    pub fn say<'a>(&'a self, text: &'a Text) -> &'a str {
        self.choose(text).text
    }

    /// A name or figure in the language of the pages.
    pub fn name<'a>(&'a self, name: &'a Name) -> &'a str {
        name.choose(&self.lang, self.default_lang())
    }

    /// A message of the interface.
    pub fn word(&self, key: Key) -> String {
        self.words.text(key).to_owned()
    }

    /// A country's name, else its code.
    pub fn country<'a>(&'a self, code: &'a CountryCode) -> &'a str {
        let known = self
            .project
            .countries
            .iter()
            .find(|country| country.code == *code);
        known.map_or(code.as_str(), |country| self.say(&country.name))
    }

    /// The name of a language for readers of this one; else its own name for itself, else its tag.
    pub fn language<'a>(&'a self, code: &'a Lang) -> &'a str {
        let project = &self.project;
        let named = project.language_names.iter().find(|l| l.code == *code);
        let own = || project.languages.iter().find(|l| l.code == *code);
        named.map_or_else(
            || own().map_or(code.as_str(), |language| &language.name),
            |language| self.say(&language.name),
        )
    }

    /// A place of an event in words: "Sisak, Croatia".
    pub fn town_and_country(&self, place: &EventPlace) -> String {
        let (town, country) = (self.name(&place.town), self.country(&place.country));
        format!("{town}, {country}")
    }

    /// The places of an event in words: "Sisak, Croatia; Kranj, Slovenia". Nothing where it has none.
    pub fn places_of(&self, event: &Event) -> Option<String> {
        let mut places: Vec<String> = event
            .places
            .iter()
            .map(|place| self.town_and_country(place))
            .collect();
        // Rooms of one house are one place.
        places.dedup();
        (!places.is_empty()).then(|| places.join("; "))
    }

    /// The label with an id, else the id.
    pub fn label<'a>(&'a self, labels: &'a [Label], id: &'a Slug) -> &'a str {
        let known = labels.iter().find(|label| label.id == *id);
        known.map_or(id.as_str(), |label| self.say(&label.label))
    }

    /// The address of the index of the events.
    pub fn address_of_event_index(&self) -> String {
        format!("{}{EVENT_INDEX}", self.data)
    }

    /// The address of the index of an agenda that is split.
    pub fn address_of_agenda_index(&self, event: &Slug) -> String {
        format!("{}{}", self.data, agenda_index(event))
    }

    /// The address of a file.
    pub fn address_of(&self, file: &File) -> String {
        let folder = match file.layer() {
            Some(_) => &self.base,
            None => &self.data,
        };
        format!("{folder}{}", file.path())
    }

    /// The path of a language's root, without the last slash.
    pub fn root_of(&self, lang: &Lang) -> String {
        route::root(
            &self.base,
            (lang != self.default_lang()).then_some(lang.as_str()),
        )
    }

    /// The address of a page in the language of this site.
    pub fn href(&self, route: &Route) -> String {
        self.root_of(&self.lang) + &route.path()
    }

    /// The address of a file for other programs in the language of this site.
    pub fn href_of(&self, feed: &Feed) -> String {
        self.root_of(&self.lang) + &feed.path()
    }
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self {
            records: Vec::new(),
            ids: Index::of::<T>(&[], |_| ""),
        }
    }
}

fn keep<T>(kept: &RwLock<Kept<T>>, record: T, id: fn(&T) -> &Slug) {
    let mut kept = kept.write().unwrap_or_else(PoisonError::into_inner);
    let at = kept.records.len();
    kept.ids.add(id(&record).as_str(), at);
    kept.records.push(Arc::new(record));
}

fn kept<T>(kept: &RwLock<Kept<T>>, wanted: &Slug, id: fn(&T) -> &Slug) -> Option<Arc<T>> {
    let kept = kept.read().unwrap_or_else(PoisonError::into_inner);
    let at = kept
        .ids
        .find(wanted.as_str(), &kept.records, |record| id(record).as_str())
        .next()?;
    Some(Arc::clone(&kept.records[at]))
}

/// Events in the order of time, undated ones last. The exporter writes them so, and an ordered list takes one step an
/// event; a general sort would weigh 3 kB of wasm.
pub fn in_order(events: Vec<Event>) -> Vec<Event> {
    let key = |event: &Event| (event.start.is_none(), event.start, event.end);
    let mut ordered: Vec<Event> = Vec::with_capacity(events.len());
    for event in events {
        let at = ordered.partition_point(|before| key(before) <= key(&event));
        ordered.insert(at, event);
    }
    ordered
}
