//! What a visitor looks at on the map, as the query of its address: parser and printer side by side.
//!
//! A query is `application/x-www-form-urlencoded` (URL Standard, 5). It holds ids and numbers, which are the same in every
//! language and on every screen.

use super::filter::{LONGEST_TEXT, TEXT, begin, decode, encode, pairs};
use crate::geo::degrees;

/// The most characters of a value: those of the key of an event's place, `events/` and two ids with a `#` between.
const LONGEST_VALUE: usize = 136;

/// The name of the view.
const AT: &str = "at";

/// What a query names besides the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The searched text as it was typed.
    Text,
    /// The id of a category of places.
    Category,
    /// The id of a region.
    Region,
    /// The code of a country.
    Country,
    /// The names of the layers that are switched off, apart by dots.
    Without,
    /// The chosen spot, by its key.
    Mark,
}

impl Field {
    /// Every field, in the order in which addresses have them.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Category,
        Self::Region,
        Self::Country,
        Self::Without,
        Self::Mark,
    ];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => TEXT,
            Self::Category => "category",
            Self::Region => "region",
            Self::Country => "country",
            Self::Without => "without",
            Self::Mark => "mark",
        }
    }

    /// The field with a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

/// The part of the map that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// Latitude of its middle, thousandths of a degree.
    pub lat: i32,
    /// Longitude of its middle, thousandths of a degree.
    pub lon: i32,
    /// How many times larger than the whole map, in thousandths.
    pub zoom: i32,
}

/// What a visitor looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The value of each field, empty where there is none; it need not be one that the content has.
    values: [String; 6],
    /// The part of the map that is shown; none for the whole.
    pub at: Option<At>,
}

impl Query {
    /// Reads a query, with or without its question mark. What it doesn't know is left out; of a name that stands there
    /// twice the first value counts.
    pub fn parse(query: &str) -> Self {
        let mut read = Self::default();
        for (name, value) in pairs(query) {
            if name == AT {
                read.at = read.at.or_else(|| At::parse(&decode(value)));
            } else if let Some(field) = Field::named(name)
                && read.get(field).is_empty()
            {
                let longest = match field {
                    Field::Text => LONGEST_TEXT,
                    _ => LONGEST_VALUE,
                };
                read.set(field, decode(value).chars().take(longest).collect());
            }
        }
        read
    }

    /// The query with its question mark; empty where the whole map is shown and nothing is looked for.
    pub fn query(&self) -> String {
        let mut query = String::new();
        for field in Field::ALL {
            if !self.get(field).is_empty() {
                begin(field.name(), &mut query);
                encode(self.get(field), &mut query);
            }
        }
        if let Some(at) = &self.at {
            begin(AT, &mut query);
            let parts = [at.lat, at.lon, at.zoom].map(degrees::write);
            query.push_str(&parts.join(","));
        }
        query
    }

    /// The value of a field.
    pub fn get(&self, field: Field) -> &str {
        &self.values[field as usize]
    }

    /// Gives a field another value; an empty one takes it off.
    pub fn set(&mut self, field: Field, value: String) {
        self.values[field as usize] = value;
    }
}

impl At {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(',').map(degrees::read);
        let (lat, lon, zoom) = (parts.next()??, parts.next()??, parts.next()??);
        let is_on_earth = lat.abs() <= 90_000 && lon.abs() <= 180_000 && zoom >= 1000;
        (is_on_earth && parts.next().is_none()).then_some(Self { lat, lon, zoom })
    }
}

#[cfg(test)]
mod tests {
    use super::{At, Field, Query};

    fn query(values: [&str; 6], at: Option<At>) -> Query {
        Query {
            values: values.map(str::to_owned),
            at,
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let at = At {
            lat: 50_738,
            lon: -479,
            zoom: 4_250,
        };
        for (query, written) in [
            (Query::default(), ""),
            (
                query(["graz & co", "", "", "", "", ""], None),
                "?q=graz+%26+co",
            ),
            (query([""; 6], Some(at)), "?at=50.738,-0.479,4.250"),
            (
                query(
                    ["x", "museum", "zwickau", "DE", "events.places", "places/a"],
                    Some(at),
                ),
                "?q=x&category=museum&region=zwickau&country=DE&without=events.places&mark=places%2Fa\
                 &at=50.738,-0.479,4.250",
            ),
        ] {
            assert_eq!(query.query(), written);
            assert_eq!(Query::parse(written), query);
        }
    }

    #[test]
    fn hostile_queries_are_read_as_far_as_they_can_be() {
        for text in [
            "at=",
            "at=1,2",
            "at=1,2,3,4",
            "at=91,0,1",
            "at=0,181,1",
            "at=0,0,0.5",
            "at=NaN,0,1",
            "at=1e9,0,1",
            "AT=1,2,3",
            "at=%",
            "&&=",
            "view=3",
        ] {
            assert_eq!(Query::parse(text), Query::default(), "{text}");
        }
        assert_eq!(Query::parse("at=1%2C2%2C3").at, Query::parse("at=1,2,3").at);
        assert_eq!(Query::parse("q=a&q=b").get(Field::Text), "a");
        let long = Query::parse(&format!("q={0}&mark={0}", "ł".repeat(9999)));
        assert_eq!(long.get(Field::Text).chars().count(), 100);
        assert_eq!(long.get(Field::Mark).chars().count(), 136);
    }

    #[test]
    fn fields_stand_in_their_order() {
        for (at, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, at);
            assert_eq!(Field::named(field.name()), Some(field));
        }
    }
}
