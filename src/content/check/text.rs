//! Rules over what texts say: nothing left over from drafts, nothing that opens without closing, no dates that
//! contradict themselves, no HTML, no characters that hide or turn what is written.

use super::Content;
use super::faults::{At, Faults};
use super::files::{Documents, stem_in};
use super::walk;
use super::written::{self, Written};
use crate::content::diagnostic::Severity;
use crate::i18n::catalogue::Catalogue;
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::model::lang::Lang;
use crate::model::link::Href;
use crate::model::markup::{self, Block, Inline};
use crate::model::time::Date;

/// A fault of a text: how grave, its code, what was found, how to mend it.
type Finding = (Severity, &'static str, String, Option<String>);

/// Checks every text of every file.
pub(super) fn check(content: &Content, documents: &Documents, faults: &mut Faults<'_>) {
    let default = content
        .project
        .as_ref()
        .and_then(|project| Some(&project.languages.first()?.code));
    for (document, strings) in walk::strings(documents) {
        let file = document.file.as_str();
        let parts = strings.texts.iter().flat_map(|field| &field.parts);
        // The schema has told of empty ones.
        for (lang, pointer, text) in parts.filter(|(_, _, text)| !text.is_empty()) {
            let lang = lang
                .and_then(|lang| Lang::parse(lang).ok())
                .or_else(|| default.cloned());
            let mut found = content_text(text, lang.as_ref().map_or("", Lang::as_str));
            if is_title_of_entry(file, pointer) {
                found.extend(time_in_title(text));
            }
            if let Some(words) = lang.and_then(|lang| content.catalogues.get(&lang)) {
                found.extend(dates(text, words, content, file, pointer));
            }
            tell(&At::pointer(file, pointer.clone()), found, faults);
        }
        for word in strings.words.iter().filter(|word| word.format.is_none()) {
            let found = match stem_in(file, "i18n") {
                Some(lang) => always(word.value, lang),
                None => content_text(word.value, ""),
            };
            tell(&At::pointer(file, word.pointer.clone()), found, faults);
        }
    }
}

/// The rules that hold for every text of the content. Those that only it has: the interface has separators, which end
/// in a space, and words such as "more", which lead somewhere.
fn content_text(text: &str, lang: &str) -> Vec<Finding> {
    let mut found = always(text, lang);
    found.extend(drafts(text));
    found.extend(outer_space(text));
    found
}

fn tell(at: &At, found: impl IntoIterator<Item = Finding>, faults: &mut Faults<'_>) {
    for (severity, code, message, suggestion) in found {
        faults.add(at, severity, code, message, suggestion);
    }
}

fn error(code: &'static str, message: impl Into<String>) -> Finding {
    (Severity::Error, code, message.into(), None)
}

fn warning(
    code: &'static str,
    message: impl Into<String>,
    suggestion: impl Into<String>,
) -> Finding {
    (
        Severity::Warning,
        code,
        message.into(),
        Some(suggestion.into()),
    )
}

/// The rules that hold for every string, of the content and of the interface.
fn always(text: &str, lang: &str) -> Vec<Finding> {
    if text.is_empty() {
        return vec![error("empty-text", "this text is empty")];
    }
    if text.trim().is_empty() {
        return vec![error("empty-text", "this text has only white space")];
    }
    let mut found = Vec::new();
    found.extend(text.chars().find(|c| is_hidden(*c)).map(hidden));
    found.extend(html(text));
    found.extend(repeated(text, lang));
    found.extend(placeholder_word(text));
    found
}

/// Control characters but line feed, and the characters that turn the direction of what follows (Unicode UAX #9, 2.1,
/// 2.2 and 2.4), with which a text can show something else than it says.
fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn hidden(c: char) -> Finding {
    let what = if c == '\t' {
        "a tab"
    } else {
        "a character that nobody sees"
    };
    let message = format!("this text has {what}, U+{:04X}", u32::from(c));
    (
        Severity::Error,
        "control-character",
        message,
        Some("remove it".to_owned()),
    )
}

fn html(text: &str) -> Option<Finding> {
    let tag = text.match_indices('<').find_map(|(at, _)| {
        let rest = &text[at + 1..];
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find('>')?;
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            .then(|| &text[at..=at + 1 + end])
    });
    let entity = || {
        ["&amp;", "&nbsp;", "&lt;", "&gt;", "&quot;", "&#"]
            .into_iter()
            .find(|entity| text.contains(entity))
    };
    let piece = tag.or_else(entity)?;
    let message =
        format!("\"{piece}\" looks like HTML; there is no HTML in content, it is shown as written");
    Some(warning(
        "looks-like-html",
        message,
        "use *emphasis*, **strong**, [words](address) or plain characters",
    ))
}

/// Three equal small letters in a row are a slip in most words. German writes them where it joins words
/// ("Schifffahrt"), but hardly with vowels.
fn repeated(text: &str, lang: &str) -> Option<Finding> {
    let slip = text.split(|c: char| !c.is_alphanumeric()).find(|word| {
        let letters: Vec<char> = word.chars().collect();
        let is_slip = |three: &[char]| {
            let letter = three[0];
            let counts = letter.is_lowercase()
                && !"iwx".contains(letter)
                && three.iter().all(|c| *c == letter);
            counts && (lang != "de" || "aeouäöü".contains(letter))
        };
        letters.windows(3).any(is_slip)
    })?;
    Some(warning(
        "letters-repeated",
        format!("\"{slip}\" has a letter three times in a row"),
        "correct the spelling",
    ))
}

/// Words that somebody meant to replace.
fn placeholder_word(text: &str) -> Option<Finding> {
    const WORDS: [&str; 5] = ["todo", "fixme", "tbd", "tbc", "xxx"];
    let lower = text.to_lowercase();
    let phrase = ["lorem ipsum", "some text...", "some text…"]
        .into_iter()
        .find(|phrase| lower.contains(phrase));
    let is_mark = |word: &&str| {
        let small = word.to_lowercase();
        // In small letters "todo" is a word of several languages.
        WORDS.contains(&small.as_str()) && (small != "todo" || word.chars().all(char::is_uppercase))
    };
    let word = text.split(|c: char| !c.is_alphanumeric()).find(is_mark);
    let found = phrase.or(word)?;
    let mend = "write the text, or leave the field out".to_owned();
    Some((
        Severity::Error,
        "placeholder",
        format!("\"{found}\" is not content"),
        Some(mend),
    ))
}

/// What is left of a draft: an empty bracket, an invitation without a target, a note without its mark, a sign that
/// opens and never closes.
fn drafts(text: &str) -> Vec<Finding> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let mut found: Vec<Finding> = left_over(text).into_iter().collect();
    if found.is_empty() {
        found.extend(unclosed(text));
    }
    found.extend(asterisk_note(text));
    found.extend(refused_links(text));
    found
}

