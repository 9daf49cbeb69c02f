//! `on-record pack`: articles in, one archive out.

use crate::careful;
use crate::input::{self, Document, Input};
use crate::pipeline::ordered;
use crate::progress::Progress;
use crate::report::End;
use on_record_engine::model::archive;
use on_record_engine::pack::Manifest;
use on_record_engine::pack::{ReadArticle, pack};
use on_record_engine::{Diagnostic, Reader, Severity};
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
    let (manifest, mut problems) = manifest(wish)?;
    let mut end = End::Complete;
    let reader = Reader::built_in();
    let documents = if wish.paths.is_empty() {
        let lines = input::lines(std::io::BufReader::new(std::io::stdin()));
        read(&reader, lines, None, wish.jobs, |input| input, &mut end)
    } else {
        let sources = input::sources(wish.paths)?;
        let many = sources.len();
        let open = |(row, source): (usize, input::Source)| input::read(row + 1, &source);
        read(&reader, sources.into_iter().enumerate(), Some(many), wish.jobs, open, &mut end)
    };
    let (corpus, more) = pack(documents, &manifest, reader.language());
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
fn manifest(wish: &Wish<'_>) -> Result<(Manifest, Vec<Diagnostic>), String> {
    let found: Vec<PathBuf> = match wish.manifest {
        Some(path) => vec![path.to_path_buf()],
        None => {
            wish.paths.iter().map(|path| path.join("corpus.toml")).filter(|path| path.is_file()).collect()
        }
    };
    match found.as_slice() {
        [] => Ok((Manifest::default(), vec![])),
        [path] => {
            let text = std::fs::read_to_string(path)
                .map_err(|e| format!("{} cannot be read: {e}", path.display()))?;
            Ok(Manifest::parse(&path.display().to_string(), &text))
        }
        [one, two, ..] => Err(format!(
            "there are {} and {}: say which one holds with --manifest",
            one.display(),
            two.display()
        )),
    }
}

fn read<I: Iterator<Item: Send> + Send>(
    reader: &Reader,
    inputs: I,
    many: Option<usize>,
    jobs: Option<NonZeroUsize>,
    open: impl Fn(I::Item) -> Input + Sync,
    end: &mut End,
) -> Vec<ReadArticle> {
    let progress = Progress::new(many);
    let mut documents = vec![];
    let work = |input| {
        let (Document { id, text }, reading) = careful::read(reader, open(input)?)?;
        Ok(ReadArticle { name: id, text, reading })
    };
    ordered(inputs, jobs, work, |result: Result<ReadArticle, String>| {
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
