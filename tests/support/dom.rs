//! HTML as a browser's parser reads it (html5ever), and what tests ask of it.

use html5ever::serialize::{SerializeOpts, serialize};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom, SerializableHandle};

/// A document, as a browser without scripts builds it from a text.
pub(crate) fn parse(html: &str) -> RcDom {
    parse_document(RcDom::default(), ParseOpts::default()).one(html)
}

/// A document written again.
pub(crate) fn write(dom: &RcDom) -> String {
    let mut bytes = Vec::new();
    let document = SerializableHandle::from(dom.document.clone());
    serialize(&mut bytes, &document, SerializeOpts::default()).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// All elements of a tree, in document order.
pub(crate) fn elements(root: &Handle) -> Vec<Handle> {
    let mut found = Vec::new();
    let mut open = vec![root.clone()];
    while let Some(node) = open.pop() {
        open.extend(node.children.borrow().iter().rev().cloned());
        if matches!(node.data, NodeData::Element { .. }) {
            found.push(node);
        }
    }
    found
}

/// The elements of a name.
pub(crate) fn named(root: &Handle, wanted: &str) -> Vec<Handle> {
    let mut found = elements(root);
    found.retain(|element| name(element) == wanted);
    found
}

/// The elements with a class.
pub(crate) fn classed(root: &Handle, wanted: &str) -> Vec<Handle> {
    let mut found = elements(root);
    found.retain(|element| {
        attribute(element, "class").is_some_and(|all| all.split(' ').any(|one| one == wanted))
    });
    found
}

/// The only element of a name.
pub(crate) fn only(root: &Handle, wanted: &str) -> Handle {
    let mut found = named(root, wanted);
    assert_eq!(found.len(), 1, "elements <{wanted}>");
    found.remove(0)
}

/// The name of an element; empty for any other node.
pub(crate) fn name(node: &Handle) -> &str {
    match &node.data {
        NodeData::Element { name, .. } => &name.local,
        _ => "",
    }
}

/// The names and values of an element's attributes.
pub(crate) fn attributes(node: &Handle) -> Vec<(String, String)> {
    match &node.data {
        NodeData::Element { attrs, .. } => attrs
            .borrow()
            .iter()
            .map(|attr| (attr.name.local.to_string(), attr.value.to_string()))
            .collect(),
        _ => Vec::new(),
    }
}

/// The value of an attribute.
pub(crate) fn attribute(node: &Handle, wanted: &str) -> Option<String> {
    attributes(node)
        .into_iter()
        .find_map(|(name, value)| (name == wanted).then_some(value))
}

/// The text of a node, with its white space as it stands.
pub(crate) fn text(node: &Handle) -> String {
    let mut text = String::new();
    gather(node, &mut text);
    text
}

fn gather(node: &Handle, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    for child in node.children.borrow().iter() {
        gather(child, text);
    }
}
