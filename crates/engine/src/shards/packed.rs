//! Numbers in as few bits as the largest of them needs: a column of a segment.

use crate::shards::file::raw;
use serde::{Deserialize, Serialize};

/// Numbers of one width, one after another, the lowest bits first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Packed {
    /// Bits of each number, 0 to 32.
    width: u8,
    /// How many numbers there are.
    len: u32,
    #[serde(with = "raw")]
    bytes: Vec<u8>,
}

impl Packed {
    #[cfg(feature = "extract")]
    pub(super) fn of(numbers: &[u32]) -> Self {
        let width = numbers.iter().max().map_or(0, |max| 32 - max.leading_zeros());
        let mut bytes = Vec::with_capacity((numbers.len() * width as usize).div_ceil(8));
        let (mut waiting, mut filled) = (0u64, 0);
        for &number in numbers {
            waiting |= u64::from(number) << filled;
            filled += width;
            while filled >= 8 {
                bytes.push((waiting & 0xff) as u8);
                waiting >>= 8;
                filled -= 8;
            }
        }
        if filled > 0 {
            bytes.push((waiting & 0xff) as u8);
        }
        Self { width: width as u8, len: u32::try_from(numbers.len()).unwrap_or(u32::MAX), bytes }
    }

    pub(super) const fn len(&self) -> usize {
        self.len as usize
    }

    /// Whether it has as many bytes as its numbers need, and none of them is `limit` or more.
    pub(super) fn fits(&self, limit: u32) -> bool {
        let needed = (u64::from(self.len) * u64::from(self.width)).div_ceil(8);
        self.width <= 32 && needed == self.bytes.len() as u64 && self.iter().all(|number| number < limit)
    }

    /// The number of this place; 0 past the end.
    pub(super) fn get(&self, place: usize) -> u32 {
        if place >= self.len() {
            return 0;
        }
        let bit = place * self.width as usize;
        let from = bit / 8;
        let mut word = [0; 8];
        if let Some(whole) = self.bytes.get(from..from + 8) {
            word.copy_from_slice(whole);
        } else {
            let rest = self.bytes.get(from..).unwrap_or_default();
            word.iter_mut().zip(rest).for_each(|(to, byte)| *to = *byte);
        }
        let mask = (1u64 << self.width) - 1;
        ((u64::from_le_bytes(word) >> (bit % 8)) & mask) as u32
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.len()).map(|place| self.get(place))
    }
}

#[cfg(test)]
mod tests {
    use super::Packed;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn gives_back_what_was_packed(
            bits in 0u32..33,
            numbers in proptest::collection::vec(any::<u32>(), 0..70),
        ) {
            let numbers: Vec<u32> = numbers.iter().map(|n| if bits == 0 { 0 } else { n >> (32 - bits) }).collect();
            let packed = Packed::of(&numbers);
            prop_assert_eq!(&packed.iter().collect::<Vec<_>>(), &numbers);
            let wide = numbers.iter().max().map_or(0, |max| 32 - max.leading_zeros()) as usize;
            prop_assert_eq!(packed.bytes.len(), (numbers.len() * wide).div_ceil(8));
            let most = numbers.iter().max().copied().unwrap_or(0);
            prop_assert!(packed.fits(most.saturating_add(1)) || most == u32::MAX);
            prop_assert!(numbers.is_empty() || !packed.fits(most));
            let cut = Packed { len: packed.len + 9, ..packed };
            prop_assert!(wide == 0 || !cut.fits(u32::MAX), "more numbers than bytes are refused");
        }
    }
}
