//! Where an arrow key leads on the map, from one point to the next.
//!
//! Each point has at most four ways out, one a key. This is the directed Theta-4 graph, in which every point can be
//! reached from every other by such ways alone: P. Bose, J.-L. De Carufel, D. Hill and M. Smid, "On the Spanning and
//! Routing Ratio of the Directed Theta-Four Graph" (SODA 2019). So no mark of a map is out of the keyboard's reach,
//! whatever the content.
//!
//! Their proof leaves ties out. Two rules settle them here: of the two diagonals that bound a quarter one belongs to it,
//! and of points equally far on, the one less far across is next. The second matters: with the one *further* across,
//! the middle of five points in a cross can't be reached. That these rules keep the promise is shown by the tests, over
//! all sets of points on small grids.

/// The direction of an arrow key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards smaller y.
    Up,
    /// Towards greater x.
    Right,
    /// Towards greater y.
    Down,
    /// Towards smaller x.
    Left,
}

impl Direction {
    /// All directions, clockwise.
    pub const ALL: [Self; 4] = [Self::Up, Self::Right, Self::Down, Self::Left];
}

/// The point to which a direction leads from the point at an index; `None` where no point lies in that quarter.
///
/// Points are distinct, x to the right and y down, in any unit. The next point is, of those in the quarter around the
/// direction, the one that is least far *on*; then the one least far *across*; then the first in the list. Distance as
/// such doesn't count.
///
/// # Panics
/// `from` is no index of a point.
#[must_use]
pub fn next(points: &[(f64, f64)], from: usize, direction: Direction) -> Option<usize> {
    let mut next: Option<(usize, f64, f64)> = None;
    for (index, &point) in points.iter().enumerate() {
        let (on, across) = seen_from(points[from], point, direction);
        // Only the right-hand diagonal belongs to the quarter, and the point itself to none.
        if across > on || across <= -on {
            continue;
        }
        let across = across.abs();
        let is_nearer = next.is_none_or(|(_, least_on, least_across)| {
            on < least_on || on == least_on && across < least_across
        });
        if is_nearer {
            next = Some((index, on, across));
        }
    }
    next.map(|(index, _, _)| index)
}

/// How far a point lies on in a direction, and across, to the right hand of one who goes there.
fn seen_from(here: (f64, f64), there: (f64, f64), direction: Direction) -> (f64, f64) {
    let (x, y) = (there.0 - here.0, there.1 - here.1);
    match direction {
        Direction::Up => (-y, x),
        Direction::Right => (x, y),
        Direction::Down => (y, -x),
        Direction::Left => (-x, -y),
    }
}
