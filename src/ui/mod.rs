//! Parts that more than one page uses.

pub mod calendar;
pub mod crumb;
pub mod elements;
pub mod emblem;
pub mod event_lines;
pub mod fact;
pub mod found;
pub mod layout;
pub mod link;
pub mod locator;
pub mod map;
pub mod offline;
pub mod output_lines;
pub mod pen;
pub mod rich;
pub mod section;
pub mod shapes;
pub mod sources;
pub mod svg_link;
pub mod text;
pub mod theme;
pub mod when;
