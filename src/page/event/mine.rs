//! The entries that the visitor picked: a list with what clashes, a link that holds them, and what can be taken away.

use super::agenda::day_name;
use super::desk::Desk;
use super::tools::button;
use crate::content::store::Site;
use crate::draw::code::{Code, code};
use crate::feed::ical_pick::{pick, uid_of_entry};
use crate::i18n::catalogue::Catalogue;
use crate::i18n::key;
use crate::model::agenda::Day;
use crate::model::event::Event;
use crate::model::ids::Slug;
use crate::platform::{self, Fixed, fixed, still};
use crate::route::Feed;
use crate::route::agenda::share_picks;
use crate::ui::elements::paragraph;
use crate::ui::shapes;
use leptos::prelude::*;
use std::sync::Arc;

const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// What is said of an entry among the picks.
struct Item {
    id: Slug,
    uid: String,
    title: String,
    when: String,
}

/// All that the list of picks is made from.
struct Sheet {
    words: Arc<Catalogue>,
    items: Vec<Item>,
    /// The address of the event's calendar, and the name for a file.
    calendar: (String, String),
    desk: Arc<Desk>,
}

/// The part of the page.
pub(super) fn mine(site: &Site, event: &Event, days: &[Day], desk: &Arc<Desk>) -> Fixed {
    let items = days
        .iter()
        .flat_map(Day::entries_of)
        .map(|(day, entry)| Item {
            id: entry.id.clone(),
            uid: uid_of_entry(site, event, entry),
            title: site.say(&entry.title).to_owned(),
            when: format!("{}, {}", day_name(site, day.date), entry.hours()),
        });
    let feed = Feed::Event(event.id.clone());
    let sheet = Arc::new(Sheet {
        words: Arc::clone(&site.words),
        items: items.collect(),
        calendar: (site.href_of(&feed), feed.file_name()),
        desk: Arc::clone(desk),
    });
    let heading = site.word(key::MINE);
    let is_empty = {
        let desk = Arc::clone(desk);
        move || desk.all_picks().is_empty()
    };
    let (to_share, to_take) = (to_share(&sheet), to_take(&sheet));
    let list = move || list(&sheet);
    fixed(view! {
        <section class="sec mine needs-code">
            <h2 id="mine" tabindex="-1">{heading}</h2>
            {list}
            <div hidden=is_empty>{to_share} {to_take}</div>
        </section>
    })
}

fn list(sheet: &Arc<Sheet>) -> Fixed {
    let picks = sheet.desk.picks.get();
    let all = sheet.desk.all_picks();
    if all.is_empty() {
        return lead_in(sheet.word(key::MINE_EMPTY));
    }
    let count = u32::try_from(picks.len()).unwrap_or(u32::MAX);
    let items = sheet.items.iter().filter(|item| picks.contains(&item.id));
    let items: Vec<Fixed> = items.map(|item| sheet.line(item)).collect();
    let elsewhere = (all.len() - picks.len()) as u32;
    let elsewhere = (elsewhere > 0).then(|| {
        let words = sheet.words.count(key::MINE_ELSEWHERE, elsewhere);
        paragraph("mute", fixed(words))
    });
    fixed(view! {
        {lead_in(sheet.words.count(key::MINE_COUNT, count))}
        <ol class="picks">{items}</ol>
        {elsewhere}
    })
}

fn lead_in(words: String) -> Fixed {
    paragraph("lead-in", fixed(words))
}

impl Sheet {
    fn word(&self, key: key::Key) -> String {
        self.words.text(key).to_owned()
    }

    fn title(&self, id: &Slug) -> &str {
        let item = self.items.iter().find(|item| item.id == *id);
        item.map_or("", |item| &item.title)
    }

    fn line(&self, item: &Item) -> Fixed {
        let clashes = self.desk.clashes(&item.id);
        let clashes: Vec<&str> = clashes.iter().map(|id| self.title(id)).collect();
        let title = clashes.join("; ");
        let clash = self.words.with(key::MINE_CLASH, &[("title", &title)]);
        let (desk, id) = (Arc::clone(&self.desk), item.id.clone());
        let reveal = move |_| desk.reveal(&id);
        let clash = (!clashes.is_empty()).then(|| view! { <strong>{clash}</strong> });
        fixed(view! {
            <li>
                <span class="date">{item.when.clone()}</span>
                <a rel="external" href=format!("#{}", item.id) on:click=reveal>{item.title.clone()}</a>
                {clash}
            </li>
        })
    }
}

/// The link that holds the picks, also as a code for a camera. What stands around them stays while picks change.
fn to_share(sheet: &Arc<Sheet>) -> Fixed {
    let address = {
        let desk = Arc::clone(&sheet.desk);
        Memo::new(move |_| {
            let picks = desk.all_picks();
            (!picks.is_empty()).then(|| platform::whole_address() + &share_picks(&picks))
        })
    };
    let too_long = sheet.word(key::MINE_CODE_TOO_LONG);
    let drawn = move || {
        let draw = |address: String| match code(&address) {
            Some(code) => drawing(code),
            None => fixed(too_long.clone()),
        };
        address.get().map(draw)
    };
    fixed(view! {
        <label class="share">
            {sheet.word(key::MINE_LINK)}
            <input type="text" readonly="readonly" prop:value=move || address.get()/>
        </label>
        <details class="code">
            <summary>{sheet.word(key::MINE_CODE)}</summary>
            {drawn}
        </details>
    })
}

fn drawing(code: Code) -> Fixed {
    let view_box = format!("0 0 {0} {0}", code.size);
    still(view! {
        <svg class="qr" viewBox=view_box aria-hidden="true">{shapes::path("", code.path)}</svg>
    })
}

fn to_take(sheet: &Arc<Sheet>) -> Fixed {
    let failed = RwSignal::new(false);
    let file = button(sheet.word(key::MINE_FILE), {
        let sheet = Arc::clone(sheet);
        move || save_calendar(&sheet, failed)
    });
    let desk = Arc::clone(&sheet.desk);
    let print = button(sheet.word(key::MINE_PRINT), move || desk.print_picks());
    let desk = Arc::clone(&sheet.desk);
    let clear = button(sheet.word(key::MINE_CLEAR), move || desk.clear());
    let fault = sheet.word(key::MINE_FILE_FAILED);
    let fault = move || failed.get().then(|| fault.clone());
    fixed(view! {
        <p class="acts">{file} {print} {clear}</p>
        <p role="status">{fault}</p>
    })
}

/// Takes the picks out of the event's calendar, which the exporter wrote, so that both say the same.
fn save_calendar(sheet: &Arc<Sheet>, failed: RwSignal<bool>) {
    let sheet = Arc::clone(sheet);
    leptos::task::spawn_local(async move {
        let (address, name) = &sheet.calendar;
        let calendar = platform::fetch_text(address).await.ok().flatten();
        failed.set(calendar.is_none());
        if let Some(calendar) = calendar {
            let picks = sheet.desk.picks.get_untracked();
            let picked = sheet.items.iter().filter(|item| picks.contains(&item.id));
            let uids: Vec<String> = picked.map(|item| item.uid.clone()).collect();
            platform::save_file(name, MEDIA_TYPE, &pick(&calendar, &uids));
        }
    });
}
