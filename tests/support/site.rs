//! Content in memory, and pages of it rendered as the exporter renders them.

use super::exported::copy;
use inducult::app::App;
use inducult::content::check::{Source, load};
use inducult::content::store::{File, Site};
use inducult::model::lang::Lang;
use inducult::route::Route;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// What stands for the drawing below the maps, which these tests don't need whole.
pub(crate) const GROUND: &str = "<path d=\"M0 0h1v1z\"></path>";

/// A path in the repository.
pub(crate) fn in_repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The folder with the content of this site.
pub(crate) fn real_folder() -> PathBuf {
    in_repository("public/data")
}

/// The content of this site.
pub(crate) fn real() -> Source {
    source(&real_folder())
}

/// A folder with the small content of two languages that the tests keep. Its catalogues are kept without most of the
/// messages; those of this site's own catalogue stand in for both languages.
pub(crate) fn good_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&in_repository("tests/good"), folder.path());
    let messages = json(&real_folder().join("i18n/en.json"))["messages"].take();
    for language in ["en", "de"] {
        let path = folder.path().join(format!("i18n/{language}.json"));
        let mut catalogue = json(&path);
        catalogue["messages"] = messages.clone();
        write_json(&path, &catalogue);
    }
    folder
}

/// The small content of two languages.
pub(crate) fn good() -> Source {
    source(good_folder().path())
}

/// The content of a folder, which has no errors.
pub(crate) fn source(folder: &Path) -> Source {
    let (source, diagnostics) = load(folder);
    source.unwrap_or_else(|| panic!("{} has errors:\n{diagnostics}", folder.display()))
}

/// A JSON file.
pub(crate) fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Writes a JSON file.
pub(crate) fn write_json(path: &Path, value: &Value) {
    fs::write(path, format!("{value:#}\n")).unwrap();
}

/// A language tag.
pub(crate) fn lang(tag: &str) -> Lang {
    Lang::parse(tag).unwrap()
}

/// The site of a content in one language, with every file, at the root of its host.
pub(crate) fn site(source: &Source, tag: &str) -> Arc<Site> {
    let lang = lang(tag);
    let words = source.catalogues[&lang].clone();
    let data = format!("/data/{lang}/");
    let site = Site::new("/".to_owned(), data, lang, source.project.clone(), words);
    source.put_into(&site);
    for file in [File::BaseMap, File::CoarseMap] {
        site.put(&file, GROUND).unwrap();
    }
    Arc::new(site)
}

/// A route from its path below the language.
pub(crate) fn route(path: &str) -> Route {
    Route::parse(path).unwrap_or_else(|| panic!("{path} is no route"))
}

/// The content of `<body>` of the page at a path of the document.
pub(crate) fn body(site: &Arc<Site>, path: &str) -> String {
    // The views' effects want an executor to be there, though they never run here.
    _ = any_spawner::Executor::init_futures_executor();
    let owner = Owner::new_root(None);
    owner.with(|| {
        provide_context(RequestUrl::new(path));
        let site = Arc::clone(site);
        view! { <App site/> }.to_html()
    })
}
