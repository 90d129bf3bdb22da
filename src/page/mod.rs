//! The pages, one file each, and how one is shown: its files first, then its view, then its head and the focus.

mod about;
mod contact;
mod event;
mod events;
mod home;
mod not_found;
mod output;
mod outputs;
mod partner;
mod partners;
mod place;
mod places;
mod project;
mod rail;
mod timeline;
mod topic;
mod tree;
mod way;

use crate::content::store::Site;
use crate::head::head;
use crate::platform;
use crate::platform::{Fixed, fixed};
use crate::route::{Route, exists};
use leptos::prelude::*;
use leptos_router::ChooseView;
use leptos_router::hooks::use_location;
use leptos_router::location::Location;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The view of every route. The router waits for it before it takes the page before away, so that a visitor sees
/// the old page until the files of the new one have come, and never an empty one.
#[derive(Clone, Copy)]
pub struct Page;

impl ChooseView for Page {
    async fn choose(self) -> AnyView {
        let site = expect_context::<Arc<Site>>();
        let location = use_location();
        let path = location.pathname.get_untracked();
        let on_the_way = leave_if_overtaken(&site, &location, &path);
        let arrival = arrive(&site, &location, &path).await;
        on_the_way.set_value(false);
        match arrival {
            Arrival::Here => shown_page(site, location, route_at),
            // The router drops this view; it shows one for the new address.
            Arrival::Overtaken if !same_pattern(&site, &location, &path) => ().into_any(),
            Arrival::Overtaken | Arrival::Left => std::future::pending().await,
        }
    }

    async fn preload(&self) {}
}

/// While a page is on its way, the router makes no view for another address of the same pattern; a visitor who wants
/// that one goes there by a plain load. Holds as long as the value is true.
fn leave_if_overtaken(site: &Arc<Site>, location: &Location, path: &str) -> StoredValue<bool> {
    let on_the_way = StoredValue::new(true);
    let (site, location, path) = (Arc::clone(site), location.clone(), path.to_owned());
    Effect::new(move |_| {
        let gone_on = location.pathname.with(|now| *now != path);
        if gone_on && on_the_way.get_value() && same_pattern(&site, &location, &path) {
            platform::leave_for(&address(&location));
        }
    });
    on_the_way
}

/// The view where no route fits. After a click that is a file of the host, or a page that only the host knows.
pub fn nowhere() -> impl IntoView {
    let site = expect_context::<Arc<Site>>();
    let location = use_location();
    if expect_context::<Visits>().0.load(Ordering::Relaxed) {
        platform::leave_for(&address(&location));
    }
    shown_page(site, location, |_, _| None)
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
        for file in &missing {
            platform::begin_fetch(&site.address_of(file));
        }
        for file in missing {
            let address = site.address_of(&file);
            match platform::fetch_text(&address).await? {
                Some(text) => site.put(&file, &text)?,
                None => site.note_absent(&file)?,
            }
        }
    }
}

/// Fetches what a page needs as soon as the visitor comes near a link to it.
pub fn fetch_on_approach(site: &Arc<Site>) {
    let site = Arc::clone(site);
    platform::on_approach(move |path| {
        let missing = route_at(&site, path).map(|route| site.missing(&route));
        for file in missing.unwrap_or_default() {
            platform::fetch_ahead(&site.address_of(&file));
        }
    });
}

/// How it went to fetch what a page needs.
enum Arrival {
    /// All is there.
    Here,
    /// The visitor has gone on to another page.
    Overtaken,
    /// A file couldn't be had, and the visitor goes to the exported page.
    Left,
}

/// Fetches what the page at a path needs. A fault is told on the console.
async fn arrive(site: &Site, location: &Location, path: &str) -> Arrival {
    let loaded = match route_at(site, path) {
        Some(route) => load(site, &route).await,
        None => Ok(()),
    };
    let still_wanted = location
        .pathname
        .try_get_untracked()
        .is_some_and(|now| now == path);
    match loaded {
        _ if !still_wanted => Arrival::Overtaken,
        Ok(()) => Arrival::Here,
        Err(fault) => {
            platform::report(&fault);
            platform::leave_for(&address(location));
            Arrival::Left
        }
    }
}

/// The whole address to which the router goes, which the address bar may not show yet.
fn address(location: &Location) -> String {
    let search = location.search.get_untracked();
    let mark = if search.is_empty() { "" } else { "?" };
    location.pathname.get_untracked() + mark + &search + &location.hash.get_untracked()
}

/// Whether a page was shown in this document before.
#[derive(Clone, Default)]
struct Visits(Arc<AtomicBool>);

/// Lets pages know whether they are the document's first.
pub fn provide_visits() {
    provide_context(Visits::default());
}

/// A page that follows the address as long as only ids in it change; the router keeps such a view and shows another
/// only for another pattern. `read` gives the route of a path.
fn shown_page(
    site: Arc<Site>,
    location: Location,
    read: fn(&Site, &str) -> Option<Route>,
) -> AnyView {
    let path = location.pathname.get_untracked();
    let shown = RwSignal::new(read(&site, &path));
    let visits = expect_context::<Visits>();
    let (here, hash) = (location.pathname, location.hash);
    Effect::new({
        let site = Arc::clone(&site);
        move |_| {
            let next = location.pathname.get();
            let route = read(&site, &next);
            if shown.with_untracked(|now| *now == route) || !same_pattern(&site, &location, &path) {
                return;
            }
            let (site, location) = (Arc::clone(&site), location.clone());
            leptos::task::spawn_local(async move {
                if let Arrival::Here = arrive(&site, &location, &next).await {
                    shown.set(route);
                }
            });
        }
    });
    Effect::new({
        let site = Arc::clone(&site);
        move |_| {
            shown.with(|route| platform::show_head(&head(&site, route.as_ref())));
            let first = !visits.0.swap(true, Ordering::Relaxed);
            let fragment = hash.get_untracked();
            platform::settle(
                first,
                here.get_untracked(),
                fragment.trim_start_matches('#'),
            );
        }
    });
    fixed(move || shown.with(|route| view_of(&site, route.as_ref()))).into_any()
}

/// Whether the visitor's address has the pattern of a path in the route table: its first segment, and their number.
fn same_pattern(site: &Site, location: &Location, path: &str) -> bool {
    let root = site.root_of(&site.lang);
    let pattern = |path: &str| {
        let below = path.strip_prefix(&root).unwrap_or(path);
        let mut segments = below.split('/').filter(|segment| !segment.is_empty());
        (segments.next().map(str::to_owned), segments.count())
    };
    location
        .pathname
        .with_untracked(|now| pattern(now) == pattern(path))
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
        Some(Route::Project) => fixed(project::project(site)),
        Some(Route::Outputs) => fixed(outputs::outputs(site)),
        Some(Route::Output(id)) => fixed(output::output(site, id)),
        Some(Route::Places) => fixed(places::places(site)),
        Some(Route::PlacesOfRegion(id)) => fixed(places::places_of_region(site, id)),
        Some(Route::Place(id)) => fixed(place::place(site, id)),
        Some(Route::About) => fixed(about::about(site)),
        Some(Route::Contact) => fixed(contact::contact(site)),
        Some(Route::Tree | Route::Leaf(_) | Route::Forge) | None => {
            fixed(not_found::not_found(site))
        }
    }
}
