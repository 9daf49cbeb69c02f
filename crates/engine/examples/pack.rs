//! Packs a folder of articles into an archive, which the page and the example `query` open.
//!
//! ```sh
//! cargo run --release --example pack -- articles corpus.orc
//! ```

use on_record_engine::model::archive;
use on_record_engine::pack::{Manifest, ReadArticle, pack};
use on_record_engine::{Diagnostic, Reader};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: pack FOLDER ARCHIVE

FOLDER    holds articles as text files in UTF-8 (*.txt) and, if you like, a corpus.toml with title, topics, outlets
ARCHIVE   is written anew: corpus.orc";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, output] = arguments.as_slice() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(Path::new(folder), Path::new(output)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("pack: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, output: &Path) -> Result<(), String> {
    let (manifest, mut problems) = manifest(folder)?;
    let reader = Reader::built_in();
    let articles = articles(folder, &reader)?;
    if articles.is_empty() {
        return Err(format!("{} holds no article: put text files (*.txt) into it", folder.display()));
    }
    let (corpus, more) = pack(articles, &manifest, reader.language());
    problems.extend(more);
    // A mistake in corpus.toml costs its own entry, so these are told and the archive is written all the same.
    problems.iter().for_each(|problem| eprintln!("pack: {problem}"));
    let bytes = archive::encode(&corpus);
    std::fs::write(output, &bytes)
        .map_err(|error| format!("{} cannot be written: {error}", output.display()))?;
    println!(
        "{}: {} articles, {} statements, {} actors, {} topics, {} bytes",
        output.display(),
        corpus.articles.len(),
        corpus.statements.len(),
        corpus.actors.len(),
        corpus.topics.len(),
        bytes.len()
    );
    Ok(())
}

/// What corpus.toml says; nothing where there is none.
fn manifest(folder: &Path) -> Result<(Manifest, Vec<Diagnostic>), String> {
    let path = folder.join("corpus.toml");
    if !path.is_file() {
        return Ok((Manifest::default(), Vec::new()));
    }
    let text = read(&path)?;
    Ok(Manifest::parse("corpus.toml", &text))
}

fn articles(folder: &Path, reader: &Reader) -> Result<Vec<ReadArticle>, String> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    // The corpus does not depend on the order; messages are easier to compare with one.
    paths.sort();
    let read = |path: PathBuf| {
        let text = read(&path)?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        Ok(ReadArticle { name, reading: reader.read(&text), text })
    };
    paths.into_iter().map(read).collect()
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))
}
