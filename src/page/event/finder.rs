//! The search in an agenda. Of an agenda on one page what doesn't fit is hidden; of one that is split what fits is listed
//! from its index, with links to the parts.

use super::desk::Desk;
use crate::content::store::Site;
use crate::i18n::key;
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::platform::{self, Control, Fixed, Use, fixed};
use crate::route::filter::TEXT;
use crate::search::Words;
use crate::search::agenda::{Index, write};
use crate::ui::event_lines::entry_lines;
use crate::ui::found::{
    DRAWN, Fetch, MORE, Results, answers, chip_of_text, more, search_box, typed_text,
};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

/// The search box, how much was found, and the place for what was.
pub(super) fn controls(site: &Site) -> Fixed {
    fixed(view! {
        <div class="finder needs-code" role="search">{search_box(site.word(key::AGENDA_SEARCH))}</div>
        {answers(site, String::new())}
        <div class="results"></div>
    })
}

/// Brings the search box to life. Called below the router's owner.
pub(super) fn find(event: &Event, desk: &Arc<Desk>, is_split: bool) {
    let finder = Rc::new(Finder {
        site: expect_context(),
        event: event.id.clone(),
        desk: Arc::clone(desk),
        is_split,
        owner: Owner::current().unwrap_or_default(),
        index: RefCell::default(),
        fetch: Fetch::default(),
        drawn: Cell::new(DRAWN),
        results: Results::default(),
    });
    let used = Rc::clone(&finder);
    platform::on_controls(move |control| used.act(control));
    Effect::new({
        let finder = Rc::clone(&finder);
        move |_| finder.begin()
    });
    Effect::new(move |told: Option<bool>| {
        let count = finder.desk.count_found();
        match count {
            Some(count) => finder.tell(count),
            None if told == Some(true) && !is_split => finder.tell_nothing(),
            None => {}
        }
        count.is_some()
    });
}

/// In what is searched.
struct Finder {
    site: Arc<Site>,
    event: Slug,
    desk: Arc<Desk>,
    is_split: bool,
    /// That of the page.
    owner: Owner,
    /// The agenda, once it is there.
    index: RefCell<Option<Rc<Index>>>,
    fetch: Fetch,
    /// How many found entries are listed, where the agenda is split.
    drawn: Cell<usize>,
    results: Results,
}

impl Finder {
    fn text(&self) -> String {
        self.desk.query.with_untracked(|query| query.text.clone())
    }

    /// Begins with what the address says; without it, with what was typed before the code was there.
    fn begin(self: &Rc<Self>) {
        let told = self.text();
        let typed = platform::typed(TEXT).filter(|typed| told.is_empty() && !typed.is_empty());
        if !told.is_empty() {
            self.show();
        } else if let Some(typed) = typed {
            self.look_for(typed);
            self.desk.settle();
        } else if self.is_split && !platform::is_data_scarce() {
            self.need_index();
        }
    }

    /// Makes the index, or fetches what the exporter wrote where not all entries are at hand.
    fn need_index(self: &Rc<Self>) {
        if self.index.borrow().is_some() {
            return;
        }
        let Some(details) = self.site.details(&self.event) else {
            return;
        };
        if details.split.is_some() {
            let finder = Rc::clone(self);
            let address = self.site.address_of_agenda_index(&self.event);
            self.fetch.begin(address, move |text| finder.take_in(text));
        } else if let Some(event) = self.site.event(&self.event) {
            self.take_in(write(&self.site, &event, &details));
        }
    }

    fn take_in(self: &Rc<Self>, text: String) {
        *self.index.borrow_mut() = Some(Rc::new(Index::read(text)));
        if !self.text().is_empty() {
            self.show();
        }
    }

    /// Does what a control is there for.
    fn act(self: &Rc<Self>, control: Control) {
        let typed = typed_text(&control);
        match (control.how, &*control.name) {
            (Use::Approached, TEXT) => self.need_index(),
            (Use::Pressed, MORE) => {
                let before = self.drawn.get();
                self.drawn.set(before + DRAWN);
                self.show();
                platform::focus_soon(".results a", before);
            }
            (Use::Pressed, TEXT) => {
                self.look_for(String::new());
                self.desk.settle();
                platform::focus_soon("main [type=search]", 0);
            }
            (how, _) => {
                let Some(text) = typed else { return };
                // What was found stays where it is while the visitor leaves the box for it.
                if text != self.text() {
                    self.look_for(text);
                }
                if how != Use::Typed {
                    self.desk.settle();
                }
                self.speak_later();
            }
        }
    }

    fn look_for(self: &Rc<Self>, text: String) {
        self.desk.look_for(text);
        self.drawn.set(DRAWN);
        self.show();
    }

    /// Once the visitor pauses, the address says what is looked for, and assistive technology how much was found.
    fn speak_later(self: &Rc<Self>) {
        let desk = Arc::clone(&self.desk);
        platform::after_pause(move || {
            desk.settle();
            platform::repeat_text(".found", "[role=status].unseen");
        });
    }

    /// Shows what fits.
    fn show(self: &Rc<Self>) {
        let text = self.text();
        self.tell_text(&text);
        let words = Words::of(&text);
        if words.is_empty() {
            self.tell_nothing();
            self.desk.found.set(None);
            self.results.draw(&self.owner, || None);
            return;
        }
        let index = self.index.borrow().clone();
        let Some(index) = index else {
            return self.need_index();
        };
        let found = index.find(&words);
        if self.is_split {
            self.results
                .draw(&self.owner, || Some(self.drawn_entries(&index, &found)));
            self.tell(found.len());
        } else {
            let records = found.iter().filter_map(|at| index.record(*at));
            let ids = records.map(|record| record.id).collect();
            self.desk.found.set(Some(ids));
        }
    }

    fn tell_text(&self, text: &str) {
        platform::type_in(TEXT, text);
        let chip = chip_of_text(&self.site, text);
        platform::fill_chips(&chip.into_iter().collect::<Vec<_>>());
    }

    /// Takes back what was said of what was found.
    fn tell_nothing(&self) {
        self.tell_text(&self.text());
        platform::set_text(".found", "");
        platform::hide(".found", true);
    }

    fn tell(&self, count: usize) {
        let words = match count {
            0 => self.site.word(key::AGENDA_NOT_FOUND),
            count => self.site.words.count(key::AGENDA_FOUND, count as u32),
        };
        platform::set_text(".found", &words);
        platform::hide(".found", false);
    }

    fn drawn_entries(&self, index: &Index, found: &[usize]) -> Fixed {
        let drawn = self.drawn.get();
        let records = found.iter().take(drawn).filter_map(|at| index.record(*at));
        let lines = entry_lines(&self.site, &self.event, &records.collect::<Vec<_>>());
        let more = (found.len() > drawn).then(|| more(&self.site));
        fixed(view! { {lines} {more} })
    }
}
