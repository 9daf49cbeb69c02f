//! Labelled articles and predictions, as JSON lines.

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

/// Reads JSON lines.
///
/// # Errors
/// One sentence that names the file and the line.
pub fn load(path: &Path) -> Result<Vec<Article>, String> {
    let text =
        std::fs::read_to_string(path).map_err(|e| format!("{} cannot be read: {e}", path.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(row, line)| {
            serde_json::from_str(line).map_err(|e| format!("{}, line {}: {e}", path.display(), row + 1))
        })
        .collect()
}
