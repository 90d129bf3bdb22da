//! The emblem of the Union and the words beside it, as they are drawn and as every page shows them.
//!
//! The rules: Implementing Regulation (EU) 821/2014, Articles 3 to 5 and Annex II, and Regulation (EU) 2021/1060,
//! Annex IX. What needs a layout stands in `browser/emblem.test.mjs`.

mod support;

use inducult::content::store::Site;
use inducult::i18n::key;
use kurbo::{BezPath, PathEl, Point, Rect, Shape, Vec2};
use markup5ever_rcdom::{Handle, RcDom};
use palette::Srgb;
use serde_json::Value;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use support::css::{sheet, sheets};
use support::dom::{attribute, classed, elements, name, named, only, parse, text};
use support::exported::{Export, Workshop};
use support::site::{body, good, in_repository, json, real_folder, site, source};

/// What writing lengths to a hundredth of a star's radius can do to a distance.
const ROUNDING: f64 = 0.01;

/// The emblem as a page draws it: its shapes, the lowest first.
struct Emblem {
    view_box: Rect,
    border: Rect,
    flag: Rect,
    stars: Vec<Vec<Point>>,
}

static EMBLEM: LazyLock<Emblem> = LazyLock::new(|| {
    let page = parse(&body(&site(&good(), "en"), "/"));
    let drawing = drawing(&page);
    let shapes = named(&drawing, "path");
    let [border, flag, stars] = &shapes[..] else {
        panic!("{} shapes", shapes.len())
    };
    assert_eq!(elements(&drawing).len(), 4, "nothing else is drawn");
    assert_eq!(
        [border, flag, stars].map(fill),
        [
            Srgb::new(255, 255, 255),
            Srgb::new(0, 51, 153),
            Srgb::new(255, 204, 0)
        ]
    );
    Emblem {
        view_box: view_box(&drawing),
        border: rectangle(border),
        flag: rectangle(flag),
        stars: polygons(&path(stars)),
    }
});

/// The only emblem of a page.
fn drawing(page: &RcDom) -> Handle {
    let mut found = classed(&page.document, "emblem");
    assert_eq!(found.len(), 1);
    found.remove(0)
}

fn fill(shape: &Handle) -> Srgb<u8> {
    attribute(shape, "fill").unwrap().parse().unwrap()
}

fn path(shape: &Handle) -> BezPath {
    BezPath::from_svg(&attribute(shape, "d").unwrap()).unwrap()
}

/// A shape that is a rectangle.
fn rectangle(shape: &Handle) -> Rect {
    let path = path(shape);
    let bounds = path.bounding_box();
    assert!((path.area().abs() - bounds.area()).abs() < 1e-9, "{path:?}");
    bounds
}

fn view_box(drawing: &Handle) -> Rect {
    let numbers = attribute(drawing, "viewBox").unwrap();
    let numbers: Vec<f64> = numbers
        .split(' ')
        .map(|number| number.parse().unwrap())
        .collect();
    let [x, y, width, height] = numbers[..] else {
        panic!("{numbers:?}")
    };
    Rect::from_origin_size((x, y), (width, height))
}

/// The corners of the closed figures of a path.
fn polygons(path: &BezPath) -> Vec<Vec<Point>> {
    let mut found: Vec<Vec<Point>> = Vec::new();
    let mut closed = true;
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(corner) if closed => found.push(vec![corner]),
            PathEl::LineTo(corner) if !closed => found.last_mut().unwrap().push(corner),
            PathEl::ClosePath if !closed => {}
            _ => panic!("{element:?} in {path:?}"),
        }
        closed = *element == PathEl::ClosePath;
    }
    assert!(closed);
    found
}

fn centre(corners: &[Point]) -> Point {
    let sum = corners
        .iter()
        .fold(Vec2::ZERO, |sum, corner| sum + corner.to_vec2());
    (sum / corners.len() as f64).to_point()
}

