//! Where a token's features go: into a list, to train on, or straight into a sum of their weights.
//!
//! Most features of a token are those of the token before it, or of the same word elsewhere. Whoever makes features
//! says which, and a sum then remembers what they weigh. What is added up are whole numbers, so that a sum is the
//! same however it is put together, and what was read before changes nothing.

use super::table::{Features, Sum};

/// Takes a token's features.
pub trait Sink {
    /// Takes one, as its hash.
    fn one(&mut self, feature: u32);

    /// Takes those that `make` gives, which follow from `key` alone as long as the sink lives; `place` (less than [`PLACES`]) tells them from other
    /// groups. `make` may be left out where the last key of the place was the same. A group holds no other groups.
    fn run(&mut self, place: usize, key: u64, make: impl FnOnce(&mut Self));

    /// Takes those that `make` gives, which follow from a word alone and from the role (less than [`ROLES`]) in which it
    /// is looked at. `make` may be left out where the word was seen in that role. A group holds no other groups.
    fn word(&mut self, role: usize, word: Written, make: impl FnOnce(&mut Self));
}

/// How many groups of features that go on from token to token a pass may have.
pub(super) const PLACES: usize = 16;
/// How many roles of a word a pass may have.
pub(super) const ROLES: usize = 8;

/// A word without regard to where it stands, as far as features see it, see `Traits`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The word's hash.
    pub word: u32,
    /// That of its ending.
    pub suffix: u32,
    /// How it is written.
    pub shape: u8,
}

impl Sink for Vec<u32> {
    #[inline]
    fn one(&mut self, feature: u32) {
        self.push(feature);
    }

    fn run(&mut self, _: usize, _: u64, make: impl FnOnce(&mut Self)) {
        make(self);
    }

    fn word(&mut self, _: usize, _: Written, make: impl FnOnce(&mut Self)) {
        make(self);
    }
}

/// What words weigh that were seen lately, for one model. A new word takes an old one's place, so that any number of
/// articles fits.
#[derive(Clone, Debug)]
pub struct Words {
    known: Vec<Known>,
}

#[derive(Clone, Debug, Default)]
struct Known {
    word: Written,
    /// Which roles it was seen in, as bits.
    seen: u32,
    sums: [Sum; ROLES],
}

/// How many words are kept, as a power of two.
const KEPT: u32 = 13;

impl Default for Words {
    fn default() -> Self {
        Self { known: vec![Known::default(); 1 << KEPT] }
    }
}

impl Words {
    /// What is known of a word, or of the one in its place.
    #[inline(always)]
    fn known(&mut self, word: Written) -> &mut Known {
        let mixed = word.word.wrapping_add(u32::from(word.shape)).wrapping_mul(0x9e37_79b1);
        &mut self.known[(mixed >> (u32::BITS - KEPT)) as usize]
    }
}

/// Adds up the weights of a token's features.
pub struct Weigher<'a> {
    features: &'a Features,
    words: Option<&'a mut Words>,
    sum: Sum,
    /// For each group that goes on: its last key, and what its features weigh.
    kept: [(u64, Sum); PLACES],
    /// Features that are not in a sum yet: looked up together, they are waited for once.
    pending: [u32; MOST],
    count: usize,
}

/// The most features that wait at a time, a power of two.
const MOST: usize = 64;
/// No group has this key.
const NO_KEY: u64 = u64::MAX;

impl<'a> Weigher<'a> {
    pub(super) fn new(features: &'a Features, words: Option<&'a mut Words>) -> Self {
        let kept = [(NO_KEY, Sum::default()); PLACES];
        Self { features, words, sum: Sum::default(), kept, pending: [0; MOST], count: 0 }
    }

    /// The sum since it was asked for last.
    #[inline]
    pub(super) fn take(&mut self) -> Sum {
        let mut sum = std::mem::take(&mut self.sum);
        sum.add(&self.features.sum(&self.pending[..self.count]));
        self.count = 0;
        sum
    }

    /// Only what `make` adds.
    #[inline(always)]
    fn alone(&mut self, make: impl FnOnce(&mut Self)) -> Sum {
        let before = self.count;
        make(self);
        let sum = self.features.sum(&self.pending[before..self.count]);
        self.count = before;
        sum
    }
}

impl Sink for Weigher<'_> {
    #[inline(always)]
    fn one(&mut self, feature: u32) {
        debug_assert!(self.count < MOST, "no more features wait");
        self.pending[self.count % MOST] = feature;
        self.count += 1;
    }

    #[inline(always)]
    fn run(&mut self, place: usize, key: u64, make: impl FnOnce(&mut Self)) {
        if self.kept[place].0 != key {
            self.kept[place] = (key, self.alone(make));
        }
        self.sum.add(&self.kept[place].1);
    }

    #[inline(always)]
    fn word(&mut self, role: usize, word: Written, make: impl FnOnce(&mut Self)) {
        if let Some(words) = &mut self.words {
            let known = words.known(word);
            if known.word == word && known.seen >> role & 1 == 1 {
                self.sum.add(&known.sums[role]);
                return;
            }
        }
        let sum = self.alone(make);
        self.sum.add(&sum);
        if let Some(words) = &mut self.words {
            let known = words.known(word);
            if known.word != word {
                *known = Known { word, ..Known::default() };
            }
            known.seen |= 1 << role;
            known.sums[role] = sum;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crf::table::tests::made;

    /// What a token of these features weighs, given to a sink in every way that there is.
    fn give(sink: &mut impl Sink, token: u32, keys: &[u32]) {
        let word = Written { word: token % 7, suffix: 0, shape: 5 };
        sink.one(keys[token as usize % keys.len()]);
        sink.run(0, u64::from(token / 3), |sink| {
            sink.one(keys[token as usize / 3 % keys.len()]);
            sink.one(12_345);
        });
        sink.word(1, word, |sink| sink.one(keys[word.word as usize]));
    }

    #[test]
    fn a_sum_is_that_of_the_listed_features_whatever_was_seen_before() {
        let rows = made(500);
        let keys: Vec<u32> = rows.iter().map(|(key, _)| *key).collect();
        let features = Features::new(rows.iter().copied()).expect("there is room");
        let mut words = Words::default();
        for round in 0..3 {
            let words = if round == 0 { None } else { Some(&mut words) };
            let mut weigher = Weigher::new(&features, words);
            for token in 0..400 {
                let mut listed: Vec<u32> = Vec::new();
                give(&mut listed, token, &keys);
                give(&mut weigher, token, &keys);
                assert_eq!(weigher.take().weights(), features.sum(&listed).weights(), "token {token}");
            }
        }
    }

    #[test]
    fn a_word_that_takes_anothers_place_is_not_taken_for_it() {
        let rows = made(8);
        let features = Features::new(rows.iter().copied()).expect("there is room");
        let mut words = Words { known: vec![Known::default(); 1 << KEPT] };
        let mut weigher = Weigher::new(&features, Some(&mut words));
        let suffix = |suffix| Written { word: 9, suffix, shape: 4 };
        for (n, word) in [suffix(1), suffix(2), suffix(1)].into_iter().enumerate() {
            weigher.word(0, word, |sink| sink.one(rows[n].0));
            assert_eq!(weigher.take().weights(), rows[n].1.map(i32::from));
        }
    }
}
