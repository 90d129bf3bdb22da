//! From JSON files to checked content: what the browser needs to read a file, and what the exporter needs to check one.

#[cfg(feature = "ssr")]
pub mod schema;
pub mod store;
