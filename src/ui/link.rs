//! Links out of the site, with what a reader should know before following one.

use crate::content::store::Site;
use crate::i18n::{dates, key};
use crate::model::link::Link;
use crate::platform::{Fixed, fixed, piece, still};
use crate::ui::elements::{inline, link};
use crate::ui::text::said;
use leptos::prelude::*;

/// A link to a page elsewhere, by its title or its whole address.
pub fn outward(site: &Site, link: &Link) -> Fixed {
    let words = match &link.title {
        Some(title) => said(site, title),
        None => fixed(link.url.as_str().to_owned()),
    };
    let only_front = link
        .url
        .is_front_page()
        .then(|| site.word(key::LINK_FRONT_PAGE));
    with_remarks(site, link, words, only_front)
}

/// A link to somebody's own site, by its host; that it leads to the front page is meant.
pub fn website(site: &Site, link: &Link) -> Fixed {
    with_remarks(site, link, fixed(link.url.short().to_owned()), None)
}

/// The way to more of what a part of a page shows.
pub fn more_link(href: String, words: String) -> Fixed {
    still(view! { <p><a class="more" href=href>{words}</a></p> })
}

fn with_remarks(site: &Site, link: &Link, words: Fixed, only_front: Option<String>) -> Fixed {
    let unencrypted = link
        .url
        .is_unencrypted()
        .then(|| site.word(key::LINK_UNENCRYPTED));
    let checked = link.checked.map(|day| {
        let day = dates::date(&site.words.dates, day);
        site.words.with(key::LINK_CHECKED, &[("date", &day)])
    });
    let remarks: Vec<String> = [unencrypted, only_front, checked]
        .into_iter()
        .flatten()
        .collect();
    let remarks = (!remarks.is_empty())
        .then(|| piece(view! { " " {inline("mute", fixed(format!("({})", remarks.join(", "))))} }));
    let archived = link.archived.as_ref().map(|copy| {
        let words = site.word(key::LINK_ARCHIVED);
        piece(view! { " " {self::link(copy.as_str().to_owned(), fixed(words))} })
    });
    let href = link.url.as_str().to_owned();
    piece(view! { {self::link(href, words)} {remarks} {archived} })
}
