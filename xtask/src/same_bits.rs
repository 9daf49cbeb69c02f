//! Articles are read alike on every machine: natively by the command, and in wasm by the reader that travels with the
//! page, run under node. Both give the statements of the same articles, which must be the same to the last character.

use crate::native;
use crate::run::{command, find, root, run, say, shared, target};
use crate::steps::Done;
use std::path::Path;

/// The labelled articles that may lie beside the checkout.
const SHARED: [&str; 8] = [
    "wild-dev.jsonl",
    "wild-train.jsonl",
    "gum-news-dev.jsonl",
    "polnear-dev.jsonl",
    "polnear-dev-single.jsonl",
    "sourcing.jsonl",
    "transcripts.jsonl",
    "cases.jsonl",
];

/// Reads the project's own articles both ways, and all labelled ones where they are there.
pub(crate) fn check() -> Result<Done, String> {
    if find("node").is_none() {
        return Ok(Done::Skipped("node is not here, which runs the reader outside of a browser".to_owned()));
    }
    let reader = root().join("dist").join("reader");
    if !reader.join("reader_bg.wasm").is_file() {
        return Err("There is no dist/reader/ to read with: run `cargo xtask build` first.".to_owned());
    }
    native::build()?;
    let folder = target().join("same-bits");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{} cannot be made: {e}.", folder.display()))?;
    let (articles, native) = (folder.join("articles.jsonl"), folder.join("native.jsonl"));
    let lines = articles_to_read()?;
    say(&format!("Reading {} articles natively and under node.", lines.lines().count()));
    write(&articles, &lines)?;
    write(&native, &native::printed("extract", &[&articles])?)?;
    let script = root().join("xtask").join("src").join("same_bits.mjs");
    let paths = [script, reader, articles, native].map(|path| path.display().to_string());
    run(command("node", &paths.each_ref().map(String::as_str)))?;
    Ok(Done::Passed)
}

/// The articles as JSON lines: those of the project, and those of each shared file.
fn articles_to_read() -> Result<String, String> {
    let own = native::ARTICLES.iter().map(|path| native::printed("read", &[path]));
    let shared = SHARED.iter().map(|file| shared().join("gold").join(file)).filter(|path| path.is_file());
    let shared = shared.map(|path| native::printed("read", &[path]));
    own.chain(shared).collect()
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|e| format!("{} cannot be written: {e}.", path.display()))
}
