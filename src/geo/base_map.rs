//! The drawn map under the marks: land by country, lakes and rivers, as a few lines of SVG.
//!
//! A base map is a *fragment*, not a document: one `<path>` a line, in map units
//! (see [`projection::to_map`](super::projection::to_map)), without any style. Its whole grammar:
//!
//! ```text
//! fragment = { path "\n" }
//! path     = "<path " class " d=\"" part { part } "\"/>"
//! class    = "data-c=\"DE\" class=\"land\"" | "class=\"land\"" | "class=\"lake\"" | "class=\"river\""
//! part     = "M" x y "l" { dx dy } [ "z" ]
//! ```
//!
//! Numbers are whole; a blank stands between two of them unless the second has a minus sign. The parts
//! of land and lakes are closed by `z`, those of rivers are not.

use super::projection::ViewBox;

/// The part of the world that the base map shows: Iceland to the Urals, North Cape to Cyprus. Its source ends at 60° E,
/// so in the north-east corner there is nothing beyond the Urals.
pub const EXTENT: ViewBox = ViewBox {
    x: 0,
    y: 0,
    width: 4_600,
    height: 4_250,
};

/// How far around the view the map is kept, in map units, so that the strokes along the cut stay unseen.
const MARGIN: i32 = 16;

/// A position on the map, in whole map units.
pub type Point = (i32, i32);

/// What a shape of the base map is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Land of the country with this ISO 3166-1 alpha-2 code.
    Country(String),
    /// Land of no country that the map tells apart.
    OtherLand,
    /// Lakes.
    Lake,
    /// Rivers: lines, where all the others are areas.
    River,
}

/// One path of the base map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// What it is.
    pub kind: Kind,
    /// Its rings (closed, the first point is not repeated) or lines, each of two points or more.
    pub parts: Vec<Vec<Point>>,
}

/// Cuts a base map to a view and a small margin around it; paths that lie outside vanish.
///
/// # Errors
/// The text is not a fragment as this module writes it; says in which line and why.
pub fn clip(fragment: &str, view: &ViewBox) -> Result<String, String> {
    let area = ViewBox {
        x: view.x - MARGIN,
        y: view.y - MARGIN,
        width: view.width + 2 * MARGIN,
        height: view.height + 2 * MARGIN,
    };
    Ok(write(&crop(&parse(fragment)?, &area)))
}

/// Gives the land of some countries the classes `land own` instead of `land`.
///
/// `codes` are ISO 3166-1 alpha-2 codes in capitals; one that the map does not hold changes nothing.
#[must_use]
pub fn mark_countries(fragment: &str, codes: &[&str]) -> String {
    codes.iter().fold(fragment.to_owned(), |text, code| {
        text.replace(
            &format!("data-c=\"{code}\" class=\"land\""),
            &format!("data-c=\"{code}\" class=\"land own\""),
        )
    })
}

/// Cuts shapes to exactly an area; shapes of which nothing is left vanish.
#[must_use]
pub fn crop(shapes: &[Shape], area: &ViewBox) -> Vec<Shape> {
    shapes
        .iter()
        .map(|shape| Shape {
            kind: shape.kind.clone(),
            parts: match shape.kind {
                Kind::River => shape
                    .parts
                    .iter()
                    .flat_map(|line| crop_line(line, area))
                    .collect(),
                _ => shape
                    .parts
                    .iter()
                    .filter_map(|ring| crop_ring(ring, area))
                    .collect(),
            },
        })
        .filter(|shape| !shape.parts.is_empty())
        .collect()
}

/// Writes shapes as a fragment.
#[must_use]
pub fn write(shapes: &[Shape]) -> String {
    let mut text = String::new();
    for shape in shapes {
        text.push_str("<path ");
        if let Kind::Country(code) = &shape.kind {
            text.push_str(&format!("data-c=\"{code}\" "));
        }
        text.push_str(&format!("class=\"{}\" d=\"", class(&shape.kind)));
        for part in &shape.parts {
            write_part(&mut text, part, shape.kind != Kind::River);
        }
        text.push_str("\"/>\n");
    }
    text
}

fn class(kind: &Kind) -> &'static str {
    match kind {
        Kind::Country(_) | Kind::OtherLand => "land",
        Kind::Lake => "lake",
        Kind::River => "river",
    }
}

fn write_part(text: &mut String, part: &[Point], closed: bool) {
    let [first, rest @ ..] = part else { return };
    text.push('M');
    write_pair(text, *first);
    text.push('l');
    let mut last = *first;
    for &point in rest {
        write_pair(text, (point.0 - last.0, point.1 - last.1));
        last = point;
    }
    if closed {
        text.push('z');
    }
}

fn write_pair(text: &mut String, (x, y): Point) {
    for number in [x, y] {
        if number >= 0 && text.ends_with(|last: char| last.is_ascii_digit()) {
            text.push(' ');
        }
        text.push_str(&number.to_string());
    }
}

/// Reads a fragment.
///
/// # Errors
/// The text is not a fragment as [`write`] gives it; says in which line and why.
pub fn parse(fragment: &str) -> Result<Vec<Shape>, String> {
    fragment
        .lines()
        .enumerate()
        .map(|(index, line)| {
            parse_path(line).map_err(|why| {
                format!(
                    "base map, line {}: {why}; make the map anew with `site basemap`",
                    index + 1
                )
            })
        })
        .collect()
}

