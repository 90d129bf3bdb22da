//! The content in one language: the same files, with one language left in each text.

use inducult::content::check::Source;
use inducult::content::store::{self, File, Site};
use inducult::geo::nearest::nearest;
use inducult::head::name_of_event;
use inducult::i18n::key::Chapter;
use inducult::model::agenda::EventDetails;
use inducult::model::lang::Lang;
use inducult::model::place::Place;
use inducult::model::project::SplitEvents;
use inducult::search;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// The files of a language.
pub(crate) struct Slices {
    /// Path below the folder of the language, and text.
    pub(crate) files: Vec<(String, String)>,
    /// Which state of the content this is: a hash of all files.
    pub(crate) id: String,
}

/// The slices of the language of a site, in which every file is. The catalogues of other languages are no part of them.
pub(crate) fn slices(source: &Source, site: &Site) -> Slices {
    let lang = &site.lang;
    let own_catalogue = store::catalogue_path(lang);
    let own = source
        .files
        .iter()
        .filter(|(path, _)| !path.starts_with("i18n/") || **path == own_catalogue);
    let codes = source
        .project
        .languages
        .iter()
        .map(|language| &language.code);
    let further = source
        .project
        .language_names
        .iter()
        .map(|named| &named.code);
    let languages: Vec<&str> = codes.chain(further).map(Lang::as_str).collect();
    let mut values: BTreeMap<String, Value> = own
        .map(|(path, value)| (path.clone(), slice(value, lang.as_str(), &languages)))
        .collect();
    split_catalogue(&mut values, &own_catalogue);
    split_agendas(&mut values, source);
    split_events(&mut values, site);
    if let Some(split) = &source.project.split_events {
        share_out_events(&mut values, split);
    }
    split_outputs(&mut values);
    split_places(&mut values, &source.places.places);
    strip_project(&mut values);
    let mut project = values.get(store::PROJECT).cloned().unwrap_or_default();
    let mut files: Vec<(String, String)> = values
        .into_iter()
        .map(|(path, value)| (path, value.to_string()))
        .collect();
    let (map_index, map_names) = search::map::write(site);
    files.push((store::MAP_INDEX.to_owned(), map_index));
    if !map_names.is_empty() {
        files.push((store::MAP_NAMES.to_owned(), map_names));
    }
    let mut hash = Sha256::new();
    for (path, text) in &files {
        hash.update(path);
        hash.update(text);
    }
    let id: String = hash
        .finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    if let Some((_, text)) = files.iter_mut().find(|(path, _)| path == store::PROJECT) {
        project["content"] = id.clone().into();
        *text = project.to_string();
    }
    Slices { files, id }
}

/// Moves the chapters of the catalogue into files of their own.
fn split_catalogue(files: &mut BTreeMap<String, Value>, catalogue: &str) {
    let messages = files.get_mut(catalogue);
    let Some(Value::Object(messages)) = messages.and_then(|file| file.get_mut("messages")) else {
        return;
    };
    let mut chapters = Vec::new();
    for chapter in Chapter::ALL {
        let (own, rest): (Map<_, _>, Map<_, _>) = std::mem::take(messages)
            .into_iter()
            .partition(|(key, _)| chapter.holds(key));
        *messages = rest;
        chapters.push((File::Words(chapter).path(), own));
    }
    files.extend(chapters.into_iter().map(|(path, own)| (path, own.into())));
}

/// What lists leave to the page of an event.
const ONLY_ON_EVENT: [&str; 2] = ["disagreements", "sources"];

/// Leaves in the list of events what lists show, and gives each event whole, with the events around it, to the file of
/// its page, which each then has.
fn split_events(files: &mut BTreeMap<String, Value>, site: &Site) {
    let mut whole = HashMap::new();
    let mut lines = HashMap::new();
    for event in records(files, store::EVENTS, "events") {
        let id = event["id"].as_str().unwrap_or_default().to_owned();
        whole.insert(id.clone(), event.clone());
        take(event, &ONLY_ON_EVENT, &mut Map::new());
        event.insert("has_details".to_owned(), true.into());
        lines.insert(id, as_line(event));
    }
    for event in site.events() {
        let around = site.around(event);
        let around = around.iter().map(|event| lines[event.id.as_str()].clone());
        let own = [
            ("event", event.id.as_str().into()),
            // The day of its file's own last change stays.
            ("updated", event.updated.to_string().into()),
            ("record", whole.remove(event.id.as_str()).into()),
            ("name", name_of_event(site, event).into()),
            ("around", around.collect()),
        ];
        let path = File::Details(event.id.clone()).path();
        let details = files.entry(path).or_insert_with(|| Map::new().into());
        if let Value::Object(details) = details {
            for (name, value) in own {
                details.entry(name).or_insert(value);
            }
        }
    }
}

/// An event as a line of a list shows it.
fn as_line(event: &Map<String, Value>) -> Value {
    let mut shown = event.clone();
    // No list shows it, and the schema asks for one.
    shown.insert("summary".to_owned(), "".into());
    shown.into()
}

/// Gives each part of an agenda that is split as a file of its own, and leaves none of its entries with the event.
fn split_agendas(files: &mut BTreeMap<String, Value>, source: &Source) {
    let split = |details: &&EventDetails| details.split.is_some();
    for details in source.details.values().filter(split) {
        let mut moved = Vec::new();
        let path = File::Details(details.event.clone()).path();
        for (day, own) in records(files, &path, "days").zip(&details.days) {
            let Some(Value::Array(mut entries)) = day.insert("entries".to_owned(), json!([]))
            else {
                continue;
            };
            for (number, part) in (1..).zip(own.parts()) {
                let rest = entries.split_off(part.len());
                let mut shown = day.clone();
                shown.insert("entries".to_owned(), entries.into());
                let file = File::PartOfAgenda(details.event.clone(), own.date, number);
                moved.push((file.path(), shown.into()));
                entries = rest;
            }
        }
        files.extend(moved);
    }
}

