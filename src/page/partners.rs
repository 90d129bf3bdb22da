//! The partners: a drawn map of their seats, and the same as a list.

use super::partner::role;
use crate::content::store::Site;
use crate::geo::labels::{Mark, Placed, place};
use crate::geo::projection::{to_map, view_box};
use crate::i18n::key;
use crate::model::partner::{Partner, Role};
use crate::route::Route;
use crate::ui::svg_link::svg_link;
use crate::ui::text::said;
use leptos::prelude::*;

/// Radius of a seat, in map units (kilometres).
const SEAT: f64 = 16.0;
/// Radius of what answers a pointer around a seat.
const TARGET: f64 = 26.0;
/// Radius of the halo that stands for a region, whatever its size.
const HALO: f64 = 52.0;
/// Height of a label.
const LABEL: f64 = 30.0;
/// Width of a label's letter, on the wide side for the narrow face.
const LETTER: f64 = 13.5;

/// All partners.
pub(super) fn partners(site: &Site) -> impl IntoView + use<> {
    let listed = site
        .partners()
        .iter()
        .enumerate()
        .map(|(at, partner)| list_item(site, at + 1, partner))
        .collect_view();
    view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_PARTNERS)}</h1>
            <p class="lead-in">{said(site, &site.project.partnership)}</p>
        </section>
        <div class="map-and-list">
            {map(site)}
            <ol class="partner-list">{listed}</ol>
        </div>
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
    view! {
        <li id=partner.id.to_string()>
            <span class="no" aria-hidden="true">{mark}</span>
            <h2>
                <a href=site.href(&Route::Partner(partner.id.clone()))>{said(site, &partner.name)}</a>
            </h2>
            <p class="mute">{town} {country} " · " {role(site, partner)}</p>
        </li>
    }
}

/// A partner with a seat, where it stands on the map, and its number in the list.
struct Seat<'a> {
    partner: &'a Partner,
    number: usize,
    mark: Mark,
}

fn map(site: &Site) -> impl IntoView + use<> {
    let view = view_box(&site.project.map);
    let seats = seats(site);
    let marks: Vec<Mark> = seats.iter().map(|seat| seat.mark).collect();
    let labels = place(&marks, LABEL, SEAT + 2.0, &view);
    let halos = seats.iter().filter(|seat| seat.partner.region.is_some()).map(|seat| {
        view! { <circle class="halo" cx=units(seat.mark.x) cy=units(seat.mark.y) r=units(HALO)/> }
    });
    let halos = halos.collect_view();
    let links = seats
        .iter()
        .zip(&labels)
        .map(|(seat, label)| seat_link(site, seat, label))
        .collect_view();
    let name = site.word(key::MAP_NAME);
    let caption = site.word(key::MAP_CAPTION);
    let view_box = format!("{} {} {} {}", view.x, view.y, view.width, view.height);
    view! {
        <figure class="map-frame">
            <svg class="map" viewBox=view_box role="group" aria-label=name>
                <g class="ground" inner_html=site.base_map().to_owned()></g>
                <g>{halos}</g>
                <g>{links}</g>
            </svg>
            <figcaption class="mute">{caption}</figcaption>
        </figure>
    }
}

fn seats(site: &Site) -> Vec<Seat<'_>> {
    let numbered = site.partners().iter().enumerate();
    let seats = numbered.filter_map(|(at, partner)| {
        let position = partner.position?;
        let (x, y) = to_map(position.lat, position.lon);
        let letters = label(site, partner).chars().count();
        let mark = Mark {
            x,
            y,
            width: f64::from(u16::try_from(letters).unwrap_or(u16::MAX)) * LETTER,
        };
        Some(Seat {
            partner,
            number: at + 1,
            mark,
        })
    });
    seats.collect()
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
        <circle class="target" cx=units(x) cy=units(y) r=units(TARGET)/>
        <circle class="disc" cx=units(x) cy=units(y) r=units(SEAT)/>
        <text class="no" x=units(x) y=units(y) text-anchor="middle">{seat.number}</text>
        <text class="label" x=units(x + label_at.dx) y=units(y + label_at.dy) text-anchor=label_at.anchor.as_str()>
            {town}
        </text>
    };
    svg_link(
        site.href(&Route::Partner(partner.id.clone())),
        class,
        name,
        drawing,
    )
}

/// A length or coordinate to a tenth of a unit, and the same digits in the browser as in the exporter.
fn units(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    let (sign, tenths) = (if tenths < 0 { "-" } else { "" }, tenths.unsigned_abs());
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}
