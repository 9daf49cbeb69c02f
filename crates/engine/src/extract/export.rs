//! A reading as others take it: the form of `on-record extract` and of reading in a page, for any serde format.
//!
//! Offsets count Unicode code points of the text as it was read (W3C's TextPositionSelector), from 0, the end not
//! included. A speaker who is not sure enough to be named stands under `uncertain`, never in the speaker's place.
//!
//! ```
//! # #[cfg(feature = "weights")] {
//! use on_record_engine::{Reader, extract::statements};
//! let text = "“The bridge is closed,” Ada Example told reporters.";
//! let reading = Reader::built_in().read(text);
//! let said = serde_json::to_value(statements(text, &reading)).unwrap();
//! assert_eq!(said[0]["speaker_entity"], "Ada Example");
//! # }
//! ```

use crate::extract::reading::{Entity, ReadStatement, Reading};
use crate::model::corpus::ActorKind;
use crate::text::offsets::Offsets;
use crate::text::span::Span;
use serde::Serialize;

/// A statement with what its article says about it.
#[derive(Debug, Serialize)]
pub struct Statement<'a> {
    content: Vec<[u32; 2]>,
    speaker: Vec<[u32; 2]>,
    cue: Vec<[u32; 2]>,
    r#type: &'static str,
    kind: &'static str,
    nested: bool,
    speaker_entity: Option<&'a str>,
    source: Option<Source<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    uncertain: Option<Uncertain<'a>>,
    told_to: Option<&'a str>,
    said_on: Option<String>,
    said_basis: Option<&'a str>,
    confidence: Confidence,
}

/// What the source is.
#[derive(Debug, Serialize)]
struct Source<'a> {
    kind: &'static str,
    name: Option<&'a str>,
    affiliation: Option<&'a str>,
    role: Option<&'a str>,
}

impl<'a> Source<'a> {
    fn of(entity: &'a Entity) -> Self {
        // An unnamed person's words are its role.
        let name = Some(entity.name.as_str()).filter(|_| entity.kind != ActorKind::Unnamed);
        Self {
            kind: entity.kind.word(),
            name,
            affiliation: entity.affiliation.as_deref(),
            role: entity.role.as_deref(),
        }
    }
}

/// Who may have spoken, where that is not sure enough to say.
#[derive(Debug, Serialize)]
struct Uncertain<'a> {
    speaker: Vec<[u32; 2]>,
    speaker_entity: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Confidence {
    content: f64,
    source: f64,
    speaker: f64,
}

/// The statements of an article, in the order of the text.
#[must_use]
pub fn statements<'a>(text: &'a str, reading: &'a Reading) -> Vec<Statement<'a>> {
    let offsets = Offsets::new(text);
    reading.statements.iter().map(|s| statement(s, reading, text, &offsets)).collect()
}

fn statement<'a>(
    statement: &'a ReadStatement,
    reading: &'a Reading,
    text: &'a str,
    offsets: &Offsets<'_>,
) -> Statement<'a> {
    let pairs = |spans: &[Span]| spans.iter().map(|&span| offsets.pair(span)).collect();
    let said = &statement.attribution;
    let entity = |id| reading.entities.get(id);
    let name = |id| entity(id).filter(|e| e.named).map(|entity| entity.name.as_str());
    let (source, speaker) = (statement.shown_source(), statement.shown_speaker());
    let uncertain = source != said.source || speaker != statement.speaker;
    Statement {
        content: pairs(&said.content),
        speaker: pairs(source),
        uncertain: uncertain.then(|| Uncertain {
            speaker: pairs(&said.source),
            speaker_entity: statement.speaker.and_then(name),
        }),
        cue: pairs(&said.cue),
        r#type: said.manner.word(),
        kind: said.kind.word(),
        nested: said.nested,
        speaker_entity: speaker.and_then(name),
        source: speaker.and_then(entity).map(Source::of),
        told_to: statement.addressee.as_ref().map(|(name, _)| name.as_str()),
        said_on: statement.said.on.map(|date| date.to_string()),
        said_basis: statement.said.basis.map(|span| span.of(text)),
        confidence: Confidence {
            content: f64::from(statement.confidence.content) / 100.0,
            source: f64::from(said.confidence.speaker) / 100.0,
            speaker: f64::from(statement.confidence.speaker) / 100.0,
        },
    }
}
