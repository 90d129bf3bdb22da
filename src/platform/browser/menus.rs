//! What plain disclosures lack to be menus.

use leptos::ev;
use leptos::prelude::{on_cleanup, window_event_listener};
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement, Node};

/// Closes the open menu as soon as the visitor turns to something else, and at Escape, which gives the focus back to
/// its summary. Of the menus, which have one name, the browser lets only one be open.
pub fn close_menus() {
    let listeners = [
        // A phone tells of no click on what does nothing.
        window_event_listener(ev::pointerdown, |press| turned_to(press.target())),
        window_event_listener(ev::focusin, |focus| turned_to(focus.target())),
        window_event_listener(ev::keydown, |key| {
            if key.key() == "Escape" {
                escape();
            }
        }),
    ];
    on_cleanup(move || listeners.into_iter().for_each(|listener| listener.remove()));
}

fn open_menu() -> Option<Element> {
    super::find(".menu[open]")
}

fn turned_to(target: Option<EventTarget>) {
    let target = target.and_then(|target| target.dyn_into::<Node>().ok());
    if let Some(menu) = open_menu().filter(|menu| !menu.contains(target.as_ref())) {
        _ = menu.remove_attribute("open");
    }
}

fn escape() {
    let Some(menu) = open_menu() else { return };
    _ = menu.remove_attribute("open");
    let summary = menu.first_element_child();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        _ = summary.focus();
    }
}
