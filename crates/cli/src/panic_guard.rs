//! Keeps a fault of the engine to the article that it happens in: one article must not cost a night's run.

use on_record_engine::{Reader, Reading};
use on_record_input::Article;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads an article. The engine promises to read any text; should it break the promise, the article is named and
/// skipped, and the others do not wait for it.
pub(crate) fn read(reader: &Reader, article: &Article) -> Result<Reading, String> {
    // Nothing of the reader changes while it reads, so nothing can be left half changed.
    catch_unwind(AssertUnwindSafe(|| reader.read(&article.text))).map_err(|_| {
        format!(
            "{}: reading it failed, which is a fault of on-record: please report it with the article; skipped",
            article.id
        )
    })
}
