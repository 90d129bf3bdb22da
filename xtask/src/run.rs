//! Running other programs: the heading of a step, output that streams, and counts taken from it.

use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The top folder of the checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in a folder of the checkout")
}

/// The folder of the native debug build, in which this program and `site` lie side by side.
///
/// # Errors
/// A sentence, if the system does not say where this program lies.
pub fn debug_dir() -> Result<PathBuf, String> {
    std::env::current_exe()
        .ok()
        .and_then(|exe| exe.parent().map(Path::to_path_buf))
        .ok_or_else(|| {
            "the system does not say where this program lies; run it as `cargo xtask`".to_string()
        })
}

/// Prints the line that names a step.
pub fn heading(text: &str) {
    println!("==> {text}");
}

/// A command that runs in the top folder of the checkout.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// The cargo that runs us, in the top folder of the checkout. `args` are separated by spaces.
pub fn cargo(args: &str) -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(args.split_whitespace());
    cargo
}

/// Runs a command whose output goes straight to the terminal. True if it succeeded.
///
/// # Errors
/// A sentence, if the command could not be started.
pub fn run(command: &mut Command) -> Result<bool, String> {
    command
        .status()
        .map(|status| status.success())
        .map_err(|error| cannot_start(command, &error))
}

/// Runs a command whose output goes straight to the terminal.
///
/// # Errors
/// A sentence with `what` in it, if the command could not be started or failed.
pub fn must(what: &str, command: &mut Command) -> Result<(), String> {
    if run(command)? {
        Ok(())
    } else {
        Err(format!("{what} failed: the lines above say why"))
    }
}

/// Runs a command, prints its output line by line and shows each line to `see`.
/// True if the command succeeded.
///
/// # Errors
/// A sentence, if the command could not be started or its output not be read.
pub fn watch(command: &mut Command, mut see: impl FnMut(&str)) -> Result<bool, String> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| cannot_start(command, &error))?;
    let output = child.stdout.take().expect("stdout is piped");
    let copied = copy_lines(output, io::stdout().lock(), &mut see);
    let status = child.wait();
    copied
        .and(status)
        .map(|status| status.success())
        .map_err(|error| format!("the output of {} broke off: {error}", name_of(command)))
}

fn copy_lines(
    from: impl io::Read,
    mut to: impl Write,
    see: &mut impl FnMut(&str),
) -> io::Result<()> {
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line)? > 0 {
        to.write_all(&line)?;
        to.flush()?;
        see(&String::from_utf8_lossy(&line));
        line.clear();
    }
    Ok(())
}

/// What a command prints on its standard output, if it starts and succeeds. Nothing is shown.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_string();
    output.status.success().then_some(text)
}

fn cannot_start(command: &Command, error: &io::Error) -> String {
    format!("{} could not be started: {error}", name_of(command))
}

fn name_of(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_copied_and_seen_even_without_a_last_line_break() {
        let mut copy = Vec::new();
        let mut seen = Vec::new();
        let mut see = |line: &str| seen.push(line.trim_end().to_string());
        copy_lines(&b"one\ntwo"[..], &mut copy, &mut see).unwrap();
        assert_eq!(copy, b"one\ntwo");
        assert_eq!(seen, ["one", "two"]);
    }
}
