//! Sets marks on a stage so that none covers another: those that would, stand aside.

use super::Point;

/// Free room between two marks, pixels.
const GAP: f64 = 2.0;
/// Directions in which a mark may stand aside, the likelier first.
const ASIDE: [Point; 12] = [
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.0, -1.0),
    (0.0, 1.0),
    (0.87, -0.5),
    (-0.87, -0.5),
    (0.87, 0.5),
    (-0.87, 0.5),
    (0.5, -0.87),
    (-0.5, -0.87),
    (0.5, 0.87),
    (-0.5, 0.87),
];
/// How often a mark may look one step further away.
const RINGS: u8 = 10;

/// A mark on a stage: its middle and radius, pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Disc {
    /// Its middle.
    pub at: Point,
    /// Its radius.
    pub radius: f64,
}

/// Where marks stand: each where it belongs if that is free of those before it, else next to it as near as there is
/// room, within two corners if it can be; in a crowd without any, where it belongs.
pub fn set_apart(marks: &[Disc], within: (Point, Point)) -> Vec<Point> {
    let mut set: Vec<Disc> = Vec::with_capacity(marks.len());
    for mark in marks {
        let at = free_place(mark, &set, within).unwrap_or(mark.at);
        set.push(Disc { at, ..*mark });
    }
    set.into_iter().map(|mark| mark.at).collect()
}

fn free_place(mark: &Disc, set: &[Disc], (low, high): (Point, Point)) -> Option<Point> {
    let is_free = |at: &Point| {
        !set.iter()
            .any(|other| touch(&Disc { at: *at, ..*mark }, other))
    };
    if is_free(&mark.at) {
        return Some(mark.at);
    }
    let places = (1..=RINGS).flat_map(|ring| {
        let away = f64::from(ring) * (mark.radius + GAP);
        ASIDE.map(|(x, y)| (mark.at.0 + x * away, mark.at.1 + y * away))
    });
    let is_within = |(x, y): &Point| {
        let across = low.0 + mark.radius..=high.0 - mark.radius;
        let down = low.1 + mark.radius..=high.1 - mark.radius;
        across.contains(x) && down.contains(y)
    };
    let mut free = places.into_iter().filter(is_free);
    let first = free.next();
    first
        .filter(is_within)
        .or_else(|| free.find(is_within))
        .or(first)
}

fn touch(one: &Disc, other: &Disc) -> bool {
    let (x, y) = (one.at.0 - other.at.0, one.at.1 - other.at.1);
    let apart = one.radius + other.radius + GAP;
    x * x + y * y < apart * apart
}

#[cfg(test)]
mod tests {
    use super::{Disc, Point, set_apart, touch};

    const ROOM: (Point, Point) = ((-200.0, -200.0), (300.0, 300.0));

    fn discs(count: usize, radius: f64) -> Vec<Disc> {
        let at = (50.0, 50.0);
        vec![Disc { at, radius }; count]
    }

    #[test]
    fn marks_with_room_stay_where_they_belong() {
        let mut marks = discs(2, 10.0);
        marks[1].at.0 += 23.0;
        assert_eq!(set_apart(&marks, ROOM), [(50.0, 50.0), (73.0, 50.0)]);
    }

    #[test]
    fn marks_on_one_spot_fan_out_without_touching() {
        for count in [2, 5, 12, 24] {
            let marks = discs(count, 10.0);
            let set: Vec<Disc> = set_apart(&marks, ROOM)
                .into_iter()
                .map(|at| Disc { at, radius: 10.0 })
                .collect();
            assert_eq!(set[0].at, (50.0, 50.0));
            for (at, one) in set.iter().enumerate() {
                assert!(!set[..at].iter().any(|other| touch(one, other)), "{count}");
            }
        }
    }

    #[test]
    fn no_mark_stands_aside_beyond_an_edge() {
        let room = ((0.0, 0.0), (100.0, 55.0));
        let set = set_apart(&discs(4, 10.0), room);
        assert_eq!(set[0], (50.0, 50.0), "it belongs there");
        for (x, y) in &set[1..] {
            assert!((10.0..=90.0).contains(x) && (10.0..=45.0).contains(y));
        }
    }

    #[test]
    fn a_crowd_without_room_is_still_drawn() {
        assert_eq!(set_apart(&discs(500, 10.0), ROOM).len(), 500);
    }
}
