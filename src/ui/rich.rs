//! A long text with inline markup.

use crate::content::store::Site;
use crate::model::markup::{self, Block, Inline};
use crate::model::text::Text;
use leptos::prelude::*;

/// The blocks of a long text.
pub fn rich(site: &Site, text: &Text) -> impl IntoView + use<> {
    let chosen = site.choose(text);
    let lang = chosen.foreign.map(ToString::to_string);
    let blocks = markup::parse(chosen.text).into_iter().map(block).collect_view();
    view! { <div class="rich" lang=lang>{blocks}</div> }
}

fn block(block: Block) -> AnyView {
    match block {
        Block::Paragraph(pieces) => view! { <p>{inline(pieces)}</p> }.into_any(),
        Block::List(items) => {
            let items = items.into_iter().map(|item| view! { <li>{inline(item)}</li> }).collect_view();
            view! { <ul class="points">{items}</ul> }.into_any()
        }
    }
}

fn inline(pieces: Vec<Inline>) -> impl IntoView {
    pieces
        .into_iter()
        .map(|piece| match piece {
            Inline::Text(words) => words.into_any(),
            Inline::Emphasis(words) => view! { <em>{words}</em> }.into_any(),
            Inline::Strong(words) => view! { <strong>{words}</strong> }.into_any(),
            Inline::Link(href, words) => view! { <a href=href.as_str().to_owned()>{words}</a> }.into_any(),
        })
        .collect_view()
}
