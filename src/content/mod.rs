//! From JSON files to checked content: what the browser needs to read a file, and what the exporter needs to check one.

#[cfg(feature = "ssr")]
pub mod check;
#[cfg(feature = "ssr")]
pub mod diagnostic;
#[cfg(feature = "ssr")]
mod index;
#[cfg(not(feature = "ssr"))]
#[path = "index_browser.rs"]
mod index;
#[cfg(feature = "ssr")]
pub mod parse;
pub mod read;
#[cfg(feature = "ssr")]
pub mod schema;
pub mod store;
