//! Finds a place for the name of each mark on the map, so that names cover neither marks nor each other.
//!
//! Greedy point-feature label placement with sixteen candidate positions, eight near and eight
//! further out (after Christensen, Marks and
//! Shieber, 1995): the most crowded mark chooses first, each takes the first position that is free,
//! or, where none is, the one that covers least. Same input, same result.

use super::projection::ViewBox;

/// Gap between a disc and its label, as a part of the label's height.
const GAP: f64 = 0.15;
/// The same for the candidates further out, which are taken where none of the nearer ones is free.
const FAR_GAP: f64 = 0.65;
/// How much worse a label on a mark or on another label is than one on an obstacle.
const ON_MARK: f64 = 3.0;
const ON_LABEL: f64 = 6.0;
/// How far a diagonal candidate moves along each axis, as a part of the disc's radius and gap.
const DIAGONAL: f64 = 0.75;

/// A point with a name to place, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Centre of the mark's disc.
    pub x: f64,
    /// Centre of the mark's disc.
    pub y: f64,
    /// Radius of the disc.
    pub radius: f64,
    /// Estimated width of the label's text.
    pub width: f64,
    /// Height of the label.
    pub height: f64,
}

/// Which point of a label's text stands at its position; the values of SVG's `text-anchor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

impl Anchor {
    /// The value of the attribute `text-anchor`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Where the text of a label goes: a point of its middle line, counted from the mark, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// To the right of the mark's centre.
    pub dx: f64,
    /// Below the mark's centre.
    pub dy: f64,
    /// Which point of the text stands there.
    pub anchor: Anchor,
}

/// A rectangle of the map, in map units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

/// Directions of the candidates in order of preference: east, west, north, south, then the diagonals.
const CANDIDATES: [(f64, f64); 8] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, -1.0),
    (-1.0, -1.0),
    (1.0, 1.0),
    (-1.0, 1.0),
];

/// Places one label per mark, in the order of `marks`.
///
/// They keep off the discs of `obstacles` too where they can; of these only place and radius count. `bounds` is the part
/// of the map that is shown, in map units.
#[must_use]
pub fn place(marks: &[Mark], obstacles: &[Mark], bounds: &ViewBox) -> Vec<Placed> {
    let mut result = vec![candidate(CANDIDATES[0], 0.0, 0.0, GAP); marks.len()];
    let mut taken: Vec<Rect> = Vec::with_capacity(marks.len());
    for index in most_crowded_first(marks) {
        let mark = &marks[index];
        let mut best = f64::INFINITY;
        let near = CANDIDATES.iter().map(|direction| (*direction, GAP));
        let far = CANDIDATES.iter().map(|direction| (*direction, FAR_GAP));
        for (direction, gap) in near.chain(far) {
            let placed = candidate(direction, mark.height, mark.radius, gap);
            let area = label_box(mark, &placed);
            let on_labels: f64 = taken.iter().map(|other| shared_area(&area, other)).sum();
            let on_discs =
                |discs: &[Mark]| -> f64 { discs.iter().map(|disc| disc_area(&area, disc)).sum() };
            let cost = outside(&area, bounds)
                + on_labels * ON_LABEL
                + on_discs(marks) * ON_MARK
                + on_discs(obstacles);
            if cost < best {
                best = cost;
                result[index] = placed;
            }
        }
        taken.push(label_box(mark, &result[index]));
    }
    result
}

/// A board on which labels find places one after the other, the most important first: none covers another, a disc, or
/// the edge.
#[derive(Debug)]
pub struct Board {
    bounds: ViewBox,
    discs: Vec<Mark>,
    taken: Vec<Rect>,
}

impl Board {
    /// A board with discs, of which only place and radius count.
    pub fn new(bounds: ViewBox, discs: Vec<Mark>) -> Self {
        Self {
            bounds,
            discs,
            taken: Vec::new(),
        }
    }

    /// Places the label of a mark beside its disc; where it has no disc, over its point. `None` where there is no room.
    pub fn place(&mut self, mark: &Mark) -> Option<Placed> {
        let over = Placed {
            dx: 0.0,
            dy: 0.0,
            anchor: Anchor::Middle,
        };
        let is_over = mark.radius == 0.0;
        let beside = CANDIDATES.iter().filter(|_| !is_over);
        let beside = beside.map(|way| candidate(*way, mark.height, mark.radius, GAP));
        let mut places = is_over.then_some(over).into_iter().chain(beside);
        let placed = places.find(|placed| self.is_free(&label_box(mark, placed)))?;
        self.taken.push(label_box(mark, &placed));
        Some(placed)
    }

