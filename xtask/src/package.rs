//! `cargo xtask package`: the command for machines without Rust. The npm package is one WebAssembly module that carries
//! the model and the finished page, and a little JavaScript that starts it. The Python wheel carries the native command
//! beside the library.

use crate::articles;
use crate::native;
use crate::page::finished;
use crate::python;
use crate::run::{Outcome, command, find, root, run, say, target, without_network};
use crate::setup;
use crate::steps::Done;
use crate::venv::NO_PYTHON;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const TARGET: &str = "wasm32-wasip1";

/// The profile of the module that is shipped.
pub(crate) const REAL: &str = "reader";
/// The profile of the module that the check installs: the same program, joined in a minute instead of ten.
const TRIAL: &str = "trial";

/// Numbers of articles of which node and the native command make the same site, and the same archive.
const SITE: usize = 120;
const ARCHIVE: usize = 1_000;

/// The files of npm/ that travel as they are.
const FILES: [&str; 8] = [
    "README.md",
    "bin/on-record.js",
    "lib/command.js",
    "lib/module.js",
    "lib/serve.js",
    "lib/thread.js",
    "lib/worker.js",
    "package.json",
];

/// What can be packed.
pub(crate) const KINDS: [&str; 3] = ["npm", "native", "wheel"];

/// Builds the page where it is missing, and packs what is named, or all: the npm package, the one with the native command that
/// it may have beside it, and the Python wheel.
pub(crate) fn package(only: &[String]) -> Outcome {
    if !finished().join("index.html").is_file() {
        crate::page::build(&[])?;
    }
    let wanted = |kind: &str| only.is_empty() || only.iter().any(|named| named == kind);
    if wanted("npm") {
        let tarball = tarball(REAL)?;
        say(&format!("{} is ready: `npx ./{} build articles/`.", tarball.display(), name(&tarball)));
    }
    let program = if wanted("native") || wanted("wheel") { Some(native_command()?) } else { None };
    let Some(program) = program else { return Ok(()) };
    if wanted("native") {
        say(&format!("{} is ready.", beside(&program)?.display()));
    }
    if wanted("wheel") {
        let Some(python) = python::tools()? else {
            say(&format!("The wheel is left out: {NO_PYTHON}."));
            return Ok(());
        };
        let wheel = python::with_command(&python, &program, &["--profile", "native"], &folder())?;
        say(&format!("{} is ready: `pipx run --spec {0} on-record build articles/`.", wheel.display()));
    }
    Ok(())
}

/// Packs the native command as the package that npm installs beside the other one where it fits.
fn beside(program: &Path) -> Outcome<PathBuf> {
    let (system, kind) = (std::env::consts::OS, std::env::consts::ARCH);
    let system = [("macos", "darwin"), ("windows", "win32")]
        .iter()
        .find(|(own, _)| *own == system)
        .map_or(system, |(_, node)| node);
    let kind = [("x86_64", "x64"), ("aarch64", "arm64")]
        .iter()
        .find(|(own, _)| *own == kind)
        .map_or(kind, |(_, node)| node);
    let (name, version) = (format!("on-record-{system}-{kind}"), env!("CARGO_PKG_VERSION"));
    let place = folder().join(&name);
    let _ = fs::remove_dir_all(&place);
    copy(program, &place.join(program.file_name().unwrap_or_default()))?;
    licences(&place)?;
    let about = format!(
        "{{\n  \"name\": \"{name}\",\n  \"version\": \"{version}\",\n  \"description\": \"The native command of the package \
         on-record.\",\n  \"license\": \"MIT OR Apache-2.0\",\n  \"os\": [\"{system}\"],\n  \"cpu\": [\"{kind}\"]\n}}\n"
    );
    let told = |e: std::io::Error| format!("{} cannot be written: {e}.", place.display());
    fs::write(place.join("package.json"), about).map_err(told)?;
    let (from, to) = (place.display().to_string(), folder().display().to_string());
    run(command("npm", &["pack", "--silent", &from, "--pack-destination", &to]))?;
    Ok(folder().join(format!("{name}-{version}.tgz")))
}

