//! A quotation that stands by itself behind what its speaker is reported to have said, in the same paragraph: "The mayor said that
//! the road was shut. “It is not safe.”"
//!
//! Papers that give each sentence a paragraph have it in one of its own; the network knows these.

use crate::extract::attribution::choice::{Choice, is_form_of, words};
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// Shorter ones may be a title or a slogan, in words.
const WORDS: usize = 4;
/// How sure it is that such a quotation is a statement.
const SURE: f32 = 0.8;

/// Gives a choice for each quotation that follows a reported sentence of a speaker and is nobody's yet.
pub(in crate::extract::attribution) fn floating(
    doc: &Parsed<'_>,
    choices: &mut Vec<Choice>,
    taken: &mut [bool],
) {
    let mut found: Vec<Choice> = Vec::new();
    for choice in choices.iter().filter(|choice| !choice.turn && !choice.nested && !choice.source.is_empty())
    {
        let Some(quotation) = behind(doc, choice) else { continue };
        let free = quotation.clone().all(|i| !taken[i]);
        if free && !found.iter().any(|other| other.content.first() == Some(&(quotation.start as u32))) {
            let content: Vec<u32> = quotation.map(|i| i as u32).collect();
            found.push(Choice { content, sure: SURE, ..choice.clone() });
        }
    }
    for choice in &found {
        choice.content.iter().for_each(|&i| taken[i as usize] = true);
    }
    choices.extend(found);
}

/// The quotation right behind the sentence of a choice that quotes nothing: whole sentences, to the paragraph's end or to that of a
/// sentence.
fn behind(doc: &Parsed<'_>, choice: &Choice) -> Option<Range<usize>> {
    let all = || choice.cue.iter().chain(&choice.source).chain(&choice.content).map(|&i| i as usize);
    let sentence = doc.tokens.get(*choice.cue.first()? as usize)?.sentence;
    let tokens = doc.sentences.get(sentence as usize)?.tokens.clone();
    let tells = choice.cue.iter().any(|&i| is_form_of(doc, i, &doc.language.attribution.telling));
    let paper = choice.source.iter().any(|&i| {
        let word = doc.word(i as usize).to_lowercase();
        doc.language.nameless.is_document(&doc.language.grammar, &word)
    });
    if !tells || paper {
        return None;
    }
    let within = all().all(|i| doc.tokens[i].sentence == sentence && !doc.is_quoted(i));
    let first = tokens.end;
    if !within
        || first >= doc.tokens.len()
        || !doc.is_quote_mark(first)
        || doc.block_of(first) != doc.block_of(tokens.start)
    {
        return None;
    }
    // Its content reaches the end of the sentence, or it is begun by it: "…, the mayor said."
    let rest = (all().max()? + 1..tokens.end).filter(|&i| doc.is_word(i)).count();
    let quotation = doc.quotations[doc.tokens.get(first)?.quotation? as usize];
    let inside = doc.tokens_in(quotation.span);
    let content: Vec<u32> = inside.clone().map(|i| i as u32).collect();
    let last = inside.clone().rev().find(|&i| !doc.is_quote_mark(i))?;
    let whole = quotation.closed && matches!(doc.word(last), "." | "!" | "?" | "…");
    let last_of_all = inside.end >= doc.tokens.len();
    let tells_whose =
        !last_of_all && doc.language.attribution.of_the_words_before.contains(doc.word(inside.end));
    let small = inside.clone().filter(|&i| doc.tokens[i].kind == TokenKind::Lower).count();
    // A title has its words in capitals.
    let title = small * 2 < words(doc, &content);
    let alone = last_of_all
        || inside.end == doc.tokens_in(doc.blocks[doc.block_of(first)].span).end
        || doc.sentence_of(inside.end).tokens.start == inside.end;
    (rest == 0
        && whole
        && alone
        && !tells_whose
        && !title
        && inside.start == first
        && words(doc, &content) >= WORDS)
        .then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};

    /// What is found behind the words of a statement by "Smith".
    fn found(text: &str, content: &str) -> Vec<String> {
        let doc = Parsed::new(text);
        let one = choice(tokens(&doc, "said"), tokens(&doc, "Smith"), tokens(&doc, content));
        let mut taken = vec![false; doc.tokens.len()];
        let mut choices = vec![one];
        floating(&doc, &mut choices, &mut taken);
        choices[1..].iter().map(|choice| written(&doc, &choice.content)).collect()
    }

    #[test]
    fn a_quotation_behind_a_report_is_the_same_speakers() {
        let quoted = ["“ It is not safe . We will mend it . ”"];
        assert_eq!(
            found("Smith said it was shut. “It is not safe. We will mend it.”", "it was shut"),
            quoted
        );
        let more = "Smith said it was shut. “It is not safe. We will mend it.” The road is old.";
        assert_eq!(found(more, "it was shut"), quoted);
    }

    #[test]
    fn what_may_be_anybodys_is_not() {
        for text in [
            "Smith said it was shut.\n\n“It is not safe. We will mend it.”",
            "Smith said it was shut. “It is not safe,” Jones added.",
            "Smith said it was shut. “Not safe.”",
            "Smith said it was shut. Jones nodded. “It is not safe. We will mend it.”",
            "Smith said it was shut. “It is not safe” stood on the gate.",
            "Smith said it was shut. “It is not safe. We will mend it.” Those were the words of Jones.",
            "Smith said it was shut. “The Long Way Round The Harbour.”",
        ] {
            assert_eq!(found(text, "it was shut"), [""; 0], "{text}");
        }
    }
}
