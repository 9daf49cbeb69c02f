//! Catches a panic of the engine, so that a fault in one article does not end a run over thousands.

use on_record_engine::{Reader, Reading};
use on_record_input::Article;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads an article. The engine is meant to read any text without a panic; if it does panic, the article is reported
/// and skipped, and the run goes on.
pub(crate) fn read(reader: &Reader, article: &Article) -> Result<Reading, String> {
    #[cfg(target_family = "wasm")]
    if let Some(reading) = crate::shared::ready(article) {
        return Ok(reading);
    }
    // `Reader::read` takes `&self`, and a scratch memory is put back only after a reading: a panic leaves no
    // half-changed state behind, so asserting unwind safety is sound.
    catch_unwind(AssertUnwindSafe(|| reader.read(&article.text))).map_err(|_| {
        "reading it failed, which is a fault of on-record: please report it with the article; skipped"
            .to_owned()
    })
}
