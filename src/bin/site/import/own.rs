//! Files that this very program wrote say more than their formats do: what they have no field for stands in others, in a
//! form that is read back here (`feed::schedule`, `feed::ical`). Whether a file is one of these, its generator says.

use super::record::Point;
use super::schedule::{Item, RoomName, Schedule, Words};
use inducult::content::check::Source;
use inducult::i18n::key;

/// Between a place and the one that a transfer goes to.
const WAY: &str = " → ";

/// How far points are followed down; JSON of ours has no room for many more.
const DEEPEST: usize = 32;

/// Takes apart what the exporter put together.
pub(super) fn refine(schedule: &mut Schedule, source: &Source) {
    let rooms = std::mem::take(&mut schedule.rooms);
    for item in &mut schedule.entries {
        if schedule.is_calendar {
            of_calendar(item);
        } else {
            of_schedule(item, &rooms, source);
        }
    }
    schedule.rooms = rooms;
}

/// A location of a transfer is its whole way, and an identifier begins with the id of the entry.
fn of_calendar(item: &mut Item) {
    let way = item.room.as_ref().and_then(|room| room.split_once(WAY));
    let way = way.map(|(from, to)| (from.to_owned(), to.to_owned()));
    if let Some((from, to)) = way {
        item.room = Some(from);
        item.to = Some(to);
        item.kinds.push("transfer".to_owned());
    }
    let id = item.uid.as_ref().and_then(|uid| uid.split_once('.'));
    item.slug = id.map(|(id, _)| id.to_owned());
}

/// The subtitle has the audience, the way of a transfer and whether the end is open; the description has the points.
fn of_schedule(item: &mut Item, rooms: &[RoomName], source: &Source) {
    let mut audience = Words::new();
    for (lang, subtitle) in std::mem::take(&mut item.subtitle) {
        let mut rest: Vec<&str> = Vec::new();
        for part in subtitle.split("; ") {
            if is_open_end(part, source) {
                item.end = None;
            } else if let Some((_, to)) = part.split_once(WAY) {
                item.to = Some(room_of(to, rooms));
                item.kinds = vec!["transfer".to_owned()];
            } else {
                rest.push(part);
            }
        }
        if !rest.is_empty() {
            audience.push((lang, rest.join("; ")));
        }
    }
    item.audience = audience;
    let list = item.description.first().map(|(_, list)| points(list));
    if let Some(points) = list {
        item.points = points;
        item.description.clear();
    }
}

fn is_open_end(words: &str, source: &Source) -> bool {
    let mut catalogues = source.catalogues.values();
    catalogues.any(|catalogue| catalogue.text(key::AGENDA_OPEN_END) == words)
}

/// The name that the rooms have for a place which is written with its country behind it.
fn room_of(place: &str, rooms: &[RoomName]) -> String {
    let mut named = rooms.iter().map(|room| &room.name);
    let without_country = place.rsplit_once(", ").map_or(place, |(room, _)| room);
    let room = named.find(|name| {
        place
            .strip_prefix(name.as_str())
            .is_some_and(|rest| rest.starts_with(", "))
    });
    room.map_or(without_country, String::as_str).to_owned()
}

/// Points from a list in which those below another are set in by two spaces.
fn points(list: &str) -> Vec<Point> {
    let lines = list.lines().filter_map(|line| {
        let text = line.trim_start();
        let depth = (line.len() - text.len()) / 2;
        Some((depth, text.strip_prefix("- ")?))
    });
    let mut top = Vec::new();
    for (depth, text) in lines {
        let point = Point {
            text: text.to_owned(),
            points: Vec::new(),
        };
        put(point, &mut top, depth.min(DEEPEST));
    }
    top
}

fn put(point: Point, level: &mut Vec<Point>, depth: usize) {
    match level.last_mut() {
        Some(above) if depth > 0 => put(point, &mut above.points, depth - 1),
        _ => level.push(point),
    }
}

#[cfg(test)]
mod tests {
    use super::points;

    #[test]
    fn points_lie_below_points() {
        let found = points("- a\n  - b\n    - c\n  - d\n- e");
        let shown = serde_json::to_value(&found).unwrap();
        let expected = serde_json::json!([
            { "text": "a", "points": [
                { "text": "b", "points": [{ "text": "c" }] },
                { "text": "d" },
            ] },
            { "text": "e" },
        ]);
        assert_eq!(shown, expected);
    }
}
