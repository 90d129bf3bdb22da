//! Reads a content file in the browser: small, and with every fault named by its field.
//!
//! serde_json parses the text into a tree, and each type takes its fields out of it, one line a type (`record!`).
//! serde's derived code, which the exporter and the check use on the same types, would be a quarter of the wasm: it
//! brings, for each type, a way out at every field. Here faults are noted and reading goes on; where there are any,
//! what was read is thrown away. A test holds the two readers together.

use crate::i18n::catalogue::{Catalogue, Chapters, DateWords, Message};
use crate::i18n::plural::PluralRules;
use crate::model::agenda::{Day, Entry, EntryKind, EventDetails, PartOfDay, Point, SplitAgenda};
use crate::model::event::{Event, EventPlace, Events, Status};
use crate::model::ids::{CountryCode, Slug};
use crate::model::lang::Lang;
use crate::model::legal::{
    Accessibility, Conformance, Controller, Enforcement, Host, Legal, Licence,
};
use crate::model::link::{Href, Link};
use crate::model::output::{Output, Outputs};
use crate::model::partner::{Partner, Partners, Role};
use crate::model::place::{Country, LatLon, Place, Places, Position, Precision, Region};
use crate::model::project::{
    Accent, Aim, Disagreement, Fact, Funding, FundingRules, Label, Language, LanguageName, MapTown,
    MapWindow, Part, Project, SplitEvents,
};
use crate::model::text::{Name, Text};
use crate::model::time::{Date, Time, Zone};
use crate::model::topic::{Topic, Topics, WorkPackage};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Reads a file's text. The error names the file and the fields that don't fit, as in
/// `events.json: /events/3/title: missing`.
pub fn read<T: Read>(path: &str, text: &str) -> Result<T, String> {
    let tree: Value = serde_json::from_str(text).map_err(|error| format!("{path}: {error}"))?;
    let mut faults = Faults::default();
    let value = T::take(Some(&tree), &mut faults);
    if faults.found.is_empty() {
        Ok(value)
    } else {
        Err(format!("{path}: {}", faults.found.join("; ")))
    }
}

/// The faults of a file, and where reading is.
#[derive(Default)]
pub struct Faults {
    found: Vec<String>,
    /// The JSON pointer (RFC 6901) of the value that is being read.
    pointer: String,
}

impl Faults {
    /// Notes a fault at the value that is being read.
    fn note(&mut self, words: &str) {
        let separator = if self.pointer.is_empty() { "" } else { ": " };
        self.found
            .push(format!("{}{separator}{words}", self.pointer));
    }

    /// Goes to a field or an item; gives what [`Faults::back`] needs.
    fn enter(&mut self, segment: &str) -> usize {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(segment);
        length
    }

    fn back(&mut self, length: usize) {
        self.pointer.truncate(length);
    }
}

/// A type that can be taken out of a tree.
pub trait Read: Sized {
    /// Takes the value. Where it is absent or doesn't fit, notes why and gives a stand-in, which is thrown away with
    /// all that was read.
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self;
}

impl<T: Read> Read for Option<T> {
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
        match value {
            None | Some(Value::Null) => None,
            value => Some(T::take(value, faults)),
        }
    }
}

/// An absent list is an empty one; the check knows which may be absent.
impl<T: Read> Read for Vec<T> {
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
        let items = list(value, faults);
        let mut taken = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            let length = faults.enter(&at.to_string());
            taken.push(T::take(Some(item), faults));
            faults.back(length);
        }
        taken
    }
}

fn list<'a>(value: Option<&'a Value>, faults: &mut Faults) -> &'a [Value] {
    match value {
        None => &[],
        Some(Value::Array(items)) => items,
        _ => {
            faults.note("expected a list");
            &[]
        }
    }
}

impl<T: Read + Default, const N: usize> Read for [T; N]
where
    [T; N]: Default,
{
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
        Vec::<T>::take(value, faults)
            .try_into()
            .unwrap_or_else(|_| {
                faults.note("has another length");
                Self::default()
            })
    }
}

impl<T: Read> Read for BTreeMap<String, T> {
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
        let mut taken = BTreeMap::new();
        for (name, value) in object(value, faults).into_iter().flatten() {
            let length = faults.enter(name);
            taken.insert(name.clone(), T::take(Some(value), faults));
            faults.back(length);
        }
        taken
    }
}

fn object<'a>(value: Option<&'a Value>, faults: &mut Faults) -> Option<&'a Map<String, Value>> {
    match value {
        Some(Value::Object(object)) => Some(object),
        _ => {
            faults.note("expected an object");
            None
        }
    }
}

fn string<'a>(value: Option<&'a Value>, faults: &mut Faults) -> Option<&'a str> {
    match value {
        Some(Value::String(text)) => return Some(text),
        None => faults.note("missing"),
        _ => faults.note("expected a text"),
    }
    None
}