fn left_over(text: &str) -> Option<Finding> {
    const INVITATIONS: [&str; 20] = [
        "read more",
        "learn more",
        "find out more",
        "click here",
        "more",
        "here",
        "mehr",
        "mehr lesen",
        "weiterlesen",
        "číst dále",
        "více",
        "czytaj dalej",
        "więcej",
        "preberi več",
        "več",
        "više",
        "opširnije",
        "leggi tutto",
        "lees meer",
        "lees verder",
    ];
    let draft = |message: String, mend: &str| {
        Some((
            Severity::Error,
            "placeholder",
            message,
            Some(mend.to_owned()),
        ))
    };
    if !text.chars().any(char::is_alphanumeric) {
        let message = format!("\"{}\" has no letter and no digit", text.trim());
        return draft(message, "write the text, or leave the field out");
    }
    // "(!)" is a remark, "(!" a link that was lost.
    let squeezed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let squeezed = squeezed.replace("(!)", "");
    if let Some(bracket) = ["()", "[]", "(!", "[!"]
        .into_iter()
        .find(|bracket| squeezed.contains(bracket))
    {
        return draft(
            format!("\"{bracket}\" is a bracket without its content"),
            "write what belongs in it, or remove it",
        );
    }
    let words = text.to_lowercase();
    let words = words.trim_matches(|c: char| !c.is_alphanumeric());
    if INVITATIONS.contains(&words) {
        return draft(
            format!("\"{}\" leads nowhere", text.trim()),
            "write a link, [words](address), or leave it out",
        );
    }
    None
}

