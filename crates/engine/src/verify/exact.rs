//! Finds quotations word for word: every article is passed by once, and at each word a table says which quotations may
//! stand there.

use super::laid_out::LaidOut;
use super::passage::{INSERTED, Join, Passage};
use super::vocabulary::UNASKED;
use crate::strings::hash::mix;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many words the table compares at most; the others are compared one by one.
const KEY: usize = 4;

/// How far from the run that was found the other pieces of a quotation are looked for, in words.
const REACH: usize = 300;

/// Which quotations may stand where certain words do.
pub(super) struct Exact<'p> {
    passages: &'p [Passage],
    /// By the first words of a run of each passage: the passage and the run's number.
    by_words: FxHashMap<u64, Vec<(usize, usize)>>,
    /// Which lengths of keys there are.
    lengths: [bool; KEY + 1],
}

impl<'p> Exact<'p> {
    pub(super) fn new(passages: &'p [Passage]) -> Self {
        let mut table = Self { passages, by_words: FxHashMap::default(), lengths: [false; KEY + 1] };
        for (number, passage) in passages.iter().enumerate() {
            // The longest run is the rarest; of single words the longest.
            let letters = |run: &Range<usize>| passage.words.get(run.start).map_or(0, |word| word.span.len());
            let longest = passage.runs.iter().enumerate();
            let longest = longest.max_by_key(|(row, run)| (run.len(), letters(run), std::cmp::Reverse(*row)));
            let Some((row, run)) = longest else { continue };
            let length = run.len().min(KEY);
            let key = key(passage.numbers(run.start..run.start + length));
            table.by_words.entry(key).or_default().push((number, row));
            if let Some(used) = table.lengths.get_mut(length) {
                *used = true;
            }
        }
        table
    }

    /// Tells each passage that stands in the article, with the places of its words.
    pub(super) fn find(&self, source: &LaidOut<'_>, mut tell: impl FnMut(usize, Vec<usize>)) {
        for at in 0..source.numbers.len() {
            for length in (1..=KEY).filter(|length| self.lengths.get(*length) == Some(&true)) {
                let Some(words) = source.numbers.get(at..at + length) else { break };
                if words.contains(&UNASKED) {
                    break;
                }
                let Some(passages) = self.by_words.get(&key(words.iter().copied())) else { continue };
                for (number, run) in passages {
                    let found = self.passages.get(*number).and_then(|passage| fit(passage, *run, source, at));
                    if let Some(places) = found {
                        tell(*number, places);
                    }
                }
            }
        }
    }
}

fn key(words: impl Iterator<Item = u32>) -> u64 {
    words.fold(1, |hash, word| mix(hash, u64::from(word)))
}

/// Whether the words of a run stand at a place and were said together.
fn stands(passage: &Passage, run: &Range<usize>, source: &LaidOut<'_>, at: usize) -> bool {
    let words = source.numbers.get(at..at + run.len());
    words.is_some_and(|words| words.iter().copied().eq(passage.numbers(run.clone())))
        && (at + 1..at + run.len()).all(|place| source.together(place - 1, place, Join::Next))
}

/// The places of a passage's words, one of whose runs begins at `at`; `None` where the others do not fit.
fn fit(passage: &Passage, anchor: usize, source: &LaidOut<'_>, at: usize) -> Option<Vec<usize>> {
    let run = passage.runs.get(anchor)?;
    if !stands(passage, run, source, at) {
        return None;
    }
    if passage.runs.len() == 1 {
        return Some((at..at + run.len()).collect());
    }
    let reach = at.saturating_sub(REACH)..(at + run.len() + REACH).min(source.numbers.len());
    // For each run the places where it may begin, each with the place of the run before in its list.
    let mut ways: Vec<Vec<(usize, usize)>> = Vec::with_capacity(passage.runs.len());
    for (row, run) in passage.runs.iter().enumerate() {
        let join = passage.words.get(run.start).map_or(Join::Next, |word| word.join);
        let before = row.checked_sub(1).and_then(|row| Some((passage.runs.get(row)?.len(), ways.get(row)?)));
        let from = |start: usize| match &before {
            None => Some(0),
            Some((length, starts)) => starts.iter().position(|(earlier, _)| {
                let end = earlier + length;
                end <= start
                    && (join == Join::Cut || start - end <= INSERTED)
                    && source.together(end - 1, start, join)
            }),
        };
        let here = if row == anchor { at..at + 1 } else { reach.clone() };
        let fits = |start: usize| {
            let first =
                source.numbers.get(start).copied() == passage.words.get(run.start).map(|word| word.word);
            (first && stands(passage, run, source, start))
                .then(|| from(start))
                .flatten()
                .map(|way| (start, way))
        };
        let starts: Vec<(usize, usize)> = here.filter_map(fits).collect();
        if starts.is_empty() {
            return None;
        }
        ways.push(starts);
    }
    let mut places = Vec::new();
    let mut way = 0;
    for (starts, run) in ways.iter().zip(&passage.runs).rev() {
        let (start, before) = *starts.get(way)?;
        places.extend((start..start + run.len()).rev());
        way = before;
    }
    places.reverse();
    Some(places)
}
