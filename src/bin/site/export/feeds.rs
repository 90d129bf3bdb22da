//! The files for calendars and schedule programs.

use super::{on_all_cores, write};
use inducult::content::store::Site;
use inducult::feed::{ical, schedule};
use inducult::route::{Feed, feeds};
use std::path::Path;

/// Writes those of a language, whose folder is `root` below the export, with a slash before it unless it is empty.
pub(crate) fn write_feeds(site: &Site, root: &str, out: &Path) -> Result<(), String> {
    on_all_cores(&feeds(site), |feed| {
        let text = match feed {
            Feed::ScheduleJson(id) => schedule::json(site, id),
            Feed::ScheduleXml(id) => schedule::xml(site, id),
            _ => ical::calendar(site, feed),
        };
        let path = format!("{root}{}", feed.path());
        let text =
            text.ok_or_else(|| format!("{path}: there is nothing to write, though it is listed"))?;
        write(&out.join(&path[1..]), text)
    })?;
    Ok(())
}