fn unclosed(text: &str) -> Option<Finding> {
    let mut open = Vec::new();
    let mut escaped = false;
    for c in text.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' | '[' => open.push(c),
            // "a)" closes what nothing opened: the count of a list.
            ')' if open.last() == Some(&'(') => drop(open.pop()),
            ']' if open.last() == Some(&'[') => drop(open.pop()),
            _ => {}
        }
    }
    let odd = |signs: &str| text.chars().filter(|c| signs.contains(*c)).count() % 2 == 1;
    let sign = match open.first() {
        Some('(') => "a bracket, (",
        Some(_) => "a bracket, [",
        None if odd("\"") => "a quotation mark, \"",
        None if odd("“”„‟") => "a quotation mark, as in “…” or „…“",
        None if odd("«»") => "a quotation mark, as in «…»",
        None => return None,
    };
    let mend = "write the sign that closes it, or remove this one".to_owned();
    Some((
        Severity::Error,
        "unclosed",
        format!("{sign}, stands here without its other half"),
        Some(mend),
    ))
}

fn asterisk_note(text: &str) -> Option<Finding> {
    let noted = text.trim_start().strip_prefix('*')?;
    if !noted.starts_with(char::is_alphanumeric) {
        return None;
    }
    let first = markup::parse(text)
        .into_iter()
        .next()
        .and_then(|block| match block {
            Block::Paragraph(pieces) => pieces.into_iter().next(),
            Block::List(_) => None,
        });
    match first {
        Some(Inline::Text(text)) if text.starts_with('*') => {
            let mend = "put the note where it belongs, or write *words* for emphasis".to_owned();
            let message = "this note begins with an asterisk that nothing refers to";
            Some((
                Severity::Error,
                "asterisk-note",
                message.to_owned(),
                Some(mend),
            ))
        }
        _ => None,
    }
}

/// Links of the inline markup whose address can't be linked.
fn refused_links(text: &str) -> Vec<Finding> {
    // After a backslash the bracket is none of the markup.
    let addresses = text
        .match_indices("](")
        .filter(|(at, _)| !text[..*at].ends_with('\\'))
        .filter_map(|(at, bracket)| text[at + bracket.len()..].split_once(')'))
        .map(|(address, _)| address);
    let refused = addresses.filter_map(|address| Some((address, Href::parse(address).err()?)));
    refused
        .map(|(address, sentence)| {
            error(
                "bad-link",
                format!("\"{address}\" can't be linked: {sentence}"),
            )
        })
        .collect()
}

fn outer_space(text: &str) -> Option<Finding> {
    let outer = !text.trim().is_empty() && text.trim() != text;
    outer.then(|| {
        warning(
            "outer-space",
            "this text begins or ends with white space",
            "remove it",
        )
    })
}

fn is_title_of_entry(file: &str, pointer: &str) -> bool {
    let mut parts = pointer.split('/').skip(1);
    let mut next = || parts.next().unwrap_or_default();
    let (days, _, entries, _, title) = (next(), next(), next(), next(), next());
    stem_in(file, "events").is_some() && (days, entries, title) == ("days", "entries", "title")
}

/// `10.00` or `10:00`: the time of an entry has fields of its own.
fn time_in_title(text: &str) -> Option<Finding> {
    let time = text
        .split(|c: char| !(c.is_ascii_digit() || ".:".contains(c)))
        .find(|piece| {
            let piece = piece.trim_end_matches(['.', ':']);
            let Some((hour, minute)) = piece.split_once(['.', ':']) else {
                return false;
            };
            let number = |digits: &str| {
                digits
                    .bytes()
                    .all(|b| b.is_ascii_digit())
                    .then(|| digits.parse::<u8>().ok())
                    .flatten()
            };
            matches!(hour.len(), 1 | 2)
                && minute.len() == 2
                && number(hour).is_some_and(|hour| hour < 24)
                && number(minute).is_some_and(|minute| minute < 60)
        })?;
    let message = format!(
        "\"{}\" looks like a time within a title",
        time.trim_end_matches(['.', ':'])
    );
    Some(warning(
        "time-in-title",
        message,
        "put it into \"start\" and \"end\", as in \"09:30\"",
    ))
}

fn dates(
    text: &str,
    words: &Catalogue,
    content: &Content,
    file: &str,
    pointer: &str,
) -> Vec<Finding> {
    let span = record(content, file, pointer).and_then(Event::span);
    let year = span
        .filter(|(first, last)| first.year() == last.year())
        .map(|(first, _)| first.year());
    let is_title = file == "events.json" && pointer.split('/').nth(3) == Some("title");
    let written = written::dates(text, &words.dates);
    let mut found: Vec<Finding> = written
        .iter()
        .filter_map(|date| weekday(*date, year, words))
        .collect();
    if is_title && written.iter().any(|date| date.year.is_none()) {
        let message = "this title has a date without a year";
        found.push(warning(
            "date-without-year",
            message,
            "leave the date to \"start\" and \"end\"",
        ));
    }
    if is_title && written.is_empty() {
        found.extend(span.and_then(|span| weekday_of_event(text, span, words)));
    }
    found
}

