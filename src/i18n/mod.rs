//! The interface's words in a language: messages, plurals, dates. All of them come from `i18n/<language>.json`.

pub mod catalogue;
pub mod dates;
pub mod key;
pub mod plural;
