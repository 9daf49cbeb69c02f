//! The noun of a body beside its name: "the airline Example".

use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// The noun by which an article calls a body beside its name: "the airline Example", "Example, a water company,".
pub(in crate::extract::source) fn beside(doc: &Parsed<'_>, name: &Range<usize>) -> Option<String> {
    let bodies = &doc.language.bodies;
    let sentence = doc.sentence_of(name.start).tokens.clone();
    let small = |i: usize| sentence.contains(&i) && doc.tokens[i].kind == TokenKind::Lower;
    let body = |i: usize| (small(i) && bodies.is_body(doc.word(i))).then(|| doc.word(i).to_owned());
    let before = name.start.checked_sub(1).and_then(body);
    let behind = || (name.end..name.end + 2).take_while(|i| small(*i)).find_map(body);
    let apposed = || {
        let at = name.end + 1;
        let opens = sentence.contains(&at) && matches!(doc.word(name.end), "," | "(" | "–" | "-");
        let words = (at..at + APPOSED).take_while(|i| {
            sentence.contains(i)
                && doc.is_word(*i)
                && !doc.language.sources.behind_the_head.contains(doc.word(*i))
        });
        let articles = &doc.language.grammar.articles;
        words.filter(|_| opens && articles.contains(&doc.word(at).to_lowercase())).last().and_then(body)
    };
    before.or_else(behind).or_else(apposed)
}

/// The longest apposition in words.
const APPOSED: usize = 8;
