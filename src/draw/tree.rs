//! A tree of what happened where and when: height is time, each branch is a region and each leaf an event.
//!
//! West is left and east is right. On each side the branch that leaves the trunk first stands outermost, so that no
//! branch crosses another.

use super::{Point, WIDTH, path};

/// Height of the crown, from the first to the last day.
const CROWN: f64 = 320.0;
/// Height of a row of names above it.
const ROW: f64 = 18.0;
/// Room above the first row of names and below the trunk's foot.
const MARGIN: f64 = 14.0;
/// How far below its first leaf a branch leaves the trunk, beside what it needs to reach its place.
const BUD: f64 = 8.0;
/// Room on the left for the numbers of the years.
const YEARS: f64 = 34.0;
/// How far a leaf stands off when another is just below it on the same branch.
const CROWDED: f64 = 9.0;
/// Width of a name's letter.
const LETTER: f64 = 7.0;

/// What a branch is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// How far east it lies, in any measure.
    pub east: f64,
    /// When its leaves grew, from 0 at the foot of the crown to 1 at its top, in the order of time.
    pub leaves: Vec<f64>,
    /// How many letters its name has.
    pub letters: usize,
}

/// A drawn tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// The height of the drawing; its width is [`WIDTH`].
    pub height: f64,
    /// Where the trunk stands.
    pub trunk: f64,
    /// The height at which the crown ends.
    pub top: f64,
    /// The height at which it begins.
    pub foot: f64,
    /// The branches, in the order in which they were given.
    pub branches: Vec<Grown>,
}

/// A drawn branch.
#[derive(Clone, Debug, PartialEq)]
pub struct Grown {
    /// Its line, as the `d` of a path.
    pub line: String,
    /// Its leaves: where each stands, and whether it hangs to the right.
    pub leaves: Vec<(Point, bool)>,
    /// The middle of its name's lowest point.
    pub name: Point,
}

impl Tree {
    /// The height of a time of the crown.
    pub fn at(&self, time: f64) -> f64 {
        self.foot - time * (self.foot - self.top)
    }
}

/// Draws a tree.
pub fn draw(branches: &[Branch]) -> Tree {
    let from_west = in_order(branches.len(), |index| branches[index].east);
    let (west, east) = from_west.split_at(branches.len().div_ceil(2));
    let lane = (WIDTH - YEARS) / (branches.len() + 1).max(2) as f64;
    let rows = rows(branches, lane);
    let top = MARGIN + ROW * rows as f64;
    let mut tree = Tree {
        height: top + CROWN + MARGIN,
        trunk: YEARS + lane * (west.len() as f64 + 0.5),
        top,
        foot: top + CROWN,
        branches: Vec::new(),
    };
    // The places of the branches: on each side outermost the one with the first leaf.
    let first = |index: usize| branches[index].leaves.first().copied().unwrap_or(0.5);
    let mut places = vec![0.0; branches.len()];
    for (side, right) in [(west, false), (east, true)] {
        let by_first_leaf = in_order(side.len(), |at| first(side[at]));
        for (rank, at) in by_first_leaf.into_iter().enumerate() {
            let out = (side.len() - rank) as f64 * lane;
            places[side[at]] = tree.trunk + if right { out } else { -out };
        }
    }
    let from_left = in_order(branches.len(), |index| places[index]);
    for (index, branch) in branches.iter().enumerate() {
        let nth = from_left
            .iter()
            .position(|at| *at == index)
            .unwrap_or_default();
        let row = (nth % rows) as f64;
        let name = (places[index], top - ROW * row - 6.0);
        let grown = grow(&tree, branch, places[index], first(index), name);
        tree.branches.push(grown);
    }
    tree
}

/// How many rows the names need so that none touches its neighbours.
fn rows(branches: &[Branch], lane: f64) -> usize {
    let longest = branches.iter().map(|branch| branch.letters).max();
    let width = longest.unwrap_or_default() as f64 * LETTER;
    (1..4)
        .find(|rows| *rows as f64 * lane >= width)
        .unwrap_or(4)
}

fn grow(tree: &Tree, branch: &Branch, x: f64, first: f64, name: Point) -> Grown {
    let out = (x - tree.trunk).abs();
    let bend = tree.at(first) + BUD;
    // Where the first leaf grew early there is no room to reach the place at 45 degrees above the foot.
    let leaves_trunk = (bend + out).min(tree.foot - 2.0);
    let bend = bend.min(leaves_trunk - 2.0);
    let slant = (leaves_trunk - bend).min(out);
    let side = if x < tree.trunk { -1.0 } else { 1.0 };
    let line = [
        (tree.trunk, leaves_trunk),
        (x - side * slant, leaves_trunk),
        (x, leaves_trunk - slant),
        (x, name.1 + 4.0),
    ];
    let mut last = f64::INFINITY;
    let mut right = x > tree.trunk;
    let mut leaves = Vec::with_capacity(branch.leaves.len());
    for time in &branch.leaves {
        let y = tree.at(*time);
        // Leaves that would lie on each other hang on both sides.
        right = if last - y < CROWDED {
            !right
        } else {
            x > tree.trunk
        };
        last = y;
        leaves.push(((x, y), right));
    }
    Grown {
        line: path(&line),
        leaves,
        name,
    }
}

/// The indexes below a count in the order of a measure; a general sort would weigh 3 kB of wasm.
fn in_order(count: usize, measure: impl Fn(usize) -> f64) -> Vec<usize> {
    let mut order = Vec::with_capacity(count);
    for index in 0..count {
        let at = order.partition_point(|&before: &usize| measure(before) <= measure(index));
        order.insert(at, index);
    }
    order
}
