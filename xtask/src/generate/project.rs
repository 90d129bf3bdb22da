//! The invented project itself: what stands once in a data folder.

use super::json::{Json, text, texts};
use super::words::{person, sentences};
use super::{COUNTRIES, World, link, object, updated};

/// The ids and names of the topics.
pub const TOPICS: [(&str, &str); 5] = [
    ("water", "Water that works"),
    ("cloth", "Cloth and colour"),
    ("iron", "Iron and what came after"),
    ("young-people", "Young people in old halls"),
    ("sound", "The sound of work"),
];
/// The ids and names of the kinds of events.
pub const EVENT_KINDS: [(&str, &str); 8] = [
    ("workshop", "Workshop"),
    ("open-day", "Open day"),
    ("fair", "Fair"),
    ("partner-meeting", "Partner meeting"),
    ("exhibition", "Exhibition"),
    ("guided-walk", "Guided walk"),
    ("concert", "Concert"),
    ("lecture", "Lecture"),
];
/// The ids and names of the kinds of outputs.
pub const OUTPUT_KINDS: [(&str, &str); 6] = [
    ("handbook", "Handbook"),
    ("film", "Film"),
    ("exhibit", "Exhibit"),
    ("study", "Study"),
    ("tool", "Tool"),
    ("score", "Score"),
];
/// The ids and names of the categories of places.
pub const CATEGORIES: [(&str, &str); 8] = [
    ("museum", "Museum"),
    ("works", "Works that can be visited"),
    ("monument", "Monument"),
    ("landscape", "Landscape"),
    ("studio", "Studio"),
    ("railway", "Railway"),
    ("waterworks", "Waterworks"),
    ("market", "Market"),
];
/// The ids of the work packages.
pub const WORK_PACKAGES: [&str; 5] = ["wp-1", "wp-2", "wp-3", "wp-4", "wp-5"];

/// `project.json`.
pub fn project(world: &mut World) -> Json {
    let name = |name: &str| Some(text(name));
    let countries = COUNTRIES
        .iter()
        .map(|country| object([("code", name(country.code)), ("name", name(country.name))]));
    let mut languages: Vec<&str> = COUNTRIES.iter().map(|country| country.language).collect();
    languages.push("en");
    languages.sort_unstable();
    languages.dedup();
    let map = [
        ("west", "0.0"),
        ("south", "43.0"),
        ("east", "24.0"),
        ("north", "54.5"),
    ];
    let map = map.map(|(edge, degrees)| (edge, Json::Plain(degrees.into())));
    let facts = facts(world);
    let aims = (0..4).map(|_| {
        let aim = sentences(&mut world.random, 10, 20);
        object([
            ("text", Some(text(aim))),
            ("sources", Some(world.sources())),
        ])
    });
    let aims = aims.collect();
    let nutshell = [(); 2]
        .map(|()| sentences(&mut world.random, 40, 60))
        .join("\n\n");
    object([
        ("name", name("Weir & Workshop")),
        (
            "title",
            name("Weir and workshop: what forty valleys make of their mills"),
        ),
        ("statement", name("Forty valleys, one stream of work")),
        (
            "lead",
            name("Valleys that grew up with their mills show what they make today."),
        ),
        ("nutshell", name(&nutshell)),
        (
            "partnership",
            name("40 partners from eight countries work together."),
        ),
        (
            "outcome",
            name("The project ended after twenty years with a fair of ten days."),
        ),
        (
            "languages",
            Some(Json::List(vec![object([
                ("code", name("en")),
                ("name", name("English")),
            ])])),
        ),
        ("language_names", Some(language_names(&languages))),
        ("url", name("https://valleys.example/")),
        ("start", name("2006-01-01")),
        ("end", name("2025-12-31")),
        ("funding", Some(funding())),
        (
            "accents",
            Some(texts(
                ["steel", "ember", "verdigris", "rust"].map(str::to_owned),
            )),
        ),
        ("map", Some(Json::Object(map.into()))),
        ("map_towns", Some(map_towns(world))),
        ("countries", Some(Json::List(countries.collect()))),
        ("event_kinds", Some(labels(&EVENT_KINDS))),
        ("output_kinds", Some(labels(&OUTPUT_KINDS))),
        ("place_categories", Some(labels(&CATEGORIES))),
        ("aims", Some(Json::List(aims))),
        ("facts", Some(facts)),
        ("sources", Some(world.sources())),
        ("updated", updated()),
    ])
}

