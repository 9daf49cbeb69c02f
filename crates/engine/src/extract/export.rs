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
    /// The words attributed, in pieces: start and end.
    pub content: Vec<[u32; 2]>,
    /// The words that name the source, in pieces; none where they are not sure enough.
    pub speaker: Vec<[u32; 2]>,
    /// The words that attribute, in pieces.
    pub cue: Vec<[u32; 2]>,
    /// The manner: `direct`, `mixed` or `indirect`.
    pub r#type: &'static str,
    /// What the cue tells of: `speech`, `finding`, `attitude` or `other`.
    pub kind: &'static str,
    /// Whether it stands inside another statement's content.
    pub nested: bool,
    /// Who speaks, where that has a name of its own and is sure enough to be said.
    pub speaker_entity: Option<&'a str>,
    /// What speaks, with a name or without.
    pub source: Option<Source<'a>>,
    /// Who may have spoken, where that is not sure enough to say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uncertain: Option<Uncertain<'a>>,
    /// The addressee.
    pub told_to: Option<&'a str>,
    /// The day on which it was said, as `YYYY-MM-DD`.
    pub said_on: Option<String>,
    /// The words that the day rests on.
    pub said_basis: Option<&'a str>,
    /// How sure the extraction is.
    pub confidence: Shares,
}

/// What the source is.
#[derive(Debug, Serialize)]
pub struct Source<'a> {
    /// `person`, `organisation`, `place`, `group`, `unnamed` or `document`.
    pub kind: &'static str,
    /// What it is called; an unnamed person is called nothing.
    pub name: Option<&'a str>,
    /// The body that it belongs to.
    pub affiliation: Option<&'a str>,
    /// What the article calls it beside its name.
    pub role: Option<&'a str>,
}

impl<'a> Source<'a> {
    fn of(entity: &'a Entity) -> Self {
        let (name, role) = match (entity.kind, entity.role.as_deref()) {
            // An unnamed person's words are its role.
            (ActorKind::Unnamed, role) => (None, role),
            // People whom a person has are called by what they are: "lawyers".
            (ActorKind::Group, Some(words)) => (Some(words), None),
            (_, role) => (Some(entity.name.as_str()), role),
        };
        Self { kind: entity.kind.word(), name, affiliation: entity.affiliation.as_deref(), role }
    }
}

/// Who may have spoken, where that is not sure enough to say.
#[derive(Debug, Serialize)]
pub struct Uncertain<'a> {
    /// The words that may name the source, in pieces.
    pub speaker: Vec<[u32; 2]>,
    /// Whom they may mean.
    pub speaker_entity: Option<&'a str>,
}

/// The confidences as shares, 0 to 1.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Shares {
    /// That these are the words attributed.
    pub content: f64,
    /// That these words name the source.
    pub source: f64,
    /// That they do, and mean this speaker.
    pub speaker: f64,
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
        confidence: Shares {
            content: f64::from(statement.confidence.content) / 100.0,
            source: f64::from(said.confidence.speaker) / 100.0,
            speaker: f64::from(statement.confidence.speaker) / 100.0,
        },
    }
}
