//! The whole export as the binary writes it: every page in every language, its links, its head and policy, and what
//! happens when something is wrong.

mod support;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use inducult::content::check::Source;
use inducult::content::read::read;
use inducult::content::store::{File, PROJECT, Site, catalogue_path};
use inducult::model::lang::Lang;
use inducult::page::route_at;
use inducult::route::{Route, routes};
use markup5ever_rcdom::RcDom;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::{Arc, LazyLock};
use support::dom::{attribute, attributes, elements, name, named, only, parse, text, write};
use support::exported::{Export, Workshop, files, stamp};
use support::site::{
    body, good, good_folder, in_repository, json, real, real_folder, site, write_json,
};

/// This site's content for no address.
static PLAIN: LazyLock<Export> = LazyLock::new(|| Workshop::new().exported(&real_folder(), None));

/// This site's content for a folder of a host.
static IN_FOLDER: LazyLock<Export> =
    LazyLock::new(|| Workshop::new().exported(&real_folder(), Some("https://host.example/sub/")));

/// Content in two languages, for the address that stands in it.
static TWO_LANGUAGES: LazyLock<Export> =
    LazyLock::new(|| Workshop::new().exported(good_folder().path(), None));

/// An export with the path at which it stands.
struct Exported {
    base: &'static str,
    export: &'static Export,
}

fn all() -> [Exported; 3] {
    [
        ("/", &*PLAIN),
        ("/sub/", &*IN_FOLDER),
        ("/mills/", &*TWO_LANGUAGES),
    ]
    .map(|(base, export)| Exported { base, export })
}

