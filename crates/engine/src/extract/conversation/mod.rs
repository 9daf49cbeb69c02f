//! Conversations that the layout shows: interviews, hearings, debates. Who holds the floor, in which words.
//!
//! A turn is its speaker's, whatever a sentence in it says; what the speaker quotes is nested in it.

mod label;
mod turns;

use crate::text::parsed::Parsed;
use std::ops::Range;

/// Words of one speaker, until another one takes the floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// The words that name the speaker, with what describes them, as tokens: "ADA EXAMPLE, XYZ HOST".
    pub(crate) source: Range<usize>,
    /// Of these the name alone, with titles.
    pub(crate) name: Range<usize>,
    /// The mark behind the name; where there is none, the name's last token.
    pub(crate) mark: usize,
    /// The tokens of the words, paragraph by paragraph.
    pub(crate) words: Vec<Range<usize>>,
    /// Whom the label means.
    pub(crate) role: Role,
}

/// Whom a label means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Whom it names.
    Named,
    /// Whoever asks: "Q".
    Asks,
    /// Whoever is asked: "A".
    Answers,
    /// Nobody: "UNIDENTIFIED MALE".
    Nobody,
}

/// The turns of an article, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Conversation {
    /// Each with at least one word.
    pub(crate) turns: Vec<Turn>,
}

impl Conversation {
    /// The conversation that an article holds; mostly none.
    #[must_use]
    pub(crate) fn of(doc: &Parsed<'_>) -> Self {
        Self { turns: turns::turns(doc) }
    }

    /// Where an interview of questions and answers begins, as a token; 0 where there is none. What stands above says who
    /// asks and who answers.
    #[must_use]
    pub(crate) fn interview(&self) -> usize {
        let letters = self.turns.iter().any(|turn| matches!(turn.role, Role::Asks | Role::Answers));
        self.turns.first().filter(|_| letters).map_or(0, |turn| turn.source.start)
    }

    /// The turn whose label this token belongs to.
    #[must_use]
    pub(crate) fn labelled(&self, token: usize) -> Option<&Turn> {
        let behind = self.turns.partition_point(|turn| turn.source.start <= token);
        let turn = self.turns.get(behind.checked_sub(1)?)?;
        (token <= turn.mark).then_some(turn)
    }
}
