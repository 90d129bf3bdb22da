//! Views that are built once and replaced as a whole.
//!
//! An erased view carries code for each thing that might be done with its type. Two of them these pages never need:
//! hydrating step by step while parts are still being loaded (everything is there before hydration begins), and
//! changing a view into another of its type node by node. Left out by [`fixed`], they make the wasm a third smaller.

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, Position, PositionState};

struct Fixed<V>(V);

/// Erases a view that changes only by its signals or by being replaced.
pub fn fixed(view: impl IntoView + 'static) -> AnyView {
    Fixed(view).into_any()
}

impl<V: RenderHtml> Render for Fixed<V> {
    type State = V::State;

    fn build(self) -> Self::State {
        self.0.build()
    }

    fn rebuild(self, state: &mut Self::State) {
        let mut new = self.0.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl<V: RenderHtml> RenderHtml for Fixed<V> {
    type AsyncOutput = Self;
    type Owned = Fixed<V::Owned>;

    const MIN_LENGTH: usize = V::MIN_LENGTH;
    const EXISTS: bool = V::EXISTS;

    fn dry_resolve(&mut self) {
        self.0.dry_resolve();
    }

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.0.to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
    }

    // `hydrate_async` stays the trait's own, which hydrates at once.
    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        self.0.hydrate::<FROM_SERVER>(cursor, position)
    }

    fn into_owned(self) -> Self::Owned {
        Fixed(self.0.into_owned())
    }
}

impl<V: RenderHtml> AddAnyAttr for Fixed<V> {
    type Output<A: Attribute> = Self;

    /// No part of these pages is given attributes from outside.
    fn add_any_attr<A: Attribute>(self, _: A) -> Self::Output<A> {
        self
    }
}
