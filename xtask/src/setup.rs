//! Finds the tools that a build and the tests need, and installs those that are missing.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{self, cargo, command, heading, output_of};
use crate::tools::{self, Wanted};
use crate::{browser, links, npm};

const WASM: &str = "wasm32-unknown-unknown";
/// Trunk's version is fixed, as its settings and hooks change between versions.
const TRUNK: &str = "0.22.1";
const BINARYEN: &str = "132";
/// Older ones don't know the wasm features that rustc switches on.
const OLDEST_WASM_OPT: u32 = 120;

/// What a build needs.
pub struct BuildTools {
    /// Trunk itself.
    pub trunk: PathBuf,
    /// The test runner that belongs to the wasm-bindgen command.
    pub test_runner: PathBuf,
    /// PATH on which Trunk finds the wasm-bindgen and wasm-opt that we mean.
    pub path: OsString,
}

/// What the tests need beside it.
pub struct TestTools {
    /// The browser.
    pub chrome: PathBuf,
    /// The driver of the same version.
    pub chromedriver: PathBuf,
    /// The folder whose `node_modules` holds the npm packages of the browser tests.
    pub packages: PathBuf,
    /// Node.js.
    pub node: PathBuf,
}

/// Finds or installs what a build and the tests need.
///
/// # Errors
/// One sentence for each thing that is missing, even if several tools need it.
pub fn all_tools() -> Result<(BuildTools, TestTools), Vec<String>> {
    match (build_tools(), test_tools()) {
        (Ok(build), Ok(test)) => Ok((build, test)),
        (build, test) => {
            let mut faults = build.err().unwrap_or_default();
            for fault in test.err().unwrap_or_default() {
                if !faults.contains(&fault) {
                    faults.push(fault);
                }
            }
            Err(faults)
        }
    }
}

/// Finds or installs what a build needs.
///
/// # Errors
/// One sentence for each tool that could not be had.
pub fn build_tools() -> Result<BuildTools, Vec<String>> {
    let cache = tools::cache_dir().map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    let target = keep(wasm_target(), &mut faults);
    let trunk = keep(trunk(&cache), &mut faults);
    let wasm_bindgen = keep(wasm_bindgen(&cache), &mut faults);
    let wasm_opt = keep(wasm_opt(&cache), &mut faults);
    let (Some(()), Some(trunk), Some(wasm_bindgen), Some(wasm_opt)) =
        (target, trunk, wasm_bindgen, wasm_opt)
    else {
        return Err(faults);
    };
    let found = [&trunk, &wasm_bindgen, &wasm_opt];
    links::link(&found, &cache);
    let ours: Vec<_> = found
        .iter()
        .filter(|tool| tool.path.starts_with(&cache))
        .filter_map(|tool| tool.path.parent().map(Path::to_path_buf))
        .collect();
    let path = tools::path_with(&ours).map_err(|fault| vec![fault])?;
    let test_runner = runner_beside(&wasm_bindgen.path).ok_or_else(|| {
        vec![format!(
            "there is no wasm-bindgen-test-runner beside {}: remove that folder and run this again",
            wasm_bindgen.path.display()
        )]
    })?;
    Ok(BuildTools {
        trunk: trunk.path,
        test_runner,
        path,
    })
}

fn test_tools() -> Result<TestTools, Vec<String>> {
    let cache = tools::cache_dir().map_err(|fault| vec![fault])?;
    let mut faults = Vec::new();
    let browser = keep(browser::pair(), &mut faults);
    let packages = keep(npm::test_packages(&cache), &mut faults);
    let (Some((chrome, chromedriver)), Some((node, packages))) = (browser, packages) else {
        return Err(faults);
    };
    Ok(TestTools {
        chrome,
        chromedriver,
        packages,
        node,
    })
}

/// The value, or else nothing and one fault more.
fn keep<T>(result: Result<T, String>, faults: &mut Vec<String>) -> Option<T> {
    result.map_err(|fault| faults.push(fault)).ok()
}

/// A tool that was found.
pub struct Tool {
    /// The name of its command.
    pub name: &'static str,
    /// The versions that will do.
    pub wanted: Wanted,
    /// The command's file.
    pub path: PathBuf,
}

