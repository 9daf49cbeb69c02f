//! Building what reads articles in a browser, as wasm modules with their weights beside them: the reader, which reads
//! texts, and the desk, which turns a reader's own files into an archive. A page that only shows a corpus fetches neither.

use crate::run::{Outcome, command, root, run, say, target};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// A module: its package, what its files are called, how wasm-bindgen joins it to JavaScript, and what lies beside it.
struct Module {
    package: &'static str,
    name: &'static str,
    joined: &'static str,
    beside: &'static [&'static str],
}

const READER: Module = Module {
    package: "on-record-reader",
    name: "reader",
    joined: "web",
    beside: &["crates/reader/on-record-read.js", "crates/engine/languages/en/reader.orm"],
};

// Workers are classic scripts: more browsers run these.
const DESK: Module = Module {
    package: "on-record-desk",
    name: "desk",
    joined: "no-modules",
    beside: &[
        "crates/desk/on-record-desk.js",
        "crates/desk/desk-crew.js",
        "crates/desk/desk-kept.js",
        "crates/desk/desk-worker.js",
    ],
};

/// Builds the reader into `folder`; with what the benchmark asks for where `bench` says so.
pub(crate) fn build(folder: &Path, bench: bool) -> Outcome {
    say("Building the reader, which reads texts in a browser.");
    module(&READER, folder, if bench { &["--features", "bench"] } else { &[] })
}

/// Builds the desk into the folder of the reader, whose weights it shares.
pub(crate) fn desk(folder: &Path) -> Outcome {
    say("Building the desk, which reads a visitor's own files in a browser.");
    module(&DESK, folder, &[])
}

fn module(module: &Module, folder: &Path, more: &[&str]) -> Outcome {
    let mut arguments = vec!["build", "--quiet", "--locked", "--profile", "reader", "--target", TARGET];
    arguments.extend(["--package", module.package]);
    arguments.extend(more);
    let mut cargo = command("cargo", &arguments);
    // Sums of eight weights at a time: every browser since spring 2023 has these instructions.
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-C target-feature=+simd128");
    run(cargo)?;
    let wasm = format!("{}.wasm", module.package.replace('-', "_"));
    let wasm = target().join(TARGET).join("reader").join(wasm).display().to_string();
    let out = folder.display().to_string();
    let arguments = ["--no-typescript", "--out-name", module.name, "--out-dir", &out, &wasm];
    run(command("wasm-bindgen", &[&["--target", module.joined], &arguments[..]].concat()))?;
    for file in module.beside {
        let from = root().join(file);
        let to = folder.join(from.file_name().unwrap_or_default());
        std::fs::copy(&from, &to).map_err(|e| format!("{} cannot be written: {e}.", to.display()))?;
    }
    Ok(())
}
