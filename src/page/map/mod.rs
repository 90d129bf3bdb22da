//! The map of everything: where partners have their seats, where events took place, where industrial culture can be
//! seen. A map to be explored and the same as a list; both are there without any code.

mod chosen;
mod explorer;
mod lines;
mod marks;
pub mod picture;
mod stage;

use crate::content::store::Site;
use crate::i18n::key::{self, Key};
use crate::platform::{Fixed, later, piece, still};
use crate::route::map::Field;
use crate::route::{Feed, SPLIT_ABOVE};
use crate::search::map::{FIELDS, Index, Layer};
use crate::ui::found::{answers, choice, search_with_choices};
use leptos::prelude::*;
use std::sync::{Arc, LazyLock};

/// The fragment of the list.
const LIST: &str = "map-list";

/// What is on the map, once it is asked for: of a long list its reading takes longer than all else at the start.
type Later = LazyLock<Index, Read>;
type Read = Box<dyn FnOnce() -> Index + Send>;

/// The page of the map.
pub(super) fn map(site: &Arc<Site>) -> impl IntoView + use<> {
    let index = {
        let site = Arc::clone(site);
        let read: Read = Box::new(move || Index::of(&site));
        Arc::new(LazyLock::new(read))
    };
    let opening = still(view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_MAP)}</h1>
            <p class="lead-in">{site.word(key::MAP_LEAD)}</p>
        </section>
    });
    let inside = {
        let (site, index) = (Arc::clone(site), Arc::clone(&index));
        later(move || inside(&site, &index))
    };
    let explorer = still(view! { <div class="explorer">{inside}</div> });
    explorer::explore(site, index);
    (opening, explorer)
}

/// The map, and what it tells.
fn inside(site: &Site, index: &Index) -> Fixed {
    let lines = match is_split(index) {
        true => lines::ways(site, index),
        false => lines::lines(site, index),
    };
    piece(view! {
        <div class="atlas">
            <a class="past" rel="external" href=format!("#{LIST}")>{site.word(key::MAP_SKIP)}</a>
            {layers(site, index)}
            {stage::stage(site, index)}
        </div>
        <div class="told">
            <section class="chosen" aria-live="off"></section>
            {controls(site, index)}
            <div class="map-list" id=LIST tabindex="-1">
                <div class="results"></div>
                {lines}
            </div>
            {downloads(site)}
        </div>
    })
}

/// Whether the list is too long for a page.
fn is_split(index: &Index) -> bool {
    index.spots.len() > SPLIT_ABOVE
}

/// The legend, whose check boxes switch layers off; the style alone does it where there is no code.
fn layers(site: &Site, index: &Index) -> impl IntoView + use<> {
    let of_spots = Layer::ALL.into_iter().filter_map(|layer| {
        let count = index.of_layer(layer).count();
        let words = site.word(word_of(layer));
        (count > 0).then(|| box_of(layer.name(), words, count.to_string()))
    });
    let further = [("regions", key::MAP_REGIONS), ("waters", key::MAP_WATERS)];
    let further = further.map(|(name, key)| box_of(name, site.word(key), String::new()));
    let boxes: Vec<Fixed> = of_spots.chain(further).collect();
    view! {
        <fieldset class="layers">
            <legend>{site.word(key::MAP_LAYERS)}</legend>
            {boxes}
        </fieldset>
    }
}

fn box_of(name: &'static str, words: String, count: String) -> Fixed {
    let class = format!("key of-{name}");
    still(view! { <label>
            <input type="checkbox" name="layer" value=name checked="" autocomplete="off"/>
            <span class=class></span>
            {words}
            " "
            <span class="mute">{count}</span>
        </label>
    })
}

/// What a layer is called.
fn word_of(layer: Layer) -> Key {
    match layer {
        Layer::Partners => key::NAV_PARTNERS,
        Layer::Events => key::NAV_EVENTS,
        Layer::Places => key::NAV_PLACES,
    }
}

/// The search box and the choices.
fn controls(site: &Site, index: &Index) -> impl IntoView + use<> {
    let choices = (0..FIELDS.len()).filter_map(|at| choice_of(site, index, at));
    let all = index.spots.len() as u32;
    let found = site.words.count(key::MAP_FOUND, all);
    view! {
        {search_with_choices(site, site.word(key::MAP_SEARCH), choices.collect())}
        {answers(site, found)}
    }
}

/// The choice of a field, given by its place in [`FIELDS`], among the values that a spot has; none where all have the
/// same.
fn choice_of(site: &Site, index: &Index, at: usize) -> Option<Fixed> {
    let field = FIELDS[at];
    let is_used = |number: &usize| {
        index
            .spots
            .iter()
            .any(|spot| spot.values[at] == Some(*number))
    };
    let values = index.values.iter().enumerate();
    let values = values.filter(|(number, (of, _))| *of == field && is_used(number));
    let options: Vec<_> = values
        .map(|(_, (_, value))| {
            view! { <option value=value.id.clone()>{value.label.clone()}</option> }
        })
        .collect();
    (options.len() > 1).then(|| {
        choice(
            site,
            name_of(field),
            field.name(),
            false,
            Some(piece(options)),
        )
    })
}

/// What a field is called.
fn name_of(field: Field) -> Key {
    match field {
        Field::Category => key::MAP_CATEGORY,
        Field::Region => key::PLACE_REGION,
        _ => key::FILTER_COUNTRY,
    }
}

/// Files of everything on the map, and of what a visitor looks at.
fn downloads(site: &Site) -> impl IntoView + use<> {
    let kinds = [(Feed::GeoJson, key::MAP_GEOJSON), (Feed::Csv, key::MAP_CSV)];
    let files = kinds.clone().map(|(feed, key)| {
        let (href, name) = (site.href_of(&feed), feed.file_name());
        view! { " " <a href=href download=name rel="external">{site.word(key)}</a> }
    });
    let buttons = kinds.map(|(feed, key)| {
        view! { " " <button type="button" class="more" name="save" value=feed.file_name()>{site.word(key)}</button> }
    });
    view! {
        <p class="mute downloads">{site.word(key::MAP_DOWNLOAD)} {files.into_iter().collect_view()}</p>
        <p class="mute needs-code">{site.word(key::MAP_DOWNLOAD_SHOWN)} {buttons.into_iter().collect_view()}</p>
    }
}

/// The fragment of a spot's line in the list, by its place in it.
fn fragment(at: usize) -> String {
    format!("spot-{}", at + 1)
}
