//! What stands on the map for other programs: GeoJSON (RFC 7946) and a table (RFC 4180). The exporter writes everything,
//! the browser what a visitor is looking at.

use crate::content::store::Site;
use crate::head::origin;
use crate::model::place::Precision;
use crate::search::map::{Index, written};

/// The columns of the table, and the properties of a feature.
const COLUMNS: [&str; 11] = [
    "id",
    "layer",
    "name",
    "lat",
    "lon",
    "precision",
    "kind",
    "town",
    "region",
    "country",
    "url",
];
/// Which of them are numbers.
const NUMBERS: [usize; 2] = [3, 4];

/// Some spots, given by their places in the list, as a collection of points in degrees (WGS 84).
pub fn geo_json(site: &Site, index: &Index, spots: &[usize]) -> String {
    let features = spots.iter().map(|at| {
        let cells = cells(site, index, *at);
        let properties = COLUMNS.iter().zip(&cells).enumerate();
        let properties = properties
            .filter(|(at, (_, cell))| *at > 0 && !NUMBERS.contains(at) && !cell.is_empty())
            .map(|(_, (name, cell))| format!("{}:{}", quoted(name), quoted(cell)));
        let properties = properties.collect::<Vec<_>>().join(",");
        format!(
            "{{\"type\":\"Feature\",\"id\":{},\"geometry\":{{\"type\":\"Point\",\"coordinates\":[{},{}]}},\
             \"properties\":{{{properties}}}}}",
            quoted(&cells[0]),
            cells[NUMBERS[1]],
            cells[NUMBERS[0]],
        )
    });
    let features = features.collect::<Vec<_>>().join(",\n");
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{features}\n]}}\n")
}

/// Some spots, given by their places in the list, as lines of a table under a line with the names of its columns.
///
/// It begins with the byte order mark, by which spreadsheets know UTF-8 (The Unicode Standard, 23.8).
pub fn csv(site: &Site, index: &Index, spots: &[usize]) -> String {
    let mut table = format!("\u{feff}{}\r\n", COLUMNS.join(","));
    for at in spots {
        let cells = cells(site, index, *at);
        let cells = cells.iter().enumerate().map(|(column, cell)| {
            // A spreadsheet would take it for a formula (OWASP, "CSV Injection").
            let is_formula = cell.starts_with(['=', '+', '-', '@']) && !NUMBERS.contains(&column);
            if !is_formula && !cell.contains(['"', ',', '\r', '\n']) {
                return cell.clone();
            }
            let guard = if is_formula { "'" } else { "" };
            format!("\"{guard}{}\"", cell.replace('"', "\"\""))
        });
        table.push_str(&cells.collect::<Vec<_>>().join(","));
        table.push_str("\r\n");
    }
    table
}

fn cells(site: &Site, index: &Index, at: usize) -> [String; 11] {
    let (spot, named) = (&index.spots[at], index.named(at));
    let (lat, lon) = written(spot.degrees);
    let kind = [index.label(spot, 0), named.note];
    let page = site.href(&index.route(at));
    [
        index.key(at),
        spot.layer.name().to_owned(),
        named.name.to_owned(),
        lat,
        lon,
        word_of(spot.precision).to_owned(),
        kind.into_iter()
            .find(|word| !word.is_empty())
            .unwrap_or_default()
            .to_owned(),
        named.town.to_owned(),
        index.label(spot, 1).to_owned(),
        index.label(spot, 2).to_owned(),
        origin(site).map_or(String::new(), |origin| format!("{origin}{page}")),
    ]
}

/// The word of a precision, as it stands in the content.
fn word_of(precision: Precision) -> &'static str {
    match precision {
        Precision::Site => "site",
        Precision::Neighbourhood => "neighbourhood",
        Precision::Town => "town",
        Precision::Approximate => "approximate",
    }
}

/// A text as a string of JSON (RFC 8259, 7).
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            '\0'..='\u{1f}' => quoted.push_str(&format!("\\u{:04x}", u32::from(letter))),
            _ => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
