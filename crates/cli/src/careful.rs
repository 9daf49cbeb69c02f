//! Reading that survives a fault of the engine: one article must not cost a night's run.

use crate::input::Document;
use on_record_engine::{Reader, Reading};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a document. The engine promises to read any text; should it break the promise, the article is named and
/// skipped, and the others do not wait for it.
pub(crate) fn read(reader: &Reader, document: Document) -> Result<(Document, Reading), String> {
    // Nothing of the reader changes while it reads, so nothing can be left half changed.
    match catch_unwind(AssertUnwindSafe(|| reader.read(&document.text))) {
        Ok(reading) => Ok((document, reading)),
        Err(_) => Err(format!(
            "{}: reading it failed, which is a fault of on-record: please report it with the article; skipped",
            document.id
        )),
    }
}
