//! The project's stylesheets as far as tests ask about them: blocks within blocks, and what each declares.

use super::site::in_repository;
use std::fs;

/// A rule of a style or an at-rule with what is between its braces.
#[derive(Debug, Default)]
pub(crate) struct Block {
    /// What stands before the brace: selectors, or an at-rule with its condition.
    pub(crate) prelude: String,
    /// Properties and their values, in order.
    pub(crate) declarations: Vec<(String, String)>,
    /// The blocks in it, in order.
    pub(crate) blocks: Vec<Block>,
}

impl Block {
    /// This block and all below it, in order.
    pub(crate) fn all(&self) -> Vec<&Block> {
        let below = self.blocks.iter().flat_map(Block::all);
        std::iter::once(self).chain(below).collect()
    }

    fn declare(&mut self, text: &str) {
        if let Some((property, value)) = text.split_once(':') {
            self.declarations
                .push((squeezed(property), squeezed(value)));
        }
    }
}

/// A stylesheet of `style`, as a block without a prelude.
pub(crate) fn sheet(name: &str) -> Block {
    parse(&fs::read_to_string(in_repository("style").join(name)).unwrap())
}

/// Every stylesheet of `style`.
pub(crate) fn sheets() -> Vec<Block> {
    let files = fs::read_dir(in_repository("style")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.map(|name| sheet(&name)).collect()
}

/// Reads a stylesheet that holds no brace or semicolon in quotes or addresses.
fn parse(css: &str) -> Block {
    let mut open = vec![Block::default()];
    let mut text = String::new();
    for sign in without_comments(css).chars() {
        match sign {
            '{' => {
                let prelude = squeezed(&std::mem::take(&mut text));
                open.push(Block {
                    prelude,
                    ..Block::default()
                });
            }
            '}' => {
                let mut done = open.pop().expect("a brace closes what is open");
                done.declare(&std::mem::take(&mut text));
                open.last_mut()
                    .expect("a brace closes what is open")
                    .blocks
                    .push(done);
            }
            ';' => open.last_mut().unwrap().declare(&std::mem::take(&mut text)),
            _ => text.push(sign),
        }
    }
    assert_eq!(open.len(), 1, "a brace stays open");
    open.remove(0)
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| {
        kept + part.split_once("*/").expect("a comment ends").1
    })
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
