//! The extraction against labelled articles.

use crate::native::{alone_with, tested};
use crate::run::{Outcome, command, root, run};
use crate::venv::{NO_PYTHON, Venv};

/// Builds the scorer and hands the options on; for `topics` with what finds them in other ways.
pub(crate) fn score(options: &[String]) -> Outcome {
    let mut options: Vec<&str> = options.iter().map(String::as_str).collect();
    let asked = options.first() == Some(&"topics") && !options.contains(&"--others") && wants_more(&options);
    let others = if asked { others()? } else { None };
    if let Some(others) = &others {
        options.push("--others");
        options.extend(others.iter().map(String::as_str));
    } else if asked {
        println!("Without the other ways to topics: {NO_PYTHON}.");
    }
    // What reads without a rule is no part of the scorer that the checks build, nor of the engine that is shipped.
    let ablation = options.iter().any(|option| option.starts_with("--without"));
    run(alone_with("on-record-score", if ablation { &["--features", "ablation"] } else { &[] }, &options))
}

/// Whether the options want more than a word of help.
fn wants_more(options: &[&str]) -> bool {
    !options.iter().any(|option| matches!(*option, "-h" | "--help"))
}

/// The Python that finds topics in other ways, and its script. `None` where there is none.
fn others() -> Outcome<Option<[String; 2]>> {
    let told =
        "Setting up scikit-learn, YAKE, RAKE and a tagger in target/topics-venv: once, 60 MB to fetch.";
    let python = Venv { name: "topics-venv", list: "xtask/topics/requirements.txt", told }.python()?;
    let script = root().join("xtask/topics/baselines.py");
    Ok(python.map(|python| [python, script].map(|path| path.to_string_lossy().into_owned())))
}

/// Finds topics in every way on a toy corpus, and tests the script. `None` where no Python can run it.
pub(crate) fn topics() -> Outcome<Option<()>> {
    let Some([python, script]) = others()? else { return Ok(None) };
    let mut tests = command(&python, &["-W", "ignore::ResourceWarning", "-m", "unittest", "test_baselines"]);
    tests.current_dir(root().join("xtask/topics")).env("PYTHONDONTWRITEBYTECODE", "1");
    run(tests)?;
    run(tested("score", &["topics", "crates/score/tests/topics.jsonl", "--others", &python, &script])?)
        .map(Some)
}

/// The same as a check, with what the tests have built.
pub(crate) fn check(options: &[&str]) -> Outcome {
    run(tested("score", options)?)
}
