//! What every search of a list shares: the box, the drawing of what was found, and the fetch of an index.

use crate::content::store::Site;
use crate::i18n::key::{self, Key};
use crate::platform::{self, Control, Fixed, Use, fixed, still};
use crate::route::filter::{LONGEST_TEXT, TEXT};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How many found records are drawn at first, and how many more each time.
pub const DRAWN: usize = 25;

/// The name of the button that draws more of them; what takes everything off has none.
pub const MORE: &str = "more";

/// The search box, named by its label.
pub fn search_box(label: String) -> Fixed {
    still(view! { <label>
            {label}
            <input type="search" name=TEXT maxlength=LONGEST_TEXT.to_string() autocomplete="off"/>
        </label>
    })
}

/// A search box with choices that fold away on narrow screens.
pub fn search_with_choices(site: &Site, label: String, choices: Vec<Fixed>) -> Fixed {
    let legend = site.word(key::FILTERS);
    still(view! { <div class="finder needs-code" role="search">
            {search_box(label)}
            <details class="filters">
                <summary>{legend.clone()}</summary>
                <fieldset aria-label=legend>{choices}</fieldset>
            </details>
        </div>
    })
}

/// A choice by its name in addresses, with options after the one that takes it off.
pub fn choice(
    site: &Site,
    label: Key,
    name: &'static str,
    hidden: bool,
    options: Option<Fixed>,
) -> Fixed {
    still(view! { <label hidden=hidden>
            {site.word(label)}
            <select name=name autocomplete="off">
                <option value="">{site.word(key::FILTER_ALL)}</option>
                {options}
            </select>
        </label>
    })
}

/// How much was found, aloud too, and what is looked for as buttons that take it off; all filled by the code.
pub fn answers(site: &Site, found: String) -> Fixed {
    fixed(
        view! { <p class="found needs-code" tabindex="-1" hidden=found.is_empty().then_some("")>{found.clone()}</p>
            <p class="unseen" role="status"></p>
            <ul class="chips" aria-label=site.word(key::FILTERS_ACTIVE) hidden></ul>
        },
    )
}

/// The button that draws more of what was found.
pub fn more(site: &Site) -> Fixed {
    let words = site.word(key::EVENTS_MORE);
    still(view! { <button type="button" class="more" name=MORE>{words}</button> })
}

/// What a use of the search box leaves in it; `None` of another control, or where nothing is typed.
pub fn typed_text(control: &Control) -> Option<String> {
    match control.how {
        Use::Typed | Use::Chosen if control.name == TEXT => Some(control.value.clone()),
        Use::Escaped if control.name == TEXT => Some(String::new()),
        _ => None,
    }
}

/// A part of what is looked for as a button that takes it off: name, words, and what assistive technology calls it.
pub type Chip = (&'static str, String, String);

/// The button that takes off a part, by its name in addresses.
pub fn chip(site: &Site, name: &'static str, part: String) -> Chip {
    let label = site.words.with(key::FILTER_REMOVE, &[("filter", &part)]);
    (name, part, label)
}

/// The button that takes off a searched text; none without one.
pub fn chip_of_text(site: &Site, text: &str) -> Option<Chip> {
    let part = site.words.with(key::FILTER_TEXT, &[("text", text)]);
    (!text.is_empty()).then(|| chip(site, TEXT, part))
}

/// Shows what is looked for, with a button that takes everything off where there is more than one part.
pub fn show_chips(site: &Site, parts: impl Iterator<Item = Chip>) {
    let mut chips: Vec<Chip> = parts.collect();
    if chips.len() > 1 {
        chips.push(("", site.word(key::FILTERS_CLEAR), String::new()));
    }
    platform::fill_chips(&chips);
}

/// The place for what was found, or for something else that the code draws.
pub struct Results {
    selector: &'static str,
    of_drawn: RefCell<Option<Owner>>,
}

impl Default for Results {
    fn default() -> Self {
        Self::at(".results")
    }
}

impl Results {
    /// That in the element which a selector finds.
    pub fn at(selector: &'static str) -> Self {
        Self {
            selector,
            of_drawn: RefCell::default(),
        }
    }

    /// Draws what was found in place of what was drawn before. `page` is the owner of the page.
    pub fn draw(&self, page: &Owner, view: impl FnOnce() -> Option<Fixed>) {
        let owner = page.child();
        platform::draw_in(self.selector, owner.with(view));
        // What the views before held is given up only once they are gone.
        *self.of_drawn.borrow_mut() = Some(owner);
    }
}

/// The fetch of an index, one at a time.
#[derive(Clone, Default)]
pub struct Fetch(Rc<Cell<bool>>);

impl Fetch {
    /// Fetches a text and gives it to `take`, unless that is under way. A text that can't be had is reported; it is
    /// fetched again when it is next asked for.
    pub fn begin(&self, address: String, take: impl FnOnce(String) + 'static) {
        if self.0.replace(true) {
            return;
        }
        platform::begin_fetch(&address);
        let fetch = self.clone();
        leptos::task::spawn_local(async move {
            match platform::fetch_text(&address).await {
                Ok(Some(text)) => return take(text),
                Ok(None) => platform::report(&format!("{address}: answered 404")),
                Err(fault) => platform::report(&fault),
            }
            fetch.0.set(false);
        });
    }
}
