//! What a list needs of the document while a visitor looks for something in it: its controls heard, and what they
//! change shown in elements whose views never change.

use super::fixed::Built;
use crate::platform::{Control, Fixed, Use};
use js_sys::Reflect;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::{
    document, on_cleanup, request_animation_frame, set_timeout_with_handle, window,
    window_event_listener_untyped,
};
use leptos::tachys::view::{Mountable, Render};
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// A visitor who types on is not told in between what was found.
const PAUSE: Duration = Duration::from_millis(400);

thread_local! {
    static TIMER: Cell<Option<TimeoutHandle>> = const { Cell::new(None) };
    /// What [`draw_in`] drew last, by its selector.
    static DRAWN: RefCell<Vec<(&'static str, Built)>> = RefCell::default();
}

/// Tells of each use of a control with a name in the main part, as long as the page is shown.
pub fn on_controls(tell: impl Fn(Control) + 'static) {
    let tell: Rc<dyn Fn(Control)> = Rc::new(tell);
    let listeners = [
        "pointerdown",
        "focusin",
        "input",
        "change",
        "click",
        "keydown",
    ]
    .map(|name| {
        let tell = Rc::clone(&tell);
        window_event_listener_untyped(name, move |event| {
            if let Some(control) = used(&event) {
                tell(control);
            }
        })
    });
    on_cleanup(move || {
        listeners.into_iter().for_each(|listener| listener.remove());
        end_pause();
    });
}

fn used(event: &Event) -> Option<Control> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let control = target.closest("main [name]").ok()??;
    let how = match (&*event.type_(), &*control.tag_name()) {
        ("pointerdown" | "focusin", _) => Use::Approached,
        ("input", "INPUT") => Use::Typed,
        ("change", _) => Use::Chosen,
        ("click", "BUTTON") => Use::Pressed,
        ("keydown", "INPUT") if is_escape(event) => Use::Escaped,
        _ => return None,
    };
    Some(Control {
        how,
        name: control.get_attribute("name")?,
        value: value_of(&control)?,
    })
}

fn is_escape(event: &Event) -> bool {
    let key = Reflect::get(event, &"key".into());
    key.is_ok_and(|key| key == "Escape")
}

/// Does something as soon as the visitor pauses; until then, what was to be done before it is dropped.
pub fn after_pause(act: impl FnOnce() + 'static) {
    end_pause();
    TIMER.set(set_timeout_with_handle(act, PAUSE).ok());
}

fn end_pause() {
    if let Some(timer) = TIMER.take() {
        timer.clear();
    }
}

/// Gives the address of the page that is shown another query, in place of the entry in the history unless it is a step to
/// which Back should lead; not while the visitor is on the way to another page. Called below the router's owner.
pub fn set_query(query: &str, is_step: bool) {
    let path = super::path();
    if path != super::shown_path() {
        return;
    }
    let options = NavigateOptions {
        resolve: false,
        replace: !is_step,
        scroll: false,
        ..NavigateOptions::default()
    };
    use_navigate()(&(path + query), options);
}

/// Lets the links to other languages ask for the same.
pub fn carry_query(query: &str) {
    each("[hreflang][href^='/']", |_, link| {
        let address = link.get_attribute("href").unwrap_or_default();
        let path = address.split('?').next().unwrap_or_default();
        _ = link.set_attribute("href", &(path.to_owned() + query));
    });
}

/// Shows of the items that a selector finds only some, given by their places in its order.
pub fn show_only(selector: &str, shown: &[usize]) {
    let mut shown = shown.iter().peekable();
    each(selector, |at, item| {
        hide_element(item, shown.next_if_eq(&&at).is_none());
    });
}

/// Takes away what a selector finds.
pub fn take_away(selector: &str) {
    each(selector, |_, element| element.remove());
}

/// Hides what a selector finds, or shows it.
pub fn hide(selector: &str, hidden: bool) {
    each(selector, |_, element| hide_element(element, hidden));
}

fn hide_element(element: &Element, hidden: bool) {
    if hidden != element.has_attribute("hidden") {
        _ = element.toggle_attribute("hidden");
    }
}

/// Writes a text into what a selector finds.
pub fn set_text(selector: &str, text: &str) {
    each(selector, |_, element| element.set_text_content(Some(text)));
}

