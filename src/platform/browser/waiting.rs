//! Shows that a page is on its way, to those who have waited for it a moment.

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::set_timeout_with_handle;
use std::cell::Cell;
use std::time::Duration;

/// What comes sooner needs no announcement; a state that flashes up would disturb more than it says.
const PATIENCE: Duration = Duration::from_millis(300);

thread_local! {
    static TIMER: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
}

/// A page is on its way, and none was before, or that one is no longer wanted.
pub fn begin_waiting() {
    end_waiting();
    TIMER.set(set_timeout_with_handle(|| show(true), PATIENCE).ok());
}

/// The page is there, or no longer wanted.
pub fn end_waiting() {
    if let Some(timer) = TIMER.take() {
        timer.clear();
        show(false);
    }
}

/// The style draws it along the line above the main part.
fn show(waiting: bool) {
    if let Some(main) = super::find("main") {
        _ = match waiting {
            true => main.set_attribute("aria-busy", "true"),
            false => main.remove_attribute("aria-busy"),
        };
    }
}
