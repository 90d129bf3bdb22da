//! From a schedule as its file says it to an event of ours. All decisions are made here, for all formats.

mod agenda;
mod old;
mod places;

use super::Arguments;
use super::fault::{Faults, Origin, Spot};
use super::markup;
use super::record::{Details, Event, Text};
use super::schedule::{Item, Losses, Schedule};
use super::slug::slug;
use super::texts::Languages;
use agenda::Timed;
use inducult::content::check::Source;
use inducult::content::store;
use inducult::model::ids::Slug;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};
use old::{Old, kept};
use places::Location;
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};
use url::Url;

/// The most entries of a file; more would make pages that nobody can use.
const MOST_ENTRIES: usize = 100_000;

/// The longest text that is a summary whole; of a longer one, the first sentences are.
const LONGEST_SUMMARY: usize = 300;

/// An event of ours, ready to be written.
pub(super) struct Resolved {
    pub(super) record: Event,
    pub(super) details: Option<Details>,
    /// Where each entry of the details stands in the file, by day and entry.
    pub(super) spots: Vec<Vec<Spot>>,
}

/// A place in the making.
struct Room {
    /// Its name in the file; none for entries without a room.
    name: Option<String>,
    id: Slug,
    location: Location,
    zone_name: String,
    zone: TimeZone,
    geo: Option<(f64, f64)>,
}

struct Resolver<'a> {
    schedule: &'a Schedule,
    /// The entries that are for the public and take place.
    items: Vec<&'a Item>,
    arguments: &'a Arguments,
    source: &'a Source,
    languages: Languages<'a>,
    zones: TimeZoneDatabase,
    base: Option<Url>,
    old: Old<'a>,
    /// Zones that were told as unknown.
    told_zones: BTreeSet<String>,
    /// Options that are needed and not given.
    missing: BTreeSet<&'static str>,
    faults: &'a mut Faults,
    losses: &'a mut Losses,
}

/// Makes an event of a schedule. What it makes is to be used only where the faults are none.
pub(super) fn resolve(
    schedule: &Schedule,
    arguments: &Arguments,
    source: &Source,
    origin: &Origin,
    faults: &mut Faults,
    losses: &mut Losses,
) -> Option<Resolved> {
    if schedule.entries.len() > MOST_ENTRIES {
        let message = format!(
            "{} entries are more than {MOST_ENTRIES}",
            schedule.entries.len()
        );
        faults.of_order(message, "split the file");
        return None;
    }
    let languages = Languages::of(source, arguments.language.as_deref(), faults);
    let base = schedule.base_url.as_ref().or(schedule.url.as_ref());
    let items = public(&schedule.entries, origin, faults, losses);
    let mut resolver = Resolver {
        schedule,
        items,
        arguments,
        source,
        languages,
        zones: TimeZoneDatabase::bundled(),
        base: base.and_then(|base| Url::parse(base).ok()),
        old: Old::default(),
        told_zones: BTreeSet::new(),
        missing: BTreeSet::new(),
        faults,
        losses,
    };
    resolver.event()
}

impl<'a> Resolver<'a> {
    fn event(&mut self) -> Option<Resolved> {
        let top = Spot::Offset(0);
        let title = match &self.arguments.title {
            Some(title) => Some(self.languages.text(title.clone())),
            None => self.languages.line(&self.schedule.title, &top, self.losses),
        };
        if title.is_none() {
            self.missing.insert("title");
        }
        let id = self.id(title.as_ref());
        if let Some(id) = &id {
            self.find_old(id);
        }
        let kind = self.kind();
        let rooms = self.rooms();
        let timed = self.timed(&rooms);
        let span = self.span(&timed);
        let (summary, body) = self.summary_and_body();
        let places = self.places(&rooms);
        let (days, spots) = self.days(timed, &rooms);
        self.tell_missing();
        let today = jiff::Zoned::now().date().to_string();
        let (id, (start, end)) = (id?, span?);
        let body = body.map(|body| json!(body));
        let body = kept(body, self.old.details_field("body")).or(self.old.details_field("body"));
        let details = (!days.is_empty() || body.is_some()).then(|| Details {
            schema: self.source.files["events.json"]
                .get("$schema")
                .map(|_| "../schema/event-details.json"),
            event: id.to_string(),
            body,
            audience: self.old.details_field("audience"),
            days,
            agenda_note: self.old.details_field("agenda_note"),
            updated: today.clone(),
        });
        let record = Event {
            id: id.to_string(),
            kind: kind?,
            title: kept(Some(json!(title?)), self.old.field("title"))?,
            start: start.to_string(),
            end: (end != start).then(|| end.to_string()),
            date_note: self.old.field("date_note"),
            disagreements: self.old.field("disagreements"),
            places,
            summary: summary?,
            hosts: self.old.field("hosts"),
            topics: self.topics(),
            status: self.status(),
            uid: self.schedule.uid.clone().or_else(|| {
                let old = self.old.field("uid")?;
                old.as_str().map(str::to_owned)
            }),
            related: self.old.field("related"),
            has_details: details.is_some(),
            sources: self.sources(),
            updated: today,
        };
        Some(Resolved {
            record,
            details,
            spots,
        })
    }

