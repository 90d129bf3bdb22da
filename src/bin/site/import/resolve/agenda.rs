//! Entries of a file as those of an agenda.

use super::old::kept;
use super::{Resolver, Room};
use crate::import::fault::Spot;
use crate::import::markup::{self, REFUSED_LINKS};
use crate::import::record::{Day, Entry, Link, Text};
use crate::import::schedule::{DaySpan, End, Item, When};
use crate::import::slug::{Given, slug};
use inducult::model::ids::Slug;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};

/// An end of the next day can be told up to this time (a rule of the check).
const NEXT_DAY_UNTIL: Time = Time::constant(12, 0, 0, 0);

/// Words by which files themselves say what sort of entry one is, as its type, track or category. Titles say nothing:
/// "Lunch with the mayor" may be a session.
const KINDS: [(&str, &[&str]); 5] = [
    ("session", &["session"]),
    (
        "break",
        &[
            "break",
            "coffee break",
            "lunch break",
            "breakfast",
            "lunch",
            "dinner",
            "meal",
            "meals",
            "catering",
            "pause",
            "kaffeepause",
            "mittagspause",
            "mittagessen",
        ],
    ),
    (
        "transfer",
        &["transfer", "bus transfer", "shuttle", "transport"],
    ),
    (
        "tour",
        &[
            "tour",
            "guided tour",
            "study tour",
            "study visit",
            "field trip",
            "excursion",
            "exkursion",
        ],
    ),
    (
        "social",
        &[
            "social",
            "social event",
            "reception",
            "party",
            "get-together",
        ],
    ),
];

/// An entry with its times in the zone of its room.
pub(super) struct Timed<'a> {
    pub(super) item: &'a Item,
    room: usize,
    /// Where it goes, if the file says so.
    to: Option<usize>,
    pub(super) start: DateTime,
    moment: Timestamp,
    /// When it is over; when it starts, if nobody knows.
    over: Timestamp,
    end: Option<Time>,
    /// The entry that it replaces.
    old: Option<&'a Value>,
}

