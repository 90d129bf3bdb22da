//! An event with its agenda: a rail of entries by day and place.

use crate::content::store::Site;
use crate::i18n::{dates, key};
use crate::model::agenda::{Day, Entry, EntryKind, EventDetails, Point};
use crate::model::event::{Event, EventPlace};
use crate::model::ids::Slug;
use crate::model::time::{Date, Time};
use crate::model::topic::Topic;
use crate::platform::{Fixed, fixed};
use crate::route::{Route, days_apart};
use crate::ui::crumb::crumb;
use crate::ui::event_lines::event_lines;
use crate::ui::rich::rich;
use crate::ui::section::section;
use crate::ui::sources::sources;
use crate::ui::text::said;
use crate::ui::when::{town_and_country, when};
use leptos::either::Either;
use leptos::prelude::*;

/// The page of an event that exists.
pub(super) fn event(site: &Site, id: &Slug) -> impl IntoView + use<> {
    let event = site.event(id)?;
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
        .map(|details| agenda(site, event, details));
    Some(view! {
        {opening(site, event, None)}
        <section class="facing">
            <div>
                <p class="lead-in">{said(site, &event.summary)}</p>
                {body}
            </div>
            <dl class="facts">{facts(site, event, details)} {audience}</dl>
        </section>
        {days}
        {around(site, event)}
        {sources(site, of_event_or_details(&event.sources, details, |details| &details.sources))}
    })
}

/// What stands with the event, or in an export in the file of its page.
fn of_event_or_details<'a, T>(
    own: &'a [T],
    details: Option<&'a EventDetails>,
    moved: fn(&EventDetails) -> &Vec<T>,
) -> &'a [T] {
    match details {
        Some(details) if own.is_empty() => moved(details),
        _ => own,
    }
}

/// One day of an agenda that is split by day.
pub(super) fn event_day(site: &Site, id: &Slug, date: Date) -> impl IntoView + use<> {
    let event = site.event(id)?;
    let details = site.details(id)?;
    let day = details.days.iter().find(|day| day.date == date)?;
    Some(view! {
        {opening(site, event, Some(date))}
        <section class="sec agenda">
            <div class="days">{day_view(site, event, day)}</div>
            <p><a class="more" href=site.href(&Route::Event(id.clone()))>{site.word(key::AGENDA_ALL_DAYS)}</a></p>
        </section>
    })
}

fn opening(site: &Site, event: &Event, day: Option<Date>) -> impl IntoView + use<> {
    let kind = site
        .label(&site.project.event_kinds, &event.kind)
        .to_owned();
    let mut above = vec![(site.href(&Route::Events), fixed(site.word(key::NAV_EVENTS)))];
    if day.is_some() {
        let href = site.href(&Route::Event(event.id.clone()));
        above.push((href, said(site, &event.title)));
    }
    view! {
        <section class="sec opening">
            {crumb(site, above, Some(kind))}
            <h1 tabindex="-1">{said(site, &event.title)}</h1>
        </section>
    }
}

