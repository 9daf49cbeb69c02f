//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): which of `L` labels each token
//! of a sequence has, by Viterbi's algorithm, and how sure that is, by the forward–backward algorithm.
//!
//! Features are 32-bit hashes; one that the model does not hold weighs nothing. What a change of label weighs
//! depends on the token's context, a small code.
//!
//! Invariant: linear in the length of the sequence; any feature and any context code is fine.

mod table;

use table::{Features, WIDTH};

/// How many contexts of a change of label there are.
pub const CONTEXTS: usize = 8;
/// The weight of what must not be.
const FORBIDDEN: f32 = -1e4;
/// Added to a context: the token keeps the role of the one before it, see [`Crf::with_lock`].
pub const LOCKED: u8 = 0x80;

/// What changes of label weigh: in each context, from each label, to each label; then the same where it is locked.
pub type Changes<const L: usize> = [[[f32; L]; L]; 2 * CONTEXTS];

/// Weights of changes without any lock.
#[must_use]
pub fn unlocked<const L: usize>(changes: &[[[f32; L]; L]; CONTEXTS]) -> Changes<L> {
    std::array::from_fn(|c| changes[c % CONTEXTS])
}

/// Where the changes of a context stand.
fn place(context: u8) -> usize {
    context as usize % CONTEXTS + if context >= LOCKED { CONTEXTS } else { 0 }
}

/// The weights.
#[derive(Clone, Debug)]
pub struct Crf<const L: usize> {
    features: Features,
    /// What a row's weights are steps of.
    scale: f32,
    /// What a change from one label to the next weighs, by the context of the second token.
    changes: Changes<L>,
    /// `e` to the power of these, made once: every sequence needs them.
    exp: Changes<L>,
}

impl<const L: usize> Crf<L> {
    /// From a list of hashes with their weights, and the weights of changes; `None` where hashes were chosen so that
    /// no table holds them.
    #[must_use]
    pub fn new(features: &[(u32, [i8; L])], scale: f32, changes: [[[f32; L]; L]; CONTEXTS]) -> Option<Self> {
        let changes = unlocked(&changes);
        const { assert!(L <= WIDTH, "a row is wide enough") };
        let wide = |row: &[i8; L]| std::array::from_fn(|l| row.get(l).copied().unwrap_or(0));
        let features = Features::new(features.iter().map(|(key, row)| (*key, wide(row))))?;
        Some(Self { features, scale, exp: exp_changes(&changes), changes })
    }

    /// The same, allowing behind a context with [`LOCKED`] only the changes that `allowed` names.
    #[must_use]
    pub fn with_lock(mut self, allowed: fn(usize, usize) -> bool) -> Self {
        for context in &mut self.changes[CONTEXTS..] {
            for (a, row) in context.iter_mut().enumerate() {
                for (_, weight) in row.iter_mut().enumerate().filter(|(b, _)| !allowed(a, *b)) {
                    *weight = FORBIDDEN;
                }
            }
        }
        self.exp = exp_changes(&self.changes);
        self
    }

    /// Adds up what `features` weigh for each label.
    #[inline]
    pub fn weigh(&self, features: &[u32], out: &mut [f32; L]) {
        for (o, sum) in out.iter_mut().zip(self.features.sum(features)) {
            *o = sum as f32 * self.scale;
        }
    }

    /// The most likely labels of a sequence, given what each token weighs and its context.
    #[must_use]
    pub fn viterbi(&self, unary: &[[f32; L]], contexts: &[u8]) -> Vec<u8> {
        viterbi(unary, contexts, &self.changes)
    }

    /// The most likely labels among those labellings that use a `wanted` label at least once, how likely all those
    /// labellings are together, in 0 to 1, and the sums over all labellings. `None` where they are less likely than
    /// `least`: most candidates end here, before anything else is worked out.
    #[must_use]
    pub fn viterbi_with(
        &self,
        unary: &[[f32; L]],
        contexts: &[u8],
        wanted: [bool; L],
        least: f32,
    ) -> Option<(Vec<u8>, f32, Chain<L>)> {
        let mut chain = Chain::forward(unary, contexts, &self.exp);
        let rest = chain.log_without(contexts, &self.exp, wanted);
        let likely = (1.0 - (rest - chain.log_scaled).exp()).clamp(0.0, 1.0) as f32;
        if likely < least {
            return None;
        }
        chain.backward(contexts, &self.exp);
        Some((viterbi_with(unary, contexts, &self.changes, wanted), likely, chain))
    }