/// The point in a distance from another, some degrees clockwise from straight above.
fn at(centre: Point, distance: f64, degrees: f64) -> Point {
    let (sin, cos) = degrees.to_radians().sin_cos();
    centre + Vec2::new(sin, -cos) * distance
}

fn is_near(found: Point, expected: Point) -> bool {
    found.distance(expected) <= ROUNDING
}

#[test]
fn the_flag_is_three_to_two() {
    assert_eq!(EMBLEM.flag.width() / EMBLEM.flag.height(), 1.5);
}

#[test]
fn a_white_border_of_a_twenty_fifth_of_the_height_goes_round_it_and_is_seen_whole() {
    let width = EMBLEM.flag.height() / 25.0;
    let expected = EMBLEM.flag.inflate(width, width);
    for found in [EMBLEM.border, EMBLEM.view_box] {
        for (found, expected) in [
            (found.x0, expected.x0),
            (found.y0, expected.y0),
            (found.x1, expected.x1),
            (found.y1, expected.y1),
        ] {
            assert!(
                (found - expected).abs() < 1e-9,
                "{found} and not {expected}"
            );
        }
    }
}

#[test]
fn twelve_stars_stand_like_the_hours_on_a_circle_of_a_third_of_the_height() {
    assert_eq!(EMBLEM.stars.len(), 12);
    for (hour, star) in EMBLEM.stars.iter().enumerate() {
        let expected = at(
            EMBLEM.flag.center(),
            EMBLEM.flag.height() / 3.0,
            30.0 * hour as f64,
        );
        let found = centre(star);
        assert!(
            is_near(found, expected),
            "{hour}: {found:?} and not {expected:?}"
        );
    }
}

/// The corners come in the order of a pentagram, each second one next, so that with its crossings filled the figure is
/// a star and no pentagon.
#[test]
fn each_star_has_five_points_on_a_circle_of_an_eighteenth_of_the_height_and_one_is_upright() {
    for (hour, star) in EMBLEM.stars.iter().enumerate() {
        assert_eq!(star.len(), 5, "{hour}");
        for (corner, found) in star.iter().enumerate() {
            let degrees = 144.0 * corner as f64;
            let expected = at(centre(star), EMBLEM.flag.height() / 18.0, degrees);
            assert!(
                is_near(*found, expected),
                "{hour}: {found:?} and not {expected:?}"
            );
        }
    }
}

/// A pentagram filled by the other rule has a hole in its middle.
#[test]
fn stars_are_filled_by_the_nonzero_rule() {
    let page = parse(&body(&site(&good(), "en"), "/"));
    for element in elements(&drawing(&page)) {
        assert_eq!(attribute(&element, "fill-rule"), None);
    }
    for rule in sheets().iter().flat_map(|sheet| sheet.all()) {
        let is_set = rule
            .declarations
            .iter()
            .any(|(property, _)| property == "fill-rule");
        assert!(!is_set, "{}", rule.prelude);
    }
}

/// A project with the site in each of its languages, and its export.
struct Project {
    funding: Value,
    sites: Vec<Arc<Site>>,
    export: Export,
}

impl Project {
    fn of(folder: &Path) -> Self {
        let source = source(folder);
        let languages = source.project.languages.iter();
        Self {
            funding: json(&folder.join("project.json"))["funding"].take(),
            sites: languages
                .map(|language| site(&source, language.code.as_str()))
                .collect(),
            export: Workshop::new().exported(folder, None),
        }
    }

    /// The words beside the emblem in a language, line by line.
    fn words(&self, lang: &str) -> Vec<&str> {
        let lines = ["union", "fund", "programme"].map(|field| &self.funding[field]);
        let lines = lines.into_iter().filter(|line| !line.is_null());
        lines.map(|line| line[lang].as_str().unwrap()).collect()
    }
}

static FIRST: LazyLock<Project> = LazyLock::new(|| Project::of(&real_folder()));
static SECOND: LazyLock<Project> = LazyLock::new(|| Project::of(&in_repository("tests/second")));

