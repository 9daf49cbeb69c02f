//! Files become the same archive in the page as by the command, byte for byte, also where their articles share ids.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use on_record_desk::work::{Desk, Package};
use on_record_engine::model::archive;
use std::fs;
use std::process::Command;

const FILES: [(&str, &str); 4] = [
    (
        "a.csv",
        "id,date,outlet,headline,url,text\none,2031-04-02,The Sample,Rain,https://sample.example/1,\"“It rains,” Ada Example said.\"\n",
    ),
    (
        "b.csv",
        "id,date,outlet,headline,url,text\none,2031-04-03,The Other,Snow,https://other.example/1,\"“It snows,” Ben Sample said.\"\n",
    ),
    ("c.jsonl", "{\"id\": \"one\", \"date\": \"2031-04-02\", \"text\": \"“It rains,” Ada Example said.\"}\n"),
    ("d.txt", "“It pours,” Cara Instance told reporters on the quay.\n"),
];

#[test]
fn the_command_and_the_page_make_one_archive() {
    let folder = tempfile::tempdir().unwrap();
    let articles = folder.path().join("articles");
    fs::create_dir(&articles).unwrap();
    FILES.iter().for_each(|(name, text)| fs::write(articles.join(name), text).unwrap());
    let command = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_on-record"));
        command.current_dir(folder.path()).args(arguments).output().unwrap()
    };
    let packed = command(&["pack", "articles", "-o", "a.orc"]);
    let told = String::from_utf8(packed.stderr).unwrap();
    assert!(packed.status.success(), "{told}");
    assert!(told.contains("one: came twice with the same words; read once"), "{told}");
    assert!(told.contains("one: 2 articles have this id: the others are called one-2"), "{told}");

    let desk = Desk::new(include_bytes!("../../engine/languages/en/reader.orm")).unwrap();
    let mut package = Package::new(String::new(), &[]);
    for (name, text) in FILES.iter().rev() {
        let opened = desk.open(name, text.as_bytes().to_vec());
        opened.lines.iter().for_each(|line| assert!(package.add(&desk.read(line).unwrap())));
    }
    let page = desk.pack(package);
    assert!(page.notes.iter().any(|note| note.contains("the others are called one-2")), "{:?}", page.notes);
    assert_eq!(page.archive, fs::read(folder.path().join("a.orc")).unwrap());

    // Nothing that a file states is lost.
    let corpus = archive::decode(&page.archive).unwrap();
    let stated: Vec<_> = corpus
        .articles
        .rows()
        .iter()
        .map(|article| {
            (article.name.as_str(), article.stated_headline.as_deref(), article.reported_on.is_some())
        })
        .collect();
    assert_eq!(stated, [("d", None, false), ("one", Some("Rain"), true), ("one-2", Some("Snow"), true)]);
    assert!(
        corpus
            .articles
            .rows()
            .iter()
            .skip(1)
            .all(|article| article.outlet.is_some() && article.url.is_some())
    );
}
