//! Damaged files: the fixtures of every format, cut short and with bytes changed, give articles or sentences, never a
//! panic and never nothing.

#![cfg(all(feature = "files", feature = "documents"))]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_engine::Severity;
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

/// The texts that are found, and what is told of what is not whole.
fn found(name: &str, bytes: Vec<u8>) -> (Vec<String>, Vec<String>) {
    let (mut texts, mut told) = (vec![], vec![]);
    for input in open(FORMATS, Origin::new("o", name), Box::new(Cursor::new(bytes))) {
        match input.read() {
            Ok(article) => {
                texts.push(article.text.trim().to_owned());
                let notes = article.notes.iter().filter(|note| note.severity == Severity::Error);
                told.extend(notes.map(ToString::to_string));
            }
            Err(problem) => told.push(problem.to_string()),
        }
    }
    (texts, told)
}

/// The text of an article that a file of several holds.
fn text(number: usize) -> String {
    format!(
        "“The ferry stays for {number} more years in the harbour,” Ada Example of the harbour trust said."
    )
}

/// Five articles in each format that holds several: what stands before the articles, each of them, and what stands behind.
fn several() -> Vec<(&'static str, String, Vec<String>, String)> {
    let each =
        |article: fn(usize, String) -> String| (1..=5).map(|n| article(n, text(n))).collect::<Vec<_>>();
    let warc = |n: usize, text: String| {
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{text}</p>");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://sample.example/{n}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    };
    vec![
        (
            "a.jsonl",
            String::new(),
            each(|n, text| format!("{{\"id\":{n},\"text\":\"{text}\"}}\n")),
            String::new(),
        ),
        ("a.json", "[".into(), each(|n, text| format!("{{\"id\":{n},\"text\":\"{text}\"}},\n")), "]".into()),
        ("a.csv", "id,text\n".into(), each(|n, text| format!("{n},\"{text}\"\n")), String::new()),
        (
            "a.rss",
            "<rss><channel>".into(),
            each(|n, text| format!("<item><guid>{n}</guid><description>{text}</description></item>\n")),
            "</channel></rss>".into(),
        ),
        (
            "a.newsml",
            "<newsMessage><itemSet>".into(),
            each(|n, text| {
                format!(
                    "<newsItem guid='{n}'><contentSet><inlineData>{text}</inlineData></contentSet></newsItem>\n"
                )
            }),
            "</itemSet></newsMessage>".into(),
        ),
        ("a.warc", String::new(), each(warc), String::new()),
        (
            "a.mbox",
            String::new(),
            each(|n, text| {
                format!(
                    "From a Wed Apr  2 10:00:00 2031\nMessage-ID: <{n}@a>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\n"
                )
            }),
            String::new(),
        ),
    ]
}

#[test]
fn what_stands_before_a_cut_is_read_whole_and_the_cut_is_told() {
    for (name, before, articles, _) in several() {
        let whole = [before.clone(), articles[..3].concat()].concat();
        // In the middle of the fourth article's text: no letter is cut.
        let at = articles[3].find("more years").unwrap();
        let (texts, told) = found(name, format!("{whole}{}", &articles[3][..at]).into_bytes());
        let expected: Vec<String> = (1..=3).map(text).collect();
        assert!(texts.len() >= 3 && texts[..3] == expected[..], "{name}: {texts:?}");
        // A mail has no end that could be missing.
        let is_told = told.len() == 1 || name == "a.mbox";
        assert!(is_told && texts.len() <= 4, "{name}: {texts:?} {told:?}");
    }
}

#[test]
fn a_broken_article_costs_no_other_one() {
    for (name, before, mut articles, behind) in several() {
        if name == "a.json" {
            // What follows broken JSON cannot be told from what is in it.
            continue;
        }
        articles[2] = match name {
            "a.jsonl" => "{\"id\": broken}\n".to_owned(),
            "a.csv" => "1,2,3\n".to_owned(),
            "a.rss" => "<item><guid>3</guid></item>\n".to_owned(),
            "a.newsml" => "<newsItem guid='3'></newsItem>\n".to_owned(),
            "a.mbox" => {
                "From a Wed Apr  2 10:00:00 2031\nMessage-ID: <3@a>\nMIME-Version: 1.0\n\n\n".to_owned()
            }
            _ => articles[2].replace("Content-Length: ", "Content-Length: 9"),
        };
        let (texts, told) = found(name, [before, articles.concat(), behind].concat().into_bytes());
        assert_eq!(texts, [1, 2, 4, 5].map(text), "{name}: {told:?}");
        assert_eq!(told.len(), 1, "{name}: {told:?}");
    }
}
