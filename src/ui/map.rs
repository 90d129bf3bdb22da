//! What drawn maps share: their ground, marks and labels, and the link to the map of everything.

use crate::content::store::{File, Site};
use crate::draw::units;
use crate::geo::labels::{Mark, Placed};
use crate::i18n::key;
use crate::platform::{Fixed, still};
use crate::route::Route;
use crate::route::map::Query;
use crate::ui::shapes;
use leptos::prelude::*;

/// The layer of a map that shows a drawing made by our own tool. Nothing else may be given as HTML.
pub fn ground(site: &Site, file: &File) -> Fixed {
    let (class, drawing) = (
        file.layer().unwrap_or_default(),
        site.drawing(file).to_owned(),
    );
    still(view! { <g class=class inner_html=drawing></g> })
}

/// The label of a mark.
pub fn label(mark: &Mark, at: &Placed, words: Fixed) -> Fixed {
    let (x, y) = (units(mark.x + at.dx), units(mark.y + at.dy));
    shapes::words("label", x, y, at.anchor.as_str(), words)
}

/// A disc of a class.
pub fn disc(class: &'static str, x: f64, y: f64, radius: f64) -> Fixed {
    shapes::disc(class, units(x), units(y), units(radius))
}

/// A link to the map of everything, which shows there what a query says.
pub fn link_to_map(site: &Site, query: &Query) -> Fixed {
    let href = site.href(&Route::Map) + &query.query();
    still(view! { <a class="more" href=href>{site.word(key::ON_MAP)}</a> })
}
