//! Texts of schedules as our inline markup (`model::markup`).
//!
//! Abstracts are Markdown (pretalx, frab), now and then HTML. Emphasis, links, lists and paragraphs are kept; headings
//! become strong lines, code and tables plain words. HTML that does the same is read as its Markdown; any other is no
//! markup but text, and stays as it was written.

use super::fault::Spot;
use super::schedule::Losses;
use inducult::model::link::Href;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use url::Url;

/// Where a text is read, for what is lost on the way.
pub(super) struct Context<'a> {
    pub(super) at: &'a Spot,
    /// What relative addresses are relative to.
    pub(super) base: Option<&'a Url>,
}

/// What a text is written in.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
    /// Markdown, with HTML in it.
    Markdown,
    /// Markdown whose line ends are meant, as programs put it into calendars.
    Lines,
    /// Plain words with lists, as our own calendars have it.
    Plain,
    /// Our own markup.
    Own,
}

/// Reduces a text to our markup.
pub(super) fn reduce(text: &str, form: Form, context: &Context<'_>, losses: &mut Losses) -> String {
    let text = visible(text, context.at, losses);
    let text = match form {
        Form::Own => return text,
        Form::Plain => return plain(&text),
        Form::Lines if !text.contains("</") => lines_apart(&text),
        Form::Lines | Form::Markdown => text,
    };
    let markdown = from_html(&text);
    let mut writer = Writer {
        context,
        losses,
        done: String::new(),
        pieces: Vec::new(),
        style: Style::default(),
        items: 0,
    };
    for event in Parser::new(&markdown) {
        writer.event(event);
    }
    writer.end_block();
    writer.done.trim().to_owned()
}

/// Each line as a paragraph, but for those of a list.
fn lines_apart(text: &str) -> String {
    text.replace('\n', "\n\n").replace("\n\n- ", "\n- ")
}

