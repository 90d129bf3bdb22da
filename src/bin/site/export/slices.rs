//! The content in one language: the same files, with one language left in each text.

use inducult::content::check::Source;
use inducult::content::store;
use inducult::model::lang::Lang;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// The files of a language.
pub(crate) struct Slices {
    /// Path below the folder of the language, and text.
    pub(crate) files: Vec<(String, String)>,
    /// Which state of the content this is: a hash of all files.
    pub(crate) id: String,
}

/// The slices of a language. The catalogues of other languages are no part of them.
pub(crate) fn slices(source: &Source, lang: &Lang) -> Slices {
    let own_catalogue = store::catalogue_path(lang);
    let own = source
        .files
        .iter()
        .filter(|(path, _)| !path.starts_with("i18n/") || **path == own_catalogue);
    let project = &source.project;
    let codes = project.languages.iter().map(|language| &language.code);
    let further = project.language_names.iter().map(|named| &named.code);
    let languages: Vec<&str> = codes.chain(further).map(Lang::as_str).collect();
    let (mut files, mut places) = (Vec::new(), Vec::new());
    for (path, value) in own {
        let mut value = slice(value, lang.as_str(), &languages);
        if path == store::PLACES {
            places = split_places(&mut value);
        }
        files.push((path.clone(), value.to_string()));
    }
    files.extend(places);
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
        let mut project = slice(&source.files[store::PROJECT], lang.as_str(), &languages);
        project["content"] = id.clone().into();
        *text = project.to_string();
    }
    Slices { files, id }
}

/// What lists and maps leave to the page of a place.
const ONLY_ON_ITS_PAGE: [&str; 4] = ["address", "opening", "part_in_project", "website"];

/// Leaves in the list of places what lists and maps show, and gives each place whole, as a file of its own.
fn split_places(list: &mut Value) -> Vec<(String, String)> {
    let places = list["places"].as_array_mut();
    let mut own = Vec::new();
    for place in places
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut)
    {
        let id = place["id"].as_str().unwrap_or_default().to_owned();
        let whole = Value::Object(std::mem::take(place));
        own.push((format!("places/{id}.json"), whole.to_string()));
        if let Value::Object(whole) = whole {
            *place = whole;
        }
        for name in ONLY_ON_ITS_PAGE {
            place.remove(name);
        }
        // Its schema asks for a list.
        place.insert("sources".to_owned(), Value::Array(Vec::new()));
    }
    own
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
