//! Who answers for the site, and whom to ask at each partner.

use crate::content::store::Site;
use crate::i18n::key;
use crate::ui::text::said;
use leptos::prelude::*;

/// The page of contacts.
pub(super) fn contact(site: &Site) -> impl IntoView + use<> {
    let legal = site.legal()?;
    Some(view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_CONTACT)}</h1>
            <p class="lead-in">{said(site, &legal.controller.name)}</p>
        </section>
    })
}
