//! The few shapes that drawings are made of. Each is one function, since every spelling of an element weighs in the
//! wasm.

use crate::platform::{Fixed, still};
use leptos::prelude::*;

/// A line along a path.
pub fn path(class: &'static str, d: String) -> Fixed {
    still(view! { <path class=class d=d/> })
}

/// A straight line between two points; coordinates may be parts of the drawing's width.
pub fn line(class: &'static str, from: (String, &'static str), to: (String, String)) -> Fixed {
    still(view! { <line class=class x1=from.0 y1=from.1 x2=to.0 y2=to.1/> })
}

/// A disc.
pub fn disc(class: &'static str, x: String, y: String, radius: String) -> Fixed {
    still(view! { <circle class=class cx=x cy=y r=radius/> })
}

/// Words at a point. The anchor is a value of `text-anchor`.
pub fn words(
    class: &'static str,
    x: String,
    y: String,
    anchor: &'static str,
    words: Fixed,
) -> Fixed {
    still(view! { <text class=class x=x y=y text-anchor=anchor>{words}</text> })
}