fn facts(site: &Site, event: &Event, details: Option<&EventDetails>) -> impl IntoView + use<> {
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
    let doubts = of_event_or_details(&event.disagreements, details, |details| {
        &details.disagreements
    });
    let doubts = doubts
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

fn topic_link(site: &Site, id: &Slug) -> Option<impl IntoView + use<>> {
    let (topic, accent) = site.topic(id)?;
    let name = site.say(&topic.title).to_owned();
    let (code, href) = (topic.code.clone(), site.href(&Route::Topic(id.clone())));
    Some(view! { <a class=format!("tag {}", accent.class()) href=href title=name>{code}</a> })
}

/// The event before and the event after, in time.
fn around(site: &Site, event: &Event) -> Option<Fixed> {
    event.start?;
    let at = site.place_in_time(&event.id)?;
    let before = at.checked_sub(1).and_then(|at| site.events().get(at));
    // Undated events stand last.
    let after = site
        .events()
        .get(at + 1)
        .filter(|event| event.start.is_some());
    let both: Vec<&Event> = before.into_iter().chain(after).collect();
    section(
        "sec",
        site.word(key::EVENT_AROUND),
        event_lines(site, &both),
    )
}

fn agenda(site: &Site, event: &Event, details: &EventDetails) -> impl IntoView + use<> {
    let note = details
        .agenda_note
        .as_ref()
        .map(|note| view! { " " {said(site, note)} });
    let apart = days_apart(site, &event.id);
    let days = if apart.is_empty() {
        Either::Left(
            details
                .days
                .iter()
                .map(|day| day_view(site, event, day))
                .collect_view(),
        )
    } else {
        Either::Right(day_links(site, event, &apart))
    };
    view! {
        <section class="sec agenda">
            <h2 id="agenda">{site.word(key::AGENDA)}</h2>
            <p class="mute zone">{towns(site, event)} {note}</p>
            <div class="days">{days}</div>
        </section>
    }
}

/// Where the clock is that the agenda's times are read from.
fn towns(site: &Site, event: &Event) -> String {
    let towns = event.places.iter().map(|place| site.name(&place.town));
    let mut towns: Vec<String> = towns.map(str::to_owned).collect();
    towns.dedup();
    site.words
        .with(key::AGENDA_ZONES, &[("towns", &towns.join(", "))])
}

fn day_links(site: &Site, event: &Event, days: &[Date]) -> impl IntoView + use<> {
    let links = days.iter().map(|day| {
        let words = day_name(site, *day);
        view! { <li><a href=site.href(&Route::EventDay(event.id.clone(), *day))>{words}</a></li> }
    });
    view! { <ul class="ways">{links.collect_view()}</ul> }
}

fn day_name(site: &Site, date: Date) -> String {
    dates::weekday_and_date(&site.words.dates, date)
}

fn day_view(site: &Site, event: &Event, day: &Day) -> impl IntoView + use<> {
    let slots = slots(&day.entries);
    let slots = slots
        .into_iter()
        .map(|slot| slot_view(site, event, day, slot))
        .collect_view();
    view! {
        <section class="day" id=day.id.to_string()>
            <p class="on-paper">{said(site, &event.title)}</p>
            <h3>
                <time datetime=day.date.to_string()>{day_name(site, day.date)}</time>
            </h3>
            <p class="mute">{way_of_day(site, event, day)}</p>
            <ol class="rail">{slots}</ol>
        </section>
    }
}

/// The places of a day in the order of the visit: "Sisak, Croatia → Kranj, Slovenia".
fn way_of_day(site: &Site, event: &Event, day: &Day) -> String {
    let ids = day
        .entries
        .iter()
        .flat_map(|entry| std::iter::once(&entry.place).chain(&entry.to));
    let mut way: Vec<String> = ids
        .filter_map(|id| place_of(event, id))
        .map(|place| town_and_country(site, place))
        .collect();
    // From one room to another nobody travels.
    way.dedup();
    way.join(" → ")
}

fn place_of<'a>(event: &'a Event, id: &Slug) -> Option<&'a EventPlace> {
    event.places.iter().find(|place| place.id == *id)
}

/// Entries that stand side by side, since they begin together.
fn slots(entries: &[Entry]) -> Vec<&[Entry]> {
    entries.chunk_by(|a, b| a.start == b.start).collect()
}

fn slot_view(site: &Site, event: &Event, day: &Day, slot: &[Entry]) -> impl IntoView + use<> {
    match slot {
        [entry] => Either::Left(entry_view(site, event, day, entry)),
        entries => {
            let side_by_side = entries
                .iter()
                .map(|entry| entry_view(site, event, day, entry))
                .collect_view();
            let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
            let name = site.words.count(key::AGENDA_PARALLEL, count);
            Either::Right(
                view! { <li class="parallel"><ol aria-label=name>{side_by_side}</ol></li> },
            )
        }
    }
}

