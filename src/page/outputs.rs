//! What the project made, by kind.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::output::Output;
use crate::model::project::Label;
use crate::platform::{Fixed, still};
use crate::ui::output_lines::output_lines;
use crate::ui::section::section;
use crate::ui::text::said;
use leptos::prelude::*;

/// All outputs.
pub(super) fn outputs(site: &Site) -> impl IntoView + use<> {
    let count = u32::try_from(site.outputs().len()).unwrap_or(u32::MAX);
    let kinds = site.project.output_kinds.iter();
    let kinds = kinds.map(|kind| kind_view(site, kind)).collect_view();
    view! {
        {still(view! { <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_OUTPUTS)}</h1>
            <p class="lead-in">{site.words.count(key::OUTPUTS_COUNT, count)}</p>
        </section> })}
        {still(view! { <div class="catalogue">{kinds}</div> })}
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
