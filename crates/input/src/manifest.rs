//! `corpus.toml`, what a newsroom says about its articles: found beside them.

#[cfg(feature = "files")]
use crate::files::Unreadable;
#[cfg(feature = "files")]
use on_record_engine::{Diagnostic, pack::Manifest};
#[cfg(feature = "files")]
use std::path::{Path, PathBuf};

/// The manifest's name in a folder of articles.
pub const FILE: &str = "corpus.toml";

/// The manifests that lie in the folders among the paths.
#[cfg(feature = "files")]
#[must_use]
pub fn find(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths.iter().map(|path| path.join(FILE)).filter(|path| path.is_file()).collect()
}

/// Reads a manifest. Mistakes in it are told and cost their own entries.
///
/// # Errors
/// A file that cannot be read.
#[cfg(feature = "files")]
pub fn load(path: &Path) -> Result<(Manifest, Vec<Diagnostic>), Unreadable> {
    let text = std::fs::read_to_string(path).map_err(|e| Unreadable::new(path, e))?;
    Ok(Manifest::parse(&path.display().to_string(), &text))
}
