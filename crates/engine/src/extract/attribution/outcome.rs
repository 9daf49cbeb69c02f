//! From tokens back to the text: what a choice is as an [`Attribution`].

use crate::extract::attribution::choice::{Choice, kind};
use crate::extract::attribution::word_class::class_of;
use crate::extract::reading::Attribution;
use crate::model::statement::{Confidence, Manner};
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// The attribution of a choice, whose content stands in these pieces of the text.
pub(super) fn attribution(doc: &Parsed<'_>, choice: &Choice, content: Vec<Span>) -> Attribution {
    let quoted: Vec<Span> = content.iter().flat_map(|&piece| self::quoted(doc, piece)).collect();
    let percent = |p: f32| (p * 100.0).round().clamp(0.0, 100.0) as u8;
    let source = if !choice.turn && names_nobody(doc, &choice.source) {
        Vec::new()
    } else {
        spans(doc, &choice.source)
    };
    // The network's own numbers have chosen by now; what is told is how often such are right.
    let (kind, counted) = (kind(doc, &choice.cue), &doc.language.reliability);
    Attribution {
        manner: if choice.turn { Manner::Direct } else { manner(doc, &content) },
        kind,
        cue: spans(doc, &choice.cue),
        nested: choice.nested,
        confidence: Confidence {
            content: counted.content(kind, percent(choice.sure)),
            speaker: counted.source(percent(choice.speaker)),
        },
        source,
        content,
        quoted,
    }
}

/// Whether a source is one word that can be nobody: a day, an adverb ("Initially"), or what only joins other words ("since").
fn names_nobody(doc: &Parsed<'_>, source: &[u32]) -> bool {
    let [only] = source else { return false };
    let word = doc.word(*only as usize);
    let language = doc.language;
    let ends_so = language.word_classes.adverb_endings.of(word).is_some();
    let opens = |i: usize| doc.sentence_of(i).tokens.start == i;
    let adverb = ends_so && opens(*only as usize) && !is_a_name(doc, word);
    // Conjunctions, verbs that help others, prepositions and the like.
    let joins = class_of(doc, *only as usize).joins();
    let capital = doc.tokens[*only as usize].kind == TokenKind::Capital;
    let day = capital && language.times.weekdays.iter().any(|day| day.eq_ignore_ascii_case(word));
    adverb || joins || language.attribution.nobody.contains(word) || day
}

/// Whether a word that has the ending of an adverb is a name: "Italy", or what an article writes with a capital within a sentence.
fn is_a_name(doc: &Parsed<'_>, word: &str) -> bool {
    let gazetteer = &doc.language.gazetteer;
    let within = |i: usize| {
        doc.word(i) == word
            && doc.sentence_of(i).tokens.start != i
            && i.checked_sub(1).is_some_and(|before| doc.is_word(before))
    };
    word.starts_with(char::is_uppercase)
        && (gazetteer.given(word).is_some()
            || gazetteer.is_place(word)
            || gazetteer.is_organisation(word)
            || (0..doc.tokens.len()).any(within))
}

/// The stretches that tokens cover, without marks of punctuation at their ends.
pub(super) fn spans(doc: &Parsed<'_>, tokens: &[u32]) -> Vec<Span> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for &i in tokens {
        let i = i as usize;
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|&l| l + 1 == i && doc.block_of(l) == doc.block_of(i)) => {
                run.push(i);
            }
            _ => runs.push(vec![i]),
        }
    }
    let loose =
        |&&i: &&usize| doc.tokens[i].kind == TokenKind::Punctuation && matches!(doc.word(i), "," | ";" | ":");
    runs.iter()
        .filter_map(|run| {
            let lead = run.iter().take_while(loose).count();
            let trail = run[lead..].iter().rev().take_while(loose).count();
            let kept = &run[lead..run.len() - trail];
            // A run of marks alone says nothing, unless it is all there is: a colon as a cue.
            let kept = if kept.is_empty() && runs.len() == 1 { &run[..] } else { kept };
            let worded = kept.iter().any(|&i| doc.is_word(i)) || runs.len() == 1;
            let (first, last) = (kept.first()?, kept.last()?);
            worded.then(|| doc.tokens[*first].span.join(doc.tokens[*last].span))
        })
        .collect()
}

/// The parts of a piece that stand in quotation marks, the marks included.
pub(crate) fn quoted(doc: &Parsed<'_>, piece: Span) -> Vec<Span> {
    let start = doc.quotations.partition_point(|q| q.span.end <= piece.start);
    let inside = doc.quotations[start..].iter().take_while(|q| q.span.start < piece.end);
    inside.map(|q| Span { start: q.span.start.max(piece.start), end: q.span.end.min(piece.end) }).collect()
}

/// Direct where every word stands in quotation marks, mixed where some do, else indirect.
pub(crate) fn manner(doc: &Parsed<'_>, content: &[Span]) -> Manner {
    let words = content.iter().flat_map(|&p| doc.tokens_in(p)).filter(|&i| doc.is_word(i));
    let (mut quoted, mut plain) = (false, false);
    for i in words {
        if doc.is_quoted(i) {
            quoted = true;
        } else {
            plain = true;
        }
    }
    match (quoted, plain) {
        (true, false) => Manner::Direct,
        (true, true) => Manner::Mixed,
        _ => Manner::Indirect,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_joins_other_words_is_nobody() {
        let doc = Parsed::new("Since Monday, some argue and yet others say that Smith, who knew, left.");
        let nobody: Vec<&str> = (0..doc.tokens.len())
            .filter(|&i| doc.is_word(i) && names_nobody(&doc, &[i as u32]))
            .map(|i| doc.word(i))
            .collect();
        assert_eq!(nobody, ["Since", "Monday", "and", "yet"]);
    }
}