    /// Only a calendar can say that an event takes place again.
    fn status(&self) -> Option<Value> {
        let old = self.old.field("status");
        let stays = old.filter(|old| !self.schedule.is_calendar || old == "postponed");
        self.schedule
            .cancelled
            .then(|| json!("cancelled"))
            .or(stays)
    }

    /// The id that was asked for, else one from the short name or the title.
    fn id(&mut self, title: Option<&Text>) -> Option<Slug> {
        let from_title = || match title? {
            Text::Plain(title) => slug(title),
            Text::ByLanguage(titles) => slug(titles.values().next()?),
        };
        let acronym = self.schedule.acronym.as_deref();
        let asked = self.arguments.id.clone();
        let id = asked.or_else(|| acronym.and_then(slug)).or_else(from_title);
        if id.is_none() {
            self.missing.insert("id");
        }
        id
    }

    /// Looks for the event of this id: it is to be replaced, or there may be none.
    fn find_old(&mut self, id: &Slug) {
        let file = &self.source.files["events.json"];
        let records = file["events"].as_array();
        let record = records.and_then(|all| all.iter().find(|record| record["id"] == id.as_str()));
        let Some(record) = record else {
            return;
        };
        if self.arguments.replace {
            let details = store::File::Details(id.clone()).path();
            self.old = Old::of(record, self.source.files.get(&details));
        } else {
            self.faults.of_order(
                format!("there is an event \"{id}\" already"),
                "replace it with --replace, or give the new one another id with --id",
            );
        }
    }

    /// The kind that was asked for, else the one that the file has among its categories, else that of the replaced event.
    fn kind(&mut self) -> Option<String> {
        let kinds = &self.source.project.event_kinds;
        if let Some(kind) = &self.arguments.kind {
            if !kinds.iter().any(|known| known.id == *kind) {
                let allowed: Vec<&str> = kinds.iter().map(|kind| kind.id.as_str()).collect();
                self.faults.of_order(
                    format!("--kind: there is no kind of events \"{kind}\""),
                    format!(
                        "take one of {}, or add it to project.json",
                        allowed.join(", ")
                    ),
                );
            }
            return Some(kind.to_string());
        }
        let of_entries = self.items.iter().flat_map(|item| &item.kinds);
        let mut categories = self.schedule.categories.iter().chain(of_entries);
        let of_file = categories.find_map(|category| self.event_kind(category));
        let old = || self.old.field("kind")?.as_str().map(str::to_owned);
        let kind = of_file.or_else(old);
        if kind.is_none() {
            self.missing.insert("kind");
        }
        kind
    }

    /// The kind of events that a category of a calendar names.
    fn event_kind(&self, category: &str) -> Option<String> {
        let mut kinds = self.source.project.event_kinds.iter();
        let kind = kinds.find(|kind| kind.label.all().any(|(_, label)| label == category))?;
        Some(kind.id.to_string())
    }

    /// The topics that the categories of the event name, else those of the replaced event.
    fn topics(&mut self) -> Option<Value> {
        let mut topics = Vec::new();
        for category in &self.schedule.categories {
            if let Some(topic) = self.topic(category) {
                topics.push(topic);
            } else if self.event_kind(category).is_none() {
                let top = Spot::Offset(0);
                self.losses.note("categories of the event", &top, category);
            }
        }
        let old = self.old.field("topics");
        let topics = (!topics.is_empty()).then(|| json!(topics));
        kept(topics, old.clone()).or(old)
    }

