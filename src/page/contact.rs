//! Who answers for the site, and whom to ask at each partner.

use crate::content::store::Site;
use crate::i18n::key;
use crate::model::legal::Legal;
use crate::model::link::{Href, Link};
use crate::model::partner::Partner;
use crate::platform::{Fixed, fixed, still};
use crate::route::Route;
use crate::ui::elements::paragraph;
use crate::ui::link::website;
use crate::ui::section::section;
use crate::ui::text::said;
use leptos::prelude::*;

/// The page of contacts.
pub(super) fn contact(site: &Site) -> impl IntoView + use<> {
    let legal = site.legal()?;
    let partners: Vec<Fixed> = site
        .partners()
        .iter()
        .map(|partner| block(site, partner))
        .collect();
    let partners =
        (!partners.is_empty()).then(|| still(view! { <ul class="blocks">{partners}</ul> }));
    Some(view! {
        {still(view! { <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_CONTACT)}</h1>
            <div class="imprint">{controller(site, legal)} {report(site, legal)}</div>
        </section> })}
        {section("sec", site.word(key::NAV_PARTNERS), partners)}
    })
}

/// A link to an address of any kind, by the address without its scheme.
pub(super) fn address(site: &Site, href: &Href) -> Fixed {
    let link = Link {
        url: href.clone(),
        title: None,
        checked: None,
        archived: None,
    };
    website(site, &link)
}

/// Who answers for the site.
fn controller(site: &Site, legal: &Legal) -> Fixed {
    let controller = &legal.controller;
    let lines: Vec<Fixed> = controller
        .address
        .iter()
        .map(|line| paragraph("", fixed(line.clone())))
        .collect();
    let email = controller
        .email
        .as_ref()
        .map(|email| paragraph("", address(site, email)));
    still(view! { <div>
            <h2 class="kick">{site.word(key::CONTACT_CONTROLLER)}</h2>
            <address>
                <p class="name">{said(site, &controller.name)}</p>
                {lines}
                {email}
            </address>
        </div>
    })
}

/// Where to report an error.
fn report(site: &Site, legal: &Legal) -> Option<Fixed> {
    legal.feedback.as_ref().map(|feedback| {
        still(view! { <div>
                <h2 class="kick">{site.word(key::CONTACT_REPORT)}</h2>
                <p>{site.word(key::CONTACT_REPORT_HOW)} " " {address(site, feedback)}</p>
            </div>
        })
    })
}

/// A partner as an address block.
fn block(site: &Site, partner: &Partner) -> Fixed {
    let own_name = (site.say(&partner.name) != partner.local_name).then(|| {
        let lang = partner.local_language.to_string();
        still(view! { <p class="mute" lang=lang>{partner.local_name.clone()}</p> })
    });
    let country = site.country(&partner.country);
    let place = match &partner.town {
        Some(town) => format!("{}, {country}", site.name(town)),
        None => country.to_owned(),
    };
    let email = partner.email.as_ref().map(|email| address(site, email));
    let website = partner.website.as_ref().map(|link| website(site, link));
    let links: Vec<Fixed> = website
        .into_iter()
        .chain(email)
        .map(|link| paragraph("", link))
        .collect();
    still(view! { <li>
            <h3>
                <a href=site.href(&Route::Partner(partner.id.clone()))>{said(site, &partner.name)}</a>
            </h3>
            {own_name}
            <p>{place}</p>
            {links}
        </li>
    })
}
