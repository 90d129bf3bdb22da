//! The list of events: by year, the undated last, and what a visitor looks for in it; above
//! [`SPLIT_ABOVE`](crate::route::SPLIT_ABOVE) events a page for each year.

mod finder;

use crate::content::store::Site;
use crate::i18n::{dates, key};
use crate::model::event::Event;
use crate::model::partner::Partner;
use crate::model::time::Date;
use crate::platform::{Fixed, fixed, piece, still};
use crate::route::{Route, fragment_of_year, years, years_apart};
use crate::ui::calendar::all_events;
use crate::ui::elements::{item, link};
use crate::ui::event_lines::event_lines;
use crate::ui::section::{section, section_at};
use crate::ui::text::said;
use leptos::prelude::*;
use std::sync::Arc;

/// All events; where they are split, the years and the undated events.
pub(super) fn events(site: &Arc<Site>) -> impl IntoView + use<> {
    let apart = years_apart(site);
    let is_split = !apart.is_empty();
    finder::find(site, is_split);
    let years = years(site.events());
    let links = match is_split {
        true => year_links(&apart, |year| years_page(site, year)),
        false => year_links(&years, |year| format!("#{}", fragment_of_year(year))),
    };
    let shown = if is_split { Vec::new() } else { years };
    let shown = shown.into_iter().map(|year| year_section(site, year));
    let end = dates::date(&site.words.dates, site.project.end);
    let ended = site.words.with(key::EVENTS_ENDED, &[("date", &end)]);
    let over = is_over(site, site.project.updated);
    let after = fixed(view! { <p class="ended" hidden=!over>{ended}</p> {all_events(site)} });
    view! {
        {opening(site, Some(after))}
        {finder::controls(site)}
        {year_navigation(site, links)}
        <div class="results"></div>
        <div class="all">
            {shown.collect_view()}
            {section("sec year", site.word(key::EVENTS_UNDATED), part(site, None))}
        </div>
        {section("sec", site.word(key::EVENTS_WAYS), ways(site, is_split))}
    }
}

/// The events of one year, where years have pages of their own.
pub(super) fn events_of_year(site: &Site, year: u16) -> impl IntoView + use<> {
    let links = year_links(&years_apart(site), |year| years_page(site, year));
    view! {
        {opening(site, None)}
        {year_navigation(site, links)}
        {year_section(site, year)}
    }
}

/// How many events are the project's own, and how many only ran beside it.
fn totals(site: &Site) -> (u32, u32) {
    if let Some(split) = &site.project.split_events {
        return (split.own.into(), split.beside.into());
    }
    let beside = site.events().iter().filter(|event| event.related).count() as u32;
    (site.events().len() as u32 - beside, beside)
}

fn opening(site: &Site, more: Option<Fixed>) -> impl IntoView + use<> {
    let (own, beside) = totals(site);
    let count = |key, count: u32| site.words.count(key, count);
    let beside = (beside > 0).then(|| format!(" {}", count(key::EVENTS_BESIDE, beside)));
    still(view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_EVENTS)}</h1>
            <p class="lead-in">{count(key::EVENTS_COUNT, own)} {beside}</p>
            {more}
        </section>
    })
}

/// Whether the project is over on a day. Then the list is a record, and nothing is to come. The exported page tells it
/// for the day on which the content was last changed, the browser for the visitor's.
fn is_over(site: &Site, day: Date) -> bool {
    day > site.project.end.latest()
}

fn part(site: &Site, year: Option<u16>) -> Option<Fixed> {
    site.with_events_of(year, |events| event_lines(site, events))
}

fn year_section(site: &Site, year: u16) -> Option<Fixed> {
    let id = Some(fragment_of_year(year));
    section_at(id, "sec year", year, part(site, Some(year)))
}

fn years_page(site: &Site, year: u16) -> String {
    site.href(&Route::EventsOfYear(year))
}

fn year_links(years: &[u16], href: impl Fn(u16) -> String) -> Vec<(String, String)> {
    let link = |year: &u16| (href(*year), year.to_string());
    years.iter().map(link).collect()
}

fn year_navigation(site: &Site, links: Vec<(String, String)>) -> impl IntoView + use<> {
    let links = links
        .into_iter()
        .map(|(href, year)| item(link(href, fixed(year))));
    let links: Vec<Fixed> = links.collect();
    still(view! {
        <nav class="years" aria-label=site.word(key::EVENTS_YEARS)>
            <ul class="ways">{links}</ul>
        </nav>
    })
}

/// The topics, and the partners who were hosts, whose pages list their events; all partners where the list is split.
fn ways(site: &Site, is_split: bool) -> Option<Fixed> {
    let has_events = |partner: &&Partner| {
        let hosted = |event: &Event| event.hosts.contains(&partner.id);
        is_split || site.events().iter().any(hosted)
    };
    let topics = site.topics().iter().map(|topic| {
        let name = piece(view! { {topic.code.clone()} " " {said(site, &topic.title)} });
        (Route::Topic(topic.id.clone()), name)
    });
    let hosts = site.partners().iter().filter(has_events).map(|partner| {
        (
            Route::Partner(partner.id.clone()),
            said(site, &partner.name),
        )
    });
    let links = topics.chain(hosts);
    let links: Vec<_> = links
        .map(|(route, name)| item(link(site.href(&route), name)))
        .collect();
    (!links.is_empty()).then(|| still(view! { <ul class="ways by">{links}</ul> }))
}
