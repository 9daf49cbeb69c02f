//! Damaged files: the fixtures of every format, cut short and with bytes changed, give articles or sentences, never a
//! panic and never nothing.

#![cfg(all(feature = "files", feature = "documents"))]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_input::{FORMATS, Origin, open};
use std::io::Cursor;
use std::path::{Path, PathBuf};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

/// The bytes cut at a place, with some of those before it changed: the same ones in every run.
fn damaged(bytes: &[u8], round: usize) -> Vec<u8> {
    let mut state = round as u64 * 0x9e37_79b9 + 1;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below.max(1)
    };
    let end = if round.is_multiple_of(2) { bytes.len() } else { next(bytes.len()) };
    let mut damaged = bytes[..end].to_vec();
    for _ in 0..round {
        let place = next(damaged.len());
        if let Some(byte) = damaged.get_mut(place) {
            *byte = u8::try_from(next(256)).unwrap();
        }
    }
    damaged
}

#[test]
fn whatever_is_damaged_gives_articles_or_sentences() {
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures"), &mut found);
    assert!(found.len() > 60, "{}", found.len());
    for path in found.iter().filter(|path| !path.ends_with("deep.html")) {
        let bytes = std::fs::read(path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for round in 0..8 {
            let stream = Box::new(Cursor::new(damaged(&bytes, round)));
            let outcomes: Vec<_> =
                open(FORMATS, Origin::new("o", name.clone()), stream).map(|input| input.read()).collect();
            assert!(!outcomes.is_empty(), "{name}, round {round}");
            for problem in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
                assert!(problem.to_string().starts_with(&name), "{problem}");
            }
        }
    }
}
