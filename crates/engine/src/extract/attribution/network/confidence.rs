//! How sure a decoded candidate is: eighteen numbers of it, weighed (logistic regression).
//!
//! ```text
//! cue .98, cue is one .97, content .9 on the mean, nothing left out, all in quotation marks …  →  0.99
//! ```

use super::kernel::curve::sigmoid;

/// How many numbers there are.
pub(super) const NUMBERS: usize = 18;

/// What is known of a decoded candidate. Where it says *logit*, it is `ln(p / (1 - p))` of a probability.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Evidence {
    /// Logit: the cue, by stage one.
    pub cue: f32,
    /// Logit: the cue is one, by stage two.
    pub valid: f32,
    /// Logit: content, on the mean of its words.
    pub content_mean: f32,
    /// Logit: content, at its least probable word.
    pub content_least: f32,
    /// `ln(1 + x)` of the probability of content that was left out, summed.
    pub left_out: f32,
    /// Logit: the least probable beginning of a piece.
    pub begins: f32,
    /// Logit: the least probable end of a piece.
    pub ends: f32,
    /// Whether there is a source.
    pub has_source: bool,
    /// Logit: source, on the mean of its words; 0 without a source.
    pub source_mean: f32,
    /// Logit: source, at the most probable word near the cue.
    pub source_most: f32,
    /// `ln(1 + n)` of the words of content.
    pub words: f32,
    /// Pieces of content.
    pub pieces: f32,
    /// Which part of the content's words is in quotations.
    pub quoted: f32,
    /// Whether all of them are.
    pub all_quoted: bool,
    /// Logit: content, by stage one, on the mean of its words.
    pub content_before: f32,
    /// Logit: outside of all roles, by stage one, on the mean of its words.
    pub outside_before: f32,
    /// Whether the cue is in a quotation.
    pub cue_quoted: bool,
    /// Whether each piece begins in the paragraph of the cue.
    pub same_paragraph: bool,
}

impl Evidence {
    /// The numbers in the order of the model's weights.
    #[must_use]
    pub(crate) fn as_array(&self) -> [f32; NUMBERS] {
        let flag = |is| f32::from(u8::from(is));
        [
            self.cue,
            self.valid,
            self.content_mean,
            self.content_least,
            self.left_out,
            self.begins,
            self.ends,
            flag(self.has_source),
            self.source_mean,
            self.source_most,
            self.words,
            self.pieces,
            self.quoted,
            flag(self.all_quoted),
            self.content_before,
            self.outside_before,
            flag(self.cue_quoted),
            flag(self.same_paragraph),
        ]
    }
}

/// What the numbers weigh.
pub(super) struct Confidence {
    start: f32,
    weights: [f32; NUMBERS],
}

impl Confidence {
    /// From what is added always, and a weight for each number.
    pub(super) const fn new(given: [f32; NUMBERS + 1]) -> Self {
        let [start, weights @ ..] = given;
        Self { start, weights }
    }

    /// How probable it is that the candidate is a statement.
    pub(super) fn of(&self, evidence: &Evidence) -> f32 {
        let numbers = evidence.as_array();
        sigmoid(
            self.weights.iter().zip(numbers).fold(self.start, |sum, (weight, number)| sum + weight * number),
        )
    }
}

/// From which confidence on a candidate is reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Bounds {
    /// For cues of speech.
    pub speech: f32,
    /// For all others: attitudes, plans, findings.
    pub other: f32,
}

impl Bounds {
    /// As the model file has them.
    pub(super) const fn new([speech, other]: [f32; 2]) -> Self {
        Self { speech, other }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_has_its_weight() {
        let mut given = [0.0; NUMBERS + 1];
        given[0] = -1.0;
        given[8] = 3.0;
        given[18] = 0.5;
        let confidence = Confidence::new(given);
        let none = Evidence::default();
        assert_eq!(confidence.of(&none), sigmoid(-1.0));
        assert_eq!(confidence.of(&Evidence { has_source: true, ..none }), sigmoid(2.0));
        assert_eq!(confidence.of(&Evidence { same_paragraph: true, ..none }), sigmoid(-0.5));
    }
}
