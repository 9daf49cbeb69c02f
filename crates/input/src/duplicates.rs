//! Articles that are another one's copy: the same text, or the same wire copy with another beginning or end.
//!
//! Of each text the smallest hashes of its runs of words are kept (Broder 1997): the part of them that two texts share
//! is about the part of the runs that they share. Memory is a few hundred bytes an article, whatever its length. This is asked while
//! articles stream in, so that copies can be left out; reprints that are shorter, edited or in another order are found by
//! packing, which has all texts at hand (`on_record_engine::Corpus::families`).
//!
//! ```
//! use on_record_input::Copies;
//! let text = "“The ferry will not sail,” Ada Example told reporters on the quay, because the storm has moved a buoy \
//!             and nobody knows where it is, or whether it will be found before the harbour freezes in winter again.";
//! let mut copies = Copies::default();
//! assert!(copies.add("one", text).is_none());
//! assert_eq!(copies.add("two", &text.to_uppercase()).unwrap().of, "one");
//! ```

use std::collections::BTreeMap;

/// How many words a run has.
const RUN: usize = 5;
/// How many hashes of a text are kept.
const KEPT: usize = 48;
/// How many of the kept hashes two texts share at least that are one copy, in percent.
const SHARED: usize = 60;
/// How many words a text has at least: short ones are alike by chance.
const LEAST: usize = 25;
/// By how many of its smallest hashes a text is looked up: copies share one of these.
const LOOKED_UP: usize = 8;

/// An article that is another one's copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// The id of the first of them.
    pub of: String,
    /// Whether every word is the same.
    pub is_exact: bool,
    /// How many articles that are no copies, and long enough to be one, came before the first of them.
    pub row: usize,
}

/// The articles so far, in their order.
#[derive(Debug, Default)]
pub struct Copies {
    ids: Vec<String>,
    sketches: Vec<Sketch>,
    /// From a hash to the articles that are looked up by it.
    rows: BTreeMap<u64, Vec<u32>>,
}

/// What is kept of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Sketch {
    /// Of all its words.
    whole: u64,
    /// The smallest of its runs, in order.
    smallest: Vec<u64>,
}

impl Copies {
    /// How many articles there are of which others may be copies.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Adds an article, unless it is a copy of one that is there.
    pub fn add(&mut self, id: &str, text: &str) -> Option<Copy> {
        let sketch = Sketch::of(text)?;
        if let Some(copy) = self.find(&sketch) {
            return Some(copy);
        }
        let row = u32::try_from(self.ids.len()).ok()?;
        for hash in sketch.smallest.iter().take(LOOKED_UP) {
            self.rows.entry(*hash).or_default().push(row);
        }
        self.ids.push(id.to_owned());
        self.sketches.push(sketch);
        None
    }

    /// The first article whose copy this is.
    fn find(&self, sketch: &Sketch) -> Option<Copy> {
        let looked_up = sketch.smallest.iter().take(LOOKED_UP).filter_map(|hash| self.rows.get(hash));
        let mut rows: Vec<u32> = looked_up.flatten().copied().collect();
        rows.sort_unstable();
        rows.dedup();
        rows.into_iter().find_map(|row| {
            let row = usize::try_from(row).ok()?;
            let other = self.sketches.get(row)?;
            let alike = other.shared(sketch) * 100 >= KEPT.min(sketch.smallest.len()) * SHARED;
            alike.then(|| Copy {
                of: self.ids.get(row).cloned().unwrap_or_default(),
                is_exact: other.whole == sketch.whole,
                row,
            })
        })
    }
}

impl Sketch {
    /// `None` where a text has too few words.
    fn of(text: &str) -> Option<Self> {
        let words: Vec<u64> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| hash(word.chars().flat_map(char::to_lowercase).map(u64::from)))
            .collect();
        if words.len() < LEAST {
            return None;
        }
        let mut smallest: Vec<u64> = words.windows(RUN).map(|run| hash(run.iter().copied())).collect();
        smallest.sort_unstable();
        smallest.dedup();
        smallest.truncate(KEPT);
        Some(Self { whole: hash(words.into_iter()), smallest })
    }

    /// How many of the smallest hashes of both together are in both.
    fn shared(&self, other: &Self) -> usize {
        let (mut one, mut two) = (self.smallest.as_slice(), other.smallest.as_slice());
        let (mut seen, mut shared) = (0, 0);
        while let ([a, rest_one @ ..], [b, rest_two @ ..]) = (one, two) {
            if seen == KEPT {
                break;
            }
            seen += 1;
            shared += usize::from(a == b);
            if a <= b {
                one = rest_one;
            }
            if b <= a {
                two = rest_two;
            }
        }
        shared
    }
}

/// A hash that is the same everywhere (FNV-1a over words of 64 bits, with a last mixing).
fn hash(values: impl Iterator<Item = u64>) -> u64 {
    let hash = values.fold(0xcbf2_9ce4_8422_2325_u64, |hash, value| {
        (hash ^ value).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(23)
    });
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use super::{Copies, Copy};

    /// A text of so many words, none like another text's.
    fn text(seed: usize, words: usize) -> String {
        (0..words).map(|n| format!("w{} ", (n * 7 + seed * 1_000_003) % 99_991)).collect()
    }

    #[test]
    fn the_same_words_are_an_exact_copy() {
        let mut copies = Copies::default();
        assert_eq!(copies.add("a", &text(1, 200)), None);
        assert_eq!(copies.add("b", &text(2, 200)), None);
        let copy = copies.add("c", &format!("  {}!", text(1, 200).to_uppercase()));
        assert_eq!(copy, Some(Copy { of: "a".to_owned(), is_exact: true, row: 0 }));
    }

    #[test]
    fn wire_copy_with_another_beginning_is_a_copy_and_a_quotation_of_it_is_none() {
        let mut copies = Copies::default();
        copies.add("wire", &text(1, 300));
        let copy = copies.add("outlet", &format!("{}{}", text(2, 30), text(1, 290)));
        assert_eq!(copy, Some(Copy { of: "wire".to_owned(), is_exact: false, row: 0 }));
        assert_eq!(copies.add("other", &format!("{}{}", text(3, 250), text(1, 50))), None);
    }

    #[test]
    fn short_texts_are_alike_by_chance() {
        let mut copies = Copies::default();
        assert_eq!((copies.add("a", "It rains."), copies.add("b", "It rains.")), (None, None));
    }
}
