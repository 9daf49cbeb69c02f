//! A head: up to eight sums over a row, the numbers that a stage says of a token.
//!
//! ```text
//! row of 128 numbers → [cue: other, begins, goes on; role: other, source begins, …]
//! ```

use super::product::{ONE, WIDTH};
use wide::bytemuck::cast;
use wide::{f32x4, i16x8};

/// Outputs of a head.
pub(in super::super) const OUTPUTS: usize = 8;

/// The weights of a head, by input.
pub(in super::super) struct Head {
    weights: Vec<[f32x4; 2]>,
    bias: [f32x4; 2],
}

impl Head {
    /// From the weights of each output, in a row, and its bias; there may be fewer than eight.
    pub(in super::super) fn new(weights: &[f32], bias: &[f32]) -> Self {
        let of =
            |output: usize, input: usize| weights.get(output * WIDTH + input).copied().unwrap_or_default();
        let eight = |at: &dyn Fn(usize) -> f32| {
            [0, 4].map(|first| f32x4::new(std::array::from_fn(|lane| at(first + lane))))
        };
        Self {
            weights: (0..WIDTH).map(|input| eight(&|output| of(output, input))).collect(),
            bias: eight(&|output| bias.get(output).copied().unwrap_or_default()),
        }
    }

    /// The sums over a row of a layer, whose whole numbers are worth `1 / ONE`.
    pub(in super::super) fn of(&self, row: &[i16x8; WIDTH / 8]) -> [f32; OUTPUTS] {
        let row: [i16; WIDTH] = cast(*row);
        let mut sums = [f32x4::ZERO; 2];
        for (weights, x) in self.weights.iter().zip(row) {
            let x = f32x4::splat(f32::from(x));
            sums = [sums[0] + weights[0] * x, sums[1] + weights[1] * x];
        }
        let worth = f32x4::splat(1.0 / ONE);
        cast([sums[0] * worth + self.bias[0], sums[1] * worth + self.bias[1]])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_a_plain_loop() {
        let weights: Vec<f32> = (0..5 * WIDTH).map(|i| (i % 13) as f32 * 0.25 - 1.5).collect();
        let bias = [0.5, -1.0, 0.0, 2.0, 3.0];
        let whole: [i16; WIDTH] = std::array::from_fn(|i| (i as i16 - 60) * 400);
        let found = Head::new(&weights, &bias).of(&cast(whole));
        for output in 0..5 {
            let row = weights[output * WIDTH..].iter().zip(whole);
            let sum: f32 = row.map(|(w, x)| w * f32::from(x) / ONE).sum();
            assert!((found[output] - sum - bias[output]).abs() < 1e-3);
        }
        assert_eq!(found[5..], [0.0; 3]);
    }
}
