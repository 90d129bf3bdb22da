//! Keeps where each page was scrolled to, and goes back there.
//!
//! The browser's own restoration looks before the router has put the page back, so it is off while the site runs,
//! and on again for a reload or a visit elsewhere.

use leptos::ev;
use leptos::prelude::{window, window_event_listener};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use web_sys::ScrollRestoration;

thread_local! {
    /// Pixels from the top, by path.
    static SCROLLED: RefCell<BTreeMap<String, f64>> = RefCell::default();
    /// Whether the last navigation was back or forward.
    static WENT_BACK: Cell<bool> = const { Cell::new(false) };
}

/// Begins to keep positions. Called once; it lasts as long as the document.
pub fn keep_scroll() {
    set_restoration(ScrollRestoration::Manual);
    window_event_listener(ev::pagehide, |_| set_restoration(ScrollRestoration::Auto));
    window_event_listener(ev::pageshow, |_| set_restoration(ScrollRestoration::Manual));
    window_event_listener(ev::popstate, |_| WENT_BACK.set(true));
    window_event_listener(ev::scroll, |_| {
        let top = window().scroll_y().unwrap_or_default();
        SCROLLED.with_borrow_mut(|scrolled| scrolled.insert(super::path(), top));
    });
}

/// After a step back or forward: goes where the page was scrolled to.
pub fn restore_scroll() {
    if WENT_BACK.take() {
        let top = SCROLLED.with_borrow(|scrolled| scrolled.get(&super::path()).copied());
        window().scroll_to_with_x_and_y(0.0, top.unwrap_or_default());
    }
}

fn set_restoration(mode: ScrollRestoration) {
    if let Ok(history) = window().history() {
        _ = history.set_scroll_restoration(mode);
    }
}
