//! What was found, for programs: a line for each quotation and statement.

use super::{Outcome, Read};
use on_record_engine::Corpus;
use on_record_engine::text::Offsets;
use on_record_engine::verify::{Finding, Place};
use serde::Serialize;

#[derive(Serialize)]
struct Line<'a> {
    draft: &'a str,
    span: [u32; 2],
    verdict: Option<&'static str>,
    speaker: Option<&'a str>,
    found: Option<Found<'a>>,
    changes: Vec<Change<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gaps: Vec<Gap<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<Found<'a>>,
}

#[derive(Serialize)]
struct Found<'a> {
    article: &'a str,
    span: Vec<[u32; 2]>,
    speaker: Option<&'a str>,
    statement: Option<String>,
    said: bool,
}

#[derive(Serialize)]
struct Change<'a> {
    from: &'a str,
    to: &'a str,
    kind: &'static str,
}

#[derive(Serialize)]
struct Gap<'a> {
    from: &'a str,
    to: &'a str,
    negated: bool,
}

/// The lines, in the order of the drafts.
pub(super) fn lines(outcome: &Outcome<'_>) -> Result<Vec<String>, String> {
    let mut lines = vec![];
    for (draft, checked) in outcome.drafts.iter().zip(outcome.checked) {
        let offsets = Offsets::new(&draft.text);
        for finding in &checked.findings {
            let line = line(outcome.corpus, draft, &offsets, finding);
            let line = serde_json::to_string(&line)
                .map_err(|e| format!("{} cannot be written as JSON: {e}", draft.name))?;
            lines.push(line);
        }
    }
    Ok(lines)
}

fn line<'a>(corpus: &'a Corpus, draft: &'a Read, offsets: &Offsets<'_>, finding: &'a Finding) -> Line<'a> {
    let mut places = finding.places.iter().map(|place| found(corpus, place));
    Line {
        draft: &draft.name,
        span: offsets.pair(finding.span),
        verdict: finding.verdict.map(on_record_engine::verify::Verdict::word),
        speaker: draft.speaker(finding),
        found: places.next(),
        changes: finding
            .changes
            .iter()
            .map(|change| Change { from: &change.from, to: &change.to, kind: change.kind.word() })
            .collect(),
        gaps: finding
            .gaps
            .iter()
            .map(|gap| Gap { from: &gap.from, to: gap.span.of(&draft.text), negated: gap.negated })
            .collect(),
        also: places.collect(),
    }
}

fn found<'a>(corpus: &'a Corpus, place: &Place) -> Found<'a> {
    let article = &corpus.articles[place.article];
    let statement = place.statement.map(|id| &corpus.statements[id]);
    let offsets = Offsets::new(&article.text);
    Found {
        article: &article.name,
        span: place.spans.iter().map(|span| offsets.pair(*span)).collect(),
        speaker: statement.and_then(|s| s.actor).map(|id| corpus.actors[id].name.as_str()),
        statement: statement.map(|s| s.key.to_string()),
        said: place.said,
    }
}
