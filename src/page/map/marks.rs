//! What stands on the stage, as SVG in letters: marks, names for orientation, and the scale.
//!
//! No views: the code draws some hundred of them at the start and at each step of the zoom, and a browser reads them in
//! a fraction of the time in which they are built node by node. Every text goes through [`escape`].

use super::picture::{Mark, RADIUS, label_of, numbers_of, scale};
use super::{fragment, is_split};
use crate::content::store::Site;
use crate::draw::{path, units};
use crate::feed::escape;
use crate::geo::camera::{Camera, Point, Stage};
use crate::geo::labels::{Anchor, Placed};
use crate::i18n::key;
use crate::page::places::sign_of;
use crate::platform::Drawn;
use crate::search::map::{COUNTRY, Index, Layer, REGION};

/// What tells marks apart, each as a subpath that begins at its middle.
const DISC: &str = "m-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0z";
const LEAF: &str = "m0-14c7 6 11 10 11 15a11 11 0 0 1-22 0c0-5 4-9 11-15z";
const SMALL_LEAF: &str = "m0-10c5 4 7 7 7 10a7 7 0 0 1-14 0c0-3 2-6 7-10z";
const SQUARE: &str = "m-10.5-10.5h21v21h-21z";
/// How many digits of a number fit a mark in their usual size.
const LONG: usize = 3;
/// How many towns of a group are named.
const NAMED: usize = 3;
/// Where a mark's number stands.
const MIDDLE: Placed = Placed {
    dx: 0.0,
    dy: 0.0,
    anchor: Anchor::Middle,
};

