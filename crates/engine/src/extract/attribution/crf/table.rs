//! What each feature weighs: a table in which every hash has a place of its own, so that a look-up never searches.
//!
//! Hash and displace (Belazzougui, Botelho and Dietzfelbinger 2009): hashes fall into small groups, and each group has a
//! shift that sends all its members to free places. The whole stays small enough for a processor's second cache.

use super::WIDTH;
use std::hint::select_unpredictable;

/// A row's bytes are the weights plus this, so that none is negative.
const BIAS: u64 = 128;
/// Every other byte of a row.
const LANES: u64 = 0x00ff_00ff_00ff_00ff;
/// [`BIAS`] in each of them.
const BIASES: u64 = 0x0080_0080_0080_0080;

/// What rows add up to: the weights of every other label as one number, one in 16 bits. A negative one borrows from the
/// label above, which gets that back when the sum is read. The rows of no more than 256 features fit.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    even: u64,
    odd: u64,
}

/// Half of what 16 bits hold, for each label of a sum: with it none is negative.
const HALVES: u64 = 0x8000_8000_8000_8000;

impl Sum {
    /// Adds another sum.
    #[inline(always)]
    pub(super) fn add(&mut self, other: &Self) {
        self.even = self.even.wrapping_add(other.even);
        self.odd = self.odd.wrapping_add(other.odd);
    }

    /// Takes away a sum that was added.
    #[inline(always)]
    pub(super) fn subtract(&mut self, other: &Self) {
        self.even = self.even.wrapping_sub(other.even);
        self.odd = self.odd.wrapping_sub(other.odd);
    }

    /// The sums, in steps of the model's scale.
    #[inline]
    pub(super) fn weights(&self) -> [i32; WIDTH] {
        let lanes = [self.even.wrapping_add(HALVES), self.odd.wrapping_add(HALVES)];
        std::array::from_fn(|l| ((lanes[l % 2] >> (l / 2 * 16)) & 0xffff) as i32 - 0x8000)
    }
}

/// The weights of one feature.
#[derive(Clone, Copy, Debug)]
struct Slot {
    /// The feature's hash, 0 for none; what has that hash goes by 1.
    key: u32,
    /// Its weights, with [`BIAS`] added.
    row: [u8; WIDTH],
}

/// A place without a feature.
const FREE: Slot = Slot { key: 0, row: NOTHING.to_le_bytes() };
/// A row that weighs nothing.
const NOTHING: u64 = BIASES << 8 | BIASES;

/// The weights of all features.
#[derive(Clone, Debug)]
pub(super) struct Features {
    /// The shift of each group; as many as a power of two.
    shifts: Vec<u16>,
    /// The places.
    slots: Vec<Slot>,
    /// By how many bits a hash is larger than its group's number.
    group: u32,
}

impl Features {
    /// Finds a place for each hash; of two rows with one hash, the later one counts. `None` where there is no room,
    /// which takes hashes that begin alike by the hundred: those of a mixing function do not.
    pub(super) fn new(rows: impl Iterator<Item = (u32, [i8; WIDTH])>) -> Option<Self> {
        let mut rows: Vec<(u32, [i8; WIDTH])> = rows.map(|(key, row)| (key.max(1), row)).collect();
        rows.sort_by_key(|(key, _)| *key);
        rows.reverse();
        rows.dedup_by_key(|(key, _)| *key);
        // Groups of two to four on average, and at least a twenty-fourth more places than features.
        let groups = (rows.len() / 4).next_power_of_two().max(2);
        let mut weights = Self {
            shifts: vec![0; groups],
            slots: vec![FREE; rows.len() + rows.len() / 24 + 2],
            group: u32::BITS - groups.trailing_zeros(),
        };
        let mut groups: Vec<&[(u32, [i8; WIDTH])]> =
            rows.chunk_by(|(a, _), (b, _)| weights.group(*a) == weights.group(*b)).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        for group in groups {
            let shift = (0..=u16::MAX).find(|&shift| weights.takes(group, shift))?;
            let number = weights.group(group.first()?.0);
            weights.shifts[number] = shift;
            for (key, row) in group {
                let place = weights.place(*key, shift);
                let row = row.map(|w| (i16::from(w) + BIAS as i16) as u8);
                weights.slots[place] = Slot { key: *key, row };
            }
        }
        Some(weights)
    }

