//! Rules over dates that more than one sort of record shares.

use super::Content;
use super::faults::{At, Faults};
use crate::model::time::Date;

/// How far from the project's time a date may lie without a question. Projects are prepared and followed up for about
/// a year.
const MARGIN_DAYS: u32 = 400;

/// Checks that `end` of the record at `at` is not before its `start`.
pub(super) fn ordered(at: &At, start: Option<Date>, end: Option<Date>, faults: &mut Faults<'_>) {
    if let (Some(start), Some(end)) = (start, end)
        && end.latest() < start
    {
        faults.error(
            &at.field("end"),
            "end-before-start",
            format!("the end {end} is before the start {start}"),
        );
    }
}

/// Warns of a date that lies far outside the project's time.
pub(super) fn near_project(
    at: &At,
    date: Option<Date>,
    content: &Content,
    faults: &mut Faults<'_>,
) {
    let (Some(date), Some(project)) = (date, &content.project) else {
        return;
    };
    if project.end.latest() < project.start {
        return;
    }
    let too_early = date.latest().days() + MARGIN_DAYS < project.start.days();
    let too_late = date.days() > project.end.latest().days() + MARGIN_DAYS;
    if too_early || too_late {
        let message = format!(
            "{date} lies more than {MARGIN_DAYS} days outside the project's time, {} to {}",
            project.start, project.end
        );
        faults.warning(at, "outside-project", message);
    }
}
