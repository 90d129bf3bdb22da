//! Views that are built once and replaced as a whole.
//!
//! Leptos' own erased view carries code for all that might be done with its type. Some of it these pages never need:
//! hydrating step by step while parts are still being loaded (everything is there before hydration begins), changing
//! a view into another node by node, writing HTML. Left out, the wasm of the foundation is two fifths smaller.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::html::HtmlElement;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::{Mountable, Position, PositionState};
use std::ops::Deref;

/// A view of any type that changes only by its signals, or by being replaced. It always has a node; what may be
/// absent is an `Option` of it.
pub struct Fixed(Box<dyn Parts>);

/// Erases a view.
pub fn fixed(view: impl IntoView + 'static) -> Fixed {
    Fixed(Box::new(Whole(view)))
}

/// Erases an element in which nothing ever changes or listens, however deep. An exported one is left as it is, without
/// going through it, and of one that is built only the element is kept: so the code for both stays out of the wasm, which
/// for the pages as they are is a good tenth of it.
pub fn still<E, At, Ch>(view: View<HtmlElement<E, At, Ch>>) -> Fixed
where
    View<HtmlElement<E, At, Ch>>: Render<State: Deref<Target = Element>> + Send + 'static,
{
    Fixed(Box::new(Still(view)))
}

/// What only the exporter draws; within [`still`], where the browser doesn't look for it.
pub fn exported(_: impl FnOnce() -> Fixed) -> Option<Fixed> {
    None
}

trait Parts: Send {
    fn build(self: Box<Self>) -> Box<dyn Mountable>;
    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Mountable>;
}

struct Whole<V>(V);

impl<V: RenderHtml + 'static> Parts for Whole<V> {
    fn build(self: Box<Self>) -> Box<dyn Mountable> {
        Box::new(Render::build(self.0))
    }

    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Mountable> {
        Box::new(RenderHtml::hydrate::<true>(self.0, cursor, position))
    }
}

struct Still<V>(V);

impl<V: Render<State: Deref<Target = Element>> + Send> Parts for Still<V> {
    fn build(self: Box<Self>) -> Box<dyn Mountable> {
        Box::new(Element::clone(&Render::build(self.0)))
    }

    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Mountable> {
        pass(cursor, position)
    }
}

/// Goes past an element, as its own hydration would.
fn pass(cursor: &Cursor, position: &PositionState) -> Box<dyn Mountable> {
    match position.get() {
        Position::FirstChild => cursor.child(),
        Position::Current => {}
        _ => cursor.sibling(),
    }
    position.set(Position::NextChild);
    Box::new(cursor.current())
}

/// The nodes of a built view.
pub struct Built(Box<dyn Mountable>);

impl Mountable for Built {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}

impl Render for Fixed {
    type State = Built;

    fn build(self) -> Built {
        Built(self.0.build())
    }

    fn rebuild(self, state: &mut Built) {
        let mut new = self.0.build();
        state.0.insert_before_this(&mut *new);
        state.0.unmount();
        state.0 = new;
    }
}

impl RenderHtml for Fixed {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    /// The browser writes no HTML; the exporter has another type under this name.
    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Built {
        Built(self.0.hydrate(cursor, position))
    }

    fn into_owned(self) -> Self {
        self
    }
}

impl AddAnyAttr for Fixed {
    type Output<A: Attribute> = Self;

    /// No part of these pages is given attributes from outside.
    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}
