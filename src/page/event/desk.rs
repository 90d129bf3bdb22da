//! What the visitor chose of an agenda, and what the clock says of it.
//!
//! All of it is known only in the browser and read after hydration; an export shows everything, and no time of its own.

use crate::model::agenda::{DAY, Day, Entry, EventDetails};
use crate::model::choices;
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::platform::{self, kept};
use crate::route::agenda::{AgendaQuery, Layout, Show, says_what, shared_picks};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::sync::Arc;

/// The minutes before an event from which on the way to what is next is of use.
const BEFORE: i64 = 24 * 60;

/// The choices of a visitor, and the clock.
pub(super) struct Desk {
    event: Slug,
    /// What is shown and how.
    pub(super) query: RwSignal<AgendaQuery>,
    /// The picks that the address brought and that aren't the visitor's own yet.
    pub(super) offered: RwSignal<Vec<Slug>>,
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
    /// All entries of the page.
    moments: Vec<Moment>,
    audiences: Vec<Slug>,
}

/// When an entry is, in minutes since 1970, and for whom, where not for all.
struct Moment {
    id: Slug,
    start: i64,
    end: i64,
    audience: Option<Slug>,
}

impl Moment {
    fn is_on(&self, now: i64) -> bool {
        self.start <= now && now < self.end
    }
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
        let audiences = details.audiences();
        let audience = |entry: &Entry| {
            let own = entry.audience.as_ref()?;
            let mut all = audiences.iter();
            let told = all.find(|(_, known)| *known == own);
            told.map(|(id, _)| (*id).clone())
        };
        let moments = entries().map(|(day, entry)| {
            // Without an exporter nobody knows the zones; then the clocks of all places count as one.
            let by_the_clock = i64::from(day.date.days()) * i64::from(DAY);
            let start = entry
                .at
                .unwrap_or(by_the_clock + i64::from(entry.start.minutes()));
            Moment {
                id: entry.id.clone(),
                start,
                end: start + i64::from(entry.lasting(event).unwrap_or_default()),
                audience: audience(entry),
            }
        });
        let moments = moments.collect();
        let desk = Arc::new(Self {
            event: event.id.clone(),
            query: RwSignal::default(),
            offered: RwSignal::default(),
            picks: RwSignal::default(),
            picks_elsewhere: RwSignal::default(),
            is_part,
            found: RwSignal::default(),
            is_abroad: RwSignal::new(false),
            own_time: RwSignal::new(false),
            now: RwSignal::new(None),
            moments,
            audiences: audiences.iter().map(|(id, _)| (*id).clone()).collect(),
        });
        let starts: Vec<_> = entries()
            .map(|(day, entry)| (entry.at, day.date, entry.start))
            .collect();
        // A link to this page, followed while it is shown, changes nothing but the fragment.
        let fragment = use_location().hash;
        Effect::new({
            let desk = Arc::clone(&desk);
            move |first: Option<()>| {
                fragment.track();
                if first.is_some() {
                    desk.read_offer();
                }
            }
        });
        Effect::new({
            let desk = Arc::clone(&desk);
            move |_| {
                desk.read_address_and_memory();
                desk.read_offer();
                let differs = starts.iter().any(|(at, date, time)| {
                    let own = at.and_then(platform::local_time);
                    own.is_some_and(|own| own != (*date, *time))
                });
                desk.is_abroad.set(differs);
                if starts.iter().all(|(at, ..)| at.is_some()) {
                    follow_clock(&desk);
                }
            }
        });
        desk
    }

    fn read_address_and_memory(&self) {
        let address = platform::query();
        let mut query = AgendaQuery::parse(&address);
        if !says_what(&address)
            && let Some(audience) = self.remembered(&kept::AUDIENCE).pop()
        {
            query.show = Show::Audience(audience);
        }
        if let Show::Audience(audience) = &query.show
            && !self.audiences.contains(audience)
        {
            query.show = Show::All;
        }
        self.query.set(query);
        self.sort_out(self.remembered(&kept::PICKS));
    }

    /// Offers the picks of the address that aren't the visitor's own yet.
    fn read_offer(&self) {
        let mut offered = shared_picks(&platform::fragment());
        let own = untrack(|| self.all_picks());
        offered.retain(|id| (self.is_part || self.knows(id)) && !own.contains(id));
        self.offered.set(offered);
    }

    /// Takes picks in, each once: those of the page in the order of the agenda, the others as they come.
    fn sort_out(&self, picks: Vec<Slug>) {
        let all = self.moments.iter().map(|moment| &moment.id);
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
        self.moment(id).is_some()
    }

    fn moment(&self, id: &Slug) -> Option<&Moment> {
        self.moments.iter().find(|moment| moment.id == *id)
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

    /// Shows everything if an entry that a link leads to is hidden.
    pub(super) fn reveal(&self, id: &Slug) {
        if let Some(moment) = self.moment(id)
            && !untrack(|| self.shows_moment(moment))
        {
            self.found.set(None);
            self.ask(|query| {
                query.show = Show::All;
                query.text.clear();
            });
        }
    }

    /// Shows the picks alone on paper, and then what was shown before.
    pub(super) fn print_picks(&self) {
        let (query, before) = (self.query, self.query.get_untracked());
        query.update(|query| query.show = Show::Picks);
        platform::print(move || query.set(before));
    }

    /// Picks an entry, or puts it back. Another tab may have picked meanwhile.
    pub(super) fn toggle(&self, id: &Slug) {
        if platform::recall(&kept::PICKS).is_some() {
            self.sort_out(self.remembered(&kept::PICKS));
        }
        let mut picks = untrack(|| self.all_picks());
        match picks.iter().position(|pick| pick == id) {
            Some(at) => _ = picks.remove(at),
            None => picks.push(id.clone()),
        }
        self.keep(picks);
        // The leaf that was pressed is gone then.
        if self.query.with_untracked(|query| query.show == Show::Picks) {
            platform::focus_part("agenda");
        }
    }

    /// Puts all picks back.
    pub(super) fn clear(&self) {
        self.keep(Vec::new());
        if self.query.with_untracked(|query| query.show == Show::Picks) {
            self.show(Show::All);
        }
        platform::focus_part("mine");
    }

    /// Answers the offer of picks that the address brought.
    pub(super) fn answer_offer(&self, take: bool) {
        let offered = self.offered.get_untracked();
        if take {
            let own = untrack(|| self.all_picks());
            self.keep([own, offered].concat());
        }
        self.offered.set(Vec::new());
        platform::drop_fragment();
        platform::focus_part(if take { "mine" } else { "agenda" });
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
            let all = self.moments.iter();
            all.filter(|moment| self.shows_moment(moment)).count()
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
        let moment = self.moment(id)?;
        if moment.is_on(now) {
            return Some(Standing::On);
        }
        let next = next_start(self.moments.iter(), now);
        (next == Some(moment.start)).then_some(Standing::Next)
    }

    fn shows_moment(&self, moment: &Moment) -> bool {
        self.shows(&moment.id, moment.audience.as_ref())
    }

    /// The entry to jump to among those that are shown: what began last of what is on, else what is next.
    pub(super) fn current(&self) -> Option<Slug> {
        let now = self.now.get()?;
        let shown = || {
            self.moments
                .iter()
                .filter(|moment| self.shows_moment(moment))
        };
        let on = shown().rfind(|moment| moment.is_on(now));
        let next = || {
            let next = next_start(shown(), now)?;
            shown().find(|moment| moment.start == next)
        };
        on.or_else(next).map(|moment| moment.id.clone())
    }

    /// Other picks that overlap with one.
    pub(super) fn clashes(&self, id: &Slug) -> Vec<Slug> {
        let Some(own) = self.moment(id) else {
            return Vec::new();
        };
        let picks = self.picks.get();
        let others = picks.iter().filter(|other| *other != id);
        let others = others.filter_map(|other| self.moment(other));
        let overlap = others.filter(|other| other.start < own.end && own.start < other.end);
        overlap.map(|other| other.id.clone()).collect()
    }
}

/// When the first of some entries begins that hasn't begun.
fn next_start<'a>(moments: impl Iterator<Item = &'a Moment>, now: i64) -> Option<i64> {
    let starts = moments.map(|moment| moment.start);
    starts.filter(|start| *start > now).min()
}

/// Follows the clock as long as the event is near.
fn follow_clock(desk: &Arc<Desk>) {
    let first = desk.moments.iter().map(|moment| moment.start).min();
    let last = desk.moments.iter().map(|moment| moment.end).max();
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
