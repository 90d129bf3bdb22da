//! The developer's commands: `cargo xtask serve` shows the site, `cargo xtask test` tests it.

mod bench;
mod browser;
mod build;
mod counts;
mod generate;
mod links;
mod npm;
mod run;
mod setup;
mod test;
mod tools;

use std::env;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask VERB

  serve [--port N]   build the site and serve it on http://127.0.0.1:8080
  test               run all tests
  build [--url URL]  build the site into dist/, for the address https://host/folder/
  check [OPTIONS]    check the content in public/data; with --links its links too,
                     with --publish what a public site must have
  setup [--tests]    install what a build needs, and what the tests need
  bench              build the site and measure it in a browser; measure the export of much content
  shots [--only KIND ...]
                     build the site and take pictures of each kind of page, on screens and
                     in print, into target/shots; KIND is the beginning of a kind's name
  generate [--out DIR] [--scale N]
                     write the content of a large invented site into target/big,
                     with all numbers divided by N
  basemap            make the maps in public/map again from their geodata

Each verb installs what it needs and does not find: a WebAssembly target, Trunk,
wasm-bindgen and wasm-opt, for the tests also Chromium and npm packages. Tools lie
in the user's cache folder, or in INDUCULT_TOOLS if that is set. The tests use
CHROME and CHROMEDRIVER if these name a browser and its driver.
";

const READY: &str = "Everything is there.";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args[..] {
        ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["setup"] => setup::build_tools().map(|_| println!("{READY}")),
        ["setup", "--tests"] => setup::all_tools().map(|_| println!("{READY}")),
        ["build"] => build::build(None),
        ["build", "--url", url] => build::build(Some(url)),
        ["serve"] => build::serve(8080),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => build::serve(port),
            Err(_) => Err(vec![format!(
                "--port takes a number up to 65535, not {port}"
            )]),
        },
        ["check", ref options @ ..] => one(build::check(options)),
        ["test"] => {
            return if test::test() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            };
        }
        ["bench"] => test::bench(),
        ["shots"] => test::shots(&[]),
        ["shots", "--only", ref kinds @ ..] if !kinds.is_empty() => test::shots(kinds),
        ["generate", ref options @ ..] => one(bench::generate(options)),
        ["basemap"] => one(build::basemap()),
        // For Trunk's hook, not for people.
        ["after-build"] => one(build::after_build()),
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            print_faults(&faults);
            ExitCode::FAILURE
        }
    }
}

fn one(result: Result<(), String>) -> Result<(), Vec<String>> {
    result.map_err(|fault| vec![fault])
}

/// Prints each fault on a line of its own.
fn print_faults(faults: &[String]) {
    for fault in faults {
        eprintln!("error: {fault}");
    }
}
