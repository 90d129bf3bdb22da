//! The map: projection against published values, distances and directions, the base map's form, placing of labels.

use flate2::Compression;
use flate2::write::GzEncoder;
use geo::{Bearing, Distance, Haversine, Point};
use inducult::geo::base_map::{self, Kind, Shape};
use inducult::geo::earth;
use inducult::geo::labels::{self, Anchor, Mark, Placed, Rect};
use inducult::geo::projection::{ViewBox, project, to_degrees, to_map, view_box};
use inducult::i18n::catalogue::Catalogue;
use inducult::i18n::key;
use inducult::model::place::{Position, Precision};
use inducult::model::project::MapWindow as Window;
use proj4rs::Proj;
use std::collections::BTreeSet;
use std::io::Write;
use std::ops::RangeInclusive;

const EUROPE: &str = include_str!("../public/map/europe.svg");
const COARSE: &str = include_str!("../public/map/coarse.svg");

const CENTRAL_EUROPE: Window = Window {
    west: 3.0,
    south: 44.5,
    east: 20.0,
    north: 52.5,
};

const SEATS: [(&str, f64, f64); 10] = [
    ("Zwickau", 50.7189, 12.4964),
    ("Leipzig", 51.3397, 12.3731),
    ("Leoben", 47.3817, 15.0972),
    ("Graz", 47.0707, 15.4395),
    ("Karlovy Vary", 50.2304, 12.8717),
    ("Padova", 45.4064, 11.8768),
    ("Kranj", 46.2389, 14.3556),
    ("Sisak", 45.4872, 16.3761),
    ("Opole", 50.6751, 17.9213),
    ("Genk", 50.965, 5.501),
];

#[test]
fn projects_the_example_of_the_guidance_note() {
    let (easting, northing) = project(50.0, 5.0);
    assert!((easting - 3_962_799.45).abs() < 0.01, "{easting}");
    assert!((northing - 2_999_718.85).abs() < 0.01, "{northing}");
}

#[test]
fn the_centre_has_the_easting_and_northing_that_define_it() {
    let (easting, northing) = project(52.0, 10.0);
    assert!((easting - 4_321_000.0).abs() < 1e-6, "{easting}");
    assert!((northing - 3_210_000.0).abs() < 1e-6, "{northing}");
}

#[test]
fn projects_as_proj_does() {
    let off = most_off_proj(grid(27..=82, -35..=75, 1));
    assert!(off < 0.01, "{off} m in Europe");
    let off = most_off_proj(grid(-90..=90, -180..=180, 5));
    assert!(off < 1.0, "{off} m on the whole earth");
}

/// The greatest distance between our projection and PROJ's, in metres.
fn most_off_proj(positions: impl Iterator<Item = (f64, f64)>) -> f64 {
    let geographic = Proj::from_proj_string("+proj=longlat +ellps=GRS80").unwrap();
    let laea = Proj::from_proj_string(
        "+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 +ellps=GRS80 +units=m",
    )
    .unwrap();
    let off = positions.map(|(lat, lon)| {
        let mut point = (lon.to_radians(), lat.to_radians(), 0.0);
        proj4rs::transform::transform(&geographic, &laea, &mut point).unwrap();
        let (easting, northing) = project(lat, lon);
        let off = (easting - point.0).hypot(northing - point.1);
        assert!(
            off.is_finite(),
            "{lat} {lon}: {easting} {northing}, PROJ {point:?}"
        );
        off
    });
    off.fold(0.0, f64::max)
}

#[test]
fn poles_and_the_antimeridian_are_single_places_on_the_map() {
    for lon in (-180..=180).map(f64::from) {
        for pole in [-90.0, 90.0] {
            assert_near(to_map(pole, lon), to_map(pole, 0.0));
        }
    }
    for lat in (-90..=90).map(f64::from) {
        assert_near(to_map(lat, 180.0), to_map(lat, -180.0));
    }
}

