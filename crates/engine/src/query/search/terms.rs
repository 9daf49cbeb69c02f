//! Which statements hold which words: the sorted terms, and for each the statements that have it.
//!
//! Derived from the corpus, never stored. Reading is done by a [`Builder`], a piece at a time, so that a page can read
//! a large corpus between two frames.

use super::typo::{Near, allowed, nearest};
use super::{Asked, Question, fields, for_each_word, stemming, words};
use crate::model::corpus::Corpus;
use crate::model::id::{Id, StatementId};
use crate::sorting::{sort_by_key, sort_by_number};
use crate::strings::hash::mix;

/// Where a table of hashes has no term.
const EMPTY: u32 = u32::MAX;

/// The terms of a corpus with their postings, for searching; a [`Builder`] makes them.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// All terms one after another, sorted.
    letters: String,
    /// Where each term ends in `letters`.
    ends: Vec<u32>,
    /// Where each term's statements begin in `rows`; one more than there are terms.
    heads: Vec<u32>,
    /// The statements of each term, ascending.
    rows: Vec<u32>,
}

/// A word that was searched in place of the one that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Respelling {
    /// As it was typed.
    pub typed: String,
    /// As the corpus has it.
    pub used: String,
}

impl Words {
    /// Reads the words of every statement: what was said, who said it, whom it was told to, and the headline.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let mut builder = Builder::default();
        builder.read(corpus, usize::MAX);
        builder.finish()
    }

    /// The words of some statements; the rows of each are places in that list.
    #[cfg(feature = "extract")]
    pub(crate) fn in_order(corpus: &Corpus, statements: &[StatementId]) -> Self {
        let mut builder = Builder::default();
        for (id, row) in statements.iter().zip(0..) {
            builder.read_one(corpus, *id, row, &mut String::new());
        }
        builder.finish()
    }

    /// The terms, sorted, each with its rows.
    #[cfg(feature = "extract")]
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&str, &[u32])> {
        (0..self.len()).map(|number| (self.term(number), self.rows_of_term(number)))
    }

    /// How many terms there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no term.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    fn term(&self, number: usize) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        &self.letters[start..self.ends[number] as usize]
    }

    /// The first term from a number on for which `before` no longer holds; it holds for a beginning of them.
    fn partition(&self, from: usize, before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (from, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if before(self.term(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }

    fn rows_of_term(&self, number: usize) -> &[u32] {
        &self.rows[self.heads[number] as usize..self.heads[number + 1] as usize]
    }

    /// The terms that a word stands for: itself, where it is unfinished all that begin with it, and its other forms.
    pub(super) fn terms_of(&self, asked: &Asked, open: bool) -> Vec<std::ops::Range<usize>> {
        let word = asked.word.as_str();
        let first = self.partition(0, |term| term < word);
        let fits = |term: &str| if open { term.starts_with(word) } else { term == word };
        let own = first..self.partition(first, fits);
        let mut terms = Vec::new();
        if let Some(start) = asked.start() {
            let first = self.partition(0, |term| term < start);
            let near = first..self.partition(first, |term| term.starts_with(start));
            let forms = near.filter(|at| !own.contains(at) && asked.is_form(self.term(*at)));
            terms.extend(forms.map(|at| at..at + 1));
        }
        if !own.is_empty() {
            terms.push(own);
        }
        terms
    }

    /// The statements that answer the question, ascending.
    #[must_use]
    pub fn ask(&self, corpus: &Corpus, question: &Question) -> Vec<StatementId> {
        let mut asked: Vec<(&Asked, bool)> = Vec::new();
        for phrase in &question.phrases {
            let last = phrase.words.len() - 1;
            let each = phrase.words.iter().enumerate();
            asked.extend(each.map(|(at, word)| (word, at == last && phrase.open)));
        }
        // The rarest word first: the others only have to be looked up among its statements.
        let size =
            |terms: &std::ops::Range<usize>| (self.heads[terms.end] - self.heads[terms.start]) as usize;
        let mut lists: Vec<(usize, Vec<std::ops::Range<usize>>)> = asked
            .into_iter()
            .map(|(word, open)| self.terms_of(word, open))
            .map(|terms| (terms.iter().map(size).sum(), terms))
            .collect();
        sort_by_key(&mut lists, |(size, _)| *size);
        let mut found: Option<Vec<u32>> = None;
        for (_, terms) in lists {
            let rows = self.union(&terms);
            found = Some(match found {
                None => rows,
                Some(before) => common(&before, &rows),
            });
        }
        let ids = found.unwrap_or_default().into_iter().map(|row| StatementId::from_index(row as usize));
        // Single words are settled; words that must follow each other are looked up in the texts.
        ids.filter(|&id| question.phrases_stand_in(corpus, &corpus.statements[id])).collect()
    }

    /// The statements of all these terms, ascending.
    pub(super) fn union(&self, terms: &[std::ops::Range<usize>]) -> Vec<u32> {
        let rows_of = |terms: &std::ops::Range<usize>| {
            &self.rows[self.heads[terms.start] as usize..self.heads[terms.end] as usize]
        };
        let mut rows: Vec<u32> = terms.iter().flat_map(rows_of).copied().collect();
        if terms.iter().map(ExactSizeIterator::len).sum::<usize>() > 1 {
            sort_by_number(&mut rows, |&row| row.into());
            rows.dedup();
        }
        rows
    }

    /// What was typed, with each word that no statement has replaced by the closest one that some have. Words in
    /// quotation marks are meant as they stand.
    ///
    /// Of several terms equally close, one with the same first letter comes first, then the one that more statements
    /// have.
    #[must_use]
    pub fn correct(&self, corpus: &Corpus, typed: &str) -> (String, Vec<Respelling>) {
        let rules = stemming(corpus);
        let mut corrections = Vec::new();
        let mut out = String::with_capacity(typed.len());
        let mut rest = 0;
        for (span, open) in super::loose_words(typed) {
            let part = span.of(typed);
            let whole: Vec<String> = words(part).map(|(_, word)| word).collect();
            let [word] = &whole[..] else { continue };
            let asked =
                Asked { word: word.clone(), stem: Some(rules.stem(word).into_owned()), stemming: rules };
            if !self.terms_of(&asked, open).is_empty() {
                continue;
            }
            let Some(near) = self.closest(word, open) else { continue };
            let used = self.as_written(corpus, near.term);
            out.push_str(&typed[rest..span.start as usize]);
            out.push_str(&used);
            rest = span.end as usize;
            corrections.push(Respelling { typed: part.to_owned(), used });
        }
        out.push_str(&typed[rest..]);
        (out, corrections)
    }

    fn closest(&self, word: &str, open: bool) -> Option<Near> {
        let letters = word.chars().count();
        let reach = allowed(letters);
        if reach == 0 || letters > 40 {
            return None;
        }
        let skip = |from: usize, start: &str| self.partition(from, |term| term.starts_with(start));
        let near = nearest(word, open, reach, self.len(), |number| self.term(number), skip);
        near.into_iter().min_by_key(|near| {
            let term = self.term(near.term);
            let ends_apart = term.chars().count().abs_diff(letters);
            let same_start = term.chars().next() == word.chars().next();
            (near.edits, !same_start, ends_apart, std::cmp::Reverse(self.rows_of_term(near.term).len()))
        })
    }

    /// A term as the first statement that has it writes it.
    fn as_written(&self, corpus: &Corpus, number: usize) -> String {
        let term = self.term(number);
        let row = self.rows_of_term(number).first().copied().unwrap_or(0);
        let statement = corpus.statements.get(StatementId::from_index(row as usize));
        let written = statement.and_then(|statement| {
            fields(corpus, statement).find_map(|text| {
                words(text).find(|(_, word)| word == term).map(|(span, _)| span.of(text).to_owned())
            })
        });
        written.unwrap_or_else(|| term.to_owned())
    }
}

/// Reads a corpus piece by piece.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    next: usize,
    letters: String,
    ends: Vec<u32>,
    /// Numbers of terms by their hash, with room to spare; [`EMPTY`] where there is none.
    table: Vec<u32>,
    /// The terms of each statement, one after another.
    tokens: Vec<u32>,
    /// Where each statement's tokens end.
    stops: Vec<u32>,
    /// The statement that each term was seen in last.
    seen: Vec<u32>,
}

impl Builder {
    /// Reads at most this number of statements more; tells whether that was all.
    pub fn read(&mut self, corpus: &Corpus, statements: usize) -> bool {
        let all = corpus.statements.len();
        let end = self.next.saturating_add(statements).min(all);
        let mut buffer = String::new();
        for row in self.next..end {
            self.read_one(corpus, StatementId::from_index(row), number(row), &mut buffer);
        }
        self.next = end;
        end == all
    }

    fn read_one(&mut self, corpus: &Corpus, id: StatementId, row: u32, buffer: &mut String) {
        for text in fields(corpus, &corpus.statements[id]) {
            for_each_word(text, buffer, |word| self.add(word, row));
        }
        self.stops.push(number(self.tokens.len()));
    }

    /// How many statements have been read.
    #[must_use]
    pub const fn done(&self) -> usize {
        self.next
    }

    fn add(&mut self, word: &str, row: u32) {
        let term = self.number_of(word);
        if self.seen[term as usize] != row + 1 {
            self.seen[term as usize] = row + 1;
            self.tokens.push(term);
        }
    }

    fn term(&self, number: u32) -> &str {
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before as usize] as usize);
        &self.letters[start..self.ends[number as usize] as usize]
    }

    fn number_of(&mut self, word: &str) -> u32 {
        if self.ends.len() * 2 >= self.table.len() {
            self.grow();
        }
        let mask = self.table.len() - 1;
        let mut slot = slot(word, mask);
        loop {
            match self.table[slot] {
                EMPTY => {
                    let term = number(self.ends.len());
                    self.table[slot] = term;
                    self.letters.push_str(word);
                    self.ends.push(number(self.letters.len()));
                    self.seen.push(0);
                    return term;
                }
                term if self.term(term) == word => return term,
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(1 << 10);
        self.table = vec![EMPTY; size];
        for term in 0..number(self.ends.len()) {
            let mut slot = slot(self.term(term), size - 1);
            while self.table[slot] != EMPTY {
                slot = (slot + 1) & (size - 1);
            }
            self.table[slot] = term;
        }
    }

    /// Sorts what was read.
    #[must_use]
    pub fn finish(self) -> Words {
        let mut order: Vec<u32> = (0..number(self.ends.len())).collect();
        sort_by_key(&mut order, |&term| self.term(term));
        let mut places = vec![0u32; order.len()];
        let mut words = Words { letters: String::with_capacity(self.letters.len()), ..Words::default() };
        for (place, &term) in order.iter().enumerate() {
            places[term as usize] = number(place);
            words.letters.push_str(self.term(term));
            words.ends.push(number(words.letters.len()));
        }
        let mut sizes = vec![0u32; order.len()];
        self.tokens.iter().for_each(|&term| sizes[places[term as usize] as usize] += 1);
        let mut sum = 0;
        words.heads.push(0);
        words.heads.extend(sizes.iter().map(|size| {
            sum += size;
            sum
        }));
        let mut next = words.heads.clone();
        words.rows = vec![0; self.tokens.len()];
        let mut start = 0;
        for (row, &stop) in self.stops.iter().enumerate() {
            for &term in &self.tokens[start..stop as usize] {
                let place = &mut next[places[term as usize] as usize];
                words.rows[*place as usize] = number(row);
                *place += 1;
            }
            start = stop as usize;
        }
        words
    }
}

fn slot(word: &str, mask: usize) -> usize {
    let mut hash = 0;
    for chunk in word.as_bytes().chunks(8) {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        hash = mix(hash, u64::from_le_bytes(bytes));
    }
    // The multiplication mixes the upper half of the hash best.
    usize::try_from(hash >> 32).unwrap_or(0) & mask
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// What two ascending lists share; the first is the shorter one.
fn common(a: &[u32], b: &[u32]) -> Vec<u32> {
    let mut rest = b;
    let mut shared = Vec::with_capacity(a.len().min(b.len()));
    for &row in a {
        // Galloping search: the step doubles until it passes the wanted row, so that long lists are not walked entry by
        // entry.
        let mut step = 1;
        while rest.get(step).is_some_and(|&other| other < row) {
            step *= 2;
        }
        let window = &rest[..rest.len().min(step + 1)];
        rest = &rest[window.partition_point(|&other| other < row)..];
        if rest.first() == Some(&row) {
            shared.push(row);
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::common;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn common_is_the_intersection(
            a in proptest::collection::btree_set(0u32..80, 0..20),
            b in proptest::collection::btree_set(0u32..80, 0..80),
        ) {
            let expected: Vec<u32> = a.intersection(&b).copied().collect();
            let (a, b): (Vec<u32>, Vec<u32>) = (a.into_iter().collect(), b.into_iter().collect());
            prop_assert_eq!(&common(&a, &b), &expected);
            prop_assert_eq!(common(&b, &a).into_iter().collect::<BTreeSet<_>>(), expected.into_iter().collect());
        }
    }
}
