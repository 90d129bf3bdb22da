//! The list of what the map shows: partners, events, and the places by region.

use super::marks::remarks;
use super::{fragment, word_of};
use crate::content::store::Site;
use crate::i18n::key;
use crate::platform::{Fixed, fixed, piece, still};
use crate::search::map::{Index, Layer};
use crate::ui::elements::{item, link};
use crate::ui::section::section;
use crate::ui::text::said;
use leptos::prelude::*;

/// The whole list.
pub(super) fn lines(site: &Site, index: &Index) -> Fixed {
    let sections = Layer::ALL.map(|layer| {
        let own: Vec<usize> = index.of_layer(layer).map(|(at, _)| at).collect();
        let class = match layer {
            Layer::Partners => "of-partners",
            Layer::Events => "of-events",
            Layer::Places => "of-places",
        };
        section(
            class,
            site.word(word_of(layer)),
            ordered(site, index, &own, true),
        )
    });
    piece(sections.into_iter().collect_view())
}

/// Some spots, given by their places in the list, as the list itself or elsewhere; `None` without any.
pub(super) fn ordered(site: &Site, index: &Index, spots: &[usize], is_list: bool) -> Option<Fixed> {
    let lines = spots.iter().map(|at| line(site, index, *at, is_list));
    let lines: Vec<Fixed> = lines.collect();
    (!spots.is_empty()).then(|| still(view! { <ol class="spots">{lines}</ol> }))
}

fn line(site: &Site, index: &Index, at: usize, is_list: bool) -> Fixed {
    let named = index.named(at);
    let href = site.href(&index.route(at));
    let show = site.words.with(key::MAP_LOCATE, &[("name", named.name)]);
    still(view! { <li id=is_list.then(|| fragment(at))>
            <span class="no" aria-hidden="true">{at + 1}</span>
            <a href=href>{said(site, &named.text())}</a>
            <span class="mute">{remarks(index, at)}</span>
            <button type="button" class="locate needs-code" name="show" value=at.to_string() aria-label=show></button>
        </li>
    })
}

/// Where the list is too long for a page: how to see a part of it, and the ways to the whole.
pub(super) fn ways(site: &Site, index: &Index) -> Fixed {
    let layers = Layer::ALL.into_iter();
    let layers = layers.filter(|layer| index.of_layer(*layer).next().is_some());
    let ways = layers.map(|layer| {
        let words = fixed(site.word(word_of(layer)));
        item(link(site.href(&layer.list()), words))
    });
    let ways: Vec<Fixed> = ways.collect();
    still(view! { <div class="all">
            <p class="needs-code">{site.word(key::MAP_MANY)}</p>
            <ul class="ways">{ways}</ul>
        </div>
    })
}
