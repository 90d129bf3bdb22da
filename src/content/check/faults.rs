//! How a rule says what it found: a place in a file, a code and a sentence.

use super::files::Documents;
use crate::content::diagnostic::{Diagnostic, Report, Severity};
use crate::content::parse::escape;

/// A place in a file.
#[derive(Clone, Debug)]
pub(super) struct At {
    /// The file, relative to the data folder.
    pub(super) file: String,
    /// The JSON pointer in it.
    pub(super) pointer: String,
    /// Whether its key is meant rather than its value.
    key: bool,
}

impl At {
    /// The file as a whole.
    pub(super) fn file(file: &str) -> Self {
        Self::pointer(file, String::new())
    }

    /// A place by its pointer.
    pub(super) fn pointer(file: &str, pointer: String) -> Self {
        Self {
            file: file.to_owned(),
            pointer,
            key: false,
        }
    }

    /// A field of the object here.
    pub(super) fn field(&self, name: &str) -> Self {
        Self::pointer(&self.file, format!("{}/{}", self.pointer, escape(name)))
    }

    /// An item of the list here.
    pub(super) fn item(&self, index: usize) -> Self {
        Self::pointer(&self.file, format!("{}/{index}", self.pointer))
    }

    /// The key of this field.
    pub(super) fn key(self) -> Self {
        Self { key: true, ..self }
    }
}

/// Where rules put what they find.
pub(super) struct Faults<'a> {
    documents: &'a Documents,
    report: &'a mut Report,
}

impl<'a> Faults<'a> {
    pub(super) fn new(documents: &'a Documents, report: &'a mut Report) -> Self {
        Self { documents, report }
    }

    /// Adds an error.
    pub(super) fn error(&mut self, at: &At, code: &'static str, message: impl Into<String>) {
        self.add(at, Severity::Error, code, message.into(), None);
    }

    /// Adds a warning.
    pub(super) fn warning(&mut self, at: &At, code: &'static str, message: impl Into<String>) {
        self.add(at, Severity::Warning, code, message.into(), None);
    }

    /// Adds a fault of either severity, with how to mend it where that is known.
    pub(super) fn add(
        &mut self,
        at: &At,
        severity: Severity,
        code: &'static str,
        message: String,
        suggestion: Option<String>,
    ) {
        let (line, column) = match self.documents.get(&at.file) {
            Some(document) if at.key => document.key_position(&at.pointer),
            Some(document) => document.position(&at.pointer),
            None => (1, 1),
        };
        let (file, pointer) = (at.file.clone(), at.pointer.clone());
        self.report.add(Diagnostic {
            file,
            pointer,
            line,
            column,
            severity,
            code,
            message,
            suggestion,
        });
    }

    /// Whether a file has an error by now.
    pub(super) fn has_errors_in(&self, file: &str) -> bool {
        self.report.has_errors_in(file)
    }
}
