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
