//! Names that other records, addresses and calendars hang on, and that never change.

use super::read_from_string;
use std::fmt;

/// The id of a record: small letters, digits and single hyphens, beginning and ending with a letter or digit, 64
/// characters at most. It stands in addresses, fragments and calendar UIDs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

read_from_string!(Slug, CountryCode);

impl Slug {
    /// Reads an id; the error says what an id looks like.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let part = |s: &str| {
            !s.is_empty()
                && s.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if text.len() <= 64 && text.split('-').all(part) {
            Ok(Self(text.to_owned()))
        } else {
            Err("an id has small letters, digits and single hyphens, as in \"forging-chemnitz\"")
        }
    }

    /// The id as it stands in addresses.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A country as ISO 3166-1 alpha-2: two capital letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode(String);

impl CountryCode {
    /// Reads a code; the error says what a code looks like.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()) {
            Ok(Self(text.to_owned()))
        } else {
            Err("a country code has two capital letters, as in \"AT\"")
        }
    }

    /// The two letters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
