//! An entry of an agenda.

use super::agenda::Agenda;
use super::desk::Standing;
use crate::content::store::Site;
use crate::i18n::{dates, key};
use crate::model::agenda::{Day, Entry, EntryKind, Point};
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::model::time::{Date, Time};
use crate::platform::{self, Fixed, fixed, piece, still};
use crate::route::Route;
use crate::ui::calendar::entry_file;
use crate::ui::elements::paragraph;
use crate::ui::link::outward;
use crate::ui::rich::rich;
use crate::ui::text::said;
use crate::ui::when::town_and_country;
use leptos::prelude::*;
use std::sync::Arc;

/// An entry; `place` are the classes that put it on the clock.
pub(super) fn entry_view(agenda: &Agenda<'_>, day: &Day, entry: &Entry, place: &str) -> Fixed {
    let (site, event) = (agenda.site, agenda.event);
    let class = format!("entry {} {place}", kind(entry));
    let id = entry.id.clone();
    let (desk, audience) = (Arc::clone(&agenda.desk), agenda.audience(entry).cloned());
    let is_hidden = move || !desk.shows(&id, audience.as_ref());
    let (desk, id) = (Arc::clone(&agenda.desk), entry.id.clone());
    let standing = Memo::new(move |_| desk.standing(&id));
    let is_now = move || standing.get().map(|standing| standing == Standing::On);
    fixed(view! {
        <li class=class id=entry.id.to_string() hidden=is_hidden data-on=move || is_now().map(|on| on.to_string())>
            <p class="hours">{hours(site, event, day.date, entry)} {state(site, standing)}</p>
            {entry_file(site, event, entry)}
            {pick(agenda, entry)}
            {own_time(agenda, day.date, entry)}
            {entry.audience.as_ref().map(|audience| line("audience", said(site, audience)))}
            {room(agenda, entry)}
            {still(view! { <h4>{said(site, &entry.title)}</h4> })}
            {tags(site, entry)}
            {facts(site, entry)}
            {entry.to.as_ref().map(|to| leg(site, event, entry, to))}
            {points(site, &entry.points)}
        </li>
    })
}

fn kind(entry: &Entry) -> &'static str {
    match (entry.kind, entry.end) {
        (EntryKind::Transfer, _) => "leg",
        (EntryKind::Break, _) => "pause",
        (_, None) => "open",
        _ => "",
    }
}

fn line(class: &'static str, words: Fixed) -> Fixed {
    paragraph(class, fixed(words))
}

/// That it is on now, or next.
fn state(site: &Site, standing: Memo<Option<Standing>>) -> Fixed {
    let (on, next) = (site.word(key::EVENT_NOW), site.word(key::AGENDA_NEXT));
    let words = move || {
        standing.get().map(|standing| match standing {
            Standing::On => on.clone(),
            Standing::Next => next.clone(),
        })
    };
    fixed(view! { <strong class="standing">{words}</strong> })
}

/// The leaf by which an entry is picked.
fn pick(agenda: &Agenda<'_>, entry: &Entry) -> Fixed {
    let title = agenda.site.say(&entry.title);
    let name = agenda
        .site
        .words
        .with(key::AGENDA_PICK, &[("title", title)]);
    let (desk, id) = (Arc::clone(&agenda.desk), entry.id.clone());
    let is_pressed = move || desk.is_picked(&id).to_string();
    let (desk, id) = (Arc::clone(&agenda.desk), entry.id.clone());
    let toggle = move |_| desk.toggle(&id);
    fixed(view! {
        <button type="button" class="pick needs-code" aria-label=name aria-pressed=is_pressed on:click=toggle></button>
    })
}

/// Where an entry is, where a day has several places: the house or the room, else the town.
fn room(agenda: &Agenda<'_>, entry: &Entry) -> Option<Fixed> {
    let place = agenda.event.place(&entry.place)?;
    let site = agenda.site;
    let is_told = agenda.has_rooms && entry.to.is_none();
    let name = || match &place.venue {
        Some(venue) => said(site, venue),
        None => fixed(site.name(&place.town).to_owned()),
    };
    is_told.then(|| line("mute", name()))
}

