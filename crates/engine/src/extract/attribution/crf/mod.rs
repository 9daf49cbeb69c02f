//! A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): which of `L` labels each token
//! of a sequence has, by Viterbi's algorithm, and how sure that is, by the forward–backward algorithm.
//!
//! Features are 32-bit hashes; one that the model does not hold weighs nothing. What a change of label weighs
//! depends on the token's context, a small code.
//!
//! Invariant: linear in the length of the sequence; any feature and any context code is fine.

mod best;
mod chain;
mod sink;
mod table;

pub use chain::{Chain, Powers};
pub use sink::{Sink, Weigher, Words, Written};

use best::Way;
use table::Features;

/// How many numbers a token's labels take: one each, the rest stands for labels that must not be. A fixed width lets
/// the compiler work on several at once.
pub const WIDTH: usize = 8;
/// How many contexts of a change of label there are.
pub const CONTEXTS: usize = 8;
/// The weight of what must not be.
const FORBIDDEN: f32 = -1e4;
/// Added to a context: the token keeps the role of the one before it, see [`Crf::with_lock`].
pub const LOCKED: u8 = 0x80;

/// A number for each label.
pub type Row = [f32; WIDTH];
/// What changes of label weigh: in each context, from each label, to each label; then the same where it is locked.
pub type Changes = [[Row; WIDTH]; 2 * CONTEXTS];

/// Weights of changes without any lock.
#[must_use]
pub fn unlocked<const L: usize>(changes: &[[[f32; L]; L]; CONTEXTS]) -> Changes {
    let mut wide = [[[FORBIDDEN; WIDTH]; WIDTH]; 2 * CONTEXTS];
    for (context, wide) in wide.iter_mut().enumerate() {
        for (row, wide) in changes[context % CONTEXTS].iter().zip(wide) {
            wide[..L].copy_from_slice(row);
        }
    }
    wide
}

/// Where the changes of a context stand.
#[inline]
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
    changes: Changes,
    /// `e` to the power of these, made once: every sequence needs them.
    powers: Powers,
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
        Some(Self { features, scale, powers: Powers::of(&changes), changes })
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
        self.powers = Powers::of(&self.changes);
        self
    }

    /// Takes the features of tokens, one after the other. It serves the first pass for one article and the second for one
    /// cue: what their keys leave out must not change. `words` are those that this model has seen.
    #[must_use]
    pub fn weigher<'a>(&'a self, words: Option<&'a mut Words>) -> Weigher<'a> {
        Weigher::new(&self.features, words)
    }

    /// What the features weigh together for each label that `weigher` has taken since it was asked last.
    #[inline]
    #[must_use]
    pub fn weigh(&self, weigher: &mut Weigher<'_>) -> Row {
        let mut row = [FORBIDDEN; WIDTH];
        for (weight, sum) in row.iter_mut().zip(weigher.take().weights()).take(L) {
            *weight = sum as f32 * self.scale;
        }
        row
    }

    /// The most likely labels of a sequence, given what each token weighs and its context, and how likely each label is
    /// at each token.
    #[must_use]
    pub fn labels(&self, unary: &[Row], contexts: &[u8]) -> (Vec<u8>, Vec<Row>) {
        let mut way = Way::new(unary.len(), &self.changes);
        let mut chain =
            Chain::forward(unary, contexts, &self.powers, |here, context| way.forth(here, context));
        chain.backward(contexts, &self.powers, |i, context| way.back(i, context));
        (way.labels(), chain.marginals())
    }

    /// The most likely labels among those labellings that use a `wanted` label at least once, how likely all those
    /// labellings are together, in 0 to 1, and the sums over all labellings. `None` where they are less likely than
    /// `least`.
    #[must_use]
    pub fn labels_with(
        &self,
        unary: &[Row],
        contexts: &[u8],
        wanted: [bool; WIDTH],
        least: f32,
    ) -> Option<(Vec<u8>, f32, Chain)> {
        let mut way = Way::new(unary.len(), &self.changes);
        let forth = |here: &Row, context| way.forth(here, context);
        let (mut chain, likely) = Chain::forward_with(unary, contexts, &self.powers, wanted, forth);
        if likely < least {
            return None;
        }
        chain.backward(contexts, &self.powers, |i, context| way.back(i, context));
        Some((best::using(way.labels(), unary, contexts, &self.changes, wanted), likely, chain))
    }
}
