//! Renders every page in every language into files that any static host serves.
//!
//! The export is written beside its place and moved there when it is whole, so a failing one leaves the old one as it
//! was. It depends on its input alone: exported twice, it is the same to the byte.

mod document;
mod feeds;
mod icons;
mod lengths;
mod manifest;
mod shell;
mod slices;

use document::{Common, Document, Stamp};
use inducult::app::App;
use inducult::content::check::{self, Source};
use inducult::content::diagnostic::Severity;
use inducult::content::store::{self, File, Site};
use inducult::feed::sitemap::sitemap;
use inducult::geo::{base_map, projection};
use inducult::model::agenda::EventDetails;
use inducult::model::ids::Slug;
use inducult::model::link::Href;
use inducult::model::project::{Language, Part, SplitEvents};
use inducult::model::time::Date;
use inducult::route::{Route, SPLIT_ABOVE, base_of, root, routes, split_of};
use inducult::search;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use manifest::{MANIFEST, manifest};
use serde_json::{Value, json};
use shell::Shell;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

/// The most bytes of a page's HTML, which is about that of ten ordinary pages. Lists are split so that they stay below
/// (see [`inducult::route::SPLIT_ABOVE`]); a longer page is laid out whole before anything can be done with it.
pub(crate) const PAGE_LIMIT: usize = 300_000;

/// What is exported, and for which address.
pub(crate) struct Order<'a> {
    /// The folder with the shell that Trunk built.
    pub(crate) shell: &'a Path,
    /// The folder of the content.
    pub(crate) data: &'a Path,
    /// Where the export goes; what was there is replaced.
    pub(crate) out: &'a Path,
    /// The full address of the site, ending in a slash; overrules the content's.
    pub(crate) url: Option<&'a str>,
}

/// Exports a site. The error says what stopped it; the diagnostics of the content have been printed then.
pub(crate) fn run(order: &Order<'_>) -> Result<(), String> {
    let begun = Instant::now();
    let (source, diagnostics) = check::load(order.data);
    if diagnostics.has_errors() {
        eprint!("{diagnostics}");
    }
    let mut source = source.ok_or("nothing was exported: the content has errors")?;
    let warnings = diagnostics.count(Severity::Warning);
    if warnings > 0 {
        eprintln!("the content has {warnings} warnings; `site check` lists them");
    }
    let base = address(&mut source, order.url)?;
    lengths::fill_in(&mut source);
    say_what_is_missing(&mut source);
    say_how_events_are_split(&mut source);
    say_how_agendas_are_split(&mut source);
    give_each_event_a_file(&mut source);
    let shell = Shell::read(order.shell)?;
    let staging = staging(order)?;
    remove(&staging)?;
    let written = write_all(&source, &shell, &base, &staging);
    let pages = written.inspect_err(|_| _ = remove(&staging))?;
    remove(order.out)?;
    fs::rename(&staging, order.out)
        .map_err(|error| fault("move the export to", order.out, &error))?;
    eprintln!(
        "exported {pages} pages to {} in {:.1} s",
        order.out.display(),
        begun.elapsed().as_secs_f32()
    );
    Ok(())
}

/// The folder beside the export's place in which it is written first. Refuses a place that holds what the export is
/// made from, or any folder that isn't an export, since what is there is removed.
fn staging(order: &Order<'_>) -> Result<PathBuf, String> {
    let out = order.out;
    let name = out
        .file_name()
        .ok_or_else(|| format!("--out {}: name a folder of its own", out.display()))?;
    if let Ok(place) = out.canonicalize() {
        let here = std::env::current_dir().ok();
        let needed = [order.shell, order.data]
            .into_iter()
            .filter_map(|path| path.canonicalize().ok());
        if needed.chain(here).any(|needed| needed.starts_with(&place)) {
            return Err(format!(
                "--out {}: that folder is still needed; name another",
                out.display()
            ));
        }
        let is_empty = fs::read_dir(&place).is_ok_and(|mut entries| entries.next().is_none());
        if !is_empty && !place.join("index.html").is_file() {
            return Err(format!(
                "--out {}: that folder holds something else than a site; name another",
                out.display()
            ));
        }
    }
    let mut staging = name.to_owned();
    staging.push(".new");
    Ok(out.with_file_name(staging))
}

