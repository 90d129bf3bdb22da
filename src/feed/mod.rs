//! What machines read: lists of the site's pages and events in standard formats, made from the same content.

pub mod sitemap;
