//! Weighs an exported site and lists the crates in its wasm, against the bars that the site has to keep.

use crate::export::PAGE_LIMIT;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// kB are 1000 bytes, after brotli 11.
/// 164 with the pages of events and partners, 206 with all pages, 296 with agendas at work; at most 320 with map and tree
/// too.
const WASM_AND_GLUE: Bar = Bar { kb: 320 };
const PAGE: Bar = Bar { kb: 30 };
const MAP_PAGE: Bar = Bar { kb: 45 };
const PAGE_JSON: Bar = Bar { kb: 20 };

/// The crates that may be in the wasm, a name a line.
const ALLOWED_CRATES: &str = include_str!("wasm-crates.txt");

/// Prints the weights of the exported site in `dir` and the number of crates in its wasm; the last line says whether
/// every bar is kept. Asks `cargo tree`, so it needs the checkout that this binary was built from.
///
/// # Errors
/// The bars that are passed, a line each; or what could not be read.
pub(crate) fn run(dir: &Path) -> Result<(), String> {
    let site = Files::read(dir)?;
    let parts = [code(&site)?, pages(&site), data(&site), fonts(&site)];
    let mut faults: Vec<String> = Vec::new();
    print!("{}", table(parts.iter().flatten()));
    for row in parts.iter().flatten() {
        faults.extend(row.fault());
    }
    faults.extend(large_pages(&site));
    let crates = wasm_crates()?;
    println!("\ncrates in the wasm: {}", crates.len());
    faults.extend(crate_faults(&crates, ALLOWED_CRATES));
    if faults.is_empty() {
        println!("\nbudget: pass");
        return Ok(());
    }
    Err(format!("\nbudget: fail\n  {}", faults.join("\n  ")))
}

/// A bar in kB.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bar {
    kb: usize,
}

/// What something weighs, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    brotli: usize,
    gzip: usize,
    raw: usize,
}

/// A line of the table.
#[derive(Debug)]
struct Row {
    name: String,
    weight: Weight,
    bar: Option<Bar>,
}

impl Row {
    fn fault(&self) -> Option<String> {
        let bar = self.bar?.kb * 1000;
        (self.weight.brotli > bar).then(|| {
            let over = self.weight.brotli - bar;
            format!(
                "{}: {} bytes of brotli, {over} above its bar of {bar}",
                self.name, self.weight.brotli
            )
        })
    }
}

/// The files of an exported site by their paths, `/` between names on every system.
struct Files(BTreeMap<String, Vec<u8>>);

impl Files {
    fn read(dir: &Path) -> Result<Self, String> {
        let mut files = BTreeMap::new();
        let mut folders: Vec<PathBuf> = vec![dir.to_owned()];
        while let Some(folder) = folders.pop() {
            let cannot = |e| {
                format!(
                    "cannot read {}: {e}; export the site first",
                    folder.display()
                )
            };
            for entry in fs::read_dir(&folder).map_err(cannot)? {
                let path = entry.map_err(cannot)?.path();
                if is_hidden(&path) {
                    continue;
                }
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = fs::read(&path)
                        .map_err(|e| format!("cannot read {}: {e}", path.display()))?;
                    files.insert(name_in(dir, &path), bytes);
                }
            }
        }
        Ok(Self(files))
    }

    fn ending(&self, end: &str) -> impl Iterator<Item = (&str, &[u8])> {
        self.0
            .iter()
            .filter(move |(name, _)| name.ends_with(end))
            .map(|(name, bytes)| (name.as_str(), &bytes[..]))
    }
}

