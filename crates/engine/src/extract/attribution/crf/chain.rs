//! How likely each label is, by the forward–backward algorithm (Baum 1972; Rabiner 1989).

use super::{CONTEXTS, Changes, Row, WIDTH, place};

/// `e` to the power of what every change weighs.
#[derive(Clone, Debug)]
pub struct Powers {
    /// By context, from, to.
    pub forward: Changes,
    /// By context, to, from.
    backward: Changes,
}

impl Powers {
    /// Raises `e` to each of them.
    #[must_use]
    pub fn of(changes: &Changes) -> Self {
        let forward = changes.map(|context| context.map(|row| row.map(f32::exp)));
        let mut backward = [[[0.0; WIDTH]; WIDTH]; 2 * CONTEXTS];
        for (context, turned) in forward.iter().zip(&mut backward) {
            for (a, row) in context.iter().enumerate() {
                for (b, power) in row.iter().enumerate() {
                    turned[b][a] = *power;
                }
            }
        }
        Self { forward, backward }
    }
}

/// The forward and backward sums of a sequence, each position's scaled so that they stay near 1.
pub struct Chain {
    /// `e` to the power of each token's weights, the largest scaled to 1.
    pub potential: Vec<Row>,
    /// Forward sums.
    pub alpha: Vec<Row>,
    /// Backward sums.
    pub beta: Vec<Row>,
}

/// Weights this far under the token's largest count as this far: their power of `e` is nothing beside 1.
const DEEP: f32 = -18.0;

impl Chain {
    /// Runs forward and backward over a sequence.
    #[must_use]
    pub fn run(unary: &[Row], contexts: &[u8], powers: &Powers) -> Self {
        let mut chain = Self::forward(unary, contexts, powers, |_, _| ());
        chain.backward(contexts, powers, |_, _| ());
        chain
    }

    /// Runs forward; `beside` is given each position's weights and context in turn.
    #[inline(always)]
    pub(super) fn forward(
        unary: &[Row],
        contexts: &[u8],
        powers: &Powers,
        mut beside: impl FnMut(&Row, u8),
    ) -> Self {
        let potential: Vec<Row> = unary.iter().map(potential).collect();
        let mut alpha = Vec::with_capacity(unary.len());
        let mut sum = Sum::default();
        for ((potential, here), &context) in potential.iter().zip(unary).zip(contexts) {
            alpha.push(*sum.go_on(potential, &powers.forward[place(context)]));
            beside(here, context);
        }
        Self { potential, alpha, beta: Vec::new() }
    }

    /// The same; also how likely it is that a labelling uses one of the `wanted` labels.
    #[inline(always)]
    pub(super) fn forward_with(
        unary: &[Row],
        contexts: &[u8],
        powers: &Powers,
        wanted: [bool; WIDTH],
        mut beside: impl FnMut(&Row, u8),
    ) -> (Self, f32) {
        let kept: Row = std::array::from_fn(|l| if wanted[l] { 0.0 } else { 1.0 });
        let potential: Vec<Row> = unary.iter().map(potential).collect();
        let mut alpha = Vec::with_capacity(unary.len());
        let (mut all, mut without) = (Sum::default(), Sum::default());
        // One loop for all: each step waits for the one before it, so that two at a time take as long as one.
        for ((potential, here), &context) in potential.iter().zip(unary).zip(contexts) {
            let powers = &powers.forward[place(context)];
            alpha.push(*all.go_on(potential, powers));
            without.go_on(&times(potential, &kept), powers);
            beside(here, context);
        }
        let likely = (1.0 - (without.ln() - all.ln()).exp()).clamp(0.0, 1.0) as f32;
        (Self { potential, alpha, beta: Vec::new() }, likely)
    }

    /// Runs backward; `beside` is given each position and the context of the one behind it, from the last on.
    #[inline(always)]
    pub(super) fn backward(
        &mut self,
        contexts: &[u8],
        powers: &Powers,
        mut beside: impl FnMut(usize, Option<u8>),
    ) {
        let n = self.potential.len();
        self.beta = vec![[1.0; WIDTH]; n];
        let Some(last) = n.checked_sub(1) else { return };
        beside(last, None);
        let mut beta = [1.0; WIDTH];
        for i in (0..last).rev() {
            let context = contexts[i + 1];
            let next = times(&beta, &self.potential[i + 1]);
            let total = total(&beta);
            beta = times(&through(&next, &powers.backward[place(context)]), &[1.0 / total; WIDTH]);
            self.beta[i] = beta;
            beside(i, Some(context));
        }
    }

