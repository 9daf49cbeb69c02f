//! The corpus that travels with the page: `seeds/`, packed when the page was built.

use on_record_engine::Corpus;
use on_record_engine::model::archive::{ArchiveError, decode};

/// Whether the program carries every language: the released one leaves all but English to files beside it.
pub const CARRIES_ALL: bool =
    cfg!(any(not(all(target_arch = "wasm32", target_os = "unknown")), debug_assertions, feature = "alone"));

/// The archive's bytes.
pub static ARCHIVE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.orc"));

/// Opens the archive. Called when the page needs it, not before: another archive may be asked for.
///
/// # Errors
/// None in a page that was built as a whole; the type says that a page may be damaged on its way.
pub fn open() -> Result<Corpus, ArchiveError> {
    decode(ARCHIVE)
}
