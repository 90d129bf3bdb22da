//! What a visitor looks for in a list, as the query of its address: parser and printer side by side.
//!
//! A query is `application/x-www-form-urlencoded` (URL Standard, 5). It holds ids, which are the same in every language.

/// The most characters of a searched text; the search box takes no more.
pub const LONGEST_TEXT: usize = 100;

/// The most characters of a value: those of an id.
const LONGEST_VALUE: usize = 64;

/// The name of the searched text.
pub const TEXT: &str = "q";

/// By what events can be told apart. Within a group a visitor chooses one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The id of a kind.
    Kind,
    /// The code of a country.
    Country,
    /// The id of a partner who was a host.
    Partner,
    /// The id of a topic.
    Topic,
    /// A year.
    Year,
    /// [`PAST`] or [`COMING`], by the visitor's day.
    When,
}

/// The value of events that are over.
pub const PAST: &str = "past";
/// The value of events that are on or to come.
pub const COMING: &str = "coming";

impl Group {
    /// Every group, in the order in which pages show them; [`Filter::chosen`] has the same.
    pub const ALL: [Self; 6] = [
        Self::Kind,
        Self::Country,
        Self::Partner,
        Self::Topic,
        Self::Year,
        Self::When,
    ];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Country => "country",
            Self::Partner => "partner",
            Self::Topic => "topic",
            Self::Year => "year",
            Self::When => "when",
        }
    }
}

/// What a visitor looks for. Events must fit all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// The searched text as it was typed.
    pub text: String,
    /// The chosen value of each group, empty where none is; it need not be one that the content has.
    pub chosen: [String; 6],
}

impl Filter {
    /// Reads a query, with or without its question mark. What it doesn't know is left out; of a name that stands there
    /// twice the first value counts.
    pub fn parse(query: &str) -> Self {
        let mut filter = Self::default();
        for (name, value) in pairs(query) {
            if let Some((slot, longest)) = filter.slot(name)
                && slot.is_empty()
            {
                *slot = decode(value).chars().take(longest).collect();
            }
        }
        filter
    }

    /// The query with its question mark; empty where nothing is looked for.
    pub fn query(&self) -> String {
        let groups = Group::ALL.iter().zip(&self.chosen);
        let groups = groups.map(|(group, value)| (group.name(), value));
        let mut query = String::new();
        for (name, value) in std::iter::once((TEXT, &self.text)).chain(groups) {
            if !value.is_empty() {
                begin(name, &mut query);
                encode(value, &mut query);
            }
        }
        query
    }

    /// The same with another value for what has a name in addresses; an empty one takes it off. Without a name
    /// nothing is left.
    #[must_use]
    pub fn with_value(&self, name: &str, value: String) -> Self {
        let mut other = Self::default();
        if !name.is_empty() {
            other.clone_from(self);
        }
        if let Some((slot, _)) = other.slot(name) {
            *slot = value;
        }
        other
    }

    /// Where the value of a name is kept, and how long it may be.
    fn slot(&mut self, name: &str) -> Option<(&mut String, usize)> {
        let group = Group::ALL.iter().position(|group| group.name() == name);
        match group {
            Some(at) => Some((&mut self.chosen[at], LONGEST_VALUE)),
            None => (name == TEXT).then_some((&mut self.text, LONGEST_TEXT)),
        }
    }
}

/// The names and values of a query, with or without its question mark; values as they stand there.
pub(super) fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let pairs = query.trim_start_matches('?').split('&');
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// Writes the name of a value into a query, which begins with a question mark.
pub(super) fn begin(name: &str, query: &mut String) {
    query.push(if query.is_empty() { '?' } else { '&' });
    query.push_str(name);
    query.push('=');
}

/// Takes the signs of a form apart. A percent sign without two digits stands for itself, as in the URL Standard; what is
/// no UTF-8 then is no value.
pub(super) fn decode(value: &str) -> String {
    let digit = |at: usize| {
        let byte = value.as_bytes().get(at)?;
        char::from(*byte).to_digit(16).map(|digit| digit as u8)
    };
    let mut bytes = Vec::with_capacity(value.len());
    let mut at = 0;
    while let Some(byte) = value.as_bytes().get(at) {
        at += 1;
        bytes.push(match (byte, digit(at), digit(at + 1)) {
            (b'%', Some(high), Some(low)) => {
                at += 2;
                high << 4 | low
            }
            (b'+', ..) => b' ',
            _ => *byte,
        });
    }
    String::from_utf8(bytes).unwrap_or_default()
}

pub(super) fn encode(value: &str, query: &mut String) {
    for byte in value.bytes() {
        match byte {
            b' ' => query.push('+'),
            b'*' | b'-' | b'.' | b'_' => query.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => query.push(char::from(byte)),
            _ => {
                let digit = |four: u8| char::from(b"0123456789ABCDEF"[usize::from(four)]);
                query.extend(['%', digit(byte >> 4), digit(byte & 15)]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Filter, Group, LONGEST_TEXT};

    fn filter(text: &str, chosen: [&str; 6]) -> Filter {
        Filter {
            text: text.to_owned(),
            chosen: chosen.map(str::to_owned),
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for (filter, query) in [
            (Filter::default(), ""),
            (filter("graz", [""; 6]), "?q=graz"),
            (
                filter("Łódź & 50 % + ?", [""; 6]),
                "?q=%C5%81%C3%B3d%C5%BA+%26+50+%25+%2B+%3F",
            ),
            (
                filter("x ", ["workshop", "AT", "uni-graz", "t", "2018", "past"]),
                "?q=x+&kind=workshop&country=AT&partner=uni-graz&topic=t&year=2018&when=past",
            ),
        ] {
            assert_eq!(filter.query(), query);
            assert_eq!(Filter::parse(query), filter);
            assert_eq!(Filter::parse(query.trim_start_matches('?')), filter);
        }
    }

    #[test]
    fn a_group_is_changed_alone() {
        let both = filter("x", ["a", "", "", "", "2018", ""]);
        let with = |name: &str, value: &str| both.with_value(name, value.to_owned()).query();
        assert_eq!(with("year", ""), "?q=x&kind=a");
        assert_eq!(with("kind", "b"), "?q=x&kind=b&year=2018");
        assert_eq!(with("q", ""), "?kind=a&year=2018");
        assert_eq!(with("other", "b"), both.query());
        assert_eq!(with("", ""), "");
    }

    #[test]
    fn hostile_queries_are_read_as_far_as_they_can_be() {
        for (query, text) in [
            ("?q=%", "%"),
            ("q=%4", "%4"),
            ("q=%zz%41", "%zzA"),
            ("q=%FF%C5", ""),
            ("q=a=b", "a=b"),
            ("q=first&q=second", "first"),
            ("q=&q=second", "second"),
            ("&&=&q=x&&", "x"),
            ("Q=x&qq=y&%71=z", ""),
            ("q", ""),
            ("q=%3Cscript%3E", "<script>"),
            ("q=%00", "\0"),
        ] {
            assert_eq!(Filter::parse(query), filter(text, [""; 6]), "{query}");
        }
        let long = format!("q={}&kind={}", "ł".repeat(9999), "k".repeat(9999));
        let read = Filter::parse(&long);
        assert_eq!(read.text.chars().count(), LONGEST_TEXT);
        assert_eq!(read.chosen[0].len(), 64);
    }

    #[test]
    fn the_chosen_values_stand_in_the_order_of_the_groups() {
        for (at, group) in Group::ALL.into_iter().enumerate() {
            assert_eq!(group as usize, at);
        }
    }
}
