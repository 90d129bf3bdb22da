//! An event with its agenda.

mod agenda;
mod desk;
mod entry;
mod finder;
mod mine;
mod tools;

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::event::{Event, EventPlace};
use crate::model::ids::Slug;
use crate::model::time::Date;
use crate::model::topic::Topic;
use crate::platform::{Fixed, fixed, still};
use crate::route::{Route, part_apart};
use crate::search::map::{Layer, key_of};
use crate::ui::calendar::event_files;
use crate::ui::crumb::crumb;
use crate::ui::event_lines::event_lines;
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
            view! {
                <dt>{site.word(key::EVENT_AUDIENCE)}</dt>
                <dd>{said(site, audience)}</dd>
            }
        });
    let days = details
        .filter(|details| !details.days.is_empty())
        .map(|details| agenda::agenda(site, event, details));
    Some(view! {
        {opening(site, event, false)}
        <section class="facing">
            <div>
                <p class="lead-in">{said(site, &event.summary)}</p>
                {body}
            </div>
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
    Some(fixed(view! {
        <h2 class="kick">{site.word(key::CALENDAR)}</h2>
        {files}
    }))
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

fn facts(site: &Site, event: &Event) -> impl IntoView + use<> {
    let places = event
        .places
        .iter()
        .map(|place| view! { <dd>{place_line(site, place)}</dd> })
        .collect_view();
    let places = (!event.places.is_empty())
        .then(|| view! { <dt>{site.word(key::EVENT_WHERE)}</dt> {places} });
    let hosts = event.hosts.iter().filter_map(|id| site.partner(id)).map(|partner| {
        view! { <dd><a href=site.href(&Route::Partner(partner.id.clone()))>{said(site, &partner.name)}</a></dd> }
    });
    let hosts = hosts.collect_view();
    let hosts =
        (!event.hosts.is_empty()).then(|| view! { <dt>{site.word(key::EVENT_HOSTS)}</dt> {hosts} });
    let topics = event
        .topics
        .iter()
        .filter_map(|id| site.topic(id))
        .map(|(topic, _)| topic_line(site, topic))
        .collect_view();
    let topics = (!event.topics.is_empty())
        .then(|| view! { <dt>{site.word(key::NAV_TOPICS)}</dt> {topics} });
    let doubts = event
        .disagreements
        .iter()
        .map(|doubt| view! { <dd class="mute">{said(site, doubt)}</dd> })
        .collect_view();
    let related = event
        .related
        .then(|| view! { <dd class="mute">{site.word(key::EVENT_RELATED)}</dd> });
    view! {
        <dt>{site.word(key::EVENT_WHEN)}</dt>
        <dd>{when(site, event)}</dd>
        {doubts}
        {related}
        {places}
        {hosts}
        {topics}
    }
}

fn place_line(site: &Site, place: &EventPlace) -> impl IntoView + use<> {
    let venue = place
        .venue
        .as_ref()
        .map(|venue| view! { {said(site, venue)} ", " });
    view! { {venue} {town_and_country(site, place)} }
}

fn topic_line(site: &Site, topic: &Topic) -> impl IntoView + use<> {
    let (code, href) = (
        topic.code.clone(),
        site.href(&Route::Topic(topic.id.clone())),
    );
    view! { <dd><a href=href>{code} " " {said(site, &topic.title)}</a></dd> }
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
