//! What a run tells of what its articles leave open, and of copies among them.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use serde_json::{Value, json};
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
    assert_eq!(report["version"], 2);
    assert_eq!(report["without_date"]["articles"], json!([{ "id": "rain", "file": "./table.csv" }]));
    assert_eq!(report["disagreeing_dates"]["articles"], json!([{ "id": "page", "file": "./page.html" }]));
    assert_eq!(report["disagreeing"]["date"]["count"], 1);
    assert_eq!(
        report["first_disagreeing"],
        json!([{
            "article": "page", "file": "./page.html", "field": "date", "holds": "2031-04-09",
            "said_by": "meta `pubdate`", "other": "2031-04-02", "other_said_by": "meta `date`",
        }])
    );
    assert_eq!(
        report["first_copies"],
        json!([
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
    // The first one states less: nobody says when it was printed, or where.
    std::fs::write(folder.path().join("bare.txt"), TEXT).unwrap();
    let output = on_record(&["read", "bare.txt", "table.csv", "--drop-copies"], folder.path());
    let first: Value = serde_json::from_slice(output.stdout.split(|&b| b == b'\n').next().unwrap()).unwrap();
    assert_eq!(
        (&first["id"], &first["outlet"]),
        (&"wire".into(), &"Sample Wire".into()),
        "{}",
        told(&output)
    );
    let extracted = on_record(&["extract", "bare.txt", "table.csv", "--drop-copies"], folder.path());
    assert_eq!(String::from_utf8(extracted.stdout).unwrap().lines().count(), 2);

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
    let nothing = on_record(&["extract", "-"], folder.path());
    assert!(told(&nothing).contains("holds no article"), "{}", told(&nothing));
    std::fs::write(folder.path().join("rain.txt"), "It rains.").unwrap();
    let none = on_record(&["extract", "rain.txt"], folder.path());
    assert!(none.status.success() && told(&none).contains("no statement was found"), "{}", told(&none));
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

#[test]
fn what_is_cut_or_empty_or_named_in_vain_is_told_by_the_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("cut.csv", "id,text\n1,“It rains.”\n2,\"“It pours.”\n\n“It sn");
    write("empty.txt", "\n");
    write("good.csv", "id,story\n1,“It rains.”\n");
    let cut = on_record(&["read", "cut.csv", "--report", "r.json"], folder.path());
    assert_eq!(cut.status.code(), Some(1), "{}", told(&cut));
    assert!(told(&cut).contains("1 read in part"), "{}", told(&cut));
    let report: Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("r.json")).unwrap()).unwrap();
    assert_eq!(report["read_in_part"]["articles"], json!([{ "id": "2", "file": "cut.csv" }]));
    let empty = on_record(&["read", "empty.txt"], folder.path());
    assert_eq!((empty.status.code(), empty.stdout.is_empty()), (Some(1), true));
    assert!(told(&empty).contains("empty.txt: the text is empty; skipped"), "{}", told(&empty));
    let good = on_record(&["read", "good.csv", "--field", "text=story"], folder.path());
    assert!(good.status.success(), "{}", told(&good));
    let vain =
        on_record(&["read", "good.csv", "--field", "text=story", "--field", "date=Nix"], folder.path());
    assert_eq!((vain.status.code(), &vain.stdout), (Some(1), &good.stdout));
    assert!(
        told(&vain).contains("no record has a field or column `Nix`, which --field date=Nix names"),
        "{}",
        told(&vain)
    );
}

#[test]
fn what_the_manifest_says_otherwise_than_a_file_is_counted() {
    let folder = folder();
    let manifest = "[[documents]]\nfile = \"wire\"\noutlet = \"The Other\"\ndate = 2031-09-09\n";
    std::fs::write(folder.path().join("corpus.toml"), manifest).unwrap();
    for command in [&["read"][..], &["pack", "-o", "x.orc"]] {
        let rest = ["table.csv", "--manifest", "corpus.toml", "--report", "r.json"];
        let output = on_record(&[command, &rest[..]].concat(), folder.path());
        assert!(told(&output).contains("1 with two dates, 1 with two outlets"), "{}", told(&output));
        let said = "two dates are stated: “2031-09-09” (corpus.toml, line 1), which holds, and “2031-04-02” (column `date`)";
        assert!(told(&output).contains(said), "{}", told(&output));
        let report: Value =
            serde_json::from_slice(&std::fs::read(folder.path().join("r.json")).unwrap()).unwrap();
        assert_eq!(report["first_disagreeing"][0]["holds"], "2031-09-09", "{report}");
    }
}
