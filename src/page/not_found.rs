//! The page for an address that is none of ours.

use crate::content::store::Site;
use crate::i18n::key;
use crate::route::Route;
use leptos::prelude::*;

/// Says that nothing is there, and where to go instead.
pub(super) fn not_found(site: &Site) -> impl IntoView + use<> {
    let words = &site.words;
    view! {
        <section class="sec opening">
            <h1 tabindex="-1">{words.text(key::NOT_FOUND).to_owned()}</h1>
            <p class="lead-in">{words.text(key::NOT_FOUND_WHY).to_owned()}</p>
            <ul class="ways">
                <li><a href=site.href(&Route::Home)>{words.text(key::NAV_PROJECT).to_owned()}</a></li>
                <li><a href=site.href(&Route::Events)>{words.text(key::NAV_EVENTS).to_owned()}</a></li>
                <li><a href=site.href(&Route::Partners)>{words.text(key::NAV_PARTNERS).to_owned()}</a></li>
            </ul>
        </section>
    }
}
