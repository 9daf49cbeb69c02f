//! What goes out with a release agrees with itself.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::path::Path;

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)).unwrap()
}

/// The value of the first line that begins with this key.
fn value(text: &str, key: &str) -> String {
    let line = text.lines().find_map(|line| line.strip_prefix(key)).unwrap();
    line.trim().trim_matches('"').to_owned()
}

#[test]
fn the_citation_names_the_version_of_the_workspace() {
    assert_eq!(value(&file("CITATION.cff"), "version:"), value(&file("Cargo.toml"), "version ="));
}

#[test]
fn the_form_for_readings_asks_for_what_a_test_needs() {
    let form = file(".github/ISSUE_TEMPLATE/wrong-reading.yml");
    let required = form.split("  - type: ").filter(|field| field.contains("required: true"));
    let ids: Vec<String> = required.map(|field| value(field, "    id:")).collect();
    assert_eq!(ids, ["sentences", "expected", "found", "model", "version"]);
}
