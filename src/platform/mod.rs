//! What differs between the browser and the exporter, behind one face.
//!
//! Both twins have the same functions. The exporter's never fetch, know no clock and touch no document, so that an
//! export depends on its input alone.

pub mod kept;

#[cfg(feature = "hydrate")]
#[path = "browser/mod.rs"]
mod inner;
#[cfg(not(feature = "hydrate"))]
#[path = "native.rs"]
mod inner;

pub use inner::*;

/// Where a visitor wants to go within the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The address without the origin: path, query and fragment.
    pub address: String,
    /// Whether it is a step in the history; then the address bar shows it already.
    pub is_step: bool,
}

impl Destination {
    /// The path of the address.
    pub fn path(&self) -> &str {
        self.address.split(['?', '#']).next().unwrap_or_default()
    }
}

/// A control of the main part that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// How it was used.
    pub how: Use,
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// How a control was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// The pointer was put on it, or it has the focus now.
    Approached,
    /// The visitor is typing in it.
    Typed,
    /// What stands in it is settled.
    Chosen,
    /// It is a button, and was pressed.
    Pressed,
    /// The visitor typed Escape in it.
    Escaped,
}

/// The attribute by which an exported mark tells the place in the list of its first spot.
pub const OF_SPOT: &str = "data-spot";

/// What a visitor does on the stage of the map. Points and lengths are pixels.
#[derive(Clone, Debug, PartialEq)]
pub enum StageUse {
    /// Pulls the map so far.
    Pulled((f64, f64)),
    /// Lets it go at a speed, pixels in a millisecond.
    Released((f64, f64)),
    /// Zooms by a factor about a point.
    Zoomed {
        /// How many times larger.
        factor: f64,
        /// What stays where it is.
        about: (f64, f64),
    },
    /// Clicks twice on a point.
    Doubled((f64, f64)),
    /// Passes over it on the way through the page.
    Passed,
    /// Presses a key, by its name in UI Events.
    Key(String),
    /// Presses a mark, by its place among the marks.
    Pressed(usize),
    /// Presses an exported mark, by the place in the list of its first spot.
    PressedEarly(usize),
    /// Moves the focus to a mark.
    Focused(usize),
    /// Points with pointer or focus at a mark or at a line of the list, by the line's number; or at neither.
    Pointed {
        /// The mark.
        mark: Option<usize>,
        /// The line.
        line: Option<usize>,
    },
    /// Changes the window.
    Resized,
}

/// Something that stands on the stage, as SVG in letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// By which it is known again, whatever changes in it.
    pub key: String,
    /// The name of its element.
    pub element: &'static str,
    /// The attributes of the element.
    pub attributes: String,
    /// What is in the element.
    pub content: String,
}

impl Drawn {
    /// The whole element, with further attributes.
    pub fn markup(&self, further: &str) -> String {
        let Self {
            element,
            attributes,
            content,
            ..
        } = self;
        let start = [element, &**attributes, further].into_iter();
        let start: Vec<&str> = start.filter(|part| !part.is_empty()).collect();
        format!("<{}>{content}</{element}>", start.join(" "))
    }
}

/// How a mark is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Set {
    /// Whether the Tab key comes to it.
    pub is_stop: bool,
    /// Whether it is the chosen one.
    pub is_chosen: bool,
}

/// How the visitor wants the pages to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    System,
    /// Ink on paper.
    Light,
    /// Ember on charcoal.
    Dark,
}

impl Theme {
    /// The name under which a theme is kept and stands on the document; empty for the system's, which is neither.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Destination;

    #[test]
    fn a_path_ends_where_query_or_fragment_begin() {
        for address in ["/a/b/", "/a/b/?c=/d/#e", "/a/b/#c?d", "/a/b/?"] {
            let to = Destination {
                address: address.to_owned(),
                is_step: false,
            };
            assert_eq!(to.path(), "/a/b/", "{address}");
        }
    }
}
