//! Keeps where each page was scrolled to, and goes where a page begins, or back to where it was.
//!
//! The browser's own restoration looks before the router has put the page back, so it is off while the site runs,
//! and on again for a reload or a visit elsewhere.

use leptos::ev;
use leptos::prelude::{document, window, window_event_listener};
use std::cell::{Cell, RefCell};
use web_sys::ScrollRestoration;

thread_local! {
    /// Pixels from the top, by path.
    static SCROLLED: RefCell<Vec<(String, f64)>> = RefCell::default();
    /// The path of the page that is shown.
    static SHOWN: RefCell<String> = RefCell::default();
    /// Its place in the history, where the browser tells it.
    static ENTRY: Cell<Option<f64>> = const { Cell::new(None) };
    /// Whether the page that comes is one to which the visitor went back or forward.
    static WENT_BACK: Cell<bool> = const { Cell::new(false) };
}

/// Begins to keep positions. Called once; it lasts as long as the document.
pub fn keep_scroll() {
    set_restoration(ScrollRestoration::Manual);
    window_event_listener(ev::pagehide, |_| set_restoration(ScrollRestoration::Auto));
    window_event_listener(ev::pageshow, |_| set_restoration(ScrollRestoration::Manual));
    window_event_listener(ev::scroll, |_| {
        let top = window().scroll_y().unwrap_or_default();
        let shown = shown_path();
        SCROLLED.with_borrow_mut(|scrolled| {
            match scrolled.iter_mut().find(|(path, _)| *path == shown) {
                Some(position) => position.1 = top,
                None => scrolled.push((shown, top)),
            }
        });
    });
}

/// The path of the page that is shown; the address bar may be ahead of it.
pub fn shown_path() -> String {
    SHOWN.with_borrow(Clone::clone)
}

/// The place of the page that is shown in the history, where the browser tells it.
pub(super) fn shown_entry() -> Option<f64> {
    ENTRY.get()
}

/// The visitor leaves for another page, or another part of this one, by a step in the history or otherwise.
pub(super) fn depart(by_step: bool) {
    // A step between fragments of one page shows no other.
    WENT_BACK.set(by_step && shown_path() != super::path());
}

/// A page has come: moves the focus to the heading of the page, or of the part that the fragment names, which makes
/// screen readers say it, and scrolls there; after a step back or forward, to where the page was. The document's first
/// page was put in place by the browser.
pub fn settle(first: bool, path: String, fragment: &str) {
    let back = WENT_BACK.take().then(|| position_of(&path));
    SHOWN.set(path);
    ENTRY.set(super::departure::entry());
    if first {
        return;
    }
    let target = document().get_element_by_id(fragment);
    super::focus(
        target
            .clone()
            .filter(|target| target.has_attribute("tabindex")),
    );
    match (back, target) {
        (None, Some(target)) => target.scroll_into_view(),
        (back, _) => window().scroll_to_with_x_and_y(0.0, back.flatten().unwrap_or_default()),
    }
}

fn position_of(path: &str) -> Option<f64> {
    SCROLLED.with_borrow(|scrolled| {
        scrolled
            .iter()
            .find(|(of, _)| of == path)
            .map(|(_, top)| *top)
    })
}

fn set_restoration(mode: ScrollRestoration) {
    if let Ok(history) = window().history() {
        _ = history.set_scroll_restoration(mode);
    }
}
