//! A topic: what the project did there.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::model::output::Output;
use crate::platform::{Fixed, fixed, still};
use crate::route::{Route, TOPICS_ON_HOME};
use crate::ui::crumb::crumb;
use crate::ui::event_lines::latest_event_lines;
use crate::ui::output_lines::output_lines;
use crate::ui::pen::pen;
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
    let of_package = |output: &&Output| output.work_packages.contains(&topic.work_package);
    let outputs: Vec<&Output> = site.outputs().iter().filter(of_package).collect();
    let topics = format!("{}#{TOPICS_ON_HOME}", site.href(&Route::Home));
    Some(view! {
        {still(view! { <section class=format!("sec opening {}", accent.class())>
            {crumb(site, vec![(topics, fixed(site.word(key::NAV_TOPICS)))], None)}
            <h1 tabindex="-1"><span class="tag">{topic.code.clone()}</span> {said(site, &topic.title)}</h1>
            {pen()}
            <p class="lead-in">{said(site, &topic.summary)}</p>
        </section> })}
        <div class="facing">
            {section("sec", site.word(key::TOPIC_WORK), done)}
            {section("sec", site.word(key::TOPIC_RESULTS), results)}
        </div>
        {section("sec", site.word(key::NAV_OUTPUTS), output_lines(site, &outputs))}
        {section("sec", site.word(key::NAV_EVENTS), latest_event_lines(site, &events))}
        {section("sec", site.word(key::TOPIC_OTHERS), other_topics(site, id))}
        {sources(site, &topic.sources)}
    })
}

/// Links to the other topics; `None` without any.
fn other_topics(site: &Site, id: &Slug) -> Option<Fixed> {
    let others: Vec<Fixed> = site
        .topics()
        .iter()
        .enumerate()
        .filter(|(_, topic)| topic.id != *id)
        .map(|(at, topic)| {
            let href = site.href(&Route::Topic(topic.id.clone()));
            let code = topic.code.clone();
            still(view! {
                <li class=site.accent(at).class()>
                    {pen()}
                    <a href=href>{code} " " {said(site, &topic.title)}</a>
                </li>
            })
        })
        .collect();
    (!others.is_empty()).then(|| still(view! { <ul class="directory topics">{others}</ul> }))
}
