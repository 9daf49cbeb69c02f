//! What travels to the reader: the files of dist/ as a server sends them, packed with brotli.

use crate::run::{Outcome, root};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The most that the page's wasm, its corpus included, may weigh, in bytes as brotli packs it. Each language but English is a
/// file of its own: readers of one load nothing of the others.
pub(crate) const LIMIT: usize = 310_000;
/// The same for what a browser fetches when a text is to be read: the reader's wasm and its model.
const READER: usize = 1_300_000;

/// Prints every file of dist/ with its size.
pub(crate) fn tell() -> Outcome {
    let mut total = 0;
    println!("\n{:>12} {:>12}  file in dist/", "bytes", "brotli");
    let (mut pages, mut weight) = (0, 0);
    for path in files(&root().join("dist"))? {
        let bytes = read(&path)?;
        let small = brotli(&bytes);
        if path.parent() != Some(&root().join("dist")) {
            (pages, weight) = (pages + 1, weight + small);
            continue;
        }
        total += small;
        println!("{:>12} {:>12}  {}", bytes.len(), small, name(&path));
    }
    println!("{:>12} {total:>12}  in all", "");
    if pages > 0 {
        println!("{:>12} {weight:>12}  in {pages} static pages of actors, topics and statements", "");
    }
    Ok(())
}

/// Fails when the page's wasm is heavier than [`LIMIT`], or the reader's files than [`READER`].
///
/// Only what is held to a bound is packed: the static pages would take longer than all else, and `cargo xtask build` tells them.
pub(crate) fn check() -> Outcome {
    let wasm: Vec<PathBuf> = files(&root().join("dist"))?
        .into_iter()
        // The reader is no part of the page: it is fetched when a text is to be read.
        .filter(|p| {
            p.extension().is_some_and(|e| e == "wasm") && !p.components().any(|c| c.as_os_str() == "reader")
        })
        .collect();
    if wasm.is_empty() {
        return Err("dist/ holds no wasm: run `cargo xtask build` first.".to_owned());
    }
    let reader = ["reader_bg.wasm", "reader.orm"].map(|file| root().join("dist").join("reader").join(file));
    weigh("The page's wasm", &wasm, LIMIT)?;
    weigh("The reader", &reader, READER)
}

/// Fails when files are heavier than they may be.
fn weigh(what: &str, files: &[PathBuf], limit: usize) -> Outcome {
    let mut weight = 0;
    for path in files {
        weight += brotli(&read(path)?);
    }
    println!("{what}: {weight} bytes of at most {limit}");
    if weight > limit {
        return Err(format!(
            "{what} weighs {weight} bytes with brotli, {} more than it may.",
            weight - limit
        ));
    }
    Ok(())
}

fn name(path: &Path) -> String {
    path.strip_prefix(root().join("dist")).unwrap_or(path).display().to_string()
}

fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|e| format!("{} cannot be read: {e}.", name(path)))
}

fn files(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)
        .map_err(|_| "There is no dist/ yet: run `cargo xtask build` first.".to_owned())?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    let mut found = vec![];
    for path in paths {
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

fn brotli(bytes: &[u8]) -> usize {
    let mut packer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    // Writing to a vector cannot fail.
    let _ = packer.write_all(bytes);
    packer.into_inner().len()
}

#[cfg(test)]
mod tests {
    use super::brotli;

    #[test]
    fn packs_to_the_end() {
        let text = "On Friday she said so. ".repeat(1_000);
        assert!((20..200).contains(&brotli(text.as_bytes())));
    }
}
