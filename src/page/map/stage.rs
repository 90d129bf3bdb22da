//! The drawing of the map: the ground, what lies on it, and the marks; as a picture of the whole for wide and for narrow
//! screens, and the place where the code draws what a visitor looks at.

use super::picture::{Mark, RADIUS, label_of, numbers_of, picture, scale};
use super::{fragment, is_split};
use crate::content::store::{File, Site};
use crate::draw::{path, units};
use crate::geo::camera::{Camera, Point, Stage};
use crate::geo::labels::Placed;
use crate::geo::projection::view_box;
use crate::i18n::key::{self, Key};
use crate::page::places::{sign_of, sign_of_shape};
use crate::platform::{Fixed, exported, fixed, piece, still};
use crate::route::Route;
use crate::route::map::Field;
use crate::search::map::{COUNTRY, Index, Layer, REGION, Spot};
use crate::ui::map;
use crate::ui::shapes;
use crate::ui::svg_link::svg_link;
use leptos::prelude::*;

/// Width of the picture for wide screens, pixels; that for narrow ones.
const WIDE: f64 = 720.0;
const NARROW: f64 = 320.0;
/// What tells marks apart, each as a subpath that begins at its middle.
const DISC: &str = "m-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0z";
const LEAF: &str = "m0-14c7 6 11 10 11 15a11 11 0 0 1-22 0c0-5 4-9 11-15z";
const SMALL_LEAF: &str = "m0-10c5 4 7 7 7 10a7 7 0 0 1-14 0c0-3 2-6 7-10z";
const SQUARE: &str = "m-10.5-10.5h21v21h-21z";
/// Radius of the circle that stands for a region, map units.
const HALO: f64 = 40.0;

/// How many towns of a group are named.
const NAMED: usize = 3;
/// Ways of more events than this are not drawn: nobody could follow one, and a browser takes most of its time for them.
const MOST_WAYS: usize = 60;

/// The stage with its controls and what explains it.
pub(super) fn stage(site: &Site, index: &Index) -> impl IntoView + use<> {
    let window = view_box(&site.project.map);
    let name = site.word(key::MAP_NAME);
    let view_box = whole(&Stage::of_width(WIDE, window));
    view! {
        <figure class="map-frame">
            <div class="stage">
                <svg class="map" viewBox=view_box role="group" aria-label=name aria-describedby="map-keys">
                    <svg class="world" viewBox=window.value()>
                        {map::ground(site, &File::BaseMap)}
                        {under(index)}
                    </svg>
                    <g class="stills">{exported(|| pictures(site, index))}</g>
                    <svg class="live"></svg>
                </svg>
                {tools(site)}
                <p class="hint" aria-hidden="true" hidden>{site.word(key::MAP_HINT)}</p>
            </div>
            <figcaption class="mute">
                {signs(site, index)}
                <p>{site.word(key::MAP_CAPTION)}</p>
                <p id="map-keys" class="needs-code">{site.word(key::MAP_KEYS)}</p>
            </figcaption>
        </figure>
    }
}

/// The categories of places with their signs; none without places.
fn signs(site: &Site, index: &Index) -> Option<Fixed> {
    let is_used = |number: usize| {
        let mut spots = index.spots.iter();
        spots.any(|spot| spot.values[0] == Some(number))
    };
    let values = index.values.iter().enumerate();
    let values = values.filter(|(number, (of, _))| *of == Field::Category && is_used(*number));
    let lines: Vec<Fixed> = values
        .map(|(number, (_, value))| {
            let sign = sign_of_shape(sign_of(number));
            still(view! { <li>{sign} {value.label.clone()}</li> })
        })
        .collect();
    let name = site.word(key::PLACES_CATEGORIES);
    (!lines.is_empty())
        .then(|| still(view! { <ul class="signs of-places" aria-label=name>{lines}</ul> }))
}

/// The whole of a stage as the value of `viewBox`.
fn whole(stage: &Stage) -> String {
    [0.0, 0.0, stage.width, stage.height].map(units).join(" ")
}

