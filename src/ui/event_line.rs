//! One event in a list.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::event::Event;
use crate::route::Route;
use crate::ui::text::said;
use crate::ui::when::{places, when};
use leptos::prelude::*;

/// An event as an item of a list: date, linked name, place.
pub fn event_line(site: &Site, event: &Event) -> impl IntoView + use<> {
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
