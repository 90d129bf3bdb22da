//! The site itself: where its content comes from, how it may be used, what it stores, how accessible it is.

use super::contact::address;
use crate::content::store::Site;
use crate::i18n::dates;
use crate::i18n::key::{self, Key};
use crate::model::legal::{Accessibility, Conformance, Enforcement, Legal};
use crate::model::link::Link;
use crate::model::time::Date;
use crate::platform::kept::{self, Kept};
use crate::platform::{Fixed, fixed, piece, still};
use crate::route::ACCESSIBILITY;
use crate::ui::elements::{self, item, told};
use crate::ui::fact::fact;
use crate::ui::link::outward;
use crate::ui::rich::rich;
use crate::ui::section::sentences;
use crate::ui::text::said;
use leptos::prelude::*;

/// The page about the site.
pub(super) fn about(site: &Site) -> impl IntoView + use<> {
    let legal = site.legal()?;
    let parts = [
        ("content", key::ABOUT_CONTENT, content(site)),
        ("licence", key::ABOUT_LICENCE, licence(site, legal)),
        ("privacy", key::ABOUT_PRIVACY, privacy(site, legal)),
        (
            ACCESSIBILITY,
            key::ABOUT_ACCESSIBILITY,
            accessibility(site, legal),
        ),
    ];
    let (mut ways, mut sections) = (Vec::new(), Vec::new());
    for (id, heading, content) in parts {
        ways.push(way(id, site.word(heading)));
        sections.push(part(id, site.word(heading), content));
    }
    Some(view! {
        <section class="sec opening">
            <h1 tabindex="-1">{site.word(key::NAV_ABOUT)}</h1>
            <ul class="ways parts">{ways}</ul>
        </section>
        {sections}
    })
}

/// A link to a part of this page; `external` leaves it to the browser, which goes on from there with the next Tab.
fn way(id: &'static str, words: String) -> Fixed {
    still(view! { <li><a rel="external" href=format!("#{id}")>{words}</a></li> })
}

fn part(id: &'static str, heading: String, content: Fixed) -> Fixed {
    still(view! { <section class="sec clauses">
            <h2 id=id tabindex="-1">{heading}</h2>
            <div>{content}</div>
        </section>
    })
}

/// A clause of a part; nothing where it has no content.
fn clause(site: &Site, heading: Key, content: Option<Fixed>) -> Option<Fixed> {
    content.map(|content| {
        piece(view! { <h3>{site.word(heading)}</h3>
            {content}
        })
    })
}

fn paragraph(words: String) -> Fixed {
    elements::paragraph("", fixed(words))
}

fn content(site: &Site) -> Fixed {
    let own = &site.project.sources;
    let own: Vec<Fixed> = own.iter().map(|link| item(outward(site, link))).collect();
    let own = (!own.is_empty()).then(|| still(view! { <ul class="points long">{own}</ul> }));
    piece(view! {
        {paragraph(site.word(key::ABOUT_SOURCES))}
        {clause(site, key::ABOUT_OWN_SOURCES, own)}
        {clause(site, key::ABOUT_MARKS, Some(marks(site)))}
    })
}

/// What stands beside links and texts, and what it means.
fn marks(site: &Site) -> Fixed {
    let checked = site.words.with(key::LINK_CHECKED, &[("date", "…")]);
    let marks = [
        (checked, key::ABOUT_CHECKED),
        (site.word(key::LINK_UNENCRYPTED), key::ABOUT_UNENCRYPTED),
        (site.word(key::LINK_FRONT_PAGE), key::ABOUT_FRONT_PAGE),
        (site.word(key::LINK_ARCHIVED), key::ABOUT_ARCHIVED),
        (site.word(key::ABOUT_LETTERS), key::ABOUT_FOREIGN),
    ];
    let marks: Vec<Fixed> = marks
        .into_iter()
        .map(|(mark, meaning)| fact(mark, fixed(site.word(meaning))))
        .collect();
    still(view! { <dl class="facts">{marks}</dl> })
}

fn licence(site: &Site, legal: &Legal) -> Fixed {
    let texts = legal.licence.as_ref().map(|licence| {
        view! {
            {rich(site, &licence.text)}
            <p>{site.word(key::ABOUT_TERMS)} " " {outward(site, &licence.terms)}</p>
        }
    });
    let software: Vec<Fixed> = [key::ABOUT_CODE, key::ABOUT_FACE, key::ABOUT_MAP]
        .into_iter()
        .map(|key| item(fixed(site.word(key))))
        .collect();
    let software = still(view! { <ul class="points long">{software}</ul> });
    piece(view! {
        {texts}
        {clause(site, key::ABOUT_SOFTWARE, Some(software))}
    })
}

