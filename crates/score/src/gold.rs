//! The form of labelled articles and of predictions: JSON lines, an article each, with its statements.
//!
//! Every offset is a code point of `text`, from 0, the end not included. A prediction needs no text; what
//! `on-record extract` writes is one. Fields that are not listed here are passed over.
//!
//! ```
//! use on_record_score::gold;
//! let line = "{\"id\": \"a\", \"text\": \"“It rains,” she said.\", \"statements\": \
//!             [{\"content\": [[0, 11]], \"speaker\": [[12, 15]], \"cue\": [[16, 20]], \"type\": \"direct\"}]}";
//! let articles = gold::parse("gold.jsonl", line).unwrap();
//! assert_eq!(articles[0].statements[0].speaker, [[12, 15]]);
//! assert!(gold::parse("gold.jsonl", "\n{}").unwrap_err().starts_with("gold.jsonl, line 2: "));
//! ```

use crate::text::Range;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// An article with its statements: gold, or what was predicted for it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Article {
    /// Its name.
    pub id: String,
    /// Its text; predictions need none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Where quotation marks stand, where the marks in the text cannot tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quoted: Option<Vec<Range>>,
    /// What is said in it.
    pub statements: Vec<Statement>,
}

/// A statement. Offsets are code points.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Statement {
    /// The words.
    pub content: Vec<Range>,
    /// Who says them.
    #[serde(default)]
    pub speaker: Vec<Range>,
    /// By which words.
    #[serde(default)]
    pub cue: Vec<Range>,
    /// direct, mixed or indirect.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub manner: Option<String>,
    /// What the cue tells of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Who that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_entity: Option<String>,
    /// The names that are right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_names: Option<Vec<String>>,
    /// Whether it must be found; the seeds only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Whether it is right to name nobody; the seeds only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub or_unknown: Option<bool>,
}

/// Reads a file of JSON lines.
///
/// # Errors
/// One sentence that names the file and the line.
pub fn load(path: &Path) -> Result<Vec<Article>, String> {
    let text =
        std::fs::read_to_string(path).map_err(|e| format!("{} cannot be read: {e}", path.display()))?;
    parse(&path.display().to_string(), &text)
}

/// Reads JSON lines; `file` is how messages name them. Blank lines are passed over.
///
/// # Errors
/// One sentence that names the file and the line.
pub fn parse(file: &str, text: &str) -> Result<Vec<Article>, String> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(row, line)| serde_json::from_str(line).map_err(|e| format!("{file}, line {}: {e}", row + 1)))
        .collect()
}
