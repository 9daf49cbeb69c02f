//! What is checked and what is found: a draft, a finding for each of its quotations and statements.

use crate::extract::reading::Reading;
use crate::model::id::{ArticleId, EntityId, StatementId};
use crate::text::span::Span;

/// The words that a quotation has at least to be looked for; shorter ones are anybody's.
pub const LEAST_WORDS: usize = 4;

/// A text that is to be checked.
#[derive(Clone, Copy, Debug)]
pub struct Draft<'a> {
    /// The text.
    pub text: &'a str,
    /// What [`crate::Reader::read`] found in it.
    pub reading: &'a Reading,
}

/// What was found for a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// One for each quotation of four words and more, and for each statement without one, in the order of the draft.
    pub findings: Vec<Finding>,
    /// How many quotations have fewer words; they are not looked for.
    pub short: usize,
}

/// What was found for a quotation or a statement of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it stands in the draft: a quotation without its marks, a statement from its first word to its last.
    pub span: Span,
    /// How the archive has it; `None` for a statement in the draft's own words, which is not judged.
    pub verdict: Option<Verdict>,
    /// Who says it in the draft, as far as that is sure.
    pub speaker: Option<EntityId>,
    /// Where the archive has it. Several where a quotation is made of several, or for statements that are only near.
    pub places: Vec<Place>,
    /// How many more places of the archive have the same words.
    pub more: usize,
    /// What is different, in the order of the draft.
    pub changes: Vec<Change>,
    /// What the source has where the draft says that it left words out or put some in, in the order of the draft. No alteration.
    pub gaps: Vec<Gap>,
}

impl Finding {
    /// What lists call it; `None` where it is not judged.
    #[must_use]
    pub fn mark(&self) -> Option<Mark> {
        Some(match self.verdict? {
            Verdict::NotFound => Mark::NotFound,
            Verdict::PartlyFound => Mark::PartlyFound,
            Verdict::Altered => Mark::Altered,
            Verdict::OtherSpeaker if self.places.first().is_some_and(|place| !place.said) => Mark::Reporters,
            Verdict::OtherSpeaker => Mark::OtherSpeaker,
            Verdict::Verbatim => Mark::Verbatim,
        })
    }

    /// What lists sort by: the more serious comes first, what is not judged last. Of two alike the one whose words the
    /// article does not give as said is the more serious.
    #[must_use]
    pub fn seriousness(&self) -> impl Ord + use<> {
        let said = self.places.first().is_none_or(|place| place.said);
        (self.verdict.is_none(), self.mark(), said)
    }

    /// How many times words of another place follow in the draft without a sign of it.
    #[must_use]
    pub fn joined(&self) -> usize {
        self.changes.iter().filter(|change| change.kind == ChangeKind::Joined).count()
    }

    /// How many words of the source the draft leaves out without a sign of it.
    #[must_use]
    pub fn words_cut(&self) -> usize {
        let cut = self.changes.iter().filter(|change| change.kind == ChangeKind::Cut);
        cut.map(|change| change.from.split_whitespace().count()).sum()
    }

    /// The draft's words with what is different, in order: what both have, what only the source has, what only the draft
    /// has. Blanks and line breaks are one blank each.
    #[must_use]
    pub fn runs(&self, draft: &str) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut put = |kind, text: &str| {
            let text = plain_spaces(text);
            if !text.is_empty() {
                runs.push(Run { kind, text });
            }
        };
        let mut at = self.span.start;
        for change in &self.changes {
            let end = change.span.start.max(at);
            put(RunKind::Both, Span::new(at, end).of(draft));
            put(RunKind::Source, &change.from);
            // What is left out of the draft stands before its next word.
            if change.to.is_empty() {
                put(RunKind::Both, " ");
            }
            put(RunKind::Draft, &change.to);
            at = change.span.end.max(end);
        }
        put(RunKind::Both, Span::new(at, self.span.end.max(at)).of(draft));
        runs
    }
}

fn plain_spaces(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match (character.is_whitespace(), plain.ends_with(' ')) {
            (true, true) => {}
            (true, false) => plain.push(' '),
            (false, _) => plain.push(character),
        }
    }
    plain
}

/// A stretch of a quotation set against its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Who has it.
    pub kind: RunKind,
    /// The words, with the blanks around them.
    pub text: String,
}

