//! Paragraphs that are a quotation from their first mark to their last: nobody says there who speaks, and still they are
//! somebody's words.
//!
//! ```text
//! Governor Ada Example called for calm.
//!
//! “I know this is a shock. I will say more tomorrow.”      a statement; whose, `source` asks the paragraph before
//! ```

use crate::extract::attribution::choice::Choice;
use crate::text::block::BlockKind;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// Shorter ones may be a title or a slogan, in words.
const WORDS: usize = 6;
/// How sure it is that such a paragraph is a statement.
const SURE: f32 = 0.8;

/// Completes what was taken of such a paragraph in part, and gives a choice for each of which nothing was taken.
pub(in crate::extract::attribution) fn lone_quotations(
    doc: &Parsed<'_>,
    choices: &mut Vec<Choice>,
    taken: &mut [bool],
    nobody: f32,
) {
    let owners = owners(doc, choices);
    for block in doc.blocks.iter().filter(|block| block.kind == BlockKind::Body) {
        let tokens = doc.tokens_in(block.span);
        if !is_quotation(doc, &tokens) {
            continue;
        }
        let content: Vec<u32> = tokens.clone().map(|i| i as u32).collect();
        let is_free = |i: usize| !taken[i];
        let free = tokens.clone().filter(|&i| doc.is_word(i) && is_free(i)).count();
        let all = tokens.clone().filter(|&i| doc.is_word(i)).count();
        if free == all {
            choices.push(Choice {
                cue: Vec::new(),
                source: Vec::new(),
                content,
                sure: SURE,
                speaker: nobody,
                nested: false,
                turn: false,
            });
        } else if free > 0
            && let Some(part) = only_owner(&owners, &tokens).and_then(|owner| choices.get_mut(owner))
            && is_part(part, &tokens)
        {
            part.content = content;
        } else {
            continue;
        }
        taken[tokens].fill(true);
    }
}

/// Whether a paragraph is one quotation.
fn is_quotation(doc: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let opens = !tokens.is_empty() && doc.is_quote_mark(tokens.start);
    let whole = doc.tokens.get(tokens.start).and_then(|token| token.quotation);
    let mut words = tokens.clone().filter(|&i| doc.is_word(i));
    opens && words.clone().count() >= WORDS && words.all(|i| doc.tokens[i].quotation == whole)
}

/// Whose content each token is, as an index of the choices; what is nested owns nothing.
fn owners(doc: &Parsed<'_>, choices: &[Choice]) -> Vec<Option<usize>> {
    let mut owners = vec![None; doc.tokens.len()];
    for (number, choice) in choices.iter().enumerate().filter(|(_, choice)| !choice.nested) {
        choice.content.iter().for_each(|&i| owners[i as usize] = Some(number));
    }
    owners
}

/// The one choice that has words of the paragraph.
fn only_owner(owners: &[Option<usize>], tokens: &Range<usize>) -> Option<usize> {
    let mut found = owners[tokens.clone()].iter().flatten();
    let first = *found.next()?;
    found.all(|&owner| owner == first).then_some(first)
}

/// Whether all of a choice stands in the paragraph, from its beginning on, without a cue.
fn is_part(choice: &Choice, tokens: &Range<usize>) -> bool {
    let inside = |i: &u32| tokens.contains(&(*i as usize));
    let begins = choice.content.first().is_some_and(|&first| first as usize <= tokens.start + 1);
    choice.cue.is_empty() && begins && choice.content.iter().chain(&choice.source).all(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, written};

    fn found(text: &str, taken: &[&str]) -> Vec<String> {
        let doc = Parsed::new(text);
        let is_taken = |i: usize| taken.contains(&doc.word(i));
        let content: Vec<u32> = (0..doc.tokens.len()).filter(|&i| is_taken(i)).map(|i| i as u32).collect();
        let mut choices = if content.is_empty() { vec![] } else { vec![choice(vec![], vec![], content)] };
        let mut words: Vec<bool> = (0..doc.tokens.len()).map(is_taken).collect();
        lone_quotations(&doc, &mut choices, &mut words, 0.9);
        choices.iter().map(|choice| written(&doc, &choice.content)).collect()
    }

    #[test]
    fn a_quoted_paragraph_is_a_statement() {
        let text = "It rained all day.\n\n“One two three four five six.”\n\n“One two three.”\n\nAll “one two three four five” left.";
        assert_eq!(found(text, &[]), ["“ One two three four five six . ”"]);
    }

    #[test]
    fn what_was_taken_in_part_is_completed() {
        let text = "It rained all day.\n\n“One two three. Four five six.”";
        assert_eq!(found(text, &["“", "One", "two", "three"]), ["“ One two three . Four five six . ”"]);
        assert_eq!(found(text, &["five"]), ["five"]);
    }
}
