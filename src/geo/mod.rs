//! Geography without input or output: where a place lies on the map, the base map under it and the labels beside it.
//!
//! Everything here is plain arithmetic on numbers and text, the same natively and in the browser.
//! The browser uses [`base_map::mark_countries`] of the base map and all of the other modules; the exporter and the base
//! map tool use the rest.

pub mod angle;
pub mod base_map;
pub mod camera;
pub mod degrees;
pub mod earth;
pub mod groups;
pub mod labels;
pub mod nearest;
pub mod projection;
pub mod walk;
