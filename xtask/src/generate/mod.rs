//! A large data folder of an invented project, the same to the byte on every machine: what a site has to carry.

mod json;
mod lists;
mod project;
mod random;
mod words;

use json::Json;
use random::Random;
use std::fs;
use std::io;
use std::path::Path;

/// How many records there are at full size.
const EVENTS: usize = 10_000;
const PLACES: usize = 10_000;
const STORIES: usize = 10_000;
const ENTRIES: usize = 5_000;
const OUTPUTS: usize = 200;

/// What every generated record is made from, so that lists agree with each other.
struct World {
    random: Random,
    regions: Vec<Region>,
}

/// A region with its towns, those with most places first.
struct Region {
    id: String,
    name: String,
    country: &'static Country,
    towns: Vec<Town>,
}

/// A town and where it is.
struct Town {
    name: String,
    position: Position,
}

/// Ten-thousandths of a degree north and east.
#[derive(Clone, Copy)]
struct Position {
    lat: i64,
    lon: i64,
}

/// A country, and roughly the middles of its regions in degrees north and east, well inside its borders.
struct Country {
    code: &'static str,
    name: &'static str,
    language: &'static str,
    zone: &'static str,
    regions: [(f32, f32); 5],
}

const COUNTRIES: [Country; 8] = [
    Country {
        code: "BE",
        name: "Belgium",
        language: "nl",
        zone: "Europe/Brussels",
        regions: [
            (50.9, 5.3),
            (50.5, 4.0),
            (50.9, 3.5),
            (50.2, 5.2),
            (50.6, 5.6),
        ],
    },
    Country {
        code: "CZ",
        name: "Czechia",
        language: "cs",
        zone: "Europe/Prague",
        regions: [
            (50.2, 13.2),
            (49.7, 17.8),
            (49.2, 16.5),
            (50.5, 15.4),
            (49.4, 14.6),
        ],
    },
    Country {
        code: "DE",
        name: "Germany",
        language: "de",
        zone: "Europe/Berlin",
        regions: [
            (51.4, 7.2),
            (51.5, 14.2),
            (49.4, 7.6),
            (52.3, 10.3),
            (48.7, 11.2),
        ],
    },
    Country {
        code: "FR",
        name: "France",
        language: "fr",
        zone: "Europe/Paris",
        regions: [
            (50.0, 3.2),
            (45.6, 4.5),
            (48.6, 6.4),
            (47.0, 4.4),
            (44.5, 2.3),
        ],
    },
    Country {
        code: "HU",
        name: "Hungary",
        language: "hu",
        zone: "Europe/Budapest",
        regions: [
            (48.0, 20.6),
            (47.2, 18.2),
            (46.3, 18.3),
            (47.1, 16.8),
            (47.5, 21.4),
        ],
    },
    Country {
        code: "NL",
        name: "Netherlands",
        language: "nl",
        zone: "Europe/Amsterdam",
        regions: [
            (51.6, 5.2),
            (52.2, 6.5),
            (52.1, 5.2),
            (53.0, 6.2),
            (51.2, 5.9),
        ],
    },
    Country {
        code: "PL",
        name: "Poland",
        language: "pl",
        zone: "Europe/Warsaw",
        regions: [
            (50.3, 18.9),
            (51.7, 19.4),
            (50.8, 16.5),
            (50.9, 21.1),
            (53.2, 18.3),
        ],
    },
    Country {
        code: "SK",
        name: "Slovakia",
        language: "sk",
        zone: "Europe/Bratislava",
        regions: [
            (48.7, 21.0),
            (48.6, 19.1),
            (48.5, 17.8),
            (49.1, 19.6),
            (48.2, 18.5),
        ],
    },
];

/// Writes a data folder without errors into `dir`, in place of what the last one left there. The numbers of events,
/// places, stories, outputs and agenda entries are those of full size divided by `scale`. `catalogue` is the text of
/// the interface's words.
///
/// # Errors
/// What the system says of a file that can't be written.
pub fn write(dir: &Path, scale: usize, catalogue: &str) -> io::Result<()> {
    let mut world = World::new();
    let partners = lists::partners(&mut world);
    let (events, details) = lists::events(&mut world, EVENTS / scale, ENTRIES / scale);
    let files = [
        ("project.json", project::project(&mut world)),
        ("topics.json", project::topics(&mut world)),
        ("partners.json", partners),
        ("events.json", events),
        ("outputs.json", lists::outputs(&mut world, OUTPUTS / scale)),
        ("places.json", lists::places(&mut world, PLACES / scale)),
        ("stories.json", lists::stories(&mut world, STORIES / scale)),
        ("legal.json", project::legal(&mut world)),
    ];
    let of_events = dir.join("events");
    if of_events.exists() {
        fs::remove_dir_all(&of_events)?;
    }
    fs::create_dir_all(&of_events)?;
    fs::create_dir_all(dir.join("i18n"))?;
    fs::write(dir.join("i18n/en.json"), catalogue)?;
    for (file, json) in files {
        fs::write(dir.join(file), json.to_string())?;
    }
    for (id, json) in details {
        fs::write(of_events.join(format!("{id}.json")), json.to_string())?;
    }
    Ok(())
}

