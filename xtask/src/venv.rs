//! Environments of Python's packages in the target folder, each made from a list of pinned versions.
//!
//! `venv::python` is the interpreter of one, set up first where it is missing or its list has changed; `None` where
//! there is no Python that could run it.

use crate::run::{Outcome, ask, command, find, root, run, say, target};
use std::path::{Path, PathBuf};

/// The versions that the pinned packages have wheels for.
const PYTHONS: std::ops::RangeInclusive<u32> = 10..=13;

/// Why what needs an environment is left out.
pub(crate) const NO_PYTHON: &str =
    "there is no Python 3.10 to 3.13 with its venv module here; install one (Debian: python3-venv)";

/// An environment.
pub(crate) struct Venv {
    /// Its folder's name in the target folder.
    pub(crate) name: &'static str,
    /// The list of its packages, from the project's folder.
    pub(crate) list: &'static str,
    /// What is said before it is set up: what for, and how much is fetched.
    pub(crate) told: &'static str,
}

impl Venv {
    /// The environment's interpreter. `None` where no Python can make one.
    pub(crate) fn python(&self) -> Outcome<Option<PathBuf>> {
        let folder = target().join(self.name);
        let python = interpreter(&folder);
        let stamp = folder.join("on-record-requirements.txt");
        let list = root().join(self.list);
        let wanted = std::fs::read(&list).map_err(|e| format!("{} cannot be read: {e}.", list.display()))?;
        if python.is_file() && std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(Some(python));
        }
        let Some(base) = base_python() else { return Ok(None) };
        say(self.told);
        run(command(&base, &["-m", "venv", "--clear", &folder.to_string_lossy()]))?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"];
        let path = list.to_string_lossy();
        run(command(&python.to_string_lossy(), &[&install[..], &[&path]].concat())).map_err(|_| {
            format!(
                "`pip install` of {} failed, most likely for want of a network; its own words stand above.",
                self.list
            )
        })?;
        std::fs::write(&stamp, wanted).map_err(|e| format!("{} cannot be written: {e}.", stamp.display()))?;
        Ok(Some(python))
    }
}

/// Where an environment has its interpreter.
pub(crate) fn interpreter(folder: &Path) -> PathBuf {
    folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
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