/// The same hours by the visitor's clock, with the day where it is another.
fn own_time(agenda: &Agenda<'_>, date: Date, entry: &Entry) -> Option<Fixed> {
    let (at, end) = (
        entry.at?,
        entry.over(agenda.event).filter(|_| entry.end.is_some()),
    );
    let (words, shown) = (Arc::clone(&agenda.site.words), agenda.desk.own_time);
    let own = move || {
        let (day, from) = platform::local_time(at)?;
        let to = end.and_then(platform::local_time);
        let hours = to.map_or(from.to_string(), |(_, to)| format!("{from}–{to}"));
        let day_words = dates::weekday_and_date(&words.dates, day);
        let key = if day == date {
            key::AGENDA_OWN_TIME
        } else {
            key::AGENDA_OWN_DAY
        };
        Some(words.with(key, &[("hours", &hours), ("day", &day_words)]))
    };
    let words = move || shown.get().then(&own).flatten();
    Some(fixed(view! { <p class="own">{words}</p> }))
}

fn tags(site: &Site, entry: &Entry) -> Option<Fixed> {
    let mut tags: Vec<Fixed> = entry
        .topics
        .iter()
        .filter_map(|id| topic_link(site, id))
        .collect();
    tags.extend(entry.track.as_ref().map(|track| {
        let words = said(site, track);
        still(view! { <span class="tag plain">{words}</span> })
    }));
    (!tags.is_empty()).then(|| line("tags", piece(tags)))
}

fn topic_link(site: &Site, id: &Slug) -> Option<Fixed> {
    let (topic, accent) = site.topic(id)?;
    let name = site.say(&topic.title).to_owned();
    let (code, href) = (topic.code.clone(), site.href(&Route::Topic(id.clone())));
    let class = format!("tag {}", accent.class());
    Some(still(
        view! { <a class=class href=href title=name>{code}</a> },
    ))
}

/// Who speaks, in which language, about what, and where to read on.
fn facts(site: &Site, entry: &Entry) -> Vec<Fixed> {
    let mut facts = Vec::new();
    if !entry.people.is_empty() {
        let people: Vec<&str> = entry.people.iter().map(|name| site.name(name)).collect();
        let words = site
            .words
            .with(key::AGENDA_PEOPLE, &[("people", &people.join(", "))]);
        facts.push(line("people", fixed(words)));
    }
    if let Some(language) = &entry.language {
        let words = site.words.with(
            key::AGENDA_LANGUAGE,
            &[("language", site.language(language))],
        );
        facts.push(line("mute", fixed(words)));
    }
    facts.extend(entry.text.as_ref().map(|text| fixed(rich(site, text))));
    facts.extend(entry.links.iter().map(|link| line("", outward(site, link))));
    facts
}

fn hours(site: &Site, event: &Event, date: Date, entry: &Entry) -> impl IntoView + use<> {
    let start = entry.start;
    let from = clock(format!("{date}T{start}"), start);
    // An end that is earlier than the start lies on the next day, which a machine isn't told here.
    let machine = |end: Time| match end < start {
        true => end.to_string(),
        false => format!("{date}T{end}"),
    };
    let end = entry
        .end
        .map(|end| view! { "–" {clock(machine(end), end)} });
    let words = match (entry.end, entry.length(event)) {
        (None, _) => site.word(key::AGENDA_OPEN_END),
        (Some(_), Some(length)) => dates::duration(&site.words.dates, length),
        (Some(_), None) => String::new(),
    };
    view! { {from} {end} " " {still(view! { <span>{words}</span> })} }
}

fn clock(machine: String, time: Time) -> Fixed {
    still(view! { <time datetime=machine>{time.to_string()}</time> })
}

fn leg(site: &Site, event: &Event, entry: &Entry, to: &Slug) -> Fixed {
    let name = |id| {
        let place = event.place(id);
        place
            .map(|place| town_and_country(site, place))
            .unwrap_or_default()
    };
    let (from, to) = (name(&entry.place), name(to));
    still(view! { <p class="way"><span>{from}</span> " → " <span>{to}</span></p> })
}

fn points(site: &Site, points: &[Point]) -> Option<Fixed> {
    if points.is_empty() {
        return None;
    }
    let items = points.iter().map(
        |point| view! { <li>{said(site, &point.text)} {self::points(site, &point.points)}</li> },
    );
    Some(still(
        view! { <ul class="points">{items.collect_view()}</ul> },
    ))
}
