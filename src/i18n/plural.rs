//! Plural rules as CLDR writes them (UTS #35, part 3, "Language Plural Rules"), for whole numbers.

use serde::Deserialize;

/// Which form a number takes in a language: conditions in the syntax of UTS #35, such as `i = 1 and v = 0` or
/// `n % 10 = 2..4 and n % 100 != 12..14`. A category without a condition here is never chosen but for "other".
///
/// A number on these pages is a count, so the operands `n` and `i` are the number itself and all others are 0.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(
    feature = "ssr",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields)
)]
#[serde(default)]
pub struct PluralRules {
    /// The condition of "zero".
    pub zero: Option<String>,
    /// The condition of "one".
    pub one: Option<String>,
    /// The condition of "two".
    pub two: Option<String>,
    /// The condition of "few".
    pub few: Option<String>,
    /// The condition of "many".
    pub many: Option<String>,
}

impl PluralRules {
    /// The category of a count: "zero", "one", "two", "few", "many" or "other".
    pub fn category(&self, count: u32) -> &'static str {
        self.conditions()
            .find(|(_, rule)| rule.is_some_and(|rule| holds(rule, count) == Some(true)))
            .map_or("other", |(category, _)| category)
    }

    /// The categories that have a condition which can't be read.
    pub fn unreadable(&self) -> Vec<&'static str> {
        let bad = |rule: Option<&str>| rule.is_some_and(|rule| holds(rule, 1).is_none());
        self.conditions()
            .filter(|(_, rule)| bad(*rule))
            .map(|(category, _)| category)
            .collect()
    }

    /// Every category that a number can take, "other" last.
    pub fn categories(&self) -> Vec<&'static str> {
        self.conditions()
            .filter(|(_, rule)| rule.is_some())
            .map(|(category, _)| category)
            .chain(["other"])
            .collect()
    }

    fn conditions(&self) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        [
            ("zero", &self.zero),
            ("one", &self.one),
            ("two", &self.two),
            ("few", &self.few),
            ("many", &self.many),
        ]
        .into_iter()
        .map(|(category, rule)| (category, rule.as_deref()))
    }
}

/// Whether a condition holds; `None` where it can't be read. Every relation is read, so that a fault never hides
/// behind an earlier answer.
fn holds(condition: &str, count: u32) -> Option<bool> {
    let mut any = false;
    for alternative in condition.split(" or ") {
        let mut all = true;
        for relation in alternative.split(" and ") {
            all &= relation_holds(relation.trim(), count)?;
        }
        any |= all;
    }
    Some(any)
}

fn relation_holds(relation: &str, count: u32) -> Option<bool> {
    let (left, right, negated) = match relation.split_once("!=") {
        Some((left, right)) => (left, right, true),
        None => relation
            .split_once('=')
            .map(|(left, right)| (left, right, false))?,
    };
    let (operand, modulus) = match left.split_once('%') {
        Some((operand, modulus)) => (
            operand,
            Some(modulus.trim().parse::<u32>().ok().filter(|m| *m > 0)?),
        ),
        None => (left, None),
    };
    let value = match operand.trim() {
        "n" | "i" => count,
        "v" | "w" | "f" | "t" | "c" | "e" => 0,
        _ => return None,
    };
    let value = modulus.map_or(value, |modulus| value % modulus);
    let mut within = false;
    for range in right.split(',') {
        let (low, high) = range.split_once("..").unwrap_or((range, range));
        let (low, high) = (
            low.trim().parse::<u32>().ok()?,
            high.trim().parse::<u32>().ok()?,
        );
        within |= (low..=high).contains(&value);
    }
    Some(within != negated)
}

#[cfg(test)]
mod tests {
    use super::PluralRules;

    #[test]
    fn polish_has_three_forms_for_counts() {
        let rules = PluralRules {
            one: Some("i = 1 and v = 0".into()),
            few: Some("v = 0 and i % 10 = 2..4 and i % 100 != 12..14".into()),
            many: Some("v = 0 and i != 1 and i % 10 = 0..1 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 12..14".into()),
            ..PluralRules::default()
        };
        let forms: Vec<_> = [0, 1, 2, 5, 12, 21, 22, 112]
            .map(|n| rules.category(n))
            .into();
        assert_eq!(
            forms,
            ["many", "one", "few", "many", "many", "many", "few", "many"]
        );
        assert!(rules.unreadable().is_empty());
    }

    #[test]
    fn a_condition_that_cannot_be_read_is_named() {
        for bad in ["n is 1", "x = 1", "n % 0 = 1", "n = a", "n = 1 or q = 2"] {
            let rules = PluralRules {
                one: Some(bad.into()),
                ..PluralRules::default()
            };
            assert_eq!(rules.unreadable(), ["one"], "{bad}");
        }
    }
}
