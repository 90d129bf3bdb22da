//! The pages, one file each, and how one is shown: its files first, then its view, then its head and the focus.

mod event;
mod events;
mod home;
mod not_found;
mod partner;
mod partners;
mod topic;

use crate::content::store::{File, Site};
use crate::head::head;
use crate::platform;
use crate::platform::{Fixed, fixed};
use crate::route::{Route, exists};
use leptos::prelude::*;
use leptos_router::ChooseView;
use leptos_router::hooks::use_location;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The view of every route. The router waits for it before it takes the page before away, so that a visitor sees
/// the old page until the files of the new one have come, and never an empty one.
#[derive(Clone, Copy)]
pub struct Page;

impl ChooseView for Page {
    async fn choose(self) -> AnyView {
        let site = expect_context::<Arc<Site>>();
        let here = use_location().pathname;
        let route = route_at(&site, &here.get_untracked());
        if let Some(route) = &route {
            load_or_leave(&site, route).await;
        }
        shown_page(site, route, here)
    }

    async fn preload(&self) {}
}

/// The view where no route fits.
pub fn nowhere() -> impl IntoView {
    let site = expect_context::<Arc<Site>>();
    let here = use_location().pathname;
    shown_page(site, None, here)
}

/// The route of a path of the document; `None` where it is none of ours.
pub fn route_at(site: &Site, path: &str) -> Option<Route> {
    path.strip_prefix(&site.root_of(&site.lang))
        .and_then(Route::parse)
}

/// Fetches what a route needs. The error names the file and what is wrong with it.
pub async fn load(site: &Site, route: &Route) -> Result<(), String> {
    loop {
        // What an event's page needs besides the list is known only once the list is there.
        let missing = site.missing(route);
        if missing.is_empty() {
            return Ok(());
        }
        begin(site, &missing);
        for file in missing {
            let text = platform::fetch_text(&site.address_of(&file)).await?;
            site.put(&file, &text)?;
        }
    }
}

/// Sends files on their way together.
fn begin(site: &Site, files: &[File]) {
    for file in files {
        platform::begin_fetch(&site.address_of(file));
    }
}

/// Fetches what a page needs as soon as the visitor comes near a link to it.
pub fn fetch_on_approach(site: &Arc<Site>) {
    let site = Arc::clone(site);
    platform::on_approach(move |path| {
        if let Some(route) = route_at(&site, path) {
            begin(&site, &site.missing(&route));
        }
    });
}

/// Fetches what a route needs; where that fails, says so on the console and goes to the exported page instead.
async fn load_or_leave(site: &Site, route: &Route) {
    if let Err(fault) = load(site, route).await {
        platform::report(&fault);
        platform::leave_for(&site.href(route));
        std::future::pending().await
    }
}

/// Whether a page was shown in this document before.
#[derive(Clone, Default)]
struct Visits(Arc<AtomicBool>);

/// Lets pages know whether they are the document's first.
pub fn provide_visits() {
    provide_context(Visits::default());
}

/// A page that follows the address as long as only ids in it change; the router keeps such a view and shows it anew
/// only for another pattern.
fn shown_page(site: Arc<Site>, route: Option<Route>, here: Memo<String>) -> AnyView {
    let own_pattern = pattern(&site, &here.get_untracked());
    let shown = RwSignal::new(route);
    let visits = expect_context::<Visits>();
    Effect::new({
        let site = Arc::clone(&site);
        move |_| {
            let path = here.get();
            let next = route_at(&site, &path);
            if shown.with_untracked(|now| *now == next) || pattern(&site, &path) != own_pattern {
                return;
            }
            let site = Arc::clone(&site);
            leptos::task::spawn_local(async move {
                if let Some(route) = &next {
                    load_or_leave(&site, route).await;
                }
                shown.set(next);
            });
        }
    });
    Effect::new({
        let site = Arc::clone(&site);
        move |_| {
            shown.with(|route| platform::show_head(&head(&site, route.as_ref())));
            if visits.0.swap(true, Ordering::Relaxed) {
                platform::focus_heading();
                platform::restore_scroll();
            }
        }
    });
    fixed(move || shown.with(|route| view_of(&site, route.as_ref()))).into_any()
}

/// What the route table tells apart in a path: its first segment, and how many there are.
fn pattern(site: &Site, path: &str) -> (String, usize) {
    let below = path.strip_prefix(&site.root_of(&site.lang)).unwrap_or(path);
    let mut segments = below.split('/').filter(|segment| !segment.is_empty());
    let first = segments.next().unwrap_or_default().to_owned();
    (first, segments.count())
}

fn view_of(site: &Arc<Site>, route: Option<&Route>) -> Fixed {
    match route.filter(|route| exists(site, route)) {
        Some(Route::Home) => fixed(home::home(site)),
        Some(Route::Topic(id)) => fixed(topic::topic(site, id)),
        Some(Route::Events) => fixed(events::events(site)),
        Some(Route::EventsOfYear(year)) => fixed(events::events_of_year(site, *year)),
        Some(Route::Event(id)) => fixed(event::event(site, id)),
        Some(Route::EventDay(id, day)) => fixed(event::event_day(site, id, *day)),
        Some(Route::Partners) => fixed(partners::partners(site)),
        Some(Route::Partner(id)) => fixed(partner::partner(site, id)),
        _ => fixed(not_found::not_found(site)),
    }
}
