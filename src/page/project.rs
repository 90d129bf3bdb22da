//! The project: what it wanted, what it was, and how it went from start to end.

use super::timeline::timeline;
use super::tree::tree;
use crate::content::store::Site;
use crate::i18n::{dates, key};
use crate::model::partner::Role;
use crate::model::project::{Disagreement, Fact};
use crate::model::text::Text;
use crate::model::time::Date;
use crate::model::topic::WorkPackage;
use crate::platform::{Fixed, fixed, piece, still};
use crate::route::{Route, fragment_of_package};
use crate::ui::elements::{item, link, paragraph, told};
use crate::ui::section::{section, sentences};
use crate::ui::sources::{own_sources, sources};
use crate::ui::text::said;
use crate::ui::when::dated;
use leptos::prelude::*;

/// The page about the project.
pub(super) fn project(site: &Site) -> impl IntoView + use<> {
    view! {
        {still(view! {
        <div class="beside">
            <div>
                <section class="sec opening">
                    <h1 tabindex="-1">{site.word(key::NAV_PROJECT)}</h1>
                    <p class="lead">{said(site, &site.project.title)}</p>
                </section>
                {section("sec", site.word(key::PROJECT_AIMS), aims(site))}
            </div>
            {tree(site)}
        </div>
        })}
        {section("sec", site.word(key::PROJECT_FACTS), facts(site))}
        {section("sec", site.word(key::PROJECT_PACKAGES), packages(site))}
        {timeline(site)}
        {title_block(site)}
        {sources(site, &site.project.sources)}
    }
}

fn aims(site: &Site) -> Option<Fixed> {
    let aims = &site.project.aims;
    let items = aims.iter().map(|aim| {
        let words = paragraph("", said(site, &aim.text));
        item(piece(view! { {words} {own_sources(site, &aim.sources)} }))
    });
    let items: Vec<Fixed> = items.collect();
    (!aims.is_empty()).then(|| still(view! { <ul class="aims">{items}</ul> }))
}

/// The figures that stand out, then all other facts.
fn facts(site: &Site) -> Option<Fixed> {
    let rows = |stand_out: bool| {
        let rows = site.project.facts.iter();
        rows.filter(move |fact| fact.figure.is_some() == stand_out)
            .map(|fact| row(site, fact))
            .collect::<Vec<_>>()
    };
    let list = |class: &'static str, rows: Vec<Fixed>| still(view! { <dl class=class>{rows}</dl> });
    let (tall, others) = (list("ledger tall", rows(true)), list("ledger", rows(false)));
    (!site.project.facts.is_empty()).then(|| fixed(view! { {tall} {others} {disagreements(site)} }))
}

fn row(site: &Site, fact: &Fact) -> Fixed {
    let value = site.name(&fact.value);
    let figure = fact
        .figure
        .as_ref()
        .map_or(value, |figure| site.name(figure));
    let in_full = (figure != value).then(|| told("", fixed(value.to_owned())));
    let certainty = fact
        .certainty
        .as_ref()
        .map(|certainty| told("mute", piece(view! { "(" {said(site, certainty)} ")" })));
    let sources = own_sources(site, &fact.sources).map(|sources| told("", sources));
    still(view! {
        <div>
            <dt>{said(site, &fact.label)}</dt>
            <dd class="no">{figure.to_owned()}</dd>
            {in_full}
            {certainty}
            {sources}
        </div>
    })
}

/// Where sources give something else than a fact; `None` where all agree.
fn disagreements(site: &Site) -> Option<Fixed> {
    let all = site.project.facts.iter();
    let all = all.flat_map(|fact| fact.disagreements.iter().map(move |other| (fact, other)));
    let items: Vec<Fixed> = all
        .map(|(fact, other)| disagreement(site, fact, other))
        .collect();
    (!items.is_empty()).then(|| still(view! { <ul class="differ">{items}</ul> }))
}

fn disagreement(site: &Site, fact: &Fact, other: &Disagreement) -> Fixed {
    let value = site.name(&other.value);
    still(view! {
        <li>
            <p>
                <strong>{said(site, &fact.label)}</strong> ". "
                {site.words.with(key::SOURCES_DIFFER, &[("value", value)])} " " {said(site, &other.comment)}
            </p>
            {own_sources(site, &other.sources)}
        </li>
    })
}

