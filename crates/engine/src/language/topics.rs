//! What topics, channels and versions of a statement are worked out from.

use super::lists::Lists;
use crate::strings::word_set::WordSet;

/// The words of the packing stages.
#[derive(Clone, Debug, Default)]
pub(crate) struct TopicWords {
    /// Words that name nothing.
    pub(crate) stop: WordSet,
    /// Stop words that tell two statements apart all the same.
    pub(crate) telling: WordSet,
    /// Nouns that are no topic when they stand alone.
    pub(crate) vague: WordSet,
    /// What a broadcaster's or paper's name may end in.
    pub(crate) media: WordSet,
}

impl TopicWords {
    pub(super) fn read(lists: &Lists<'_>) -> Self {
        Self {
            stop: lists.words("stop-words").collect(),
            telling: lists.words("telling-words").collect(),
            vague: lists.words("vague-nouns").collect(),
            media: lists.lower("media-words"),
        }
    }
}
