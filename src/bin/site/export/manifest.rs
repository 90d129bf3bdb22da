//! The web app manifest of a language (W3C, Web Application Manifest), for who puts the site on a home screen.

use super::icons::LISTED;
use inducult::content::store::Site;
use serde_json::json;

/// Its name in the folder of a language.
pub(crate) const MANIFEST: &str = "manifest.webmanifest";

/// The manifest of a site on a surface of this colour. The site opens as pages do, in the browser: they are there to be
/// cited, searched and printed, and lead elsewhere. Other languages are in its scope.
pub(crate) fn manifest(site: &Site, surface: &str) -> String {
    let icons: Vec<_> = LISTED
        .iter()
        .map(|icon| {
            json!({
                "src": format!("{}{}", site.base, icon.path),
                "sizes": format!("{0}x{0}", icon.side),
                "type": "image/png",
                "purpose": icon.purpose,
            })
        })
        .collect();
    let manifest = json!({
        "name": site.project.name,
        "short_name": site.project.name,
        "lang": site.lang.as_str(),
        "dir": "auto",
        "start_url": format!("{}/", site.root_of(&site.lang)),
        "scope": site.base,
        "display": "browser",
        "theme_color": surface,
        "background_color": surface,
        "icons": icons,
    });
    format!("{manifest:#}\n")
}
