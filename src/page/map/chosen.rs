//! What the map tells of the spot that is chosen, or of spots on one place.

use super::lines::ordered;
use super::marks::remarks;
use crate::content::store::Site;
use crate::geo::degrees::degrees;
use crate::geo::earth::away;
use crate::geo::nearest::nearest_of;
use crate::i18n::key::{self, Key};
use crate::model::place::{Position, Precision};
use crate::page::place::exactness;
use crate::platform::{Fixed, fixed, piece, still};
use crate::route::Route;
use crate::search::map::{Index, Layer, Spot, written};
use crate::ui::elements::paragraph;
use crate::ui::found::DRAWN;
use crate::ui::link::{more_link, website};
use crate::ui::text::said;
use leptos::prelude::*;

/// How many of the nearest others are named.
const NEAR: usize = 3;

/// What is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// A spot, by its place in the list.
    Spot(usize),
    /// Spots on one place.
    Group(Vec<usize>),
}

/// From where distances are told.
pub(super) struct From<'a> {
    /// The spot that was chosen before.
    pub(super) before: Option<usize>,
    /// From where the visitor came, the last spot last.
    pub(super) trail: &'a [usize],
    /// The visitor's position, thousandths of a degree.
    pub(super) me: Option<(i32, i32)>,
    /// Which layers are shown.
    pub(super) layers: [bool; 3],
}

/// The panel.
pub(super) fn chosen(site: &Site, index: &Index, shown: &Shown, from: &From<'_>) -> Fixed {
    let content = match shown {
        Shown::Spot(at) => of_spot(site, index, *at, from),
        Shown::Group(spots) => {
            let lines = ordered(site, index, &spots[..spots.len().min(DRAWN)], false);
            piece(
                view! { <h2 tabindex="-1">{index.named(spots[0]).town.to_owned()}</h2>
                    {lines}
                },
            )
        }
    };
    let close = site.word(key::MAP_CLOSE);
    piece(view! {
        <button type="button" class="close" name="close" aria-label=close></button>
        {content}
    })
}

fn of_spot(site: &Site, index: &Index, at: usize, from: &From<'_>) -> Fixed {
    let spot = &index.spots[at];
    let href = site.href(&index.route(at));
    let (lat, lon) = written(spot.degrees);
    let geo = format!("geo:{lat},{lon}");
    // The region of an event is but the nearest one.
    let region = match spot.layer {
        Layer::Events => "",
        _ => index.label(spot, 1),
    };
    let region_and_country = [region, index.label(spot, 2)];
    let where_it_is: Vec<&str> = region_and_country
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect();
    let before = from.before.map(|before| {
        let degrees = index.spots[before].degrees;
        told_from(site, degrees, called(index, before), spot, "")
    });
    let me = from.me.map(|me| {
        told_from(
            site,
            me,
            site.words.text(key::MAP_MY_PLACE),
            spot,
            "from-me",
        )
    });
    let ask = from.me.is_none().then(|| {
        view! {
            <p class="mute">
                <button type="button" class="more" name="me">{site.word(key::MAP_ME)}</button>
                " "
                <span class="from-me">{site.word(key::MAP_ME_NOTE)}</span>
            </p>
        }
    });
    piece(
        view! { <h2 tabindex="-1"><a href=href.clone()>{said(site, &index.named(at).text())}</a></h2>
            <p>{remarks(index, at)}</p>
            <p class="mute">{where_it_is.join(", ")}</p>
            {address(site, index, at)}
            <p class="mute">
                {site.word(exactness(spot.precision))} " · "
                <a href=geo>{format!("{lat}, {lon}")}</a>
            </p>
            {before}
            {me}
            {near(site, index, at, from)}
            {ask}
            {more_link(href, site.word(key::MAP_PAGE))}
        },
    )
}

/// Address and site of a place, once its own file is there.
fn address(site: &Site, index: &Index, at: usize) -> Option<Fixed> {
    let Route::Place(id) = index.route(at) else {
        return None;
    };
    let place = site.place(&id)?;
    let address = place
        .address
        .as_ref()
        .map(|address| site.name(address).to_owned());
    let link = place.website.as_ref().map(|link| website(site, link));
    let is_something = address.is_some() || link.is_some();
    is_something.then(|| paragraph("mute", piece(view! { {address} " " {link} })))
}

