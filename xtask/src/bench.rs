//! Measurements. They print; they never fail because something was slow.

use crate::native::generated;
use crate::run::{Outcome, browser_tests, command, root, run, say, target};
use crate::{page, setup};
use std::path::PathBuf;
use std::process::Command;

/// What can be measured; a number is a size.
pub(crate) fn name(written: &str) -> Result<String, String> {
    let known =
        ["page", "start", "facets", "engine", "verify", "reader", "own", "package", "scale", "engines"]
            .contains(&written)
            || written.parse::<usize>().is_ok();
    if known {
        Ok(written.to_owned())
    } else {
        Err("page, start, facets, engine, verify, reader, own, package, scale, engines, or a number of statements"
            .to_owned())
    }
}

/// Measures what is named, or all.
pub(crate) fn run_all(only: &[String]) -> Outcome {
    let (sizes, only): (Vec<&String>, Vec<&String>) = only.iter().partition(|o| o.parse::<usize>().is_ok());
    let wanted = |name: &str| only.is_empty() || only.iter().any(|o| *o == name);
    if wanted("engine") {
        say("The extraction, beside a pass over the words of the same text.");
        natively("extract")?;
    }
    if wanted("verify") {
        verify()?;
    }
    if wanted("reader") {
        let chromium = browser("The reader")?;
        let folder = target().join("reader-bench");
        crate::reader::for_bench(&folder)?;
        say("The extraction in Chromium, beside a pass over the words of the same text.");
        let mut node = command("node", &["bench-reader.mjs"]);
        node.current_dir(browser_tests()).env("ON_RECORD_CHROMIUM", chromium).env("ON_RECORD_DIST", folder);
        run(node)?;
    }
    if wanted("own") {
        let chromium = browser("Reading files in the page")?;
        built()?;
        say("A hundred articles dropped on the page, read by two workers.");
        let mut node = command("node", &["bench-own.mjs"]);
        node.current_dir(browser_tests()).env("ON_RECORD_CHROMIUM", chromium);
        run(node)?;
    }
    // Both commands are compiled for it, which takes ten minutes: only where it is named.
    if only.iter().any(|o| *o == "package") {
        built()?;
        crate::ratio::node()?;
    }
    // What people install is compiled for it, and Spark, Daft and Ray are fetched.
    if only.iter().any(|o| *o == "engines") {
        built()?;
        crate::engines::measure()?;
    }
    if wanted("facets") {
        facets(&sizes)?;
    }
    if wanted("scale") {
        scale(&sizes)?;
    }
    if wanted("start") {
        let chromium = browser("The start")?;
        built()?;
        say("From navigation to the first statement readable, at 1.6 Mbit/s and 150 ms.");
        let mut node = command("node", &["bench-start.mjs"]);
        node.current_dir(browser_tests()).env("ON_RECORD_CHROMIUM", chromium);
        run(node)?;
    }
    if wanted("page") {
        clicks()?;
    }
    Ok(())
}

/// The check of a draft, natively and in the page.
fn verify() -> Outcome {
    say(
        "A draft of 5,000 words against 100,000 statements, beside a pass over the words of the same archive.",
    );
    let chromium = browser("A check in the page")?;
    built()?;
    let (draft, archive) = (target().join("bench-draft.txt"), target().join("bench-archive.orc"));
    let mut cargo = bench("verify");
    cargo.env("ON_RECORD_BENCH_DRAFT", &draft).env("ON_RECORD_BENCH_ARCHIVE", &archive);
    run(cargo)?;
    say("The same draft in the page, pasted and checked by a worker in Chromium.");
    let mut node = command("node", &["bench-check.mjs"]);
    node.current_dir(browser_tests())
        .env("ON_RECORD_CHROMIUM", chromium)
        .env("ON_RECORD_GENERATED", &archive)
        .env("ON_RECORD_LARGE", &archive)
        .env("ON_RECORD_BENCH_DRAFT", &draft);
    run(node)
}

