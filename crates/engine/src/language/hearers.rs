//! Nouns for addressees, those whom a statement is told to: "reporters", "broadcaster".

use super::lists::Lists;
use crate::strings::word_set::WordSet;

/// The nouns, in small letters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hearers {
    recipients: WordSet,
    outlets: WordSet,
}

impl Hearers {
    pub(super) fn read(lists: &Lists<'_>) -> Self {
        Self { recipients: lists.lower("recipients"), outlets: lists.lower("outlet-words") }
    }

    /// Whether a noun names people who are told things: "reporters".
    pub(crate) fn is_recipient(&self, noun: &str) -> bool {
        self.recipients.contains(noun)
    }

    /// Whether a noun names a sort of outlet: "broadcaster".
    pub(crate) fn is_outlet_word(&self, noun: &str) -> bool {
        self.outlets.contains(noun)
    }
}
