//! An output: what it is and where to find it.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::ids::Slug;
use crate::model::output::Output;
use crate::platform::{Fixed, fixed, piece, still};
use crate::route::{Route, fragment_of_package};
use crate::ui::crumb::crumb;
use crate::ui::elements::{link, told};
use crate::ui::fact::{fact, facts_of};
use crate::ui::link::outward;
use crate::ui::output_lines::{languages, output_lines};
use crate::ui::section::section;
use crate::ui::sources::sources;
use crate::ui::text::said;
use crate::ui::when::came_out;
use leptos::prelude::*;

/// The page of an output that exists.
pub(super) fn output(site: &Site, id: &Slug) -> impl IntoView + use<> {
    let output = &*site.whole_output(id)?;
    let kind = site.label(&site.project.output_kinds, &output.kind);
    let others = site.outputs().iter();
    let others: Vec<&Output> = others
        .filter(|other| other.kind == output.kind && other.id != *id)
        .collect();
    let find = output.link.as_ref().map(|link| {
        view! {
            <div class="find">
                <h2 class="kick">{site.word(key::OUTPUT_LINK)}</h2>
                <p>{outward(site, link)}</p>
            </div>
        }
    });
    Some(view! {
        {still(view! { <section class="sec opening">
            {crumb(site, vec![(site.href(&Route::Outputs), fixed(site.word(key::NAV_OUTPUTS)))], Some(kind.to_owned()))}
            <h1 tabindex="-1">{said(site, &output.title)}</h1>
        </section> })}
        {still(view! { <section class="facing">
            <div>
                <p class="lead-in">{said(site, &output.summary)}</p>
                {find}
            </div>
            <dl class="facts">{facts(site, output)}</dl>
        </section> })}
        {section("sec", site.word(key::OUTPUT_OTHERS), output_lines(site, &others))}
        {sources(site, &output.sources)}
    })
}

fn facts(site: &Site, output: &Output) -> impl IntoView + use<> {
    let kind = site.label(&site.project.output_kinds, &output.kind);
    let count = u32::try_from(output.languages.len()).unwrap_or(u32::MAX);
    let date = came_out(site, output).map(|date| fact(site.word(key::OUTPUT_DATE), date));
    let languages = languages(site, output)
        .map(|names| fact(site.words.count(key::OUTPUT_LANGUAGES, count), fixed(names)));
    let packages = output.work_packages.iter().filter_map(|id| {
        let package = site.work_package(id)?;
        let href = format!("{}#{}", site.href(&Route::Project), fragment_of_package(id));
        let words = view! { {package.code.clone()} ": " {said(site, &package.title)} };
        Some(told("", link(href, piece(words))))
    });
    let packages: Vec<Fixed> = packages.collect();
    let packages =
        (!packages.is_empty()).then(|| facts_of(site.word(key::PROJECT_PACKAGES), packages));
    view! {
        {fact(site.word(key::OUTPUT_KIND), fixed(kind.to_owned()))}
        {date}
        {languages}
        {packages}
    }
}
