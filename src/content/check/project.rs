//! Rules over `project.json` and what hangs directly on it: accents, address, map, time, lead partner; those over the
//! funding stand in [`funding`].

use super::Content;
use super::dates;
use super::faults::{At, Faults};
use super::funding;
use super::ids::rows;
use crate::content::diagnostic::Severity;
use crate::model::partner::Role;
use crate::model::project::{MapWindow, Project};
use crate::route::base_of;

/// Checks the project and its lead partner.
pub(super) fn check(content: &Content, faults: &mut Faults<'_>) {
    if let Some(project) = &content.project {
        let at = At::file("project.json");
        dates::ordered(&at, Some(project.start), Some(project.end), faults);
        funding::check(project, &at, faults);
        accents(content, project, &at, faults);
        address(project, &at, faults);
        window(&project.map, &at.field("map"), faults);
    }
    for (at, package) in rows(
        "topics.json",
        "work_packages",
        content.topics.as_ref().map(|t| &t.work_packages),
    ) {
        dates::ordered(&at, Some(package.start), Some(package.end), faults);
        dates::near_project(&at.field("start"), Some(package.start), content, faults);
        dates::near_project(&at.field("end"), Some(package.end), content, faults);
    }
    for (at, output) in rows(
        "outputs.json",
        "outputs",
        content.outputs.as_ref().map(|o| &o.outputs),
    ) {
        dates::near_project(&at.field("date"), output.date, content, faults);
    }
    lead(content, faults);
}

fn accents(content: &Content, project: &Project, at: &At, faults: &mut Faults<'_>) {
    let at = at.field("accents");
    let accents = &project.accents;
    for (index, accent) in accents.iter().enumerate() {
        if accents[..index].contains(accent) {
            faults.error(&at.item(index), "accents", "this accent stands twice");
        }
    }
    let topics = content
        .topics
        .as_ref()
        .map_or(0, |topics| topics.topics.len());
    if accents.is_empty() && topics > 0 {
        faults.error(&at, "accents", "there are topics, but no accent for them");
    } else if accents.len() < topics {
        let message = format!(
            "accents repeat: there are {topics} topics, but the accents are {}",
            accents.len()
        );
        faults.warning(&at, "accents", message);
    }
}

fn address(project: &Project, at: &At, faults: &mut Faults<'_>) {
    let Some(url) = &project.url else { return };
    if base_of(url.as_str()).is_none() {
        let web = url.as_str().starts_with("http") && !url.as_str().ends_with('/');
        let message = format!(
            "the address of the site is of the web, has only plain letters, digits and -._~ in its path, and ends in \
             \"/\", unlike \"{}\"",
            url.as_str()
        );
        let mend = web.then(|| format!("did you mean \"{}/\"?", url.as_str()));
        faults.add(&at.field("url"), Severity::Error, "site-url", message, mend);
    }
}

fn window(map: &MapWindow, at: &At, faults: &mut Faults<'_>) {
    for (edge, degrees, limit) in [
        ("west", map.west, 180.0),
        ("south", map.south, 90.0),
        ("east", map.east, 180.0),
        ("north", map.north, 90.0),
    ] {
        if !(-limit..=limit).contains(&degrees) {
            let message = format!("{degrees} is not from -{limit} to {limit} degrees");
            faults.error(&at.field(edge), "map-window", message);
        }
    }
    if map.west >= map.east {
        faults.error(
            &at.field("west"),
            "map-window",
            format!("west ({}) is not west of east ({})", map.west, map.east),
        );
    }
    if map.south >= map.north {
        let message = format!(
            "south ({}) is not south of north ({})",
            map.south, map.north
        );
        faults.error(&at.field("south"), "map-window", message);
    }
}

fn lead(content: &Content, faults: &mut Faults<'_>) {
    let partners = content.partners.as_ref().map(|p| &p.partners);
    let mut leads = rows("partners.json", "partners", partners)
        .filter(|(_, partner)| partner.role == Role::Lead);
    if partners.is_some() && leads.next().is_none() {
        faults.error(
            &At::file("partners.json").field("partners"),
            "lead-partner",
            "no partner has the role \"lead\"",
        );
    }
    for (at, partner) in leads {
        let message = format!(
            "\"{}\" is a second lead partner; a project has one",
            partner.id
        );
        faults.error(&at.field("role"), "lead-partner", message);
    }
}
