//! The site as one component: the layout, and the table of routes.

use crate::content::store::Site;
use crate::page::Page;
use crate::route::{
    ABOUT, CONTACT, EVENTS, MAIN, MAP, OUTPUTS, PARTNERS, PLACES, PROJECT, REGION, TOPICS,
};
use crate::ui::layout::{footer, header, skip_link};
use crate::ui::offline::{self, Unreached};
use crate::{page, platform};
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route, Router};
use leptos_router::{ParamSegment, StaticSegment};
use std::sync::Arc;

/// The whole body of a page. Both sides render it with the files of the page's route in `site`.
#[component]
pub fn App(
    /// What the site knows.
    site: Arc<Site>,
) -> impl IntoView {
    provide_context(Arc::clone(&site));
    provide_context(Unreached::default());
    // Before the router begins to listen: it acts on clicks and on steps back at once.
    platform::keep_scroll();
    page::travel(&site);
    let base = site.root_of(&site.lang);
    view! {
        <Router base=base>
            <Frame site/>
        </Router>
    }
}

#[component]
fn Frame(site: Arc<Site>) -> impl IntoView {
    platform::close_menus();
    page::provide_visits();
    page::fetch_on_approach(&site);
    view! {
        {skip_link(&site)}
        {header(&site)}
        <main id=MAIN>
            <FlatRoutes fallback=page::nowhere>
                <Route path=StaticSegment("") view=Page/>
                <Route path=(StaticSegment(TOPICS), ParamSegment("id")) view=Page/>
                <Route path=StaticSegment(EVENTS) view=Page/>
                <Route path=(StaticSegment(EVENTS), ParamSegment("id")) view=Page/>
                <Route path=(StaticSegment(EVENTS), ParamSegment("id"), ParamSegment("day")) view=Page/>
                <Route path=(StaticSegment(EVENTS), ParamSegment("id"), ParamSegment("day"), ParamSegment("part")) view=Page/>
                <Route path=StaticSegment(PARTNERS) view=Page/>
                <Route path=(StaticSegment(PARTNERS), ParamSegment("id")) view=Page/>
                <Route path=StaticSegment(PLACES) view=Page/>
                <Route path=(StaticSegment(PLACES), ParamSegment("id")) view=Page/>
                <Route path=(StaticSegment(PLACES), StaticSegment(REGION), ParamSegment("id")) view=Page/>
                <Route path=StaticSegment(MAP) view=Page/>
                <Route path=StaticSegment(PROJECT) view=Page/>
                <Route path=StaticSegment(OUTPUTS) view=Page/>
                <Route path=(StaticSegment(OUTPUTS), ParamSegment("id")) view=Page/>
                <Route path=StaticSegment(ABOUT) view=Page/>
                <Route path=StaticSegment(CONTACT) view=Page/>
            </FlatRoutes>
        </main>
        {footer(&site)}
        {offline::status(&site)}
    }
}
