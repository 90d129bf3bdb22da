//! Who answers for the site and whom one can ask.

use super::ids::CountryCode;
use super::link::Href;
use super::text::Text;
use super::time::Date;
use serde::Deserialize;

/// The file `legal.json`. What isn't known is left out of the pages and reported by the check.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Legal {
    /// The address of this file's schema, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// Who answers for the site and its data.
    pub controller: Controller,
    /// Where to report a barrier or an error: a `mailto:` or `https:` address.
    #[serde(default)]
    pub feedback: Option<Href>,
    /// Where visitors send their leaves: a `mailto:` address.
    #[serde(default)]
    pub stories: Option<Href>,
    /// By country, the body that one can turn to about accessibility.
    #[serde(default)]
    pub enforcement: Vec<Enforcement>,
    /// The day of the last change of this file.
    pub updated: Date,
}

/// Who answers for the site.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Controller {
    /// Its name.
    pub name: Text,
    /// Its mail address, as `mailto:`.
    #[serde(default)]
    pub email: Option<Href>,
    /// Its postal address, a line each.
    #[serde(default)]
    pub address: Vec<String>,
}

/// A body that enforces accessibility in a country.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Enforcement {
    /// The country.
    pub country: CountryCode,
    /// The body's name.
    pub name: Text,
    /// Its page.
    pub url: Href,
}
