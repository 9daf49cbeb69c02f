//! Reads the articles of `seeds/` with the engine and packs them into the archive that the page carries: text, JSON and tables.
//!
//! Other formats are told with what to do. Their libraries are a hundred packages, which every build of the page would compile
//! first; `on-record read saved/ > seeds/articles.jsonl` brings any of them in, and `on-record build` needs no build of the page.
//!
//! The same engine that the page uses does the reading, so the archive always fits it. A test asserts that the
//! archive equals the folder.

use on_record_engine::model::archive;
use on_record_engine::pack::{Manifest, ReadArticle, pack};
use on_record_engine::{Diagnostic, Reader, Severity};
use on_record_input::{Article, FORMATS, files, manifest};
use std::path::PathBuf;
use std::process::ExitCode;
use std::{env, fs};

const FOLDER: &str = "seeds";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=build.rs");
    match archive(PathBuf::from(FOLDER)) {
        Ok(bytes) => {
            let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("corpus.orc");
            match fs::write(&out, bytes) {
                Ok(()) => ExitCode::SUCCESS,
                Err(error) => fail(&[format!("{}: {error}", out.display())]),
            }
        }
        Err(problems) => fail(&problems),
    }
}

/// Tells cargo, which shows each as an error of the build.
fn fail(problems: &[String]) -> ExitCode {
    problems.iter().for_each(|problem| println!("cargo::error={problem}"));
    ExitCode::FAILURE
}

/// The archive of a folder's articles, or every reason why there is none.
fn archive(folder: PathBuf) -> Result<Vec<u8>, Vec<String>> {
    let paths = [folder];
    let sources = files::sources(&paths, FORMATS).map_err(|error| vec![error.to_string()])?;
    let reader = Reader::built_in();
    let (mut articles, mut entries, mut found) = (Vec::new(), Vec::new(), Vec::new());
    for input in sources.into_iter().flat_map(|source| source.open(FORMATS)) {
        match input.read() {
            Ok(mut article) => {
                found.append(&mut article.notes);
                found.extend(article.read_otherwise(reader.read_by()));
                entries.push(manifest::entry(&article));
                let Article { id, text, .. } = article;
                articles.push(ReadArticle { name: id, reading: reader.read(&text), text });
            }
            Err(problem) => found.push(problem),
        }
    }
    let mut stated = Manifest::default();
    for path in manifest::find(&paths) {
        let (manifest, mut more) = manifest::load(&path).map_err(|error| vec![error.to_string()])?;
        found.append(&mut more);
        stated = manifest;
    }
    found.extend(manifest::complete(&mut stated, entries));
    let (corpus, mut more) = pack(articles, &stated, reader.language());
    found.append(&mut more);
    let problems: Vec<String> = found.iter().filter_map(tell).collect();
    if problems.is_empty() { Ok(archive::encode(&corpus)) } else { Err(problems) }
}

/// Shows a warning, hands an error back.
fn tell(diagnostic: &Diagnostic) -> Option<String> {
    match diagnostic.severity {
        Severity::Warning => {
            println!("cargo::warning={diagnostic}");
            None
        }
        Severity::Error => Some(diagnostic.to_string()),
    }
}
