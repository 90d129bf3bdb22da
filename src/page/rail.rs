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
use crate::ui::link::more_link;
use crate::ui::section::section;
use crate::ui::shapes;
use crate::ui::text::said;
use crate::ui::when::{places, when};
use leptos::prelude::*;

/// How many meetings the rail can carry as stations.
const MOST_STATIONS: usize = 24;
/// Width of the rail, in pixels, and of a letter, for which the rows of names are laid out: the narrowest screen that
/// shows them.
const NARROW: f64 = 640.0;
const LETTER: f64 = 8.5;
/// The height at which the rail lies.
const RAIL: &str = "54";
/// The baseline of the first row of names, and the height of a row.
const FIRST_ROW: f64 = 100.0;
const ROW: f64 = 20.0;

/// The part of the home page about the project's time.
pub(super) fn time(site: &Site) -> Option<Fixed> {
    let stations = stations(site);
    let stops = (0..)
        .zip(&stations)
        .map(|(at, event)| stop(site, at, event));
    let stops = stops.collect_view();
    let list = (!stations.is_empty()).then(|| view! { <ol class="stops">{stops}</ol> });
    let href = site.href(&Route::Project);
    section(
        "sec time",
        site.word(key::TIMELINE),
        Some(fixed(view! {
            {rail(site, Vec::new())}
            {list}
            {more_link(href, site.word(key::HOME_ALL_TIME))}
        })),
    )
}

/// The meetings that are stations of the rail: none, where they are too many for it.
fn stations(site: &Site) -> Vec<&Event> {
    let mut meetings = site.meetings();
    if meetings.len() > MOST_STATIONS {
        meetings.clear();
    }
    meetings
}

/// The rail, with more to draw on it.
pub(super) fn rail(site: &Site, further: Vec<Fixed>) -> Fixed {
    drawn(site, span(site), &stations(site), further)
}

/// The period, and what of the project lies before or after it.
pub(super) fn span(site: &Site) -> Span {
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
pub(super) fn along(part: f64) -> String {
    units(part * 100.0) + "%"
}

fn drawn(site: &Site, span: Span, stations: &[&Event], further: Vec<Fixed>) -> Fixed {
    let project = &site.project;
    let words = dates::span(&site.words.dates, project.start, project.end);
    let name = format!("{}: {words}", site.word(key::TIMELINE));
    let (from, to) = (span.part(project.start), span.part(project.end.latest()));
    let mut all = Vec::new();
    for (year, part) in span.years() {
        let number = fixed(year);
        // The last one would stick out of a phone's screen.
        let anchor = if part > 0.93 { "end" } else { "start" };
        all.push(upright("tick", part, "30", RAIL.to_owned()));
        all.push(shapes::words(
            "year",
            along(part),
            "22".to_owned(),
            anchor,
            number,
        ));
    }
    for (from, to) in [(0.0, from), (to, 1.0)] {
        if to - from > 0.001 {
            all.push(level("outside", from, to));
        }
    }
    all.push(level("bar", from, to));
    if site.events().len() <= SPLIT_ABOVE {
        let is_station = |days: &(Date, Date)| {
            let mut stations = stations.iter();
            stations.any(|event| event.span().as_ref() == Some(days))
        };
        for days in own_days(site).filter(|days| !is_station(days)) {
            notch(span, days, &mut all);
        }
    }
    let mut deepest = 0;
    for (at, (event, row)) in stations.iter().zip(rows(site, span, stations)).enumerate() {
        deepest = deepest.max(row);
        station(site, span, at + 1, event, row, &mut all);
    }
    let height = units(FIRST_ROW + ROW * deepest as f64 + 26.0);
    // The drawing's name says it all. A phone leaves the towns out, which the list below names.
    fixed(view! {
        <svg class="time-rail" width="100%" height=height role="img" aria-label=name>
            <g aria-hidden="true">{all} {further}</g>
        </svg>
    })
}

/// A stroke along the rail.
fn level(class: &'static str, from: f64, to: f64) -> Fixed {
    shapes::line(class, (along(from), RAIL), (along(to), RAIL.to_owned()))
}

/// A stroke across it.
fn upright(class: &'static str, part: f64, from: &'static str, to: String) -> Fixed {
    shapes::line(class, (along(part), from), (along(part), to))
}

/// An event by its days: a notch, or a stroke as long as it lasted.
fn notch(span: Span, (first, last): (Date, Date), all: &mut Vec<Fixed>) {
    let down = |part| upright("notch", part, "58", "70".to_owned());
    if first == last || !first.is_day() {
        all.push(down(span.middle(first)));
        return;
    }
    let (from, to) = (span.part(first), span.part(last));
    let across = shapes::line("notch", (along(from), "70"), (along(to), "70".to_owned()));
    all.extend([down(from), across, down(to)]);
}

/// The towns of a meeting, which name its station.
fn town(site: &Site, event: &Event) -> String {
    let towns = event.places.iter().map(|place| site.name(&place.town));
    let mut towns: Vec<&str> = towns.collect();
    towns.dedup();
    towns.join(", ")
}

/// Half the width that a station's name takes, as a part of the rail.
fn half(name: &str) -> f64 {
    name.chars().count() as f64 * LETTER / NARROW / 2.0
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
        let half = half(&town(site, event));
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

fn station(
    site: &Site,
    span: Span,
    number: usize,
    event: &Event,
    row: usize,
    all: &mut Vec<Fixed>,
) {
    let part = middle(span, event);
    let at = along(part);
    let y = FIRST_ROW + ROW * row as f64;
    let town = town(site, event);
    let half = half(&town);
    let anchor = if part < half {
        "start"
    } else if part + half > 1.0 {
        "end"
    } else {
        "middle"
    };
    let rail = RAIL.to_owned();
    all.extend([
        upright("tick name-tick", part, RAIL, units(y - 15.0)),
        shapes::disc("disc", at.clone(), rail.clone(), "13".to_owned()),
        shapes::words("no", at.clone(), rail, "middle", fixed(number)),
        shapes::words("name", at, units(y), anchor, fixed(town)),
    ]);
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