/// Who has the words of a [`Run`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// The draft and its source.
    Both,
    /// The source alone.
    Source,
    /// The draft alone.
    Draft,
}

/// How the archive has a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nowhere.
    NotFound,
    /// Only some runs of its words.
    PartlyFound,
    /// In other words, or with words left out, put in or joined without a sign of it.
    Altered,
    /// Word for word, but not as said by whoever the draft gives it to: from somebody else, or in the words of the article
    /// itself ([`Mark::Reporters`]).
    OtherSpeaker,
    /// Word for word.
    Verbatim,
}

impl Verdict {
    /// All of them, the most serious first.
    pub const ALL: [Self; 5] =
        [Self::NotFound, Self::PartlyFound, Self::Altered, Self::OtherSpeaker, Self::Verbatim];

    /// As exports write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::PartlyFound => "partly_found",
            Self::Altered => "altered",
            Self::OtherSpeaker => "other_speaker",
            Self::Verbatim => "verbatim",
        }
    }
}

/// What lists call a finding: its verdict, but for words that a draft gives to somebody and that nobody is quoted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// As [`Verdict::NotFound`].
    NotFound,
    /// As [`Verdict::PartlyFound`].
    PartlyFound,
    /// As [`Verdict::Altered`].
    Altered,
    /// The archive has the words, but nobody is quoted with them there: they are an article's own, or how it reports what
    /// somebody said. Its verdict is [`Verdict::OtherSpeaker`].
    Reporters,
    /// From somebody who is quoted with them.
    OtherSpeaker,
    /// As [`Verdict::Verbatim`].
    Verbatim,
}

impl Mark {
    /// All of them, the most serious first.
    pub const ALL: [Self; 6] = [
        Self::NotFound,
        Self::PartlyFound,
        Self::Altered,
        Self::Reporters,
        Self::OtherSpeaker,
        Self::Verbatim,
    ];

    /// In one word, as the page's texts and styles know it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotFound => Verdict::NotFound.word(),
            Self::PartlyFound => Verdict::PartlyFound.word(),
            Self::Altered => Verdict::Altered.word(),
            Self::Reporters => "reporters",
            Self::OtherSpeaker => Verdict::OtherSpeaker.word(),
            Self::Verbatim => Verdict::Verbatim.word(),
        }
    }
}

/// Where the archive has words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article.
    pub article: ArticleId,
    /// The words, in pieces where others stand between them.
    pub spans: Vec<Span>,
    /// The statement that they belong to, where they belong to one.
    pub statement: Option<StatementId>,
    /// Whether the article gives them as said, word for word. If not they are its reporter's.
    pub said: bool,
}

/// Something that a draft has otherwise than its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What was done.
    pub kind: ChangeKind,
    /// The words in the draft; empty, before the next word, where they are missing.
    pub span: Span,
    /// The words of the source; "…" where two places were joined.
    pub from: String,
    /// The words of the draft.
    pub to: String,
}

/// What a source has where a draft has an ellipsis or words in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The draft's sign: `…`, `[the treaty]`, `want[ed]`.
    pub span: Span,
    /// The words of the source in its place; " … " stands for its reporter's between them.
    pub from: String,
    /// Whether a word among them says no: who left it out may have turned the sense round.
    pub negated: bool,
}

/// Number of words of a gap that are shown from its beginning, and from its end.
const SHOWN: usize = 25;

impl Gap {
    /// The words as lists show them: of very many the first and the last ones.
    #[must_use]
    pub fn brief(&self) -> String {
        let words: Vec<&str> = self.from.split_whitespace().collect();
        if words.len() <= 2 * SHOWN {
            return words.join(" ");
        }
        let (first, last) = (words.get(..SHOWN), words.get(words.len() - SHOWN..));
        [first.unwrap_or_default().join(" "), last.unwrap_or_default().join(" ")].join(" … ")
    }
}

/// What a draft does to the words of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// Other words in their place.
    Changed,
    /// Left out.
    Cut,
    /// Put in.
    Added,
    /// Said in two places, and run together.
    Joined,
}

impl ChangeKind {
    /// As exports write it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Cut => "cut",
            Self::Added => "added",
            Self::Joined => "joined",
        }
    }
}