#[test]
fn every_position_has_a_finite_place_on_the_map() {
    let opposite = [-170.0, 190.0].map(|lon| (-52.0, lon));
    let close = [1e-3, 1e-6, 1e-9, 1e-12].map(|off| (-52.0 + off, -170.0 - off));
    let zero = [(-0.0, -0.0)];
    for (lat, lon) in grid(-90..=90, -180..=180, 1)
        .chain(opposite)
        .chain(close)
        .chain(zero)
    {
        let (x, y) = to_map(lat, lon);
        assert!(
            x.abs() < 20_000.0 && y.abs() < 20_000.0,
            "{lat} {lon}: {x} {y}"
        );
    }
}

fn assert_near(one: (f64, f64), other: (f64, f64)) {
    let off = (one.0 - other.0).hypot(one.1 - other.1);
    assert!(off < 1e-6, "{one:?} and {other:?} are {off} km apart");
}

/// Latitudes and longitudes in whole degrees.
fn grid(
    lats: RangeInclusive<i32>,
    lons: RangeInclusive<i32>,
    step: usize,
) -> impl Iterator<Item = (f64, f64)> {
    let line = move |lat| {
        let lons = lons.clone().step_by(step);
        lons.map(move |lon| (f64::from(lat), f64::from(lon)))
    };
    lats.step_by(step).flat_map(line)
}

#[test]
fn distance_and_bearing_are_those_of_the_crate_geo() {
    let positions: Vec<_> = grid(-90..=90, -180..=180, 15).collect();
    for &(lat, lon) in &positions {
        for &(to_lat, to_lon) in &positions {
            let (here, there) = (at(lat, lon), at(to_lat, to_lon));
            let (from, to) = (Point::new(lon, lat), Point::new(to_lon, to_lat));
            let distance = earth::distance(&here, &there);
            let off = (distance - Haversine.distance(from, to) / 1_000.0).abs();
            assert!(
                off < 0.001,
                "{here:?} to {there:?}: {distance} km is {off} km off"
            );
            // In the same place and opposite it every direction is as good.
            if (1.0..20_014.0).contains(&distance) {
                let bearing = earth::bearing(&here, &there);
                let off = (bearing - Haversine.bearing(from, to))
                    .to_radians()
                    .sin()
                    .abs();
                assert!(off < 1e-6, "{here:?} to {there:?}: {bearing}°");
                assert!((0.0..360.0).contains(&bearing), "{bearing}");
            }
        }
    }
}

#[test]
fn known_distances_and_directions() {
    let kranj = at(46.2389, 14.3556);
    for (place, there, kilometres, compass) in [
        ("Rovigo", at(45.0698, 11.7902), 238, 11),
        ("Graz", at(47.0707, 15.4395), 124, 2),
        ("just north", at(46.25, 14.3556), 1, 0),
        ("the North Pole", at(90.0, 0.0), 4_866, 0),
        ("the South Pole", at(-90.0, 77.0), 15_149, 8),
        (
            "the other side of the earth",
            at(-46.2389, -165.6444),
            20_015,
            0,
        ),
    ] {
        let away = earth::away(&kranj, &there).unwrap();
        assert_eq!(away.kilometres, kilometres, "{place}");
        if place != "the other side of the earth" {
            assert_eq!(away.compass, compass, "{place}");
        }
    }
    assert_eq!(earth::away(&kranj, &kranj), None);
    assert_eq!(earth::away(&kranj, &at(46.2478, 14.3556)), None, "990 m");
    let across = earth::away(&at(0.0, 179.5), &at(0.0, -179.5)).unwrap();
    assert_eq!(
        (across.kilometres, across.compass),
        (111, 4),
        "the antimeridian"
    );
}

#[test]
fn a_bearing_takes_the_point_of_the_compass_next_to_it() {
    for point in 0..16_u8 {
        let middle = 22.5 * f64::from(point);
        let next = usize::from((point + 1) % 16);
        assert_eq!(earth::compass(middle), usize::from(point));
        assert_eq!(earth::compass(middle + 11.249_999), usize::from(point));
        assert_eq!(earth::compass(middle + 11.25), next);
    }
    assert_eq!(earth::compass(359.999_999), 0);
}