    /// How likely each label is at each token.
    #[must_use]
    pub fn marginals(&self, unary: &[[f32; L]], contexts: &[u8]) -> Vec<[f32; L]> {
        Chain::run(unary, contexts, &self.exp).marginals()
    }
}

/// Viterbi's algorithm over given weights.
#[must_use]
pub fn viterbi<const L: usize>(unary: &[[f32; L]], contexts: &[u8], changes: &Changes<L>) -> Vec<u8> {
    let Some(&first) = unary.first() else { return Vec::new() };
    let mut score = first;
    let mut back: Vec<[u8; L]> = Vec::with_capacity(unary.len());
    back.push([0; L]);
    for (here, &context) in unary.iter().zip(contexts).skip(1) {
        let change = &changes[place(context)];
        let (mut next, mut from) = ([f32::MIN; L], [0u8; L]);
        for (a, &s) in score.iter().enumerate() {
            for b in 0..L {
                let value = s + change[a][b];
                if value > next[b] {
                    next[b] = value;
                    from[b] = a as u8;
                }
            }
        }
        for (n, u) in next.iter_mut().zip(here) {
            *n += u;
        }
        score = next;
        back.push(from);
    }
    let mut label = (0..L).max_by(|&a, &b| score[a].total_cmp(&score[b])).unwrap_or(0) as u8;
    let mut labels = vec![0; unary.len()];
    for (i, from) in back.iter().enumerate().rev() {
        labels[i] = label;
        label = from[label as usize];
    }
    labels
}

fn viterbi_with<const L: usize>(
    unary: &[[f32; L]],
    contexts: &[u8],
    changes: &Changes<L>,
    wanted: [bool; L],
) -> Vec<u8> {
    let Some(&first) = unary.first() else { return Vec::new() };
    // Two rows of scores: labellings that have not used a wanted label yet, and those that have.
    let mut score = [[f32::MIN; L]; 2];
    for label in 0..L {
        score[usize::from(wanted[label])][label] = first[label];
    }
    let mut back: Vec<[[(u8, u8); L]; 2]> = vec![[[(0, 0); L]; 2]];
    for (here, &context) in unary.iter().zip(contexts).skip(1) {
        let change = &changes[place(context)];
        let (mut next, mut from) = ([[f32::MIN; L]; 2], [[(0u8, 0u8); L]; 2]);
        for (used, scores) in score.iter().enumerate() {
            for (a, &s) in scores.iter().enumerate().filter(|(_, s)| **s > f32::MIN) {
                for b in 0..L {
                    let value = s + change[a][b] + here[b];
                    let then = used.max(usize::from(wanted[b]));
                    if value > next[then][b] {
                        next[then][b] = value;
                        from[then][b] = (used as u8, a as u8);
                    }
                }
            }
        }
        score = next;
        back.push(from);
    }
    let best = (0..L).max_by(|&a, &b| score[1][a].total_cmp(&score[1][b])).unwrap_or(0);
    let (mut used, mut label) = (1u8, best as u8);
    let mut labels = vec![0; unary.len()];
    for (i, from) in back.iter().enumerate().rev() {
        labels[i] = label;
        (used, label) = from[used as usize][label as usize];
    }
    labels
}

/// `e` to the power of every change.
#[must_use]
pub fn exp_changes<const L: usize>(changes: &Changes<L>) -> Changes<L> {
    changes.map(|context| context.map(|row| row.map(f32::exp)))
}