/// Buttons for whoever can't or won't pull the map (WCAG 2.5.7).
fn tools(site: &Site) -> impl IntoView + use<> {
    let zoom = [
        ("zoom", "in", key::MAP_ZOOM_IN, "+"),
        ("zoom", "out", key::MAP_ZOOM_OUT, "−"),
        ("zoom", "whole", key::MAP_WHOLE, "□"),
    ];
    let pan = [
        ("pan", "up", key::MAP_UP, "↑"),
        ("pan", "left", key::MAP_LEFT, "←"),
        ("pan", "right", key::MAP_RIGHT, "→"),
        ("pan", "down", key::MAP_DOWN, "↓"),
    ];
    let zoom = zoom.map(|tool| button(site, tool));
    let pan = pan.map(|tool| button(site, tool));
    view! {
        <div class="stage-tools needs-code">
            {zoom.into_iter().collect_view()}
            <div class="pan">{pan.into_iter().collect_view()}</div>
        </div>
    }
}

fn button(
    site: &Site,
    (name, value, key, sign): (&'static str, &'static str, Key, &'static str),
) -> Fixed {
    still(
        view! { <button type="button" name=name value=value aria-label=site.word(key)>{sign}</button> },
    )
}

/// What lies on the ground: the regions, and the ways between the towns of one event.
fn under(index: &Index) -> Fixed {
    let regions = index.signs.iter().filter(|sign| sign.rank == REGION);
    let halos: Vec<Fixed> = regions
        .map(|region| map::disc("halo", region.at.0, region.at.1, HALO))
        .collect();
    let legs: Vec<Fixed> = legs(index)
        .iter()
        .map(|leg| shapes::path("leg", path(&leg.points)))
        .collect();
    piece(view! { <g class="of-regions">{halos}</g>
        <g class="of-events">{legs}</g>
    })
}

/// The way between the places of an event.
pub(super) struct Leg {
    /// The first place, by its place in the list.
    pub(super) first: usize,
    points: Vec<Point>,
}

/// The ways between the places of each event, in their order, where it has more than one; none where there are more than
/// [`MOST_WAYS`].
pub(super) fn legs(index: &Index) -> Vec<Leg> {
    let of_events: Vec<(usize, &Spot)> = index.of_layer(Layer::Events).collect();
    let ways = of_events.chunk_by(|_, (_, next)| next.is_further);
    let ways = ways.map(|spots| {
        let mut points: Vec<Point> = spots.iter().map(|(_, spot)| spot.at).collect();
        points.dedup();
        let first = spots[0].0;
        Leg { first, points }
    });
    let ways: Vec<_> = ways.filter(|way| way.points.len() > 1).collect();
    if ways.len() > MOST_WAYS {
        return Vec::new();
    }
    ways
}

/// The pictures of the whole map as an export shows them.
fn pictures(site: &Site, index: &Index) -> Fixed {
    let window = view_box(&site.project.map);
    let picture = |class, width| whole_picture(site, index, class, Stage::of_width(width, window));
    piece((picture("still wide", WIDE), picture("still narrow", NARROW)))
}

/// The picture of the whole map on a stage.
fn whole_picture(site: &Site, index: &Index, class: &'static str, stage: Stage) -> Fixed {
    let camera = stage.whole();
    let found: Vec<usize> = (0..index.spots.len()).collect();
    let picture = picture(index, &found, &[], &stage, &camera);
    let put = |(x, y): Point| Some(format!("translate({} {})", units(x), units(y)));
    let names = picture.signs.iter().map(|name| {
        name_view(
            index,
            name,
            put(stage.place(&camera, index.signs[name.0].at)),
        )
    });
    let names: Vec<Fixed> = names.collect();
    let marks: Vec<Fixed> = picture
        .marks
        .iter()
        .map(|mark| mark_view(site, index, mark, put(mark.place(&stage, &camera))))
        .collect();
    let view_box = whole(&stage);
    let scale = scale_view(site, &camera, put(place_of_scale(&stage)));
    still(view! { <svg class=class viewBox=view_box>
            {names}
            {scale}
            {marks}
        </svg>
    })
}

/// Where the bar begins that shows the scale, pixels on the stage.
pub(super) fn place_of_scale(stage: &Stage) -> Point {
    (12.0, stage.height - 12.0)
}

/// The bar that shows the scale; `place` is the value of `transform`, where it is known.
pub(super) fn scale_view(site: &Site, camera: &Camera, place: Option<String>) -> Fixed {
    let (kilometres, length) = scale(camera);
    let distance = kilometres.to_string();
    let words = site.words.with(key::MAP_SCALE, &[("distance", &distance)]);
    let bar = path(&[(0.0, -5.0), (0.0, 0.0), (length, 0.0), (length, -5.0)]);
    let drawing = (
        shapes::path("bar", bar),
        shapes::words("town", units(5.0), units(-9.0), "start", fixed(words)),
    );
    still(view! { <g class="scale" transform=place>{drawing}</g> })
}

/// A name for orientation; `place` is the value of `transform`, where it is known.
pub(super) fn name_view(
    index: &Index,
    (at, placed): &(usize, Placed),
    place: Option<String>,
) -> Fixed {
    let sign = &index.signs[*at];
    let is_town = sign.rank != COUNTRY && sign.rank != REGION;
    let dot = is_town.then(|| shapes::disc("dot", zero(), zero(), units(2.5)));
    let class = if is_town { "town" } else { "country" };
    let (x, y) = (units(placed.dx), units(placed.dy));
    let words = shapes::words(
        class,
        x,
        y,
        placed.anchor.as_str(),
        fixed(sign.name.clone()),
    );
    still(view! { <g transform=place>{dot} {words}</g> })
}

/// A mark as a link: of one spot to its page, of several to their part of the list. The label is there in any case, so
/// that it can be given room; `place` is the value of `transform`, where it is known.
pub(super) fn mark_view(site: &Site, index: &Index, mark: &Mark, place: Option<String>) -> Fixed {
    let spot = &index.spots[mark.spots[0]];
    let is_alone = mark.spots.len() == 1;
    let href = match is_alone {
        true => site.href(&index.route(mark.spots[0])),
        false if is_split(index) => site.href(&list_of(spot.layer)),
        false => format!("#{}", fragment(mark.spots[0])),
    };
    let class = match (spot.layer, is_alone) {
        (Layer::Partners, _) if spot.is_hollow => "mark of-partners academic",
        (Layer::Partners, _) => "mark of-partners",
        (Layer::Events, true) => "mark of-events one",
        (Layer::Events, false) => "mark of-events",
        (Layer::Places, true) => "mark of-places one",
        (Layer::Places, false) => "mark of-places",
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
    let (x, y, anchor) = match mark.label {
        Some(Placed { dx, dy, anchor }) => (dx, dy, anchor.as_str()),
        None => (0.0, 0.0, "none"),
    };
    let (along, down, side) = place_of_numbers(mark);
    let drawing = (
        shapes::path("lead", lead(mark)),
        shapes::disc("target", zero(), zero(), units(RADIUS)),
        shapes::path("disc", format!("M0 0{outline}")),
        words("no", zero(), zero(), "middle", number),
        words("label", units(x), units(y), anchor, label_of(index, mark)),
        words(
            "numbers",
            units(along),
            units(down),
            side,
            numbers_of(index, mark),
        ),
    );
    piece(svg_link(href, class, name(site, index, mark), drawing).attr("transform", place))
}

/// Where the numbers of a mark stand from it, with the value of `text-anchor`; below it, where there is no room.
pub(super) fn place_of_numbers(mark: &Mark) -> (f64, f64, &'static str) {
    match mark.numbers {
        Some(Placed { dx, dy, anchor }) => (dx, dy, anchor.as_str()),
        None => (0.0, RADIUS + 6.0, "middle"),
    }
}

/// Words of a mark, if it has any: hundreds of marks are drawn at once.
fn words(
    class: &'static str,
    x: String,
    y: String,
    anchor: &'static str,
    words: String,
) -> Option<Fixed> {
    (!words.is_empty()).then(|| shapes::words(class, x, y, anchor, fixed(words)))
}

fn zero() -> String {
    "0".to_owned()
}

/// The list of a layer, where the map's own is split.
fn list_of(layer: Layer) -> Route {
    match layer {
        Layer::Partners => Route::Partners,
        Layer::Events => Route::Events,
        Layer::Places => Route::Places,
    }
}

/// The path from a mark that stands well aside towards the place for which it stands, as far as the mark that is there.
pub(super) fn lead(mark: &Mark) -> String {
    let (x, y) = mark.aside;
    let away = (x * x + y * y).sqrt();
    if away < 2.5 * RADIUS {
        return String::new();
    }
    let part = RADIUS / away - 1.0;
    path(&[(0.0, 0.0), (x * part, y * part)])
}

/// What assistive technology calls a mark.
pub(super) fn name(site: &Site, index: &Index, mark: &Mark) -> String {
    let (first, count) = (mark.spots[0], mark.spots.len());
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
        _ => format!("{count}: {}", towns(index, mark)),
    }
}

/// The towns of a group, each once, as far as the first [`NAMED`].
fn towns(index: &Index, mark: &Mark) -> String {
    let mut towns: Vec<&str> = Vec::new();
    for at in &mark.spots {
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
