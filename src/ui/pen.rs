//! The stroke of a topic: besides its colour each has a kind of line, so that no meaning hangs on colour alone.

use crate::platform::{Fixed, still};
use leptos::prelude::*;

/// A stroke as wide as its place, in the accent of the element around it.
pub fn pen() -> Fixed {
    still(
        view! { <svg class="pen" width="100%" height="8" aria-hidden="true">
                <line x1="3" x2="100%" y1="4" y2="4"/>
            </svg>
        },
    )
}
