//! Labelled articles: JSON lines `{"id","text","statements":[{"content","speaker","cue","kind"?}]}` whose offsets
//! are Unicode code points, half-open.

use on_record_engine::Span;
use serde::Deserialize;

/// One labelled article.
#[derive(Clone, Debug)]
pub(crate) struct Article {
    /// Its text.
    pub(crate) text: String,
    /// What people found in it.
    pub(crate) attributions: Vec<Gold>,
}

/// What people found: byte spans.
#[derive(Clone, Debug, Default)]
pub(crate) struct Gold {
    /// The words attributed.
    pub(crate) content: Vec<Span>,
    /// The words that name the speaker.
    pub(crate) source: Vec<Span>,
    /// The words that attribute.
    pub(crate) cue: Vec<Span>,
}

#[derive(Deserialize)]
struct Line {
    text: String,
    statements: Vec<Statement>,
}

#[derive(Deserialize)]
struct Statement {
    content: Vec<(usize, usize)>,
    #[serde(default)]
    speaker: Vec<(usize, usize)>,
    #[serde(default)]
    cue: Vec<(usize, usize)>,
}

/// Reads a file of labelled articles.
///
/// # Errors
/// A sentence that names the file and the line.
pub(crate) fn read(path: &std::path::Path) -> Result<Vec<Article>, String> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let lines = text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty());
    lines
        .map(|(n, line)| {
            let line: Line =
                serde_json::from_str(line).map_err(|e| format!("{}, line {}: {e}", path.display(), n + 1))?;
            Ok(article(line))
        })
        .collect()
}

fn article(line: Line) -> Article {
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(b, _)| b).collect();
    bytes.push(line.text.len());
    let spans = |s: &[(usize, usize)]| -> Vec<Span> {
        let last = bytes.len() - 1;
        s.iter().map(|&(a, b)| Span::at(bytes[a.min(last)], bytes[b.min(last)])).collect()
    };
    let attributions = line
        .statements
        .iter()
        .map(|s| Gold { content: spans(&s.content), source: spans(&s.speaker), cue: spans(&s.cue) })
        .collect();
    Article { text: line.text, attributions }
}
