//! `site schema`: writes the JSON Schemas of the content files, which editors use while typing.

use clap::Args;
use inducult::content::schema::{SCHEMAS, file_text};
use std::path::{Path, PathBuf};

/// Writes the JSON Schema of each content file, made from the types that read them.
#[derive(Args)]
pub(crate) struct Arguments {
    /// The folder for the schemas.
    #[arg(long, value_name = "DIR", default_value = "public/data/schema")]
    out: PathBuf,
}

pub(crate) fn run(arguments: &Arguments) -> Result<(), String> {
    let out = &arguments.out;
    write(out).map_err(|error| {
        format!(
            "error: the schemas can't be written to {}: {error}",
            out.display()
        )
    })
}

fn write(out: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(out)?;
    for (name, make) in SCHEMAS {
        std::fs::write(out.join(format!("{name}.json")), file_text(&make()))?;
    }
    Ok(())
}
