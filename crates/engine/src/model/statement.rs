//! A statement: who said what, in which words, and how sure that is.

use crate::language::kind::Kind;
use crate::model::date::Date;
use crate::model::id::{ActorId, ArticleId, ChannelId, ClusterId, TopicId};
use crate::model::statement_key::StatementKey;
use crate::text::span::Span;
use serde::{Deserialize, Serialize};

/// Who said what, in which words, as one article reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Made of its words, so that it survives a new extraction.
    pub key: StatementKey,
    /// The article that reports it.
    pub article: ArticleId,
    /// The words of the statement, in order; several pieces where the quotation is split.
    pub content: Vec<Span>,
    /// The parts of `content` that stand in quotation marks, the marks included.
    pub quoted: Vec<Span>,
    /// The words that name the speaker here: "the foreign minister". Empty when the text names none.
    pub source: Vec<Span>,
    /// The words that attribute: "told", "according to".
    pub cue: Vec<Span>,
    /// Direct, mixed or indirect.
    pub manner: Manner,
    /// What the cue tells of.
    pub kind: Kind,
    /// Whether it stands inside another statement.
    pub nested: bool,
    /// Who speaks; `None` is "unknown speaker".
    pub actor: Option<ActorId>,
    /// Who may speak, where the extraction is not sure enough to say so; then `actor` is `None`.
    pub perhaps: Option<ActorId>,
    /// Who is spoken about, sorted.
    pub about: Vec<ActorId>,
    /// The topics, finest first: the story, its subject, then what only its own words name; sorted where `corpus.toml` names
    /// them.
    pub topics: Vec<TopicId>,
    /// Whom or what it was told to.
    pub addressee: Option<Addressee>,
    /// When it was said, as far as the text tells.
    pub said: Said,
    /// How sure the extraction is.
    pub confidence: Confidence,
    /// The cluster it belongs to, where several articles report it.
    pub cluster: Option<ClusterId>,
    /// What editors said about it.
    pub correction: Option<Correction>,
}

impl Statement {
    /// The words that name the speaker, where they are sure enough to be shown; else none.
    #[must_use]
    pub fn shown_source(&self) -> &[Span] {
        if self.confidence.names_speaker() { &self.source } else { &[] }
    }
}

/// What editors said about a statement, in `corpus.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// What they did.
    pub kind: CorrectionKind,
    /// Why, in their words; empty where they gave no reason.
    pub note: String,
}

/// What editors do to a statement that stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CorrectionKind {
    /// It is right as it stands.
    Confirmed,
    /// Somebody else said it, or nobody knows who did.
    Reassigned,
    /// Its bounds, day, topics or the like were otherwise.
    Mended,
    /// The reading missed it.
    Added,
}

impl CorrectionKind {
    /// As exports write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Reassigned => "reassigned",
            Self::Mended => "mended",
            Self::Added => "added",
        }
    }
}

/// A statement that editors took back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawn {
    /// Its name in addresses.
    pub key: StatementKey,
    /// The article that it was found in.
    pub article: ArticleId,
    /// Why, in the editors' words; empty where they gave no reason.
    pub note: String,
}

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Manner {
    /// Every word stands in quotation marks.
    Direct,
    /// Some do.
    Mixed,
    /// None does.
    Indirect,
}

impl Manner {
    /// All of them, each at its number.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Mixed, Self::Indirect];

    /// As addresses and exports write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// Whom or what a statement was told to, with the words that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// The channel.
    pub channel: ChannelId,
    /// Where the article says it.
    pub span: Span,
}

/// When a statement was said. Either part may be missing: "on Tuesday" in an undated article has a basis alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The day.
    pub on: Option<Date>,
    /// The words it rests on: "on Friday", "August 18".
    pub basis: Option<Span>,
}

/// How sure the extraction is, in percent: of a hundred statements given 90, about ninety are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confidence {
    /// That these words are a statement.
    pub content: u8,
    /// That the speaker is the one given.
    pub speaker: u8,
}

impl Confidence {
    /// The least confidence with which a speaker is named. Below it the speaker is uncertain: a wrong name is worse
    /// than none.
    pub const SURE: u8 = 50;

    /// From here on nobody has to be told that there is doubt. The least number with which, of a hundred statements whose content
    /// and speaker are both so sure, ninety-five are right in both: counted on articles that the network has not learned from.
    pub const HIGH: u8 = 87;

    /// Whether the speaker may be named.
    #[must_use]
    pub const fn names_speaker(self) -> bool {
        self.speaker >= Self::SURE
    }
}
