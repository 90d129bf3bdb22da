//! An event with its agenda.

mod agenda;
mod desk;
mod entry;
mod finder;
mod mine;
mod tools;

use crate::content::store::Site;
use crate::i18n::key::{self, Key};
use crate::model::event::{Event, EventPlace};
use crate::model::ids::Slug;
use crate::model::time::Date;
use crate::model::topic::Topic;
use crate::platform::{Fixed, fixed, piece, still};
use crate::route::{Route, part_apart};
use crate::search::map::{Layer, key_of};
use crate::ui::calendar::event_files;
use crate::ui::crumb::crumb;
use crate::ui::elements::{link, told};
use crate::ui::event_lines::event_lines;
use crate::ui::fact::facts_of;
use crate::ui::locator::{Look, Spot, locator};
use crate::ui::rich::rich;
use crate::ui::section::section;
use crate::ui::sources::sources;
use crate::ui::text::said;
use crate::ui::when::{town_and_country, when};
use leptos::prelude::*;

/// The page of an event that exists.
pub(super) fn event(site: &Site, id: &Slug) -> impl IntoView + use<> {
    let event = &*site.event(id)?;
    let details = site.details(id);
    let details = details.as_deref();
    let body = details
        .and_then(|details| details.body.as_ref())
        .map(|body| view! { <h2 class="kick">{site.word(key::EVENT_ANNOUNCEMENT)}</h2> {rich(site, body)} });
    let audience = details
        .and_then(|details| details.audience.as_ref())
        .map(|audience| {
            let told = told("", said(site, audience));
            facts_of(site.word(key::EVENT_AUDIENCE), vec![told])
        });
    let days = details
        .filter(|details| !details.days.is_empty())
        .map(|details| agenda::agenda(site, event, details));
    Some(view! {
        {opening(site, event, false)}
        <section class="facing">
            {still(view! { <div>
                <p class="lead-in">{said(site, &event.summary)}</p>
                {body}
            </div> })}
            <div>
                <dl class="facts">{facts(site, event)} {audience}</dl>
                {on_map(site, event)}
                {files(site, event)}
            </div>
        </section>
        {days}
        {around(site, event)}
        {sources(site, &event.sources)}
    })
}

/// Its towns on a small map, in the order of the visit.
fn on_map(site: &Site, event: &Event) -> Option<Fixed> {
    let spots = event.places.iter().map(|place| Spot {
        position: place.position,
        label: site.name(&place.town).to_owned(),
        words: site.town_and_country(place),
        look: Look::Disc {
            hollow: false,
            halo: false,
        },
    });
    let part = match &event.places[..] {
        [first, _, ..] => first.id.as_str(),
        _ => "",
    };
    let key = key_of(Layer::Events, event.id.as_str(), part);
    locator(site, &spots.collect::<Vec<_>>(), key)
}

/// What can be taken into calendars and other programs.
fn files(site: &Site, event: &Event) -> Option<Fixed> {
    let files = event_files(site, event)?;
    let heading = still(view! { <h2 class="kick">{site.word(key::CALENDAR)}</h2> });
    Some(fixed(view! { {heading} {files} }))
}

/// A part of a day of an agenda that is split.
pub(super) fn event_part(site: &Site, id: &Slug, date: Date, number: u16) -> impl IntoView + use<> {
    let event = &*site.event(id)?;
    let details = site.details(id)?;
    let part = part_apart(site, id, date, number)?;
    let day = site.part_of_agenda(id, date, number)?;
    Some(view! {
        {opening(site, event, true)}
        {agenda::of_part(site, event, &details, &part, &day)}
    })
}

fn opening(site: &Site, event: &Event, is_part: bool) -> impl IntoView + use<> {
    let kind = site
        .label(&site.project.event_kinds, &event.kind)
        .to_owned();
    let mut above = vec![(site.href(&Route::Events), fixed(site.word(key::NAV_EVENTS)))];
    if is_part {
        let href = site.href(&Route::Event(event.id.clone()));
        above.push((href, said(site, &event.title)));
    }
    still(view! {
        <section class="sec opening">
            {crumb(site, above, Some(kind))}
            <h1 tabindex="-1">{said(site, &event.title)}</h1>
        </section>
    })
}

fn facts(site: &Site, event: &Event) -> Vec<Fixed> {
    let places = event.places.iter();
    let places = places.map(|place| told("", place_line(site, place)));
    let hosts = event.hosts.iter().filter_map(|id| site.partner(id));
    let hosts = hosts.map(|partner| {
        let href = site.href(&Route::Partner(partner.id.clone()));
        told("", link(href, said(site, &partner.name)))
    });
    let topics = event.topics.iter().filter_map(|id| site.topic(id));
    let topics = topics.map(|(topic, _)| told("", topic_line(site, topic)));
    let doubts = event.disagreements.iter();
    let doubts = doubts.map(|doubt| told("mute", said(site, doubt)));
    let related = event
        .related
        .then(|| told("mute", fixed(site.word(key::EVENT_RELATED))));
    // Whether it is to come or on now is told later.
    let date = fixed(view! { <dd>{when(site, event)}</dd> });
    let date = std::iter::once(date).chain(doubts).chain(related);
    let facts = [
        (key::EVENT_WHEN, date.collect()),
        (key::EVENT_WHERE, places.collect()),
        (key::EVENT_HOSTS, hosts.collect()),
        (key::NAV_TOPICS, topics.collect()),
    ];
    let facts = facts.into_iter();
    let facts = facts.filter(|(_, told): &(Key, Vec<Fixed>)| !told.is_empty());
    facts
        .map(|(key, told)| facts_of(site.word(key), told))
        .collect()
}

fn place_line(site: &Site, place: &EventPlace) -> Fixed {
    let venue = place
        .venue
        .as_ref()
        .map(|venue| view! { {said(site, venue)} ", " });
    piece(view! { {venue} {town_and_country(site, place)} })
}

fn topic_line(site: &Site, topic: &Topic) -> Fixed {
    let href = site.href(&Route::Topic(topic.id.clone()));
    let words = view! { {topic.code.clone()} " " {said(site, &topic.title)} };
    link(href, piece(words))
}

/// The event before and the event after, in time.
fn around(site: &Site, event: &Event) -> Option<Fixed> {
    let around = site.around(event);
    let both: Vec<&Event> = around.iter().collect();
    section(
        "sec",
        site.word(key::EVENT_AROUND),
        event_lines(site, &both),
    )
}
