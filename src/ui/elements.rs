//! The few elements of which pages are made that never change. Each is one function, since every spelling of an element
//! weighs in the wasm. Where a class may be absent, [`view!`] would write an empty one.

use crate::platform::{Fixed, still};
use leptos::html;
use leptos::prelude::*;

/// A paragraph; of no class where that is empty.
pub fn paragraph(class: &'static str, words: Fixed) -> Fixed {
    let class = (!class.is_empty()).then_some(class);
    still(View::new(html::p().attr("class", class).child(words)))
}

/// What is told under a name in a list of facts (`dd`); of no class where that is empty.
pub fn told(class: &'static str, words: Fixed) -> Fixed {
    let class = (!class.is_empty()).then_some(class);
    still(View::new(html::dd().attr("class", class).child(words)))
}

/// An item of a list.
pub fn item(words: Fixed) -> Fixed {
    still(view! { <li>{words}</li> })
}

/// A link.
pub fn link(href: String, words: Fixed) -> Fixed {
    still(view! { <a href=href>{words}</a> })
}

/// Words of a class among others.
pub fn inline(class: &'static str, words: Fixed) -> Fixed {
    still(view! { <span class=class>{words}</span> })
}
