//! An agenda: its days side by side on one clock, or a list where there is no room.

use super::desk::Desk;
use super::entry::entry_view;
use super::{finder, mine, tools};
use crate::content::store::Site;
use crate::draw::clock::{MOST_COLUMNS, Rows, Slot, slots, window};
use crate::i18n::{dates, key};
use crate::model::agenda::{Day, Entry, EventDetails, PartOfDay, SplitAgenda};
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::model::text::Text;
use crate::model::time::Date;
use crate::platform::{Fixed, fixed, still};
use crate::route::{Route, split_of};
use crate::ui::calendar::day_file;
use crate::ui::elements::paragraph;
use crate::ui::link::more_link;
use crate::ui::text::said;
use crate::ui::when::town_and_country;
use leptos::prelude::*;
use std::sync::Arc;

/// What every entry of an agenda is drawn from.
pub(super) struct Agenda<'a> {
    pub(super) site: &'a Site,
    pub(super) event: &'a Event,
    pub(super) desk: Arc<Desk>,
    audiences: Vec<(&'a Slug, &'a Text)>,
    /// Whether a day has more than one place besides those that transfers go to, so that entries say where they are.
    pub(super) has_rooms: bool,
}

impl Agenda<'_> {
    /// For whom an entry is, by the first entry for the same.
    pub(super) fn audience(&self, entry: &Entry) -> Option<&Slug> {
        let audience = entry.audience.as_ref()?;
        let mut all = self.audiences.iter();
        all.find(|(_, known)| *known == audience).map(|(id, _)| *id)
    }
}

/// The agenda of an event; of one that is split, the ways to its parts.
pub(super) fn agenda(site: &Site, event: &Event, details: &EventDetails) -> Fixed {
    if let Some(split) = split_of(details) {
        let desk = Desk::new(event, details, &[], true);
        finder::find(event, &desk, true);
        let inside = fixed(view! {
            {finder::controls(site)}
            {part_links(site, event, &split, None)}
        });
        return part(site, event, details, inside);
    }
    let ways = tools::days(site, &details.days);
    shown(site, event, details, &details.days, None, ways)
}

/// A part of an agenda that is split, with the ways to the others.
pub(super) fn of_part(
    site: &Site,
    event: &Event,
    details: &EventDetails,
    own: &PartOfDay,
    day: &Day,
) -> Fixed {
    let ways = split_of(details).map(|split| part_links(site, event, &split, Some(own)));
    let to_all = site.href(&Route::Event(event.id.clone()));
    let days = std::slice::from_ref(day);
    fixed(view! {
        {shown(site, event, details, days, Some(own), ways)}
        {more_link(to_all, site.word(key::AGENDA_ALL_DAYS))}
    })
}

/// Days with their entries; `own` says which part of a split agenda they are, `ways` lead to other days.
fn shown(
    site: &Site,
    event: &Event,
    details: &EventDetails,
    days: &[Day],
    own: Option<&PartOfDay>,
    ways: Option<Fixed>,
) -> Fixed {
    let agenda = Agenda {
        site,
        event,
        desk: Desk::new(event, details, days, own.is_some()),
        audiences: details.audiences(),
        has_rooms: days.iter().any(has_rooms),
    };
    let window = window(event, days);
    let views: Vec<Fixed> = days
        .iter()
        .map(|day| day_view(&agenda, day, own, window))
        .collect();
    let class = "days ".to_owned()
        + &window
            .map(|rows| place(rows, rows.first))
            .unwrap_or_default();
    let desk = Arc::clone(&agenda.desk);
    let layout = move || desk.query.with(|query| query.layout.name());
    finder::find(event, &agenda.desk, own.is_some());
    let inside = fixed(view! {
        {finder::controls(site)}
        {ways}
        {tools::tools(site, details, &agenda.desk)}
        <div class=class data-layout=layout>{views}</div>
    });
    fixed(view! {
        {part(site, event, details, inside)}
        {mine::mine(site, event, days, &agenda.desk)}
    })
}

fn has_rooms(day: &Day) -> bool {
    let mut stays = day.entries.iter().filter(|entry| entry.to.is_none());
    let first = stays.next();
    first.is_some_and(|first| stays.any(|entry| entry.place != first.place))
}

fn part(site: &Site, event: &Event, details: &EventDetails, inside: Fixed) -> Fixed {
    let note = details
        .agenda_note
        .as_ref()
        .map(|note| view! { " " {said(site, note)} });
    let zones = still(view! { <p class="mute zone">{zones(site, event)} {note}</p> });
    fixed(view! {
        <section class="sec agenda">
            <h2 id="agenda" tabindex="-1">{site.word(key::AGENDA)}</h2>
            {zones}
            {inside}
        </section>
    })
}

/// Where the clock is that the agenda's times are read from, with its zone: "Sisak (Europe/Zagreb)".
fn zones(site: &Site, event: &Event) -> String {
    let mut towns: Vec<String> = event
        .places
        .iter()
        .map(|place| format!("{} ({})", site.name(&place.town), place.zone.as_str()))
        .collect();
    towns.dedup();
    site.words
        .with(key::AGENDA_ZONES, &[("towns", &towns.join(", "))])
}

