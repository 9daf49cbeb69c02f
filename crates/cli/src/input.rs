//! Where articles come from: files, folders, JSON lines.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;
use std::path::{Path, PathBuf};

/// An article as it was read.
#[derive(Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct Document {
    /// What it is called.
    pub(crate) id: String,
    /// Its text, byte for byte.
    pub(crate) text: String,
}

/// An article, or a line that says which input could not be read and why.
pub(crate) type Input = Result<Document, String>;

/// A file that is to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source {
    pub(crate) id: String,
    pub(crate) path: PathBuf,
}

/// The files that the paths stand for, in order: folders are walked by name and give their .txt files.
pub(crate) fn sources(paths: &[PathBuf]) -> Result<Vec<Source>, String> {
    let mut found: Vec<(PathBuf, String)> = vec![];
    for path in paths {
        let known = std::fs::metadata(path).map_err(|e| format!("{} cannot be read: {e}", path.display()))?;
        if known.is_dir() {
            let mut files = vec![];
            walk(path, &mut files)?;
            for file in files {
                let below = slashes(file.strip_prefix(path).unwrap_or(&file));
                found.push((file, below));
            }
        } else {
            found.push((path.clone(), slashes(path)));
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|(path, _)| seen.insert(path.clone()));
    let stems = counted(found.iter().map(|(path, _)| stem(path)));
    let belows = counted(found.iter().map(|(_, below)| below.clone()));
    let once = |counts: &BTreeMap<String, usize>, name: &String| counts.get(name) == Some(&1);
    Ok(found
        .into_iter()
        .map(|(path, below)| {
            let stem = stem(&path);
            let id = match (once(&stems, &stem), once(&belows, &below)) {
                (true, _) => stem,
                (_, true) => below,
                _ => slashes(&path),
            };
            Source { id, path }
        })
        .collect())
}

fn counted(names: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    names.for_each(|name| *counts.entry(name).or_insert(0) += 1);
    counts
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn slashes(path: &Path) -> String {
    path.components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect::<Vec<_>>()
        .join("/")
        .replace("//", "/")
}

/// The .txt files below a folder, by name. Links to folders are not followed: they could lead in circles.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let problem = |e| format!("{} cannot be read: {e}", folder.display());
    let mut entries =
        std::fs::read_dir(folder).map_err(problem)?.collect::<Result<Vec<_>, _>>().map_err(problem)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().map_err(problem)?.is_dir() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "txt") && path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

/// Reads a file.
pub(crate) fn read(number: usize, source: &Source) -> Input {
    let skipped = |why: String| format!("input {number}, {}: {why}; skipped", source.path.display());
    let bytes = std::fs::read(&source.path).map_err(|e| skipped(e.to_string()))?;
    let text = String::from_utf8(bytes)
        .map_err(|e| skipped(format!("not UTF-8 from byte {} on", e.utf8_error().valid_up_to())))?;
    Ok(Document { id: source.id.clone(), text })
}

/// The articles of JSON lines, one after the other; blank lines are passed over.
pub(crate) fn lines(mut from: impl BufRead) -> impl Iterator<Item = Input> {
    let mut number = 0_usize;
    let mut ended = false;
    let mut bytes = Vec::new();
    std::iter::from_fn(move || {
        while !ended {
            number += 1;
            bytes.clear();
            match from.read_until(b'\n', &mut bytes) {
                Ok(0) => ended = true,
                Ok(_) if bytes.trim_ascii().is_empty() => {}
                Ok(_) => return Some(line(number, &bytes)),
                Err(e) => {
                    ended = true;
                    return Some(Err(format!("line {number}: standard input cannot be read: {e}")));
                }
            }
        }
        None
    })
}

fn line(number: usize, bytes: &[u8]) -> Input {
    // A byte order mark before the first line belongs to the file, not to the JSON.
    let bytes = if number == 1 { bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes) } else { bytes };
    let text = std::str::from_utf8(bytes)
        .map_err(|e| format!("line {number}: not UTF-8 from byte {} on; skipped", e.valid_up_to()))?;
    serde_json::from_str(text).map_err(|e| {
        let what = e.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        format!(
            "line {number}: not {{\"id\": \"…\", \"text\": \"…\"}}: {what} (column {}); skipped",
            e.column()
        )
    })
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn bad_lines_are_named_and_passed_over() {
        let input = b"\xef\xbb\xbf{\"id\":\"a\",\"text\":\"x\\r\\n\"}\n\n{\"id\":1}\n\xff\n{\"text\":\"y\",\"id\":\"b\",\"more\":[]}";
        let read: Vec<_> = lines(&input[..]).collect();
        assert_eq!(read.len(), 4);
        assert_eq!(read[0].as_ref().unwrap().text, "x\r\n");
        assert!(read[1].as_ref().unwrap_err().starts_with("line 3: not {"), "{:?}", read[1]);
        assert!(read[2].as_ref().unwrap_err().starts_with("line 4: not UTF-8 from byte 0 on"));
        assert_eq!(read[3].as_ref().unwrap().id, "b");
    }
}
