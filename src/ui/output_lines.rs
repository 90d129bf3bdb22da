//! Outputs in a list.

use crate::content::store::Site;
use crate::model::output::Output;
use crate::platform::{Fixed, still};
use crate::route::Route;
use crate::ui::text::said;
use crate::ui::when::came_out;
use leptos::prelude::*;

/// Outputs as a list, each with its linked name, its languages and its date as far as known; `None` without any.
pub fn output_lines(site: &Site, outputs: &[&Output]) -> Option<Fixed> {
    let lines = outputs
        .iter()
        .map(|output| line(site, output))
        .collect_view();
    (!outputs.is_empty()).then(|| still(view! { <ul class="output-lines">{lines}</ul> }))
}

fn line(site: &Site, output: &Output) -> impl IntoView + use<> {
    let languages =
        languages(site, output).map(|names| view! { <span class="mute">{names}</span> });
    let date = came_out(site, output).map(|date| view! { <span class="mute date">{date}</span> });
    view! {
        <li>
            <a href=site.href(&Route::Output(output.id.clone()))>{said(site, &output.title)}</a>
            {languages}
            {date}
        </li>
    }
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
