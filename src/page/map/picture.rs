//! What the map shows in a view: its marks, single spots or groups of them, their labels, and names for orientation.
//! Plain numbers, the same for the page as it is exported and for every step of the zoom.

use crate::draw::stage::{Disc, set_apart};
use crate::geo::camera::{Camera, Point, Stage, step};
use crate::geo::groups::{groups, middle};
use crate::geo::labels::{Board, Mark as Labelled, Placed};
use crate::geo::projection::ViewBox;
use crate::search::map::{COUNTRY, Index, Layer, REGION};

/// Radius of a mark, pixels: with the gap between two, what WCAG 2.5.8 asks of a target.
pub const RADIUS: f64 = 12.0;
/// Spots nearer than this are gathered, pixels at the step of the zoom; the same where there are so many that the map is
/// full of groups.
const NEAR: f64 = 30.0;
const NEAR_OF_MANY: f64 = 44.0;
/// Height of a label, pixels; its letters are so wide, with room for readers who space them (WCAG 1.4.12).
const LABEL: f64 = 17.0;
const LETTER: f64 = 8.8;
/// The same of a name for orientation.
const SIGN: f64 = 13.0;
const SIGN_LETTER: f64 = 9.4;
/// The same of the numbers on paper.
const NUMBERS: f64 = 11.0;
const DIGIT: f64 = 5.0;
/// Radius of the dot of a town, pixels.
const DOT: f64 = 3.0;
/// From how many times the whole on regions have names.
const REGIONS_FROM: f64 = 2.0;
/// Length of the bar that shows the scale, at most, pixels.
const LONGEST_BAR: f64 = 120.0;
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
pub struct Picture {
    /// The marks, in the order of the list.
    pub marks: Vec<Mark>,
    /// Names for orientation, by their places in [`Index::signs`].
    pub signs: Vec<(usize, Placed)>,
}

/// A mark: one spot, or several that stand too near to each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The spots, by their places in the list; at least one, all of one layer.
    pub spots: Vec<usize>,
    /// Where it belongs, on the map.
    pub point: Point,
    /// How far it stands aside, pixels.
    pub aside: Point,
    /// Where its label stands from it, pixels; none where there is no room.
    pub label: Option<Placed>,
    /// Where its numbers stand from it on paper, pixels; none where there is no room.
    pub numbers: Option<Placed>,
}

impl Picture {
    /// The place of the mark that holds a spot.
    pub fn holding(&self, spot: usize) -> Option<usize> {
        self.marks
            .iter()
            .position(|mark| mark.spots.contains(&spot))
    }
}

impl Mark {
    /// By which two pictures know it.
    pub fn key(&self) -> String {
        let hash = |hash: u32, at: &usize| hash.wrapping_mul(31).wrapping_add(*at as u32);
        format!("{}-{}", self.spots[0], self.spots.iter().fold(0, hash))
    }

    /// Where it stands on the stage.
    pub fn place(&self, stage: &Stage, camera: &Camera) -> Point {
        let (x, y) = stage.place(camera, self.point);
        (x + self.aside.0, y + self.aside.1)
    }
}

/// The bar that shows the scale: a round number of kilometres, and how long that is, pixels.
pub fn scale(camera: &Camera) -> (u32, f64) {
    let length = |kilometres: &u32| f64::from(*kilometres) * camera.scale;
    let mut round = [500, 200, 100, 50, 20, 10, 5, 2].into_iter();
    // A map unit is a kilometre.
    let fitting = round.find(|kilometres| length(kilometres) <= LONGEST_BAR);
    let kilometres = fitting.unwrap_or(1);
    (kilometres, length(&kilometres))
}

/// The numbers of a mark's spots in the list, for paper; none of a partner, whose disc has its number, and of a list that
/// is split.
pub fn numbers_of(index: &Index, mark: &Mark) -> String {
    let is_partner = index.spots[mark.spots[0]].layer == Layer::Partners;
    match is_partner || super::is_split(index) {
        true => String::new(),
        false => numbers(&mark.spots),
    }
}

