//! Candidates for cues: runs of tokens that stage one takes for one.
//!
//! ```text
//! The council  has  made  clear  that …     probability of a cue: 0 0 .2 .8 .9 .1
//!                   └── candidate ──┘       at least .4, or .6 of the largest in the run
//! ```

use super::encoder::Tags;
use super::tokens::Token;
use std::ops::Range;

/// A run goes on as long as a cue is more probable than this.
const RUN: f32 = 0.3;
/// A token that begins a cue more probably than this begins a new run.
const BEGINS: f32 = 0.5;
/// Within a run the cue is what is at least this probable …
const ENOUGH: f32 = 0.4;
/// … or this part of the run's largest.
const PART: f32 = 0.6;

/// A candidate.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// Its tokens.
    pub cue: Range<usize>,
    /// The largest probability of a cue among them.
    pub probability: f32,
}

/// The candidates of a stretch of tokens, with places counted from its beginning.
pub(super) fn candidates<'a>(tokens: &'a [Token], tags: &'a [Tags]) -> impl Iterator<Item = Candidate> + 'a {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + tags[at..].iter().position(|tag| tag.is_cue() > RUN)?;
        let goes_on = |i: &usize| {
            let same = tokens[*i].paragraph == tokens[start].paragraph;
            same && tags[*i].is_cue() > RUN && tags[*i].begins_cue() <= BEGINS
        };
        let end = start + 1 + (start + 1..tags.len()).take_while(goes_on).count();
        at = end;
        let largest = tags[start..end].iter().map(Tags::is_cue).fold(0.0, f32::max);
        let bound = (largest * PART).min(ENOUGH);
        let mut within = (start..end).filter(|&i| tags[i].is_cue() >= bound);
        let first = within.next()?;
        let last = within.next_back().unwrap_or(first);
        Some(Candidate { cue: first..last + 1, probability: largest })
    })
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn found(text: &str, cues: &[(f32, f32)]) -> Vec<(Range<usize>, f32)> {
        let tags: Vec<Tags> = cues
            .iter()
            .map(|&(begins, inside)| Tags { cue: [1.0 - begins - inside, begins, inside], role: [0.0; 5] })
            .collect();
        candidates(&tokens(text, &[]), &tags).map(|c| (c.cue, c.probability)).collect()
    }

    #[test]
    fn a_run_is_cut_to_its_probable_part() {
        let cues = [(0.0, 0.0), (0.3125, 0.0), (0.25, 0.5), (0.0, 0.875), (0.0, 0.3125), (0.0, 0.0)];
        assert_eq!(found("it has made clear that prices", &cues), [(2..4, 0.875)]);
    }

    #[test]
    fn a_weak_run_keeps_what_is_near_its_largest() {
        assert_eq!(
            found("he may say so", &[(0.0, 0.0), (0.3125, 0.0), (0.5, 0.0), (0.0, 0.0)]),
            [(1..3, 0.5)]
        );
    }

    #[test]
    fn a_beginning_and_a_paragraph_begin_anew() {
        let sure = (0.75, 0.0);
        assert_eq!(found("said told", &[sure, sure]), [(0..1, 0.75), (1..2, 0.75)]);
        assert_eq!(found("said\ntold", &[sure, (0.0, 0.75)]), [(0..1, 0.75), (1..2, 0.75)]);
        assert_eq!(found("said so", &[sure, (0.0, 0.75)]), [(0..2, 0.75)]);
        assert!(found("no", &[(0.0, 0.0)]).is_empty());
    }
}
