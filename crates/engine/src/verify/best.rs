//! Which of several places that have a quotation word for word is the one to show.

use super::checked_archive::Archive;
use super::draft_questions::By;
use super::finding::{Finding, Gap, Place};
use super::same_speaker::Speaker;
use crate::text::span::Span;

/// The best of the places that have a quotation word for word.
pub(super) struct Best {
    place: Place,
    speaker: Speaker,
    gaps: Vec<Gap>,
    more: usize,
}

impl Best {
    /// Counts one more place where the one that is kept cannot be bettered. Gives whether it is so.
    pub(super) fn count(best: &mut Option<Self>) -> bool {
        let done = best.as_mut().filter(|old| old.speaker == Speaker::Same && old.place.said);
        done.map(|old| old.more += 1).is_some()
    }

    /// What is quoted comes before what no article quotes. Then one that the same speaker said comes first, and one that somebody
    /// else is known to have said second: what an article does not tell does not speak against that. `gaps` are asked for where
    /// the place is the one to show.
    pub(super) fn keep(
        best: &mut Option<Self>,
        (place, speaker): (Place, Speaker),
        gaps: impl FnOnce() -> Vec<Gap>,
    ) {
        let rank = |speaker: Speaker, place: &Place| {
            let known = match speaker {
                Speaker::Same => 0,
                Speaker::Other => 1,
                Speaker::Unknown => 2,
            };
            (!place.said, known, place.statement.is_none())
        };
        match best {
            None => *best = Some(Self { place, speaker, gaps: gaps(), more: 0 }),
            Some(old) => {
                old.more += 1;
                if rank(speaker, &place) < rank(old.speaker, &old.place) {
                    (old.place, old.speaker, old.gaps) = (place, speaker, gaps());
                }
            }
        }
    }

    pub(super) fn finding(self, archive: &Archive<'_>, span: Span, by: &By) -> Finding {
        Finding {
            span,
            verdict: Some(archive.verdict(by, &self.place, self.speaker)),
            speaker: by.entity,
            places: vec![self.place],
            more: self.more,
            changes: vec![],
            gaps: self.gaps,
        }
    }
}
