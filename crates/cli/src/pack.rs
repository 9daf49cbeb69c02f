//! `on-record pack`: articles in, one archive out.

use crate::input::{Inputs, inputs};
use crate::panic_guard;
use crate::pipeline::ordered;
use crate::progress::Progress;
use crate::report::End;
use on_record_engine::model::archive;
use on_record_engine::pack::Manifest;
use on_record_engine::pack::{ReadArticle, pack};
use on_record_engine::{Diagnostic, Reader, Severity};
use on_record_input::manifest;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

/// What the command line asks for.
pub(crate) struct Wish<'a> {
    pub(crate) paths: &'a [PathBuf],
    pub(crate) output: &'a Path,
    pub(crate) manifest: Option<&'a Path>,
    pub(crate) jobs: Option<NonZeroUsize>,
}

/// Reads the articles and writes the archive.
pub(crate) fn run(wish: &Wish<'_>) -> Result<End, String> {
    let (manifest, mut problems) = stated(wish)?;
    let mut end = End::Complete;
    let documents = read(inputs(wish.paths)?, wish.jobs, &mut end);
    let (corpus, more) = pack(documents, &manifest);
    problems.extend(more);
    problems.iter().for_each(|problem| eprintln!("on-record: {problem}"));
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        end = End::Skipped;
    }
    let bytes = archive::encode(&corpus);
    write(wish.output, &bytes)?;
    eprintln!(
        "on-record: {}: {} articles, {} statements, {} actors, {} bytes",
        wish.output.display(),
        corpus.articles.len(),
        corpus.statements.len(),
        corpus.actors.len(),
        bytes.len()
    );
    Ok(end)
}

/// The named manifest, or the one `corpus.toml` among the folders, or none.
fn stated(wish: &Wish<'_>) -> Result<(Manifest, Vec<Diagnostic>), String> {
    let found = wish.manifest.map_or_else(|| manifest::find(wish.paths), |path| vec![path.to_path_buf()]);
    match found.as_slice() {
        [] => Ok((Manifest::default(), vec![])),
        [path] => manifest::load(path).map_err(|e| e.to_string()),
        [one, two, ..] => Err(format!(
            "there are {} and {}: say which one holds with --manifest",
            one.display(),
            two.display()
        )),
    }
}

fn read(inputs: Inputs, jobs: Option<NonZeroUsize>, end: &mut End) -> Vec<ReadArticle> {
    let reader = Reader::built_in();
    let progress = Progress::new(inputs.many);
    let mut documents = vec![];
    let work = |input| {
        let (article, reading) = panic_guard::read(&reader, input)?;
        Ok(ReadArticle { name: article.id, text: article.text, reading })
    };
    ordered(inputs.articles, jobs, work, |result: Result<ReadArticle, String>| {
        progress.step();
        match result {
            Ok(document) => documents.push(document),
            Err(sentence) => {
                progress.tell(&sentence);
                *end = End::Skipped;
            }
        }
        true
    });
    progress.end();
    documents
}

/// Writes beside the place first: whoever reads the archive finds the old one or the new one, never a half.
fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    let problem = |e: std::io::Error| format!("{} cannot be written: {e}", path.display());
    let name = path.file_name().ok_or_else(|| format!("{} is not a file's name", path.display()))?;
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(beside);
    let written = std::fs::write(&beside, bytes).and_then(|()| std::fs::rename(&beside, path));
    written.map_err(|e| {
        // What is half written helps nobody; if it cannot be removed, the first error says why.
        let _ = std::fs::remove_file(&beside);
        problem(e)
    })
}