    /// The first and the last day: those that the file gives, widened to hold all entries.
    fn span(&mut self, timed: &[Timed<'_>]) -> Option<(Date, Date)> {
        let of_days = self.schedule.days.iter().filter_map(|day| day.date);
        let of_entries = timed.iter().map(|entry| entry.start.date());
        let of_file = self
            .schedule
            .span
            .into_iter()
            .flat_map(|(start, end)| [start, end]);
        let dates: BTreeSet<Date> = of_days.chain(of_entries).chain(of_file).collect();
        let span = dates.first().copied().zip(dates.last().copied());
        if span.is_none() && self.schedule.entries.is_empty() {
            let help = "an event needs its first day; export the file again with its entries";
            self.faults.of_order("the file says no date", help);
        }
        span
    }

    /// The summary that was asked for, else the beginning of the description, else the one of the replaced record; and
    /// the description as the longer text where it says more.
    fn summary_and_body(&mut self) -> (Option<Value>, Option<Text>) {
        let top = Spot::Offset(0);
        let description = &self.schedule.description;
        let parts = [(description, self.schedule.form())];
        let long = self
            .languages
            .long(&parts, &top, self.base.as_ref(), self.losses);
        let asked = self.arguments.summary.clone();
        let summary = match asked {
            Some(summary) => Some(self.languages.text(summary)),
            None => {
                let short = long
                    .iter()
                    .map(|(tag, text)| (tag.clone(), first_sentences(text)));
                self.languages.by_language(short.collect())
            }
        };
        let says_more = match &summary {
            Some(Text::Plain(summary)) => long.values().any(|text| text != summary),
            Some(Text::ByLanguage(summaries)) => long
                .iter()
                .any(|(tag, text)| summaries.get(tag) != Some(text)),
            None => false,
        };
        let body = says_more
            .then(|| self.languages.by_language(long))
            .flatten();
        let old = self.old.field("summary");
        let summary = summary.map(|summary| json!(summary));
        let summary = kept(summary, old.clone()).or(old);
        if summary.is_none() {
            self.missing.insert("summary");
        }
        (summary, body)
    }

    fn is_of_this_site(&self, url: &str) -> bool {
        let own = self.source.project.url.as_ref();
        own.is_some_and(|own| url.starts_with(own.as_str()))
    }

    fn sources(&self) -> Value {
        let url = self
            .schedule
            .url
            .as_ref()
            .filter(|url| !self.is_of_this_site(url));
        let url = url.and_then(|url| markup::link(url, self.base.as_ref()));
        match url {
            Some(url) => json!([{ "url": url.as_str() }]),
            None => self.old.field("sources").unwrap_or_else(|| json!([])),
        }
    }

    /// One fault for all that the order lacks, with a command line to complete.
    fn tell_missing(&mut self) {
        if self.missing.is_empty() {
            return;
        }
        let kinds = self
            .source
            .project
            .event_kinds
            .iter()
            .map(|kind| kind.id.as_str());
        let kinds = kinds.collect::<Vec<_>>().join(", ");
        let meant = |option: &&str| match *option {
            "kind" => format!("--kind, one of {kinds}"),
            "title" => "--title, its name".to_owned(),
            "id" => "--id, a name for addresses".to_owned(),
            "summary" => "--summary, what it is in a sentence".to_owned(),
            "zone" => "--zone, in which its times are read".to_owned(),
            "town" => "--town, where its rooms are".to_owned(),
            "country" => "--country, two letters".to_owned(),
            _ => "--at, latitude and longitude of the town".to_owned(),
        };
        let wanted: Vec<String> = self.missing.iter().map(meant).collect();
        self.faults.of_order(
            format!(
                "an event of ours needs more than this file says: {}",
                wanted.join("; ")
            ),
            format!("write: {}", self.arguments.completed(&self.missing)),
        );
    }
}

/// The entries that are for the public and take place. Tells identifiers that stand twice.
fn public<'a>(
    entries: &'a [Item],
    origin: &Origin,
    faults: &mut Faults,
    losses: &mut Losses,
) -> Vec<&'a Item> {
    let mut uids: HashMap<&str, &Spot> = HashMap::new();
    let mut public = Vec::new();
    for item in entries {
        if let Some(uid) = item.uid.as_deref()
            && let Some(first) = uids.insert(uid, &item.at)
        {
            let first = origin.place(first);
            let message = format!("the identifier \"{uid}\" stands at another entry too, {first}");
            faults.at(&item.at, message, "give each entry one of its own");
        }
        let title = item.title.first().map_or("", |(_, title)| title);
        if item.cancelled {
            losses.note("entries called off", &item.at, title);
        } else if item.private {
            losses.note("entries that are private", &item.at, title);
        } else {
            public.push(item);
        }
    }
    public
}

/// The sentences of a text's first paragraph that fit into a summary; at least one.
fn first_sentences(text: &str) -> String {
    let first = text.split("\n\n").next().unwrap_or_default();
    let words = markup::words(first);
    if words.len() <= LONGEST_SUMMARY {
        return words;
    }
    let ends: Vec<usize> = words.match_indices(". ").map(|(at, _)| at + 1).collect();
    let fitting = ends.iter().rev().find(|end| **end <= LONGEST_SUMMARY);
    match fitting.or(ends.first()) {
        Some(end) => words[..*end].to_owned(),
        None => words,
    }
}
