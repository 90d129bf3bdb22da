//! Another project from content alone: `tests/second` is exported, and nothing of the first project is in it.

mod support;

use inducult::content::check::load;
use inducult::content::store::Site;
use inducult::route::{PLACES, TREE};
use markup5ever_rcdom::{Handle, RcDom};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, LazyLock};
use support::dom::{attribute, classed, elements, named, only, parse, text};
use support::exported::{Export, Workshop, files};
use support::site::{in_repository, json, real_folder, site, source};

/// The languages, and the folders in which their pages lie.
const LANGUAGES: [(&str, &str); 2] = [("sv", ""), ("fi", "fi/")];

static SECOND: LazyLock<Export> =
    LazyLock::new(|| Workshop::new().exported(&second_folder(), None));

fn second_folder() -> PathBuf {
    in_repository("tests/second")
}

fn in_each_language() -> [(Arc<Site>, &'static str); 2] {
    let source = source(&second_folder());
    LANGUAGES.map(|(lang, prefix)| (site(&source, lang), prefix))
}

/// Every page, parsed, by the path of its file.
fn pages() -> impl Iterator<Item = (&'static str, RcDom)> {
    SECOND.pages().map(|(path, html)| (path, parse(html)))
}

fn words(node: &Handle) -> String {
    text(node).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// There are five topics and the style has four accents, which the check says of any project with so many.
#[test]
fn the_check_says_only_that_accents_repeat() {
    let (source, diagnostics) = load(&second_folder());
    assert!(source.is_some(), "{diagnostics}");
    let codes: Vec<_> = diagnostics.iter().map(|told| told.code).collect();
    assert_eq!(codes, ["accents"], "{diagnostics}");
}

/// The paths of all pages below a language, by the content: what has records has pages, one for each.
fn expected_paths() -> BTreeSet<String> {
    let ids = |file: &str, list: &str, folder: &str| -> Vec<String> {
        let content = json(&second_folder().join(file));
        let records = content[list].as_array().unwrap().iter();
        let ids = records.map(|record| record["id"].as_str().unwrap().to_owned());
        ids.map(|id| format!("{folder}/{id}/")).collect()
    };
    let single = [
        "",
        "project/",
        "events/",
        "partners/",
        "map/",
        "outputs/",
        "about/",
        "contact/",
    ];
    let mut paths = BTreeSet::from(single.map(str::to_owned));
    paths.extend(ids("topics.json", "topics", "topics"));
    paths.extend(ids("events.json", "events", "events"));
    paths.extend(ids("partners.json", "partners", "partners"));
    paths.extend(ids("outputs.json", "outputs", "outputs"));
    paths
}

#[test]
fn every_page_exists_in_both_languages_and_the_default_has_no_prefix() {
    let mut expected = BTreeSet::from(["404.html".to_owned()]);
    for (_, prefix) in LANGUAGES {
        let files = expected_paths().into_iter();
        expected.extend(files.map(|path| format!("{prefix}{path}index.html")));
    }
    let found: BTreeSet<String> = SECOND.pages().map(|(path, _)| path.to_owned()).collect();
    assert_eq!(found, expected);
    for (file, dom) in pages() {
        let expected = if file.starts_with("fi/") { "fi" } else { "sv" };
        let lang = attribute(&only(&dom.document, "html"), "lang");
        assert_eq!(lang.as_deref(), Some(expected), "{file}");
    }
}

#[test]
fn what_the_content_lacks_has_no_page_and_no_link() {
    let lacking = |path: &str| path.split('/').any(|part| part == PLACES || part == TREE);
    let mut faults = Vec::new();
    for (file, dom) in pages() {
        let links = elements(&dom.document).into_iter();
        let links = links.filter_map(|element| attribute(&element, "href"));
        let own = links.filter(|href| href.starts_with('/') && lacking(href));
        faults.extend(own.map(|href| format!("{file}: {href}")));
        if lacking(file) {
            faults.push(file.to_owned());
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_event_has_an_agenda() {
    for (site, prefix) in in_each_language() {
        assert!(site.events().iter().all(|event| !event.has_details));
        let details = format!("data/{}/events/", site.lang);
        for path in SECOND
            .files
            .keys()
            .filter(|path| path.starts_with(&details))
        {
            assert!(!SECOND.text(path).contains("\"days\""), "{path}");
        }
        let agenda = site.word(inducult::i18n::key::AGENDA);
        for event in site.events() {
            let dom = SECOND.page(&format!("{prefix}events/{}/index.html", event.id));
            let headings: Vec<_> = named(&dom.document, "h2").iter().map(words).collect();
            assert!(!headings.contains(&agenda), "{}: {headings:?}", event.id);
        }
    }
}

#[test]
fn topics_take_the_accents_in_the_order_of_their_own_project() {
    let order = |folder: PathBuf| -> Vec<String> {
        let project = json(&folder.join("project.json"));
        let accents = project["accents"].as_array().unwrap().iter();
        accents
            .map(|accent| format!("accent-{}", accent.as_str().unwrap()))
            .collect()
    };
    let (own, first) = (order(second_folder()), order(real_folder()));
    assert_ne!(own, first);
    for (site, prefix) in in_each_language() {
        let home = SECOND.page(&format!("{prefix}index.html"));
        let plates = classed(&home.document, "plate");
        assert_eq!(plates.len(), 5);
        for (at, (topic, plate)) in site.topics().iter().zip(&plates).enumerate() {
            let expected = format!("plate {}", own[at % own.len()]);
            assert_eq!(attribute(plate, "class"), Some(expected), "{}", topic.id);
            let page = SECOND.page(&format!("{prefix}topics/{}/index.html", topic.id));
            let opening = format!("sec opening {}", own[at % own.len()]);
            let found = classed(&page.document, "opening");
            assert_eq!(attribute(&found[0], "class"), Some(opening), "{}", topic.id);
        }
    }
}

/// Regulation (EU) 2021/1060, Annex IX: the emblem with the statement of co-funding; no fund is named.
#[test]
fn every_page_shows_the_emblem_with_the_statement_of_co_funding() {
    for (file, dom) in pages() {
        let statement = if file.starts_with("fi/") {
            "Euroopan unionin osarahoittama"
        } else {
            "Medfinansieras av Europeiska unionen"
        };
        let fund = &classed(&dom.document, "fund")[0];
        assert_eq!(classed(fund, "emblem").len(), 1, "{file}");
        let lines: Vec<_> = named(fund, "span").iter().map(words).collect();
        assert_eq!(
            lines,
            [statement, "Interreg Baltic Sea Region 2021–2027"],
            "{file}"
        );
    }
}

#[test]
fn dates_are_written_as_the_languages_write_them() {
    for (event, swedish, finnish) in [
        ("hassja-tang", "13 september 2025", "13. syyskuuta 2025"),
        ("forsta-traffen", "8–9 april 2025", "8.–9. huhtikuuta 2025"),
        (
            "boden-oppnas",
            "12 juni–29 augusti 2027",
            "12. kesäkuuta – 29. elokuuta 2027",
        ),
        ("vagning-oktober", "oktober 2026", "lokakuu 2026"),
    ] {
        for (file, expected) in [
            (format!("events/{event}/index.html"), swedish),
            (format!("fi/events/{event}/index.html"), finnish),
        ] {
            let dom = SECOND.page(&file);
            let days = named(&only(&dom.document, "main"), "time");
            assert_eq!(words(&days[0]), expected, "{file}");
        }
    }
}

#[test]
fn nothing_is_of_the_first_project() {
    let found = first_project_in(&SECOND.files);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
#[ignore = "needs the real wasm: `cargo xtask test` runs it on the export that its browser tests read"]
fn nothing_is_of_the_first_project_with_the_real_shell() {
    let folder = std::env::var_os("SECOND_SITE").expect("SECOND_SITE names the exported folder");
    let files = files(&in_repository("").join(folder));
    let is_wasm = |bytes: &Vec<u8>| bytes.starts_with(b"\0asm") && bytes.len() > 100_000;
    assert!(files.values().any(is_wasm), "there is no wasm in it");
    let found = first_project_in(&files);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The control: what the search looks for is found in the first project's own export.
#[test]
fn the_search_finds_the_first_project_where_it_is() {
    let first = Workshop::new().exported(&real_folder(), None);
    let found = first_project_in(&first.files);
    for (path, _) in first.pages() {
        assert!(
            found.iter().any(|fault| fault.starts_with(path)),
            "nothing in {path}"
        );
    }
    let partners = json(&real_folder().join("partners.json"));
    for partner in partners["partners"].as_array().unwrap() {
        let name = partner["local_name"].as_str().unwrap();
        assert!(
            found
                .iter()
                .any(|fault| fault.ends_with(&format!(": {name}"))),
            "{name}"
        );
    }
}

/// Where files hold words of the first project, as "file: words". The crate is named after it, and so are its files and
/// the paths of its types in the wasm; any other use of the name is told as well.
fn first_project_in(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let wanted: Vec<(&String, Vec<&str>)> = FIRST.iter().map(|s| (s, parts(s).collect())).collect();
    let mut found = Vec::new();
    for (path, bytes) in files {
        let text = as_read(&String::from_utf8_lossy(bytes));
        let there: BTreeSet<&str> = parts(&text).collect();
        let here = wanted.iter().filter(|(whole, of_it)| {
            // A name counts as a whole word: a town may be a syllable of another word.
            of_it.iter().all(|part| there.contains(part)) && text.contains(*whole)
        });
        found.extend(here.map(|(whole, _)| format!("{path}: {whole}")));
        found.extend(other_uses_of_the_name(&text).map(|use_| format!("{path}: {use_}")));
    }
    found
}

/// The words of a text, letters and digits each.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|part| !part.is_empty())
}

/// A file's text without what HTML and JSON write otherwise than it is read.
fn as_read(text: &str) -> String {
    [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
        ("\\\"", "\""),
    ]
    .iter()
    .fold(text.to_owned(), |text, (written, read)| {
        text.replace(written, read)
    })
}

/// The name in any case where it is not the crate's: in the name of a file (`inducult-<hash>`, `inducult_bg`) or in the
/// path of a type (`inducult::content::Site`).
fn other_uses_of_the_name(text: &str) -> impl Iterator<Item = String> {
    let name = env!("CARGO_PKG_NAME");
    let small = text.to_ascii_lowercase();
    let at: Vec<usize> = small.match_indices(name).map(|(at, _)| at).collect();
    at.into_iter().filter_map(move |at| {
        let rest = &text[at..];
        let of_the_crate = rest
            .strip_prefix(name)
            .is_some_and(|after| ["-", "_", "::"].iter().any(|sign| after.starts_with(sign)));
        (!of_the_crate).then(|| rest.chars().take(name.len() + 20).collect())
    })
}

/// What must not stand in another project's export: the names of the first one (project, partners, regions, towns,
/// places, events, countries) and all its sentences, in every language that it has.
static FIRST: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let mut found = BTreeSet::new();
    for (path, bytes) in files(&real_folder()) {
        if path.starts_with("schema/") {
            continue;
        }
        let content: Value = serde_json::from_slice(&bytes).unwrap();
        gather("", &content, &path, &mut found);
    }
    assert!(
        found.len() > 500,
        "only {} names and sentences",
        found.len()
    );
    found
});

/// Collects from a value that stands under a key.
fn gather(key: &str, value: &Value, file: &str, found: &mut BTreeSet<String>) {
    match value {
        // The patterns of dates and the rules of plurals belong to a language and not to a project.
        _ if key == "$schema"
            || (file.starts_with("i18n/") && ["dates", "plural"].contains(&key)) => {}
        Value::String(text) => {
            let names = ["name", "local_name", "short_name", "town", "venue"];
            let is_title = file == "events.json" && key == "title";
            if (names.contains(&key) || is_title) && text.chars().count() >= SHORTEST_NAME {
                found.insert(text.clone());
            }
            found.extend(sentences(text));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(key, item, file, found)),
        Value::Object(fields) => fields.iter().for_each(|(name, field)| {
            // A text in several languages has the name of its field.
            let is_language = name.len() == 2 && field.is_string();
            gather(if is_language { key } else { name }, field, file, found);
        }),
        _ => {}
    }
}

/// Shorter names would be found by chance in compressed or compiled bytes.
const SHORTEST_NAME: usize = 4;

/// The sentences of a text that are long enough to be nobody else's, without the marks around words.
fn sentences(text: &str) -> impl Iterator<Item = String> {
    text.split(['\n', '*', '[', ']', '(', ')'])
        .flat_map(|line| line.split(". "))
        .map(|sentence| sentence.trim().to_owned())
        .filter(|sentence| sentence.chars().count() > 25)
}
