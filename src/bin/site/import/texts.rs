//! The languages and texts of a file in those of the site.

use super::fault::{Faults, Spot};
use super::markup::{self, Form};
use super::record::{Point, Text};
use super::schedule::{Losses, Words};
use inducult::content::check::Source;
use inducult::model::lang::Lang;
use std::collections::BTreeMap;
use url::Url;

/// The languages of a site, and the one of texts for which a file names none.
pub(super) struct Languages<'a> {
    default: &'a Lang,
    known: Vec<&'a str>,
    /// The language of the file's texts.
    pub(super) own: String,
}

impl<'a> Languages<'a> {
    /// Those of a content; `wanted` is the file's.
    pub(super) fn of(source: &'a Source, wanted: Option<&str>, faults: &mut Faults) -> Self {
        let project = &source.project;
        let default = &project.languages[0].code;
        let pages = project.languages.iter().map(|language| &language.code);
        let named = project.language_names.iter().map(|language| &language.code);
        let mut known: Vec<&str> = Vec::new();
        for code in pages.chain(named).map(Lang::as_str) {
            if !known.contains(&code) {
                known.push(code);
            }
        }
        let own = wanted.unwrap_or(default.as_str()).to_owned();
        if !known.contains(&own.as_str()) {
            faults.of_order(
                format!("\"{own}\" is no language of this site"),
                format!(
                    "take one of {}, or add its name to \"language_names\" in project.json",
                    known.join(", ")
                ),
            );
        }
        Self {
            default,
            known,
            own,
        }
    }

    /// A tag of a file as one of the site: `de-formal` and `de_AT` are `de` where the site has only that.
    pub(super) fn site_tag(&self, tag: &str) -> Option<&'a str> {
        let tag = tag.replace('_', "-");
        let is = |known: &&&str| known.eq_ignore_ascii_case(&tag);
        let primary = tag.split('-').next().unwrap_or_default();
        let is_primary = |known: &&&str| known.eq_ignore_ascii_case(primary);
        let mut known = self.known.iter();
        known
            .clone()
            .find(is)
            .or_else(|| known.find(is_primary))
            .copied()
    }

    /// A text of one language.
    pub(super) fn text(&self, text: String) -> Text {
        self.by_language(BTreeMap::from([(self.own.clone(), text)]))
            .expect("it has a text")
    }

    /// Texts by language; `None` without any.
    pub(super) fn by_language(&self, mut texts: BTreeMap<String, String>) -> Option<Text> {
        texts.retain(|_, text| !text.is_empty());
        match (texts.len(), texts.remove(self.default.as_str())) {
            (0, _) => None,
            (1, Some(text)) => Some(Text::Plain(text)),
            (_, Some(text)) => {
                texts.insert(self.default.to_string(), text);
                Some(Text::ByLanguage(texts))
            }
            (_, None) => Some(Text::ByLanguage(texts)),
        }
    }

    fn each<'w>(&self, words: &'w Words, at: &Spot, losses: &mut Losses) -> Vec<(String, &'w str)> {
        let mut found = Vec::new();
        for (tag, text) in words {
            match tag
                .as_deref()
                .map_or(Some(self.own.as_str()), |tag| self.site_tag(tag))
            {
                Some(tag) => found.push((tag.to_owned(), text.as_str())),
                None => {
                    let tag = tag.as_deref().unwrap_or_default();
                    losses.note(
                        "texts in languages that project.json doesn't name",
                        at,
                        &format!("{tag}: {text}"),
                    );
                }
            }
        }
        found
    }

    /// Plain words in a line.
    pub(super) fn line(&self, words: &Words, at: &Spot, losses: &mut Losses) -> Option<Text> {
        let each = self.each(words, at, losses);
        let lines = each
            .into_iter()
            .map(|(tag, text)| (tag, markup::line(text, at, losses)));
        let lines = lines.collect();
        self.by_language(lines)
    }

    /// Points in the language of the file.
    pub(super) fn points(&self, points: &[Point]) -> Vec<Point<Text>> {
        let point = |point: &Point| Point {
            text: self.text(point.text.clone()),
            points: self.points(&point.points),
        };
        points.iter().map(point).collect()
    }

    /// Long texts in our markup, one after the other in each language; one that repeats the one before is left out.
    pub(super) fn long(
        &self,
        parts: &[(&Words, Form)],
        at: &Spot,
        base: Option<&Url>,
        losses: &mut Losses,
    ) -> BTreeMap<String, String> {
        let mut done: BTreeMap<String, String> = BTreeMap::new();
        for (words, form) in parts {
            for (tag, text) in self.each(words, at, losses) {
                let context = markup::Context { at, base };
                let text = markup::reduce(text, *form, &context, losses);
                let before = done.entry(tag).or_default();
                if text.starts_with(before.as_str()) {
                    *before = text;
                } else if !text.is_empty() {
                    before.push_str("\n\n");
                    before.push_str(&text);
                }
            }
        }
        done
    }
}
