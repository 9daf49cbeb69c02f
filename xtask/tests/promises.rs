//! What `tests/browser/DESK.md` says of tests is true: each file that it names has a test of that name.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::fs;
use std::path::Path;

/// The file and the name of the test in the last cell of a row.
fn test(row: &str) -> Option<(&str, &str)> {
    let cell = row.strip_suffix(" |")?.rsplit_once(" | ")?.1;
    let cell = cell.get(cell.find('`')?..)?;
    cell.strip_prefix('`')?.split_once("`: ")
}

#[test]
fn every_promise_of_the_desk_names_a_test_that_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let table = fs::read_to_string(root.join("tests/browser/DESK.md")).unwrap();
    let rows: Vec<&str> =
        table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Promise")).collect();
    assert!(rows.len() > 40, "{} promises", rows.len());
    for row in rows {
        let Some((file, name)) = test(row) else { panic!("no test: {row}") };
        let text = fs::read_to_string(root.join(file));
        assert!(text.is_ok_and(|text| text.contains(name)), "{file} has no test {name:?}");
    }
}
