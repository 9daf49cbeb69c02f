//! Fits a [`Crf`] to labelled sequences: stochastic gradients of the log-likelihood with AdaGrad step sizes and
//! L1-regularised dual averaging (Xiao 2010; Duchi, Hazan and Singer 2011), which leaves most weights at zero.
//!
//! Deterministic: the order of the sequences comes from a fixed generator.

use on_record_engine::crf::{CONTEXTS, Chain, Crf, Powers, Row, WIDTH, unlocked};

/// A sequence with its features as hashes, flattened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sequence {
    /// The hashes of all tokens, one token after the other.
    pub(crate) features: Vec<u32>,
    /// Where each token's hashes end.
    pub(crate) ends: Vec<u32>,
    /// The context of each token's change.
    pub(crate) contexts: Vec<u8>,
    /// The right labels.
    pub(crate) labels: Vec<u8>,
}

impl Sequence {
    /// Ends a token whose hashes were appended to `features`.
    pub(crate) fn push(&mut self, context: u8, label: u8) {
        self.ends.push(self.features.len() as u32);
        self.contexts.push(context);
        self.labels.push(label);
    }

    fn token(&self, i: usize) -> &[u32] {
        let start = if i == 0 { 0 } else { self.ends[i - 1] as usize };
        &self.features[start..self.ends[i] as usize]
    }
}

/// How to fit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// Passes over the sequences.
    pub(crate) epochs: usize,
    /// Features seen less often are left out.
    pub(crate) least: u32,
    /// Step size.
    pub(crate) rate: f32,
    /// Strength of L1 regularisation, for the whole training.
    pub l1: f32,
}

/// A fitted model before it is quantised.
pub(crate) struct Fitted<const L: usize> {
    keys: Vec<u32>,
    weights: Vec<[f32; L]>,
    /// Weights of changes.
    pub(crate) changes: [[[f32; L]; L]; CONTEXTS],
}

impl<const L: usize> Fitted<L> {
    /// In steps of one 127th of the largest weight that matters; weights under half a step are dropped.
    pub(crate) fn quantised(&self) -> (Vec<(u32, [i8; L])>, f32) {
        let largest = self.weights.iter().flatten().fold(0f32, |m, w| m.max(w.abs())).min(6.0);
        let scale = (largest / 127.0).max(1e-6);
        let mut rows: Vec<(u32, [i8; L])> = self
            .keys
            .iter()
            .zip(&self.weights)
            .map(|(&k, w)| (k, w.map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8)))
            .filter(|(_, row)| row.iter().any(|&w| w != 0))
            .collect();
        rows.sort_unstable_by_key(|r| r.0);
        (rows, scale)
    }

    /// Ready for use.
    pub(crate) fn crf(&self) -> Result<Crf<L>, String> {
        let (rows, scale) = self.quantised();
        Crf::new(&rows, scale, self.changes).ok_or_else(|| "the features' hashes find no place".to_owned())
    }
}

/// An open-addressing table from hash to number, as `HashMap` is too slow for fifty million look-ups.
struct Numbers {
    keys: Vec<u32>,
    values: Vec<u32>,
}

impl Numbers {
    fn new(bits: u32) -> Self {
        Self { keys: vec![0; 1 << bits], values: vec![0; 1 << bits] }
    }

    fn slot(&self, key: u32) -> usize {
        let mask = self.keys.len() - 1;
        let mut slot = (key.wrapping_mul(0x9e37_79b1) >> 3) as usize & mask;
        while self.keys[slot] != 0 && self.keys[slot] != key {
            slot = (slot + 1) & mask;
        }
        slot
    }
}

