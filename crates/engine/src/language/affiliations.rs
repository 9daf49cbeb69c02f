//! Words by which a text tells the body that a person belongs to.

use super::lists::Lists;
use crate::strings::word_set::WordSet;
use rustc_hash::FxHashMap;

/// Parties by the words that mean them, and what leads to a body.
#[derive(Clone, Debug, Default)]
pub(crate) struct AffiliationWords {
    /// In small letters: "tory".
    parties: FxHashMap<String, String>,
    /// "of", "at".
    pub(crate) to_a_body: WordSet,
    /// "At": what leads from a role to a body, never to a place alone.
    pub(crate) working_at: WordSet,
    /// "Analyst": roles that one has in a body.
    pub(crate) roles_in_a_body: WordSet,
}

impl AffiliationWords {
    pub(super) fn read(lists: &Lists<'_>) -> Self {
        let forms = |line: &'_ str| {
            let mut parts = line.split('|').map(str::trim).map(str::to_owned);
            let name = parts.next().unwrap_or_default();
            parts.map(move |form| (form, name.clone())).collect::<Vec<_>>()
        };
        Self {
            parties: lists.lines("affiliations", "parties").flat_map(forms).collect(),
            to_a_body: lists.section("affiliations", "to a body").collect(),
            working_at: lists.section("affiliations", "working at").collect(),
            roles_in_a_body: lists.section("affiliations", "roles in a body").collect(),
        }
    }

    /// The party that words mean: "Conservatives" of "Tory". Parties are written large: "conservative" is a view.
    pub(crate) fn party(&self, words: &str) -> Option<&str> {
        let large = words.starts_with(char::is_uppercase);
        large.then(|| self.parties.get(&words.to_lowercase())).flatten().map(String::as_str)
    }
}