/// The native command with the page inside, as people install it: the one that `ON_RECORD_BINARY` names, or a new one.
pub(crate) fn native_command() -> Outcome<PathBuf> {
    if let Some(built) = std::env::var_os("ON_RECORD_BINARY").filter(|file| !file.is_empty()) {
        return Ok(root().join(built));
    }
    say("Building the command for this machine.");
    let build = ["build", "--quiet", "--locked", "--profile", "native", "--package", "on-record-cli"];
    let mut cargo = command("cargo", &build);
    cargo.env("ON_RECORD_PAGE", finished());
    run(cargo)?;
    Ok(target().join("native").join(format!("on-record{}", std::env::consts::EXE_SUFFIX)))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The folder that packages are made in.
pub(crate) fn folder() -> PathBuf {
    target().join("package")
}

/// Builds the module around the page, and packs it.
fn tarball(profile: &str) -> Outcome<PathBuf> {
    setup::target(TARGET, "the command runs under node as WebAssembly.")?;
    say("Building the command for node.");
    let mut cargo = command(
        "cargo",
        &[
            "build",
            "--quiet",
            "--locked",
            "--profile",
            profile,
            "--target",
            TARGET,
            "--package",
            "on-record-cli",
        ],
    );
    // The same instructions as the reader in the page has, and as much stack as a native program.
    let flags = "-C target-feature=+simd128 -C link-arg=-zstack-size=8388608";
    cargo.env("CARGO_TARGET_WASM32_WASIP1_RUSTFLAGS", flags).env("ON_RECORD_PAGE", finished());
    run(cargo)?;
    stage(&target().join(TARGET).join(profile).join("on-record.wasm"))
}

/// Lays the package out and has npm pack it.
fn stage(module: &Path) -> Outcome<PathBuf> {
    let place = folder().join("npm");
    let _ = fs::remove_dir_all(&place);
    for file in FILES {
        copy(&root().join("npm").join(file), &place.join(file))?;
    }
    licences(&place)?;
    copy(module, &place.join("on-record.wasm"))?;
    let (from, to) = (place.display().to_string(), folder().display().to_string());
    run(command("npm", &["pack", "--silent", &from, "--pack-destination", &to]))?;
    let version = env!("CARGO_PKG_VERSION");
    Ok(folder().join(format!("on-record-{version}.tgz")))
}

/// Puts the licences beside what is packed: the project's, and that of the fonts in the command.
fn licences(place: &Path) -> Outcome {
    for file in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&root().join(file), &place.join(file))?;
    }
    copy(&root().join("crates/cli/fonts/OFL.txt"), &place.join("LICENSE-FONTS"))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    let told = |e: std::io::Error| format!("{} cannot be copied: {e}.", from.display());
    fs::create_dir_all(to.parent().unwrap_or(to)).map_err(told)?;
    fs::copy(from, to).map(|_| ()).map_err(told)
}

/// Installs the tarball, the native package beside it, and the wheel into empty folders without a network, builds a site with
/// each, and compares it with the native command's, file by file and byte for byte.
pub(crate) fn check() -> Result<Done, String> {
    if find("npm").is_none() {
        return Ok(Done::Skipped("npm is not here, which packs and installs the package".to_owned()));
    }
    if !finished().join("index.html").is_file() {
        return Err("There is no dist/ to put into the command: run `cargo xtask build` first.".to_owned());
    }
    let place = installed(TRIAL)?;
    let seeds = root().join("seeds").display().to_string();
    let native = native::installable(&finished())?;
    let native_site = place.join("native").display().to_string();
    run(command(&native.display().to_string(), &["build", &seeds, "-o", &native_site]))?;
    // A native command may be there for somebody else: the module is asked for.
    let build = ["--offline", "on-record", "build", &seeds, "-o", "node", "-j", "2"];
    let mut node = in_folder(&place, "npx", &build);
    node.env("ON_RECORD_BINARY", "");
    run(node)?;
    same(&place.join("native"), &place.join("node"))?;
    much_is_the_same(&place, &native)?;
    native_is_preferred(&place, &native, &seeds)?;
    let serves = root().join("xtask/src/serve_check.mjs").display().to_string();
    // With the network of this machine, at whose own address it serves.
    let mut node = command("node", &[&serves]);
    node.current_dir(&place);
    run(node)?;
    wheel_works(&place, &native, &seeds)
}

