//! Where in the archive a quotation may stand that is nowhere word for word: stretches that share telling pairs of words
//! with it, and the longest runs of its words.

use super::passage::Passage;
use super::vocabulary::{UNASKED, Vocabulary};
use crate::model::id::ArticleId;
use crate::strings::hash::mix;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// How many stretches are compared with a quotation word by word.
const STRETCHES: usize = 6;

/// How many pairs of a quotation are looked for, the most telling ones.
const PAIRS: usize = 20;

/// How many places of a run are kept.
const PLACES: usize = 4;

/// A place of an article that shares pairs of words with a quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    score: u32,
    pub(super) article: ArticleId,
    /// The place of its first shared word.
    pub(super) at: usize,
}

/// Words of a quotation that follow one another in an article too.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// The first of them in the quotation.
    pub(super) from: usize,
    /// How many they are.
    pub(super) length: usize,
    pub(super) article: ArticleId,
    /// The place of the first in the article.
    pub(super) at: usize,
}

/// What was found for a quotation.
#[derive(Clone, Debug, Default)]
pub(super) struct Nearest {
    /// The best first.
    pub(super) stretches: Vec<Stretch>,
    /// By the first of their words in the quotation, the longest of each first.
    pub(super) runs: BTreeMap<usize, Vec<Run>>,
}

/// Looks for quotations in one article after the other.
pub(super) struct Near<'p> {
    passages: Vec<(usize, &'p Passage)>,
    /// The passages that hold a pair of words, side by side or with one between them, and what the pair tells.
    pairs: FxHashMap<(u32, u32), (u32, Vec<u32>)>,
    /// The passages that hold three words in a row, and where.
    triples: FxHashMap<u64, Vec<(u32, usize)>>,
    found: Vec<Nearest>,
    /// For each passage the places of the article at hand that share a pair with it, and what the pair tells.
    shared: Vec<Vec<(usize, u32)>>,
}

impl<'p> Near<'p> {
    /// For some of the passages.
    pub(super) fn new(passages: &'p [Passage], wanted: &[usize], vocabulary: &Vocabulary) -> Self {
        let passages: Vec<(usize, &Passage)> =
            wanted.iter().filter_map(|number| Some((*number, passages.get(*number)?))).collect();
        let mut pairs: FxHashMap<(u32, u32), (u32, Vec<u32>)> = FxHashMap::default();
        let mut triples: FxHashMap<u64, Vec<(u32, usize)>> = FxHashMap::default();
        for (row, (_, passage)) in passages.iter().enumerate() {
            let words: Vec<u32> = passage.numbers(0..passage.words.len()).collect();
            let mut own: Vec<(u32, (u32, u32))> = Vec::new();
            for distance in 1..=2 {
                own.extend(
                    words.iter().zip(words.iter().skip(distance)).map(|(one, other)| {
                        (vocabulary.bits(*one) + vocabulary.bits(*other), (*one, *other))
                    }),
                );
            }
            own.sort_unstable_by(|a, b| b.cmp(a));
            own.dedup();
            for (bits, pair) in own.into_iter().take(PAIRS) {
                pairs.entry(pair).or_insert((bits, vec![])).1.push(row as u32);
            }
            for run in &passage.runs {
                for place in run.start..run.end.saturating_sub(2) {
                    let key = triple(passage.numbers(place..place + 3));
                    triples.entry(key).or_default().push((row as u32, place));
                }
            }
        }
        let found = vec![Nearest::default(); passages.len()];
        let shared = vec![vec![]; passages.len()];
        Self { passages, pairs, triples, found, shared }
    }

    /// Looks into an article: its words as numbers of the vocabulary.
    pub(super) fn look(&mut self, article: ArticleId, words: &[u32]) {
        for (at, word) in words.iter().enumerate().filter(|(_, word)| **word != UNASKED) {
            for other in words.iter().skip(at + 1).take(2).filter(|other| **other != UNASKED) {
                if let Some((bits, passages)) = self.pairs.get(&(*word, *other)) {
                    for row in passages {
                        if let Some(shared) = self.shared.get_mut(*row as usize) {
                            shared.push((at, *bits));
                        }
                    }
                }
            }
            let three = words.get(at..at + 3).filter(|three| !three.contains(&UNASKED));
            if let Some(places) = three.and_then(|three| self.triples.get(&triple(three.iter().copied()))) {
                for (row, from) in places {
                    if let (Some((_, passage)), Some(found)) =
                        (self.passages.get(*row as usize), self.found.get_mut(*row as usize))
                    {
                        extend(passage, *from, (article, words), at, found);
                    }
                }
            }
        }
        let rows = self.passages.iter().zip(&mut self.found).zip(&mut self.shared);
        for (((_, passage), found), shared) in rows.filter(|(_, shared)| !shared.is_empty()) {
            keep(&mut found.stretches, best(shared, 2 * passage.words.len() + 16, article));
            shared.clear();
        }
    }

    /// What was found, by the numbers of the passages.
    pub(super) fn finish(self) -> Vec<(usize, Nearest)> {
        self.passages.into_iter().map(|(number, _)| number).zip(self.found).collect()
    }
}

fn triple(words: impl Iterator<Item = u32>) -> u64 {
    words.fold(3, |hash, word| mix(hash, u64::from(word)))
}

/// The stretch of an article that shares most with a passage: the sum over a window of words.
fn best(shared: &[(usize, u32)], width: usize, article: ArticleId) -> Stretch {
    let mut best = Stretch { score: 0, article, at: 0 };
    let (mut first, mut score) = (0, 0_u32);
    for (at, bits) in shared {
        score = score.saturating_add(*bits);
        while let Some((_, gone)) = shared.get(first).filter(|(earlier, _)| earlier + width < *at) {
            score = score.saturating_sub(*gone);
            first += 1;
        }
        if score > best.score {
            best = Stretch { score, article, at: shared.get(first).map_or(*at, |(at, _)| *at) };
        }
    }
    best
}

/// Keeps the best stretches; of two that are as good the earlier article's.
fn keep(stretches: &mut Vec<Stretch>, new: Stretch) {
    let place = stretches.partition_point(|old| old.score >= new.score);
    if place < STRETCHES {
        stretches.insert(place, new);
        stretches.truncate(STRETCHES);
    }
}

/// Adds the run of words that begins with three which a passage and an article share, where none begins before.
fn extend(
    passage: &Passage,
    from: usize,
    (article, words): (ArticleId, &[u32]),
    at: usize,
    found: &mut Nearest,
) {
    let Some(run) = passage.runs.iter().find(|run| run.contains(&from)) else { return };
    let same =
        |place: usize, at: usize| passage.words.get(place).map(|word| word.word) == words.get(at).copied();
    let begins_before = from > run.start && at > 0 && same(from - 1, at - 1);
    if begins_before {
        return;
    }
    let length = (from..run.end).zip(at..words.len()).take_while(|(place, at)| same(*place, *at)).count();
    let runs = found.runs.entry(from).or_default();
    let place = runs.partition_point(|old| old.length >= length);
    if length >= 3 && place < PLACES {
        runs.insert(place, Run { from, length, article, at });
        runs.truncate(PLACES);
    }
}
