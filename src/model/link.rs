//! Links out of the site.

use super::read_from_string;
use super::text::Text;
use super::time::Date;

/// An address that a page may link: `https:`, `http:`, `mailto:` or `tel:`, without white space or control
/// characters. Other schemes (`javascript:` above all) can't be written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Href(String);

read_from_string!(Href);

impl Href {
    /// Reads an address; the error says which schemes are allowed.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let rest = ["https://", "http://", "mailto:", "tel:"]
            .iter()
            .find_map(|scheme| text.strip_prefix(scheme));
        match rest {
            None => Err("a link begins with https://, http://, mailto: or tel:"),
            Some("") => Err("a link has an address after its scheme"),
            Some(_) if text.chars().any(|c| c.is_whitespace() || c.is_control()) => {
                Err("a link has no spaces or control characters")
            }
            Some(_) => Ok(Self(text.to_owned())),
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether what is sent and read there can be seen on the way.
    pub fn is_unencrypted(&self) -> bool {
        self.0.starts_with("http://")
    }

    /// Whether it is a web address that names no more than a host.
    pub fn is_front_page(&self) -> bool {
        let below = self.0.split_once("://").map(|(_, below)| below);
        below.is_some_and(|below| !below.trim_end_matches('/').contains(['/', '?', '#']))
    }

    /// The host of a web address without `www.`, else the address without its scheme: what a reader recognises.
    pub fn short(&self) -> &str {
        let rest = self
            .0
            .split_once(':')
            .map_or(self.0.as_str(), |(_, rest)| rest);
        let rest = rest.trim_start_matches('/');
        let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
        host.strip_prefix("www.").unwrap_or(host)
    }
}

/// A link with what is known of it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Link {
    /// The address.
    pub url: Href,
    /// What it is called, where the address alone says too little.
    #[serde(default)]
    pub title: Option<Text>,
    /// The day on which somebody last opened it and found what was meant.
    #[serde(default)]
    pub checked: Option<Date>,
    /// A copy in an archive.
    #[serde(default)]
    pub archived: Option<Href>,
}
