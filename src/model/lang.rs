//! Language tags, as far as a site of a few languages needs them.

use super::read_from_string;
use std::fmt;

/// A language tag of RFC 5646: a primary subtag of two or three lower-case letters, then subtags of two to eight
/// letters or digits, as in `en`, `sl` or `sr-Latn`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(String);

read_from_string!(Lang);

impl Lang {
    /// Reads a tag; the error says what a tag looks like.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let mut subtags = text.split('-');
        let primary = subtags.next().unwrap_or_default();
        let fits = matches!(primary.len(), 2..=3)
            && primary.bytes().all(|b| b.is_ascii_lowercase())
            && subtags
                .all(|s| matches!(s.len(), 2..=8) && s.bytes().all(|b| b.is_ascii_alphanumeric()));
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err("a language tag has two or three small letters, as in \"en\"")
        }
    }

    /// The tag as it stands in `lang` attributes and addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
