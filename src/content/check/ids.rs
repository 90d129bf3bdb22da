//! Ids: one record for each, and a record behind every mention.

use super::Content;
use super::faults::{At, Faults};
use super::nearest::{did_you_mean, dozen, list};
use crate::content::diagnostic::Severity;
use crate::model::agenda::EventDetails;
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::route::Route;
use std::collections::HashSet;

/// Fragments that pages use themselves.
const RESERVED: [&str; 3] = ["agenda", "main", "sources"];

/// The ids of one sort of records.
struct Known<'a> {
    /// What a record of the sort is called.
    what: &'static str,
    /// The file that holds them.
    file: &'static str,
    /// The ids; `None` where the file could not be read.
    ids: Option<Vec<&'a Slug>>,
}

/// Checks that ids are unique and that those that are named exist.
pub(super) fn check(content: &Content, faults: &mut Faults<'_>) {
    addresses(content, faults);
    unique_everywhere(content, faults);
    let known = |what, file, ids| Known { what, file, ids };
    let project = content.project.as_ref();
    let partners = content.partners.as_ref();
    let topics = content.topics.as_ref();
    let kinds = known(
        "kind of events",
        "project.json",
        project.map(|p| ids(&p.event_kinds, |l| &l.id)),
    );
    let output_kinds = known(
        "kind of outputs",
        "project.json",
        project.map(|p| ids(&p.output_kinds, |l| &l.id)),
    );
    let categories = known(
        "category of places",
        "project.json",
        project.map(|p| ids(&p.place_categories, |l| &l.id)),
    );
    let topic_ids = known(
        "topic",
        "topics.json",
        topics.map(|t| ids(&t.topics, |t| &t.id)),
    );
    let packages = known(
        "work package",
        "topics.json",
        topics.map(|t| ids(&t.work_packages, |w| &w.id)),
    );
    let partner_ids = known(
        "partner",
        "partners.json",
        partners.map(|p| ids(&p.partners, |p| &p.id)),
    );
    let regions = known(
        "region",
        "partners.json",
        partners.map(|p| ids(&p.regions, |r| &r.id)),
    );

    let facts = known(
        "fact",
        "project.json",
        project.map(|p| ids(&p.facts, |f| &f.id)),
    );
    let budget = project.and_then(|p| p.funding.budget.as_ref());
    let at = At::file("project.json").field("funding").field("budget");
    facts.resolve_all(&at, budget.map_or(&[], std::slice::from_ref), false, faults);
    let meetings = project.and_then(|p| p.meetings.as_ref());
    let at = At::file("project.json").field("meetings");
    kinds.resolve_all(
        &at,
        meetings.map_or(&[], std::slice::from_ref),
        false,
        faults,
    );
    for (at, topic) in rows("topics.json", "topics", topics.map(|t| &t.topics)) {
        packages.resolve(&at.field("work_package"), &topic.work_package, faults);
    }
    for (at, package) in rows(
        "topics.json",
        "work_packages",
        topics.map(|t| &t.work_packages),
    ) {
        partner_ids.resolve_all(
            &at.field("responsible"),
            package.responsible.as_slice(),
            false,
            faults,
        );
    }
    for (at, partner) in rows("partners.json", "partners", partners.map(|p| &p.partners)) {
        regions.resolve_all(
            &at.field("region"),
            partner.region.as_slice(),
            false,
            faults,
        );
    }
    for (at, event) in rows(
        "events.json",
        "events",
        content.events.as_ref().map(|e| &e.events),
    ) {
        kinds.resolve(&at.field("kind"), &event.kind, faults);
        partner_ids.resolve_all(&at.field("hosts"), &event.hosts, true, faults);
        topic_ids.resolve_all(&at.field("topics"), &event.topics, true, faults);
    }
    for (at, output) in rows(
        "outputs.json",
        "outputs",
        content.outputs.as_ref().map(|o| &o.outputs),
    ) {
        output_kinds.resolve(&at.field("kind"), &output.kind, faults);
        packages.resolve_all(
            &at.field("work_packages"),
            &output.work_packages,
            true,
            faults,
        );
    }
    for (at, place) in rows(
        "places.json",
        "places",
        content.places.as_ref().map(|p| &p.places),
    ) {
        categories.resolve(&at.field("category"), &place.category, faults);
        regions.resolve(&at.field("region"), &place.region, faults);
    }
    for (at, story) in rows(
        "stories.json",
        "stories",
        content.stories.as_ref().map(|s| &s.stories),
    ) {
        regions.resolve(&at.field("region"), &story.region, faults);
        topic_ids.resolve_all(&at.field("topics"), &story.topics, true, faults);
    }
    for (id, details) in &content.details {
        fragments(id, details, faults);
        agenda(id, details, content.event(id), &topic_ids, faults);
    }
}

