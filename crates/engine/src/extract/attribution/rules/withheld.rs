//! What is not said: "she declined to say whether the bridge was safe", "they have yet to say when".
//!
//! A question behind a cue that is denied tells that nobody answered it. "She did not say that it was safe" stays.

use crate::extract::attribution::choice::Choice;
use crate::text::parsed::Parsed;

/// Whether a choice only tells that a question was left open.
#[must_use]
pub(in crate::extract::attribution) fn is_withheld(doc: &Parsed<'_>, choice: &Choice) -> bool {
    let words = &doc.language.attribution;
    let lower = |i: u32| doc.word(i as usize).to_lowercase();
    let asks = choice.content.iter().find(|i| doc.is_word(**i as usize)).is_some_and(|first| {
        words.interrogatives.contains(&lower(*first)) && !doc.is_quoted(*first as usize)
    });
    let (Some(&first), Some(&last)) = (choice.cue.first(), choice.cue.last()) else { return false };
    // "Has not yet" may stand before the cue.
    let sentence = doc.sentence_of(first as usize).tokens.start as u32;
    let mut around = first.saturating_sub(BEFORE).max(sentence)..=last;
    let denies = |i: u32| {
        let word = lower(i);
        doc.language.word_classes.negations.contains(&word)
            || words.withholding.contains(&word)
            || words.negative_endings.close(&word, 0)
    };
    let source = |i: &u32| choice.source.contains(i);
    asks && around.any(|i| !source(&i) && denies(i))
}

/// How far before a cue its denial stands at most, in tokens.
const BEFORE: u32 = 2;

#[cfg(test)]
mod tests {
    use super::is_withheld;
    use crate::extract::attribution::choice::Choice;
    use crate::text::parsed::Parsed;

    /// Whether what stands behind the word `cue` is withheld.
    fn withheld(text: &str, cue: &str) -> bool {
        let doc = Parsed::new(text);
        let at = (0..doc.tokens.len()).find(|&i| doc.word(i) == cue).expect("it stands there") as u32;
        let content = (at + 1..doc.tokens.len() as u32 - 1).collect();
        let source = vec![0];
        is_withheld(
            &doc,
            &Choice { cue: vec![at], source, content, sure: 1.0, speaker: 1.0, nested: false, turn: false },
        )
    }

    #[test]
    fn a_question_left_open_is_no_statement() {
        assert!(withheld("She declined to say whether the bridge was safe.", "say"));
        assert!(withheld("They did not say when it would open.", "say"));
        assert!(withheld("They have yet to say where it stands.", "say"));
        assert!(!withheld("They did not say that it was safe.", "say"));
        assert!(!withheld("She asked whether the bridge was safe.", "asked"));
    }
}
