//! A text of the content, marked with its language where that isn't the page's.

use crate::content::store::Site;
use crate::model::text::Text;
use crate::platform::{Fixed, fixed, still};
use leptos::prelude::*;

/// The words of a text; in a `span` with `lang`, which the style shows, where they are in another
/// language than the page.
///
/// One erased type, since it stands in nearly every view: as `Either` it made the wasm of the foundation 20 % larger.
pub fn said(site: &Site, text: &Text) -> Fixed {
    let chosen = site.choose(text);
    let words = chosen.text.to_owned();
    match chosen.foreign {
        Some(lang) => still(view! { <span class="foreign" lang=lang.to_string()>{words}</span> }),
        None => fixed(words),
    }
}
