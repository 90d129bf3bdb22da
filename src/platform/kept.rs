//! What the site keeps in a visitor's browser: the code takes its names from this list, the page about the site its
//! table.

use crate::i18n::key::{self, Key};

/// Something in the browser's local storage.
pub struct Kept {
    /// The name under which the browser shows it.
    pub name: &'static str,
    /// What it is for.
    pub purpose: Key,
    /// How long it stays.
    pub lasts: Key,
}

/// The visitor's choice between the light and the dark theme. The script in `index.html` reads it by the same name.
pub const THEME: Kept = Kept {
    name: "theme",
    purpose: key::KEPT_THEME,
    lasts: key::KEPT_UNTIL_DELETED,
};

/// Everything that is kept.
pub const ALL: &[Kept] = &[THEME];