/// Settles the address of the site in the content and gives the path of the export, with a slash at both ends.
fn address(source: &mut Source, url: Option<&str>) -> Result<String, String> {
    if let Some(url) = url {
        if base_of(url).is_none() {
            return Err(format!(
                "--url {url}: give the whole address, as in https://example.org/folder/"
            ));
        }
        source.project.url =
            Some(Href::parse(url).map_err(|fault| format!("--url {url}: {fault}"))?);
        if let Some(project) = source.files.get_mut(store::PROJECT) {
            project["url"] = url.into();
        }
    }
    let Some(url) = &source.project.url else {
        eprintln!(
            "no address of the site is known (--url, or \"url\" in project.json): canonical links, links between \
             languages for search engines, the sitemap, and addresses of pages in calendars and schedules are left out"
        );
        return Ok("/".to_owned());
    };
    Ok(base_of(url.as_str()).unwrap_or("/").to_owned())
}

/// Writes into the project which parts of the site have nothing to show.
fn say_what_is_missing(source: &mut Source) {
    let parts = [
        (Part::Topics, source.topics.topics.is_empty()),
        (Part::Events, source.events.events.is_empty()),
        (Part::Places, source.places.places.is_empty()),
        (Part::Outputs, source.outputs.outputs.is_empty()),
    ];
    let without = parts.into_iter().filter(|(_, is_empty)| *is_empty);
    source.project.without = without.map(|(part, _)| part).collect();
    let words: Vec<&str> = source
        .project
        .without
        .iter()
        .map(|part| part.as_str())
        .collect();
    if let Some(project) = source.files.get_mut(store::PROJECT) {
        project["without"] = words.into();
    }
}

/// Writes into the project how the list of events is split, where it is, so that pages need not read it whole.
fn say_how_events_are_split(source: &mut Source) {
    let events = &source.events.events;
    if events.len() <= SPLIT_ABOVE {
        return;
    }
    let small = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let beside = events.iter().filter(|event| event.related).count();
    let years = events.iter().filter_map(|event| event.start);
    let years: BTreeSet<u16> = years.map(Date::year).collect();
    let split = SplitEvents {
        own: small(events.len() - beside),
        beside: small(beside),
        years: years.into_iter().collect(),
        to_the_day: events.iter().any(|event| event.days().is_some()),
    };
    if let Some(project) = source.files.get_mut(store::PROJECT) {
        project["split_events"] = json!({
            "own": split.own,
            "beside": split.beside,
            "years": split.years,
            "to_the_day": split.to_the_day,
        });
    }
    source.project.split_events = Some(split);
}

/// Writes into the details of events how their agendas are split, where they are.
fn say_how_agendas_are_split(source: &mut Source) {
    for (id, details) in &mut source.details {
        details.split = split_of(details).map(Cow::into_owned);
        let file = source.files.get_mut(&File::Details(id.clone()).path());
        let Some((split, file)) = details.split.as_ref().zip(file) else {
            continue;
        };
        let parts = split.parts.iter().map(|part| {
            json!({
                "date": part.date.to_string(),
                "number": part.number,
                "of": part.of,
                "first": part.first.to_string(),
                "last": part.last.to_string(),
            })
        });
        let parts: Vec<Value> = parts.collect();
        let entries = file["days"].as_array().into_iter().flatten();
        let entries = entries.flat_map(|day| day["entries"].as_array().into_iter().flatten());
        let told = |id: &Slug| entries.clone().find(|entry| entry["id"] == id.as_str());
        let audiences = split.audiences.iter().map(|label| {
            let words = told(&label.id).map(|entry| entry["audience"].clone());
            json!({ "id": label.id.as_str(), "label": words })
        });
        let audiences: Vec<Value> = audiences.collect();
        file["split"] = json!({ "parts": parts, "audiences": audiences });
    }
}

