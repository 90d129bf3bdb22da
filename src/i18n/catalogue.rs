//! The catalogue of a language: the file `i18n/<language>.json`.

use super::key::{Chapter, Key};
use super::plural::PluralRules;
use crate::model::lang::Lang;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

/// The file `i18n/<language>.json`.
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Catalogue {
    /// The address of this file's schema, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The language.
    pub language: Lang,
    /// Which form a count takes.
    pub plural: PluralRules,
    /// The words and orders of dates.
    pub dates: DateWords,
    /// The messages by key. `{name}` stands for what the page puts there.
    pub messages: Messages,
    /// Chapters that came as files of their own.
    #[serde(skip)]
    #[cfg_attr(feature = "ssr", schemars(skip))]
    pub chapters: Chapters,
}

/// Messages by key.
pub type Messages = BTreeMap<String, Message>;

/// The messages of each chapter, once they are there.
#[derive(Clone, Debug, Default)]
pub struct Chapters([OnceLock<Messages>; Chapter::ALL.len()]);

/// A message: a text, or a text for each plural category of `{count}`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema), schemars(untagged))]
pub enum Message {
    /// One text.
    Plain(String),
    /// A text by plural category.
    Plural(BTreeMap<String, String>),
}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct StringOrObject;

        impl<'de> Visitor<'de> for StringOrObject {
            type Value = Message;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or an object of plural category to text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Message, E> {
                Ok(Message::Plain(text.to_owned()))
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Message, M::Error> {
                let mut forms = BTreeMap::new();
                while let Some((category, text)) = map.next_entry()? {
                    forms.insert(category, text);
                }
                Ok(Message::Plural(forms))
            }
        }

        from.deserialize_any(StringOrObject)
    }
}

/// The words and orders of dates, as CLDR gives them for the language.
#[derive(Clone, Debug, serde::Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct DateWords {
    /// The months within a date, January first.
    pub months: [String; 12],
    /// The months standing alone with a year, January first.
    pub months_alone: [String; 12],
    /// The weekdays, Monday first.
    pub weekdays: [String; 7],
    /// A day: `{day}`, `{month}`, `{year}`.
    pub day: String,
    /// A month: `{month}`, `{year}`.
    pub month: String,
    /// Days of one month: `{from}` and `{to}` are numbers, `{month}`, `{year}`.
    pub days_of_month: String,
    /// Days of two months in one year: `{from}`, `{from-month}`, `{to}`, `{to-month}`, `{year}`.
    pub days_of_year: String,
    /// Any other span: `{from}` and `{to}` are dates.
    pub span: String,
    /// A day with its weekday: `{weekday}`, `{date}`.
    pub weekday_and_date: String,
    /// Hours: `{hours}`.
    pub hours: String,
    /// Minutes: `{minutes}`.
    pub minutes: String,
    /// Hours and minutes, as the two above: `{hours}`, `{minutes}`.
    pub hours_and_minutes: String,
}

impl Catalogue {
    /// Takes in a chapter, unless it is known.
    pub fn add(&self, chapter: Chapter, messages: Messages) {
        _ = self.chapters.0[chapter as usize].set(messages);
    }

    /// Whether a chapter came as a file.
    pub fn has(&self, chapter: Chapter) -> bool {
        self.chapters.0[chapter as usize].get().is_some()
    }

    fn message(&self, key: Key) -> Option<&Message> {
        let chapters = self.chapters.0.iter().filter_map(OnceLock::get);
        let mut all = std::iter::once(&self.messages).chain(chapters);
        all.find_map(|messages| messages.get(key.0))
    }

    /// A message without a place for anything. A key that the catalogue lacks shows as itself; the check refuses
    /// such a catalogue.
    pub fn text(&self, key: Key) -> &str {
        match self.message(key) {
            Some(Message::Plain(text)) => text,
            _ => key.0,
        }
    }

    /// A message with what stands for its `{names}`.
    pub fn with(&self, key: Key, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }

    /// A message in the form for a count, which stands for `{count}`.
    pub fn count(&self, key: Key, count: u32) -> String {
        let Some(Message::Plural(forms)) = self.message(key) else {
            return key.0.to_owned();
        };
        let form = forms
            .get(self.plural.category(count))
            .or_else(|| forms.get("other"));
        fill(
            form.map_or(key.0, String::as_str),
            &[("count", &count.to_string())],
        )
    }
}

/// Puts values in place of `{names}`; a name without a value stays.
pub(super) fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let name_end = after.find('}');
        let value = name_end.and_then(|end| values.iter().find(|(name, _)| *name == &after[..end]));
        match (name_end, value) {
            (Some(end), Some((_, value))) => {
                out.push_str(value);
                rest = &after[end + 1..];
            }
            _ => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn names_are_filled_once() {
        assert_eq!(
            fill("{a} and {b}", &[("a", "{b}"), ("b", "2")]),
            "{b} and 2"
        );
        assert_eq!(fill("{open and {c}", &[]), "{open and {c}");
    }
}
