//! What a run tells of what its articles leave open, and of copies among them.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

const TEXT: &str = "“The ferry will not sail before Friday,” harbour master Ada Example told reporters on the quay, \
                    because the storm has moved a buoy and nobody knows where it is, or whether it will be found.";

fn on_record(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_on-record")).args(arguments).current_dir(folder).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A table in which the third article is the first one's text at another outlet, and a page that is none.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let table = format!(
        "id,date,outlet,text\nwire,2031-04-02,Sample Wire,{TEXT:?}\nrain,,,It rains.\ncopy,2031-04-03,The Sample,{TEXT:?}\n"
    );
    write("table.csv", &table.replace('\\', ""));
    write("menu.html", "<html><body><nav><a href='/'>Home</a></nav></body></html>");
    write(
        "page.html",
        &format!(
            "<html><meta property=og:site_name content=Sample><meta name=date content=2031-04-02>\
             <meta name=pubdate content=2031-04-09><p>{TEXT} The harbour is closed.</p></html>"
        ),
    );
    folder
}

#[test]
fn a_line_counts_what_is_open_and_the_report_lists_it() {
    let folder = folder();
    let output = on_record(&["read", ".", "--report", "report.json"], folder.path());
    assert_eq!(output.status.code(), Some(1), "a page without an article is skipped");
    let last = told(&output).lines().last().unwrap().to_owned();
    assert_eq!(
        last,
        "on-record: 4 articles read: 1 without a date, 1 without an outlet, 1 with two dates, 1 in an unsure language, 2 copies of others, 1 skipped"
    );
    let report: Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("report.json")).unwrap()).unwrap();
    assert_eq!(report["without_date"]["articles"], serde_json::json!(["rain"]));
    assert_eq!(report["disagreeing_dates"]["articles"], serde_json::json!(["page"]));
    assert_eq!(
        report["first_copies"],
        serde_json::json!([
            { "article": "wire", "of": "page", "same_words": false },
            { "article": "copy", "of": "page", "same_words": false },
        ])
    );
    assert!(
        report["first_skipped"][0].as_str().unwrap().contains("menu.html: a web page without an article")
    );
}

#[test]
fn copies_are_left_out_on_request() {
    let folder = folder();
    let output = on_record(&["read", "table.csv", "--drop-copies"], folder.path());
    let ids: Vec<String> = String::from_utf8(output.stdout.clone())
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["wire", "rain"]);
    assert!(told(&output).contains("1 copy of another, which is dropped"), "{}", told(&output));
}

#[test]
fn what_the_manifest_states_is_not_open_and_statements_are_counted() {
    let folder = folder();
    let manifest = "[[documents]]\nfile = \"rain\"\noutlet = \"The Sample\"\ndate = 2031-04-04\n";
    std::fs::write(folder.path().join("corpus.toml"), manifest).unwrap();
    let packed = on_record(
        &["pack", "table.csv", "-o", "x.orc", "--manifest", "corpus.toml", "--report", "r.json"],
        folder.path(),
    );
    assert!(packed.status.success(), "{}", told(&packed));
    assert!(
        told(&packed)
            .contains("3 articles read: 1 in an unsure language, 1 without a statement, 1 copy of another"),
        "{}",
        told(&packed)
    );
    let quiet = on_record(&["extract", "table.csv"], folder.path());
    assert!(quiet.status.success() && told(&quiet).is_empty(), "{}", told(&quiet));
    let asked = on_record(&["extract", "table.csv", "--report", "r.json"], folder.path());
    assert!(
        told(&asked).contains(
            "1 without a date, 1 without an outlet, 1 in an unsure language, 1 without a statement"
        ),
        "{}",
        told(&asked)
    );
}

#[test]
fn a_report_that_cannot_be_written_ends_in_a_sentence() {
    let folder = folder();
    let output = on_record(&["read", "table.csv", "--report", "no/where.json"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("no/where.json cannot be written: "), "{}", told(&output));
}
