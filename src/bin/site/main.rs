//! The native half of the site: it checks the content, exports the pages, serves and weighs them.

mod budget;
mod serve;

use clap::{Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

/// Checks, exports, serves and weighs the site.
#[derive(Parser)]
#[command(name = "site")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Serve an exported site on 127.0.0.1 as a plain static host would.
    Serve {
        /// The folder of the exported site.
        dir: PathBuf,
        /// The port; 0 takes a free one.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// The path at which the site stands, beginning and ending with a slash.
        #[arg(long, default_value = "/")]
        base: String,
    },
    /// Weigh an exported site and the crates in its wasm, and fail above the bars.
    Budget {
        /// The folder of the exported site.
        dir: PathBuf,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().task {
        Task::Serve { dir, port, base } => serve::run(&dir, port, &base),
        Task::Budget { dir } => budget::run(&dir),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}
