//! The site as one component: the layout, and the page. The table of routes is [`crate::route`]; one of the router's own
//! would bring code for each of its lines.

use crate::content::store::Site;
use crate::page::Page;
use crate::route::MAIN;
use crate::ui::layout::{footer, header, skip_link};
use crate::ui::offline::{self, Unreached};
use crate::{page, platform};
use leptos::prelude::*;
use leptos_router::WildcardSegment;
use leptos_router::components::{FlatRoutes, Route, Router};
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
            <FlatRoutes fallback=Page>
                <Route path=WildcardSegment("path") view=Page/>
            </FlatRoutes>
        </main>
        {footer(&site)}
        {offline::status(&site)}
    }
}
