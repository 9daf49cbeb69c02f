//! Sets of words that reject most non-members without hashing them.
//!
//! Every token of a text is looked up in several sets, and nearly always the answer is no. So a set keeps the lengths
//! and the first bytes of its members as bits, and a word whose length or first byte no member has is rejected at once.

use rustc_hash::FxHashSet;

/// A set of words; case counts.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordSet {
    words: FxHashSet<Box<str>>,
    /// A bit for each length, longer ones than 63 bytes in the last.
    lengths: u64,
    /// A bit for each first byte, modulo 64.
    firsts: u64,
}

impl WordSet {
    /// Whether a word is in the set.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.lengths & length(word) != 0 && self.firsts & first(word) != 0 && self.words.contains(word)
    }

    /// The word of a set that has one.
    pub(crate) fn first(&self) -> Option<&str> {
        self.ending_with("").next()
    }

    /// Its longer words that end like this, in no order.
    pub(crate) fn ending_with<'w>(&'w self, ending: &'w str) -> impl Iterator<Item = &'w str> {
        let longer = move |word: &&str| word.len() > ending.len() && word.ends_with(ending);
        self.words.iter().map(Box::as_ref).filter(longer)
    }
}

impl<'w> FromIterator<&'w str> for WordSet {
    fn from_iter<I: IntoIterator<Item = &'w str>>(words: I) -> Self {
        let mut set = Self::default();
        for word in words {
            set.lengths |= length(word);
            set.firsts |= first(word);
            set.words.insert(word.into());
        }
        set
    }
}

fn length(word: &str) -> u64 {
    1 << word.len().min(63)
}

fn first(word: &str) -> u64 {
    1 << (word.as_bytes().first().copied().unwrap_or(0) % 64)
}

#[cfg(test)]
mod tests {
    use super::WordSet;

    #[test]
    fn holds_its_words_and_no_others() {
        let long = "a".repeat(70);
        let set: WordSet = ["river", "’s", "", long.as_str()].into_iter().collect();
        assert!(["river", "’s", "", &long].iter().all(|word| set.contains(word)));
        let longer = "a".repeat(71);
        assert!(["River", "rivet", "rover", "s", &longer].iter().all(|word| !set.contains(word)));
        assert!(!WordSet::default().contains(""));
        assert_eq!(set.ending_with("ver").collect::<Vec<_>>(), ["river"]);
        assert_eq!(set.ending_with("river").next(), None, "nothing is left out");
    }
}
