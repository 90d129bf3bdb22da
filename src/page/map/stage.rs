//! The drawing of the map: the ground, what lies on it, and the marks; as a picture of the whole for wide and for narrow
//! screens, and the place where the code draws what a visitor looks at.

use super::marks::{drawn_mark, drawn_name, drawn_scale, place_of_scale};
use super::picture::picture;
use crate::content::store::{File, Site};
use crate::draw::{path, units};
use crate::geo::camera::{Point, Stage};
use crate::geo::projection::view_box;
use crate::i18n::key::{self, Key};
use crate::page::places::{sign_of, sign_of_shape};
use crate::platform::{Fixed, OF_SPOT, exported, piece, still};
use crate::route::map::Field;
use crate::search::map::{Index, Layer, REGION, Spot};
use crate::ui::map;
use crate::ui::shapes;
use leptos::prelude::*;

/// Width of the picture for wide screens, pixels; that for narrow ones.
const WIDE: f64 = 720.0;
const NARROW: f64 = 320.0;
/// Radius of the circle that stands for a region, map units.
const HALO: f64 = 40.0;

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
    let put = |(x, y): Point| format!(r#"transform="translate({} {})""#, units(x), units(y));
    let names = picture.signs.iter().map(|name| {
        let place = stage.place(&camera, index.signs[name.0].at);
        drawn_name(index, name).markup(&put(place))
    });
    let marks = picture.marks.iter().map(|mark| {
        let place = put(mark.place(&stage, &camera));
        let given = format!(r#"{place} {OF_SPOT}="{}""#, mark.spots[0]);
        drawn_mark(site, index, mark).markup(&given)
    });
    let bar = drawn_scale(site, &camera).markup(&put(place_of_scale(&stage)));
    let markup: String = names.chain([bar]).chain(marks).collect();
    let view_box = whole(&stage);
    still(view! { <svg class=class viewBox=view_box inner_html=markup></svg> })
}
