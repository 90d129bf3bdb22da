//! Rules over `project.json` and what hangs directly on it: accents, address, map, time, lead partner; those over the
//! funding stand in [`funding`].

use super::Content;
use super::dates;
use super::faults::{At, Faults};
use super::funding;
use super::ids::rows;
use super::places::degrees;
use crate::content::diagnostic::Severity;
use crate::geo::base_map::EXTENT;
use crate::geo::projection::view_box;
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

/// The least width and height of the map in kilometres. Labels are 44 high: on a smaller map they leave no room.
const LEAST_SIDE: i32 = 100;
/// How many times as long as the other a side of the map may be.
const MOST_TIMES: i32 = 4;

fn window(map: &MapWindow, at: &At, faults: &mut Faults<'_>) {
    let mut is_on_earth = true;
    for (edge, number, limit) in [
        ("west", map.west, 180.0),
        ("south", map.south, 90.0),
        ("east", map.east, 180.0),
        ("north", map.north, 90.0),
    ] {
        if !(-limit..=limit).contains(&number) {
            is_on_earth = false;
            let message = format!(
                "{} is not from -{limit} to {limit} degrees",
                degrees(number)
            );
            faults.error(&at.field(edge), "map-window", message);
        }
    }
    let is_wide = follows(("west", map.west), ("east", map.east), at, faults);
    let is_high = follows(("south", map.south), ("north", map.north), at, faults);
    if is_on_earth && is_wide && is_high {
        size(map, at, faults);
    }
}

/// Tells where the second edge is not beyond the first, and says whether it is.
fn follows(
    (first, least): (&str, f64),
    (second, most): (&str, f64),
    at: &At,
    faults: &mut Faults<'_>,
) -> bool {
    if least < most {
        return true;
    }
    let (low, high) = (degrees(most), degrees(least));
    let message = format!("{first} ({high}) is not {first} of {second} ({low})");
    let mend = if least - most > 180.0 {
        Some("a map can't reach over the antimeridian, the meridian at 180 degrees".to_owned())
    } else {
        (least > most).then(|| format!("did you mean {first} {low} and {second} {high}?"))
    };
    let at = at.field(first);
    faults.add(&at, Severity::Error, "map-window", message, mend);
    false
}

/// Checks the rectangle that a window becomes: it has room for names, and the base map covers it.
fn size(map: &MapWindow, at: &At, faults: &mut Faults<'_>) {
    if map.east - map.west > 180.0 {
        let message = format!(
            "from west to east the map spans {} degrees; more than 180 can't be drawn",
            degrees(map.east - map.west)
        );
        faults.error(at, "map-window", message);
        return;
    }
    let view = view_box(map);
    let (short, long) = (view.width.min(view.height), view.width.max(view.height));
    if short < LEAST_SIDE || long > MOST_TIMES * short {
        let message = format!(
            "drawn, the map is {} km wide and {} km high; each is at least {LEAST_SIDE}, and neither more than \
             {MOST_TIMES} times the other",
            view.width, view.height
        );
        let mend = Some("move the edges of the short side apart".to_owned());
        faults.add(at, Severity::Error, "map-window", message, mend);
        return;
    }
    let (right, bottom) = (EXTENT.x + EXTENT.width, EXTENT.y + EXTENT.height);
    for (edge, beyond) in [
        ("west", EXTENT.x - view.x),
        ("south", view.y + view.height - bottom),
        ("east", view.x + view.width - right),
        ("north", EXTENT.y - view.y),
    ] {
        if beyond > 0 {
            let message = format!(
                "this edge lies {beyond} km beyond the land that is drawn: from Iceland to the Urals and from the \
                 North Cape to Cyprus"
            );
            faults.warning(&at.field(edge), "map-window", message);
        }
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
