//! Products of a matrix and a row in 16-bit whole numbers with 32-bit sums.
//!
//! A row is brought to whole numbers by one scale ([`Row`]); the model's weights are 8-bit ones with a scale for each
//! output. Two neighbouring inputs and two weights make one step of `pmaddwd` (SSE2) or `i32x4.dot_i16x8_s`
//! (WebAssembly): eight products an instruction, and sums that no order changes.
//!
//! ```text
//! row [0.5, -1, …], scale 1/32767  →  16383, -32767, …
//! ```

use wide::bytemuck::cast;
use wide::{f32x4, i16x8, i32x4, i32x8};

/// Numbers between the layers.
pub(in super::super) const WIDTH: usize = 128;
/// How a row lies: a vector of whole numbers for eight of it.
pub(in super::super) type Whole<const EIGHTHS: usize> = [i16x8; EIGHTHS];
/// Outputs of a block, four in a vector.
pub(in super::super) type Block = [f32x4; 8];
/// Outputs that are computed together: as many sums as fit the registers.
pub(in super::super) const OUTPUTS: usize = 32;
/// The whole number that stands for 1 where numbers lie between -1 and 1.
pub(in super::super) const ONE: f32 = 32767.0;

/// A row of the network in whole numbers.
#[derive(Clone, Copy)]
pub(in super::super) struct Row {
    /// The whole numbers.
    pub values: Whole<{ WIDTH / 8 }>,
    /// What one of them is worth.
    pub scale: f32,
}

impl Row {
    /// Of nothing, for numbers between -1 and 1.
    pub(in super::super) const fn empty() -> Self {
        Self { values: [i16x8::ZERO; WIDTH / 8], scale: 1.0 / ONE }
    }
}

/// Rounds eight numbers, none past what 16 bits hold, half to even.
#[inline(always)]
pub(in super::super) fn rounded(low: f32x4, high: f32x4) -> i16x8 {
    // Adding it moves the whole number into the last bits.
    const SHIFT: f32 = 12_582_912.0;
    let bits = |x: f32x4| -> i32x4 { cast(x + f32x4::splat(SHIFT)) };
    let zero = i32x4::splat(SHIFT.to_bits() as i32);
    let both: i32x8 = cast([bits(low) - zero, bits(high) - zero]);
    i16x8::from_i32x8_saturate(both)
}

/// Brings numbers to whole ones by their largest; gives what one is worth.
pub(in super::super) fn quantise(numbers: &[f32x4], out: &mut [i16x8]) -> f32 {
    let largest = numbers.iter().fold(f32x4::ZERO, |largest, x| largest.fast_max(x.abs()));
    let largest = largest.to_array().into_iter().fold(f32::MIN_POSITIVE, f32::max);
    let factor = f32x4::splat(ONE / largest.max(1e-20));
    for ([low, high], out) in numbers.as_chunks().0.iter().zip(out) {
        *out = rounded(*low * factor, *high * factor);
    }
    largest / ONE
}

/// Spreads a row: each pair of neighbours fills a vector, as the products want it.
#[inline(always)]
pub(in super::super) fn spread(row: &[i16x8], out: &mut [i16x8]) {
    for (eight, out) in row.iter().zip(out.as_chunks_mut::<4>().0) {
        let pairs: [i32; 4] = cast(*eight);
        *out = pairs.map(|pair| cast(i32x4::splat(pair)));
    }
}

/// A matrix by blocks of [`OUTPUTS`], in each by pairs of inputs.
pub(in super::super) struct Matrix {
    /// Weights: four outputs a vector, two inputs each.
    weights: Vec<[i16x8; 8]>,
    /// What a whole number of each output is worth, by block.
    scale: Vec<Block>,
    /// Pairs of inputs.
    pairs: usize,
}

