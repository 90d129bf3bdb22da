//! Parts that more than one page uses.

pub mod emblem;
pub mod event_line;
pub mod layout;
pub mod rich;
pub mod sources;
pub mod svg_link;
pub mod text;
pub mod when;
