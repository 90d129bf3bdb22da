//! The list of events: by year, the undated last; above [`SPLIT_ABOVE`](crate::route::SPLIT_ABOVE) events a page for
//! each year.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::event::Event;
use crate::platform::Fixed;
use crate::route::{Route, years, years_apart};
use crate::ui::event_lines::event_lines;
use crate::ui::section::section;
use leptos::either::Either;
use leptos::prelude::*;

/// All events; where they are split, the years and the undated events.
pub(super) fn events(site: &Site) -> impl IntoView + use<> {
    let events = site.events();
    let apart = years_apart(site);
    let dated = if apart.is_empty() {
        Either::Left(
            years(events)
                .into_iter()
                .map(|year| year_section(site, year))
                .collect_view(),
        )
    } else {
        Either::Right(year_links(site, &apart))
    };
    let undated: Vec<&Event> = events
        .iter()
        .filter(|event| event.start.is_none())
        .collect();
    view! {
        {opening(site, site.words.text(key::NAV_EVENTS))}
        {dated}
        {section("sec year", site.word(key::EVENTS_UNDATED), event_lines(site, &undated))}
    }
}

/// The events of one year, where years have pages of their own.
pub(super) fn events_of_year(site: &Site, year: u16) -> impl IntoView + use<> {
    view! {
        {opening(site, site.words.text(key::NAV_EVENTS))}
        <nav class="years" aria-label=site.word(key::EVENTS_YEARS)>{year_links(site, &years_apart(site))}</nav>
        {year_section(site, year)}
    }
}

fn opening(site: &Site, title: &str) -> impl IntoView + use<> {
    let own = site.events().iter().filter(|event| !event.related).count();
    let beside = site.events().len() - own;
    let count = |key, count: usize| {
        site.words
            .count(key, u32::try_from(count).unwrap_or(u32::MAX))
    };
    let beside = (beside > 0).then(|| format!(" {}", count(key::EVENTS_BESIDE, beside)));
    view! {
        <section class="sec opening">
            <h1 tabindex="-1">{title.to_owned()}</h1>
            <p class="lead-in">{count(key::EVENTS_COUNT, own)} {beside}</p>
        </section>
    }
}

fn year_section(site: &Site, year: u16) -> Option<Fixed> {
    let of_year = |event: &&Event| event.start.is_some_and(|start| start.year() == year);
    let events: Vec<&Event> = site.events().iter().filter(of_year).collect();
    section("sec year", year, event_lines(site, &events))
}

fn year_links(site: &Site, years: &[u16]) -> impl IntoView + use<> {
    let links = years
        .iter()
        .map(|year| view! { <li><a href=site.href(&Route::EventsOfYear(*year))>{*year}</a></li> });
    view! { <ul class="ways">{links.collect_view()}</ul> }
}
