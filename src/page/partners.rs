//! The partners: a drawn map of their seats, and the same as a list.

use super::partner::role;
use crate::content::store::{File, Site};
use crate::draw::units;
use crate::geo::labels::{Mark, Placed, place};
use crate::geo::projection::{ViewBox, to_map, view_box};
use crate::i18n::key;
use crate::model::link::Href;
use crate::model::partner::{Partner, Role};
use crate::platform::{Fixed, fixed, piece, still};
use crate::route::Route;
use crate::route::map::{Field, Query};
use crate::ui::elements::paragraph;
use crate::ui::map;
use crate::ui::svg_link::svg_link;
use crate::ui::text::said;
use leptos::prelude::*;

/// Radius of a seat, in map units (kilometres).
const SEAT: f64 = 16.0;
/// Radius of what answers a pointer around a seat.
const TARGET: f64 = 26.0;
/// Height of a label on a narrow screen, in map units. On wide ones it is drawn smaller, and keeps this room.
const LABEL: f64 = 44.0;
/// Width of such a label's letter, on the wide side for the narrow face.
const LETTER: f64 = 19.8;
/// How far labels keep off the edge of the map.
const EDGE: i32 = 24;
/// Radius of the halo that stands for a region, whatever its size.
const HALO: f64 = 52.0;

/// All partners.
pub(super) fn partners(site: &Site) -> impl IntoView + use<> {
    let listed = site
        .partners()
        .iter()
        .enumerate()
        .map(|(at, partner)| list_item(site, at + 1, partner))
        .collect_view();
    let mut query = Query::default();
    query.set(Field::Without, "events.places".to_owned());
    view! {
        {still(view! { <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_PARTNERS)}</h1>
            <p class="lead-in">{said(site, &site.project.partnership)}</p>
            <p>{map::link_to_map(site, &query)}</p>
        </section> })}
        {still(view! { <div class="map-and-list">
            {seats_on_map(site)}
            <ol class="partner-list">{listed}</ol>
        </div> })}
    }
}

fn list_item(site: &Site, number: usize, partner: &Partner) -> impl IntoView + use<> {
    let town = partner
        .town
        .as_ref()
        .map(|town| format!("{}, ", site.name(town)));
    let country = site.country(&partner.country).to_owned();
    let mark = if partner.position.is_some() {
        number.to_string()
    } else {
        String::new()
    };
    let addresses = [
        partner.website.as_ref().map(|link| &link.url),
        partner.email.as_ref(),
    ];
    let addresses: Vec<&str> = addresses.into_iter().flatten().map(Href::short).collect();
    let contact =
        (!addresses.is_empty()).then(|| paragraph("on-paper", fixed(addresses.join(", "))));
    view! {
        <li id=partner.id.to_string()>
            <span class="no" aria-hidden="true">{mark}</span>
            <h2>
                <a href=site.href(&Route::Partner(partner.id.clone()))>{said(site, &partner.name)}</a>
            </h2>
            <p class="mute">{town} {country} " · " {role(site, partner)}</p>
            {contact}
        </li>
    }
}

/// A partner with a seat, where it stands on the map, and its number in the list.
struct Seat<'a> {
    partner: &'a Partner,
    number: usize,
    mark: Mark,
}

fn seats_on_map(site: &Site) -> Fixed {
    let seats = seats(site);
    let marks: Vec<Mark> = seats.iter().map(|seat| seat.mark).collect();
    let labels = labels(site, &marks);
    let of_regions = seats.iter().filter(|seat| seat.partner.region.is_some());
    let halos = of_regions
        .map(|seat| map::disc("halo", seat.mark.x, seat.mark.y, HALO))
        .collect_view();
    let links = seats
        .iter()
        .zip(&labels)
        .map(|(seat, label)| seat_link(site, seat, label))
        .collect_view();
    let drawing = piece(view! { <g>{halos}</g>
        <g>{links}</g>
    });
    let view_box = view_box(&site.project.map).value();
    let name = site.word(key::PARTNERS_MAP);
    still(view! { <figure class="map-frame">
            <svg class="map" viewBox=view_box role="group" aria-label=name>
                {map::ground(site, &File::BaseMap)}
                {drawing}
            </svg>
            <figcaption class="mute">{site.word(key::PARTNERS_CAPTION)}</figcaption>
        </figure>
    })
}

/// Places for the labels of marks.
fn labels(site: &Site, marks: &[Mark]) -> Vec<Placed> {
    let shown = view_box(&site.project.map);
    let room = ViewBox {
        x: shown.x + EDGE,
        y: shown.y + EDGE,
        width: shown.width - 2 * EDGE,
        height: shown.height - 2 * EDGE,
    };
    place(marks, &[], &room)
}

fn seats(site: &Site) -> Vec<Seat<'_>> {
    let numbered = site.partners().iter().enumerate();
    let seats = numbered.filter_map(|(at, partner)| {
        let position = partner.position?;
        let letters = label(site, partner).chars().count();
        Some(Seat {
            partner,
            number: at + 1,
            mark: mark(to_map(position.lat, position.lon), letters),
        })
    });
    seats.collect()
}

/// A seat with a label of so many letters.
fn mark((x, y): (f64, f64), letters: usize) -> Mark {
    Mark {
        x,
        y,
        radius: SEAT + 2.0,
        width: f64::from(u16::try_from(letters).unwrap_or(u16::MAX)) * LETTER,
        height: LABEL,
    }
}

fn label<'a>(site: &'a Site, partner: &'a Partner) -> &'a str {
    site.name(partner.town.as_ref().unwrap_or(&partner.short_name))
}

fn seat_link(site: &Site, seat: &Seat<'_>, label_at: &Placed) -> impl IntoView + use<> {
    let partner = seat.partner;
    let (x, y) = (seat.mark.x, seat.mark.y);
    let town = label(site, partner).to_owned();
    let name = format!("{town}: {}", site.say(&partner.name));
    let class = if partner.role == Role::Academic {
        "seat academic"
    } else {
        "seat"
    };
    let drawing = view! {
        {map::disc("target", x, y, TARGET)}
        {map::disc("disc", x, y, SEAT)}
        <text class="no" aria-hidden="true" x=units(x) y=units(y) text-anchor="middle">{seat.number}</text>
        {map::label(&seat.mark, label_at, fixed(town))}
    };
    svg_link(
        site.href(&Route::Partner(partner.id.clone())),
        class,
        name,
        drawing,
    )
}
