//! Links to files for calendars and schedule programs.

use crate::content::store::Site;
use crate::i18n::{dates, key};
use crate::model::agenda::Entry;
use crate::model::event::Event;
use crate::model::time::Date;
use crate::platform::{Fixed, still};
use crate::route::{Feed, feeds_of, has_feed, subscription};
use crate::ui::elements::item;
use leptos::prelude::*;

/// The files of an event as a list of links: all of it, and its agenda for schedule programs. `None` where it isn't dated
/// to the day.
pub fn event_files(site: &Site, event: &Event) -> Option<Fixed> {
    let feeds = feeds_of(site, event);
    let links = feeds.iter().filter_map(|feed| {
        let words = match feed {
            Feed::Event(_) => site.word(key::CALENDAR_EVENT),
            Feed::ScheduleJson(_) => site.word(key::SCHEDULE_JSON),
            Feed::ScheduleXml(_) => site.word(key::SCHEDULE_XML),
            _ => return None,
        };
        Some(link(site, feed, words))
    });
    list(links.collect())
}

/// The calendar file of one day of an agenda, which must have entries: a link that the style draws as a leaf of a calendar,
/// and that is read out with the day. `None` where the event isn't dated to the day.
pub fn day_file(site: &Site, event: &Event, date: Date) -> Option<Fixed> {
    event.days()?;
    let day = dates::weekday_and_date(&site.words.dates, date);
    let name = site.words.with(key::CALENDAR_DAY, &[("day", &day)]);
    Some(drawn(site, &Feed::EventDay(event.id.clone(), date), name))
}

/// The calendar file of an entry, likewise, read out with the entry's name.
pub fn entry_file(site: &Site, event: &Event, entry: &Entry) -> Option<Fixed> {
    event.days()?;
    let title = site.say(&entry.title);
    let name = site.words.with(key::CALENDAR_ENTRY, &[("title", title)]);
    let feed = Feed::Entry(event.id.clone(), entry.id.clone());
    Some(drawn(site, &feed, name))
}

fn drawn(site: &Site, feed: &Feed, name: String) -> Fixed {
    let (href, file) = (site.href_of(feed), feed.file_name());
    still(
        view! { <a class="ics" href=href download=file type=feed.media_type() aria-label=name></a> },
    )
}

/// The calendar of all events as a list of links: its file, and where the site's address is known a subscription.
/// `None` where no event is dated to the day.
pub fn all_events(site: &Site) -> Option<Fixed> {
    let file = has_feed(site, &Feed::Events)
        .then(|| link(site, &Feed::Events, site.word(key::CALENDAR_ALL)));
    let subscribe = subscription(site).map(|href| {
        let words = site.word(key::CALENDAR_SUBSCRIBE);
        still(view! { <a href=href>{words}</a> })
    });
    list(file.into_iter().chain(subscribe).collect())
}

fn link(site: &Site, feed: &Feed, words: String) -> Fixed {
    let (href, file) = (site.href_of(feed), feed.file_name());
    still(view! { <a href=href download=file type=feed.media_type()>{words}</a> })
}

fn list(links: Vec<Fixed>) -> Option<Fixed> {
    if links.is_empty() {
        return None;
    }
    let items = links.into_iter().map(item);
    Some(still(
        view! { <ul class="ways files">{items.collect_view()}</ul> },
    ))
}
