//! The stage of the map: what visitors do on it, and the marks that are drawn on it. Its marks are put there and moved
//! as nodes of their own, many times a second.

use super::find;
use crate::draw::units;
use crate::platform::{Drawn, OF_SPOT, Set, StageUse};
use js_sys::{Number, Reflect};
use leptos::prelude::{
    document, on_cleanup, request_animation_frame, window, window_event_listener_untyped,
};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AddEventListenerOptions, Element, Event};

/// The element in which everything is drawn, and on which the visitor acts.
const STAGE: &str = ".stage .map";
/// Where the marks are.
const LIVE: &str = ".stage .live";
/// What the class of a mark is that is pointed at.
const LIT: &str = "lit";

/// How far a pointer may move and still press what is under it, pixels.
const STILL: f64 = 4.0;
/// A pointer that rested for so long before it was let go gives the map no swing, milliseconds.
const REST: f64 = 60.0;
/// The most that a turn of a wheel zooms at once: to twice the size, or half of it.
const WHEEL: f64 = 260.0;

thread_local! {
    /// The marks, in the order in which they were last drawn.
    static MARKS: RefCell<Vec<(Drawn, Element)>> = RefCell::default();
    /// Grows with each map that comes or goes.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// Tells of everything that a visitor does on the stage, as long as the page is shown; what is answered with true, the
/// browser doesn't act on.
pub fn on_stage(tell: impl Fn(StageUse) -> bool + 'static) {
    let Some(stage) = find(STAGE) else { return };
    MARKS.take();
    take_turn();
    let hand = Rc::new(Hand {
        tell: Box::new(tell),
        mouse: Cell::default(),
        fingers: Cell::default(),
    });
    // Those of the stage go with it.
    let of_stage = Rc::clone(&hand);
    let listener = Closure::<dyn FnMut(Event)>::new(move |event: Event| of_stage.hear(&event));
    let listener = listener.into_js_value().unchecked_into();
    let options = AddEventListenerOptions::new();
    options.set_passive(false);
    let names = "pointerdown pointermove pointerup pointercancel wheel dblclick click keydown touchstart touchmove touchend dragstart";
    for name in names.split(' ') {
        _ = stage.add_event_listener_with_callback_and_add_event_listener_options(
            name, &listener, &options,
        );
    }
    let of_window = ["resize", "pointerover", "focusin", "keydown"].map(|name| {
        let hand = Rc::clone(&hand);
        window_event_listener_untyped(name, move |event| hand.hear_around(&event))
    });
    on_cleanup(move || {
        take_turn();
        of_window.into_iter().for_each(|listener| listener.remove());
    });
}

fn take_turn() {
    TURN.set(stage_turn() + 1);
}

/// Which map is shown: another number for each one, and for none. What was begun on one must not end on another.
pub fn stage_turn() -> u32 {
    TURN.get()
}

/// What holds the map.
struct Hand {
    tell: Box<dyn Fn(StageUse) -> bool>,
    mouse: Cell<Option<Drag>>,
    /// The middle of two fingers and how far they are apart.
    fingers: Cell<Option<((f64, f64), f64)>>,
}

/// A pointer that was put down.
#[derive(Clone, Copy)]
struct Drag {
    last: (f64, f64),
    /// Whether it has left the place where it was put down.
    is_moving: bool,
    /// Pixels in a millisecond.
    speed: (f64, f64),
    since: f64,
}

impl Hand {
    fn hear(&self, event: &Event) {
        // Asked for only where it counts, since it makes the browser lay out the page.
        let at = || position(event);
        let is_handled = match &*event.type_() {
            "pointerdown" => {
                let is_mouse = text(event, "pointerType") != "touch";
                if is_mouse && number(event, "button") == 0.0 {
                    self.mouse.set(Some(Drag {
                        last: at(),
                        is_moving: false,
                        speed: (0.0, 0.0),
                        since: milliseconds(),
                    }));
                }
                false
            }
            // No button is down where the pointer was let go outside of the window.
            "pointermove" if number(event, "buttons") == 0.0 => {
                self.mouse.set(None);
                false
            }
            "pointermove" => self
                .mouse
                .get()
                .is_some_and(|drag| self.drag(drag, at(), event)),
            "pointerup" => {
                if let Some(drag) = self.mouse.get().filter(|drag| drag.is_moving) {
                    let rested = milliseconds() - drag.since > REST;
                    let speed = if rested { (0.0, 0.0) } else { drag.speed };
                    (self.tell)(StageUse::Released(speed));
                } else {
                    self.mouse.set(None);
                }
                false
            }
            "pointercancel" => {
                self.mouse.set(None);
                false
            }
            "dragstart" => true,
            "wheel" => self.wheel(event),
            "dblclick" => (self.tell)(StageUse::Doubled(at())),
            // What ends a pull is no click.
            "click" => match self.mouse.take() {
                Some(_) => true,
                None => self.click(event),
            },
            "keydown" => !with_keys(event) && (self.tell)(StageUse::Key(text(event, "key"))),
            _ => self.touch(event),
        };
        if is_handled {
            event.prevent_default();
            event.stop_propagation();
        }
    }

    /// What happens in the list, and to the window.
    fn hear_around(&self, event: &Event) {
        if event.type_() == "resize" {
            (self.tell)(StageUse::Resized);
            return;
        }
        let Some(target) = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
        else {
            return;
        };
        if event.type_() == "keydown" {
            let is_told = target.closest(".chosen").is_ok_and(|told| told.is_some());
            let key = text(event, "key");
            if is_told && key == "Escape" {
                (self.tell)(StageUse::Key(key));
            }
            return;
        }
        let line = target.closest(".map-list li").ok().flatten();
        let line = line.and_then(|line| line.id().rsplit('-').next()?.parse().ok());
        let mark = mark_of(&target);
        if event.type_() == "focusin"
            && let Some(mark) = mark
        {
            (self.tell)(StageUse::Focused(mark));
        }
        (self.tell)(StageUse::Pointed { mark, line });
    }

    fn drag(&self, drag: Drag, at: (f64, f64), event: &Event) -> bool {
        let by = (at.0 - drag.last.0, at.1 - drag.last.1);
        if !drag.is_moving {
            if by.0.abs().max(by.1.abs()) < STILL {
                return false;
            }
            // Until then a click is one on what is under the pointer.
            if let Some(stage) = find(STAGE) {
                _ = stage.set_pointer_capture(number(event, "pointerId") as i32);
            }
        }
        let now = milliseconds();
        let time = (now - drag.since).max(1.0);
        let speed = (by.0 / time, by.1 / time);
        self.mouse.set(Some(Drag {
            last: at,
            is_moving: true,
            speed: (
                (speed.0 + drag.speed.0) / 2.0,
                (speed.1 + drag.speed.1) / 2.0,
            ),
            since: now,
        }));
        (self.tell)(StageUse::Pulled(by))
    }

    /// The page scrolls over the map as anywhere, unless the visitor holds the key for zooming, which a touch pad's pinch
    /// also says.
    fn wheel(&self, event: &Event) -> bool {
        if !is_set(event, "ctrlKey") && !is_set(event, "metaKey") {
            return (self.tell)(StageUse::Passed);
        }
        let lines = number(event, "deltaMode") > 0.0;
        let turn = number(event, "deltaY") * if lines { 20.0 } else { 1.0 };
        let turn = if turn.abs() < WHEEL {
            turn
        } else {
            WHEEL.copysign(turn)
        };
        (self.tell)(StageUse::Zoomed {
            factor: if turn < 0.0 {
                1.0 - turn / WHEEL
            } else {
                1.0 / (1.0 + turn / WHEEL)
            },
            about: position(event),
        })
    }

    /// One finger scrolls the page, two hold the map.
    fn touch(&self, event: &Event) -> bool {
        let (Some(one), two) = (finger(event, 0), finger(event, 1)) else {
            self.fingers.set(None);
            return false;
        };
        let Some(two) = two else {
            if self.fingers.take().is_none() && event.type_() == "touchmove" {
                (self.tell)(StageUse::Passed);
            }
            return false;
        };
        let middle = ((one.0 + two.0) / 2.0, (one.1 + two.1) / 2.0);
        let (across, down) = (one.0 - two.0, one.1 - two.1);
        let apart = (across * across + down * down).sqrt().max(1.0);
        if let Some((before, were_apart)) = self.fingers.replace(Some((middle, apart))) {
            (self.tell)(StageUse::Pulled((middle.0 - before.0, middle.1 - before.1)));
            (self.tell)(StageUse::Zoomed {
                factor: apart / were_apart,
                about: middle,
            });
        }
        true
    }

    fn click(&self, event: &Event) -> bool {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        let pressed = target.and_then(|target: Element| {
            let mark = mark_of(&target).map(StageUse::Pressed);
            mark.or_else(|| spot_of(&target).map(StageUse::PressedEarly))
        });
        !with_keys(event) && pressed.is_some_and(|pressed| (self.tell)(pressed))
    }
}

/// The place of the mark to which an element belongs.
fn mark_of(element: &Element) -> Option<usize> {
    let mark = element.closest(".live .mark").ok()??;
    MARKS.with_borrow(|marks| {
        let is_it = |(_, element): &(Drawn, Element)| element.is_same_node(Some(&mark));
        marks.iter().position(is_it)
    })
}

/// The spot of the exported mark to which an element belongs.
fn spot_of(element: &Element) -> Option<usize> {
    let mark = element.closest(&format!("[{OF_SPOT}]")).ok()??;
    mark.get_attribute(OF_SPOT)?.parse().ok()
}

/// Where on the stage an event is.
fn position(event: &JsValue) -> (f64, f64) {
    let (left, top, ..) = find(STAGE).map(|stage| frame(&stage)).unwrap_or_default();
    (
        number(event, "clientX") - left,
        number(event, "clientY") - top,
    )
}

/// Left, top, width and height of the stage within its border, pixels of the window.
fn frame(stage: &Element) -> (f64, f64, f64, f64) {
    let frame = stage.get_bounding_client_rect();
    let [across, down] = [stage.client_left(), stage.client_top()].map(f64::from);
    (
        frame.left() + across,
        frame.top() + down,
        frame.width() - 2.0 * across,
        frame.height() - 2.0 * down,
    )
}

fn finger(event: &Event, at: u32) -> Option<(f64, f64)> {
    let touches = Reflect::get(event, &"touches".into()).ok()?;
    let touch = Reflect::get_u32(&touches, at).ok()?;
    touch.is_object().then(|| position(&touch))
}

fn with_keys(event: &Event) -> bool {
    ["ctrlKey", "metaKey", "altKey", "shiftKey"]
        .into_iter()
        .any(|key| is_set(event, key))
}

fn is_set(event: &Event, name: &str) -> bool {
    Reflect::get(event, &name.into()).is_ok_and(|value| value.is_truthy())
}

fn number(object: &JsValue, name: &str) -> f64 {
    let value = Reflect::get(object, &name.into()).ok();
    value.and_then(|value| value.as_f64()).unwrap_or_default()
}

fn text(object: &JsValue, name: &str) -> String {
    let value = Reflect::get(object, &name.into()).ok();
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// The extent of the stage, pixels; `None` where there is none.
pub fn stage_size() -> Option<(f64, f64)> {
    let (_, _, width, height) = frame(&find(STAGE)?);
    (width > 0.0).then_some((width, height))
}

/// Shows another part of a drawing: left, top, width and height in its units.
pub fn set_view(selector: &str, view: [f64; 4]) {
    let view = view.map(digits).join(" ");
    super::finding::each(selector, |_, drawing| {
        _ = drawing.set_attribute("viewBox", &view);
    });
}

/// Says on the stage whether the map is seen from near.
pub fn set_near(is_near: bool) {
    if let Some(stage) = find(STAGE) {
        _ = match is_near {
            true => stage.set_attribute("data-near", ""),
            false => stage.remove_attribute("data-near"),
        };
    }
}

/// Says of buttons whether they do nothing as things are. They keep the focus.
pub fn set_idle(selector: &str, is_idle: bool) {
    super::finding::each(selector, |_, button| {
        _ = match is_idle {
            true => button.set_attribute("aria-disabled", "true"),
            false => button.remove_attribute("aria-disabled"),
        };
    });
}

/// Scrolls to one of the elements that a selector finds, unless its middle is to be seen.
pub fn show(selector: &str, place: usize) {
    super::finding::each(selector, |at, element| {
        if at != place {
            return;
        }
        let frame = element.get_bounding_client_rect();
        let middle = frame.top() + frame.height() / 2.0;
        let screen = window().inner_height().ok();
        let screen = screen.and_then(|height| height.as_f64());
        if !(0.0..screen.unwrap_or(f64::MAX)).contains(&middle) {
            element.scroll_into_view_with_bool(true);
        }
    });
}

/// A number in digits. The browser's own printing; Rust's would bring 9 kB.
fn digits(value: f64) -> String {
    let digits = Number::from(value).to_string_with_radix(10);
    digits.map(String::from).unwrap_or_default()
}

/// Puts marks on the stage, in their order. One that is there already, with the same attributes, stays with the focus on it;
/// what is in it may be another.
pub fn draw_marks(marks: Vec<Drawn>) {
    let Some(live) = find(LIVE) else { return };
    let mut before = MARKS.take();
    let mut drawn: Vec<(Drawn, Element)> = Vec::with_capacity(marks.len());
    // From behind, so that each new one finds that before which it stands: who has the focus must not be moved.
    for mark in marks.into_iter().rev() {
        let is_it =
            |(old, _): &(Drawn, Element)| old.key == mark.key && old.attributes == mark.attributes;
        if let Some(known) = before.iter().position(is_it) {
            let (old, element) = before.swap_remove(known);
            if old.content != mark.content {
                element.set_inner_html(&mark.content);
            }
            drawn.push((mark, element));
            continue;
        }
        let element = match drawn.last() {
            Some((_, next)) => {
                _ = next.insert_adjacent_html("beforebegin", &mark.markup(""));
                next.previous_element_sibling()
            }
            None => {
                _ = live.insert_adjacent_html("beforeend", &mark.markup(""));
                live.last_element_child()
            }
        };
        drawn.push((mark, element.unwrap_or_else(|| live.clone())));
    }
    drawn.reverse();
    for (_, gone) in before {
        gone.remove();
    }
    MARKS.set(drawn);
}

/// Moves the marks, each to its place on the stage in pixels.
pub fn move_marks(places: impl Iterator<Item = (f64, f64)>) {
    MARKS.with_borrow(|marks| {
        for ((_, mark), (x, y)) in marks.iter().zip(places) {
            _ = mark.set_attribute(
                "transform",
                &format!("translate({} {})", units(x), units(y)),
            );
        }
    });
}

/// Shows which mark is chosen, and to which the Tab key comes.
pub fn set_marks(sets: impl Iterator<Item = Set>) {
    MARKS.with_borrow(|marks| {
        for ((_, mark), set) in marks.iter().zip(sets) {
            _ = mark.set_attribute("tabindex", if set.is_stop { "0" } else { "-1" });
            _ = match set.is_chosen {
                true => mark.set_attribute("aria-current", "true"),
                false => mark.remove_attribute("aria-current"),
            };
        }
    });
}

/// Lights a mark, and the line of the list with an id; no others.
pub fn light(mark: Option<usize>, line: Option<String>) {
    super::finding::each(".map-list .lit", |_, line| {
        _ = line.class_list().remove_1(LIT)
    });
    if let Some(line) = line.and_then(|line| document().get_element_by_id(&line)) {
        _ = line.class_list().add_1(LIT);
    }
    MARKS.with_borrow(|marks| {
        for (at, (_, element)) in marks.iter().enumerate() {
            _ = element
                .class_list()
                .toggle_with_force(LIT, mark == Some(at));
        }
    });
}

/// Whether the focus is within what a selector finds.
pub fn has_focus(selector: &str) -> bool {
    let active = document().active_element();
    active.is_some_and(|active| active.closest(selector).is_ok_and(|found| found.is_some()))
}

/// Whether the stage shows what was exported.
pub fn is_early() -> bool {
    find(&format!("[{OF_SPOT}]")).is_some()
}

/// The spot of the exported mark that has the focus.
pub fn focused_spot() -> Option<usize> {
    spot_of(&document().active_element()?)
}

/// Which mark has the focus.
pub fn focused_mark() -> Option<usize> {
    mark_of(&document().active_element()?)
}

/// Moves the focus to a mark.
pub fn focus_mark(at: usize) {
    let mark = MARKS.with_borrow(|marks| marks.get(at).map(|mark| mark.1.clone()));
    // An element of a drawing is no HTML element, but takes the focus as one.
    if let Some(mark) = mark {
        _ = mark.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

/// Calls with the time, in milliseconds, before the next picture is drawn.
pub fn on_frame(act: impl FnOnce(f64) + 'static) {
    request_animation_frame(move || act(milliseconds()));
}

/// The time since the document began, milliseconds.
pub fn milliseconds() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

/// Whether the visitor wants nothing to move by itself.
pub fn is_motion_reduced() -> bool {
    let asked = window()
        .match_media("(prefers-reduced-motion: reduce)")
        .ok()
        .flatten();
    asked.is_some_and(|asked| asked.matches())
}

/// The values of the check boxes with a name that are off.
pub fn unchecked(name: &str) -> Vec<String> {
    let mut values = Vec::new();
    super::finding::each(&format!("main [name={name}]:not(:checked)"), |_, field| {
        values.extend(field.get_attribute("value"));
    });
    values
}

/// Sets the check boxes with a name: those whose values are given are off.
pub fn check_all_but(name: &str, off: &[&str]) {
    super::finding::each(&format!("main [name={name}]"), |_, field| {
        let value = field.get_attribute("value").unwrap_or_default();
        let is_on = !off.contains(&&*value);
        _ = Reflect::set(field, &"checked".into(), &is_on.into());
    });
}

/// Asks the browser where the visitor is, which asks the visitor; tells latitude and longitude in degrees, or that it
/// isn't to be had.
pub fn locate(tell: impl FnOnce(Option<(f64, f64)>) + 'static) {
    let tell: Rc<Cell<Option<Tell>>> = Rc::new(Cell::new(Some(Box::new(tell))));
    let answer = |tell: &Cell<Option<Tell>>, place| {
        if let Some(tell) = tell.take() {
            tell(place);
        }
    };
    let (on_found, on_fault) = (Rc::clone(&tell), Rc::clone(&tell));
    let found = Closure::once_into_js(move |found: JsValue| {
        let coords = Reflect::get(&found, &"coords".into()).unwrap_or_default();
        let place = (number(&coords, "latitude"), number(&coords, "longitude"));
        answer(&on_found, Some(place));
    });
    let failed = Closure::once_into_js(move |_: JsValue| answer(&on_fault, None));
    let ask = || {
        let geolocation = Reflect::get(&window().navigator(), &"geolocation".into()).ok()?;
        let ask = Reflect::get(&geolocation, &"getCurrentPosition".into()).ok()?;
        let ask: js_sys::Function = ask.dyn_into().ok()?;
        ask.call2(&geolocation, &found, &failed).ok()
    };
    if ask().is_none() {
        answer(&tell, None);
    }
}

/// What is done once it is known where the visitor is.
type Tell = Box<dyn FnOnce(Option<(f64, f64)>)>;
