//! What reading one article yields, before the corpus merges what articles share.

use crate::language::grounds::Ground;
use crate::model::corpus::{ActorKind, Kind};
use crate::model::date::Date;
use crate::model::gender::StatedGender;
use crate::model::id::{EntityId, Table};
use crate::model::read_by::ReadBy;
use crate::model::statement::{Confidence, Manner};
use crate::text::block::Block;
use crate::text::span::Span;
use serde::{Deserialize, Serialize};

/// Everything that was found in one article. Each article stands alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The paragraphs, each marked as what it is.
    pub blocks: Vec<Block>,
    /// The outlet, where the text names the one that published it.
    pub outlet: Option<Span>,
    /// The day the text says it reports from, with the words that say so.
    pub reported_on: Option<(Date, Span)>,
    /// Who appears in the article.
    pub entities: Table<EntityId, Entity>,
    /// What was said, in the order of the text.
    pub statements: Vec<ReadStatement>,
    /// The language and the model that found them.
    pub read_by: ReadBy,
}

/// Who appears in an article: one person or organisation with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// The fullest name that the article gives, without titles: "Sergey Lavrov".
    pub name: String,
    /// A person, a body, a group without a name …
    pub kind: ActorKind,
    /// Whether it has a name of its own; else it is called by the words of its source: "analysts".
    pub named: bool,
    /// What the article calls it beside its name: "Foreign Minister".
    pub role: Option<String>,
    /// The body that a source without a name belongs to: "Treasury".
    pub affiliation: Option<String>,
    /// Where it is mentioned, in the order of the text.
    pub mentions: Vec<Mention>,
}

/// One place where an entity is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// How it is mentioned.
    pub kind: MentionKind,
}

/// How an entity is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum MentionKind {
    /// "Sergey V. Lavrov", "Lavrov"
    Name,
    /// "the foreign minister"
    Role,
    /// "she"
    Pronoun,
}

/// Source, cue and content in the terms of PARC 3 (Pareti 2016): who, by which words, what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// The words that name the speaker; empty when the text names none.
    pub source: Vec<Span>,
    /// The words that attribute.
    pub cue: Vec<Span>,
    /// The words attributed, in order.
    pub content: Vec<Span>,
    /// The parts of `content` in quotation marks, the marks included.
    pub quoted: Vec<Span>,
    /// Direct, mixed or indirect.
    pub manner: Manner,
    /// What the cue tells of.
    pub kind: Kind,
    /// Whether it stands inside another attribution's content.
    pub nested: bool,
    /// How sure the extraction is of the content, and of the words that name the speaker.
    pub confidence: Confidence,
}

/// Whether words stand in what one cue attributes: in the content of an attribution, or of a neighbour with the same cue.
/// "Smith said the road was shut on Friday. “B.”" tells no day of B.
pub(crate) fn is_attributed(attributions: &[Attribution], number: usize, words: Span) -> bool {
    let Some(own) = attributions.get(number) else { return false };
    let near =
        attributions.get(number.saturating_sub(BESIDE)..).unwrap_or_default().iter().take(2 * BESIDE + 1);
    let same = |a: &&Attribution| a.cue == own.cue && !own.cue.is_empty() || std::ptr::eq(*a, own);
    near.filter(same).any(|a| a.content.iter().any(|c| c.overlaps(words)))
}

/// How far from each other attributions with one cue are at most.
const BESIDE: usize = 3;

impl ReadStatement {
    /// The words that name the speaker, where they are sure enough to be shown; else none.
    #[must_use]
    pub fn shown_source(&self) -> &[Span] {
        if self.attribution.confidence.names_speaker() { &self.attribution.source } else { &[] }
    }

    /// Who speaks, where that is sure enough to be said: sure of the words, and of whom they mean.
    #[must_use]
    pub fn shown_speaker(&self) -> Option<EntityId> {
        let sure = self.attribution.confidence.names_speaker() && self.confidence.names_speaker();
        self.speaker.filter(|_| sure)
    }
}

/// An attribution with what the article says about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadStatement {
    /// Source, cue and content.
    pub attribution: Attribution,
    /// Who speaks; `None` where the article does not tell.
    pub speaker: Option<EntityId>,
    /// How that is known; `None` without a speaker, or where an editor says who it is.
    pub ground: Option<Ground>,
    /// The gender that a pronoun as its source states of the speaker, whatever names and titles tell.
    pub stated: Option<StatedGender>,
    /// How sure the extraction is of the content, and of whom the words mean.
    pub confidence: Confidence,
    /// Whom or what it was told to, with the words that say so.
    pub addressee: Option<(String, Span)>,
    /// When it was said: the day, where it can be worked out, and the words it rests on.
    pub said: crate::model::statement::Said,
}
