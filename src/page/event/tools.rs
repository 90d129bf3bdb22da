//! The controls above an agenda: what is shown, how, by whose clock; and the ways to a day and to now.

use super::agenda::day_name;
use super::desk::Desk;
use crate::content::store::Site;
use crate::i18n::key;
use crate::model::agenda::{Day, EventDetails};
use crate::platform::{Fixed, fixed, still};
use crate::route::agenda::{Layout, Show};
use crate::ui::text::said;
use leptos::prelude::*;
use std::sync::Arc;

/// Links to the days; `None` where there is only one.
pub(super) fn days(site: &Site, days: &[Day]) -> Option<Fixed> {
    let links = days.iter().map(|day| {
        view! { <li><a rel="external" href=format!("#{}", day.id)>{day_name(site, day.date)}</a></li> }
    });
    let links = links.collect_view();
    (days.len() > 1).then(|| {
        still(view! {
            <nav class="to-days" aria-label=site.word(key::AGENDA_DAYS)>
                <ul class="ways">{links}</ul>
            </nav>
        })
    })
}

/// The controls, which work once the code is there.
pub(super) fn tools(site: &Site, details: &EventDetails, desk: &Arc<Desk>) -> Fixed {
    fixed(view! {
        <div class="tools-of-agenda needs-code">
            {shown(site, details, desk)}
            {laid_out(site, desk)}
            {own_time(site, desk)}
            {jump(site, desk)}
        </div>
        {offer(site, desk)}
    })
}

fn shown(site: &Site, details: &EventDetails, desk: &Arc<Desk>) -> Fixed {
    let choice = |words: Fixed, show: Show| {
        let (of, asked) = (Arc::clone(desk), show.clone());
        let chosen = move || of.query.with(|query| query.show == asked);
        let desk = Arc::clone(desk);
        radio("show", words, show == Show::All, chosen, move || {
            desk.show(show.clone());
        })
    };
    let all = choice(fixed(site.word(key::AGENDA_SHOW_ALL)), Show::All);
    let audiences = details.audiences().into_iter();
    let audiences =
        audiences.map(|(id, name)| choice(said(site, name), Show::Audience(id.clone())));
    let picks = choice(fixed(site.word(key::AGENDA_SHOW_PICKS)), Show::Picks);
    let choices = std::iter::once(all).chain(audiences).chain([picks]);
    choices_of(site.word(key::AGENDA_SHOW), choices.collect())
}

fn laid_out(site: &Site, desk: &Arc<Desk>) -> Fixed {
    let choices = Layout::ALL.into_iter().map(|layout| {
        let words = site.word(match layout {
            Layout::Clock => key::AGENDA_CLOCK,
            Layout::List => key::AGENDA_LIST,
            Layout::Compact => key::AGENDA_COMPACT,
        });
        let of = Arc::clone(desk);
        let chosen = move || of.query.with(|query| query.layout == layout);
        let desk = Arc::clone(desk);
        let is_first = layout == Layout::Clock;
        radio("layout", fixed(words), is_first, chosen, move || {
            desk.lay_out(layout);
        })
    });
    choices_of(site.word(key::AGENDA_LAYOUT), choices.collect())
}

fn choices_of(legend: String, choices: Vec<Fixed>) -> Fixed {
    fixed(view! {
        <fieldset class="choices">
            <legend>{legend}</legend>
            {choices}
        </fieldset>
    })
}

/// A choice among others of its name; `is_first` is the one that holds before any is made.
fn radio(
    name: &'static str,
    words: Fixed,
    is_first: bool,
    chosen: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + Send + Sync + 'static,
) -> Fixed {
    let chosen: Box<dyn Fn() -> bool + Send + Sync> = Box::new(chosen);
    let choose: Box<dyn Fn() + Send + Sync> = Box::new(choose);
    fixed(view! {
        <label>
            <input type="radio" name=name checked=is_first.then_some("") prop:checked=chosen on:change=move |_| choose()/>
            <span>{words}</span>
        </label>
    })
}

/// Offered only where the visitor's clock differs.
fn own_time(site: &Site, desk: &Arc<Desk>) -> Fixed {
    let (words, is_abroad, shown) = (
        site.word(key::AGENDA_OWN_ZONE),
        desk.is_abroad,
        desk.own_time,
    );
    let change = move |_| shown.update(|shown| *shown = !*shown);
    fixed(view! {
        <label class="own-zone" hidden=move || !is_abroad.get()>
            <input type="checkbox" prop:checked=move || shown.get() on:change=change/>
            {words}
        </label>
    })
}

/// The way to what is on or next, while there is such.
fn jump(site: &Site, desk: &Arc<Desk>) -> Fixed {
    let words = site.word(key::AGENDA_JUMP);
    let desk = Arc::clone(desk);
    let current = Memo::new(move |_| desk.current());
    fixed(move || {
        let words = words.clone();
        let link = |id| view! { <a class="more" rel="external" href=format!("#{id}")>{words}</a> };
        current.get().map(link)
    })
}

/// Picks that came with the address: whoever opens it decides.
fn offer(site: &Site, desk: &Arc<Desk>) -> Fixed {
    let words = Arc::clone(&site.words);
    let desk = Arc::clone(desk);
    let count = Memo::new({
        let desk = Arc::clone(&desk);
        move |_| desk.offered.with(Vec::len)
    });
    let inside = move || {
        let count = u32::try_from(count.get()).unwrap_or(u32::MAX);
        let answer = |key, take| {
            let desk = Arc::clone(&desk);
            button(words.text(key).to_owned(), move || desk.answer_offer(take))
        };
        (count > 0).then(|| {
            view! {
                <p>{words.count(key::MINE_OFFER, count)}</p>
                {answer(key::MINE_TAKE, true)}
                {answer(key::MINE_LEAVE, false)}
            }
        })
    };
    fixed(view! { <div class="offer" role="status">{inside}</div> })
}

/// A button with words.
pub(super) fn button(words: String, act: impl Fn() + 'static) -> Fixed {
    let act: Box<dyn Fn()> = Box::new(act);
    fixed(view! { <button type="button" on:click=move |_| act()>{words}</button> })
}
