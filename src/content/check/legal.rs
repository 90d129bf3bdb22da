//! Rules over what a published site must say of itself: whom to write to, where the controller sits, where the site
//! stands, and who enforces accessibility.

use super::faults::{At, Faults};
use super::ids::rows;
use super::{Content, Purpose};
use crate::content::diagnostic::Severity;
use crate::model::ids::CountryCode;
use crate::model::legal::Legal;
use std::collections::BTreeSet;

/// Checks `legal.json`, and for publishing the address in `project.json`.
pub(super) fn check(content: &Content, purpose: Purpose, faults: &mut Faults<'_>) {
    if let Some(legal) = &content.legal {
        let severity = match purpose {
            Purpose::Build => Severity::Warning,
            Purpose::Publish => Severity::Error,
        };
        controller(legal, severity, faults);
        enforcement(legal, content, faults);
    }
    if purpose == Purpose::Publish {
        address(content, faults);
    }
}

/// Who answers for a site can be reached by mail and by post: Regulation (EU) 2016/679, Article 13(1)(a), and
/// Directive 2000/31/EC, Article 5(1).
fn controller(legal: &Legal, severity: Severity, faults: &mut Faults<'_>) {
    let at = At::file("legal.json").field("controller");
    if legal.controller.email.is_none() && legal.feedback.is_none() {
        let message = "a published site says whom to write to, but there is neither the controller's \"email\" nor \
                       \"feedback\"";
        let mend = "add \"email\" here, as in \"mailto:office@example.org\", or \"feedback\" beside \"controller\"";
        missing(&at, severity, message.to_owned(), mend, faults);
    }
    if legal.controller.address.is_empty() {
        let message = "a published site names its controller's postal address, but there is none";
        let mend = "add \"address\", a list with a text for each line";
        missing(&at, severity, message.to_owned(), mend, faults);
    }
}

/// An accessibility statement links the body that enforces it: Implementing Decision (EU) 2018/1523, annex.
fn enforcement(legal: &Legal, content: &Content, faults: &mut Faults<'_>) {
    let partners = content.partners.as_ref().map(|p| &p.partners);
    let of_partners: BTreeSet<&CountryCode> = rows("partners.json", "partners", partners)
        .map(|(_, partner)| &partner.country)
        .collect();
    let told: BTreeSet<_> = legal.enforcement.iter().map(|body| &body.country).collect();
    let without: Vec<_> = of_partners
        .difference(&told)
        .map(|country| country.as_str())
        .collect();
    if !without.is_empty() {
        let message = format!(
            "no body that enforces accessibility is named for these countries of partners: {}",
            without.join(", ")
        );
        let mend = "add its \"country\", \"name\" and \"url\" to \"enforcement\"";
        let at = At::file("legal.json").field("enforcement");
        missing(&at, Severity::Warning, message, mend, faults);
    }
}

fn missing(at: &At, severity: Severity, message: String, mend: &str, faults: &mut Faults<'_>) {
    faults.add(
        at,
        severity,
        "missing-legal",
        message,
        Some(mend.to_owned()),
    );
}

fn address(content: &Content, faults: &mut Faults<'_>) {
    if content.project.as_ref().is_some_and(|p| p.url.is_none()) {
        let message = "a published site knows its address: without it there are no canonical links and no sitemap";
        let mend = "add \"url\", as in \"https://example.org/folder/\"".to_owned();
        faults.add(
            &At::file("project.json"),
            Severity::Error,
            "site-url",
            message.to_owned(),
            Some(mend),
        );
    }
}
