//! Rules over the words beside the emblem: they are the official ones of each language, and stand in full.

use super::faults::{At, Faults};
use super::nearest::nearest;
use super::official::Official;
use crate::content::diagnostic::Severity;
use crate::model::lang::Lang;
use crate::model::project::{FundingRules, Project};
use crate::model::text::Text;

/// What tells the regional fund from the others of Regulation (EU) 1303/2013, Article 1, in every language: it alone
/// speaks of regions.
const OF_REGIONS: [&str; 6] = [
    "region",
    "région",
    "reģion",
    "aluekehit",
    "περιφερ",
    "регион",
];

/// Checks a project's funding; `at` is the project.
pub(super) fn check(project: &Project, at: &At, faults: &mut Faults<'_>) {
    let funding = &project.funding;
    let at = at.field("funding");
    let (source, official): (_, Words) = match funding.rules {
        FundingRules::From2014 => (
            "Implementing Regulation (EU) 821/2014, Article 4",
            |official| std::slice::from_ref(&official.union),
        ),
        FundingRules::From2021 => ("Regulation (EU) 2021/1060, Annex IX", |official| {
            official.statements
        }),
    };
    let union = Beside {
        at: at.field("union"),
        text: &funding.union,
        official,
        source,
    };
    union.check(project, faults);
    match &funding.fund {
        Some(fund) => {
            let fund = Beside {
                at: at.field("fund"),
                text: fund,
                official: match is_regional(fund) {
                    true => |official| official.fund.as_slice(),
                    false => |_| &[],
                },
                source,
            };
            fund.check(project, faults);
        }
        None if funding.rules == FundingRules::From2014 => {
            let message =
                format!("the rules of 2014-20 ask for the fund's name in full ({source})");
            let mend = "add \"fund\", such as \"European Regional Development Fund\"".to_owned();
            faults.add(&at, Severity::Error, "funding", message, Some(mend));
        }
        None => {}
    }
}

fn is_regional(fund: &Text) -> bool {
    fund.all().any(|(_, words)| {
        let words = words.to_lowercase();
        OF_REGIONS.iter().any(|sign| words.contains(sign))
    })
}

/// Takes the words that a rule asks for from those of a language: any of them will do, the usual ones stand first, and
/// none are known where it is empty.
type Words = fn(&'static Official) -> &'static [&'static str];

/// A text beside the emblem, and what it is held to.
struct Beside<'a> {
    at: At,
    text: &'a Text,
    official: Words,
    /// The rule that asks for it.
    source: &'static str,
}

impl Beside<'_> {
    fn check(&self, project: &Project, faults: &mut Faults<'_>) {
        let Some(default) = project.languages.first().map(|language| &language.code) else {
            return;
        };
        for (lang, words) in self.text.all() {
            self.in_full(lang, default, words, faults);
        }
        for language in &project.languages {
            self.as_official(&language.code, default, faults);
        }
    }

    /// The place of the text that is in a language.
    fn place(&self, lang: Option<&Lang>) -> At {
        match lang {
            Some(lang) => self.at.field(lang.as_str()),
            None => self.at.clone(),
        }
    }

    fn official(&self, lang: &Lang) -> &'static [&'static str] {
        Official::of(lang).map_or(&[], self.official)
    }

    fn in_full(&self, lang: Option<&Lang>, default: &Lang, words: &str, faults: &mut Faults<'_>) {
        let shown = lang.unwrap_or(default);
        if let Some(short) = self.abbreviation(shown, words) {
            let message = format!(
                "\"{short}\" is an abbreviation; beside the emblem names stand in full ({})",
                self.source
            );
            let official = self.official(shown);
            let mend = official.first().map(|words| format!("write \"{words}\""));
            let at = self.place(lang);
            faults.add(&at, Severity::Error, "funding-abbreviated", message, mend);
        }
    }

    /// An abbreviation that stands in for the official words. Beside them it may stand.
    fn abbreviation<'w>(&self, lang: &Lang, words: &'w str) -> Option<&'w str> {
        let in_full = plain(words);
        if self
            .official(lang)
            .iter()
            .any(|official| in_full.contains(official))
        {
            return None;
        }
        let own = Official::of(lang).map_or(&[][..], |official| official.abbreviations);
        words
            .split(|c: char| !c.is_alphanumeric())
            // Any language may borrow the English ones.
            .find(|word| own.contains(word) || ["EU", "ERDF"].contains(word))
    }

    /// Compares what the pages in a language show with the official words.
    fn as_official(&self, page: &Lang, default: &Lang, faults: &mut Faults<'_>) {
        let chosen = self.text.choose(page, default);
        let official = self.official(page);
        let is_told = self
            .abbreviation(chosen.foreign.unwrap_or(page), chosen.text)
            .is_some();
        let Some(usual) = official.first().filter(|_| !is_told) else {
            return;
        };
        if official.contains(&plain(chosen.text).as_str()) {
            return;
        }
        let message = format!(
            "pages in \"{page}\" say \"{}\" beside the emblem; the official words are \"{}\" ({})",
            chosen.text,
            official.join("\" or \""),
            self.source
        );
        let words = nearest(chosen.text, official.iter().copied()).unwrap_or(usual);
        let (at, mend) = match chosen.foreign {
            Some(_) => (self.at.clone(), format!("add \"{page}\": \"{words}\"")),
            None => {
                let own = self
                    .text
                    .all()
                    .find_map(|(lang, _)| lang.filter(|lang| *lang == page));
                (self.place(own), format!("write \"{words}\""))
            }
        };
        faults.add(
            &at,
            Severity::Warning,
            "funding-wording",
            message,
            Some(mend),
        );
    }
}

/// Words without what typesetting adds to them.
fn plain(words: &str) -> String {
    let words: Vec<_> = words.split_whitespace().collect();
    words.join(" ").replace('’', "'")
}
