//! Where the records with a key stand in a list of thousands, for the exporter, which asks for each record many times.
//!
//! The browser asks a few times a page, and its twin looks through the list: a map would weigh more than it saves.

use std::collections::HashMap;

/// The places of records by their keys.
#[derive(Debug, Default)]
pub(super) struct Index(HashMap<String, Vec<usize>>);

impl Index {
    /// The places of records that have a key.
    pub(super) fn of<'a, T>(records: &'a [T], key: impl Fn(&'a T) -> &'a str) -> Self {
        let mut index = Self::default();
        for (at, record) in records.iter().enumerate() {
            index.add(key(record), at);
        }
        index
    }

    /// Notes that a record with a key stands at a place.
    pub(super) fn add(&mut self, key: &str, at: usize) {
        match self.0.get_mut(key) {
            Some(places) => places.push(at),
            None => _ = self.0.insert(key.to_owned(), vec![at]),
        }
    }

    /// The places of the records with a key, in their order. `key` reads it from a record, as it was noted.
    pub(super) fn find<'a, T>(
        &'a self,
        wanted: &'a str,
        _: &'a [T],
        _: impl Fn(&'a T) -> &'a str + 'a,
    ) -> impl Iterator<Item = usize> + 'a {
        self.0.get(wanted).into_iter().flatten().copied()
    }
}
