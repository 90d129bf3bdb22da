//! The organisations that carry the project.

use super::ids::{CountryCode, Slug};
use super::lang::Lang;
use super::link::{Href, Link};
use super::place::Position;
use super::text::{Name, Text};
use super::time::Date;
use serde::Deserialize;

/// A partner organisation.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Partner {
    /// Its id.
    pub id: Slug,
    /// What it is in the partnership.
    pub role: Role,
    /// Its number as printed by the programme, such as `LP` or `PP2`.
    #[serde(default)]
    pub number: Option<String>,
    /// Its full name.
    pub name: Text,
    /// Its name as it writes it itself.
    pub local_name: String,
    /// The language of `local_name`.
    pub local_language: Lang,
    /// A name for narrow places.
    pub short_name: Name,
    /// The town of its seat; an associated partner may have none.
    #[serde(default)]
    pub town: Option<Name>,
    /// Its country.
    pub country: CountryCode,
    /// Its seat; a partner without one is not on the map.
    #[serde(default)]
    pub position: Option<Position>,
    /// A sentence on what the mark on the map stands for, where it isn't the seat itself.
    #[serde(default)]
    pub position_note: Option<Text>,
    /// The id of the region that it speaks for.
    #[serde(default)]
    pub region: Option<Slug>,
    /// What it is and what it did, in a few sentences.
    #[serde(default)]
    pub summary: Option<Text>,
    /// A task for all partners, such as communication.
    #[serde(default)]
    pub duty: Option<Text>,
    /// Its own page.
    #[serde(default)]
    pub website: Option<Link>,
    /// Its mail address for the project, as `mailto:`.
    #[serde(default)]
    pub email: Option<Href>,
    /// Where it was read.
    pub sources: Vec<Link>,
    /// The day of the last change of this record.
    pub updated: Date,
}

/// What a partner is in the partnership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Leads the project and answers for it.
    Lead,
    /// Speaks for a region.
    Regional,
    /// Does research.
    Academic,
    /// Supports the project without a budget in it.
    Associated,
}

/// The file `partners.json`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Partners {
    /// The address of this file's schema, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The regions that partners speak for.
    pub regions: Vec<Region>,
    /// Every partner, the lead partner first.
    pub partners: Vec<Partner>,
}

pub use super::place::Region;
