//! What the project made, as a list.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::output::Output;
use crate::route::Route;
use crate::ui::text::said;
use leptos::prelude::*;

/// All outputs.
pub(super) fn outputs(site: &Site) -> impl IntoView + use<> {
    let lines = site.outputs().iter().map(|output| line(site, output));
    view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_OUTPUTS)}</h1>
        </section>
        <section class="sec"><ul class="directory">{lines.collect_view()}</ul></section>
    }
}

fn line(site: &Site, output: &Output) -> impl IntoView + use<> {
    let kind = site
        .label(&site.project.output_kinds, &output.kind)
        .to_owned();
    view! {
        <li>
            <a href=site.href(&Route::Output(output.id.clone()))>{said(site, &output.title)}</a>
            <span class="mute">{kind}</span>
        </li>
    }
}
