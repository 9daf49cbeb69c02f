//! Fuzzing: texts and archives that nobody would write, for as long as one likes.
//!
//! `fuzz/` needs a nightly compiler and cargo-fuzz; the project needs neither. What can be checked without them is
//! checked by property tests in `cargo xtask test`.

use crate::native::generated;
use crate::run::{Outcome, ask, command, root, run, say, target};
use std::path::{Path, PathBuf};

/// What can be fuzzed: cleaning, extraction, the archive.
pub(crate) const TARGETS: [&str; 3] = ["blocks", "read", "decode"];

/// Runs each of `only`, or all, for this number of seconds.
pub(crate) fn run_all(only: &[String], seconds: u32) -> Outcome {
    if ask("cargo", &["+nightly", "--version"]).is_none() {
        return Err("Fuzzing needs a nightly compiler: `rustup toolchain install nightly`.".to_owned());
    }
    if ask("cargo", &["fuzz", "--version"]).is_none() {
        return Err("Fuzzing needs cargo-fuzz: `cargo install cargo-fuzz --locked`.".to_owned());
    }
    for name in TARGETS.iter().filter(|name| only.is_empty() || only.iter().any(|one| one == *name)) {
        fuzz(name, seconds)?;
    }
    Ok(())
}

fn fuzz(name: &str, seconds: u32) -> Outcome {
    say(&format!("{name}, for {seconds} seconds."));
    let found = folder(&["fuzz", name])?;
    let texts = [root().join("crates").join("engine").join("tests").join("articles"), root().join("seeds")];
    let seeds = if name == "decode" { vec![archives()?] } else { texts.to_vec() };
    let words = root().join("fuzz").join("words.dict");
    let build = target().join("fuzz-build").to_string_lossy().into_owned();
    let mut fuzz = command("cargo", &["+nightly", "fuzz", "run", name, "--target-dir", &build]);
    fuzz.arg(found).args(seeds).args(["--", "-timeout=20", "-max_len=20000", "-print_final_stats=1"]);
    fuzz.arg(format!("-max_total_time={seconds}")).arg(format!("-dict={}", words.display()));
    run(fuzz)
}

/// Two small archives.
fn archives() -> Outcome<PathBuf> {
    let folder = folder(&["fuzz-archives"])?;
    for statements in ["1", "20"] {
        generated(statements, &format!("fuzz-archives/{statements}.orc"))?;
    }
    Ok(folder)
}

/// A folder of its own under the target folder.
fn folder(names: &[&str]) -> Outcome<PathBuf> {
    let folder = names.iter().fold(target(), |path, name| path.join(Path::new(name)));
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}
