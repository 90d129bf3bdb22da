//! The way of a series of meetings from town to town: each town about where it lies, and between two of them a line
//! that runs straight or bends at 45 degrees, as in a plan of a railway.

use super::{Point, WIDTH};

/// Room for names beside the outermost towns, and for lines around them.
const MARGIN: Point = (40.0, 44.0);
/// Height that the towns may take at the most.
const TALLEST: f64 = 280.0;
/// How much more a kilometre may measure from north to south than from west to east, so that the drawing fills its
/// room.
const STRETCH: f64 = 1.5;
/// Towns nearer to each other are moved apart, so that each has room for its mark and its name.
const BETWEEN_TOWNS: f64 = 50.0;
/// How often that is tried.
const MOVES: u32 = 60;
/// How far a line keeps off a town that it passes.
const CLEAR: f64 = 22.0;
/// Two lines nearer to each other than that are one to the eye.
const APART: f64 = 15.0;
/// How far apart the points of a line are that are compared with other lines.
const STEP: f64 = 6.0;
/// Of the straight part of a line, how much comes before its slanting part.
const STRAIGHT_FIRST: [f64; 5] = [0.0, 1.0, 0.5, 0.25, 0.75];
/// How far out a line goes that runs around what lies between its ends.
const AROUND: [f64; 4] = [-26.0, 26.0, -38.0, 38.0];

/// A drawn way.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// The height of the drawing; its width is [`WIDTH`].
    pub height: f64,
    /// The towns, in the order in which they were given.
    pub towns: Vec<Point>,
    /// The lines, each a polyline from town to town, in the order in which they were given. None between two towns that
    /// fall together.
    pub lines: Vec<Vec<Point>>,
}

/// Draws towns, given by their places on the map, and lines between them, given by the indexes of their ends.
pub fn draw(towns: &[Point], lines: &[(usize, usize)]) -> Way {
    let (towns, height) = fitted(towns);
    let mut drawn: Vec<Vec<Point>> = vec![Vec::new(); lines.len()];
    // The second time each line knows those that came after it.
    for _ in 0..2 {
        for (line, &(from, to)) in lines.iter().enumerate() {
            drawn[line].clear();
            drawn[line] = best(&towns, &drawn, from, to);
        }
    }
    Way {
        height,
        towns,
        lines: drawn,
    }
}

/// The towns within the drawing, and its height.
fn fitted(towns: &[Point]) -> (Vec<Point>, f64) {
    let low = towns
        .iter()
        .fold((f64::INFINITY, f64::INFINITY), |low, town| {
            (low.0.min(town.0), low.1.min(town.1))
        });
    let high = towns
        .iter()
        .fold((f64::NEG_INFINITY, f64::NEG_INFINITY), |high, town| {
            (high.0.max(town.0), high.1.max(town.1))
        });
    let room = (WIDTH - 2.0 * MARGIN.0, TALLEST);
    // A kilometre at the least, for towns that fall together.
    let (wide, tall) = ((high.0 - low.0).max(1.0), (high.1 - low.1).max(1.0));
    let across = (room.0 / wide).min(room.1 / tall);
    let down = (room.1 / tall).min(across * STRETCH);
    let left = MARGIN.0 + (room.0 - wide * across) / 2.0;
    let place = |town: &Point| {
        (
            left + (town.0 - low.0) * across,
            MARGIN.1 + (town.1 - low.1) * down,
        )
    };
    let height = tall * down + 2.0 * MARGIN.1;
    let mut towns: Vec<Point> = towns.iter().map(place).collect();
    for _ in 0..MOVES {
        move_apart(&mut towns, height);
    }
    (towns, height)
}

/// Moves towns that are too near to each other a little apart, within the drawing.
fn move_apart(towns: &mut [Point], height: f64) {
    for one in 0..towns.len() {
        for other in one + 1..towns.len() {
            let (a, b) = (towns[one], towns[other]);
            let away = distance(a, b);
            if away >= BETWEEN_TOWNS {
                continue;
            }
            // Towns that fall together part to the east and west.
            let (dx, dy) = if away < 0.1 {
                (1.0, 0.0)
            } else {
                ((b.0 - a.0) / away, (b.1 - a.1) / away)
            };
            let step = (BETWEEN_TOWNS - away) / 4.0;
            towns[one] = kept_within((a.0 - dx * step, a.1 - dy * step), height);
            towns[other] = kept_within((b.0 + dx * step, b.1 + dy * step), height);
        }
    }
}

