//! The browser of the tests and its driver.

use std::path::PathBuf;

use crate::run::{self, command, heading, output_of};
use crate::tools;

const APT_INSTALL: &str =
    "apt-get install -y --no-install-recommends chromium chromium-driver fonts-liberation";

/// Finds or installs a browser and a driver of the same version.
///
/// # Errors
/// A sentence, if there is no such pair and it can't be installed.
pub fn pair() -> Result<(PathBuf, PathBuf), String> {
    if let Some(found) = find()? {
        return Ok(found);
    }
    install()?;
    find()?.ok_or_else(|| {
        "Chromium was installed but is not on PATH: set CHROME and CHROMEDRIVER to the two programs' files".into()
    })
}

fn find() -> Result<Option<(PathBuf, PathBuf)>, String> {
    let chrome = named_or_on_path("CHROME", &["chromium", "chromium-browser", "google-chrome"])?;
    let driver = named_or_on_path("CHROMEDRIVER", &["chromedriver"])?;
    let Some((chrome, driver)) = chrome.zip(driver) else {
        return Ok(None);
    };
    let versions = (tools::major_of(&chrome), tools::major_of(&driver));
    if versions.0.is_some() && versions.0 == versions.1 {
        Ok(Some((chrome, driver)))
    } else {
        Err(format!(
            "{} is version {} and {} is version {}: install the two in the same version, or set CHROME and CHROMEDRIVER to a pair",
            chrome.display(),
            shown(versions.0),
            driver.display(),
            shown(versions.1)
        ))
    }
}

fn shown(version: Option<u32>) -> String {
    version.map_or("unknown".into(), |version| version.to_string())
}

fn named_or_on_path(variable: &str, names: &[&str]) -> Result<Option<PathBuf>, String> {
    match tools::set_path(variable) {
        Some(path) if path.is_file() => Ok(Some(path)),
        Some(path) => Err(format!(
            "{variable} is {}, which is no file: set it to the program's full path, or unset it",
            path.display()
        )),
        None => Ok(names.iter().find_map(|name| tools::on_path(name))),
    }
}

fn install() -> Result<(), String> {
    let missing = "Chromium and its chromedriver are missing";
    if tools::on_path("apt-get").is_none() {
        return Err(format!(
            "{missing}: install both in the same version, put them on PATH or set CHROME and CHROMEDRIVER, then run this again"
        ));
    }
    let before: &[&str] = if output_of(command("id").arg("-u")).as_deref() == Some("0") {
        &[]
    } else if output_of(command("sudo").args(["-n", "true"])).is_some() {
        &["sudo", "-n"]
    } else {
        return Err(format!(
            "{missing} and installing them needs more rights: run `sudo {APT_INSTALL}`, then this again"
        ));
    };
    heading("Chromium and chromedriver (apt, about a minute)");
    for apt in ["apt-get update", APT_INSTALL] {
        let words: Vec<_> = before.iter().copied().chain(apt.split(' ')).collect();
        let mut install = command(words[0]);
        install
            .args(&words[1..])
            .env("DEBIAN_FRONTEND", "noninteractive");
        if !run::run(&mut install)? {
            return Err(format!(
                "`{apt}` failed, the lines above say why: when it works, or Chromium and chromedriver are on PATH another way, run this again"
            ));
        }
    }
    Ok(())
}
