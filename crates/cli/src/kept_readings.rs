//! Readings that are kept between runs: `pack --readings FOLDER`. An article that this very program has read before is not
//! read again, so a run that was ended goes on where it was, and a day's articles cost a day's reading.
//!
//! A reading lies under the hash of the article's text and of the program's own file: another build, another model or
//! a changed text find none. What is damaged is read anew.

use crate::panic_guard;
use crate::part_file::{sweep, write};
use on_record_engine::{Reader, Reading};
use on_record_input::Article;
use siphasher::sip128::{Hasher128, SipHasher24};
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A folder of readings.
pub(crate) struct KeptReadings {
    folder: PathBuf,
    /// The hash of the program that reads.
    program: [u8; 16],
    found: AtomicUsize,
}

impl KeptReadings {
    /// Those in a folder.
    ///
    /// # Errors
    /// The program's own file cannot be read, or there is none: nothing could tell whose readings lie there.
    pub(crate) fn of(folder: &Path) -> Result<Self, String> {
        let program =
            program().map_err(|e| format!("readings cannot be kept here: {e}; leave --readings out"))?;
        std::fs::create_dir_all(folder).map_err(|e| format!("{} cannot be made: {e}", folder.display()))?;
        let below = std::fs::read_dir(folder).into_iter().flatten().flatten();
        below.filter(|one| one.file_name().len() == 2).for_each(|one| sweep(&one.path()));
        Ok(Self { folder: folder.to_owned(), program, found: AtomicUsize::new(0) })
    }

    /// The reading of an article: one that is kept, else it is read and kept.
    ///
    /// # Errors
    /// A fault of the engine. Where a reading cannot be kept it is used all the same.
    pub(crate) fn read(&self, reader: &Reader, article: &Article) -> Result<Reading, String> {
        let path = self.path(&article.text);
        if let Some(reading) = std::fs::read(&path).ok().and_then(|bytes| opened(&bytes)) {
            self.found.fetch_add(1, Ordering::Relaxed);
            return Ok(reading);
        }
        let reading = panic_guard::read(reader, article)?;
        if let Ok(payload) = postcard::to_allocvec(&reading) {
            let _ = path.parent().map(std::fs::create_dir_all);
            let _ = write(&path, &[&hash(&[&payload])[..], &payload].concat());
        }
        Ok(reading)
    }

    /// How many readings were there already.
    pub(crate) fn found(&self) -> usize {
        self.found.load(Ordering::Relaxed)
    }

    fn path(&self, text: &str) -> PathBuf {
        let digits: String =
            hash(&[&self.program, text.as_bytes()]).iter().map(|byte| format!("{byte:02x}")).collect();
        let (above, name) = digits.split_at(2);
        self.folder.join(above).join(format!("{name}.reading"))
    }
}

/// The hash of the program's own file.
pub(crate) fn program() -> std::io::Result<[u8; 16]> {
    std::env::current_exe().and_then(std::fs::read).map(|file| hash(&[&file]))
}

/// A hash of bytes that follow each other.
pub(crate) fn hash(parts: &[&[u8]]) -> [u8; 16] {
    let mut hasher = SipHasher24::new();
    parts.iter().for_each(|part| hasher.write(part));
    hasher.finish128().as_bytes()
}

/// The reading in a file, where it is as it was written.
fn opened(bytes: &[u8]) -> Option<Reading> {
    let (stated, payload) = bytes.split_at_checked(16)?;
    if hash(&[payload]) != stated {
        return None;
    }
    postcard::from_bytes(payload).ok()
}
