//! `site check`: tells every fault of a data folder.

use crate::links;
use clap::{Args, ValueEnum};
use inducult::content::check::{Purpose, load_for};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Tells every fault of the content. Ends with 0 where the site can be made, 1 where it can't, 2 for wrong usage.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder with project.json.
    #[arg(long, value_name = "DIR", default_value = "public/data")]
    data: PathBuf,
    /// How to tell: lines for people, or an array of JSON objects.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Hold the content to what a public site must have: a contact, a postal address, an address of its own.
    #[arg(long)]
    publish: bool,
    /// Ask every web address of the content whether it still answers. It needs the internet and takes minutes.
    #[arg(long)]
    links: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// Whether there is a folder of content to read; says so where there is none.
pub(crate) fn is_folder(data: &Path) -> bool {
    let is_folder = data.is_dir();
    if !is_folder {
        let data = data.display();
        eprintln!("error: {data} is not a folder; name the folder with project.json: --data DIR");
    }
    is_folder
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    if !is_folder(&arguments.data) {
        return ExitCode::from(2);
    }
    let purpose = if arguments.publish {
        Purpose::Publish
    } else {
        Purpose::Build
    };
    let (_, mut diagnostics) = load_for(purpose, &arguments.data);
    let mut closing = None;
    if arguments.links {
        let told = links::check(&arguments.data);
        diagnostics = diagnostics.with(told.faults);
        closing = Some(told.closing);
    }
    let text = match arguments.format {
        Format::Text => diagnostics.to_string(),
        Format::Json => format!("{:#}\n", diagnostics.to_json()),
    };
    // Whoever reads may stop early, as `head` does; the exit code says the rest.
    let _ = std::io::stdout().write_all(text.as_bytes());
    if let Some(closing) = closing {
        eprintln!("{closing}");
    }
    ExitCode::from(u8::from(diagnostics.has_errors()))
}
