//! The page for an address that is none of ours.

use crate::content::store::Site;
use crate::i18n::key;
use crate::ui::layout::list_of_ways;
use leptos::prelude::*;

/// Says that nothing is there, and where to go instead.
pub(super) fn not_found(site: &Site) -> impl IntoView + use<> {
    view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NOT_FOUND)}</h1>
            <p class="lead-in">{site.word(key::NOT_FOUND_WHY)}</p>
            {list_of_ways(site)}
        </section>
    }
}