/// Writes the text of one element into another.
pub fn repeat_text(from: &str, to: &str) {
    each(from, |_, element| {
        set_text(to, &element.text_content().unwrap_or_default());
    });
}

/// Gives a choice its options after the first one: value, words, and whether it is chosen.
pub fn fill_choice(name: &str, options: &[(String, String, bool)]) {
    each(&format!("select[name={name}]"), |_, choice| {
        while choice.child_element_count() > 1 {
            if let Some(last) = choice.last_element_child() {
                last.remove();
            }
        }
        for (value, words, is_chosen) in options {
            if let Some(option) = child(choice, "option", words) {
                _ = option.set_attribute("value", value);
                if *is_chosen {
                    _ = option.set_attribute("selected", "");
                }
            }
        }
    });
}

/// Shows what is looked for as buttons: name, words, and what assistive technology calls it where that is more.
pub fn fill_chips(chips: &[(&str, String, String)]) {
    hide(".chips", chips.is_empty());
    each(".chips", |_, list| {
        list.set_text_content(None);
        for (name, words, label) in chips {
            let item = child(list, "li", "");
            if let Some(button) = item.and_then(|item| child(&item, "button", words)) {
                _ = button.set_attribute("type", "button");
                _ = button.set_attribute("name", name);
                if !label.is_empty() {
                    _ = button.set_attribute("aria-label", label);
                }
            }
        }
    });
}

/// A new element at the end of another.
fn child(parent: &Element, name: &str, words: &str) -> Option<Element> {
    let child = document().create_element(name).ok()?;
    child.set_text_content(Some(words));
    parent.append_child(&child).ok()?;
    Some(child)
}

/// Draws a view in what a selector finds, in place of the one drawn before.
pub fn draw_in(selector: &'static str, view: Option<Fixed>) {
    DRAWN.with_borrow_mut(|drawn| {
        if let Some(at) = drawn.iter().position(|(of, _)| *of == selector) {
            drawn.swap_remove(at).1.unmount();
        }
        let Some(view) = view else { return };
        let mut built = view.build();
        each(selector, |_, element| built.mount(element, None));
        drawn.push((selector, built));
    });
}

/// Moves the focus to one of the elements that a selector finds, once what the code has just changed is drawn.
pub fn focus_soon(selector: &'static str, place: usize) {
    request_animation_frame(move || {
        each(selector, |at, element| {
            if at == place {
                super::focus(Some(element.clone()));
            }
        });
    });
}

/// As [`focus_soon`], and brings the element onto the screen.
pub fn show_soon(selector: &'static str, place: usize) {
    request_animation_frame(move || {
        each(selector, |at, element| {
            if at == place {
                _ = element.unchecked_ref::<web_sys::HtmlElement>().focus();
            }
        });
    });
}

/// Moves the focus to what the first of some selectors finds that finds anything, once what was just changed is drawn.
pub fn focus_first_soon(selectors: Vec<&'static str>) {
    request_animation_frame(move || {
        let mut found = selectors.into_iter().filter_map(super::find);
        super::focus(found.next());
    });
}

pub(super) fn each(selector: &str, mut act: impl FnMut(usize, &Element)) {
    let Ok(found) = document().query_selector_all(selector) else {
        return;
    };
    for at in 0..found.length() {
        if let Some(element) = found.item(at).and_then(|node| node.dyn_into().ok()) {
            act(at as usize, &element);
        }
    }
}

/// What stands in the field with a name.
pub fn typed(name: &str) -> Option<String> {
    value_of(&field(name)?)
}

fn value_of(control: &Element) -> Option<String> {
    Reflect::get(control, &"value".into()).ok()?.as_string()
}

/// Writes into the field with a name, unless it stands there.
pub fn type_in(name: &str, text: &str) {
    if let Some(field) =
        field(name).filter(|field| value_of(field).is_none_or(|typed| typed != text))
    {
        _ = Reflect::set(&field, &"value".into(), &text.into());
    }
}

fn field(name: &str) -> Option<Element> {
    super::find(&format!("main [name={name}]"))
}

/// Whether the visitor's data is scarce, as the loader found.
pub fn is_data_scarce() -> bool {
    let scarce = Reflect::get(&window(), &"scarce".into());
    scarce.is_ok_and(|scarce| scarce.is_truthy())
}
