//! The drawing of the home page: the way of the partners' meetings from town to town, and the other partners beside
//! it. Where a project has no such way, its partners and the lead partner that joins them.

use crate::content::store::Site;
use crate::draw::way::{Way, trace};
use crate::draw::{self, Point, path, units};
use crate::geo::labels::{Mark, Placed, place};
use crate::geo::nearest::{distance, nearest_of};
use crate::geo::projection::{ViewBox, to_map};
use crate::i18n::{dates, key};
use crate::model::event::Event;
use crate::model::partner::{Partner, Role};
use crate::model::place::Position;
use crate::platform::{Fixed, fixed, piece, still};
use crate::route::Route;
use crate::ui::shapes;
use crate::ui::svg_link::svg_link;
use leptos::prelude::*;

/// A way of more meetings is a knot; then the partners alone are drawn, and of more partners nothing.
const MOST_MEETINGS: usize = 12;
const MOST_PARTNERS: usize = 40;
/// Places nearer to each other are one town, kilometres.
const ONE_TOWN: f64 = 12.0;
/// Radius of a town of the way, of another partner's seat, of what answers a pointer, and of a point of a line that
/// names keep off.
const STOP: f64 = 12.5;
const SEAT: f64 = 6.0;
const TARGET: f64 = 16.0;
const LINE: f64 = 7.0;
/// Height of a town's name, alone and with its month below it, and the widths of their letters.
const NAME: f64 = 18.0;
const NAME_AND_MONTH: f64 = 31.0;
const LETTER: f64 = 7.6;
const SMALL_LETTER: f64 = 5.6;

/// A town of the drawing.
struct Town {
    at: Point,
    name: String,
    /// The month of its first meeting; none where that began in another town, and for a partner off the way.
    when: Option<String>,
    /// Where a click leads, and what is there.
    link: Option<(String, String)>,
    /// The numbers of its meetings.
    numbers: String,
    hollow: bool,
}

/// What joins towns, by their indexes.
#[derive(Default)]
struct Lines {
    /// The legs of the way in their order, each with whether it belongs to one meeting in two towns.
    legs: Vec<((usize, usize), bool)>,
    /// Thin lines to partners off the way.
    spurs: Vec<(usize, usize)>,
}

/// The drawing with what it says; `None` where there is nothing to join.
pub(super) fn way(site: &Site) -> Option<Fixed> {
    let mut meetings = site.meetings();
    if meetings.len() > MOST_MEETINGS {
        meetings.clear();
    }
    let (mut towns, mut lines) = stops(site, &meetings);
    let has_way = !lines.legs.is_empty();
    if !has_way {
        towns.clear();
    }
    add_seats(site, &mut towns, &mut lines);
    if towns.len() < 2 || towns.len() > MOST_PARTNERS {
        return None;
    }
    let (name, caption) = words(site, &meetings, has_way);
    let drawing = drawing(&towns, &lines);
    let height = units(drawing.height);
    let view_box = format!("0 0 {} {height}", units(draw::WIDTH));
    let marks = marks(&drawing, &towns);
    Some(still(view! { <figure class="way-frame">
            <svg class="way" viewBox=view_box role="group" aria-label=name>
                {lines_view(&drawing, &lines)}
                {marks}
            </svg>
            <figcaption class="mute">{caption}</figcaption>
        </figure>
    }))
}

/// The towns of the meetings in the order of the way, and the legs between them.
fn stops(site: &Site, meetings: &[&Event]) -> (Vec<Town>, Lines) {
    let (mut towns, mut lines) = (Vec::<Town>::new(), Lines::default());
    let mut last = None;
    for (number, meeting) in (1..).zip(meetings) {
        for (nth, place) in meeting.places.iter().enumerate() {
            let at = on_map(place.position);
            let here = match index_at(&towns, at) {
                Some(here) => {
                    let numbers = &mut towns[here].numbers;
                    // Not again for another house of the same meeting.
                    if !numbers.ends_with(&number.to_string()) {
                        numbers.push_str(&format!("·{number}"));
                    }
                    here
                }
                None => {
                    let name = site.name(&place.town).to_owned();
                    let title = site.say(&meeting.title);
                    let href = site.href(&Route::Event(meeting.id.clone()));
                    // A meeting in two towns has its month beside the first.
                    let month = meeting.start.filter(|_| nth == 0);
                    let month = month.map(|start| start.to_month());
                    towns.push(Town {
                        at,
                        link: Some((href, format!("{number} {name}: {title}"))),
                        name,
                        when: month.map(|month| dates::date(&site.words.dates, month)),
                        numbers: number.to_string(),
                        hollow: false,
                    });
                    towns.len() - 1
                }
            };
            if let Some(from) = last.filter(|from| *from != here) {
                lines.legs.push(((from, here), nth > 0));
            }
            last = Some(here);
        }
    }
    (towns, lines)
}

/// Adds the partners off the way, each joined to the nearest town of it; without a way, to the first of them, which
/// leads.
fn add_seats(site: &Site, towns: &mut Vec<Town>, lines: &mut Lines) {
    let of_way = towns.len();
    for partner in site.partners() {
        let Some(at) = partner.position.map(on_map) else {
            continue;
        };
        if index_at(towns, at).is_some() {
            continue;
        }
        let of_way = towns[..of_way.max(1).min(towns.len())].iter();
        if let Some((_, nearest)) = nearest_of(at, of_way.map(|town| town.at), 1).first() {
            lines.spurs.push((*nearest, towns.len()));
        }
        towns.push(seat(site, partner, at));
    }
}

