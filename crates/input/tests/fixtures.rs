//! Every format on files as people have them. `fixtures/<format>/` holds the files, `fixtures/<format>.jsonl` a line for
//! each article as [`line`] writes it, and for each note and problem; a test that fails prints what it found.

#![cfg(all(feature = "files", feature = "documents"))]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_input::{FORMATS, Origin, files, line, open};
use serde_json::json;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// What is found in a folder, a line each.
fn found(folder: &Path) -> Vec<String> {
    let root = format!("{}/", folder.display());
    let mut lines = Vec::new();
    for mut source in files::sources(&[folder.to_path_buf()], FORMATS).unwrap() {
        source.origin.name = source.origin.name.replace(&root, "");
        for input in source.open(FORMATS) {
            match input.read() {
                Ok(article) => {
                    lines.push(line(&article).unwrap());
                    lines.extend(
                        article.notes.iter().map(|note| json!({ "note": note.to_string() }).to_string()),
                    );
                }
                Err(problem) => lines.push(json!({ "problem": problem.to_string() }).to_string()),
            }
        }
    }
    lines
}

#[test]
fn every_format_reads_its_fixtures() {
    let mut folders: Vec<PathBuf> = std::fs::read_dir(fixtures())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|p| p.is_dir())
        .collect();
    folders.sort();
    for format in FORMATS {
        assert!(
            folders.iter().any(|folder| folder.ends_with(format.name)),
            "{} has no fixtures",
            format.name
        );
    }
    for folder in folders {
        let expected = std::fs::read_to_string(folder.with_extension("jsonl")).unwrap_or_default();
        let found = found(&folder).join("\n") + "\n";
        assert_eq!(found, expected, "{}: found\n{found}", folder.display());
    }
}

#[test]
fn what_was_written_is_read_again() {
    for format in FORMATS {
        let all = found(&fixtures().join(format.name)).join("\n");
        let articles: Vec<&str> = all.lines().filter(|line| line.starts_with("{\"id\"")).collect();
        assert!(!articles.is_empty(), "{}", format.name);
        let stream = Box::new(std::io::Cursor::new(articles.join("\n")));
        let again: Vec<String> = open(FORMATS, Origin::new("again", "again"), stream)
            .map(|input| line(&input.read().unwrap()).unwrap())
            .collect();
        assert_eq!(again, articles);
    }
}

/// Gives the same lines for ever, after a first one.
struct Endless {
    first: &'static [u8],
    line: &'static [u8],
    at: usize,
}

impl Read for Endless {
    fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
        let mut from = if self.at < self.first.len() {
            &self.first[self.at..]
        } else {
            &self.line[(self.at - self.first.len()) % self.line.len()..]
        };
        let many = from.read(to)?;
        self.at += many;
        Ok(many)
    }
}

#[test]
fn many_articles_in_one_file_need_no_memory_for_all() {
    for (first, line) in
        [(&b""[..], &b"{\"id\":\"a\",\"text\":\"It rains.\"}\n"[..]), (b"id,text\n", b"a,It rains.\n")]
    {
        let endless = BufReader::new(Endless { first, line, at: 0 });
        let inputs = open(FORMATS, Origin::new("o", "standard input"), Box::new(endless));
        let texts: Vec<String> = inputs.take(3_000).map(|input| input.read().unwrap().text).collect();
        assert!(texts.iter().all(|text| text == "It rains.") && texts.len() == 3_000);
    }
}
