//! The keys of the interface's messages: each text that a page can show is named here once.

/// The key of a message in the catalogues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(pub(super) &'static str);

impl Key {
    /// The key as it stands in the files.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

macro_rules! keys {
    ($($name:ident = $key:literal;)+) => {
        $(#[allow(missing_docs, reason = "the catalogue says what it stands for")]
        pub const $name: Key = Key($key);)+

        /// Every key; a catalogue has exactly these.
        pub const ALL: &[Key] = &[$($name),+];
    };
}

keys! {
    SKIP = "skip";
}