/// A weekday in the title of an event that lasts from one day to another, none of which is such a day.
fn weekday_of_event(text: &str, (first, last): (Date, Date), words: &Catalogue) -> Option<Finding> {
    let start = first.weekday()?;
    let length = last.days().checked_sub(first.days())?;
    let falls = |day: &u8| u32::from((day + 7 - start) % 7) <= length;
    let claimed = written::weekdays(text, &words.dates)
        .into_iter()
        .find(|day| !falls(day))?;
    let name = &words.dates.weekdays[usize::from(claimed)];
    let message = format!("no day of this event is a {name}: it lasts from {first} to {last}");
    let mend = "correct the weekday or the date".to_owned();
    Some((Severity::Error, "weekday", message, Some(mend)))
}

/// The event whose record or details a text stands in.
fn record<'a>(content: &'a Content, file: &str, pointer: &str) -> Option<&'a Event> {
    if let Some(id) = stem_in(file, "events") {
        return content.event(&Slug::parse(id).ok()?);
    }
    let index: usize = pointer
        .strip_prefix("/events/")?
        .split('/')
        .next()?
        .parse()
        .ok()?;
    content
        .events
        .as_ref()
        .filter(|_| file == "events.json")?
        .events
        .get(index)
}

fn weekday(written: Written, year: Option<u16>, words: &Catalogue) -> Option<Finding> {
    let date = written.date(year)?;
    let (claimed, real) = (written.weekday?, date.weekday()?);
    if claimed == real {
        return None;
    }
    let name = |day: u8| &words.dates.weekdays[usize::from(day)];
    let message = format!("{date} is not a {}", name(claimed));
    let mend = format!("it is a {}: correct the weekday or the date", name(real));
    Some((Severity::Error, "weekday", message, Some(mend)))
}

#[cfg(test)]
mod tests {
    use super::{always, drafts, time_in_title};

    fn codes(text: &str, lang: &str) -> Vec<&'static str> {
        always(text, lang)
            .into_iter()
            .chain(drafts(text))
            .map(|finding| finding.1)
            .collect()
    }

    #[test]
    fn honest_texts_pass() {
        for (text, lang) in [
            (
                "The Committee met in Chemnitz (Germany), \"at home\".",
                "en",
            ),
            ("„Schifffahrt“ und *Betttuch*", "de"),
            ("a) first, b) second", "en"),
            ("2 < 3 & 5 > 4", "en"),
            ("See [the page](https://example.org/a_(b)).", "en"),
            ("Part III, www.example.org", "en"),
            ("Era de todo un poco", "es"),
            ("* 1885 in Leoben", "en"),
            ("*Stebo* is a partner", "en"),
            ("it’s the partners’ page", "en"),
            ("Více informací", "cs"),
            ("Open (!) again", "en"),
            ("\\[a\\](javascript:x)", "en"),
        ] {
            assert_eq!(codes(text, lang), [""; 0], "{text}");
        }
    }

    #[test]
    fn drafts_and_slips_are_told() {
        for (text, code) in [
            ("Some text...", "placeholder"),
            ("TBD", "placeholder"),
            ("…", "placeholder"),
            ("Page (!", "placeholder"),
            ("See ( ) for more", "placeholder"),
            ("Read more >", "placeholder"),
            ("See (the page", "unclosed"),
            ("the \"living museum", "unclosed"),
            ("the “living museum", "unclosed"),
            ("*Stebo is a partner", "asterisk-note"),
            ("Steering Committeee", "letters-repeated"),
            ("<b>bold</b>", "looks-like-html"),
            ("Tom &amp; Jerry", "looks-like-html"),
            ("a\u{202e}b", "control-character"),
            ("[a](javascript:x)", "bad-link"),
            (" \n", "empty-text"),
        ] {
            assert_eq!(codes(text, "en"), [code], "{text}");
        }
    }

    #[test]
    fn times_are_seen_in_titles() {
        for text in ["10.00-12.30 : Talk", "13:00 Lunch", "9.30. Start"] {
            assert!(time_in_title(text).is_some(), "{text}");
        }
        for text in ["InduCult2.0", "Room 1.234", "48.25 hectares", "Lunch"] {
            assert!(time_in_title(text).is_none(), "{text}");
        }
    }
}
