//! A topic: what the project did there.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::route::{Route, TOPICS_ON_HOME};
use crate::ui::event_lines::latest_event_lines;
use crate::ui::section::{section, sentences};
use crate::ui::sources::sources;
use crate::ui::text::said;
use leptos::prelude::*;

/// The page of a topic that exists.
pub(super) fn topic(site: &Site, id: &Slug) -> impl IntoView + use<> {
    let (topic, accent) = site.topic(id)?;
    let package = site.work_package(&topic.work_package);
    let done = package.and_then(|package| sentences(site, &package.facts));
    let results = package.and_then(|package| sentences(site, &package.results));
    let events: Vec<&Event> = site
        .events()
        .iter()
        .filter(|event| event.topics.contains(id))
        .collect();
    Some(view! {
        <section class=format!("sec opening {}", accent.class())>
            <p class="crumb"><a href=format!("{}#{TOPICS_ON_HOME}", site.href(&Route::Home))>{site.word(key::NAV_TOPICS)}</a></p>
            <h1 tabindex="-1"><span class="tag">{topic.code.clone()}</span> {said(site, &topic.title)}</h1>
            <p class="lead-in">{said(site, &topic.summary)}</p>
        </section>
        {section("sec", site.word(key::TOPIC_WORK), done)}
        {section("sec", site.word(key::TOPIC_RESULTS), results)}
        {section("sec", site.word(key::NAV_EVENTS), latest_event_lines(site, &events))}
        {sources(site, &topic.sources)}
    })
}
