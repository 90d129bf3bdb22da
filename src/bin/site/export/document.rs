//! A page as a document: the head, the policy, the stamp by which the browser knows what it takes over.

use super::icons;
use super::manifest::MANIFEST;
use super::shell::Shell;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use inducult::content::store::Site;
use inducult::feed::escape;
use inducult::feed::json_ld::json_ld;
use inducult::head::head;
use inducult::route::Route;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// What stands in the head of every page of an export.
pub(crate) struct Common<'a> {
    pub(crate) shell: &'a Shell,
    styles: String,
    policy: String,
    preloads: String,
}

impl<'a> Common<'a> {
    /// What the pages of an export at a base share; `base` has a slash at both ends.
    pub(crate) fn of(shell: &'a Shell, base: &str) -> Self {
        let styles = shell.styles.replace("url(\"/", &format!("url(\"{base}"));
        Self {
            shell,
            policy: policy(&styles, &shell.script),
            preloads: preloads(&styles),
            styles,
        }
    }
}

/// A page before it is written.
pub(crate) struct Document<'a> {
    pub(crate) site: &'a Site,
    pub(crate) common: &'a Common<'a>,
    /// None for the page "not found".
    pub(crate) route: Option<&'a Route>,
    pub(crate) stamp: Stamp<'a>,
}

/// The stamp of a page.
pub(crate) struct Stamp<'a> {
    /// The path of its address.
    pub(crate) path: &'a str,
    /// The files of data that it was made from, below the folder of its language.
    pub(crate) files: Vec<String>,
    /// Which build made it.
    pub(crate) build: &'a str,
    /// Which state of the content it shows.
    pub(crate) content: &'a str,
}

impl Document<'_> {
    /// The document with the given body. Nothing may stand between the body's tag and its content: hydration begins
    /// at the first child.
    pub(crate) fn write(&self, body: &str) -> String {
        let mut html = String::with_capacity(body.len() + self.common.styles.len() + 4096);
        _ = write!(
            html,
            "<!doctype html>\n<html lang=\"{}\">\n<head>\n",
            self.site.lang
        );
        self.write_head(&mut html);
        html.push_str("</head>\n");
        self.write_body_tag(&mut html);
        html.push_str(body);
        html.push_str("</body>\n</html>\n");
        html
    }

    fn write_head(&self, html: &mut String) {
        let Self { site, common, .. } = self;
        let Common {
            shell,
            styles,
            policy,
            preloads,
        } = common;
        let base = &site.base;
        let head = head(site, self.route);
        _ = write!(
            html,
            "<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"theme-color\" media=\"(prefers-color-scheme: light)\" content=\"{}\">\n\
             <meta name=\"theme-color\" media=\"(prefers-color-scheme: dark)\" content=\"{}\">\n\
             <title>{}</title>\n\
             <meta name=\"description\" content=\"{}\">\n",
            escape(&shell.surface.day),
            escape(&shell.surface.night),
            escape(&head.title),
            escape(&head.description),
        );
        if let Some(canonical) = &head.canonical {
            _ = writeln!(
                html,
                "<link rel=\"canonical\" href=\"{}\">",
                escape(canonical)
            );
        }
        for (lang, address) in &head.alternates {
            _ = writeln!(
                html,
                "<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{}\">",
                escape(address)
            );
        }
        if let Some(data) = self.route.and_then(|route| json_ld(site, route)) {
            _ = writeln!(html, "<script type=\"application/ld+json\">{data}</script>");
        }
        if self.route.is_none() {
            html.push_str("<meta name=\"robots\" content=\"noindex\">\n");
        }
        _ = write!(
            html,
            "{preloads}{}\
             <script>{}</script>\n\
             <style>{styles}</style>\n\
             <meta name=\"app\" data-js=\"{base}{}\" data-wasm=\"{base}{}\">\n\
             <script src=\"{base}{}\" type=\"module\"></script>\n",
            self.icons(),
            shell.script,
            shell.glue,
            shell.wasm,
            shell.loader,
        );
    }

    /// The links to the icons. Of two that suit it a browser takes the last, which is the drawing.
    fn icons(&self) -> String {
        let base = &self.site.base;
        let (favicon, drawing, touch) = (icons::FAVICON, icons::DRAWING, icons::TOUCH);
        let root = self.site.root_of(&self.site.lang);
        format!(
            "<link rel=\"icon\" href=\"{base}{favicon}\" sizes=\"32x32\">\n\
             <link rel=\"icon\" href=\"{base}{drawing}\" sizes=\"any\" type=\"image/svg+xml\">\n\
             <link rel=\"apple-touch-icon\" href=\"{base}{touch}\">\n\
             <link rel=\"manifest\" href=\"{root}/{MANIFEST}\">\n"
        )
    }

    fn write_body_tag(&self, html: &mut String) {
        let Self { site, stamp, .. } = self;
        let languages: Vec<&str> = site
            .project
            .languages
            .iter()
            .map(|language| language.code.as_str())
            .collect();
        _ = write!(
            html,
            "<body data-path=\"{}\" data-lang=\"{}\" data-base=\"{}\" data-languages=\"{}\" data-data=\"{}\" \
             data-files=\"{}\" data-build=\"{}\" data-content=\"{}\">",
            escape(stamp.path),
            site.lang,
            escape(&site.base),
            languages.join(" "),
            escape(&site.data),
            stamp.files.join(" "),
            escape(stamp.build),
            stamp.content,
        );
    }
}

/// The links that ask at once for the faces which are shown only if they come at once (`font-display: optional`).
fn preloads(styles: &str) -> String {
    let faces = styles.split("@font-face").skip(1);
    let faces = faces.filter_map(|face| face.split_once('}').map(|(face, _)| face));
    faces
        .filter(|face| face.contains("optional"))
        .filter_map(|face| face.split_once("url(\"")?.1.split_once('"'))
        .map(|(url, _)| {
            format!("<link rel=\"preload\" href=\"{url}\" as=\"font\" type=\"font/woff2\" crossorigin>\n")
        })
        .collect()
}

/// The Content-Security-Policy: everything from this origin, one stylesheet and one script in the page by their
/// hashes, and wasm. JSON-LD is data, which no policy forbids.
fn policy(styles: &str, script: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' '{}'; style-src '{}'; connect-src 'self'; \
         img-src 'self' data:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'",
        hash(script),
        hash(styles),
    )
}

/// A hash as policies write it (CSP Level 3, 2.3.1).
fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}
