//! A text of the content, marked with its language where that isn't the page's.

use crate::content::store::Site;
use crate::model::text::Text;
use leptos::either::Either;
use leptos::prelude::*;

/// The words of a text; in a `span` with `lang` where they are in another language than the page.
pub fn said(site: &Site, text: &Text) -> impl IntoView + use<> {
    let chosen = site.choose(text);
    let words = chosen.text.to_owned();
    match chosen.foreign {
        Some(lang) => Either::Left(view! { <span lang=lang.to_string()>{words}</span> }),
        None => Either::Right(words),
    }
}