impl World {
    fn new() -> Self {
        const SEED: u64 = 20;
        const TOWNS: usize = 25;
        let mut random = Random::new(SEED);
        let mut regions = Vec::new();
        for country in &COUNTRIES {
            for (north, east) in country.regions {
                let middle = Position {
                    lat: ten_thousandths(north),
                    lon: ten_thousandths(east),
                };
                let towns = (0..TOWNS).map(|_| Town {
                    name: words::town(&mut random),
                    position: middle.near(3500, &mut random),
                });
                let towns: Vec<Town> = towns.collect();
                regions.push(Region {
                    id: format!("region-{:02}", regions.len() + 1),
                    name: format!("{} Valley", towns[0].name),
                    country,
                    towns,
                });
            }
        }
        Self { random, regions }
    }

    /// A region, some of which have much more than others, and one of its towns.
    fn somewhere(&mut self) -> (usize, usize) {
        let region = match self.random.below(3) {
            0 => self.random.early(self.regions.len()),
            _ => self.random.below(self.regions.len()),
        };
        let town = self.random.early(self.regions[region].towns.len());
        (region, town)
    }

    /// One or two addresses of pages that don't exist (RFC 2606).
    fn sources(&mut self) -> Json {
        let count = self.random.between(1, 2);
        let sources = (0..count).map(|_| {
            let page = self.random.below(100_000);
            link(format!("https://archive.example/pages/{page}"))
        });
        Json::List(sources.collect())
    }

    /// Some of a few ids, each at most once, in their order.
    fn some_of(&mut self, ids: &[&str], percent: usize) -> Json {
        json::texts(
            ids.iter()
                .filter(|_| self.random.chance(percent))
                .map(|id| (*id).to_owned()),
        )
    }
}

impl Position {
    fn near(self, reach: i64, random: &mut Random) -> Self {
        Self {
            lat: self.lat + random.near(reach),
            lon: self.lon + random.near(reach),
        }
    }

    fn json(self, precision: &'static str) -> Json {
        let [lat, lon] = self.fields();
        Json::Object(vec![lat, lon, ("precision", json::text(precision))])
    }

    /// The same without a word on how exact it is.
    fn degrees(self) -> Json {
        Json::Object(self.fields().into())
    }

    fn fields(self) -> [(&'static str, Json); 2] {
        let degrees = |value: i64| Json::Plain(format!("{}.{:04}", value / 10_000, value % 10_000));
        [("lat", degrees(self.lat)), ("lon", degrees(self.lon))]
    }
}

/// Degrees that are written with one digit after the point, exactly.
fn ten_thousandths(degrees: f32) -> i64 {
    (degrees * 10.0).round() as i64 * 1000
}

fn link(url: String) -> Json {
    Json::Object(vec![("url", json::text(url))])
}

/// An object from its fields, of which those without a value are left out.
fn object<const N: usize>(fields: [(&'static str, Option<Json>); N]) -> Json {
    let fields = fields.into_iter();
    Json::Object(
        fields
            .filter_map(|(name, value)| Some((name, value?)))
            .collect(),
    )
}

/// The day on which every record was last changed.
fn updated() -> Option<Json> {
    Some(json::text("2026-01-31"))
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, write};
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    fn files(dir: &Path) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for folder in [dir.to_owned(), dir.join("events")] {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    let name = path.file_name().unwrap().to_string_lossy().into_owned();
                    found.insert(name, fs::read_to_string(path).unwrap());
                }
            }
        }
        found
    }

    /// FNV-1a, to hold many bytes in one number.
    fn print_of(files: &BTreeMap<String, String>) -> u64 {
        let bytes = files
            .iter()
            .flat_map(|(name, text)| name.bytes().chain(text.bytes()));
        bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }

    #[test]
    fn it_is_the_same_on_every_machine_and_leaves_nothing_of_the_last() {
        let dir = std::env::temp_dir().join(format!("xtask-generate-{}", std::process::id()));
        write(&dir, 50, "{}").unwrap();
        fs::write(dir.join("events/left.json"), "{}").unwrap();
        write(&dir, 100, "{}").unwrap();
        let found = files(&dir);
        fs::remove_dir_all(&dir).unwrap();
        assert!(!found.contains_key("left.json"));
        assert_eq!(found["places.json"].matches("\"category\"").count(), 100);
        assert_eq!(print_of(&found), 0xb15847ebc2dedf87);
    }

    #[test]
    fn countries_are_in_the_order_of_their_codes() {
        assert!(COUNTRIES.is_sorted_by(|a, b| a.code < b.code));
    }
}
