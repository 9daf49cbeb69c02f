//! A reading as one JSON line.

use on_record_engine::Span;
use on_record_engine::offsets::Offsets;
use on_record_engine::reading::{ReadStatement, Reading};
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    statements: Vec<Statement<'a>>,
}

#[derive(Serialize)]
struct Statement<'a> {
    content: Vec<[u32; 2]>,
    speaker: Vec<[u32; 2]>,
    cue: Vec<[u32; 2]>,
    r#type: &'static str,
    kind: &'static str,
    nested: bool,
    speaker_entity: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uncertain: Option<Uncertain<'a>>,
    told_to: Option<&'a str>,
    said_on: Option<String>,
    said_basis: Option<&'a str>,
    confidence: Confidence,
}

/// Who may have spoken, where that is not sure enough to say.
#[derive(Serialize)]
struct Uncertain<'a> {
    speaker: Vec<[u32; 2]>,
    speaker_entity: Option<&'a str>,
}

#[derive(Serialize)]
struct Confidence {
    content: f64,
    source: f64,
    speaker: f64,
}

/// Writes the statements of an article.
pub(crate) fn line(id: &str, text: &str, reading: &Reading) -> Result<String, String> {
    let offsets = Offsets::new(text);
    let statements = reading.statements.iter().map(|s| statement(s, reading, text, &offsets)).collect();
    serde_json::to_string(&Line { id, statements })
        .map_err(|e| format!("{id} cannot be written as JSON: {e}"))
}

fn statement<'a>(
    statement: &'a ReadStatement,
    reading: &'a Reading,
    text: &'a str,
    offsets: &Offsets<'_>,
) -> Statement<'a> {
    let pairs = |spans: &[Span]| spans.iter().map(|&span| offsets.pair(span)).collect();
    let said = &statement.attribution;
    let entity = statement.speaker.and_then(|id| reading.entities.get(id)).map(|entity| entity.name.as_str());
    // Sure of the words, and then sure of whom they mean.
    let worded = said.confidence.names_speaker();
    let named = worded && statement.confidence.names_speaker();
    let uncertain = (!worded && !said.source.is_empty()) || (!named && entity.is_some());
    Statement {
        content: pairs(&said.content),
        speaker: if worded { pairs(&said.source) } else { Vec::new() },
        uncertain: uncertain.then(|| Uncertain { speaker: pairs(&said.source), speaker_entity: entity }),
        cue: pairs(&said.cue),
        r#type: said.manner.word(),
        kind: said.kind.word(),
        nested: said.nested,
        speaker_entity: entity.filter(|_| named),
        told_to: statement.told_to.as_ref().map(|(name, _)| name.as_str()),
        said_on: statement.said.on.map(|date| date.to_string()),
        said_basis: statement.said.basis.map(|span| span.of(text)),
        confidence: Confidence {
            content: f64::from(statement.confidence.content) / 100.0,
            source: f64::from(said.confidence.speaker) / 100.0,
            speaker: f64::from(statement.confidence.speaker) / 100.0,
        },
    }
}
