//! The integrations with other engines: each reads the project's articles in local mode, as the library does.

use crate::python;
use crate::run::{Outcome, command, root, run, say};
use crate::steps::Done;
use crate::venv::{NO_PYTHON, Venv};
use std::path::PathBuf;

/// The engines' environment. `None` where there is no Python for it.
fn engines() -> Outcome<Option<PathBuf>> {
    let told =
        "Setting up Spark and Daft in target/engines-venv, to test the integrations: once, 600 MB to fetch.";
    Venv { name: "engines-venv", list: "integrations/requirements.txt", told }.python()
}

/// Puts the wheel beside the engines and runs the tests, which skip what is missing and say why.
pub(crate) fn check() -> Result<Done, String> {
    let (Some(builder), Some(engines)) = (python::tools()?, engines()?) else {
        return Ok(Done::Skipped(NO_PYTHON.to_owned()));
    };
    say("Building the wheel.");
    let wheel = python::wheel(&builder, &["--profile", "dev", "--auditwheel", "skip"])?.display().to_string();
    let python = engines.display().to_string();
    let install = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--force-reinstall", &wheel];
    run(command(&python, &install))?;
    let articles = python::articles()?;
    let mut pytest = command(&python, &["-m", "pytest", "--quiet", "-rs", "-p", "no:cacheprovider", "tests"]);
    pytest
        .current_dir(root().join("integrations"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("ON_RECORD_ARTICLES", articles);
    run(pytest)?;
    Ok(Done::Passed)
}
