//! Stage two: for each candidate, who speaks and what is said, from the tokens around it.
//!
//! A recurrent layer passes over the rows of stage one near the cue, with what tells it where the cue is. What the
//! rows give to the layer is the same for every candidate and computed once for the article; the marks' and
//! distances' part is computed once for the model.
//!
//! ```text
//! Ann  [said]  it  rained   →   source: Ann; content: it rained; the cue is one: 0.98
//! ```

use super::candidates::Candidate;
use super::encoder::Inputs;
use super::kernel::curve::{sigmoid, softmax};
use super::kernel::lstm::{EIGHTHS, Gates, State};
use super::kernel::product::{Row, WIDTH};
use super::weights::Roles;
use std::ops::Range;
use wide::{f32x4, i16x8};

/// Tokens before a cue that are looked at.
const BEFORE: usize = 60;
/// Tokens from the beginning of a cue on that are looked at.
const AFTER: usize = 80;

/// What stage two writes to, kept from article to article.
#[derive(Default)]
pub(super) struct Buffers {
    /// What the rows give to the gates, in both directions.
    shared: Vec<[Gates; 2]>,
    hidden: Vec<[i16x8; WIDTH / 8]>,
    /// How probable each [`Role`](super::encoder::Role) is for the tokens looked at.
    pub roles: Vec<[f32; 5]>,
}

/// What stage two says beside the roles of tokens.
pub(super) struct CueReading {
    /// The tokens looked at.
    pub tokens: Range<usize>,
    /// How probable it is that the cue is one.
    pub valid: f32,
}

/// Computes what the rows give to the layer.
pub(super) fn prepare(weights: &Roles, rows: &[Row], buffers: &mut Buffers) {
    buffers.shared.clear();
    buffers.shared.resize(rows.len(), [[[f32x4::ZERO; 8]; EIGHTHS]; 2]);
    for (way, direction) in weights.layer.iter().enumerate() {
        Inputs::new(direction).each(rows, |at, gates| buffers.shared[at][way] = *gates);
    }
}

/// Reads the tokens around a candidate; [`prepare`] was called for its article.
pub(super) fn read(weights: &Roles, candidate: &Candidate, buffers: &mut Buffers) -> CueReading {
    let start = candidate.cue.start;
    let tokens = start.saturating_sub(BEFORE)..(start + AFTER).min(buffers.shared.len());
    let cue = start..candidate.cue.end.min(tokens.end);
    buffers.hidden.clear();
    buffers.hidden.resize(tokens.len(), [i16x8::ZERO; WIDTH / 8]);
    for (way, direction) in weights.layer.iter().enumerate() {
        let mut state = State::start();
        let mut step = |at: usize| {
            let shared = &buffers.shared[at][way];
            let mark = &weights.marks[usize::from(cue.contains(&at))][way];
            let far = &weights.distances[distance(at, &cue)][way];
            let gates =
                |eight: usize| std::array::from_fn(|i| shared[eight][i] + (mark[eight][i] + far[eight][i]));
            let hidden = direction.step(gates, &mut state);
            buffers.hidden[at - tokens.start][way * EIGHTHS..][..EIGHTHS].copy_from_slice(&hidden);
        };
        if way == 0 {
            tokens.clone().for_each(&mut step);
        } else {
            tokens.clone().rev().for_each(&mut step);
        }
    }
    buffers.roles.clear();
    let mut valid = 0.0;
    for (at, hidden) in tokens.clone().zip(&buffers.hidden) {
        let [roles @ .., is_cue, _, _] = weights.head.of(hidden);
        buffers.roles.push(softmax(roles));
        // A linear form of the mean is the mean of the linear forms.
        valid += if cue.contains(&at) { is_cue } else { 0.0 };
    }
    CueReading { tokens, valid: sigmoid(valid / cue.len() as f32) }
}

/// The row for how far a token is from the middle of the cue.
///
/// Up to 16 tokens each has a row of its own, past that four share one; halves are rounded to even.
const fn distance(at: usize, cue: &Range<usize>) -> usize {
    const MIDDLE: usize = 32;
    // Twice the distance, so that it is whole.
    let twice = (2 * at).abs_diff(cue.start + cue.end - 1);
    let far = if twice < 32 { even(twice, 2) } else { even(96 + twice, 8) };
    let far = if far < MIDDLE { far } else { MIDDLE };
    if 2 * at < cue.start + cue.end - 1 { MIDDLE - far } else { MIDDLE + far }
}

/// `number / by`, rounded to the nearest whole number, a half to the even one.
const fn even(number: usize, by: usize) -> usize {
    let (whole, rest) = (number / by, number % by);
    if 2 * rest > by || (2 * rest == by && whole % 2 == 1) { whole + 1 } else { whole }
}

/// Tokens that a stage-two reading can reach on either side of a cue's beginning.
pub(super) const REACH: usize = if BEFORE > AFTER { BEFORE } else { AFTER };

#[cfg(test)]
mod tests {
    use super::*;

    /// The same as the formula has it.
    fn formula(at: usize, cue: &Range<usize>) -> usize {
        let r = at as f64 - (cue.start + cue.end - 1) as f64 / 2.0;
        let far = if r.abs() < 16.0 { r } else { r.signum() * (16.0 + (r.abs() - 16.0) / 4.0).min(32.0) };
        (far.round_ties_even() + 32.0) as usize
    }

    #[test]
    fn distances_follow_the_formula() {
        for cue in [60..61, 60..62, 60..63, 0..1, 0..2, 70..79] {
            for at in 0..160 {
                assert_eq!(distance(at, &cue), formula(at, &cue), "{at} {cue:?}");
            }
        }
    }
}
