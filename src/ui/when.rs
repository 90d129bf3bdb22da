//! When an event is, in words.

use crate::content::store::Site;
use crate::i18n::dates;
use crate::model::event::Event;
use crate::ui::text::said;
use leptos::either::Either;
use leptos::prelude::*;

/// The date of an event as far as it is known, with a word on how sure it is; for an undated one, the reason.
pub fn when(site: &Site, event: &Event) -> impl IntoView + use<> {
    let words = &site.words.dates;
    match event.start {
        Some(start) => {
            let span = dates::span(words, start, event.end.unwrap_or(start));
            let note = event
                .date_note
                .as_ref()
                .map(|note| view! { " " <span class="note">"(" {said(site, note)} ")"</span> });
            Either::Left(view! { <time datetime=start.to_string()>{span}</time>{note} })
        }
        None => Either::Right(event.undated.as_ref().map(|reason| said(site, reason))),
    }
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
