//! The exporter's twin: everything is there already, nothing moves.

use crate::head::Head;
use crate::model::time::{Date, Time};
use crate::platform::kept::Kept;
use crate::platform::{Control, Destination, Drawn, Set, StageUse, Theme};
use leptos::ev::MouseEvent;
use leptos::html::HtmlElement;
use leptos::prelude::{AnyView, IntoAny, IntoView, View};

/// A view of any type that changes only by its signals, or by being replaced.
pub type Fixed = AnyView;

/// Erases a view.
pub fn fixed(view: impl IntoView + 'static) -> Fixed {
    view.into_any()
}

/// Erases an element in which nothing ever changes or listens, however deep.
pub fn still<E, At, Ch>(view: View<HtmlElement<E, At, Ch>>) -> Fixed
where
    View<HtmlElement<E, At, Ch>>: IntoView + 'static,
{
    fixed(view)
}

/// Erases a view of any kind that stands within [`still`].
pub fn piece(view: impl IntoView + 'static) -> Fixed {
    fixed(view)
}

/// A view that is made once it is drawn, which is now.
pub fn later(make: impl FnOnce() -> Fixed) -> Fixed {
    make()
}

/// What only the exporter draws; within [`still`], where the browser doesn't look for it.
pub fn exported(draw: impl FnOnce() -> Fixed) -> Option<Fixed> {
    Some(draw())
}

/// The exporter has every file before it renders; nothing is fetched.
pub async fn fetch_text(url: &str) -> Result<Option<String>, String> {
    Err(format!("{url}: nothing is fetched outside the browser"))
}

/// Nothing is fetched.
pub fn begin_fetch(_: &str) {}

/// Nothing is fetched.
pub fn fetch_ahead(_: &str) {}

