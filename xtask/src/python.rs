//! The Python package: its wheel is built, installed into an empty environment without a network, and asked for the same
//! statements as the command.

use crate::native;
use crate::page::finished;
use crate::run::{Outcome, command, root, run, say, target, without_network};
use crate::setup;
use crate::steps::Done;
use crate::venv::{NO_PYTHON, Venv, interpreter};
use std::fs;
use std::path::{Path, PathBuf};

/// Everything of this is in one folder.
fn folder() -> PathBuf {
    target().join("python")
}

/// Where the package is built: as a workspace of its own it would have a second target folder.
fn build_folder() -> PathBuf {
    folder().join("build")
}

fn manifest() -> String {
    root().join("crates/python/Cargo.toml").display().to_string()
}

/// The environment that builds wheels and tests them; its interpreter.
pub(crate) fn tools() -> Outcome<Option<PathBuf>> {
    let told =
        "Setting up Python in target/python-venv, to build the wheel and test it: once, 70 MB to fetch.";
    Venv { name: "python-venv", list: "crates/python/requirements.txt", told }.python()
}

/// Builds the wheel with these options of maturin's, alone in its folder.
pub(crate) fn wheel(python: &Path, options: &[&str]) -> Outcome<PathBuf> {
    let wheels = folder().join("wheels");
    let _ = fs::remove_dir_all(&wheels);
    let manifest = manifest();
    let (python, out) = (python.display().to_string(), wheels.display().to_string());
    let build =
        ["-m", "maturin", "build", "--quiet", "--locked", "--manifest-path", &manifest, "--out", &out];
    let mut maturin = command(&python, &[&build[..], &["--interpreter", &python], options].concat());
    maturin.env("CARGO_TARGET_DIR", build_folder());
    run(maturin)?;
    let entries = fs::read_dir(&wheels).map_err(|e| format!("{} cannot be read: {e}.", wheels.display()))?;
    let mut files = entries.flatten().map(|entry| entry.path());
    files
        .find(|path| path.extension().is_some_and(|ending| ending == "whl"))
        .ok_or_else(|| format!("maturin left no wheel in {}.", wheels.display()))
}

/// Builds the wheel, puts the command `on-record` into it as a script, and writes it into a folder. So one wheel is the
/// library and the command: `pip install on-record` gives both, `pipx run on-record` and `uvx on-record` run the second.
pub(crate) fn with_command(python: &Path, program: &Path, options: &[&str], to: &Path) -> Outcome<PathBuf> {
    let plain = wheel(python, options)?;
    let (python, place) = (python.display().to_string(), folder().join("joined"));
    let _ = fs::remove_dir_all(&place);
    let told = |e: std::io::Error| format!("{} cannot be written: {e}.", place.display());
    fs::create_dir_all(&place).map_err(told)?;
    let wheels = |what: &str, from: &Path, into: &Path| {
        let (from, into) = (from.display().to_string(), into.display().to_string());
        run(command(&python, &["-m", "wheel", what, &from, "-d", &into]))
    };
    wheels("unpack", &plain, &place)?;
    let named = format!("on_record-{}", env!("CARGO_PKG_VERSION"));
    let scripts = place.join(&named).join(format!("{named}.data")).join("scripts");
    fs::create_dir_all(&scripts).map_err(told)?;
    fs::copy(program, scripts.join(program.file_name().unwrap_or_default())).map_err(told)?;
    fs::create_dir_all(to).map_err(|e| format!("{} cannot be made: {e}.", to.display()))?;
    wheels("pack", &place.join(&named), to)?;
    Ok(to.join(plain.file_name().unwrap_or_default()))
}

/// Makes an environment with the wheel and nothing else, without a network, and gives its interpreter.
pub(crate) fn installed(python: &Path, wheel: &Path, empty: &Path) -> Outcome<PathBuf> {
    let (python, place, wheel) =
        (python.display().to_string(), empty.display().to_string(), wheel.display().to_string());
    run(command(&python, &["-m", "venv", "--clear", "--without-pip", &place]))?;
    let own = interpreter(empty);
    let into = own.display().to_string();
    let install =
        ["-m", "pip", "--disable-pip-version-check", "--python", &into, "install", "--quiet", "--no-index"];
    run(without_network(command(&python, &[&install[..], &[&wheel]].concat())))?;
    Ok(own)
}

/// Builds, installs, and runs the package's tests.
pub(crate) fn check() -> Result<Done, String> {
    let Some(python) = tools()? else { return Ok(Done::Skipped(NO_PYTHON.to_owned())) };
    lints()?;
    say("Building the wheel.");
    let wheel = wheel(&python, &["--profile", "dev", "--auditwheel", "skip"])?;
    let own = installed(&python, &wheel, &folder().join("empty"))?;
    // In the empty environment itself, where there is no Arrow to lean on.
    let first = "import on_record; assert on_record.extract('“It is so,” Ada Example said.')['statements']";
    run(command(&own.display().to_string(), &["-I", "-c", first]))?;
    let (command_file, articles) = given()?;
    let mut pytest = command(&python.display().to_string(), &["-m", "pytest", "--quiet"]);
    pytest
        .current_dir(root().join("crates/python"))
        .env("PYTHONPATH", packages(&own)?)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("ON_RECORD_COMMAND", command_file)
        .env("ON_RECORD_ARTICLES", articles);
    run(pytest)?;
    Ok(Done::Passed)
}

/// What the project's own checks say of form and lints does not reach another workspace.
fn lints() -> Outcome {
    setup::lint_tools()?;
    let manifest = manifest();
    let cargo = |arguments: &[&str], more: &[&str]| {
        let mut cargo = command("cargo", &[arguments, &["--manifest-path", &manifest], more].concat());
        cargo.env("CARGO_TARGET_DIR", build_folder());
        run(cargo)
    };
    cargo(&["fmt", "--check"], &[])?;
    cargo(&["clippy", "--all-targets", "--locked"], &["--", "--deny", "warnings"])
}

/// The command, and the project's articles as JSON lines, which are read both ways.
fn given() -> Outcome<(PathBuf, PathBuf)> {
    let program = native::installable(&finished())?;
    let articles = articles(&program)?;
    Ok((program, articles))
}

/// The project's articles as JSON lines.
fn articles(program: &Path) -> Outcome<PathBuf> {
    let articles = folder().join("articles.jsonl");
    fs::write(&articles, native::printed_by(program, "read", &native::ARTICLES)?)
        .map_err(|e| format!("{} cannot be written: {e}.", articles.display()))?;
    Ok(articles)
}

/// Where an environment keeps its packages.
fn packages(python: &Path) -> Outcome<String> {
    let ask = "import sysconfig; print(sysconfig.get_path('purelib'))";
    crate::run::ask(&python.display().to_string(), &["-I", "-c", ask])
        .ok_or_else(|| format!("{} does not tell where its packages are.", python.display()))
}
