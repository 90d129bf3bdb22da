//! The site itself: where its content comes from, how it may be used, what it stores, how accessible it is.

use crate::content::store::Site;
use crate::i18n::key;
use crate::ui::sources::sources;
use leptos::prelude::*;

/// The page about the site.
pub(super) fn about(site: &Site) -> impl IntoView + use<> {
    view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_ABOUT)}</h1>
        </section>
        {sources(site, &site.project.sources)}
    }
}
