//! What stands in the head of a page's document: title, description, addresses, data for search engines. The one
//! writer of heads; the exporter prints it, the browser updates title, description and canonical address from it.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::lang::Lang;
use crate::model::text::Text;
use crate::route::{Route, exists};

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
    let own_title = route
        .and_then(|route| title(site, route))
        .map(str::to_owned);
    let title = match (route, own_title) {
        (None, _) => site.words.with(
            key::TITLE,
            &[
                ("page", site.words.text(key::NOT_FOUND)),
                ("site", &site.project.name),
            ],
        ),
        (Some(_), None) => site.words.with(
            key::TITLE,
            &[
                ("page", site.say(&site.project.statement)),
                ("site", &site.project.name),
            ],
        ),
        (Some(_), Some(page)) => site
            .words
            .with(key::TITLE, &[("page", &page), ("site", &site.project.name)]),
    };
    let description = route
        .and_then(|route| summary(site, route))
        .unwrap_or(&site.project.lead);
    let origin = site
        .project
        .url
        .as_ref()
        .and_then(|url| origin(url.as_str()));
    let address = |lang: &Lang, route: &Route| {
        Some(format!("{}{}{}", origin?, site.root_of(lang), route.path()))
    };
    let languages = &site.project.languages;
    Head {
        title,
        description: site.say(description).to_owned(),
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

/// The origin of a web address: `https://example.org`.
fn origin(url: &str) -> Option<&str> {
    let host_at = url.find("://")? + 3;
    let path_at = url[host_at..]
        .find('/')
        .map_or(url.len(), |at| host_at + at);
    Some(&url[..path_at])
}

fn title<'a>(site: &'a Site, route: &'a Route) -> Option<&'a str> {
    let words = &site.words;
    match route {
        Route::Events | Route::EventsOfYear(_) => Some(words.text(key::NAV_EVENTS)),
        Route::Partners => Some(words.text(key::NAV_PARTNERS)),
        Route::Topic(id) => site.topic(id).map(|(topic, _)| site.say(&topic.title)),
        Route::Event(id) | Route::EventDay(id, _) => {
            site.event(id).map(|event| site.say(&event.title))
        }
        Route::Partner(id) => site.partner(id).map(|partner| site.say(&partner.name)),
        _ => None,
    }
}

fn summary<'a>(site: &'a Site, route: &Route) -> Option<&'a Text> {
    match route {
        Route::Topic(id) => site.topic(id).map(|(topic, _)| &topic.summary),
        Route::Event(id) | Route::EventDay(id, _) => site.event(id).map(|event| &event.summary),
        Route::Partner(id) => site
            .partner(id)
            .and_then(|partner| partner.summary.as_ref()),
        Route::Partners => Some(&site.project.partnership),
        _ => None,
    }
}
