//! The trained weights as a file: both passes and the judge, quantised, with a mark and a version.
//!
//! Invariant: bytes that are not such a file give an error, never a panic.

use crate::extract::attribution::crf::{CONTEXTS, Crf, Words};
use crate::extract::attribution::judge::Judge;
use crate::extract::attribution::linker;
use crate::extract::attribution::tagger;
use crate::extract::attribution::traits::Spellings;
use serde::{Deserialize, Serialize};

const MAGIC: &[u8] = b"onrecord-model-1";

/// The weights of one pass, as the file holds them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// The features' hashes in order, each as the difference to the one before.
    pub steps: Vec<u32>,
    /// What each feature weighs for each label, label by label, in steps of `scale`.
    pub rows: Vec<i8>,
    /// The size of a step.
    pub scale: f32,
    /// What changes of label weigh: by context, from, to.
    pub changes: Vec<f32>,
}

impl Weights {
    /// From features in order of their hashes.
    #[must_use]
    pub fn new<const L: usize>(
        features: &[(u32, [i8; L])],
        scale: f32,
        changes: &[[[f32; L]; L]; CONTEXTS],
    ) -> Self {
        let mut last = 0;
        let steps = features.iter().map(|&(key, _)| key - std::mem::replace(&mut last, key)).collect();
        let rows = (0..L).flat_map(|l| features.iter().map(move |(_, row)| row[l])).collect();
        Self { steps, rows, scale, changes: changes.as_flattened().as_flattened().to_vec() }
    }

    fn crf<const L: usize>(&self) -> Option<Crf<L>> {
        let n = self.steps.len();
        if self.rows.len() != n * L || self.changes.len() != CONTEXTS * L * L || !self.scale.is_finite() {
            return None;
        }
        let mut key = 0u32;
        let features: Vec<(u32, [i8; L])> = self
            .steps
            .iter()
            .enumerate()
            .map(|(i, step)| {
                key = key.wrapping_add(*step);
                (key, std::array::from_fn(|l| self.rows[l * n + i]))
            })
            .collect();
        let change = |c: usize, a: usize, b: usize| self.changes[(c * L + a) * L + b];
        let changes =
            std::array::from_fn(|c| std::array::from_fn(|a| std::array::from_fn(|b| change(c, a, b))));
        Crf::new(&features, self.scale, changes)
    }
}

/// Everything that training yields, as the file holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelFile {
    /// The first pass.
    pub first: Weights,
    /// The second pass.
    pub second: Weights,
    /// The judge.
    pub judge: Judge,
    /// The least confidence in a content with which it is reported.
    pub threshold: f32,
}

impl ModelFile {
    /// As bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(postcard::to_allocvec(self).unwrap_or_default());
        bytes
    }
}

/// The weights, ready for use.
#[derive(Clone, Debug)]
pub struct Model {
    /// The first pass.
    pub first: Crf<{ tagger::LABELS }>,
    /// The second pass.
    pub second: Crf<{ linker::LABELS }>,
    /// The judge.
    pub judge: Judge,
    /// The least confidence in a content with which it is reported.
    pub threshold: f32,
}

/// What a reader remembers of words from article to article. What it reads does not depend on it, only how fast.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// How words are spelled.
    pub spellings: Spellings,
    /// What they weigh in the first pass.
    pub words: Words,
}

impl Model {
    /// Reads the file that training wrote; `None` where the bytes are something else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let file: ModelFile = postcard::from_bytes(bytes.strip_prefix(MAGIC)?).ok()?;
        Some(Self {
            first: file.first.crf()?,
            second: file.second.crf()?.with_lock(linker::keeps_role),
            judge: file.judge,
            threshold: file.threshold,
        })
    }
}