fn privacy(site: &Site, legal: &Legal) -> Fixed {
    let host = legal.host.as_ref().map(|host| {
        piece(view! {
            {fact(site.word(key::PRIVACY_HOST), said(site, &host.name))}
            {fact(site.word(key::PRIVACY_LOG), said(site, &host.log))}
        })
    });
    let controller = &legal.controller;
    let email = controller
        .email
        .as_ref()
        .map(|email| told("", address(site, email)));
    piece(view! {
        {paragraph(site.word(key::PRIVACY_NOTHING))}
        {table(site)}
        <dl class="facts">
            {host}
            {fact(site.word(key::CONTACT_CONTROLLER), said(site, &controller.name))}
            {email}
        </dl>
    })
}

/// What is kept in the visitor's browser.
fn table(site: &Site) -> Fixed {
    let rows: Vec<Fixed> = kept::ALL.iter().map(|kept| row(site, kept)).collect();
    let heads: Vec<Fixed> = [key::KEPT_NAME, key::KEPT_PURPOSE, key::KEPT_LASTS]
        .into_iter()
        .map(|key| still(view! { <th scope="col">{site.word(key)}</th> }))
        .collect();
    still(view! { <table class="kept">
            <caption>{site.word(key::KEPT)}</caption>
            <thead>
                <tr>{heads}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    })
}

fn row(site: &Site, kept: &Kept) -> Fixed {
    still(view! { <tr>
            <th scope="row"><code>{kept.name}</code></th>
            <td>{site.word(kept.purpose)}</td>
            <td>{site.word(kept.lasts)}</td>
        </tr>
    })
}

/// The statement by the model of Implementing Decision (EU) 2018/1523, in the order of its parts. What isn't known is
/// left out, headings too.
fn accessibility(site: &Site, legal: &Legal) -> Fixed {
    let statement = match &legal.accessibility {
        Some(known) => statement(site, legal, known),
        None => paragraph(site.word(key::STATEMENT_LACKS)),
    };
    let feedback = legal.feedback.as_ref().map(|feedback| {
        let words = site.word(key::STATEMENT_REPORT);
        still(view! { <p>{words} " " {address(site, feedback)}</p> })
    });
    piece(view! {
        {statement}
        {clause(site, key::STATEMENT_FEEDBACK, feedback)}
        {clause(site, key::STATEMENT_ENFORCEMENT, enforcement(site, &legal.enforcement))}
    })
}

fn statement(site: &Site, legal: &Legal, known: &Accessibility) -> Fixed {
    let name = [("name", site.say(&legal.controller.name))];
    let commitment = site.words.with(key::STATEMENT_COMMITMENT, &name);
    let scope = match &site.project.url {
        Some(url) => format!("{} ({})", site.project.name, url.as_str()),
        None => site.project.name.clone(),
    };
    let scope = site.words.with(key::STATEMENT_SCOPE, &[("site", &scope)]);
    let status = match known.status {
        Conformance::Full => key::STATEMENT_FULL,
        Conformance::Partial => key::STATEMENT_PARTIAL,
        Conformance::None => key::STATEMENT_NONE,
    };
    let exceptions = sentences(site, &known.exceptions).map(|exceptions| {
        piece(view! {
            {paragraph(site.word(key::STATEMENT_REASONS))}
            {exceptions}
        })
    });
    let on = |day: Date| fixed(dates::date(&site.words.dates, day));
    let reviewed = known
        .reviewed
        .map(|day| fact(site.word(key::STATEMENT_REVIEWED), on(day)));
    let preparation = still(view! { <dl class="facts">
            {fact(site.word(key::STATEMENT_PREPARED), on(known.prepared))}
            {reviewed}
            {fact(site.word(key::STATEMENT_METHOD), said(site, &known.method))}
        </dl>
    });
    piece(view! {
        {paragraph(commitment)}
        {paragraph(scope)}
        {clause(site, key::STATEMENT_STATUS, Some(paragraph(site.word(status))))}
        {clause(site, key::STATEMENT_EXCEPTIONS, exceptions)}
        {clause(site, key::STATEMENT_PREPARATION, Some(preparation))}
    })
}

/// By country, whom one can turn to after the controller; `None` where no body is known.
fn enforcement(site: &Site, bodies: &[Enforcement]) -> Option<Fixed> {
    let listed: Vec<Fixed> = bodies
        .iter()
        .map(|body| {
            let link = Link {
                url: body.url.clone(),
                title: Some(body.name.clone()),
                checked: None,
                archived: None,
            };
            fact(site.country(&body.country).to_owned(), outward(site, &link))
        })
        .collect();
    (!bodies.is_empty()).then(|| {
        piece(view! {
            {paragraph(site.word(key::STATEMENT_BODIES))}
            <dl class="facts">{listed}</dl>
        })
    })
}
