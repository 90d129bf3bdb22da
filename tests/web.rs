//! What only a browser shows: exported pages come alive without a change, handlers work, and a page that is built in
//! the browser says the same as the exported one.
//!
//! `tests/pages.rs` keeps the bodies that are hydrated here.

#![cfg(target_arch = "wasm32")]

use inducult::app::App;
use inducult::content::read::read;
use inducult::content::store::{File, Site};
use inducult::head::head;
use inducult::model::event::Events;
use inducult::model::lang::Lang;
use inducult::page::{load, route_at};
use inducult::platform::{Fixed, Theme, choose_theme, fixed};
use js_sys::{Array, Function, Promise};
use leptos::mount::{hydrate_from, mount_to_renderer};
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement};

wasm_bindgen_test_configure!(run_in_browser);

const PROJECT: &str = include_str!("../public/data/project.json");
const WORDS: &str = include_str!("../public/data/i18n/en.json");
const TOPICS: &str = include_str!("../public/data/topics.json");
const PARTNERS: &str = include_str!("../public/data/partners.json");
const EVENTS: &str = include_str!("../public/data/events.json");
const OUTPUTS: &str = include_str!("../public/data/outputs.json");
const MEETING: &str = include_str!("../public/data/events/meeting-5-sisak-kranj.json");

/// An exported page.
struct Exported {
    path: &'static str,
    body: &'static str,
}

const HOME: Exported = Exported {
    path: "/",
    body: include_str!("pages/home.body.html"),
};
const EVENT: Exported = Exported {
    path: "/events/meeting-5-sisak-kranj/",
    body: include_str!("pages/event.body.html"),
};
const MAP: Exported = Exported {
    path: "/partners/",
    body: include_str!("pages/partners.body.html"),
};
const NOT_FOUND: Exported = Exported {
    path: "/no/such/page/",
    body: include_str!("pages/not-found.body.html"),
};

/// A site that knows only what every page needs.
fn bare_site() -> Site {
    let (base, data) = ("/".to_owned(), "/data/en/".to_owned());
    let project = read("project.json", PROJECT).unwrap();
    let words = read("i18n/en.json", WORDS).unwrap();
    Site::new(base, data, Lang::parse("en").unwrap(), project, words)
}

/// A site that has every file of the pages here; the drawing of its maps is the one of the kept bodies.
fn site() -> Arc<Site> {
    let site = bare_site();
    site.put(&File::Topics, TOPICS).unwrap();
    site.put(&File::Partners, PARTNERS).unwrap();
    site.put(&File::Events, EVENTS).unwrap();
    site.put(&File::Outputs, OUTPUTS).unwrap();
    let meeting: inducult::model::agenda::EventDetails = read("", MEETING).unwrap();
    site.put_details(meeting);
    for map in [File::BaseMap, File::CoarseMap] {
        site.put(&map, "<path d=\"M0 0h1v1z\"></path>").unwrap();
    }
    Arc::new(site)
}

thread_local! {
    /// The page that a test brought to life. A failing test ends where it fails, so the next one clears up.
    static ALIVE: RefCell<Option<(HtmlElement, Owner)>> = const { RefCell::new(None) };
}

/// Ends the page before, goes to a path without loading it, and gives an element in the document with the HTML.
fn stage(path: &str, html: &str) -> HtmlElement {
    if let Some((before, owner)) = ALIVE.take() {
        owner.cleanup();
        before.remove();
    }
    let history = window().history().unwrap();
    history
        .push_state_with_url(&JsValue::NULL, "", Some(path))
        .unwrap();
    let stage: HtmlElement = document().create_element("div").unwrap().unchecked_into();
    stage.set_inner_html(html.trim_end());
    document().body().unwrap().append_child(&stage).unwrap();
    stage
}

/// The site as a view, which says below which owner it was made.
fn app(stage: &HtmlElement, site: &Arc<Site>) -> impl FnOnce() -> Fixed + use<> {
    let (stage, site) = (stage.clone(), Arc::clone(site));
    move || {
        ALIVE.set(Some((stage, Owner::current().unwrap())));
        fixed(view! { <App site/> })
    }
}

/// Takes over the page that stands in an element.
fn take_over(stage: &HtmlElement, site: &Arc<Site>) {
    hydrate_from(stage.clone(), app(stage, site)).forget();
}

/// An exported page, taken over.
fn hydrated(page: &Exported) -> HtmlElement {
    let stage = stage(page.path, page.body);
    take_over(&stage, &site());
    stage
}

/// A page built in an empty element.
fn mounted(page: &Exported) -> HtmlElement {
    let stage = stage(page.path, "");
    mount_to_renderer(&stage, app(&stage, &site())).forget();
    stage
}

