//! A file that is there when it is whole: written under another name in the same folder and renamed at the end, so that
//! a program that reads it meanwhile finds the old or the new one, never an incomplete one.

use std::ffi::OsString;
use std::fs::File;
use std::io::{Result, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A file on its way. It is removed where it is given up.
pub(crate) struct PartFile {
    file: File,
    beside: PathBuf,
    path: PathBuf,
    is_whole: bool,
}

impl PartFile {
    /// Begins a file that will lie at `path`.
    pub(crate) fn create(path: &Path) -> std::result::Result<Self, String> {
        let name = path.file_name().ok_or_else(|| format!("{} is not a file's name", path.display()))?;
        let mut beside = OsString::from(".");
        beside.push(name);
        // A wasm module has no number, and asking for one ends it.
        let own = if cfg!(target_family = "wasm") { 0 } else { std::process::id() };
        beside.push(format!(".{own}.part"));
        let beside = path.with_file_name(beside);
        let file = File::create(&beside).map_err(|e| unwritten(path, &e))?;
        Ok(Self { file, beside, path: path.to_path_buf(), is_whole: false })
    }

    /// Gives it its name.
    pub(crate) fn finish(mut self) -> std::result::Result<(), String> {
        std::fs::rename(&self.beside, &self.path).map_err(|e| unwritten(&self.path, &e))?;
        self.is_whole = true;
        Ok(())
    }
}

/// Removes what runs that were killed left of their files in a folder. What a run writes that goes on stays: where the system
/// tells which ones do, all others are over, else those that began more than a day ago.
pub(crate) fn sweep(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if run_of(&entry.file_name().to_string_lossy()).is_some_and(|run| is_over(run, &entry)) {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// The number of the run that writes a file of this name.
fn run_of(name: &str) -> Option<u32> {
    name.strip_prefix('.')?.strip_suffix(".part")?.rsplit_once('.')?.1.parse().ok()
}

fn is_over(run: u32, entry: &std::fs::DirEntry) -> bool {
    const DAY: Duration = Duration::from_hours(24);
    let runs = Path::new("/proc");
    if runs.join("self").exists() {
        return !runs.join(run.to_string()).exists();
    }
    let age = entry.metadata().and_then(|file| file.modified()).ok().and_then(|time| time.elapsed().ok());
    age.is_some_and(|age| age > DAY)
}

/// The sentence about a file that cannot be written.
pub(crate) fn unwritten(path: &Path, error: &std::io::Error) -> String {
    format!("{} cannot be written: {error}", path.display())
}

/// Writes a file that is there when it is whole.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> std::result::Result<(), String> {
    let mut file = PartFile::create(path)?;
    file.write_all(bytes).map_err(|e| unwritten(path, &e))?;
    file.finish()
}

impl Write for PartFile {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> Result<()> {
        self.file.flush()
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        if !self.is_whole {
            // If that fails too, what failed before is what is told.
            let _ = std::fs::remove_file(&self.beside);
        }
    }
}
