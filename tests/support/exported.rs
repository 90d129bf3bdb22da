//! Sites exported by the binary, with a shell that stands for the one that Trunk builds.

use super::dom::{attribute, name, parse};
use super::site::in_repository;
use markup5ever_rcdom::RcDom;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// What a shell has besides the files kept in `tests/shell`.
const FROM_PUBLIC: [&str; 4] = ["fonts", "icon.svg", "map", "robots.txt"];

/// A folder to export into, with the shell beside it.
pub(crate) struct Workshop(TempDir);

impl Workshop {
    /// A fresh one.
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let shell = folder.path().join("shell");
        copy(&in_repository("tests/shell"), &shell);
        for name in FROM_PUBLIC {
            copy(&in_repository("public").join(name), &shell.join(name));
        }
        Self(folder)
    }

    /// A path in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Exports the content of a folder to `out`.
    pub(crate) fn export(&self, data: &Path, url: Option<&str>) -> Output {
        let mut site = Command::new(env!("CARGO_BIN_EXE_site"));
        site.arg("export").arg("--shell").arg(self.path("shell"));
        site.arg("--data").arg(data);
        site.arg("--out").arg(self.path("out"));
        if let Some(url) = url {
            site.args(["--url", url]);
        }
        site.output().unwrap()
    }

    /// Exports content without errors and gives the files.
    pub(crate) fn exported(&self, data: &Path, url: Option<&str>) -> Export {
        let done = self.export(data, url);
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success(), "{told}");
        Export {
            files: files(&self.path("out")),
        }
    }
}

/// An exported site.
pub(crate) struct Export {
    /// The bytes of every file by its path, with `/` between its parts.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Export {
    /// Every page by the path of its file, and its text.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter(|(path, _)| path.ends_with(".html"))
            .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> &str {
        let bytes = self.files.get(path);
        std::str::from_utf8(bytes.unwrap_or_else(|| panic!("{path} was not exported"))).unwrap()
    }

    /// A page, parsed.
    pub(crate) fn page(&self, path: &str) -> RcDom {
        parse(self.text(path))
    }
}

/// The value of an attribute of `<body>`, by which the browser knows what it takes over.
pub(crate) fn stamp(dom: &RcDom, wanted: &str) -> String {
    let body = super::dom::only(&dom.document, "body");
    attribute(&body, wanted).unwrap_or_else(|| panic!("<{}> lacks {wanted}", name(&body)))
}

/// All files below a folder.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    gather(folder, "", &mut found);
    found
}

fn gather(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            gather(&entry.path(), &format!("{path}/"), found);
        } else {
            found.insert(path, fs::read(entry.path()).unwrap());
        }
    }
}

/// Copies a file or a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).unwrap();
    }
}