fn seat(site: &Site, partner: &Partner, at: Point) -> Town {
    let name = site.name(partner.town.as_ref().unwrap_or(&partner.short_name));
    Town {
        at,
        name: name.to_owned(),
        when: None,
        link: None,
        numbers: String::new(),
        hollow: partner.role == Role::Academic,
    }
}

fn on_map(position: Position) -> Point {
    to_map(position.lat, position.lon)
}

fn index_at(towns: &[Town], at: Point) -> Option<usize> {
    towns
        .iter()
        .position(|town| distance(town.at, at) < ONE_TOWN)
}

/// What the drawing is called, and the sentence below it.
fn words(site: &Site, meetings: &[&Event], has_way: bool) -> (String, String) {
    let first = meetings.first().and_then(|event| event.places.first());
    let last = meetings.last().and_then(|event| event.places.last());
    let ends = first.zip(last).filter(|_| has_way);
    match ends.map(|(first, last)| (site.name(&first.town), site.name(&last.town))) {
        Some((first, last)) => {
            let values = [("first", first), ("last", last)];
            (
                site.word(key::WAY),
                site.words.with(key::WAY_CAPTION, &values),
            )
        }
        None => (
            site.word(key::WAY_OF_PARTNERS),
            site.word(key::WAY_OF_PARTNERS_CAPTION),
        ),
    }
}

fn drawing(towns: &[Town], lines: &Lines) -> Way {
    let points: Vec<Point> = towns.iter().map(|town| town.at).collect();
    let ends: Vec<(usize, usize)> = lines.legs.iter().map(|(ends, _)| *ends).collect();
    draw::way::draw(&points, &ends)
}

/// The thin lines, then the legs in their order, each with a gap in those below it.
fn lines_view(drawing: &Way, lines: &Lines) -> Fixed {
    let mut all = Vec::new();
    for (from, to) in &lines.spurs {
        let d = path(&[drawing.towns[*from], drawing.towns[*to]]);
        all.push(shapes::path("spur", d));
    }
    for (line, (_, within_one)) in drawing.lines.iter().zip(&lines.legs) {
        let d = path(line);
        all.push(shapes::path("gap", d.clone()));
        all.push(shapes::path("leg", d.clone()));
        if *within_one {
            all.push(shapes::path("core", d));
        }
    }
    piece(all)
}

/// The towns with their names, which keep off the lines and each other.
fn marks(drawing: &Way, towns: &[Town]) -> Fixed {
    let marks: Vec<Mark> = drawing
        .towns
        .iter()
        .zip(towns)
        .map(|(at, town)| mark(*at, town))
        .collect();
    let obstacle = |(x, y): Point| Mark {
        x,
        y,
        radius: LINE,
        width: 0.0,
        height: 0.0,
    };
    let lines: Vec<Mark> = trace(drawing).into_iter().map(obstacle).collect();
    let bounds = ViewBox {
        x: 0,
        y: 0,
        width: draw::WIDTH as i32,
        height: drawing.height as i32,
    };
    let placed = place(&marks, &lines, &bounds);
    let drawn = towns.iter().zip(marks.iter().zip(&placed));
    let drawn = drawn.map(|(town, (mark, label))| {
        let drawing = town_view(town, mark, label);
        match &town.link {
            Some((href, name)) => piece(svg_link(href.clone(), "stop", name.clone(), drawing)),
            None => still(view! { <g class="off">{drawing}</g> }),
        }
    });
    piece(drawn.collect_view())
}

fn mark((x, y): Point, town: &Town) -> Mark {
    let letters = |words: &str| words.chars().count() as f64;
    let name = letters(&town.name) * LETTER;
    let month = town
        .when
        .as_deref()
        .map(|when| letters(when) * SMALL_LETTER);
    Mark {
        x,
        y,
        radius: if town.link.is_some() { STOP } else { SEAT },
        width: month.map_or(name, |month| name.max(month)),
        height: if month.is_some() {
            NAME_AND_MONTH
        } else {
            NAME
        },
    }
}

fn town_view(town: &Town, mark: &Mark, label: &Placed) -> Fixed {
    let (x, y) = (units(mark.x), units(mark.y));
    let link = town.link.is_some();
    let target = link.then(|| shapes::disc("target", x.clone(), y.clone(), units(TARGET)));
    let disc = if town.hollow { "disc hollow" } else { "disc" };
    let beside = |class, down: f64, words: String| {
        let (x, y) = (units(mark.x + label.dx), units(mark.y + label.dy + down));
        shapes::words(class, x, y, label.anchor.as_str(), fixed(words))
    };
    let up = if town.when.is_some() { -7.0 } else { 0.0 };
    let when = town.when.clone().map(|when| beside("when", 9.0, when));
    let numbers = fixed(town.numbers.clone());
    piece(view! {
        {target}
        {shapes::disc(disc, x.clone(), y.clone(), units(mark.radius))}
        {shapes::words("no", x, y, "middle", numbers)}
        {beside("name", up, town.name.clone())}
        {when}
    })
}
