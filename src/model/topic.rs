//! What the project works on: topics for visitors, work packages for the programme.

use super::ids::Slug;
use super::link::Link;
use super::text::Text;
use super::time::Date;
use serde::Deserialize;

/// A topic, with a page of its own and an accent.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Topic {
    /// Its id.
    pub id: Slug,
    /// Its short mark, such as `T1`.
    pub code: String,
    /// Its name.
    pub title: Text,
    /// The words that invite to its page.
    pub invitation: Text,
    /// What it is about, in a sentence.
    pub summary: Text,
    /// The id of the work package that did the work.
    pub work_package: Slug,
    /// Where it was read.
    pub sources: Vec<Link>,
    /// The day of the last change of this record.
    pub updated: Date,
}

/// A work package of the application.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct WorkPackage {
    /// Its id.
    pub id: Slug,
    /// Its short mark, such as `T1` or `C`.
    pub code: String,
    /// Its name.
    pub title: Text,
    /// A sentence on how sure its name is, for visitors.
    #[serde(default)]
    pub title_note: Option<Text>,
    /// The id of the partner who answers for it, where known.
    #[serde(default)]
    pub responsible: Option<Slug>,
    /// Its first day.
    pub start: Date,
    /// Its last day.
    pub end: Date,
    /// A sentence on its dates, for visitors.
    #[serde(default)]
    pub date_note: Option<Text>,
    /// What was done, a sentence each.
    pub facts: Vec<Text>,
    /// What came of it, a few words each.
    #[serde(default)]
    pub results: Vec<Text>,
    /// Where it was read.
    pub sources: Vec<Link>,
    /// The day of the last change of this record.
    pub updated: Date,
}

/// The file `topics.json`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Topics {
    /// The address of this file's schema, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The topics, in the order in which they take the project's accents.
    pub topics: Vec<Topic>,
    /// The work packages, in the order of the application.
    pub work_packages: Vec<WorkPackage>,
}
