//! The project itself and what its site is made of.

use super::ids::Slug;
use super::lang::Lang;
use super::link::{Href, Link};
use super::place::{Country, LatLon};
use super::text::{Name, Text};
use super::time::Date;
use serde::Deserialize;

/// The file `project.json`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Project {
    /// The address of this file's schema, for editors.
    #[serde(rename = "$schema", default)]
    pub schema: Option<String>,
    /// The short name, in the header of every page.
    pub name: String,
    /// The full title of the application.
    pub title: Text,
    /// What the project stands for in a few words: the heading of the home page.
    pub statement: Text,
    /// One sentence below it.
    pub lead: Text,
    /// The project in a nutshell; inline markup, paragraphs apart by an empty line.
    pub nutshell: Text,
    /// One sentence on who works together.
    pub partnership: Text,
    /// One sentence on how it ended, for the time after the end.
    pub outcome: Text,
    /// The site's languages; the first is the default and has no prefix in addresses.
    pub languages: Vec<Language>,
    /// The names of languages: of those that outputs exist in, and of those that single texts are in, such as a title
    /// or a local name. Such a language needs no pages of its own.
    #[serde(default)]
    pub language_names: Vec<LanguageName>,
    /// The address at which the site will stand, ending in `/`; `site export --url` overrules it.
    #[serde(default)]
    pub url: Option<Href>,
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
    /// Who pays.
    pub funding: Funding,
    /// The accents in the order in which topics take them.
    pub accents: Vec<Accent>,
    /// The part of Europe that maps show.
    pub map: MapWindow,
    /// The towns that a map names for orientation, beside those of partners. An export has them only for the map that
    /// one can explore.
    #[serde(default)]
    pub map_towns: Vec<MapTown>,
    /// The countries that the content names.
    pub countries: Vec<Country>,
    /// The kinds of events.
    pub event_kinds: Vec<Label>,
    /// The kind of the events that bring all partners together; the home page numbers them and draws their way.
    #[serde(default)]
    pub meetings: Option<Slug>,
    /// The kinds of outputs.
    pub output_kinds: Vec<Label>,
    /// The categories of places.
    pub place_categories: Vec<Label>,
    /// What the project wants.
    pub aims: Vec<Aim>,
    /// Facts and figures.
    pub facts: Vec<Fact>,
    /// Pages about the project elsewhere.
    #[serde(default)]
    pub links: Vec<Link>,
    /// Where the texts of this file were read.
    pub sources: Vec<Link>,
    /// The day of the last change of this file.
    pub updated: Date,
    /// Which state of all content this is; written by the exporter, never by an editor.
    #[serde(default)]
    pub content: Option<String>,
    /// The parts of the site that have nothing to show, and so no page and no way to it; written by the exporter, never
    /// by an editor.
    #[serde(default)]
    pub without: Vec<Part>,
    /// How the list of events is split, where it is; written by the exporter, never by an editor.
    #[serde(default)]
    pub split_events: Option<SplitEvents>,
}

/// A list of events that is split by year, and of which each part has a file of its own.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct SplitEvents {
    /// How many events are the project's own.
    pub own: u16,
    /// How many only ran beside it.
    pub beside: u16,
    /// The years of the dated ones, in their order.
    pub years: Vec<u16>,
    /// Whether one is dated to the day.
    pub to_the_day: bool,
}

/// A part of the site that a project may do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The topics on the home page.
    Topics,
    /// The list of events.
    Events,
    /// The places of industrial culture.
    Places,
    /// What the project made.
    Outputs,
}

impl Part {
    /// Its word in the JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Events => "events",
            Self::Places => "places",
            Self::Outputs => "outputs",
        }
    }
}

/// A language of the site.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Language {
    /// Its tag; `i18n/<code>.json` holds the interface in it.
    pub code: Lang,
    /// Its own name for itself.
    pub name: String,
}

/// What visitors call a language.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct LanguageName {
    /// Its tag.
    pub code: Lang,
    /// Its name in the languages of the site: "Czech", "Tschechisch".
    pub name: Text,
}

/// Who pays, in the words that the rules ask for.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Funding {
    /// Whose rules of publicity hold.
    pub rules: FundingRules,
    /// The Union's name in full, or the statement of co-funding, as the rules ask.
    pub union: Text,
    /// The fund's name in full; the rules of 2021-27 don't ask for it.
    #[serde(default)]
    pub fund: Option<Text>,
    /// The programme with its period.
    pub programme: Text,
    /// The whole sentence, for the foot of the page.
    pub sentence: Text,
    /// The id of the fact that gives the budget.
    #[serde(default)]
    pub budget: Option<Slug>,
}

/// Rules of publicity for a funding period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub enum FundingRules {
    /// Regulation (EU) 1303/2013, Annex XII, and Implementing Regulation (EU) 821/2014, Articles 3 to 5: emblem,
    /// "European Union" and the fund in full.
    #[serde(rename = "2014-20")]
    From2014,
    /// Regulation (EU) 2021/1060, Annex IX: emblem and the statement of co-funding in full.
    #[serde(rename = "2021-27")]
    From2021,
}

/// An accent of the style: a colour and a kind of line. `style/tokens.css` says what each looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Accent {
    /// The red of iron oxide.
    Rust,
    /// Blue steel.
    Steel,
    /// The green of old copper.
    Verdigris,
    /// The orange of hot iron.
    Ember,
}

impl Accent {
    /// Its class in the stylesheet.
    pub fn class(self) -> &'static str {
        match self {
            Self::Rust => "accent-rust",
            Self::Steel => "accent-steel",
            Self::Verdigris => "accent-verdigris",
            Self::Ember => "accent-ember",
        }
    }
}

/// A window on the map, in degrees (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct MapWindow {
    /// Its western edge.
    pub west: f64,
    /// Its southern edge.
    pub south: f64,
    /// Its eastern edge.
    pub east: f64,
    /// Its northern edge.
    pub north: f64,
}

/// A town that most visitors know, by which they find their way on a map.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct MapTown {
    /// Its name.
    pub name: Name,
    /// Its middle.
    pub at: LatLon,
    /// How near one must come to see it: 1 is there from the start, 2 and 3 come nearer and nearer.
    #[cfg_attr(feature = "ssr", schemars(range(min = 1, max = 3)))]
    pub rank: u16,
}

/// A word for a kind or category of records.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Label {
    /// The id that records name.
    pub id: Slug,
    /// What visitors read.
    pub label: Text,
}

/// Something that the project wants.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Aim {
    /// The aim in a sentence.
    pub text: Text,
    /// Where it was read.
    pub sources: Vec<Link>,
}

/// A fact or figure.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Fact {
    /// Its id.
    pub id: Slug,
    /// What it is.
    pub label: Text,
    /// Its value, written for readers.
    pub value: Name,
    /// Whether it stands out on the home page, and if so in this short form.
    #[serde(default)]
    pub figure: Option<Name>,
    /// How sure it is, in a few words for visitors; none where it is plainly stated.
    #[serde(default)]
    pub certainty: Option<Text>,
    /// Where sources give something else.
    #[serde(default)]
    pub disagreements: Vec<Disagreement>,
    /// Where it was read.
    pub sources: Vec<Link>,
    /// The day of the last change of this record.
    pub updated: Date,
}

/// Another value for a fact.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
pub struct Disagreement {
    /// The other value.
    pub value: Name,
    /// Who gives it, in a sentence for visitors.
    pub comment: Text,
    /// Where it was read.
    pub sources: Vec<Link>,
}
