//! The corpus that the page was built with: `seeds/`, packed at that time.
//!
//! The released program carries none: there the archive is a file beside it, as that of every other site, so that nobody
//! loads a corpus that is not shown. Natively, and in builds for development, it is here.

use on_record_engine::Corpus;
use on_record_engine::model::archive::{ArchiveError, decode};

/// Whether the program carries what is a file beside it in the released page: the corpus, languages.
pub const CARRIES_ALL: bool =
    cfg!(any(not(all(target_arch = "wasm32", target_os = "unknown")), debug_assertions, feature = "alone"));

/// The archive's bytes; none in the released program.
pub static ARCHIVE: &[u8] =
    if CARRIES_ALL { include_bytes!(concat!(env!("OUT_DIR"), "/corpus.orc")) } else { &[] };

/// Opens the archive. Called when the page needs it, not before: another archive may be asked for.
///
/// # Errors
/// There is none: the released page names its own.
pub fn open() -> Result<Corpus, ArchiveError> {
    decode(ARCHIVE)
}
