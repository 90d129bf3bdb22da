//! The browser's twin.

mod clock;
mod departure;
mod finding;
mod fixed;
mod hand_over;
mod menus;
mod scroll;
mod stage;
mod storage;
mod waiting;

pub use clock::{local_time, now, on_minutes, today};
pub use departure::{go_to, on_departure, undo_step};
pub use finding::{
    after_pause, carry_query, draw_in, fill_chips, fill_choice, focus_first_soon, focus_soon, hide,
    is_data_scarce, on_controls, repeat_text, set_query, set_text, show_only, show_soon, take_away,
    type_in, typed,
};
pub use fixed::{Fixed, exported, fixed, later, piece, still};
pub use hand_over::{print, save_file};
pub use menus::close_menus;
pub use scroll::{keep_scroll, settle, shown_path};
pub use stage::{
    check_all_but, draw_marks, focus_mark, focused_mark, focused_spot, has_focus, is_early,
    is_motion_reduced, light, locate, milliseconds, move_marks, on_frame, on_stage, set_idle,
    set_marks, set_near, set_view, show, stage_size, stage_turn, unchecked,
};
pub use storage::{recall, remember};
pub use waiting::{begin_waiting, end_waiting};

use crate::head::Head;
use crate::platform::{Theme, kept};
use leptos::prelude::{document, on_cleanup, window, window_event_listener};
use std::pin::Pin;
use wasm_bindgen::{JsCast, JsValue};

/// What the exporter wrote on `<body>` about the page; under `trunk serve` there is only the base.
#[derive(Debug, Default)]
pub struct Stamp {
    /// The path for which the page was rendered.
    pub path: Option<String>,
    /// Its language.
    pub lang: Option<String>,
    /// The path of the export, with a slash at both ends.
    pub base: String,
    /// The languages of the site, the default one first; none where there is no export.
    pub languages: Vec<String>,
    /// Which build rendered it.
    pub build: Option<String>,
    /// Which state of the content it shows.
    pub content: Option<String>,
}

/// The stamp of this document.
pub fn stamp() -> Stamp {
    let on_body = |name: &str| document().body().and_then(|body| body.get_attribute(name));
    let languages = on_body("data-languages").unwrap_or_default();
    Stamp {
        path: on_body("data-path"),
        lang: on_body("data-lang"),
        base: on_body("data-base")
            .or_else(|| of_app("data-base"))
            .unwrap_or_else(|| "/".to_owned()),
        languages: languages.split_whitespace().map(str::to_owned).collect(),
        build: on_body("data-build"),
        content: on_body("data-content"),
    }
}

/// The build of the code that runs here, by the name of its file.
pub fn build() -> Option<String> {
    of_app("data-wasm").and_then(|path| path.rsplit('/').next().map(str::to_owned))
}

/// An attribute of the element by which the loader knows the code's files.
fn of_app(name: &str) -> Option<String> {
    find("meta[name=app]")?.get_attribute(name)
}

/// The path of this document's address.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// What a layer of a prerendered page's map holds, which need not be fetched again then; the layer is known by its
/// class.
pub fn drawn_layer(class: &str) -> Option<String> {
    Some(find(&format!(".{class}"))?.inner_html())
}

/// Gives the document the language of a page that is mounted into another's.
pub fn show_lang(lang: &str) {
    set_attribute("html", "lang", lang);
}

/// Says that handlers are attached.
pub fn mark_ready() {
    mark("data-ready");
}

/// Says that the page stays as it was built.
pub fn mark_failed() {
    mark("data-failed");
}

fn mark(name: &str) {
    if let Some(root) = document().document_element() {
        _ = root.set_attribute(name, "");
    }
}

/// The object in which the loader holds the texts that are on their way, by address.
const HELD: &str = "fetched";

/// Begins to fetch a text that [`fetch_text`] will ask for; several may be on their way at once.
pub fn begin_fetch(url: &str) {
    call_loader("beginFetch", url);
}

/// Begins to fetch a text that [`fetch_text`] may ask for, unless the visitor's data is scarce.
pub fn fetch_ahead(url: &str) {
    call_loader("fetchAhead", url);
}

fn call_loader(function: &str, url: &str) {
    let found = js_sys::Reflect::get(&window(), &function.into()).ok();
    if let Some(function) = found.and_then(|found| found.dyn_into::<js_sys::Function>().ok()) {
        _ = function.call1(&JsValue::NULL, &url.into());
    }
}

/// The text at an address of this site: the one that is on its way, else a new request; `None` where the host has no
/// such file. The error names the address and what came instead.
///
/// Boxed, or each of its callers would hold a copy of its code.
pub fn fetch_text(url: &str) -> Pin<Box<dyn Future<Output = Result<Option<String>, String>> + '_>> {
    Box::pin(fetch(url))
}

async fn fetch(url: &str) -> Result<Option<String>, String> {
    if let Some(text) = take_held(url).await {
        return Ok(Some(text));
    }
    let response = gloo_net::http::Request::get(url)
        .cache(web_sys::RequestCache::NoCache)
        .send()
        .await
        .map_err(|_| format!("{url}: no answer"))?;
    if response.status() == 404 {
        return Ok(None);
    }
    if !response.ok() {
        return Err(format!("{url}: answered {}", response.status()));
    }
    let text = response.text().await;
    text.map(Some)
        .map_err(|_| format!("{url}: the answer broke off"))
}