/// Takes a command from our folder in the cache, or else one from PATH if it is `usable`, or else
/// installs it into ours.
fn find_or_install(
    name: &'static str,
    wanted: Wanted,
    ours: &Path,
    usable: impl Fn(&Path) -> bool,
    install: impl FnOnce() -> Result<(), String>,
) -> Result<Tool, String> {
    let elsewhere = || tools::on_path(name).filter(|path| wanted.met_by(path) && usable(path));
    let path = match tools::in_dir(ours, name).or_else(elsewhere) {
        Some(path) => path,
        None => {
            install()?;
            tools::in_dir(ours, name).ok_or_else(|| {
                format!(
                    "{name} is not in {} after its installation: remove that folder and run this again",
                    ours.display()
                )
            })?
        }
    };
    Ok(Tool { name, wanted, path })
}

fn wasm_target() -> Result<(), String> {
    let mut rustc = command("rustc");
    rustc.args(["--print", "target-libdir", "--target", WASM]);
    let libdir = output_of(&mut rustc)
        .ok_or("rustc does not answer: install Rust from https://rustup.rs, then run this again")?;
    if Path::new(&libdir).is_dir() {
        return Ok(());
    }
    if tools::on_path("rustup").is_none() {
        return Err(format!(
            "Rust's library for {WASM} is missing and there is no rustup to fetch it: install Rust from https://rustup.rs, or your system's package for that target, then run this again"
        ));
    }
    heading("Rust's library for WebAssembly (some seconds)");
    if run::run(command("rustup").args(["target", "add", WASM]))? {
        Ok(())
    } else {
        Err(format!(
            "`rustup target add {WASM}` failed, the lines above say why: when it works, run this again"
        ))
    }
}

fn trunk(cache: &Path) -> Result<Tool, String> {
    let root = cache.join(format!("trunk-{TRUNK}"));
    let wanted = Wanted::Exactly(TRUNK.into());
    find_or_install(
        "trunk",
        wanted,
        &root.join("bin"),
        |_| true,
        || {
            heading(&format!("Trunk {TRUNK} (compiled once, 3 to 5 minutes)"));
            // Its manifest asks for a newer Rust than it needs.
            let args = ["--locked", "--ignore-rust-version"];
            cargo_install("trunk", TRUNK, &args, "0", &root, cache)
        },
    )
}

/// The wasm-bindgen command must equal the library in Cargo.lock to the last digit.
fn wasm_bindgen(cache: &Path) -> Result<Tool, String> {
    let lock = fs::read_to_string(run::root().join("Cargo.lock")).unwrap_or_default();
    let version = tools::locked_version(&lock, "wasm-bindgen").ok_or(
        "Cargo.lock does not name a version of wasm-bindgen: restore the file from the repository",
    )?;
    let root = cache.join(format!("wasm-bindgen-{version}"));
    let wanted = Wanted::Exactly(version.into());
    let usable = |path: &Path| runner_beside(path).is_some();
    find_or_install("wasm-bindgen", wanted, &root.join("bin"), usable, || {
        heading(&format!(
            "wasm-bindgen {version} (compiled once, about 2 minutes)"
        ));
        // Not --locked: its lock file names crates that registries have withdrawn.
        cargo_install("wasm-bindgen-cli", version, &[], "1", &root, cache)
    })
}

/// The test runner lies where the wasm-bindgen command itself lies, links followed.
fn runner_beside(wasm_bindgen: &Path) -> Option<PathBuf> {
    let file = fs::canonicalize(wasm_bindgen).ok()?;
    tools::in_dir(file.parent()?, "wasm-bindgen-test-runner")
}

fn cargo_install(
    package: &str,
    version: &str,
    args: &[&str],
    opt_level: &str,
    root: &Path,
    cache: &Path,
) -> Result<(), String> {
    // In the cache, so that an interrupted build goes on where it stopped.
    let build = cache.join("build");
    let mut install = cargo("install");
    install
        .arg(format!("{package}@{version}"))
        .args(args)
        .arg("--root")
        .arg(root)
        .env("CARGO_TARGET_DIR", &build)
        // As shipped, Trunk alone takes 11 minutes.
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level);
    if !run::run(&mut install)? {
        return Err(format!(
            "{package} {version} could not be installed, the lines above say why: mend that and run this again, or put that version on PATH yourself"
        ));
    }
    // Left behind it costs room and nothing else.
    _ = fs::remove_dir_all(build);
    Ok(())
}

fn wasm_opt(cache: &Path) -> Result<Tool, String> {
    let dir = npm::dir_of(cache, "binaryen", BINARYEN);
    let wanted = Wanted::AtLeast(OLDEST_WASM_OPT);
    let ours = dir.join("node_modules/.bin");
    find_or_install(
        "wasm-opt",
        wanted,
        &ours,
        |_| true,
        || npm::install(&dir, "binaryen", BINARYEN),
    )
}
