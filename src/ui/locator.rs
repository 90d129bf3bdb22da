//! A small map on the page of one thing: where in the project's part of the world it is.

use crate::content::store::{File, Site};
use crate::draw::{self, units};
use crate::geo::labels::{self, Mark};
use crate::geo::nearest::distance;
use crate::geo::projection::{ViewBox, seen, view_box};
use crate::i18n::key;
use crate::model::place::Position;
use crate::platform::{Fixed, fixed, still};
use crate::route::map::{Field, Query};
use crate::ui::map::{disc, ground, label, link_to_map};
use crate::ui::shapes;
use leptos::prelude::*;

/// Room of the drawing in its own units. The style shows one as a pixel or a little less, whatever part of the world
/// the project has, so that words and marks are as large in each.
const ROOM: (f64, f64) = (320.0, 256.0);
/// Height of a label, and width of its letter, on the wide side for the narrow face.
const LABEL: (f64, f64) = (16.0, 7.2);
/// How far labels keep off the edge.
const EDGE: i32 = 6;
/// Radius of a station, and of what a label keeps off around any mark.
const STATION: f64 = 5.0;
const CLEAR: f64 = 7.0;
/// How far apart the points of the way are that labels keep off.
const STEP: f64 = 6.0;
/// Radius of the halo that stands for a region, whatever its size.
const HALO: f64 = 14.0;

/// What the small map shows.
pub struct Spot {
    /// Where it is.
    pub position: Position,
    /// The name beside it, of its town for instance.
    pub label: String,
    /// Where it is in words, for those who don't see the map: "Leoben, Austria".
    pub words: String,
    /// How it is drawn.
    pub look: Look,
}

/// How a spot is drawn.
#[derive(Clone, Copy)]
pub enum Look {
    /// A disc; hollow for an academic partner, in a halo for one that speaks for a region.
    Disc {
        /// Whether it is hollow.
        hollow: bool,
        /// Whether it has a halo.
        halo: bool,
    },
    /// A sign: a subpath that begins at its middle.
    Sign(&'static str),
}

/// A spot on the drawing.
struct Stop<'a> {
    spot: &'a Spot,
    mark: Mark,
}

/// The part of the map that is shown, and units of the drawing in one of the map.
struct Frame {
    view: ViewBox,
    scale: f64,
}

/// The map with some spots, joined by a line in their order, and a link to the map of everything, where the spot with a
/// key is chosen; `None` if none of them is on the project's maps.
pub fn locator(site: &Site, spots: &[Spot], key: String) -> Option<Fixed> {
    let frame = Frame::of(site);
    let (mut way, mut stops) = (Vec::new(), Vec::<Stop<'_>>::new());
    for spot in spots {
        let Some(point) = frame.point(site, spot.position) else {
            continue;
        };
        way.push(point);
        // A town to which the way comes back, and houses of one town, have one mark.
        if stops.iter().all(|stop| stop.spot.words != spot.words) {
            let mark = mark(point, &spot.label);
            stops.push(Stop { spot, mark });
        }
    }
    (!stops.is_empty()).then(|| figure(site, &frame, &stops, &way, key))
}

fn figure(
    site: &Site,
    frame: &Frame,
    stops: &[Stop<'_>],
    way: &[draw::Point],
    key: String,
) -> Fixed {
    let mut query = Query::default();
    query.set(Field::Mark, key);
    let places: Vec<&str> = stops.iter().map(|stop| &*stop.spot.words).collect();
    let places = places.join("; ");
    let name = site.words.with(key::LOCATOR_NAME, &[("places", &places)]);
    let room = frame.room();
    let leg = (stops.len() > 1).then(|| shapes::path("leg", draw::path(way)));
    let marks = stops.iter().map(drawn).collect_view();
    still(view! { <figure class="locator">
            <svg viewBox=room.value() role="img" aria-label=name>
                <svg viewBox=frame.view.value() aria-hidden="true">{ground(site, &File::CoarseMap)}</svg>
                {leg}
                {marks}
                {names(stops, way, &room)}
            </svg>
            <figcaption>{link_to_map(site, &query)}</figcaption>
        </figure>
    })
}

impl Frame {
    fn of(site: &Site) -> Self {
        let view = view_box(&site.project.map);
        let across = ROOM.0 / f64::from(view.width);
        let down = ROOM.1 / f64::from(view.height);
        Self {
            view,
            scale: across.min(down),
        }
    }

    /// The whole drawing.
    fn room(&self) -> ViewBox {
        let units = |length: i32| (f64::from(length) * self.scale).round() as i32;
        ViewBox {
            x: 0,
            y: 0,
            width: units(self.view.width),
            height: units(self.view.height),
        }
    }

    /// Where a position lies on the drawing, if it does.
    fn point(&self, site: &Site, position: Position) -> Option<draw::Point> {
        let (x, y) = seen(position, &site.project.map)?;
        let from = |edge: i32, along: f64| (along - f64::from(edge)) * self.scale;
        Some((from(self.view.x, x), from(self.view.y, y)))
    }
}

fn mark((x, y): draw::Point, name: &str) -> Mark {
    let letters = u16::try_from(name.chars().count()).unwrap_or(u16::MAX);
    Mark {
        x,
        y,
        radius: CLEAR,
        width: f64::from(letters) * LABEL.1,
        height: LABEL.0,
    }
}

fn drawn(stop: &Stop<'_>) -> Vec<Fixed> {
    let (x, y) = (stop.mark.x, stop.mark.y);
    match stop.spot.look {
        Look::Disc { hollow, halo } => {
            let class = if hollow { "disc hollow" } else { "disc" };
            let halo = halo.then(|| disc("halo", x, y, HALO));
            halo.into_iter()
                .chain([disc(class, x, y, STATION)])
                .collect()
        }
        Look::Sign(subpath) => {
            let d = format!("M{} {}{subpath}", units(x), units(y));
            vec![shapes::path("sign", d)]
        }
    }
}

/// The names beside the marks, which keep off marks, way and each other where they can.
fn names(stops: &[Stop<'_>], way: &[draw::Point], room: &ViewBox) -> Vec<Fixed> {
    let marks: Vec<Mark> = stops.iter().map(|stop| stop.mark).collect();
    let room = ViewBox {
        x: EDGE,
        y: EDGE,
        width: room.width - 2 * EDGE,
        height: room.height - 2 * EDGE,
    };
    let places = labels::place(&marks, &along(way), &room);
    let names = stops
        .iter()
        .zip(&places)
        .map(|(stop, at)| label(&stop.mark, at, fixed(stop.spot.label.clone())));
    names.collect()
}

/// Small discs along the way.
fn along(way: &[draw::Point]) -> Vec<Mark> {
    let mut discs = Vec::new();
    for leg in way.windows(2) {
        let ((ax, ay), (bx, by)) = (leg[0], leg[1]);
        let steps = (distance(leg[0], leg[1]) / STEP).ceil();
        let mut step = 0.0;
        while step < steps {
            let part = step / steps;
            discs.push(Mark {
                x: ax + (bx - ax) * part,
                y: ay + (by - ay) * part,
                radius: STEP / 2.0,
                width: 0.0,
                height: 0.0,
            });
            step += 1.0;
        }
    }
    discs
}
