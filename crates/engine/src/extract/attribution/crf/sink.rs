//! Where a token's features go: into a list, to train on, or straight into a sum of their weights.
//!
//! Most features of a token are those of the token before it, or of the same word elsewhere. Whoever makes features
//! says which, and a sum then remembers what they weigh. What is added up are whole numbers, so that a sum is the
//! same however it is put together, and what was read before changes nothing.

use super::table::{Features, Look, Sum};

/// Takes a token's features.
pub trait Sink {
    /// Takes one, as its hash.
    fn one(&mut self, feature: u32);

    /// Takes those that `make` gives, which follow from `key` alone as long as the sink lives; `place` (less than [`PLACES`])
    /// tells them from other groups of the token. `make` may be left out where the last key of the place was the same. A
    /// group holds no other groups.
    fn run(&mut self, place: usize, key: u64, make: impl FnOnce(&mut Self));

    /// Takes those that `make` gives, which follow from a word alone and from the role (less than [`ROLES`]) in which it
    /// is looked at, one word in each. `make` may be left out where the word was seen in that role. A group holds no other
    /// groups.
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
const KEPT: u32 = 12;

impl Default for Words {
    fn default() -> Self {
        Self { known: vec![Known::default(); 1 << KEPT] }
    }
}

impl Words {
    /// Where a word stands, or another in its place.
    #[inline(always)]
    fn place(word: Written) -> usize {
        let mixed = word.word.wrapping_add(u32::from(word.shape)).wrapping_mul(0x9e37_79b1);
        (mixed >> (u32::BITS - KEPT)) as usize
    }

    /// What a word weighs in a role, where that is known.
    #[inline(always)]
    fn weight(&self, word: Written, role: usize) -> Option<&Sum> {
        let known = &self.known[Self::place(word)];
        (known.word == word && known.seen >> role & 1 == 1).then(|| &known.sums[role])
    }

    fn learn(&mut self, word: Written, role: usize, weight: Sum) {
        let known = &mut self.known[Self::place(word)];
        if known.word != word {
            *known = Known { word, ..Known::default() };
        }
        known.seen |= 1 << role;
        known.sums[role] = weight;
    }
}

/// Adds up the weights of a token's features, all at its end: by then what stands far away in memory has come.
pub struct Weigher<'a> {
    features: &'a Features,
    words: Option<&'a mut Words>,
    /// What is known of the token.
    sum: Sum,
    /// The token's features: those by themselves from the beginning on, those of groups from [`ONES`] on.
    looks: [Look; ONES + GROUPED],
    /// Where the next feature goes.
    next: usize,
    /// Where the next feature of a group goes.
    grouped: usize,
    /// For each group that goes on, its last key and what its features weigh.
    keys: [u64; PLACES],
    kept: [Sum; PLACES],
    /// The groups that the token has, and those that the token before had.
    has: Places,
    had: Places,
    /// What the latter weigh together.
    together: Sum,
    /// The groups that the token begins anew, and their features.
    begins: Places,
    begun: [Group; PLACES],
    /// Words that were not known, in their roles, and how many.
    unknown: [(Written, usize, Group); ROLES],
    count: usize,
}

/// Some of the groups that go on, a bit for each.
type Places = u16;

/// Where a group's features stand among the token's.
type Group = (u16, u16);

/// The most features of a token by themselves.
const ONES: usize = 64;
/// The most features of a token in groups; together a power of two.
const GROUPED: usize = 64;
/// No group has this key.
const NO_KEY: u64 = u64::MAX;

impl<'a> Weigher<'a> {
    pub(super) fn new(features: &'a Features, words: Option<&'a mut Words>) -> Self {
        Self {
            features,
            words,
            sum: Sum::default(),
            looks: [Look::default(); ONES + GROUPED],
            next: 0,
            grouped: ONES,
            keys: [NO_KEY; PLACES],
            kept: [Sum::default(); PLACES],
            has: 0,
            had: 0,
            together: Sum::default(),
            begins: 0,
            begun: [(0, 0); PLACES],
            unknown: [(Written::default(), 0, (0, 0)); ROLES],
            count: 0,
        }
    }

