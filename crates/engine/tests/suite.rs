//! The suite: small articles, each with what is expected of it beside it.
//!
//! `articles/x.txt` is read and written out as `x.expected` has it: a line a statement, with who, told to whom, when,
//! and the words. Where they differ, the test shows both. `UPDATE_EXPECTED=1 cargo test -p on-record-engine --test
//! suite` writes the files anew; read the difference before it is committed.

#![cfg(feature = "weights")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_engine::text::BlockKind;
use on_record_engine::{Reader, Reading, Span};
use std::fmt::Write as _;
use std::path::Path;

fn joined(text: &str, spans: &[Span]) -> String {
    let words: Vec<String> =
        spans.iter().map(|s| s.of(text).split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    words.join(" … ")
}

/// A reading as people read it.
fn written(text: &str, reading: &Reading) -> String {
    let mut out = String::new();
    for block in reading.blocks.iter().filter(|b| b.kind != BlockKind::Body) {
        writeln!(out, "{:?}: {}", block.kind, joined(text, &[block.span])).unwrap();
    }
    if let Some(outlet) = reading.outlet {
        writeln!(out, "outlet: {}", outlet.of(text)).unwrap();
    }
    if let Some((day, _)) = reading.reported_on {
        writeln!(out, "reported on: {day}").unwrap();
    }
    for statement in &reading.statements {
        let attribution = &statement.attribution;
        let who = match statement.speaker.and_then(|id| reading.entities.get(id)) {
            Some(one) if one.named => one.name.clone(),
            Some(one) => format!("{}: {}", one.kind.word(), one.name),
            None => "nobody".to_owned(),
        };
        let nested = if attribution.nested { ", nested" } else { "" };
        writeln!(
            out,
            "\n{} ({}{nested}), by “{}”",
            who,
            attribution.manner.word(),
            joined(text, &attribution.source)
        )
        .unwrap();
        if let Some((channel, _)) = &statement.addressee {
            writeln!(out, "  told to: {channel}").unwrap();
        }
        if let Some(basis) = statement.said.basis {
            let day = statement.said.on.map_or_else(|| "no day".to_owned(), |d| d.to_string());
            writeln!(out, "  said: {day} ({})", basis.of(text)).unwrap();
        }
        writeln!(out, "  {} » {}", joined(text, &attribution.cue), joined(text, &attribution.content))
            .unwrap();
    }
    out
}

#[test]
fn articles_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut articles: Vec<_> = std::fs::read_dir(&folder).unwrap().flatten().map(|e| e.path()).collect();
    articles.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    articles.sort();
    assert!(articles.len() >= 8, "the suite is there");
    let (reader, update) = (Reader::built_in(), std::env::var_os("UPDATE_EXPECTED").is_some());
    let mut wrong = Vec::new();
    for path in articles {
        let text = std::fs::read_to_string(&path).unwrap();
        let found = written(&text, &reader.read(&text));
        let beside = path.with_extension("expected");
        if update {
            std::fs::write(&beside, &found).unwrap();
            continue;
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        if expected != found {
            wrong.push(format!(
                "{}\n{}",
                path.file_name().unwrap().to_string_lossy(),
                difference(&expected, &found)
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The lines that only one side has: `-` expected, `+` found.
fn difference(expected: &str, found: &str) -> String {
    let missing = expected.lines().filter(|l| !found.lines().any(|f| f == *l)).map(|l| format!("  - {l}"));
    let new = found.lines().filter(|l| !expected.lines().any(|e| e == *l)).map(|l| format!("  + {l}"));
    missing.chain(new).collect::<Vec<_>>().join("\n")
}