fn plain(text: &str) -> String {
    let lines = text
        .lines()
        .map(|line| match line.trim().strip_prefix("- ") {
            Some(item) => format!("- {}", escaped(item)),
            None => escaped(line.trim()),
        });
    let text = lines_apart(&lines.collect::<Vec<_>>().join("\n"));
    let paragraphs = text.split("\n\n").filter(|paragraph| !paragraph.is_empty());
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

/// A text as plain words on one line, for fields without markup.
pub(super) fn line(text: &str, at: &Spot, losses: &mut Losses) -> String {
    let text = visible(text, at, losses);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text in our markup, without it.
pub(super) fn words(markup: &str) -> String {
    use inducult::model::markup::{Block, Inline, parse};
    let of_line = |line: Vec<Inline>| -> String {
        let words = line.into_iter().map(|piece| match piece {
            Inline::Text(words)
            | Inline::Emphasis(words)
            | Inline::Strong(words)
            | Inline::Link(_, words) => words,
        });
        words.collect()
    };
    let blocks = parse(markup).into_iter().map(|block| match block {
        Block::Paragraph(line) => of_line(line),
        Block::List(lines) => lines
            .into_iter()
            .map(of_line)
            .collect::<Vec<_>>()
            .join(", "),
    });
    blocks.collect::<Vec<_>>().join(" ")
}

/// Without the characters that nobody sees, which the check refuses: control characters, and those that turn the
/// direction of what follows (Unicode UAX #9).
fn visible(text: &str, at: &Spot, losses: &mut Losses) -> String {
    let text = text.replace("\r\n", "\n").replace(['\t', '\r'], " ");
    let hidden = |c: &char| {
        (c.is_control() && *c != '\n')
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if let Some(first) = text.chars().find(hidden) {
        let example = format!("U+{:04X}", u32::from(first));
        losses.note("characters that nobody sees", at, &example);
    }
    text.chars().filter(|c| !hidden(c)).collect()
}

/// HTML tags that our markup has a form for, as Markdown.
fn from_html(text: &str) -> String {
    let mut markdown = String::with_capacity(text.len());
    let mut addresses: Vec<Option<String>> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        markdown.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find('>');
        let known = end.and_then(|end| Some((end, as_markdown(&rest[1..end], &mut addresses)?)));
        match known {
            Some((end, form)) => {
                markdown.push_str(&form);
                rest = &rest[end + 1..];
            }
            None => {
                markdown.push('<');
                rest = &rest[1..];
            }
        }
    }
    markdown.push_str(rest);
    markdown
}

/// The form of a tag, from what stands between its angle brackets.
fn as_markdown(tag: &str, addresses: &mut Vec<Option<String>>) -> Option<String> {
    let tag = tag.trim_end_matches('/').trim();
    let name_ends = tag.find(char::is_whitespace).unwrap_or(tag.len());
    let (name, attributes) = tag.split_at(name_ends);
    let form = match name.to_ascii_lowercase().as_str() {
        "b" | "strong" | "/b" | "/strong" => "**",
        "i" | "em" | "/i" | "/em" => "*",
        "p" | "/p" | "br" | "div" | "/div" | "ul" | "/ul" | "ol" | "/ol" | "/h1" | "/h2"
        | "/h3" | "/h4" => "\n\n",
        "h1" | "h2" | "h3" | "h4" => "\n\n# ",
        "li" => "\n- ",
        "span" | "/span" | "/li" | "u" | "/u" => "",
        "a" => {
            addresses.push(attribute(attributes, "href"));
            "["
        }
        "/a" => {
            let address = addresses.pop()??;
            return Some(format!("](<{}>)", address.replace(['<', '>'], "")));
        }
        _ => return None,
    };
    Some(form.to_owned())
}

fn attribute(attributes: &str, name: &str) -> Option<String> {
    let after = attributes.split_once(&format!("{name}="))?.1;
    let quote = after.chars().next().filter(|c| ['"', '\''].contains(c))?;
    let value = after[1..].split(quote).next()?;
    Some(value.replace("&amp;", "&"))
}

/// How words are marked.
#[derive(Clone, Default, PartialEq)]
struct Style {
    emphasis: usize,
    strong: usize,
    link: Option<String>,
}

struct Writer<'a, 'b> {
    context: &'a Context<'a>,
    losses: &'b mut Losses,
    done: String,
    pieces: Vec<(Style, String)>,
    style: Style,
    /// How many list items are open.
    items: usize,
}

impl Writer<'_, '_> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text)
            | Event::Code(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak if self.items == 0 => self.end_block(),
            Event::HardBreak => self.text(" "),
            Event::Rule | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.style.emphasis += 1,
            Tag::Strong => self.style.strong += 1,
            Tag::Heading { .. } => {
                self.end_block();
                self.style.strong += 1;
            }
            Tag::Link { dest_url, .. } => self.style.link = self.address(&dest_url),
            Tag::Image { dest_url, .. } => {
                self.losses
                    .note("pictures in texts", self.context.at, &dest_url);
            }
            Tag::Item => {
                self.end_block();
                self.items += 1;
            }
            // The paragraphs of an item are one line of our list.
            Tag::Paragraph if self.items > 0 => self.text(" "),
            _ => self.end_block(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.style.emphasis -= 1,
            TagEnd::Strong => self.style.strong -= 1,
            TagEnd::Link => self.style.link = None,
            TagEnd::Image => {}
            TagEnd::Heading(_) => {
                self.end_block();
                self.style.strong -= 1;
            }
            TagEnd::Item => {
                self.end_block();
                self.items -= 1;
            }
            TagEnd::Paragraph if self.items > 0 => self.text(" "),
            _ => self.end_block(),
        }
    }

    fn text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some((style, words)) if *style == self.style => words.push_str(text),
            _ => self.pieces.push((self.style.clone(), text.to_owned())),
        }
    }

    /// The target of a link, if a page may link it.
    fn address(&mut self, address: &str) -> Option<String> {
        let found = link(address, self.context.base);
        if found.is_none() && !address.is_empty() {
            self.losses.note(REFUSED_LINKS, self.context.at, address);
        }
        // A bracket would end the address in our markup.
        found.map(|href| href.as_str().replace('(', "%28").replace(')', "%29"))
    }

    fn end_block(&mut self) {
        let line: String = std::mem::take(&mut self.pieces)
            .iter()
            .map(|(style, words)| marked(style, words))
            .collect();
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            return;
        }
        let last = self.done.rsplit('\n').next().unwrap_or_default();
        let follows_item = self.items > 0 && last.starts_with("- ");
        self.done.push_str(if follows_item { "\n" } else { "\n\n" });
        match (self.items > 0, line.strip_prefix("- ")) {
            (true, _) => self.done.push_str("- "),
            (false, Some(_)) => self.done.push('\\'),
            (false, None) => {}
        }
        self.done.push_str(&line);
    }
}

/// What the report calls links that no page may have.
pub(super) const REFUSED_LINKS: &str = "links to addresses that a page can't link";