    /// The sum since it was asked for last.
    #[inline]
    pub(super) fn take(&mut self) -> Sum {
        debug_assert!(self.next <= ONES && self.grouped <= ONES + GROUPED, "no more features wait");
        let mut sum = std::mem::take(&mut self.sum);
        for &(word, role, group) in &self.unknown[..self.count] {
            let weight = self.of(group);
            sum.add(&weight);
            if let Some(words) = &mut self.words {
                words.learn(word, role, weight);
            }
        }
        // Most groups are those of the token before: only what has changed is taken away and added.
        let mut together = self.together;
        let mut changed = self.begins | (self.had ^ self.has);
        while changed != 0 {
            let place = changed.trailing_zeros() as usize % PLACES;
            changed &= changed - 1;
            let is_in = |places: Places| places >> place & 1 == 1;
            let mut kept = self.kept[place];
            if is_in(self.had) {
                together.subtract(&kept);
            }
            if is_in(self.begins) {
                kept = self.of(self.begun[place]);
                self.kept[place] = kept;
            }
            if is_in(self.has) {
                together.add(&kept);
            }
        }
        self.together = together;
        sum.add(&together);
        sum.add(&self.features.sum(&self.looks[..self.next]));
        (self.next, self.grouped, self.count) = (0, ONES, 0);
        (self.had, self.has, self.begins) = (self.has, 0, 0);
        sum
    }

    /// What a group weighs.
    #[inline(always)]
    fn of(&self, (from, to): Group) -> Sum {
        self.features.sum(&self.looks[usize::from(from)..usize::from(to)])
    }

    /// The group of those that `make` adds.
    #[inline(always)]
    fn group(&mut self, make: impl FnOnce(&mut Self)) -> Group {
        let from = self.grouped;
        let ones = std::mem::replace(&mut self.next, from);
        make(self);
        self.grouped = std::mem::replace(&mut self.next, ones);
        (from as u16, self.grouped as u16)
    }
}

impl Sink for Weigher<'_> {
    #[inline(always)]
    fn one(&mut self, feature: u32) {
        self.looks[self.next % (ONES + GROUPED)] = self.features.look(feature);
        self.next += 1;
    }

    #[inline(always)]
    fn run(&mut self, place: usize, key: u64, make: impl FnOnce(&mut Self)) {
        self.has |= 1 << place;
        if self.keys[place] != key {
            self.keys[place] = key;
            self.begins |= 1 << place;
            self.begun[place] = self.group(make);
        }
    }

    #[inline(always)]
    fn word(&mut self, role: usize, word: Written, make: impl FnOnce(&mut Self)) {
        if let Some(sum) = self.words.as_deref().and_then(|words| words.weight(word, role)) {
            self.sum.add(sum);
            return;
        }
        let group = self.group(make);
        self.unknown[self.count % ROLES] = (word, role, group);
        self.count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::attribution::crf::table::tests::{made, sum};

    /// What a token of these features weighs, given to a sink in every way that there is.
    fn give(sink: &mut impl Sink, token: u32, keys: &[u32]) {
        let word = Written { word: token % 7, suffix: 0, shape: 5 };
        sink.one(keys[token as usize % keys.len()]);
        sink.run(0, u64::from(token / 3), |sink| {
            sink.one(keys[token as usize / 3 % keys.len()]);
            sink.one(12_345);
        });
        // Comes and goes, and sometimes comes back as it was.
        if token % 5 < 2 {
            sink.run(2, u64::from(token / 11), |sink| sink.one(keys[token as usize / 11 % keys.len()]));
        }
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
                assert_eq!(weigher.take().weights(), sum(&features, &listed), "token {token}");
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
