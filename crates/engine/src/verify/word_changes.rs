//! What a draft changed, told from which of its words stand where in the source.

use super::finding::{Change, ChangeKind};
use super::laid_out::LaidOut;
use super::passage::{INSERTED, Join, Passage};
use crate::text::span::Span;
use std::ops::Range;

/// The changes of a passage whose words stand at `places` of a source, those of them that do. None where the draft has the
/// source's words, and says where it left out or put in.
pub(super) fn changes(
    draft: &str,
    passage: &Passage,
    source: &LaidOut<'_>,
    places: &[Option<usize>],
) -> Vec<Change> {
    let teller = Teller { draft, passage, source };
    let mut found = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    for (word, place) in places.iter().enumerate().filter_map(|(word, place)| Some((word, (*place)?))) {
        match last {
            None => found.extend(teller.begins(word, place)),
            Some(before) => found.extend(teller.between(before, (word, place))),
        }
        last = Some((word, place));
    }
    match last {
        Some((word, place)) => found.extend(teller.ends(word, place)),
        None if !places.is_empty() => found.push(teller.tell(String::new(), 0..places.len())),
        None => {}
    }
    found
}

struct Teller<'a> {
    draft: &'a str,
    passage: &'a Passage,
    source: &'a LaidOut<'a>,
}

impl Teller<'_> {
    /// Words of the draft in the place of words of the source.
    fn tell(&self, from: String, words: Range<usize>) -> Change {
        let own = self.passage.words.get(words.clone()).unwrap_or_default();
        let span = match (own.first(), own.last()) {
            (Some(first), Some(last)) => first.span.join(last.span),
            // Where the missing words would stand: before the next word.
            _ => {
                let next = self.passage.words.get(words.start).map(|word| word.span.start);
                let at = next.unwrap_or(self.passage.span.end);
                Span::new(at, at)
            }
        };
        let to = span.of(self.draft).to_owned();
        let kind = match (from.is_empty(), to.is_empty()) {
            (true, _) => ChangeKind::Added,
            (_, true) => ChangeKind::Cut,
            _ => ChangeKind::Changed,
        };
        Change { kind, span, from, to }
    }

    fn joined(&self, word: usize) -> Change {
        Change { kind: ChangeKind::Joined, ..self.tell("…".to_owned(), word..word) }
    }

    /// The source's words between two that it has too. Between quoted ones only those that are quoted: what its reporter says
    /// there ("she said") is no part of the quotation.
    fn said(&self, (first, second): (usize, usize)) -> String {
        let quoted = [first, second].iter().all(|place| self.source.quotation(*place).is_some());
        self.source.said(first + 1..second, quoted)
    }

    /// Two words of the draft that the source has too, with nothing of it between them.
    fn between(&self, (one, first): (usize, usize), (other, second): (usize, usize)) -> Option<Change> {
        let join =
            (one + 1..=other).filter_map(|row| self.passage.words.get(row)).map(|word| word.join).max();
        let join = join.unwrap_or(Join::Next);
        let (own, theirs) = (one + 1..other, first + 1..second);
        if own.is_empty() {
            let together = self.source.together(first, second, join);
            return match join {
                Join::Next if theirs.is_empty() => (!together).then(|| self.joined(other)),
                Join::Next if self.source.goes_on(first, second) => None,
                Join::Cut => (!together).then(|| self.joined(other)),
                Join::Inserted if together && theirs.len() <= INSERTED => None,
                _ => {
                    let (q, r) = (self.source.quotation(first), self.source.quotation(second));
                    let apart = q.is_some() && r.is_some() && q != r;
                    Some(if apart {
                        self.joined(other)
                    } else {
                        self.tell(self.said((first, second)), other..other)
                    })
                }
            };
        }
        if join == Join::Cut {
            return Some(self.tell(String::new(), own));
        }
        if self.same_letters(own.clone(), theirs) {
            return None;
        }
        Some(self.tell(self.said((first, second)), own))
    }

    /// Whether two neighbours are in one quotation, or both in none: else one of them is the reporter's.
    fn alike(&self, one: usize, other: usize) -> bool {
        self.source.quotation(one) == self.source.quotation(other)
            && self.source.together(one, other, Join::Next)
    }

    /// Words of the draft before the first that the source has too: in the place of those that stand there.
    fn begins(&self, word: usize, place: usize) -> Option<Change> {
        let mut from = place;
        while from > 0 && place - from < word && self.alike(from - 1, from) {
            from -= 1;
        }
        if word == 0 || self.same_letters(0..word, from..place) {
            return None;
        }
        Some(self.tell(self.source.said(from..place, false), 0..word))
    }

    fn ends(&self, word: usize, place: usize) -> Option<Change> {
        let (own, all) = (word + 1..self.passage.words.len(), self.source.words.len());
        let mut end = place + 1;
        while end < all && end - place <= own.len() && self.alike(end - 1, end) {
            end += 1;
        }
        if own.is_empty() || self.same_letters(own.clone(), place + 1..end) {
            return None;
        }
        Some(self.tell(self.source.said(place + 1..end, false), own))
    }

    /// Whether the two differ in hyphens alone: "re-elect", "reelect".
    fn same_letters(&self, own: Range<usize>, theirs: Range<usize>) -> bool {
        let words = self.passage.words.get(own).unwrap_or_default();
        let said = self.source.words.get(theirs).unwrap_or_default();
        let (Some((first, rest)), Some((one, others))) = (words.split_first(), said.split_first()) else {
            return false;
        };
        let hyphened = rest.iter().all(|word| word.hyphened) && others.iter().all(|word| word.hyphened);
        let letters = |spans: &mut dyn Iterator<Item = Span>, text: &str| -> String {
            let small = |span: Span| span.of(text).to_lowercase();
            spans
                .map(small)
                .flat_map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>())
                .collect()
        };
        hyphened
            && letters(&mut std::iter::once(first.span).chain(rest.iter().map(|w| w.span)), self.draft)
                == letters(
                    &mut std::iter::once(one.span).chain(others.iter().map(|w| w.span)),
                    self.source.text,
                )
            && rest.len() != others.len()
    }
}