/// Takes a text from the loader, once. `None` if it has none, or its request failed.
async fn take_held(url: &str) -> Option<String> {
    let held: js_sys::Object = js_sys::Reflect::get(&window(), &HELD.into())
        .ok()?
        .dyn_into()
        .ok()?;
    let url = JsValue::from_str(url);
    let promise: js_sys::Promise = js_sys::Reflect::get(&held, &url).ok()?.dyn_into().ok()?;
    _ = js_sys::Reflect::delete_property(&held, &url);
    wasm_bindgen_futures::JsFuture::from(promise)
        .await
        .ok()?
        .as_string()
}

/// Brings the document's head in line with the page that is shown.
pub fn show_head(head: &Head) {
    let document = document();
    document.set_title(&head.title);
    set_attribute("meta[name=description]", "content", &head.description);
    if let Some(canonical) = &head.canonical {
        set_attribute("link[rel=canonical]", "href", canonical);
    }
}

/// The first element that a selector finds.
fn find(selector: &str) -> Option<web_sys::Element> {
    document().query_selector(selector).ok().flatten()
}

fn set_attribute(selector: &str, name: &str, value: &str) {
    if let Some(element) = find(selector) {
        _ = element.set_attribute(name, value);
    }
}

/// Moves the focus to an element, else to the heading of the page.
fn focus(element: Option<web_sys::Element>) {
    let element = element.or_else(|| find("h1"));
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        _ = element.focus_with_options(&options);
    }
}

/// Says on the console, in one line, what an editor or host should know.
pub fn report(line: &str) {
    leptos::logging::error!("{line}");
}

/// Goes to an address by a full load.
pub fn leave_for(url: &str) {
    let location = window().location();
    // The address that the bar shows, given again, loads nothing if it has a fragment.
    _ = if departure::current_address().as_deref() == Some(url) {
        location.reload()
    } else {
        location.assign(url)
    };
}

/// Whether the browser knows that it has no connection.
pub fn is_offline() -> bool {
    !window().navigator().on_line()
}

/// Tells when the connection is back.
pub fn on_online(tell: impl Fn() + 'static) {
    let listener = window_event_listener(leptos::ev::online, move |_| tell());
    on_cleanup(move || listener.remove());
}

/// The attribute of the document that overrules the system's theme.
const CHOSEN: &str = "data-theme";

/// Marks the theme that holds in the menu. The script in the head has set a remembered one.
pub fn mark_theme() {
    let root = document().document_element();
    let name = root.and_then(|root| root.get_attribute(CHOSEN));
    let choice = format!("[name=theme][value='{}']", name.unwrap_or_default());
    if let Some(choice) = find(&choice) {
        _ = js_sys::Reflect::set(&choice, &"checked".into(), &JsValue::TRUE);
    }
}

/// Gives the document a theme and remembers the choice; that of the system is the absence of one.
pub fn choose_theme(theme: Theme) {
    let Some(root) = document().document_element() else {
        return;
    };
    let name = theme.name();
    _ = match theme {
        Theme::System => root.remove_attribute(CHOSEN),
        Theme::Light | Theme::Dark => root.set_attribute(CHOSEN, name),
    };
    remember(&kept::THEME, name);
}

/// The query of the document's address, with its question mark; empty without one.
pub fn query() -> String {
    window().location().search().unwrap_or_default()
}

/// Gives the document's address another query, without a step in the history; empty takes it away.
pub fn replace_query(query: &str) {
    replace_address(&(path() + query + &fragment()));
}

/// The fragment of the document's address, with its number sign; empty without one.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Takes the fragment from the document's address, without a step in the history.
pub fn drop_fragment() {
    replace_address(&(path() + &query()));
}

fn replace_address(address: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or_default();
        _ = history.replace_state_with_url(&state, "", Some(address));
    }
}

/// Moves the focus to the part of the page with an id.
pub fn focus_part(id: &str) {
    focus(document().get_element_by_id(id));
}

/// Where across the element that listens something was pointed at: 0 is its left edge, 1 its right one.
pub fn along(event: &web_sys::MouseEvent) -> Option<f64> {
    let element: web_sys::Element = event.current_target()?.dyn_into().ok()?;
    let frame = element.get_bounding_client_rect();
    let part = (f64::from(event.client_x()) - frame.left()) / frame.width();
    (0.0..=1.0).contains(&part).then_some(part)
}

/// Goes to a part of the page, as a link to its fragment does.
pub fn go_to_part(fragment: &str) {
    _ = window().location().set_hash(fragment);
}

/// The whole address of the document without query and fragment.
pub fn whole_address() -> String {
    window().location().origin().unwrap_or_default() + &path()
}

/// Tells the path of a link of this site when the pointer or the focus comes to it: a moment before a click.
pub fn on_approach(tell: impl Fn(&str) + Clone + 'static) {
    let approached = move |target: Option<web_sys::EventTarget>| {
        let target = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link =
            target.and_then(|element| element.closest("a[href^='/']:not(.mark)").ok().flatten());
        if let Some(href) = link.and_then(|link| link.get_attribute("href")) {
            tell(href.split('#').next().unwrap_or_default());
        }
    };
    let on_focus = approached.clone();
    window_event_listener(leptos::ev::pointerover, move |over| {
        approached(over.target())
    });
    window_event_listener(leptos::ev::focusin, move |focus| on_focus(focus.target()));
}