/// Trunk leaves `.stage` and `.trunk-lock` beside the site.
fn is_hidden(path: &Path) -> bool {
    path.file_name()
        .is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

fn name_in(dir: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(dir).unwrap_or(path);
    inner
        .iter()
        .map(|part| part.to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
}

fn weigh(bytes: &[u8]) -> Weight {
    Weight {
        raw: bytes.len(),
        gzip: gzip(bytes),
        brotli: brotli(bytes),
    }
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder
        .write_all(bytes)
        .and_then(|()| encoder.finish())
        .expect("memory takes every byte")
        .len()
}

fn brotli(bytes: &[u8]) -> usize {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &params).expect("memory takes every byte");
    out.len()
}

/// The wasm, the glue made for it, both together, and the scripts written by hand.
fn code(site: &Files) -> Result<Vec<Row>, String> {
    let (wasm, glue) = (named_file(site, "data-wasm")?, named_file(site, "data-js")?);
    let mut rows = vec![Row {
        name: "wasm".to_owned(),
        weight: weigh(&site.0[wasm]),
        bar: None,
    }];
    // wasm-bindgen puts scripts that crates bring with them into `snippets/`; the glue imports them.
    let (of_glue, by_hand): (Vec<_>, Vec<_>) = site
        .ending(".js")
        .partition(|(name, _)| *name == glue || name.starts_with("snippets/"));
    let mut both = rows[0].weight;
    for (name, bytes) in of_glue {
        let weight = weigh(bytes);
        both.add(weight);
        rows.push(Row {
            name: if name == glue { "glue" } else { name }.to_owned(),
            weight,
            bar: None,
        });
    }
    rows.push(Row {
        name: "wasm + glue".to_owned(),
        weight: both,
        bar: Some(WASM_AND_GLUE),
    });
    rows.extend(by_hand.into_iter().map(|(name, bytes)| Row {
        name: name.to_owned(),
        weight: weigh(bytes),
        bar: None,
    }));
    Ok(rows)
}

/// The file that an attribute of the home page's `<meta name="app">` names, as the loader reads it.
fn named_file<'a>(site: &'a Files, name_of_attribute: &str) -> Result<&'a str, String> {
    let home = site
        .0
        .get("index.html")
        .map(|html| String::from_utf8_lossy(html));
    let value = home
        .as_deref()
        .and_then(|html| attribute(html, name_of_attribute));
    let name = value.and_then(|path| path.rsplit('/').next());
    name.and_then(|name| site.0.get_key_value(name))
        .map(|(name, _)| name.as_str())
        .ok_or_else(|| {
            format!("index.html names no file of the folder in {name_of_attribute}; build and export the site again")
        })
}

