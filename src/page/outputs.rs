//! What the project made, by kind.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::output::Output;
use crate::model::project::Label;
use crate::platform::{Fixed, fixed};
use crate::route::Route;
use crate::ui::section::section;
use crate::ui::text::said;
use crate::ui::when::came_out;
use leptos::prelude::*;

/// All outputs.
pub(super) fn outputs(site: &Site) -> impl IntoView + use<> {
    let count = u32::try_from(site.outputs().len()).unwrap_or(u32::MAX);
    let kinds = site.project.output_kinds.iter();
    let kinds = kinds.map(|kind| kind_view(site, kind)).collect_view();
    view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_OUTPUTS)}</h1>
            <p class="lead-in">{site.words.count(key::OUTPUTS_COUNT, count)}</p>
        </section>
        <div class="catalogue">{kinds}</div>
    }
}

fn kind_view(site: &Site, kind: &Label) -> Option<Fixed> {
    let outputs = site.outputs().iter();
    let of_kind: Vec<&Output> = outputs.filter(|output| output.kind == kind.id).collect();
    section(
        "kind",
        said(site, &kind.label),
        output_lines(site, &of_kind),
    )
}

/// Outputs as a list, each with its linked name, its languages and its date as far as known; `None` without any.
pub(super) fn output_lines(site: &Site, outputs: &[&Output]) -> Option<Fixed> {
    let lines = outputs
        .iter()
        .map(|output| line(site, output))
        .collect_view();
    (!outputs.is_empty()).then(|| fixed(view! { <ul class="output-lines">{lines}</ul> }))
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
pub(super) fn languages(site: &Site, output: &Output) -> Option<String> {
    let names: Vec<&str> = output
        .languages
        .iter()
        .map(|code| site.language(code))
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}
