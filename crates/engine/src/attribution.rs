//! Who said what: sources, cues and contents of one article.

use crate::corpus::{Confidence, Kind, Manner};
use crate::parsed::Parsed;
use crate::reading::Attribution;
use crate::span::Span;
use crate::token::TokenKind;

/// The attributions of an article, in the order of the text.
#[must_use]
pub fn attributions(doc: &Parsed<'_>) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for sentence in &doc.sentences {
        let range = sentence.tokens.clone();
        let Some(cue) = range
            .clone()
            .find(|&i| !doc.is_quoted(i) && matches!(doc.word(i), "said" | "says" | "told" | "added"))
        else {
            continue;
        };
        let content: Vec<Span> = doc
            .quotations
            .iter()
            .map(|q| q.span)
            .filter(|s| {
                s.start >= doc.tokens[range.start].span.start && s.end <= doc.tokens[range.end - 1].span.end
            })
            .collect();
        if content.is_empty() {
            continue;
        }
        let named =
            |i: &usize| doc.tokens[*i].kind == TokenKind::Capital || matches!(doc.word(*i), "he" | "she");
        let source = (range.start..cue)
            .rev()
            .take_while(|&i| !doc.is_quoted(i))
            .find(named)
            .or((cue + 1..range.end).find(named));
        found.push(Attribution {
            source: source.map(|i| doc.tokens[i].span).into_iter().collect(),
            cue: vec![doc.tokens[cue].span],
            quoted: content.clone(),
            content,
            manner: Manner::Direct,
            kind: Kind::Speech,
            nested: false,
            confidence: Confidence { content: 80, speaker: 60 },
        });
    }
    found
}
