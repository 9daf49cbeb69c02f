//! `on-record show --reprints`: which articles print one text.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use serde_json::{Value, json};
use std::path::Path;
use std::process::{Command, Output};

fn on_record(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_on-record")).args(arguments).current_dir(folder).output().unwrap()
}

fn text(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

const WIRE: &str = "The harbour council voted late on Tuesday to close the swing bridge for the whole winter, because the \
                    middle pier has moved by a hand’s breadth since the flood in spring.\n\n“A new one costs less than \
                    mending this one twice,” Ada Example told reporters.\n\nEngineers had measured the pier every week and \
                    sent their figures to a committee that never met, according to minutes seen by a local archive.";
const ALONE: &str = "Lorries take the long road round the hill from today, and shopkeepers on the northern bank fear for \
                     their trade.\n\n“A new one costs less than mending this one twice,” Ada Example told reporters.\n\nSchool \
                     buses leave half an hour earlier, which nobody had told the parents of the children on the island.";

/// An archive of a report, its reprint with a paragraph of its own, and a report of its own with the same quotation.
fn packed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write(
        "a-print.txt",
        &format!(
            "Bridge shut\n\n{WIRE}\n\nIn our town the news was met with shrugs and a long queue at the ferry."
        ),
    );
    write("wire.txt", WIRE);
    write("alone.txt", ALONE);
    write(
        "corpus.toml",
        "[[documents]]\nfile = \"wire\"\noutlet = \"The Sample\"\ndate = 2031-04-02\n\
         [[documents]]\nfile = \"a-print\"\ndate = 2031-04-03\n",
    );
    text(&on_record(&["pack", ".", "-o", "c.orc"], folder.path()));
    folder
}

#[test]
fn programs_get_a_line_a_family() {
    let folder = packed();
    let lines = text(&on_record(&["show", "c.orc", "--reprints", "--json"], folder.path()));
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, [json!({"first": "wire", "articles": ["wire", "a-print"], "shared": 1.0})]);

    let rows = text(&on_record(&["show", "c.orc", "--statements", "--json"], folder.path()));
    let rows: Vec<Value> = rows.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let versions = json!({"reports": 1, "reprints": 1, "own": 1});
    let told: Vec<&Value> =
        rows.iter().filter(|row| row["content"].as_str().unwrap().contains("A new one")).collect();
    assert_eq!(told.len(), 3, "{rows:?}");
    assert!(told.iter().all(|row| row["versions"] == versions), "{told:?}");
}

#[test]
fn people_get_a_list_and_the_summary_counts() {
    let folder = packed();
    let listed = text(&on_record(&["show", "c.orc", "--reprints"], folder.path()));
    assert_eq!(
        listed,
        "2 articles share 100 % of their text\n  2031-04-02  wire  (The Sample)\n  2031-04-03  a-print  (outlet not stated)  \
         Bridge shut\n\n"
    );
    let summary = text(&on_record(&["show", "c.orc"], folder.path()));
    assert!(summary.contains("      1 reports with reprints, in 2 articles"), "{summary}");
    assert!(summary.contains("      3 1 report, 1 reprint, 1 of its own: “A new one costs"), "{summary}");
}

#[test]
fn an_archive_from_before_says_that_it_cannot_tell() {
    let folder = packed();
    let mut bytes = std::fs::read(folder.path().join("c.orc")).unwrap();
    // Version 5 wrote all but the families; of an archive without any, that is one byte less.
    let corpus = on_record_engine::model::archive::decode(&bytes).unwrap();
    let corpus = on_record_engine::Corpus { families: vec![], ..corpus };
    let payload = on_record_engine::model::archive::encode(&corpus);
    let payload = &payload[on_record_engine::model::archive::HEADER..payload.len() - 1];
    bytes = on_record_engine::model::archive::sealed(payload);
    bytes[8..12].copy_from_slice(&5u32.to_le_bytes());
    std::fs::write(folder.path().join("old.orc"), bytes).unwrap();
    let output = on_record(&["show", "old.orc", "--reprints"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.contains("old.orc: this archive has schema 5") && told.contains("pack the articles again"),
        "{told}"
    );
    text(&on_record(&["show", "old.orc"], folder.path()));
}
