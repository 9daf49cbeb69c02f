//! Statements compete for words: the surest takes them, and what would take the same ones again goes.

use crate::extract::attribution::choice::{Choice, is_plain, words};
use crate::text::parsed::Parsed;

/// A choice goes where more than one word of this many is taken already.
const SHARED: usize = 5;
/// How sure content and speaker of nested speech must be.
const NESTED: f32 = 0.8;

/// Which words of the article are taken.
pub(super) struct Taken(pub(super) Vec<bool>);

impl Taken {
    /// None yet.
    pub(super) fn nothing(doc: &Parsed<'_>) -> Self {
        Self(vec![false; doc.tokens.len()])
    }

    /// Takes the free words of a choice; `false`, and nothing is taken, where too many were somebody else's.
    pub(super) fn take(&mut self, doc: &Parsed<'_>, choice: &mut Choice) -> bool {
        let all = words(doc, &choice.content);
        let free: Vec<u32> = choice.content.iter().copied().filter(|&i| !self.0[i as usize]).collect();
        let left = words(doc, &free);
        let stays = left > 0 && (all - left) * SHARED <= all;
        if stays {
            free.iter().for_each(|&i| self.0[i as usize] = true);
            choice.content = free;
        }
        stays
    }
}

/// Gives words to the surest choices first, behind those that are `kept` already. Speech inside another's content is kept
/// beside it, marked as nested, where it plainly says who says what.
pub(super) fn compete(
    doc: &Parsed<'_>,
    mut kept: Vec<Choice>,
    mut choices: Vec<Choice>,
    taken: &mut Taken,
) -> Vec<Choice> {
    choices.sort_by(|a, b| b.sure.total_cmp(&a.sure).then_with(|| a.cue.cmp(&b.cue)));
    for mut choice in choices {
        let stays = taken.take(doc, &mut choice);
        choice.nested = !stays;
        if stays || nests(doc, &choice, &kept) {
            kept.push(choice);
        }
    }
    kept
}

/// Whether speech inside another speech is kept beside the outer one: its cue and all of its words stand in one other
/// content.
fn nests(doc: &Parsed<'_>, choice: &Choice, kept: &[Choice]) -> bool {
    let sure = choice.sure >= NESTED
        && choice.speaker >= NESTED
        && !choice.source.is_empty()
        && choice.cue.iter().any(|&i| is_plain(doc, i));
    let within = |outer: &Choice| {
        let holds = |i: &u32| outer.content.binary_search(i).is_ok();
        choice.cue.iter().all(holds)
            && choice.content.iter().all(|i| !doc.is_word(*i as usize) || holds(i))
            && outer.source != choice.source
            // "I think", in a turn: that is what the turn says itself.
            && !(outer.turn && speaks_of_itself(doc, choice))
    };
    sure && kept.iter().any(within)
}

/// Whether a source is whoever speaks the words around: "I".
fn speaks_of_itself(doc: &Parsed<'_>, choice: &Choice) -> bool {
    matches!(choice.source[..], [only] if doc.language.pronouns.first_person.contains(doc.word(only as usize)))
}
