//! Where a record was read, folded away at the end of its page.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::link::Link;
use crate::ui::link::outward;
use leptos::prelude::*;

/// The sources of a record; nothing where it has none.
pub fn sources(site: &Site, sources: &[Link]) -> impl IntoView + use<> {
    let count = u32::try_from(sources.len()).unwrap_or(u32::MAX);
    let heading = site.words.count(key::SOURCES, count);
    let links = sources
        .iter()
        .map(|link| view! { <li>{outward(site, link)}</li> })
        .collect_view();
    (count > 0).then(|| {
        view! {
            <details class="sources" id="sources">
                <summary>{heading}</summary>
                <ul>{links}</ul>
            </details>
        }
    })
}
