//! The sitemap (sitemaps.org protocol 0.9): every page with its address, its other languages and its last change.

use super::escape;
use crate::content::store::Site;
use crate::head::head;
use crate::model::time::Date;
use crate::route::Route;

/// The sitemap of a site in all its languages; each of `sites` with the pages it has. Pages without a known full
/// address are left out.
pub fn sitemap(sites: &[(&Site, &[Route])]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for (site, routes) in sites {
        for route in *routes {
            page(&mut xml, site, route);
        }
    }
    xml.push_str("</urlset>\n");
    xml
}

fn page(xml: &mut String, site: &Site, route: &Route) {
    let head = head(site, Some(route));
    let Some(address) = head.canonical else {
        return;
    };
    xml.push_str(&format!(
        "<url><loc>{}</loc><lastmod>{}</lastmod>",
        escape(&address),
        updated(site, route)
    ));
    for (lang, address) in &head.alternates {
        xml.push_str(&format!(
            "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\"/>",
            escape(address)
        ));
    }
    xml.push_str("</url>\n");
}

/// The day on which what a page shows was last changed.
fn updated(site: &Site, route: &Route) -> Date {
    let events = || site.events().iter().map(|event| event.updated);
    let partners = || site.partners().iter().map(|partner| partner.updated);
    let topics = site.topics().iter().map(|topic| topic.updated);
    let places = || site.places().iter().map(|place| place.updated);
    let outputs = || site.outputs().iter().map(|output| output.updated);
    let packages = site.work_packages().iter().map(|package| package.updated);
    let of_record = match route {
        Route::Topic(id) => site.topic(id).map(|(topic, _)| topic.updated),
        Route::Event(id) | Route::EventPart(id, ..) => {
            let details = site.details(id).map(|details| details.updated);
            site.event(id).map(|event| event.updated).max(details)
        }
        Route::Events | Route::EventsOfYear(_) => events().max(),
        Route::Partners => partners().chain([site.project.updated]).max(),
        Route::Partner(id) => site.partner(id).map(|partner| partner.updated),
        Route::Map => partners().chain(events()).chain(places()).max(),
        Route::Places | Route::PlacesOfRegion(_) => places().max(),
        Route::Place(id) => site.place(id).map(|place| place.updated),
        Route::Outputs => outputs().max(),
        Route::Output(id) => site.output(id).map(|output| output.updated),
        Route::About => site.legal().map(|legal| legal.updated),
        Route::Contact => site
            .legal()
            .map(|legal| legal.updated)
            .into_iter()
            .chain(partners())
            .max(),
        Route::Project => events()
            .chain(outputs())
            .chain(packages)
            .chain([site.project.updated])
            .max(),
        Route::Home | Route::Tree | Route::Leaf(_) | Route::Forge => events()
            .chain(partners())
            .chain(topics)
            .chain([site.project.updated])
            .max(),
    };
    of_record.unwrap_or(site.project.updated)
}
