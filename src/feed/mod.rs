//! What machines read: lists of the site's pages and events in standard formats, made from the same content.

#[cfg(feature = "ssr")]
pub mod clock;
#[cfg(feature = "ssr")]
pub mod ical;
pub mod ical_pick;
#[cfg(feature = "ssr")]
pub mod json_ld;
#[cfg(feature = "ssr")]
mod plain;
#[cfg(feature = "ssr")]
pub mod schedule;
pub mod sitemap;
pub mod spots;

/// What wrote a file, by its name in files that say so. The name is the program's and no project's.
#[cfg(feature = "ssr")]
pub const GENERATOR: &str = concat!(env!("CARGO_PKG_NAME"), "-site");

/// Text for an element or a quoted attribute of HTML or XML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
