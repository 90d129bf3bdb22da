//! Rules over languages: the catalogue of each is complete, and texts are in languages that the site has.

use super::Content;
use super::faults::{At, Faults};
use super::files::Documents;
use super::ids::rows;
use super::nearest::{did_you_mean, list};
use super::walk::{self, TextField};
use crate::content::diagnostic::Severity;
use crate::content::store;
use crate::i18n::catalogue::{Catalogue, DateWords, Message};
use crate::i18n::key;
use crate::model::lang::Lang;
use crate::model::project::Project;
use std::collections::BTreeSet;

/// Checks every catalogue and the languages of every text.
pub(super) fn check(content: &Content, documents: &Documents, faults: &mut Faults<'_>) {
    let project = content.project.as_ref();
    if project.is_some_and(|project| project.languages.is_empty()) {
        let at = At::file("project.json").field("languages");
        faults.error(
            &at,
            "wrong-length",
            "this list has 0 items, a site needs a language",
        );
    }
    let default =
        project.and_then(|project| content.catalogues.get(&project.languages.first()?.code));
    for (lang, catalogue) in &content.catalogues {
        check_catalogue(lang, catalogue, default, faults);
    }
    if let Some(project) = project {
        translations(content, project, documents, faults);
    }
}

fn check_catalogue(
    lang: &Lang,
    catalogue: &Catalogue,
    default: Option<&Catalogue>,
    faults: &mut Faults<'_>,
) {
    let at = At::file(&format!("i18n/{}.json", lang.as_str()));
    if catalogue.language != *lang {
        let message = format!(
            "this is the file of \"{lang}\", but it says \"{}\"",
            catalogue.language
        );
        faults.error(&at.field("language"), "catalogue-language", message);
    }
    for category in catalogue.plural.unreadable() {
        let message = "this is no condition of CLDR's plural rules (UTS #35, part 3), such as \"i = 1 and v = 0\"";
        faults.error(&at.field("plural").field(category), "plural-rule", message);
    }
    date_patterns(&catalogue.dates, &at.field("dates"), faults);
    let at = at.field("messages");
    let keys: Vec<&str> = key::ALL.iter().map(|key| key.as_str()).collect();
    for key in keys
        .iter()
        .filter(|key| !catalogue.messages.contains_key(**key))
    {
        faults.error(
            &at,
            "missing-message",
            format!("the message \"{key}\" is missing"),
        );
    }
    for (name, message) in &catalogue.messages {
        let at = at.field(name);
        if !keys.contains(&name.as_str()) {
            let suggestion = did_you_mean(name, keys.iter().copied());
            let words = format!("no page shows the message \"{name}\"");
            faults.add(
                &at.clone().key(),
                Severity::Warning,
                "unknown-message",
                words,
                suggestion,
            );
        }
        plural_forms(&at, message, catalogue, faults);
        if let Some(model) = default.and_then(|default| default.messages.get(name)) {
            same_names(&at, message, model, faults);
        }
    }
}

fn plural_forms(at: &At, message: &Message, catalogue: &Catalogue, faults: &mut Faults<'_>) {
    let Message::Plural(forms) = message else {
        return;
    };
    let wanted = catalogue.plural.categories();
    for category in wanted
        .iter()
        .filter(|category| !forms.contains_key(**category))
    {
        let message = format!(
            "the form \"{category}\" is missing; this language has {}",
            list(wanted.iter().copied())
        );
        faults.error(at, "plural-form", message);
    }
    for form in forms.keys().filter(|form| !wanted.contains(&form.as_str())) {
        let message = format!(
            "this language has no form \"{form}\"; it has {}",
            list(wanted.iter().copied())
        );
        faults.error(&at.field(form).key(), "plural-form", message);
    }
}

/// A message takes the same values in every language.
fn same_names(at: &At, message: &Message, model: &Message, faults: &mut Faults<'_>) {
    match (message, model) {
        (Message::Plain(_), Message::Plural(_)) => {
            faults.error(
                at,
                "plural-form",
                "the default language has a form by number here, this one a text",
            );
        }
        (Message::Plural(_), Message::Plain(_)) => {
            faults.error(
                at,
                "plural-form",
                "the default language has a text here, this one a form by number",
            );
        }
        _ => compare_names(
            at,
            &names_of(message),
            &names_of(model),
            "the default language has",
            faults,
        ),
    }
}

fn compare_names(
    at: &At,
    found: &BTreeSet<&str>,
    wanted: &BTreeSet<&str>,
    whose: &str,
    faults: &mut Faults<'_>,
) {
    if found != wanted {
        let braced = |names: &BTreeSet<&str>| match names.len() {
            0 => "none".to_owned(),
            _ => names
                .iter()
                .map(|name| format!("{{{name}}}"))
                .collect::<Vec<_>>()
                .join(", "),
        };
        let message = format!(
            "places for values: {whose} {}, this one {}",
            braced(wanted),
            braced(found)
        );
        faults.error(at, "message-names", message);
    }
}

