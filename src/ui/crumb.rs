//! The way back up, above the heading of a page that lies below another one.

use crate::content::store::Site;
use crate::i18n::key;
use crate::platform::{Fixed, fixed, still};
use crate::ui::elements::{item, link, paragraph};
use leptos::prelude::*;

/// The pages above this one, the uppermost first, each with its address and its name; then what kind of thing the page
/// is about, where that says more than its place.
pub fn crumb(site: &Site, above: Vec<(String, Fixed)>, kind: Option<String>) -> Fixed {
    let above = above.into_iter().map(|(href, name)| item(link(href, name)));
    let above: Vec<Fixed> = above.collect();
    still(view! { <div class="crumb">
            <nav aria-label=site.word(key::CRUMB)>
                <ol>{above}</ol>
            </nav>
            {kind.map(|kind| paragraph("", fixed(kind)))}
        </div>
    })
}
