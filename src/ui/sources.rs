//! Where a record was read, folded away at the end of its page.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::link::Link;
use leptos::prelude::*;

/// The sources of a record; nothing where it has none.
pub fn sources(site: &Site, sources: &[Link]) -> impl IntoView + use<> {
    let count = u32::try_from(sources.len()).unwrap_or(u32::MAX);
    let heading = site.words.count(key::SOURCES, count);
    let links = sources.iter().map(|link| source(site, link)).collect_view();
    (count > 0).then(|| {
        view! {
            <details class="sources" id="sources">
                <summary>{heading}</summary>
                <ul>{links}</ul>
            </details>
        }
    })
}

fn source(site: &Site, link: &Link) -> impl IntoView + use<> {
    let words = link
        .title
        .as_ref()
        .map_or(link.url.as_str(), |title| site.say(title))
        .to_owned();
    view! { <li><a href=link.url.as_str().to_owned()>{words}</a></li> }
}