/// A town of each region for the map, of a name that neither a partner's town nor another of them has.
fn map_towns(world: &World) -> Json {
    const RANKS: [&str; 5] = ["1", "2", "3", "2", "3"];
    let mut named: Vec<&str> = world
        .regions
        .iter()
        .map(|region| &*region.towns[0].name)
        .collect();
    let mut towns = Vec::new();
    for (region, rank) in world.regions.iter().zip(RANKS.iter().cycle()) {
        let Some(town) = region
            .towns
            .iter()
            .find(|town| !named.contains(&&*town.name))
        else {
            continue;
        };
        named.push(&town.name);
        towns.push(object([
            ("name", Some(text(&town.name))),
            ("at", Some(town.position.degrees())),
            ("rank", Some(Json::Plain((*rank).into()))),
        ]));
    }
    Json::List(towns)
}

fn funding() -> Json {
    let name = |name: &str| Some(text(name));
    object([
        ("rules", name("2021-27")),
        ("union", name("Co-funded by the European Union")),
        ("programme", name("Programme for Valleys")),
        (
            "sentence",
            name("Co-funded by the European Union in the Programme for Valleys."),
        ),
    ])
}

fn labels(labels: &[(&str, &str)]) -> Json {
    let label = |(id, label): &(&str, &str)| {
        object([("id", Some(text(*id))), ("label", Some(text(*label)))])
    };
    Json::List(labels.iter().map(label).collect())
}

/// Languages that have a name; their tag stands for it, as no words of ours are made up for them.
fn language_names(languages: &[&str]) -> Json {
    let named = |code: &&str| object([("code", Some(text(*code))), ("name", Some(text(*code)))]);
    Json::List(languages.iter().map(named).collect())
}

fn facts(world: &mut World) -> Json {
    let facts = [
        "valleys", "partners", "events", "places", "stories", "outputs", "years", "halls",
    ];
    let facts = facts.iter().enumerate().map(|(at, id)| {
        let value = world.random.between(8, 9999).to_string();
        object([
            ("id", Some(text(*id))),
            ("label", Some(text(format!("{id} in all")))),
            ("value", Some(text(&value))),
            ("figure", (at < 4).then(|| text(&value))),
            ("sources", Some(world.sources())),
            ("updated", updated()),
        ])
    });
    Json::List(facts.collect())
}

/// `topics.json`.
pub fn topics(world: &mut World) -> Json {
    let packages = WORK_PACKAGES.iter().enumerate().map(|(at, id)| {
        let mut facts = |count| {
            texts(
                (0..count)
                    .map(|_| sentences(&mut world.random, 12, 30))
                    .collect::<Vec<_>>(),
            )
        };
        object([
            ("id", Some(text(*id))),
            ("code", Some(text(format!("W{}", at + 1)))),
            ("title", Some(text(TOPICS[at].1))),
            ("responsible", Some(text(super::lists::partner_id(at)))),
            ("start", Some(text("2006-01-01"))),
            ("end", Some(text("2025-12-31"))),
            ("facts", Some(facts(6))),
            ("results", Some(facts(4))),
            ("sources", Some(world.sources())),
            ("updated", updated()),
        ])
    });
    let packages = packages.collect();
    let topics = TOPICS.iter().enumerate().map(|(at, (id, title))| {
        object([
            ("id", Some(text(*id))),
            ("code", Some(text(format!("W{}", at + 1)))),
            ("title", Some(text(*title))),
            (
                "invitation",
                Some(text(format!("See what the valleys do in “{title}”"))),
            ),
            ("summary", Some(text(sentences(&mut world.random, 15, 30)))),
            ("work_package", Some(text(WORK_PACKAGES[at]))),
            ("sources", Some(world.sources())),
            ("updated", updated()),
        ])
    });
    object([
        ("topics", Some(Json::List(topics.collect()))),
        ("work_packages", Some(Json::List(packages))),
    ])
}

/// `legal.json`.
pub fn legal(world: &mut World) -> Json {
    let name = |name: &str| Some(text(name));
    let who = format!("Office of the Valleys, {}", person(&mut world.random));
    let controller = object([
        ("name", Some(text(who))),
        ("email", name("mailto:office@valleys.example")),
        (
            "address",
            Some(texts(["Mill Lane 1".to_owned(), "Valley".to_owned()])),
        ),
    ]);
    let bodies = COUNTRIES.iter().map(|country| {
        object([
            ("country", name(country.code)),
            (
                "name",
                Some(text(format!("Office for access, {}", country.name))),
            ),
            (
                "url",
                Some(text(format!("https://access.example/{}", country.code))),
            ),
        ])
    });
    let terms = link("https://creativecommons.org/licenses/by/4.0/".to_owned());
    object([
        ("controller", Some(controller)),
        ("feedback", name("mailto:office@valleys.example")),
        ("enforcement", Some(Json::List(bodies.collect()))),
        (
            "licence",
            Some(object([
                (
                    "text",
                    name("The texts mean nothing and may be used by anyone."),
                ),
                ("terms", Some(terms)),
            ])),
        ),
        ("updated", updated()),
    ])
}
