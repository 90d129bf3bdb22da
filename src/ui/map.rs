//! The drawn map: its ground and frame, and what pages draw on it in the same way.

use crate::content::store::{File, Site};
use crate::draw::units;
use crate::geo::labels::{Mark, Placed, place};
use crate::geo::projection::{ViewBox, view_box};
use crate::i18n::key;
use crate::platform::{Fixed, still};
use crate::route::Route;
use crate::route::map::Query;
use crate::ui::shapes;
use leptos::prelude::*;

/// Height of a label on a narrow screen, in map units. On wide ones it is drawn smaller, and keeps this room.
const LABEL: f64 = 44.0;
/// Width of such a label's letter, on the wide side for the narrow face.
const LETTER: f64 = 19.8;

/// How far labels keep off the edge of the map.
const EDGE: i32 = 24;

/// A map of the project's part of the world: its name, what is drawn on the ground, and what stands below it.
pub fn map(site: &Site, name: String, drawing: Fixed, caption: Fixed) -> Fixed {
    let view = view_box(&site.project.map);
    let view_box = format!("{} {} {} {}", view.x, view.y, view.width, view.height);
    still(view! { <figure class="map-frame">
            <svg class="map" viewBox=view_box role="group" aria-label=name>
                {ground(site, &File::BaseMap)}
                {drawing}
            </svg>
            <figcaption class="mute">{caption}</figcaption>
        </figure>
    })
}

/// The layer of a map that shows a drawing made by our own tool. Nothing else may be given as HTML.
pub fn ground(site: &Site, file: &File) -> Fixed {
    let (class, drawing) = (
        file.layer().unwrap_or_default(),
        site.drawing(file).to_owned(),
    );
    still(view! { <g class=class inner_html=drawing></g> })
}

/// A mark with a label of so many letters.
pub fn mark((x, y): (f64, f64), radius: f64, letters: usize) -> Mark {
    Mark {
        x,
        y,
        radius,
        width: f64::from(u16::try_from(letters).unwrap_or(u16::MAX)) * LETTER,
        height: LABEL,
    }
}

/// Places for the labels of marks.
pub fn labels(site: &Site, marks: &[Mark]) -> Vec<Placed> {
    let shown = view_box(&site.project.map);
    let room = ViewBox {
        x: shown.x + EDGE,
        y: shown.y + EDGE,
        width: shown.width - 2 * EDGE,
        height: shown.height - 2 * EDGE,
    };
    place(marks, &[], &room)
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