fn kept_within((x, y): Point, height: f64) -> Point {
    (
        x.max(MARGIN.0).min(WIDTH - MARGIN.0),
        y.max(MARGIN.1).min(height - MARGIN.1),
    )
}

/// Of the lines that may be drawn between two towns, the one that is least in the way of towns and of other lines.
fn best(towns: &[Point], drawn: &[Vec<Point>], from: usize, to: usize) -> Vec<Point> {
    let (a, b) = (towns[from], towns[to]);
    let mut best = Vec::new();
    let mut least = f64::INFINITY;
    if distance(a, b) < 1.0 {
        return best;
    }
    let bent = STRAIGHT_FIRST.map(|straight_first| Some(bent(a, b, straight_first)));
    let around = AROUND.map(|out| around(a, b, out));
    for line in bent.into_iter().chain(around).flatten() {
        let passed = towns
            .iter()
            .filter(|town| distance(**town, a) > 1.0 && distance(**town, b) > 1.0)
            .map(|town| (CLEAR - from_line(*town, &line)).max(0.0))
            .sum::<f64>();
        let shared = points_along(&line)
            .iter()
            .filter(|point| drawn.iter().any(|other| from_line(**point, other) < APART))
            .count();
        // Each bend more must be worth it.
        let bends = line.len() as f64 * 2.0;
        let cost = passed * 3.0 + shared as f64 * 2.0 + bends;
        if cost < least {
            least = cost;
            best = line;
        }
    }
    best
}

/// A line from `a` to `b` of a straight and a slanting part; so much of the straight part comes first.
fn bent(a: Point, b: Point, straight_first: f64) -> Vec<Point> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let slant = dx.abs().min(dy.abs());
    let straight = (dx - slant * dx.signum(), dy - slant * dy.signum());
    let first = (
        a.0 + straight.0 * straight_first,
        a.1 + straight.1 * straight_first,
    );
    let second = (first.0 + slant * dx.signum(), first.1 + slant * dy.signum());
    let mut line = vec![a];
    for point in [first, second, b] {
        if line.last().is_none_or(|last| distance(*last, point) > 0.5) {
            line.push(point);
        }
    }
    line
}

/// A line from `a` to `b` that goes out of its way, above or left of both ends if `out` is negative, else below or
/// right of them; `None` where they are too near to each other for that.
fn around(a: Point, b: Point, out: f64) -> Option<Vec<Point>> {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    if dx.abs() < dy.abs() {
        let turned = around((a.1, a.0), (b.1, b.0), out)?;
        return Some(turned.into_iter().map(|(y, x)| (x, y)).collect());
    }
    let level = if out < 0.0 {
        a.1.min(b.1) + out
    } else {
        a.1.max(b.1) + out
    };
    let (first, last) = ((a.1 - level).abs(), (b.1 - level).abs());
    let east = dx.signum();
    let fits = first + last < dx.abs() && level > 4.0;
    fits.then(|| {
        vec![
            a,
            (a.0 + east * first, level),
            (b.0 - east * last, level),
            b,
        ]
    })
}

/// Points along a line, without its ends.
fn points_along(line: &[Point]) -> Vec<Point> {
    let mut points = Vec::new();
    for (&a, &b) in line.iter().zip(line.iter().skip(1)) {
        let length = distance(a, b);
        let steps = (length / STEP) as u32;
        for step in 1..steps {
            let t = f64::from(step) * STEP / length;
            points.push((a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t));
        }
    }
    points
}

/// How far a point is from the nearest point of a line.
fn from_line(point: Point, line: &[Point]) -> f64 {
    let pieces = line.iter().zip(line.iter().skip(1));
    pieces.fold(f64::INFINITY, |nearest, (a, b)| {
        nearest.min(from_piece(point, *a, *b))
    })
}

#[expect(
    clippy::manual_clamp,
    reason = "`clamp` brings the printing of numbers in its panic, which is 9 kB of the wasm"
)]
fn from_piece(point: Point, a: Point, b: Point) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let square = dx * dx + dy * dy;
    let along = ((point.0 - a.0) * dx + (point.1 - a.1) * dy) / square.max(f64::MIN_POSITIVE);
    let along = along.max(0.0).min(1.0);
    distance(point, (a.0 + dx * along, a.1 + dy * along))
}

fn distance(a: Point, b: Point) -> f64 {
    let (x, y) = (a.0 - b.0, a.1 - b.1);
    (x * x + y * y).sqrt()
}

/// Points along all lines of a way, so that names keep off them.
pub fn trace(way: &Way) -> Vec<Point> {
    way.lines
        .iter()
        .flat_map(|line| points_along(line))
        .collect()
}