fn parse_path(line: &str) -> Result<Shape, String> {
    let body = line
        .strip_prefix("<path ")
        .and_then(|rest| rest.strip_suffix("\"/>"))
        .ok_or("this is not one whole `<path .../>`")?;
    let (head, path) = body
        .split_once(" d=\"")
        .ok_or("the path has no attribute `d`")?;
    let kind = parse_kind(head).ok_or_else(|| format!("`{head}` is no kind of shape"))?;
    let parts = path
        .split('M')
        .skip(1)
        .map(|part| parse_part(part, kind != Kind::River))
        .collect::<Result<_, _>>()?;
    Ok(Shape { kind, parts })
}

fn parse_kind(head: &str) -> Option<Kind> {
    match head {
        "class=\"land\"" => Some(Kind::OtherLand),
        "class=\"lake\"" => Some(Kind::Lake),
        "class=\"river\"" => Some(Kind::River),
        _ => {
            let code = head
                .strip_prefix("data-c=\"")?
                .strip_suffix("\" class=\"land\"")?;
            Some(Kind::Country(code.to_owned()))
        }
    }
}

fn parse_part(part: &str, closed: bool) -> Result<Vec<Point>, String> {
    let body = if closed {
        part.strip_suffix('z')
            .ok_or("an area is not closed by `z`")?
    } else {
        part
    };
    let (start, rest) = body
        .split_once('l')
        .ok_or("a part has no `l` after its start")?;
    let mut here = (0, 0);
    let mut points = Vec::new();
    for pair in [numbers(start)?, numbers(rest)?].concat().chunks(2) {
        let &[dx, dy] = pair else {
            return Err("an x has no y".to_owned());
        };
        here = (here.0 + dx, here.1 + dy);
        points.push(here);
    }
    Ok(points)
}

fn numbers(text: &str) -> Result<Vec<i32>, String> {
    text.replace('-', " -")
        .split_whitespace()
        .map(|number| {
            number
                .parse()
                .map_err(|_| format!("`{number}` is no whole number"))
        })
        .collect()
}

/// Cuts a ring to an area, edge by edge (Sutherland and Hodgman); `None` if nothing with an area is left.
///
/// A ring that leaves the area and comes back stays one ring, joined along the edge of the area.
fn crop_ring(ring: &[Point], area: &ViewBox) -> Option<Vec<Point>> {
    let mut points = ring.to_vec();
    for edge in edges(area) {
        let mut kept = Vec::with_capacity(points.len());
        for (index, &point) in points.iter().enumerate() {
            let before = points[(index + points.len() - 1) % points.len()];
            if edge.keeps(before) != edge.keeps(point) {
                kept.push(edge.crossing(before, point));
            }
            if edge.keeps(point) {
                kept.push(point);
            }
        }
        points = kept;
    }
    points.dedup();
    while points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    (points.len() > 2 && double_area(&points) != 0).then_some(points)
}

/// Cuts a line to an area; gives the pieces inside.
fn crop_line(line: &[Point], area: &ViewBox) -> Vec<Vec<Point>> {
    let mut pieces: Vec<Vec<Point>> = Vec::new();
    for pair in line.windows(2) {
        let Some((from, to)) = crop_segment(pair[0], pair[1], area) else {
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&from) => piece.push(to),
            _ => pieces.push(vec![from, to]),
        }
    }
    pieces
}

fn crop_segment(mut from: Point, mut to: Point, area: &ViewBox) -> Option<(Point, Point)> {
    for edge in edges(area) {
        match (edge.keeps(from), edge.keeps(to)) {
            (true, true) => {}
            (true, false) => to = edge.crossing(from, to),
            (false, true) => from = edge.crossing(from, to),
            (false, false) => return None,
        }
    }
    (from != to).then_some((from, to))
}

/// Twice the area of a ring, positive where it turns clockwise as drawn.
#[must_use]
pub fn double_area(ring: &[Point]) -> i64 {
    let next = ring.iter().cycle().skip(1);
    ring.iter()
        .zip(next)
        .map(|(a, b)| i64::from(a.0) * i64::from(b.1) - i64::from(b.0) * i64::from(a.1))
        .sum()
}

/// One side of an area to cut along.
#[derive(Clone, Copy)]
enum Edge {
    Left(i32),
    Right(i32),
    Top(i32),
    Bottom(i32),
}

fn edges(area: &ViewBox) -> [Edge; 4] {
    [
        Edge::Left(area.x),
        Edge::Right(area.x + area.width),
        Edge::Top(area.y),
        Edge::Bottom(area.y + area.height),
    ]
}

impl Edge {
    fn keeps(self, (x, y): Point) -> bool {
        match self {
            Self::Left(at) => x >= at,
            Self::Right(at) => x <= at,
            Self::Top(at) => y >= at,
            Self::Bottom(at) => y <= at,
        }
    }

    /// Where the segment between two points on either side crosses the edge.
    fn crossing(self, a: Point, b: Point) -> Point {
        match self {
            Self::Left(at) | Self::Right(at) => (at, at_ordinate(a, b, at)),
            Self::Top(at) | Self::Bottom(at) => (at_ordinate((a.1, a.0), (b.1, b.0), at), at),
        }
    }
}

/// The second coordinate of the segment from `a` to `b` where the first is `at`; the same both ways
/// round, so that neighbours stay neighbours.
fn at_ordinate(a: Point, b: Point, at: i32) -> i32 {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let part = f64::from(at - a.0) / f64::from(b.0 - a.0);
    (f64::from(a.1) + part * f64::from(b.1 - a.1)).round() as i32
}
