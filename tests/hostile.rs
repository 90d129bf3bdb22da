//! Text that would be markup, code or a turn of direction somewhere else comes out as text, whatever field it stands in.
//!
//! Every string of the content that its type takes is replaced; what a type refuses (ids, dates, kinds, schemes) can't
//! be hostile. The check refuses some of these texts, so pages are rendered from the types themselves.

mod support;

use inducult::content::check::Source;
use inducult::model::link::Href;
use inducult::route::routes;
use markup5ever_rcdom::Handle;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use support::dom::{attributes, classed, elements, name, named, only, parse, text};
use support::exported::Workshop;
use support::site::{body, good, good_folder, json, real, real_folder, site, write_json};

/// Markup, the ends of what it might stand in, references, quotes, patterns of the catalogue, turns of direction.
const HOSTILE: &str = "</style></title></script><script>alert(1)</script><img src=x onerror=alert(1)>\
    \" onclick=\"alert(1)\" ' ]]> --> <!-- & &amp; &#60; {count} {page} \u{202e}turned\u{202c} \u{200f}\u{2066} \u{1f3ed}";

/// The same as an address, which has no spaces.
const HOSTILE_ADDRESS: &str =
    "https://example.org/?\"><script>alert(1)</script><img/onerror='alert(1)'&amp;</style>{count}";

/// The same at the end of an address, with nothing in it that begins a path or a query.
const HOSTILE_END: &str = "\"><script>alert(1)<img&amp;'{count}";

static REAL: LazyLock<Source> = LazyLock::new(real);
static SPOILED: LazyLock<Source> = LazyLock::new(|| spoiled(&REAL, HOSTILE));

/// Puts hostile text after each string of a file that the file's type takes there; gives how many it took.
fn spoil<T: DeserializeOwned>(file: &mut Value, hostile: &str) -> usize {
    let mut taken = 0;
    for pointer in strings(file) {
        let was = file
            .pointer(&pointer)
            .and_then(Value::as_str)
            .unwrap()
            .to_owned();
        let tries = [format!("{was}{hostile}"), hostile_address(&was)];
        let fits = tries.into_iter().any(|text| {
            *file.pointer_mut(&pointer).unwrap() = text.into();
            T::deserialize(&*file).is_ok()
        });
        if fits {
            taken += 1;
        } else {
            *file.pointer_mut(&pointer).unwrap() = was.into();
        }
    }
    taken
}

/// An address that has its scheme and its path, or none, as before: pages tell which it is.
fn hostile_address(was: &str) -> String {
    match was.strip_suffix('/') {
        Some(front) => format!("{front}{HOSTILE_END}/"),
        None => format!("{was}{HOSTILE_END}"),
    }
}

/// The pointers of all strings.
fn strings(value: &Value) -> Vec<String> {
    let below = |key: &str, value: &Value| {
        let key = key.replace('~', "~0").replace('/', "~1");
        strings(value)
            .into_iter()
            .map(move |rest| format!("/{key}{rest}"))
    };
    match value {
        Value::String(_) => vec![String::new()],
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items
                .flat_map(|(at, item)| below(&at.to_string(), item).collect::<Vec<_>>())
                .collect()
        }
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(key, value)| below(key, value).collect::<Vec<_>>())
            .collect(),
        _ => Vec::new(),
    }
}