#[test]
fn the_first_project_follows_the_rules_of_2014_and_the_second_those_of_2021() {
    assert_eq!(FIRST.funding["rules"], "2014-20");
    assert_eq!(FIRST.words("de").len(), 3);
    assert_eq!(SECOND.funding["rules"], "2021-27");
    assert_eq!(SECOND.words("fi").len(), 2);
}

#[test]
fn every_page_has_the_emblem_and_the_words_in_its_language_in_its_header() {
    for project in [&*FIRST, &*SECOND] {
        for (file, _) in project.export.pages() {
            let page = project.export.page(file);
            let lang = attribute(&only(&page.document, "html"), "lang").unwrap();
            let site = project
                .sites
                .iter()
                .find(|site| site.lang.as_str() == lang)
                .unwrap();
            let drawing = drawing(&page);
            let attribute = |name| attribute(&drawing, name);
            assert_eq!(attribute("role").as_deref(), Some("img"), "{file}");
            assert_eq!(
                attribute("aria-label"),
                Some(site.word(key::EMBLEM)),
                "{file}"
            );

            let beside = beside(&page, file);
            let lines: Vec<_> = named(&beside, "span").iter().map(text).collect();
            assert_eq!(lines, project.words(&lang), "{file}");
        }
    }
}

/// What holds the emblem and the words of a page.
fn beside(page: &RcDom, file: &str) -> Handle {
    let header = &classed(&only(&page.document, "body"), "top")[0];
    assert_eq!(name(header), "header", "{file}");
    let mut found = classed(header, "fund");
    assert_eq!(found.len(), 1, "{file}");
    let found = found.remove(0);
    assert_eq!(classed(&found, "emblem").len(), 1, "{file}");
    found
}

/// Emphasis and links would be slanted or underlined.
#[test]
fn the_words_are_plain() {
    for project in [&*FIRST, &*SECOND] {
        for (file, _) in project.export.pages() {
            for element in elements(&beside(&project.export.page(file), file)) {
                let name = name(&element);
                assert!(
                    ["div", "svg", "path", "p", "span"].contains(&name),
                    "<{name}> in {file}"
                );
            }
        }
    }
}

/// Implementing Regulation (EU) 821/2014, Article 4(4), as far as they are faces that a style can name.
const ALLOWED: [&str; 7] = [
    "Arial",
    "Calibri",
    "Garamond",
    "Trebuchet MS",
    "Tahoma",
    "Verdana",
    "Ubuntu",
];

#[test]
fn the_words_take_only_faces_that_the_rules_allow() {
    let tokens = sheet("tokens.css");
    let mut declared = tokens
        .all()
        .into_iter()
        .flat_map(|block| &block.declarations);
    let (_, legal) = declared
        .find(|(property, _)| property == "--legal")
        .unwrap();
    let mut faces: Vec<_> = legal
        .split(", ")
        .map(|face| face.trim_matches('"'))
        .collect();
    assert_eq!(
        faces.pop(),
        Some("sans-serif"),
        "where none of them is there"
    );
    assert!(!faces.is_empty());
    for face in faces {
        assert!(ALLOWED.contains(&face), "{face}");
    }
}

#[test]
fn no_rule_of_the_style_gives_the_words_another_face_or_an_effect() {
    let mut faces = 0;
    for rule in sheets().iter().flat_map(|sheet| sheet.all()) {
        if ![".fund", ".emblem"]
            .iter()
            .any(|class| rule.prelude.contains(class))
        {
            continue;
        }
        for (property, value) in &rule.declarations {
            let told = format!("{}: {property}: {value}", rule.prelude);
            match property.as_str() {
                "font" | "font-family" => {
                    assert!(
                        value.ends_with("var(--legal)") && !value.contains("italic"),
                        "{told}"
                    );
                    faces += 1;
                }
                "font-style" | "text-shadow" | "text-transform" | "filter" | "opacity" => {
                    panic!("{told}")
                }
                _ => assert!(!property.starts_with("text-decoration"), "{told}"),
            }
        }
    }
    assert!(faces > 0, "nothing gives them a face");
}
