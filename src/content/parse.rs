//! One JSON file: its value, and where in its text each part of the value stands.
//!
//! Two parsers read the text. `serde_json` gives the value and decides what is JSON; `jsonc-parser`, with all that
//! isn't JSON switched off, gives positions, repeated keys and the kinds of faults.

use super::diagnostic::{Diagnostic, Severity};
use jsonc_parser::ast::Value as Node;
use jsonc_parser::errors::ParseErrorKind;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde_json::Value;
use std::collections::HashMap;

/// A file that is JSON.
#[derive(Debug)]
pub struct Document {
    /// Its path relative to the data folder, with `/` between its parts.
    pub file: String,
    /// What it says.
    pub value: Value,
    text: String,
    line_starts: Vec<usize>,
    /// Byte offsets by JSON pointer.
    places: HashMap<String, Place>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    key: Option<usize>,
    value: usize,
}

impl Document {
    /// Line and column of the value at a pointer, or of the nearest value around it that is written.
    pub fn position(&self, pointer: &str) -> (usize, usize) {
        line_and_column(&self.text, &self.line_starts, self.place(pointer).value)
    }

    /// Line and column of the key at a pointer; of the value where it has no key.
    pub fn key_position(&self, pointer: &str) -> (usize, usize) {
        let place = self.place(pointer);
        line_and_column(
            &self.text,
            &self.line_starts,
            place.key.unwrap_or(place.value),
        )
    }

    fn place(&self, pointer: &str) -> Place {
        let mut pointer = pointer;
        loop {
            if let Some(place) = self.places.get(pointer) {
                return *place;
            }
            pointer = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        }
    }
}

/// Reads the bytes of a file. Without a document there is at least one error; repeated keys and a byte order mark are
/// errors beside one.
pub fn parse(file: &str, bytes: &[u8]) -> (Option<Document>, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => {
            let message =
                "the file begins with a byte order mark, which JSON doesn't allow (RFC 8259, 8.1)";
            faults.push(fault(
                file,
                (1, 1),
                "encoding",
                message,
                Some("save it as UTF-8 without BOM"),
            ));
            rest
        }
        None => bytes,
    };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            let place = line_and_column(&before, &line_starts(&before), before.len());
            let message = "the file is not UTF-8 from here on";
            faults.push(fault(
                file,
                place,
                "encoding",
                message,
                Some("save it as UTF-8"),
            ));
            return (None, faults);
        }
    };
    match read(file, text, &mut faults) {
        Ok(document) => (Some(document), faults),
        Err(error) => {
            faults.push(*error);
            (None, faults)
        }
    }
}

fn read(file: &str, text: &str, faults: &mut Vec<Diagnostic>) -> Result<Document, Box<Diagnostic>> {
    // First, because it stops at a depth of 128 and so shields what comes after from deep nesting.
    let value = serde_json::from_str::<Value>(text);
    if let Err(error) = &value
        && error.to_string().starts_with("recursion limit")
    {
        let place = (
            error.line(),
            column_in_chars(text, error.line(), error.column()),
        );
        let message = "values lie within each other more than 127 deep";
        return Err(Box::new(fault(file, place, "too-deep", message, None)));
    }
    let line_starts = line_starts(text);
    let tree = parse_to_ast(text, &CollectOptions::default(), &strict()).map_err(|error| {
        let place = line_and_column(text, &line_starts, error.range().start);
        let (message, suggestion) = words(error.kind());
        Box::new(fault(file, place, "syntax", &message, suggestion))
    })?;
    let value = value.map_err(|error| {
        // The line and column follow in the sentence of serde_json; they stand before ours.
        let sentence = error.to_string();
        let sentence = match sentence.split(" at line ").next() {
            Some(end) if end.starts_with("EOF") => "it ends too early",
            other => other.unwrap_or(&sentence),
        };
        let place = match error.line() {
            0 => (1, 1),
            line => (line, column_in_chars(text, line, error.column())),
        };
        let message = match sentence {
            "number out of range" => "this number is too large to be read".to_owned(),
            _ => format!("this is not JSON: {sentence}"),
        };
        Box::new(fault(file, place, "syntax", &message, None))
    })?;
    let mut places = HashMap::new();
    let mut repeated = Vec::new();
    if let Some(root) = &tree.value {
        note_places(root, String::new(), None, &mut places, &mut repeated);
    }
    for (pointer, at) in repeated {
        let key = pointer.rsplit('/').next().unwrap_or_default();
        let message =
            format!("the field \"{key}\" stands twice in this object; only one would be read");
        let place = line_and_column(text, &line_starts, at);
        let suggestion = Some("remove one of them");
        faults.push(Diagnostic {
            pointer,
            ..fault(file, place, "duplicate-key", &message, suggestion)
        });
    }
    Ok(Document {
        file: file.to_owned(),
        value,
        text: text.to_owned(),
        line_starts,
        places,
    })
}

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    }
}

