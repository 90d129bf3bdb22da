//! The browser's entry: reads the stamp of the page, fetches the content, hydrates or mounts, says when it is ready.

#![recursion_limit = "256"]

use inducult::app::App;
use inducult::content::read::read;
use inducult::content::store::{self, File, Site};
use inducult::i18n::catalogue::Catalogue;
use inducult::model::lang::Lang;
use inducult::model::project::Project;
use inducult::page::{load, route_at};
use inducult::platform::{self, Stamp};
use leptos::prelude::*;
use std::sync::Arc;

fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(async {
        match start().await {
            Ok(()) => platform::mark_ready(),
            Err(fault) => {
                platform::report(&format!("{fault}; the page stays as it was built"));
                platform::mark_failed();
            }
        }
    });
}

/// Brings the page to life. The error says which file, and which field of it, was at fault; then nothing was changed.
async fn start() -> Result<(), String> {
    let stamp = platform::stamp();
    let here = platform::path();
    let site = Arc::new(site_at(&stamp, &here).await?);
    let route = route_at(&site, &here);
    let prerendered = stamp.path.as_deref() == Some(here.as_str())
        && stamp.lang.as_deref() == Some(site.lang.as_str())
        && stamp.build == platform::build()
        && stamp.content == site.project.content;
    if prerendered {
        for file in [File::BaseMap, File::CoarseMap] {
            if let Some(map) = file.layer().and_then(platform::drawn_layer) {
                site.put(&file, &map)?;
            }
        }
    }
    if let Some(route) = &route {
        load(&site, route).await?;
    }
    let lang = site.lang.to_string();
    let app = move || view! { <App site/> };
    if prerendered {
        leptos::mount::hydrate_body(app);
    } else {
        let body = document().body().ok_or("the document has no body")?;
        body.set_text_content(None);
        platform::show_lang(&lang);
        // `mount_to` is the same but warns in debug builds, which hydrate.
        leptos::mount::mount_to_renderer(&body, app).forget();
    }
    Ok(())
}

/// The project and the interface in the language of a path. The exporter writes a folder of data for each language;
/// under `trunk serve` there is one folder for all.
async fn site_at(stamp: &Stamp, here: &str) -> Result<Site, String> {
    let folder = |lang: &str| format!("{}data/{lang}/", stamp.base);
    let guess = stamp
        .languages
        .iter()
        .skip(1)
        .find(|lang| in_language(stamp, here, lang))
        .or(stamp.languages.first());
    let data = guess.map_or_else(|| format!("{}data/", stamp.base), |lang| folder(lang));
    let text = needed_text(&format!("{data}{}", store::PROJECT)).await?;
    let project: Project = read(store::PROJECT, &text)?;
    let others = project
        .languages
        .iter()
        .skip(1)
        .map(|language| &language.code);
    let lang = others
        .clone()
        .find(|lang| in_language(stamp, here, lang.as_str()));
    let lang: Lang = lang
        .or(project.languages.first().map(|l| &l.code))
        .ok_or("project.json: languages: none")?
        .clone();
    let catalogue = store::catalogue_path(&lang);
    let text = needed_text(&format!("{data}{catalogue}")).await?;
    let words: Catalogue = read(&catalogue, &text)?;
    Ok(Site::new(stamp.base.clone(), data, lang, project, words))
}

async fn needed_text(url: &str) -> Result<String, String> {
    let text = platform::fetch_text(url).await?;
    text.ok_or_else(|| format!("{url}: answered 404"))
}

/// Whether a path lies in the part of the site that belongs to a language other than the default one.
fn in_language(stamp: &Stamp, here: &str, lang: &str) -> bool {
    let below = here
        .strip_prefix(&*stamp.base)
        .and_then(|below| below.strip_prefix(lang));
    below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
