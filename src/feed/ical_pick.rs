//! What of iCalendar the browser needs: the identifiers of events and entries, and the choice of some of them from a
//! calendar that the exporter wrote.

use crate::content::store::Site;
use crate::model::agenda::Entry;
use crate::model::event::Event;

/// The identifier of an event as a whole (RFC 5545, 3.8.4.7): its own from where it was taken, else
/// `<event>@<host of the site>`, which stays the same as long as id and host do.
pub fn uid_of_event(site: &Site, event: &Event) -> String {
    match &event.uid {
        Some(uid) => uid.clone(),
        None => format!("{}@{}", event.id, authority(site)),
    }
}

/// The identifier of an entry of an event's agenda: its own from where it was taken, else
/// `<entry>.<event>@<host of the site>`. Ids have no dots, so it is nobody else's.
pub fn uid_of_entry(site: &Site, event: &Event, entry: &Entry) -> String {
    match &entry.uid {
        Some(uid) => uid.clone(),
        None => format!("{}.{}@{}", entry.id, event.id, authority(site)),
    }
}

/// Who gives the identifiers: the host of the site's address without its port, else the project by its name.
pub(super) fn authority(site: &Site) -> String {
    let url = site.project.url.as_ref().map(|url| url.as_str());
    let host = url
        .and_then(|url| url.split_once("://")?.1.split('/').next())
        .map(|host| host.split(':').next().unwrap_or(host));
    match host {
        Some(host) => host.to_ascii_lowercase(),
        None => site.project.name.replace([' ', '@'], "-"),
    }
}

/// A calendar with those of its events that have one of the identifiers. What stands beside the events stays, zones
/// included. The calendar must be one of ours: lines end in CRLF and fold with a space.
pub fn pick(calendar: &str, uids: &[String]) -> String {
    const BEGIN: &str = "\r\nBEGIN:VEVENT\r\n";
    const END: &str = "\r\nEND:VEVENT";
    let wanted: Vec<String> = uids.iter().map(|uid| escape(uid)).collect();
    let mut picked = String::new();
    let mut rest = calendar;
    while let Some(begin) = rest.find(BEGIN) {
        let (before, from_event) = rest.split_at(begin);
        let end = from_event
            .find(END)
            .map_or(from_event.len(), |at| at + END.len());
        let (event, after) = from_event.split_at(end);
        picked.push_str(before);
        if wanted.contains(&escaped_uid(event)) {
            picked.push_str(event);
        }
        rest = after;
    }
    picked + rest
}

/// The identifier in an event as it stands there, without folds.
fn escaped_uid(event: &str) -> String {
    let unfolded = event.replace("\r\n ", "");
    let uid = unfolded
        .split("\r\n")
        .find_map(|line| line.strip_prefix("UID:"));
    uid.unwrap_or_default().to_owned()
}

/// A value of the type TEXT (RFC 5545, 3.3.11). Control characters have no place in one and are left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => escaped.extend(['\\', sign]),
            '\n' => escaped.push_str("\\n"),
            _ if sign.is_control() => {}
            _ => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{escape, pick};

    const CALENDAR: &str = "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:A/B\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:a@b\r\n\
        SUMMARY:ends like one BEGIN:VEVENT\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:very-long\r\n -one\\,two@b\r\n\
        DESCRIPTION:UID:a@b\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:c@b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    fn picked(uids: &[&str]) -> String {
        let uids: Vec<String> = uids.iter().map(|uid| (*uid).to_owned()).collect();
        pick(CALENDAR, &uids)
    }

    #[test]
    fn all_events_give_the_calendar_itself() {
        assert_eq!(picked(&["c@b", "very-long-one,two@b", "a@b"]), CALENDAR);
    }

    #[test]
    fn events_are_left_out_and_nothing_else() {
        let frame =
            "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nTZID:A/B\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n";
        assert_eq!(picked(&[]), frame);
        let folded = picked(&["very-long-one,two@b"]);
        assert!(folded.contains("DESCRIPTION") && !folded.contains("UID:a@b\r\nSUMMARY"));
        assert_eq!(folded.matches("BEGIN:VEVENT").count(), 1);
    }

    #[test]
    fn text_is_escaped_and_stripped() {
        assert_eq!(escape("a;b,c\\d\ne\r\u{7}\u{85}f"), "a\\;b\\,c\\\\d\\nef");
    }
}
