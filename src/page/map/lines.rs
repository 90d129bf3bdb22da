//! The list of what the map shows: partners, events, and the places by region.

use super::marks::remarks;
use super::{fragment, word_of};
use crate::content::store::Site;
use crate::i18n::key;
use crate::platform::{Fixed, piece, still};
use crate::search::map::{Index, Layer};
use crate::ui::layout::list_of_ways;
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
        section(class, site.word(word_of(layer)), ordered(site, index, &own))
    });
    piece(sections.into_iter().collect_view())
}

/// Some spots, given by their places in the list; `None` without any.
pub(super) fn ordered(site: &Site, index: &Index, spots: &[usize]) -> Option<Fixed> {
    let lines: Vec<Fixed> = spots.iter().map(|at| line(site, index, *at)).collect();
    (!spots.is_empty()).then(|| still(view! { <ol class="spots">{lines}</ol> }))
}

fn line(site: &Site, index: &Index, at: usize) -> Fixed {
    let named = index.named(at);
    let href = site.href(&index.route(at));
    let show = site.words.with(key::MAP_LOCATE, &[("name", named.name)]);
    still(view! { <li id=fragment(at)>
            <span class="no" aria-hidden="true">{at + 1}</span>
            <a href=href>{said(site, &named.text())}</a>
            <span class="mute">{remarks(index, at)}</span>
            <button type="button" class="locate needs-code" name="show" value=at.to_string() aria-label=show></button>
        </li>
    })
}

/// Where the list is too long for a page: the ways to its parts.
pub(super) fn ways(site: &Site) -> Fixed {
    still(view! { <div class="all">{list_of_ways(site)}</div> })
}
