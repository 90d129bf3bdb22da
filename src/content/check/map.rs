//! Rules over what a map names for orientation: towns, and the countries whose names have a place.

use super::Content;
use super::faults::{At, Faults};
use super::ids::rows;
use super::places::{is_in_range, on_map, out_of_range, position_in};
use crate::model::project::Project;
use crate::model::text::Name;

const FILE: &str = "project.json";

/// Checks where they lie, and that no name stands twice.
pub(super) fn check(content: &Content, faults: &mut Faults<'_>) {
    let Some(project) = &content.project else {
        return;
    };
    for (at, town) in rows(FILE, "map_towns", Some(&project.map_towns)) {
        let at = at.field("at");
        if is_in_range(town.at) {
            on_map(&at, town.at, content, faults);
        } else {
            out_of_range(&at, town.at, None, faults);
        }
    }
    for (at, country) in rows(FILE, "countries", Some(&project.countries)) {
        if let Some(point) = country.label_at {
            let at = at.field("label_at");
            if position_in(&at, point, &country.code, faults) {
                on_map(&at, point, content, faults);
            }
        }
    }
    same_towns(content, project, faults);
}

/// Two marks of one name can't be told apart, in whatever language; the towns of partners have marks of their own.
fn same_towns(content: &Content, project: &Project, faults: &mut Faults<'_>) {
    let partners = content.partners.iter().flat_map(|file| &file.partners);
    let seats: Vec<&Name> = partners
        .filter_map(|partner| partner.town.as_ref())
        .collect();
    let towns: Vec<&Name> = project.map_towns.iter().map(|town| &town.name).collect();
    let list = At::file(FILE).field("map_towns");
    for (index, town) in towns.iter().enumerate() {
        let at = list.item(index).field("name");
        if let Some(name) = shared_name(town, &seats, project) {
            let message = format!("\"{name}\" is a partner's town, which the map names already");
            faults.warning(&at, "same-town", message);
        } else if let Some(name) = shared_name(town, &towns[..index], project) {
            let message = format!("\"{name}\" is already the name of another town of the map");
            faults.warning(&at, "same-town", message);
        }
    }
}

/// A name of a town that one of the others has too, in the same language.
fn shared_name<'a>(town: &'a Name, others: &[&Name], project: &'a Project) -> Option<&'a str> {
    let default = &project.languages.first()?.code;
    let mut languages = project.languages.iter().map(|language| &language.code);
    languages.find_map(|lang| {
        let name = town.choose(lang, default);
        let is_shared = others
            .iter()
            .any(|other| other.choose(lang, default) == name);
        is_shared.then_some(name)
    })
}
