//! What the visitor chose of an agenda, and what the clock says of it.
//!
//! All of it is known only in the browser and read after hydration; an export shows everything, and no time of its own.

use crate::model::agenda::EventDetails;
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
    /// Whether the visitor's own clock differs from that of an entry.
    pub(super) is_abroad: RwSignal<bool>,
    /// Whether times are shown by the visitor's own clock too.
    pub(super) own_time: RwSignal<bool>,
    /// Minutes since 1970 while the event is near; else nothing is on or next.
    now: RwSignal<Option<i64>>,
    /// All entries: id, start and end in minutes since 1970.
    moments: Vec<(Slug, i64, i64)>,
    audiences: Vec<Slug>,
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
    /// The choices as they are before anything is known of the visitor; soon after hydration they are.
    pub(super) fn new(event: &Event, details: &EventDetails) -> Arc<Self> {
        let moments = details.entries().filter_map(|(_, entry)| {
            let end = entry.over(event).or(entry.at)?;
            Some((entry.id.clone(), entry.at?, end))
        });
        let audiences = details.audiences().into_iter();
        let desk = Arc::new(Self {
            event: event.id.clone(),
            query: RwSignal::default(),
            picks: RwSignal::default(),
            is_abroad: RwSignal::new(false),
            own_time: RwSignal::new(false),
            now: RwSignal::new(None),
            moments: moments.collect(),
            audiences: audiences.map(|(id, _)| id.clone()).collect(),
        });
        let starts: Vec<_> = details
            .entries()
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
        query.picks.retain(|id| self.knows(id));
        self.query.set(query);
        let mut picks = self.remembered(&kept::PICKS);
        picks.retain(|id| self.knows(id));
        self.picks.set(picks);
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
        platform::replace_query(&self.query.with_untracked(AgendaQuery::print));
    }

    /// Picks an entry, or puts it back.
    pub(super) fn toggle(&self, id: &Slug) {
        let mut picks = self.picks.get_untracked();
        match picks.iter().position(|pick| pick == id) {
            Some(at) => _ = picks.remove(at),
            None => picks.push(id.clone()),
        }
        self.keep(&picks);
    }

    /// Puts all picks back.
    pub(super) fn clear(&self) {
        self.keep(&[]);
        if self.query.with_untracked(|query| query.show == Show::Picks) {
            self.show(Show::All);
        }
    }

    /// Answers the offer of picks that the address brought.
    pub(super) fn answer_offer(&self, take: bool) {
        let offered = self.query.with_untracked(|query| query.picks.clone());
        if take {
            let own = self.picks.get_untracked();
            self.keep(&[own, offered].concat());
        }
        self.ask(|query| query.picks.clear());
    }

    /// Keeps picks, each once and in the order of the agenda.
    fn keep(&self, picks: &[Slug]) {
        let all = self.moments.iter().map(|(id, ..)| id);
        let picks: Vec<Slug> = all.filter(|id| picks.contains(id)).cloned().collect();
        self.remember(&kept::PICKS, &picks);
        self.picks.set(picks);
    }

    /// Whether an entry was picked.
    pub(super) fn is_picked(&self, id: &Slug) -> bool {
        self.picks.with(|picks| picks.contains(id))
    }

    /// Whether an entry is shown. `audience` is that of the entry, where it isn't for all.
    pub(super) fn shows(&self, id: &Slug, audience: Option<&Slug>) -> bool {
        self.query.with(|query| match &query.show {
            Show::All => true,
            Show::Audience(chosen) => audience.is_none_or(|audience| audience == chosen),
            Show::Picks => self.is_picked(id),
        })
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
