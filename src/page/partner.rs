//! A partner: who it is, where, what it did.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::model::partner::{Partner, Role};
use crate::model::place::Region;
use crate::model::project::Part;
use crate::platform::{Fixed, fixed, still};
use crate::route::{Route, region_on_places};
use crate::search::map::{Layer, key_of, word_of};
use crate::ui::crumb::crumb;
use crate::ui::elements::{paragraph, told};
use crate::ui::event_lines::latest_event_lines;
use crate::ui::fact::fact;
use crate::ui::link::{more_link, website};
use crate::ui::locator::{Look, Spot, locator};
use crate::ui::section::{section, sentences};
use crate::ui::sources::sources;
use crate::ui::text::said;
use leptos::prelude::*;

/// The page of a partner that exists.
pub(super) fn partner(site: &Site, id: &Slug) -> impl IntoView + use<> {
    let partner = site.partner(id)?;
    let hosted: Vec<&Event> = site
        .events()
        .iter()
        .filter(|event| event.hosts.contains(id))
        .collect();
    let region = partner.region.as_ref().and_then(|id| site.region(id));
    let region = region.and_then(|region| {
        let name = [("name", site.say(&region.name))];
        let heading = site.words.with(key::PARTNER_REGION, &name);
        section("sec", heading, about_region(site, region))
    });
    let summary = partner
        .summary
        .as_ref()
        .map(|summary| paragraph("lead-in", said(site, summary)));
    let local = (partner.local_name != site.say(&partner.name)).then(|| {
        let lang = partner.local_language.to_string();
        view! { <p class="local" lang=lang>{partner.local_name.clone()}</p> }
    });
    Some(view! {
        {still(view! { <section class="sec opening">
            {crumb(site, vec![(site.href(&Route::Partners), fixed(site.word(key::NAV_PARTNERS)))], None)}
            <h1 tabindex="-1">{said(site, &partner.name)}</h1>
            {local}
        </section> })}
        {still(view! { <section class="facing">
            <div>{summary}</div>
            <div>
                <dl class="facts">{facts(site, partner)}</dl>
                {seat(site, partner)}
            </div>
        </section> })}
        {region}
        {section("sec", site.word(key::PARTNER_EVENTS), latest_event_lines(site, &hosted))}
        {sources(site, &partner.sources)}
    })
}

/// The seat on a small map, where it is known.
fn seat(site: &Site, partner: &Partner) -> Option<Fixed> {
    let name = site.name(partner.town.as_ref().unwrap_or(&partner.short_name));
    let spot = Spot {
        position: partner.position?,
        label: name.to_owned(),
        words: format!("{name}, {}", site.country(&partner.country)),
        look: Look::Disc {
            hollow: partner.role == Role::Academic,
            halo: partner.region.is_some(),
        },
    };
    locator(
        site,
        &[spot],
        key_of(Layer::Partners, partner.id.as_str(), ""),
    )
}

/// What is known of a region, and the way to its places; `None` without either.
fn about_region(site: &Site, region: &Region) -> Option<Fixed> {
    let facts = sentences(site, &region.facts);
    let places = site.has(Part::Places).then(|| {
        let href = region_on_places(site, &region.id);
        more_link(href, site.word(key::PARTNER_PLACES))
    });
    (facts.is_some() || places.is_some()).then(|| fixed(view! { {facts} {places} }))
}

/// The word for a partner's role.
pub(super) fn role(site: &Site, partner: &Partner) -> String {
    site.word(word_of(partner.role))
}

fn facts(site: &Site, partner: &Partner) -> impl IntoView + use<> {
    let country = site.country(&partner.country).to_owned();
    let (seat_word, seat) = match &partner.town {
        Some(town) => (key::PARTNER_SEAT, format!("{}, {country}", site.name(town))),
        None => (key::PARTNER_COUNTRY, country),
    };
    let number = partner.number.as_ref().map(|number| {
        let words = site.words.with(key::PARTNER_NUMBER, &[("number", number)]);
        told("mute", fixed(words))
    });
    let duty = partner
        .duty
        .as_ref()
        .map(|duty| fact(site.word(key::PARTNER_DUTY), said(site, duty)));
    let note = partner
        .position_note
        .as_ref()
        .map(|note| told("mute", said(site, note)));
    let website = partner
        .website
        .as_ref()
        .map(|link| fact(site.word(key::PARTNER_WEBSITE), website(site, link)));
    view! {
        {fact(site.word(key::PARTNER_ROLE), fixed(role(site, partner)))}
        {number}
        {duty}
        {fact(site.word(seat_word), fixed(seat))}
        {note}
        {website}
    }
}