/// Asks every page of every export, and fails with all faults at once.
fn every_page(ask: impl Fn(&str, &RcDom) -> Vec<String>) {
    let mut faults = Vec::new();
    for Exported { base, export } in all() {
        for (path, html) in export.pages() {
            let found = ask(path, &parse(html));
            faults.extend(
                found
                    .into_iter()
                    .map(|fault| format!("{base}{path}: {fault}")),
            );
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A fault where a count isn't one.
fn one(what: &str, count: usize) -> Option<String> {
    (count != 1).then(|| format!("{count} {what}"))
}

#[test]
fn two_exports_are_the_same_to_the_byte() {
    let again = Workshop::new().exported(&real_folder(), None);
    let paths = |export: &Export| export.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(paths(&PLAIN), paths(&again));
    let differing: Vec<_> = PLAIN
        .files
        .iter()
        .filter(|(path, bytes)| again.files[*path] != **bytes)
        .map(|(path, _)| path)
        .collect();
    assert_eq!(differing, [""; 0]);
}

#[test]
fn a_later_export_leaves_nothing_of_an_earlier_one() {
    let shop = Workshop::new();
    shop.exported(good_folder().path(), None);
    let after = shop.exported(&real_folder(), None);
    assert!(after.files.keys().eq(PLAIN.files.keys()));
}

/// What the HTML standard's serialisation (13.3) writes otherwise than we do, and means the same: the doctype in
/// capitals, no line break around it and the root's tag, a comment written in full, the paths of the base map closed by
/// a tag, the line break after `</body>` in the body, the space that doesn't break by its name.
fn as_serialised(html: &str) -> String {
    let html = html
        .replacen("<!doctype html>\n", "<!DOCTYPE html>", 1)
        .replacen(">\n<head>", "><head>", 1)
        .replace("<!>", "<!---->")
        .replace("/>", "></path>")
        .replace('\u{a0}', "&nbsp;");
    match html.strip_suffix("</body>\n</html>\n") {
        Some(begun) => format!("{begun}\n\n</body></html>"),
        None => html,
    }
}

#[test]
fn parsed_and_written_again_each_page_is_the_same() {
    for Exported { export, .. } in all() {
        for (path, html) in export.pages() {
            // Two spellings of the same attribute (HTML, 2.3.2).
            let alike = |html: String| html.replace(" hidden=\"\"", " hidden");
            let (ours, theirs) = (alike(as_serialised(html)), alike(write(&parse(html))));
            if ours != theirs {
                let at = ours
                    .bytes()
                    .zip(theirs.bytes())
                    .take_while(|(a, b)| a == b)
                    .count();
                let around = |html: &str| {
                    let bytes = &html.as_bytes()[at.saturating_sub(60)..(at + 60).min(html.len())];
                    String::from_utf8_lossy(bytes).into_owned()
                };
                panic!(
                    "{path}\n  ours: {}\nparsed: {}",
                    around(&ours),
                    around(&theirs)
                );
            }
        }
    }
}

#[test]
fn every_page_has_one_heading_one_title_and_ids_of_its_own() {
    every_page(|_, dom| {
        let root = &dom.document;
        let heads = named(root, "head");
        let titles = heads.iter().flat_map(|head| named(head, "title")).count();
        let mut seen = BTreeSet::new();
        let twice = elements(root)
            .iter()
            .filter_map(|element| attribute(element, "id"))
            .filter(|id| !seen.insert(id.clone()))
            .map(|id| format!("the id {id} twice"))
            .collect::<Vec<_>>();
        let counts = [
            one("h1", named(root, "h1").len()),
            one("title", titles),
            one("main", named(root, "main").len()),
            one("description", metas(dom, "description").len()),
        ];
        counts.into_iter().flatten().chain(twice).collect()
    });
}

/// The contents of the `<meta>` elements of a name.
fn metas(dom: &RcDom, wanted: &str) -> Vec<String> {
    named(&dom.document, "meta")
        .iter()
        .filter(|meta| attribute(meta, "name").as_deref() == Some(wanted))
        .filter_map(|meta| attribute(meta, "content"))
        .collect()
}

fn title(dom: &RcDom) -> String {
    text(&named(&dom.document, "title")[0])
}

#[test]
fn every_page_says_its_language() {
    every_page(|path, dom| {
        let expected = if path.starts_with("de/") { "de" } else { "en" };
        let html = only(&dom.document, "html");
        let said = [attribute(&html, "lang"), Some(stamp(dom, "data-lang"))];
        said.into_iter()
            .filter(|lang| lang.as_deref() != Some(expected))
            .map(|lang| format!("the language {lang:?}"))
            .collect()
    });
}

#[test]
fn what_is_not_translated_says_its_language() {
    let folder = good_folder();
    let path = folder.path().join("events.json");
    let mut events = json(&path);
    let summary = &mut events["events"][0]["summary"];
    summary.as_object_mut().unwrap().remove("de");
    let english = summary["en"].as_str().unwrap().to_owned();
    write_json(&path, &events);
    let export = Workshop::new().exported(folder.path(), None);
    let langs_of = |path: &str| {
        elements(&export.page(path).document)
            .iter()
            .filter(|element| name(element) == "span" && text(element) == english)
            .map(|element| attribute(element, "lang"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        langs_of("de/events/first-meeting/index.html"),
        [Some("en".to_owned())]
    );
    assert_eq!(langs_of("events/first-meeting/index.html"), []);
}

#[test]
fn titles_are_unique_in_each_language() {
    let split = [many_events_folder(), many_entries_folder()];
    let split = split.map(|folder| Workshop::new().exported(folder.path(), None));
    let exports = all().map(|exported| exported.export).into_iter();
    for export in exports.chain(&split) {
        let mut pages: BTreeMap<(bool, String), Vec<&str>> = BTreeMap::new();
        for (path, html) in export.pages() {
            let key = (path.starts_with("de/"), title(&parse(html)));
            pages.entry(key).or_default().push(path);
        }
        pages.retain(|_, paths| paths.len() > 1);
        assert!(pages.is_empty(), "{pages:?}");
    }
}

/// A folder whose list of events is split by year: meetings of one name in a few towns, two of them on one day.
fn many_events_folder() -> tempfile::TempDir {
    let folder = good_folder();
    let path = folder.path().join("events.json");
    let mut events = json(&path);
    let list = events["events"].as_array_mut().unwrap();
    let mut of_2017 = list[0].clone();
    of_2017["has_details"] = false.into();
    for number in 0..inducult::route::SPLIT_ABOVE {
        let mut event = of_2017.clone();
        event["id"] = format!("meeting-{number}").into();
        event["start"] = format!("2017-{:02}-{:02}", number / 28 % 12 + 1, number % 28 + 1).into();
        event.as_object_mut().unwrap().remove("end");
        event["places"][0]["town"] = format!("Town {}", number / 336).into();
        list.push(event);
    }
    write_json(&path, &events);
    folder
}

/// A folder with an agenda that is split by day.
fn many_entries_folder() -> tempfile::TempDir {
    let folder = good_folder();
    let path = folder.path().join("events/first-meeting.json");
    let mut details = json(&path);
    let entries = details["days"][0]["entries"].as_array_mut().unwrap();
    let last = entries.pop().unwrap();
    for number in 0..inducult::route::SPLIT_ABOVE {
        let mut entry = last.clone();
        entry["id"] = format!("entry-{number}").into();
        entries.push(entry);
    }
    write_json(&path, &details);
    folder
}

/// A folder with places that are split by region.
fn many_places_folder() -> tempfile::TempDir {
    let folder = good_folder();
    let path = folder.path().join("places.json");
    let mut places = json(&path);
    let list = places["places"].as_array_mut().unwrap();
    let first = list[0].clone();
    for number in 0..inducult::route::SPLIT_ABOVE {
        let mut place = first.clone();
        place["id"] = format!("mill-{number}").into();
        place["name"] = format!("Mill {number}").into();
        list.push(place);
    }
    write_json(&path, &places);
    folder
}

/// What the browser knows when it shows a page first: the files that the page needs, as the export has them.
fn site_of_files(export: &Export, dom: &RcDom) -> Arc<Site> {
    let (base, data) = (stamp(dom, "data-base"), stamp(dom, "data-data"));
    let file = |address: &str| export.text(address.strip_prefix(&base).unwrap());
    let lang = Lang::parse(&stamp(dom, "data-lang")).unwrap();
    let project = read(PROJECT, file(&format!("{data}{PROJECT}"))).unwrap();
    let catalogue = catalogue_path(&lang);
    let words = read(&catalogue, file(&format!("{data}{catalogue}"))).unwrap();
    let site = Site::new(base.clone(), data, lang, project, words);
    let route = route_at(&site, &stamp(dom, "data-path")).unwrap();
    loop {
        let missing = site.missing(&route);
        if missing.is_empty() {
            break;
        }
        for needed in missing {
            site.put(&needed, file(&site.address_of(&needed))).unwrap();
        }
    }
    // They are needed for the pictures of the map only, which the browser never draws.
    let names = site.address_of(&File::MapNames);
    let names = names.strip_prefix(&base).unwrap();
    if export.files.contains_key(names) {
        site.put(&File::MapNames, export.text(names)).unwrap();
    }
    Arc::new(site)
}

/// Hydration takes words and attributes as they are, so a difference would show only after a client navigation.
#[test]
fn the_browser_renders_every_page_from_its_files_as_it_was_exported() {
    let split = [
        many_events_folder(),
        many_entries_folder(),
        many_places_folder(),
    ];
    let split = split.map(|folder| Workshop::new().exported(folder.path(), None));
    let exports = all().map(|exported| exported.export).into_iter();
    for export in exports.chain(&split) {
        for (path, html) in export.pages().filter(|(path, _)| *path != "404.html") {
            let dom = parse(html);
            let (_, after) = html.split_once("<body").unwrap();
            let (_, exported) = after.split_once('>').unwrap();
            let exported = exported.strip_suffix("</body>\n</html>\n").unwrap();
            let rendered = body(&site_of_files(export, &dom), &stamp(&dom, "data-path"));
            assert!(
                rendered == exported,
                "{path}:\n{rendered}\nis not\n{exported}"
            );
        }
    }
}

/// The file of an export that a static host gives for a path, which begins with the base.
fn file_of(path: &str, base: &str) -> Option<String> {
    let below = path.strip_prefix(base)?;
    Some(if below.is_empty() || below.ends_with('/') {
        format!("{below}index.html")
    } else {
        below.to_owned()
    })
}

/// Every address in a page: of links, of files, and of the code.
fn addresses(dom: &RcDom) -> Vec<String> {
    elements(&dom.document)
        .iter()
        .flat_map(attributes)
        .filter(|(name, _)| ["href", "src", "data-js", "data-wasm"].contains(&name.as_str()))
        .map(|(_, address)| address)
        .collect()
}

#[test]
fn every_link_inside_the_site_leads_somewhere() {
    let mut broken = Vec::new();
    for Exported { base, export } in all() {
        let pages: BTreeMap<&str, RcDom> = export
            .pages()
            .map(|(path, html)| (path, parse(html)))
            .collect();
        let ids: BTreeMap<&str, BTreeSet<String>> = pages
            .iter()
            .map(|(path, dom)| {
                let ids = elements(&dom.document).into_iter();
                (
                    *path,
                    ids.filter_map(|element| attribute(&element, "id"))
                        .collect(),
                )
            })
            .collect();
        for (page, dom) in &pages {
            for address in addresses(dom) {
                let (path, fragment) = address.split_once('#').unwrap_or((&address, ""));
                // What the page is to show of itself.
                let path = path.split('?').next().unwrap_or_default();
                let file = match path {
                    "" => Some((*page).to_owned()),
                    path if path.starts_with('/') => file_of(path, base),
                    _ => continue,
                };
                let leads = file.is_some_and(|file| {
                    let there = export.files.contains_key(&file);
                    there && (fragment.is_empty() || ids[&*file].contains(fragment))
                });
                if !leads {
                    broken.push(format!("{base}{page}: {address}"));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn other_addresses_are_links_with_a_scheme_of_ours() {
    every_page(|_, dom| {
        let outside = |address: &String| !address.starts_with(['/', '#']);
        let ours = |address: &str| {
            [
                "https://",
                "http://",
                "mailto:",
                "tel:",
                "geo:",
                "webcal://",
            ]
            .iter()
            .any(|s| address.starts_with(s))
        };
        addresses(dom)
            .into_iter()
            .filter(outside)
            .filter(|address| !ours(address))
            .collect()
    });
}

#[test]
fn no_page_fetches_from_another_origin() {
    every_page(|_, dom| {
        let loads = |element: &markup5ever_rcdom::Handle| match name(element) {
            "link" => matches!(
                attribute(element, "rel").as_deref(),
                Some(
                    "apple-touch-icon"
                        | "icon"
                        | "stylesheet"
                        | "preload"
                        | "modulepreload"
                        | "manifest"
                )
            ),
            "a" => false,
            _ => true,
        };
        let found = elements(&dom.document).into_iter().filter(loads);
        let addresses = found
            .flat_map(|element| attributes(&element))
            .filter(|(name, _)| ["href", "src", "srcset", "data", "poster"].contains(&&**name))
            .map(|(_, address)| address);
        let styles = text(&only(&dom.document, "style"));
        let in_styles = styles
            .split("url(")
            .skip(1)
            .map(|after| after.trim_start_matches(['"', '\'']).to_owned());
        addresses
            .chain(in_styles)
            .filter(|address| !address.starts_with('/') || address.starts_with("//"))
            .collect()
    });
}

#[test]
fn files_named_in_styles_are_there() {
    for Exported { base, export } in all() {
        let styles = text(&only(&export.page("index.html").document, "style"));
        let mut named: Vec<&str> = styles.split("url(\"").skip(1).collect();
        assert!(!named.is_empty());
        named
            .iter_mut()
            .for_each(|after| *after = after.split('"').next().unwrap());
        for address in named {
            let file = file_of(address, base).unwrap_or_else(|| panic!("{address} under {base}"));
            assert!(export.files.contains_key(&file), "{address}");
        }
    }
}

#[test]
fn no_page_has_a_style_or_a_handler_in_an_attribute() {
    every_page(|_, dom| {
        let found = elements(&dom.document)
            .into_iter()
            .flat_map(|e| attributes(&e));
        found
            .filter(|(name, _)| name == "style" || name.starts_with("on"))
            .map(|(name, value)| format!("{name}=\"{value}\""))
            .collect()
    });
}

#[test]
fn the_policy_allows_what_the_page_has_and_no_more() {
    every_page(|_, dom| {
        let root = &dom.document;
        let policies: Vec<String> = named(root, "meta")
            .iter()
            .filter(|m| attribute(m, "http-equiv").as_deref() == Some("Content-Security-Policy"))
            .filter_map(|meta| attribute(meta, "content"))
            .collect();
        let style = hash(&text(&only(root, "style")));
        let inline: Vec<_> = named(root, "script")
            .into_iter()
            .filter(|script| attribute(script, "src").is_none())
            // Data is no script, whatever its element is called.
            .filter(|script| attribute(script, "type").as_deref() != Some("application/ld+json"))
            .collect();
        let script = inline
            .iter()
            .map(text)
            .map(|text| hash(&text))
            .collect::<Vec<_>>();
        let expected = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' '{}'; style-src '{style}'; connect-src 'self'; \
             img-src 'self' data:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'",
            script.join("' '"),
        );
        let mut faults: Vec<_> = one("inline scripts", inline.len()).into_iter().collect();
        if policies != [expected] {
            faults.push(format!("the policy {policies:?}"));
        }
        faults
    });
}

fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[test]
fn the_page_not_found_is_no_page_of_the_site() {
    for Exported { base, export } in all() {
        let dom = export.page("404.html");
        assert_eq!(metas(&dom, "robots"), ["noindex"]);
        assert_eq!(links(&dom, "canonical"), []);
        assert_eq!(links(&dom, "alternate"), []);
        assert_eq!(stamp(&dom, "data-path"), format!("{base}404.html"));
        let heading = text(&only(&dom.document, "h1"));
        assert_eq!(heading, "There is no such page");
        for (path, html) in export.pages().filter(|(path, _)| *path != "404.html") {
            assert_eq!(metas(&parse(html), "robots"), [""; 0], "{path}");
        }
    }
}

/// Language and address of the `<link>` elements of a relation.
fn links(dom: &RcDom, rel: &str) -> Vec<(Option<String>, String)> {
    named(&dom.document, "link")
        .iter()
        .filter(|link| attribute(link, "rel").as_deref() == Some(rel))
        .map(|link| {
            (
                attribute(link, "hreflang"),
                attribute(link, "href").unwrap(),
            )
        })
        .collect()
}

#[test]
fn every_page_links_its_icons_and_the_manifest_of_its_language() {
    for Exported { base, export } in all() {
        for (path, html) in export.pages() {
            let dom = parse(html);
            let below_base = |rel: &str| -> Vec<String> {
                let links = links(&dom, rel).into_iter();
                links
                    .map(|(_, href)| href.strip_prefix(base).unwrap_or(&href).to_owned())
                    .collect()
            };
            let folder = if path.starts_with("de/") { "de/" } else { "" };
            assert_eq!(below_base("icon"), ["favicon.ico", "icon.svg"], "{path}");
            assert_eq!(below_base("apple-touch-icon"), ["apple-touch-icon.png"]);
            let manifest = format!("{folder}manifest.webmanifest");
            assert_eq!(below_base("manifest"), [manifest], "{path}");
        }
    }
}

#[test]
fn the_browser_takes_the_colour_of_the_page_by_day_and_by_night() {
    every_page(|_, dom| {
        let metas = named(&dom.document, "meta").into_iter();
        let colours: Vec<_> = metas
            .filter(|meta| attribute(meta, "name").as_deref() == Some("theme-color"))
            .filter_map(|meta| attribute(&meta, "media").zip(attribute(&meta, "content")))
            .collect();
        let expected = [("light", "#f4ecdd"), ("dark", "#171310")].map(|(scheme, colour)| {
            (
                format!("(prefers-color-scheme: {scheme})"),
                colour.to_owned(),
            )
        });
        (colours != expected)
            .then(|| format!("{colours:?}"))
            .into_iter()
            .collect()
    });
}

#[test]
fn without_an_address_nothing_claims_one() {
    assert!(!PLAIN.files.contains_key("sitemap.xml"));
    for (path, html) in PLAIN.pages() {
        let dom = parse(html);
        assert_eq!(links(&dom, "canonical"), [], "{path}");
        assert_eq!(links(&dom, "alternate"), [], "{path}");
    }
}

/// The path of a page's address below the host.
fn path_of(file: &str, base: &str) -> String {
    format!("{base}{}", file.strip_suffix("index.html").unwrap_or(file))
}

#[test]
fn with_an_address_every_page_names_its_own() {
    for (origin, base, export) in [
        ("https://host.example", "/sub/", &*IN_FOLDER),
        ("https://example.org", "/mills/", &*TWO_LANGUAGES),
    ] {
        for (file, html) in export.pages().filter(|(file, _)| *file != "404.html") {
            let dom = parse(html);
            let path = path_of(file, base);
            assert_eq!(stamp(&dom, "data-path"), path);
            assert_eq!(
                links(&dom, "canonical"),
                [(None, format!("{origin}{path}"))]
            );
        }
    }
}

#[test]
fn pages_name_each_other_in_both_languages() {
    for (file, html) in TWO_LANGUAGES
        .pages()
        .filter(|(file, _)| *file != "404.html")
    {
        let below = path_of(file.strip_prefix("de/").unwrap_or(file), "");
        let address = |prefix: &str| format!("https://example.org/mills/{prefix}{below}");
        let expected = [("en", ""), ("de", "de/")]
            .map(|(lang, prefix)| (Some(lang.to_owned()), address(prefix)));
        assert_eq!(links(&parse(html), "alternate"), expected, "{file}");
    }
}

#[test]
fn the_sitemap_has_every_page_once() {
    for (origin, base, export) in [
        ("https://host.example", "/sub/", &*IN_FOLDER),
        ("https://example.org", "/mills/", &*TWO_LANGUAGES),
    ] {
        let sitemap = export.text("sitemap.xml");
        let mut listed: Vec<String> = between(sitemap, "<loc>", "</loc>");
        listed.sort();
        let mut pages: Vec<String> = export
            .pages()
            .filter(|(file, _)| *file != "404.html")
            .map(|(file, _)| format!("{origin}{}", path_of(file, base)))
            .collect();
        pages.sort();
        assert_eq!(listed, pages);
        let days = between(sitemap, "<lastmod>", "</lastmod>");
        assert_eq!(days.len(), pages.len());
        assert!(
            days.iter().all(|day| day.len() == "2026-11-22".len()),
            "{days:?}"
        );
    }
}

#[test]
fn the_sitemap_names_languages_as_the_pages_do() {
    let sitemap = TWO_LANGUAGES.text("sitemap.xml");
    for entry in between(sitemap, "<url>", "</url>") {
        let address = &between(&entry, "<loc>", "</loc>")[0];
        let below = address.strip_prefix("https://example.org/mills/").unwrap();
        let dom = TWO_LANGUAGES.page(&format!("{below}index.html"));
        let named: Vec<_> = between(&entry, "hreflang=\"", "\"/>")
            .iter()
            .map(|link| link.split_once("\" href=\"").unwrap())
            .map(|(lang, href)| (Some(lang.to_owned()), href.to_owned()))
            .collect();
        assert_eq!(named, links(&dom, "alternate"), "{address}");
    }
}

fn between(text: &str, open: &str, close: &str) -> Vec<String> {
    let pieces = text.split(open).skip(1);
    pieces
        .map(|after| after.split(close).next().unwrap().to_owned())
        .collect()
}

/// The link by which a calendar subscribes, in the languages of the content.
const SUBSCRIBE: [&str; 2] = [
    "Subscribe to the calendar of all events",
    "Kalender aller Veranstaltungen abonnieren",
];

#[test]
fn an_address_changes_nothing_but_addresses() {
    let with = |path: &str| IN_FOLDER.files.contains_key(path);
    let without: Vec<_> = PLAIN.files.keys().filter(|path| !with(path)).collect();
    assert_eq!(without, [""; 0]);
    for (path, html) in PLAIN.pages() {
        let words = |dom: &RcDom| text(&only(&dom.document, "body"));
        // The accessibility statement names the site to which it applies, and calendars can subscribe to it.
        let moved = words(&IN_FOLDER.page(path)).replace(" (https://host.example/sub/)", "");
        let moved = SUBSCRIBE
            .iter()
            .fold(moved, |words, link| words.replace(link, ""));
        assert_eq!(words(&parse(html)), moved, "{path}");
    }
}

#[test]
fn a_wrong_address_is_refused() {
    let shop = Workshop::new();
    for url in [
        "host.example",
        "https://host.example",
        "ftp://host.example/",
        "/sub/",
    ] {
        let done = shop.export(&real_folder(), Some(url));
        let told = String::from_utf8_lossy(&done.stderr);
        assert!(!done.status.success(), "{url}");
        assert!(
            told.contains(&format!("--url {url}: give the whole address")),
            "{told}"
        );
        assert!(!shop.path("out").exists(), "{url}");
    }
}

#[test]
fn content_with_errors_leaves_the_old_export_as_it_was() {
    let (shop, folder) = (Workshop::new(), good_folder());
    let before = shop.exported(folder.path(), None).files;
    let path = folder.path().join("events.json");
    let mut events = json(&path);
    events["events"][0].as_object_mut().unwrap().remove("title");
    write_json(&path, &events);
    let done = shop.export(folder.path(), None);
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(!done.status.success());
    assert!(
        told.contains("events.json:") && told.contains("error[missing-field]"),
        "{told}"
    );
    assert!(
        told.ends_with("nothing was exported: the content has errors\n"),
        "{told}"
    );
    assert!(files(&shop.path("out")) == before, "the old export changed");
}

#[test]
fn a_shell_without_its_parts_leaves_the_old_export_as_it_was() {
    let shop = Workshop::new();
    let before = shop.exported(good_folder().path(), None).files;
    let index = shop.path("shell").join("index.html");
    let whole = fs::read_to_string(&index).unwrap();
    for (part, changed, fault) in [
        (
            "name=\"app\"",
            "name=\"other\"",
            "there is no name of the code",
        ),
        ("src=\"/loader", "data-was=\"/loader", "there is no loader"),
        (
            "<script>",
            "<script async>",
            "there is no script in the head",
        ),
        ("data-js=", "data-was=", "there is no name of the glue"),
        ("data-wasm=", "data-was=", "there is no name of the wasm"),
    ] {
        fs::write(&index, whole.replace(part, changed)).unwrap();
        let done = shop.export(good_folder().path(), None);
        let told = String::from_utf8_lossy(&done.stderr);
        assert!(!done.status.success(), "{part}");
        assert!(told.contains(fault), "{told}");
        assert!(told.contains("build it with `cargo xtask build`"), "{told}");
        assert!(
            files(&shop.path("out")) == before,
            "{part}: the old export changed"
        );
    }
}

#[test]
fn a_missing_shell_is_named() {
    let shop = Workshop::new();
    let shell = shop.path("shell");
    fs::remove_dir_all(&shell).unwrap();
    let done = shop.export(good_folder().path(), None);
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(!done.status.success());
    let index = shell.join("index.html").display().to_string();
    assert!(
        told.contains(&format!("could not read the shell {index}")),
        "{told}"
    );
    assert!(!shop.path("out").exists());
}

#[test]
fn notes_names_and_copies_stay_out() {
    let list = fs::read_to_string(in_repository("tests/support/not-for-visitors.txt")).unwrap();
    let words: Vec<String> = list
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(str::to_lowercase)
        .collect();
    assert!(!words.is_empty());
    let mut found = Vec::new();
    for (path, bytes) in &PLAIN.files {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        let here = words.iter().filter(|word| text.contains(*word));
        found.extend(here.map(|word| format!("{path}: {word}")));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What a page must say in its main part, by the content.
fn needles(site: &Site, route: &Route) -> Vec<String> {
    let titles = || site.events().iter().map(|event| site.say(&event.title));
    let names = || {
        site.partners()
            .iter()
            .map(|partner| site.say(&partner.name))
    };
    let aims = site.project.aims.iter();
    let outputs = site.outputs().iter();
    let places = site.places().iter();
    let found: Vec<&str> = match route {
        Route::Home => site
            .topics()
            .iter()
            .map(|t| site.say(&t.title))
            .chain(names())
            .collect(),
        Route::Events => titles().collect(),
        Route::Partners => names().collect(),
        Route::Map => {
            let seated = site.partners().iter().filter(|p| p.position.is_some());
            seated.map(|partner| site.say(&partner.name)).collect()
        }
        Route::Topic(id) => {
            let (topic, _) = site.topic(id).unwrap();
            let package = site.work_package(&topic.work_package).unwrap();
            let work = package.facts.iter().chain(&package.results);
            let own = [&topic.title, &topic.summary];
            own.into_iter()
                .chain(work)
                .map(|text| site.say(text))
                .collect()
        }
        Route::Partner(id) => {
            let partner = site.partner(id).unwrap();
            let summary = partner.summary.as_ref().map(|text| site.say(text));
            let names = [site.say(&partner.name), &partner.local_name];
            names.into_iter().chain(summary).collect()
        }
        Route::Project => aims.map(|aim| site.say(&aim.text)).collect(),
        Route::Outputs => outputs.map(|output| site.say(&output.title)).collect(),
        Route::Output(id) => {
            let output = site.output(id).unwrap();
            vec![site.say(&output.title), site.say(&output.summary)]
        }
        Route::Places => places.map(|place| site.say(&place.name)).collect(),
        Route::Place(id) => {
            let place = site.places().iter().find(|place| place.id == *id).unwrap();
            let opening = place.opening.as_ref().map(|text| site.say(text));
            let own = [site.say(&place.name), site.say(&place.summary)];
            own.into_iter().chain(opening).collect()
        }
        Route::About => vec![],
        Route::Contact => vec![site.say(&site.legal().unwrap().controller.name)],
        Route::Event(id) => {
            let mut events = site.events().iter();
            let event = events.find(|event| event.id == *id).unwrap();
            vec![site.say(&event.title), site.say(&event.summary)]
        }
        other => panic!("{other:?} is not in this content"),
    };
    let mut needles: Vec<String> = found.into_iter().map(str::to_owned).collect();
    if let Route::Event(id) = route
        && let Some(details) = site.details(id)
    {
        let entries = details.days.iter().flat_map(|day| &day.entries);
        needles.extend(entries.map(|entry| site.say(&entry.title).to_owned()));
    }
    needles
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_route_in_every_language_is_a_file_with_its_text() {
    for (source, export) in [(real(), &*PLAIN), (good(), &*TWO_LANGUAGES)] {
        let mut expected = BTreeSet::from(["404.html".to_owned()]);
        for (site, prefix) in in_each_language(&source) {
            for route in routes(&site) {
                let file = format!("{prefix}{}index.html", &route.path()[1..]);
                let dom = export.page(&file);
                let text = words(&text(&only(&dom.document, "main")));
                for needle in needles(&site, &route) {
                    assert!(text.contains(&words(&needle)), "{file} lacks: {needle}");
                }
                expected.insert(file);
            }
        }
        let found: BTreeSet<String> = export.pages().map(|(path, _)| path.to_owned()).collect();
        assert_eq!(found, expected);
    }
}

/// The site in each language, and the folder in which its pages lie.
fn in_each_language(source: &Source) -> Vec<(Arc<Site>, String)> {
    let languages = source.project.languages.iter().enumerate();
    languages
        .map(|(at, language)| {
            let code = language.code.as_str();
            let prefix = if at == 0 {
                String::new()
            } else {
                format!("{code}/")
            };
            (site(source, code), prefix)
        })
        .collect()
}

#[test]
fn the_data_of_a_language_has_no_other_language() {
    let german = TWO_LANGUAGES.text("data/de/events.json");
    assert!(german.contains("Erstes Treffen") && !german.contains("First meeting"));
    let english = TWO_LANGUAGES.text("data/en/events.json");
    assert!(english.contains("First meeting") && !english.contains("Erstes Treffen"));
    assert!(!TWO_LANGUAGES.files.contains_key("data/de/i18n/en.json"));
    assert!(!TWO_LANGUAGES.files.contains_key("data/events.json"));
}

#[test]
fn every_page_names_the_data_it_was_made_from() {
    for Exported { base, export } in all() {
        for (path, html) in export.pages() {
            let dom = parse(html);
            let folder = stamp(&dom, "data-data");
            let lang = stamp(&dom, "data-lang");
            assert_eq!(folder, format!("{base}data/{lang}/"), "{path}");
            assert_eq!(stamp(&dom, "data-base"), base, "{path}");
            let files = stamp(&dom, "data-files");
            for file in files.split(' ') {
                let file = file_of(&format!("{folder}{file}"), base).unwrap();
                assert!(export.files.contains_key(&file), "{path}: {file}");
            }
            let project: Value =
                serde_json::from_str(export.text(&format!("data/{lang}/project.json"))).unwrap();
            assert_eq!(project["content"], stamp(&dom, "data-content"), "{path}");
        }
    }
}

#[test]
fn lists_leave_to_a_page_what_only_that_shows() {
    let value = |path: &str| -> Value { serde_json::from_str(PLAIN.text(path)).unwrap() };
    let places = value("data/en/places.json");
    let listed = &places["places"][0];
    assert_eq!(listed["id"], "august-horch-museum");
    for field in ["address", "opening", "part_in_project", "near"] {
        assert!(listed.get(field).is_none(), "{field}");
    }
    let own = value("data/en/places/august-horch-museum.json");
    assert_eq!(own["address"], "Audistraße 7, 08058 Zwickau");
    assert_eq!(own["sources"].as_array().unwrap().len(), 3);
    assert_eq!(own["near"].as_array().unwrap().len(), 3);
    assert_eq!(own["near"][0]["region"], "zwickau");
    let outputs = value("data/en/outputs.json");
    for output in outputs["outputs"].as_array().unwrap() {
        assert_eq!(output["sources"], Value::Array(Vec::new()));
        assert!(output.get("link").is_none());
    }
    let own = value("data/en/outputs/caravan.json");
    assert_eq!(own["title"], outputs["outputs"][0]["title"]);
    assert_eq!(own["sources"].as_array().unwrap().len(), 3);
    let events = value("data/en/events.json");
    for event in events["events"].as_array().unwrap() {
        assert_eq!(event["sources"], Value::Array(Vec::new()));
        let path = format!("data/en/events/{}.json", event["id"].as_str().unwrap());
        let own = value(&path);
        assert_eq!(own["event"], event["id"]);
        let record = &own["record"];
        assert_eq!(record["title"], event["title"]);
        assert!(!record["sources"].as_array().unwrap().is_empty(), "{path}");
    }
}

#[test]
fn what_only_the_large_map_names_is_not_in_the_file_of_every_page() {
    let project = |text: &str| -> Value { serde_json::from_str(text).unwrap() };
    let ours = fs::read_to_string(real_folder().join(PROJECT)).unwrap();
    let [ours, exported] = [&ours, PLAIN.text("data/de/project.json")].map(project);
    assert!(!ours["map_towns"].as_array().unwrap().is_empty());
    assert!(exported.get("map_towns").is_none());
    assert_eq!(exported["map"], ours["map"]);
    let countries = |project: &Value| project["countries"].as_array().unwrap().clone();
    let (ours, exported) = (countries(&ours), countries(&exported));
    assert_eq!(exported.len(), ours.len());
    assert!(ours.iter().all(|country| country.get("label_at").is_some()));
    assert!(
        exported
            .iter()
            .all(|country| country.get("label_at").is_none())
    );
}

#[test]
fn an_entry_that_ends_in_another_zone_has_its_true_length() {
    let details = PLAIN.text("data/en/events/meeting-5-sisak-kranj.json");
    assert!(details.contains(r#""minutes":180"#), "{details}");
    assert!(
        PLAIN
            .text("events/meeting-5-sisak-kranj/index.html")
            .contains("3 h")
    );
    assert_eq!(details.matches("\"minutes\"").count(), 1);
}

#[test]
fn a_folder_that_is_no_site_is_never_replaced() {
    let shop = Workshop::new();
    fs::create_dir_all(shop.path("out")).unwrap();
    fs::write(shop.path("out").join("letter.txt"), "dear").unwrap();
    let done = shop.export(good_folder().path(), None);
    let told = String::from_utf8_lossy(&done.stderr);
    assert!(!done.status.success());
    assert!(told.contains("holds something else than a site"), "{told}");
    assert_eq!(
        fs::read_to_string(shop.path("out").join("letter.txt")).unwrap(),
        "dear"
    );
}
