//! JSON lines, as the scorer and the training read them; offsets count Unicode code points.

use super::labelled::Labelled;
use on_record_engine::Span;
use on_record_engine::text::Offsets;
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    text: &'a str,
    statements: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    content: Vec<[u32; 2]>,
    speaker: Vec<[u32; 2]>,
    cue: Vec<[u32; 2]>,
    r#type: &'static str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker_entity: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    speaker_names: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<&'static str>,
}

/// A line an article.
pub(super) fn lines(articles: &[Labelled<'_>]) -> Result<String, String> {
    let mut lines = String::new();
    for article in articles {
        let offsets = Offsets::new(article.text);
        let pairs = |spans: &[Span]| spans.iter().map(|span| offsets.pair(*span)).collect();
        let rows = article.statements.iter().map(|label| Row {
            content: pairs(label.content),
            speaker: pairs(&label.speaker),
            cue: pairs(label.cue),
            r#type: label.manner,
            kind: label.kind,
            speaker_entity: label.name,
            speaker_names: label.names.clone(),
            correction: label.correction,
        });
        let line = Line { id: article.name, text: article.text, statements: rows.collect() };
        lines.push_str(&serde_json::to_string(&line).map_err(|e| format!("{}: {e}", article.name))?);
        lines.push('\n');
    }
    Ok(lines)
}
