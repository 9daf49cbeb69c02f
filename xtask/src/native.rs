//! The project's native programs as the checks use them: built for development, started, and asked about articles.

use crate::run::{Outcome, command, root, run, target};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

/// The project's own articles, from its folder.
pub(crate) const ARTICLES: [&str; 3] =
    ["seeds", "crates/engine/tests/articles", "tests/gold/gum-news-dev.jsonl"];

/// A program of the workspace as its tests have built it, to be started with arguments.
///
/// Cargo compiles the engine anew for each set of packages that asks other features of a library both use. All checks
/// therefore take the programs of one build, that of all tests, which in a whole run is there already.
pub(crate) fn tested(name: &str, arguments: &[&str]) -> Outcome<Command> {
    static BUILT: OnceLock<Outcome> = OnceLock::new();
    let tests = ["test", "--quiet", "--locked", "--workspace", "--no-run"];
    BUILT.get_or_init(|| run(command("cargo", &tests))).clone()?;
    Ok(command(&program(name).to_string_lossy(), arguments))
}

/// The command for the checks that run only by name, built without all tests, and with the page inside where there is one.
/// It is copied away, as other checks build a command without a page in its place.
pub(crate) fn installable(page: &Path) -> Outcome<PathBuf> {
    static BUILT: OnceLock<Outcome<PathBuf>> = OnceLock::new();
    let make = || {
        let mut build = command("cargo", &["build", "--quiet", "--locked", "--package", "on-record-cli"]);
        if page.join("index.html").is_file() {
            build.env("ON_RECORD_PAGE", page);
        }
        run(build)?;
        let folder = target().join("installable");
        let to = folder.join(format!("on-record{}", std::env::consts::EXE_SUFFIX));
        let told = |e: std::io::Error| format!("{} cannot be written: {e}.", to.display());
        std::fs::create_dir_all(&folder).map_err(told)?;
        std::fs::copy(program("on-record"), &to).map_err(told)?;
        Ok(to)
    };
    BUILT.get_or_init(make).clone()
}

/// A program of a package, built without the others: for a person who waits for nothing else.
pub(crate) fn alone(package: &str, arguments: &[&str]) -> Command {
    alone_with(package, &[], arguments)
}

/// The same with options for cargo.
pub(crate) fn alone_with(package: &str, options: &[&str], arguments: &[&str]) -> Command {
    let run = ["run", "--quiet", "--locked", "--package", package];
    command("cargo", &[&run[..], options, &["--"], arguments].concat())
}

/// Writes a generated corpus with this number of statements into the target folder.
pub(crate) fn generated(statements: &str, file: &str) -> Outcome {
    run(alone("on-record-synthetic", &[statements, &target().join(file).to_string_lossy()]))
}

/// The command `on-record`, built; gives its place.
pub(crate) fn build() -> Outcome<PathBuf> {
    tested("on-record", &[])?;
    Ok(program("on-record"))
}

fn program(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// What the command, once built, prints about paths. They count from the project's folder.
pub(crate) fn printed(task: &str, paths: &[impl AsRef<OsStr>]) -> Outcome<String> {
    printed_by(&program("on-record"), task, paths)
}

/// The same of a command that lies elsewhere.
pub(crate) fn printed_by(program: &Path, task: &str, paths: &[impl AsRef<OsStr>]) -> Outcome<String> {
    let output =
        Command::new(program).arg(task).args(paths).current_dir(root()).stderr(Stdio::inherit()).output();
    let output = output.map_err(|e| format!("{} could not be started: {e}.", program.display()))?;
    if !output.status.success() {
        let paths: Vec<_> = paths.iter().map(|path| path.as_ref().to_string_lossy()).collect();
        return Err(format!("`on-record {task} {}` failed; its own words stand above.", paths.join(" ")));
    }
    String::from_utf8(output.stdout).map_err(|e| format!("`on-record {task}` wrote no UTF-8: {e}."))
}
