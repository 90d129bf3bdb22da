//! The tree of the project: height is time, each branch a region, each leaf an event.

use crate::content::store::Site;
use crate::draw::tree::{Branch, Grown, draw};
use crate::draw::{self, Span, path, units};
use crate::geo::nearest::region_of;
use crate::geo::projection::to_map;
use crate::i18n::key;
use crate::model::event::Event;
use crate::model::place::{Position, Region};
use crate::platform::{Fixed, fixed, piece, still};
use crate::route::SPLIT_ABOVE;
use crate::ui::shapes;
use leptos::prelude::*;

/// A tree of more branches is a hedge.
const MOST_BRANCHES: usize = 24;
/// A leaf that hangs to the right of its branch, its stalk at the origin.
const LEAF: &str = "M0 0C2-5 7-9 13-9 13-3 8 1 0 0z";

/// The tree; `None` where there is too little for one, or too much.
pub(super) fn tree(site: &Site) -> Option<Fixed> {
    let regions = regions(site);
    let own = site.events().iter().filter(|event| !event.related);
    let dated: Vec<&Event> = own.filter(|event| event.start.is_some()).collect();
    let fits = (2..=MOST_BRANCHES).contains(&regions.len()) && dated.len() <= SPLIT_ABOVE;
    if !fits || dated.is_empty() {
        return None;
    }
    let period = Span {
        first: site.project.start,
        last: site.project.end,
    };
    let mut leaves = vec![Vec::new(); regions.len()];
    let mut on_trunk = Vec::new();
    for event in dated {
        let time = event.start.map_or(0.0, |start| period.middle(start));
        if (0.0..=1.0).contains(&time) {
            let first = event.places.first();
            match first.and_then(|place| region_of(place.position, regions.iter().copied())) {
                Some(region) => leaves[region].push(time),
                None => on_trunk.push(time),
            }
        }
    }
    let branches: Vec<Branch> = regions
        .iter()
        .zip(leaves)
        .map(|(region, leaves)| branch(site, region, leaves))
        .collect();
    Some(drawn(site, period, &regions, &branches, &on_trunk))
}

/// The regions that a partner speaks for.
fn regions(site: &Site) -> Vec<&Region> {
    let of_partner = |region: &&Region| {
        let mut partners = site.partners().iter();
        partners.any(|partner| partner.region.as_ref() == Some(&region.id))
    };
    site.regions().iter().filter(of_partner).collect()
}

/// What a branch is called: the town of the region's partner, which is shorter than the region's name.
fn name(site: &Site, region: &Region) -> String {
    let mut partners = site.partners().iter();
    let partner = partners.find(|partner| partner.region.as_ref() == Some(&region.id));
    let town = partner.and_then(|partner| partner.town.as_ref());
    town.map_or(site.say(&region.name), |town| site.name(town))
        .to_owned()
}

fn branch(site: &Site, region: &Region, leaves: Vec<f64>) -> Branch {
    Branch {
        east: at(region.position).0,
        leaves,
        letters: name(site, region).chars().count(),
    }
}

fn at(position: Position) -> (f64, f64) {
    to_map(position.lat, position.lon)
}

fn drawn(
    site: &Site,
    period: Span,
    regions: &[&Region],
    branches: &[Branch],
    on_trunk: &[f64],
) -> Fixed {
    let tree = draw(branches);
    let view_box = format!("0 0 {} {}", units(draw::WIDTH), units(tree.height));
    let years = period.years().into_iter().map(|(year, part)| {
        let y = tree.at(part);
        let rule = path(&[(0.0, y), (draw::WIDTH, y)]);
        let number = shapes::words("year", "0".to_owned(), units(y - 3.0), "start", fixed(year));
        piece(view! { {shapes::path("rule", rule)} {number} })
    });
    let trunk = |from, to| path(&[(tree.trunk, from), (tree.trunk, to)]);
    let grown = tree.branches.iter().zip(regions);
    let grown = grown.map(|(branch, region)| branch_view(branch, name(site, region)));
    let on_trunk = (0..)
        .zip(on_trunk)
        .map(|(nth, time)| leaf((tree.trunk, tree.at(*time)), nth % 2 == 0));
    still(view! { <figure class="tree-frame">
            <svg class="tree" viewBox=view_box role="img" aria-label=site.word(key::TREE_OF_EVENTS)>
                {years.collect_view()}
                {grown.collect_view()}
                {shapes::path("trunk", trunk(tree.foot, tree.top - 16.0))}
                {shapes::path("trunk outside", trunk(tree.height, tree.foot))}
                {on_trunk.collect_view()}
            </svg>
            <figcaption class="mute">{site.word(key::TREE_OF_EVENTS_CAPTION)}</figcaption>
        </figure>
    })
}

fn branch_view(branch: &Grown, name: String) -> Fixed {
    let leaves = branch.leaves.iter().map(|(at, right)| leaf(*at, *right));
    let (x, y) = (units(branch.name.0), units(branch.name.1));
    piece(view! {
        {shapes::path("branch", branch.line.clone())}
        {leaves.collect_view()}
        {shapes::words("name", x, y, "middle", fixed(name))}
    })
}

fn leaf((x, y): (f64, f64), right: bool) -> Fixed {
    let mirrored = if right { "" } else { " scale(-1 1)" };
    let place = format!("translate({} {}){mirrored}", units(x), units(y));
    still(view! { <path class="leaf-mark" d=LEAF transform=place/> })
}
