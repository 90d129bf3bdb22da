//! What every search of a list shares: the box, the drawing of what was found, and the fetch of an index.

use crate::content::store::Site;
use crate::i18n::key;
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

/// A searched text as a button that takes it off: name, words, and what assistive technology calls it.
pub fn chip_of_text(site: &Site, text: &str) -> Option<(&'static str, String, String)> {
    let words = &site.words;
    let part = words.with(key::FILTER_TEXT, &[("text", text)]);
    let label = words.with(key::FILTER_REMOVE, &[("filter", &part)]);
    (!text.is_empty()).then_some((TEXT, part, label))
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