    /// Whether a shift sends every hash of a group to a free place.
    fn takes(&self, group: &[(u32, [i8; WIDTH])], shift: u16) -> bool {
        let place = |(key, _): &(u32, _)| self.place(*key, shift);
        group.iter().enumerate().all(|(n, one)| {
            self.slots[place(one)].key == FREE.key
                && group[..n].iter().all(|other| place(other) != place(one))
        })
    }

    #[inline]
    fn group(&self, key: u32) -> usize {
        (key >> self.group) as usize
    }

    #[inline]
    fn place(&self, key: u32, shift: u16) -> usize {
        let mixed = (key ^ u32::from(shift).wrapping_mul(0x85eb_ca6b)).wrapping_mul(0xc2b2_ae35);
        ((u64::from(mixed) * self.slots.len() as u64) >> 32) as usize
    }

    /// Where to look for a feature. The processor begins to fetch that place.
    #[inline(always)]
    pub(super) fn look(&self, feature: u32) -> Look {
        let key = feature.max(1);
        let place = self.place(key, self.shifts[self.group(key)]);
        fetch(&self.slots[place]);
        Look { key, place: place as u32 }
    }

    /// Adds up rows; a feature without a row weighs nothing.
    #[inline(always)]
    pub(super) fn sum(&self, looks: &[Look]) -> Sum {
        let (mut even, mut odd) = (0u64, 0u64);
        for look in looks {
            let slot = &self.slots[look.place as usize];
            // No branch: every seventh would be guessed wrong.
            let row = select_unpredictable(slot.key == look.key, u64::from_le_bytes(slot.row), NOTHING);
            even += row & LANES;
            odd += row >> 8 & LANES;
        }
        let biases = BIASES.wrapping_mul(looks.len() as u64);
        Sum { even: even.wrapping_sub(biases), odd: odd.wrapping_sub(biases) }
    }
}

/// A feature that is being looked up.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    key: u32,
    place: u32,
}

/// Begins to fetch what stands far away in memory; nobody waits for it.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn fetch(slot: &Slot) {
    safe_arch::prefetch_t0(slot);
}

/// See the other: elsewhere it is fetched when it is read.
#[cfg(not(target_arch = "x86_64"))]
#[inline(always)]
fn fetch(_: &Slot) {}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::text::hash::mix;

    /// Rows whose hashes and weights follow from their number.
    pub(in crate::extract::attribution::crf) fn made(rows: u64) -> Vec<(u32, [i8; WIDTH])> {
        let hash = |n: u64| mix(mix(7, n), n);
        (0..rows).map(|n| ((hash(n) >> 29) as u32, (hash(n) >> 8).to_le_bytes().map(|b| b as i8))).collect()
    }

    /// What features weigh together.
    pub(in crate::extract::attribution::crf) fn sum(features: &Features, keys: &[u32]) -> [i32; WIDTH] {
        features.sum(&keys.iter().map(|key| features.look(*key)).collect::<Vec<_>>()).weights()
    }

    #[test]
    fn a_sum_is_that_of_the_rows_that_are_there() {
        let rows = made(5000);
        let weights = Features::new(rows.iter().copied()).expect("there is room");
        for chunk in rows.chunks(200) {
            let keys: Vec<u32> = chunk.iter().map(|(key, _)| *key).chain([0, 12, 345]).collect();
            let plain: [i32; WIDTH] =
                std::array::from_fn(|l| chunk.iter().map(|(_, row)| i32::from(row[l])).sum());
            assert_eq!(sum(&weights, &keys), plain);
        }
    }

    #[test]
    fn few_rows_and_none_are_fine() {
        for count in [0, 1, 2, 3] {
            let rows = made(count);
            let weights = Features::new(rows.iter().copied()).expect("there is room");
            for (key, row) in &rows {
                assert_eq!(sum(&weights, &[*key]), row.map(i32::from));
            }
            assert_eq!(sum(&weights, &[0]), [0; WIDTH]);
        }
    }

    #[test]
    fn a_feature_that_hashes_to_nothing_has_its_row() {
        let weights = Features::new([(0, [3; WIDTH]), (7, [5; WIDTH])].into_iter()).expect("there is room");
        assert_eq!(sum(&weights, &[0, 0, 7]), [11; WIDTH]);
    }

    #[test]
    fn of_two_rows_with_one_hash_the_later_counts() {
        let weights = Features::new([(9, [1; WIDTH]), (9, [2; WIDTH])].into_iter()).expect("there is room");
        assert_eq!(sum(&weights, &[9]), [2; WIDTH]);
    }
}
