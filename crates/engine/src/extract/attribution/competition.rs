//! Statements compete for words: the surest takes them, and what would take the same ones again goes.

use crate::extract::attribution::choice::{Choice, is_plain, words};
use crate::extract::attribution::rules::ablation::{Rule, applies};
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
        if stays || applies(doc, Rule::Nested) && nests(doc, &choice, &kept) {
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

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Ann Smith said that Ben Sample said I trust the bridge.";

    /// A choice made of the places of its tokens.
    fn choice(cue: u32, source: std::ops::Range<u32>, content: std::ops::Range<u32>) -> Choice {
        let (source, content) = (source.collect(), content.collect());
        Choice { cue: vec![cue], source, content, sure: 0.9, speaker: 0.9, nested: false, turn: false }
    }

    /// "Ann Smith said …", and inside it "Ben Sample said I trust the bridge".
    fn outer_and_inner() -> (Choice, Choice) {
        (choice(2, 0..2, 3..11), choice(6, 4..6, 7..11))
    }

    #[test]
    fn the_surest_takes_the_words_and_what_stands_inside_is_nested() {
        let doc = Parsed::new(TEXT);
        let (outer, inner) = outer_and_inner();
        let nested = |outer: Choice, inner: Choice| {
            let kept = compete(&doc, Vec::new(), vec![inner, outer], &mut Taken::nothing(&doc));
            kept.into_iter().map(|one| (one.cue[0], one.nested)).collect::<Vec<_>>()
        };
        let sure = Choice { sure: 0.95, ..outer };
        assert_eq!(nested(sure.clone(), inner.clone()), [(2, false), (6, true)]);
        let unsure = Choice { sure: NESTED - 0.01, ..inner };
        assert_eq!(nested(sure, unsure), [(2, false)], "what would take the same words again goes");
    }

    #[test]
    fn nested_speech_plainly_says_who_says_what() {
        let doc = Parsed::new(TEXT);
        let (outer, inner) = outer_and_inner();
        let kept = |outer: &Choice, inner: &Choice| nests(&doc, inner, std::slice::from_ref(outer));
        assert!(kept(&outer, &inner));
        assert!(!kept(&outer, &Choice { speaker: NESTED - 0.01, ..inner.clone() }), "unsure of the speaker");
        assert!(!kept(&outer, &Choice { source: Vec::new(), ..inner.clone() }), "nobody says it");
        assert!(!kept(&outer, &Choice { cue: vec![3], ..inner.clone() }), "\"that\" is no plain cue");
        assert!(!kept(&outer, &Choice { cue: vec![2], ..inner.clone() }), "its cue stands outside");
        assert!(!kept(&outer, &Choice { content: vec![0, 7], ..inner.clone() }), "a word stands outside");
        let same = Choice { source: inner.source.clone(), ..outer };
        assert!(!kept(&same, &inner), "one source says both");
    }

    #[test]
    fn i_think_is_what_the_turn_says_itself() {
        let doc = Parsed::new("I said the bridge fell.");
        let inner = choice(1, 0..1, 2..5);
        let outer = choice(1, 0..0, 0..5);
        assert!(nests(&doc, &inner, std::slice::from_ref(&outer)));
        assert!(!nests(&doc, &inner, &[Choice { turn: true, ..outer }]));
    }
}
