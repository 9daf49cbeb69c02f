//! What the engine reads in labelled articles, in the form of the gold.

use crate::gold::{Article, Statement};
use on_record_engine::text::Offsets;
use on_record_engine::{Reader, Span};
use std::collections::BTreeMap;

/// Reads the text of every article.
#[must_use]
pub fn predict(gold: &[Article]) -> BTreeMap<String, Vec<Statement>> {
    predict_with(&Reader::built_in(), gold)
}

/// The same with a reader of one's own.
#[must_use]
pub fn predict_with(reader: &Reader, gold: &[Article]) -> BTreeMap<String, Vec<Statement>> {
    gold.iter().map(|article| (article.id.clone(), one(reader, &article.text))).collect()
}

fn one(reader: &Reader, text: &str) -> Vec<Statement> {
    let reading = reader.read(text);
    let offsets = Offsets::new(text);
    let ranges = |spans: &[Span]| spans.iter().map(|&s| offsets.pair(s).map(|n| n as usize)).collect();
    reading
        .statements
        .iter()
        .map(|s| Statement {
            content: ranges(&s.attribution.content),
            // What is uncertain is not shown, so it is not scored as shown.
            speaker: ranges(s.shown_source()),
            cue: ranges(&s.attribution.cue),
            manner: Some(s.attribution.manner.word().to_owned()),
            kind: Some(s.attribution.kind.word().to_owned()),
            // Who has no name is nobody to the labels.
            speaker_entity: s
                .shown_speaker()
                .and_then(|id| reading.entities.get(id))
                .filter(|e| e.named)
                .map(|e| e.name.clone()),
            ..Statement::default()
        })
        .collect()
}
