//! What the visitor chose of an agenda, and what the clock says of it.
//!
//! All of it is known only in the browser and read after hydration; an export shows everything, and no time of its own.

use crate::model::agenda::{Day, Entry, EventDetails};
use crate::model::choices;
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::platform::{self, kept};
use crate::route::agenda::{AgendaQuery, Layout, Show};
use leptos::prelude::*;
use std::sync::Arc;

/// The minutes before an event from which on the way to what is next is of use.
const BEFORE: i64 = 24 * 60;

/// The choices of a visitor, and the clock.
pub(super) struct Desk {
    event: Slug,
    /// What is shown and how, and the picks that the address brought.
    pub(super) query: RwSignal<AgendaQuery>,
    /// The entries that the visitor picked, in the order of the agenda.
    pub(super) picks: RwSignal<Vec<Slug>>,
    /// Those picked in other parts of an agenda that is split.
    pub(super) picks_elsewhere: RwSignal<Vec<Slug>>,
    is_part: bool,
    /// The entries that a search found, while there is one.
    pub(super) found: RwSignal<Option<Vec<Slug>>>,
    /// Whether the visitor's own clock differs from that of an entry.
    pub(super) is_abroad: RwSignal<bool>,
    /// Whether times are shown by the visitor's own clock too.
    pub(super) own_time: RwSignal<bool>,
    /// Minutes since 1970 while the event is near; else nothing is on or next.
    now: RwSignal<Option<i64>>,
    /// All entries of the page: id, start and end in minutes since 1970.
    moments: Vec<(Slug, i64, i64)>,
    audiences: Vec<Slug>,
    /// All entries of the page, each with the one that stands for its audience.
    entries: Vec<(Slug, Option<Slug>)>,
}

/// Where an entry stands by the visitor's clock.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It has begun and isn't over.
    On,
    /// Nothing else begins before it.
    Next,
}

impl Desk {
    /// The choices as they are before anything is known of the visitor; soon after hydration they are. `days` are those
    /// of the page, which may be a part of an agenda that is split.
    pub(super) fn new(
        event: &Event,
        details: &EventDetails,
        days: &[Day],
        is_part: bool,
    ) -> Arc<Self> {
        let entries = || days.iter().flat_map(Day::entries_of);
        let moments = entries().filter_map(|(_, entry)| {
            let end = entry.over(event).or(entry.at)?;
            Some((entry.id.clone(), entry.at?, end))
        });
        let audiences = details.audiences();
        let audience = |entry: &Entry| {
            let own = entry.audience.as_ref()?;
            let mut all = audiences.iter();
            let told = all.find(|(_, known)| *known == own);
            told.map(|(id, _)| (*id).clone())
        };
        let of_all = entries().map(|(_, entry)| (entry.id.clone(), audience(entry)));
        let desk = Arc::new(Self {
            event: event.id.clone(),
            query: RwSignal::default(),
            picks: RwSignal::default(),
            picks_elsewhere: RwSignal::default(),
            is_part,
            found: RwSignal::default(),
            is_abroad: RwSignal::new(false),
            own_time: RwSignal::new(false),
            now: RwSignal::new(None),
            moments: moments.collect(),
            entries: of_all.collect(),
            audiences: audiences.iter().map(|(id, _)| (*id).clone()).collect(),
        });
        let starts: Vec<_> = entries()
            .map(|(day, entry)| (entry.at, day.date, entry.start))
            .collect();
        Effect::new({
            let desk = Arc::clone(&desk);
            move |_| {
                desk.read_address_and_memory();
                let differs = starts.iter().any(|(at, date, time)| {
                    let own = at.and_then(platform::local_time);
                    own.is_some_and(|own| own != (*date, *time))
                });
                desk.is_abroad.set(differs);
                follow_clock(&desk);
            }
        });
        desk
    }

    fn read_address_and_memory(&self) {
        let mut query = AgendaQuery::parse(&platform::query());
        if query.show == Show::All
            && let Some(audience) = self.remembered(&kept::AUDIENCE).pop()
        {
            query.show = Show::Audience(audience);
        }
        if let Show::Audience(audience) = &query.show
            && !self.audiences.contains(audience)
        {
            query.show = Show::All;
        }
        query.picks.retain(|id| self.is_part || self.knows(id));
        self.query.set(query);
        self.sort_out(self.remembered(&kept::PICKS));
    }

    /// Takes picks in, each once: those of the page in the order of the agenda, the others as they come.
    fn sort_out(&self, picks: Vec<Slug>) {
        let all = self.moments.iter().map(|(id, ..)| id);
        let own = all.filter(|id| picks.contains(id)).cloned();
        self.picks.set(own.collect());
        let mut elsewhere: Vec<Slug> = Vec::new();
        for id in picks.into_iter().filter(|_| self.is_part) {
            if !self.knows(&id) && !elsewhere.contains(&id) {
                elsewhere.push(id);
            }
        }
        self.picks_elsewhere.set(elsewhere);
    }

    /// All picks, those of other parts of the agenda included.
    pub(super) fn all_picks(&self) -> Vec<Slug> {
        [self.picks.get(), self.picks_elsewhere.get()].concat()
    }

    fn knows(&self, id: &Slug) -> bool {
        self.moments.iter().any(|(known, ..)| known == id)
    }

    fn remembered(&self, kept: &kept::Kept) -> Vec<Slug> {
        choices::of(&platform::recall(kept).unwrap_or_default(), &self.event)
    }