impl Read for String {
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
        string(value, faults).unwrap_or_default().to_owned()
    }
}

/// An absent one is false.
impl Read for bool {
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
        match value {
            None => return false,
            Some(Value::Bool(value)) => return *value,
            _ => faults.note("expected true or false"),
        }
        false
    }
}

impl Read for f64 {
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
        value.and_then(Value::as_f64).unwrap_or_else(|| {
            faults.note("expected a number");
            0.0
        })
    }
}

impl Read for u16 {
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
        let number = value
            .and_then(Value::as_u64)
            .and_then(|number| u16::try_from(number).ok());
        number.unwrap_or_else(|| {
            faults.note("expected a small whole number");
            0
        })
    }
}

impl Read for i64 {
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
        value.and_then(Value::as_i64).unwrap_or_else(|| {
            faults.note("expected a whole number");
            0
        })
    }
}

impl Read for Text {
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
        let Some(Value::Object(object)) = value else {
            return Self::plain(string(value, faults).unwrap_or_default());
        };
        let mut texts = Vec::with_capacity(object.len());
        for (lang, text) in object {
            let length = faults.enter(lang);
            let lang = Lang::take(Some(&Value::String(lang.clone())), faults);
            texts.push((Some(lang), string(Some(text), faults).unwrap_or_default()));
            faults.back(length);
        }
        Self::of(texts).unwrap_or_else(|| {
            faults.note("a text without any language");
            Self::plain("")
        })
    }
}

impl Read for Name {
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
        Self::of(Text::take(value, faults))
    }
}

/// Chapters come as files of their own.
impl Read for Chapters {
    fn take(_: Option<&Value>, _: &mut Faults) -> Self {
        Self::default()
    }
}

impl Read for Message {
    fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
        match value {
            Some(Value::Object(_)) => Self::Plural(Read::take(value, faults)),
            _ => Self::Plain(Read::take(value, faults)),
        }
    }
}

/// Types with a parser of their own, each with a text that it reads, for the stand-in.
macro_rules! parsed {
    ($($ty:ty = $stand_in:literal),+ $(,)?) => {$(
        impl Read for $ty {
            fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
                let text = string(value, faults).unwrap_or($stand_in);
                <$ty>::parse(text).unwrap_or_else(|words| {
                    faults.note(words);
                    <$ty>::take(Some(&Value::String($stand_in.to_owned())), faults)
                })
            }
        }
    )+};
}

parsed! {
    CountryCode = "XX", Date = "2000", Href = "tel:0", Lang = "und", Slug = "x", Time = "00:00", Zone = "UTC",
}

/// Types that are one of a few words; the first is the stand-in.
macro_rules! words {
    ($($ty:ident { $first_word:literal = $first:ident, $($word:literal = $variant:ident),+ })+) => {$(
        impl Read for $ty {
            fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
                match string(value, faults) {
                    None | Some($first_word) => return $ty::$first,
                    $(Some($word) => return $ty::$variant,)+
                    Some(_) => faults.note("not one of the known words"),
                }
                $ty::$first
            }
        }
    )+};
}

words! {
    Accent { "rust" = Rust, "steel" = Steel, "verdigris" = Verdigris, "ember" = Ember }
    Conformance { "partial" = Partial, "full" = Full, "none" = None }
    EntryKind { "session" = Session, "break" = Break, "transfer" = Transfer, "tour" = Tour, "social" = Social }
    FundingRules { "2014-20" = From2014, "2021-27" = From2021 }
    Part { "topics" = Topics, "events" = Events, "places" = Places, "outputs" = Outputs }
    Precision { "site" = Site, "neighbourhood" = Neighbourhood, "town" = Town, "approximate" = Approximate }
    Role { "lead" = Lead, "regional" = Regional, "academic" = Academic, "associated" = Associated }
    Status { "cancelled" = Cancelled, "postponed" = Postponed }
}

/// Takes a field of an object.
fn field<T: Read>(object: Option<&Map<String, Value>>, name: &str, faults: &mut Faults) -> T {
    let length = faults.enter(name);
    let taken = T::take(object.and_then(|object| object.get(name)), faults);
    faults.back(length);
    taken
}

/// Types that are an object with fields of the same names.
macro_rules! record {
    ($($ty:ident { $($field:ident),+ $(,)? })+) => {$(
        impl Read for $ty {
            fn take(value: Option<&Value>, faults: &mut Faults) -> Self {
                let object = object(value, faults);
                $ty { $($field: field(object, stringify!($field), faults)),+ }
            }
        }
    )+};
}

