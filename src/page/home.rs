//! The home page: the project in a nutshell, its topics, its time, how it stands or ended, its partners, what it
//! made, and where to go next.

use super::partner::role;
use super::rail::time;
use super::way::way;
use crate::content::store::Site;
use crate::i18n::{dates, key};
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::model::partner::Partner;
use crate::model::project::Part;
use crate::model::time::Date;
use crate::model::topic::Topic;
use crate::platform;
use crate::platform::{Fixed, fixed, still};
use crate::route::{Route, TOPICS_ON_HOME};
use crate::ui::event_lines::event_lines;
use crate::ui::link::more_link;
use crate::ui::pen::pen;
use crate::ui::rich::rich;
use crate::ui::section::section;
use crate::ui::text::said;
use crate::ui::when::came_out;
use leptos::prelude::*;
use std::sync::Arc;

/// How many events and outputs the home page names.
const EVENTS_SHOWN: usize = 5;
const OUTPUTS_SHOWN: usize = 6;

/// The home page.
pub(super) fn home(site: &Arc<Site>) -> impl IntoView + use<> {
    let project = &site.project;
    view! {
        {still(view! {
        <section class="sec hero">
            <div>
                <p class="kick">{site.word(key::HOME_NUTSHELL)}</p>
                <h1 tabindex="-1">{said(site, &project.statement)}</h1>
                <p class="lead">{said(site, &project.lead)}</p>
            </div>
            {way(site)}
            {rich(site, &project.nutshell)}
        </section>
        })}
        {figures(site)}
        {site.has(Part::Topics).then(|| topics(site))}
        {time(site)}
        {standing(site)}
        <section class="sec">
            <h2>{site.word(key::NAV_PARTNERS)}</h2>
            <p class="lead-in">{said(site, &project.partnership)}</p>
            <ul class="directory">
                {site.partners().iter().map(|partner| directory_line(site, partner)).collect_view()}
            </ul>
            {more_link(site.href(&Route::Partners), site.word(key::HOME_ON_THE_MAP))}
        </section>
        {section("sec", site.word(key::NAV_OUTPUTS), outputs(site))}
        {next_ways(site)}
    }
}

/// The first outputs of the file, and the way to all.
fn outputs(site: &Site) -> Option<Fixed> {
    let all = site.outputs();
    let lines = all.iter().take(OUTPUTS_SHOWN).map(|output| {
        let kind = site.label(&site.project.output_kinds, &output.kind);
        let date = came_out(site, output).map(|date| view! { ", " {date} });
        still(view! {
            <li>
                <a href=site.href(&Route::Output(output.id.clone()))>{said(site, &output.title)}</a>
                <span class="mute">{kind.to_owned()} {date}</span>
            </li>
        })
    });
    let lines = lines.collect_view();
    let count = u32::try_from(all.len()).unwrap_or(u32::MAX);
    let words = site.words.count(key::HOME_ALL_OUTPUTS, count);
    (!all.is_empty()).then(|| {
        fixed(view! {
            <ul class="directory">{lines}</ul>
            {more_link(site.href(&Route::Outputs), words)}
        })
    })
}

/// Where to go next: each way with a word on what is there.
fn next_ways(site: &Site) -> impl IntoView + use<> {
    let categories = site.project.place_categories.iter();
    let categories: Vec<&str> = categories.map(|label| site.say(&label.label)).collect();
    let places = site
        .has(Part::Places)
        .then(|| (key::NAV_PLACES, Route::Places, categories.join(", ")));
    let others = [
        (key::NAV_PROJECT, Route::Project, key::HOME_TO_PROJECT),
        (key::NAV_CONTACT, Route::Contact, key::HOME_TO_CONTACT),
        (key::NAV_ABOUT, Route::About, key::HOME_TO_ABOUT),
    ];
    let others = others.map(|(name, route, what)| (name, route, site.word(what)));
    let ways = places.into_iter().chain(others).map(|(name, route, what)| {
        still(view! {
            <li>
                <a href=site.href(&route)>{site.word(name)}</a>
                <span class="mute">{what}</span>
            </li>
        })
    });
    still(view! {
        <section class="sec">
            <h2>{site.word(key::HOME_NEXT_WAYS)}</h2>
            <ul class="directory next">{ways.collect_view()}</ul>
        </section>
    })
}

