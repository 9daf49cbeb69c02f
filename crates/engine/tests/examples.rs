//! The examples, run as people run them: on articles of the suite, from a text to the answer about it.
//!
//! `cargo test -p on-record-engine` builds them. With `--test examples` alone cargo does not: add `--examples`.

#![cfg(feature = "weights")]
#![allow(clippy::unwrap_used, reason = "a helper of a test fails the test")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn article(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles").join(name)
}

/// An example that cargo has built: it lies in `examples`, beside the folder that this test lies in.
fn example(name: &str) -> Command {
    let test = std::env::current_exe().unwrap();
    let path = test.parent().unwrap().with_file_name("examples").join(name);
    let path = path.with_extension(std::env::consts::EXE_EXTENSION);
    assert!(path.is_file(), "{} is not built: add --examples to the command", path.display());
    Command::new(path)
}

fn run(name: &str, arguments: &[&str]) -> Output {
    example(name).args(arguments).stdin(Stdio::null()).output().unwrap()
}

/// What an example prints when it succeeds.
fn printed(name: &str, arguments: &[&str]) -> String {
    let output = run(name, arguments);
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The exit code of an example that fails, and what it says about it.
fn failed(name: &str, arguments: &[&str]) -> (i32, String) {
    let output = run(name, arguments);
    assert!(output.stdout.is_empty(), "{name} prints its errors to standard error");
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// A folder for this test run alone, under the one that cargo keeps for tests.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn extract_prints_the_statements_of_an_article() {
    let path = article("bridge.txt");
    let found = printed("extract", &[path.to_str().unwrap()]);
    assert!(found.lines().next().unwrap().starts_with("Clara Whitfield, indirect, "), "{found}");
    assert!(
        found.contains(": “We will mend it, and we will mend it well,” … “But we will not hurry.”\n"),
        "{found}"
    );
    assert!(found.contains("\n    told to reporters\n"), "{found}");
    assert!(found.contains("\n    said 2031-08-19 (“on Tuesday”)\n"), "{found}");
}

#[test]
fn extract_tells_the_model_that_reads() {
    let reader = on_record_engine::Reader::built_in();
    assert_eq!(printed("extract", &["--model"]), format!("{}\n", reader.read_by()));
}

#[test]
fn extract_reads_standard_input_and_writes_json() {
    let text = std::fs::read_to_string(article("bridge.txt")).unwrap();
    let mut child = example("extract")
        .args(["--json", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let lines: Vec<serde_json::Value> = output
        .stdout
        .split(|b| *b == b'\n')
        .filter(|l| !l.is_empty())
        .map(|l| serde_json::from_slice(l).unwrap())
        .collect();
    // As many as the library finds, each with offsets that cut the very words from the text.
    let reading = on_record_engine::Reader::built_in().read(&text);
    assert_eq!(lines.len(), reading.statements.len());
    let cue = &lines[0]["cue"][0];
    let at = |end: usize| usize::try_from(cue[end].as_u64().unwrap()).unwrap();
    let words: String = text.chars().skip(at(0)).take(at(1) - at(0)).collect();
    assert_eq!((words.as_str(), lines[0]["speaker_entity"].as_str()), ("said", Some("Clara Whitfield")));
}

#[test]
fn pack_makes_what_query_opens() {
    let folder = folder("examples-articles");
    for name in ["bridge.txt", "undated.txt"] {
        std::fs::copy(article(name), folder.join(name)).unwrap();
    }
    std::fs::write(
        folder.join("corpus.toml"),
        "titel = \"Rivers\"\n\n[[topics]]\nlabel = \"Repairs\"\nterms = [\"mend\", \"repair\"]\n",
    )
    .unwrap();
    let archive = folder.join("corpus.orc");
    let (folder, archive) = (folder.to_str().unwrap(), archive.to_str().unwrap());
    let output = run("pack", &[folder, archive]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{told}");
    assert_eq!(told.trim(), "pack: corpus.toml, line 1: unknown section `titel`; did you mean `title`?");

    let all = printed("query", &[archive]);
    assert!(all.lines().next().unwrap().ends_with(" statements in 2 articles"), "{all}");
    // A filter gives as many statements as the count beside it said.
    let counts = all.lines().find(|line| line.trim_start().starts_with("by ")).unwrap();
    let count = counts.split("Clara Whitfield ").nth(1).unwrap().split(',').next().unwrap();
    let hers = printed("query", &[archive, "--by", "whitfield"]);
    assert!(hers.starts_with(&format!("{count} statements in 1 articles\n")), "{hers}");
    let statements = hers.lines().filter(|line| line.starts_with("Clara Whitfield [bridge, "));
    assert_eq!(statements.count().to_string(), count);

    let repairs = printed("query", &[archive, "--on", "Repairs", "--from", "2031-08-01", "quick repair"]);
    assert!(repairs.starts_with("1 statements in 1 articles\n"), "{repairs}");
    assert!(
        repairs.trim_end().ends_with("that a quick repair would cost the town twice as much"),
        "{repairs}"
    );

    let (code, told) = failed("query", &[archive, "--from", "2031-02-30"]);
    assert_eq!((code, told.trim()), (1, "query: --from: the calendar has no day 2031-02-30"));
    let (code, told) = failed("query", &[archive, "--by", "Nobody"]);
    assert_eq!(code, 1);
    assert!(told.contains("`Nobody` is not in this corpus"), "{told}");
}

#[test]
fn mistakes_are_told_with_the_usage_or_a_remedy() {
    for (name, arguments) in
        [("extract", &[][..]), ("extract", &["--jason", "a.txt"]), ("pack", &["one"]), ("query", &[])]
    {
        let (code, told) = failed(name, arguments);
        assert_eq!(code, 2, "{name}");
        assert!(told.contains(&format!("usage: {name} ")), "{told}");
    }
    let path = article("bridge.txt");
    let (code, told) = failed("query", &[path.to_str().unwrap()]);
    assert_eq!(code, 1);
    assert!(told.contains("this is not an On Record archive; make one with"), "{told}");
    let (code, told) = failed("extract", &["no-such-article.txt"]);
    assert_eq!(code, 1);
    assert!(told.starts_with("extract: no-such-article.txt cannot be read: "), "{told}");
    let empty = folder("examples-empty");
    let (code, told) = failed("pack", &[empty.to_str().unwrap(), "corpus.orc"]);
    assert_eq!(code, 1);
    assert!(told.contains("holds no article: put text files (*.txt) into it"), "{told}");
}
