//! Texts of the content for files that have no markup, and the addresses that files name.

use crate::content::store::Site;
use crate::head::origin;
use crate::model::agenda::{Entry, Point};
use crate::model::event::{Event, EventPlace};
use crate::model::ids::Slug;
use crate::model::markup::{self, Block, Inline};
use crate::model::time::Date;
use crate::route::{Route, part_apart};

/// A text without its markup: paragraphs apart by an empty line, items of lists behind hyphens, addresses in brackets.
pub(super) fn plain(text: &str) -> String {
    let blocks = markup::parse(text).into_iter().map(|block| match block {
        Block::Paragraph(pieces) => words(&pieces),
        Block::List(items) => {
            let items = items.iter().map(|item| format!("- {}", words(item)));
            items.collect::<Vec<_>>().join("\n")
        }
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

fn words(pieces: &[Inline]) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        Inline::Text(words) | Inline::Emphasis(words) | Inline::Strong(words) => words.clone(),
        Inline::Link(href, words) => format!("{words} ({})", href.as_str()),
    });
    pieces.collect()
}

/// The points of an entry as a list, those below another set in by two spaces. `None` without any.
pub(super) fn points(site: &Site, points: &[Point]) -> Option<String> {
    fn gather(site: &Site, points: &[Point], indent: usize, lines: &mut Vec<String>) {
        for point in points {
            lines.push(format!("{:indent$}- {}", "", site.say(&point.text)));
            gather(site, &point.points, indent + 2, lines);
        }
    }
    let mut lines = Vec::new();
    gather(site, points, 0, &mut lines);
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// A place with its house, town and country: "MuseumsCenter, Leoben, Austria".
pub(super) fn whole_place(site: &Site, place: &EventPlace) -> String {
    let town = format!(
        "{}, {}",
        site.name(&place.town),
        site.country(&place.country)
    );
    match &place.venue {
        Some(venue) => format!("{}, {town}", site.say(venue)),
        None => town,
    }
}

/// Where an entry is, and where it goes: "Sisak, Croatia → Kranj, Slovenia".
pub(super) fn way(site: &Site, event: &Event, entry: &Entry) -> String {
    let places = [Some(&entry.place), entry.to.as_ref()]
        .into_iter()
        .flatten();
    let places = places.filter_map(|id| event.place(id));
    let places: Vec<String> = places.map(|place| whole_place(site, place)).collect();
    places.join(" → ")
}

/// The full address of a page; none where that of the export isn't known.
pub(super) fn address(site: &Site, route: &Route) -> Option<String> {
    Some(format!("{}{}", origin(site)?, site.href(route)))
}

/// The page on which the entries of a day of an event begin.
pub(super) fn page_of_day(site: &Site, event: &Slug, date: Date) -> Route {
    page_of_part(site, event, date, 1)
}

/// The page on which an entry stands.
pub(super) fn page_of_entry(site: &Site, event: &Slug, date: Date, entry: &Slug) -> Route {
    let details = site.details(event);
    let days = details.iter().flat_map(|details| &details.days);
    let mut own = days.filter(|day| day.date == date);
    let number = own.find_map(|day| day.part_of(entry));
    page_of_part(site, event, date, number.unwrap_or(1))
}

fn page_of_part(site: &Site, event: &Slug, date: Date, number: u16) -> Route {
    if part_apart(site, event, date, number).is_some() {
        Route::EventPart(event.clone(), date, number)
    } else {
        Route::Event(event.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn markup_is_taken_out() {
        let text = "One *two* [three](https://example.org/)\n\n- **four**\n- five";
        assert_eq!(
            plain(text),
            "One two three (https://example.org/)\n\n- four\n- five"
        );
    }
}
