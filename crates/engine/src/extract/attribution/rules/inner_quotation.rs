//! Quotations inside quotations: what a speaker says that somebody said, in marks of its own, is a nested statement.
//!
//! ```text
//! “Then the mayor asked me, ‘Is it safe?’ and I left,” she said.     the mayor asked: ‘Is it safe?’
//! “I was like, ‘Dad, we need this.’”                                 I: ‘Dad, we need this.’
//! ```

use crate::extract::attribution::choice::{Choice, is_plain, words};
use crate::extract::attribution::word_class::{WordClass, class_of};
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// How sure it is that a verb of speech before the marks says so.
const SURE: f32 = 0.85;
/// Maximum number of words between the verb and the marks: "told me", "asked, quote,".
const BETWEEN: usize = 3;
/// The longest source in words.
const SOURCE: usize = 6;

/// Nested statements in the quotations of the choices; of those that are one already nothing is given.
pub(in crate::extract::attribution) fn inner_quotations(doc: &Parsed<'_>, choices: &[Choice]) -> Vec<Choice> {
    let mut found = Vec::new();
    for choice in choices.iter().filter(|choice| !choice.nested) {
        for content in inner(doc, &choice.content) {
            let known = choices.iter().chain(&found).any(|other: &Choice| {
                other.nested && content.clone().any(|i| doc.is_word(i) && other.content.contains(&(i as u32)))
            });
            if !known && let Some(one) = said_before(doc, choice, content) {
                found.push(one);
            }
        }
    }
    found
}

/// The stretches in marks of their own inside the quotations of a content, marks included.
fn inner(doc: &Parsed<'_>, content: &[u32]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for &i in content {
        let at = i as usize;
        let quotation = doc.tokens[at].quotation.and_then(|q| doc.quotations.get(q as usize));
        let Some(outer) = quotation.filter(|_| doc.is_quote_mark(at)) else { continue };
        let span = doc.tokens[at].span;
        if span.start == outer.span.start || span.end == outer.span.end {
            open = None;
            continue;
        }
        match open {
            // A new beginning where nothing ended: the first was an apostrophe.
            Some(start) if !touches(doc, at) && doc.block_of(start) == doc.block_of(at) => {
                found.push(start..at + 1);
                open = None;
            }
            _ if touches(doc, at) => open = Some(at),
            _ => {}
        }
    }
    found
}

/// Whether a mark stands at the beginning of the word behind it, and apart from the one before: it opens.
fn touches(doc: &Parsed<'_>, at: usize) -> bool {
    let end = |i: usize| doc.tokens.get(i).map(|token| token.span.end);
    let start = |i: usize| doc.tokens.get(i).map(|token| token.span.start);
    start(at + 1) == end(at) && at.checked_sub(1).is_none_or(|before| end(before) != start(at))
}

/// The statement that an inner quotation is, where a verb of speech with its subject stands right before it.
fn said_before(doc: &Parsed<'_>, outer: &Choice, content: Range<usize>) -> Option<Choice> {
    let held = |i: usize| outer.content.binary_search(&(i as u32)).is_ok();
    let sentence = doc.sentence_of(content.start).tokens.start;
    let mut from = content.start;
    let mut between = 0;
    let cue = loop {
        from = from.checked_sub(1).filter(|i| *i >= sentence && held(*i) && !doc.is_quote_mark(*i))?;
        if !doc.is_word(from) {
            continue;
        }
        if is_cue(doc, from, content.start) {
            break from;
        }
        between += 1;
        if between > BETWEEN {
            return None;
        }
    };
    let source = subject(doc, cue, sentence, held)?;
    let tokens = |range: Range<usize>| range.map(|i| i as u32).collect::<Vec<u32>>();
    let content = tokens(content);
    (words(doc, &content) > 0).then(|| Choice {
        cue: vec![cue as u32],
        source: tokens(source),
        content,
        sure: SURE,
        speaker: SURE,
        nested: true,
        turn: false,
    })
}

