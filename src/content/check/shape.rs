//! What the JSON says: each file against the schema of its type, in words for editors.

use super::faults::{At, Faults};
use super::files::{Documents, stem_in};
use super::nearest::{did_you_mean, list};
use crate::content::diagnostic::Severity;
use crate::content::parse::Document;
use crate::content::schema::{FORMATS, SCHEMAS};
use jsonschema::error::{TypeKind, ValidationError, ValidationErrorKind as Kind};
use jsonschema::{Draft, Validator};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Every schema by its name, with its validator; made once, for they are costly.
static MADE: LazyLock<HashMap<&str, (Value, Validator)>> = LazyLock::new(|| {
    let made = SCHEMAS.iter().map(|(name, make)| {
        let schema = make();
        let validator = validator(&schema);
        (*name, (schema, validator))
    });
    made.collect()
});

/// Checks every file against its schema.
pub(super) fn check(documents: &Documents, faults: &mut Faults<'_>) {
    for document in documents.values() {
        let (schema, validator) = made(&document.file);
        for error in validator.iter_errors(&document.value) {
            tell(&error, document, schema, faults);
        }
    }
}

/// The schema of a file.
pub(super) fn schema_of(file: &str) -> &'static Value {
    &made(file).0
}

fn made(file: &str) -> &'static (Value, Validator) {
    let name = if stem_in(file, "events").is_some() {
        "event-details"
    } else if stem_in(file, "i18n").is_some() {
        "catalogue"
    } else {
        file.strip_suffix(".json").unwrap_or(file)
    };
    MADE.get(name)
        .expect("every file that is read has a schema")
}

fn validator(schema: &Value) -> Validator {
    let mut options = jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true);
    for (name, fits) in FORMATS {
        options = options.with_format(*name, |text: &str| fits(text).is_ok());
    }
    options.build(schema).expect("schemars makes valid schemas")
}

fn tell(error: &ValidationError<'_>, document: &Document, schema: &Value, faults: &mut Faults<'_>) {
    let found = error.instance();
    let at = At::pointer(&document.file, error.instance_path().as_str().to_owned());
    match error.kind() {
        Kind::AdditionalProperties { unexpected } => {
            let allowed = fields(schema, error.schema_path().as_str());
            let free = allowed
                .iter()
                .copied()
                .filter(|name| found.get(name).is_none());
            for name in unexpected {
                let message = format!(
                    "there is no field \"{name}\" here; allowed are {}",
                    list(allowed.iter().copied())
                );
                let suggestion = did_you_mean(name, free.clone());
                faults.add(
                    &at.field(name).key(),
                    Severity::Error,
                    "unknown-field",
                    message,
                    suggestion,
                );
            }
        }
        Kind::Required { property } => {
            let name = property.as_str().unwrap_or_default();
            faults.error(
                &at,
                "missing-field",
                format!("the field \"{name}\" is missing"),
            );
        }
        Kind::Type { kind } => wrong_type(&at, found, &types(kind), faults),
        Kind::Format { format } => {
            bad_format(&at, found.as_str().unwrap_or_default(), format, faults)
        }
        Kind::PropertyNames { error } => {
            let name = error.instance().as_str().unwrap_or_default();
            if let Kind::Format { format } = error.kind() {
                bad_format(&at.field(name).key(), name, format, faults);
            }
        }
        Kind::MinLength { .. } => faults.error(&at, "empty-text", "this text is empty"),
        Kind::MinProperties { .. } => faults.error(&at, "empty-text", "this text has no language"),
        Kind::MinItems { limit } | Kind::MaxItems { limit } => {
            let count = found.as_array().map_or(0, Vec::len);
            faults.error(
                &at,
                "wrong-length",
                format!("this list has {count} items, it needs {limit}"),
            );
        }
        Kind::Minimum { .. } | Kind::Maximum { .. } => {
            let (least, most) = range(schema, error.schema_path().as_str());
            let message =
                format!("{found} stands here, but a number from {least} to {most} is needed");
            faults.error(&at, "out-of-range", message);
        }
        Kind::OneOfNotValid { context } => match allowed_words(context) {
            Some(words) if found.is_string() => {
                let found = found.as_str().unwrap_or_default();
                let allowed = words.iter().map(String::as_str);
                let message = format!(
                    "\"{found}\" is not allowed here; allowed are {}",
                    list(allowed.clone())
                );
                faults.add(
                    &at,
                    Severity::Error,
                    "bad-enum",
                    message,
                    did_you_mean(found, allowed),
                );
            }
            Some(_) => wrong_type(&at, found, "a string", faults),
            None => tell_branches(context, &at, error, document, schema, faults),
        },
        Kind::AnyOf { context } => tell_branches(context, &at, error, document, schema, faults),
        _ => faults.error(&at, "wrong-type", error.to_string()),
    }
}

