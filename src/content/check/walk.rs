//! The strings of a file by what they are: a walk over the JSON along its schema.

use super::files::Documents;
use super::shape::schema_of;
use crate::content::parse::{Document, escape};
use serde_json::Value;

/// A text field.
pub(super) struct TextField<'a> {
    /// Whether it is a name that holds in every language.
    pub(super) holds_everywhere: bool,
    /// Its texts with their language (`None` is the default language) and their own places.
    pub(super) parts: Vec<(Option<&'a str>, String, &'a str)>,
}

/// A string that is no text field.
pub(super) struct Word<'a> {
    /// Where it stands.
    pub(super) pointer: String,
    /// Its format in the schema; `None` is free text.
    pub(super) format: Option<String>,
    /// The string.
    pub(super) value: &'a str,
}

/// The strings of a file. Plural rules and the address of the schema are left out.
#[derive(Default)]
pub(super) struct Strings<'a> {
    /// The text fields.
    pub(super) texts: Vec<TextField<'a>>,
    /// All others.
    pub(super) words: Vec<Word<'a>>,
}

/// The strings of every file.
pub(super) fn strings(documents: &Documents) -> Vec<(&Document, Strings<'_>)> {
    documents
        .values()
        .map(|document| (document, strings_of(document)))
        .collect()
}

fn strings_of(document: &Document) -> Strings<'_> {
    let mut strings = Strings::default();
    let schema = schema_of(&document.file);
    walk(schema, schema, &document.value, String::new(), &mut strings);
    strings
}

fn walk<'a>(
    root: &Value,
    schema: &Value,
    value: &'a Value,
    pointer: String,
    strings: &mut Strings<'a>,
) {
    if let Some(name) = definition(schema) {
        match name {
            "Text" | "Name" => {
                let holds_everywhere = name == "Name" && value.is_string();
                return strings
                    .texts
                    .extend(text_field(value, pointer, holds_everywhere));
            }
            "PluralRules" => return,
            _ => return walk(root, &root["$defs"][name], value, pointer, strings),
        }
    }
    if let Some(branches) = schema.get("anyOf").and_then(Value::as_array) {
        if let Some(branch) = branches.iter().find(|branch| takes(root, branch, value)) {
            walk(root, branch, value, pointer, strings);
        }
        return;
    }
    match value {
        Value::String(value) if schema.get("oneOf").is_none() => {
            let format = schema
                .get("format")
                .and_then(Value::as_str)
                .map(str::to_owned);
            strings.words.push(Word {
                pointer,
                format,
                value,
            });
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(
                    root,
                    &schema["items"],
                    item,
                    format!("{pointer}/{index}"),
                    strings,
                );
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields.iter().filter(|(name, _)| *name != "$schema") {
                let inner = schema["properties"]
                    .get(name)
                    .or_else(|| schema.get("additionalProperties"));
                if let Some(inner) = inner.filter(|inner| inner.is_object()) {
                    walk(
                        root,
                        inner,
                        field,
                        format!("{pointer}/{}", escape(name)),
                        strings,
                    );
                }
            }
        }
        _ => {}
    }
}

fn definition(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")
}

/// Whether a schema takes values of this type.
fn takes(root: &Value, schema: &Value, value: &Value) -> bool {
    if let Some(name) = definition(schema) {
        return takes(root, &root["$defs"][name], value);
    }
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    match schema.get("type") {
        Some(Value::String(name)) => name == found,
        Some(Value::Array(names)) => names.iter().any(|name| name == found),
        _ => schema.get("oneOf").is_some() && value.is_string(),
    }
}

fn text_field(value: &Value, pointer: String, holds_everywhere: bool) -> Option<TextField<'_>> {
    let parts = match value {
        Value::String(text) => vec![(None, pointer.clone(), text.as_str())],
        Value::Object(texts) => {
            let parts = texts.iter().filter_map(|(lang, text)| {
                Some((
                    Some(lang.as_str()),
                    format!("{pointer}/{}", escape(lang)),
                    text.as_str()?,
                ))
            });
            parts.collect()
        }
        _ => return None,
    };
    Some(TextField {
        holds_everywhere,
        parts,
    })
}
