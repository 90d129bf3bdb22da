//! What comes from npm: wasm-opt, the browser tests' packages, the base map's geodata.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{self, command, heading};
use crate::tools::{self, Wanted};

/// Playwright asks for it.
const OLDEST_NODE: u32 = 20;

/// Finds or installs an npm package of its own in the cache and returns the package's folder.
///
/// # Errors
/// A sentence, if npm is missing or fails.
pub fn package(name: &str, version: &str) -> Result<PathBuf, String> {
    let dir = dir_of(&tools::cache_dir()?, name, version);
    if !dir.is_dir() {
        install(&dir, name, version)?;
    }
    Ok(dir.join("node_modules").join(name))
}

/// The folder for a package of its own.
pub fn dir_of(cache: &Path, name: &str, version: &str) -> PathBuf {
    cache.join(format!("npm-{name}-{version}"))
}

/// Installs a package into that folder.
///
/// # Errors
/// A sentence, if npm is missing or fails.
pub fn install(dir: &Path, name: &str, version: &str) -> Result<(), String> {
    let (_, npm) = node_and_npm()?;
    heading(&format!("npm package {name} {version} (some seconds)"));
    fill(dir, |unfinished| {
        let mut install = command(npm);
        install
            .args(["install", "--no-audit", "--no-fund", "--prefix"])
            .arg(unfinished)
            .arg(format!("{name}@{version}"));
        run::must(&format!("`npm install {name}@{version}`"), &mut install)
    })
}

/// Node.js, and the folder of the browser tests' packages, which is named after their lock file.
///
/// # Errors
/// A sentence, if npm is missing or fails.
pub fn test_packages(cache: &Path) -> Result<(PathBuf, PathBuf), String> {
    let (node, npm) = node_and_npm()?;
    let source = run::root().join("tests/browser");
    let lock = fs::read(source.join("package-lock.json")).map_err(|error| {
        format!("tests/browser/package-lock.json can't be read ({error}): restore it from the repository")
    })?;
    let dir = cache.join(format!("npm-tests-{:016x}", fnv(&lock)));
    if !dir.is_dir() {
        heading("npm packages of the browser tests (some seconds)");
        fill(&dir, |unfinished| {
            for file in ["package.json", "package-lock.json"] {
                fs::copy(source.join(file), unfinished.join(file)).map_err(|error| {
                    format!("tests/browser/{file} can't be copied to the tools' folder: {error}")
                })?;
            }
            let mut install = command(npm);
            install
                .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .current_dir(unfinished);
            run::must("`npm ci` for tests/browser", &mut install)
        })?;
    }
    Ok((node, dir))
}

/// Fills a new folder. It has its name only when it is complete, so that an interrupted run leaves
/// nothing that looks finished.
fn fill(dir: &Path, work: impl FnOnce(&Path) -> Result<(), String>) -> Result<(), String> {
    let unfinished = dir.with_extension(format!("unfinished-{}", std::process::id()));
    let cannot = |error| format!("{} can't be written: {error}", dir.display());
    fs::create_dir_all(&unfinished).map_err(cannot)?;
    let done = work(&unfinished).and_then(|()| match fs::rename(&unfinished, dir) {
        // Another run was quicker.
        Err(_) if dir.is_dir() => Ok(()),
        renamed => renamed.map_err(cannot),
    });
    // Gone already if all went well.
    _ = fs::remove_dir_all(&unfinished);
    done
}

fn node_and_npm() -> Result<(PathBuf, PathBuf), String> {
    let node = tools::on_path("node").filter(|node| Wanted::AtLeast(OLDEST_NODE).met_by(node));
    node.zip(tools::on_path("npm")).ok_or_else(|| {
        format!(
            "Node.js {OLDEST_NODE} or newer with npm is missing: `sudo apt-get install nodejs npm` where the system has it, else https://nodejs.org/en/download, then run this again"
        )
    })
}

/// The 64-bit FNV-1a hash: the same in every version of Rust, unlike the standard library's.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        assert_eq!(fnv(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