/// Nobody approaches a link.
pub fn on_approach(_: impl Fn(&str) + Clone + 'static) {}

/// The exporter has no clock.
pub fn today() -> Option<Date> {
    None
}

/// The exporter has no clock.
pub fn now() -> Option<i64> {
    None
}

/// The exporter has no clock.
pub fn local_time(_: i64) -> Option<(Date, Time)> {
    None
}

/// The exporter has no clock.
pub fn on_minutes(_: impl Fn() + 'static) {}

/// Nothing is kept.
pub fn recall(_: &Kept) -> Option<String> {
    None
}

/// Nothing is kept.
pub fn remember(_: &Kept, _: &str) {}

/// There is no address bar.
pub fn query() -> String {
    String::new()
}

/// There is no address bar.
pub fn replace_query(_: &str) {}

/// There is no address bar.
pub fn whole_address() -> String {
    String::new()
}

/// There is no address bar.
pub fn fragment() -> String {
    String::new()
}

/// There is no address bar.
pub fn drop_fragment() {}

/// Nothing has the focus.
pub fn focus_part(_: &str) {}

/// Nobody points at anything.
pub fn along(_: &MouseEvent) -> Option<f64> {
    None
}

/// Nobody goes anywhere.
pub fn go_to_part(_: &str) {}

/// Nobody wants paper.
pub fn print(_: impl FnOnce() + 'static) {}

/// Nobody takes a file.
pub fn save_file(_: &str, _: &str, _: &str) {}

/// There is no document.
pub fn show_head(_: &Head) {}

/// There is no console; what goes wrong natively is an error of the export.
pub fn report(_: &str) {}

/// There is no address bar.
pub fn leave_for(_: &str) {}

/// Nobody has chosen a theme.
pub fn mark_theme() {}

/// There is no theme to choose.
pub fn choose_theme(_: Theme) {}

/// No menu is open.
pub fn close_menus() {}

/// Nobody goes anywhere.
pub fn on_departure(_: impl Fn(Destination) -> bool + Clone + 'static) {}

/// No page was shown before.
pub fn shown_path() -> String {
    String::new()
}

/// Nobody goes anywhere.
pub fn go_to(_: &Destination) {}

/// There is no history.
pub fn undo_step() {}

/// Nobody waits.
pub fn begin_waiting() {}

/// Nobody waits.
pub fn end_waiting() {}

/// No connection is needed.
pub fn is_offline() -> bool {
    false
}

/// No connection is needed.
pub fn on_online(_: impl Fn() + 'static) {}

/// There is nothing to scroll.
pub fn keep_scroll() {}

/// There is nothing to scroll.
pub fn settle(_: bool, _: String, _: &str) {}

/// Nobody uses controls.
pub fn on_controls(_: impl Fn(Control) + 'static) {}

/// Nobody types.
pub fn after_pause(_: impl FnOnce() + 'static) {}

/// There is no address bar.
pub fn set_query(_: &str, _: bool) {}

/// There are no links to follow.
pub fn carry_query(_: &str) {}

/// An export shows everything.
pub fn show_only(_: &str, _: &[usize]) {}

/// An export shows everything.
pub fn take_away(_: &str) {}

/// An export shows everything.
pub fn hide(_: &str, _: bool) {}

/// There is no document.
pub fn set_text(_: &str, _: &str) {}

/// There is no document.
pub fn repeat_text(_: &str, _: &str) {}

/// There is no document.
pub fn fill_choice(_: &str, _: &[(String, String, bool)]) {}

/// There is no document.
pub fn fill_chips(_: &[(&str, String, String)]) {}

/// There is no document.
pub fn draw_in(_: &str, _: Option<Fixed>) {}

/// There is no focus.
pub fn show_soon(_: &'static str, _: usize) {}

/// Nobody has acted on an export.
pub fn focus_soon(_: &'static str, _: usize) {}

/// Nobody types.
pub fn typed(_: &str) -> Option<String> {
    None
}

/// Nobody types.
pub fn type_in(_: &str, _: &str) {}

/// Nothing is fetched.
pub fn is_data_scarce() -> bool {
    true
}

/// Nobody acts on the map.
pub fn on_stage(_: impl Fn(StageUse) -> bool + 'static) {}

/// There is no map to act on.
pub fn stage_turn() -> u32 {
    0
}

/// Nothing has an extent.
pub fn stage_size() -> Option<(f64, f64)> {
    None
}

/// An export shows the whole map.
pub fn set_view(_: &str, _: [f64; 4]) {}

/// There is no focus.
pub fn focus_first_soon(_: Vec<&'static str>) {}

/// There is no document.
pub fn set_idle(_: &str, _: bool) {}

/// It has no stage.
pub fn set_near(_: bool) {}

/// Nobody scrolls.
pub fn show(_: &str, _: usize) {}

/// The marks of an export are part of its page.
pub fn draw_marks(_: Vec<Drawn>) {}

/// Nothing moves.
pub fn move_marks(_: impl Iterator<Item = (f64, f64)>) {}

/// The marks of an export are part of its page.
pub fn set_marks(_: impl Iterator<Item = Set>) {}

/// Nobody points at anything.
pub fn light(_: Option<usize>, _: Option<String>) {}

/// Nothing has the focus.
pub fn has_focus(_: &str) -> bool {
    false
}

/// Nothing has the focus.
pub fn focused_mark() -> Option<usize> {
    None
}

/// Nobody has acted on an export.
pub fn focused_spot() -> Option<usize> {
    None
}

/// An export is not brought to life here.
pub fn is_early() -> bool {
    true
}

/// Nothing has the focus.
pub fn focus_mark(_: usize) {}

/// Nothing moves.
pub fn on_frame(_: impl FnOnce(f64) + 'static) {}

/// The exporter has no clock.
pub fn milliseconds() -> f64 {
    0.0
}

/// Nothing moves.
pub fn is_motion_reduced() -> bool {
    true
}

/// An export shows everything.
pub fn unchecked(_: &str) -> Vec<String> {
    Vec::new()
}

/// An export shows everything.
pub fn check_all_but(_: &str, _: &[&str]) {}

/// Nobody is anywhere.
pub fn locate(_: impl FnOnce(Option<(f64, f64)>) + 'static) {}
