//! `site import`: turns a schedule or calendar into an event of ours.
//!
//! Each format is read into one plain form ([`schedule`]); [`resolve`] makes an event of that; [`write`] puts it into
//! the content if the check lets it pass.

mod fault;
mod ical;
mod json;
mod markup;
mod own;
mod record;
mod resolve;
mod schedule;
mod slug;
mod texts;
mod voc;
mod write;
mod xml;

use crate::check;
use clap::Args;
use fault::{Faults, Origin, Spot};
use inducult::content::check::{Source, load};
use inducult::content::parse;
use inducult::feed::GENERATOR;
use inducult::model::ids::{CountryCode, Slug};
use resolve::Resolved;
use schedule::{Losses, Schedule};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The largest file that is read, in bytes.
const LARGEST: u64 = 50_000_000;

/// Makes an event of a schedule or calendar: a schedule.json of version 1 or 2 (c3voc, pretalx, frab), a schedule.xml
/// (frab, pretalx) or an iCalendar file.
///
/// The event goes to the end of events.json and its agenda into events/ID.json. The content is checked with it first:
/// if that finds errors, they are told and nothing is written. At the end stands what had to be left out.
///
/// Rooms become places of the event. Such files know no town, country or position of a room, nor the kind of an event:
/// these come from the options. What is missing is told at once, with the command line to complete.
///
/// With --replace a newer version of the file takes the place of the event that was made of an older one: entries that
/// the file identifies keep their ids, and what such files never say stays as it is in events.json (kind, hosts, topics,
/// the places' towns and positions, and more).
#[derive(Args)]
pub(crate) struct Arguments {
    /// The file; its format is found by what is in it.
    file: PathBuf,
    /// The folder with project.json.
    #[arg(long, value_name = "DIR", default_value = "public/data")]
    data: PathBuf,
    /// The kind of the event, one of the ids under event_kinds in project.json.
    #[arg(long, value_parser = Slug::parse)]
    kind: Option<Slug>,
    /// The id of the event; without it, one is made of its short name or title.
    #[arg(long, value_parser = Slug::parse)]
    id: Option<Slug>,
    /// Its name, where the file has none or another one is wanted.
    #[arg(long)]
    title: Option<String>,
    /// What it is in a sentence or two, where the file's description doesn't say it.
    #[arg(long)]
    summary: Option<String>,
    /// The town of all rooms.
    #[arg(long)]
    town: Option<String>,
    /// Its country, two letters (ISO 3166-1).
    #[arg(long, value_name = "CC", value_parser = CountryCode::parse)]
    country: Option<CountryCode>,
    /// Its latitude and longitude in degrees, as in 46.24,14.36. A position of the file itself goes before it.
    #[arg(long, value_name = "LAT,LON", value_parser = At::parse, allow_hyphen_values = true)]
    at: Option<At>,
    /// The zone in which times are shown and those without a zone are read, as in Europe/Paris; it goes before the
    /// zones of the file.
    #[arg(long)]
    zone: Option<String>,
    /// The language of texts of which the file doesn't say it; without it, the first language of the site.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Replace the event of this id, and no other.
    #[arg(long)]
    replace: bool,
}

/// A position in degrees: latitude, longitude.
#[derive(Clone, Copy, Debug)]
struct At((f64, f64));

impl At {
    fn parse(text: &str) -> Result<Self, &'static str> {
        let number = |text: &str| text.trim().parse::<f64>().ok().filter(|n| n.is_finite());
        let parts = text.split_once(',');
        let parts = parts.and_then(|(lat, lon)| number(lat).zip(number(lon)));
        parts
            .map(Self)
            .ok_or("write latitude and longitude in degrees, as in 46.24,14.36")
    }
}

impl Arguments {
    /// The command line with words to fill in for what is missing.
    fn completed(&self, missing: &BTreeSet<&str>) -> String {
        let mut line = format!("site import {}", quoted(&self.file.to_string_lossy()));
        let mut add = |option: &str, value: Option<String>, example: &str| {
            let value = value.map(|value| quoted(&value));
            let asked = missing.contains(option).then(|| example.to_owned());
            if let Some(value) = value.or(asked) {
                let _ = write!(line, " --{option} {value}");
            }
        };
        add("data", Some(self.data.to_string_lossy().into_owned()), "");
        add("kind", self.kind.as_ref().map(Slug::to_string), "KIND");
        add("id", self.id.as_ref().map(Slug::to_string), "ID");
        add("title", self.title.clone(), "TITLE");
        add("summary", self.summary.clone(), "SUMMARY");
        add("town", self.town.clone(), "TOWN");
        let country = self
            .country
            .as_ref()
            .map(|country| country.as_str().to_owned());
        add("country", country, "CC");
        add(
            "at",
            self.at.map(|At((lat, lon))| format!("{lat},{lon}")),
            "LAT,LON",
        );
        add("zone", self.zone.clone(), "ZONE");
        add("language", self.language.clone(), "");
        if self.replace {
            line.push_str(" --replace");
        }
        line
    }
}

