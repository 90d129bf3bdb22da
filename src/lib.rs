//! A website for a cooperation project, from JSON to static files that come alive in the browser.
//!
//! The same components run twice. The exporter (feature `ssr`, binary `site`) renders every route in every language
//! to HTML; the browser (feature `hydrate`, binary `inducult`) takes that HTML over.
//!
//! Layers, each of which may use only those before it:
//! `model` <- `i18n`, `geo`, `draw` <- `content`, `route` <- `head`, `search`, `feed` <- `platform`, `ui`, `page` <- `app` <- `main`,
//! `bin`. `content` and `route` know each other: a site prints addresses, and a list of addresses needs a site.
//!
//! Invariants:
//! - Nothing below `ui` names Leptos or a signal, but for `platform`, which is the browser.
//! - Addresses are spelled only in [`route`].
//! - What depends on the feature stands in `platform`, `main` and `bin`; besides, the types of the content derive
//!   their JSON Schema natively, and `content` and `feed` keep their native modules out of the wasm; `content` has twins
//!   of its index of ids.
//! - As a view, a link or title inside an SVG is made by [`ui::svg_link`] and nowhere else.
//! - HTML in letters stands in two places: the base maps, which our own tool made, and what stands on the map's stage
//!   ([`page`]'s `map::marks`, where every text is escaped).
//! - No text for visitors stands in code: it comes from the content or from the catalogue of the language.

// The views' types nest deeply, since each element's type holds those of its children.
#![recursion_limit = "256"]

pub mod app;
pub mod content;
pub mod draw;
pub mod feed;
pub mod geo;
pub mod head;
pub mod i18n;
pub mod model;
pub mod page;
pub mod platform;
pub mod route;
pub mod search;
pub mod ui;
