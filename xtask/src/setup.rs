//! What this machine needs: looked for first, installed only when missing, each with its reason.

use crate::run::{Outcome, ask, browser_tests, command, find, root, run, say};
use std::path::PathBuf;

const TRUNK: &str = "0.21.14";
const TARGET: &str = "wasm32-unknown-unknown";

/// Everything at once.
pub(crate) fn everything() -> Outcome {
    page_tools()?;
    lint_tools()?;
    npm_packages()?;
    match browser()? {
        Some(path) => say(&format!("Chromium: {}", path.display())),
        None => say(NO_BROWSER),
    }
    driver()?;
    say("Everything is there. Next: cargo xtask serve");
    Ok(())
}

/// Why steps that need a browser are left out.
pub(crate) const NO_BROWSER: &str = "there is no Chromium here and no apt to install one; install Chromium or Chrome, or set ON_RECORD_CHROMIUM";

/// What a build of the page needs.
pub(crate) fn page_tools() -> Outcome {
    wasm_target()?;
    trunk()?;
    wasm_bindgen()
}

/// The compiler's target for wasm.
pub(crate) fn wasm_target() -> Outcome {
    target(TARGET, "the page is Rust that runs in the browser.")
}

/// A target of the compiler, and why it is needed.
pub(crate) fn target(name: &str, why: &str) -> Outcome {
    let libraries = ask("rustc", &["--print", "target-libdir", "--target", name]).map(PathBuf::from);
    if libraries.is_some_and(|dir| dir.is_dir()) {
        return Ok(());
    }
    say(&format!("Adding the target {name}: {why}"));
    if find("rustup").is_none() {
        return Err(format!(
            "The Rust target {name} is missing and there is no rustup to add it: install Rust from https://rustup.rs, or the target with your system's packages."
        ));
    }
    run(command("rustup", &["target", "add", name]))
        .map_err(|_| format!("The Rust target {name} could not be had: `rustup target add {name}` failed, most likely for want of a network."))
}

/// What checks the style and the lints.
pub(crate) fn lint_tools() -> Outcome {
    for (part, program) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if ask("cargo", &[program, "--version"]).is_none() {
            say(&format!("Adding {part}: the checks use it."));
            run(command("rustup", &["component", "add", part])).map_err(|_| {
                format!("{part} could not be had: `rustup component add {part}` failed; install it with your Rust.")
            })?;
        }
    }
    Ok(())
}

fn trunk() -> Outcome {
    if ask("trunk", &["--version"]).is_some_and(|v| v.ends_with(&format!(" {TRUNK}"))) {
        return Ok(());
    }
    say(&format!("Installing trunk {TRUNK}, which builds the page: once, up to ten minutes."));
    cargo_install(&["--locked", "trunk", "--version", TRUNK])
}

/// The command must have the very version of the library, so the lock file is asked.
fn wasm_bindgen() -> Outcome {
    let version = locked("wasm-bindgen")?;
    let same = |v: String| v.split(' ').nth(1) == Some(version.as_str());
    if ask("wasm-bindgen", &["--version"]).is_some_and(same) && find("wasm-bindgen-test-runner").is_some() {
        return Ok(());
    }
    say(&format!("Installing wasm-bindgen {version}, which joins wasm and browser: once, some minutes."));
    cargo_install(&["wasm-bindgen-cli", "--version", &version, "--no-default-features"])
}

fn cargo_install(what: &[&str]) -> Outcome {
    let arguments = [&["install"], what].concat();
    run(command("cargo", &arguments)).map_err(|_| {
        format!(
            "`cargo {}` failed; its own words stand above. The page cannot be built without it.",
            arguments.join(" ")
        )
    })
}

/// The version of a crate in Cargo.lock.
fn locked(name: &str) -> Outcome<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))
        .map_err(|e| format!("Cargo.lock cannot be read: {e}."))?;
    version_in(&lock, name).ok_or_else(|| {
        format!("Cargo.lock does not name {name}: run `cargo check` once and commit the file.")
    })
}