/// Many articles, which several threads read and draw under node: the same archive, and the same site.
fn much_is_the_same(place: &Path, native: &Path) -> Outcome {
    let native = native.display().to_string();
    let both = |words: &[&str], to: [&str; 2]| {
        let mut node = in_folder(
            place,
            "npx",
            &[&["--offline", "on-record"], words, &["-o", to[1], "-j", "2"]].concat(),
        );
        node.env("ON_RECORD_BINARY", "");
        run(node)?;
        run_in(place, &native, &[words, &["-o", to[0]]].concat())
    };
    let articles =
        |count| articles::generated(count, Path::new(&native)).map(|file| file.display().to_string());
    // Threads draw from two hundred pages on. Pictures take minutes where nothing is optimized.
    let site = ["build", &articles(SITE)?, "--base-url", "https://sample.example/", "--no-pictures"];
    both(&site, ["much-native", "much-node"])?;
    same(&place.join("much-native"), &place.join("much-node"))?;
    both(&["pack", &articles(ARCHIVE)?], ["much-native.orc", "much-node.orc"])?;
    let bytes = |name: &str| fs::read(place.join(name)).map_err(|e| format!("{name} cannot be read: {e}."));
    if bytes("much-native.orc")? == bytes("much-node.orc")? {
        Ok(())
    } else {
        Err(format!("The archives of {ARCHIVE} articles differ: much-*.orc in {}.", place.display()))
    }
}

/// Packs the npm package and installs it into an empty folder without a network; gives the folder.
pub(crate) fn installed(profile: &str) -> Outcome<PathBuf> {
    let place = folder().join("empty");
    install(&place, &[&tarball(profile)?])?;
    Ok(place)
}

/// Installs packages into an empty folder without a network.
fn install(place: &Path, packages: &[&Path]) -> Outcome {
    let _ = fs::remove_dir_all(place);
    fs::create_dir_all(place).map_err(|e| format!("{} cannot be made: {e}.", place.display()))?;
    let packages: Vec<String> = packages.iter().map(|package| package.display().to_string()).collect();
    let packages: Vec<&str> = packages.iter().map(String::as_str).collect();
    let begun = Instant::now();
    let install = ["install", "--offline", "--no-audit", "--no-fund", "--silent"];
    run_in(place, "npm", &[&install[..], &packages].concat())?;
    say(&format!("Installed by npm without a network in {:.1} s.", begun.elapsed().as_secs_f64()));
    Ok(())
}

/// Where the package with the native command lies beside the other one, that command runs.
fn native_is_preferred(place: &Path, native: &Path, seeds: &str) -> Outcome {
    let both = folder().join("both");
    let module = folder().join(format!("on-record-{}.tgz", env!("CARGO_PKG_VERSION")));
    install(&both, &[&module, &beside(native)?])?;
    let npx = |words: &[&str]| {
        let mut npx = in_folder(&both, "npx", &[&["--offline", "on-record"][..], words].concat());
        npx.env_remove("ON_RECORD_BINARY");
        npx
    };
    let told = |mut npx: Command| npx.output().map_err(|e| format!("npx cannot be run: {e}."));
    // Only the native command lists `serve`, which the module leaves to node.
    let is_native =
        |help: Command| told(help).map(|told| String::from_utf8_lossy(&told.stdout).contains("\n  serve "));
    if !is_native(npx(&["--help"]))? {
        return Err("The native command beside the module does not run instead of it.".to_owned());
    }
    let named = |binary: &Path| {
        let mut npx = in_folder(place, "npx", &["--offline", "on-record", "--help"]);
        npx.env("ON_RECORD_BINARY", binary);
        npx
    };
    if !is_native(named(native))? || is_native(named(Path::new("")))? {
        return Err("ON_RECORD_BINARY does not say which command runs.".to_owned());
    }
    let wrong = told(named(&place.join("nowhere")))?;
    if wrong.status.code() != Some(2) || !String::from_utf8_lossy(&wrong.stderr).contains("cannot be run") {
        return Err("ON_RECORD_BINARY with a wrong path ends without a sentence and exit code 2.".to_owned());
    }
    run(npx(&["build", seeds, "-o", "beside"]))?;
    same(&place.join("native"), &both.join("beside"))
}

