//! What a visitor looks for in the list of events: a search box, a choice for each group, what is chosen with ways to
//! take it off, and where the list is split also what was found.
//!
//! The prerendered list shows all, and its views never change; with the code there the query of the address says what is
//! looked for, and [`Finder`] shows it in the document. Of a list on one page what doesn't fit is hidden; of one that is
//! split what fits is drawn from its index.

use super::{is_over, totals};
use crate::content::store::Site;
use crate::i18n::key::{self, Key};
use crate::model::time::Date;
use crate::platform::{self, Control, Fixed, Use, fixed};
use crate::route::filter::{Filter, Group, TEXT};
use crate::search::events::{self as list, Answer, Index, Record};
use crate::ui::event_lines::record_lines;
use crate::ui::found::{
    DRAWN, Fetch, MORE, Results, answers, chip, chip_of_text, choice, more, search_with_choices,
    show_chips, typed_text,
};
use crate::ui::section::section;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

/// The search box and the choices, how much fits, and what is looked for.
pub(super) fn controls(site: &Site) -> impl IntoView + use<> {
    let (own, beside) = totals(site);
    let found = number_of_events(site, (own + beside) as usize);
    let over = is_over(site, site.project.updated);
    let choices = Group::ALL.into_iter();
    let choices = choices.filter_map(|group| choice_of(site, group, over));
    view! {
        {search_with_choices(site, site.word(key::EVENTS_SEARCH), choices.collect())}
        {answers(site, found)}
        <p class="mute unknown" hidden></p>
    }
}

/// The choice of a group, without values as long as the list isn't there. Nothing is to come once the project is over.
fn choice_of(site: &Site, group: Group, over: bool) -> Option<Fixed> {
    let has_values = match group {
        Group::Topic => site.topics().len() > 1,
        Group::Country => site.project.countries.len() > 1,
        Group::Kind => site.project.event_kinds.len() > 1,
        Group::Partner | Group::Year | Group::When => true,
    };
    let hidden = over && group == Group::When;
    has_values.then(|| choice(site, name_of(group), group.name(), hidden, None))
}

/// Brings the controls to life. Called below the router's owner.
pub(super) fn find(site: &Arc<Site>, is_split: bool) {
    let search = use_location().search;
    let finder = Rc::new(Finder {
        site: Arc::clone(site),
        is_split,
        owner: Owner::current().unwrap_or_default(),
        index: RefCell::default(),
        fetch: Fetch::default(),
        is_wanted: Cell::new(false),
        filter: RefCell::default(),
        answer: RefCell::default(),
        is_stale: Cell::new(false),
        drawn: Cell::new(DRAWN),
        results: Results::default(),
    });
    let used = Rc::clone(&finder);
    platform::on_controls(move |control| used.act(control));
    Effect::new(move |before: Option<()>| {
        let told = search.with(|query| Filter::parse(query));
        if before.is_none() {
            finder.begin(told);
        } else if *finder.filter.borrow() != told {
            finder.look_for(told);
            finder.want();
        }
    });
}

/// What is looked for, and in what.
struct Finder {
    site: Arc<Site>,
    is_split: bool,
    /// That of the page.
    owner: Owner,
    /// The list, once it is there.
    index: RefCell<Option<Rc<Index>>>,
    fetch: Fetch,
    /// Whether what fits is shown.
    is_wanted: Cell<bool>,
    filter: RefCell<Filter>,
    /// What fits it.
    answer: RefCell<Answer>,
    /// Whether choices have the values of an earlier answer.
    is_stale: Cell<bool>,
    /// How many found events are drawn, where the list is split.
    drawn: Cell<usize>,
    results: Results,
}

impl Finder {
    /// Begins with what the address says; without it, with what was typed before the code was there.
    fn begin(self: &Rc<Self>, told: Filter) {
        let typed = told.text.is_empty().then(|| platform::typed(TEXT));
        let typed = typed.flatten().filter(|typed| !typed.is_empty());
        let is_typed = typed.is_some();
        let text = typed.unwrap_or_else(|| told.text.clone());
        *self.filter.borrow_mut() = Filter { text, ..told };
        if is_typed {
            self.settle();
        }
        self.tell_end(platform::today());
        if *self.filter.borrow() != Filter::default() {
            self.want();
        } else if self.is_split && !platform::is_data_scarce() {
            self.fetch_index();
        }
    }

