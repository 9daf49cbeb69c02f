//! The native command as the checks use it: built for development, and asked about articles.

use crate::run::{Outcome, command, root, run, target};
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The project's own articles, from its folder.
pub(crate) const ARTICLES: [&str; 3] =
    ["seeds", "crates/engine/tests/articles", "tests/gold/gum-news-dev.jsonl"];

/// Builds the command, and gives its place.
pub(crate) fn build() -> Outcome<PathBuf> {
    run(command("cargo", &["build", "--quiet", "--locked", "--package", "on-record-cli"]))?;
    Ok(program())
}

fn program() -> PathBuf {
    target().join("debug").join(format!("on-record{}", std::env::consts::EXE_SUFFIX))
}

/// What the command, once built, prints about paths. They count from the project's folder.
pub(crate) fn printed(task: &str, paths: &[impl AsRef<OsStr>]) -> Outcome<String> {
    let program = program();
    let output =
        Command::new(&program).arg(task).args(paths).current_dir(root()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|e| format!("{} could not be started: {e}.", program.display()))?;
    if !output.status.success() {
        let paths: Vec<_> = paths.iter().map(|path| path.as_ref().to_string_lossy()).collect();
        return Err(format!("`on-record {task} {}` failed; its own words stand above.", paths.join(" ")));
    }
    String::from_utf8(output.stdout).map_err(|e| format!("`on-record {task}` wrote no UTF-8: {e}."))
}
