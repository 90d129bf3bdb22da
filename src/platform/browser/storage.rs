//! What the browser keeps for the visitor, under the names of one list.

use crate::platform::kept::Kept;
use leptos::prelude::window;

/// What was kept. `None` where nothing was, or the browser forbids it.
pub fn recall(kept: &Kept) -> Option<String> {
    storage()?.get_item(kept.name).ok()?
}

/// Keeps a text, or forgets what was kept where the text is empty. Storage may be full or forbidden; then a choice holds
/// for this page only.
pub fn remember(kept: &Kept, text: &str) {
    let Some(storage) = storage() else {
        return;
    };
    _ = if text.is_empty() {
        storage.remove_item(kept.name)
    } else {
        storage.set_item(kept.name, text)
    };
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}
