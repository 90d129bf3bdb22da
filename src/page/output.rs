//! An output: what it is and where to find it.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::ids::Slug;
use crate::route::Route;
use crate::ui::sources::sources;
use crate::ui::text::said;
use leptos::prelude::*;

/// The page of an output that exists.
pub(super) fn output(site: &Site, id: &Slug) -> impl IntoView + use<> {
    let output = site.output(id)?;
    Some(view! {
        <section class="sec opening">
            <p class="crumb"><a href=site.href(&Route::Outputs)>{site.word(key::NAV_OUTPUTS)}</a></p>
            <h1 tabindex="-1">{said(site, &output.title)}</h1>
            <p class="lead-in">{said(site, &output.summary)}</p>
        </section>
        {sources(site, &output.sources)}
    })
}
