//! The generated content, and how long its export takes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::build;
use crate::generate;
use crate::run::{command, heading, root};

/// Where generated content goes unless a folder is named.
pub const BIG: &str = "target/big";
/// Where it is exported to.
pub const BIG_SITE: &str = "target/big-site";
const CATALOGUE: &str = "public/data/i18n/en.json";

/// Writes the content of a large site. Options are `--out DIR` and `--scale N`.
///
/// # Errors
/// A sentence, if an option can't be read or a file not be written.
pub fn generate(options: &[&str]) -> Result<(), String> {
    let (mut out, mut scale) = (BIG, 1);
    for option in options.chunks(2) {
        match option {
            ["--out", folder] => out = folder,
            ["--scale", number] => {
                scale = number
                    .parse()
                    .ok()
                    .filter(|n| (1..=100).contains(n))
                    .ok_or_else(|| format!("--scale takes a number from 1 to 100, not {number}"))?;
            }
            _ => {
                return Err(format!(
                    "generate has no option {}; it has --out DIR and --scale N",
                    option.join(" ")
                ));
            }
        }
    }
    write(&root().join(out), scale)
}

fn write(out: &Path, scale: usize) -> Result<(), String> {
    heading(&format!(
        "The content of a large site, in {}",
        out.display()
    ));
    let catalogue = fs::read_to_string(root().join(CATALOGUE))
        .map_err(|error| format!("{CATALOGUE} can't be read: {error}"))?;
    generate::write(out, scale, &catalogue)
        .map_err(|error| format!("{} can't be written: {error}", out.display()))
}

/// Exports the content of a large site with an optimised `site` and prints what that took. There must be a shell.
///
/// # Errors
/// A sentence, if a step failed.
pub fn export() -> Result<(), String> {
    write(&root().join(BIG), 1)?;
    let site = build::optimised_site()?;
    heading("The export of the large site");
    let out = root().join(BIG_SITE);
    let mut export = command(site);
    export.arg("export").arg("--shell").arg(build::shell_dir()?);
    export.args(["--data", BIG, "--out"]).arg(&out);
    let begun = Instant::now();
    let peak = watched("the export", &mut export)?;
    let seconds = begun.elapsed().as_secs_f64();
    let (pages, largest) = pages(&out);
    let memory = peak.map_or("not known on this system".to_owned(), |kb| {
        format!("{} MB at most", kb / 1000)
    });
    println!("pages             {pages}");
    println!("seconds           {seconds:.1}");
    println!("pages per second  {:.0}", pages as f64 / seconds);
    println!("memory            {memory}");
    if let Some((bytes, path)) = largest {
        let path = path.strip_prefix(&out).unwrap_or(&path);
        println!("largest page      {bytes} bytes, {}", path.display());
    }
    Ok(())
}

/// Runs a command and gives the most memory that it held, in kB of 1000 bytes, where the system tells.
fn watched(what: &str, command: &mut Command) -> Result<Option<u64>, String> {
    let mut child = command
        .spawn()
        .map_err(|error| format!("{what} could not be started: {error}"))?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = None;
    loop {
        // What is read is the most until now, so little is lost between two looks.
        peak = peak.max(
            fs::read_to_string(&status)
                .ok()
                .and_then(|text| most_memory(&text)),
        );
        match child.try_wait() {
            Ok(None) => thread::sleep(Duration::from_millis(20)),
            Ok(Some(status)) if status.success() => return Ok(peak),
            _ => return Err(format!("{what} failed: the lines above say why")),
        }
    }
}

/// The high-water mark of a process in what Linux tells of it (proc_pid_status(5)); there a kB has 1024 bytes.
fn most_memory(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kb: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kb * 1024 / 1000)
}

/// How many pages there are below a folder, and the largest.
fn pages(dir: &Path) -> (usize, Option<(u64, PathBuf)>) {
    let (mut count, mut largest) = (0, None);
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "html") {
                count += 1;
                largest = largest.max(entry.metadata().ok().map(|data| (data.len(), path)));
            }
        }
    }
    (count, largest)
}

#[cfg(test)]
mod tests {
    use super::most_memory;

    #[test]
    fn memory_is_read_as_linux_writes_it() {
        let status = "VmPeak:\t  999 kB\nVmHWM:\t  1000 kB\nVmRSS:\t  10 kB\n";
        assert_eq!(most_memory(status), Some(1024));
        assert_eq!(most_memory("Name:\tsite\n"), None);
    }
}