/// The work packages; the dates once for all where they are the same.
fn packages(site: &Site) -> Option<Fixed> {
    let packages = site.work_packages();
    let (first, others) = packages.split_first()?;
    let together =
        !others.is_empty() && others.iter().all(|other| time_of(other) == time_of(first));
    let time = together.then(|| paragraph("lead-in", time_view(site, first)));
    let items = packages
        .iter()
        .map(|package| package_view(site, package, !together));
    let items: Vec<Fixed> = items.collect();
    let list = still(view! { <ol class="packages">{items}</ol> });
    Some(fixed(view! { {time} {list} }))
}

fn time_of(package: &WorkPackage) -> (Date, Date, Option<&Text>) {
    (package.start, package.end, package.date_note.as_ref())
}

fn time_view(site: &Site, package: &WorkPackage) -> Fixed {
    let note = package.date_note.as_ref().map(|note| said(site, note));
    piece(view! { {dated(site, package.start, package.end, None)} ". " {note} })
}

fn package_view(site: &Site, package: &WorkPackage, with_time: bool) -> Fixed {
    let topics = site.topics().iter().enumerate();
    let mut topics = topics
        .filter(|(_, topic)| topic.work_package == package.id)
        .peekable();
    let mark = match topics.peek() {
        Some((at, _)) => format!("tag {}", site.accent(*at).class()),
        None => String::new(),
    };
    let invitations = topics
        .map(|(_, topic)| {
            let href = site.href(&Route::Topic(topic.id.clone()));
            paragraph("", link(href, said(site, &topic.invitation)))
        })
        .collect::<Vec<_>>();
    let note = package
        .title_note
        .as_ref()
        .map(|note| paragraph("mute", said(site, note)));
    let partner = package.responsible.as_ref().and_then(|id| site.partner(id));
    let responsible = partner.map(|partner| {
        let href = site.href(&Route::Partner(partner.id.clone()));
        let name = link(href, said(site, &partner.name));
        let words = view! { {site.word(key::PACKAGE_RESPONSIBLE)} " " {name} };
        paragraph("", piece(words))
    });
    let time = with_time.then(|| paragraph("mute", time_view(site, package)));
    let results = sentences(site, &package.results)
        .map(|results| view! { <div><h4>{site.word(key::TOPIC_RESULTS)}</h4> {results}</div> });
    still(view! {
        <li>
            <h3 id=fragment_of_package(&package.id) tabindex="-1">
                <span class="code"><span class=mark>{package.code.clone()}</span></span>
                " "
                <span>{said(site, &package.title)}</span>
            </h3>
            {note}
            {responsible}
            {time}
            <div class="facing"><div>{sentences(site, &package.facts)}</div> {results}</div>
            {invitations}
            {own_sources(site, &package.sources)}
        </li>
    })
}

/// What a drawing says of itself in its corner, from the data alone.
fn title_block(site: &Site) -> Fixed {
    let project = &site.project;
    let funding = &project.funding;
    let entry = |key, value: Fixed| view! { <div><dt>{site.word(key)}</dt> <dd>{value}</dd></div> };
    let span = dates::span(&site.words.dates, project.start, project.end);
    let fund = funding
        .fund
        .as_ref()
        .map(|fund| entry(key::PROJECT_FUND, said(site, fund)));
    let budget = funding.budget.as_ref();
    let budget = project.facts.iter().find(|fact| budget == Some(&fact.id));
    let budget = budget.map(|fact| {
        entry(
            key::PROJECT_BUDGET,
            fixed(site.name(&fact.value).to_owned()),
        )
    });
    let lead = site
        .partners()
        .iter()
        .find(|partner| partner.role == Role::Lead);
    let lead = lead.map(|partner| {
        let href = site.href(&Route::Partner(partner.id.clone()));
        entry(key::ROLE_LEAD, link(href, said(site, &partner.name)))
    });
    still(view! {
        <dl class="title-block">
            <div>
                <dt>{project.name.clone()}</dt>
                <dd>{said(site, &project.title)}</dd>
            </div>
            {entry(key::PROJECT_PERIOD, fixed(span))}
            {entry(key::PROJECT_PROGRAMME, said(site, &funding.programme))}
            {fund}
            {budget}
            {lead}
        </dl>
    })
}
