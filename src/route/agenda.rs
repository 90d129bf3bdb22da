//! The query of an event's address: what of its agenda is shown, and how.

use super::filter::{LONGEST_TEXT, TEXT, decode, encode};
use crate::model::ids::Slug;

/// What of an agenda is shown, and how. Unknown or broken parts of a query are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgendaQuery {
    /// Which entries.
    pub show: Show,
    /// In which layout.
    pub layout: Layout,
    /// The ids of entries that somebody picked and shares.
    pub picks: Vec<Slug>,
    /// The searched text as it was typed.
    pub text: String,
}

/// Which entries are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All.
    #[default]
    All,
    /// Those for an audience, known by the first entry for it, and those for all.
    Audience(Slug),
    /// Those that the visitor picked.
    Picks,
}

/// How entries are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Days side by side on one clock, where there is room.
    #[default]
    Clock,
    /// One after the other, with all that is said of them.
    List,
    /// A line each.
    Compact,
}

impl Layout {
    /// All layouts.
    pub const ALL: [Self; 3] = [Self::Clock, Self::List, Self::Compact];

    /// Its name in the query and on the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clock => "clock",
            Self::List => "list",
            Self::Compact => "compact",
        }
    }
}

const FOR: &str = "for";
const SHOW: &str = "show";
const PICKS: &str = "picks";
const VIEW: &str = "view";
const PICK: &str = "pick";

impl AgendaQuery {
    /// Reads a query, with or without its question mark.
    pub fn parse(query: &str) -> Self {
        let mut read = Self::default();
        for pair in query.trim_start_matches('?').split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            match name {
                FOR => {
                    if let Ok(id) = Slug::parse(value) {
                        read.show = Show::Audience(id);
                    }
                }
                SHOW if value == PICKS => read.show = Show::Picks,
                VIEW => {
                    let mut all = Layout::ALL.into_iter();
                    read.layout = all
                        .find(|layout| layout.name() == value)
                        .unwrap_or_default();
                }
                PICK => {
                    let ids = value.split(',').filter_map(|id| Slug::parse(id).ok());
                    read.picks = ids.collect();
                }
                TEXT => read.text = decode(value).chars().take(LONGEST_TEXT).collect(),
                _ => {}
            }
        }
        read
    }

    /// The query with its question mark; nothing where all is as without one.
    pub fn print(&self) -> String {
        let mut parts = Vec::new();
        match &self.show {
            Show::All => {}
            Show::Audience(id) => parts.push(format!("{FOR}={id}")),
            Show::Picks => parts.push(format!("{SHOW}={PICKS}")),
        }
        if self.layout != Layout::default() {
            parts.push(format!("{VIEW}={}", self.layout.name()));
        }
        if !self.picks.is_empty() {
            let ids: Vec<&str> = self.picks.iter().map(Slug::as_str).collect();
            parts.push(format!("{PICK}={}", ids.join(",")));
        }
        if !self.text.is_empty() {
            let mut part = format!("{TEXT}=");
            encode(&self.text, &mut part);
            parts.push(part);
        }
        if parts.is_empty() {
            String::new()
        } else {
            format!("?{}", parts.join("&"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AgendaQuery, Layout, Show};
    use crate::model::ids::Slug;

    #[test]
    fn a_query_is_read_as_it_is_printed() {
        let slug = |text: &str| Slug::parse(text).unwrap();
        for show in [Show::All, Show::Audience(slug("a-b")), Show::Picks] {
            for layout in Layout::ALL {
                for picks in [vec![], vec![slug("x"), slug("y-2")]] {
                    for text in ["", "Łódź & 50 %, a+b"] {
                        let query = AgendaQuery {
                            show: show.clone(),
                            layout,
                            picks: picks.clone(),
                            text: text.to_owned(),
                        };
                        assert_eq!(AgendaQuery::parse(&query.print()), query);
                    }
                }
            }
        }
        assert_eq!(AgendaQuery::default().print(), "");
    }

    #[test]
    fn what_is_broken_is_left_out() {
        let hostile = "?for=<b>&view=circle&pick=a,,B,%00,b&show=all&=&&x=y&q=%FF";
        let query = AgendaQuery::parse(hostile);
        assert_eq!(query.print(), "?pick=a,b");
    }
}