/// A verb of speech, or what stands for one before somebody's words: "was like". A comma right before the marks makes one of
/// any cue: "they might think, ‘Why?’".
fn is_cue(doc: &Parsed<'_>, at: usize, mark: usize) -> bool {
    let announced = mark.checked_sub(1).is_some_and(|before| !doc.is_word(before));
    is_plain(doc, at as u32)
        || announced && doc.language.cues.find(doc.word(at)).is_some()
        || doc.language.attribution.standing_for_speech.contains(doc.word(at))
}

/// Who stands right before a verb, behind its auxiliaries: a pronoun, or a name or noun with what belongs to it.
fn subject(
    doc: &Parsed<'_>,
    cue: usize,
    sentence: usize,
    held: impl Fn(usize) -> bool,
) -> Option<Range<usize>> {
    let classes = &doc.language.word_classes;
    let small = |i: usize| {
        let word = doc.word(i);
        classes.auxiliaries.contains(word)
            || classes.modals.contains(word)
            || class_of(doc, i) == WordClass::Adverb
    };
    let mut end = cue;
    while end > sentence && small(end - 1) {
        end -= 1;
    }
    let grammar = &doc.language.grammar;
    let mut start = end;
    while start > sentence && end - start < SOURCE && held(start - 1) && doc.is_word(start - 1) {
        let at = start - 1;
        let word = doc.word(at).to_lowercase();
        let pronoun =
            doc.language.pronouns.alone.contains(&word) || doc.language.pronouns.first_person.contains(&word);
        if pronoun {
            return (start == end).then_some(at..end);
        }
        let capital = doc.tokens[at].kind == TokenKind::Capital;
        if class_of(doc, at).ends_name() && !capital && !grammar.of.contains(doc.word(at)) {
            break;
        }
        start = at;
        if grammar.articles.contains(&word) || grammar.definite.contains(&word) {
            break;
        }
    }
    let article = start < end && grammar.articles.contains(&doc.word(start).to_lowercase());
    let named = article || start < end && doc.tokens[start].kind == TokenKind::Capital;
    // "The question": the article of a noun that only looks like a verb is nobody.
    (named && start + usize::from(article) < end).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::inner_quotations;
    use crate::extract::attribution::rules::testing::{choice, tokens, written};
    use crate::text::parsed::Parsed;

    /// Source, cue and content of the inner quotations of the outer one, which is all up to "she said".
    fn inner(text: &str) -> Vec<(String, String, String)> {
        let doc = Parsed::new(text);
        let (she, said) = (tokens(&doc, "she"), tokens(&doc, "she said").split_off(1));
        let content = (0..she[0]).collect();
        let all = inner_quotations(&doc, &[choice(said, she, content)]);
        assert!(all.iter().all(|one| one.nested));
        let told = |one: &super::Choice| {
            (written(&doc, &one.source), written(&doc, &one.cue), written(&doc, &one.content))
        };
        all.iter().map(told).collect()
    }

    fn is(source: &str, cue: &str, content: &str) -> (String, String, String) {
        (source.to_owned(), cue.to_owned(), content.to_owned())
    }

    #[test]
    fn what_somebody_is_said_to_have_said_in_marks_is_nested() {
        assert_eq!(
            inner("“Then the mayor asked me, ‘Is it safe?’ and I left,” she said."),
            [is("the mayor", "asked", "‘ Is it safe ? ’")]
        );
        assert_eq!(
            inner("\"Ben Sample said 'No,' and we don't know why,\" she said."),
            [is("Ben Sample", "said", "' No , '")]
        );
    }

    #[test]
    fn a_comma_makes_a_cue_of_a_thought() {
        assert_eq!(
            inner("“If they saw it, they might think, ‘Why here?’ and go,” she said."),
            [is("they", "think", "‘ Why here ? ’")]
        );
    }

    #[test]
    fn being_like_stands_for_speech() {
        assert_eq!(
            inner("“I was like, ‘Dad, we need this,’ really,” she said."),
            [is("I", "like", "‘ Dad , we need this , ’")]
        );
    }

    #[test]
    fn a_word_in_marks_that_nobody_says_is_none() {
        assert!(inner("“It was a ‘great’ day,” she said.").is_empty());
        assert!(inner("“The question was, ‘Is it safe?’ and I left,” she said.").is_empty());
        assert!(inner("“They don't want the mayors' cars,” she said.").is_empty());
    }
}
