//! A place of industrial culture: what it is, where, and how it took part.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::ids::Slug;
use crate::route::Route;
use crate::ui::sources::sources;
use crate::ui::text::said;
use leptos::prelude::*;

/// The page of a place that exists.
pub(super) fn place(site: &Site, id: &Slug) -> impl IntoView + use<> {
    let place = site.place(id)?;
    Some(view! {
        <section class="sec opening">
            <p class="crumb"><a href=site.href(&Route::Places)>{site.word(key::NAV_PLACES)}</a></p>
            <h1 tabindex="-1">{said(site, &place.name)}</h1>
            <p class="lead-in">{said(site, &place.summary)}</p>
        </section>
        {sources(site, &place.sources)}
    })
}