/// What a label says.
pub fn label_of(index: &Index, mark: &Mark) -> String {
    let (spot, named) = (&index.spots[mark.spots[0]], index.named(mark.spots[0]));
    let is_alone = mark.spots.len() == 1;
    // As long as names aren't there, thousands of spots would be compared for nothing.
    let town = || {
        let mut spots = mark.spots.iter();
        !named.town.is_empty() && spots.all(|at| index.named(*at).town == named.town)
    };
    let words = match spot.layer {
        Layer::Partners => named.town,
        _ if is_alone => named.name,
        _ if town() => named.town,
        _ => "",
    };
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

/// The picture of some spots, given by their places in the list. Those of `apart` aren't gathered: a group that was
/// opened.
pub fn picture(
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
    // Within the map and not the stage, so that nothing jumps while the map is pulled.
    let ViewBox {
        x,
        y,
        width,
        height,
    } = stage.window;
    let corner = |x: i32, y: i32| stage.place(camera, (f64::from(x), f64::from(y)));
    let within = (corner(x, y), corner(x + width, y + height));
    for ((mark, disc), at) in marks.iter_mut().zip(&discs).zip(set_apart(&discs, within)) {
        mark.aside = (at.0 - disc.at.0, at.1 - disc.at.1);
    }
    let signs = label(index, &mut marks, apart, stage, camera);
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
    let near = if super::is_split(index) {
        NEAR_OF_MANY
    } else {
        NEAR
    };
    let mut marks = Vec::new();
    for layer in Layer::ALL {
        let is_single = |at: &usize| layer == Layer::Partners || apart.contains(at);
        let own = found
            .iter()
            .copied()
            .filter(|at| index.spots[*at].layer == layer);
        let (single, many): (Vec<usize>, Vec<usize>) = own.partition(is_single);
        let points: Vec<Point> = many.iter().map(|at| index.spots[*at].at).collect();
        let groups = groups(&points, near / scale).into_iter();
        let groups = groups.map(|group| group.into_iter().map(|at| many[at]).collect());
        let before = marks.len();
        for spots in single.into_iter().map(|at| vec![at]).chain(groups) {
            let spots: Vec<usize> = spots;
            let at = marks[before..].partition_point(|mark: &Mark| mark.spots[0] < spots[0]);
            let mark = Mark {
                point: middle(spots.iter().map(|at| index.spots[*at].at)),
                spots,
                aside: (0.0, 0.0),
                label: None,
                numbers: None,
            };
            marks.insert(before + at, mark);
        }
    }
    marks
}

/// Whether a point is seen, or will be before the map has been pulled by half of it.
fn is_around(stage: &Stage, (x, y): Point) -> bool {
    let (across, down) = (stage.width, stage.height);
    (-across / 2.0..=across * 1.5).contains(&x) && (-down / 2.0..=down * 1.5).contains(&y)
}

/// Gives labels to marks and names to the map as long as there is room: partners first, then countries, other marks,
/// towns and regions.
fn label(
    index: &Index,
    marks: &mut [Mark],
    apart: &[usize],
    stage: &Stage,
    camera: &Camera,
) -> Vec<(usize, Placed)> {
    let zoom = stage.zoom(camera);
    let bounds = ViewBox {
        x: 0,
        y: 0,
        width: stage.width as i32,
        height: stage.height as i32,
    };
    let sized = |(x, y): Point, radius, words: &str, letter: f64, height| Labelled {
        x,
        y,
        radius,
        width: words.chars().count() as f64 * letter,
        height,
    };
    let labels: Vec<String> = marks.iter().map(|mark| label_of(index, mark)).collect();
    let discs = marks.iter().zip(&labels).map(|(mark, label)| {
        let place = mark.place(stage, camera);
        sized(place, RADIUS, label, LETTER, LABEL)
    });
    let discs: Vec<Labelled> = discs.collect();
    let mut named: Vec<&str> = Vec::new();
    let mut board = Board::new(bounds, discs.clone());
    let mut signs = Vec::new();
    for round in 0..2 {
        for ((mark, disc), words) in marks.iter_mut().zip(&discs).zip(&labels) {
            let first = mark.spots[0];
            let is_partner = index.spots[first].layer == Layer::Partners;
            let is_due = if is_partner || apart.contains(&first) {
                round == 0
            } else {
                round == 1 && zoom >= LABELLED_FROM
            };
            // One name of a town is enough for all that gathers there.
            let is_told = mark.spots.len() > 1 && named.contains(&&**words);
            if is_due && disc.width > 0.0 && !is_told {
                mark.label = board.place(disc);
                named.extend(mark.label.map(|_| &**words));
            }
        }
        for (number, sign) in index.signs.iter().enumerate() {
            let (is_due, radius) = match sign.rank {
                COUNTRY => (round == 0 && zoom < COUNTRIES_UNTIL, 0.0),
                REGION => (round == 1 && zoom >= REGIONS_FROM, RADIUS),
                rank => (
                    round == 1 && zoom * 1.001 >= f64::from(1_u32 << (rank - 1)),
                    DOT,
                ),
            };
            let at = stage.place(camera, sign.at);
            if is_due && stage.shows(at) {
                let name = sized(at, radius, &sign.name, SIGN_LETTER, SIGN);
                let placed = match radius {
                    DOT => board.place_with_disc(&name),
                    _ => board.place(&name),
                };
                signs.extend(placed.map(|placed| (number, placed)));
            }
        }
    }
    for mark in marks {
        let words = numbers_of(index, mark);
        if !words.is_empty() {
            let place = mark.place(stage, camera);
            mark.numbers = board.place(&sized(place, RADIUS, &words, DIGIT, NUMBERS));
        }
    }
    signs
}

/// The numbers of spots in the list, for paper: `12–14, 17`.
fn numbers(spots: &[usize]) -> String {
    let runs = spots.chunk_by(|one, next| *next == one + 1);
    let runs = runs.map(|run| match run {
        [one] => (one + 1).to_string(),
        _ => format!("{}–{}", run[0] + 1, run[run.len() - 1] + 1),
    });
    runs.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_in_a_row_are_a_span() {
        assert_eq!(numbers(&[0]), "1");
        assert_eq!(numbers(&[0, 1, 2, 5, 7, 8]), "1–3, 6, 8–9");
    }
}
