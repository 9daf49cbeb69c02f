//! `on-record build` as people use it, with a small made-up page in the place of the real one.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const ARTICLE: &str = "The ferry stays\n\n“The ferry stays,” Ada Example, the harbour master, said on Friday. “We have money for two years.”\n";
const OTHER: &str = "The bridge closes\n\nBen Sample said the bridge would close on Monday. The Harbour Council said it was safe.\n";

/// A folder with two articles, to work in.
fn place() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    fs::create_dir(place.path().join("articles")).unwrap();
    fs::write(place.path().join("articles/ferry.txt"), ARTICLE).unwrap();
    fs::write(place.path().join("articles/bridge.txt"), OTHER).unwrap();
    place
}

fn build(place: &Path, options: &[&str]) -> Output {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page");
    let mut command = Command::new(env!("CARGO_BIN_EXE_on-record"));
    command.current_dir(place).args(["build", "articles"]).args(options).arg("--page").arg(page);
    command.output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Every file below a folder, by its path, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in fs::read_dir(next).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_folder_of_articles_becomes_a_site_with_nothing_of_the_other_corpus() {
    let place = place();
    let output = build(
        place.path(),
        &["-o", "out", "--title", "The Sample", "--base-url", "https://sample.example/r"],
    );
    assert!(output.status.success(), "{}", told(&output));
    let site = place.path().join("out");
    let text = |name: &str| fs::read_to_string(site.join(name)).unwrap();
    let index = text("index.html");
    assert!(
        index.contains("<title>The Sample · On Record</title>") && !index.contains("Another corpus"),
        "{index}"
    );
    assert!(index.contains("The ferry stays") && index.contains("\"@type\":\"Quotation\""), "{index}");
    let archive = files(&site).into_iter().find(|path| path.extension().is_some_and(|e| e == "orc")).unwrap();
    let archive = archive.to_str().unwrap();
    assert!(index.contains(&format!("data-archive=\"{archive}\"")), "{index}");
    assert!(index.contains(&format!("href=\"./{archive}\" as=\"fetch\"")), "{index}");
    assert!(text("on-record.js").contains(&format!("const ARCHIVE = '{archive}';")));
    assert!(!site.join("st/abc").exists() && site.join("reader/reader.js").is_file());
    let map = text("sitemap.xml");
    assert!(map.contains("<loc>https://sample.example/r/</loc>"), "{map}");
    assert!(map.contains("<loc>https://sample.example/r/actor/ada-example/</loc>"), "{map}");
    let actor = text("actor/ada-example/index.html");
    assert!(
        actor.contains("type=\"application/rss+xml\"") && actor.contains("href=\"./feed.json\""),
        "{actor}"
    );
    let feed = text("actor/ada-example/feed.xml");
    assert!(
        feed.contains("<link>https://sample.example/r/st/") && feed.contains("The ferry stays"),
        "{feed}"
    );
    assert!(text(".on-record-files").contains("actor/ada-example/feed.json"), "a later build may remove it");
    assert!(
        actor.contains("rel=\"canonical\" href=\"https://sample.example/r/actor/ada-example/\""),
        "{actor}"
    );
    assert!(actor.contains(&format!("href=\"../../{archive}\" as=\"fetch\"")), "{actor}");
}

#[test]
fn running_it_again_changes_only_what_changed() {
    let place = place();
    assert!(build(place.path(), &[]).status.success());
    let site = place.path().join("site");
    let (first, before) = (files(&site), fs::read(site.join("index.html")).unwrap());
    let again = told(&build(place.path(), &[]));
    assert!(again.contains(&format!("0 files written, {} were the same", first.len() - 1)), "{again}");
    fs::remove_file(place.path().join("articles/bridge.txt")).unwrap();
    let less = told(&build(place.path(), &[]));
    assert!(less.contains("removed") && !site.join("actor/ben-sample").exists(), "{less}");
    let archives = files(&site).iter().filter(|path| path.extension().is_some_and(|e| e == "orc")).count();
    assert_eq!(archives, 1, "the earlier archive is gone");
    fs::write(place.path().join("articles/bridge.txt"), OTHER).unwrap();
    assert!(build(place.path(), &["-j", "1"]).status.success());
    assert_eq!((files(&site), fs::read(site.join("index.html")).unwrap()), (first, before));
}

#[test]
fn the_same_in_one_file_with_the_archive_inside() {
    let place = place();
    let output = build(place.path(), &["--single-file", "-o", "mail/ours.html", "--theme", "dark"]);
    assert!(output.status.success(), "{}", told(&output));
    let page = fs::read_to_string(place.path().join("mail/ours.html")).unwrap();
    assert!(page.contains("id=\"on-record-archive\"") && page.contains("data-own-theme=\"dark\""), "{page}");
    assert!(!page.contains("Another corpus") && !page.contains("src=\"./"), "{page}");
}

#[test]
fn rules_of_ones_own_stand_after_those_of_the_page() {
    let place = place();
    fs::write(place.path().join("ours.css"), ":root { --or-accent: teal; margin: 1rem }\n").unwrap();
    assert!(build(place.path(), &["--theme", "ours.css"]).status.success());
    let site = place.path().join("site");
    let css = files(&site).into_iter().find(|path| path.to_string_lossy().starts_with("page-")).unwrap();
    assert_eq!(
        fs::read_to_string(site.join(&css)).unwrap(),
        "/* styles */\n\n:root { --or-accent: teal; margin: 1rem }\n\n"
    );
    assert!(fs::read_to_string(site.join("index.html")).unwrap().contains(css.to_str().unwrap()));
    assert!(fs::read_to_string(site.join("on-record.css")).unwrap().contains("calc(1 * var(--or-rem))"));
}

#[test]
fn statements_have_pictures_where_a_preview_can_find_them() {
    let place = place();
    let site = place.path().join("site");
    let pictures = || {
        let all = files(&site).into_iter();
        all.filter(|path| path.ends_with("quotation.png")).collect::<Vec<_>>()
    };
    assert!(build(place.path(), &[]).status.success());
    assert!(pictures().is_empty(), "a picture asks for a whole address");

    let address = ["--base-url", "https://sample.example/r"];
    assert!(build(place.path(), &address).status.success());
    let drawn = pictures();
    assert!(!drawn.is_empty());
    for picture in &drawn {
        let bytes = fs::read(site.join(picture)).unwrap();
        assert!(bytes.starts_with(b"\x89PNG"), "{}", picture.display());
        let page = fs::read_to_string(site.join(picture).with_file_name("index.html")).unwrap();
        let at = format!("property=\"og:image\" content=\"https://sample.example/r/{}\"", picture.display());
        assert!(page.contains(&at) && page.contains("summary_large_image"), "{page}");
        assert!(page.contains("og:image:alt\" content=\""), "{page}");
    }
    let again = build(place.path(), &address);
    assert!(told(&again).contains(": 0 files written"), "the same bytes each time: {}", told(&again));

    assert!(build(place.path(), &[&address[..], &["--no-pictures"]].concat()).status.success());
    assert!(pictures().is_empty(), "those of the run before are gone");
    let page = files(&site).into_iter().find(|path| path.starts_with("st")).unwrap();
    assert!(!fs::read_to_string(site.join(page)).unwrap().contains("og:image"));
}

#[test]
fn what_cannot_be_is_told_in_one_sentence_and_nothing_is_written() {
    let place = place();
    let wrong = [
        (&["--theme", "blue"][..], "`--theme blue` is no theme"),
        (&["--base-url", "sample.example"], "write the whole address"),
        (&["-o", "articles/site"], "would read it as articles"),
        (&["-o", "articles/ferry.txt"], "would read it as articles"),
    ];
    for (options, sentence) in wrong {
        let output = build(place.path(), options);
        assert!(told(&output).contains(sentence), "{}", told(&output));
        assert_eq!(output.status.code(), Some(2));
    }
    fs::remove_file(place.path().join("articles/ferry.txt")).unwrap();
    fs::remove_file(place.path().join("articles/bridge.txt")).unwrap();
    let output = build(place.path(), &[]);
    assert!(told(&output).contains("no article could be read"), "{}", told(&output));
    assert!(!place.path().join("site").exists());
}

#[test]
fn a_folder_without_a_finished_page_is_told() {
    let place = place();
    let output = Command::new(env!("CARGO_BIN_EXE_on-record"))
        .current_dir(place.path())
        .args(["build", "articles", "--page", "articles"])
        .output()
        .unwrap();
    assert!(told(&output).contains("there is no finished page here"), "{}", told(&output));
}

#[test]
fn an_archive_in_many_files_lies_beside_the_page_until_a_later_build_makes_one_file() {
    let place = place();
    let output = build(place.path(), &["--shards"]);
    assert!(output.status.success(), "{}", told(&output));
    let site = place.path().join("site");
    let index = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(index.contains("data-archive=\"archive/archive.ors\""), "{index}");
    assert!(!index.contains("as=\"fetch\""), "the worker asks for it by itself: {index}");
    let element = fs::read_to_string(site.join("on-record.js")).unwrap();
    assert!(element.contains("const ARCHIVE = 'archive/archive.ors';"));
    let of = |ending: &str| {
        files(&site).iter().filter(|path| path.extension().is_some_and(|e| e == ending)).count()
    };
    assert!(of("ors") > 4 && of("orc") == 0);
    let again = told(&build(place.path(), &["--shards"]));
    assert!(
        again.contains("0 files written") && again.contains("of which 0 files, 0 bytes are new"),
        "{again}"
    );
    assert!(build(place.path(), &[]).status.success());
    assert_eq!((of("ors"), of("orc"), site.join("archive").exists()), (0, 1, false));
    let refused = build(place.path(), &["--shards", "--single-file"]);
    assert!(
        !refused.status.success() && told(&refused).contains("cannot be used with"),
        "{}",
        told(&refused)
    );
}

/// The workflow of `examples/site-template`, with a command in the place of the one that npm would fetch.
#[cfg(unix)]
#[test]
fn the_template_puts_up_the_site_of_what_could_be_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let template = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/site-template");
    let workflow = fs::read_to_string(template.join(".github/workflows/pages.yml")).unwrap();
    let line = workflow.lines().find_map(|line| line.trim().strip_prefix("- run: npx ")).unwrap();
    let place = place();
    fs::write(place.path().join("articles/old.rtf"), "{\\rtf1 no text}").unwrap();
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page");
    let run = |npx: &str| {
        let bin = place.path().join("bin");
        fs::create_dir_all(&bin).unwrap();
        fs::write(bin.join("npx"), format!("#!/bin/sh\n{npx}\n")).unwrap();
        fs::set_permissions(bin.join("npx"), fs::Permissions::from_mode(0o755)).unwrap();
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
        let mut shell = Command::new("bash");
        shell.current_dir(place.path()).env("PATH", path).env("BASE", "https://sample.example/r");
        shell.args(["-e", "-c", &format!("npx {line}")]).output().unwrap()
    };
    let broken = run("exit 1");
    assert_eq!(broken.status.code(), Some(1), "without a site there is nothing to put up");
    let command = env!("CARGO_BIN_EXE_on-record");
    let output = run(&format!("shift 2; exec '{command}' \"$@\" --page '{}'", page.display()));
    assert!(told(&output).contains("old.rtf: an RTF document, which is not read"), "{}", told(&output));
    assert!(output.status.success(), "{}", told(&output));
    assert!(place.path().join("site/sitemap.xml").is_file());
    assert_eq!(run("exit 2").status.code(), Some(1), "what could not do its work stops the workflow");
}
