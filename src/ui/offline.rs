//! What a visitor is told who can't get a page for want of a connection.

use crate::content::store::Site;
use crate::i18n::key;
use crate::platform::{self, fixed};
use leptos::prelude::*;
use std::sync::Arc;

/// The page that could not be loaded; none as long as all is well.
#[derive(Clone, Copy, Default)]
pub struct Unreached(RwSignal<Option<Missed>>);

#[derive(Clone)]
struct Missed {
    name: String,
    address: String,
}

impl Unreached {
    /// Tells the visitor that a page could not be loaded, and how it is called and addressed.
    pub fn tell(self, name: String, address: String) {
        self.0.set(Some(Missed { name, address }));
    }

    /// Takes the message away.
    pub fn forget(self) {
        self.0.set(None);
    }
}

/// The place of the message. It stands in the page from the start, since screen readers announce only what comes into a
/// region that they know.
pub fn status(site: &Arc<Site>) -> impl IntoView + use<> {
    let unreached = expect_context::<Unreached>();
    platform::on_online(move || unreached.forget());
    let site = Arc::clone(site);
    let message = move || {
        unreached
            .0
            .get()
            .map(|missed| fixed(message(&site, missed)))
    };
    view! { <div class="status" role="status">{message}</div> }
}

fn message(site: &Site, missed: Missed) -> impl IntoView + use<> {
    let words = site.words.with(key::OFFLINE, &[("page", &missed.name)]);
    let again = site.word(key::OFFLINE_RETRY);
    view! {
        <p>
            <span>{words}</span>
            " "
            <a rel="external" href=missed.address>{again}</a>
        </p>
    }
}
