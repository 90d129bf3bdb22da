//! What the map shows in a view: its marks, single spots or groups of them, their labels, and names for orientation.
//! Plain numbers, the same for the page as it is exported and for every step of the zoom.

use crate::draw::stage::{Disc, set_apart};
use crate::geo::camera::{Camera, Point, Stage, step};
use crate::geo::groups::{groups, middle};
use crate::geo::labels::{Mark as Labelled, Placed, Rect, label_box, place_free};
use crate::geo::projection::ViewBox;
use crate::search::map::{Index, Layer, Sign, Spot};

/// Radius of a mark, pixels: with the gap between two, what WCAG 2.5.8 asks of a target.
pub(super) const RADIUS: f64 = 12.0;
/// Spots nearer than this are gathered, pixels at the step of the zoom.
const NEAR: f64 = 30.0;
/// Height of a label, pixels; its letters are so wide for the narrow face.
const LABEL: f64 = 17.0;
const LETTER: f64 = 7.4;
/// The same of a name for orientation.
const SIGN: f64 = 13.0;
const SIGN_LETTER: f64 = 6.6;
/// How much of a name stands on the map, letters.
const LONGEST: usize = 28;
/// From how many times the whole on single places and events have labels.
const LABELLED_FROM: f64 = 3.0;
/// From how many times the whole on countries need no names.
const COUNTRIES_UNTIL: f64 = 7.0;
/// More marks than this are drawn only where the view is.
const ALL_AROUND: usize = 250;

/// What a view of the map shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Picture {
    /// The marks, in the order of the list.
    pub(super) marks: Vec<Mark>,
    /// Names for orientation, by their places in [`Index::signs`].
    pub(super) signs: Vec<(usize, Placed)>,
}

/// A mark: one spot, or several that stand too near to each other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    /// The spots, by their places in the list; at least one, all of one layer.
    pub(super) spots: Vec<usize>,
    /// Where it belongs, on the map.
    pub(super) point: Point,
    /// How far it stands aside, pixels.
    pub(super) aside: Point,
    /// Where its label stands from it, pixels; none where there is no room.
    pub(super) label: Option<Placed>,
}

impl Mark {
    /// By which two pictures know it.
    pub(super) fn key(&self) -> String {
        let (first, last) = (self.spots[0], self.spots[self.spots.len() - 1]);
        format!("{first}-{last}-{}", self.spots.len())
    }

    /// Where it stands on the stage.
    pub(super) fn place(&self, stage: &Stage, camera: &Camera) -> Point {
        let (x, y) = stage.place(camera, self.point);
        (x + self.aside.0, y + self.aside.1)
    }
}