/// Writes a file for the events of each year, and one for the undated, beside the whole list.
fn share_out_events(files: &mut BTreeMap<String, Value>, split: &SplitEvents) {
    let years = split.years.iter().map(|year| Some(*year));
    for year in years.chain([None]) {
        let start = year.map(|year| format!("{year:04}"));
        let own = records(files, store::EVENTS, "events").filter(|event| {
            let own = event.get("start").and_then(Value::as_str);
            own.and_then(|own| own.get(..4)) == start.as_deref()
        });
        let own: Vec<Value> = own.map(|event| as_line(event)).collect();
        files.insert(File::EventsOf(year).path(), json!({ "events": own }));
    }
}

/// What lists leave to the page of an output.
const ONLY_ON_OUTPUT: [&str; 2] = ["link", "sources"];

/// Leaves in the list of outputs what lists show, and gives each output whole as a file of its own.
fn split_outputs(files: &mut BTreeMap<String, Value>) {
    let mut moved = Vec::new();
    for output in records(files, store::OUTPUTS, "outputs") {
        let whole = output.clone();
        take(output, &ONLY_ON_OUTPUT, &mut Map::new());
        moved.push((
            format!("outputs/{}.json", whole["id"].as_str().unwrap_or_default()),
            whole,
        ));
    }
    for (path, whole) in moved {
        files.insert(path, whole.into());
    }
}

/// What lists and maps leave to the page of a place.
const ONLY_ON_PLACE: [&str; 5] = [
    "address",
    "opening",
    "part_in_project",
    "website",
    "sources",
];

/// Leaves in the list of places what lists and maps show, and gives each place whole, with the places near by, as a
/// file of its own.
fn split_places(files: &mut BTreeMap<String, Value>, places: &[Place]) {
    let mut moved = Vec::with_capacity(places.len());
    for place in records(files, store::PLACES, "places") {
        let mut fields = Map::new();
        take(place, &ONLY_ON_PLACE, &mut fields);
        moved.push(fields);
    }
    let listed: HashMap<String, Map<String, Value>> = records(files, store::PLACES, "places")
        .map(|place| {
            (
                place["id"].as_str().unwrap_or_default().to_owned(),
                place.clone(),
            )
        })
        .collect();
    for (place, moved) in places.iter().zip(moved) {
        let mut own = listed[place.id.as_str()].clone();
        own.extend(moved);
        let near = nearest(places, place);
        let near = near.iter().map(|near| listed[near.id.as_str()].clone());
        own.insert("near".to_owned(), near.collect());
        files.insert(File::Place(place.id.clone()).path(), own.into());
    }
}

/// Takes out of the project what only the map that one can explore names, for every page reads that file.
fn strip_project(files: &mut BTreeMap<String, Value>) {
    if let Some(Value::Object(project)) = files.get_mut(store::PROJECT) {
        project.remove("map_towns");
    }
    for country in records(files, store::PROJECT, "countries") {
        country.remove("label_at");
    }
}

/// The records of a list.
fn records<'a>(
    files: &'a mut BTreeMap<String, Value>,
    path: &str,
    list: &str,
) -> impl Iterator<Item = &'a mut Map<String, Value>> {
    let list = files
        .get_mut(path)
        .and_then(|file| file[list].as_array_mut());
    list.into_iter().flatten().filter_map(Value::as_object_mut)
}

/// Moves fields from one record to another. A list of sources stays behind empty, since the schema asks for one.
fn take(from: &mut Map<String, Value>, names: &[&str], to: &mut Map<String, Value>) {
    for name in names {
        if let Some(value) = from.remove(*name) {
            to.insert((*name).to_owned(), value);
        }
    }
    from.insert("sources".to_owned(), Value::Array(Vec::new()));
}

fn slice(value: &Value, lang: &str, languages: &[&str]) -> Value {
    match value {
        Value::Object(object) if is_text(object, languages) => {
            one_language(object, lang, languages)
        }
        Value::Object(object) => {
            let kept = object.iter().filter(|(name, _)| *name != "$schema");
            kept.map(|(name, value)| (name.clone(), slice(value, lang, languages)))
                .collect::<Map<_, _>>()
                .into()
        }
        Value::Array(items) => items
            .iter()
            .map(|item| slice(item, lang, languages))
            .collect(),
        plain => plain.clone(),
    }
}

/// Whether an object is a text by language. No other object of the content has languages for all its names.
fn is_text(object: &Map<String, Value>, languages: &[&str]) -> bool {
    !object.is_empty()
        && object
            .iter()
            .all(|(name, value)| languages.contains(&name.as_str()) && value.is_string())
}

/// The text in `lang`, else in the default language, else in the first that there is.
fn one_language(object: &Map<String, Value>, lang: &str, languages: &[&str]) -> Value {
    let default = languages.first().copied().unwrap_or(lang);
    let found = [lang, default]
        .into_iter()
        .find_map(|lang| object.get_key_value(lang))
        .or_else(|| object.iter().next());
    found
        .map(|(lang, text)| (lang.clone(), text.clone()))
        .into_iter()
        .collect::<Map<_, _>>()
        .into()
}