/// Pages of events count on a file of their own; [`slices`] writes one for those of which no editor wrote any.
fn give_each_event_a_file(source: &mut Source) {
    for event in &source.events.events {
        let details = source.details.entry(event.id.clone());
        details.or_insert_with(|| EventDetails {
            schema: None,
            event: event.id.clone(),
            body: None,
            audience: None,
            days: Vec::new(),
            agenda_note: None,
            record: None,
            name: None,
            around: Vec::new(),
            split: None,
            updated: event.updated,
        });
    }
}

/// Writes everything and gives the number of pages.
fn write_all(source: &Source, shell: &Shell, base: &str, out: &Path) -> Result<usize, String> {
    // Rendering awaits nothing, but the views' effects want an executor to be there.
    _ = any_spawner::Executor::init_futures_executor();
    shell.copy_to(out)?;
    for (path, bytes) in icons::icons(shell)? {
        write(&out.join(path), bytes)?;
    }
    let maps = clipped_maps(source, shell)?;
    for (file, map) in &maps {
        write(&out.join(file.path()), map)?;
    }
    let common = Common::of(shell, base);
    let mut exported = Vec::new();
    for language in &source.project.languages {
        exported.push(write_language(source, language, &common, base, &maps, out)?);
    }
    if source.project.url.is_some() {
        let pages: Vec<(&Site, &[Route])> = exported
            .iter()
            .map(|(site, routes)| (&**site, &routes[..]))
            .collect();
        write(&out.join("sitemap.xml"), sitemap(&pages))?;
    }
    Ok(exported
        .iter()
        .map(|(_, routes)| routes.len())
        .sum::<usize>()
        + 1)
}

/// The drawings below maps.
type Maps = [(File, String); 2];

/// The drawings below maps, cut to the window of the project.
fn clipped_maps(source: &Source, shell: &Shell) -> Result<Maps, String> {
    let view = projection::view_box(&source.project.map);
    let clipped = |file: &File| base_map::clip(&shell.read_file(&file.path())?, &view);
    let (base, coarse) = (clipped(&File::BaseMap)?, clipped(&File::CoarseMap)?);
    Ok([(File::BaseMap, base), (File::CoarseMap, coarse)])
}

/// Writes the data and the pages of a language, and gives what they were made from and which they are.
fn write_language(
    source: &Source,
    language: &Language,
    common: &Common<'_>,
    base: &str,
    maps: &Maps,
    out: &Path,
) -> Result<(Arc<Site>, Vec<Route>), String> {
    let data = format!("data/{}", language.code);
    let mut site = site(source, language, base, maps)?;
    let slices = slices::slices(source, &site);
    for (path, text) in &slices.files {
        write(&out.join(&data).join(path), text)?;
        // Their making takes longer than their reading, and the page and the files of the map need them again.
        match &**path {
            store::MAP_INDEX => site.put(&File::MapIndex, text)?,
            store::MAP_NAMES => site.put(&File::MapNames, text)?,
            _ => {}
        }
    }
    site.project.content = Some(slices.id);
    let site = Arc::new(site);
    if site.project.split_events.is_some() {
        let index = out.join(&data).join(store::EVENT_INDEX);
        write(&index, search::events::write(&site))?;
    }
    for details in source.details.values().filter(|d| d.split.is_some()) {
        let id = &details.event;
        if let Some(event) = site.event(id) {
            let index = out.join(&data).join(store::agenda_index(id));
            write(&index, search::agenda::write(&site, &event, details))?;
        }
    }
    let is_default = language.code == *site.default_lang();
    let routes = routes(&site);
    let root = root("/", (!is_default).then_some(language.code.as_str()));
    let manifest = manifest(&site, &common.shell.surface.day);
    write(&out.join(&format!("{root}/{MANIFEST}")[1..]), manifest)?;
    feeds::write_feeds(&site, &root, out)?;
    let too_large = on_all_cores(&routes, |route| {
        let path = root.clone() + &route.path();
        let page = page(&site, common, Some(route), &path);
        write(&out.join(&path[1..]).join("index.html"), &page)?;
        Ok((page.len() > PAGE_LIMIT).then_some((path, page.len())))
    })?;
    for (path, bytes) in too_large.into_iter().flatten() {
        eprintln!(
            "{path} has {bytes} bytes of HTML, which is more than the {PAGE_LIMIT} that `site budget` allows; \
             shorten its texts, or spread its records over more years, days or regions"
        );
    }
    if is_default {
        let page = page(&site, common, None, "/404.html");
        write(&out.join("404.html"), &page)?;
    }
    Ok((site, routes))
}

