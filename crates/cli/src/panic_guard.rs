//! Keeps a fault of the engine to the article that it happens in: one article must not cost a night's run.

use on_record_engine::{Reader, Reading};
use on_record_input::{Article, Input, Outcome};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads an article. The engine promises to read any text; should it break the promise, the article is named and
/// skipped, and the others do not wait for it.
pub(crate) fn read(reader: &Reader, input: Input) -> Result<(Article, Reading), String> {
    let article = load(input)?;
    // Nothing of the reader changes while it reads, so nothing can be left half changed.
    match catch_unwind(AssertUnwindSafe(|| reader.read(&article.text))) {
        Ok(reading) => Ok((article, reading)),
        Err(_) => Err(format!(
            "{}: reading it failed, which is a fault of on-record: please report it with the article; skipped",
            article.id
        )),
    }
}

fn load(input: Input) -> Result<Article, String> {
    let outcome: Outcome = input.read();
    outcome.map_err(|problem| problem.to_string())
}