#[test]
fn each_language_says_how_far_and_where_to_a_place_is() {
    let wsw = [
        ("public/data", "en", "238\u{a0}km west-south-west of Kranj"),
        ("public/data", "de", "238\u{a0}km westsüdwestlich von Kranj"),
        ("tests/second", "sv", "238\u{a0}km västsydväst om Kranj"),
        (
            "tests/second",
            "fi",
            "238\u{a0}km länsilounaaseen paikasta Kranj",
        ),
    ];
    for (folder, language, sentence) in wsw {
        let text = std::fs::read_to_string(format!("{folder}/i18n/{language}.json")).unwrap();
        let words: Catalogue = serde_json::from_str(&text).unwrap();
        let direction = words.text(key::MAP_COMPASS[11]);
        let values = [
            ("distance", "238"),
            ("direction", direction),
            ("place", "Kranj"),
        ];
        assert_eq!(words.with(key::MAP_AWAY, &values), sentence);
        let directions: BTreeSet<&str> = key::MAP_COMPASS.map(|key| words.text(key)).into();
        assert_eq!(
            directions.len(),
            16,
            "{language} tells all directions apart"
        );
    }
}

fn at(lat: f64, lon: f64) -> Position {
    Position {
        lat,
        lon,
        precision: Precision::Site,
    }
}

#[test]
fn the_way_back_leads_to_the_same_position() {
    for lat in (30..80).step_by(5) {
        for lon in (-25..60).step_by(5) {
            let (lat, lon) = (f64::from(lat), f64::from(lon));
            let back = to_degrees(to_map(lat, lon));
            assert!(
                (back.0 - lat).abs() < 1e-6 && (back.1 - lon).abs() < 1e-6,
                "{lat} {lon}: {back:?}"
            );
        }
    }
}

#[test]
fn map_units_are_kilometres_right_and_down() {
    let (x, y) = to_map(52.0, 10.0);
    assert!(
        (x - 1821.0).abs() < 1e-6 && (y - 2290.0).abs() < 1e-6,
        "{x} {y}"
    );
    let (east, _) = to_map(52.0, 11.0);
    let (_, south) = to_map(51.0, 10.0);
    assert!(
        (east - x - 68.68).abs() < 0.05,
        "a degree of longitude at 52° N: {}",
        east - x
    );
    assert!(
        (south - y - 111.27).abs() < 0.05,
        "a degree of latitude: {}",
        south - y
    );
}

#[test]
fn a_window_gives_the_rectangle_between_its_projected_edges() {
    let view = view_box(&CENTRAL_EUROPE);
    for (west, east, near) in [(3.0, 20.0, 45.0), (3.0, 20.0, 52.0)] {
        assert!((to_map(near, west).0 - f64::from(view.x)).abs() < 45.0);
        assert!((to_map(near, east).0 - f64::from(view.x + view.width)).abs() < 60.0);
    }
    assert!((f64::from(view.y) - to_map(52.5, 10.0).1).abs() < 45.0);
    assert!((f64::from(view.y + view.height) - to_map(44.5, 10.0).1).abs() < 45.0);
    for (town, lat, lon) in SEATS {
        let (x, y) = to_map(lat, lon);
        assert!(
            inside((x.round() as i32, y.round() as i32), &view, 0),
            "{town} is not shown"
        );
    }
}

#[test]
fn a_window_around_the_central_meridian_is_centred_on_it() {
    let view = view_box(&Window {
        west: 4.0,
        south: 48.0,
        east: 16.0,
        north: 54.0,
    });
    assert!((2 * view.x + view.width - 2 * 1821).abs() <= 1, "{view:?}");
}

#[test]
fn the_base_maps_keep_their_form_and_size() {
    keeps_form_and_size(EUROPE, 120_000);
    keeps_form_and_size(COARSE, 30_000);
}

fn keeps_form_and_size(map: &str, most: usize) {
    let shapes = base_map::parse(map).unwrap();
    assert_eq!(base_map::write(&shapes), map);
    assert!(map.len() <= most, "{} bytes", map.len());
    for shape in &shapes {
        assert!(
            shape
                .parts
                .iter()
                .flatten()
                .all(|&point| inside(point, &base_map::EXTENT, 0))
        );
    }
}

#[test]
fn the_base_maps_hold_each_member_state_where_it_lies() {
    for map in [EUROPE, COARSE] {
        holds_each_member_state(&base_map::parse(map).unwrap());
    }
}