impl Weight {
    fn add(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// The heaviest page of each kind, and the style that stands inside every page.
fn pages(site: &Files) -> Vec<Row> {
    let languages = languages(site);
    let mut heaviest: BTreeMap<String, (Weight, &str)> = BTreeMap::new();
    let mut style = None;
    for (name, bytes) in site.ending(".html") {
        let this = (weigh(bytes), name);
        let most = heaviest
            .entry(kind_of_page(name, &languages))
            .or_insert(this);
        *most = this.max(*most);
        style = style.or_else(|| inner_style(bytes));
    }
    let mut rows: Vec<Row> = heaviest
        .into_iter()
        .map(|(kind, (weight, name))| Row {
            bar: Some(if kind == "/map/" { MAP_PAGE } else { PAGE }),
            name: format!("page {kind} ({name})"),
            weight,
        })
        .collect();
    rows.extend(style.map(|css| Row {
        name: "style in each page".to_owned(),
        weight: weigh(css),
        bar: None,
    }));
    rows
}

/// A fault for each page that has more HTML than [`PAGE_LIMIT`], whatever it weighs on the wire.
fn large_pages(site: &Files) -> Vec<String> {
    let large = site
        .ending(".html")
        .filter(|(_, bytes)| bytes.len() > PAGE_LIMIT);
    let fault = |(name, bytes): (&str, &[u8])| {
        format!(
            "page {name}: {} bytes of HTML, {} above the bar of {PAGE_LIMIT}",
            bytes.len(),
            bytes.len() - PAGE_LIMIT
        )
    };
    large.map(fault).collect()
}

fn inner_style(html: &[u8]) -> Option<&[u8]> {
    let find = |what: &[u8], from: usize| {
        html[from..]
            .windows(what.len())
            .position(|part| part == what)
            .map(|at| from + at)
    };
    let start = find(b"<style>", 0)? + b"<style>".len();
    Some(&html[start..find(b"</style>", start)?])
}

/// The languages of the site: the folders below `data/` that hold an interface's words or records.
fn languages(site: &Files) -> BTreeSet<&str> {
    site.ending("/project.json")
        .filter_map(|(name, _)| name.strip_prefix("data/")?.strip_suffix("/project.json"))
        .filter(|lang| !lang.contains('/'))
        .collect()
}

/// The pattern of a page's address without its language: `de/events/x/index.html` is `/events/<id>/`.
fn kind_of_page(name: &str, languages: &BTreeSet<&str>) -> String {
    let Some(folder) = name.strip_suffix("index.html") else {
        return format!("/{name}");
    };
    let mut parts: Vec<&str> = folder.split_terminator('/').collect();
    if parts.first().is_some_and(|first| languages.contains(first)) {
        parts.remove(0);
    }
    let pattern = |(at, part): (usize, &&str)| match (at, *part) {
        (0, section) => format!("/{section}"),
        (1, "forge") if parts[0] == "tree" => "/forge".to_owned(),
        (1, year) if parts[0] == "events" && year.bytes().all(|b| b.is_ascii_digit()) => {
            "/<year>".to_owned()
        }
        (1, _) => "/<id>".to_owned(),
        _ => "/<date>".to_owned(),
    };
    parts.iter().enumerate().map(pattern).collect::<String>() + "/"
}

/// The JSON that a page of each kind asks for, at its heaviest, and each file of the heaviest language.
fn data(site: &Files) -> Vec<Row> {
    let languages = languages(site);
    let files: BTreeMap<&str, Weight> = site
        .ending(".json")
        .filter(|(name, _)| name.starts_with("data/"))
        .map(|(name, bytes)| (name, weigh(bytes)))
        .collect();
    let mut heaviest: BTreeMap<String, Weight> = BTreeMap::new();
    for (name, bytes) in site.ending(".html") {
        let most = heaviest.entry(kind_of_page(name, &languages)).or_default();
        *most = data_of_page(&String::from_utf8_lossy(bytes), &files).max(*most);
    }
    let mut rows: Vec<Row> = heaviest
        .into_iter()
        .map(|(kind, weight)| Row {
            name: format!("JSON of page {kind}"),
            weight,
            bar: Some(PAGE_JSON),
        })
        .collect();
    rows.extend(files_of_heaviest_language(&files, &languages));
    rows
}

/// The sum of the files that the loader asks for, by the stamp on the page's body.
fn data_of_page(html: &str, files: &BTreeMap<&str, Weight>) -> Weight {
    let stamped = |name| attribute(html, name).unwrap_or_default();
    let folder = stamped("data-data");
    let folder = folder.strip_prefix(stamped("data-base")).unwrap_or(folder);
    let mut sum = Weight::default();
    for name in stamped("data-files").split_whitespace() {
        sum.add(
            files
                .get(&*format!("{folder}{name}"))
                .copied()
                .unwrap_or_default(),
        );
    }
    sum
}

fn files_of_heaviest_language(
    files: &BTreeMap<&str, Weight>,
    languages: &BTreeSet<&str>,
) -> Vec<Row> {
    let of_language = |lang: &&str| {
        let folder = format!("data/{lang}/");
        let mut sum = Weight::default();
        let mut rows: Vec<Row> = Vec::new();
        for (name, weight) in files.iter().filter(|(name, _)| name.starts_with(&folder)) {
            sum.add(*weight);
            rows.push(Row {
                name: (*name).to_owned(),
                weight: *weight,
                bar: None,
            });
        }
        (sum, rows)
    };
    languages
        .iter()
        .map(of_language)
        .max_by_key(|(sum, _)| *sum)
        .map_or(Vec::new(), |(_, rows)| rows)
}

/// The value of the first attribute of that name.
fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(&format!(" {name}=\""))?;
    rest.split('"').next()
}

fn fonts(site: &Files) -> Vec<Row> {
    site.ending(".woff2")
        .map(|(name, bytes)| Row {
            name: name.to_owned(),
            weight: weigh(bytes),
            bar: None,
        })
        .collect()
}

fn table<'a>(rows: impl Iterator<Item = &'a Row> + Clone) -> String {
    let width = rows
        .clone()
        .map(|row| row.name.chars().count())
        .max()
        .unwrap_or(0);
    let mut text = format!(
        "{:width$} {:>10} {:>10} {:>10} {:>8}\n",
        "bytes", "raw", "gzip 9", "brotli 11", "bar"
    );
    for row in rows {
        let Weight { raw, gzip, brotli } = row.weight;
        let bar = row
            .bar
            .map_or(String::new(), |bar| format!("{} kB", bar.kb));
        text += &format!(
            "{:width$} {raw:>10} {gzip:>10} {brotli:>10} {bar:>8}\n",
            row.name
        );
    }
    text
}

