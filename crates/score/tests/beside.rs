//! What editors corrected is scored beside the labelled articles that are there.

#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::path::PathBuf;
use std::process::Command;

fn file(name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("on-record-score-{}-{name}.jsonl", std::process::id()));
    let line = r#"{"id": "a", "text": "“The bridge is shut,” Ada Example said.", "statements": [{"content": [[0, 21]], "speaker": [[22, 33]], "cue": [[34, 38]], "type": "direct", "kind": "speech", "correction": "confirmed"}]}"#;
    std::fs::write(&path, format!("{line}\n")).unwrap();
    path
}

#[test]
fn files_beside_are_scored_after_the_others() {
    let (gold, beside) = (file("gold"), file("corrected"));
    let run = |arguments: &[&std::ffi::OsStr]| {
        let score = env!("CARGO_BIN_EXE_score");
        let output = Command::new(score).args(arguments).args(["--subset", "all"]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    let alone = run(&[gold.as_os_str()]);
    let both = run(&[gold.as_os_str(), "--beside".as_ref(), beside.as_os_str()]);
    let tables = |text: &str| text.lines().filter(|line| line.ends_with(": 1 articles")).count();
    assert_eq!((tables(&alone), tables(&both)), (1, 2), "{both}");
    let name = beside.file_stem().unwrap().to_string_lossy().into_owned();
    assert!(both.contains(&format!("{name}: 1 articles")), "{both}");
    [gold, beside].iter().for_each(|path| std::fs::remove_file(path).unwrap());
}