    /// How likely each label is at each position.
    #[must_use]
    pub fn marginals(&self) -> Vec<Row> {
        self.alpha.iter().zip(&self.beta).map(|(a, b)| scaled(&times(a, b))).collect()
    }
}

/// The forward sums up to a position, and the sum over all labellings so far.
#[derive(Default)]
struct Sum {
    alpha: Option<Row>,
    product: Product,
}

impl Sum {
    /// Goes on to the next position.
    #[inline(always)]
    fn go_on(&mut self, potential: &Row, powers: &[Row; WIDTH]) -> &Row {
        let next = match &self.alpha {
            // Scaled by what the row before amounts to: that is known while this one is still being added up.
            Some(alpha) => {
                let total = total(alpha);
                self.product.multiply(total);
                times(&through(alpha, powers), &times(potential, &[1.0 / total; WIDTH]))
            }
            None => *potential,
        };
        self.alpha.insert(next)
    }

    fn ln(&self) -> f64 {
        self.product.ln() + self.alpha.as_ref().map_or(0.0, |alpha| f64::from(total(alpha)).ln())
    }
}

/// `row` through a matrix.
#[inline]
fn through(row: &Row, matrix: &[Row; WIDTH]) -> Row {
    let mut sums = [[0.0; WIDTH]; 2];
    for (n, (x, line)) in row.iter().zip(matrix).enumerate() {
        for (sum, y) in sums[n % 2].iter_mut().zip(line) {
            *sum += x * y;
        }
    }
    let [mut sum, other] = sums;
    for (x, y) in sum.iter_mut().zip(other) {
        *x += y;
    }
    sum
}

#[inline]
fn times(a: &Row, b: &Row) -> Row {
    let mut product = *a;
    for (x, y) in product.iter_mut().zip(b) {
        *x *= y;
    }
    product
}

/// What a row amounts to.
#[inline]
fn total(row: &Row) -> f32 {
    let pairs = [row[0] + row[4], row[1] + row[5], row[2] + row[6], row[3] + row[7]];
    larger((pairs[0] + pairs[2]) + (pairs[1] + pairs[3]), f32::MIN_POSITIVE)
}

/// The row scaled to 1.
#[inline]
fn scaled(row: &Row) -> Row {
    times(row, &[1.0 / total(row); WIDTH])
}

/// The larger of two; [`f32::max`] would ask what they are, and call a function for it where a browser runs this.
#[inline]
pub(super) fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// `e` to the power of a token's weights, the largest scaled to 1.
#[inline]
fn potential(weights: &Row) -> Row {
    let four: [f32; 4] = std::array::from_fn(|l| larger(weights[l], weights[l + 4]));
    let max = larger(larger(four[0], four[1]), larger(four[2], four[3]));
    let mut powers = [0.0; WIDTH];
    for (power, w) in powers.iter_mut().zip(weights) {
        *power = exp(larger(w - max, DEEP));
    }
    powers
}

/// Added to a number, rounds it to a whole one, which then stands in the last bits of the sum.
const ROUNDS: f32 = 12_582_912.0;

/// `e` to the power of `x`, which is between [`DEEP`] and 0: two to a whole power times a polynomial (Taylor's, to the
/// sixth power) for the rest, right to six places. Without a call, so that the compiler takes several at once.
#[inline(always)]
fn exp(x: f32) -> f32 {
    let power = x * std::f32::consts::LOG2_E;
    let rounded = power + ROUNDS;
    let rest = (power - (rounded - ROUNDS)) * std::f32::consts::LN_2;
    let mut value = 1.0 / 720.0;
    for term in [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0] {
        value = value * rest + term;
    }
    f32::from_bits(value.to_bits().wrapping_add(rounded.to_bits() << 23))
}

/// A product of many numbers, which may be too small or too large for a number.
struct Product {
    log: f64,
    factor: f64,
}

impl Default for Product {
    fn default() -> Self {
        Self { log: 0.0, factor: 1.0 }
    }
}

impl Product {
    #[inline]
    fn multiply(&mut self, by: f32) {
        self.factor *= f64::from(by);
        if !(1e-200..1e200).contains(&self.factor) {
            self.log += self.factor.ln();
            self.factor = 1.0;
        }
    }

    fn ln(&self) -> f64 {
        self.log + self.factor.ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_right_to_six_places() {
        for n in 0..=18_000 {
            let x = -(n as f32) / 1000.0;
            let right = f64::from(x).exp();
            assert!((f64::from(exp(x)) - right).abs() <= right * 2e-6, "{x}");
        }
    }
}
