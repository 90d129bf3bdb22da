//! A line of a list of facts.

use crate::platform::{Fixed, fixed, still};
use crate::ui::elements::told;
use leptos::prelude::*;

/// What is told, and what it is; for a `dl` of the class `facts`.
pub fn fact(what: String, value: Fixed) -> Fixed {
    facts_of(what, vec![told("", value)])
}

/// All that is told under a name.
pub fn facts_of(what: String, told: Vec<Fixed>) -> Fixed {
    let name = still(view! { <dt>{what}</dt> });
    fixed(view! { {name} {told} })
}
