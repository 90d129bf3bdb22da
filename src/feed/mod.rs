//! What machines read: lists of the site's pages and events in standard formats, made from the same content.

pub mod sitemap;

/// Text for an element or a quoted attribute of HTML or XML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