/// The same of the wheel: what `pipx run on-record` does, with the packages of this machine.
fn wheel_works(place: &Path, native: &Path, seeds: &str) -> Result<Done, String> {
    let Some(python) = python::tools()? else { return Ok(Done::Skipped(NO_PYTHON.to_owned())) };
    say("Building the wheel.");
    let options = ["--profile", "dev", "--auditwheel", "skip"];
    let wheel = python::with_command(&python, native, &options, &folder())?;
    let begun = Instant::now();
    let own = python::installed(&python, &wheel, &place.join("venv"))?;
    say(&format!("Installed by pip without a network in {:.1} s.", begun.elapsed().as_secs_f64()));
    let library = "import on_record; assert on_record.extract('“It is so,” Ada Example said.')['statements']";
    run_in(place, &own.display().to_string(), &["-I", "-c", library])?;
    let script = own.with_file_name(format!("on-record{}", std::env::consts::EXE_SUFFIX));
    run_in(place, &script.display().to_string(), &["build", seeds, "-o", "wheel"])?;
    same(&place.join("native"), &place.join("wheel"))?;
    Ok(Done::Passed)
}

fn run_in(folder: &Path, program: &str, arguments: &[&str]) -> Outcome {
    run(in_folder(folder, program, arguments))
}

fn in_folder(folder: &Path, program: &str, arguments: &[&str]) -> Command {
    let mut command = without_network(command(program, arguments));
    command.current_dir(folder);
    command
}

/// Whether two folders hold the same.
fn same(one: &Path, other: &Path) -> Outcome {
    let (mut here, mut there) = (BTreeMap::new(), BTreeMap::new());
    files(one, one, &mut here)?;
    files(other, other, &mut there)?;
    let names = here.keys().chain(there.keys());
    match names.filter(|name| here.get(*name) != there.get(*name)).min() {
        Some(name) => Err(format!("{name} differs between {} and {}.", one.display(), other.display())),
        None if here.len() < 10 => Err(format!("{} holds no site.", one.display())),
        None => {
            say(&format!("{} files: the same in {} and {}.", here.len(), one.display(), other.display()));
            Ok(())
        }
    }
}

fn files(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) -> Outcome {
    let told = |e: std::io::Error| format!("{} cannot be read: {e}.", folder.display());
    for entry in fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        if path.is_dir() {
            files(root, &path, found)?;
        } else {
            let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            found.insert(name, fs::read(&path).map_err(told)?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{FILES, REAL, TRIAL, root, same};
    use std::fs;

    #[test]
    fn folders_are_the_same_only_to_the_last_byte() {
        let place = std::env::temp_dir().join(format!("on-record-same-{}", std::process::id()));
        let (one, other) = (place.join("one"), place.join("other"));
        for folder in [&one, &other] {
            fs::create_dir_all(folder.join("a")).unwrap();
            (0..10).for_each(|n| fs::write(folder.join(format!("a/{n}")), "x").unwrap());
        }
        assert_eq!(same(&one, &other), Ok(()));
        fs::write(other.join("a/7"), "y").unwrap();
        assert!(same(&one, &other).unwrap_err().contains('7'));
        fs::remove_dir_all(place).unwrap();
    }

    #[test]
    fn the_package_has_the_version_of_the_workspace_and_every_file_that_it_names() {
        let text = fs::read_to_string(root().join("npm/package.json")).unwrap();
        assert!(text.contains(&format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"))), "{text}");
        let beside = text.matches(&format!("\": \"{}\"", env!("CARGO_PKG_VERSION"))).count();
        assert_eq!(beside, 1 + text.matches("\"on-record-").count(), "{text}");
        for file in FILES {
            assert!(root().join("npm").join(file).is_file(), "{file}");
        }
    }

    #[test]
    fn what_is_tried_is_what_is_shipped_but_for_how_it_is_joined() {
        let text = fs::read_to_string(root().join("Cargo.toml")).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let at = |line: &str| lines.iter().position(|own| *own == line).unwrap_or_else(|| panic!("{line}"));
        at(&format!("[profile.{REAL}]"));
        let own: Vec<&str> = lines[at(&format!("[profile.{TRIAL}]")) + 1..]
            .iter()
            .copied()
            .take_while(|l| !l.is_empty())
            .collect();
        assert_eq!(own[0], format!("inherits = \"{REAL}\""));
        let joined = |line: &&str| line.starts_with("lto = ") || line.starts_with("codegen-units = ");
        assert!(own[1..].iter().all(joined), "{own:?}");
    }
}
