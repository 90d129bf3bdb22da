//! The inline markup of long texts: emphasis, strong, links and lists, parsed to typed nodes. No HTML, ever.
//!
//! - an empty line parts paragraphs; a paragraph whose lines all begin with `- ` is a list
//! - `*words*` are emphasised, `**words**` strong, `[words](address)` is a link
//! - a backslash takes the meaning from the sign after it
//!
//! What doesn't close, or links to an address that [`Href`] refuses, stays as the text that was written.

use super::link::Href;

/// A block of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list, an item each.
    List(Vec<Vec<Inline>>),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Emphasised words.
    Emphasis(String),
    /// Strong words.
    Strong(String),
    /// A link with its words.
    Link(Href, String),
}

/// Reads a text. Never fails: what isn't markup is text.
pub fn parse(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim).chain([""]) {
        if !line.is_empty() {
            lines.push(line);
        } else if !lines.is_empty() {
            blocks.push(block(&lines));
            lines.clear();
        }
    }
    blocks
}

fn block(lines: &[&str]) -> Block {
    let items: Option<Vec<_>> = lines.iter().map(|line| line.strip_prefix("- ")).collect();
    match items {
        Some(items) => Block::List(items.into_iter().map(inline).collect()),
        None => Block::Paragraph(inline(&lines.join(" "))),
    }
}

fn inline(line: &str) -> Vec<Inline> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        if let Some((piece, after)) = marked(rest) {
            if !plain.is_empty() {
                pieces.push(Inline::Text(std::mem::take(&mut plain)));
            }
            pieces.push(piece);
            rest = after;
            continue;
        }
        let escaped = rest
            .strip_prefix('\\')
            .and_then(|r| r.chars().next())
            .filter(|c| "\\*[]-".contains(*c));
        let taken = escaped.unwrap_or(c);
        plain.push(taken);
        rest = &rest[c.len_utf8() + escaped.map_or(0, char::len_utf8)..];
    }
    if !plain.is_empty() {
        pieces.push(Inline::Text(plain));
    }
    pieces
}

fn marked(rest: &str) -> Option<(Inline, &str)> {
    let between = |open: &str, close: &str| {
        let (inner, after) = rest.strip_prefix(open)?.split_once(close)?;
        let words = !inner.is_empty() && !inner.starts_with(' ') && !inner.ends_with(' ');
        words.then(|| (inner.to_owned(), after))
    };
    if let Some((words, after)) = between("**", "**") {
        return Some((Inline::Strong(words), after));
    }
    if let Some((words, after)) = between("*", "*") {
        return Some((Inline::Emphasis(words), after));
    }
    let (words, after) = between("[", "](")?;
    let (address, after) = after.split_once(')')?;
    Some((Inline::Link(Href::parse(address).ok()?, words), after))
}

#[cfg(test)]
mod tests {
    use super::{Block, Inline, parse};
    use crate::model::link::Href;

    #[test]
    fn paragraphs_lists_and_pieces() {
        let text = "One *two* **three**\n[four](https://example.org/a)\n\n- five\n- six";
        let blocks = parse(text);
        assert_eq!(
            blocks,
            [
                Block::Paragraph(vec![
                    Inline::Text("One ".into()),
                    Inline::Emphasis("two".into()),
                    Inline::Text(" ".into()),
                    Inline::Strong("three".into()),
                    Inline::Text(" ".into()),
                    Inline::Link(Href::parse("https://example.org/a").unwrap(), "four".into()),
                ]),
                Block::List(vec![
                    vec![Inline::Text("five".into())],
                    vec![Inline::Text("six".into())]
                ]),
            ]
        );
    }

    #[test]
    fn what_is_not_markup_stays_as_written() {
        for text in [
            "2 * 3 * 4",
            "*open",
            "[a](javascript:alert)",
            "<b>&amp;</b>",
            "[a]",
        ] {
            assert_eq!(
                parse(text),
                [Block::Paragraph(vec![Inline::Text(text.into())])],
                "{text}"
            );
        }
        assert_eq!(
            parse(r"\*a\*"),
            [Block::Paragraph(vec![Inline::Text("*a*".into())])]
        );
    }
}