fn entry_view(site: &Site, event: &Event, day: &Day, entry: &Entry) -> impl IntoView + use<> {
    let class = match (entry.kind, entry.end) {
        (EntryKind::Transfer, _) => "entry leg",
        (EntryKind::Break, _) => "entry pause",
        (_, None) => "entry open",
        _ => "entry",
    };
    let audience = entry
        .audience
        .as_ref()
        .map(|audience| view! { <p class="audience">{said(site, audience)}</p> });
    let tags = entry
        .topics
        .iter()
        .filter_map(|id| topic_link(site, id))
        .collect_view();
    let tags = (!entry.topics.is_empty()).then(|| view! { <p class="tags">{tags}</p> });
    let leg = entry.to.as_ref().map(|to| leg(site, event, entry, to));
    view! {
        <li class=class id=entry.id.to_string()>
            <p class="hours">{hours(site, event, day.date, entry)}</p>
            {gauge(event, entry)}
            {audience}
            <h4>{said(site, &entry.title)}</h4>
            {tags}
            {leg}
            {points(site, &entry.points)}
        </li>
    }
}

fn hours(site: &Site, event: &Event, date: Date, entry: &Entry) -> impl IntoView + use<> {
    let at =
        |time: Time| view! { <time datetime=format!("{date}T{time}")>{time.to_string()}</time> };
    let end = entry
        .end
        .map(|end| view! { "–" {clock(date, entry.start, end)} });
    let words = match (entry.end, length(event, entry)) {
        (None, _) => site.word(key::AGENDA_OPEN_END),
        (Some(_), Some(length)) => dates::duration(&site.words.dates, length),
        (Some(_), None) => String::new(),
    };
    view! { {at(entry.start)} {end} " " <span>{words}</span> }
}

/// The end of an entry; one that is earlier than the start lies on the next day, which a machine isn't told here.
fn clock(date: Date, start: Time, end: Time) -> impl IntoView {
    let machine = if end < start {
        end.to_string()
    } else {
        format!("{date}T{end}")
    };
    view! { <time datetime=machine>{end.to_string()}</time> }
}

/// The minutes of an entry whose end is known; it is on the next day where it reads earlier. Where it ends in
/// another zone, only the exporter can tell.
fn length(event: &Event, entry: &Entry) -> Option<u16> {
    const DAY: u16 = 24 * 60;
    let zone = |id: &Slug| place_of(event, id).map(|place| place.zone.as_str());
    let ends_in = entry.to.as_ref().unwrap_or(&entry.place);
    if zone(&entry.place) != zone(ends_in) {
        return entry.minutes;
    }
    Some((entry.end?.minutes() + DAY - entry.start.minutes()) % DAY)
}

/// The length of an entry as a bar to scale: the whole width is eight hours. Of an unknown length some dots stand.
fn gauge(event: &Event, entry: &Entry) -> impl IntoView + use<> {
    const FULL: u16 = 8 * 60;
    let drawn = match length(event, entry) {
        Some(length) => format!("M0 2H{}", length.min(FULL)),
        None => "M3 2H132".to_owned(),
    };
    view! {
        <svg class="gauge" viewBox="0 0 480 4" preserveAspectRatio="none" aria-hidden="true">
            <path d=drawn/>
        </svg>
    }
}

fn leg(site: &Site, event: &Event, entry: &Entry, to: &Slug) -> impl IntoView + use<> {
    let from = place_of(event, &entry.place)
        .map(|place| town_and_country(site, place))
        .unwrap_or_default();
    let to = place_of(event, to)
        .map(|place| town_and_country(site, place))
        .unwrap_or_default();
    view! { <p class="way"><span>{from}</span> " → " <span>{to}</span></p> }
}

fn points(site: &Site, points: &[Point]) -> Option<Fixed> {
    if points.is_empty() {
        return None;
    }
    let items = points.iter().map(
        |point| view! { <li>{said(site, &point.text)} {self::points(site, &point.points)}</li> },
    );
    Some(fixed(
        view! { <ul class="points">{items.collect_view()}</ul> },
    ))
}
