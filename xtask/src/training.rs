//! The training's own environment: a Python with the packages of `training/requirements.txt`, in `target/training-venv`.

use crate::run::{Outcome, command, root, target};
use crate::venv::Venv;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The environment's interpreter. `None` where no Python can make one.
pub(crate) fn python() -> Outcome<Option<PathBuf>> {
    let told =
        "Setting up Python for training in target/training-venv: once, 170 MB to fetch, about a minute.";
    Venv { name: "training-venv", list: "training/requirements.txt", told }.python()
}

/// A command of the environment's interpreter in `training/`, what it keeps for the next time in the target folder.
pub(crate) fn in_training(python: &Path, arguments: &[&str]) -> Command {
    let mut command = command(&python.to_string_lossy(), arguments);
    let kept = target().join("training-cache");
    command
        .current_dir(root().join("training"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("MYPY_CACHE_DIR", kept.join("types"))
        .env("RUFF_NO_CACHE", "true")
        .env("ON_RECORD_TRAINING_CACHE", kept);
    command
}
