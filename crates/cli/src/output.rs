//! A reading as one JSON line.

use on_record_engine::ReadBy;
use on_record_engine::extract::Reading;
use on_record_engine::extract::{Statement, statements};
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    read_by: &'a ReadBy,
    statements: Vec<Statement<'a>>,
}

/// Writes the statements of an article.
pub(crate) fn line(id: &str, text: &str, reading: &Reading) -> Result<String, String> {
    serde_json::to_string(&Line { id, read_by: &reading.read_by, statements: statements(text, reading) })
        .map_err(|e| format!("{id} cannot be written as JSON: {e}"))
}
