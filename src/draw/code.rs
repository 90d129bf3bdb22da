//! QR codes (ISO/IEC 18004).

use qrcodegen::{QrCode, QrCodeEcc};

/// The quiet zone that readers need around a code, in modules.
const QUIET: i32 = 4;

/// A QR code as a drawing.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Width and height with the quiet zone, in modules.
    pub size: i32,
    /// The dark modules, as the `d` of an SVG path whose unit is a module.
    pub path: String,
}

/// The code of a text. `None` where the text is too long for one.
pub fn code(text: &str) -> Option<Code> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let begun = x;
            while code.get_module(x, y) {
                x += 1;
            }
            if x > begun {
                let (left, top, width) = (begun + QUIET, y + QUIET, x - begun);
                path += &format!("M{left} {top}h{width}v1h-{width}z");
            }
            x += 1;
        }
    }
    Some(Code {
        size: code.size() + 2 * QUIET,
        path,
    })
}