/// Waits until everything that was waiting to be run has been: a timer's turn comes after all of it.
async fn settled() {
    let turn = Promise::new(&mut |resolve: Function, _| {
        let resolve = move || _ = resolve.call0(&JsValue::NULL);
        set_timeout(resolve, Duration::ZERO);
    });
    JsFuture::from(turn).await.unwrap();
}

/// Waits until a page has a heading. If it never has, the test runs out of its time.
async fn headed(stage: &HtmlElement, heading: &str) {
    let turned = Function::new_with_args(
        "stage, heading",
        "return new Promise((done) => {
            const ask = () => stage.querySelector('h1')?.textContent === heading && done();
            new MutationObserver(ask).observe(stage, {childList: true, subtree: true, characterData: true});
            ask();
        });",
    );
    let turned = turned
        .call2(&JsValue::NULL, stage, &heading.into())
        .unwrap();
    JsFuture::from(Promise::from(turned)).await.unwrap();
    settled().await;
}

/// The first element that a selector finds.
fn find(stage: &HtmlElement, selector: &str) -> Element {
    let found = stage.query_selector(selector).unwrap();
    found.unwrap_or_else(|| panic!("{selector} is not there"))
}

/// Clicks; whether a handler took the place of what the browser does, which never happens here.
fn click(element: &Element) -> bool {
    let click = Function::new_with_args(
        "element",
        "let taken;
        const last = (click) => { taken = click.defaultPrevented; click.preventDefault(); };
        addEventListener('click', last, {once: true});
        element.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
        return taken;",
    );
    click.call1(&JsValue::NULL, element).unwrap() == JsValue::TRUE
}

/// Follows a link within the site.
fn follow(link: &Element) {
    assert!(click(link), "no handler took the click");
}

/// The warnings and errors that the console is given from now on.
fn listen_to_console() -> Array {
    let lines = Function::new_no_args(
        "const lines = [];
        for (const level of ['warn', 'error']) {
            const before = console[level];
            console[level] = (...words) => { lines.push(words.join(' ')); before(...words); };
        }
        return lines;",
    );
    lines.call0(&JsValue::NULL).unwrap().unchecked_into()
}

/// Takes a page over and compares it with what it was.
async fn comes_alive_unchanged(page: &Exported) {
    let told = listen_to_console();
    let (stage, site) = (stage(page.path, page.body), site());
    let before = stage.inner_html();
    let heading = find(&stage, "h1");
    take_over(&stage, &site);
    settled().await;
    assert_eq!(stage.inner_html(), before, "{}", page.path);
    assert!(
        find(&stage, "h1").is_same_node(Some(&heading)),
        "{}",
        page.path
    );
    let route = route_at(&site, page.path);
    assert_eq!(document().title(), head(&site, route.as_ref()).title);
    assert_eq!(told.join("\n"), "", "{}", page.path);
}

#[wasm_bindgen_test]
async fn the_home_page_comes_alive_unchanged() {
    comes_alive_unchanged(&HOME).await;
}

#[wasm_bindgen_test]
async fn an_event_comes_alive_unchanged() {
    comes_alive_unchanged(&EVENT).await;
}

#[wasm_bindgen_test]
async fn the_map_comes_alive_unchanged() {
    comes_alive_unchanged(&MAP).await;
}

#[wasm_bindgen_test]
async fn the_page_not_found_comes_alive_unchanged() {
    comes_alive_unchanged(&NOT_FOUND).await;
}

/// The letters of an element. White space differs: where a text is empty the exporter writes a space, so that there is
/// a node to take over.
fn letters(element: &Element) -> String {
    let text = element.text_content().unwrap();
    text.split_whitespace().collect()
}

#[wasm_bindgen_test]
async fn a_page_built_in_the_browser_says_the_same() {
    for page in [HOME, EVENT, MAP, NOT_FOUND] {
        let exported = document().create_element("div").unwrap();
        exported.set_inner_html(page.body.trim_end());
        let stage = mounted(&page);
        settled().await;
        assert_eq!(letters(&stage), letters(&exported), "{}", page.path);
    }
}

#[wasm_bindgen_test]
async fn what_stands_in_a_drawing_built_in_the_browser_belongs_to_it() {
    let stage = mounted(&MAP);
    settled().await;
    find(&stage, "svg.map a[href='/partners/leoben/'] > title");
    let strangers = Function::new_with_args(
        "stage",
        "const drawn = [...stage.querySelectorAll('svg *')];
        return drawn.filter((e) => e.namespaceURI !== 'http://www.w3.org/2000/svg').map((e) => e.localName).join();",
    );
    let strangers = strangers.call1(&JsValue::NULL, &stage).unwrap();
    assert_eq!(strangers.as_string().as_deref(), Some(""));
}

