//! The folder of a sharded archive. A file is named by what it holds, so one that is there already stays untouched. The
//! manifest is written last. What the archive before had stays for those who are reading it; what only an earlier one
//! had is removed.

use crate::pack::write;
use on_record_engine::Corpus;
use on_record_engine::shards::{self, MANIFEST, Part, Sizes};
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

/// The list of the files of the last archive, in the folder itself.
const LIST: &str = ".on-record-shards";

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
        write!(f, "{files} files, {bytes} bytes, of which {new_files} files, {new_bytes} bytes are new")
    }
}

/// Writes a corpus into a folder.
pub(crate) fn put(corpus: &Corpus, folder: &Path) -> Result<Written, String> {
    if folder.exists() && !folder.is_dir() {
        return Err(format!("{} is a file: name a folder", folder.display()));
    }
    fs::create_dir_all(folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
    let (mut written, mut own) = (Written::default(), BTreeSet::new());
    let manifest = shards::write(corpus, Sizes::of(corpus), |part: Part, bytes: &[u8]| {
        let path = part.path();
        let whole = folder.join(&path);
        if own.insert(path) {
            written.files += 1;
            written.bytes += bytes.len() as u64;
            let is_there = fs::metadata(&whole).is_ok_and(|known| known.len() == bytes.len() as u64);
            if !is_there {
                put_one(&whole, bytes)?;
                written.new_files += 1;
                written.new_bytes += bytes.len() as u64;
            }
        }
        Ok::<(), String>(())
    })?;
    written.files += 1;
    written.bytes += manifest.len() as u64;
    let place = folder.join(MANIFEST);
    if fs::read(&place).is_ok_and(|known| known == manifest) {
        return Ok(written);
    }
    written.new_files += 1;
    written.new_bytes += manifest.len() as u64;
    write(&place, &manifest)?;
    let before = fs::read_to_string(folder.join(LIST)).unwrap_or_default();
    let before: BTreeSet<&str> = before.lines().collect();
    written.removed = remove(folder, |path| !own.contains(path) && !before.contains(path));
    let list: Vec<&str> = own.iter().map(String::as_str).collect();
    write(&folder.join(LIST), (list.join("\n") + "\n").as_bytes())?;
    Ok(written)
}

/// Removes an archive that an earlier run wrote into a folder, where there is one.
pub(crate) fn clear(folder: &Path) {
    if !folder.join(LIST).is_file() {
        return;
    }
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
    let is_hash = |text: &str, digits: usize| {
        text.len() == digits && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'a'..=b'f'))
    };
    let mut removed = 0;
    for folder in fs::read_dir(root).into_iter().flatten().flatten() {
        let above = folder.file_name().to_string_lossy().into_owned();
        if !is_hash(&above, 2) {
            continue;
        }
        for file in fs::read_dir(folder.path()).into_iter().flatten().flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            let ours = name.strip_suffix(".ors").is_some_and(|digits| is_hash(digits, 14));
            if ours && is_old(&format!("{above}/{name}")) && fs::remove_file(file.path()).is_ok() {
                removed += 1;
            }
        }
        // A folder that something else lies in stays.
        let _ = fs::remove_dir(folder.path());
    }
    removed
}
