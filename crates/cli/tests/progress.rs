//! How far a run is, where a person looks at it: at a terminal, which `script` pretends to be.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::fs;
use std::process::Command;

#[test]
fn at_a_terminal_a_bar_tells_how_far_a_run_is_and_elsewhere_nothing_does() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt"] {
        fs::write(folder.path().join(name), "“It rains,” Ada Example said.\n").unwrap();
    }
    let line = format!("'{}' extract a.txt b.txt > out.jsonl", env!("CARGO_BIN_EXE_on-record"));
    let run = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).current_dir(folder.path()).output().unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat()
    };
    let shown = run("script", &["-qec", &line, "/dev/null"]);
    assert!(shown.contains(" 2 of 2 articles"), "{shown:?}");
    // The bar is taken away at the end.
    assert!(shown.trim_end().ends_with("\u{1b}[2K"), "{shown:?}");
    assert_eq!(run("sh", &["-c", &line]), "");
}
