//! A set of rows as bits: the one structure that filters combine in.
//!
//! ```
//! use on_record_engine::query::Bits;
//! let mut even = Bits::none(10);
//! for row in [0, 2, 4, 6, 8] { even.insert(row); }
//! even.keep_range(3..9);
//! assert_eq!(even.iter().collect::<Vec<_>>(), [4, 6, 8]);
//! ```

use std::ops::Range;

/// A set of row numbers below a fixed length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: usize,
}

impl Bits {
    /// The empty set of rows below `len`.
    #[must_use]
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// All rows below `len`.
    #[must_use]
    pub fn all(len: usize) -> Self {
        let mut bits = Self { words: vec![u64::MAX; len.div_ceil(64)], len };
        if let Some(last) = bits.words.last_mut()
            && !len.is_multiple_of(64)
        {
            *last = (1 << (len % 64)) - 1;
        }
        bits
    }

    /// Adds a row; a row past the end is not added.
    pub fn insert(&mut self, row: usize) {
        if row < self.len {
            self.words[row / 64] |= 1 << (row % 64);
        }
    }

    /// Whether the row is in the set.
    #[must_use]
    pub fn contains(&self, row: usize) -> bool {
        row < self.len && self.words[row / 64] & (1 << (row % 64)) != 0
    }

    /// Keeps the rows that `other` has too.
    pub fn and(&mut self, other: &Self) {
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine &= theirs;
        }
    }

    /// Drops the rows that `other` has.
    pub fn and_not(&mut self, other: &Self) {
        for (mine, theirs) in self.words.iter_mut().zip(&other.words) {
            *mine &= !theirs;
        }
    }

    /// Keeps the rows of `range`.
    pub fn keep_range(&mut self, range: Range<usize>) {
        let (start, end) = (range.start.min(self.len), range.end.min(self.len));
        for (number, word) in self.words.iter_mut().enumerate() {
            let first = number * 64;
            let below = |row: usize| match row.saturating_sub(first) {
                0 => 0,
                bits @ 1..64 => (1u64 << bits) - 1,
                _ => u64::MAX,
            };
            *word &= below(end) & !below(start);
        }
    }

    /// How many rows are in the set.
    #[must_use]
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The rows of the set, ascending, in one piece.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u32> {
        let mut rows = Vec::with_capacity(self.count());
        for (number, &word) in self.words.iter().enumerate() {
            let mut rest = word;
            while rest != 0 {
                let row = number * 64 + rest.trailing_zeros() as usize;
                rows.push(u32::try_from(row).unwrap_or(u32::MAX));
                rest &= rest - 1;
            }
        }
        rows
    }

    /// The rows of the set, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(number, &word)| Ones(word).map(move |bit| number * 64 + bit))
    }
}

/// The positions of a word's set bits, ascending.
struct Ones(u64);

impl Iterator for Ones {
    type Item = usize;
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let bit = self.0.trailing_zeros() as usize;
        self.0 &= self.0 - 1;
        Some(bit)
    }
}

#[cfg(test)]
mod tests {
    use super::Bits;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn agrees_with_a_plain_set(
            len in 0usize..300,
            a in proptest::collection::btree_set(0usize..320, 0..60),
            b in proptest::collection::btree_set(0usize..320, 0..60),
            start in 0usize..320,
            end in 0usize..320,
        ) {
            let fill = |rows: &BTreeSet<usize>| {
                let mut bits = Bits::none(len);
                rows.iter().for_each(|&row| bits.insert(row));
                bits
            };
            let kept = |rows: BTreeSet<usize>| rows.into_iter().filter(|&r| r < len).collect::<Vec<_>>();
            let (x, y) = (fill(&a), fill(&b));
            let mut and = x.clone();
            and.and(&y);
            prop_assert_eq!(and.iter().collect::<Vec<_>>(), kept(&a & &b));
            let mut not = x.clone();
            not.and_not(&y);
            prop_assert_eq!(not.iter().collect::<Vec<_>>(), kept(&a - &b));
            let mut range = Bits::all(len);
            prop_assert_eq!(range.count(), len);
            range.keep_range(start..end);
            prop_assert_eq!(range.iter().collect::<Vec<_>>(), kept((start..end).collect()));
            prop_assert_eq!(x.count(), kept(a.clone()).len());
            prop_assert!((0..320).all(|row| x.contains(row) == (row < len && a.contains(&row))));
        }
    }
}
