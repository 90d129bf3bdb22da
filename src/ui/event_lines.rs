//! Events in a list.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::event::Event;
use crate::platform::{Fixed, fixed};
use crate::route::Route;
use crate::ui::text::said;
use crate::ui::when::{places, when};
use leptos::prelude::*;

/// Events as an ordered list, each with its date, linked name and place; `None` without any.
pub fn event_lines(site: &Site, events: &[&Event]) -> Option<Fixed> {
    let lines = events.iter().map(|event| line(site, event)).collect_view();
    (!events.is_empty()).then(|| fixed(view! { <ol class="event-lines">{lines}</ol> }))
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
