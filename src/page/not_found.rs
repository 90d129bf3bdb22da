//! The page for an address that is none of ours.

use crate::content::store::Site;
use crate::i18n::key;
use crate::route::Route;
use leptos::prelude::*;

/// Says that nothing is there, and where to go instead.
pub(super) fn not_found(site: &Site) -> impl IntoView + use<> {
    view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NOT_FOUND)}</h1>
            <p class="lead-in">{site.word(key::NOT_FOUND_WHY)}</p>
            <ul class="ways">
                <li><a href=site.href(&Route::Home)>{site.word(key::NAV_PROJECT)}</a></li>
                <li><a href=site.href(&Route::Events)>{site.word(key::NAV_EVENTS)}</a></li>
                <li><a href=site.href(&Route::Partners)>{site.word(key::NAV_PARTNERS)}</a></li>
            </ul>
        </section>
    }
}
