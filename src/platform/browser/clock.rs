//! The visitor's clock.

use crate::model::time::{Date, Time};
use leptos::prelude::{on_cleanup, set_interval_with_handle};
use std::time::Duration;
use wasm_bindgen::JsValue;

/// The visitor's day.
pub fn today() -> Option<Date> {
    day_of(&js_sys::Date::new_0())
}

/// Now, in minutes since 1970-01-01T00:00Z.
pub fn now() -> Option<i64> {
    Some((js_sys::Date::now() / 60_000.0) as i64)
}

/// The visitor's day and time at a moment, given in minutes since 1970-01-01T00:00Z.
pub fn local_time(at: i64) -> Option<(Date, Time)> {
    let date = js_sys::Date::new(&JsValue::from_f64(at as f64 * 60_000.0));
    let minutes = date.get_hours() * 60 + date.get_minutes();
    Some((day_of(&date)?, Time::of_minutes(minutes as u16)))
}

fn day_of(date: &js_sys::Date) -> Option<Date> {
    Date::day(
        date.get_full_year() as u16,
        date.get_month() as u8 + 1,
        date.get_date() as u8,
    )
}

/// Calls again and again, often enough for a clock that shows minutes, as long as the page is shown.
pub fn on_minutes(tell: impl Fn() + 'static) {
    const HALF: Duration = Duration::from_secs(30);
    if let Ok(interval) = set_interval_with_handle(tell, HALF) {
        on_cleanup(move || interval.clear());
    }
}