/// Tells the faults of the alternative that was most likely meant: the first whose type fits the value.
fn tell_branches(
    context: &[Vec<ValidationError<'static>>],
    at: &At,
    error: &ValidationError<'_>,
    document: &Document,
    schema: &Value,
    faults: &mut Faults<'_>,
) {
    let type_of = |errors: &[ValidationError<'static>]| {
        errors.iter().find_map(|inner| match inner.kind() {
            Kind::Type { kind } if inner.instance_path() == error.instance_path() => {
                Some(types(kind))
            }
            _ => None,
        })
    };
    match context.iter().find(|errors| type_of(errors).is_none()) {
        Some(meant) => meant
            .iter()
            .for_each(|inner| tell(inner, document, schema, faults)),
        None => {
            let wanted: Vec<String> = context
                .iter()
                .filter_map(|errors| type_of(errors))
                .collect();
            let without_null = wanted
                .iter()
                .filter(|name| *name != "null")
                .map(String::as_str);
            wrong_type(
                at,
                error.instance(),
                &without_null.collect::<Vec<_>>().join(" or "),
                faults,
            );
        }
    }
}

fn wrong_type(at: &At, found: &Value, wanted: &str, faults: &mut Faults<'_>) {
    let found = match found {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => format!("the boolean {value}"),
        Value::Number(number) => format!("the number {number}"),
        Value::String(text) => format!("the string \"{}\"", cut(text)),
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    };
    faults.error(
        at,
        "wrong-type",
        format!("{found} stands here, but {wanted} is needed"),
    );
}

fn types(kind: &TypeKind) -> String {
    let word = |name: &str| match name {
        "string" => "a string",
        "number" => "a number",
        "integer" => "a whole number",
        "boolean" => "true or false",
        "array" => "a list",
        "object" => "an object",
        _ => "null",
    };
    match kind {
        TypeKind::Single(single) => word(&single.to_string()).to_owned(),
        TypeKind::Multiple(set) => {
            let names: Vec<String> = set
                .iter()
                .map(|one| one.to_string())
                .filter(|name| name != "null")
                .collect();
            names
                .iter()
                .map(|name| word(name))
                .collect::<Vec<_>>()
                .join(" or ")
        }
    }
}

fn bad_format(at: &At, found: &str, format: &str, faults: &mut Faults<'_>) {
    let sentence = FORMATS
        .iter()
        .find(|(name, _)| *name == format)
        .and_then(|(_, parse)| parse(found).err());
    let (code, mended) = match format {
        "slug" => ("bad-id", as_slug(found)),
        "country" => ("bad-country", found.to_uppercase()),
        "language" => ("bad-language", found.to_lowercase().replace('_', "-")),
        "edtf-date" => ("bad-date", as_date(found)),
        "time-of-day" => ("bad-time", as_time(found)),
        "zone" => ("bad-zone", found.trim().replace(' ', "_")),
        _ => ("bad-link", as_link(found)),
    };
    let fits = FORMATS
        .iter()
        .any(|(name, parse)| *name == format && parse(&mended).is_ok());
    let suggestion = fits.then(|| format!("did you mean \"{mended}\"?"));
    let message = format!(
        "\"{}\" can't be read: {}",
        cut(found),
        sentence.unwrap_or("it has the wrong form")
    );
    faults.add(at, Severity::Error, code, message, suggestion);
}

fn as_slug(found: &str) -> String {
    let lower = found.to_lowercase();
    let parts = lower
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// `15.10.2018`, `15/10/2018` and `2018-1-5` in the order and with the digits of ISO 8601.
fn as_date(found: &str) -> String {
    let mut parts: Vec<&str> = found.trim().split(['.', '/', '-']).map(str::trim).collect();
    if parts.last().is_some_and(|last| last.len() == 4) {
        parts.reverse();
    }
    parts
        .iter()
        .map(|part| format!("{part:0>2}"))
        .collect::<Vec<_>>()
        .join("-")
}

/// `9.30`, `9:30` and `9h30` with a colon and two digits.
fn as_time(found: &str) -> String {
    let parts = found
        .trim()
        .split(['.', ':', 'h', ' '])
        .filter(|part| !part.is_empty())
        .take(2);
    parts
        .map(|part| format!("{part:0>2}"))
        .collect::<Vec<_>>()
        .join(":")
}

fn as_link(found: &str) -> String {
    let trimmed = found.trim();
    if trimmed.contains('@') && !trimmed.contains(':') {
        format!("mailto:{trimmed}")
    } else if trimmed.contains('.') && !trimmed.contains(':') {
        format!("https://{}", trimmed.trim_start_matches('/'))
    } else {
        trimmed.to_owned()
    }
}

fn cut(text: &str) -> String {
    const SHOWN: usize = 60;
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// The fields of the object whose `additionalProperties` stands at a place of the schema, but for `$schema`.
fn fields<'a>(schema: &'a Value, keyword: &str) -> Vec<&'a str> {
    let object = keyword
        .strip_suffix("/additionalProperties")
        .and_then(|parent| schema.pointer(parent));
    let fields = object.and_then(|object| object.get("properties")?.as_object());
    fields
        .into_iter()
        .flat_map(|fields| fields.keys())
        .map(String::as_str)
        .filter(|name| *name != "$schema")
        .collect()
}

/// The least and the greatest number of the value whose `minimum` or `maximum` stands at a place of the schema.
fn range<'a>(schema: &'a Value, keyword: &str) -> (&'a Value, &'a Value) {
    let number = keyword
        .rsplit_once('/')
        .and_then(|(parent, _)| schema.pointer(parent))
        .unwrap_or(&Value::Null);
    (&number["minimum"], &number["maximum"])
}

/// The words of an enum, where every alternative is one.
fn allowed_words(context: &[Vec<ValidationError<'static>>]) -> Option<Vec<String>> {
    let word = |errors: &Vec<ValidationError<'static>>| {
        errors.iter().find_map(|error| match error.kind() {
            Kind::Constant { expected_value } => expected_value.as_str().map(str::to_owned),
            _ => None,
        })
    };
    context.iter().map(word).collect()
}
