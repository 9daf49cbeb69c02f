//! Words that make two statements two, however much they share: numbers, negations, opposites.
//!
//! "Sales were up 4%" and "sales were down 4%" share all but a word.

use crate::language::topics::TopicWords;
use std::collections::{BTreeMap, BTreeSet};

/// What a word says that another statement must say too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Telling {
    number: bool,
    negation: bool,
    /// Pairs of opposites, and the side that the word is on.
    sides: Vec<(usize, usize)>,
}

/// Which words of a corpus tell statements apart.
#[derive(Debug, Default)]
pub(super) struct Contrary {
    words: BTreeMap<u32, Telling>,
}

impl Contrary {
    /// Reads the stemmed words with their numbers.
    pub(super) fn new(ids: &BTreeMap<String, u32>, language: &TopicWords) -> Self {
        let mut words: BTreeMap<u32, Telling> = BTreeMap::new();
        for (word, id) in ids {
            if word.chars().any(|c| c.is_ascii_digit()) {
                words.entry(*id).or_default().number = true;
            }
            if language.negations.contains(word) {
                words.entry(*id).or_default().negation = true;
            }
        }
        for (pair, sides) in language.opposites.iter().enumerate() {
            for (side, word) in
                sides.iter().enumerate().flat_map(|(side, all)| all.iter().map(move |w| (side, w)))
            {
                if let Some(id) = ids.get(&language.stem(word)) {
                    let known = &mut words.entry(*id).or_default().sides;
                    if !known.contains(&(pair, side)) {
                        known.push((pair, side));
                    }
                }
            }
        }
        Self { words }
    }

    /// Whether the words of two statements say what cannot both be one statement.
    pub(super) fn parts(&self, a: &[u32], b: &[u32]) -> bool {
        let (a, b) = (self.of(a), self.of(b));
        // One may leave a number out; it does not state another.
        let numbers = !a.numbers.is_subset(&b.numbers) && !b.numbers.is_subset(&a.numbers);
        let opposite = |one: &OpposedWords, other: &OpposedWords| {
            one.sides.iter().any(|&(pair, side)| {
                other.sides.contains(&(pair, 1 - side))
                    && !one.sides.contains(&(pair, 1 - side))
                    && !other.sides.contains(&(pair, side))
            })
        };
        numbers || a.negations % 2 != b.negations % 2 || opposite(&a, &b)
    }

    fn of(&self, words: &[u32]) -> OpposedWords {
        let mut said = OpposedWords::default();
        for (id, telling) in words.iter().filter_map(|id| Some((*id, self.words.get(id)?))) {
            if telling.number {
                said.numbers.insert(id);
            }
            said.negations += usize::from(telling.negation);
            said.sides.extend(telling.sides.iter().copied());
        }
        said
    }
}

/// What a statement's words say of these.
#[derive(Debug, Default)]
struct OpposedWords {
    numbers: BTreeSet<u32>,
    negations: usize,
    sides: BTreeSet<(usize, usize)>,
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use super::Contrary;
    use crate::language::Language;
    use crate::pack::compared_words::words;
    use std::collections::BTreeMap;

    fn parts(a: &str, b: &str) -> bool {
        let language = Language::english();
        let mut ids: BTreeMap<String, u32> = BTreeMap::new();
        let mut read = |text: &str| -> Vec<u32> {
            let stems = words(text).into_iter().map(|(word, _)| language.topics.stem(&word));
            let mut number = |word| {
                let next = ids.len() as u32;
                *ids.entry(word).or_insert(next)
            };
            stems.map(&mut number).collect()
        };
        let (a, b) = (read(a), read(b));
        Contrary::new(&ids, &language.topics).parts(&a, &b)
    }

    #[test]
    fn numbers_negations_and_opposites_make_two() {
        for (a, b) in [
            ("Sales were up 4%", "Sales were down 4%"),
            ("Sales were up 4%", "Sales were up 6%"),
            ("The bridge is safe", "The bridge is not safe"),
            ("The bridge is safe", "The bridge isn’t safe"),
            ("The council will open the bridge in May", "The council will close the bridge in May"),
            ("Two men were held", "Three men were held"),
        ] {
            assert!(parts(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn what_is_left_out_or_said_otherwise_does_not() {
        for (a, b) in [
            ("Sales were up 4% in May", "Sales were up"),
            ("Sales rose 4%", "Sales were up 4%"),
            ("The bridge can’t open", "The bridge cannot open"),
            ("Two men were held", "2 men were held"),
            ("Prices go up and down", "Prices go up"),
        ] {
            assert!(!parts(a, b), "{a} / {b}");
        }
    }
}
