//! All tests in their order, and the table of what passed and failed at the end.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::bench;
use crate::build;
use crate::counts::{self, Counts};
use crate::print_faults;
use crate::run::{self, cargo, command, heading, must};
use crate::setup::{self, BuildTools, TestTools};

const WASM_BUILD: &str = "--target wasm32-unknown-unknown --no-default-features --features hydrate";

/// A project made of content alone, which must work with the same shell.
const SECOND_DATA: &str = "tests/second";

/// The browser tests that hold for any content, by the beginning of their files' names.
const GENERAL_TESTS: [&str; 22] = [
    "about",
    "accessibility",
    "contact",
    "emblem",
    "events",
    "home",
    "hydration",
    "keyboard",
    "languages",
    "navigation",
    "no-script",
    "not-found",
    "outputs",
    "partner",
    "policy",
    "print",
    "reflow",
    "shift",
    "states",
    "topic",
    "tree",
    "weight",
];

/// A line of the table.
struct Step {
    name: &'static str,
    seconds: f64,
    /// None if the step was not run, because it needs one that failed.
    counts: Option<Counts>,
}

/// Runs every test that can be run. True if none failed; the last line printed is
/// `N passed, N failed`.
pub fn test() -> bool {
    let mut tools = None;
    let mut steps = vec![timed("set-up", || {
        tools = setup::all_tools()
            .map_err(|faults| print_faults(&faults))
            .ok();
        Ok(uncounted(tools.is_some()))
    })];
    steps.push(timed("formatting", || one(&mut cargo("fmt --all --check"))));
    steps.push(timed("clippy, native", || {
        one(&mut cargo(
            "clippy --workspace --all-targets -- -D warnings",
        ))
    }));
    steps.push(timed("clippy, wasm", || {
        one(&mut cargo(&format!(
            "clippy {WASM_BUILD} --lib --bin inducult --test web -- -D warnings"
        )))
    }));
    steps.push(timed("native tests", || {
        let mut tests = cargo("test --workspace --no-fail-fast");
        many(&mut tests, counts::add_result)
    }));
    match &tools {
        Some((build, test)) => steps.extend(tests_of_the_site(build, test)),
        None => steps.extend(STEPS_OF_THE_SITE.map(not_run)),
    }
    print!("\n{}", table(&steps));
    let total = total(&steps);
    println!("{} passed, {} failed", total.passed, total.failed);
    total.failed == 0
}

/// The names of the steps that need tools of their own.
const STEPS_OF_THE_SITE: [&str; 5] = [
    "wasm tests",
    "release build",
    "budget",
    "browser tests",
    "second project",
];

/// The steps that need tools of their own.
fn tests_of_the_site(build: &BuildTools, test: &TestTools) -> [Step; 5] {
    let [wasm, release, budget, browser, second] = STEPS_OF_THE_SITE;
    let wasm = timed(wasm, || {
        many(&mut wasm_tests(build, test)?, counts::add_result)
    });
    let release = timed(release, || {
        build::release(build, None).map(|()| uncounted(true))
    });
    if release.counts != Some(uncounted(true)) {
        return [
            wasm,
            release,
            not_run(budget),
            not_run(browser),
            not_run(second),
        ];
    }
    let budget = timed(budget, || one(&mut build::site("budget dist")));
    let browser = timed(browser, || {
        let dist = Path::new("dist");
        let mut tests = browser_script("run.mjs", build, test, build::DATA, dist)?;
        many(&mut tests, counts::last_summary)
    });
    let second = timed(second, || second_project(build, test));
    [wasm, release, budget, browser, second]
}