fn version_in(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines();
    lines.find(|line| *line == format!("name = \"{name}\""))?;
    Some(lines.next()?.strip_prefix("version = \"")?.trim_end_matches('"').to_owned())
}

/// wasm-opt, Playwright and axe, as the lock file names them.
pub(crate) fn npm_packages() -> Outcome {
    let folder = browser_tests();
    let lock = std::fs::read(folder.join("package-lock.json"))
        .map_err(|e| format!("tests/browser/package-lock.json cannot be read: {e}."))?;
    let stamp = folder.join("node_modules").join(".on-record-lock");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if find("npm").is_none() {
        apt(&["nodejs", "npm"], "npm, which brings wasm-opt and the browser tests")?;
    }
    if find("npm").is_none() {
        return Err("npm is missing: install Node.js 20 or later (https://nodejs.org), then run this again."
            .to_owned());
    }
    say("Installing npm packages: wasm-opt for the release build, Playwright and axe for the browser tests.");
    let mut npm = command("npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    npm.current_dir(&folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run(npm).map_err(|_| {
        "`npm ci` in tests/browser failed, most likely for want of a network; its own words stand above."
            .to_owned()
    })?;
    std::fs::write(stamp, lock).map_err(|e| format!("tests/browser/node_modules cannot be written: {e}."))
}

/// A Chromium, installed where apt is there. `None` where there is neither.
pub(crate) fn browser() -> Outcome<Option<PathBuf>> {
    if let Some(path) = found_browser() {
        return Ok(Some(path));
    }
    apt(&["chromium", "chromium-driver"], "Chromium, in which the page is tested")?;
    Ok(found_browser())
}

fn found_browser() -> Option<PathBuf> {
    let set = std::env::var_os("ON_RECORD_CHROMIUM").map(PathBuf::from).filter(|path| path.is_file());
    let named = || {
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"]
            .iter()
            .find_map(|name| find(name))
    };
    let mac = || {
        let path = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
        path.is_file().then_some(path)
    };
    set.or_else(named).or_else(mac)
}

/// Chromium's driver, which the tests in Rust speak to.
pub(crate) fn driver() -> Outcome<Option<PathBuf>> {
    if find("chromedriver").is_none() {
        apt(&["chromium-driver"], "Chromium's driver, through which the tests in Rust reach it")?;
    }
    Ok(find("chromedriver"))
}

/// Installs system packages where apt is there and may be used; elsewhere it does nothing.
fn apt(packages: &[&str], what: &str) -> Outcome {
    if find("apt-get").is_none() {
        return Ok(());
    }
    let root = ask("id", &["-u"]).as_deref() == Some("0");
    // sudo asks for a password only where someone can type it.
    let sudo: &[&str] = if root { &[] } else { &["sudo"] };
    if !root && find("sudo").is_none() {
        return Err(format!(
            "{what}, is missing and may not be installed: run `apt-get install {}` as root.",
            packages.join(" ")
        ));
    }
    say(&format!("Installing {what}: {}.", packages.join(", ")));
    let apt = |arguments: &[&str]| {
        let words = [sudo, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"], arguments].concat();
        words.split_first().map_or(Ok(()), |(program, arguments)| run(command(program, arguments)))
    };
    // A failed `apt-get update` is not yet an error: the package may be installable from the old lists.
    let _ = apt(&["update"]);
    apt(&[&["install", "-y", "--no-install-recommends"], packages].concat()).map_err(|_| {
        format!(
            "apt could not install {}; its own words stand above. Install {what}, by hand.",
            packages.join(" ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::{locked, version_in};

    #[test]
    fn the_lock_file_tells_versions() {
        let lock = "[[package]]\nname = \"a-b\"\nversion = \"1.2.3\"\n\n[[package]]\nname = \"b\"\nversion = \"4.0.0\"\n";
        assert_eq!(version_in(lock, "b").as_deref(), Some("4.0.0"));
        assert_eq!(version_in(lock, "c"), None);
        assert!(locked("clap").is_ok_and(|v| v.starts_with("4.")));
    }
}
