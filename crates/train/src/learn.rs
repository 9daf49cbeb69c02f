//! Fits a [`Crf`] to labelled sequences: stochastic gradients of the log-likelihood with AdaGrad step sizes and
//! L1-regularised dual averaging (Xiao 2010; Duchi, Hazan and Singer 2011), which leaves most weights at zero.
//!
//! What is fitted depends on the order of the sequences, by a point of F1. So several orders are fitted, and their weights
//! averaged (Zinkevich and others 2010): the mean is better than each of them.
//!
//! Deterministic: the orders come from a fixed generator, and the mean is taken in their order.

use on_record_engine::extract::attribution::crf::{CONTEXTS, Chain, Crf, Powers, Row, WIDTH, unlocked};

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
    pub(crate) l1: f32,
    /// Over how many orders of the sequences the weights are averaged, at least one.
    pub(crate) orders: usize,
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
    let (sequences, features) = (&*sequences, keys.len());
    let mut mean = Fitted { keys, weights: vec![[0.0; L]; features], changes: [[[0.0; L]; L]; CONTEXTS] };
    let share = 1.0 / settings.orders as f32;
    for (weights, changes) in
        in_pairs(settings.orders, &|order| fit_order::<L>(sequences, features, settings, order))
    {
        for (mean, weight) in mean.weights.as_flattened_mut().iter_mut().zip(weights.as_flattened()) {
            *mean += weight * share;
        }
        let changes = changes.as_flattened().as_flattened();
        for (mean, weight) in mean.changes.as_flattened_mut().as_flattened_mut().iter_mut().zip(changes) {
            *mean += weight * share;
        }
    }
    mean
}

/// What each feature weighs for each label, and each change.
type Weights<const L: usize> = (Vec<[f32; L]>, [[[f32; L]; L]; CONTEXTS]);

/// Fits the weights of so many `features` to `sequences` in one order, given by its number.
fn fit_order<const L: usize>(
    sequences: &[Sequence],
    features: usize,
    settings: Settings,
    number: usize,
) -> Weights<L> {
    let mut dual = vec![[0f32; L]; features];
    let mut square = vec![[0f32; L]; features];
    let mut change_dual = [[[0f32; L]; L]; CONTEXTS];
    let mut change_square = [[[0f32; L]; L]; CONTEXTS];
    let steps = (settings.epochs * sequences.len()) as f32;
    let weight = |dual: f32, square: f32, threshold: f32| -> f32 {
        let kept = dual.abs() - threshold;
        if kept <= 0.0 { 0.0 } else { settings.rate * kept.copysign(dual) / (square.sqrt() + 1e-3) }
    };
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1du64 ^ (number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
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
    (weights, changes)
}

/// Runs `work` for 0 to `count`, two at a time, and gives the results in order.
fn in_pairs<T: Send>(count: usize, work: &(dyn Fn(usize) -> T + Sync)) -> Vec<T> {
    let numbers: Vec<usize> = (0..count).collect();
    let pair = |pair: &[usize]| -> Vec<T> {
        std::thread::scope(|scope| {
            let running: Vec<_> = pair.iter().map(|&n| scope.spawn(move || work(n))).collect();
            running.into_iter().map(|r| r.join().unwrap_or_else(|e| std::panic::resume_unwind(e))).collect()
        })
    };
    numbers.chunks(2).flat_map(pair).collect()
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
