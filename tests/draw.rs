//! Drawings made from content, for this project's places and dates and for such as no project has.

use inducult::draw::tree::{self, Branch};
use inducult::draw::way::{self, Way};
use inducult::draw::{Point, Span, WIDTH, path, units};
use inducult::model::time::Date;

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn away(a: Point, b: Point) -> f64 {
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// Whether a piece of a line runs straight or at 45 degrees.
fn is_octilinear(a: Point, b: Point) -> bool {
    let (dx, dy) = ((b.0 - a.0).abs(), (b.1 - a.1).abs());
    dx < 0.6 || dy < 0.6 || (dx - dy).abs() < 1.2
}

fn is_within(way: &Way, (x, y): Point) -> bool {
    (0.0..=WIDTH).contains(&x) && (0.0..=way.height).contains(&y)
}

/// Eight towns as they lie in central Europe, in kilometres, and a way through six of them.
fn meetings() -> Way {
    let towns = [
        (2205.0, 2800.0),
        (1965.0, 3020.0),
        (2370.0, 2440.0),
        (1510.0, 2425.0),
        (2310.0, 3010.0),
        (2150.0, 2925.0),
        (1995.0, 2415.0),
    ];
    way::draw(&towns, &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6)])
}

#[test]
fn lines_run_straight_or_at_45_degrees_from_town_to_town() {
    let way = meetings();
    assert_eq!(way.lines.len(), 6);
    for (line, ends) in way
        .lines
        .iter()
        .zip([(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6)])
    {
        assert_eq!(line.first(), Some(&way.towns[ends.0]));
        assert_eq!(line.last(), Some(&way.towns[ends.1]));
        for pair in line.windows(2) {
            assert!(is_octilinear(pair[0], pair[1]), "{pair:?}");
        }
    }
}

#[test]
fn towns_keep_apart_and_inside_and_lines_keep_off_them() {
    let way = meetings();
    for (index, town) in way.towns.iter().enumerate() {
        assert!(is_within(&way, *town), "{town:?}");
        for other in &way.towns[..index] {
            assert!(away(*town, *other) > 40.0, "{town:?} {other:?}");
        }
    }
    for line in &way.lines {
        assert!(line.iter().all(|point| is_within(&way, *point)), "{line:?}");
        let inner = way::trace(&Way {
            lines: vec![line.clone()],
            ..way.clone()
        });
        let ends = [line[0], line[line.len() - 1]];
        for town in way.towns.iter().filter(|town| !ends.contains(town)) {
            let nearest = inner.iter().map(|point| away(*point, *town));
            assert!(
                nearest.fold(f64::INFINITY, f64::min) > 14.0,
                "{town:?} {line:?}"
            );
        }
    }
}

#[test]
fn north_stays_above_and_west_left() {
    let way = meetings();
    let [leoben, _, opole, genk, sisak, ..] = way.towns[..] else {
        panic!("seven towns");
    };
    assert!(genk.0 < leoben.0 && leoben.0 < opole.0);
    assert!(opole.1 < leoben.1 && leoben.1 < sisak.1);
}

#[test]
fn strange_places_make_a_drawing_too() {
    let cases: [&[Point]; 5] = [
        &[(5.0, 5.0), (5.0, 5.0)],
        &[(0.0, 0.0), (0.0, 4000.0)],
        &[(0.0, 0.0), (4000.0, 0.0)],
        &[(0.0, 0.0), (0.001, 0.001), (0.002, 0.0), (4000.0, 4000.0)],
        &[(7.0, 7.0)],
    ];
    for towns in cases {
        let lines: Vec<(usize, usize)> = (1..towns.len()).map(|at| (at - 1, at)).collect();
        let way = way::draw(towns, &lines);
        assert!(way.height.is_finite() && way.height > 0.0, "{towns:?}");
        for town in &way.towns {
            assert!(is_within(&way, *town), "{towns:?} {town:?}");
        }
    }
}

#[test]
fn a_span_measures_days_months_and_years() {
    let span = Span {
        first: day("2016-06-01"),
        last: day("2019-05-31"),
    };
    assert_eq!(span.part(day("2016-06-01")), 0.0);
    // 1095 days in three years without a 29 February.
    assert!((span.part(day("2017-06-01")) - 365.0 / 1095.0).abs() < 1e-12);
    assert!((span.middle(day("2017-06")) - (365.0 + 14.5) / 1095.0).abs() < 1e-12);
    assert!(span.part(day("2016-01-01")) < 0.0);
    assert_eq!(
        span.years()
            .iter()
            .map(|(year, _)| *year)
            .collect::<Vec<_>>(),
        [2017, 2018, 2019]
    );
    let wider = span.with(day("2015")).with(day("2019-11"));
    assert_eq!(wider.first, day("2015"));
    assert_eq!(wider.last, day("2019-11-30"));
}

fn branches(firsts: &[(f64, f64)]) -> Vec<Branch> {
    let branch = |&(east, first): &(f64, f64)| Branch {
        east,
        leaves: vec![first, first + 0.01, 0.9],
        letters: 8,
    };
    firsts.iter().map(branch).collect()
}

#[test]
fn west_grows_left_and_the_first_leaf_outermost() {
    let tree = tree::draw(&branches(&[
        (10.0, 0.1),
        (20.0, 0.4),
        (30.0, 0.5),
        (40.0, 0.2),
    ]));
    let x: Vec<f64> = tree.branches.iter().map(|branch| branch.name.0).collect();
    assert!(
        x[0] < x[1] && x[1] < tree.trunk && tree.trunk < x[2] && x[2] < x[3],
        "{x:?}"
    );
}

#[test]
fn leaves_stand_at_their_time_and_never_one_on_the_other() {
    let tree = tree::draw(&branches(&[(1.0, 0.3), (2.0, 0.6)]));
    for branch in &tree.branches {
        let [(first, hangs), (second, hangs_then), _] = branch.leaves[..] else {
            panic!("three leaves");
        };
        assert!(first.1 > second.1, "later is higher");
        assert_ne!(hangs, hangs_then);
    }
    assert!((tree.at(0.0) - tree.foot).abs() < 1e-9);
    assert!((tree.at(1.0) - tree.top).abs() < 1e-9);
}

#[test]
fn a_tree_of_many_or_bare_branches_stays_in_its_frame() {
    let many: Vec<(f64, f64)> = (0..24)
        .map(|n| (f64::from(n), f64::from(n) / 30.0))
        .collect();
    let mut all = branches(&many);
    all[3].leaves.clear();
    let tree = tree::draw(&all);
    for branch in &tree.branches {
        assert!((0.0..=WIDTH).contains(&branch.name.0), "{:?}", branch.name);
        assert!(
            (0.0..=tree.height).contains(&branch.name.1),
            "{:?}",
            branch.name
        );
    }
}

#[test]
fn numbers_are_written_to_a_tenth() {
    assert_eq!(units(-0.04), "0.0");
    assert_eq!(units(-12.34), "-12.3");
    assert_eq!(path(&[(0.0, 1.0), (2.5, -3.0)]), "M0.0 1.0L2.5 -3.0");
}
