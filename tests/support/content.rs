//! Content made larger than what is kept.

use super::site::good;
use inducult::content::check::Source;
use inducult::model::ids::Slug;
use inducult::route::SPLIT_ABOVE;

/// More events than one list has, all dated ones in 2017 but the last.
pub(crate) fn many_events() -> Source {
    let mut source = good();
    let of_2017 = source.events.events[0].clone();
    for number in 0..SPLIT_ABOVE {
        let mut event = of_2017.clone();
        event.id = Slug::parse(&format!("meeting-{number}")).unwrap();
        event.has_details = false;
        source.events.events.push(event);
    }
    source
}

/// More places than one page has, all in one region.
pub(crate) fn many_places() -> Source {
    let mut source = good();
    let place = source.places.places[0].clone();
    for number in 0..SPLIT_ABOVE {
        let mut place = place.clone();
        place.id = Slug::parse(&format!("mill-{number}")).unwrap();
        source.places.places.push(place);
    }
    source
}

/// More entries than one agenda has, all on the first day but the last.
pub(crate) fn many_entries() -> Source {
    let mut source = good();
    let details = source.details.values_mut().next().unwrap();
    let entry = details.days[0].entries[0].clone();
    for number in 0..SPLIT_ABOVE {
        let mut entry = entry.clone();
        entry.id = Slug::parse(&format!("entry-{number}")).unwrap();
        details.days[0].entries.push(entry);
    }
    source
}
