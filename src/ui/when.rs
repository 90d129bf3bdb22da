//! When an event is and when an output came out, in words.

use crate::content::store::Site;
use crate::i18n::{dates, key};
use crate::model::event::{Event, Status};
use crate::model::output::Output;
use crate::model::text::Text;
use crate::model::time::Date;
use crate::platform::{self, Fixed, fixed};
use crate::ui::text::said;
use leptos::prelude::*;

/// The date of an event as far as it is known, with a word on how sure it is; for an undated one, the reason.
pub fn when(site: &Site, event: &Event) -> Option<Fixed> {
    match event.start {
        Some(start) => {
            let end = event.end.unwrap_or(start);
            let date = dated(site, start, end, event.date_note.as_ref());
            Some(fixed(view! { {date} {standing(site, event)} }))
        }
        None => event.undated.as_ref().map(|reason| said(site, reason)),
    }
}

/// Says of an event what came in its way; else that it is to come or on now, by the visitor's day, once the code is there to know it. Nothing of
/// one that was over when the content was last changed.
fn standing(site: &Site, event: &Event) -> Option<Fixed> {
    if let Some(status) = event.status {
        let words = site.word(match status {
            Status::Cancelled => key::EVENT_CANCELLED,
            Status::Postponed => key::EVENT_POSTPONED,
        });
        return Some(fixed(view! { <span class="standing">{words}</span> }));
    }
    let (first, last) = event.span()?;
    if last < site.project.updated {
        return None;
    }
    let (coming, now) = (site.word(key::EVENT_COMING), site.word(key::EVENT_NOW));
    let today = RwSignal::new(None);
    Effect::new(move |_| today.set(platform::today()));
    let words = move || {
        let today = today.get().filter(|today| *today <= last)?;
        Some(if today < first {
            coming.clone()
        } else {
            now.clone()
        })
    };
    Some(fixed(view! { <span class="standing">{words}</span> }))
}

/// The date of an output as far as it is known, with a word on how sure it is; nothing for an undated one.
pub fn came_out(site: &Site, output: &Output) -> Option<Fixed> {
    let date = output.date?;
    Some(dated(site, date, date, output.date_note.as_ref()))
}

/// A span of dates in words, with a note on it in brackets.
pub fn dated(site: &Site, start: Date, end: Date, note: Option<&Text>) -> Fixed {
    let span = dates::span(&site.words.dates, start, end);
    let note = note.map(|note| view! { " " <span class="note">"(" {said(site, note)} ")"</span> });
    fixed(view! { <time datetime=start.to_string()>{span}</time>{note} })
}

/// The places of an event in words: "Sisak, Croatia; Kranj, Slovenia". Nothing where it has none.
pub fn places(site: &Site, event: &Event) -> Option<String> {
    let mut places: Vec<String> = event
        .places
        .iter()
        .map(|place| town_and_country(site, place))
        .collect();
    // Rooms of one house are one place.
    places.dedup();
    (!places.is_empty()).then(|| places.join("; "))
}

/// A place of an event in words: "Sisak, Croatia".
pub fn town_and_country(site: &Site, place: &crate::model::event::EventPlace) -> String {
    format!(
        "{}, {}",
        site.name(&place.town),
        site.country(&place.country)
    )
}