    /// As [`Board::place`], for a mark whose disc isn't on the board yet; it takes its place with the label.
    pub fn place_with_disc(&mut self, mark: &Mark) -> Option<Placed> {
        let disc = Rect {
            left: mark.x - mark.radius,
            top: mark.y - mark.radius,
            right: mark.x + mark.radius,
            bottom: mark.y + mark.radius,
        };
        let placed = self.is_free(&disc).then(|| self.place(mark))??;
        self.discs.push(*mark);
        Some(placed)
    }

    fn is_free(&self, area: &Rect) -> bool {
        outside(area, &self.bounds) <= 0.0
            && !self.discs.iter().any(|disc| disc_area(area, disc) > 0.0)
            && !self
                .taken
                .iter()
                .any(|other| shared_area(area, other) > 0.0)
    }
}

/// The rectangle that a label covers when it is placed so.
#[must_use]
pub fn label_box(mark: &Mark, placed: &Placed) -> Rect {
    let before_anchor = match placed.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => 0.5,
        Anchor::End => 1.0,
    };
    let left = mark.x + placed.dx - before_anchor * mark.width;
    let top = mark.y + placed.dy - mark.height / 2.0;
    Rect {
        left,
        top,
        right: left + mark.width,
        bottom: top + mark.height,
    }
}

fn candidate((across, down): (f64, f64), height: f64, radius: f64, gap: f64) -> Placed {
    let reach = radius + gap * height;
    let diagonal = across != 0.0 && down != 0.0;
    let distance = if diagonal { reach * DIAGONAL } else { reach };
    Placed {
        dx: across * distance,
        dy: down * (distance + height / 2.0),
        anchor: if across > 0.0 {
            Anchor::Start
        } else if across < 0.0 {
            Anchor::End
        } else {
            Anchor::Middle
        },
    }
}

/// Indexes of the marks, those with the nearest and most neighbours first.
fn most_crowded_first(marks: &[Mark]) -> Vec<usize> {
    let crowding: Vec<f64> = (0..marks.len())
        .map(|index| crowding(marks, index))
        .collect();
    let mut order = Vec::with_capacity(marks.len());
    for index in 0..marks.len() {
        // A general sort would weigh 3 kB of wasm for what are a few dozen marks.
        let at = order.partition_point(|&before: &usize| crowding[before] >= crowding[index]);
        order.insert(at, index);
    }
    order
}

/// Sum of the inverse squared distances to all other marks.
fn crowding(marks: &[Mark], index: usize) -> f64 {
    let one = &marks[index];
    let others = marks
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != index);
    others
        .map(|(_, other)| 1.0 / ((one.x - other.x).powi(2) + (one.y - other.y).powi(2)))
        .sum()
}

fn shared_area(a: &Rect, b: &Rect) -> f64 {
    let width = a.right.min(b.right) - a.left.max(b.left);
    let height = a.bottom.min(b.bottom) - a.top.max(b.top);
    width.max(0.0) * height.max(0.0)
}

/// How much of the square around a mark's disc a label covers; nothing where it misses the disc itself.
fn disc_area(area: &Rect, mark: &Mark) -> f64 {
    let radius = mark.radius;
    // `clamp` would bring its panic's printing of numbers, which is 9 kB of the compressed wasm.
    let dx = mark.x - mark.x.max(area.left).min(area.right);
    let dy = mark.y - mark.y.max(area.top).min(area.bottom);
    if dx * dx + dy * dy >= radius * radius {
        return 0.0;
    }
    let square = Rect {
        left: mark.x - radius,
        top: mark.y - radius,
        right: mark.x + radius,
        bottom: mark.y + radius,
    };
    shared_area(area, &square)
}

/// Area of a label beyond the edge of the map.
fn outside(area: &Rect, bounds: &ViewBox) -> f64 {
    let shown = Rect {
        left: f64::from(bounds.x),
        top: f64::from(bounds.y),
        right: f64::from(bounds.x + bounds.width),
        bottom: f64::from(bounds.y + bounds.height),
    };
    (area.right - area.left) * (area.bottom - area.top) - shared_area(area, &shown)
}
