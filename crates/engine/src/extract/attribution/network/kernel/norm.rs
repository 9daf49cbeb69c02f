//! Layer normalisation (Ba, Kiros & Hinton 2016): a row with mean 0 and variance 1, then weighed.
//!
//! ```text
//! y = (x - mean) / √(variance + 10⁻⁵) · weight + bias
//! ```

use super::product::WIDTH;
use wide::f32x4;

/// Four numbers a vector.
pub(in super::super) type Floats = [f32x4; WIDTH / 4];

/// The weights of a normalisation.
pub(in super::super) struct Norm {
    /// What each number is multiplied by.
    pub weight: Floats,
    /// What is added.
    pub bias: Floats,
}

/// The mean of a row: lanes first, then the four of them in a written order.
fn mean(row: &Floats, of: impl Fn(f32x4) -> f32x4) -> f32 {
    let lanes = row.iter().fold(f32x4::ZERO, |sum, x| sum + of(*x));
    let [a, b, c, d] = lanes.to_array();
    ((a + b) + (c + d)) * (1.0 / WIDTH as f32)
}

impl Norm {
    /// Normalises a row in place.
    pub(in super::super) fn apply(&self, row: &mut Floats) {
        let middle = f32x4::splat(mean(row, |x| x));
        let spread = mean(row, |x| (x - middle) * (x - middle));
        let factor = f32x4::splat(1.0 / (spread + 1e-5).sqrt());
        for ((x, weight), bias) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
            *x = (*x - middle) * factor * *weight + *bias;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wide::bytemuck::cast;

    #[test]
    fn a_row_is_brought_to_mean_and_spread() {
        let norm = Norm { weight: [f32x4::splat(2.0); WIDTH / 4], bias: [f32x4::splat(1.0); WIDTH / 4] };
        let mut row: Floats = std::array::from_fn(|i| f32x4::new([i as f32, -3.0, 0.5, 9.0]));
        norm.apply(&mut row);
        let found: [f32; WIDTH] = cast(row);
        let mean = found.iter().sum::<f32>() / 128.0;
        let variance = found.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / 128.0;
        assert!((mean - 1.0).abs() < 1e-4 && (variance - 4.0).abs() < 1e-3, "{mean} {variance}");
        let mut flat: Floats = [f32x4::splat(5.0); WIDTH / 4];
        norm.apply(&mut flat);
        assert_eq!(flat, [f32x4::splat(1.0); WIDTH / 4]);
    }
}
