//! Rules over links, zones and countries, wherever they stand.

use super::Content;
use super::faults::{At, Faults};
use super::files::Documents;
use super::nearest::{did_you_mean, list};
use super::walk::{self, Word};
use crate::content::diagnostic::Severity;
use crate::model::ids::CountryCode;
use crate::model::link::Href;
use crate::model::time::Zone;
use jiff::tz::TimeZoneDatabase;
use std::collections::{BTreeMap, HashSet};

/// Checks every link, zone and country of every file.
pub(super) fn check(content: &Content, documents: &Documents, faults: &mut Faults<'_>) {
    let zones = TimeZoneDatabase::bundled();
    let zones: HashSet<String> = zones.available().map(|name| name.to_string()).collect();
    for (document, strings) in walk::strings(documents) {
        insecure_links(&document.file, &strings.words, faults);
        for word in &strings.words {
            let at = At::pointer(&document.file, word.pointer.clone());
            match word.format.as_deref() {
                Some("zone") => zone(&at, word.value, &zones, faults),
                Some("country") => country(&at, word.value, content, faults),
                _ => {}
            }
        }
    }
}

/// One warning for a file, at the first of its links: old sources would drown all other warnings.
fn insecure_links(file: &str, words: &[Word<'_>], faults: &mut Faults<'_>) {
    let links = words
        .iter()
        .filter(|word| word.format.as_deref() == Some("link"));
    let insecure: Vec<_> = links
        .filter(|word| word.value.starts_with("http://"))
        .collect();
    let Some(first) = insecure.first() else {
        return;
    };
    let mut hosts: BTreeMap<String, usize> = BTreeMap::new();
    for href in insecure
        .iter()
        .filter_map(|word| Href::parse(word.value).ok())
    {
        *hosts.entry(href.short().to_owned()).or_default() += 1;
    }
    let hosts: Vec<_> = hosts
        .iter()
        .map(|(host, count)| format!("{host} ({count})"))
        .collect();
    let message = format!(
        "links of this file begin with http:// and aren't encrypted: {}",
        hosts.join(", ")
    );
    let mend = "try https://; keep http:// where the host has nothing better".to_owned();
    let at = At::pointer(file, first.pointer.clone());
    faults.add(&at, Severity::Warning, "insecure-link", message, Some(mend));
}

fn zone(at: &At, name: &str, zones: &HashSet<String>, faults: &mut Faults<'_>) {
    if Zone::parse(name).is_ok() && !zones.contains(name) {
        let mut known: Vec<&str> = zones.iter().map(String::as_str).collect();
        known.sort_unstable();
        let message = format!("the IANA database has no zone \"{name}\"");
        faults.add(
            at,
            Severity::Error,
            "unknown-zone",
            message,
            did_you_mean(name, known),
        );
    }
}

fn country(at: &At, code: &str, content: &Content, faults: &mut Faults<'_>) {
    let Some(project) = &content.project else {
        return;
    };
    let known = || {
        project
            .countries
            .iter()
            .map(|country| country.code.as_str())
    };
    if CountryCode::parse(code).is_ok() && !known().any(|known| known == code) {
        let message = format!(
            "\"{code}\" is not among the countries of project.json: {}",
            list(known())
        );
        faults.error(at, "unknown-country", message);
    }
}
