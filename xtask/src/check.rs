//! The checks of `cargo xtask test`, in the order in which they tell the most for the least time.

use crate::native;
use crate::run::{Outcome, browser_tests, command, find, root, run, shared, target};
use crate::setup;
use crate::steps::{self, Done, Step};
use crate::venv::NO_PYTHON;
use clap::builder::PossibleValuesParser;

const STEPS: &[Step] = &[
    Step { name: "format", what: "the sources are as rustfmt writes them", after: &[], check: format },
    Step { name: "lints", what: "clippy has nothing to say", after: &[], check: lints },
    Step {
        name: "docs",
        what: "the libraries' documentation is whole, and its links lead somewhere",
        after: &[],
        check: docs,
    },
    Step {
        name: "tests",
        what: "units, properties, suites, components, the command",
        after: &[],
        check: tests,
    },
    Step {
        name: "wasm",
        what: "the engine, with and without extraction, and what reads articles compile for the browser",
        after: &[],
        check: wasm,
    },
    Step {
        name: "in-browser",
        what: "what touches the browser works in Chromium",
        after: &[],
        check: in_browser,
    },
    Step { name: "build", what: "the release page builds", after: &[], check: build },
    Step { name: "size", what: "the wasm is small enough to travel", after: &["build"], check: size },
    Step {
        name: "same-bits",
        what: "articles are read to the same bits natively and in wasm under node",
        after: &["build"],
        check: crate::same_bits::check,
    },
    Step {
        name: "package",
        what: "the npm package and the wheel install without a network and build the same site as the native command",
        after: &["build"],
        check: crate::package::check,
    },
    Step {
        name: "python",
        what: "the wheel installs without a network and gives the command's statements, one by one and as Arrow",
        after: &[],
        check: crate::python::check,
    },
    Step {
        name: "engines",
        what: "Spark, Daft and Ray give the command's rows of the same articles; a damaged crawl becomes an archive",
        after: &[],
        check: crate::engines::check,
    },
    Step {
        name: "journeys",
        what: "readers' ways through the built page, in Chromium",
        after: &["build"],
        check: journeys,
    },
    Step {
        name: "score",
        what: "the extraction reads the project's gold as well as it did",
        after: &[],
        check: score,
    },
    Step {
        name: "topics",
        what: "topics are found in every way on a toy corpus, and measured",
        after: &[],
        check: topics,
    },
    Step {
        name: "training",
        what: "the training package is typed and tidy, its tests pass, and it trains and writes a network on made-up articles",
        after: &[],
        check: training,
    },
    Step {
        name: "reference",
        what: "the scorer agrees with the reference scorer",
        after: &[],
        check: reference,
    },
];

/// The names of all checks, for the command line.
pub(crate) fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(STEPS.iter().map(|step| step.name))
}

/// Checks that run only where they are named: they compile the command, or the engine for Python, once more, for which the
/// gate has no minutes, or fetch libraries that nothing else needs.
const BY_NAME: [&str; 4] = ["package", "python", "engines", "topics"];

/// Runs the checks that are named, or all but [`BY_NAME`].
pub(crate) fn run_all(only: &[String]) -> Outcome {
    if !only.is_empty() {
        return steps::run(STEPS, only);
    }
    let usual = STEPS.iter().map(|step| step.name).filter(|name| !BY_NAME.contains(name));
    steps::run(STEPS, &usual.map(str::to_owned).collect::<Vec<_>>())
}

fn passed(outcome: Outcome) -> Result<Done, String> {
    outcome.map(|()| Done::Passed)
}

fn cargo(arguments: &[&str]) -> Result<Done, String> {
    passed(run(command("cargo", arguments)))
}

fn format() -> Result<Done, String> {
    setup::lint_tools()?;
    cargo(&["fmt", "--all", "--check"])
}

fn lints() -> Result<Done, String> {
    setup::lint_tools()?;
    cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "--deny", "warnings"])
}

/// The libraries alone: the command's binary would be written over the explorer's library, whose name is the same.
fn docs() -> Result<Done, String> {
    let mut cargo = command("cargo", &["doc", "--workspace", "--lib", "--no-deps", "--locked"]);
    cargo.env("RUSTDOCFLAGS", "--deny warnings");
    passed(run(cargo))
}

fn tests() -> Result<Done, String> {
    cargo(&["test", "--workspace", "--locked", "--no-fail-fast"])
}

fn wasm() -> Result<Done, String> {
    setup::wasm_target()?;
    let engine = ["check", "--locked", "--package", "on-record-engine", "--target", "wasm32-unknown-unknown"];
    cargo(&[&engine[..], &["--no-default-features"]].concat())?;
    cargo(&engine)?;
    let input = ["check", "--locked", "--package", "on-record-input", "--target", "wasm32-unknown-unknown"];
    cargo(&[&input[..], &["--no-default-features"]].concat())
}

/// The root package's test files that speak to a browser.
fn browser_test_names() -> Vec<String> {
    let entries = std::fs::read_dir(root().join("tests")).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "rs"))
        .filter(|path| std::fs::read_to_string(path).is_ok_and(|text| text.contains("run_in_browser")))
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    names.sort();
    names
}