/// Exports another project with the shell of the release build; looks through its files, the wasm too, for words of
/// the first one, and runs the browser tests that hold for any content.
fn second_project(build: &BuildTools, test: &TestTools) -> Result<Counts, String> {
    let shell = build::shell_dir()?;
    let out = shell.with_file_name("second");
    let mut export = build::site("export");
    export.arg("--shell").arg(&shell);
    export.args(["--data", SECOND_DATA, "--out"]).arg(&out);
    must("the export of the second project", &mut export)?;
    let mut words = cargo("test --test second -- --ignored");
    words.env("SECOND_SITE", &out);
    let words = many(&mut words, counts::add_result)?;
    let mut browser = browser_script("run.mjs", build, test, SECOND_DATA, &out)?;
    browser.args(GENERAL_TESTS);
    Ok(words.plus(many(&mut browser, counts::last_summary)?))
}

/// Builds the site and measures it in a browser, and the export of much content.
///
/// # Errors
/// A sentence for each thing that went wrong.
pub fn bench() -> Result<(), Vec<String>> {
    on_the_site("bench.mjs", "The measurements", &[])?;
    let much_content = || {
        bench::export()?;
        let (build, test) = setup::all_tools().map_err(|faults| faults.join("\n"))?;
        let (data, site) = (bench::BIG, Path::new(bench::BIG_SITE));
        for script in ["bench-events.mjs", "bench-agenda.mjs", "bench-map.mjs"] {
            let mut script = browser_script(script, &build, &test, data, site)?;
            must("The measurements of much content", &mut script)?;
        }
        Ok(())
    };
    much_content().map_err(|fault| vec![fault])
}

/// Builds the site and takes pictures of each kind of page, or of those whose names begin with one of the words.
///
/// # Errors
/// A sentence for each thing that went wrong.
pub fn shots(kinds: &[&str]) -> Result<(), Vec<String>> {
    on_the_site("shots.mjs", "The pictures", kinds)
}

/// Builds the site and runs a script of tests/browser that tests nothing.
fn on_the_site(script: &str, title: &str, args: &[&str]) -> Result<(), Vec<String>> {
    let (build, test) = setup::all_tools()?;
    let run = || {
        build::release(&build, None)?;
        heading(title);
        let mut script = browser_script(script, &build, &test, build::DATA, Path::new("dist"))?;
        must(title, script.args(args))
    };
    run().map_err(|fault| vec![fault])
}

fn wasm_tests(build: &BuildTools, test: &TestTools) -> Result<Command, String> {
    let mut tests = cargo(&format!("test {WASM_BUILD} --test web"));
    tests
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            &build.test_runner,
        )
        .env("CHROMEDRIVER", &test.chromedriver)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            capabilities_file(&test.chrome)?,
        );
    Ok(tests)
}

/// Writes the file that tells the wasm test runner which browser to start and how, and returns its
/// path. The runner itself adds `headless`, `no-sandbox` and `disable-dev-shm-usage`.
fn capabilities_file(chrome: &Path) -> Result<PathBuf, String> {
    let text = format!(
        r#"{{"goog:chromeOptions": {{"binary": {:?}, "args": ["disable-gpu", "disable-background-networking", "disable-component-update", "disable-sync", "no-first-run"]}}}}"#,
        chrome.to_string_lossy()
    );
    let file = run::debug_dir()?.with_file_name("webdriver.json");
    match fs::write(&file, text) {
        Ok(()) => Ok(file),
        Err(error) => Err(format!("{} can't be written: {error}", file.display())),
    }
}

/// A script of tests/browser, with what it reads from its environment: `dist` is an export of the content in `data`.
fn browser_script(
    name: &str,
    build: &BuildTools,
    tools: &TestTools,
    data: &str,
    dist: &Path,
) -> Result<Command, String> {
    let site = format!("site{}", std::env::consts::EXE_SUFFIX);
    let mut script = command(&tools.node);
    script
        .arg(Path::new("tests/browser").join(name))
        .env("CHROME", &tools.chrome)
        .env("TEST_PACKAGES", &tools.packages)
        .env("SITE", run::debug_dir()?.join(site))
        .env("DIST", dist)
        .env("DATA", data)
        // One of the tests runs `trunk serve`, which looks for its own tools on the path.
        .env("TRUNK", &build.trunk)
        .env("PATH", &build.path);
    Ok(script)
}