    /// Shows what fits from now on: the visitor turns to the controls, or the address asks for something.
    fn want(self: &Rc<Self>) {
        let is_new = !self.is_wanted.replace(true);
        let is_there = self.index.borrow().is_some();
        match (is_there, self.is_split) {
            (true, _) if is_new => self.show(),
            (true, _) => {}
            (false, true) => self.fetch_index(),
            (false, false) => self.take_in(list::write(&self.site)),
        }
    }

    /// Says that the project is over where it is; then nothing is to come.
    fn tell_end(&self, today: Option<Date>) {
        let over = today.is_some_and(|today| is_over(&self.site, today));
        platform::hide("label:has([name=when])", over);
        platform::hide(".ended", !over);
    }

    fn fetch_index(self: &Rc<Self>) {
        let finder = Rc::clone(self);
        let address = self.site.address_of_event_index();
        self.fetch.begin(address, move |text| finder.take_in(text));
    }

    fn take_in(&self, text: String) {
        *self.index.borrow_mut() = Some(Rc::new(Index::read(text)));
        if self.is_wanted.get() {
            self.show();
        }
    }

    /// Does what a control is there for.
    fn act(self: &Rc<Self>, control: Control) {
        let typed = typed_text(&control);
        let Control { how, name, value } = control;
        if how == Use::Approached {
            self.want();
            if self.is_stale.replace(false) {
                self.fill_choices(|_| true);
            }
        } else if name == MORE {
            let before = self.drawn.get();
            self.drawn.set(before + DRAWN);
            self.show();
            platform::focus_soon(".results a", before);
        } else if let Some(text) = typed {
            let filter = Filter {
                text,
                ..self.filter.borrow().clone()
            };
            // What was found stays where it is while the visitor leaves the box for it.
            if *self.filter.borrow() != filter {
                self.look_for(filter);
            }
            if how != Use::Typed {
                self.settle();
            }
            self.speak_later();
        } else {
            let filter = self.filter.borrow().with_value(&name, value);
            self.look_for(filter);
            self.settle();
            self.speak_later();
            if how == Use::Pressed {
                platform::focus_soon(".found", 0);
            }
        }
    }

    fn look_for(&self, filter: Filter) {
        *self.filter.borrow_mut() = filter;
        self.drawn.set(DRAWN);
        self.show();
    }

    /// Writes into the address what is looked for.
    fn settle(&self) {
        let query = self.filter.borrow().query();
        self.owner.with(|| platform::set_query(&query, false));
    }

    /// Once the visitor pauses, the address says what is looked for, and assistive technology how much was found.
    fn speak_later(self: &Rc<Self>) {
        let finder = Rc::clone(self);
        platform::after_pause(move || {
            finder.settle();
            platform::repeat_text(".found", "[role=status].unseen");
        });
    }

    /// Shows what fits, and what it fits.
    fn show(&self) {
        let Some(index) = self.index.borrow().clone() else {
            return;
        };
        let site = &self.site;
        let answer = index.answer(&self.filter.borrow(), platform::today());
        let unknown = self.leave_out_unknown(&answer);
        let filter = self.filter.borrow();
        let is_active = *filter != Filter::default();
        platform::type_in(TEXT, &filter.text);
        platform::carry_query(&filter.query());
        platform::set_text(".found", &number_of_events(site, answer.found.len()));
        platform::set_text(".unknown", &unknown);
        platform::hide(".unknown", unknown.is_empty());
        platform::hide(".years", is_active);
        self.fill_chips(&index, &answer);
        if self.is_split {
            platform::hide(".all", is_active);
            self.draw(is_active.then_some((&index, &answer)));
        } else {
            platform::show_only(".all li", &answer.found);
        }
        drop(filter);
        *self.answer.borrow_mut() = answer;
        // The others are filled before they open.
        self.fill_choices(|chosen| chosen.is_some());
        self.is_stale.set(true);
    }

