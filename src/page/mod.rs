//! The pages, one file each, and how one is shown: its files first, then its view, then its head and the focus.

mod about;
mod contact;
mod event;
mod events;
mod home;
pub mod map;
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
use crate::head::{head, page_name};
use crate::platform::{self, Destination, Fixed, fixed};
use crate::route::{Route, exists};
use crate::ui::offline::Unreached;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use leptos_router::location::Location;
use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The view of every route. Its files are there: the document's first page has them, and the router hears of a later
/// one only then, from [`travel`].
#[component]
pub fn Page() -> impl IntoView {
    shown_page(expect_context(), use_location())
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

/// Goes where a link or a step in the history leads once the files of that page are there; until then the old page
/// stays, and of two ways the last one counts. If a file can't be had, the visitor goes to the exported page by a plain
/// load; without a connection, where that would lead to nothing, the old page stays and says so. Called once, before
/// the router begins to listen.
pub fn travel(site: &Arc<Site>) {
    let journey = Journey {
        site: Arc::clone(site),
        owner: Owner::current().expect("the site has an owner"),
        unreached: expect_context(),
        wanted: Rc::default(),
    };
    platform::on_departure(move |to| journey.begin(to));
}

/// The way to another page.
#[derive(Clone)]
struct Journey {
    site: Arc<Site>,
    /// Knows the router once it is there.
    owner: Owner,
    unreached: Unreached,
    /// Where the visitor wants to go; none when that page is there.
    wanted: Rc<RefCell<Option<Destination>>>,
}

impl Journey {
    /// Sets out for a page. False if it is the one that is shown, or none of ours.
    fn begin(&self, to: Destination) -> bool {
        let elsewhere = to.path() != platform::shown_path();
        let route = route_at(&self.site, to.path()).filter(|_| elsewhere);
        let Some(route) = route else {
            self.end();
            return false;
        };
        // The second half of a double click.
        if self.wants(&to) {
            return true;
        }
        self.wanted.replace(Some(to.clone()));
        platform::begin_waiting();
        let journey = self.clone();
        leptos::task::spawn_local(async move {
            let loaded = load(&journey.site, &route).await;
            if journey.wants(&to) {
                journey.end();
                journey.arrive(to, &route, loaded);
            }
        });
        true
    }

    fn wants(&self, to: &Destination) -> bool {
        self.wanted.borrow().as_ref() == Some(to)
    }

    fn end(&self) {
        self.wanted.take();
        platform::end_waiting();
    }

    fn arrive(&self, to: Destination, route: &Route, loaded: Result<(), String>) {
        match loaded {
            Ok(()) => self.owner.with(|| platform::go_to(&to)),
            Err(_) if platform::is_offline() => {
                let name = page_name(&self.site, route).unwrap_or_else(|| to.path().to_owned());
                self.unreached.tell(name, to.address);
                if to.is_step {
                    platform::undo_step();
                }
            }
            Err(fault) => {
                platform::report(&fault);
                platform::leave_for(&to.address);
            }
        }
    }
}

/// The whole address of the page.
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

/// The page of the address, and of each one after it. An address that is none of ours, after a click, is that of a file
/// of the host, or of a page that only the host knows.
fn shown_page(site: Arc<Site>, location: Location) -> AnyView {
    let shown = RwSignal::new(route_at(&site, &location.pathname.get_untracked()));
    let visits = expect_context::<Visits>();
    let unreached = expect_context::<Unreached>();
    let (here, hash) = (location.pathname, location.hash);
    Effect::new({
        let (site, visits) = (Arc::clone(&site), visits.clone());
        move |_| {
            let route = here.with(|now| route_at(&site, now));
            if route.is_none() && visits.0.load(Ordering::Relaxed) {
                platform::leave_for(&address(&location));
            } else if shown.with_untracked(|now| *now != route) {
                shown.set(route);
            }
        }
    });
    Effect::new({
        let site = Arc::clone(&site);
        move |_| {
            shown.with(|route| platform::show_head(&head(&site, route.as_ref())));
            unreached.forget();
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

fn view_of(site: &Arc<Site>, route: Option<&Route>) -> Fixed {
    match route.filter(|route| exists(site, route)) {
        Some(Route::Home) => fixed(home::home(site)),
        Some(Route::Topic(id)) => fixed(topic::topic(site, id)),
        Some(Route::Events) => fixed(events::events(site)),
        Some(Route::EventsOfYear(year)) => fixed(events::events_of_year(site, *year)),
        Some(Route::Event(id)) => fixed(event::event(site, id)),
        Some(Route::EventPart(id, date, number)) => {
            fixed(event::event_part(site, id, *date, *number))
        }
        Some(Route::Partners) => fixed(partners::partners(site)),
        Some(Route::Partner(id)) => fixed(partner::partner(site, id)),
        Some(Route::Map) => fixed(map::map(site)),
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
