//! What differs between the browser and the exporter, behind one face.
//!
//! Both twins have the same functions. The exporter's never fetch, know no clock and touch no document, so that an
//! export depends on its input alone.

pub mod kept;

#[cfg(feature = "hydrate")]
#[path = "browser/mod.rs"]
mod inner;
#[cfg(not(feature = "hydrate"))]
#[path = "native.rs"]
mod inner;

pub use inner::*;

/// How the visitor wants the pages to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    System,
    /// Ink on paper.
    Light,
    /// Ember on charcoal.
    Dark,
}

impl Theme {
    /// The name under which a theme is kept and stands on the document; empty for the system's, which is neither.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}
