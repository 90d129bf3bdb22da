//! The visitors' leaves: what people told of their region.

use super::ids::Slug;
use super::text::Text;
use super::time::Date;
use serde::Deserialize;

/// A leaf of the tree.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Story {
    /// Its id.
    pub id: Slug,
    /// What the visitor told.
    pub text: Text,
    /// The name that the visitor gave for publication.
    #[serde(default)]
    pub author: Option<String>,
    /// The id of the region that it is about.
    pub region: Slug,
    /// The ids of its topics.
    #[serde(default)]
    pub topics: Vec<Slug>,
    /// When it was told.
    pub date: Date,
    /// The day of the last change of this record.
    pub updated: Date,
}

/// The file `stories.json`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Stories {
    /// The address of this file's schema, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// Every leaf.
    pub stories: Vec<Story>,
}
