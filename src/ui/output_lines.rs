//! Outputs in a list.

use crate::content::store::Site;
use crate::model::output::Output;
use crate::platform::{Fixed, fixed, piece, still};
use crate::route::Route;
use crate::ui::elements::{inline, item, link};
use crate::ui::text::said;
use crate::ui::when::came_out;
use leptos::prelude::*;

/// Outputs as a list, each with its linked name, its languages and its date as far as known; `None` without any.
pub fn output_lines(site: &Site, outputs: &[&Output]) -> Option<Fixed> {
    let lines = outputs
        .iter()
        .map(|output| line(site, output))
        .collect::<Vec<_>>();
    (!outputs.is_empty()).then(|| still(view! { <ul class="output-lines">{lines}</ul> }))
}

fn line(site: &Site, output: &Output) -> Fixed {
    let languages = languages(site, output).map(|names| inline("mute", fixed(names)));
    let date = came_out(site, output).map(|date| inline("mute date", date));
    let href = site.href(&Route::Output(output.id.clone()));
    let title = link(href, said(site, &output.title));
    item(piece(view! { {title} {languages} {date} }))
}

/// The languages in which an output exists, where known: "English, German".
pub fn languages(site: &Site, output: &Output) -> Option<String> {
    let names: Vec<&str> = output
        .languages
        .iter()
        .map(|code| site.language(code))
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}
