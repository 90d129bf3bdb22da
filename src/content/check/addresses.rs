//! Every web address of the content with its places, for whoever asks whether it still answers.

use super::files::{self, Documents};
use super::walk;
use crate::content::diagnostic::Report;
use crate::content::parse::Document;
use crate::model::link::Href;
use crate::model::markup::{self, Block, Inline};
use std::path::Path;

/// A web address at one of its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The file, relative to the data folder.
    pub file: String,
    /// Where in the file, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The address as it is written there.
    pub href: Href,
    /// Whether its link names a copy in an archive too.
    pub archived: bool,
}

/// The web addresses of a data folder: those of links, and those within texts. Files that can't be read have none; what
/// is wrong with them is [`load`](super::load)'s to tell. The site's own address is left out: before it is published
/// nothing stands there.
pub fn addresses(dir: &Path) -> Vec<Address> {
    let mut unreadable = Report::default();
    let documents = files::read(dir, &mut unreadable);
    let _ = unreadable.finish();
    of_documents(&documents)
}

fn of_documents(documents: &Documents) -> Vec<Address> {
    let mut found = Vec::new();
    for (document, strings) in walk::strings(documents) {
        let links = strings.words.iter().filter(|word| {
            word.format.as_deref() == Some("link") && !is_own(document, &word.pointer)
        });
        for link in links {
            let href = Href::parse(link.value).ok();
            found.extend(href.and_then(|href| at(document, &link.pointer, href)));
        }
        for (_, pointer, text) in strings.texts.iter().flat_map(|field| &field.parts) {
            found.extend(
                in_text(text)
                    .into_iter()
                    .filter_map(|href| at(document, pointer, href)),
            );
        }
    }
    found
}

fn is_own(document: &Document, pointer: &str) -> bool {
    document.file == "project.json" && pointer == "/url"
}

fn at(document: &Document, pointer: &str, href: Href) -> Option<Address> {
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| href.as_str().starts_with(scheme));
    let (line, column) = document.position(pointer);
    is_web.then(|| Address {
        file: document.file.clone(),
        pointer: pointer.to_owned(),
        line,
        column,
        href,
        archived: has_copy(document, pointer),
    })
}

/// Whether the address is the `url` of a link with `archived` beside it.
fn has_copy(document: &Document, pointer: &str) -> bool {
    let link = pointer.strip_suffix("/url");
    let link = link.and_then(|link| document.value.pointer(link));
    link.is_some_and(|link| link.get("archived").is_some_and(|copy| copy.is_string()))
}

fn in_text(text: &str) -> Vec<Href> {
    let lines = markup::parse(text)
        .into_iter()
        .flat_map(|block| match block {
            Block::Paragraph(line) => vec![line],
            Block::List(lines) => lines,
        });
    let links = lines.flatten().filter_map(|piece| match piece {
        Inline::Link(href, _) => Some(href),
        _ => None,
    });
    links.collect()
}

#[cfg(test)]
mod tests {
    use super::of_documents;
    use crate::content::check::files::Documents;
    use crate::content::parse::parse;

    #[test]
    fn addresses_stand_in_links_and_in_texts() {
        let project = r#"{
  "url": "https://example.org/site/",
  "nutshell": {"en": "See [this](http://example.org/a) and:\n\n- [that](https://example.org/b#c)"},
  "sources": [
    {"url": "https://example.org/d", "archived": "https://example.org/e"},
    {"url": "mailto:mill@example.org"}
  ]
}"#;
        let (document, faults) = parse("project.json", project.as_bytes());
        assert!(faults.is_empty());
        let documents = Documents::from([("project.json".to_owned(), document.unwrap())]);
        let found: Vec<_> = of_documents(&documents)
            .into_iter()
            .map(|at| {
                (
                    at.href.as_str().to_owned(),
                    at.pointer,
                    at.line,
                    at.archived,
                )
            })
            .collect();
        let expected = [
            ("https://example.org/e", "/sources/0/archived", 5, false),
            ("https://example.org/d", "/sources/0/url", 5, true),
            ("http://example.org/a", "/nutshell/en", 3, false),
            ("https://example.org/b#c", "/nutshell/en", 3, false),
        ];
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (href, pointer, line, archived) in expected {
            let found = found.contains(&(href.to_owned(), pointer.to_owned(), line, archived));
            assert!(found, "{href}");
        }
    }
}