/// What a label says.
pub(super) fn label_of(index: &Index, mark: &Mark) -> String {
    let spot = &index.spots[mark.spots[0]];
    let is_alone = mark.spots.len() == 1;
    let town = || {
        mark.spots
            .iter()
            .all(|at| index.spots[*at].town == spot.town)
    };
    let words = match spot.layer {
        Layer::Partners => &spot.town,
        _ if is_alone => name_of(spot),
        _ if town() => &spot.town,
        _ => "",
    };
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// The name of a spot in its own language or the page's.
pub(super) fn name_of(spot: &Spot) -> &str {
    spot.name.all().next().map_or("", |(_, name)| name)
}

/// The picture of some spots, given by their places in the list. Those of `apart` aren't gathered: a group that was
/// opened.
pub(super) fn picture(
    index: &Index,
    found: &[usize],
    apart: &[usize],
    stage: &Stage,
    camera: &Camera,
) -> Picture {
    let mut marks = gathered(index, found, apart, stage, camera);
    if marks.len() > ALL_AROUND {
        marks.retain(|mark| is_around(stage, stage.place(camera, mark.point)));
    }
    let discs: Vec<Disc> = marks
        .iter()
        .map(|mark| Disc {
            at: stage.place(camera, mark.point),
            radius: RADIUS,
        })
        .collect();
    for ((mark, disc), at) in marks.iter_mut().zip(&discs).zip(set_apart(&discs)) {
        mark.aside = (at.0 - disc.at.0, at.1 - disc.at.1);
    }
    let zoom = stage.zoom(camera);
    let signs = label(index, &mut marks, stage, camera, zoom);
    Picture { marks, signs }
}

/// The spots as marks, each layer for itself; partners always stand alone.
fn gathered(
    index: &Index,
    found: &[usize],
    apart: &[usize],
    stage: &Stage,
    camera: &Camera,
) -> Vec<Mark> {
    let scale = stage.whole().scale * step(stage.zoom(camera));
    let mut marks = Vec::new();
    for layer in Layer::ALL {
        let is_single = |at: &usize| layer == Layer::Partners || apart.contains(at);
        let own = found
            .iter()
            .copied()
            .filter(|at| index.spots[*at].layer == layer);
        let (single, many): (Vec<usize>, Vec<usize>) = own.partition(is_single);
        let points: Vec<Point> = many.iter().map(|at| index.spots[*at].at).collect();
        let groups = groups(&points, NEAR / scale).into_iter();
        let groups = groups.map(|group| group.into_iter().map(|at| many[at]).collect());
        let single = single.into_iter().map(|at| vec![at]);
        marks.extend(single.chain(groups).map(|spots: Vec<usize>| Mark {
            point: middle(spots.iter().map(|at| index.spots[*at].at)),
            spots,
            aside: (0.0, 0.0),
            label: None,
        }));
    }
    marks
}

/// Whether a point is seen, or will be before the map has been pulled by half of it.
fn is_around(stage: &Stage, (x, y): Point) -> bool {
    let (across, down) = (stage.width, stage.height);
    (-across / 2.0..=across * 1.5).contains(&x) && (-down / 2.0..=down * 1.5).contains(&y)
}

/// Gives labels to marks and names to the map as long as there is room: partners first, then countries, other marks,
/// regions and towns.
fn label(
    index: &Index,
    marks: &mut [Mark],
    stage: &Stage,
    camera: &Camera,
    zoom: f64,
) -> Vec<(usize, Placed)> {
    let bounds = ViewBox {
        x: 0,
        y: 0,
        width: stage.width as i32,
        height: stage.height as i32,
    };
    let mut labelled: Vec<Labelled> = Vec::new();
    for mark in &*marks {
        let is_partner = index.spots[mark.spots[0]].layer == Layer::Partners;
        let letters = match is_partner || zoom >= LABELLED_FROM {
            true => label_of(index, mark).chars().count(),
            false => 0,
        };
        let at = mark.place(stage, camera);
        labelled.push(sized(at, RADIUS, letters, LETTER, LABEL));
    }
    let mut taken = Vec::new();
    let mut signs = Vec::new();
    for (number, sign) in index.signs.iter().enumerate() {
        let at = stage.place(camera, sign.at);
        if sign.rank == 0 && zoom < COUNTRIES_UNTIL && stage.shows(at) {
            let letters = sign.name.chars().count();
            let mark = sized(at, 0.0, letters, SIGN_LETTER * 1.25, SIGN);
            let middle = Placed {
                dx: 0.0,
                dy: 0.0,
                anchor: crate::geo::labels::Anchor::Middle,
            };
            let area = label_box(&mark, &middle);
            if is_free(&area, &labelled, &taken) {
                taken.push(area);
                signs.push((number, middle));
            }
        }
    }
    let placed = place_free(&labelled, taken.clone(), &bounds);
    for ((mark, labelled), placed) in marks.iter_mut().zip(&labelled).zip(&placed) {
        mark.label = *placed;
        taken.extend(placed.map(|placed| label_box(labelled, &placed)));
    }
    let is_due =
        |sign: &Sign| sign.rank > 0 && zoom * 1.001 >= f64::from(1_u32 << (sign.rank - 1).min(5));
    for (number, sign) in index.signs.iter().enumerate() {
        let at = stage.place(camera, sign.at);
        if !is_due(sign) || !stage.shows(at) {
            continue;
        }
        let letters = sign.name.chars().count();
        let own = [sized(at, 3.0, letters, SIGN_LETTER, SIGN)];
        let dot = Rect {
            left: at.0 - 3.0,
            top: at.1 - 3.0,
            right: at.0 + 3.0,
            bottom: at.1 + 3.0,
        };
        if !is_free(&dot, &labelled, &taken) {
            continue;
        }
        let mut others: Vec<Labelled> = own.to_vec();
        others.extend(labelled.iter().map(|mark| Labelled {
            width: 0.0,
            ..*mark
        }));
        if let Some(Some(placed)) = place_free(&others, taken.clone(), &bounds).first() {
            taken.push(label_box(&own[0], placed));
            taken.push(dot);
            signs.push((number, *placed));
        }
    }
    signs
}

fn sized((x, y): Point, radius: f64, letters: usize, letter: f64, height: f64) -> Labelled {
    Labelled {
        x,
        y,
        radius,
        width: letters as f64 * letter,
        height,
    }
}

fn is_free(area: &Rect, marks: &[Labelled], taken: &[Rect]) -> bool {
    let shared = |other: &Rect| {
        area.left < other.right
            && other.left < area.right
            && area.top < other.bottom
            && other.top < area.bottom
    };
    let square = |mark: &Labelled| Rect {
        left: mark.x - mark.radius,
        top: mark.y - mark.radius,
        right: mark.x + mark.radius,
        bottom: mark.y + mark.radius,
    };
    !taken.iter().any(shared) && !marks.iter().any(|mark| shared(&square(mark)))
}
