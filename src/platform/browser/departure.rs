//! Links and steps in the history, heard before the router hears of them: it is told where to go once the page's files
//! are there. It would change the address at once where only an id in it differs.

use super::scroll;
use crate::platform::Destination;
use js_sys::Reflect;
use leptos::ev;
use leptos::prelude::{on_cleanup, window, window_event_listener};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, EventTarget};

/// Asks about each plain click on a link of this site, also within an SVG, and about each step in the history; what is
/// taken, neither the browser nor the router goes to. Called before the router begins to listen.
pub fn on_departure(take: impl Fn(Destination) -> bool + Clone + 'static) {
    let take_click = take.clone();
    let clicks = window_event_listener(ev::click, move |click| {
        let plain = click.button() == 0 && !click.default_prevented();
        if !plain || click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key() {
            return;
        }
        let Some(address) = address_of_link(click.target()) else {
            return;
        };
        scroll::depart(false);
        let taken = take_click(Destination {
            address,
            is_step: false,
        });
        if taken {
            click.prevent_default();
        }
    });
    let steps = window_event_listener(ev::popstate, move |step| {
        let Some(address) = current_address() else {
            return;
        };
        scroll::depart(true);
        let taken = take(Destination {
            address,
            is_step: true,
        });
        if taken {
            step.stop_immediate_propagation();
        }
    });
    on_cleanup(move || {
        clicks.remove();
        steps.remove();
    });
}

fn address_of_link(target: Option<EventTarget>) -> Option<String> {
    let target = target?.dyn_into::<Element>().ok()?;
    target
        .closest("a[href^='/']:not([rel~=external])")
        .ok()??
        .get_attribute("href")
}

/// The address in the address bar, without the origin.
pub(super) fn current_address() -> Option<String> {
    let location = window().location();
    let parts = [location.pathname(), location.search(), location.hash()];
    parts.into_iter().collect::<Result<String, _>>().ok()
}

/// Lets the router go to a page whose files are there. Called below the router's owner.
pub fn go_to(destination: &Destination) {
    let options = NavigateOptions {
        // The address holds the base already.
        resolve: false,
        replace: destination.is_step,
        scroll: false,
        ..NavigateOptions::default()
    };
    use_navigate()(&destination.address, options);
}

/// Goes back in the history to the page that is shown, after a step to one that can't be. A browser that doesn't tell
/// how far the step was stays where it is, and its address bar shows the page that is missing.
pub fn undo_step() {
    if let (Some(shown), Some(now), Ok(history)) =
        (scroll::shown_entry(), entry(), window().history())
    {
        _ = history.go_with_delta((shown - now) as i32);
    }
}

/// The place of the document's address in the history, in browsers with the Navigation API.
pub(super) fn entry() -> Option<f64> {
    let mut at: JsValue = window().into();
    for name in ["navigation", "currentEntry", "index"] {
        at = Reflect::get(&at, &name.into()).ok()?;
    }
    at.as_f64()
}