impl Matrix {
    /// Lays out 8-bit weights, row by row for each output, with their scales.
    ///
    /// `order` says which output of the given ones stands at a place; outputs and inputs fill whole blocks and pairs.
    pub(in super::super) fn new(weights: &[i8], scales: &[f32], order: impl Fn(usize) -> usize) -> Self {
        let inputs = weights.len() / scales.len().max(1);
        let (pairs, blocks) = (inputs / 2, scales.len() / OUTPUTS);
        let place = |block: usize, vector: usize, lane: usize| order(block * OUTPUTS + vector * 4 + lane);
        let mut out = Self { weights: Vec::new(), scale: Vec::new(), pairs };
        for block in 0..blocks {
            for pair in 0..pairs {
                out.weights.push(std::array::from_fn(|vector| {
                    let at = |i: usize| place(block, vector, i / 2) * inputs + pair * 2 + i % 2;
                    cast::<[i16; 8], i16x8>(std::array::from_fn(|i| i16::from(weights[at(i)])))
                }));
            }
            out.scale.push(std::array::from_fn(|vector| {
                f32x4::new(std::array::from_fn(|lane| scales[place(block, vector, lane)]))
            }));
        }
        out
    }

    /// Multiplies every scale of a block's vectors by a factor.
    pub(in super::super) fn weigh(&mut self, factors: Block) {
        for scale in &mut self.scale {
            for (scale, factor) in scale.iter_mut().zip(factors) {
                *scale *= factor;
            }
        }
    }

    /// One block of the product with a row that is spread and whose whole numbers are worth `worth`.
    #[inline(always)]
    pub(in super::super) fn block(&self, block: usize, spread: &[i16x8], worth: f32) -> Block {
        let mut sums = [i32x4::ZERO; 8];
        let weights = &self.weights[block * self.pairs..][..self.pairs];
        for (weights, pair) in weights.iter().zip(spread) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight.dot(*pair);
            }
        }
        let (worth, scale) = (f32x4::splat(worth), &self.scale[block]);
        std::array::from_fn(|i| sums[i].round_float() * (scale[i] * worth))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four numbers a vector.
    fn vectors(numbers: &[f32]) -> Vec<f32x4> {
        numbers.as_chunks().0.iter().map(|four| f32x4::new(*four)).collect()
    }

    #[test]
    fn rounding_goes_to_even() {
        let found = rounded(f32x4::new([0.5, 1.5, -0.5, -2.5]), f32x4::new([32767.0, -32767.0, 0.49, 7.0]));
        assert_eq!(cast::<_, [i16; 8]>(found), [0, 2, 0, -2, 32767, -32767, 0, 7]);
    }

    #[test]
    fn the_largest_number_fills_the_range() {
        let mut out = [i16x8::ZERO; 1];
        let scale = quantise(&vectors(&[0.0, 2.0, -4.0, 1.0, 0.0, 0.0, 0.0, 4.0]), &mut out);
        assert_eq!(cast::<_, [i16; 8]>(out[0]), [0, 16384, -32767, 8192, 0, 0, 0, 32767]);
        assert!((scale * 32767.0 - 4.0).abs() < 1e-6);
        assert!(quantise(&[f32x4::ZERO; 2], &mut out).is_finite());
        assert_eq!(out[0], i16x8::ZERO);
    }

    #[test]
    fn products_are_those_of_a_plain_loop() {
        let (inputs, outputs) = (16, 64);
        let weights: Vec<i8> = (0..inputs * outputs).map(|i| ((i * 37 + 11) % 255) as u8 as i8).collect();
        let scales: Vec<f32> = (0..outputs).map(|i| 0.01 + i as f32 * 0.001).collect();
        let turned = |i: usize| outputs - 1 - i;
        let matrix = Matrix::new(&weights, &scales, turned);
        let row: [i16x8; 2] = [i16x8::new([3, -7, 32767, 0, 5, 1, -32767, 9]), i16x8::splat(-2)];
        let mut pairs = [i16x8::ZERO; 8];
        spread(&row, &mut pairs);
        let plain: [i16; 16] = cast(row);
        for block in 0..outputs / OUTPUTS {
            let found: [f32; 32] = cast(matrix.block(block, &pairs, 0.5));
            for (i, found) in found.into_iter().enumerate() {
                let output = turned(block * OUTPUTS + i);
                let of = |k: usize| i32::from(plain[k]) * i32::from(weights[output * inputs + k]);
                let sum: i32 = (0..inputs).map(of).sum();
                assert_eq!(found.to_bits(), (sum as f32 * (scales[output] * 0.5)).to_bits());
            }
        }
    }
}