/// The forward and backward sums of a sequence, each position scaled to 1.
pub struct Chain<const L: usize> {
    /// `e` to the power of each token's weights, the largest scaled to 1.
    pub potential: Vec<[f32; L]>,
    /// Forward sums.
    pub alpha: Vec<[f32; L]>,
    /// Backward sums.
    pub beta: Vec<[f32; L]>,
    /// The logarithm of the sum over all labellings, in terms of `potential`.
    log_scaled: f64,
}

/// Weights this far under the token's largest count as this far: their power of `e` is nothing beside 1.
const DEEP: f32 = -18.0;

impl<const L: usize> Chain<L> {
    /// Runs forward and backward over a sequence; `exp` comes from [`exp_changes`].
    #[must_use]
    pub fn run(unary: &[[f32; L]], contexts: &[u8], exp: &Changes<L>) -> Self {
        let mut chain = Self::forward(unary, contexts, exp);
        chain.backward(contexts, exp);
        chain
    }

    fn forward(unary: &[[f32; L]], contexts: &[u8], exp: &Changes<L>) -> Self {
        let n = unary.len();
        let mut chain = Self {
            potential: Vec::with_capacity(n),
            alpha: Vec::with_capacity(n),
            beta: Vec::new(),
            log_scaled: 0.0,
        };
        for weights in unary {
            let max = weights.iter().copied().fold(f32::MIN, f32::max);
            let power = |w: f32| if w - max < DEEP { 1.5e-8 } else { (w - max).exp() };
            chain.potential.push(weights.map(power));
        }
        for (i, &potential) in chain.potential.iter().enumerate() {
            let before = i.checked_sub(1).map(|i| &chain.alpha[i]);
            let (a, total) = step(before, potential, contexts[i], exp);
            chain.log_scaled += f64::from(total.ln());
            chain.alpha.push(a);
        }
        chain
    }

    /// The logarithm of the sum over the labellings without any `left` label, in terms of `potential`.
    fn log_without(&self, contexts: &[u8], exp: &Changes<L>, left: [bool; L]) -> f64 {
        let (mut log, mut alpha) = (0.0, None);
        for (&context, &potential) in contexts.iter().zip(&self.potential) {
            let kept = std::array::from_fn(|l| if left[l] { 0.0 } else { potential[l] });
            let (next, total) = step(alpha.as_ref(), kept, context, exp);
            log += f64::from(total.ln());
            alpha = Some(next);
        }
        log
    }

    fn backward(&mut self, contexts: &[u8], exp: &Changes<L>) {
        let n = self.potential.len();
        self.beta = vec![[1.0; L]; n];
        for i in (0..n.saturating_sub(1)).rev() {
            let change = &exp[place(contexts[i + 1])];
            let mut next = self.beta[i + 1];
            for (x, p) in next.iter_mut().zip(self.potential[i + 1]) {
                *x *= p;
            }
            let mut b = [0f32; L];
            for (x, row) in b.iter_mut().zip(change) {
                *x = row.iter().zip(next).map(|(c, n)| c * n).sum();
            }
            let total: f32 = b.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            self.beta[i] = b.map(|x| x / total);
        }
    }

    /// How likely each label is at each position.
    #[must_use]
    pub fn marginals(&self) -> Vec<[f32; L]> {
        let both = self.alpha.iter().zip(&self.beta);
        both.map(|(a, b)| {
            let mut m = *a;
            for (x, y) in m.iter_mut().zip(b) {
                *x *= y;
            }
            let total: f32 = m.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            m.map(|x| x / total)
        })
        .collect()
    }
}

/// One step forward: the next sums, scaled to 1, and what they were scaled by.
#[inline]
fn step<const L: usize>(
    before: Option<&[f32; L]>,
    potential: [f32; L],
    context: u8,
    exp: &Changes<L>,
) -> ([f32; L], f32) {
    let mut a = potential;
    if let Some(before) = before {
        let mut sum = [0f32; L];
        for (p, row) in before.iter().zip(&exp[place(context)]) {
            for (s, c) in sum.iter_mut().zip(row) {
                *s += p * c;
            }
        }
        for (x, s) in a.iter_mut().zip(sum) {
            *x *= s;
        }
    }
    let total: f32 = a.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    (a.map(|x| x / total), total)
}
