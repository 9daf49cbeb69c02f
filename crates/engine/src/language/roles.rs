//! Which roles can stand for which: "the leader" for a president, "the lawmaker" for a senator. All words folded.

use super::lists::Lists;
use super::names::fold;

/// Roles by which a person is called, in sections of `sources.txt`.
#[derive(Clone, Debug, Default)]
pub(crate) struct RoleWords {
    /// What a leader of a state may be called.
    pub(crate) leaders: Vec<String>,
    /// Ministers who lead a state, as the words of their role, the head last.
    leading_ministers: Vec<Vec<String>>,
    /// Words that make a role another one: "vice".
    deputies: Vec<String>,
    /// Groups of heads that mean the same.
    pub(crate) alike: Vec<Vec<String>>,
}

impl RoleWords {
    pub(super) fn read(lists: &Lists<'_>) -> Self {
        let words = |line: &str| line.split_whitespace().map(fold).collect();
        Self {
            leaders: lists.lines("sources", "leaders").map(fold).collect(),
            leading_ministers: lists.lines("sources", "leading ministers").map(words).collect(),
            deputies: lists.lines("sources", "deputies").map(fold).collect(),
            alike: lists.lines("sources", "roles alike").map(words).collect(),
        }
    }

    /// Whether two heads mean the same when a person is called by them.
    pub(crate) fn are_alike(&self, one: &str, other: &str) -> bool {
        let holds = |group: &[String], word: &str| group.iter().any(|head| head == word);
        self.alike.iter().any(|group| holds(group, one) && holds(group, other))
    }

    /// Whether the words of a role are those of a minister who leads a state.
    pub(crate) fn leads(&self, role: &[String]) -> bool {
        self.leading_ministers
            .iter()
            .any(|words| words.last() == role.last() && words.iter().all(|word| role.contains(word)))
    }

    /// Whether the words of a role make it that of a deputy.
    pub(crate) fn is_deputy(&self, role: &[String]) -> bool {
        role.iter().any(|word| self.deputies.contains(word))
    }
}
