//! Dates, spans, durations and counts in the words of the two languages that the tests keep.

mod support;

use inducult::content::store::Site;
use inducult::i18n::catalogue::DateWords;
use inducult::i18n::dates::{date, duration, span, weekday_and_date};
use inducult::i18n::key;
use inducult::model::time::Date;
use std::sync::Arc;
use support::site::{good, site};

/// The site in English and in German.
fn both() -> [Arc<Site>; 2] {
    let source = good();
    [site(&source, "en"), site(&source, "de")]
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Asserts what a function of the date words gives in both languages, for each case.
fn says<Case: Copy + std::fmt::Debug>(
    told: impl Fn(&DateWords, Case) -> String,
    cases: &[(Case, &str, &str)],
) {
    let [english, german] = both();
    for (case, in_english, in_german) in cases {
        assert_eq!(told(&english.words.dates, *case), *in_english, "{case:?}");
        assert_eq!(told(&german.words.dates, *case), *in_german, "{case:?}");
    }
}

#[test]
fn a_date_is_as_exact_as_it_is_known() {
    says(
        |words, text| date(words, day(text)),
        &[
            ("2018", "2018", "2018"),
            ("2018-03", "March 2018", "März 2018"),
            ("2018-03-06", "6 March 2018", "6. März 2018"),
            ("2016-02-29", "29 February 2016", "29. Februar 2016"),
            ("2018-12-31", "31 December 2018", "31. Dezember 2018"),
        ],
    );
}

#[test]
fn a_span_names_what_differs() {
    says(
        |words, (from, to)| span(words, day(from), day(to)),
        &[
            (
                ("2018-10-15", "2018-10-15"),
                "15 October 2018",
                "15. Oktober 2018",
            ),
            (
                ("2018-10-15", "2018-10-17"),
                "15–17 October 2018",
                "15.–17. Oktober 2018",
            ),
            (
                ("2018-09-28", "2018-10-02"),
                "28 September – 2 October 2018",
                "28. September – 2. Oktober 2018",
            ),
            (
                ("2018-12-30", "2019-01-02"),
                "30 December 2018 – 2 January 2019",
                "30. Dezember 2018 – 2. Januar 2019",
            ),
            (
                ("2017-10-15", "2018-10-15"),
                "15 October 2017 – 15 October 2018",
                "15. Oktober 2017 – 15. Oktober 2018",
            ),
        ],
    );
}

#[test]
fn a_span_claims_no_more_than_is_known() {
    says(
        |words, (from, to)| span(words, day(from), day(to)),
        &[
            (("2018", "2018"), "2018", "2018"),
            (("2018", "2019"), "2018 – 2019", "2018 – 2019"),
            (("2018-10", "2018-10"), "October 2018", "Oktober 2018"),
            (
                ("2018-04", "2018-06"),
                "April 2018 – June 2018",
                "April 2018 – Juni 2018",
            ),
            (
                ("2018-07-02", "2018-07"),
                "2 July 2018 – July 2018",
                "2. Juli 2018 – Juli 2018",
            ),
            (
                ("2018", "2019-03-04"),
                "2018 – 4 March 2019",
                "2018 – 4. März 2019",
            ),
        ],
    );
}

#[test]
fn a_weekday_stands_only_before_a_day() {
    says(
        |words, text| weekday_and_date(words, day(text)),
        &[
            (
                "2018-10-15",
                "Monday, 15 October 2018",
                "Montag, 15. Oktober 2018",
            ),
            (
                "2018-10-21",
                "Sunday, 21 October 2018",
                "Sonntag, 21. Oktober 2018",
            ),
            (
                "2000-02-29",
                "Tuesday, 29 February 2000",
                "Dienstag, 29. Februar 2000",
            ),
            ("2018-10", "October 2018", "Oktober 2018"),
            ("2018", "2018", "2018"),
        ],
    );
}

#[test]
fn a_duration_leaves_out_what_is_nought() {
    says(
        duration,
        &[
            (0, "0 min", "0 Min."),
            (1, "1 min", "1 Min."),
            (59, "59 min", "59 Min."),
            (60, "1 h", "1 Std."),
            (61, "1 h 1 min", "1 Std. 1 Min."),
            (150, "2 h 30 min", "2 Std. 30 Min."),
            (1439, "23 h 59 min", "23 Std. 59 Min."),
        ],
    );
}

#[test]
fn every_month_and_weekday_has_its_own_word() {
    for site in both() {
        let words = &site.words.dates;
        let mut told: Vec<String> = (1..=12)
            .map(|month| date(words, Date::day(2018, month, 1).unwrap()))
            .collect();
        // 1 to 7 October 2018 are a Monday to a Sunday.
        told.extend((1..=7).map(|d| weekday_and_date(words, Date::day(2018, 10, d).unwrap())));
        let all = told.len();
        told.sort();
        told.dedup();
        assert_eq!(told.len(), all, "{told:?}");
    }
}

#[test]
fn counts_take_the_form_of_their_number() {
    for site in both() {
        for (count, words) in [
            (0, "0 sources"),
            (1, "1 source"),
            (2, "2 sources"),
            (21, "21 sources"),
        ] {
            assert_eq!(site.words.count(key::SOURCES, count), words);
        }
    }
}
