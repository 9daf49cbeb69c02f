//! What marks a paragraph as furniture: a byline, a credit, a line about republishing, a date.

use super::lists::Lists;
use super::phrases::{Phrases, Signs};
use crate::strings::word_set::WordSet;

/// The lists by which paragraphs are classified.
#[derive(Clone, Debug, Default)]
pub(crate) struct Furniture {
    /// Words of a line that holds nothing but a date.
    pub(crate) dates: WordSet,
    pub(crate) republishing: Phrases,
    pub(crate) credits: Phrases,
    pub(crate) bylines: Phrases,
    /// A word of each phrase of the three lists before.
    pub(crate) signs: Signs,
    /// What those who write articles are called.
    pub(crate) writers: WordSet,
    /// Words that tell of speech: a line with one is worth reading.
    pub(crate) speech: WordSet,
}

impl Furniture {
    pub(super) fn read(lists: &Lists<'_>) -> Self {
        let phrases = |name: &str| Phrases::of(lists.text(name));
        let (republishing, credits, bylines) =
            (phrases("block-republishing"), phrases("block-credits"), phrases("block-bylines"));
        Self {
            dates: lists.lower("block-dates"),
            signs: Signs::of(&[&republishing, &credits, &bylines]),
            republishing,
            credits,
            bylines,
            writers: lists.lower("block-writers"),
            speech: lists.lower("block-speech"),
        }
    }
}
