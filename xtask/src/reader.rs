//! Building what reads articles in a browser, as wasm modules with their weights beside them: the reader, which reads
//! texts, and the desk, which turns a reader's own files into an archive; and the module that reads a sharded archive. A page that
//! shows a corpus of one file fetches none of them.

use crate::run::{Outcome, command, root, run, say, target};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// A module: its package, what its files are called, how wasm-bindgen joins it to JavaScript, the folder whose scripts go
/// with it, and what else lies beside it.
struct Module {
    package: &'static str,
    name: &'static str,
    joined: &'static str,
    scripts: &'static str,
    beside: &'static [&'static str],
}

const READER: Module = Module {
    package: "on-record-reader",
    name: "reader",
    joined: "web",
    scripts: "crates/reader",
    beside: &["crates/engine/languages/en/reader.orm"],
};

// Workers are classic scripts: more browsers run these.
const DESK: Module = Module {
    package: "on-record-desk",
    name: "desk",
    joined: "no-modules",
    scripts: "crates/desk",
    beside: &[],
};

// In a worker too.
const ARCHIVE: Module = Module {
    package: "on-record-archive",
    name: "archive",
    joined: "no-modules",
    scripts: "crates/archive",
    beside: &[],
};

/// Compiles all, at once: what takes their time is joining each into one module, on one core.
pub(crate) fn compile() -> Outcome {
    say("Building what reads articles in a browser: the reader, and the desk for a visitor's own files.");
    cargo(&["--package", READER.package, "--package", DESK.package, "--package", ARCHIVE.package])
}

/// Puts what [`compile`] made into `folder`, where the reader and the desk share the weights.
pub(crate) fn lay_out(folder: &Path) -> Outcome {
    bind(&READER, folder)?;
    bind(&DESK, folder)?;
    bind(&ARCHIVE, folder)
}

/// Builds the reader alone into `folder`, with what the benchmark asks it for.
pub(crate) fn for_bench(folder: &Path) -> Outcome {
    say("Building the reader, which reads texts in a browser.");
    cargo(&["--package", READER.package, "--features", "bench"])?;
    bind(&READER, folder)
}

fn cargo(packages: &[&str]) -> Outcome {
    let arguments = ["build", "--quiet", "--locked", "--profile", "reader", "--target", TARGET];
    let mut cargo = command("cargo", &[&arguments[..], packages].concat());
    // Sums of eight weights at a time: every browser since spring 2023 has these instructions.
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", "-C target-feature=+simd128");
    run(cargo)
}

/// Joins a compiled module to its JavaScript in `folder`, with the files that lie beside it.
fn bind(module: &Module, folder: &Path) -> Outcome {
    let wasm = format!("{}.wasm", module.package.replace('-', "_"));
    let wasm = target().join(TARGET).join("reader").join(wasm).display().to_string();
    let out = folder.display().to_string();
    let arguments = ["--no-typescript", "--out-name", module.name, "--out-dir", &out, &wasm];
    run(command("wasm-bindgen", &[&["--target", module.joined], &arguments[..]].concat()))?;
    let scripts = root().join(module.scripts);
    let entries =
        std::fs::read_dir(&scripts).map_err(|e| format!("{} cannot be read: {e}.", scripts.display()))?;
    let scripts =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.extension() == Some("js".as_ref()));
    for from in scripts.chain(module.beside.iter().map(|file| root().join(file))) {
        let to = folder.join(from.file_name().unwrap_or_default());
        let bytes = std::fs::read(&from).map_err(|e| format!("{} cannot be read: {e}.", from.display()))?;
        let is_script = from.extension() == Some("js".as_ref());
        let bytes = if is_script { ascii(&String::from_utf8_lossy(&bytes)).into_bytes() } else { bytes };
        std::fs::write(&to, bytes).map_err(|e| format!("{} cannot be written: {e}.", to.display()))?;
    }
    Ok(())
}

/// A script in which letters beyond ASCII are escaped, as strings, templates and patterns read them: a server or a host that
/// names another encoding, or none, breaks no word.
fn ascii(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    for c in script.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::ascii;

    #[test]
    fn letters_beyond_ascii_are_escaped() {
        assert_eq!(ascii("say('“Ü” 𝄞');"), r"say('\u201c\u00dc\u201d \ud834\udd1e');");
        assert_eq!(ascii("a => a"), "a => a");
    }
}
