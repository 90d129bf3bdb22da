//! What the site is about, as types: no input or output, no view, no signal.
//!
//! Every type here is what one part of the JSON *means*. A value with rules of its own (a language tag, an id, a
//! date) is a type with a private field and one parser; serde and the checker both go through that parser, so the
//! browser and the exporter can't disagree about what is allowed.

pub mod agenda;
pub mod choices;
pub mod event;
pub mod ids;
pub mod lang;
pub mod legal;
pub mod link;
pub mod markup;
pub mod output;
pub mod partner;
pub mod place;
pub mod project;
pub mod story;
pub mod text;
pub mod time;
pub mod topic;

/// Lets a type with a text parser be read from a JSON string.
///
/// The type needs `fn parse(&str) -> Result<Self, E>` with `E: Display`, and `NAME`, which says what was expected.
macro_rules! read_from_string {
    ($($ty:ty),+ $(,)?) => {$(
        impl<'de> serde::Deserialize<'de> for $ty {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                <$ty>::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    )+};
}
pub(crate) use read_from_string;