record! {
    Accessibility { status, method, exceptions, prepared, reviewed }
    Aim { text, sources }
    Catalogue { schema, language, plural, dates, messages, chapters }
    Controller { name, email, address }
    Country { code, name, label_at }
    DateWords {
        months, months_alone, weekdays, day, month, days_of_month, days_of_year, span, weekday_and_date,
        hours, minutes, hours_and_minutes,
    }
    Day { id, date, entries }
    Disagreement { value, comment, sources }
    Enforcement { country, name, url }
    Entry {
        id, kind, title, start, end, minutes, at, place, to, audience, topics, text, people, track, language, links, points,
        uid,
    }
    Event {
        id, kind, title, start, end, undated, date_note, disagreements, places, summary, hosts, topics, status,
        uid, related, has_details, sources, updated,
    }
    EventDetails { schema, event, body, audience, days, agenda_note, record, name, around, split, updated }
    EventPlace { id, town, venue, country, zone, position }
    Events { schema, events }
    Fact { id, label, value, figure, certainty, disagreements, sources, updated }
    Funding { rules, union, fund, programme, sentence, budget }
    Host { name, log }
    Label { id, label }
    Language { code, name }
    LanguageName { code, name }
    LatLon { lat, lon }
    Legal { schema, controller, feedback, stories, host, licence, accessibility, enforcement, updated }
    Licence { text, terms }
    Link { url, title, checked, archived }
    MapTown { name, at, rank }
    MapWindow { west, south, east, north }
    Output { id, kind, title, summary, work_packages, languages, date, date_note, link, sources, updated }
    Outputs { schema, outputs }
    Partner {
        id, role, number, name, local_name, local_language, short_name, town, country, position, position_note,
        region, summary, duty, website, email, sources, updated,
    }
    PartOfDay { date, number, of, first, last }
    Partners { schema, regions, partners }
    Place {
        id, name, local_name, category, region, town, country, position, summary, address, opening, part_in_project,
        website, near, sources, updated,
    }
    Places { schema, places }
    PluralRules { zero, one, two, few, many }
    Point { text, points }
    Position { lat, lon, precision }
    Project {
        schema, name, title, statement, lead, nutshell, partnership, outcome, languages, language_names, url, start, end, funding,
        accents, map, map_towns, countries, event_kinds, meetings, output_kinds, place_categories, aims, facts, links, sources,
        updated, content, without, split_events,
    }
    Region { id, name, country, position, facts, sources, updated }
    SplitAgenda { parts, audiences }
    SplitEvents { own, beside, years, to_the_day }
    Topic { id, code, title, invitation, summary, work_package, sources, updated }
    Topics { schema, topics, work_packages }
    WorkPackage {
        id, code, title, title_note, responsible, start, end, date_note, facts, results, sources, updated,
    }
}

#[cfg(test)]
mod tests {
    use super::{Read, Value, read};
    use crate::i18n::catalogue::Catalogue;
    use crate::model::agenda::EventDetails;
    use crate::model::event::Events;
    use crate::model::legal::Legal;
    use crate::model::output::Outputs;
    use crate::model::partner::Partners;
    use crate::model::place::Places;
    use crate::model::project::Project;
    use crate::model::topic::Topics;
    use serde::de::DeserializeOwned;
    use std::fmt::Debug;

    /// The two readers take the same from a file. `$schema` differs in name, and nobody reads it.
    fn same<T: Read + DeserializeOwned + Debug>(path: &str) {
        let text = std::fs::read_to_string(format!("public/data/{path}")).unwrap();
        let text = text.replace("\"$schema\"", "\"ignored\"");
        let ours: T = read(path, &text).unwrap();
        // By way of a tree, in which the languages of a text have the same order.
        let tree: Value = serde_json::from_str(&text).unwrap();
        let theirs: T = serde_json::from_value(tree).unwrap();
        assert_eq!(format!("{ours:?}"), format!("{theirs:?}"));
    }

    #[test]
    fn both_readers_take_the_same_from_the_content() {
        same::<Project>("project.json");
        same::<Topics>("topics.json");
        same::<Partners>("partners.json");
        same::<Events>("events.json");
        same::<Outputs>("outputs.json");
        same::<Places>("places.json");
        same::<Legal>("legal.json");
        same::<EventDetails>("events/meeting-5-sisak-kranj.json");
        same::<Catalogue>("i18n/en.json");
    }

    #[test]
    fn faults_name_their_fields_all_at_once() {
        let text = std::fs::read_to_string("public/data/events.json").unwrap();
        let broken = text
            .replacen("\"title\"", "\"titel\"", 1)
            .replacen("Europe/", "Europe ", 1)
            .replacen("[", "[7, ", 1);
        let fault = read::<Events>("events.json", &broken).unwrap_err();
        assert!(
            fault.starts_with("events.json: /events/0: expected an object; "),
            "{fault}"
        );
        assert!(fault.contains("; /events/1/title: missing; "), "{fault}");
        assert!(
            fault.contains("/places/0/zone: a zone is a name"),
            "{fault}"
        );
        assert!(
            read::<Events>("events.json", "{")
                .unwrap_err()
                .starts_with("events.json: EOF")
        );
        assert_eq!(
            read::<Events>("events.json", "[]").unwrap_err(),
            "events.json: expected an object"
        );
    }
}