fn holds_each_member_state(shapes: &[Shape]) {
    let places = [
        ("AT", 47.5, 14.5),
        ("BE", 50.6, 4.6),
        ("BG", 42.7, 25.0),
        ("CY", 35.0, 33.0),
        ("CZ", 49.8, 15.0),
        ("DE", 51.0, 10.0),
        ("DK", 56.0, 9.2),
        ("EE", 58.7, 25.5),
        ("ES", 40.0, -4.0),
        ("FI", 63.0, 26.0),
        ("FR", 47.0, 2.5),
        ("GR", 39.5, 22.0),
        ("HR", 45.5, 16.4),
        ("HU", 47.0, 19.5),
        ("IE", 53.0, -8.0),
        ("IT", 43.0, 12.5),
        ("LT", 55.3, 24.0),
        ("LU", 49.75, 6.15),
        ("LV", 56.9, 25.5),
        ("MT", 35.88, 14.44),
        ("NL", 52.2, 6.2),
        ("PL", 52.0, 19.0),
        ("PT", 39.5, -8.0),
        ("RO", 46.0, 25.0),
        ("SE", 62.0, 15.5),
        ("SI", 46.1, 14.8),
        ("SK", 48.7, 19.5),
        ("UA", 45.3, 34.4),
        ("XK", 42.6, 20.9),
        ("RU", 55.75, 37.6),
    ];
    for (code, lat, lon) in places {
        assert_eq!(
            lands_at(shapes, lat, lon),
            [Kind::Country(code.to_owned())],
            "{lat} {lon}"
        );
    }
    assert_eq!(lands_at(shapes, 39.9, 32.9), [Kind::OtherLand], "Ankara");
    assert_eq!(lands_at(shapes, 36.2, 2.0), [Kind::OtherLand], "Algeria");
    assert_eq!(lands_at(shapes, 43.0, 15.0), [], "the Adriatic");
    assert_eq!(lands_at(shapes, 43.0, 35.0), [], "the Black Sea");
}

#[test]
fn a_clipped_map_is_small_and_ends_at_the_margin() {
    let view = view_box(&CENTRAL_EUROPE);
    let clipped = base_map::clip(EUROPE, &view).unwrap();
    assert!(clipped.len() <= 20_000, "{} bytes", clipped.len());
    let shapes = base_map::parse(&clipped).unwrap();
    for shape in &shapes {
        assert!(
            shape
                .parts
                .iter()
                .flatten()
                .all(|&point| inside(point, &view, 16))
        );
    }
    let codes: Vec<&Kind> = shapes.iter().map(|shape| &shape.kind).collect();
    assert!(codes.contains(&&Kind::Country("SI".to_owned())));
    assert!(!codes.contains(&&Kind::Country("PT".to_owned())));
    for (town, lat, lon) in SEATS {
        assert_eq!(lands_at(&shapes, lat, lon).len(), 1, "{town}");
    }
}

/// Pages carry it besides all else, and it is seen a few hundred pixels wide.
#[test]
fn a_clipped_coarse_map_weighs_at_most_four_kilobytes() {
    let central = CENTRAL_EUROPE;
    let windows = [
        (
            "this project's",
            Window {
                south: 44.3,
                ..central
            },
        ),
        ("the second's", window(12.5, 55.5, 28.5, 64.5)),
        ("the generated", window(0.0, 43.0, 24.0, 54.5)),
    ];
    for (whose, window) in windows {
        let clipped = base_map::clip(COARSE, &view_box(&window)).unwrap();
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(clipped.as_bytes()).unwrap();
        let size = gzip.finish().unwrap().len();
        assert!(size <= 4_000, "{whose} window: {size} bytes");
        assert!(!clipped.contains("river"), "{whose} window");
        assert!(clipped.contains("lake"), "{whose} window");
    }
}

/// Whoever draws a mark on a coarse map wants land below it; a coast may be a few kilometres off.
#[test]
fn the_seats_lie_in_their_countries_on_the_coarse_map_too() {
    let shapes = base_map::parse(COARSE).unwrap();
    for (town, lat, lon) in SEATS {
        let fine = lands_at(&base_map::parse(EUROPE).unwrap(), lat, lon);
        assert_eq!(lands_at(&shapes, lat, lon), fine, "{town}");
    }
}

