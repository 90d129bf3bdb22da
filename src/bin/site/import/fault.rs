//! What is wrong with a file that is imported, and where.

use inducult::content::parse::Document;
use std::fmt::Write;

/// A place in the file, cheap to note; line and column are counted when somebody is told.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Spot {
    /// A JSON pointer (RFC 6901).
    Pointer(String),
    /// A byte offset.
    Offset(usize),
    /// A line and a column, counted from 1.
    Line(usize, usize),
}

/// The text that faults are found in.
pub(super) struct Origin {
    /// The name of the file, as it is told.
    pub(super) name: String,
    /// Its text.
    pub(super) text: String,
    /// Where its values stand, if it is JSON.
    pub(super) document: Option<Document>,
}

impl Origin {
    /// `file:line:column` of a place.
    pub(super) fn place(&self, spot: &Spot) -> String {
        let (line, column) = match (spot, &self.document) {
            (Spot::Pointer(pointer), Some(document)) => document.position(pointer),
            (Spot::Pointer(_), None) => (1, 1),
            (Spot::Offset(at), _) => self.line_and_column(*at),
            (Spot::Line(line, column), _) => (*line, *column),
        };
        format!("{}:{line}:{column}", self.name)
    }

    fn line_and_column(&self, offset: usize) -> (usize, usize) {
        let before = &self.text[..self.text.floor_char_boundary(offset)];
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (line, before[start..].chars().count() + 1)
    }
}

/// One fault.
struct Fault {
    spot: Option<Spot>,
    message: String,
    help: String,
}

/// All faults of an import, so that they can be told at once.
#[derive(Default)]
pub(super) struct Faults(Vec<Fault>);

impl Faults {
    /// Adds a fault of the file.
    pub(super) fn at(&mut self, spot: &Spot, message: impl Into<String>, help: impl Into<String>) {
        self.0.push(Fault {
            spot: Some(spot.clone()),
            message: message.into(),
            help: help.into(),
        });
    }

    /// Adds a fault of the order, not of a place in the file.
    pub(super) fn of_order(&mut self, message: impl Into<String>, help: impl Into<String>) {
        self.0.push(Fault {
            spot: None,
            message: message.into(),
            help: help.into(),
        });
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// All of them in the form of `site check`; a place in JSON has its pointer too.
    pub(super) fn told(&self, origin: &Origin) -> String {
        let mut told = String::new();
        for fault in &self.0 {
            let place = fault.spot.as_ref().map(|spot| origin.place(spot) + ": ");
            let _ = writeln!(
                told,
                "{}error: {}",
                place.unwrap_or_default(),
                fault.message
            );
            if let Some(Spot::Pointer(pointer)) = &fault.spot
                && !pointer.is_empty()
            {
                let _ = writeln!(told, "    at: {pointer}");
            }
            if !fault.help.is_empty() {
                let _ = writeln!(told, "    help: {}", fault.help);
            }
        }
        let _ = match self.0.len() {
            1 => writeln!(told, "1 error; nothing was written"),
            count => writeln!(told, "{count} errors; nothing was written"),
        };
        told
    }
}
