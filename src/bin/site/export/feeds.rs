//! The files for other programs.

use super::{on_all_cores, write};
use inducult::content::store::Site;
use inducult::feed::{ical, schedule, spots};
use inducult::route::{Feed, feeds};
use inducult::search::map::Index;
use std::path::Path;

/// Writes those of a language, whose folder is `root` below the export, with a slash before it unless it is empty.
pub(crate) fn write_feeds(site: &Site, root: &str, out: &Path) -> Result<(), String> {
    let index = Index::of(site);
    let all: Vec<usize> = (0..index.spots.len()).collect();
    let of_map = [Feed::GeoJson, Feed::Csv];
    let feeds: Vec<Feed> = feeds(site).into_iter().chain(of_map).collect();
    on_all_cores(&feeds, |feed| {
        let text = match feed {
            Feed::ScheduleJson(id) => schedule::json(site, id),
            Feed::ScheduleXml(id) => schedule::xml(site, id),
            Feed::GeoJson => Some(spots::geo_json(site, &index, &all)),
            Feed::Csv => Some(spots::csv(site, &index, &all)),
            _ => ical::calendar(site, feed),
        };
        let path = format!("{root}{}", feed.path());
        let text =
            text.ok_or_else(|| format!("{path}: there is nothing to write, though it is listed"))?;
        write(&out.join(&path[1..]), text)
    })?;
    Ok(())
}
