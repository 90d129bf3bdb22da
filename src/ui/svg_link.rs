//! Links inside an SVG.
//!
//! `view!` makes `a` and `title` as HTML elements when it builds them in the browser, even inside an SVG, where they
//! are then neither drawn nor clickable. So they are built here by name. The router looks at HTML links only;
//! [`crate::platform::route_svg_links`] hands it the clicks on these.

use leptos::prelude::*;
use leptos::svg;

/// A link inside an SVG, with a name of its own.
pub fn svg_link(
    href: String,
    class: &'static str,
    name: String,
    drawing: impl IntoView,
) -> impl IntoView {
    svg::a()
        .attr("href", href)
        .attr("class", class)
        .child((svg::title().child(name), drawing))
}
