//! What an event's address says of its agenda: in the query what is shown and how, in the fragment what somebody picked
//! and shares. No fragment is ever sent to a host (RFC 9110, 7.1), so picks stay among those who share them.

use super::filter::{LONGEST_TEXT, TEXT, decode, encode, pairs};
use crate::model::ids::Slug;

/// What of an agenda is shown, and how. Unknown or broken parts of a query are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgendaQuery {
    /// Which entries.
    pub show: Show,
    /// In which layout.
    pub layout: Layout,
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
const PICK: &str = "pick=";

/// Whether a query says which entries are to be shown.
pub fn says_what(query: &str) -> bool {
    pairs(query).any(|(name, _)| [FOR, SHOW].contains(&name))
}

/// The picks that a fragment shares, each once; none where it is another fragment.
pub fn shared_picks(fragment: &str) -> Vec<Slug> {
    let list = fragment.trim_start_matches('#').strip_prefix(PICK);
    let mut picks = Vec::new();
    for id in list.unwrap_or_default().split(',') {
        match Slug::parse(id) {
            Ok(id) if !picks.contains(&id) => picks.push(id),
            _ => {}
        }
    }
    picks
}

/// The fragment that shares picks, with its number sign.
pub fn share_picks(picks: &[Slug]) -> String {
    let ids: Vec<&str> = picks.iter().map(Slug::as_str).collect();
    format!("#{PICK}{}", ids.join(","))
}

impl AgendaQuery {
    /// Reads a query, with or without its question mark.
    pub fn parse(query: &str) -> Self {
        let mut read = Self::default();
        for (name, value) in pairs(query) {
            match name {
                FOR => read.show = Slug::parse(value).map_or(Show::All, Show::Audience),
                SHOW if value == PICKS => read.show = Show::Picks,
                VIEW => {
                    let mut all = Layout::ALL.into_iter();
                    read.layout = all
                        .find(|layout| layout.name() == value)
                        .unwrap_or_default();
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
    use super::{AgendaQuery, Layout, Show, says_what, share_picks, shared_picks};
    use crate::model::ids::Slug;

    fn slug(text: &str) -> Slug {
        Slug::parse(text).unwrap()
    }

    #[test]
    fn a_query_is_read_as_it_is_printed() {
        for show in [Show::All, Show::Audience(slug("a-b")), Show::Picks] {
            for layout in Layout::ALL {
                for text in ["", "Łódź & 50 %, a+b"] {
                    let query = AgendaQuery {
                        show: show.clone(),
                        layout,
                        text: text.to_owned(),
                    };
                    assert_eq!(AgendaQuery::parse(&query.print()), query);
                }
            }
        }
        assert_eq!(AgendaQuery::default().print(), "");
    }

    #[test]
    fn picks_are_read_as_they_are_shared() {
        let picks = [slug("b"), slug("a-2")];
        assert_eq!(shared_picks(&share_picks(&picks)), picks);
        assert!(shared_picks("#day-1").is_empty());
    }

    #[test]
    fn what_is_broken_is_left_out() {
        let hostile = "?for=<b>&view=circle&show=all&=&&x=y&q=%FF";
        assert_eq!(AgendaQuery::parse(hostile), AgendaQuery::default());
        assert!(says_what(hostile) && !says_what("?view=list&forge=1"));
        assert_eq!(shared_picks("#pick=a,,B,%00,b,a"), [slug("a"), slug("b")]);
    }
}
