//! JSON Schemas of the content files, made from the types that read them.
//!
//! A type with a parser of its own appears as a string with a `format`; the check gives the validator that very parser
//! under the format's name, so schema and reader can't drift apart.

use crate::i18n::catalogue::Catalogue;
use crate::model::agenda::EventDetails;
use crate::model::event::Events;
use crate::model::ids::{CountryCode, Slug};
use crate::model::lang::Lang;
use crate::model::legal::Legal;
use crate::model::link::Href;
use crate::model::output::Outputs;
use crate::model::partner::Partners;
use crate::model::place::Places;
use crate::model::project::Project;
use crate::model::story::Stories;
use crate::model::text::{Name, Text};
use crate::model::time::{Date, Time, Zone};
use crate::model::topic::Topics;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// A schema: its name, and what makes it.
pub type NamedSchema = (&'static str, fn() -> serde_json::Value);

/// The schemas: the name of each, which is that of its file in `schema/` without `.json`, and what makes it.
pub const SCHEMAS: &[NamedSchema] = &[
    ("project", of::<Project>),
    ("topics", of::<Topics>),
    ("partners", of::<Partners>),
    ("events", of::<Events>),
    ("event-details", of::<EventDetails>),
    ("outputs", of::<Outputs>),
    ("places", of::<Places>),
    ("stories", of::<Stories>),
    ("legal", of::<Legal>),
    ("catalogue", of::<Catalogue>),
];

fn of<T: JsonSchema>() -> serde_json::Value {
    schemars::schema_for!(T).to_value()
}

/// The text of a schema's file.
pub fn file_text(schema: &serde_json::Value) -> String {
    format!("{schema:#}\n")
}

/// A format of the schemas: its name, and the parser that decides what fits.
pub type Format = (&'static str, fn(&str) -> Result<(), &'static str>);

/// Every format that the schemas name.
pub const FORMATS: &[Format] = &[
    ("slug", |s| Slug::parse(s).map(drop)),
    ("country", |s| CountryCode::parse(s).map(drop)),
    ("language", |s| Lang::parse(s).map(drop)),
    ("link", |s| Href::parse(s).map(drop)),
    ("edtf-date", |s| Date::parse(s).map(drop)),
    ("time-of-day", |s| Time::parse(s).map(drop)),
    ("zone", |s| Zone::parse(s).map(drop)),
];

macro_rules! string_schema {
    ($($ty:ty = $name:literal, $format:literal, $words:literal;)+) => {$(
        impl JsonSchema for $ty {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "format": $format, "description": $words })
            }
        }
    )+};
}

string_schema! {
    Slug = "Id", "slug", "Small letters, digits and single hyphens, 64 at most.";
    CountryCode = "CountryCode", "country", "A country as ISO 3166-1 alpha-2, such as \"AT\".";
    Lang = "LanguageTag", "language", "A language as in RFC 5646, such as \"en\".";
    Href = "Address", "link", "An address that begins with https://, http://, mailto: or tel:.";
    Date = "Date", "edtf-date", "A date as far as it is known: 2018-10-15, 2018-10 or 2018.";
    Time = "Time", "time-of-day", "A time of day, such as \"09:30\".";
    Zone = "Zone", "zone", "A zone of the IANA database, such as \"Europe/Paris\".";
}

macro_rules! text_schema {
    ($($ty:ty = $name:literal, $words:literal;)+) => {$(
        impl JsonSchema for $ty {
            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({
                    "description": $words,
                    "type": ["string", "object"],
                    "minLength": 1,
                    "minProperties": 1,
                    "propertyNames": { "format": "language" },
                    "additionalProperties": { "type": "string", "minLength": 1 }
                })
            }
        }
    )+};
}

text_schema! {
    Text = "Text", "A text in the default language, or an object of language to text.";
    Name = "Name", "A name or figure that holds in every language, or an object of language to name.";
}
