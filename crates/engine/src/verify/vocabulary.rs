//! The words that the drafts ask for, as numbers, and how often the archive has them.
//!
//! The drafts are small and the archive is large: so the drafts are indexed, and the archive streams past. Memory grows
//! with the drafts and the longest article, not with the archive.

use rustc_hash::FxHashMap;

/// The number of a word that no draft asks for.
pub(super) const UNASKED: u32 = u32::MAX;

const BITS: u32 = 16;

/// The words of the drafts.
#[derive(Debug)]
pub(super) struct Vocabulary {
    numbers: FxHashMap<u64, u32>,
    counts: Vec<u64>,
    /// How many words the archive has, in the drafts or not.
    total: u64,
    /// Which beginnings of hashes any word has: most words of an archive are ruled out here.
    seen: Vec<u64>,
}

impl Vocabulary {
    pub(super) fn new() -> Self {
        Self { numbers: FxHashMap::default(), counts: vec![], total: 0, seen: vec![0; 1 << (BITS - 6)] }
    }

    /// The number of a word of a draft.
    pub(super) fn ask(&mut self, hash: u64) -> u32 {
        let next = self.counts.len() as u32;
        let number = *self.numbers.entry(hash).or_insert(next);
        if number == next {
            self.counts.push(0);
            let (row, bit) = slot(hash);
            if let Some(bits) = self.seen.get_mut(row) {
                *bits |= bit;
            }
        }
        number
    }

    /// The number of a word of the archive, or [`UNASKED`].
    pub(super) fn of(&self, hash: u64) -> u32 {
        let (row, bit) = slot(hash);
        if self.seen.get(row).is_none_or(|bits| bits & bit == 0) {
            return UNASKED;
        }
        self.numbers.get(&hash).copied().unwrap_or(UNASKED)
    }

    /// Counts the words of an article.
    pub(super) fn count(&mut self, words: &[u32]) {
        self.total += words.len() as u64;
        for word in words {
            if let Some(count) = self.counts.get_mut(*word as usize) {
                *count += 1;
            }
        }
    }

    /// How much a word tells: how often the archive's words must be halved until it is left.
    pub(super) fn bits(&self, word: u32) -> u32 {
        let count = self.counts.get(word as usize).copied().unwrap_or(0);
        (self.total / count.max(1)).max(1).ilog2()
    }

    /// What a match must tell at least, not to be there by chance: more than it takes to choose a place of the archive.
    pub(super) fn chance(&self) -> u32 {
        self.total.max(1).ilog2() + 4
    }
}

fn slot(hash: u64) -> (usize, u64) {
    let slot = hash >> (64 - BITS);
    ((slot >> 6) as usize, 1 << (slot & 63))
}
