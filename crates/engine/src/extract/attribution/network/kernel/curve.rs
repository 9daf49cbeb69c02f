//! Curves: `tanh` on four numbers at a time, `exp`, `ln`, softmax and logits on single ones.
//!
//! Each is a written formula of IEEE operations, so that a page and a server agree on every bit.
//!
//! ```text
//! tanh(0.5) = 0.46211…, within 2 · 10⁻⁶; exp and ln within 3 · 10⁻⁷ of the value
//! ```

use wide::f32x4;

/// Where `tanh` is taken as reached: the formula is fitted up to here.
const FLAT: f32 = 7.0;

/// Numerator and denominator of `tanh(x) / x` by powers of `x²`: the best of their degree up to [`FLAT`].
const ABOVE: [f32; 4] = [0.999_995_7, 0.123_021_975, 0.002_277_000_8, 3.930_061e-6];
const BELOW: [f32; 4] = [1.0, 0.456_340_46, 0.021_072_237, 0.000_142_352_04];

/// The hyperbolic tangent.
#[inline(always)]
pub(in super::super) fn tanh(x: f32x4) -> f32x4 {
    let x = x.fast_max(f32x4::splat(-FLAT)).fast_min(f32x4::splat(FLAT));
    let square = x * x;
    let of = |[a, b, c, d]: [f32; 4]| {
        let high = f32x4::splat(d) * square + f32x4::splat(c);
        (high * square + f32x4::splat(b)) * square + f32x4::splat(a)
    };
    x * of(ABOVE) / of(BELOW)
}

/// `1 / (1 + e^-x)`, of half of `x`.
#[inline(always)]
pub(in super::super) fn sigmoid_of_half(half: f32x4) -> f32x4 {
    let middle = f32x4::splat(0.5);
    middle + middle * tanh(half)
}

/// `1 / (1 + e^-x)`.
pub(in super::super) fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

/// `e` to the power of `x`; what would be too small or too large for `f32` is the least or largest it gives.
pub(in super::super) fn exp(x: f32) -> f32 {
    // ln 2 in two parts, so that their multiples are exact.
    const HIGH: f32 = 0.693_359_4;
    const LOW: f32 = -2.121_944_4e-4;
    // Adding it rounds to a whole number, half to even.
    const ROUND: f32 = 12_582_912.0;
    let x = x.clamp(-87.0, 88.0);
    let whole = (x * std::f32::consts::LOG2_E + ROUND) - ROUND;
    let rest = (x - whole * HIGH) - whole * LOW;
    let mut power = 1.987_569_1e-4;
    for next in [1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 0.166_666_66, 0.5, 1.0, 1.0] {
        power = power * rest + next;
    }
    power * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

/// The natural logarithm of a positive number; of what is not, that of the least positive one.
pub(in super::super) fn ln(x: f32) -> f32 {
    let bits = x.max(f32::MIN_POSITIVE).to_bits();
    // Between √½ and √2, so that the series is short.
    let shifted = bits.wrapping_sub(0x3f35_04f3);
    let power = (shifted as i32) >> 23;
    let x = f32::from_bits((shifted & 0x007f_ffff) + 0x3f35_04f3) - 1.0;
    let square = x * x;
    let mut sum = 7.037_683_6e-2;
    for next in [
        -0.115_146_1,
        0.116_769_984,
        -0.124_201_41,
        0.142_493_23,
        -0.166_680_58,
        0.200_007_15,
        -0.249_999_94,
        0.333_333_3,
    ] {
        sum = sum * x + next;
    }
    let power = power as f32;
    x + (sum * x * square - 0.5 * square + power * -2.121_944_4e-4) + power * 0.693_359_4
}

/// `ln(p / (1 - p))`, with `p` kept away from 0 and 1.
pub(in super::super) fn logit(p: f32) -> f32 {
    let p = p.clamp(1e-4, 1.0 - 1e-4);
    ln(p / (1.0 - p))
}

/// Makes weights to probabilities.
pub(in super::super) fn softmax<const N: usize>(weights: [f32; N]) -> [f32; N] {
    let largest = weights.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let powers = weights.map(|weight| exp(weight - largest));
    let sum: f32 = powers.iter().sum();
    powers.map(|power| power / sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers from `low` to `high`.
    fn between(low: f32, high: f32) -> impl Iterator<Item = f32> {
        (0..=20_000_u16).map(move |step| low + (high - low) * f32::from(step) / 20_000.0)
    }

    #[test]
    fn tanh_is_near() {
        for x in between(-20.0, 20.0) {
            let found = tanh(f32x4::splat(x)).to_array();
            assert!(found.iter().all(|y| (y - x.tanh()).abs() < 2e-6), "{x}: {found:?}");
        }
        assert_eq!(tanh(f32x4::ZERO).to_array(), [0.0; 4]);
    }

    #[test]
    fn sigmoids_agree() {
        for x in between(-20.0, 20.0) {
            let found = sigmoid_of_half(f32x4::splat(0.5 * x)).to_array()[0];
            assert!((found - sigmoid(x)).abs() < 2e-6 && (0.0..=1.0).contains(&found), "{x}: {found}");
        }
    }

    #[test]
    fn exp_and_ln_are_near() {
        for x in between(-80.0, 80.0) {
            assert!((exp(x) / x.exp() - 1.0).abs() < 5e-7, "{x}");
            let y = x.exp();
            assert!((ln(y) - y.ln()).abs() <= 3e-7 * y.ln().abs().max(1.0), "{y}");
        }
        assert!((exp(0.0), ln(1.0)) == (1.0, 0.0));
        assert!(exp(-1e9) > 0.0 && exp(1e9).is_finite() && ln(0.0).is_finite() && ln(-1.0) == ln(0.0));
    }

    #[test]
    fn probabilities_sum_to_one() {
        let found = softmax([3.0, -2.0, 0.5]);
        assert!((found.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(found[0] > found[2] && found[2] > found[1]);
        assert!((logit(0.75) - 3_f32.ln()).abs() < 1e-6);
        assert!(logit(0.0) == logit(1e-4) && logit(1.0) > 9.0);
    }
}
