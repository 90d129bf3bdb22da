//! The browser's twin of the exporter's index: it notes nothing and looks through the list.

/// The places of records by their keys.
#[derive(Debug, Default)]
pub(super) struct Index;

impl Index {
    /// The places of records that have a key.
    pub(super) fn of<'a, T>(_: &'a [T], _: impl Fn(&'a T) -> &'a str) -> Self {
        Self
    }

    /// Notes that a record with a key stands at a place.
    pub(super) fn add(&mut self, _: &str, _: usize) {}

    /// The places of the records with a key, in their order. `key` reads it from a record, as it was noted.
    pub(super) fn find<'a, T>(
        &'a self,
        wanted: &'a str,
        records: &'a [T],
        key: impl Fn(&'a T) -> &'a str + 'a,
    ) -> impl Iterator<Item = usize> + 'a {
        let records = records.iter().enumerate();
        records
            .filter(move |(_, record)| key(record) == wanted)
            .map(|(at, _)| at)
    }
}