/// Does some work for each item, as many at a time as there are cores, and gives what came of it in the order of the
/// items; of several errors one.
fn on_all_cores<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R, String> + Sync,
) -> Result<Vec<R>, String> {
    /// As much as a program's first thread has: views lie deep in each other.
    const STACK: usize = 8 << 20;
    let next = AtomicUsize::new(0);
    let take_turns = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            match items.get(at) {
                Some(item) => done.push((at, work(item)?)),
                None => return Ok(done),
            }
        }
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let done: Result<Vec<_>, String> = thread::scope(|scope| {
        let worker = |_| {
            let thread = thread::Builder::new().stack_size(STACK);
            let started = thread.spawn_scoped(scope, take_turns);
            started.map_err(|error| format!("could not start a thread: {error}"))
        };
        let workers = (0..cores).map(worker).collect::<Result<Vec<_>, String>>()?;
        let done = workers.into_iter().map(|worker| {
            let panicked = |panic| std::panic::resume_unwind(panic);
            worker.join().unwrap_or_else(panicked)
        });
        done.collect()
    });
    let mut done: Vec<(usize, R)> = done?.into_iter().flatten().collect();
    done.sort_by_key(|(at, _)| *at);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}

/// The site in one language with every file. Which state of the content it shows is known once its slices are made.
fn site(source: &Source, language: &Language, base: &str, maps: &Maps) -> Result<Site, String> {
    let words = source
        .catalogues
        .get(&language.code)
        .ok_or_else(|| format!("no catalogue of {}", language.code))?;
    let site = Site::new(
        base.to_owned(),
        format!("{base}data/{}/", language.code),
        language.code.clone(),
        source.project.clone(),
        words.clone(),
    );
    source.put_into(&site);
    for (file, map) in maps {
        site.put(file, map)?;
    }
    Ok(site)
}

/// A page as a whole document. `path` is its path below the base, beginning with a slash.
fn page(site: &Arc<Site>, common: &Common<'_>, route: Option<&Route>, path: &str) -> String {
    let full_path = format!("{}{path}", site.base.trim_end_matches('/'));
    let body = render(site, &full_path);
    let stamp = Stamp {
        path: &full_path,
        files: files(site, route),
        build: common.shell.build(),
        content: site.project.content.as_deref().unwrap_or_default(),
    };
    Document {
        site,
        common,
        route,
        stamp,
    }
    .write(&body)
}

/// The files of data that the browser needs to take the page over.
fn files(site: &Site, route: Option<&Route>) -> Vec<String> {
    let first = [store::PROJECT.to_owned(), store::catalogue_path(&site.lang)];
    let needed = route.map(|route| site.needed(route)).unwrap_or_default();
    let further = needed
        .iter()
        .filter(|file| file.layer().is_none())
        .map(File::path);
    first.into_iter().chain(further).collect()
}

/// The body of a page.
fn render(site: &Arc<Site>, full_path: &str) -> String {
    let owner = Owner::new_root(None);
    owner.with(|| {
        provide_context(RequestUrl::new(full_path));
        let site = Arc::clone(site);
        view! { <App site/> }.to_html()
    })
}

fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| fault("make", folder, &error))?;
    }
    fs::write(path, contents).map_err(|error| fault("write", path, &error))
}

fn remove(folder: &Path) -> Result<(), String> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(fault("remove", folder, &error))
        }
        _ => Ok(()),
    }
}

/// What couldn't be done to which file, and why.
fn fault(what: &str, path: &Path, error: &std::io::Error) -> String {
    format!("could not {what} {}: {error}", path.display())
}