fn theme() -> Option<String> {
    document()
        .document_element()
        .unwrap()
        .get_attribute("data-theme")
}

fn stored_theme() -> Option<String> {
    let storage = window().local_storage().unwrap().unwrap();
    storage.get_item("theme").unwrap()
}

/// Forgets every choice of a theme.
fn forget_theme() {
    choose_theme(Theme::System);
    assert_eq!((theme(), stored_theme()), (None, None));
}

/// The choice of a theme in the menu of a page.
fn choice(stage: &HtmlElement, theme: Theme) -> HtmlElement {
    let selector = format!(".theme [value='{}']", theme.name());
    find(stage, &selector).unchecked_into()
}

fn is_checked(choice: &HtmlElement) -> bool {
    js_sys::Reflect::get(choice, &"checked".into()).unwrap() == JsValue::TRUE
}

#[wasm_bindgen_test]
async fn a_theme_is_chosen_and_remembered_and_there_is_a_way_back() {
    forget_theme();
    let stage = hydrated(&HOME);
    settled().await;
    assert!(is_checked(&choice(&stage, Theme::System)));
    for (chosen, expected) in [
        (Theme::Dark, Some("dark")),
        (Theme::Light, Some("light")),
        (Theme::System, None),
    ] {
        choice(&stage, chosen).click();
        assert_eq!(theme().as_deref(), expected);
        assert_eq!(stored_theme().as_deref(), expected);
        assert!(is_checked(&choice(&stage, chosen)));
    }
}

#[wasm_bindgen_test]
async fn the_menu_shows_the_theme_that_the_document_has() {
    choose_theme(Theme::Dark);
    for bring in [hydrated, mounted] {
        let stage = bring(&HOME);
        settled().await;
        assert!(is_checked(&choice(&stage, Theme::Dark)));
    }
    forget_theme();
}

/// Clicks a link on a page that was taken over, and looks at the page after.
async fn leads(from: &Exported, selector: &str, path: &str, heading: &str) {
    let stage = hydrated(from);
    settled().await;
    follow(&find(&stage, selector));
    headed(&stage, heading).await;
    assert_eq!(window().location().pathname().unwrap(), path);
    let h1 = find(&stage, "h1");
    assert!(
        document().active_element().unwrap().is_same_node(Some(&h1)),
        "the focus is elsewhere"
    );
    assert!(document().title().starts_with(heading));
}

#[wasm_bindgen_test]
async fn a_link_leads_to_a_page_without_a_load() {
    leads(&HOME, "nav a[href='/events/']", "/events/", "Events").await;
    leads(
        &EVENT,
        "dl a[href='/partners/smz/']",
        "/partners/smz/",
        "Sisak-Moslavina County",
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_mark_on_the_map_leads_to_its_partner() {
    let leoben = "Municipality of Leoben / Styrian Iron Route";
    leads(
        &MAP,
        "svg a[href='/partners/leoben/'] circle",
        "/partners/leoben/",
        leoben,
    )
    .await;
}

#[wasm_bindgen_test]
async fn the_item_of_the_page_is_marked_after_navigation() {
    let stage = hydrated(&HOME);
    settled().await;
    let current = || {
        let marked = stage.query_selector("nav a[aria-current=page]").unwrap();
        marked.and_then(|link| link.get_attribute("href"))
    };
    assert_eq!(current(), None);
    follow(&find(&stage, "nav a[href='/partners/']"));
    headed(&stage, "Partners").await;
    assert_eq!(current().as_deref(), Some("/partners/"));
}

#[wasm_bindgen_test]
fn a_file_that_does_not_fit_is_told_by_its_fields() {
    let broken = EVENTS.replacen("\"title\"", "\"titel\"", 1).replacen(
        "\"2016-04-14\"",
        "\"2016-04-31\"",
        1,
    );
    let fault = read::<Events>("events.json", &broken).unwrap_err();
    assert_eq!(
        fault,
        "events.json: /events/0/title: missing; /events/0/start: that month has no such day"
    );
    let site = bare_site();
    assert!(
        site.put(&File::Events, "{\"events\": [")
            .unwrap_err()
            .starts_with("events.json: EOF")
    );
    assert!(site.put(&File::Events, "<!doctype html>").is_err());
    assert_eq!(site.events().len(), 0);
}

#[wasm_bindgen_test]
async fn a_file_that_does_not_come_is_told_by_its_address() {
    let site = bare_site();
    let route = route_at(&site, "/outputs/").unwrap();
    let fault = load(&site, &route).await.unwrap_err();
    assert_eq!(fault, "/data/en/outputs.json: answered 404");
}