impl<'a> Resolver<'a> {
    /// The entries in the order of their start, with their times where they are.
    pub(super) fn timed(&mut self, rooms: &[Room]) -> Vec<Timed<'a>> {
        let by_name: HashMap<Option<&String>, usize> = rooms
            .iter()
            .enumerate()
            .map(|(index, room)| (room.name.as_ref(), index))
            .collect();
        let mut timed = Vec::new();
        for item in self.items.clone() {
            let room = by_name[&item.room.as_ref()];
            let to = item.to.as_ref().map(|to| by_name[&Some(to)]);
            let (zone, ends_in) = (&rooms[room].zone, &rooms[to.unwrap_or(room)].zone);
            timed.extend(self.times(item, (room, to), zone, ends_in));
        }
        timed.sort_by_key(|entry| (entry.moment, entry.room));
        timed
    }

    fn times(
        &mut self,
        item: &'a Item,
        (room, to): (usize, Option<usize>),
        zone: &TimeZone,
        ends_in: &TimeZone,
    ) -> Option<Timed<'a>> {
        let Some(start) = &item.start else {
            if !item.is_told {
                let help = "write its start; an agenda is by the hour";
                self.faults.at(&item.at, "this entry has no start", help);
            }
            return None;
        };
        let moment = self.moment(start, zone, &item.at)?;
        let start = zone.to_datetime(moment);
        self.in_days(item, start, moment);
        let end = match &item.end {
            None => None,
            Some(End::At(when)) => Some(self.moment(when, ends_in, &item.at)?),
            Some(End::After(minutes)) => {
                let length = SignedDuration::from_mins(*minutes);
                Some(moment.checked_add(length).ok()?)
            }
        };
        // Formats that need an end have no other way to leave it open.
        let end = end.filter(|end| *end != moment);
        if end.is_some_and(|end| end < moment) {
            let message = "this entry ends before it starts";
            self.faults.at(&item.at, message, "correct its times");
        }
        Some(Timed {
            item,
            room,
            to,
            start,
            moment,
            over: end.unwrap_or(moment),
            end: end.and_then(|end| self.end(item, (start, moment), end, ends_in)),
            old: self.old_entry(item, start),
        })
    }

    /// An end as our agenda can tell it: of the same day, or, before the time of the start, of the next one until noon.
    fn end(
        &mut self,
        item: &Item,
        (start, moment): (DateTime, Timestamp),
        end: Timestamp,
        zone: &TimeZone,
    ) -> Option<Time> {
        let local = zone.to_datetime(end);
        let read = |date: Date| {
            zone.to_ambiguous_timestamp(date.to_datetime(local.time()))
                .compatible()
                .ok()
        };
        // As it will be read: on the day of the start, if that isn't before the start.
        let same_day = read(start.date()).filter(|read| *read >= moment);
        let next_day =
            || read(start.date().tomorrow().ok()?).filter(|_| local.time() <= NEXT_DAY_UNTIL);
        if same_day.or_else(next_day) == Some(end) {
            return Some(local.time());
        }
        self.losses.note(
            "ends that an agenda by day can't tell; these entries have an open end",
            &item.at,
            &local.to_string(),
        );
        None
    }

    /// The point in time that is meant. Of a time that comes twice it is the first one (RFC 5545, 3.3.5).
    fn moment(&mut self, when: &When, zone: &TimeZone, at: &Spot) -> Option<Timestamp> {
        let (local, zone) = match when {
            When::Exact(moment) => return Some(*moment),
            When::Local(local, None) => (*local, zone.clone()),
            When::Local(local, Some(own)) => (*local, self.zone(own, at)),
            When::Day(day) => (day.to_datetime(Time::midnight()), zone.clone()),
        };
        let moment = zone.to_ambiguous_timestamp(local).compatible();
        if moment.is_err() {
            let message = format!("{local} is out of reach");
            self.faults.at(at, message, "correct the year");
        }
        moment.ok()
    }

    /// Tells a start that lies in none of the days that the file lists.
    fn in_days(&mut self, item: &Item, start: DateTime, moment: Timestamp) {
        let days = &self.schedule.days;
        let holds = |day: &DaySpan| {
            let (Some(When::Exact(from)), Some(When::Exact(to))) = (&day.start, &day.end) else {
                let Some(date) = day.date else {
                    return true;
                };
                // The night belongs to the day before.
                let next = date.tomorrow().is_ok_and(|next| next == start.date());
                return date == start.date() || (next && start.time() < NEXT_DAY_UNTIL);
            };
            *from <= moment && moment <= *to
        };
        if !days.is_empty() && !days.iter().any(holds) {
            let message = format!("this entry starts at {start}, in none of the days of the file");
            self.faults
                .at(&item.at, message, "correct its start, or the days");
        }
    }

    pub(super) fn days(
        &mut self,
        timed: Vec<Timed<'_>>,
        rooms: &[Room],
    ) -> (Vec<Day>, Vec<Vec<Spot>>) {
        let mut by_date: BTreeMap<Date, Vec<Timed<'_>>> = BTreeMap::new();
        for entry in timed {
            by_date.entry(entry.start.date()).or_default().push(entry);
        }
        let mut given = Given::default();
        let day_ids: Vec<Slug> = (1..=by_date.len())
            .map(|number| Slug::parse(&format!("day-{number}")).expect("it is an id"))
            .inspect(|id| {
                given.take(id);
            })
            .collect();
        let old_ids = by_date.values().flatten().filter_map(|entry| {
            let id = Slug::parse(entry.old?["id"].as_str()?).ok()?;
            Some((&entry.item.at, id))
        });
        let kept: HashMap<Spot, Slug> = old_ids
            .filter(|(_, id)| given.take(id))
            .map(|(at, id)| (at.clone(), id))
            .collect();
        let mut days = Vec::new();
        let mut spots = Vec::new();
        for (id, (date, timed)) in day_ids.into_iter().zip(by_date) {
            let mut entries = Vec::new();
            for (index, entry) in timed.iter().enumerate() {
                let id = match kept.get(&entry.item.at) {
                    Some(id) => id.clone(),
                    None => given.unique(&self.wanted_id(entry.item)),
                };
                let to = || destination(entry, &timed[index + 1..], rooms);
                entries.extend(self.entry(&id, entry, &rooms[entry.room], to));
            }
            spots.push(timed.iter().map(|entry| entry.item.at.clone()).collect());
            days.push(Day {
                id: id.to_string(),
                date: date.to_string(),
                entries,
            });
        }
        (days, spots)
    }

    fn entry(
        &mut self,
        id: &Slug,
        timed: &Timed<'_>,
        room: &Room,
        to: impl FnOnce() -> Option<Slug>,
    ) -> Option<Entry> {
        let item = timed.item;
        let Some(title) = self.languages.line(&item.title, &item.at, self.losses) else {
            self.faults
                .at(&item.at, "this entry has no title", "write one");
            return None;
        };
        let old = |field: &str| timed.old.and_then(|old| old.get(field)).cloned();
        let (kind, to) = self.kind_of(item, old("kind"), to);
        let (topics, track) = self.topics_and_track(item);
        let form = self.schedule.form();
        let texts = [
            (&item.subtitle, form),
            (&item.summary, form),
            (&item.description, form),
        ];
        let base = self.base.as_ref();
        let text = self.languages.long(&texts, &item.at, base, self.losses);
        let people = item.people.iter();
        let people = people.map(|name| markup::line(name, &item.at, self.losses));
        let people = people.filter(|name| !name.is_empty()).collect();
        let track = track.map(|track| markup::line(&track, &item.at, self.losses));
        let audience = self.languages.line(&item.audience, &item.at, self.losses);
        let value = |text: Text| json!(text);
        let said = |text: Option<Text>, field: &str| kept(text.map(value), old(field));
        let topics = (!topics.is_empty()).then(|| json!(topics));
        let points = (!item.points.is_empty()).then(|| json!(self.languages.points(&item.points)));
        Some(Entry {
            id: id.to_string(),
            kind,
            title: said(Some(title), "title")?,
            start: hour(timed.start.time()),
            end: timed.end.map(hour),
            place: room.id.to_string(),
            to: to.map(|to| to.to_string()),
            audience: said(audience, "audience").or_else(|| old("audience")),
            topics: kept(topics, old("topics")).or_else(|| old("topics")),
            text: said(self.languages.by_language(text), "text"),
            people,
            track: said(track.map(|track| self.languages.text(track)), "track"),
            language: self.language(item),
            links: self.links(item),
            points: kept(points, old("points")).or_else(|| old("points")),
            uid: item.uid.clone(),
        })
    }

    /// The entry that one replaces: that of its identifier, in a file of our own that of its id, else that of the same
    /// time and title.
    fn old_entry(&self, item: &Item, start: DateTime) -> Option<&'a Value> {
        let by_uid = item.uid.as_ref().and_then(|uid| self.old.entry(uid));
        let by_id = || {
            let is_own = self.schedule.is_own && item.slug.is_some();
            is_own
                .then(|| self.old.entry_of_id(&self.wanted_id(item)))
                .flatten()
        };
        let by_time = || {
            let (_, title) = item.title.first()?;
            let (date, start) = (start.date().to_string(), hour(start.time()));
            self.old.entry_at(&date, &start, title)
        };
        by_uid.or_else(by_id).or_else(by_time)
    }

    /// What sort of entry it is, and where a transfer goes. An editor may have said it where the file doesn't.
    fn kind_of(
        &mut self,
        item: &Item,
        old: Option<Value>,
        to: impl FnOnce() -> Option<Slug>,
    ) -> (String, Option<Slug>) {
        let said = item.kinds.iter().chain(&item.track);
        let kind = said.filter_map(|word| kind_named(word)).next();
        if !self.schedule.is_calendar {
            let is_unknown =
                |word: &&String| kind_named(word).is_none() && !self.is_own_session(word);
            let unknown: Vec<&String> = item.kinds.iter().filter(is_unknown).collect();
            for word in unknown {
                let kind = "types of entries other than breaks, transfers, tours and social ones; they are sessions";
                self.losses.note(kind, &item.at, word);
            }
        }
        if kind != Some("transfer") {
            let old = old.as_ref().and_then(Value::as_str);
            let old = old.filter(|old| *old != "transfer");
            return (kind.or(old).unwrap_or("session").to_owned(), None);
        }
        let to = to();
        if to.is_none() {
            let kind = "transfers, where the next entry is not elsewhere; they are breaks";
            self.losses.note(kind, &item.at, "transfer");
            return ("break".to_owned(), None);
        }
        ("transfer".to_owned(), to)
    }

    /// Whether it is what our own files call a session.
    fn is_own_session(&self, word: &str) -> bool {
        self.schedule.is_own && ["meeting", "talk"].contains(&word)
    }

    /// The topics of the project that its track and, in a calendar, its categories name, and its track where that is no
    /// topic.
    fn topics_and_track(&mut self, item: &Item) -> (Vec<String>, Option<String>) {
        let track = item.track.as_ref().map(|track| {
            let names = &self.schedule.tracks;
            names.get(track).unwrap_or(track).clone()
        });
        let categories = item.kinds.iter().filter(|_| self.schedule.is_calendar);
        let words: Vec<String> = track.into_iter().chain(categories.cloned()).collect();
        let (mut topics, mut track) = (Vec::new(), None);
        for word in words {
            let is_kind = kind_named(&word).is_some() || self.event_kind(&word).is_some();
            if let Some(topic) = self.topic(&word) {
                if !topics.contains(&topic) {
                    topics.push(topic);
                }
            } else if track.is_none() && !is_kind {
                track = Some(word);
            } else if !is_kind {
                let kind = "further categories of entries";
                self.losses.note(kind, &item.at, &word);
            }
        }
        (topics, track)
    }

    /// The id of an entry: its code never changes, its slug hardly, its title may. A slug begins with the name of the
    /// whole in many files.
    fn wanted_id(&self, item: &Item) -> Slug {
        let title = item.title.first().map(|(_, title)| title.clone());
        let acronym = self.schedule.acronym.as_deref().and_then(slug);
        let of_entry = item.slug.as_deref().map(|slug| {
            let slug = slug.replace('_', "-");
            let rest = acronym
                .as_ref()
                .and_then(|acronym| slug.strip_prefix(acronym.as_str()));
            rest.map_or(slug.clone(), str::to_owned)
        });
        let names = [item.code.clone(), of_entry, title];
        let found = names.into_iter().flatten().find_map(|name| slug(&name));
        found.unwrap_or_else(|| slug("entry").expect("it is an id"))
    }

    /// The topic of the project that a track names.
    pub(super) fn topic(&self, track: &str) -> Option<String> {
        let names = |text: &str| text.eq_ignore_ascii_case(track);
        let mut topics = self.source.topics.topics.iter();
        let topic = topics.find(|topic| {
            names(topic.id.as_str()) || topic.title.all().any(|(_, title)| names(title))
        });
        topic.map(|topic| topic.id.to_string())
    }

    /// The language that is spoken, where it is another one than that of the texts.
    fn language(&mut self, item: &Item) -> Option<String> {
        let tag = item.language.as_ref()?;
        let known = self.languages.site_tag(tag);
        if known.is_none() {
            self.losses.note(
                "languages of entries that project.json doesn't name in \"language_names\"",
                &item.at,
                tag,
            );
        }
        known
            .filter(|known| *known != self.languages.own)
            .map(str::to_owned)
    }

    /// Its page, links and attachments, each address once. A page of this site would be a link to itself.
    fn links(&mut self, item: &Item) -> Vec<Link> {
        let own = item.url.iter().filter(|url| !self.is_of_this_site(url));
        // A name of its own is no address (RFC 8141).
        let own = own.filter(|url| !url.starts_with("urn:"));
        let own: Vec<_> = own.map(|url| (url.clone(), None)).collect();
        let mut links: Vec<Link> = Vec::new();
        for (url, title) in own.into_iter().chain(item.links.iter().cloned()) {
            let Some(href) = markup::link(&url, self.base.as_ref()) else {
                self.losses.note(REFUSED_LINKS, &item.at, &url);
                continue;
            };
            let url = href.as_str().to_owned();
            let title = title.map(|title| markup::line(&title, &item.at, self.losses));
            let title = title.filter(|title| !title.is_empty() && *title != url);
            if links.iter().all(|link| link.url != url) {
                let title = title.map(|title| self.languages.text(title));
                links.push(Link { url, title });
            }
        }
        links
    }
}

/// Where a transfer goes: where the file says, as only our own do, or where the first entry after it is.
fn destination(transfer: &Timed<'_>, later: &[Timed<'_>], rooms: &[Room]) -> Option<Slug> {
    if let Some(to) = transfer.to {
        return Some(rooms[to].id.clone());
    }
    let next = later.iter().find(|entry| entry.moment >= transfer.over)?;
    (next.room != transfer.room).then(|| rooms[next.room].id.clone())
}

fn kind_named(word: &str) -> Option<&'static str> {
    let word = word.trim().to_lowercase();
    let found = KINDS
        .iter()
        .find(|(_, words)| words.contains(&word.as_str()));
    found.map(|(kind, _)| *kind)
}

fn hour(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}
