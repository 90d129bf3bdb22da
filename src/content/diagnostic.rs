//! What the check tells an editor: where a fault stands, what is wrong with it and how to mend it.

use std::fmt;

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site can't be made from this content.
    Error,
    /// The site can be made; somebody should look.
    Warning,
}

impl Severity {
    /// The word for it, as it stands in both forms of the output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One fault of the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The file, relative to the data folder, with `/` between its parts.
    pub file: String,
    /// Where in the file, as a JSON pointer (RFC 6901); empty for the file as a whole.
    pub pointer: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// How grave it is.
    pub severity: Severity,
    /// Its stable name, one of [`CODES`].
    pub code: &'static str,
    /// What was found and what is allowed.
    pub message: String,
    /// How to mend it, where that can be said.
    pub suggestion: Option<String>,
}

/// Every code that a diagnostic can have. Scripts hang on them: a code is never renamed.
pub const CODES: &[&str] = &[
    "accents",
    "asterisk-note",
    "bad-country",
    "bad-date",
    "bad-enum",
    "bad-id",
    "bad-language",
    "bad-link",
    "bad-time",
    "bad-zone",
    "catalogue-language",
    "control-character",
    "coordinates",
    "dangling-id",
    "date-or-reason",
    "date-without-year",
    "day-order",
    "day-outside-event",
    "duplicate-id",
    "duplicate-key",
    "empty-text",
    "encoding",
    "end-before-start",
    "end-without-start",
    "entry-end",
    "entry-order",
    "exporters-field",
    "funding",
    "funding-abbreviated",
    "funding-wording",
    "has-details",
    "insecure-link",
    "lead-partner",
    "letters-repeated",
    "link-dead",
    "link-insecure",
    "link-moved",
    "looks-like-html",
    "map-window",
    "message-names",
    "missing-field",
    "missing-file",
    "missing-legal",
    "missing-message",
    "out-of-range",
    "outer-space",
    "outside-country",
    "outside-map",
    "outside-project",
    "overlap",
    "placeholder",
    "plural-form",
    "plural-rule",
    "reserved-id",
    "same-town",
    "site-url",
    "syntax",
    "time-in-title",
    "too-deep",
    "transfer-target",
    "unclosed",
    "unknown-country",
    "unknown-field",
    "unknown-language",
    "unknown-message",
    "unknown-zone",
    "unreadable-file",
    "untranslated",
    "unused-file",
    "weekday",
    "wrong-event",
    "wrong-length",
    "wrong-type",
];

/// What a check found, in the order of file, line and column. Made by [`Report::finish`].
#[derive(Debug)]
#[must_use = "what the check found must be shown or acted on"]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// Whether the site can't be made.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|d| d.severity == severity).count()
    }

    /// These and further ones as one list in order.
    pub fn with(self, further: impl IntoIterator<Item = Diagnostic>) -> Self {
        let mut report = Report::default();
        self.0
            .into_iter()
            .chain(further)
            .for_each(|diagnostic| report.add(diagnostic));
        report.finish()
    }

    /// An array of objects with file, pointer, line, column, severity, code, message and suggestion.
    pub fn to_json(&self) -> serde_json::Value {
        let object = |d: &Diagnostic| {
            serde_json::json!({
                "file": d.file,
                "pointer": d.pointer,
                "line": d.line,
                "column": d.column,
                "severity": d.severity.as_str(),
                "code": d.code,
                "message": d.message,
                "suggestion": d.suggestion,
            })
        };
        self.0.iter().map(object).collect()
    }
}

/// The form for people: a line each, a help line below it where there is one, the counts at the end.
impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for d in &self.0 {
            let severity = d.severity.as_str();
            writeln!(
                f,
                "{}:{}:{}: {severity}[{}]: {}",
                d.file, d.line, d.column, d.code, d.message
            )?;
            if let Some(suggestion) = &d.suggestion {
                writeln!(f, "    help: {suggestion}")?;
            }
        }
        let counted = |count: usize, word: &str| match count {
            0 => format!("no {word}s"),
            1 => format!("1 {word}"),
            _ => format!("{count} {word}s"),
        };
        let (errors, warnings) = (self.count(Severity::Error), self.count(Severity::Warning));
        writeln!(
            f,
            "{}, {}",
            counted(errors, "error"),
            counted(warnings, "warning")
        )
    }
}

/// A list of faults in the making. It must end in [`Report::finish`]: a debug build panics where one is dropped, so
/// that a fault can't be lost on the way.
#[derive(Debug, Default)]
#[must_use = "a report must be finished"]
pub struct Report {
    found: Vec<Diagnostic>,
    finished: bool,
}

impl Report {
    /// Adds a fault.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        debug_assert!(
            CODES.contains(&diagnostic.code),
            "the code {} is not listed",
            diagnostic.code
        );
        self.found.push(diagnostic);
    }

    /// Whether a file has an error by now.
    pub fn has_errors_in(&self, file: &str) -> bool {
        self.found
            .iter()
            .any(|d| d.severity == Severity::Error && d.file == file)
    }

    /// Ends the list, in the order of file, line and column, each fault once.
    pub fn finish(mut self) -> Diagnostics {
        self.finished = true;
        let mut found = std::mem::take(&mut self.found);
        let place = |d: &Diagnostic| {
            (
                d.file.clone(),
                d.line,
                d.column,
                d.pointer.clone(),
                d.code,
                d.message.clone(),
            )
        };
        found.sort_by_cached_key(place);
        found.dedup();
        Diagnostics(found)
    }
}

impl Drop for Report {
    fn drop(&mut self) {
        if cfg!(debug_assertions) && !self.finished && !std::thread::panicking() {
            panic!("a report was dropped before it was finished");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CODES, Report};

    #[test]
    fn codes_are_sorted_and_unique() {
        assert!(CODES.is_sorted_by(|a, b| a < b));
    }

    #[test]
    #[should_panic(expected = "dropped before it was finished")]
    fn a_report_cannot_be_lost() {
        drop(Report::default());
    }
}