fn topics(site: &Site) -> impl IntoView + use<> {
    let plates = site.topics().iter().enumerate();
    let plates = plates.map(|(at, topic)| plate(site, at, topic));
    still(view! {
        <section class="sec">
            <h2 id=TOPICS_ON_HOME tabindex="-1">{site.word(key::NAV_TOPICS)}</h2>
            <ul class="plates">{plates.collect_view()}</ul>
        </section>
    })
}

fn figures(site: &Site) -> impl IntoView + use<> {
    let figures = site.project.facts.iter().filter_map(|fact| {
        let figure = fact.figure.as_ref()?;
        Some(view! {
            <div>
                <dt>{said(site, &fact.label)}</dt>
                <dd>{site.name(figure).to_owned()}</dd>
            </div>
        })
    });
    still(view! { <dl class="figures">{figures.collect_view()}</dl> })
}

fn plate(site: &Site, at: usize, topic: &Topic) -> impl IntoView + use<> {
    still(view! {
        <li class=format!("plate {}", site.accent(at).class())>
            <h3>
                <span class="no">{topic.code.clone()}</span>
                " "
                {said(site, &topic.title)}
            </h3>
            {pen()}
            <p>{said(site, &topic.summary)}</p>
            <a href=site.href(&Route::Topic(topic.id.clone()))>{said(site, &topic.invitation)}</a>
        </li>
    })
}

fn directory_line(site: &Site, partner: &Partner) -> impl IntoView + use<> {
    let place = partner
        .town
        .as_ref()
        .map(|town| format!("{}, ", site.name(town)));
    let country = site.country(&partner.country).to_owned();
    still(view! {
        <li>
            <a href=site.href(&Route::Partner(partner.id.clone()))>{said(site, &partner.name)}</a>
            <span class="mute">{place} {country} " · " {role(site, partner)}</span>
        </li>
    })
}

/// The events to name on a day: the next ones, and once there are none, the last ones with the latest first.
fn events_to_name(events: &[Event], day: Date) -> (bool, Vec<&Event>) {
    let own = |event: &&Event| !event.related && event.start.is_some();
    let to_come = |event: &&Event| event.span().is_some_and(|(_, last)| last >= day);
    let coming: Vec<&Event> = events
        .iter()
        .filter(own)
        .filter(to_come)
        .take(EVENTS_SHOWN)
        .collect();
    if !coming.is_empty() {
        return (true, coming);
    }
    (
        false,
        events.iter().rev().filter(own).take(EVENTS_SHOWN).collect(),
    )
}

/// What is next, or how it ended. The exported page tells it for the day on which the content was last changed; the
/// browser tells it anew where that has changed for the visitor's day.
fn standing(site: &Arc<Site>) -> impl IntoView + use<> {
    let day = RwSignal::new(site.project.updated);
    Effect::new({
        let site = Arc::clone(site);
        move |_| {
            let told = |day| {
                let (coming, events) = events_to_name(site.events(), day);
                let ids: Vec<&Slug> = events.iter().map(|event| &event.id).collect();
                (day > site.project.end.latest(), coming, ids)
            };
            if let Some(today) =
                platform::today().filter(|today| told(*today) != told(site.project.updated))
            {
                day.set(today);
            }
        }
    });
    let site = Arc::clone(site);
    view! { <section class="sec">{move || standing_view(&site, day.get())}</section> }
}

fn standing_view(site: &Site, day: Date) -> Fixed {
    let (coming, events) = events_to_name(site.events(), day);
    let ended = day > site.project.end.latest();
    let heading = match (coming, ended) {
        (true, _) => key::HOME_NEXT,
        (false, true) => key::HOME_LAST,
        (false, false) => key::HOME_STANDS,
    };
    let sentence = if ended {
        said(site, &site.project.outcome)
    } else {
        let span = dates::span(&site.words.dates, site.project.start, site.project.end);
        fixed(site.words.with(key::HOME_RUNS, &[("span", &span)]))
    };
    let all_events = site.has(Part::Events).then(|| {
        let words = site.word(key::HOME_ALL_EVENTS);
        more_link(site.href(&Route::Events), words)
    });
    fixed(view! {
        <h2>{site.word(heading)}</h2>
        <p class="lead-in">{sentence}</p>
        {event_lines(site, &events)}
        {all_events}
    })
}
