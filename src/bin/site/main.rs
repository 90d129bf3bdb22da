//! The native half of the site: it checks the content and keeps its schemas.

mod check;
mod schema;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Checks the content of a site.
#[derive(Parser)]
#[command(name = "site")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    Check(check::Arguments),
    Schema(schema::Arguments),
}

fn main() -> ExitCode {
    let done = match Cli::parse().task {
        Task::Check(arguments) => return check::run(&arguments),
        Task::Schema(arguments) => schema::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(text) => {
            eprintln!("{text}");
            ExitCode::FAILURE
        }
    }
}
