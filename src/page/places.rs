//! The places by region; above [`SPLIT_ABOVE`](crate::route::SPLIT_ABOVE) places a page for
//! each region.

use crate::content::store::Site;
use crate::i18n::key::{self, Key};
use crate::model::ids::Slug;
use crate::model::partner::Partner;
use crate::model::place::{Place, Region};
use crate::platform::{Fixed, fixed, piece, still};
use crate::route::map::{Field, Query};
use crate::route::{Route, regions_apart};
use crate::ui::elements::{inline, item, link};
use crate::ui::map::link_to_map;
use crate::ui::text::said;
use leptos::prelude::*;

/// What tells the categories apart, in their order; they repeat where a project has more. Each is a subpath that
/// begins at its middle and reaches seven units from it: disc, square, triangle, lozenge, cross, hourglass.
const SIGNS: [&str; 6] = [
    "m-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "m-5.5-5.5h11v11h-11z",
    "m0-7 7 12.5h-14z",
    "m0-7.5 7.5 7.5-7.5 7.5-7.5-7.5z",
    "m-2.5-7h5v4.5h4.5v5h-4.5v4.5h-5v-4.5h-4.5v-5h4.5z",
    "m-6.5-6.5h13l-4.5 6.5 4.5 6.5h-13l4.5-6.5z",
];

/// A region with its places.
struct Group<'a> {
    region: &'a Region,
    places: Vec<&'a Place>,
}

/// All places; where they are split, the regions.
pub(super) fn places(site: &Site) -> impl IntoView + use<> {
    let groups = groups(site);
    let apart = !regions_apart(site).is_empty();
    let sections = (!apart).then(|| {
        let sections = groups.iter().map(|group| region_section(site, group));
        sections.collect::<Vec<_>>()
    });
    view! {
        {opening(site)}
        {still(view! {
            <div class="overview">{region_links(site, &groups, apart)} {categories(site)}</div>
        })}
        {sections}
    }
}

/// The places of one region, where regions have pages of their own.
pub(super) fn places_of_region(site: &Site, id: &Slug) -> impl IntoView + use<> {
    let groups = groups(site);
    let group = groups.iter().find(|group| group.region.id == *id)?;
    Some(view! {
        {opening(site)}
        {region_links(site, &groups, true)}
        {region_section(site, group)}
    })
}

/// Partners that speak for a region, as links.
pub(super) fn speakers(site: &Site, region: &Slug) -> Vec<Fixed> {
    let speaks = |partner: &&Partner| partner.region.as_ref() == Some(region);
    let links = site.partners().iter().filter(speaks).map(|partner| {
        let href = site.href(&Route::Partner(partner.id.clone()));
        link(href, said(site, &partner.name))
    });
    links.collect()
}

/// The sign of a category, for those who see it; its name stands beside it.
pub(super) fn sign(site: &Site, category: &Slug) -> Fixed {
    sign_of_shape(subpath(site, category))
}

/// A sign as a small drawing among words.
pub(super) fn sign_of_shape(shape: &'static str) -> Fixed {
    let d = format!("M0 0{shape}");
    still(view! { <svg class="sign" viewBox="-8 -8 16 16" aria-hidden="true"><path d=d/></svg> })
}

/// The sign of a category as a subpath that begins at its middle.
pub(super) fn subpath(site: &Site, category: &Slug) -> &'static str {
    SIGNS[shape(site, category)]
}

/// Places as a list; `None` without any.
pub(super) fn directory(site: &Site, places: &[&Place]) -> Option<Fixed> {
    let lines: Vec<Fixed> = places.iter().map(|place| line(site, place)).collect();
    (!places.is_empty()).then(|| still(view! { <ul class="directory signed">{lines}</ul> }))
}

fn line(site: &Site, place: &Place) -> Fixed {
    let category = site
        .label(&site.project.place_categories, &place.category)
        .to_owned();
    let town = site.name(&place.town).to_owned();
    let href = site.href(&Route::Place(place.id.clone()));
    item(piece(view! {
        {sign(site, &place.category)}
        {link(href, said(site, &place.name))}
        {inline("mute", fixed(format!("{category} · {town}")))}
    }))
}

