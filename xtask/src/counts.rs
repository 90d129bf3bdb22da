//! How many tests passed and failed, read from what the test programs print.

/// Numbers of tests.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Tests that passed.
    pub passed: u32,
    /// Tests that failed.
    pub failed: u32,
}

impl Counts {
    /// What a step counts that is one test as a whole.
    pub fn one(passed: bool) -> Self {
        Self {
            passed: passed.into(),
            failed: (!passed).into(),
        }
    }

    /// The sum of both.
    pub fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
        }
    }
}

/// Adds what a line says, for programs that print a result for each part of their tests.
pub fn add_result(so_far: Option<Counts>, line: &str) -> Option<Counts> {
    match in_result_line(line) {
        Some(counts) => Some(so_far.unwrap_or_default().plus(counts)),
        None => so_far,
    }
}

/// Takes what a line says in place of earlier ones, for programs that end with a summary.
pub fn last_summary(so_far: Option<Counts>, line: &str) -> Option<Counts> {
    in_summary_line(line).or(so_far)
}

/// Reads a line like `test result: ok. 3 passed; 0 failed; 1 ignored; ...`, as the test harnesses
/// of Rust and of wasm-bindgen print it.
fn in_result_line(line: &str) -> Option<Counts> {
    let (_, counts) = line.split_once("test result: ")?;
    Some(Counts {
        passed: number_before(counts, " passed;")?,
        failed: number_before(counts, " failed;")?,
    })
}

/// Reads a line that is `N passed, N failed` and nothing else.
fn in_summary_line(line: &str) -> Option<Counts> {
    let (passed, failed) = line.trim().split_once(" passed, ")?;
    Some(Counts {
        passed: passed.parse().ok()?,
        failed: failed.strip_suffix(" failed")?.parse().ok()?,
    })
}

fn number_before(text: &str, word: &str) -> Option<u32> {
    let (head, _) = text.split_once(word)?;
    head.rsplit(' ').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_line_is_read() {
        let line = "test result: ok. 12 passed; 0 failed; 3 ignored; 0 measured; 1 filtered out; finished in 0.41s";
        let counts = Counts {
            passed: 12,
            failed: 0,
        };
        assert_eq!(in_result_line(line), Some(counts));
    }

    #[test]
    fn a_result_line_of_failed_tests_is_read() {
        let line = "test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 filtered out";
        let counts = Counts {
            passed: 4,
            failed: 2,
        };
        assert_eq!(in_result_line(line), Some(counts));
    }

    #[test]
    fn other_lines_are_no_result() {
        assert_eq!(in_result_line("test counts::a_test ... ok"), None);
        assert_eq!(in_result_line("running 3 tests"), None);
    }

    #[test]
    fn results_add_up_and_the_last_summary_counts() {
        let results = [
            "test result: ok. 2 passed; 0 failed; 0 ignored",
            "running 4 tests",
            "test result: FAILED. 3 passed; 1 failed; 0 ignored",
        ];
        let sum = results.iter().fold(None, |sum, line| add_result(sum, line));
        let counts = Counts {
            passed: 5,
            failed: 1,
        };
        assert_eq!(sum, Some(counts));
        let summaries = ["1 passed, 0 failed", "5 passed, 1 failed", "bye"];
        let last = summaries
            .iter()
            .fold(None, |last, line| last_summary(last, line));
        assert_eq!(last, Some(counts));
        assert_eq!(last_summary(None, "bye"), None);
    }

    #[test]
    fn a_summary_is_the_whole_line() {
        let counts = Counts {
            passed: 31,
            failed: 1,
        };
        assert_eq!(in_summary_line("31 passed, 1 failed\n"), Some(counts));
        assert_eq!(in_summary_line("page: 31 passed, 1 failed"), None);
        assert_eq!(in_summary_line("31 passed"), None);
    }
}
