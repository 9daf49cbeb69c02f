//! Numbers that look random and are the same on every machine.
//!
//! ```
//! use on_record_synthetic::chance::Chance;
//! let (mut a, mut b) = (Chance::new(7), Chance::new(7));
//! assert_eq!(a.below(100), b.below(100));
//! ```

/// SplitMix64 (Steele, Lea, Flood 2014): eight lines that pass the usual tests of randomness.
#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// Starts a sequence; the same seed gives the same sequence.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// A number from 0 to `n - 1`; 0 where `n` is 0.
    pub const fn below(&mut self, n: usize) -> usize {
        ((self.bits() as u128 * n as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub const fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high + 1 - low)
    }

    /// True in `percent` of a hundred cases.
    pub const fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of the words.
    pub fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words.get(self.below(words.len())).copied().unwrap_or("")
    }
}

/// Stirs 64 bits.
#[must_use]
pub const fn mix(bits: u64) -> u64 {
    let z = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Rows as unequal as names in the news: row `i` comes up in proportion to 1 / (i + 3) (Zipf, Mandelbrot).
#[derive(Clone, Debug)]
pub struct Zipf(Vec<u64>);

impl Zipf {
    /// For rows 0 to `n - 1`. Whole numbers only, so that no machine rounds otherwise.
    #[must_use]
    pub fn new(n: usize) -> Self {
        let mut sum = 0;
        Self(
            (0..n as u64)
                .map(|i| {
                    sum += 1_000_000_000 / (i + 3);
                    sum
                })
                .collect(),
        )
    }

    /// A row.
    pub fn row(&self, chance: &mut Chance) -> usize {
        let total = self.0.last().copied().unwrap_or(0);
        let at = ((u128::from(chance.bits()) * u128::from(total)) >> 64) as u64;
        self.0.partition_point(|&sum| sum <= at)
    }
}

#[cfg(test)]
mod tests {
    use super::{Chance, Zipf};

    #[test]
    fn first_rows_come_up_most_and_none_lies_outside() {
        let (zipf, mut chance) = (Zipf::new(50), Chance::new(1));
        let mut counts = [0_u32; 50];
        for _ in 0..20_000 {
            counts[zipf.row(&mut chance)] += 1;
        }
        assert!(counts[0] > 2 * counts[5] && counts[5] > 2 * counts[40], "{counts:?}");
        assert!(counts.iter().all(|&n| n > 0));
    }

    #[test]
    fn keeps_its_bounds() {
        let mut chance = Chance::new(3);
        assert!((0..1000).map(|_| chance.between(2, 4)).all(|n| (2..=4).contains(&n)));
        assert_eq!(chance.below(0), 0);
    }
}
