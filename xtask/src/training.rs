//! The training's own environment: a Python with the packages of `training/requirements.txt`, in `target/training-venv`.
//!
//! `training::python()` is its interpreter, set up first where it is missing or its list of packages has changed; `None`
//! where there is no Python that could run it.

use crate::run::{Outcome, ask, command, find, root, run, say, target};
use std::path::PathBuf;
use std::process::Command;

/// The versions that the pinned packages have wheels for.
const PYTHONS: std::ops::RangeInclusive<u32> = 10..=13;

/// Why what needs the training's environment is left out.
pub(crate) const NO_PYTHON: &str =
    "there is no Python 3.10 to 3.13 with its venv module here; install one (Debian: python3-venv)";

/// The environment's interpreter. `None` where no Python can make one.
pub(crate) fn python() -> Outcome<Option<PathBuf>> {
    let folder = target().join("training-venv");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let stamp = folder.join("on-record-requirements.txt");
    let list = root().join("training").join("requirements.txt");
    let wanted = std::fs::read(&list).map_err(|e| format!("{} cannot be read: {e}.", list.display()))?;
    if python.is_file() && std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(Some(python));
    }
    let Some(base) = base_python() else { return Ok(None) };
    say("Setting up Python for training in target/training-venv: once, 140 MB to fetch, about a minute.");
    run(command(&base, &["-m", "venv", "--clear", &folder.to_string_lossy()]))?;
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
    let list = list.to_string_lossy();
    run(command(&python.to_string_lossy(), &[&install[..], &[&list]].concat())).map_err(|_| {
        "`pip install` of training/requirements.txt failed, most likely for want of a network; its own words stand above."
            .to_owned()
    })?;
    std::fs::write(&stamp, wanted).map_err(|e| format!("{} cannot be written: {e}.", stamp.display()))?;
    Ok(Some(python))
}

/// A Python of the right version that can make an environment.
fn base_python() -> Option<String> {
    let named = PYTHONS.rev().map(|minor| format!("python3.{minor}"));
    let plain = ["python3", "python"].map(str::to_owned);
    plain.into_iter().chain(named).find(|name| find(name).is_some() && fits(name))
}

fn fits(python: &str) -> bool {
    let version = "import ensurepip, sys, venv; print(*sys.version_info[:2])";
    ask(python, &["-c", version]).is_some_and(|words| right_version(&words))
}

fn right_version(words: &str) -> bool {
    let mut numbers = words.split(' ').map(str::parse::<u32>);
    matches!((numbers.next(), numbers.next()), (Some(Ok(3)), Some(Ok(minor))) if PYTHONS.contains(&minor))
}

/// A command of the environment's interpreter in `training/`, its compiled parts kept in the target folder.
pub(crate) fn in_training(python: &std::path::Path, arguments: &[&str]) -> Command {
    let mut command = command(&python.to_string_lossy(), arguments);
    command
        .current_dir(root().join("training"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("ON_RECORD_TRAINING_CACHE", target().join("training-cache"));
    command
}

#[cfg(test)]
mod tests {
    use super::right_version;

    #[test]
    fn only_versions_with_wheels_are_taken() {
        assert!(right_version("3 10") && right_version("3 13"));
        assert!(
            !right_version("3 9") && !right_version("3 14") && !right_version("2 7") && !right_version("")
        );
    }
}
