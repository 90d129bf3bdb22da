//! The time of the project as a rail to scale: the meetings as stations, the other events as notches; then the
//! meetings in words.
//!
//! Along the rail everything stands at a part of its width, so that strokes and words keep their size on any screen.

use crate::content::store::Site;
use crate::draw::{Span, units};
use crate::i18n::{dates, key};
use crate::model::event::Event;
use crate::model::text::Text;
use crate::model::time::Date;
use crate::platform::{Fixed, fixed};
use crate::route::{Route, SPLIT_ABOVE};
use crate::ui::section::section;
use crate::ui::text::said;
use crate::ui::when::{places, when};
use leptos::prelude::*;

/// How many meetings the rail can carry as stations.
const MOST_STATIONS: usize = 24;
/// Width of the rail, in pixels, and of a letter, for which the rows of names are laid out: the narrowest screen that
/// shows them.
const NARROW: f64 = 640.0;
const LETTER: f64 = 8.5;
/// The baseline of the first row of names, and the height of a row.
const FIRST_ROW: f64 = 100.0;
const ROW: f64 = 20.0;

/// The part of the home page about the project's time.
pub(super) fn time(site: &Site) -> Option<Fixed> {
    let meetings = site.meetings();
    let stations: &[&Event] = if meetings.len() > MOST_STATIONS {
        &[]
    } else {
        &meetings
    };
    let span = span(site);
    let stops = (0..).zip(stations).map(|(at, event)| stop(site, at, event));
    let stops = stops.collect_view();
    let list = (!stations.is_empty()).then(|| view! { <ol class="stops">{stops}</ol> });
    let href = site.href(&Route::Project);
    section(
        "sec time",
        site.word(key::TIMELINE),
        Some(fixed(view! {
            {drawn(site, span, stations)}
            {list}
            <p><a class="more" href=href>{site.word(key::HOME_ALL_TIME)}</a></p>
        })),
    )
}

/// The period, and what of the project lies before or after it.
fn span(site: &Site) -> Span {
    let period = Span {
        first: site.project.start,
        last: site.project.end,
    };
    own_days(site).fold(period, |span, (first, last)| span.with(first).with(last))
}

fn own_days(site: &Site) -> impl Iterator<Item = (Date, Date)> {
    let own = site.events().iter().filter(|event| !event.related);
    own.filter_map(Event::span)
}

/// A place along the rail.
fn along(part: f64) -> String {
    units(part * 100.0) + "%"
}

fn drawn(site: &Site, span: Span, stations: &[&Event]) -> Fixed {
    let project = &site.project;
    let words = dates::span(&site.words.dates, project.start, project.end);
    let name = format!("{}: {words}", site.word(key::TIMELINE));
    let (from, to) = (span.part(project.start), span.part(project.end.latest()));
    let outside = [(0.0, from), (to, 1.0)].map(|(from, to)| {
        (to - from > 0.001).then(|| {
            view! { <line class="outside" x1=along(from) x2=along(to) y1="54" y2="54"/> }
        })
    });
    let years = span.years().into_iter().map(|(year, part)| {
        view! {
            <line class="tick" x1=along(part) x2=along(part) y1="30" y2="54"/>
            <text class="year" x=along(part) y="22" dx="-1">{year}</text>
        }
    });
    let notches = (site.events().len() <= SPLIT_ABOVE)
        .then(|| own_days(site).map(|days| notch(span, days)).collect_view());
    let rows = rows(site, span, stations);
    let deepest = rows.iter().fold(0, |deepest: usize, row| deepest.max(*row));
    let height = units(FIRST_ROW + ROW * deepest as f64 + 26.0);
    let stations = (1..).zip(stations.iter().zip(rows));
    let stations = stations.map(|(number, (event, row))| station(site, span, number, event, row));
    fixed(view! {
        <svg class="time-rail" width="100%" height=height role="img" aria-label=name>
            {years.collect_view()}
            {outside.into_iter().collect_view()}
            <line class="bar" x1=along(from) x2=along(to) y1="54" y2="54"/>
            {notches}
            {stations.collect_view()}
        </svg>
    })
}

/// An event by its days: a notch, or a stroke as long as it lasted.
fn notch(span: Span, (first, last): (Date, Date)) -> Fixed {
    let (from, to) = (along(span.part(first)), along(span.part(last)));
    if first == last || !first.is_day() {
        let at = along(span.middle(first));
        return fixed(view! { <line class="notch" x1=at.clone() x2=at y1="58" y2="70"/> });
    }
    fixed(view! {
        <line class="notch" x1=from.clone() x2=from.clone() y1="58" y2="70"/>
        <line class="notch" x1=from x2=to.clone() y1="70" y2="70"/>
        <line class="notch" x1=to.clone() x2=to y1="58" y2="70"/>
    })
}

/// The town of a meeting, which names its station.
fn town<'a>(site: &'a Site, event: &'a Event) -> &'a str {
    event
        .places
        .first()
        .map_or("", |place| site.name(&place.town))
}

fn middle(span: Span, event: &Event) -> f64 {
    event.span().map_or(0.0, |(first, last)| {
        f64::midpoint(span.part(first), span.part(last))
    })
}

/// The row in which each station has its name, so that none touches the one before.
fn rows(site: &Site, span: Span, stations: &[&Event]) -> Vec<usize> {
    let mut ends: Vec<f64> = Vec::new();
    let rows = stations.iter().map(|event| {
        let half = town(site, event).chars().count() as f64 * LETTER / NARROW / 2.0;
        let at = middle(span, event);
        let free = ends.iter().position(|end| *end <= at - half);
        let row = free.unwrap_or(ends.len());
        if row == ends.len() {
            ends.push(0.0);
        }
        ends[row] = at + half;
        row
    });
    rows.collect()
}

fn station(site: &Site, span: Span, number: usize, event: &Event, row: usize) -> Fixed {
    let part = middle(span, event);
    let at = along(part);
    let y = FIRST_ROW + ROW * row as f64;
    let anchor = if part < 0.05 {
        "start"
    } else if part > 0.95 {
        "end"
    } else {
        "middle"
    };
    fixed(view! {
        <line class="tick name-tick" x1=at.clone() x2=at.clone() y1="54" y2=units(y - 15.0)/>
        <circle class="disc" cx=at.clone() cy="54" r="13"/>
        <text class="no" x=at.clone() y="54" text-anchor="middle">{number}</text>
        <text class="name" x=at y=units(y) text-anchor=anchor>{town(site, event).to_owned()}</text>
    })
}

/// A meeting in words.
fn stop(site: &Site, at: usize, event: &Event) -> impl IntoView + use<> {
    let title: &Text = &event.title;
    view! {
        <li>
            <span class="disc no" aria-hidden="true">{at + 1}</span>
            <a href=site.href(&Route::Event(event.id.clone()))>{said(site, title)}</a>
            <span class="mute">{when(site, event)}</span>
            <span class="mute">{places(site, event)}</span>
        </li>
    }
}
