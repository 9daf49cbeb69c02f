//! Nouns for addressees, those whom a statement is told to: "reporters", "broadcaster".

use super::lists::Lists;
use crate::strings::word_set::WordSet;

/// The nouns, in small letters.
#[derive(Clone, Debug, Default)]
pub(crate) struct AddresseeNouns {
    people: WordSet,
    outlets: WordSet,
}

impl AddresseeNouns {
    pub(super) fn read(lists: &Lists<'_>) -> Self {
        Self { people: lists.lower("addressee-nouns"), outlets: lists.lower("outlet-words") }
    }

    /// Whether a noun names people who are told things: "reporters".
    pub(crate) fn names_people(&self, noun: &str) -> bool {
        self.people.contains(noun)
    }

    /// Whether a noun names a sort of outlet: "broadcaster".
    pub(crate) fn is_outlet_word(&self, noun: &str) -> bool {
        self.outlets.contains(noun)
    }
}
