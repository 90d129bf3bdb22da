//! The project: what it wanted, what it was, and how it went from start to end.

use crate::content::store::Site;
use crate::i18n::key;
use crate::ui::sources::sources;
use crate::ui::text::said;
use leptos::prelude::*;

/// The page about the project.
pub(super) fn project(site: &Site) -> impl IntoView + use<> {
    view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_PROJECT)}</h1>
            <p class="lead-in">{said(site, &site.project.title)}</p>
        </section>
        {sources(site, &site.project.sources)}
    }
}
