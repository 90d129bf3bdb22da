//! Gathers points that stand too near to each other.
//!
//! Each point that is left gathers those around it, in the order in which they are given, so the same points give the
//! same groups wherever one looks: nothing jumps while the map is pulled. A grid of buckets finds the neighbours, which
//! takes a few milliseconds for ten thousand points. (The crate `supercluster` does the same for all zooms in advance,
//! with an R-tree, GeoJSON and a tree of groups; here a step of the zoom is computed when it is reached, in a page of
//! code.)

use super::camera::Point;

/// Buckets along the longer side of the points' frame, at most.
const MOST_BUCKETS: f64 = 256.0;
const NONE: u32 = u32::MAX;

/// Groups of points, each with the places of its members in the list; a lone point is a group of one.
///
/// Of a group all members are at most `radius` away from the first one. Groups stand in the order of their first members.
pub fn groups(points: &[Point], radius: f64) -> Vec<Vec<usize>> {
    let grid = Grid::of(points, radius);
    let mut is_taken = vec![false; points.len()];
    let mut groups = Vec::new();
    for (first, point) in points.iter().enumerate() {
        if is_taken[first] {
            continue;
        }
        let mut members = Vec::new();
        grid.each_near(*point, |other| {
            let (x, y) = (points[other].0 - point.0, points[other].1 - point.1);
            if !is_taken[other] && x * x + y * y <= radius * radius {
                is_taken[other] = true;
                members.push(other);
            }
        });
        groups.push(in_order(members));
    }
    groups
}

/// Numbers in their order. Buckets give them nearly so.
fn in_order(members: Vec<usize>) -> Vec<usize> {
    let mut ordered: Vec<usize> = Vec::with_capacity(members.len());
    for member in members {
        let at = ordered.partition_point(|before| *before < member);
        ordered.insert(at, member);
    }
    ordered
}

/// The middle of some points; the origin without any.
pub fn middle(points: impl Iterator<Item = Point>) -> Point {
    let (mut x, mut y, mut count) = (0.0, 0.0, 0.0);
    for point in points {
        (x, y, count) = (x + point.0, y + point.1, count + 1.0);
    }
    if count > 0.0 {
        (x / count, y / count)
    } else {
        (0.0, 0.0)
    }
}

/// Points by the bucket in which they lie: the first of each bucket, and of each point the next in its bucket.
struct Grid {
    origin: Point,
    side: f64,
    columns: usize,
    rows: usize,
    first: Vec<u32>,
    next: Vec<u32>,
}

impl Grid {
    /// No bucket is smaller than `reach`, so what is that near lies in the next bucket at most.
    fn of(points: &[Point], reach: f64) -> Self {
        let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
        for (x, y) in points {
            low = (low.0.min(*x), low.1.min(*y));
            high = (high.0.max(*x), high.1.max(*y));
        }
        let extent = (high.0 - low.0).max(high.1 - low.1).max(1.0);
        let side = reach.max(extent / MOST_BUCKETS);
        let buckets = |extent: f64| (extent / side).max(0.0) as usize + 1;
        let (columns, rows) = (buckets(high.0 - low.0), buckets(high.1 - low.1));
        let mut grid = Self {
            origin: low,
            side,
            columns,
            rows,
            first: vec![NONE; columns * rows],
            next: vec![NONE; points.len()],
        };
        // The last comes first into its bucket, so that the first stands at its head.
        for (at, point) in points.iter().enumerate().rev() {
            let (column, row) = grid.bucket(*point);
            let bucket = &mut grid.first[row * grid.columns + column];
            grid.next[at] = std::mem::replace(bucket, at as u32);
        }
        grid
    }

    fn bucket(&self, (x, y): Point) -> (usize, usize) {
        let column = ((x - self.origin.0) / self.side) as usize;
        let row = ((y - self.origin.1) / self.side) as usize;
        (column.min(self.columns - 1), row.min(self.rows - 1))
    }

    fn each_near(&self, point: Point, mut give: impl FnMut(usize)) {
        let (column, row) = self.bucket(point);
        for row in row.saturating_sub(1)..=(row + 1).min(self.rows - 1) {
            for column in column.saturating_sub(1)..=(column + 1).min(self.columns - 1) {
                let mut at = self.first[row * self.columns + column];
                while at != NONE {
                    give(at as usize);
                    at = self.next[at as usize];
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{groups, middle};

    /// Points without any order, the same each time.
    fn scattered(count: u32) -> Vec<(f64, f64)> {
        let mut state = 7_u32;
        let mut number = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state >> 8) / 16_777.216
        };
        (0..count).map(|_| (number(), number())).collect()
    }

    #[test]
    fn each_point_is_in_one_group_and_near_its_first() {
        let points = scattered(2000);
        for radius in [0.0, 0.5, 12.0, 90.0, 5000.0] {
            let groups = groups(&points, radius);
            let mut seen = vec![false; points.len()];
            for group in &groups {
                let first = points[group[0]];
                for member in group {
                    assert!(!std::mem::replace(&mut seen[*member], true));
                    let (x, y) = points[*member];
                    assert!((x - first.0).hypot(y - first.1) <= radius + 1e-9);
                }
                assert!(group.is_sorted());
            }
            assert!(seen.into_iter().all(|seen| seen));
            for (at, one) in groups.iter().enumerate() {
                for other in &groups[..at] {
                    let (a, b) = (points[one[0]], points[other[0]]);
                    assert!(
                        (a.0 - b.0).hypot(a.1 - b.1) > radius,
                        "two groups that are one"
                    );
                }
            }
        }
    }

    #[test]
    fn points_on_one_spot_are_one_group_at_any_radius() {
        let points = [(5.0, 5.0), (9.0, 9.0), (5.0, 5.0)];
        assert_eq!(groups(&points, 0.0), [vec![0, 2], vec![1]]);
    }

    #[test]
    fn nothing_and_one_point_are_no_trouble() {
        assert!(groups(&[], 5.0).is_empty());
        assert_eq!(groups(&[(1e9, -1e9)], 5.0), [[0]]);
        assert_eq!(middle([(1.0, 2.0), (3.0, 6.0)].into_iter()), (2.0, 4.0));
        assert_eq!(middle(std::iter::empty()), (0.0, 0.0));
    }
}
