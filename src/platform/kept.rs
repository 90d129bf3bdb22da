//! What the site keeps in a visitor's browser: the code takes its names from this list, the page about the site its
//! table.

use crate::i18n::key::{self, Key};

/// Something in the browser's local storage. Only this list makes one.
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

/// The entries of agendas that the visitor picked, in the form of [`crate::model::choices`].
pub const PICKS: Kept = Kept {
    name: "picks",
    purpose: key::KEPT_PICKS,
    lasts: key::KEPT_UNTIL_DELETED,
};

/// For whom the visitor last looked at an agenda, in the same form.
pub const AUDIENCE: Kept = Kept {
    name: "audience",
    purpose: key::KEPT_AUDIENCE,
    lasts: key::KEPT_UNTIL_DELETED,
};

/// Everything that is kept.
pub const ALL: &[Kept] = &[THEME, PICKS, AUDIENCE];
