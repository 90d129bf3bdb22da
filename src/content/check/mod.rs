//! The check of a whole data folder: every fault of every file, and the content itself where there is no error.
//!
//! Two layers. What the JSON says: each file against the schema made from the type that reads it ([`shape`]). What it
//! means: rules over the typed content. A fault in one file doesn't keep the rules from the others.

mod addresses;
mod agenda;
mod countries;
mod dates;
mod derived;
mod events;
mod faults;
mod files;
mod funding;
mod ids;
mod languages;
mod legal;
mod map;
mod nearest;
mod official;
mod places;
mod project;
mod shape;
mod text;
mod walk;
mod words;
mod written;

use super::diagnostic::{Diagnostics, Report};
use super::store::Site;
use crate::i18n::catalogue::Catalogue;
use crate::model::agenda::EventDetails;
use crate::model::event::{Event, Events};
use crate::model::ids::Slug;
use crate::model::lang::Lang;
use crate::model::legal::Legal;
use crate::model::output::Outputs;
use crate::model::partner::Partners;
use crate::model::place::Places;
use crate::model::project::Project;
use crate::model::story::Stories;
use crate::model::topic::Topics;
use faults::{At, Faults};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

pub use addresses::{Address, addresses};

/// The content of a site, checked.
#[derive(Clone, Debug)]
pub struct Source {
    /// `project.json`.
    pub project: Project,
    /// `topics.json`.
    pub topics: Topics,
    /// `partners.json`.
    pub partners: Partners,
    /// `events.json`.
    pub events: Events,
    /// `events/<id>.json` of every event that has details.
    pub details: BTreeMap<Slug, EventDetails>,
    /// `outputs.json`.
    pub outputs: Outputs,
    /// `places.json`.
    pub places: Places,
    /// `stories.json`.
    pub stories: Stories,
    /// `legal.json`.
    pub legal: Legal,
    /// `i18n/<language>.json` of every language of the project.
    pub catalogues: BTreeMap<Lang, Catalogue>,
    /// Each file above as JSON, by its path relative to the data folder with `/` between its parts.
    pub files: BTreeMap<String, Value>,
}

impl Source {
    /// Gives a site every file.
    pub fn put_into(&self, site: &Site) {
        site.put_topics(self.topics.clone());
        site.put_partners(self.partners.clone());
        site.put_events(self.events.clone());
        for details in self.details.values() {
            site.put_details(details.clone());
        }
        for output in &self.outputs.outputs {
            site.put_output(output.clone());
        }
        site.put_outputs(self.outputs.clone());
        for place in &self.places.places {
            site.put_place(place.clone());
        }
        site.put_places(self.places.clone());
        site.put_legal(self.legal.clone());
    }
}

/// What could be read of the content; the rules run over what is there.
#[derive(Default)]
struct Content {
    project: Option<Project>,
    topics: Option<Topics>,
    partners: Option<Partners>,
    events: Option<Events>,
    details: BTreeMap<Slug, EventDetails>,
    outputs: Option<Outputs>,
    places: Option<Places>,
    stories: Option<Stories>,
    legal: Option<Legal>,
    catalogues: BTreeMap<Lang, Catalogue>,
    /// Where each event stands in `events`, for sites with thousands of them.
    event_rows: HashMap<Slug, usize>,
}

impl Content {
    fn event(&self, id: &Slug) -> Option<&Event> {
        self.events.as_ref()?.events.get(*self.event_rows.get(id)?)
    }
}

/// What the content is checked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Making the site, to look at it. What the law asks of a public site may still be missing.
    Build,
    /// Putting the site before the public.
    Publish,
}

/// Reads a data folder and checks it for [`Purpose::Build`]. There is a source exactly where the diagnostics have no
/// error.
pub fn load(dir: &Path) -> (Option<Source>, Diagnostics) {
    load_for(Purpose::Build, dir)
}

/// Reads a data folder and checks it. There is a source exactly where the diagnostics have no error.
pub fn load_for(purpose: Purpose, dir: &Path) -> (Option<Source>, Diagnostics) {
    let mut report = Report::default();
    let documents = files::read(dir, &mut report);
    let mut faults = Faults::new(&documents, &mut report);
    shape::check(&documents, &mut faults);
    let content = content(&documents, &mut faults);
    files::check_details(dir, &content, &mut faults);
    files::check_unused(dir, &content, &mut faults);
    ids::check(&content, &mut faults);
    project::check(&content, &mut faults);
    events::check(&content, &mut faults);
    agenda::check(&content, &mut faults);
    places::check(&content, &mut faults);
    map::check(&content, &mut faults);
    legal::check(&content, purpose, &mut faults);
    languages::check(&content, &documents, &mut faults);
    text::check(&content, &documents, &mut faults);
    words::check(&content, &documents, &mut faults);
    derived::check(&documents, &mut faults);
    let diagnostics = report.finish();
    let source = if diagnostics.has_errors() {
        None
    } else {
        source(content, documents)
    };
    (source, diagnostics)
}

fn content(documents: &files::Documents, faults: &mut Faults<'_>) -> Content {
    let mut content = Content {
        project: typed("project.json", documents, faults),
        topics: typed("topics.json", documents, faults),
        partners: typed("partners.json", documents, faults),
        events: typed("events.json", documents, faults),
        outputs: typed("outputs.json", documents, faults),
        places: typed("places.json", documents, faults),
        stories: typed("stories.json", documents, faults),
        legal: typed("legal.json", documents, faults),
        ..Content::default()
    };
    let events = content
        .events
        .iter()
        .flat_map(|events| &events.events)
        .enumerate();
    content.event_rows = events.map(|(row, event)| (event.id.clone(), row)).collect();
    for file in documents.keys() {
        if let Some(id) = files::stem_in(file, "events").and_then(|stem| Slug::parse(stem).ok())
            && let Some(details) = typed(file, documents, faults)
        {
            content.details.insert(id, details);
        }
        if let Some(lang) = files::stem_in(file, "i18n").and_then(|stem| Lang::parse(stem).ok())
            && let Some(catalogue) = typed(file, documents, faults)
        {
            content.catalogues.insert(lang, catalogue);
        }
    }
    content
}

/// A file as its type. Where the type refuses it, the schema has said why; where the schema has not, serde's own
/// sentence stands in.
fn typed<T: DeserializeOwned>(
    file: &str,
    documents: &files::Documents,
    faults: &mut Faults<'_>,
) -> Option<T> {
    let document = documents.get(file)?;
    match T::deserialize(&document.value) {
        Ok(read) => Some(read),
        Err(error) => {
            if !faults.has_errors_in(file) {
                faults.error(
                    &At::file(file),
                    "wrong-type",
                    format!("this can't be read: {error}"),
                );
            }
            None
        }
    }
}

fn source(content: Content, documents: files::Documents) -> Option<Source> {
    Some(Source {
        project: content.project?,
        topics: content.topics?,
        partners: content.partners?,
        events: content.events?,
        details: content.details,
        outputs: content.outputs?,
        places: content.places?,
        stories: content.stories?,
        legal: content.legal?,
        catalogues: content.catalogues,
        files: documents
            .into_iter()
            .map(|(file, document)| (file, document.value))
            .collect(),
    })
}
