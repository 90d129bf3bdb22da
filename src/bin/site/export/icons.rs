//! The icons that phones and older browsers ask for, drawn from the shell's `icon.svg`.

use super::shell::Shell;
use resvg::tiny_skia::{Color, Pixmap, PixmapPaint, Transform};
use resvg::usvg::roxmltree::Document;
use resvg::usvg::{Options, Tree};

/// The drawing, which newer browsers show as it is.
pub(crate) const DRAWING: &str = "icon.svg";

/// What older browsers show, and feed readers and search engines ask for unasked.
pub(crate) const FAVICON: &str = "favicon.ico";

/// The sides of the images in it: a tab on plain and on fine screens, and what Google asks for.
const FAVICON_SIDES: [u8; 3] = [16, 32, 48];

/// What iPhones and iPads put on the home screen. They show black where an icon is transparent.
pub(crate) const TOUCH: &str = "apple-touch-icon.png";
const TOUCH_SIDE: u32 = 180;

/// An icon in the manifest.
pub(crate) struct Listed {
    pub(crate) path: &'static str,
    pub(crate) side: u32,
    pub(crate) purpose: &'static str,
}

/// The icons in the manifest, in the sizes that Chromium asks for.
pub(crate) const LISTED: [Listed; 3] = [
    Listed {
        path: "icon-192.png",
        side: 192,
        purpose: "any",
    },
    Listed {
        path: "icon-512.png",
        side: 512,
        purpose: "any",
    },
    Listed {
        path: "icon-maskable-512.png",
        side: 512,
        purpose: "maskable",
    },
];

/// The side of the drawing in a maskable icon of 512 pixels. A mask may cut away all but a circle of four fifths of the
/// icon's width (Web Application Manifest, "Icon masks and safe zone"); a square of this side lies within.
const SIDE_IN_MASK: u32 = 288;

/// Draws the icons and gives them with their paths. The error says where, what and how to mend it.
pub(crate) fn icons(shell: &Shell) -> Result<Vec<(&'static str, Vec<u8>)>, String> {
    let drawing = read(shell)?;
    let ground = ground(&drawing, &shell.surface.day)?;
    let favicon = FAVICON_SIDES.map(|side| (side, png(&drawn(&drawing, side.into()))));
    let touch = on_ground(ground, TOUCH_SIDE, &drawn(&drawing, TOUCH_SIDE));
    let listed = LISTED.iter().map(|icon| {
        let image = match icon.purpose {
            "maskable" => on_ground(ground, icon.side, &drawn(&drawing, SIDE_IN_MASK)),
            _ => drawn(&drawing, icon.side),
        };
        (icon.path, png(&image))
    });
    let fixed = [(FAVICON, ico(&favicon)), (TOUCH, png(&touch))];
    Ok(fixed.into_iter().chain(listed).collect())
}

/// Reads the drawing. What would be left out of it without a word is a fault.
fn read(shell: &Shell) -> Result<Tree, String> {
    let text = shell.read_file(DRAWING).map_err(|fault| mend(&fault))?;
    let fault = |what: &str| mend(&format!("{}: {what}", shell.path_of(DRAWING).display()));
    let document = Document::parse(&text).map_err(|error| fault(&error.to_string()))?;
    let left_out = document
        .descendants()
        .find(|node| ["image", "text"].contains(&node.tag_name().name()));
    if let Some(node) = left_out {
        let place = document.text_pos_at(node.range().start);
        let name = node.tag_name().name();
        return Err(fault(&format!("<{name}> at {place} can't be drawn")));
    }
    let tree = Tree::from_xmltree(&document, &Options::default())
        .map_err(|error| fault(&error.to_string()))?;
    if tree.root().has_children() {
        Ok(tree)
    } else {
        Err(fault("nothing is drawn in it"))
    }
}

fn mend(fault: &str) -> String {
    format!(
        "{fault}; mend public/icon.svg, which is an SVG with a viewBox and made of shapes alone, and build the shell \
         again with `cargo xtask build`"
    )
}

/// The colour that goes on around the drawing: its own ground if it fills its corners, else the page's.
fn ground(drawing: &Tree, surface: &str) -> Result<Color, String> {
    let corner = drawn(drawing, TOUCH_SIDE).pixels()[0].demultiply();
    if corner.alpha() == u8::MAX {
        let (red, green, blue) = (corner.red(), corner.green(), corner.blue());
        return Ok(Color::from_rgba8(red, green, blue, u8::MAX));
    }
    colour(surface).ok_or_else(|| {
        format!("style/tokens.css: --surface is {surface} by day; write it as in #f4ecdd, since icons are drawn on it")
    })
}

/// A colour of CSS in the form `#rrggbb`.
fn colour(text: &str) -> Option<Color> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(Color::from_rgba8(red, green, blue, u8::MAX))
}

/// The drawing in the middle of a square, as large as it fits.
fn drawn(drawing: &Tree, side: u32) -> Pixmap {
    let mut image = square(side);
    let (width, height) = (drawing.size().width(), drawing.size().height());
    let side = side as f32;
    let scale = side / width.max(height);
    let margin = |length: f32| (side - length * scale) / 2.0;
    let place = Transform::from_scale(scale, scale).post_translate(margin(width), margin(height));
    resvg::render(drawing, place, &mut image.as_mut());
    image
}

/// An image in the middle of a coloured square.
fn on_ground(ground: Color, side: u32, image: &Pixmap) -> Pixmap {
    let mut whole = square(side);
    whole.fill(ground);
    let margin = ((side - image.width()) / 2) as i32;
    let (paint, place) = (PixmapPaint::default(), Transform::identity());
    whole.draw_pixmap(margin, margin, image.as_ref(), &paint, place, None);
    whole
}

fn square(side: u32) -> Pixmap {
    Pixmap::new(side, side).expect("no side is 0")
}

fn png(image: &Pixmap) -> Vec<u8> {
    image.encode_png().expect("memory takes every byte")
}

/// PNGs of these sides in one file of the format ICO: a header, an entry for each image, the images.
fn ico(images: &[(u8, Vec<u8>)]) -> Vec<u8> {
    let mut file = vec![0, 0, 1, 0, images.len() as u8, 0];
    let mut offset = 6 + 16 * images.len();
    for (side, png) in images {
        file.extend([*side, *side, 0, 0, 1, 0, 32, 0]);
        file.extend((png.len() as u32).to_le_bytes());
        file.extend((offset as u32).to_le_bytes());
        offset += png.len();
    }
    images.iter().for_each(|(_, png)| file.extend(png));
    file
}