/// What a spot is called where distances are told: the town of a partner, else its name.
fn called(index: &Index, at: usize) -> &str {
    let named = index.named(at);
    match index.spots[at].layer {
        Layer::Partners => named.town,
        _ => named.name,
    }
}

/// How far it is from a position, and in which direction it lies from there.
fn told_from(
    site: &Site,
    from: (i32, i32),
    place: &str,
    spot: &Spot,
    class: &'static str,
) -> Fixed {
    let keys = (key::MAP_AWAY, key::MAP_SAME_PLACE);
    paragraph(
        class,
        fixed(away_from(site, from, place, spot.degrees, keys)),
    )
}

/// How far a place is from another with a name, in the words of two keys: the second where that is next to nothing.
fn away_from(
    site: &Site,
    from: (i32, i32),
    place: &str,
    to: (i32, i32),
    (far, near): (Key, Key),
) -> String {
    let place = ("place", place);
    match away(&position(from), &position(to)) {
        Some(away) => {
            let distance = away.kilometres.to_string();
            let direction = site.words.text(key::MAP_COMPASS[away.compass]);
            let values = [("distance", &*distance), ("direction", direction), place];
            site.words.with(far, &values)
        }
        None => site.words.with(near, &[place]),
    }
}

fn position((lat, lon): (i32, i32)) -> Position {
    Position {
        lat: degrees(lat),
        lon: degrees(lon),
        precision: Precision::Site,
    }
}

/// The way on to the nearest other that wasn't chosen yet, and back; and the nearest others, whatever is looked for. All are
/// buttons that choose.
fn near(site: &Site, index: &Index, at: usize, from: &From<'_>) -> Fixed {
    let spot = &index.spots[at];
    let own = index.of_record(at);
    let is_shown = |other: &usize| from.layers[index.spots[*other].layer as usize];
    let others = (0..index.named_count()).filter(|other| !own.contains(other));
    let others = others.filter(is_shown);
    let others: Vec<usize> = others.collect();
    let nearest = |others: &[usize], count: usize| -> Vec<usize> {
        let points = others.iter().map(|other| index.spots[*other].at);
        let nearest = nearest_of(spot.at, points, count).into_iter();
        nearest.map(|(_, at)| others[at]).collect()
    };
    let lines = nearest(&others, NEAR).into_iter().map(|other| {
        let degrees = index.spots[other].degrees;
        let keys = (key::MAP_OFF, key::MAP_NEAR_BY);
        let away = away_from(site, spot.degrees, "", degrees, keys);
        view! {
            <li>
                <button type="button" name="show" value=other.to_string()>
                    {index.named(other).name.to_owned()}
                </button>
                " "
                <span class="mute">{away}</span>
            </li>
        }
    });
    let lines: Vec<_> = lines.collect();
    let step = |name: &'static str, (words, label): (Key, Key), to: usize| {
        let label = site.words.with(label, &[("name", called(index, to))]);
        let (value, words) = (to.to_string(), site.word(words));
        still(
            view! { <button type="button" class="more" name=name value=value aria-label=label>{words}</button> },
        )
    };
    let back = (key::MAP_BACK, key::MAP_BACK_TO);
    let back = from.trail.last().map(|before| step("back", back, *before));
    let further: Vec<usize> = others
        .into_iter()
        .filter(|at| !from.trail.contains(at))
        .collect();
    let on = (key::MAP_ON, key::MAP_ON_TO);
    let on = nearest(&further, 1)
        .first()
        .map(|next| step("on", on, *next));
    let heading = site.word(key::MAP_NEAR);
    let nearest =
        (!lines.is_empty()).then(|| view! { <h3 class="kick">{heading}</h3> <ul>{lines}</ul> });
    piece(view! { <div class="walk">{back} {on}</div> {nearest} })
}
