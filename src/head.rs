//! What stands in the head of a page's document: title, description, addresses, data for search engines. The one
//! writer of heads; the exporter prints it, the browser updates title, description and canonical address from it.

use crate::content::store::Site;
use crate::i18n::{dates, key};
use crate::model::agenda::PartOfDay;
use crate::model::event::Event;
use crate::model::lang::Lang;
use crate::model::place::Place;
use crate::route::{Route, exists, part_apart};

/// The head of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The title, with the site's name; plain text.
    pub title: String,
    /// What the page is about, in a sentence; plain text.
    pub description: String,
    /// The page's full address, where the address of the export is known.
    pub canonical: Option<String>,
    /// The full addresses of the page in each language, itself included, where there is more than one.
    pub alternates: Vec<(Lang, String)>,
}

/// The head of a page; of the page "not found" where there is none at that address.
pub fn head(site: &Site, route: Option<&Route>) -> Head {
    let route = route.filter(|route| exists(site, route));
    let page = match route {
        None => site.word(key::NOT_FOUND),
        Some(route) => title(site, route),
    };
    let title = site
        .words
        .with(key::TITLE, &[("page", &page), ("site", &site.project.name)]);
    let description = route
        .and_then(|route| summary(site, route))
        .unwrap_or_else(|| site.say(&site.project.lead).to_owned());
    let origin = origin(site);
    let address = |lang: &Lang, route: &Route| {
        Some(format!("{}{}{}", origin?, site.root_of(lang), route.path()))
    };
    let languages = &site.project.languages;
    Head {
        title,
        description,
        canonical: route.and_then(|route| address(&site.lang, route)),
        alternates: match route {
            Some(route) if languages.len() > 1 => languages
                .iter()
                .filter_map(|l| Some((l.code.clone(), address(&l.code, route)?)))
                .collect(),
            _ => Vec::new(),
        },
    }
}

/// The title of a page without the name of the site; `None` where there is no such page, as far as is known yet.
pub fn page_name(site: &Site, route: &Route) -> Option<String> {
    exists(site, route).then(|| title(site, route))
}

/// The origin of the site, `https://example.org`, which stands before the paths that [`Site::href`] gives in a full
/// address; none where the address of the export isn't known.
pub fn origin(site: &Site) -> Option<&str> {
    let url = site.project.url.as_ref()?.as_str();
    let host_at = url.find("://")? + 3;
    let path_at = url[host_at..]
        .find('/')
        .map_or(url.len(), |at| host_at + at);
    Some(&url[..path_at])
}

/// The title of a page that exists, without the name of the site. Pages of the same kind are told apart by it.
fn title(site: &Site, route: &Route) -> String {
    let list_of_events = || site.word(key::NAV_EVENTS);
    let found = match route {
        Route::Events => Some(list_of_events()),
        Route::EventsOfYear(year) => Some(with_mark(list_of_events(), &year.to_string())),
        Route::Partners => Some(site.word(key::NAV_PARTNERS)),
        Route::Map => Some(site.word(key::NAV_MAP)),
        Route::Topic(id) => site
            .topic(id)
            .map(|(topic, _)| site.say(&topic.title).to_owned()),
        Route::Event(id) => site.event(id).map(|event| name_of_event(site, &event)),
        Route::EventPart(id, date, number) => {
            let event = site.event(id);
            let part = event.zip(part_apart(site, id, *date, *number));
            part.map(|(event, part)| name_of_part(site, &event, &part))
        }
        Route::Partner(id) => site
            .partner(id)
            .map(|partner| site.say(&partner.name).to_owned()),
        Route::Project => Some(site.word(key::NAV_PROJECT)),
        Route::Outputs => Some(site.word(key::NAV_OUTPUTS)),
        Route::Output(id) => site
            .output(id)
            .map(|output| site.say(&output.title).to_owned()),
        Route::Places => Some(site.word(key::NAV_PLACES)),
        Route::PlacesOfRegion(id) => site
            .region(id)
            .map(|region| with_mark(site.word(key::NAV_PLACES), site.say(&region.name))),
        Route::Place(id) => site.place(id).map(|place| title_of_place(site, &place)),
        Route::About => Some(site.word(key::NAV_ABOUT)),
        Route::Contact => Some(site.word(key::NAV_CONTACT)),
        Route::Home | Route::Tree | Route::Leaf(_) | Route::Forge => None,
    };
    found.unwrap_or_else(|| site.say(&site.project.statement).to_owned())
}

/// The name of a place with its town, which many of their names lack.
fn title_of_place(site: &Site, place: &Place) -> String {
    let (name, town) = (site.say(&place.name), site.name(&place.town));
    if name.contains(town) {
        name.to_owned()
    } else {
        with_mark(name.to_owned(), town)
    }
}

/// The name of an event; where others have the same, with its first town, and where that isn't enough with its date. An
/// export says it with the event, since that needs the list.
pub fn name_of_event(site: &Site, event: &Event) -> String {
    let told = site.details(&event.id);
    if let Some(told) = told.and_then(|details| details.name.clone()) {
        return told;
    }
    let name = site.say(&event.title);
    let mut namesakes = site.events_called(name);
    namesakes.retain(|other| other.id != event.id);
    let mut title = name.to_owned();
    for mark in [first_town, date_of] {
        if namesakes.is_empty() {
            break;
        }
        if let Some(own) = mark(site, event) {
            namesakes.retain(|other| mark(site, other).as_ref() == Some(&own));
            title = with_mark(title, &own);
        }
    }
    title
}

/// The name of an event with a part of its agenda: the day, and where that has more parts the hours and which one it is.
fn name_of_part(site: &Site, event: &Event, part: &PartOfDay) -> String {
    let name = name_of_event(site, event);
    let title = with_mark(name, &dates::date(&site.words.dates, part.date));
    match part.of {
        1 => title,
        _ => with_mark(title, &part.hours()),
    }
}

fn first_town(site: &Site, event: &Event) -> Option<String> {
    let place = event.places.first()?;
    Some(site.name(&place.town).to_owned())
}

fn date_of(site: &Site, event: &Event) -> Option<String> {
    let start = event.start?;
    let end = event.end.unwrap_or(start);
    Some(dates::span(&site.words.dates, start, end))
}

fn with_mark(title: String, mark: &str) -> String {
    format!("{title}, {mark}")
}

/// What a page is about in a sentence; `None` where the project's own sentence says it best.
fn summary(site: &Site, route: &Route) -> Option<String> {
    let (event, place);
    let text = match route {
        Route::Topic(id) => &site.topic(id)?.0.summary,
        Route::Event(id) | Route::EventPart(id, ..) => {
            event = site.event(id)?;
            &event.summary
        }
        Route::Partner(id) => site.partner(id)?.summary.as_ref()?,
        Route::Partners => &site.project.partnership,
        Route::Output(id) => &site.output(id)?.summary,
        Route::Place(id) => {
            place = site.place(id)?;
            &place.summary
        }
        Route::Project => &site.project.title,
        _ => return None,
    };
    Some(site.say(text).to_owned())
}
