//! How many edits lie between a typed word and a term: letters added, dropped, changed, or two neighbours swapped.
//!
//! The terms are sorted, so neighbours share their beginnings: the table of edits is kept letter by letter and goes on
//! where the next term differs. Where a beginning is too far away already, all terms that share it are skipped.

/// How many edits a word may be away: none below four letters, one from four, two from eight.
#[must_use]
pub(super) const fn allowed(letters: usize) -> usize {
    match letters {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

/// A term within reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Near {
    /// Its number.
    pub(super) term: usize,
    /// How many edits it is away.
    pub(super) edits: usize,
}

/// The terms within `reach` edits of `word`; where it is `open`, a term counts as far as its closest beginning.
///
/// `term` gives the terms in order, `skip` the first term from a number on that does not begin with these bytes.
pub(super) fn nearest<'a>(
    word: &str,
    open: bool,
    reach: usize,
    terms: usize,
    term: impl Fn(usize) -> &'a str,
    skip: impl Fn(usize, &str) -> usize,
) -> Vec<Near> {
    let word: Vec<char> = word.chars().collect();
    let mut near = Vec::new();
    let mut table = Table::new(&word);
    let mut number = 0;
    while number < terms {
        let text = term(number);
        let mut best = usize::MAX;
        let mut shared = 0;
        let mut too_far = None;
        for (at, (offset, letter)) in text.char_indices().enumerate() {
            if table.letters.get(at) == Some(&letter) && shared == at {
                shared += 1;
            } else {
                if shared == at {
                    table.cut(at);
                }
                shared = usize::MAX;
                table.push(letter);
            }
            if open {
                best = best.min(table.edits(at + 1));
            }
            // A swap reaches back two letters: the row before may still lead somewhere.
            if table.least[at + 1] > reach && table.least[at] >= reach {
                too_far = Some(offset + letter.len_utf8());
                break;
            }
        }
        let letters = text.chars().count();
        if too_far.is_none() {
            table.cut(letters);
            best = best.min(table.edits(letters));
        }
        if best <= reach {
            near.push(Near { term: number, edits: best });
        }
        number = match too_far {
            // What follows a beginning that was within reach of an unfinished word counts too.
            Some(end) if best > reach => skip(number + 1, &text[..end]),
            _ => number + 1,
        };
    }
    near
}

/// The edits between each beginning of the word and each beginning of the present term, row by row in one piece:
/// thousands of terms are walked, and none of them asks for memory of its own.
struct Table<'a> {
    word: &'a [char],
    letters: Vec<char>,
    cells: Vec<usize>,
    /// The smallest number of each row.
    least: Vec<usize>,
}

impl<'a> Table<'a> {
    fn new(word: &'a [char]) -> Self {
        Self { word, letters: Vec::new(), cells: (0..=word.len()).collect(), least: vec![0] }
    }

    /// The edits between the whole word and the term's first so many letters.
    fn edits(&self, letters: usize) -> usize {
        let width = self.word.len() + 1;
        self.cells[letters * width + self.word.len()]
    }

    /// Keeps the first so many letters.
    fn cut(&mut self, letters: usize) {
        self.letters.truncate(letters);
        self.least.truncate(letters + 1);
        self.cells.truncate((letters + 1) * (self.word.len() + 1));
    }

    /// One more letter of the term.
    fn push(&mut self, letter: char) {
        let width = self.word.len() + 1;
        let before = self.letters.len() * width;
        let last = self.letters.last().copied();
        let mut left = self.cells[before] + 1;
        let mut least = left;
        self.cells.push(left);
        for (at, &own) in self.word.iter().enumerate() {
            let changed = self.cells[before + at] + usize::from(own != letter);
            let mut edits = changed.min(self.cells[before + at + 1] + 1).min(left + 1);
            if at > 0 && last == Some(own) && self.word[at - 1] == letter {
                // Two letters back, in the row before the last one.
                edits = edits.min(self.cells[before - width + at - 1] + 1);
            }
            self.cells.push(edits);
            least = least.min(edits);
            left = edits;
        }
        self.letters.push(letter);
        self.least.push(least);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use strsim::osa_distance;

    fn found(word: &str, open: bool, reach: usize, terms: &[String]) -> Vec<(String, usize)> {
        let skip = |from: usize, start: &str| {
            terms[from..].iter().position(|term| !term.starts_with(start)).map_or(terms.len(), |n| from + n)
        };
        let near = nearest(word, open, reach, terms.len(), |n| terms[n].as_str(), skip);
        near.into_iter().map(|near| (terms[near.term].clone(), near.edits)).collect()
    }

    #[test]
    fn finds_names_by_their_misspellings() {
        let terms: Vec<String> =
            ["lavrov", "lawyer", "moscow", "trump", "zelensky"].map(str::to_owned).into();
        assert_eq!(found("lavrof", false, 1, &terms), [("lavrov".to_owned(), 1)]);
        assert_eq!(found("tramp", false, 1, &terms), [("trump".to_owned(), 1)]);
        assert_eq!(found("zelenksy", false, 2, &terms), [("zelensky".to_owned(), 1)]);
        assert_eq!(found("zelinsk", true, 1, &terms), [("zelensky".to_owned(), 1)]);
        assert_eq!(found("paris", false, 1, &terms), []);
    }

    proptest! {
        #[test]
        fn finds_what_comparing_with_every_term_finds(
            word in "[abc]{4,9}",
            terms in proptest::collection::btree_set("[abc]{1,9}", 0..40),
            reach in 1usize..3,
        ) {
            let terms: Vec<String> = terms.into_iter().collect();
            let expected: Vec<(String, usize)> = terms
                .iter()
                .map(|term| (term.clone(), osa_distance(&word, term)))
                .filter(|(_, edits)| *edits <= reach)
                .collect();
            prop_assert_eq!(found(&word, false, reach, &terms), expected);
            let begun: Vec<(String, usize)> = terms
                .iter()
                .map(|term| {
                    let ends = 0..=term.len();
                    (term.clone(), ends.map(|end| osa_distance(&word, &term[..end])).min().unwrap_or(0))
                })
                .filter(|(_, edits)| *edits <= reach)
                .collect();
            prop_assert_eq!(found(&word, true, reach, &terms), begun);
        }
    }
}
