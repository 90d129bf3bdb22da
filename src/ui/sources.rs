//! Where a record was read, folded away.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::link::Link;
use crate::platform::{Fixed, still};
use crate::ui::elements::item;
use crate::ui::link::outward;
use leptos::prelude::*;

/// The sources of a page's record, at the end of the page; nothing where it has none.
pub fn sources(site: &Site, sources: &[Link]) -> Option<Fixed> {
    folded(site, sources, Some("sources"))
}

/// The sources of one record among others on a page; nothing where it has none.
pub fn own_sources(site: &Site, sources: &[Link]) -> Option<Fixed> {
    folded(site, sources, None)
}

fn folded(site: &Site, sources: &[Link], id: Option<&'static str>) -> Option<Fixed> {
    let count = u32::try_from(sources.len()).unwrap_or(u32::MAX);
    let heading = site.words.count(key::SOURCES, count);
    let links = sources
        .iter()
        .map(|link| item(outward(site, link)))
        .collect::<Vec<_>>();
    (count > 0).then(|| {
        still(view! { <details class="sources" id=id>
                <summary>{heading}</summary>
                <ul>{links}</ul>
            </details>
        })
    })
}