/// The names of the crates that are compiled into the wasm.
fn wasm_crates() -> Result<BTreeSet<String>, String> {
    let out = Command::new("cargo")
        .args([
            "tree",
            "--locked",
            "--edges",
            "normal,no-proc-macro",
            "--prefix",
            "none",
        ])
        .args([
            "--target",
            "wasm32-unknown-unknown",
            "--no-default-features",
            "--features",
            "hydrate",
        ])
        .args([
            "--manifest-path",
            concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
        ])
        .output()
        .map_err(|e| format!("cannot run cargo tree: {e}"))?;
    if !out.status.success() {
        return Err(format!(
            "cargo tree failed:\n{}",
            String::from_utf8_lossy(&out.stderr)
        ));
    }
    let own = env!("CARGO_PKG_NAME");
    let lines = String::from_utf8_lossy(&out.stdout);
    let names = lines
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    Ok(names
        .filter(|name| *name != own)
        .map(str::to_owned)
        .collect())
}

fn crate_faults(found: &BTreeSet<String>, allowed: &str) -> Vec<String> {
    let allowed: BTreeSet<String> = allowed
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(str::to_owned)
        .collect();
    let list = "src/bin/site/wasm-crates.txt";
    let new = found.difference(&allowed).map(|name| {
        format!("crate {name} is new in the wasm; add it to {list} if it earns its bytes")
    });
    let gone = allowed
        .difference(found)
        .map(|name| format!("crate {name} is no longer in the wasm; take it out of {list}"));
    new.chain(gone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Files {
        Files(
            files
                .iter()
                .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
                .collect(),
        )
    }

    #[test]
    fn kinds_of_pages() {
        let languages = BTreeSet::from(["en", "de"]);
        for (name, kind) in [
            ("index.html", "/"),
            ("de/index.html", "/"),
            ("404.html", "/404.html"),
            ("events/index.html", "/events/"),
            ("de/events/2018/index.html", "/events/<year>/"),
            ("events/meeting-5/index.html", "/events/<id>/"),
            (
                "events/meeting-5/2018-10-15/index.html",
                "/events/<id>/<date>/",
            ),
            ("tree/forge/index.html", "/tree/forge/"),
            ("tree/leaf-1/index.html", "/tree/<id>/"),
        ] {
            assert_eq!(kind_of_page(name, &languages), kind, "{name}");
        }
    }

    #[test]
    fn the_heaviest_page_of_a_kind_counts_in_any_language() {
        let site = site(&[
            ("data/de/project.json", "{}"),
            ("index.html", "<style>a{}</style>"),
            ("de/index.html", "<style>a{}</style> and more words here"),
        ]);
        let rows = pages(&site);
        assert_eq!(rows[0].name, "page / (de/index.html)");
        assert_eq!(
            (rows[1].name.as_str(), rows[1].weight.raw),
            ("style in each page", 3)
        );
    }

    #[test]
    fn wasm_and_glue_are_what_the_page_names() {
        let files = [
            (
                "index.html",
                r#"<meta data-js="/sub/app-1.js" data-wasm="/sub/app-2_bg.wasm">"#,
            ),
            ("app-2_bg.wasm", "1234"),
            ("app-1.js", "12"),
            ("snippets/x/inline0.js", "1"),
            ("loader-2.js", "123"),
        ];
        let rows = code(&site(&files)).unwrap();
        let raw: Vec<_> = rows
            .iter()
            .map(|row| (row.name.as_str(), row.weight.raw))
            .collect();
        let expected = [
            ("wasm", 4),
            ("glue", 2),
            ("snippets/x/inline0.js", 1),
            ("wasm + glue", 7),
            ("loader-2.js", 3),
        ];
        assert_eq!(raw, expected);
        let fault = |files| code(&site(files)).unwrap_err();
        assert!(fault(&files[1..]).contains("names no file of the folder in data-wasm"));
        assert!(fault(&files[..2]).contains("names no file of the folder in data-js"));
    }

    #[test]
    fn the_data_of_a_page_are_the_files_of_its_stamp() {
        let page =
            r#"<body data-base="/sub/" data-data="/sub/data/en/" data-files="a.json b/c.json">"#;
        let files = [
            ("data/en/project.json", "{}"),
            ("data/en/a.json", "[1]"),
            ("data/en/b/c.json", "[12]"),
            ("data/en/other.json", "[12345]"),
            ("events/index.html", page),
        ];
        let rows = data(&site(&files));
        assert_eq!(rows[0].name, "JSON of page /events/");
        assert_eq!((rows[0].weight.raw, rows[0].bar), (7, Some(PAGE_JSON)));
        assert_eq!(rows.len(), 5);
    }

    #[test]
    fn a_page_may_not_be_long_even_if_it_packs_well() {
        let (fits, long) = ("x".repeat(PAGE_LIMIT), "x".repeat(PAGE_LIMIT + 1));
        let site = site(&[("index.html", &fits), ("events/index.html", &long)]);
        assert_eq!(
            large_pages(&site),
            ["page events/index.html: 300001 bytes of HTML, 1 above the bar of 300000"]
        );
    }

    #[test]
    fn above_a_bar_is_a_fault() {
        let row = |brotli| Row {
            name: "page".to_owned(),
            weight: Weight {
                brotli,
                ..Weight::default()
            },
            bar: Some(Bar { kb: 30 }),
        };
        assert_eq!(row(30_000).fault(), None);
        assert_eq!(
            row(30_001).fault().unwrap(),
            "page: 30001 bytes of brotli, 1 above its bar of 30000"
        );
    }

    #[test]
    fn new_and_vanished_crates_are_faults() {
        let found = BTreeSet::from(["leptos".to_owned(), "regex".to_owned()]);
        let faults = crate_faults(&found, "# why\nleptos\nserde\n");
        assert_eq!(faults.len(), 2);
        assert!(faults[0].starts_with("crate regex is new"), "{}", faults[0]);
        assert!(
            faults[1].starts_with("crate serde is no longer"),
            "{}",
            faults[1]
        );
    }

    #[test]
    fn weights_are_of_the_compressed_bytes() {
        let text = "industrial culture ".repeat(500);
        let weight = weigh(text.as_bytes());
        assert_eq!(weight.raw, text.len());
        assert!(
            weight.brotli < weight.gzip && weight.gzip < 200,
            "{weight:?}"
        );
    }
}