/// Does the work of a step. A fault of its own counts as one failed test.
fn timed(name: &'static str, work: impl FnOnce() -> Result<Counts, String>) -> Step {
    heading(name);
    let start = Instant::now();
    let counts = work().unwrap_or_else(|fault| {
        print_faults(&[fault]);
        Counts::one(false)
    });
    Step {
        name,
        seconds: start.elapsed().as_secs_f64(),
        counts: Some(counts),
    }
}

fn not_run(name: &'static str) -> Step {
    Step {
        name,
        seconds: 0.0,
        counts: None,
    }
}

/// A step that is no test, but whose failure is one.
fn uncounted(succeeded: bool) -> Counts {
    if succeeded {
        Counts::default()
    } else {
        Counts::one(false)
    }
}

/// A command that is one test.
fn one(command: &mut Command) -> Result<Counts, String> {
    run::run(command).map(Counts::one)
}

/// A command that prints how many of its tests passed and failed.
fn many(
    command: &mut Command,
    read: fn(Option<Counts>, &str) -> Option<Counts>,
) -> Result<Counts, String> {
    let mut counts = None;
    let succeeded = run::watch(command, |line| counts = read(counts, line))?;
    settle(counts, succeeded)
}

/// A failure that no count shows, as of a program that does not compile, is one failed test.
fn settle(counts: Option<Counts>, succeeded: bool) -> Result<Counts, String> {
    match counts {
        Some(counts) if counts == Counts::default() => Err("no test was run".into()),
        Some(counts) if succeeded || counts.failed > 0 => Ok(counts),
        Some(counts) => Ok(counts.plus(Counts::one(false))),
        None if succeeded => Err("the tests ended without saying how many passed".into()),
        None => Ok(Counts::one(false)),
    }
}

fn total(steps: &[Step]) -> Counts {
    steps
        .iter()
        .filter_map(|step| step.counts)
        .fold(Counts::default(), Counts::plus)
}

fn table(steps: &[Step]) -> String {
    let head = format!(
        "{:<16}{:>9}{:>9}{:>9}\n",
        "step", "seconds", "passed", "failed"
    );
    steps.iter().fold(head, |text, step| {
        text + &match step.counts {
            Some(counts) => format!(
                "{:<16}{:>9.1}{:>9}{:>9}\n",
                step.name, step.seconds, counts.passed, counts.failed
            ),
            None => format!("{:<16}  not run\n", step.name),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u32, failed: u32) -> Counts {
        Counts { passed, failed }
    }

    #[test]
    fn counts_are_taken_as_printed() {
        assert_eq!(settle(Some(counts(5, 0)), true), Ok(counts(5, 0)));
        assert_eq!(settle(Some(counts(5, 2)), false), Ok(counts(5, 2)));
    }

    #[test]
    fn a_failure_without_a_failed_test_counts_as_one() {
        assert_eq!(settle(Some(counts(5, 0)), false), Ok(counts(5, 1)));
        assert_eq!(settle(None, false), Ok(counts(0, 1)));
    }

    #[test]
    fn tests_that_say_nothing_or_run_nothing_have_not_passed() {
        assert!(settle(None, true).is_err());
        assert!(settle(Some(counts(0, 0)), true).is_err());
    }

    #[test]
    fn the_table_tells_steps_that_were_not_run() {
        let run = Step {
            name: "formatting",
            seconds: 1.25,
            counts: Some(counts(1, 0)),
        };
        let steps = [run, not_run("budget")];
        assert_eq!(
            table(&steps),
            "step              seconds   passed   failed\n\
             formatting            1.2        1        0\n\
             budget            not run\n"
        );
        assert_eq!(total(&steps), counts(1, 0));
    }
}
