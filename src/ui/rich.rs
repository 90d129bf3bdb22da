//! A long text with inline markup.

use crate::content::store::Site;
use crate::model::markup::{self, Block, Inline};
use crate::model::text::Text;
use crate::platform::{Fixed, fixed, still};
use leptos::prelude::*;

/// The blocks of a long text.
pub fn rich(site: &Site, text: &Text) -> impl IntoView + use<> {
    let chosen = site.choose(text);
    let lang = chosen.foreign.map(ToString::to_string);
    let blocks = markup::parse(chosen.text)
        .into_iter()
        .map(block)
        .collect_view();
    view! { <div class="rich" lang=lang>{blocks}</div> }
}

fn block(block: Block) -> Fixed {
    match block {
        Block::Paragraph(pieces) => still(view! { <p>{inline(pieces)}</p> }),
        Block::List(items) => {
            let items = items
                .into_iter()
                .map(|item| view! { <li>{inline(item)}</li> })
                .collect_view();
            still(view! { <ul class="points">{items}</ul> })
        }
    }
}

fn inline(pieces: Vec<Inline>) -> impl IntoView {
    pieces
        .into_iter()
        .map(|piece| match piece {
            Inline::Text(words) => fixed(words),
            Inline::Emphasis(words) => still(view! { <em>{words}</em> }),
            Inline::Strong(words) => still(view! { <strong>{words}</strong> }),
            Inline::Link(href, words) => {
                still(view! { <a href=href.as_str().to_owned()>{words}</a> })
            }
        })
        .collect_view()
}
