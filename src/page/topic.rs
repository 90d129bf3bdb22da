//! A topic: what the project did there.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::model::topic::WorkPackage;
use crate::route::Route;
use crate::ui::event_line::event_line;
use crate::ui::sources::sources;
use crate::ui::text::said;
use leptos::prelude::*;

/// The page of a topic that exists.
pub(super) fn topic(site: &Site, id: &Slug) -> impl IntoView + use<> {
    let (topic, accent) = site.topic(id)?;
    let package = site
        .work_package(&topic.work_package)
        .map(|package| work(site, package));
    let events: Vec<&Event> = site
        .events()
        .iter()
        .filter(|event| event.topics.contains(id))
        .collect();
    Some(view! {
        <section class=format!("sec opening {}", accent.class())>
            <p class="crumb"><a href=site.href(&Route::Home)>{site.word(key::NAV_PROJECT)}</a></p>
            <h1 tabindex="-1"><span class="tag">{topic.code.clone()}</span> {said(site, &topic.title)}</h1>
            <p class="lead-in">{said(site, &topic.summary)}</p>
        </section>
        {package}
        {events_of_topic(site, &events)}
        {sources(site, &topic.sources)}
    })
}

fn work(site: &Site, package: &WorkPackage) -> impl IntoView + use<> {
    let facts = package
        .facts
        .iter()
        .map(|fact| view! { <li>{said(site, fact)}</li> })
        .collect_view();
    let results = package
        .results
        .iter()
        .map(|result| view! { <li>{said(site, result)}</li> })
        .collect_view();
    let has_results = !package.results.is_empty();
    view! {
        <section class="sec">
            <h2>{site.word(key::TOPIC_WORK)}</h2>
            <ul class="points long">{facts}</ul>
        </section>
        {has_results
            .then(|| {
                view! {
                    <section class="sec">
                        <h2>{site.word(key::TOPIC_RESULTS)}</h2>
                        <ul class="points long">{results}</ul>
                    </section>
                }
            })}
    }
}

fn events_of_topic(site: &Site, events: &[&Event]) -> impl IntoView + use<> {
    let lines = events
        .iter()
        .map(|event| event_line(site, event))
        .collect_view();
    (!events.is_empty()).then(|| {
        view! {
            <section class="sec">
                <h2>{site.word(key::NAV_EVENTS)}</h2>
                <ol class="event-lines">{lines}</ol>
            </section>
        }
    })
}
