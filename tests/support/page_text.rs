//! A page as the text that a reader gets: a line for each block, headings and lists marked, links as `[words](address)`,
//! words in another language as `{language: words}`, names that only some readers hear as `<name>`. A link in a drawing is a line of its own.

use super::dom::{attribute, name};
use html5ever::ns;
use markup5ever_rcdom::{Handle, NodeData};

/// Elements that stand within a line.
const INLINE: [&str; 8] = ["a", "b", "em", "small", "span", "strong", "time", "button"];

/// The lines of a node.
pub(crate) fn lines(root: &Handle) -> String {
    let mut page = Page::default();
    page.node(root);
    page.end_line();
    page.done
}

#[derive(Default)]
struct Page {
    done: String,
    mark: String,
    line: String,
}

impl Page {
    fn node(&mut self, node: &Handle) {
        match &node.data {
            NodeData::Text { contents } => self.line.push_str(&contents.borrow()),
            NodeData::Element { .. } => self.element(node),
            _ => self.children(node),
        }
    }

    fn children(&mut self, node: &Handle) {
        for child in node.children.borrow().iter() {
            self.node(child);
        }
    }

    fn element(&mut self, node: &Handle) {
        let lang = attribute(node, "lang");
        let in_drawing = is_of_drawing(node);
        let is_block = if in_drawing {
            name(node) == "a"
        } else {
            !INLINE.contains(&name(node))
        };
        if is_block {
            self.end_line();
            self.mark = mark(name(node)).to_owned();
        }
        if let Some(label) = attribute(node, "aria-label") {
            self.line.push_str(&format!("<{label}>"));
            self.end_line();
        }
        if let Some(lang) = &lang {
            self.line.push_str(&format!("{{{lang}: "));
        }
        match attribute(node, "href") {
            Some(href) => {
                self.line.push('[');
                self.children(node);
                self.line.push_str(&format!("]({href})"));
            }
            None => self.children(node),
        }
        if lang.is_some() {
            self.line.push('}');
        }
        if in_drawing && ["text", "title"].contains(&name(node)) {
            self.line.push_str("; ");
        }
        if is_block {
            self.end_line();
        }
    }

    /// Writes the line with its white space as a browser shows it; nothing for an empty one.
    fn end_line(&mut self) {
        let words = self.line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.done.push_str(&format!("{}{words}\n", self.mark));
            self.mark.clear();
        }
        self.line.clear();
    }
}

/// Whether an element is one of SVG.
fn is_of_drawing(node: &Handle) -> bool {
    matches!(&node.data, NodeData::Element { name, .. } if name.ns == ns!(svg))
}

fn mark(name: &str) -> &'static str {
    match name {
        "h1" => "# ",
        "h2" => "## ",
        "h3" => "### ",
        "h4" => "#### ",
        "li" => "- ",
        "dt" => ": ",
        "dd" => ":: ",
        _ => "",
    }
}
