//! The colours of `style/tokens.css` against WCAG 2.2, in every look that a visitor can have.

mod support;

use palette::Srgb;
use palette::color_difference::Wcag21RelativeContrast;
use std::collections::{BTreeMap, BTreeSet};
use support::css::{Block, sheet, sheets};

/// Two colours that the style puts on each other.
struct Pair {
    front: &'static str,
    ground: &'static str,
    /// The least ratio of their luminances.
    least: f32,
    reason: &'static str,
}

const fn pair(
    front: &'static str,
    ground: &'static str,
    (least, reason): (f32, &'static str),
) -> Pair {
    Pair {
        front,
        ground,
        least,
        reason,
    }
}

type Bar = (f32, &'static str);
const READING: Bar = (7.0, "the site's own bar for running text");
const TEXT: Bar = (4.5, "SC 1.4.3, text");
const SHAPE: Bar = (3.0, "SC 1.4.11, what tells parts of a drawing or control");

const PAIRS: &[Pair] = &[
    pair("--ink", "--surface", READING),
    pair("--ink", "--surface-marked", TEXT),
    pair("--ink-quiet", "--surface", READING),
    pair("--ink-quiet", "--surface-marked", TEXT),
    pair("--link", "--surface", TEXT),
    pair("--link", "--surface-marked", TEXT),
    pair("--visited", "--surface", TEXT),
    pair("--visited", "--surface-marked", TEXT),
    pair("--legal-ink", "--surface", READING),
    pair("--line", "--surface", SHAPE),
    pair("--line", "--surface-marked", SHAPE),
    pair("--line", "--land", SHAPE),
    pair("--line", "--sea", SHAPE),
    pair("--line", "--land-own", SHAPE),
    pair("--line", "--sea", SHAPE),
    pair("--leaf", "--surface", SHAPE),
    pair("--on-line", "--line", TEXT),
    pair("--leaf", "--surface", SHAPE),
    // A plate carries text; it is no shape that must be told from the sheet.
    pair("--rust-on", "--rust", TEXT),
    pair("--steel-on", "--steel", TEXT),
    pair("--verdigris-on", "--verdigris", TEXT),
    pair("--ember-on", "--ember", TEXT),
    // Where an accent stands alone, as a stroke or as text, it is its ink.
    pair("--rust-ink", "--surface", TEXT),
    pair("--steel-ink", "--surface", TEXT),
    pair("--verdigris-ink", "--surface", TEXT),
    pair("--ember-ink", "--surface", TEXT),
    pair("--ink", "--land", TEXT),
    pair("--ink", "--land-own", TEXT),
    pair("--ink", "--sea", TEXT),
    pair("--link", "--land-own", TEXT),
];

/// Colours without a pair: hairlines between things that space and headings tell apart already, and the bars of pauses,
/// which repeat the hours beside them.
const DECORATION: [&str; 1] = ["--rule"];

/// What the medium is and the visitor asks for.
#[derive(Clone, Copy, Debug)]
struct Look {
    name: &'static str,
    dark: bool,
    /// The condition of the at-rule that holds in it.
    media: Option<&'static str>,
}

const MORE: &str = "@media (prefers-contrast: more)";
const FORCED: &str = "@media (forced-colors: active)";
const PRINT: &str = "@media print";

const fn look(name: &'static str, dark: bool, media: Option<&'static str>) -> Look {
    Look { name, dark, media }
}

const LIGHT: Look = look("light", false, None);
const DARK: Look = look("dark", true, None);
const LIGHT_MORE: Look = look("light, more contrast", false, Some(MORE));
const DARK_MORE: Look = look("dark, more contrast", true, Some(MORE));
const PAPER: Look = look("print", false, Some(PRINT));
const LOOKS: [Look; 5] = [LIGHT, DARK, LIGHT_MORE, DARK_MORE, PAPER];

const BLACK: Srgb<f32> = Srgb::new(0.0, 0.0, 0.0);
const WHITE: Srgb<f32> = Srgb::new(1.0, 1.0, 1.0);

/// The custom properties of the root, and how their colours are meant.
struct Tokens {
    values: BTreeMap<String, String>,
    dark: bool,
}

impl Tokens {
    fn of(look: Look) -> Self {
        let sheet = sheet("tokens.css");
        let mut values = BTreeMap::new();
        declare(&sheet, &mut values);
        for block in sheet
            .blocks
            .iter()
            .filter(|block| Some(&*block.prelude) == look.media)
        {
            declare(block, &mut values);
        }
        let dark = look.dark;
        Self { values, dark }
    }

    fn colour(&self, token: &str) -> Option<Srgb<f32>> {
        self.read(self.values.get(token)?)
    }

    fn read(&self, value: &str) -> Option<Srgb<f32>> {
        let inside = |name| value.strip_prefix(name)?.strip_suffix(')');
        if let Some(pair) = inside("light-dark(") {
            let (light, dark) = pair.split_once(", ")?;
            return self.read(if self.dark { dark } else { light });
        }
        if let Some(token) = inside("var(") {
            return self.colour(token);
        }
        let hex: Srgb<u8> = value.strip_prefix('#')?.parse().ok()?;
        Some(hex.into_format())
    }

    fn colours(&self) -> BTreeSet<&str> {
        let names = self.values.keys().map(String::as_str);
        names.filter(|name| self.colour(name).is_some()).collect()
    }

    /// The ratio of a pair; an error names what is no colour.
    fn ratio(&self, front: &str, ground: &str) -> Result<f32, String> {
        let colour = |token: &str| self.colour(token).ok_or(format!("{token} is no colour"));
        Ok(colour(front)?.relative_contrast(colour(ground)?))
    }
}

/// Adds what a block declares for the root whatever its attributes are.
fn declare(block: &Block, values: &mut BTreeMap<String, String>) {
    let is_root = |rule: &&Block| rule.prelude.split(", ").any(|one| one == ":root");
    let rules = block.blocks.iter().filter(is_root);
    values.extend(rules.flat_map(|rule| rule.declarations.iter().cloned()));
}

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_pair_has_its_contrast_in_every_look() {
    let mut faults = Vec::new();
    for look in LOOKS {
        let tokens = Tokens::of(look);
        for Pair {
            front,
            ground,
            least,
            reason,
        } in PAIRS
        {
            match tokens.ratio(front, ground) {
                Ok(ratio) if ratio >= *least => {}
                Ok(ratio) => faults.push(format!(
                    "{}: {front} on {ground} is {ratio:.2}:1 and not {least}:1 ({reason})",
                    look.name
                )),
                Err(fault) => faults.push(format!("{}: {fault}", look.name)),
            }
        }
    }
    none(&faults);
}

#[test]
fn who_asks_for_more_contrast_never_gets_less() {
    let rules = DECORATION.iter().map(|rule| (*rule, "--surface"));
    let pairs = PAIRS.iter().map(|pair| (pair.front, pair.ground));
    let mut faults = Vec::new();
    for (front, ground) in pairs.chain(rules) {
        for (usual, more) in [(LIGHT, LIGHT_MORE), (DARK, DARK_MORE)] {
            let [usual, with_more] =
                [usual, more].map(|look| Tokens::of(look).ratio(front, ground));
            if with_more < usual {
                let name = more.name;
                faults.push(format!(
                    "{name}: {front} on {ground} falls from {usual:?} to {with_more:?}"
                ));
            }
        }
    }
    none(&faults);
}

/// A new colour needs a line in the table.
#[test]
fn every_colour_that_the_style_uses_is_in_the_table() {
    let tokens = Tokens::of(LIGHT);
    let mut told: BTreeSet<&str> = DECORATION.into();
    told.extend(PAIRS.iter().flat_map(|pair| [pair.front, pair.ground]));
    let sheets = sheets();
    let blocks = sheets.iter().flat_map(Block::all);
    let values = blocks.flat_map(|block| block.declarations.iter().map(|(_, value)| value));
    let used: BTreeSet<&str> = values
        .flat_map(|value| value.split("var(").skip(1))
        .filter_map(|rest| rest.split([')', ',']).next())
        .collect();
    let all = tokens.colours();
    let untold: Vec<_> = used
        .intersection(&all)
        .filter(|token| !told.contains(**token))
        .collect();
    assert!(untold.is_empty(), "no pair in the table has {untold:?}");
}

/// Else a colour would change without this test knowing.
#[test]
fn colours_change_only_in_known_media() {
    let colours = Tokens::of(LIGHT);
    let colours = colours.colours();
    let sheet = sheet("tokens.css");
    let media = sheet
        .blocks
        .iter()
        .filter(|block| block.prelude.starts_with('@'));
    for block in media.filter(|block| ![MORE, FORCED, PRINT].contains(&&*block.prelude)) {
        for (property, _) in block.all().iter().flat_map(|inner| &inner.declarations) {
            assert!(
                !colours.contains(&**property),
                "{property} in {}",
                block.prelude
            );
        }
    }
}

/// CSS Color Module Level 4, 6.2.
const OF_THE_SYSTEM: [&str; 19] = [
    "AccentColor",
    "AccentColorText",
    "ActiveText",
    "ButtonBorder",
    "ButtonFace",
    "ButtonText",
    "Canvas",
    "CanvasText",
    "Field",
    "FieldText",
    "GrayText",
    "Highlight",
    "HighlightText",
    "LinkText",
    "Mark",
    "MarkText",
    "SelectedItem",
    "SelectedItemText",
    "VisitedText",
];

#[test]
fn in_forced_colours_every_colour_is_one_of_the_system() {
    let forced = Tokens::of(look("forced colours", false, Some(FORCED)));
    let usual = Tokens::of(LIGHT);
    let is_own = |token: &&&str| !OF_THE_SYSTEM.contains(&&*forced.values[**token]);
    let colours = usual.colours();
    let own: Vec<_> = colours.iter().filter(is_own).collect();
    assert!(own.is_empty(), "{own:?} keep a colour of their own");
}

#[test]
fn paper_is_white_and_its_text_black() {
    let paper = Tokens::of(PAPER);
    for (colour, tokens) in [
        (WHITE, &["--surface", "--surface-marked"][..]),
        (
            BLACK,
            &["--ink", "--line", "--link", "--visited", "--legal-ink"],
        ),
    ] {
        for token in tokens {
            assert_eq!(paper.colour(token), Some(colour), "{token}");
        }
    }
}

/// Implementing Regulation (EU) 821/2014, Article 4(4): Reflex Blue, black or white.
#[test]
fn the_words_beside_the_emblem_are_black_or_white() {
    for look in LOOKS {
        let expected = if look.dark { WHITE } else { BLACK };
        assert_eq!(
            Tokens::of(look).colour("--legal-ink"),
            Some(expected),
            "{}",
            look.name
        );
    }
}
