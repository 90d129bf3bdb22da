//! Who answers for the site and whom one can ask.

use super::ids::CountryCode;
use super::link::{Href, Link};
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
    /// Who runs the host and what it keeps of requests.
    #[serde(default)]
    pub host: Option<Host>,
    /// Under which terms the texts may be used.
    #[serde(default)]
    pub licence: Option<Licence>,
    /// What is known of the site's accessibility, for the statement of Implementing Decision (EU) 2018/1523.
    #[serde(default)]
    pub accessibility: Option<Accessibility>,
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
    /// Its postal address without its name, a line each.
    #[serde(default)]
    pub address: Vec<String>,
}

/// The host of the site.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Host {
    /// The name of whoever runs it.
    pub name: Text,
    /// What it writes down of a request, and for how long, in a sentence or two.
    pub log: Text,
}

/// Terms of use.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Licence {
    /// What they cover, and what they don't, in a sentence or two; inline markup.
    pub text: Text,
    /// The terms in full, with their name as the title.
    pub terms: Link,
}

/// How accessible the site is, as far as somebody looked.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Accessibility {
    /// How far it meets EN 301 549.
    pub status: Conformance,
    /// How that was found out, in a sentence or two.
    pub method: Text,
    /// What isn't accessible and why, a sentence each.
    #[serde(default)]
    pub exceptions: Vec<Text>,
    /// The day on which the statement was written.
    pub prepared: Date,
    /// The day on which it was last looked at again.
    #[serde(default)]
    pub reviewed: Option<Date>,
}

/// How far a site meets the requirements, in the three degrees of the model statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Conformance {
    /// All of them.
    Full,
    /// With the exceptions that are named.
    Partial,
    /// It doesn't.
    None,
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
