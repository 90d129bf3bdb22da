//! Finds records by the words that a visitor types: one matcher for every list.
//!
//! Texts are folded once ([`fold`]), so that neither case, accents nor punctuation matter; then looking for a word is a
//! comparison of bytes.

pub mod agenda;
pub mod events;
mod fold;
pub mod map;

pub use fold::fold;

/// From so many letters on a typed word may also stand inside another one: German, Dutch, Finnish and Hungarian write
/// in one word what others write in two ("Industriekultur"). Shorter ones would be found in nearly every text.
const INSIDE: usize = 5;

/// The words that a visitor looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words(Vec<String>);

impl Words {
    /// Reads what was typed.
    pub fn of(typed: &str) -> Self {
        let folded = fold(typed);
        let words = folded.split(' ').filter(|word| !word.is_empty());
        // The space before a word of a folded text stands for its beginning.
        let needle = |word: &str| match word.chars().count() {
            INSIDE.. => word.to_owned(),
            _ => format!(" {word}"),
        };
        Self(words.map(needle).collect())
    }

    /// Whether there is no word; then every text is found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What to look for in folded texts, one for each word.
    fn each(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether a folded text has all the words: each begins one of the text's, or is long and stands in one.
    pub fn are_in(&self, folded: &str) -> bool {
        self.each().all(|word| folded.contains(word))
    }
}

/// Writes a line of an index, its parts apart by tabs.
fn push_parts(text: &mut String, parts: &[&str]) {
    text.push_str(&parts.join("\t"));
    text.push('\n');
}

/// A text on one line, without tabs.
fn clean(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ")
}

/// Folded words, each of them once; a space stands also after the last.
fn once_each(folded: &str) -> String {
    let mut once = String::from(" ");
    for word in folded.split(' ').skip(1) {
        if !once.contains(&format!(" {word} ")) {
            once.push_str(word);
            once.push(' ');
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::{Words, fold};

    fn found(typed: &str, text: &str) -> bool {
        Words::of(typed).are_in(&fold(text))
    }

    #[test]
    fn case_accents_and_punctuation_do_not_matter() {
        for (typed, text) in [
            ("lodz", "Łódź – miasto przemysłu"),
            ("ŁÓDŹ", "lodz"),
            ("zolta", "Żółta cegielnia"),
            ("kralovske porici", "Královské Poříčí"),
            ("trebic", "Třebíč, důl"),
            ("trzic", "Tržič"),
            ("cevljar", "Čevljarska šola v Tržiču"),
            ("durdevac", "Đurđevac"),
            ("zeljezara", "Željezara Sisak"),
            ("koflach", "Köflach"),
            ("koeflach", "Köflach"),
            ("köflach", "Koeflach"),
            ("strasse", "Steirische Eisenstraße"),
            ("EISENSTRASSE", "Steirische Eisenstraße"),
            ("gyor", "Győr, gépgyár"),
            ("oroksegunk", "Ipari örökségünk"),
            ("perche", "Perché l’industria"),
            ("industria", "dell’industria"),
            ("creeren", "Creëren in de mijn"),
            ("ijssel", "IJsselmeer"),
            ("ijssel", "Ĳsselmeer"),
            ("smorrebrod", "smørrebrød"),
            ("inducult2.0", "InduCult2.0: Workshop"),
            ("inducult", "InduCult2.0: Workshop"),
            ("caffe", "Caffe\u{300}"),
            ("мина", "Мина Перник"),
        ] {
            assert!(found(typed, text), "{typed} in {text}");
        }
    }

    #[test]
    fn every_word_must_be_there_in_any_order() {
        let text = "Festival of Industrial Culture, Leoben";
        assert!(found("leoben festi", text));
        assert!(found("  of , cul ", text));
        assert!(!found("leoben graz", text));
    }

    #[test]
    fn short_words_begin_a_word_and_long_ones_may_stand_inside() {
        assert!(!found("art", "Start of the partnership"));
        assert!(!found("kult", "Industriekultur"));
        assert!(found("kultur", "Industriekultur"));
        assert!(!found("kulturen", "Industriekultur"));
        assert!(!found("ergraz", "Leober Graz"), "never across words");
    }

    #[test]
    fn without_words_everything_is_found() {
        for typed in ["", "  ", " – ", "\u{301}"] {
            assert!(Words::of(typed).is_empty(), "{typed:?}");
            assert!(found(typed, "anything"));
        }
    }

    #[test]
    fn hostile_texts_are_only_texts() {
        let long = "ß\u{301}\u{0}<script>".repeat(1000);
        assert!(found("script", &long));
        assert!(!found(&long, "script"));
    }
}
