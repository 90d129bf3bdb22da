//! Puts an event into the content: as text into `events.json`, so that nothing that an editor wrote there changes, and
//! as a file of its own. Nothing is written unless the content would pass the check.

use super::fault::{Origin, Spot};
use super::resolve::Resolved;
use inducult::content::check::{Source, load};
use inducult::content::diagnostic::{Diagnostic, Diagnostics, Severity};
use inducult::content::store;
use inducult::model::ids::Slug;
use jsonc_parser::ast::{Array, Value as Node};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::Serialize;
use serde_json::ser::{PrettyFormatter, Serializer};
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const EVENTS: &str = "events.json";

/// Checks the content with an event in it and writes it. What the check says of it comes back; as an error, where it
/// refuses it or a file can't be written.
pub(super) fn write(
    data: &Path,
    source: &Source,
    resolved: &Resolved,
    origin: &Origin,
) -> Result<Diagnostics, String> {
    let id = Slug::parse(&resolved.record.id)?;
    let details = store::File::Details(id).path();
    let events = fs::read_to_string(data.join(EVENTS)).map_err(unwritable(EVENTS))?;
    let layout = Layout::of(&events);
    let list = with_record(&events, resolved, &layout)?;
    let file = resolved.details.as_ref().map(|file| layout.file(file));
    let staged = stage(
        data,
        source,
        &[(EVENTS, Some(&list)), (&details, file.as_ref())],
    );
    let staged = staged
        .map_err(|error| format!("error: the content can't be copied for its check: {error}\n"))?;
    let (passes, diagnostics) = load(staged.path());
    if passes.is_none() {
        return Err(refused(&diagnostics, &details, resolved, origin));
    }
    put(data, &[(&details, file.as_ref()), (EVENTS, Some(&list))])?;
    Ok(diagnostics)
}

fn unwritable(file: &str) -> impl Fn(io::Error) -> String {
    move |error| format!("error: {file}: {error}; nothing was written\n")
}

/// A copy of the content with some files changed; `None` is a file that isn't there any more.
fn stage(
    data: &Path,
    source: &Source,
    changed: &[(&str, Option<&String>)],
) -> io::Result<tempfile::TempDir> {
    let stage = tempfile::tempdir()?;
    let copied = source.files.keys().map(String::as_str);
    for file in copied.filter(|file| changed.iter().all(|(changed, _)| changed != file)) {
        let to = below(stage.path(), file)?;
        fs::copy(data.join(file), to)?;
    }
    for (file, text) in changed {
        if let Some(text) = text {
            fs::write(below(stage.path(), file)?, text)?;
        }
    }
    Ok(stage)
}

fn below(folder: &Path, file: &str) -> io::Result<PathBuf> {
    let path = folder.join(file);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    Ok(path)
}

/// Writes all files beside their places and then moves them there; if that fails, those that were moved are as before.
fn put(data: &Path, files: &[(&str, Option<&String>)]) -> Result<(), String> {
    let fresh = |file: &str| data.join(format!("{file}.new"));
    for (file, text) in files {
        if let Some(text) = text {
            let written = below(data, file).and_then(|_| fs::write(fresh(file), text));
            if let Err(error) = written {
                discard(files, &fresh);
                return Err(unwritable(file)(error));
            }
        }
    }
    let mut before: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
    for (file, text) in files {
        let path = data.join(file);
        before.push((path.clone(), fs::read(&path).ok()));
        let moved = match text {
            Some(_) => fs::rename(fresh(file), &path),
            None if path.exists() => fs::remove_file(&path),
            None => Ok(()),
        };
        if let Err(error) = moved {
            for (path, bytes) in before {
                let _ = match bytes {
                    Some(bytes) => fs::write(path, bytes),
                    None => fs::remove_file(path),
                };
            }
            discard(files, &fresh);
            return Err(unwritable(file)(error));
        }
    }
    Ok(())
}

fn discard(files: &[(&str, Option<&String>)], fresh: &dyn Fn(&str) -> PathBuf) {
    for (file, _) in files {
        let _ = fs::remove_file(fresh(file));
    }
}

/// What the check refuses, at the places of the file that is imported, since those of the event aren't there.
fn refused(
    diagnostics: &Diagnostics,
    details: &str,
    resolved: &Resolved,
    origin: &Origin,
) -> String {
    let mut told = String::new();
    let errors = diagnostics
        .iter()
        .filter(|found| found.severity == Severity::Error);
    for error in errors {
        let spot = Some(error)
            .filter(|error| error.file == details)
            .and_then(|error| entry_spot(error, resolved));
        let place = match spot {
            Some(spot) => origin.place(spot),
            None => format!("{}:{}:{}", error.file, error.line, error.column),
        };
        let _ = writeln!(told, "{place}: error[{}]: {}", error.code, error.message);
        let _ = writeln!(told, "    at: {} of {}", error.pointer, error.file);
        if let Some(help) = &error.suggestion {
            let _ = writeln!(told, "    help: {help}");
        }
    }
    let _ = writeln!(
        told,
        "the check refuses the event as it would be; nothing was written"
    );
    told
}

