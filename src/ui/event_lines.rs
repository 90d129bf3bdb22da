//! Events in a list.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::event::Event;
use crate::platform::{Fixed, fixed};
use crate::route::{Route, SPLIT_ABOVE};
use crate::ui::text::said;
use crate::ui::when::{places, when};
use leptos::prelude::*;

/// Events as an ordered list, each with its date, linked name and place; `None` without any.
pub fn event_lines(site: &Site, events: &[&Event]) -> Option<Fixed> {
    let lines = events.iter().map(|event| line(site, event)).collect_view();
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
        <p class="lead-in">{site.words.with(key::EVENTS_LATEST, &values)}</p>
        {event_lines(site, &latest)}
        <p><a class="more" href=site.href(&Route::Events)>{site.word(key::HOME_ALL_EVENTS)}</a></p>
    }))
}

fn line(site: &Site, event: &Event) -> impl IntoView + use<> {
    let related = event.related.then(|| {
        let beside = site.word(key::EVENT_RELATED);
        view! { <span class="mute beside">{beside}</span> }
    });
    let places =
        places(site, event).map(|places| view! { <span class="mute where">{places}</span> });
    view! {
        <li class="event-line">
            <span class="date">{when(site, event)}</span>
            <a href=site.href(&Route::Event(event.id.clone()))>{said(site, &event.title)}</a>
            {places}
            {related}
        </li>
    }
}
