//! Which tools there are and of which version: on PATH, in the user's cache folder, in Cargo.lock.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run;

/// The versions of a tool that will do.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// This version, to the last digit.
    Exactly(String),
    /// This major version or a later one.
    AtLeast(u32),
}

impl Wanted {
    /// True if `output`, printed by the tool for `--version`, names a version that will do.
    fn accepts(&self, output: &str) -> bool {
        match self {
            Self::Exactly(version) => version_in(output) == Some(version),
            Self::AtLeast(oldest) => major_in(output).is_some_and(|major| major >= *oldest),
        }
    }

    /// True if the program runs and its version will do.
    pub fn met_by(&self, program: &Path) -> bool {
        version_text(program).is_some_and(|output| self.accepts(&output))
    }
}

/// What a program prints for `--version`.
fn version_text(program: &Path) -> Option<String> {
    run::output_of(Command::new(program).arg("--version"))
}

/// The major version of a program.
pub fn major_of(program: &Path) -> Option<u32> {
    major_in(&version_text(program)?)
}

/// The first word that begins like a version: `20.1.2` in `v20.1.2` or in `Thing 20.1.2 built on X`.
fn version_in(output: &str) -> Option<&str> {
    output
        .split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

fn major_in(output: &str) -> Option<u32> {
    version_in(output)?.split('.').next()?.parse().ok()
}

/// The version of a package that Cargo.lock (its text) holds. The first one, should there be two.
pub fn locked_version<'lock>(lock: &'lock str, package: &str) -> Option<&'lock str> {
    let name = format!("name = \"{package}\"");
    lock.lines()
        .skip_while(|line| *line != name)
        .find_map(|line| line.strip_prefix("version = \""))?
        .strip_suffix('"')
}

/// Looks for a program in the folders of PATH.
pub fn on_path(name: &str) -> Option<PathBuf> {
    path_dirs().iter().find_map(|dir| in_dir(dir, name))
}

/// Looks for a program in one folder.
pub fn in_dir(dir: &Path, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) {
        &[".exe", ".cmd"]
    } else {
        &[""]
    };
    endings
        .iter()
        .map(|ending| dir.join(format!("{name}{ending}")))
        .find(|path| is_executable(path))
}

#[cfg(unix)]
fn is_executable(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(path: &Path) -> bool {
    path.is_file()
}

/// The folders of PATH.
pub fn path_dirs() -> Vec<PathBuf> {
    env::split_paths(&env::var_os("PATH").unwrap_or_default()).collect()
}

/// PATH with these folders before all others.
///
/// # Errors
/// A sentence, if a folder's name can't stand in PATH.
pub fn path_with(first: &[PathBuf]) -> Result<OsString, String> {
    env::join_paths(first.iter().cloned().chain(path_dirs())).map_err(|error| {
        format!("{error}: set INDUCULT_TOOLS to a folder without that character in its name")
    })
}

/// The folder that holds what we install, outside the checkout so that a second checkout finds it.
///
/// # Errors
/// A sentence, if neither the variable is set nor the user's home is known.
pub fn cache_dir() -> Result<PathBuf, String> {
    if let Some(dir) = set_path("INDUCULT_TOOLS") {
        return Ok(dir);
    }
    let home = env::home_dir().filter(|dir| !dir.as_os_str().is_empty());
    let base = if cfg!(windows) {
        set_path("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home.map(|home| home.join("Library/Caches"))
    } else {
        set_path("XDG_CACHE_HOME").or(home.map(|home| home.join(".cache")))
    };
    base.map(|base| base.join("inducult")).ok_or_else(|| {
        "there is no home folder to keep tools in: set INDUCULT_TOOLS to a folder for them".into()
    })
}

/// Cargo's own folder: `CARGO_HOME`, else `.cargo` in the user's home.
pub fn cargo_home() -> Option<PathBuf> {
    set_path("CARGO_HOME").or_else(|| env::home_dir().map(|home| home.join(".cargo")))
}

/// The path, made absolute, in an environment variable that is set and not empty.
pub fn set_path(variable: &str) -> Option<PathBuf> {
    std::path::absolute(env::var_os(variable)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen-backend"
version = "0.2.1"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"

[[package]]
name = "zerocopy"
version = "0.8.1"
"#;

    #[test]
    fn the_locked_version_is_that_of_the_whole_name() {
        assert_eq!(locked_version(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(LOCK, "zerocopy"), Some("0.8.1"));
        assert_eq!(locked_version(LOCK, "wasm"), None);
    }

    #[test]
    fn an_exact_version_is_exact() {
        let wanted = Wanted::Exactly("0.22.1".into());
        assert!(wanted.accepts("trunk 0.22.1"));
        assert!(!wanted.accepts("trunk 0.22.10"));
        assert!(!wanted.accepts("trunk 0.22.1-beta.1"));
        assert!(!wanted.accepts("trunk"));
    }

    #[test]
    fn a_minimum_takes_later_versions_only() {
        let wanted = Wanted::AtLeast(120);
        assert!(wanted.accepts("wasm-opt version 132 (version_132)"));
        assert!(wanted.accepts("wasm-opt version 120"));
        assert!(!wanted.accepts("wasm-opt version 108"));
        assert!(Wanted::AtLeast(20).accepts("v20.20.2"));
        assert!(!Wanted::AtLeast(20).accepts("v18.19.0"));
    }

    #[test]
    fn a_browser_and_its_driver_give_the_same_major_version() {
        let browser = "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)";
        let driver = "ChromeDriver 156.0.8078.79 (a21ce95c24ce-refs/branch-heads/8078@{#1704})";
        assert_eq!(major_in(browser), Some(156));
        assert_eq!(major_in(driver), Some(156));
    }
}
