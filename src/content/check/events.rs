//! Rules over the dates of events.

use super::Content;
use super::dates;
use super::faults::{At, Faults};
use super::ids::rows;
use crate::model::event::Event;

/// Checks the dates of every event.
pub(super) fn check(content: &Content, faults: &mut Faults<'_>) {
    for (at, event) in rows(
        "events.json",
        "events",
        content.events.as_ref().map(|e| &e.events),
    ) {
        dated_or_not(&at, event, faults);
        dates::ordered(&at, event.start, event.end, faults);
        if !event.related {
            dates::near_project(&at.field("start"), event.start, content, faults);
        }
    }
}

fn dated_or_not(at: &At, event: &Event, faults: &mut Faults<'_>) {
    match (event.start, &event.undated) {
        (None, None) => {
            let message =
                "an event has a \"start\", or \"undated\" with the reason why there is none";
            faults.error(at, "date-or-reason", message);
        }
        (Some(start), Some(_)) => {
            let message =
                format!("this event starts on {start}, so \"undated\" can't stand beside it");
            faults.error(&at.field("undated"), "date-or-reason", message);
        }
        _ => {}
    }
    if let (None, Some(end)) = (event.start, event.end) {
        faults.error(
            &at.field("end"),
            "end-without-start",
            format!("there is an end, {end}, but no start"),
        );
    }
}
