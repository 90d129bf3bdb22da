//! The places of industrial culture by region; above [`SPLIT_ABOVE`](crate::route::SPLIT_ABOVE) places a page for each
//! region.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::ids::Slug;
use crate::model::place::{Place, Region};
use crate::platform::{Fixed, fixed};
use crate::route::{Route, regions_apart};
use crate::ui::section::section;
use crate::ui::text::said;
use leptos::either::Either;
use leptos::prelude::*;

/// All places; where they are split, the regions.
pub(super) fn places(site: &Site) -> impl IntoView + use<> {
    let apart = regions_apart(site);
    let content = if apart.is_empty() {
        let regions = site.regions().iter();
        Either::Left(
            regions
                .map(|region| region_section(site, region))
                .collect_view(),
        )
    } else {
        Either::Right(region_links(site, &apart))
    };
    view! {
        {opening(site)}
        {content}
    }
}

/// The places of one region, where regions have pages of their own.
pub(super) fn places_of_region(site: &Site, id: &Slug) -> impl IntoView + use<> {
    let region = site.region(id)?;
    Some(view! {
        {opening(site)}
        {region_links(site, &regions_apart(site))}
        {region_section(site, region)}
    })
}

fn opening(site: &Site) -> impl IntoView + use<> {
    view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_PLACES)}</h1>
        </section>
    }
}

fn region_links(site: &Site, regions: &[Slug]) -> impl IntoView + use<> {
    let links = regions
        .iter()
        .filter_map(|id| site.region(id))
        .map(|region| {
            let href = site.href(&Route::PlacesOfRegion(region.id.clone()));
            view! { <li><a href=href>{said(site, &region.name)}</a></li> }
        });
    view! { <ul class="ways">{links.collect_view()}</ul> }
}

fn region_section(site: &Site, region: &Region) -> Option<Fixed> {
    let places: Vec<&Place> = site
        .places()
        .iter()
        .filter(|place| place.region == region.id)
        .collect();
    let lines = places.iter().map(|place| line(site, place)).collect_view();
    let list = (!places.is_empty()).then(|| fixed(view! { <ul class="directory">{lines}</ul> }));
    section("sec", said(site, &region.name), list)
}

fn line(site: &Site, place: &Place) -> impl IntoView + use<> {
    let category = site
        .label(&site.project.place_categories, &place.category)
        .to_owned();
    let town = site.name(&place.town).to_owned();
    view! {
        <li>
            <a href=site.href(&Route::Place(place.id.clone()))>{said(site, &place.name)}</a>
            <span class="mute">{category} " · " {town}</span>
        </li>
    }
}
