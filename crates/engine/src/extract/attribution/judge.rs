//! How sure a link is: two logistic regressions over what speaks for and against it, one for "these words are a
//! statement", one for "and this is who says it", fitted on articles that the passes had not seen.

use crate::extract::attribution::linker::{EVIDENCE, Evidence};

/// The weights of both regressions.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Judge {
    /// For the content.
    pub content: Vec<f32>,
    /// For the speaker, given that the content is right.
    pub speaker: Vec<f32>,
}

impl Judge {
    /// How likely the content is right.
    #[must_use]
    pub fn content(&self, evidence: &Evidence) -> f32 {
        sigmoid(&self.content, evidence)
    }

    /// How likely the speaker is right where the content is.
    #[must_use]
    pub fn speaker(&self, evidence: &Evidence) -> f32 {
        sigmoid(&self.speaker, evidence)
    }
}

fn sigmoid(weights: &[f32], evidence: &Evidence) -> f32 {
    debug_assert!(weights.len() <= EVIDENCE);
    let sum: f32 = weights.iter().zip(evidence).map(|(w, e)| w * e).sum();
    1.0 / (1.0 + (-sum).exp())
}
