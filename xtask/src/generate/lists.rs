//! What there is much of: partners, events, an agenda, outputs, places, stories.

use super::json::{Json, text, texts};
use super::project::{CATEGORIES, EVENT_KINDS, OUTPUT_KINDS, TOPICS, WORK_PACKAGES};
use super::words::{person, sentences, title};
use super::{Region, Town, World, link, object, updated};

const PARTNERS: usize = 40;
/// The days of the twenty years from 2006 to 2025.
const DAYS: usize = 7305;
/// The event with the long agenda: its id, its first day and how many rooms and days it has.
const FAIR: &str = "fair-of-forty-valleys";
const FAIR_BEGINS: (usize, usize, usize) = (2019, 5, 6);
const ROOMS: usize = 50;
const FAIR_DAYS: usize = 10;

/// The id of a partner.
pub fn partner_id(at: usize) -> String {
    format!("partner-{:02}", at + 1)
}

/// `partners.json`: a region for each.
pub fn partners(world: &mut World) -> Json {
    let World { random, regions } = world;
    let regions_json = regions.iter().map(|region| {
        let facts = (0..random.between(1, 4)).map(|_| sentences(random, 10, 25));
        object([
            ("id", Some(text(&region.id))),
            ("name", Some(text(&region.name))),
            ("country", Some(text(region.country.code))),
            (
                "position",
                Some(region.towns[0].position.json("approximate")),
            ),
            ("facts", Some(texts(facts.collect::<Vec<_>>()))),
            (
                "sources",
                Some(Json::List(vec![link(format!(
                    "https://{}.example/",
                    region.id
                ))])),
            ),
            ("updated", updated()),
        ])
    });
    let regions_json = regions_json.collect();
    let partners = (0..PARTNERS).map(|at| {
        let region = &regions[at % regions.len()];
        let role = match at {
            0 => "lead",
            1..=29 => "regional",
            30..=35 => "academic",
            _ => "associated",
        };
        let town = &region.towns[0];
        object([
            ("id", Some(text(partner_id(at)))),
            ("role", Some(text(role))),
            (
                "number",
                Some(text(if at == 0 {
                    "LP".to_owned()
                } else {
                    format!("PP{}", at + 1)
                })),
            ),
            (
                "name",
                Some(text(format!("Association of {}", region.name))),
            ),
            (
                "local_name",
                Some(text(format!("Spolek · Verein · Łącznik {}", town.name))),
            ),
            ("local_language", Some(text(region.country.language))),
            ("short_name", Some(text(&town.name))),
            ("town", Some(text(&town.name))),
            ("country", Some(text(region.country.code))),
            ("position", Some(town.position.json("town"))),
            ("region", Some(text(&region.id))),
            ("summary", Some(text(sentences(random, 20, 50)))),
            (
                "website",
                Some(link(format!("https://{}.example/", partner_id(at)))),
            ),
            (
                "sources",
                Some(Json::List(vec![link(format!(
                    "https://archive.example/{}",
                    partner_id(at)
                ))])),
            ),
            ("updated", updated()),
        ])
    });
    let partners = partners.collect();
    object([
        ("regions", Some(Json::List(regions_json))),
        ("partners", Some(Json::List(partners))),
    ])
}

/// `events.json`, and the files of the events' details by their ids: one with an agenda, some with a text.
pub fn events(world: &mut World, count: usize, entries: usize) -> (Json, Vec<(String, Json)>) {
    let mut events = vec![fair(world)];
    let mut details = vec![(FAIR.to_owned(), agenda(world, entries))];
    for at in 1..count {
        let id = format!("event-{at:05}");
        let has_details = world.random.chance(2);
        if has_details {
            let body = [(); 2]
                .map(|()| sentences(&mut world.random, 30, 60))
                .join("\n\n");
            details.push((
                id.clone(),
                object([
                    ("event", Some(text(&id))),
                    ("body", Some(text(body))),
                    ("updated", updated()),
                ]),
            ));
        }
        events.push(event(world, id, has_details));
    }
    (object([("events", Some(Json::List(events)))]), details)
}

