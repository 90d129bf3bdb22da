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
use wasm_bindgen::JsCast;

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

/// Erases a view of any kind that stands within [`still`]: it is only ever built.
pub fn piece(view: impl IntoView + 'static) -> Fixed {
    Fixed(Box::new(Piece(view)))
}

/// A view that is made once it is drawn: within [`still`], what is costly to make isn't made for a page that is there
/// already.
pub fn later(make: impl FnOnce() -> Fixed + Send + 'static) -> Fixed {
    Fixed(Box::new(Later(make)))
}

/// What only the exporter draws; within [`still`], where the browser doesn't look for it.
pub fn exported(_: impl FnOnce() -> Fixed) -> Option<Fixed> {
    None
}

trait Parts: Send {
    fn build(self: Box<Self>) -> Box<dyn Mounted>;
    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Mounted>;
}

struct Whole<V>(V);

impl<V: RenderHtml + 'static> Parts for Whole<V> {
    fn build(self: Box<Self>) -> Box<dyn Mounted> {
        Box::new(Render::build(self.0))
    }

    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Mounted> {
        Box::new(RenderHtml::hydrate::<true>(self.0, cursor, position))
    }
}

struct Still<V>(V);

impl<V: Render<State: Deref<Target = Element>> + Send> Parts for Still<V> {
    fn build(self: Box<Self>) -> Box<dyn Mounted> {
        Box::new(Element::clone(&Render::build(self.0)))
    }

    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Mounted> {
        pass(cursor, position)
    }
}

struct Piece<V>(V);

impl<V: IntoView + 'static> Parts for Piece<V> {
    fn build(self: Box<Self>) -> Box<dyn Mounted> {
        Box::new(Render::build(self.0))
    }

    /// Nobody asks for it: an element around it was passed.
    fn hydrate(self: Box<Self>, _: &Cursor, _: &PositionState) -> Box<dyn Mounted> {
        self.build()
    }
}

struct Later<F>(F);

impl<F: FnOnce() -> Fixed + Send> Parts for Later<F> {
    fn build(self: Box<Self>) -> Box<dyn Mounted> {
        (self.0)().0.build()
    }

    fn hydrate(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Box<dyn Mounted> {
        (self.0)().0.hydrate(cursor, position)
    }
}

/// Goes past an element, as its own hydration would.
fn pass(cursor: &Cursor, position: &PositionState) -> Box<dyn Mounted> {
    match position.get() {
        Position::FirstChild => cursor.child(),
        Position::Current => {}
        _ => cursor.sibling(),
    }
    position.set(Position::NextChild);
    Box::new(cursor.current().unchecked_into::<Element>())
}

/// What a built view must be able to do. Leptos' own trait also collects the elements, which for each type would bring
/// code that nobody calls here.
trait Mounted {
    fn unmount(&mut self);
    fn mount(&mut self, parent: &Element, marker: Option<&Node>);
    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool;
}

impl<T: Mountable> Mounted for T {
    fn unmount(&mut self) {
        Mountable::unmount(self);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Mountable::mount(self, parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        Mountable::insert_before_this(self, child)
    }
}

/// The nodes of a built view.
pub struct Built(Box<dyn Mounted>);

impl Mountable for Built {
    fn unmount(&mut self) {
        Mounted::unmount(&mut *self.0);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        Mounted::mount(&mut *self.0, parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        Mounted::insert_before_this(&*self.0, child)
    }

    /// Nobody asks: no attributes are given to a view from outside.
    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}

impl Render for Fixed {
    type State = Built;

    fn build(self) -> Built {
        Built(self.0.build())
    }

    fn rebuild(self, state: &mut Built) {
        let mut new = self.build();
        Mountable::insert_before_this(state, &mut new);
        Mountable::unmount(state);
        *state = new;
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