    /// Takes values that no event has out of the filter, and says so in a sentence; empty where there are none.
    fn leave_out_unknown(&self, answer: &Answer) -> String {
        let mut unknown = Vec::new();
        for (group, place) in Group::ALL.into_iter().zip(answer.chosen) {
            let value = &mut self.filter.borrow_mut().chosen[group as usize];
            if place.is_none() && !value.is_empty() {
                unknown.push(self.pair(group, &std::mem::take(value)));
            }
        }
        if unknown.is_empty() {
            return String::new();
        }
        let values = [("filters", &*unknown.join(", "))];
        self.site.words.with(key::FILTER_UNKNOWN, &values)
    }

    /// Gives choices the values that would leave something, each with how much; the chosen one in any case. `is_due`
    /// says of a choice by its chosen value whether it is meant.
    fn fill_choices(&self, is_due: fn(Option<usize>) -> bool) {
        let (answer, index) = (self.answer.borrow(), self.index.borrow());
        let Some(index) = &*index else { return };
        for group in Group::ALL {
            let chosen = answer.chosen[group as usize];
            if chosen.is_none() {
                platform::type_in(group.name(), "");
            }
            if !is_due(chosen) {
                continue;
            }
            let values = index.values.iter().zip(&answer.counts).enumerate();
            let values = values.filter(|(at, (value, count))| {
                value.group == group && (**count > 0 || chosen == Some(*at))
            });
            let options = values.map(|(at, (value, count))| {
                let words = format!("{} ({count})", value.label);
                (value.id.clone(), words, chosen == Some(at))
            });
            platform::fill_choice(group.name(), &options.collect::<Vec<_>>());
        }
    }

    /// Names what is looked for, each part as a button that takes it off.
    fn fill_chips(&self, index: &Index, answer: &Answer) {
        let site = &self.site;
        let text = chip_of_text(site, &self.filter.borrow().text);
        let values = answer.chosen.iter().flatten().map(|value| {
            let value = &index.values[*value];
            chip(
                site,
                value.group.name(),
                self.pair(value.group, &value.label),
            )
        });
        show_chips(site, text.into_iter().chain(values));
    }

    /// A group and its value: "Country: Austria".
    fn pair(&self, group: Group, value: &str) -> String {
        let words = &self.site.words;
        let name = words.text(name_of(group));
        words.with(key::FILTER_VALUE, &[("name", name), ("value", value)])
    }

    /// Draws what was found in a list that is split, by year.
    fn draw(&self, found: Option<(&Rc<Index>, &Answer)>) {
        self.results.draw(&self.owner, || {
            found.map(|(index, answer)| self.drawn_events(index, &answer.found))
        });
    }

    fn drawn_events(&self, index: &Index, found: &[usize]) -> Fixed {
        let (site, drawn) = (&self.site, self.drawn.get());
        let records = found.iter().take(drawn).filter_map(|at| index.record(*at));
        let records: Vec<Record<'_>> = records.collect();
        let year = |record: &Record<'_>| record.days.map(|(start, _)| start.year());
        let years = records
            .chunk_by(|one, next| year(one) == year(next))
            .map(|records| {
                let heading = year(&records[0]).map(|year| year.to_string());
                let heading = heading.unwrap_or_else(|| site.word(key::EVENTS_UNDATED));
                section("sec year", heading, Some(record_lines(site, records)))
            });
        let more = (found.len() > drawn).then(|| more(site));
        fixed(view! { {years.collect_view()} {more} })
    }
}

/// How many events fit, in words; where none does, what to do.
fn number_of_events(site: &Site, count: usize) -> String {
    match count {
        0 => site.word(key::EVENTS_NONE),
        count => site.words.count(key::TIMELINE_EVENTS, count as u32),
    }
}

fn name_of(group: Group) -> Key {
    match group {
        Group::Kind => key::FILTER_KIND,
        Group::Country => key::FILTER_COUNTRY,
        Group::Partner => key::FILTER_PARTNER,
        Group::Topic => key::FILTER_TOPIC,
        Group::Year => key::FILTER_YEAR,
        Group::When => key::FILTER_WHEN,
    }
}