    fn remember(&self, kept: &kept::Kept, ids: &[Slug]) {
        let all = platform::recall(kept).unwrap_or_default();
        platform::remember(kept, &choices::with(&all, &self.event, ids));
    }

    /// Shows other entries, and remembers for whom.
    pub(super) fn show(&self, show: Show) {
        let audience = match &show {
            Show::Audience(id) => vec![id.clone()],
            Show::All | Show::Picks => Vec::new(),
        };
        self.remember(&kept::AUDIENCE, &audience);
        self.ask(|query| query.show = show);
    }

    /// Lays the entries out otherwise.
    pub(super) fn lay_out(&self, layout: Layout) {
        self.ask(|query| query.layout = layout);
    }

    fn ask(&self, change: impl FnOnce(&mut AgendaQuery)) {
        self.query.update(change);
        self.settle();
    }

    /// Picks an entry, or puts it back.
    pub(super) fn toggle(&self, id: &Slug) {
        let mut picks = untrack(|| self.all_picks());
        match picks.iter().position(|pick| pick == id) {
            Some(at) => _ = picks.remove(at),
            None => picks.push(id.clone()),
        }
        self.keep(picks);
    }

    /// Puts all picks back.
    pub(super) fn clear(&self) {
        self.keep(Vec::new());
        if self.query.with_untracked(|query| query.show == Show::Picks) {
            self.show(Show::All);
        }
    }

    /// Answers the offer of picks that the address brought.
    pub(super) fn answer_offer(&self, take: bool) {
        let offered = self.query.with_untracked(|query| query.picks.clone());
        if take {
            let own = untrack(|| self.all_picks());
            self.keep([own, offered].concat());
        }
        self.ask(|query| query.picks.clear());
    }

    /// Keeps picks.
    fn keep(&self, picks: Vec<Slug>) {
        self.sort_out(picks);
        self.remember(&kept::PICKS, &untrack(|| self.all_picks()));
    }

    /// Whether an entry was picked.
    pub(super) fn is_picked(&self, id: &Slug) -> bool {
        self.picks.with(|picks| picks.contains(id))
    }

    /// Whether an entry is shown. `audience` is that of the entry, where it isn't for all.
    pub(super) fn shows(&self, id: &Slug, audience: Option<&Slug>) -> bool {
        let is_found =
            |found: &Option<Vec<Slug>>| found.as_ref().is_none_or(|ids| ids.contains(id));
        self.found.with(is_found)
            && self.query.with(|query| match &query.show {
                Show::All => true,
                Show::Audience(chosen) => audience.is_none_or(|audience| audience == chosen),
                Show::Picks => self.is_picked(id),
            })
    }

    /// How many of the entries that a search found are shown.
    pub(super) fn count_found(&self) -> Option<usize> {
        self.found.with(Option::is_some).then(|| {
            let all = self.entries.iter();
            let shown = all.filter(|(id, audience)| self.shows(id, audience.as_ref()));
            shown.count()
        })
    }

    /// Looks for other words; the address says so once that is settled. Nothing follows the words themselves, only what
    /// they find.
    pub(super) fn look_for(&self, text: String) {
        self.query.write_untracked().text = text;
    }

    /// Writes into the address what is shown, and into the links to other languages.
    pub(super) fn settle(&self) {
        let query = self.query.with_untracked(AgendaQuery::print);
        platform::replace_query(&query);
        platform::carry_query(&query);
    }

    /// Where an entry stands by the clock.
    pub(super) fn standing(&self, id: &Slug) -> Option<Standing> {
        let now = self.now.get()?;
        let (_, start, end) = self.moments.iter().find(|(known, ..)| known == id)?;
        if *start <= now && now < *end {
            return Some(Standing::On);
        }
        (self.next_start(now) == Some(*start)).then_some(Standing::Next)
    }

    fn next_start(&self, now: i64) -> Option<i64> {
        let starts = self.moments.iter().map(|(_, start, _)| *start);
        starts.filter(|start| *start > now).min()
    }

    /// The entry to jump to: what began last of what is on, else what is next.
    pub(super) fn current(&self) -> Option<Slug> {
        let now = self.now.get()?;
        let on = self.moments.iter().rev();
        let mut on = on.filter(|(_, start, end)| *start <= now && now < *end);
        let next = || {
            let next = self.next_start(now)?;
            self.moments.iter().find(|(_, start, _)| *start == next)
        };
        on.next().or_else(next).map(|(id, ..)| id.clone())
    }

    /// Other picks that overlap with one.
    pub(super) fn clashes(&self, id: &Slug) -> Vec<Slug> {
        let of = |id: &Slug| self.moments.iter().find(|(known, ..)| known == id);
        let Some((_, start, end)) = of(id) else {
            return Vec::new();
        };
        let picks = self.picks.get();
        let others = picks.iter().filter(|other| *other != id);
        let others = others.filter_map(of);
        let overlap = others.filter(|(_, from, to)| from < end && start < to);
        overlap.map(|(id, ..)| id.clone()).collect()
    }
}

/// Follows the clock as long as the event is near.
fn follow_clock(desk: &Arc<Desk>) {
    let first = desk.moments.iter().map(|(_, start, _)| *start).min();
    let last = desk.moments.iter().map(|(.., end)| *end).max();
    let near = move || {
        let now = platform::now()?;
        (first? - BEFORE <= now && now < last?).then_some(now)
    };
    let now = desk.now;
    now.set(near());
    if last > platform::now() {
        platform::on_minutes(move || now.set(near()));
    }
}