fn event(world: &mut World, id: String, has_details: bool) -> Json {
    let (start, end) = when(world);
    let undated = start.is_none().then(|| text("the sources give no date"));
    let random = &mut world.random;
    // Some bear the name of others, as real ones do.
    let name = match random.below(20) {
        0 => format!(
            "Open day of the {} mills",
            random.pick(&["lower", "upper", "old"])
        ),
        _ => title(random, 3, 9),
    };
    let places = match random.below(100) {
        0..8 => 0,
        8..93 => 1,
        93..99 => 2,
        _ => 3,
    };
    let places = (0..places).map(|at| {
        let (region, town) = world.somewhere();
        let venue = world
            .random
            .chance(60)
            .then(|| title(&mut world.random, 3, 4));
        let region = &world.regions[region];
        event_place(
            format!("place-{}", at + 1),
            region,
            &region.towns[town],
            venue,
        )
    });
    let places = places.collect();
    let random = &mut world.random;
    let related = random.chance(8).then(|| Json::Plain("true".into()));
    let hosts = (0..random.between(1, 2)).map(|_| partner_id(random.below(PARTNERS)));
    let hosts: Vec<String> = hosts.collect();
    let topics = world.some_of(&TOPICS.map(|topic| topic.0), 30);
    object([
        ("id", Some(text(id))),
        ("kind", Some(text(world.random.pick(&EVENT_KINDS).0))),
        ("title", Some(text(name))),
        ("start", start.map(text)),
        ("end", end.map(text)),
        ("undated", undated),
        ("places", Some(Json::List(places))),
        ("summary", Some(text(sentences(&mut world.random, 15, 40)))),
        ("hosts", Some(texts(hosts))),
        ("topics", Some(topics)),
        ("related", related),
        (
            "has_details",
            has_details.then(|| Json::Plain("true".into())),
        ),
        ("sources", Some(world.sources())),
        ("updated", updated()),
    ])
}

/// First and last day: most events have one day, some several, some are known to the month or year, some not at all.
fn when(world: &mut World) -> (Option<String>, Option<String>) {
    let random = &mut world.random;
    let first = random.below(DAYS);
    let start = date(first);
    match random.below(100) {
        0..3 => (None, None),
        3..4 => (Some(start[..4].to_owned()), None),
        4..8 => (Some(start[..7].to_owned()), None),
        8..30 => {
            let last = (first + random.between(1, 3)).min(DAYS - 1);
            (Some(start), Some(date(last)))
        }
        _ => (Some(start), None),
    }
}

/// A day, counted from 1 January 2006.
fn date(days: usize) -> String {
    let (mut year, mut rest) = (2006, days);
    let leap = |year: usize| year.is_multiple_of(4);
    while rest >= 365 + usize::from(leap(year)) {
        rest -= 365 + usize::from(leap(year));
        year += 1;
    }
    let february = 28 + usize::from(leap(year));
    let mut month = 1;
    for length in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30] {
        if rest < length {
            break;
        }
        rest -= length;
        month += 1;
    }
    format!("{year}-{month:02}-{:02}", rest + 1)
}

fn event_place(id: String, region: &Region, town: &Town, venue: Option<String>) -> Json {
    object([
        ("id", Some(text(id))),
        ("town", Some(text(&town.name))),
        ("venue", venue.map(text)),
        ("country", Some(text(region.country.code))),
        ("zone", Some(text(region.country.zone))),
        ("position", Some(town.position.json("neighbourhood"))),
    ])
}

/// The event that has the agenda: all in one town, each room a place of its own.
fn fair(world: &mut World) -> Json {
    let region = &world.regions[0];
    let room = |at: usize| {
        event_place(
            room_id(at),
            region,
            &region.towns[0],
            Some(format!("Hall {}", at + 1)),
        )
    };
    let rooms = (0..ROOMS).map(room).collect();
    let (year, month, day) = FAIR_BEGINS;
    object([
        ("id", Some(text(FAIR))),
        ("kind", Some(text("fair"))),
        ("title", Some(text("Fair of the forty valleys"))),
        ("start", Some(text(format!("{year}-{month:02}-{day:02}")))),
        (
            "end",
            Some(text(format!(
                "{year}-{month:02}-{:02}",
                day + FAIR_DAYS - 1
            ))),
        ),
        ("places", Some(Json::List(rooms))),
        ("summary", Some(text(sentences(&mut world.random, 15, 40)))),
        ("hosts", Some(texts([partner_id(0)]))),
        (
            "topics",
            Some(texts(TOPICS.map(|topic| topic.0.to_owned()))),
        ),
        ("has_details", Some(Json::Plain("true".into()))),
        ("sources", Some(world.sources())),
        ("updated", updated()),
    ])
}

fn room_id(at: usize) -> String {
    format!("hall-{:02}", at + 1)
}

fn agenda(world: &mut World, entries: usize) -> Json {
    let (year, month, first) = FAIR_BEGINS;
    let days = (0..FAIR_DAYS).map(|at| {
        object([
            ("id", Some(text(format!("day-{}", at + 1)))),
            (
                "date",
                Some(text(format!("{year}-{month:02}-{:02}", first + at))),
            ),
            (
                "entries",
                Some(Json::List(day(world, at, entries / FAIR_DAYS))),
            ),
        ])
    });
    let days = days.collect();
    object([
        ("event", Some(text(FAIR))),
        ("days", Some(Json::List(days))),
        ("updated", updated()),
    ])
}

