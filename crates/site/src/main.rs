//! `on-record-site dist`: finishes what trunk has built, see the library. `cargo xtask build` calls it.

use clap::Parser;
use on_record::embedded;
use on_record::library::{Library, Shelf};
use on_record_engine::model::archive::decode;
use on_record_site::{dist, element, pages, single};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Finishes the page that trunk has built: static pages, the element, the one file.
#[derive(Parser)]
struct Arguments {
    /// The folder that trunk has built into.
    folder: PathBuf,

    /// Write the statements of this archive into the pages, not those of the page's own corpus.
    #[arg(long, value_name = "FILE")]
    archive: Option<PathBuf>,

    /// Write the whole page into this one file too.
    #[arg(long, value_name = "FILE")]
    single_file: Option<PathBuf>,
}

fn main() -> ExitCode {
    match finish(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn finish(Arguments { folder, archive, single_file }: &Arguments) -> Result<(), String> {
    let corpus = match archive {
        None => embedded::open(),
        Some(file) => {
            decode(&fs::read(file).map_err(|e| format!("{} cannot be read: {e}.", file.display()))?)
        }
    };
    let shelf =
        Shelf::new(Library::new(corpus.map_err(|e| format!("The archive cannot be opened: {e:?}."))?));

    let built = dist::Built::read(folder)?;
    if let Some(file) = single_file {
        write(file, single::page(&built, &shelf)?.as_bytes())?;
    }
    let (template, files) = built.joined()?;
    built.clear()?;
    for (name, text) in files.iter().chain(&element::files(&built)?) {
        write(&folder.join(name), text.as_bytes())?;
    }
    for (path, html) in pages::all(&shelf, &template)? {
        write(&folder.join(path), html.as_bytes())?;
    }
    Ok(())
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let told = |e: std::io::Error| format!("{} cannot be written: {e}.", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(told)?;
    }
    fs::write(path, bytes).map_err(told)
}
