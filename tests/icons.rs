//! The icons that an export draws from the shell's `icon.svg`, the manifest that names them, and what happens with an
//! icon that can't be drawn.

mod support;

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8};
use serde_json::{Value, json};
use std::fs;
use std::sync::LazyLock;
use support::exported::{Export, Workshop, files};
use support::site::{good_folder, in_repository};

/// Content in two languages with this site's own icon, for a folder of a host.
static EXPORT: LazyLock<Export> =
    LazyLock::new(|| Workshop::new().exported(good_folder().path(), None));

/// The path at which it stands.
const BASE: &str = "/mills/";

/// The surface by day in the shell of the tests.
const SURFACE: [u8; 3] = [0xf4, 0xec, 0xdd];

/// An export with an icon of its own.
fn with_icon(svg: &str) -> Export {
    let shop = Workshop::new();
    fs::write(shop.path("shell/icon.svg"), svg).unwrap();
    shop.exported(good_folder().path(), None)
}

fn image(export: &Export, path: &str) -> Pixmap {
    Pixmap::decode_png(&export.files[path]).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Width and height in the header of a PNG (W3C, Portable Network Graphics, 11.2.1).
fn size(png: &[u8]) -> (u32, u32) {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

fn rgb(pixel: PremultipliedColorU8) -> [u8; 3] {
    let pixel = pixel.demultiply();
    [pixel.red(), pixel.green(), pixel.blue()]
}

#[test]
fn each_icon_has_the_size_in_its_name_or_that_which_is_asked_for() {
    for (path, side) in [
        ("apple-touch-icon.png", 180),
        ("icon-192.png", 192),
        ("icon-512.png", 512),
        ("icon-maskable-512.png", 512),
    ] {
        assert_eq!(size(&EXPORT.files[path]), (side, side), "{path}");
    }
}

#[test]
fn the_favicon_holds_an_image_of_each_size() {
    let file = &EXPORT.files["favicon.ico"];
    let number = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize;
    assert_eq!(file[..6], [0, 0, 1, 0, 3, 0]);
    let images = file[6..54].chunks(16).enumerate().map(|(at, entry)| {
        let (length, offset) = (number(6 + at * 16 + 8), number(6 + at * 16 + 12));
        let png = &file[offset..offset + length];
        assert_eq!(size(png), (entry[0].into(), entry[1].into()));
        (entry[0], offset + length)
    });
    let (sides, ends): (Vec<u8>, Vec<usize>) = images.unzip();
    assert_eq!(sides, [16, 32, 48]);
    assert_eq!(ends.last(), Some(&file.len()));
}

#[test]
fn icons_show_the_drawing_by_day() {
    let image = image(&EXPORT, "icon-512.png");
    let colour = |x, y| rgb(image.pixel(x, y).unwrap());
    assert_eq!(colour(8, 500), SURFACE, "the ground");
    assert_eq!(colour(200, 250), [0x1f, 0x1a, 0x16], "the leaf");
    assert_eq!(colour(256, 250), SURFACE, "the slit");
}

#[test]
fn an_icon_for_a_home_screen_is_nowhere_transparent() {
    let leaf = with_icon(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle fill="#123456" cx="4.5" cy="4.5" r="3"/></svg>"##,
    );
    for path in ["apple-touch-icon.png", "icon-maskable-512.png"] {
        let image = image(&leaf, path);
        assert!(image.pixels().iter().all(|p| p.alpha() == 255), "{path}");
        assert_eq!(rgb(image.pixels()[0]), SURFACE, "{path}");
        let middle = image.width() / 2;
        let middle = image.pixel(middle, middle).unwrap();
        assert_eq!(rgb(middle), [0x12, 0x34, 0x56], "{path}");
    }
    assert_eq!(image(&leaf, "icon-512.png").pixels()[0].alpha(), 0);
}

/// Of what lies outside a circle of four fifths of the width, a mask may cut everything away.
#[test]
fn what_a_mask_may_cut_away_is_ground() {
    let whole = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#abcdef" d="M0 0h9v9H0z"/><path fill="#123456" d="M.1.1h8.8v8.8H.1z"/></svg>"##;
    let image = image(&with_icon(whole), "icon-maskable-512.png");
    let colour = |x, y| rgb(image.pixel(x, y).unwrap());
    for (x, y) in (0..512).flat_map(|x| (0..512).map(move |y| (x, y))) {
        let (dx, dy) = (f64::from(x) - 255.5, f64::from(y) - 255.5);
        if dx.hypot(dy) > 0.4 * 512.0 {
            assert_eq!(colour(x, y), [0xab, 0xcd, 0xef], "{x}, {y}");
        }
    }
    assert_eq!(colour(256, 256), [0x12, 0x34, 0x56]);
}

#[test]
fn a_wide_drawing_lies_in_the_middle() {
    let wide = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 4"><path fill="#123456" d="M0 0h8v4H0z"/></svg>"##;
    let image = image(&with_icon(wide), "icon-192.png");
    let drawn = |x, y| image.pixel(x, y).unwrap().alpha();
    assert_eq!([drawn(0, 47), drawn(191, 144)], [0, 0]);
    assert_eq!([drawn(0, 48), drawn(191, 143)], [255, 255]);
}

#[test]
fn each_language_has_a_manifest() {
    for (path, lang, start) in [
        ("manifest.webmanifest", "en", "/mills/"),
        ("de/manifest.webmanifest", "de", "/mills/de/"),
    ] {
        let manifest: Value = serde_json::from_str(EXPORT.text(path)).unwrap();
        let icon = |src: &str, side: u32, purpose: &str| {
            json!({
                "src": format!("{BASE}{src}"),
                "sizes": format!("{side}x{side}"),
                "type": "image/png",
                "purpose": purpose,
            })
        };
        let expected = json!({
            "name": "Two Mills",
            "short_name": "Two Mills",
            "lang": lang,
            "dir": "auto",
            "start_url": start,
            "scope": BASE,
            "display": "browser",
            "theme_color": "#f4ecdd",
            "background_color": "#f4ecdd",
            "icons": [
                icon("icon-192.png", 192, "any"),
                icon("icon-512.png", 512, "any"),
                icon("icon-maskable-512.png", 512, "maskable"),
            ],
        });
        assert_eq!(manifest, expected, "{path}");
    }
}

#[test]
fn an_icon_that_cannot_be_drawn_leaves_the_old_export_as_it_was() {
    let shop = Workshop::new();
    let before = shop.exported(good_folder().path(), None).files;
    let icon = shop.path("shell").join("icon.svg");
    let svg = |inside: &str| {
        format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>"#)
    };
    for (text, fault) in [
        ("no drawing".to_owned(), "unknown token at 1:1"),
        ("<svg>".to_owned(), "opened but never closed"),
        ("<html><p/></html>".to_owned(), "does not have a root node"),
        (svg(""), "nothing is drawn in it"),
        (
            svg("<path d=\"M0 0h9v9H0z\"/>\n<text>Leaf</text>"),
            "<text> at 2:1 can't be drawn",
        ),
        (
            svg("<image href=\"leaf.png\"/>"),
            "<image> at 1:59 can't be drawn",
        ),
    ] {
        fs::write(&icon, &text).unwrap();
        refused(
            &shop,
            &[&icon.display().to_string(), fault, "mend public/icon.svg"],
        );
        assert!(
            files(&shop.path("out")) == before,
            "{text}: the old export changed"
        );
    }
    fs::remove_file(&icon).unwrap();
    let missing = format!("could not read {}", icon.display());
    refused(&shop, &[&missing, "mend public/icon.svg"]);
    assert!(files(&shop.path("out")) == before, "the old export changed");
}

#[test]
fn without_a_colour_for_the_ground_nothing_is_exported() {
    let shop = Workshop::new();
    let styles = shop.path("shell/tokens-0123456789abcdef.css");
    let tokens = fs::read_to_string(&styles).unwrap();
    fs::write(&styles, tokens.replace("--surface", "--other")).unwrap();
    refused(
        &shop,
        &["style/tokens.css: there is no `--surface: light-dark(day, night);`"],
    );
    fs::write(&styles, tokens.replace("#f4ecdd", "linen")).unwrap();
    fs::write(
        shop.path("shell/icon.svg"),
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h1v1z"/></svg>"#,
    )
    .unwrap();
    refused(
        &shop,
        &["style/tokens.css: --surface is linen by day; write it as in #f4ecdd"],
    );
}

/// Exports in vain; what is told has all of these words.
fn refused(shop: &Workshop, words: &[&str]) {
    let done = shop.export(good_folder().path(), None);
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(!done.status.success(), "{words:?}");
    for word in words {
        assert!(told.contains(word), "{word}:\n{told}");
    }
}

/// This site's icon is drawn in the colours of its pages.
#[test]
fn the_icon_has_the_colours_of_the_tokens() {
    let tokens = fs::read_to_string(in_repository("style/tokens.css")).unwrap();
    let icon = fs::read_to_string(in_repository("public/icon.svg")).unwrap();
    for (token, part) in [("--surface", "ground"), ("--line", "leaf")] {
        let (_, after) = tokens.split_once(&format!("{token}: light-dark(")).unwrap();
        let (day, night) = after.split_once(')').unwrap().0.split_once(", ").unwrap();
        let by_day = format!("class=\"{part}\" fill=\"{day}\"");
        let by_night = format!(".{part}{{fill:{night}}}");
        assert!(icon.contains(&by_day), "{by_day}");
        assert!(icon.contains(&by_night), "{by_night}");
    }
}