fn window(west: f64, south: f64, east: f64, north: f64) -> Window {
    Window {
        west,
        south,
        east,
        north,
    }
}

#[test]
fn clipping_cuts_areas_and_lines_and_drops_what_is_outside() {
    let fragment = "<path data-c=\"AA\" class=\"land\" d=\"M-50-50l100 0 0 100-100 0z\"/>\n\
                    <path data-c=\"BB\" class=\"land\" d=\"M500 500l10 0 0 10z\"/>\n\
                    <path class=\"river\" d=\"M50 10l100 0 0 10-100 0\"/>\n";
    let view = ViewBox {
        x: 16,
        y: 16,
        width: 68,
        height: 68,
    };
    assert_eq!(
        base_map::clip(fragment, &view).unwrap(),
        "<path data-c=\"AA\" class=\"land\" d=\"M0 0l50 0 0 50-50 0z\"/>\n\
         <path class=\"river\" d=\"M50 10l50 0M100 20l-50 0\"/>\n"
    );
}

#[test]
fn a_damaged_base_map_is_reported_with_its_line() {
    let good = "<path class=\"lake\" d=\"M1 2l3 4 5-6z\"/>\n";
    let view = ViewBox {
        x: 0,
        y: 0,
        width: 9,
        height: 9,
    };
    for (bad, why) in [
        ("<rect/>", "not one whole"),
        ("<path class=\"sea\" d=\"M1 2l3 4z\"/>", "no kind of shape"),
        ("<path class=\"lake\" d=\"M1 2l3 4\"/>", "not closed"),
        ("<path class=\"lake\" d=\"M1 2l3z\"/>", "no y"),
        ("<path class=\"lake\" d=\"M1 2l3 4.5z\"/>", "`4.5`"),
    ] {
        let error = base_map::clip(&format!("{good}{bad}\n"), &view).unwrap_err();
        assert!(
            error.starts_with("base map, line 2: ") && error.contains(why),
            "{error}"
        );
    }
}

#[test]
fn only_the_named_countries_are_marked() {
    let marked = base_map::mark_countries(EUROPE, &["DE", "SI", "ZZ"]);
    assert_eq!(marked.matches("class=\"land own\"").count(), 2);
    assert!(marked.contains("data-c=\"SI\" class=\"land own\""));
    assert_eq!(marked.replace("land own", "land"), EUROPE);
}

#[test]
fn the_seats_get_labels_that_cover_nothing() {
    let view = view_box(&CENTRAL_EUROPE);
    let marks: Vec<Mark> = SEATS
        .iter()
        .map(|&(town, lat, lon)| {
            let (x, y) = to_map(lat, lon);
            Mark {
                x,
                y,
                radius: 14.0,
                width: 16.0 * town.len() as f64,
                height: 26.0,
            }
        })
        .collect();
    assert_free(&marks, &labels::place(&marks, &[], &view), &view);
}

#[test]
fn labels_go_east_unless_something_is_in_the_way() {
    let view = ViewBox {
        x: 0,
        y: 0,
        width: 300,
        height: 300,
    };
    let anchors = |marks: &[Mark]| -> Vec<Anchor> {
        let placed = labels::place(marks, &[], &view);
        assert_free(marks, &placed, &view);
        placed.iter().map(|label| label.anchor).collect()
    };
    let mark = |x, y| Mark {
        x,
        y,
        radius: 10.0,
        width: 60.0,
        height: 20.0,
    };
    assert_eq!(anchors(&[]), []);
    assert_eq!(anchors(&[mark(150.0, 150.0)]), [Anchor::Start]);
    assert_eq!(anchors(&[mark(280.0, 150.0)]), [Anchor::End]);
    assert_eq!(
        anchors(&[mark(150.0, 150.0), mark(190.0, 150.0)]),
        [Anchor::End, Anchor::Start]
    );
    assert_eq!(
        anchors(&[mark(100.0, 150.0), mark(150.0, 150.0), mark(200.0, 150.0)]),
        [Anchor::End, Anchor::Middle, Anchor::Start]
    );
}