/// The ways to the parts of an agenda, day by day; `own` is the one that is shown.
fn part_links(site: &Site, event: &Event, split: &SplitAgenda, own: Option<&PartOfDay>) -> Fixed {
    let link = |part: &PartOfDay| {
        let (href, name) = (
            Route::EventPart(event.id.clone(), part.date, part.number),
            name_of_part(site, part),
        );
        let words = match part.of {
            1 => day_name(site, part.date),
            _ => part.hours(),
        };
        let current = (own == Some(part)).then_some("page");
        view! { <li><a href=site.href(&href) aria-label=name aria-current=current>{words}</a></li> }
    };
    let days = split.parts.chunk_by(|one, next| one.date == next.date);
    let days = days.map(|parts| {
        let day = (parts.len() > 1).then(|| day_name(site, parts[0].date));
        view! { <li>{day} <ul class="ways">{parts.iter().map(link).collect_view()}</ul></li> }
    });
    let days = days.collect_view();
    still(view! {
        <nav class="to-parts" aria-label=site.word(key::AGENDA_DAYS)><ol>{days}</ol></nav>
    })
}

/// A part of a split agenda: its day, and where that has more parts its hours.
fn name_of_part(site: &Site, part: &PartOfDay) -> String {
    let day = day_name(site, part.date);
    match part.of {
        1 => day,
        _ => format!("{day}, {}", part.hours()),
    }
}

/// A day with its weekday.
pub(super) fn day_name(site: &Site, date: Date) -> String {
    dates::weekday_and_date(&site.words.dates, date)
}

fn day_view(
    agenda: &Agenda<'_>,
    day: &Day,
    own: Option<&PartOfDay>,
    window: Option<Rows>,
) -> Fixed {
    let site = agenda.site;
    let name = own.map_or_else(|| day_name(site, day.date), |part| name_of_part(site, part));
    let first = window.map_or(0, |window| window.first);
    let slots = slots(agenda.event, day).into_iter();
    let slots: Vec<Fixed> = slots
        .map(|slot| slot_view(agenda, day, &slot, first))
        .collect();
    let entries = day.entries.iter();
    let entries: Vec<(Slug, Option<Slug>)> = entries
        .map(|entry| (entry.id.clone(), agenda.audience(entry).cloned()))
        .collect();
    let file = (!day.entries.is_empty()).then(|| day_file(site, agenda.event, day.date));
    let desk = Arc::clone(&agenda.desk);
    let is_bare = move || {
        let mut entries = entries.iter();
        !entries.any(|(id, audience)| desk.shows(id, audience.as_ref()))
    };
    let on_paper = paragraph("on-paper", said(site, &agenda.event.title));
    let heading = still(view! {
        <h3>
            <time datetime=day.date.to_string()>{name}</time>
        </h3>
    });
    let way = still(view! { <p class="mute">{way_of_day(site, agenda.event, day)}</p> });
    fixed(view! {
        <section class="day" id=day.id.to_string()>
            {on_paper}
            {heading}
            {file}
            {way}
            <p class="mute nothing" hidden=move || !is_bare()>{site.word(key::AGENDA_NOTHING)}</p>
            <ol class="rail">{slots}</ol>
        </section>
    })
}

/// The places of a day in the order of the visit: "Sisak, Croatia → Kranj, Slovenia".
fn way_of_day(site: &Site, event: &Event, day: &Day) -> String {
    let ids = day
        .entries
        .iter()
        .flat_map(|entry| std::iter::once(&entry.place).chain(&entry.to));
    let mut way: Vec<String> = ids
        .filter_map(|id| event.place(id))
        .map(|place| town_and_country(site, place))
        .collect();
    // From one room to another nobody travels.
    way.dedup();
    way.join(" → ")
}

/// The classes that put something at its rows of the clock, counted from a first one: hours and quarters, of the
/// beginning and of the length.
pub(super) fn place(rows: Rows, first: u16) -> String {
    let from = rows.first - first;
    format!(
        "h{} q{} l{} m{}",
        from / 4,
        from % 4,
        rows.count / 4,
        rows.count % 4
    )
}

fn slot_view(agenda: &Agenda<'_>, day: &Day, slot: &Slot<'_>, first: u16) -> Fixed {
    if let [entry] = slot.entries {
        return entry_view(agenda, day, entry, &place(slot.rows, first));
    }
    let entries = slot.entries.iter().map(|entry| {
        let rows = Rows::of(agenda.event, entry);
        entry_view(agenda, day, entry, &place(rows, slot.rows.first))
    });
    let entries: Vec<Fixed> = entries.collect();
    let count = u32::try_from(entries.len()).unwrap_or(u32::MAX);
    let name = agenda.site.words.count(key::AGENDA_PARALLEL, count);
    let many = if entries.len() > MOST_COLUMNS {
        "many "
    } else {
        ""
    };
    let class = format!("parallel {many}{}", place(slot.rows, first));
    fixed(view! { <li class=class><ol aria-label=name>{entries}</ol></li> })
}
