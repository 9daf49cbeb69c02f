//! The folder of a sharded archive. A file is named by what it holds, so one that is there already stays untouched. The
//! manifest is written last. What the archive before had stays for those who are reading it; what only an earlier one
//! had is removed.

use crate::part_file::{sweep, write};
use on_record_engine::Corpus;
use on_record_engine::shards::{self, MANIFEST, Part, Sizes};
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// The list of the files of the last archive, in the folder itself.
const LIST: &str = ".on-record-shards";
/// What was added to the archive since it was packed, in the folder itself; see `added`.
pub(crate) const ADDED: &str = ".on-record-added";

/// Number of files from which on a host may refuse them.
const MANY: usize = 15_000;

/// What was written.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Written {
    /// Files of the archive, the manifest among them, and their bytes.
    pub(crate) files: usize,
    pub(crate) bytes: u64,
    /// Those that were not there already.
    pub(crate) new_files: usize,
    pub(crate) new_bytes: u64,
    /// Files of older archives that are gone.
    pub(crate) removed: usize,
}

impl fmt::Display for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { files, bytes, new_files, new_bytes, .. } = self;
        write!(f, "{files} files, {bytes} bytes, of which {new_files} files, {new_bytes} bytes are new")?;
        if *files < MANY {
            Ok(())
        } else {
            write!(f, " (a host may not take so many files: pack fewer articles)")
        }
    }
}

/// Writes a corpus into a folder.
pub(crate) fn put(corpus: &Corpus, folder: &Path) -> Result<Written, String> {
    let mut files = Files::into(folder)?;
    let put = |part: Part, bytes: &[u8]| files.put(part, bytes).map_err(std::io::Error::other);
    let manifest = shards::write(corpus, Sizes::of(corpus), put).map_err(|e| e.to_string())?;
    // What was added to the archive before is in this one.
    let _ = fs::remove_file(folder.join(ADDED));
    files.finish(&manifest)
}

/// The files of an archive as they are written.
pub(crate) struct Files<'a> {
    folder: &'a Path,
    written: Written,
    own: BTreeSet<String>,
}

impl<'a> Files<'a> {
    /// Makes the folder.
    pub(crate) fn into(folder: &'a Path) -> Result<Self, String> {
        if folder.exists() && !folder.is_dir() {
            return Err(format!("{} is a file: name a folder", folder.display()));
        }
        fs::create_dir_all(folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
        folders(folder).iter().map(PathBuf::as_path).chain([folder]).for_each(sweep);
        Ok(Self { folder, written: Written::default(), own: BTreeSet::new() })
    }

    /// Writes a file, unless it is there, byte for byte.
    pub(crate) fn put(&mut self, part: Part, bytes: &[u8]) -> Result<(), String> {
        let path = part.path();
        let whole = self.folder.join(&path);
        let written = &mut self.written;
        if self.own.insert(path) {
            written.files += 1;
            written.bytes += bytes.len() as u64;
            let is_as_long = fs::metadata(&whole).is_ok_and(|known| known.len() == bytes.len() as u64);
            if !is_as_long || fs::read(&whole).is_ok_and(|known| known != bytes) {
                put_one(&whole, bytes)?;
                written.new_files += 1;
                written.new_bytes += bytes.len() as u64;
            }
        }
        Ok(())
    }

    /// Counts files that are there already as the archive's own.
    pub(crate) fn keep<'p>(&mut self, paths: impl Iterator<Item = &'p str>) {
        for path in paths {
            let bytes = fs::metadata(self.folder.join(path)).map(|known| known.len());
            if let Some(bytes) = bytes.ok().filter(|_| self.own.insert(path.to_owned())) {
                self.written.files += 1;
                self.written.bytes += bytes;
            }
        }
    }

    /// Writes the manifest, and removes what neither this archive has nor the one before.
    pub(crate) fn finish(self, manifest: &[u8]) -> Result<Written, String> {
        let Self { folder, mut written, own } = self;
        written.files += 1;
        written.bytes += manifest.len() as u64;
        let place = folder.join(MANIFEST);
        if fs::read(&place).is_ok_and(|known| known == manifest) {
            return Ok(written);
        }
        written.new_files += 1;
        written.new_bytes += manifest.len() as u64;
        write(&place, manifest)?;
        let before = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
        let before: BTreeSet<&str> = before.lines().collect();
        written.removed = remove(folder, |path| !own.contains(path) && !before.contains(path));
        let list: Vec<&str> = own.iter().map(String::as_str).collect();
        write(&folder.join(LIST), (list.join("\n") + "\n").as_bytes())?;
        Ok(written)
    }
}

/// The files of a folder's archive but the manifest: as its list has them, else all that are named as such files are.
pub(crate) fn list(folder: &Path) -> Vec<String> {
    match fs::read_to_string(folder.join(LIST)) {
        Ok(list) => list.lines().map(str::to_owned).collect(),
        Err(_) => named(folder).into_iter().map(|(path, _)| path).collect(),
    }
}

/// Removes an archive that an earlier run wrote into a folder, where there is one.
pub(crate) fn clear(folder: &Path) {
    if !folder.join(LIST).is_file() {
        return;
    }
    let _ = fs::remove_file(folder.join(ADDED));
    // The manifest first: who reads it finds all that it names.
    let _ = fs::remove_file(folder.join(MANIFEST));
    remove(folder, |_| true);
    let _ = fs::remove_file(folder.join(LIST));
    // A folder that something else lies in stays.
    let _ = fs::remove_dir(folder);
}

fn put_one(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
    }
    write(path, bytes)
}

/// Removes the files of older archives, and nothing that is not named as they are.
fn remove(root: &Path, is_old: impl Fn(&str) -> bool) -> usize {
    let mut removed = 0;
    for (path, place) in named(root) {
        removed += usize::from(is_old(&path) && fs::remove_file(&place).is_ok());
    }
    for folder in folders(root) {
        // A folder that something else lies in stays.
        let _ = fs::remove_dir(folder);
    }
    removed
}

/// The files that are named as those of an archive: their paths in it, and where they lie.
fn named(root: &Path) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for folder in folders(root) {
        let above = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for file in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            if name.strip_suffix(".ors").is_some_and(|digits| is_hash(digits, 14)) {
                found.push((format!("{above}/{name}"), file.path()));
            }
        }
    }
    found
}

fn folders(root: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(root).into_iter().flatten().flatten();
    all.filter(|folder| is_hash(&folder.file_name().to_string_lossy(), 2))
        .map(|folder| folder.path())
        .collect()
}

fn is_hash(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::{MANY, Written};

    #[test]
    fn too_many_files_are_told() {
        let told = |files: usize| Written { files, ..Written::default() }.to_string();
        assert!(!told(MANY - 1).contains("host") && told(MANY).contains("pack fewer articles"));
    }
}