/// Where the entry that a diagnostic of the details is about stands in the imported file.
fn entry_spot<'a>(error: &Diagnostic, resolved: &'a Resolved) -> Option<&'a Spot> {
    let mut parts = error.pointer.strip_prefix("/days/")?.split('/');
    let day: usize = parts.next()?.parse().ok()?;
    let entry: usize = parts.nth(1)?.parse().ok()?;
    resolved.spots.get(day)?.get(entry)
}

/// How a file is laid out.
struct Layout {
    newline: &'static str,
    /// One step of indentation; none where all stands in one line.
    step: Option<String>,
    ends_in_newline: bool,
}

impl Layout {
    fn of(text: &str) -> Self {
        let first = text.lines().nth(1);
        let step = first.map(|line| line[..line.len() - line.trim_start().len()].to_owned());
        Self {
            newline: if text.contains("\r\n") { "\r\n" } else { "\n" },
            step: step.filter(|step| !step.is_empty()),
            ends_in_newline: text.ends_with('\n'),
        }
    }

    fn file(&self, value: &impl Serialize) -> String {
        let mut text = self.value(value, "");
        if self.ends_in_newline {
            text.push_str(self.newline);
        }
        text
    }

    /// A value whose first line stands where it is put and whose others have an indentation before them.
    fn value(&self, value: &impl Serialize, indentation: &str) -> String {
        let mut bytes = Vec::new();
        let written = match &self.step {
            Some(step) => {
                let form = PrettyFormatter::with_indent(step.as_bytes());
                value.serialize(&mut Serializer::with_formatter(&mut bytes, form))
            }
            None => value.serialize(&mut Serializer::new(&mut bytes)),
        };
        written.expect("records are JSON");
        let text = String::from_utf8(bytes).expect("JSON is UTF-8");
        text.replace('\n', &format!("{}{indentation}", self.newline))
    }
}

/// The text of `events.json` with a record at the end of its list, or in the place of that of its id.
fn with_record(text: &str, resolved: &Resolved, layout: &Layout) -> Result<String, String> {
    let options = (CollectOptions::default(), ParseOptions::default());
    let tree = parse_to_ast(text, &options.0, &options.1);
    let root = tree.ok().and_then(|tree| tree.value);
    let list = match &root {
        Some(Node::Object(object)) => object.get_array("events"),
        _ => None,
    };
    let list = list.ok_or("error: events.json has no list of events\n")?;
    let record = &resolved.record;
    if let Some(old) = list
        .elements
        .iter()
        .find(|element| id_of(element) == Some(&record.id))
    {
        let new = layout.value(record, indentation(text, old.start()));
        return Ok(spliced(text, old.start(), old.end(), &new));
    }
    Ok(appended(text, list, record, layout))
}

fn appended(text: &str, list: &Array<'_>, record: &impl Serialize, layout: &Layout) -> String {
    if let Some(last) = list.elements.last() {
        let indentation = indentation(text, last.start());
        let new = layout.value(record, indentation);
        let between = match &layout.step {
            Some(_) => format!(",{}{indentation}", layout.newline),
            None => ",".to_owned(),
        };
        return spliced(text, last.end(), last.end(), &(between + &new));
    }
    let outer = indentation(text, list.start());
    let inner = format!("{outer}{}", layout.step.as_deref().unwrap_or_default());
    let new = layout.value(record, &inner);
    let new = match &layout.step {
        Some(_) => format!("[{0}{inner}{new}{0}{outer}]", layout.newline),
        None => format!("[{new}]"),
    };
    spliced(text, list.start(), list.end(), &new)
}

fn id_of<'a>(element: &'a Node<'_>) -> Option<&'a str> {
    let Node::Object(object) = element else {
        return None;
    };
    match &object.get("id")?.value {
        Node::StringLit(id) => Some(id.value.as_ref()),
        _ => None,
    }
}

/// The white space that the line of an offset begins with.
fn indentation(text: &str, offset: usize) -> &str {
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let line = &text[start..offset];
    &line[..line.len() - line.trim_start().len()]
}

fn spliced(text: &str, from: usize, to: usize, new: &str) -> String {
    format!("{}{new}{}", &text[..from], &text[to..])
}
