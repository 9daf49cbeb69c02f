//! The reading network, trained: `cargo xtask train` tunes the given weights, fits their confidence and writes the
//! engine's model file, with `--beside FILE` on the labelled articles of that file too; `cargo xtask train distil --out FILE` passes one command on to the package in `training/`.

use crate::native::alone;
use crate::run::{Outcome, command, root, run, say, shared, target};
use crate::training::{in_training, python};
use crate::venv::NO_PYTHON;
use std::path::Path;

const MODEL: &str = "crates/engine/languages/en/reader.orm";
const VECTORS: &str = "crates/engine/tests/network/vectors.json";
const START: &str = "reader/student-A.npz";

/// One command of the package, or all that lead to a new model file where none is named.
pub(crate) fn train(options: &[String]) -> Outcome {
    let python = python()?.ok_or_else(|| format!("Training cannot run: {NO_PYTHON}."))?;
    let words: Vec<&str> = options.iter().map(String::as_str).collect();
    match words.as_slice() {
        [] => anew(&python, &[]),
        ["--beside", files @ ..] if !files.is_empty() => anew(&python, files),
        _ => package(&python, &words),
    }
}

/// What `cargo xtask test` asks of the package, the quickest first: its style, its types, its tests. The toy run is one of
/// the tests.
const CHECKS: [&[&str]; 4] = [
    &["ruff", "check", "--quiet", "."],
    &["ruff", "format", "--check", "--quiet", "."],
    &["mypy", "on_record_training", "tests"],
    &["pytest", "--quiet", "-p", "no:cacheprovider", "tests"],
];

/// The package's checks, for `cargo xtask test`. `None` where no Python can run them.
pub(crate) fn check() -> Outcome<Option<()>> {
    let Some(python) = python()? else { return Ok(None) };
    let toy = target().join("toy");
    // A finished run would only be found to be finished.
    if toy.is_dir() {
        std::fs::remove_dir_all(&toy).map_err(|e| format!("{} cannot be emptied: {e}.", toy.display()))?;
    }
    for words in CHECKS {
        let mut check = in_training(&python, &[&["-m"], words].concat());
        check.env("ON_RECORD_TOY", &toy);
        run(check)?;
    }
    // The engine reads the model that the toy wrote as the toy's vectors say. With the features of the whole workspace, for
    // which its tests are built anyway.
    let mut engine =
        command("cargo", &["test", "--quiet", "--locked", "--workspace", "--lib", "network::reference"]);
    engine.env("ON_RECORD_TOY", &toy);
    run(engine)?;
    Ok(Some(()))
}

fn package(python: &Path, words: &[&str]) -> Outcome {
    run(in_training(python, &[&["-m", "on_record_training"], words].concat()))
}

/// Tunes on all labelled articles, and twice on half of them, so that the confidence is fitted on what was not learned. What
/// editors corrected (`beside`) is learned as well, and scored before and after.
fn anew(python: &Path, beside: &[&str]) -> Outcome {
    let start = shared().join(START);
    if !start.is_file() {
        return Err(format!(
            "The weights to begin with are not there: ../shared/{START}, beside the checkout. Everything builds and \
             runs with the model in {MODEL}; `cargo xtask train distil --out FILE` trains without them, from the soft \
             labels in the same folder."
        ));
    }
    say(
        "Tuning three times, then the confidence: about half an hour on two idle cores; goes on where it was stopped.",
    );
    let folder = target().join("training");
    let file = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (weights, confidence) = (file("reader.npz"), file("confidence.json"));
    let halves = [file("reader-without-0.npz"), file("reader-without-1.npz")];
    // The package works in a folder of its own.
    let beside = beside.iter().map(|file| whole(file)).collect::<Outcome<Vec<String>>>()?;
    let beside: Vec<&str> = beside.iter().map(String::as_str).collect();
    tell_score("before", &beside)?;
    let more = if beside.is_empty() { vec![] } else { [&["--beside"], &beside[..]].concat() };
    package(python, &[&["tune", "--halves", "--out", &weights], &more[..]].concat())?;
    package(python, &["confidence", "--halves", &halves[0], &halves[1], "--out", &confidence])?;
    let read_with = ["--weights", &weights, "--confidence", &confidence];
    package(python, &[&["vectors"], &read_with[..], &["--out", &file("vectors.json")]].concat())?;
    let model = root().join(MODEL).to_string_lossy().into_owned();
    package(python, &[&["export"], &read_with[..], &["--out", &model, "--name", "tuned"]].concat())?;
    // The engine's tests hold the model beside what the reference says of the same weights.
    let vectors = root().join(VECTORS);
    std::fs::copy(file("vectors.json"), &vectors)
        .map_err(|e| format!("{VECTORS} cannot be written: {e}."))?;
    package(python, &[&["evaluate"], &read_with[..]].concat())?;
    tell_score("after", &beside)
}

/// A file's path, whatever folder is worked in.
fn whole(file: &str) -> Outcome<String> {
    let path = std::fs::canonicalize(file).map_err(|e| format!("{file} cannot be read: {e}."))?;
    Ok(path.to_string_lossy().into_owned())
}

/// How well the model in the engine reads the articles of some files.
fn tell_score(when: &str, files: &[&str]) -> Outcome {
    if files.is_empty() {
        return Ok(());
    }
    say(&format!("The score {when} learning from what editors corrected:"));
    run(alone("on-record-score", files))
}
