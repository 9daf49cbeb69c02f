//! What `tests/browser/DESK.md` and `tests/browser/README.md` say of tests is true: each file that they name has a test of that
//! name, which runs.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The rows of a file's tables below their heads, each as its last cell.
fn cells(file: &str, head: &str) -> Vec<String> {
    let table = fs::read_to_string(root().join(file)).unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| ") && !line.starts_with(head));
    rows.map(|row| row.trim_end_matches(" |").rsplit_once(" | ").unwrap().1.to_owned()).collect()
}

/// Whether a file has a test whose name begins like this (in a browser's tests: holds it). One that is ignored is none, and a
/// mention in a comment neither.
fn has_test(file: &str, name: &str) -> bool {
    let Ok(text) = fs::read_to_string(root().join(file)) else { return false };
    let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
    match file.rsplit_once('.').map(|(_, ending)| ending) {
        Some("rs") => lines.iter().enumerate().any(|(row, line)| {
            let before = lines.get(..row).unwrap_or_default().iter().rev();
            let mut marks =
                before.take_while(|line| line.starts_with("#[") || line.starts_with("//")).copied();
            let test = line.strip_prefix("fn ").is_some_and(|rest| rest.starts_with(name));
            test && marks.clone().any(|mark| mark == "#[test]")
                && !marks.any(|mark| mark.starts_with("#[ignore"))
        }),
        Some("py") => {
            lines.iter().any(|line| line.strip_prefix("def ").is_some_and(|rest| rest.starts_with(name)))
        }
        _ => lines.iter().any(|line| {
            let called = ["test(", "test.describe(", "atEachWidth("];
            called.iter().find_map(|call| line.strip_prefix(call)).is_some_and(|rest| rest.contains(name))
        }),
    }
}

#[test]
fn every_promise_of_the_desk_names_a_test_that_is_there() {
    let cells = cells("tests/browser/DESK.md", "| Promise");
    assert!(cells.len() > 40, "{} promises", cells.len());
    for cell in cells {
        let rest = cell.split_once('`').map(|(_, rest)| rest);
        let Some((file, name)) = rest.and_then(|rest| rest.split_once("`: ")) else {
            panic!("no test: {cell}")
        };
        // What is measured asserts nothing: it is enough that the place is there.
        if cell.starts_with("measured: ") || cell.starts_with("printed: ") {
            assert!(fs::read_to_string(root().join(file)).is_ok_and(|text| text.contains(name)), "{cell}");
        } else {
            assert!(has_test(file, name), "{file} has no test {name:?}");
        }
    }
}

/// "A word finds its other forms…" of `answers`, as `(file, name)`; a native test stands in backticks behind its file.
fn named(cell: &str) -> Vec<(String, String)> {
    let (mut found, mut file) = (Vec::new(), String::new());
    for (place, piece) in cell.split('`').enumerate() {
        if place % 2 == 1 {
            let spec = format!("tests/browser/{piece}.spec.js");
            if root().join(&spec).exists() {
                file = spec;
            } else if piece.contains('/') && root().join(piece).is_file() {
                file = piece.to_owned();
            } else if file.ends_with(".rs") {
                found.push((file.clone(), piece.trim_end_matches('…').to_owned()));
            }
        } else if file.ends_with(".js") {
            // Straight marks stand around titles; those inside are curved.
            let titles = piece.split('"').skip(1).step_by(2);
            found.extend(titles.map(|title| (file.clone(), title.trim_end_matches(['…', ' ']).to_owned())));
        }
    }
    found
}

#[test]
fn every_promise_of_the_page_names_a_test_that_is_there() {
    let all: Vec<(String, String)> =
        cells("tests/browser/README.md", "| Sentence").iter().flat_map(|cell| named(cell)).collect();
    assert!(all.len() > 40, "{} tests", all.len());
    let missing: Vec<_> = all.iter().filter(|(file, name)| !has_test(file, name)).collect();
    assert!(missing.is_empty(), "no such tests: {missing:#?}");
}

#[test]
fn a_mention_is_no_test() {
    assert!(has_test("xtask/tests/promises.rs", "a_mention_is_no_test"));
    for name in ["root", "a_thousand", "named"] {
        assert!(!has_test("xtask/tests/promises.rs", name), "{name}");
    }
    assert!(!has_test("crates/engine/tests/revise.rs", "a_thousand_corrections"), "it is ignored");
    assert!(!has_test("tests/browser/desk.spec.js", "axe-core"));
}