/// The content with hostile text in every field that pages are made from.
fn spoiled(source: &Source, hostile: &str) -> Source {
    let mut spoiled = source.clone();
    let mut taken = 0;
    fn put<T: DeserializeOwned>(into: &mut T, mut file: Value, hostile: &str, taken: &mut usize) {
        *taken += spoil::<T>(&mut file, hostile);
        *into = serde_json::from_value(file).unwrap();
    }
    let file = |path: &str| source.files[path].clone();
    put(
        &mut spoiled.project,
        file("project.json"),
        hostile,
        &mut taken,
    );
    put(
        &mut spoiled.topics,
        file("topics.json"),
        hostile,
        &mut taken,
    );
    put(
        &mut spoiled.partners,
        file("partners.json"),
        hostile,
        &mut taken,
    );
    put(
        &mut spoiled.events,
        file("events.json"),
        hostile,
        &mut taken,
    );
    put(
        &mut spoiled.outputs,
        file("outputs.json"),
        hostile,
        &mut taken,
    );
    put(
        &mut spoiled.places,
        file("places.json"),
        hostile,
        &mut taken,
    );
    put(&mut spoiled.legal, file("legal.json"), hostile, &mut taken);
    for (id, details) in &mut spoiled.details {
        put(
            details,
            file(&format!("events/{id}.json")),
            hostile,
            &mut taken,
        );
    }
    for (lang, words) in &mut spoiled.catalogues {
        put(
            words,
            file(&format!("i18n/{lang}.json")),
            hostile,
            &mut taken,
        );
    }
    assert!(taken > 100, "only {taken} strings were taken");
    spoiled
}

/// The elements of a tree with the names of their attributes: what text must not change.
fn skeleton(root: &Handle) -> Vec<String> {
    elements(root)
        .iter()
        .map(|element| {
            let names: Vec<String> = attributes(element)
                .into_iter()
                .map(|(name, _)| name)
                .collect();
            format!("<{} {}>", name(element), names.join(" "))
        })
        .collect()
}

/// Takes out what the pictures of the map hold: which names have room there hangs on their lengths, so only what kinds of
/// elements there are is told.
fn take_pictures(root: &Handle) -> BTreeSet<String> {
    let mut kinds = BTreeSet::new();
    for pictures in classed(root, "stills") {
        kinds.extend(skeleton(&pictures));
        pictures.children.borrow_mut().clear();
    }
    kinds
}

/// Compares every page of a content with the same page of it with hostile text.
fn same_elements(source: &Source, after: &Source) {
    for language in &source.project.languages {
        let code = language.code.as_str();
        let (honest, hostile) = (site(source, code), site(after, code));
        let missing = ["/no/such/page/".to_owned()].into_iter();
        let paths = routes(&honest).into_iter().map(|route| honest.href(&route));
        for path in paths.chain(missing) {
            let before = parse(&body(&honest, &path));
            let after = parse(&body(&hostile, &path));
            let pictured = take_pictures(&before.document);
            let further = &take_pictures(&after.document) - &pictured;
            assert!(further.is_empty(), "{path}: {further:?}");
            let (before, changed) = (skeleton(&before.document), skeleton(&after.document));
            let at = before.iter().zip(&changed).position(|(a, b)| a != b);
            if let Some(at) = at {
                panic!(
                    "{path}: {:?} became {:?}",
                    &before[at..][..3],
                    &changed[at..][..3]
                );
            }
            assert_eq!(before.len(), changed.len(), "{path}");
            assert_eq!(named(&after.document, "script").len(), 0, "{path}");
        }
    }
}

#[test]
fn hostile_text_adds_no_element_and_no_attribute() {
    same_elements(&REAL, &SPOILED);
    let good = good();
    same_elements(&good, &spoiled(&good, HOSTILE));
}

#[test]
fn long_text_adds_no_element_and_no_attribute() {
    let good = good();
    same_elements(&good, &spoiled(&good, &"long text &<".repeat(1000)));
}

#[test]
fn hostile_text_is_there_to_be_read() {
    let site = site(&SPOILED, "en");
    for route in routes(&site) {
        let dom = parse(&body(&site, &site.href(&route)));
        let heading = text(&only(&dom.document, "h1"));
        assert!(heading.contains(HOSTILE), "{route:?}: {heading}");
    }
}

/// Every field of the schemas that holds a text for visitors, by name.
fn text_fields(schema: &Value, found: &mut BTreeSet<String>) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        for (name, property) in properties {
            if property.to_string().contains("#/$defs/Text\"") {
                found.insert(name.clone());
            }
        }
    }
    match schema {
        Value::Object(fields) => fields.values().for_each(|value| text_fields(value, found)),
        Value::Array(items) => items.iter().for_each(|value| text_fields(value, found)),
        _ => {}
    }
}

fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| {
            found.insert(key.clone());
            keys(value, found);
        }),
        Value::Array(items) => items.iter().for_each(|value| keys(value, found)),
        _ => {}
    }
}

/// Only a field that is written somewhere could be spoiled above.
#[test]
fn every_text_field_is_written_in_one_of_the_contents() {
    const SCHEMAS: [&str; 8] = [
        "project",
        "topics",
        "partners",
        "events",
        "event-details",
        "outputs",
        "places",
        "legal",
    ];
    let (mut wanted, mut written) = (BTreeSet::new(), BTreeSet::new());
    for schema in SCHEMAS {
        text_fields(
            &json(&real_folder().join(format!("schema/{schema}.json"))),
            &mut wanted,
        );
    }
    for source in [&*REAL, &good()] {
        source
            .files
            .values()
            .for_each(|value| keys(value, &mut written));
    }
    assert!(wanted.contains("agenda_note"), "{wanted:?}");
    let absent: Vec<_> = wanted.difference(&written).collect();
    assert!(absent.is_empty(), "{absent:?} are in no content");
}

#[test]
fn an_address_is_quoted() {
    assert!(Href::parse(HOSTILE_ADDRESS).is_ok());
    let mut source = REAL.clone();
    source.project.links[0].url = Href::parse(HOSTILE_ADDRESS).unwrap();
    let dom = parse(&body(&site(&source, "en"), "/"));
    let hrefs = elements(&dom.document)
        .into_iter()
        .flat_map(|e| attributes(&e));
    assert!(
        hrefs
            .into_iter()
            .any(|(name, value)| name == "href" && value == HOSTILE_ADDRESS)
    );
}

/// What the check lets through, with a warning at most, in the head and the data of an export.
#[test]
fn an_export_with_markup_in_its_texts_has_the_same_elements() {
    const ALLOWED: &str = " </style></title></script><script>alert(1)</script> \"quoted\" 'too' ]]> & &amp; \u{1f3ed}";
    let folder = good_folder();
    let honest = Workshop::new().exported(folder.path(), None);
    let spoil = |file: &str, pointers: &[&str]| {
        let path = folder.path().join(file);
        let mut value = json(&path);
        for pointer in pointers {
            let text = value.pointer_mut(pointer).unwrap();
            *text = format!("{}{ALLOWED}", text.as_str().unwrap()).into();
        }
        write_json(&path, &value);
    };
    spoil(
        "project.json",
        &[
            "/name",
            "/statement/en",
            "/statement/de",
            "/lead/en",
            "/partnership/de",
        ],
    );
    spoil(
        "events.json",
        &[
            "/events/0/title/en",
            "/events/0/summary/de",
            "/events/1/title/de",
        ],
    );
    spoil(
        "topics.json",
        &["/topics/0/title/en", "/topics/0/summary/de"],
    );
    spoil(
        "partners.json",
        // A local name that is the name is not shown beside it.
        &[
            "/partners/0/name/en",
            "/partners/0/name/de",
            "/partners/0/local_name",
        ],
    );
    let spoiled = Workshop::new().exported(folder.path(), None);
    for (path, html) in honest.pages() {
        let (before, after) = (parse(html), spoiled.page(path));
        assert_eq!(
            skeleton(&before.document),
            skeleton(&after.document),
            "{path}"
        );
        let title = text(&named(&after.document, "title")[0]);
        assert!(title.ends_with(ALLOWED), "{path}: {title}");
    }
    let home = spoiled.page("index.html");
    let description = elements(&home.document)
        .into_iter()
        .map(|element| attributes(&element))
        .find(|found| found.contains(&("name".to_owned(), "description".to_owned())));
    assert!(description.unwrap()[1].1.ends_with(ALLOWED));
}