fn names_of(message: &Message) -> BTreeSet<&str> {
    match message {
        Message::Plain(text) => names(text),
        Message::Plural(forms) => forms.values().flat_map(|form| names(form)).collect(),
    }
}

/// The names in braces.
fn names(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|after| after.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

fn date_patterns(dates: &DateWords, at: &At, faults: &mut Faults<'_>) {
    let patterns: [(&str, &str, &[&str]); 9] = [
        ("day", &dates.day, &["day", "month", "year"]),
        ("month", &dates.month, &["month", "year"]),
        (
            "days_of_month",
            &dates.days_of_month,
            &["from", "to", "month", "year"],
        ),
        (
            "days_of_year",
            &dates.days_of_year,
            &["from", "from-month", "to", "to-month", "year"],
        ),
        ("span", &dates.span, &["from", "to"]),
        (
            "weekday_and_date",
            &dates.weekday_and_date,
            &["weekday", "date"],
        ),
        ("hours", &dates.hours, &["hours"]),
        ("minutes", &dates.minutes, &["minutes"]),
        (
            "hours_and_minutes",
            &dates.hours_and_minutes,
            &["hours", "minutes"],
        ),
    ];
    for (field, pattern, wanted) in patterns {
        let wanted = wanted.iter().copied().collect();
        compare_names(
            &at.field(field),
            &names(pattern),
            &wanted,
            "this pattern needs",
            faults,
        );
    }
}

fn translations(
    content: &Content,
    project: &Project,
    documents: &Documents,
    faults: &mut Faults<'_>,
) {
    let languages: Vec<&str> = project
        .languages
        .iter()
        .map(|language| language.code.as_str())
        .collect();
    let mut known = languages.clone();
    for named in &project.language_names {
        if !known.contains(&named.code.as_str()) {
            known.push(named.code.as_str());
        }
    }
    let outputs = content.outputs.as_ref().map(|file| &file.outputs);
    for (at, output) in rows("outputs.json", "outputs", outputs) {
        for (index, lang) in output.languages.iter().enumerate() {
            if !known.contains(&lang.as_str()) {
                let at = at.field("languages").item(index);
                unknown_language(&at, lang.as_str(), &known, faults);
            }
        }
    }
    for (document, strings) in walk::strings(documents) {
        for (lang, pointer, _) in strings.texts.iter().flat_map(|field| &field.parts) {
            let Some(lang) = lang.filter(|lang| Lang::parse(lang).is_ok() && !known.contains(lang))
            else {
                continue;
            };
            let at = At::pointer(&document.file, pointer.clone()).key();
            unknown_language(&at, lang, &known, faults);
        }
        untranslated(&document.file, &strings.texts, &languages, faults);
    }
}

fn unknown_language(at: &At, lang: &str, known: &[&str], faults: &mut Faults<'_>) {
    let message = format!(
        "\"{lang}\" is no language of this site; it has {}",
        list(known.iter().copied())
    );
    let suggestion = did_you_mean(lang, known.iter().copied()).or_else(|| {
        Some(format!(
            "add it with its name to \"language_names\" in {} if texts or outputs may be in it",
            store::PROJECT
        ))
    });
    faults.add(at, Severity::Error, "unknown-language", message, suggestion);
}

/// Whether a text is meant to be translated: not a name that holds everywhere, nor an object of a single language, by
/// which an editor says that there is no other, as of the title of a book.
fn is_translatable(field: &TextField<'_>) -> bool {
    match &field.parts[..] {
        [] | [(Some(_), _, _)] => false,
        _ => !field.holds_everywhere,
    }
}

/// One warning for a file: how many of its texts lack which language.
fn untranslated(file: &str, texts: &[TextField<'_>], languages: &[&str], faults: &mut Faults<'_>) {
    let Some((default, others)) = languages.split_first() else {
        return;
    };
    let texts: Vec<_> = texts
        .iter()
        .filter(|field| is_translatable(field))
        .collect();
    let has = |field: &TextField<'_>, wanted: &str| {
        field
            .parts
            .iter()
            .any(|(lang, _, _)| lang.unwrap_or(default) == wanted)
    };
    let mut lacking = Vec::new();
    for lang in std::iter::once(default).chain(others) {
        let count = texts.iter().filter(|field| !has(field, lang)).count();
        if count > 0 {
            lacking.push(format!("{lang} in {count} of {}", texts.len()));
        }
    }
    let lacks_one = |field: &&&TextField<'_>| languages.iter().any(|lang| !has(field, lang));
    let first = texts
        .iter()
        .find(lacks_one)
        .and_then(|field| field.parts.first());
    if let Some((_, pointer, _)) = first.filter(|_| languages.len() > 1) {
        let message = format!(
            "texts without one of the site's languages, this one first: {}",
            lacking.join(", ")
        );
        let mend = "an object by language says the same in each, too; an object of one language is left as it is";
        faults.add(
            &At::pointer(file, pointer.clone()),
            Severity::Warning,
            "untranslated",
            message,
            Some(mend.to_owned()),
        );
    }
}
