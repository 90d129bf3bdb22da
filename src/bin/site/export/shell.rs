//! The shell: what Trunk built, which every page is put into.

use super::fault;
use std::fs;
use std::path::{Path, PathBuf};

/// The folders and files of the shell that an export makes anew.
const MADE_ANEW: [&str; 2] = ["data", "index.html"];

/// What pages are painted on, as CSS writes colours.
#[derive(Default)]
pub(crate) struct Surface {
    pub(crate) day: String,
    pub(crate) night: String,
}

/// The shell of every page. Paths are relative to the site's root.
pub(crate) struct Shell {
    folder: PathBuf,
    /// The text of all stylesheets, in order.
    pub(crate) styles: String,
    /// The colour of its pages.
    pub(crate) surface: Surface,
    /// The inline script of the head.
    pub(crate) script: String,
    /// The loader.
    pub(crate) loader: String,
    /// The glue between the page and the wasm.
    pub(crate) glue: String,
    /// The wasm.
    pub(crate) wasm: String,
    stylesheets: Vec<String>,
}

impl Shell {
    /// Reads a shell. The error says what it lacks.
    pub(crate) fn read(folder: &Path) -> Result<Self, String> {
        let path = folder.join("index.html");
        let html = fs::read_to_string(&path).map_err(|error| {
            fault("read the shell", &path, &error)
                + "; `cargo xtask build` makes one in target/shell"
        })?;
        let lacks = |what: &str| {
            format!(
                "{}: there is no {what}; build it with `cargo xtask build`",
                path.display()
            )
        };
        let tags = tags(&html);
        let local = |value: &str| value.trim_start_matches('/').to_owned();
        let stylesheets: Vec<String> = tags
            .iter()
            .filter(|tag| tag.starts_with("link") && attribute(tag, "rel") == Some("stylesheet"))
            .filter_map(|tag| attribute(tag, "href").map(local))
            .collect();
        let app = tags
            .iter()
            .find(|tag| attribute(tag, "name") == Some("app"))
            .ok_or_else(|| lacks("name of the code"))?;
        let loader = tags
            .iter()
            .filter(|tag| tag.starts_with("script"))
            .find_map(|tag| attribute(tag, "src"))
            .ok_or_else(|| lacks("loader"))?;
        let mut shell = Self {
            folder: folder.to_owned(),
            styles: String::new(),
            surface: Surface::default(),
            script: between(&html, "<script>", "</script>")
                .ok_or_else(|| lacks("script in the head"))?
                .to_owned(),
            loader: local(loader),
            glue: attribute(app, "data-js")
                .map(local)
                .ok_or_else(|| lacks("name of the glue"))?,
            wasm: attribute(app, "data-wasm")
                .map(local)
                .ok_or_else(|| lacks("name of the wasm"))?,
            stylesheets,
        };
        for stylesheet in shell.stylesheets.clone() {
            let text = shell.read_file(&stylesheet)?;
            if text.contains("</style") {
                return Err(format!("{stylesheet}: a stylesheet can't hold \"</style\""));
            }
            shell.styles.push_str(&without_remarks(&text));
        }
        shell.surface = Surface::of(&shell.styles).ok_or(
            "style/tokens.css: there is no `--surface: light-dark(day, night);`, from which browsers and phones take \
             their colour",
        )?;
        Ok(shell)
    }

    /// Which build this is: the name of the wasm, which Trunk makes from its contents.
    pub(crate) fn build(&self) -> &str {
        &self.wasm
    }

    /// The text of a file of the shell.
    pub(crate) fn read_file(&self, path: &str) -> Result<String, String> {
        let path = self.path_of(path);
        fs::read_to_string(&path).map_err(|error| fault("read", &path, &error))
    }

    /// Where a file of the shell lies.
    pub(crate) fn path_of(&self, path: &str) -> PathBuf {
        self.folder.join(path)
    }

    /// Copies what pages share: code, fonts, icons. Stylesheets stand in the pages, and data is written by language.
    pub(crate) fn copy_to(&self, out: &Path) -> Result<(), String> {
        copy(&self.folder, out, &|name| {
            MADE_ANEW.contains(&name) || self.stylesheets.iter().any(|css| css == name)
        })
    }
}

impl Surface {
    /// The first one in the styles, before those for other media.
    fn of(styles: &str) -> Option<Self> {
        let pair = between(styles, "--surface: light-dark(", ")")?;
        let (day, night) = pair.split_once(", ")?;
        Some(Self {
            day: day.to_owned(),
            night: night.to_owned(),
        })
    }
}

/// Copies a folder, but for what `skip` names at its top.
fn copy(from: &Path, to: &Path, skip: &dyn Fn(&str) -> bool) -> Result<(), String> {
    fs::create_dir_all(to).map_err(|error| fault("make", to, &error))?;
    let entries = fs::read_dir(from).map_err(|error| fault("read", from, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| fault("read", from, &error))?;
        let name = entry.file_name();
        if skip(&name.to_string_lossy()) {
            continue;
        }
        let (path, target) = (entry.path(), to.join(&name));
        if path.is_dir() {
            copy(&path, &target, &|_| false)?;
        } else {
            fs::copy(&path, &target).map_err(|error| fault("copy", &path, &error))?;
        }
    }
    Ok(())
}

/// A stylesheet without comments and indentation, which would be a fifth of what each page weighs. No string of our
/// stylesheets begins a comment or has a second line.
fn without_remarks(css: &str) -> String {
    let mut rest = css;
    let mut kept = String::with_capacity(css.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| line.to_owned() + "\n").collect()
}

/// The tags, without their `<`, of a document that our own shell and Trunk wrote: no `>` in attributes, no comments
/// with tags.
fn tags(html: &str) -> Vec<&str> {
    html.split('<')
        .skip(1)
        .filter_map(|piece| piece.find('>').map(|end| &piece[..=end]))
        .collect()
}

/// The value of a quoted attribute.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    between(tag, &format!(" {name}=\""), "\"")
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let (_, after) = text.split_once(open)?;
    after.split_once(close).map(|(inner, _)| inner)
}

#[cfg(test)]
mod tests {
    use super::without_remarks;

    #[test]
    fn comments_and_indentation_are_left_out() {
        let css = "/* a\n   b */\n@layer x {\n  a { /* c */\n    color: red;\n  }\n}\n/* open";
        assert_eq!(without_remarks(css), "@layer x {\na {\ncolor: red;\n}\n}\n");
    }
}