fn in_browser() -> Result<Done, String> {
    let names = browser_test_names();
    if names.is_empty() {
        return Ok(Done::Skipped("no file in tests/ runs in a browser".to_owned()));
    }
    setup::page_tools()?;
    if setup::browser()?.is_none() {
        return Ok(Done::Skipped(setup::NO_BROWSER.to_owned()));
    }
    let Some(driver) = setup::driver()? else {
        return Ok(Done::Skipped("there is no chromedriver here and no apt to install one".to_owned()));
    };
    let mut arguments = vec!["test", "--locked", "--target", "wasm32-unknown-unknown"];
    names.iter().for_each(|name| arguments.extend(["--test", name]));
    let mut cargo = command("cargo", &arguments);
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    passed(run(cargo))
}

fn build() -> Result<Done, String> {
    setup::page_tools()?;
    setup::npm_packages()?;
    // The one file is a test's too; beside dist/, whose weight is told.
    let single = target().join("on-record.html").to_string_lossy().into_owned();
    crate::page::compiled(&[])?;
    passed(run(native::tested("on-record-site", &["dist", "--single-file", &single])?))
}

fn size() -> Result<Done, String> {
    passed(crate::size::check())
}

/// Where a generated corpus lies for the browser tests.
fn generated(statements: &str, file: &str, more: &[&str]) -> Outcome {
    let file = target().join(file).to_string_lossy().into_owned();
    run(native::tested("synthetic", &[&[statements, &file][..], more].concat())?)
}

/// Packs the articles of `seeds/` anew with a line before each, where the browser tests look for it: the same words at
/// other places.
fn shifted() -> Outcome {
    let (seeds, folder) = (root().join("seeds"), target().join("shifted"));
    let copy = || -> std::io::Result<()> {
        if folder.is_dir() {
            std::fs::remove_dir_all(&folder)?;
        }
        std::fs::create_dir_all(&folder)?;
        for entry in std::fs::read_dir(seeds)? {
            let path = entry?.path();
            let text = std::fs::read_to_string(&path)?;
            let article = path.extension().is_some_and(|ending| ending == "txt");
            let line = if article { "This article has a new first line.\n\n" } else { "" };
            std::fs::write(folder.join(path.file_name().unwrap_or_default()), format!("{line}{text}"))?;
        }
        Ok(())
    };
    copy().map_err(|error| format!("{}: {error}", folder.display()))?;
    let (folder, archive) = (folder.to_string_lossy(), target().join("shifted.orc"));
    let archive = archive.to_string_lossy();
    run(native::tested("on-record", &["pack", &folder, "--output", &archive])?)
}

/// Makes a site of invented articles with the page that was built, where the browser tests look for it: as a folder, and
/// beside it as one file.
fn own_site() -> Result<std::path::PathBuf, String> {
    let site = target().join("own-site");
    let (articles, dist) = (browser_tests().join("articles"), root().join("dist"));
    let file = site.with_extension("html");
    let [articles, dist, folder, file] =
        [&articles, &dist, &site, &file].map(|path| path.display().to_string());
    let build = ["build", &articles, "--page", &dist];
    run(native::tested("on-record", &[&build[..], &["-o", &folder]].concat())?)?;
    run(native::tested("on-record", &[&build[..], &["--single-file", "-o", &file]].concat())?)?;
    Ok(site)
}

fn journeys() -> Result<Done, String> {
    in_page(&[])
}

/// Runs the tests of the built page that `more` narrows down, or says why they cannot be run.
pub(crate) fn in_page(more: &[(&str, &str)]) -> Result<Done, String> {
    setup::npm_packages()?;
    let Some(chromium) = setup::browser()? else { return Ok(Done::Skipped(setup::NO_BROWSER.to_owned())) };
    if !root().join("dist").join("index.html").is_file() {
        return Err("There is no dist/ to walk through: run `cargo xtask build` first.".to_owned());
    }
    generated("3000", "generated.orc", &[])?;
    generated("3000", "generated-shards", &[])?;
    generated("10000", "generated-10k.orc", &[])?;
    // Some articles print one text: few statements, so that every count can be tried.
    generated("400", "reprinted.orc", &["7", "12"])?;
    shifted()?;
    let own = own_site()?;
    let mut playwright = command("playwright", &["test"]);
    playwright
        .current_dir(browser_tests())
        .envs(more.iter().copied())
        .env("ON_RECORD_CHROMIUM", chromium)
        .env("ON_RECORD_SINGLE", target().join("on-record.html"))
        .env("ON_RECORD_OWN", own)
        .env("ON_RECORD_COMMAND", native::build()?)
        .env("ON_RECORD_GENERATED", target().join("generated.orc"));
    passed(run(playwright))
}

fn score() -> Result<Done, String> {
    passed(crate::score::check(&["--floor"]))
}

fn topics() -> Result<Done, String> {
    Ok(crate::score::topics()?.map_or_else(|| Done::Skipped(NO_PYTHON.to_owned()), |()| Done::Passed))
}

fn training() -> Result<Done, String> {
    Ok(crate::train::check()?.map_or_else(|| Done::Skipped(NO_PYTHON.to_owned()), |()| Done::Passed))
}

fn reference() -> Result<Done, String> {
    let script = shared().join("scoring").join("score.py");
    if !script.is_file() {
        return Ok(Done::Skipped("../shared/scoring is not beside this checkout".to_owned()));
    }
    if find("python3").is_none() {
        return Ok(Done::Skipped("python3 is not here, in which the reference is written".to_owned()));
    }
    passed(crate::score::check(&["--reference", &script.to_string_lossy()]))
}
