//! A place: what it is, where, when it opens, how it took part, and what is near by.

use super::places::{directory, sign, speakers, subpath};
use crate::content::store::Site;
use crate::geo::degrees::{thousandths, write};
use crate::geo::nearest::nearest;
use crate::i18n::key::{self, Key};
use crate::model::ids::Slug;
use crate::model::place::{Place, Position, Precision};
use crate::platform::{Fixed, fixed, piece, still};
use crate::route::{Route, region_on_places};
use crate::search::map::{Layer, key_of};
use crate::ui::crumb::crumb;
use crate::ui::elements::{link, paragraph, told};
use crate::ui::fact::{fact, facts_of};
use crate::ui::link::website;
use crate::ui::locator::{Look, Spot, locator};
use crate::ui::section::section;
use crate::ui::sources::sources;
use crate::ui::text::said;
use leptos::prelude::*;

/// The page of a place that exists.
pub(super) fn place(site: &Site, id: &Slug) -> impl IntoView + use<> {
    let place = &*site.place(id)?;
    let category = site
        .label(&site.project.place_categories, &place.category)
        .to_owned();
    let name = site.say(&place.name);
    let local = place.local_name.as_ref();
    let local = local
        .filter(|local| site.say(local) != name)
        .map(|local| paragraph("local", said(site, local)));
    let part = place.part_in_project.as_ref().map(|part| {
        view! {
            <h2 class="kick">{site.word(key::PLACE_PART)}</h2>
            <p>{said(site, part)}</p>
        }
    });
    // An export has them in the place's own file; its list isn't fetched.
    let near = match &place.near[..] {
        [] => nearest(site.places(), place),
        near => near.iter().collect(),
    };
    Some(view! {
        {still(view! { <section class="sec opening">
            {crumb(site, vec![(site.href(&Route::Places), fixed(site.word(key::NAV_PLACES)))], None)}
            <h1 tabindex="-1">{said(site, &place.name)}</h1>
            {local}
        </section> })}
        {still(view! { <section class="facing">
            <div>
                <p class="category">{sign(site, &place.category)} " " {category}</p>
                <p class="lead-in">{said(site, &place.summary)}</p>
                {part}
            </div>
            <div>
                <dl class="facts">{facts(site, place)}</dl>
                {on_map(site, place)}
            </div>
        </section> })}
        {section("sec", site.word(key::PLACE_NEAR), directory(site, &near))}
        {sources(site, &place.sources)}
    })
}

/// The place on a small map.
fn on_map(site: &Site, place: &Place) -> Option<Fixed> {
    let spot = Spot {
        position: place.position,
        label: site.name(&place.town).to_owned(),
        words: town_and_country(site, place),
        look: Look::Sign(subpath(site, &place.category)),
    };
    locator(site, &[spot], key_of(Layer::Places, place.id.as_str(), ""))
}

fn town_and_country(site: &Site, place: &Place) -> String {
    let (town, country) = (site.name(&place.town), site.country(&place.country));
    format!("{town}, {country}")
}

fn facts(site: &Site, place: &Place) -> impl IntoView + use<> {
    let address = place.address.as_ref().map(|address| {
        let address = site.name(address).to_owned();
        told("", fixed(address))
    });
    let opening = place.opening.as_ref().map(|opening| {
        let caution = fixed(site.word(key::PLACE_OPENING_CAUTION));
        let told = vec![told("mute", caution), told("", said(site, opening))];
        facts_of(site.word(key::PLACE_OPENING), told)
    });
    let website = place
        .website
        .as_ref()
        .map(|link| fact(site.word(key::PARTNER_WEBSITE), website(site, link)));
    view! {
        {fact(site.word(key::EVENT_WHERE), fixed(town_and_country(site, place)))}
        {address}
        {position(site, place.position)}
        {region(site, &place.region)}
        {opening}
        {website}
    }
}

/// The region, which leads to its places, and who speaks for it.
fn region(site: &Site, id: &Slug) -> Option<impl IntoView + use<>> {
    let region = site.region(id)?;
    let href = region_on_places(site, id);
    let name = link(href, said(site, &region.name));
    let speakers = speakers(site, id);
    let speakers = (!speakers.is_empty()).then(|| {
        let speakers = speakers.into_iter().map(|link| told("", link));
        facts_of(site.word(key::PLACE_SPEAKER), speakers.collect())
    });
    Some(view! { {fact(site.word(key::PLACE_REGION), name)} {speakers} })
}

/// The position as a link for programs with maps (RFC 5870), and how exact it is.
fn position(site: &Site, position: Position) -> Fixed {
    let exact = site.word(exactness(position.precision));
    let [lat, lon] = [position.lat, position.lon].map(|degrees| write(thousandths(degrees)));
    let program = fixed(site.word(key::PLACE_IN_PROGRAM));
    let program = link(format!("geo:{lat},{lon}"), program);
    let position = piece(view! { {format!("{lat}, {lon} ")} {program} });
    let told = vec![told("", position), told("mute", fixed(exact))];
    facts_of(site.word(key::PLACE_POSITION), told)
}

/// The words for how exact a position is.
pub(super) fn exactness(precision: Precision) -> Key {
    match precision {
        Precision::Site => key::PLACE_SITE,
        Precision::Neighbourhood => key::PLACE_NEIGHBOURHOOD,
        Precision::Town => key::PLACE_TOWN,
        Precision::Approximate => key::PLACE_APPROXIMATE,
    }
}
