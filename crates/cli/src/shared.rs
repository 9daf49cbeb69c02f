//! Reading on all cores where there are no threads: under node, `npm/lib` starts the module several times. Each helper
//! reads its part of the articles and writes the readings into a file; the one that does the work finds them there. What
//! it does not find it reads itself, so the result is the same with helpers and without.

use crate::input::{Coming, arriving};
use on_record_engine::{Reader, Reading};
use on_record_input::Article;
use std::collections::BTreeMap;
use std::env;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::OnceLock;

/// The folder that paths are read against: a module has none of its own.
const FOLDER: &str = "ON_RECORD_FOLDER";
/// Which part of the articles a helper reads, such as `0/4`.
const PART: &str = "ON_RECORD_PART";
/// Where a helper writes its readings; the files of all helpers, with `:` between them.
const READINGS: &str = "ON_RECORD_READINGS";

/// Goes to the folder that the command was called in. A helper does its part and ends: `draws` where pages are drawn by
/// several, which tells of nothing else.
pub(crate) fn begin(
    paths: &[PathBuf],
    coming: &Coming,
    draws: impl FnOnce() -> Option<ExitCode>,
) -> Option<ExitCode> {
    if let Some(folder) = env::var_os(FOLDER) {
        // Where it cannot be gone to, whole paths work all the same.
        let _ = env::set_current_dir(folder);
    }
    let part = env::var(PART).ok()?;
    if let Some(end) = draws() {
        return Some(end);
    }
    let done = part.split_once('/').and_then(|(number, of)| {
        let file = env::var_os(READINGS)?;
        read_part(paths, coming, number.parse().ok()?, of.parse().ok()?, Path::new(&file)).ok()
    });
    Some(if done.is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn read_part(
    paths: &[PathBuf],
    coming: &Coming,
    number: usize,
    of: usize,
    file: &Path,
) -> Result<(), String> {
    let told = |e: std::io::Error| e.to_string();
    let reader = Reader::built_in();
    let mut out = BufWriter::new(std::fs::File::create(file).map_err(told)?);
    // What cannot be read is told by the one that does the work.
    for article in arriving(paths, coming)?.part(number, of).filter_map(|input| input.read().ok()) {
        let entry = (mark(&article), reader.read(&article.text));
        let bytes = postcard::to_allocvec(&entry).map_err(|e| e.to_string())?;
        out.write_all(&bytes).map_err(told)?;
    }
    out.flush().map_err(told)
}

/// The reading of an article, where a helper has read it. Each is asked for once.
pub(crate) fn ready(article: &Article) -> Option<Reading> {
    static READY: OnceLock<BTreeMap<u64, Reading>> = OnceLock::new();
    READY.get_or_init(load).get(&mark(article)).cloned()
}

fn load() -> BTreeMap<u64, Reading> {
    let mut ready = BTreeMap::new();
    for file in env::var(READINGS).unwrap_or_default().split(':').filter(|file| !file.is_empty()) {
        let bytes = std::fs::read(file).unwrap_or_default();
        let mut rest = bytes.as_slice();
        while let Ok(((mark, reading), more)) = postcard::take_from_bytes::<(u64, Reading)>(rest) {
            ready.insert(mark, reading);
            rest = more;
        }
    }
    ready
}

/// Tells texts apart. Helpers are the same module, so the hash is the same one.
fn mark(article: &Article) -> u64 {
    let mut hasher = DefaultHasher::new();
    article.text.hash(&mut hasher);
    hasher.finish()
}
