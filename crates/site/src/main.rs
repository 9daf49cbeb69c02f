//! `on-record-site dist`: finishes what trunk has built, see the library. `cargo xtask build` calls it.
//!
//! With `--archive FILE` another corpus than the page's own is written into the pages; with `--single-file FILE` the
//! whole page is written into one file too.

use on_record::embedded;
use on_record::library::{Library, SharedLibrary as Shelf};
use on_record_engine::model::archive::decode;
use on_record_site::{dist, element, pages, single};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

fn main() -> ExitCode {
    match finish() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn finish() -> Result<(), String> {
    let (mut folder, mut archive, mut one_file) = (None, None, None);
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--single-file" => one_file = Some(arguments.next().ok_or("--single-file needs a file.")?),
            "--archive" => archive = Some(arguments.next().ok_or("--archive needs a file.")?),
            _ => folder = Some(PathBuf::from(argument)),
        }
    }
    let folder = folder.ok_or("Which folder? As in `on-record-site dist`.")?;
    let corpus = match &archive {
        None => embedded::open(),
        Some(file) => decode(&fs::read(file).map_err(|e| format!("{file} cannot be read: {e}."))?),
    };
    let shelf =
        Shelf::new(Library::new(corpus.map_err(|e| format!("The archive cannot be opened: {e:?}."))?));

    let built = dist::Built::read(&folder)?;
    if let Some(file) = one_file {
        write(Path::new(&file), single::page(&built, &shelf)?.as_bytes())?;
    }
    let (template, files) = built.joined()?;
    built.clear()?;
    for (name, text) in files.iter().chain(&element::files(&built)?) {
        write(&folder.join(name), text.as_bytes())?;
    }
    for (path, html) in pages::all(&shelf, &template) {
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
