//! Which of several places that have a quotation word for word is the one to show.

use super::asked::By;
use super::finding::{Finding, Place, Verdict};
use super::speakers::Speaker;
use crate::text::span::Span;

/// The best of the places that have a quotation word for word.
pub(super) struct Best {
    place: Place,
    speaker: Speaker,
    more: usize,
}

impl Best {
    /// Counts one more place where the one that is kept cannot be bettered. Gives whether it is so.
    pub(super) fn count(best: &mut Option<Self>) -> bool {
        let done = best.as_mut().filter(|old| old.speaker == Speaker::Same && old.place.said);
        done.map(|old| old.more += 1).is_some()
    }

    /// One that the same speaker said comes first, then one that somebody else is known to have said: what an article
    /// does not tell does not speak against that.
    pub(super) fn keep(best: &mut Option<Self>, (place, speaker): (Place, Speaker)) {
        let rank = |speaker: Speaker, place: &Place| {
            let known = match speaker {
                Speaker::Same => 0,
                Speaker::Other => 1,
                Speaker::Unknown => 2,
            };
            (known, !place.said, place.statement.is_none())
        };
        match best {
            None => *best = Some(Self { place, speaker, more: 0 }),
            Some(old) => {
                old.more += 1;
                if rank(speaker, &place) < rank(old.speaker, &old.place) {
                    (old.place, old.speaker) = (place, speaker);
                }
            }
        }
    }

    pub(super) fn finding(self, span: Span, by: &By) -> Finding {
        let verdict = if self.speaker == Speaker::Other { Verdict::OtherSpeaker } else { Verdict::Verbatim };
        Finding {
            span,
            verdict: Some(verdict),
            speaker: by.entity,
            places: vec![self.place],
            more: self.more,
            changes: vec![],
        }
    }
}
