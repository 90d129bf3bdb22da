//! What every page has around its content: skip link, header with funding and navigation, footer.

use crate::content::store::Site;
use crate::i18n::key::{self, Key};
use crate::model::lang::Lang;
use crate::platform;
use crate::route::{MAIN, Route, TOPICS_ON_HOME};
use crate::ui::emblem::emblem;
use crate::ui::text::said;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use std::sync::Arc;

/// The link past the header. `external` leaves it to the browser, which then goes on from there with the next Tab;
/// the router would only scroll.
pub fn skip_link(site: &Site) -> impl IntoView + use<> {
    let words = site.word(key::SKIP);
    view! { <a class="skip" rel="external" href=format!("#{MAIN}")>{words}</a> }
}

/// Name, funding, navigation, language and theme.
pub fn header(site: &Arc<Site>) -> impl IntoView + use<> {
    let funding = &site.project.funding;
    let flag = site.word(key::EMBLEM);
    let fund = funding
        .fund
        .as_ref()
        .map(|fund| view! { <span>{said(site, fund)}</span> });
    view! {
        <header class="top">
            <a class="mark" href=site.href(&Route::Home)>{site.project.name.clone()}</a>
            <div class="fund">
                {emblem(flag)}
                <p>
                    <span>{said(site, &funding.union)}</span>
                    {fund}
                    <span>{said(site, &funding.programme)}</span>
                </p>
            </div>
            {navigation(site)}
            <div class="tools">{languages(site)} {theme_switch(site)}</div>
        </header>
    }
}

fn navigation(site: &Arc<Site>) -> impl IntoView + use<> {
    let home = site.href(&Route::Home);
    let items = [
        (key::NAV_PROJECT, home.clone(), true),
        (key::NAV_TOPICS, format!("{home}#{TOPICS_ON_HOME}"), false),
        (key::NAV_EVENTS, site.href(&Route::Events), true),
        (key::NAV_PARTNERS, site.href(&Route::Partners), true),
    ];
    let items = items
        .map(|(key, href, is_page)| navigation_item(site, key, href, is_page))
        .into_iter()
        .collect_view();
    let name = site.word(key::NAV);
    view! {
        <nav class="nav" aria-label=name>
            <ul>{items}</ul>
        </nav>
    }
}

/// `is_page`: whether the item stands for a page, and not for a part of one.
fn navigation_item(
    site: &Arc<Site>,
    key: Key,
    href: String,
    is_page: bool,
) -> impl IntoView + use<> {
    let here = use_location().pathname;
    let words = site.word(key);
    let page = href.clone();
    let current = move || (is_page && here.with(|here| with_slash(here) == page)).then_some("page");
    view! {
        <li>
            <a href=href aria-current=current>
                {words}
            </a>
        </li>
    }
}

fn with_slash(path: &str) -> String {
    let mut path = path.to_owned();
    if !path.ends_with('/') {
        path.push('/');
    }
    path
}

/// Links to this page in the other languages; nothing for a site of one language. Another language is another set of
/// data, so these are full loads.
fn languages(site: &Arc<Site>) -> impl IntoView + use<> {
    let current = site
        .project
        .languages
        .iter()
        .find(|language| language.code == site.lang)?
        .name
        .clone();
    let others = site
        .project
        .languages
        .iter()
        .filter(|language| language.code != site.lang);
    let others: Vec<_> = others
        .map(|language| language_link(site, &language.code, language.name.clone()))
        .collect();
    (!others.is_empty()).then(|| {
        view! {
            <details class="lang">
                <summary>{current}</summary>
                <ul>{others}</ul>
            </details>
        }
    })
}

fn language_link(site: &Arc<Site>, code: &Lang, name: String) -> impl IntoView + use<> {
    let here = use_location().pathname;
    let (own, other) = (site.root_of(&site.lang), site.root_of(code));
    let href =
        move || here.with(|here| format!("{other}{}", here.strip_prefix(&*own).unwrap_or("/")));
    let (lang, hreflang) = (code.to_string(), code.to_string());
    view! { <li><a rel="external" lang=lang hreflang=hreflang href=href>{name}</a></li> }
}

fn theme_switch(site: &Site) -> impl IntoView + use<> {
    let words = site.word(key::THEME_SWITCH);
    view! {
        <button class="theme needs-code" type="button" on:click=|_| platform::switch_theme()>
            {words}
        </button>
    }
}

/// The end of the line, the funding sentence, and where to go next.
pub fn footer(site: &Site) -> impl IntoView + use<> {
    let elsewhere = site.project.links.iter().map(|link| {
        let words = link
            .title
            .as_ref()
            .map_or(link.url.short(), |title| site.say(title))
            .to_owned();
        view! { <li><a href=link.url.as_str().to_owned()>{words}</a></li> }
    });
    view! {
        <footer class="foot">
            <svg class="leaf" viewBox="0 0 40 84" aria-hidden="true">
                <path
                    d="M15 0h10v16c9 8 14 17 14 28 0 14-8 28-19 40C9 72 1 58 1 44c0-11 5-20 14-28zM19 30v34h2V30z"
                    fill-rule="evenodd"
                />
            </svg>
            <div class="cols">
                <p>{said(site, &site.project.funding.sentence)}</p>
                <ul>
                    <li><a href=site.href(&Route::Events)>{site.word(key::NAV_EVENTS)}</a></li>
                    <li><a href=site.href(&Route::Partners)>{site.word(key::NAV_PARTNERS)}</a></li>
                </ul>
                <ul>{elsewhere.collect_view()}</ul>
            </div>
        </footer>
    }
}
