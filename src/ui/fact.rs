//! A line of a list of facts.

use crate::platform::{Fixed, piece};
use leptos::prelude::*;

/// What is told, and what it is; for a `dl` of the class `facts`.
pub fn fact(what: String, value: Fixed) -> Fixed {
    piece(view! { <dt>{what}</dt>
        <dd>{value}</dd>
    })
}
