//! A part of a page: a branch of its line, with a heading.

use crate::content::store::Site;
use crate::model::text::Text;
use crate::platform::{Fixed, fixed, still};
use crate::ui::elements::item;
use crate::ui::text::said;
use leptos::prelude::*;

/// A part with its heading; nothing where it has no content. The class says how it is laid out.
pub fn section(
    class: &'static str,
    heading: impl IntoView + 'static,
    content: Option<Fixed>,
) -> Option<Fixed> {
    section_at(None, class, heading, content)
}

/// As [`section`], with the name by which a fragment finds it.
pub fn section_at(
    id: Option<String>,
    class: &'static str,
    heading: impl IntoView + 'static,
    content: Option<Fixed>,
) -> Option<Fixed> {
    fn inner(id: Option<String>, class: &'static str, heading: Fixed, content: Fixed) -> Fixed {
        fixed(view! {
            <section id=id class=class>
                <h2>{heading}</h2>
                {content}
            </section>
        })
    }
    content.map(|content| inner(id, class, fixed(heading), content))
}

/// Sentences as a list; `None` without any.
pub fn sentences(site: &Site, texts: &[Text]) -> Option<Fixed> {
    let items = texts
        .iter()
        .map(|text| item(said(site, text)))
        .collect::<Vec<_>>();
    (!texts.is_empty()).then(|| still(view! { <ul class="points long">{items}</ul> }))
}
