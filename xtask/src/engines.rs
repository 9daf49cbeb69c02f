//! The integrations with other engines: each reads a thousand articles in local mode, as the command does, and a crawl with
//! damaged records becomes an archive.

use crate::package::native_command;
use crate::page::finished;
use crate::run::{Outcome, command, root, run, say, target};
use crate::steps::Done;
use crate::venv::{NO_PYTHON, Venv};
use crate::{articles, native, python};
use std::path::{Path, PathBuf};

/// How many articles go through every engine.
const ARTICLES: usize = 1_000;
/// How many are measured.
const MEASURED: usize = 5_000;

/// The engines' environment. `None` where there is no Python for it.
fn engines() -> Outcome<Option<PathBuf>> {
    let told = "Setting up Spark, Daft and Ray in target/engines-venv, to test the integrations: once, 700 MB to fetch.";
    Venv { name: "engines-venv", list: "integrations/requirements.txt", told }.python()
}

/// Puts the wheel beside the engines and runs the tests, which skip what is missing and say why.
pub(crate) fn check() -> Result<Done, String> {
    let (Some(builder), Some(engines)) = (python::tools()?, engines()?) else {
        return Ok(Done::Skipped(NO_PYTHON.to_owned()));
    };
    say("Building the wheel.");
    let program = native::installable(&finished())?;
    let options = ["--profile", "dev", "--auditwheel", "skip"];
    install(&engines, &python::with_command(&builder, &program, &options, &target().join("engines-wheel"))?)?;
    let pytest = ["-m", "pytest", "--quiet", "-rs", "-p", "no:cacheprovider", "tests"];
    let mut pytest = command(&engines.display().to_string(), &pytest);
    pytest
        .current_dir(root().join("integrations"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("ON_RECORD_ARTICLES", articles::generated(ARTICLES, &program)?)
        .env("ON_RECORD_COMMAND", program);
    run(pytest)?;
    Ok(Done::Passed)
}

/// Measures the engines with what people install.
pub(crate) fn measure() -> Outcome {
    let (Some(builder), Some(engines)) = (python::tools()?, engines()?) else {
        return Err(format!("The engines cannot be measured: {NO_PYTHON}."));
    };
    let program = native_command()?;
    say("Building the wheel.");
    let options = ["--profile", "native", "--auditwheel", "skip"];
    install(&engines, &python::with_command(&builder, &program, &options, &target().join("engines-wheel"))?)?;
    say("The same articles through the command, the library and each engine; then a crawl to its archive.");
    let mut measure = command(&engines.display().to_string(), &["integrations/measure.py"]);
    measure
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("ON_RECORD_ARTICLES", articles::generated(MEASURED, &program)?);
    run(measure)
}

fn install(engines: &Path, wheel: &Path) -> Outcome {
    let wheel = wheel.display().to_string();
    let install = ["-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--force-reinstall", &wheel];
    run(command(&engines.display().to_string(), &install))
}