/// An address that a page may link; a relative one by its base.
pub(super) fn link(address: &str, base: Option<&Url>) -> Option<Href> {
    if let Ok(href) = Href::parse(address) {
        return Some(href);
    }
    let absolute = match Url::parse(address) {
        Ok(absolute) => absolute,
        Err(url::ParseError::RelativeUrlWithoutBase) => base?.join(address).ok()?,
        Err(_) => return None,
    };
    Href::parse(absolute.as_str()).ok()
}

/// Words with the signs of their style. Our markup has no signs within signs, so the strongest counts: link, strong,
/// emphasis.
fn marked(style: &Style, words: &str) -> String {
    let inner = words.trim();
    let (open, close) = match style {
        Style {
            link: Some(href), ..
        } => ("[", format!("]({href})")),
        Style { strong: 1.., .. } => ("**", "**".to_owned()),
        Style { emphasis: 1.., .. } => ("*", "*".to_owned()),
        _ => return escaped(words),
    };
    if inner.is_empty() || inner.contains(['*', '[', ']', '\\']) {
        return escaped(words);
    }
    let before = &words[..words.len() - words.trim_start().len()];
    let after = &words[words.trim_end().len()..];
    format!("{before}{open}{inner}{close}{after}")
}

/// Plain words with a backslash before each sign that our markup would take for its own.
fn escaped(words: &str) -> String {
    let brackets = |c| words.matches(c).count();
    let are_signs = words.contains("](") || brackets('[') != brackets(']');
    let mut done = String::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    while let Some(c) = rest.next() {
        let is_sign = match c {
            '*' => rest.peek().is_none_or(|next| !next.is_whitespace()),
            '[' | ']' => are_signs,
            '\\' => rest.peek().is_none_or(|next| "\\*[]-".contains(*next)),
            _ => false,
        };
        if is_sign {
            done.push('\\');
        }
        done.push(c);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::super::fault::Spot;
    use super::super::schedule::Losses;
    use super::{Context, Form, reduce, words};
    use url::Url;

    fn reduced(text: &str) -> String {
        let base = Url::parse("https://example.org/a/").unwrap();
        let context = Context {
            at: &Spot::Offset(0),
            base: Some(&base),
        };
        reduce(text, Form::Markdown, &context, &mut Losses::default())
    }

    #[test]
    fn markdown_becomes_our_markup() {
        for (text, expected) in [
            ("One\ntwo\n\nthree", "One two\n\nthree"),
            ("__a__ _b_ `c`", "**a** *b* c"),
            ("# Head\nbody", "**Head**\n\nbody"),
            ("1. one\n2. two\n\nend", "- one\n- two\n\nend"),
            ("- a\n  - b\n- c", "- a\n- b\n- c"),
            ("* a\n\n  b\n* c", "- a b\n- c"),
            (
                "[x](https://example.org/(y))",
                "[x](https://example.org/%28y%29)",
            ),
            ("[x](../y.pdf)", "[x](https://example.org/y.pdf)"),
            (
                "<https://example.org/>",
                "[https://example.org/](https://example.org/)",
            ),
            ("![alt](p.png)", "alt"),
            ("**a *b* c**", "**a** **b** **c**"),
        ] {
            assert_eq!(reduced(text), expected, "{text}");
        }
    }

    #[test]
    fn html_that_says_the_same_is_read_and_other_html_is_text() {
        for (text, expected) in [
            (
                "<p>One <b>two</b></p><p>three<br/>four</p>",
                "One **two**\n\nthree\n\nfour",
            ),
            ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
            (
                "<a class='x' href=\"https://example.org/\">x</a>",
                "[x](https://example.org/)",
            ),
            ("<a href=\"javascript:alert(1)\">x</a>", "x"),
            ("a &lt; b &amp; c", "a < b & c"),
            ("<script>alert(1)</script>", "<script>alert(1)</script>"),
            (
                "x <img src=x onerror=alert(1)> y",
                "x <img src=x onerror=alert(1)> y",
            ),
        ] {
            assert_eq!(reduced(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_markup_stays_words() {
        for text in [
            "2 * 3 * 4",
            "a \\*b\\* c",
            "[a](javascript:alert(1))",
            "\\[a\\](https://example.org)",
            "\\- a",
            "C:\\\\*",
            "[a",
        ] {
            let plain = text.replace('\\', "");
            let plain = plain.replace("[a](javascript:alert(1))", "a");
            assert_eq!(words(&reduced(text)).replace('\\', ""), plain, "{text}");
        }
    }
}