fn agenda(
    id: &Slug,
    details: &EventDetails,
    event: Option<&Event>,
    topics: &Known<'_>,
    faults: &mut Faults<'_>,
) {
    let places = Known {
        what: "place of this event",
        file: "events.json",
        ids: event.map(|event| ids(&event.places, |place| &place.id)),
    };
    for (at, day) in rows(&format!("events/{id}.json"), "days", Some(&details.days)) {
        for (index, entry) in day.entries.iter().enumerate() {
            let at = at.field("entries").item(index);
            places.resolve(&at.field("place"), &entry.place, faults);
            places.resolve_all(&at.field("to"), entry.to.as_slice(), false, faults);
            topics.resolve_all(&at.field("topics"), &entry.topics, true, faults);
        }
    }
}

/// Ids that would stand where an address has something else: a year among the events, the forge at the tree, a
/// fragment of the page itself in the lists of partners and places.
fn addresses(content: &Content, faults: &mut Faults<'_>) {
    let events = content.events.as_ref().map(|file| &file.events);
    for (at, event) in rows("events.json", "events", events) {
        if Route::parse(&Route::Event(event.id.clone()).path())
            != Some(Route::Event(event.id.clone()))
        {
            let message = format!("\"{}\" is the address of the events of a year", event.id);
            faults.error(&at.field("id"), "reserved-id", message);
        }
    }
    let partners = content.partners.as_ref();
    let regions = partners.map(|file| &file.regions);
    for (at, region) in rows("partners.json", "regions", regions) {
        not_of_the_page(&at.field("id"), region.id.as_str(), faults);
    }
    let partners = partners.map(|file| &file.partners);
    for (at, partner) in rows("partners.json", "partners", partners) {
        not_of_the_page(&at.field("id"), partner.id.as_str(), faults);
    }
    let stories = content.stories.as_ref().map(|file| &file.stories);
    for (at, story) in rows("stories.json", "stories", stories) {
        if Route::parse(&Route::Leaf(story.id.clone()).path())
            != Some(Route::Leaf(story.id.clone()))
        {
            let message = format!(
                "\"{}\" is the address of the page where leaves are made",
                story.id
            );
            faults.error(&at.field("id"), "reserved-id", message);
        }
    }
}

/// Days and entries of an agenda share the fragments of one page.
fn fragments(id: &Slug, details: &EventDetails, faults: &mut Faults<'_>) {
    let mut all = Vec::new();
    for (at, day) in rows(&format!("events/{id}.json"), "days", Some(&details.days)) {
        all.push((at.field("id"), day.id.as_str()));
        let entries = day.entries.iter().enumerate();
        all.extend(entries.map(|(index, entry)| {
            (
                at.field("entries").item(index).field("id"),
                entry.id.as_str(),
            )
        }));
    }
    for (at, id) in &all {
        not_of_the_page(at, id, faults);
    }
    unique("day or entry of this agenda", all, faults);
}

fn not_of_the_page(at: &At, id: &str, faults: &mut Faults<'_>) {
    if RESERVED.contains(&id) {
        let message = format!(
            "\"{id}\" is a fragment of the page itself, as are {}",
            list(RESERVED)
        );
        faults.error(at, "reserved-id", message);
    }
}

