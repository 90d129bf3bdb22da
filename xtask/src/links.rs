//! Links in cargo's folder for commands, so that Trunk run by hand finds the tools in the cache.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::setup::Tool;
use crate::tools;

/// Sees to it that these commands are found on PATH. Where a link can't be made, because another
/// command has the name or the system has no links, it prints the folders to put there by hand.
pub fn link(found: &[&Tool], cache: &Path) {
    let missing: Vec<_> = found
        .iter()
        .filter(|tool| !reachable(tool) && !try_link(tool, cache))
        .filter_map(|tool| tool.path.parent())
        .map(|dir| dir.display().to_string())
        .collect();
    if missing.is_empty() {
        return;
    }
    if cfg!(windows) {
        println!(
            "To run trunk by hand: set PATH={};%PATH%",
            missing.join(";")
        );
    } else {
        println!(
            "To run trunk by hand: export PATH=\"{}:$PATH\"",
            missing.join(":")
        );
    }
}

/// True if the command of this name on PATH is the tool, or another that will do.
fn reachable(tool: &Tool) -> bool {
    tools::on_path(tool.name)
        .is_some_and(|path| same_file(&path, &tool.path) || tool.wanted.met_by(&path))
}

fn same_file(one: &Path, other: &Path) -> bool {
    match (fs::canonicalize(one), fs::canonicalize(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

/// True if the link is there now and is what PATH finds.
fn try_link(tool: &Tool, cache: &Path) -> bool {
    let Some(bin) = cargo_bin().filter(|bin| tools::path_dirs().contains(bin)) else {
        return false;
    };
    let link = bin.join(tool.name);
    if is_ours(&link, cache) {
        _ = fs::remove_file(&link);
    }
    tools::on_path(tool.name).is_none() && symlink(&tool.path, &link).is_ok()
}

/// Ours is a link into the cache, or one that leads nowhere, as after the cache was removed.
fn is_ours(link: &Path, cache: &Path) -> bool {
    fs::read_link(link).is_ok_and(|target| target.starts_with(cache) || !link.exists())
}

fn cargo_bin() -> Option<PathBuf> {
    tools::cargo_home().map(|home| home.join("bin"))
}

#[cfg(unix)]
fn symlink(target: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

/// Windows makes links for administrators only, and npm's commands don't work as copies.
#[cfg(not(unix))]
fn symlink(_target: &Path, _link: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn only_links_into_the_cache_or_to_nowhere_are_ours() {
        let dir = std::env::temp_dir().join(format!("xtask-links-{}", std::process::id()));
        let cache = dir.join("cache");
        fs::create_dir_all(&cache).unwrap();
        fs::write(cache.join("tool"), "").unwrap();
        fs::write(dir.join("foreign"), "").unwrap();
        let link_to = |target: &Path, name: &str| {
            let link = dir.join(name);
            symlink(target, &link).unwrap();
            link
        };
        let ours = link_to(&cache.join("tool"), "ours");
        let stale = link_to(&dir.join("removed/tool"), "stale");
        let other = link_to(&dir.join("foreign"), "other");
        let answers =
            [&ours, &stale, &other, &dir.join("foreign")].map(|link| is_ours(link, &cache));
        fs::remove_dir_all(&dir).unwrap();
        assert_eq!(answers, [true, true, false, false]);
    }
}
