//! Keeps where each page was scrolled to, and goes where a page begins, or back to where it was.
//!
//! The browser's own restoration looks before the router has put the page back, so it is off while the site runs,
//! and on again for a reload or a visit elsewhere.

use leptos::ev;
use leptos::prelude::{document, window, window_event_listener};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use web_sys::ScrollRestoration;

thread_local! {
    /// Pixels from the top, by path.
    static SCROLLED: RefCell<BTreeMap<String, f64>> = RefCell::default();
    /// The path of the page that is shown; the address may be ahead of it.
    static SHOWN: RefCell<String> = RefCell::default();
    /// Whether the page that comes is one to which the visitor went back or forward.
    static WENT_BACK: Cell<bool> = const { Cell::new(false) };
}

/// Begins to keep positions. Called once; it lasts as long as the document.
pub fn keep_scroll() {
    set_restoration(ScrollRestoration::Manual);
    window_event_listener(ev::pagehide, |_| set_restoration(ScrollRestoration::Auto));
    window_event_listener(ev::pageshow, |_| set_restoration(ScrollRestoration::Manual));
    window_event_listener(ev::popstate, |_| {
        // A step between fragments of one page shows no other.
        WENT_BACK.set(SHOWN.with_borrow(|shown| *shown != super::path()));
    });
    window_event_listener(ev::scroll, |_| {
        let top = window().scroll_y().unwrap_or_default();
        let shown = SHOWN.with_borrow(Clone::clone);
        SCROLLED.with_borrow_mut(|scrolled| scrolled.insert(shown, top));
    });
}

/// A page has come: after a step back or forward goes where it was scrolled to, else to the fragment of the address
/// or the top. The document's first page was put in place by the browser.
pub fn settle_scroll(first: bool) {
    let path = super::path();
    let back = WENT_BACK
        .take()
        .then(|| SCROLLED.with_borrow(|scrolled| scrolled.get(&path).copied()));
    SHOWN.set(path);
    if first {
        return;
    }
    let fragment = window().location().hash().unwrap_or_default();
    let target = document().get_element_by_id(fragment.trim_start_matches('#'));
    match (back, target) {
        (None, Some(target)) => target.scroll_into_view(),
        (back, _) => window().scroll_to_with_x_and_y(0.0, back.flatten().unwrap_or_default()),
    }
}

fn set_restoration(mode: ScrollRestoration) {
    if let Ok(history) = window().history() {
        _ = history.set_scroll_restoration(mode);
    }
}