/// Clicks on filters, on a small archive and on a large one.
fn clicks() -> Outcome {
    let chromium = browser("The page")?;
    built()?;
    for (statements, file) in [("10000", "generated-10k.orc"), ("100000", "generated-100k.orc")] {
        generated(statements, file)?;
    }
    say("A click on a filter, in Chromium, beside a scan in plain JavaScript.");
    let mut node = command("node", &["bench.mjs"]);
    node.current_dir(browser_tests())
        .env("ON_RECORD_CHROMIUM", chromium)
        .env("ON_RECORD_GENERATED", target().join("generated-10k.orc"))
        .env("ON_RECORD_LARGE", target().join("generated-100k.orc"));
    run(node)
}

/// A benchmark of the scorer's package, built as the command is.
fn natively(name: &str) -> Outcome {
    run(bench(name))
}

fn bench(name: &str) -> Command {
    let package = ["bench", "--quiet", "--locked", "--package", "on-record-score", "--profile", "native"];
    command("cargo", &[&package[..], &["--bench", name]].concat())
}

/// Chromium, with the tools that a measurement in it needs.
fn browser(what: &str) -> Outcome<PathBuf> {
    setup::page_tools()?;
    setup::npm_packages()?;
    setup::browser()?.ok_or_else(|| format!("{what} cannot be measured: {}.", setup::NO_BROWSER))
}

/// Builds the page where it is not built yet.
fn built() -> Outcome {
    if root().join("dist").join("index.html").is_file() {
        return Ok(());
    }
    say("Building the page for release first.");
    page::release(&[], None)
}

/// What packing takes, and what a reader of a sharded archive fetches: counted, and in Chromium over a slow line.
fn scale(sizes: &[&String]) -> Outcome {
    let chromium = browser("A sharded archive in the page")?;
    built()?;
    let (many, folder) = (["100000".to_owned(), "1000000".to_owned()], target().join("scale"));
    let sizes: Vec<&String> = if sizes.is_empty() { many.iter().collect() } else { sizes.to_vec() };
    let example = |name: &str| {
        let of = ["run", "--quiet", "--locked", "--profile", "native", "--package", "on-record-synthetic"];
        command("cargo", &[&of[..], &["--example", name, "--"]].concat())
    };
    say("Packing the readings of generated articles: time and memory, a process a size.");
    for size in &sizes {
        let mut packing = example("packing");
        packing.arg(size);
        run(packing)?;
    }
    say("Sharded archives of generated corpora: what a reader fetches for a few questions.");
    let mut shards = example("shards");
    shards.arg("--into").arg(&folder).args(&sizes);
    run(shards)?;
    say("The same in Chromium, over a line of 10 Mbit/s and 40 ms.");
    let mut node = command("node", &["bench-scale.mjs"]);
    node.arg(root().join("dist")).args(sizes.iter().map(|size| folder.join(size)));
    node.current_dir(browser_tests()).env("ON_RECORD_CHROMIUM", chromium);
    let measured = run(node);
    // Gigabytes that nobody needs any more.
    let _ = std::fs::remove_dir_all(&folder);
    measured
}

/// The engine's answers in the browser, beside other libraries that are asked the same.
fn facets(sizes: &[&String]) -> Outcome {
    let chromium = browser("The answers")?;
    let wasm = "wasm32-unknown-unknown";
    run(command(
        "cargo",
        &["build", "--quiet", "--locked", "--release", "--package", "on-record-measure", "--target", wasm],
    ))?;
    let built = target().join(wasm).join("release").join("on_record_measure.wasm");
    let joined = target().join("measure");
    run(command(
        "wasm-bindgen",
        &["--target", "web", "--out-dir", &joined.to_string_lossy(), &built.to_string_lossy()],
    ))?;
    say("Facets, a brush, and typed words, beside other libraries with the same corpus.");
    let mut node = command("node", &["bench/engine.mjs"]);
    node.args(sizes)
        .current_dir(browser_tests())
        .env("ON_RECORD_CHROMIUM", chromium)
        .env("ON_RECORD_MEASURE", joined);
    run(node)
}
