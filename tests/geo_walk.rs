//! Arrow keys on the map: every mark is reached from every other, whatever the content.

use inducult::content::check::load;
use inducult::geo::projection::to_map;
use inducult::geo::walk::{Direction, next};
use std::path::Path;

type Points = Vec<(f64, f64)>;

#[test]
fn a_key_leads_to_the_next_point_on_in_its_direction() {
    let points = [(0.0, 0.0), (9.0, 1.0), (5.0, -4.0), (1.0, 7.0), (-2.0, 0.0)];
    assert_eq!(next(&points, 0, Direction::Right), Some(2), "less far on");
    assert_eq!(next(&points, 0, Direction::Down), Some(3));
    assert_eq!(next(&points, 0, Direction::Left), Some(4));
    assert_eq!(next(&points, 0, Direction::Up), None, "nothing is there");
    assert_eq!(next(&points[..1], 0, Direction::Up), None);
}

#[test]
fn of_points_equally_far_on_the_straightest_is_next_then_the_first() {
    let points = [(0.0, 0.0), (4.0, -1.0), (4.0, 0.0), (4.0, 1.0)];
    assert_eq!(next(&points, 0, Direction::Right), Some(2));
    let points = [(0.0, 0.0), (4.0, -1.0), (4.0, 1.0)];
    assert_eq!(next(&points, 0, Direction::Right), Some(1));
}

#[test]
fn every_other_point_lies_in_the_quarter_of_one_key() {
    for x in -6..=6 {
        for y in -6..=6 {
            let points = [(0.0, 0.0), (f64::from(x), f64::from(y))];
            let ways = Direction::ALL.map(|direction| next(&points, 0, direction));
            let count = ways.iter().flatten().count();
            assert_eq!(count, usize::from((x, y) != (0, 0)), "{x} {y}");
        }
    }
}

#[test]
fn every_seat_and_place_is_reached() {
    for folder in ["public/data", "tests/second"] {
        let (source, diagnostics) = load(Path::new(folder));
        let source = source.unwrap_or_else(|| panic!("{diagnostics}"));
        let seats = source.partners.partners.iter();
        let seats: Points = distinct(
            seats
                .filter_map(|partner| partner.position)
                .map(|at| to_map(at.lat, at.lon)),
        );
        let places = source.places.places.iter();
        let places = places.map(|place| to_map(place.position.lat, place.position.lon));
        let both = distinct(seats.iter().copied().chain(places.clone()));
        assert!(both.len() > 1, "{folder} has too little to walk on");
        for points in [seats, distinct(places), both] {
            assert_connected(&points);
        }
    }
}

/// Ties of every kind: all sets of points on a grid, of which the smallest that a wrong rule breaks has five points.
#[test]
fn every_point_of_every_set_on_a_small_grid_is_reached() {
    let grid: Points = (0..16)
        .map(|at| (f64::from(at % 4), f64::from(at / 4)))
        .collect();
    for set in 1_u32..1 << grid.len() {
        let chosen = (0..grid.len()).filter(|at| (set >> at) & 1 == 1);
        assert_connected(&chosen.map(|at| grid[at]).collect::<Points>());
    }
}

#[test]
fn every_point_of_random_sets_is_reached() {
    let mut dice = Dice(2_016);
    for _ in 0..600 {
        let (width, height) = (2 + dice.throw(14), 2 + dice.throw(14));
        let count = 2 + dice.throw(70);
        let points = (0..count).map(|_| (dice.throw(width), dice.throw(height)));
        let points = points.map(|(x, y)| (f64::from(x), f64::from(y)));
        assert_connected(&distinct(points));
    }
    for _ in 0..200 {
        let count = 2 + dice.throw(60);
        let points = (0..count).map(|_| (dice.throw(u32::MAX), dice.throw(u32::MAX)));
        let points = points.map(|(x, y)| (f64::from(x) / 7.0, f64::from(y) / 11.0));
        assert_connected(&distinct(points));
    }
}

#[test]
fn every_point_of_lines_crosses_and_rings_is_reached() {
    for (across, down) in [(1, 0), (0, 1), (1, 1), (1, -1), (3, 1), (-1, 2)] {
        let line = |at: i32| (f64::from(across * at), f64::from(down * at));
        let turned = |at: i32| (f64::from(-down * at), f64::from(across * at));
        assert_connected(&(0..30).map(line).collect::<Points>());
        let arms = (-9..=9).map(line).chain((-9..=9).map(turned));
        assert_connected(&distinct(arms));
    }
    for count in 2..80 {
        let ring = |at: i32, radius: f64| {
            let angle = f64::from(at) / f64::from(count) * std::f64::consts::TAU;
            (radius * angle.cos(), radius * angle.sin())
        };
        let one: Points = (0..count).map(|at| ring(at, 100.0)).collect();
        let two = (0..count).map(|at| ring(at, 50.0));
        let with_middle = one.iter().copied().chain(two).chain([(0.0, 0.0)]);
        assert_connected(&distinct(with_middle));
        assert_connected(&one);
    }
}

/// Every point is reached from the first, and the first from every point.
fn assert_connected(points: &[(f64, f64)]) {
    let ways: Vec<[Option<usize>; 4]> = (0..points.len())
        .map(|from| Direction::ALL.map(|direction| next(points, from, direction)))
        .collect();
    let mut back = vec![Vec::new(); points.len()];
    for (from, to) in ways.iter().enumerate() {
        for &to in to.iter().flatten() {
            back[to].push(from);
        }
    }
    let reached = count_from_first(points.len(), |at| ways[at].iter().flatten().copied());
    assert_eq!(reached, points.len(), "not all are reached: {points:?}");
    let reaching = count_from_first(points.len(), |at| back[at].iter().copied());
    assert_eq!(reaching, points.len(), "not all lead back: {points:?}");
}

fn count_from_first<I: Iterator<Item = usize>>(count: usize, ways: impl Fn(usize) -> I) -> usize {
    let mut is_seen = vec![false; count];
    let mut waiting = Vec::new();
    if let Some(first) = is_seen.first_mut() {
        *first = true;
        waiting.push(0);
    }
    while let Some(at) = waiting.pop() {
        for to in ways(at) {
            if !std::mem::replace(&mut is_seen[to], true) {
                waiting.push(to);
            }
        }
    }
    is_seen.into_iter().filter(|&seen| seen).count()
}

fn distinct(points: impl Iterator<Item = (f64, f64)>) -> Points {
    let mut kept = Points::new();
    for point in points {
        if !kept.contains(&point) {
            kept.push(point);
        }
    }
    kept
}

/// Numbers that look random and are the same each time (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    /// A whole number from 0 to less than `sides`.
    fn throw(&mut self, sides: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % u64::from(sides)).unwrap()
    }
}
