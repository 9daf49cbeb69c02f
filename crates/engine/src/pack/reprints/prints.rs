//! Fingerprints of a text: of its runs of words (shingles, Broder 1997) those that winnowing chooses (Schleimer, Wilkerson
//! and Aiken 2003, "Winnowing: local algorithms for document fingerprinting").
//!
//! Whatever stretch of [`SURE`] words two texts share, they share a fingerprint of it, wherever it stands. No run goes
//! across the end of a paragraph, so paragraphs may change their order.

use crate::language::Language;
use crate::model::corpus::Article;
use crate::pack::compared_words::words;
use crate::strings::hash::mix;
use crate::text::block::BlockKind;
use crate::text::quotation::{Quotation, in_paragraph};

/// How many words a run has.
const RUN: usize = 5;
/// Number of runs in a row of which at least one is a fingerprint.
const WINDOW: usize = 4;
/// Minimum number of words in a row of a stretch with fingerprints.
const SURE: usize = RUN + WINDOW - 1;
/// A paragraph of fewer words is no running text: a heading, a link to another article.
const PARAGRAPH: usize = 15;
/// A quotation of fewer words is the reporter's choice of words: the “smart” bridge.
const QUOTED: usize = 4;

/// The fingerprints of an article's running text, sorted, none twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Prints {
    /// Of the reporter's words: what does not stand in quotation marks.
    pub(super) own: Vec<u32>,
    /// Of all words.
    pub(super) all: Vec<u32>,
}

impl Prints {
    pub(super) fn of(article: &Article, language: &Language) -> Self {
        let text = &article.text;
        let mut found = Self::default();
        let mut open = false;
        let mut bodies = article.blocks.iter().filter(|block| block.kind == BlockKind::Body).peekable();
        while let Some(block) = bodies.next() {
            let below = bodies.peek().map(|block| block.span);
            let quoted = in_paragraph(text, block.span, open, below, &language.sentences);
            open = quoted.last().is_some_and(|quotation| !quotation.closed);
            found.paragraph(block.span.of(text), block.span.start as usize, &quoted);
        }
        for prints in [&mut found.own, &mut found.all] {
            prints.sort_unstable();
            prints.dedup();
            prints.shrink_to_fit();
        }
        found
    }

    /// Adds a paragraph that begins at this byte of its article.
    fn paragraph(&mut self, paragraph: &str, start: usize, quoted: &[Quotation]) {
        let mut quoted = quoted.iter().map(|q| (q.span.start as usize, q.span.end as usize)).peekable();
        let (mut all, mut own, mut inside) = (Vec::new(), Vec::new(), Vec::new());
        let mut until = 0;
        let words = words(paragraph);
        if words.len() < PARAGRAPH {
            return;
        }
        for (word, place) in words {
            let at = start + place.start;
            while quoted.peek().is_some_and(|&(begins, _)| begins <= at) {
                if let Some((_, ends)) = quoted.next() {
                    self.leave(&mut own, &mut inside);
                    until = ends;
                }
            }
            let word = word.bytes().fold(0, |hash, byte| mix(hash, u64::from(byte)));
            all.push(word);
            if at < until {
                inside.push(word);
            } else {
                self.leave(&mut own, &mut inside);
                own.push(word);
            }
        }
        self.leave(&mut own, &mut inside);
        winnow(&own, &mut self.own);
        winnow(&all, &mut self.all);
    }

    /// A quotation ends: a short one goes into the reporter's words, a longer one ends the stretch of them.
    fn leave(&mut self, own: &mut Vec<u64>, inside: &mut Vec<u64>) {
        if inside.len() < QUOTED {
            own.append(inside);
        } else {
            winnow(own, &mut self.own);
            own.clear();
            inside.clear();
        }
    }
}

/// Adds a stretch's fingerprints: of each window of runs the least hash, the last of equal ones.
fn winnow(stretch: &[u64], prints: &mut Vec<u32>) {
    if stretch.len() < SURE {
        return;
    }
    let runs: Vec<u32> = stretch.windows(RUN).map(run).collect();
    let least = runs.windows(WINDOW).filter_map(|window| window.iter().min().copied());
    prints.extend(least);
}

/// A run's hash, mixed so that the least hashes are no particular words'.
fn run(words: &[u64]) -> u32 {
    let hash = words.iter().fold(0, |hash, &word| mix(hash, word));
    (mix(hash ^ (hash >> 29), 1) >> 32) as u32
}
