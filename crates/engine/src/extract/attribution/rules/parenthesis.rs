//! Attributions between commas or behind one: the sentence around them is what is told.
//!
//! ```text
//! The key to the plan, says Example, is a new road.                  all but "says Example"
//! It may grow if the mayor agrees to it, people at the talks say.    not only "the mayor agrees to it"
//! ```

use crate::extract::attribution::choice::Choice;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// Gives a content that an attribution cuts off from its sentence the rest of it.
pub(in crate::extract::attribution) fn take_sentence(doc: &Parsed<'_>, choice: &mut Choice) {
    let Some(attribution) = attribution(choice) else { return };
    let (Some(&first), Some(&last)) = (choice.content.first(), choice.content.last()) else { return };
    let content = first as usize..last as usize + 1;
    let quoted = content.clone().any(|i| doc.is_quoted(i) || doc.is_quote_mark(i));
    let behind = content.end == attribution.start || content.end + 1 == attribution.start;
    if quoted || content.len() != choice.content.len() || !behind || doc.word(attribution.start - 1) != "," {
        return;
    }
    let sentence = doc.sentence_of(first as usize).tokens.clone();
    let classes = &doc.language.word_classes;
    let end =
        (attribution.end..sentence.end).rev().find(|i| doc.is_word(*i)).map_or(attribution.end, |i| i + 1);
    let verb = attribution.end + 1;
    let goes_on = verb < end
        && doc.word(attribution.end) == ","
        && (classes.auxiliaries.contains(doc.word(verb)) || classes.modals.contains(doc.word(verb)));
    let plain = |mut range: Range<usize>| !range.any(|i| doc.is_quote_mark(i) || doc.is_quoted(i));
    if goes_on && plain(verb..end) {
        choice.content.extend((verb..end).map(|i| i as u32));
    }
    let before = content.start.checked_sub(1).filter(|i| *i > sentence.start);
    let clause = before.is_some_and(|i| classes.subordinators.contains(doc.word(i)));
    let closes = end == attribution.end;
    // "…, Ada Example said, …" before it is another statement.
    let alone = || (sentence.start..content.start).all(|i| doc.word(i) != ",");
    if clause && closes && alone() && plain(sentence.start..content.start) {
        let mut whole: Vec<u32> = (sentence.start..content.start).map(|i| i as u32).collect();
        whole.append(&mut choice.content);
        choice.content = whole;
    }
}

/// The tokens of source and cue where they stand side by side.
fn attribution(choice: &Choice) -> Option<Range<usize>> {
    let mut tokens: Vec<u32> = choice.source.iter().chain(&choice.cue).copied().collect();
    tokens.sort_unstable();
    let (first, last) = (*tokens.first()? as usize, *tokens.last()? as usize);
    (!choice.source.is_empty() && !choice.cue.is_empty() && last + 1 - first == tokens.len())
        .then_some(first..last + 1)
}

#[cfg(test)]
mod tests {
    use super::take_sentence;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};
    use crate::text::parsed::Parsed;

    fn taken(text: &str, source: &str, cue: &str, content: &str) -> String {
        let doc = Parsed::new(text);
        let mut choice = choice(tokens(&doc, cue), tokens(&doc, source), tokens(&doc, content));
        take_sentence(&doc, &mut choice);
        written(&doc, &choice.content)
    }

    #[test]
    fn the_verb_stands_behind_the_speaker() {
        let text = "The key to the plan, says Example, is a new road.";
        assert_eq!(
            taken(text, "Example", "says", "The key to the plan"),
            "The key to the plan is a new road"
        );
        let text = "It rained all day, says Example, but nobody left.";
        assert_eq!(taken(text, "Example", "says", "It rained all day"), "It rained all day");
    }

    #[test]
    fn a_clause_belongs_to_its_sentence() {
        let text = "It may grow if the mayor agrees, people say.";
        assert_eq!(taken(text, "people", "say", "the mayor agrees"), "It may grow if the mayor agrees");
    }
}