/// A day's entries in the order of their start: the halls run side by side, each from half past eight on.
fn day(world: &mut World, day: usize, count: usize) -> Vec<Json> {
    let mut entries: Vec<(usize, Json)> = Vec::new();
    for room in 0..ROOMS {
        let mut clock = 8 * 60 + 30;
        for at in 0..(count + room) / ROOMS {
            clock += 15 * world.random.below(2);
            let end = clock + 15 * world.random.between(2, 4);
            let id = format!("d{}-h{}-{}", day + 1, room + 1, at + 1);
            entries.push((clock, entry(world, id, room, clock, end)));
            clock = end;
        }
    }
    entries.sort_by_key(|(start, _)| *start);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn entry(world: &mut World, id: String, room: usize, start: usize, end: usize) -> Json {
    const KINDS: [&str; 8] = [
        "session", "session", "session", "session", "session", "break", "tour", "social",
    ];
    let time = |minutes: usize| Some(text(format!("{:02}:{:02}", minutes / 60, minutes % 60)));
    let random = &mut world.random;
    let points = random.chance(15).then(|| {
        let points =
            (0..random.between(1, 3)).map(|_| object([("text", Some(text(title(random, 3, 9))))]));
        Json::List(points.collect())
    });
    object([
        ("id", Some(text(id))),
        ("kind", Some(text(*random.pick(&KINDS)))),
        ("title", Some(text(title(random, 3, 9)))),
        ("start", time(start)),
        ("end", time(end)),
        ("place", Some(text(room_id(room)))),
        // Who is in one hall isn't in another.
        ("audience", Some(text(format!("Strand {}", room + 1)))),
        (
            "topics",
            Some(world.some_of(&TOPICS.map(|topic| topic.0), 10)),
        ),
        ("points", points),
    ])
}

/// `outputs.json`.
pub fn outputs(world: &mut World, count: usize) -> Json {
    let outputs = (1..=count).map(|at| {
        let date = date(world.random.below(DAYS));
        let random = &mut world.random;
        object([
            ("id", Some(text(format!("output-{at:03}")))),
            ("kind", Some(text(random.pick(&OUTPUT_KINDS).0))),
            ("title", Some(text(title(random, 3, 9)))),
            ("summary", Some(text(sentences(random, 15, 40)))),
            (
                "work_packages",
                Some(texts([(*random.pick(&WORK_PACKAGES)).to_owned()])),
            ),
            ("languages", Some(texts(["en".to_owned()]))),
            ("date", random.chance(90).then(|| text(&date[..7]))),
            (
                "link",
                random
                    .chance(70)
                    .then(|| link(format!("https://archive.example/outputs/{at}"))),
            ),
            ("sources", Some(world.sources())),
            ("updated", updated()),
        ])
    });
    object([("outputs", Some(Json::List(outputs.collect())))])
}

/// `places.json`: in clusters around towns, which lie in clusters around the middles of regions.
pub fn places(world: &mut World, count: usize) -> Json {
    let places = (1..=count).map(|at| {
        let (region, town) = world.somewhere();
        let sources = world.sources();
        let World { random, regions } = &mut *world;
        let region = &regions[region];
        let town = &region.towns[town];
        let name = title(random, 3, 6);
        let local_name = Json::Object(vec![(
            region.country.language,
            text(format!("{name} „{}“", person(random))),
        )]);
        object([
            ("id", Some(text(format!("place-{at:05}")))),
            ("name", Some(text(name))),
            ("local_name", random.chance(30).then_some(local_name)),
            ("category", Some(text(random.pick(&CATEGORIES).0))),
            ("region", Some(text(&region.id))),
            ("town", Some(text(&town.name))),
            ("country", Some(text(region.country.code))),
            (
                "position",
                Some(town.position.near(300, random).json("site")),
            ),
            ("summary", Some(text(sentences(random, 15, 40)))),
            (
                "address",
                random.chance(60).then(|| {
                    text(format!(
                        "{} {}, {}",
                        random.pick(&["Mill Lane", "Kanálová", "Am Wehr"]),
                        random.between(1, 99),
                        town.name
                    ))
                }),
            ),
            (
                "opening",
                random
                    .chance(30)
                    .then(|| text("Saturdays and Sundays in the afternoon")),
            ),
            (
                "part_in_project",
                random.chance(20).then(|| text(sentences(random, 10, 20))),
            ),
            (
                "website",
                random
                    .chance(30)
                    .then(|| link(format!("https://place-{at:05}.example/"))),
            ),
            ("sources", Some(sources)),
            ("updated", updated()),
        ])
    });
    object([("places", Some(Json::List(places.collect())))])
}

/// `stories.json`.
pub fn stories(world: &mut World, count: usize) -> Json {
    let stories = (1..=count).map(|at| {
        let (region, _) = world.somewhere();
        let topics = world.some_of(&TOPICS.map(|topic| topic.0), 25);
        let World { random, regions } = &mut *world;
        object([
            ("id", Some(text(format!("story-{at:05}")))),
            ("text", Some(text(sentences(random, 20, 80)))),
            ("author", random.chance(60).then(|| text(person(random)))),
            ("region", Some(text(&regions[region].id))),
            ("topics", Some(topics)),
            ("date", Some(text(date(random.below(DAYS))))),
            ("updated", updated()),
        ])
    });
    object([("stories", Some(Json::List(stories.collect())))])
}
