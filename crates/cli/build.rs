//! Packs the finished page into the command, so that `on-record build` needs nothing beside it: the files of the folder
//! that `ON_RECORD_PAGE` names, deflated, see `src/page.rs`. A command that is built without it says so when asked.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

/// Which folder holds the finished page.
const VARIABLE: &str = "ON_RECORD_PAGE";

/// Folders with the static pages of the page's own corpus, which a site of others does not have.
const WRITTEN: [&str; 4] = ["actor", "page", "st", "topic"];

/// How much memory a WebAssembly module begins with. Each time that it asks for more while it runs, V8 makes a new object
/// of all of it and collects garbage, which takes long where it comes often. What is not used costs nothing. A thousand
/// articles need half of it.
const WASM_MEMORY: u32 = 256 << 20;

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed={VARIABLE}");
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_CFG_TARGET_FAMILY").is_some_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bins=--initial-memory={WASM_MEMORY}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("page.bin");
    let page = env::var_os(VARIABLE).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let packed = page.map_or_else(|| Ok(vec![]), |folder| packed(&folder));
    match packed.and_then(|bytes| fs::write(out, bytes)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!(
                "cargo::error={VARIABLE} names no finished page: {error}; `cargo xtask build` makes one in dist/"
            );
            ExitCode::FAILURE
        }
    }
}

/// The files one after the other: how long the path is, the path, how long the file is, the file. Lengths are `u32`,
/// little endian.
fn packed(folder: &Path) -> io::Result<Vec<u8>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    fs::metadata(folder.join("index.html"))?;
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    pack(folder, "", &mut packer)?;
    packer.finish()
}

fn pack(folder: &Path, below: &str, packer: &mut impl Write) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let name = name
            .to_str()
            .ok_or_else(|| io::Error::other(format!("{} is no UTF-8", entry.path().display())))?;
        let path = format!("{below}{name}");
        if entry.path().is_dir() {
            if !WRITTEN.contains(&path.as_str()) {
                pack(&entry.path(), &format!("{path}/"), packer)?;
            }
            continue;
        }
        let bytes = fs::read(entry.path())?;
        for part in [path.as_bytes(), &bytes] {
            let length = u32::try_from(part.len()).map_err(io::Error::other)?;
            packer.write_all(&length.to_le_bytes())?;
            packer.write_all(part)?;
        }
    }
    Ok(())
}