/// Fits the weights of `L` labels to `sequences`, whose hashes it replaces.
pub(crate) fn fit<const L: usize>(sequences: &mut [Sequence], settings: Settings) -> Fitted<L> {
    let keys = number(sequences, settings.least);
    let mut dual = vec![[0f32; L]; keys.len()];
    let mut square = vec![[0f32; L]; keys.len()];
    let mut change_dual = [[[0f32; L]; L]; CONTEXTS];
    let mut change_square = [[[0f32; L]; L]; CONTEXTS];
    let steps = (settings.epochs * sequences.len()) as f32;
    let weight = |dual: f32, square: f32, threshold: f32| -> f32 {
        let kept = dual.abs() - threshold;
        if kept <= 0.0 { 0.0 } else { settings.rate * kept.copysign(dual) / (square.sqrt() + 1e-3) }
    };
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1du64;
    let mut step = 0f32;
    let mut changes = [[[0f32; L]; L]; CONTEXTS];
    let mut unary: Vec<Row> = Vec::new();
    for _ in 0..settings.epochs {
        for i in (1..order.len()).rev() {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            order.swap(i, (random % (i as u64 + 1)) as usize);
        }
        for &n in &order {
            let s = &sequences[n];
            step += 1.0;
            let threshold = settings.l1 * step / steps;
            unary.clear();
            for i in 0..s.labels.len() {
                let mut sum = [f32::MIN; WIDTH];
                sum[..L].fill(0.0);
                for &f in s.token(i) {
                    let (d, q) = (&dual[f as usize], &square[f as usize]);
                    for l in 0..L {
                        sum[l] += weight(d[l], q[l], threshold);
                    }
                }
                unary.push(sum);
            }
            for c in 0..CONTEXTS {
                for a in 0..L {
                    for b in 0..L {
                        changes[c][a][b] = weight(change_dual[c][a][b], change_square[c][a][b], 0.0);
                    }
                }
            }
            let powers = Powers::of(&unlocked(&changes));
            let chain = Chain::run(&unary, &s.contexts, &powers);
            let marginals = chain.marginals();
            for (i, marginal) in marginals.iter().enumerate() {
                let label = s.labels[i] as usize;
                let mut gradient: [f32; L] = std::array::from_fn(|l| -marginal[l]);
                gradient[label] += 1.0;
                for &f in s.token(i) {
                    let (d, q) = (&mut dual[f as usize], &mut square[f as usize]);
                    for l in 0..L {
                        d[l] += gradient[l];
                        q[l] += gradient[l] * gradient[l];
                    }
                }
                if i > 0 {
                    let c = s.contexts[i] as usize % CONTEXTS;
                    let from = s.labels[i - 1] as usize;
                    let mut pair = [[0f32; L]; L];
                    let mut total = 0f32;
                    for (a, row) in pair.iter_mut().enumerate() {
                        for (b, p) in row.iter_mut().enumerate() {
                            *p = chain.alpha[i - 1][a]
                                * powers.forward[c][a][b]
                                * chain.potential[i][b]
                                * chain.beta[i][b];
                            total += *p;
                        }
                    }
                    for a in 0..L {
                        for b in 0..L {
                            let observed = f32::from(a == from && b == label);
                            let g = observed - pair[a][b] / total.max(f32::MIN_POSITIVE);
                            change_dual[c][a][b] += g;
                            change_square[c][a][b] += g * g;
                        }
                    }
                }
            }
        }
    }
    let weights = dual
        .iter()
        .zip(&square)
        .map(|(d, q)| std::array::from_fn(|l| weight(d[l], q[l], settings.l1)))
        .collect();
    for c in 0..CONTEXTS {
        for a in 0..L {
            for b in 0..L {
                changes[c][a][b] = weight(change_dual[c][a][b], change_square[c][a][b], 0.0);
            }
        }
    }
    Fitted { keys, weights, changes }
}

/// Replaces hashes by numbers, leaving out what is seen less often than `least`; tells each number's hash.
fn number(sequences: &mut [Sequence], least: u32) -> Vec<u32> {
    let total: usize = sequences.iter().map(|s| s.features.len()).sum();
    let mut counts = Numbers::new((total as u64 / 2 + 1024).next_power_of_two().trailing_zeros().min(25));
    for s in sequences.iter() {
        for &key in &s.features {
            let slot = counts.slot(key.max(1));
            counts.keys[slot] = key.max(1);
            counts.values[slot] += 1;
        }
    }
    let mut keys = Vec::new();
    for slot in 0..counts.keys.len() {
        let seen = counts.keys[slot] != 0 && counts.values[slot] >= least;
        counts.values[slot] = if seen { keys.len() as u32 } else { u32::MAX };
        if seen {
            keys.push(counts.keys[slot]);
        }
    }
    for s in sequences.iter_mut() {
        let (mut kept, mut ends) = (Vec::with_capacity(s.features.len()), Vec::with_capacity(s.ends.len()));
        for i in 0..s.ends.len() {
            for &key in s.token(i) {
                let number = counts.values[counts.slot(key.max(1))];
                if number != u32::MAX {
                    kept.push(number);
                }
            }
            ends.push(kept.len() as u32);
        }
        (s.features, s.ends) = (kept, ends);
    }
    keys
}