/// A word of a shell's command line.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./,:+".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    if !check::is_folder(&arguments.data) {
        return ExitCode::from(2);
    }
    let (source, diagnostics) = load(&arguments.data);
    let Some(source) = source else {
        eprintln!("{diagnostics}the content has errors of its own; mend them first");
        return ExitCode::FAILURE;
    };
    match import(arguments, &source) {
        Ok(report) => {
            print!("{report}");
            ExitCode::SUCCESS
        }
        Err(told) => {
            eprint!("{told}");
            ExitCode::FAILURE
        }
    }
}

/// Imports, and gives the report; the error is all that is wrong.
fn import(arguments: &Arguments, source: &Source) -> Result<String, String> {
    let name = arguments.file.display().to_string();
    let text = text_of(&arguments.file, &name)?;
    let mut faults = Faults::default();
    let mut losses = Losses::default();
    let format = Format::of(&text).ok_or_else(|| unknown_format(&name))?;
    let document = match format {
        Format::Json => document(&name, &text, &mut faults),
        Format::Xml | Format::Calendar => None,
    };
    let origin = Origin {
        name,
        text,
        document,
    };
    let schedule = match format {
        Format::Json => json::read(&origin, &mut faults, &mut losses),
        Format::Xml => xml::read(&origin.text, &mut faults, &mut losses),
        Format::Calendar => ical::read(&origin.text, &mut faults, &mut losses),
    };
    let Some(mut schedule) = schedule else {
        return Err(faults.told(&origin));
    };
    schedule.is_own = schedule.generator.as_deref() == Some(GENERATOR);
    if schedule.is_own {
        own::refine(&mut schedule, source);
    }
    let resolved = resolve::resolve(
        &schedule,
        arguments,
        source,
        &origin,
        &mut faults,
        &mut losses,
    );
    let Some(resolved) = resolved.filter(|_| faults.count() == 0) else {
        return Err(faults.told(&origin));
    };
    let diagnostics = write::write(&arguments.data, source, &resolved, &origin)?;
    let report = report(&schedule, &resolved, &losses, &origin);
    Ok(format!("{report}{diagnostics}"))
}

/// The text of the file, without a byte order mark.
fn text_of(file: &Path, name: &str) -> Result<String, String> {
    let unreadable = |error| format!("error: {name} can't be read: {error}\n");
    let size = std::fs::metadata(file).map_err(unreadable)?.len();
    if size > LARGEST {
        let (size, largest) = (size / 1_000_000, LARGEST / 1_000_000);
        return Err(format!(
            "error: {name} has {size} MB; files above {largest} MB are not read\n    help: split the file\n"
        ));
    }
    let bytes = std::fs::read(file).map_err(unreadable)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let before = String::from_utf8_lossy(valid).into_owned();
        let origin = Origin {
            name: name.to_owned(),
            document: None,
            text: before,
        };
        let place = origin.place(&Spot::Offset(valid.len()));
        format!("{place}: error: the file is not UTF-8 from here on\n    help: save it as UTF-8\n")
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// A format that can be read.
#[derive(Clone, Copy)]
enum Format {
    Json,
    Xml,
    Calendar,
}

impl Format {
    /// The format of a text by its beginning; names of files say little.
    fn of(text: &str) -> Option<Self> {
        const CALENDAR: &str = "BEGIN:VCALENDAR";
        let text = text.trim_start();
        let head = text.get(..CALENDAR.len());
        match text.chars().next()? {
            '{' => Some(Self::Json),
            '<' => Some(Self::Xml),
            _ if head.is_some_and(|head| head.eq_ignore_ascii_case(CALENDAR)) => {
                Some(Self::Calendar)
            }
            _ => None,
        }
    }
}

fn unknown_format(name: &str) -> String {
    format!(
        "{name}:1:1: error: this is no schedule.json, schedule.xml or iCalendar file: it begins with none of {{, < and \
         BEGIN:VCALENDAR\n    help: export the schedule in one of these formats\n"
    )
}

fn document(name: &str, text: &str, faults: &mut Faults) -> Option<parse::Document> {
    let (document, found) = parse::parse(name, text.as_bytes());
    for fault in found {
        let spot = Spot::Line(fault.line, fault.column);
        faults.at(&spot, fault.message, fault.suggestion.unwrap_or_default());
    }
    document
}

/// What was made, and what was left out.
fn report(schedule: &Schedule, resolved: &Resolved, losses: &Losses, origin: &Origin) -> String {
    let record = &resolved.record;
    let id = &record.id;
    let days = resolved.details.iter().flat_map(|details| &details.days);
    let entries: usize = days.clone().map(|day| day.entries.len()).sum();
    let counted = |count: usize, one: &str, more: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {more}"),
    };
    let mut report = format!(
        "{}: {}; {} on {}, {}\n",
        origin.name,
        schedule.format,
        counted(entries, "entry", "entries"),
        counted(days.count(), "day", "days"),
        counted(record.places.len(), "place", "places"),
    );
    let _ = match resolved.details {
        Some(_) => writeln!(
            report,
            "written: the event \"{id}\" in events.json, and events/{id}.json"
        ),
        None => writeln!(report, "written: the event \"{id}\" in events.json"),
    };
    let mut any = false;
    for (kind, count, spot, example) in losses.each() {
        if !any {
            report.push_str("left out, each with how often and where first:\n");
            any = true;
        }
        let place = origin.place(spot);
        let _ = writeln!(report, "  {count} x {kind} ({place}: {example})");
    }
    if !any {
        report.push_str("nothing was left out\n");
    }
    report
}