/// A mark as a link: of one spot to its page, of several to their part of the list.
pub(super) fn drawn_mark(site: &Site, index: &Index, mark: &Mark) -> Drawn {
    let spot = &index.spots[mark.spots[0]];
    let is_alone = mark.spots.len() == 1;
    let href = match is_alone {
        true => site.href(&index.route(mark.spots[0])),
        false if is_split(index) => site.href(&spot.layer.list()),
        false => format!("#{}", fragment(mark.spots[0])),
    };
    let class = match (spot.layer, is_alone) {
        (Layer::Partners, _) if spot.is_hollow => "of-partners academic",
        (Layer::Partners, _) => "of-partners",
        (Layer::Events, true) => "of-events one",
        (Layer::Events, false) => "of-events",
        (Layer::Places, true) => "of-places one",
        (Layer::Places, false) => "of-places",
    };
    let number = match spot.layer {
        Layer::Partners => (mark.spots[0] + 1).to_string(),
        _ if is_alone => String::new(),
        _ => mark.spots.len().to_string(),
    };
    let outline = match (spot.layer, is_alone) {
        (Layer::Partners, _) => DISC,
        (Layer::Events, true) => SMALL_LEAF,
        (Layer::Events, false) => LEAF,
        // Categories come first among the values.
        (Layer::Places, true) => sign_of(spot.values[0].unwrap_or_default()),
        (Layer::Places, false) => SQUARE,
    };
    let title = escape(&name(site, index, &mark.spots));
    let is_long = number.len() > LONG;
    let class_of_number = if is_long { "no long" } else { "no" };
    let label = mark
        .label
        .map(|at| words("label", &at, &label_of(index, mark)));
    // Below it, where there is no room: on paper each must have them.
    let below = Placed {
        dx: 0.0,
        dy: RADIUS + 6.0,
        anchor: Anchor::Middle,
    };
    let numbers = mark.numbers.unwrap_or(below);
    let content = [
        format!("<title>{title}</title>"),
        lead(mark),
        format!(r#"<circle class="target" r="{}"></circle>"#, units(RADIUS)),
        format!(r#"<path class="disc" d="M0 0{outline}"></path>"#),
        words(class_of_number, &MIDDLE, &number),
        label.unwrap_or_default(),
        words("numbers", &numbers, &numbers_of(index, mark)),
    ];
    Drawn {
        key: mark.key(),
        element: "a",
        attributes: format!(r#"href="{}" class="mark {class}""#, escape(&href)),
        content: content.concat(),
    }
}

/// Words at a place; nothing without words.
fn words(class: &str, Placed { dx, dy, anchor }: &Placed, words: &str) -> String {
    if words.is_empty() {
        return String::new();
    }
    let (x, y, anchor, words) = (units(*dx), units(*dy), anchor.as_str(), escape(words));
    format!(r#"<text class="{class}" x="{x}" y="{y}" text-anchor="{anchor}">{words}</text>"#)
}

/// The line from a mark that stands well aside towards the place for which it stands, as far as the mark that is there.
fn lead(mark: &Mark) -> String {
    let (x, y) = mark.aside;
    let away = (x * x + y * y).sqrt();
    if away < 2.5 * RADIUS {
        return String::new();
    }
    let part = RADIUS / away - 1.0;
    let line = path(&[(0.0, 0.0), (x * part, y * part)]);
    format!(r#"<path class="lead" d="{line}"></path>"#)
}

/// What assistive technology calls the mark of some spots.
pub(super) fn name(site: &Site, index: &Index, spots: &[usize]) -> String {
    let (first, count) = (spots[0], spots.len());
    let named = index.named(first);
    if count == 1 && !named.name.is_empty() {
        return [named.name, &remarks(index, first)].join(", ");
    }
    let key = match index.spots[first].layer {
        Layer::Places => key::PLACES_IN_REGION,
        _ => key::TIMELINE_EVENTS,
    };
    let count = site.words.count(key, count as u32);
    match named.town {
        "" => count,
        _ => format!("{count}: {}", towns(index, spots)),
    }
}

/// The towns of a group, each once, as far as the first [`NAMED`].
fn towns(index: &Index, spots: &[usize]) -> String {
    let mut towns: Vec<&str> = Vec::new();
    for at in spots {
        let town = index.named(*at).town;
        if towns.len() <= NAMED && !towns.contains(&town) {
            towns.push(town);
        }
    }
    let more = if towns.len() > NAMED { ", …" } else { "" };
    towns.truncate(NAMED);
    towns.join(", ") + more
}

/// What a spot, given by its place in the list, is and where, in a line: kind, role or dates, and the town.
pub(super) fn remarks(index: &Index, at: usize) -> String {
    let named = index.named(at);
    let category = index.label(&index.spots[at], 0);
    let remarks = [category, named.note, named.town];
    let remarks: Vec<&str> = remarks
        .into_iter()
        .filter(|remark| !remark.is_empty())
        .collect();
    remarks.join(" · ")
}

/// A name for orientation.
pub(super) fn drawn_name(index: &Index, (at, placed): &(usize, Placed)) -> Drawn {
    let sign = &index.signs[*at];
    let (class, dot) = match sign.rank {
        COUNTRY | REGION => ("country", ""),
        _ => ("town", r#"<circle class="dot" r="2.5"></circle>"#),
    };
    Drawn {
        key: format!("name {at}"),
        element: "g",
        attributes: String::new(),
        content: words(class, placed, &sign.name) + dot,
    }
}

/// Where the bar begins that shows the scale, pixels on the stage.
pub(super) fn place_of_scale(stage: &Stage) -> Point {
    (12.0, stage.height - 12.0)
}

/// The bar that shows the scale.
pub(super) fn drawn_scale(site: &Site, camera: &Camera) -> Drawn {
    let (kilometres, length) = scale(camera);
    let distance = kilometres.to_string();
    let told = site.words.with(key::MAP_SCALE, &[("distance", &distance)]);
    let bar = path(&[(0.0, -5.0), (0.0, 0.0), (length, 0.0), (length, -5.0)]);
    let above = Placed {
        dx: 5.0,
        dy: -9.0,
        anchor: Anchor::Start,
    };
    let told = words("town", &above, &told);
    Drawn {
        key: "scale".to_owned(),
        element: "g",
        attributes: r#"class="scale""#.to_owned(),
        content: format!(r#"<path class="bar" d="{bar}"></path>{told}"#),
    }
}