fn note_places(
    node: &Node<'_>,
    pointer: String,
    key: Option<usize>,
    places: &mut HashMap<String, Place>,
    repeated: &mut Vec<(String, usize)>,
) {
    use jsonc_parser::common::Ranged;
    match node {
        Node::Object(object) => {
            let mut names = std::collections::HashSet::new();
            for property in &object.properties {
                let at = property.name.range().start;
                let inner = format!("{pointer}/{}", escape(property.name.as_str()));
                if !names.insert(property.name.as_str()) {
                    repeated.push((inner.clone(), at));
                }
                note_places(&property.value, inner, Some(at), places, repeated);
            }
        }
        Node::Array(array) => {
            for (index, element) in array.elements.iter().enumerate() {
                note_places(
                    element,
                    format!("{pointer}/{index}"),
                    None,
                    places,
                    repeated,
                );
            }
        }
        _ => {}
    }
    places.insert(
        pointer,
        Place {
            key,
            value: node.range().start,
        },
    );
}

/// A name as a token of a JSON pointer (RFC 6901, 3).
pub fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn words(kind: &ParseErrorKind) -> (String, Option<&'static str>) {
    use ParseErrorKind as Kind;
    let (message, suggestion) = match kind {
        Kind::TrailingCommasNotAllowed => (
            "a comma stands after the last value",
            Some("remove the comma"),
        ),
        Kind::CommentsNotAllowed => ("JSON has no comments", Some("remove the comment")),
        Kind::ExpectedComma => (
            "a comma is missing before this",
            Some("put a comma after the value before it"),
        ),
        Kind::SingleQuotedStringsNotAllowed => {
            ("single quotation marks stand here", Some("write \"...\""))
        }
        Kind::ExpectedColonAfterObjectKey => ("a colon is missing after the field's name", None),
        Kind::ExpectedObjectValue => ("a value is missing after the colon", None),
        Kind::ExpectedStringObjectProperty => (
            "a field's name is missing or stands without quotation marks",
            Some("write \"name\": value"),
        ),
        Kind::UnterminatedObject => (
            "this object doesn't end",
            Some("put the missing } at its end"),
        ),
        Kind::UnterminatedArray => (
            "this list doesn't end",
            Some("put the missing ] at its end"),
        ),
        Kind::MultipleRootJsonValues => {
            ("something stands after the end of the file's object", None)
        }
        Kind::UnexpectedWord => (
            "a word stands without quotation marks",
            Some("write \"...\" around a text"),
        ),
        other => {
            let sentence = other.to_string();
            return (
                format!("this is not JSON: {}", lower_first(&sentence)),
                None,
            );
        }
    };
    (message.to_owned(), suggestion)
}

fn lower_first(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(chars).collect()
    })
}

fn fault(
    file: &str,
    (line, column): (usize, usize),
    code: &'static str,
    message: &str,
    suggestion: Option<&str>,
) -> Diagnostic {
    Diagnostic {
        file: file.to_owned(),
        pointer: String::new(),
        line,
        column,
        severity: Severity::Error,
        code,
        message: message.to_owned(),
        suggestion: suggestion.map(str::to_owned),
    }
}

fn line_and_column(text: &str, line_starts: &[usize], offset: usize) -> (usize, usize) {
    let line = line_starts.partition_point(|start| *start <= offset).max(1);
    let start = line_starts[line - 1];
    (
        line,
        text[start..text.floor_char_boundary(offset)]
            .chars()
            .count()
            + 1,
    )
}

/// The byte offset of every line; at least one.
fn line_starts(text: &str) -> Vec<usize> {
    let ends = text.match_indices('\n').map(|(at, _)| at + 1);
    std::iter::once(0).chain(ends).collect()
}

/// Turns a byte column of serde_json into one of characters.
fn column_in_chars(text: &str, line: usize, column: usize) -> usize {
    let line = text.lines().nth(line - 1).unwrap_or_default();
    line[..line.floor_char_boundary(column.saturating_sub(1))]
        .chars()
        .count()
        + 1
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn positions_count_characters_and_lines() {
        let (document, faults) = parse(
            "a.json",
            "{\n  \"čšž\": [1, \"ü\", {\"a/b\": 2}]\n}".as_bytes(),
        );
        let document = document.unwrap();
        assert!(faults.is_empty());
        assert_eq!(document.key_position("/čšž"), (2, 3));
        assert_eq!(document.position("/čšž/1"), (2, 14));
        assert_eq!(document.position("/čšž/2/a~1b"), (2, 27));
        assert_eq!(document.position("/čšž/2/none/at/all"), (2, 19));
    }

    #[test]
    fn whatever_the_bytes_there_is_a_document_or_a_fault() {
        let deep = "[".repeat(100_000);
        for text in [
            "",
            " ",
            "nul",
            "{",
            "[1,]",
            "{\"a\":}",
            "\"\\ud800\"",
            "\"\u{1}\"",
            "01",
            "1 2",
            "// a",
            &deep,
        ] {
            let (document, faults) = parse("a.json", text.as_bytes());
            assert!(
                document.is_none() && faults.len() == 1,
                "{text:.20}: {faults:?}"
            );
        }
        assert!(parse("a.json", b"{\"a\": \"\xff\"}").0.is_none());
        assert!(parse("a.json", b"\xef\xbb\xbf{}").0.is_some());
    }
}
