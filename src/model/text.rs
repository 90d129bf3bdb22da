//! Text in one or more languages.

use super::lang::Lang;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt;

/// A text field of the JSON: a string, which is in the project's default language, or an object of language tag to
/// text. At least one text, each with more than white space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(Vec<(Option<Lang>, String)>);

/// One text of a [`Text`], chosen for a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// The words.
    pub text: &'a str,
    /// Their language, where it isn't the page's.
    pub foreign: Option<&'a Lang>,
}

impl Text {
    /// A text from its languages, of which `None` is the default one; `None` without any.
    pub fn of<'a>(texts: impl IntoIterator<Item = (Option<Lang>, &'a str)>) -> Option<Self> {
        let texts: Vec<_> = texts
            .into_iter()
            .map(|(lang, text)| (lang, text.to_owned()))
            .collect();
        (!texts.is_empty()).then_some(Self(texts))
    }

    /// A text in the default language.
    pub fn plain(text: &str) -> Self {
        Self::in_one(None, text)
    }

    /// A text in one language, the default one if none is named.
    pub fn in_one(lang: Option<Lang>, text: &str) -> Self {
        Self(vec![(lang, text.to_owned())])
    }

    /// The text for a page in `page`, else the one in `default`, else the first.
    pub fn choose<'a>(&'a self, page: &Lang, default: &'a Lang) -> Chosen<'a> {
        let lang_of = |entry: &'a (Option<Lang>, String)| entry.0.as_ref().unwrap_or(default);
        let found = [page, default]
            .into_iter()
            .find_map(|wanted| self.0.iter().find(|entry| lang_of(entry) == wanted))
            .unwrap_or(&self.0[0]);
        let lang = lang_of(found);
        Chosen {
            text: &found.1,
            foreign: (lang != page).then_some(lang),
        }
    }

    /// Every text with its language; `None` is the project's default language.
    pub fn all(&self) -> impl Iterator<Item = (Option<&Lang>, &str)> {
        self.0
            .iter()
            .map(|(lang, text)| (lang.as_ref(), text.as_str()))
    }
}

/// A proper name, a figure or an address: a string holds for every language, an object where languages differ (`Trieste`, `Triest`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name(Text);

impl Name {
    /// A name from its text.
    pub fn of(text: Text) -> Self {
        Self(text)
    }

    /// The name for a page in `page`, else the one in `default`, else the first.
    pub fn choose<'a>(&'a self, page: &Lang, default: &'a Lang) -> &'a str {
        self.0.choose(page, default).text
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Text::deserialize(from).map(Self)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct StringOrObject;

        impl<'de> Visitor<'de> for StringOrObject {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, or an object of language to text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
                Ok(Text::plain(text))
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Text, M::Error> {
                let mut texts = Vec::new();
                while let Some((lang, text)) = map.next_entry::<Lang, String>()? {
                    texts.push((Some(lang), text));
                }
                if texts.is_empty() {
                    Err(M::Error::custom("a text without any language"))
                } else {
                    Ok(Text(texts))
                }
            }
        }

        from.deserialize_any(StringOrObject)
    }
}
