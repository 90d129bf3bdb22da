//! What the native tests share: content in memory, pages rendered without a browser, exported sites, parsed HTML and CSS.

#![allow(
    dead_code,
    reason = "each test is a crate of its own and uses a part of this"
)]

pub(crate) mod agenda;
pub(crate) mod content;
pub(crate) mod css;
pub(crate) mod dom;
pub(crate) mod exported;
pub(crate) mod page_text;
pub(crate) mod site;
pub(crate) mod snapshot;
