//! Who said what: sources, cues and contents of one article.
//!
//! Two learned passes (see [`crate::tagger`] and [`crate::linker`]) and what the layout names
//! ([`crate::layout`]) compete for the words; the surest wins.
//!
//! Invariant: every span cuts the text on token boundaries, contents do not share a word unless one is nested.

use crate::confidence::Judge;
use crate::corpus::{Confidence, Kind, Manner};
use crate::layout::{Labelled, labelled};
use crate::lexicon::Lexicon;
use crate::linker::{self, Link};
use crate::model::Model;
use crate::parsed::Parsed;
use crate::reading::Attribution;
use crate::span::Span;
use crate::tagger;
use crate::token::TokenKind;
use crate::traits::traits;

/// The attributions of an article, in the order of the text.
#[must_use]
pub fn attributions(doc: &Parsed<'_>, lexicon: &Lexicon, model: &Model) -> Vec<Attribution> {
    let all = traits(doc, lexicon);
    let paragraphs = tagger::paragraphs(doc);
    let first = tagger::tag(doc, &all, &paragraphs, &model.first);
    let links = linker::links(doc, &all, &paragraphs, &first, &model.second);
    let layout = labelled(doc, &all, &paragraphs);
    let mut found: Vec<Attribution> = select(doc, links, layout, &model.judge, model.threshold)
        .into_iter()
        .map(|choice| attribution(doc, lexicon, &choice))
        .filter(|a| !a.content.is_empty())
        .collect();
    found.sort_by_key(|a| (a.content.first().copied(), a.cue.first().copied()));
    found
}

/// An attribution in tokens.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The cue's tokens.
    pub cue: Vec<u32>,
    /// The source's tokens.
    pub source: Vec<u32>,
    /// The content's tokens.
    pub content: Vec<u32>,
    /// How likely the content is right, in 0 to 1.
    pub sure: f32,
    /// How likely the speaker is right where the content is.
    pub speaker: f32,
}

/// How sure the layout is: in the training articles it hardly ever errs.
const LAYOUT: f32 = 0.95;

/// Chooses among links that compete for words, the surest first.
#[must_use]
pub fn select(
    doc: &Parsed<'_>,
    links: Vec<Link>,
    layout: Vec<Labelled>,
    judge: &Judge,
    threshold: f32,
) -> Vec<Choice> {
    let tokens = |r: std::ops::Range<usize>| r.map(|i| i as u32);
    let mut choices: Vec<Choice> = layout
        .into_iter()
        .map(|l| Choice {
            cue: vec![l.cue as u32],
            source: tokens(l.source).collect(),
            content: l.content.into_iter().map(|i| i as u32).collect(),
            sure: LAYOUT,
            speaker: LAYOUT,
        })
        .collect();
    let mut learned: Vec<Choice> = links
        .into_iter()
        .map(|l| Choice {
            sure: judge.content(&l.evidence),
            speaker: judge.speaker(&l.evidence),
            cue: tokens(l.cue).collect(),
            source: l.source,
            content: l.content,
        })
        .filter(|c| c.sure >= threshold)
        .collect();
    learned.sort_by(|a, b| b.sure.total_cmp(&a.sure).then_with(|| a.cue.cmp(&b.cue)));
    choices.extend(learned);
    let mut taken = vec![false; doc.tokens.len()];
    choices.retain_mut(|c| {
        let words = c.content.iter().filter(|&&i| doc.is_word(i as usize)).count();
        c.content.retain(|&i| !taken[i as usize]);
        let left = c.content.iter().filter(|&&i| doc.is_word(i as usize)).count();
        // What lost more than a third of its words was a second reading of the same ones.
        let stays = left > 0 && (words - left) * 3 <= words;
        if stays {
            for &i in &c.content {
                taken[i as usize] = true;
            }
        }
        stays
    });
    choices
}

fn attribution(doc: &Parsed<'_>, lexicon: &Lexicon, choice: &Choice) -> Attribution {
    let content = whole_quotations(doc, spans(doc, &choice.content));
    let quoted: Vec<Span> = content.iter().flat_map(|&piece| quoted_parts(doc, piece)).collect();
    let percent = |p: f32| (p * 100.0).round().clamp(0.0, 100.0) as u8;
    let source = spans(doc, &choice.source);
    Attribution {
        manner: manner(doc, &content),
        kind: kind(doc, lexicon, &choice.cue),
        cue: spans(doc, &choice.cue),
        nested: false,
        confidence: Confidence { content: percent(choice.sure), speaker: percent(choice.speaker) },
        source,
        content,
        quoted,
    }
}

/// The stretches that tokens cover, without marks of punctuation at their ends.
fn spans(doc: &Parsed<'_>, tokens: &[u32]) -> Vec<Span> {
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

/// Gives pieces that start or end at a quotation's edge its marks, and the comma or full stop before the closing one.
fn whole_quotations(doc: &Parsed<'_>, mut pieces: Vec<Span>) -> Vec<Span> {
    for piece in &mut pieces {
        let tokens = doc.tokens_in(*piece);
        let (first, last) = (tokens.start, tokens.end.saturating_sub(1));
        let quotation =
            |i: usize| doc.tokens.get(i).and_then(|t| t.quotation).map(|q| doc.quotations[q as usize]);
        if let Some(q) = quotation(first)
            && first > 0
            && doc.tokens[first - 1].span.start == q.span.start
            && doc.is_quote_mark(first - 1)
        {
            piece.start = q.span.start;
        }
        if let Some(q) = quotation(last).filter(|q| q.closed && q.span.end > piece.end) {
            let rest = doc.tokens_in(Span { start: piece.end, end: q.span.end });
            if rest.len() <= 3 && rest.clone().all(|i| !doc.is_word(i)) {
                piece.end = q.span.end;
            }
        }
    }
    pieces
}

fn quoted_parts(doc: &Parsed<'_>, piece: Span) -> Vec<Span> {
    let start = doc.quotations.partition_point(|q| q.span.end <= piece.start);
    let inside = doc.quotations[start..].iter().take_while(|q| q.span.start < piece.end);
    inside.map(|q| Span { start: q.span.start.max(piece.start), end: q.span.end.min(piece.end) }).collect()
}

/// Direct where every word stands in quotation marks, mixed where some do, else indirect.
fn manner(doc: &Parsed<'_>, content: &[Span]) -> Manner {
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

fn kind(doc: &Parsed<'_>, lexicon: &Lexicon, cue: &[u32]) -> Kind {
    let words = cue.iter().filter(|&&i| doc.is_word(i as usize));
    let mut worded = false;
    let kinds: Vec<Kind> = words
        .inspect(|_| worded = true)
        .filter_map(|&i| lexicon.find(&doc.word(i as usize).to_lowercase()).map(|c| c.kind))
        .collect();
    let order = [Kind::Speech, Kind::Finding, Kind::Attitude];
    // A colon or a dash announces words.
    let silent = if worded { Kind::Other } else { Kind::Speech };
    order.into_iter().find(|k| kinds.contains(k)).unwrap_or(silent)
}