fn unique_everywhere(content: &Content, faults: &mut Faults<'_>) {
    fn each<'a, T>(
        what: &'static str,
        file: &str,
        field: &str,
        records: Option<&'a Vec<T>>,
        id: impl Fn(&'a T) -> &'a Slug,
        faults: &mut Faults<'_>,
    ) {
        let ids =
            rows(file, field, records).map(|(at, record)| (at.field("id"), id(record).as_str()));
        unique(what, ids, faults);
    }
    let project = content.project.as_ref();
    each(
        "kind of events",
        "project.json",
        "event_kinds",
        project.map(|p| &p.event_kinds),
        |l| &l.id,
        faults,
    );
    each(
        "kind of outputs",
        "project.json",
        "output_kinds",
        project.map(|p| &p.output_kinds),
        |l| &l.id,
        faults,
    );
    let categories = project.map(|p| &p.place_categories);
    each(
        "category of places",
        "project.json",
        "place_categories",
        categories,
        |l| &l.id,
        faults,
    );
    each(
        "fact",
        "project.json",
        "facts",
        project.map(|p| &p.facts),
        |f| &f.id,
        faults,
    );
    let topics = content.topics.as_ref();
    each(
        "topic",
        "topics.json",
        "topics",
        topics.map(|t| &t.topics),
        |t| &t.id,
        faults,
    );
    each(
        "work package",
        "topics.json",
        "work_packages",
        topics.map(|t| &t.work_packages),
        |w| &w.id,
        faults,
    );
    let partners = content.partners.as_ref();
    each(
        "partner",
        "partners.json",
        "partners",
        partners.map(|p| &p.partners),
        |p| &p.id,
        faults,
    );
    each(
        "region",
        "partners.json",
        "regions",
        partners.map(|p| &p.regions),
        |r| &r.id,
        faults,
    );
    let events = content.events.as_ref().map(|e| &e.events);
    each("event", "events.json", "events", events, |e| &e.id, faults);
    for (at, event) in rows("events.json", "events", events) {
        let places = event.places.iter().enumerate();
        let ids = places.map(|(index, place)| {
            (
                at.field("places").item(index).field("id"),
                place.id.as_str(),
            )
        });
        unique("place of this event", ids, faults);
    }
    each(
        "output",
        "outputs.json",
        "outputs",
        content.outputs.as_ref().map(|o| &o.outputs),
        |o| &o.id,
        faults,
    );
    each(
        "place",
        "places.json",
        "places",
        content.places.as_ref().map(|p| &p.places),
        |p| &p.id,
        faults,
    );
    each(
        "story",
        "stories.json",
        "stories",
        content.stories.as_ref().map(|s| &s.stories),
        |s| &s.id,
        faults,
    );
    let countries = rows("project.json", "countries", project.map(|p| &p.countries));
    unique(
        "country",
        countries.map(|(at, country)| (at.field("code"), country.code.as_str())),
        faults,
    );
    let languages = rows("project.json", "languages", project.map(|p| &p.languages));
    unique(
        "language",
        languages.map(|(at, language)| (at.field("code"), language.code.as_str())),
        faults,
    );
    let names = project.map(|p| &p.language_names);
    let names = rows("project.json", "language_names", names);
    unique(
        "name of a language",
        names.map(|(at, named)| (at.field("code"), named.code.as_str())),
        faults,
    );
}

fn unique<'a>(what: &str, ids: impl IntoIterator<Item = (At, &'a str)>, faults: &mut Faults<'_>) {
    let mut seen = HashSet::new();
    for (at, id) in ids {
        if !seen.insert(id) {
            faults.error(
                &at,
                "duplicate-id",
                format!("\"{id}\" is already the id of another {what}"),
            );
        }
    }
}

/// The records of a list with their places.
pub(super) fn rows<'a, T>(
    file: &str,
    field: &str,
    records: Option<&'a Vec<T>>,
) -> impl Iterator<Item = (At, &'a T)> + use<'a, T> {
    let list = At::file(file).field(field);
    records
        .into_iter()
        .flatten()
        .enumerate()
        .map(move |(index, record)| (list.item(index), record))
}

fn ids<T>(records: &[T], id: impl Fn(&T) -> &Slug) -> Vec<&Slug> {
    records.iter().map(id).collect()
}

impl Known<'_> {
    fn resolve(&self, at: &At, id: &Slug, faults: &mut Faults<'_>) {
        let Some(ids) = &self.ids else { return };
        if !ids.contains(&id) {
            let names = || ids.iter().map(|id| id.as_str());
            let message = format!(
                "no {} has the id \"{id}\" (in {}); there are {}",
                self.what,
                self.file,
                dozen(names())
            );
            faults.add(
                at,
                Severity::Error,
                "dangling-id",
                message,
                did_you_mean(id.as_str(), names()),
            );
        }
    }

    /// Every id of a list at `at`, or the one that stands there itself.
    fn resolve_all(&self, at: &At, ids: &[Slug], is_list: bool, faults: &mut Faults<'_>) {
        for (index, id) in ids.iter().enumerate() {
            let at = if is_list { at.item(index) } else { at.clone() };
            self.resolve(&at, id, faults);
        }
    }
}
