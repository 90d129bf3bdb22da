//! What the project made.

use super::ids::Slug;
use super::lang::Lang;
use super::link::Link;
use super::text::Text;
use super::time::Date;
use serde::Deserialize;

/// Something that the project made: a paper, a tool, an exhibition. In the list of an export it has no link and no
/// sources; its own file has them.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Output {
    /// Its id.
    pub id: Slug,
    /// The id of its kind in `project.json`.
    pub kind: Slug,
    /// Its name.
    pub title: Text,
    /// What it is, in a sentence or two.
    pub summary: Text,
    /// The ids of the work packages that it came from.
    pub work_packages: Vec<Slug>,
    /// The languages in which it exists; none where that isn't known.
    #[serde(default)]
    pub languages: Vec<Lang>,
    /// When it came out, as far as known.
    #[serde(default)]
    pub date: Option<Date>,
    /// How sure the date is, in a few words for visitors.
    #[serde(default)]
    pub date_note: Option<Text>,
    /// Where to find it.
    #[serde(default)]
    pub link: Option<Link>,
    /// Where it was read.
    pub sources: Vec<Link>,
    /// The day of the last change of this record.
    pub updated: Date,
}

/// The file `outputs.json`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Outputs {
    /// The address of this file's schema, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// Every output.
    pub outputs: Vec<Output>,
}
