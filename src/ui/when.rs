//! When an event is and when an output came out, in words.

use crate::content::store::Site;
use crate::i18n::{dates, key};
use crate::model::event::{Event, EventPlace, Status};
use crate::model::output::Output;
use crate::model::text::Text;
use crate::model::time::Date;
use crate::platform::{self, Fixed, fixed, piece, still};
use crate::ui::elements::inline;
use crate::ui::text::said;
use leptos::prelude::*;

/// The date of an event as far as it is known, with a word on how sure it is; for an undated one, the reason.
pub fn when(site: &Site, event: &Event) -> Option<Fixed> {
    let note = event.undated.as_ref().or(event.date_note.as_ref());
    when_known(site, event.start.zip(Some(event.end)), note, event.status)
}

/// As [`when`], of an event of which only that is at hand: its first and where it differs its last day, a note that is
/// the reason where there is no date, and what came in its way.
pub fn when_known(
    site: &Site,
    days: Option<(Date, Option<Date>)>,
    note: Option<&Text>,
    status: Option<Status>,
) -> Option<Fixed> {
    let Some((start, end)) = days else {
        return note.map(|reason| said(site, reason));
    };
    let end = end.unwrap_or(start);
    let date = dated(site, start, end, note);
    let standing = standing(site, start, end.latest(), status);
    Some(fixed(view! { {date} {standing} }))
}

/// Says of an event what came in its way; else that it is to come or on now, by the visitor's day, once the code is
/// there to know it. Nothing of one that was over when the content was last changed.
fn standing(site: &Site, first: Date, last: Date, status: Option<Status>) -> Option<Fixed> {
    if let Some(status) = status {
        let words = site.word(match status {
            Status::Cancelled => key::EVENT_CANCELLED,
            Status::Postponed => key::EVENT_POSTPONED,
        });
        return Some(inline("standing", fixed(words)));
    }
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
    let note = note.map(|note| {
        let note = inline("note", piece(view! { "(" {said(site, note)} ")" }));
        view! { " " {note} }
    });
    let time = still(view! { <time datetime=start.to_string()>{span}</time> });
    fixed(view! { {time}{note} })
}

/// The places of an event in words: "Sisak, Croatia; Kranj, Slovenia". Nothing where it has none.
pub fn places(site: &Site, event: &Event) -> Option<String> {
    site.places_of(event)
}

/// A place of an event in words: "Sisak, Croatia".
pub fn town_and_country(site: &Site, place: &EventPlace) -> String {
    site.town_and_country(place)
}