#[test]
fn labels_keep_off_discs_of_any_size() {
    let view = ViewBox {
        x: 0,
        y: 0,
        width: 400,
        height: 300,
    };
    let mark = |x, radius| Mark {
        x,
        y: 150.0,
        radius,
        width: 60.0,
        height: 20.0,
    };
    let marks = [mark(100.0, 5.0), mark(210.0, 45.0)];
    let placed = labels::place(&marks, &[], &view);
    assert_free(&marks, &placed, &view);
    assert_eq!(
        placed[0].anchor,
        Anchor::End,
        "the east is the large disc's"
    );
    assert_eq!(placed[1].dx, 48.0, "a label stands off its own disc");
}

#[test]
fn the_most_crowded_mark_chooses_first() {
    let view = ViewBox {
        x: 0,
        y: 0,
        width: 400,
        height: 300,
    };
    let marks = [100.0, 200.0, 240.0].map(|x| Mark {
        x,
        y: 150.0,
        radius: 10.0,
        width: 60.0,
        height: 20.0,
    });
    let placed = labels::place(&marks, &[], &view);
    assert_free(&marks, &placed, &view);
    let anchors = [placed[0].anchor, placed[1].anchor, placed[2].anchor];
    assert_eq!(
        anchors,
        [Anchor::End, Anchor::End, Anchor::Start],
        "the second needs the west"
    );
}

#[test]
fn a_label_without_a_free_place_covers_as_little_as_it_can() {
    let view = ViewBox {
        x: 0,
        y: 0,
        width: 100,
        height: 30,
    };
    let mark = Mark {
        x: 40.0,
        y: 15.0,
        radius: 10.0,
        width: 60.0,
        height: 20.0,
    };
    let placed = labels::place(&[mark], &[], &view);
    assert_eq!(
        placed[0].anchor,
        Anchor::Start,
        "13 units too far east are less than 33 too far west"
    );
    let same_place = [mark; 3];
    assert_eq!(labels::place(&same_place, &[], &view).len(), 3);
}

fn assert_free(marks: &[Mark], placed: &[Placed], view: &ViewBox) {
    let boxes: Vec<Rect> = marks
        .iter()
        .zip(placed)
        .map(|(mark, label)| labels::label_box(mark, label))
        .collect();
    assert_eq!(boxes.len(), marks.len());
    for (index, one) in boxes.iter().enumerate() {
        for other in &boxes[index + 1..] {
            let apart = one.right <= other.left
                || other.right <= one.left
                || one.bottom <= other.top
                || other.bottom <= one.top;
            assert!(apart, "{one:?} covers {other:?}");
        }
        for mark in marks {
            let dx = mark.x - mark.x.clamp(one.left, one.right);
            let dy = mark.y - mark.y.clamp(one.top, one.bottom);
            assert!(dx.hypot(dy) >= mark.radius, "{one:?} covers {mark:?}");
        }
        assert!(one.left >= f64::from(view.x) && one.right <= f64::from(view.x + view.width));
        assert!(one.top >= f64::from(view.y) && one.bottom <= f64::from(view.y + view.height));
    }
}

fn inside((x, y): base_map::Point, view: &ViewBox, margin: i32) -> bool {
    (view.x - margin..=view.x + view.width + margin).contains(&x)
        && (view.y - margin..=view.y + view.height + margin).contains(&y)
}

/// The kinds of land whose shapes hold a place.
fn lands_at(shapes: &[Shape], lat: f64, lon: f64) -> Vec<Kind> {
    let place = to_map(lat, lon);
    shapes
        .iter()
        .filter(|shape| matches!(shape.kind, Kind::Country(_) | Kind::OtherLand))
        .filter(|shape| {
            shape
                .parts
                .iter()
                .filter(|ring| around(ring, place))
                .count()
                % 2
                == 1
        })
        .map(|shape| shape.kind.clone())
        .collect()
}

fn around(ring: &[base_map::Point], (x, y): (f64, f64)) -> bool {
    let crossings = (0..ring.len()).filter(|&index| {
        let (ax, ay) = (f64::from(ring[index].0), f64::from(ring[index].1));
        let next = ring[(index + 1) % ring.len()];
        let (bx, by) = (f64::from(next.0), f64::from(next.1));
        (ay > y) != (by > y) && ax + (y - ay) / (by - ay) * (bx - ax) > x
    });
    crossings.count() % 2 == 1
}
