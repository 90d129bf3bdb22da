//! The project from start to end as one line: its first and last day, its work packages, its events, and what it made;
//! and the same as a rail to scale. What is pointed at in one is marked in the other.
//!
//! A date that is only a month or a year stands before the days that lie in it, as in the list of events: nobody knows
//! where among them it belongs, and the heading of its year is the last thing on the line that is certain. Its branch
//! is dotted.

use super::rail::{along, rail, span};
use crate::content::store::Site;
use crate::i18n::key::{self, Key};
use crate::model::event::Event;
use crate::model::output::Output;
use crate::model::time::Date;
use crate::model::topic::WorkPackage;
use crate::platform::{self, Fixed, fixed, still};
use crate::route::{Route, fragment_of_package, years_apart};
use crate::ui::elements::{inline, item, link, paragraph};
use crate::ui::section::section;
use crate::ui::shapes;
use crate::ui::text::said;
use crate::ui::when::{came_out, dated, places, when};
use leptos::ev::{MouseEvent, PointerEvent};
use leptos::prelude::*;

/// Something on the line, by the day on which it begins.
struct Station<'a> {
    from: Date,
    what: What<'a>,
    /// What its day is to the project: the first or the last.
    edge: Option<Key>,
}

enum What<'a> {
    /// An event of the project.
    Event(&'a Event),
    /// The number of events of a year whose events have a page of their own.
    EventsOfYear(u16, u32),
    /// Work packages of the same days.
    Packages(Vec<&'a WorkPackage>),
    /// Something that the project made.
    Output(&'a Output),
    /// A day that is known for nothing but the edge that it is.
    Day,
}

/// The line, and below it how many events and outputs are not on it, as they have no date.
pub(super) fn timeline(site: &Site) -> Option<Fixed> {
    let line = line(site);
    let chosen = RwSignal::new(None);
    let mut numbers = 0..;
    let years = line
        .chunk_by(|a, b| a.from.year() == b.from.year())
        .map(|year| year_view(site, year, chosen, &mut numbers))
        .collect_view();
    let undated_events = own_events(site).filter(|event| event.start.is_none());
    let undated_outputs = site.outputs().iter().filter(|output| output.date.is_none());
    let rest = [
        (
            key::TIMELINE_UNDATED_EVENTS,
            undated_events.count(),
            Route::Events,
        ),
        (
            key::TIMELINE_UNDATED_OUTPUTS,
            undated_outputs.count(),
            Route::Outputs,
        ),
    ];
    let rest = rest
        .into_iter()
        .filter(|(_, count, _)| *count > 0)
        .map(|(key, count, route)| {
            let words = site
                .words
                .count(key, u32::try_from(count).unwrap_or(u32::MAX));
            item(link(site.href(&route), fixed(words)))
        });
    section(
        "sec line",
        site.word(key::TIMELINE),
        Some(fixed(view! {
            {paragraph("mute", fixed(site.word(key::TIMELINE_MARKS)))}
            {rail_view(site, &line, chosen)}
            <ol>{years}</ol>
            {still(view! { <ul class="ways">{rest.collect_view()}</ul> })}
        })),
    )
}

fn own_events(site: &Site) -> impl Iterator<Item = &Event> {
    site.events().iter().filter(|event| !event.related)
}

/// All stations in the order of time.
fn line(site: &Site) -> Vec<Station<'_>> {
    let mut line = Vec::new();
    let mut add = |from, what| {
        let at = line.partition_point(|before: &Station<'_>| before.from <= from);
        let edge = None;
        line.insert(at, Station { from, what, edge });
    };
    let apart = years_apart(site);
    for event in own_events(site).filter(|_| apart.is_empty()) {
        if let Some(start) = event.start {
            add(start, What::Event(event));
        }
    }
    for year in apart {
        let events =
            own_events(site).filter(|event| event.start.is_some_and(|start| start.year() == year));
        let count = u32::try_from(events.count()).unwrap_or(u32::MAX);
        if count > 0 {
            add(Date::of_year(year), What::EventsOfYear(year, count));
        }
    }
    for output in site.outputs() {
        if let Some(date) = output.date {
            add(date, What::Output(output));
        }
    }
    for packages in packages(site) {
        let (from, edge) = (packages[0].start, None);
        let at = line.partition_point(|before| before.from <= from);
        let what = What::Packages(packages);
        line.insert(at, Station { from, what, edge });
    }
    mark(&mut line, site.project.start, key::TIMELINE_FIRST_DAY);
    mark(&mut line, site.project.end, key::TIMELINE_LAST_DAY);
    line
}

/// The work packages, those of the same days together.
fn packages(site: &Site) -> Vec<Vec<&WorkPackage>> {
    let mut all: Vec<Vec<&WorkPackage>> = Vec::new();
    for package in site.work_packages() {
        let days = |p: &WorkPackage| (p.start, p.end);
        match all.iter_mut().find(|same| days(same[0]) == days(package)) {
            Some(same) => same.push(package),
            None => all.push(vec![package]),
        }
    }
    all
}

/// Marks the first or last day of the project: at an event of that one day, else at a station of its own, which is the
/// first of its day where the project begins and the last where it ends.
fn mark(line: &mut Vec<Station<'_>>, day: Date, edge: Key) {
    let is_of_day = |station: &Station<'_>| matches!(station.what, What::Event(event) if event.span() == Some((day, day)));
    if let Some(at) = line.iter().position(is_of_day) {
        line[at].edge = Some(edge);
        return;
    }
    let first = edge == key::TIMELINE_FIRST_DAY;
    let at = line.partition_point(|before| before.from < day || (before.from == day && !first));
    let station = Station {
        from: day,
        what: What::Day,
        edge: Some(edge),
    };
    line.insert(at, station);
}

/// The station that is pointed at, by its number on the line.
type Chosen = RwSignal<Option<usize>>;

/// The rail. Pointing at it chooses the nearest station, a click leads there; whoever has no pointer finds all of it in
/// the list.
fn rail_view(site: &Site, line: &[Station<'_>], chosen: Chosen) -> Fixed {
    let span = span(site);
    let parts: Vec<f64> = line.iter().map(|at| span.middle(at.from)).collect();
    let mut further: Vec<Fixed> = line
        .iter()
        .filter(|station| matches!(station.what, What::Output(_)))
        .map(|station| made(span.middle(station.from)))
        .collect();
    let at = {
        let parts = parts.clone();
        move || chosen.get().map(|number: usize| along(parts[number]))
    };
    further.push(fixed(
        view! { <circle class="chosen" cx=at.clone() cy="54" r=move || at().map(|_| "9")/> },
    ));
    let nearest = move |part: f64| {
        let away = |number: &usize| (parts[*number] - part).abs();
        (0..parts.len()).reduce(|a, b| if away(&b) < away(&a) { b } else { a })
    };
    let point = {
        let nearest = nearest.clone();
        move |event: PointerEvent| chosen.set(platform::along(&event).and_then(&nearest))
    };
    let fragments: Vec<String> = line.iter().map(fragment).collect();
    let go = move |event: MouseEvent| {
        if let Some(number) = platform::along(&event).and_then(&nearest) {
            platform::go_to_part(&fragments[number]);
        }
    };
    fixed(view! {
        <div class="rail-of-line" on:pointermove=point on:click=go>
            {rail(site, further)}
        </div>
    })
}

/// What was made: a square above the rail.
fn made(part: f64) -> Fixed {
    let at = along(part);
    shapes::line("made", (at.clone(), "36"), (at, "44".to_owned()))
}

/// The fragment of a station.
fn fragment(station: &Station<'_>) -> String {
    match &station.what {
        What::Event(event) => format!("event-{}", event.id),
        What::EventsOfYear(year, _) => format!("events-{year}"),
        What::Packages(packages) => format!("packages-{}", packages[0].id),
        What::Output(output) => format!("output-{}", output.id),
        What::Day => format!("day-{}", station.from),
    }
}

fn year_view(
    site: &Site,
    year: &[Station<'_>],
    chosen: Chosen,
    numbers: &mut std::ops::RangeFrom<usize>,
) -> impl IntoView + use<> {
    let number = year.first().map(|station| station.from.year());
    let stations = year
        .iter()
        .zip(numbers)
        .map(|(station, number)| station_view(site, station, number, chosen))
        .collect_view();
    view! {
        <li>
            {still(view! { <h3>{number}</h3> })}
            <ol>{stations}</ol>
        </li>
    }
}

fn station_view(
    site: &Site,
    station: &Station<'_>,
    number: usize,
    chosen: Chosen,
) -> impl IntoView + use<> {
    let from = station.from;
    let kind = |labels, kind| Some(site.label(labels, kind).to_owned());
    let edge = station.edge.map(|edge| site.word(edge));
    let link = |route: &Route, words: Fixed| still(view! { <a href=site.href(route)>{words}</a> });
    let (date, words, remarks) = match &station.what {
        What::Event(event) => (
            when(site, event),
            link(&Route::Event(event.id.clone()), said(site, &event.title)),
            [
                kind(&site.project.event_kinds, &event.kind),
                places(site, event),
                edge,
            ],
        ),
        What::EventsOfYear(year, count) => {
            let words = site.words.count(key::TIMELINE_EVENTS, *count);
            let all = link(&Route::EventsOfYear(*year), fixed(words));
            (None, all, [None, None, None])
        }
        What::Packages(packages) => {
            let codes: Vec<&str> = packages.iter().map(|p| p.code.as_str()).collect();
            let codes = codes.join(", ");
            let key = match packages[..] {
                [_] => key::TIMELINE_PACKAGE,
                _ => key::TIMELINE_PACKAGES,
            };
            let words = site.words.with(key, &[("codes", &codes)]);
            let href = format!("#{}", fragment_of_package(&packages[0].id));
            let (until, note) = (packages[0].end, packages[0].date_note.as_ref());
            (
                Some(dated(site, from, until, None)),
                still(view! { <a rel="external" href=href>{words}</a> }),
                [note.map(|note| site.say(note).to_owned()), None, None],
            )
        }
        What::Output(output) => (
            came_out(site, output),
            link(&Route::Output(output.id.clone()), said(site, &output.title)),
            [
                Some(site.word(key::OUTPUT)),
                kind(&site.project.output_kinds, &output.kind),
                None,
            ],
        ),
        What::Day => (
            Some(dated(site, from, from, None)),
            fixed(edge),
            [None, None, None],
        ),
    };
    let class = match station {
        Station { edge: Some(_), .. } => "at edge",
        Station {
            what: What::Output(_),
            ..
        } if from.is_day() => "at made",
        Station {
            what: What::Output(_),
            ..
        } => "at made vague",
        Station {
            what: What::EventsOfYear(..),
            ..
        } => "at",
        _ if from.is_day() => "at",
        _ => "at vague",
    };
    let remarks: Vec<String> = remarks.into_iter().flatten().collect();
    let remarks = (!remarks.is_empty()).then(|| inline("mute", fixed(remarks.join(" · "))));
    view! {
        <li
            class=class
            id=fragment(station)
            data-chosen=move || (chosen.get() == Some(number)).then_some("")
            on:pointerenter=move |_| chosen.set(Some(number))
            on:focusin=move |_| chosen.set(Some(number))
        >
            <span class="date">{date}</span>
            {words}
            {remarks}
        </li>
    }
}
