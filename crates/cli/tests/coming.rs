//! What is said about what comes in: `--from`, `--field`, and the language that nobody states.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};

fn on_record(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_on-record")).args(arguments).current_dir(folder).output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    output
        .stdout
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

#[test]
fn a_table_of_another_name_with_columns_of_its_own_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let table = "number;story;print_day\n1;“It rains,” Ada Example said.;2031-04-02\n";
    std::fs::write(folder.path().join("export.dat"), table).unwrap();
    let alone = on_record(&["read", "export.dat"], folder.path());
    assert_eq!(lines(&alone)[0]["text"], table, "without a word it is a text");

    let wish = [
        "export.dat",
        "--from",
        "csv",
        "--field",
        "text=story",
        "--field",
        "date=print_day",
        "--field",
        "id=Number",
    ];
    let read = on_record(&[&["read"], &wish[..]].concat(), folder.path());
    assert!(read.status.success(), "{}", told(&read));
    let article = &lines(&read)[0];
    assert_eq!((&article["id"], &article["text"]), (&"1".into(), &"“It rains,” Ada Example said.".into()));
    assert_eq!(
        (&article["date"], &article["said_by"]["date"]),
        (&"2031-04-02".into(), &"column `print_day`".into())
    );

    let extracted = on_record(&[&["extract"], &wish[..]].concat(), folder.path());
    assert_eq!(lines(&extracted)[0]["statements"][0]["speaker_entity"], "Ada Example");
    let packed = on_record(&[&["pack", "-o", "a.orc"], &wish[..]].concat(), folder.path());
    assert!(told(&packed).contains("a.orc: 1 articles, 1 statements"), "{}", told(&packed));
}

#[test]
fn what_is_no_format_and_no_field_is_told_with_those_that_are() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "x").unwrap();
    let format = on_record(&["read", "a.txt", "--from", "table"], folder.path());
    assert!(format.status.code() == Some(2) && told(&format).contains("csv"), "{}", told(&format));
    let field = on_record(&["read", "a.txt", "--field", "words=story"], folder.path());
    assert_eq!(field.status.code(), Some(2));
    assert!(told(&field).contains("--field `words=story` names no field"), "{}", told(&field));
    assert!(told(&field).contains("id, text, headline"), "{}", told(&field));
}

const GERMAN: &str = "„Die Fähre bleibt im Hafen“, sagte Ada Example am Freitag dem Rat. Niemand weiß, wie lange die Arbeiten \
                      dauern, und wer sie am Ende bezahlen wird.";

#[test]
fn the_text_tells_its_language_and_another_one_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("hafen.txt"), GERMAN).unwrap();
    std::fs::write(folder.path().join("short.txt"), "“It rains,” Ada Example said.").unwrap();
    let read = on_record(&["read", ".", "--report", "r.json"], folder.path());
    let articles = lines(&read);
    assert_eq!(
        (&articles[0]["language"], &articles[0]["said_by"]["language"]),
        (&"de".into(), &"the text".into())
    );
    assert_eq!(articles[1]["language"], Value::Null);
    assert!(told(&read).contains("1 in an unsure language"), "{}", told(&read));
    let report: Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("r.json")).unwrap()).unwrap();
    assert_eq!(
        report["unsure_language"]["articles"],
        serde_json::json!([{ "id": "short", "file": "./short.txt" }])
    );
    assert_eq!(report["without_language"]["count"], 2);

    // What was read is read again, and says the same.
    std::fs::write(folder.path().join("again.jsonl"), &read.stdout).unwrap();
    assert_eq!(on_record(&["read", "again.jsonl"], folder.path()).stdout, read.stdout);

    let packed = on_record(&["pack", "hafen.txt", "-o", "a.orc"], folder.path());
    assert!(
        told(&packed).contains("its language is `de` (the text) and it is read as `en`"),
        "{}",
        told(&packed)
    );
    assert!(told(&packed).contains("1 read otherwise than stated"), "{}", told(&packed));
}
