//! From files to an archive, as workers of a page do it.

#![allow(clippy::unwrap_used, reason = "clippy.toml frees tests, not the functions that help them")]

use on_record_desk::work::{Desk, Opened, Package, Packed};
use on_record_engine::model::{Corpus, archive};
use on_record_engine::pack::{Manifest, ReadArticle, pack};
use on_record_engine::{Id, Reader, StatementId};

const BRIDGE: &str = "“The bridge is closed until spring,” Mayor Ada Example told reporters on Friday.";
const FERRY: &str = "Ben Sample, who leads the Harbour Council, said that the ferry would sail again.";

fn desk() -> Desk {
    Desk::new(include_bytes!("../../engine/languages/en/reader.orm")).unwrap()
}

fn packed(desk: &Desk, lines: &[String], title: &str, shown: &[u8]) -> Packed {
    let mut package = Package::new(title.to_owned(), shown);
    for line in lines {
        assert!(package.add(&desk.read(line).unwrap()));
    }
    desk.pack(package)
}

fn corpus(packed: &Packed) -> Corpus {
    archive::decode(&packed.archive).unwrap()
}

/// An archive as a newsroom packs it.
fn newsroom(manifest: &str) -> Vec<u8> {
    let reader = Reader::built_in();
    let articles = [("bridge", BRIDGE), ("ferry", FERRY)].map(|(name, text)| ReadArticle {
        name: name.to_owned(),
        reading: reader.read(text),
        text: text.to_owned(),
    });
    let (manifest, problems) = Manifest::parse("corpus.toml", manifest);
    assert_eq!(problems, []);
    archive::encode(&pack(articles.into(), &manifest, reader.language()).0)
}

#[test]
fn the_archive_is_the_one_that_the_command_packs_in_whatever_order_workers_finish() {
    let desk = desk();
    let mut lines = desk.open("bridge.txt", BRIDGE.into()).lines;
    lines.extend(desk.open("notes/ferry.txt", FERRY.into()).lines);
    let one = packed(&desk, &lines, "", &[]);
    lines.reverse();
    assert_eq!(one.archive, packed(&desk, &lines, "", &[]).archive);
    assert_eq!(one.archive, newsroom(""));
}

#[test]
fn formats_come_in_and_what_does_not_is_named_with_its_remedy() {
    let desk = desk();
    let html = format!(
        "<html><head><meta property='og:site_name' content='The Sample'></head><body><article><h1>The bridge</h1><p>{BRIDGE}</p><p>{FERRY}</p></article></body></html>"
    );
    let csv = format!("id,date,outlet,text\none,2031-04-02,The Sample,\"{FERRY}\"\n");
    for (name, bytes) in
        [("a.html", html), ("b.csv", csv), ("c.jsonl", format!("{{\"text\":\"{FERRY}\"}}\nnonsense"))]
    {
        let Opened { lines, problems, .. } = desk.open(name, bytes.into_bytes());
        assert_eq!(lines.len(), 1, "{name}: {problems:?}");
        assert_eq!(problems.len(), usize::from(name == "c.jsonl"), "{problems:?}");
        assert_eq!(packed(&desk, &lines, "", &[]).articles, 1);
    }
    let rtf = desk.open("d.rtf", b"{\\rtf1 The bridge".to_vec());
    assert!(rtf.lines.is_empty() && rtf.problems[0].contains("an RTF document"), "{:?}", rtf.problems);
    assert!(desk.read("no article").is_err());
    assert!(!Package::new(String::new(), &[]).add(b"something else"));
}

#[test]
fn two_files_of_one_name_both_stay_with_what_they_state_and_a_file_that_came_twice_is_read_once() {
    let desk = desk();
    let line = |outlet: &str, text: &str| {
        format!("{{\"id\":\"one\",\"outlet\":\"{outlet}\",\"text\":\"{text}\"}}\n")
    };
    let mut lines = desk.open("a.jsonl", line("The Sample", BRIDGE).into()).lines;
    lines.extend(desk.open("b.jsonl", line("The Other", FERRY).into()).lines);
    lines.extend(desk.open("c.jsonl", line("The Other", FERRY).into()).lines);
    let packed = packed(&desk, &lines, "Mine", &[]);
    let corpus = corpus(&packed);
    let names: Vec<&str> = corpus.articles.rows().iter().map(|a| a.name.as_str()).collect();
    assert_eq!((corpus.title.as_str(), names), ("Mine", vec!["one", "one-2"]));
    assert!(corpus.articles.rows().iter().all(|article| article.outlet.is_some()));
    assert!(packed.lines.contains("\"said_by\":{\"outlet\":\"field `outlet`\"}"), "{}", packed.lines);
    assert!(packed.notes.iter().any(|note| note.contains("came twice")), "{:?}", packed.notes);
}

#[test]
fn saved_lines_are_articles_with_statements_and_are_read_again() {
    let desk = desk();
    let saved = packed(&desk, &desk.open("bridge.txt", BRIDGE.into()).lines, "", &[]).lines;
    let line: serde_json::Value = serde_json::from_str(&saved).unwrap();
    assert_eq!(line["statements"][0]["speaker_entity"], "Ada Example");
    assert!(line["read_by"]["model"].is_string());
    let again = desk.open("mine.jsonl", saved.into_bytes());
    assert_eq!((again.lines.len(), again.problems.len()), (1, 0));
    assert_eq!(packed(&desk, &again.lines, "", &[]).statements, 1);
}

#[test]
fn articles_join_a_shown_archive_with_what_its_editors_said() {
    let desk = desk();
    let plain = archive::decode(&newsroom("")).unwrap();
    let key = plain.statements[StatementId::from_index(0)].key;
    let topic = "[[topics]]\nlabel = \"Ferries\"\nterms = [\"ferry\"]\n";
    let correction = format!(
        "{topic}\n[[corrections]]\nstatement = \"{key}\"\nwords = \"bridge is closed\"\naction = \"withdraw\"\nnote = \"Misheard.\"\n"
    );
    let shown = newsroom(&correction);
    let mut lines = desk.reopen(&shown).lines;
    assert_eq!(lines.len(), 2);
    lines.extend(desk.open("own.txt", "“The ferry is late,” Cara Instance said.".into()).lines);
    let joined = corpus(&packed(&desk, &lines, "Both", &shown));
    assert_eq!((joined.articles.len(), joined.statements.len()), (3, plain.statements.len()));
    assert_eq!((joined.withdrawn.len(), joined.withdrawn[0].note.as_str()), (1, "Misheard."));
    assert_eq!(joined.topics.rows()[0].label, "Ferries");
    assert!(!desk.reopen(b"no archive").problems.is_empty());
}

#[test]
fn nobody_is_told_of_a_command_that_a_page_does_not_have() {
    let desk = desk();
    // An archive without any file: how every zip archive ends.
    let empty = [&b"PK\x05\x06"[..], &[0; 18]].concat();
    for (name, bytes) in [("records.json", b"[{\"story\": \"It rains.\"}]".to_vec()), ("articles.zip", empty)]
    {
        let problems = desk.open(name, bytes).problems;
        assert!(problems.iter().any(|problem| problem.starts_with(name)), "{problems:?}");
        assert!(problems.iter().all(|problem| !problem.contains("--")), "{problems:?}");
    }
}
