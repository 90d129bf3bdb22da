//! What every page has around its content: skip link, header with funding and navigation, footer.

use crate::content::store::Site;
use crate::i18n::key::{self, Key};
use crate::model::lang::Lang;
use crate::model::project::Part;
use crate::platform::{Fixed, fixed, still};
use crate::route::{ACCESSIBILITY, MAIN, Route, TOPICS, TOPICS_ON_HOME};
use crate::ui::elements::{item, link};
use crate::ui::emblem::emblem;
use crate::ui::text::said;
use crate::ui::theme::theme_menu;
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
        .map(|fund| still(view! { <span>{said(site, fund)}</span> }));
    view! {
        <header class="top">
            <a class="mark" href=site.href(&Route::Home)>{site.project.name.clone()}</a>
            {still(view! { <div class="fund">
                {emblem(flag)}
                <p>
                    <span>{said(site, &funding.union)}</span>
                    {fund}
                    <span>{said(site, &funding.programme)}</span>
                </p>
            </div> })}
            {navigation(site)}
            <div class="tools">{languages(site)} {theme_menu(site)}</div>
        </header>
    }
}

fn navigation(site: &Arc<Site>) -> impl IntoView + use<> {
    let items = ways(site).into_iter().map(navigation_item).collect_view();
    let name = site.word(key::NAV);
    view! {
        <nav class="nav" aria-label=name>
            <ul>{items}</ul>
        </nav>
    }
}

/// One of the main ways through the site.
struct Way {
    words: String,
    href: String,
    /// What the addresses of the pages below it begin with; none where all would.
    below: Option<String>,
}

/// The main ways, without those to parts where the project has nothing to show.
fn ways(site: &Site) -> Vec<Way> {
    let list = |key: Key, route: &Route| {
        let href = site.href(route);
        Way {
            words: site.word(key),
            below: Some(href.clone()),
            href,
        }
    };
    let home = site.href(&Route::Home);
    let topics = Way {
        words: site.word(key::NAV_TOPICS),
        below: Some(format!("{home}{TOPICS}/")),
        href: format!("{home}#{TOPICS_ON_HOME}"),
    };
    let part = |part, way| site.has(part).then_some(way);
    let all = [
        Some(list(key::NAV_PROJECT, &Route::Project)),
        part(Part::Topics, topics),
        part(Part::Events, list(key::NAV_EVENTS, &Route::Events)),
        Some(list(key::NAV_PARTNERS, &Route::Partners)),
        Some(list(key::NAV_MAP, &Route::Map)),
        part(Part::Places, list(key::NAV_PLACES, &Route::Places)),
        part(Part::Outputs, list(key::NAV_OUTPUTS, &Route::Outputs)),
    ];
    all.into_iter().flatten().collect()
}

/// The main ways as a plain list of links.
pub fn list_of_ways(site: &Site) -> Fixed {
    let items = ways(site)
        .into_iter()
        .map(|way| item(link(way.href, fixed(way.words))));
    let items: Vec<Fixed> = items.collect();
    still(view! { <ul class="ways">{items}</ul> })
}

fn navigation_item(way: Way) -> impl IntoView {
    let here = use_location().pathname;
    let page = way.href.clone();
    let current = move || {
        here.with(|here| {
            let here = format!("{}/", here.trim_end_matches('/'));
            if here == page {
                return Some("page");
            }
            way.below
                .as_ref()
                .is_some_and(|below| here.starts_with(below))
                .then_some("true")
        })
    };
    view! {
        <li>
            <a href=way.href aria-current=current>
                {way.words}
            </a>
        </li>
    }
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
            <details class="menu lang" name="menu">
                <summary>{current}</summary>
                <ul>{others}</ul>
            </details>
        }
    })
}

fn language_link(site: &Arc<Site>, code: &Lang, name: String) -> impl IntoView + use<> {
    let here = use_location().pathname;
    let (own, other) = (site.root_of(&site.lang), site.root_of(code));
    // An address that is none of ours has no page in another language.
    let href = move || {
        here.with(|here| {
            let below = here
                .strip_prefix(&*own)
                .filter(|below| Route::parse(below).is_some());
            format!("{other}{}", below.unwrap_or("/"))
        })
    };
    let (lang, hreflang) = (code.to_string(), code.to_string());
    view! { <li><a rel="external" lang=lang hreflang=hreflang href=href>{name}</a></li> }
}

/// The end of the line, the funding sentence, and where to go next.
pub fn footer(site: &Site) -> impl IntoView + use<> {
    let elsewhere = site.project.links.iter().map(|link| {
        let words = link
            .title
            .as_ref()
            .map_or(link.url.short(), |title| site.say(title))
            .to_owned();
        item(self::link(link.url.as_str().to_owned(), fixed(words)))
    });
    let about = site.href(&Route::About);
    let statement = format!("{about}#{ACCESSIBILITY}");
    let about = [
        (key::NAV_ABOUT, about),
        (key::NAV_ACCESSIBILITY, statement),
        (key::NAV_CONTACT, site.href(&Route::Contact)),
    ];
    let about = about.map(|(key, href)| item(link(href, fixed(site.word(key)))));
    let ways: Vec<Fixed> = about.into_iter().chain(elsewhere).collect();
    still(view! {
        <footer class="foot">
            <svg class="leaf" viewBox="0 0 40 84" aria-hidden="true">
                <path
                    d="M15 0h10v16c9 8 14 17 14 28 0 14-8 28-19 40C9 72 1 58 1 44c0-11 5-20 14-28zM19 30v34h2V30z"
                    fill-rule="evenodd"
                />
            </svg>
            <div class="cols">
                <p>{said(site, &site.project.funding.sentence)}</p>
                {list_of_ways(site)}
                <ul>{ways}</ul>
                <p class="mute checked">{site.word(key::LINKS_CHECKED)}</p>
            </div>
        </footer>
    })
}
