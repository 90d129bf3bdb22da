//! Events in a list.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::platform::{Fixed, fixed, still};
use crate::route::{Route, SPLIT_ABOVE};
use crate::search::agenda;
use crate::search::events::Record;
use crate::ui::elements::paragraph;
use crate::ui::link::more_link;
use crate::ui::text::said;
use crate::ui::when::{when, when_known};
use leptos::prelude::*;

/// Events as an ordered list, each with its date, linked name and place; `None` without any.
pub fn event_lines(site: &Site, events: &[&Event]) -> Option<Fixed> {
    let lines = events.iter().map(|event| line(site, Line::of(site, event)));
    let lines = lines.collect_view();
    (!events.is_empty()).then(|| fixed(view! { <ol class="event-lines">{lines}</ol> }))
}

/// How many events stand for more than [`SPLIT_ABOVE`].
const SHOWN: usize = 100;

/// Events as in [`event_lines`], given in the order of time. Of more than [`SPLIT_ABOVE`] only the latest, the last one
/// first, with a sentence that says so and the way to all events.
pub fn latest_event_lines(site: &Site, events: &[&Event]) -> Option<Fixed> {
    if events.len() <= SPLIT_ABOVE {
        return event_lines(site, events);
    }
    let dated = events.iter().rev().filter(|event| event.start.is_some());
    let latest: Vec<&Event> = dated.take(SHOWN).copied().collect();
    let (shown, count) = (latest.len().to_string(), events.len().to_string());
    let values = [("shown", shown.as_str()), ("count", count.as_str())];
    Some(fixed(view! {
        {paragraph("lead-in", fixed(site.words.with(key::EVENTS_LATEST, &values)))}
        {event_lines(site, &latest)}
        {more_link(site.href(&Route::Events), site.word(key::HOME_ALL_EVENTS))}
    }))
}

/// Events of an index as [`event_lines`] shows them.
pub fn record_lines(site: &Site, records: &[Record<'_>]) -> Fixed {
    let lines = records.iter().map(|record| {
        line(
            site,
            Line {
                date: when_known(site, record.days, record.note.as_ref(), record.status),
                href: site.href(&Route::Event(record.id.clone())),
                title: said(site, &record.title),
                places: (!record.places.is_empty()).then(|| record.places.to_owned()),
                related: record.related,
            },
        )
    });
    let lines = lines.collect_view();
    fixed(view! { <ol class="event-lines">{lines}</ol> })
}

/// Entries of an agenda that is split, found by its index, as an ordered list: each with its day and hours, linked name
/// and place.
pub fn entry_lines(site: &Site, event: &Slug, records: &[agenda::Record<'_>]) -> Fixed {
    let lines = records.iter().map(|record| {
        let page = Route::EventPart(event.clone(), record.date, record.part);
        line(
            site,
            Line {
                date: Some(fixed(record.when.to_owned())),
                href: format!("{}#{}", site.href(&page), record.id),
                title: said(site, &record.title),
                places: (!record.place.is_empty()).then(|| record.place.to_owned()),
                related: false,
            },
        )
    });
    let lines = lines.collect_view();
    fixed(view! { <ol class="event-lines">{lines}</ol> })
}

/// What a line says of an event, or of an entry.
struct Line {
    date: Option<Fixed>,
    href: String,
    title: Fixed,
    places: Option<String>,
    related: bool,
}

impl Line {
    fn of(site: &Site, event: &Event) -> Self {
        Self {
            date: when(site, event),
            href: site.href(&Route::Event(event.id.clone())),
            title: said(site, &event.title),
            places: site.places_of(event),
            related: event.related,
        }
    }
}

fn line(site: &Site, line: Line) -> impl IntoView + use<> {
    let related = line.related.then(|| {
        let beside = site.word(key::EVENT_RELATED);
        still(view! { <span class="mute beside">{beside}</span> })
    });
    let places = line
        .places
        .map(|places| still(view! { <span class="mute where">{places}</span> }));
    let link = still(view! { <a href=line.href>{line.title}</a> });
    view! {
        <li class="event-line">
            <span class="date">{line.date}</span>
            {link}
            {places}
            {related}
        </li>
    }
}