/// The outline of the sign of a category, given by its place among the project's.
pub(super) fn sign_of(category: usize) -> &'static str {
    SIGNS[category % SIGNS.len()]
}

fn shape(site: &Site, category: &Slug) -> usize {
    let categories = &site.project.place_categories;
    let at = categories.iter().position(|label| label.id == *category);
    at.unwrap_or_default() % SIGNS.len()
}

/// The regions that have places, in the order of the file.
fn groups(site: &Site) -> Vec<Group<'_>> {
    let groups = site.regions().iter().map(|region| Group {
        region,
        places: site
            .places()
            .iter()
            .filter(|place| place.region == region.id)
            .collect(),
    });
    groups.filter(|group| !group.places.is_empty()).collect()
}

fn count(site: &Site, key: Key, count: usize) -> String {
    site.words
        .count(key, u32::try_from(count).unwrap_or(u32::MAX))
}

fn opening(site: &Site) -> Fixed {
    let all = count(site, key::PLACES_COUNT, site.places().len());
    let part = site.word(key::PLACES_PART);
    let mut map = Query::default();
    map.set(Field::Without, "partners.events".to_owned());
    still(view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_PLACES)}</h1>
            <p class="lead-in">{all} " " {part}</p>
            <p>{link_to_map(site, &map)}</p>
        </section>
    })
}

/// The page of a region, where regions have pages of their own.
fn apart_address(site: &Site, id: &Slug) -> String {
    site.href(&Route::PlacesOfRegion(id.clone()))
}

/// Links to the regions: to their pages, else to their sections. Where there are no sections the links answer to the
/// fragments of the regions. Those within the page are left to the browser, which then goes on from there with the
/// next Tab; the router would only scroll.
fn region_links(site: &Site, groups: &[Group<'_>], apart: bool) -> Fixed {
    let links = groups.iter().map(|group| {
        let id = group.region.id.to_string();
        let (href, rel) = if apart {
            (apart_address(site, &group.region.id), None)
        } else {
            (format!("#{id}"), Some("external"))
        };
        still(view! {
            <li id=apart.then_some(id)>
                <a href=href rel=rel>{said(site, &group.region.name)}</a>
                " "
                {inline("no", fixed(group.places.len().to_string()))}
            </li>
        })
    });
    let links: Vec<Fixed> = links.collect();
    still(view! {
        <nav aria-label=site.word(key::PLACES_REGIONS)>
            <ul class="counted">{links}</ul>
        </nav>
    })
}

/// The categories that have places, with their signs and how many there are of each.
fn categories(site: &Site) -> Fixed {
    let items = site.project.place_categories.iter().filter_map(|category| {
        let of_category = |place: &&Place| place.category == category.id;
        let count = site.places().iter().filter(of_category).count();
        (count > 0).then(|| {
            item(piece(view! {
                {sign(site, &category.id)}
                {said(site, &category.label)}
                " "
                {inline("no", fixed(count.to_string()))}
            }))
        })
    });
    let items: Vec<Fixed> = items.collect();
    let name = site.word(key::PLACES_CATEGORIES);
    still(view! { <ul class="counted signed" aria-label=name>{items}</ul> })
}

fn region_section(site: &Site, group: &Group<'_>) -> Fixed {
    let region = group.region;
    let count = count(site, key::PLACES_IN_REGION, group.places.len());
    let speakers = speakers(site, &region.id);
    let speakers = (!speakers.is_empty()).then(|| {
        let links = speakers.into_iter().map(|link| piece(view! { " " {link} }));
        let links: Vec<Fixed> = links.collect();
        piece(view! { " · " {site.word(key::PLACE_SPEAKER)} ":" {links} })
    });
    still(view! {
        <section class="sec">
            <h2 id=region.id.to_string() tabindex="-1">{said(site, &region.name)}</h2>
            <p class="mute">{count} {speakers}</p>
            {directory(site, &group.places)}
        </section>
    })
}
