//! Reads the articles of `seeds/` with the engine and packs them into the archive that the page carries.
//!
//! The same engine that the page uses does the reading, so the archive always fits it. A test asserts that the
//! archive equals the folder.

use on_record_engine::model::archive;
use on_record_engine::pack::Manifest;
use on_record_engine::pack::{ReadArticle, pack};
use on_record_engine::{Diagnostic, Reader, Severity};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

const FOLDER: &str = "seeds";
const MANIFEST: &str = "seeds/corpus.toml";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=build.rs");
    match archive(Path::new(FOLDER)) {
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
fn archive(folder: &Path) -> Result<Vec<u8>, Vec<String>> {
    let paths = articles(folder).map_err(|error| vec![format!("{}: {error}", folder.display())])?;
    let reader = Reader::built_in();
    let (mut documents, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match fs::read(&path).map_err(|error| format!(": {error}")).and_then(text) {
            Ok(text) => documents.push(ReadArticle { name, reading: reader.read(&text), text }),
            Err(problem) => problems.push(format!("{}{problem}", path.display())),
        }
    }
    let mut found = Vec::new();
    let manifest = match fs::read_to_string(MANIFEST) {
        Ok(text) => {
            let (manifest, mut more) = Manifest::parse(MANIFEST, &text);
            found.append(&mut more);
            manifest
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Manifest::default(),
        Err(error) => {
            problems.push(format!("{MANIFEST}: {error}"));
            Manifest::default()
        }
    };
    let (corpus, mut more) = pack(documents, &manifest, reader.language());
    found.append(&mut more);
    problems.extend(found.iter().filter_map(tell));
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

/// The text files of a folder, in the order of their names.
fn articles(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// The text of a file's bytes, or the line where they stop being one.
fn text(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].iter().filter(|&&byte| byte == b'\n').count() + 1;
        format!(", line {line}: this is not UTF-8; save the file as UTF-8")
    })
}
