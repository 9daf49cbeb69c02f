//! `on-record-site dist`: finishes what trunk has built, see the library. `cargo xtask build` calls it.

use clap::Parser;
use on_record::embedded;
use on_record::library::{Library, SharedLibrary};
use on_record_engine::model::archive::decode;
use on_record_site::finished::Finished;
use on_record_site::site::Wish;
use on_record_site::{dist, pages, single};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Finishes the built page: static lists that are read without a program, the embeddable element, the one file
#[derive(Parser)]
#[command(
    name = "on-record-site",
    version,
    after_help = "Examples:
  on-record-site dist                                   with the corpus of the build
  on-record-site dist --archive corpus.orc              with another corpus in the static pages
  on-record-site dist --single-file on-record.html      the whole page in one file too

The folder is the one that `trunk build --release` has just written; it is finished in place."
)]
struct Arguments {
    /// The folder that trunk has written
    folder: PathBuf,
    /// Write this corpus into the pages instead of the page's own
    #[arg(long, value_name = "FILE")]
    archive: Option<PathBuf>,
    /// Write the whole page into this file too
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

fn finish(arguments: &Arguments) -> Result<(), String> {
    let Arguments { folder, archive, single_file } = arguments;
    let corpus = match archive {
        None => embedded::open(),
        Some(file) => {
            decode(&fs::read(file).map_err(|e| format!("{} cannot be read: {e}.", file.display()))?)
        }
    };
    let corpus = corpus.map_err(|e| format!("The archive cannot be opened: {e:?}."))?;
    let library = SharedLibrary::new(Library::new(corpus));

    let built = dist::Built::read(folder)?;
    let page = Finished::of_built(&built)?;
    if let Some(file) = single_file {
        write(file, single::page(&page, &library, None, &Wish::default())?.as_bytes())?;
    }
    built.clear()?;
    for (name, bytes) in &page.files {
        write(&folder.join(name), bytes)?;
    }
    for (path, html) in pages::all(&library, &page.template)? {
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
