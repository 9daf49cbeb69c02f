//! Building the reader: the extraction as a wasm module of its own, with its weights beside it. A page that only shows
//! a corpus never fetches it.

use crate::run::{Outcome, command, root, run, say, target};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the reader into `folder`; with what the benchmark asks for where `bench` says so.
pub(crate) fn build(folder: &Path, bench: bool) -> Outcome {
    say("Building the reader, which reads texts in a browser.");
    let mut arguments = vec!["build", "--quiet", "--locked", "--profile", "reader", "--target", TARGET];
    arguments.extend(["--package", "on-record-reader"]);
    if bench {
        arguments.extend(["--features", "bench"]);
    }
    let mut cargo = command("cargo", &arguments);
    // Sums of eight weights at a time: every browser since spring 2023 has these instructions.
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-C target-feature=+simd128");
    run(cargo)?;
    let wasm = target().join(TARGET).join("reader").join("on_record_reader.wasm").display().to_string();
    let out = folder.display().to_string();
    let arguments = ["--target", "web", "--no-typescript", "--out-name", "reader", "--out-dir", &out, &wasm];
    run(command("wasm-bindgen", &arguments))?;
    for file in ["crates/reader/on-record-read.js", "crates/engine/languages/en/reader.orm"] {
        let from = root().join(file);
        let to = folder.join(from.file_name().unwrap_or_default());
        std::fs::copy(&from, &to).map_err(|e| format!("{} cannot be written: {e}.", to.display()))?;
    }
    Ok(())
}
