//! Phrases that mark a line as no part of the article, such as "Read more", and a fast test for them. Nearly no line
//! holds one, so a line is first checked for one word of each phrase; only lines that have such a word are searched in
//! full.

use crate::strings::word_list::entries;
use rustc_hash::FxHashSet;

/// A list of phrases: `^` ties one to the beginning of a line, `$` to its end.
#[derive(Clone, Debug, Default)]
pub(crate) struct Phrases(Vec<Phrase>);

#[derive(Clone, Debug)]
struct Phrase {
    words: String,
    first: bool,
    last: bool,
}

impl Phrases {
    /// Those of a list, see [`crate::strings::word_list`].
    pub(crate) fn of(list: &str) -> Self {
        let phrase = |entry: &str| {
            let open = entry.strip_prefix('^').unwrap_or(entry);
            let words = open.strip_suffix('$').unwrap_or(open);
            Phrase {
                words: words.to_lowercase(),
                first: open.len() < entry.len(),
                last: words.len() < open.len(),
            }
        };
        Self(entries(list).map(phrase).collect())
    }

    /// Whether a line in small letters holds one of them.
    pub(crate) fn any(&self, lower: &str) -> bool {
        self.0.iter().any(|p| match (p.first, p.last) {
            (true, true) => lower == p.words,
            (true, false) => {
                lower.strip_prefix(p.words.as_str()).is_some_and(|rest| ends_word(&p.words, rest))
            }
            (false, true) => lower.ends_with(&p.words),
            (false, false) => lower.contains(&p.words),
        })
    }
}

/// Whether there is a word boundary between the two characters: the phrase "Read the rest" must not match "Read the
/// restaurant’s reply".
fn ends_word(before: &str, behind: &str) -> bool {
    !(before.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric))
}

/// One word of each phrase. A line that has none of these words holds no phrase and is not searched.
#[derive(Clone, Debug, Default)]
pub(crate) struct Signs {
    /// What phrases that begin a line begin with.
    heads: Words,
    /// The longest words of the others.
    anywhere: Words,
}

impl Signs {
    /// Those of all lists.
    pub(crate) fn of(lists: &[&Phrases]) -> Self {
        let phrases = || lists.iter().flat_map(|list| &list.0);
        let heads = phrases().filter(|p| p.first).filter_map(|p| head(&p.words));
        let others = phrases().filter(|p| !p.first);
        let anywhere = others.filter_map(|p| words(&p.words).max_by_key(|word| word.len()));
        Self { heads: Words::of(heads), anywhere: Words::of(anywhere) }
    }

    /// Whether a line may hold a phrase.
    pub(crate) fn mark(&self, line: &str) -> bool {
        head(line).is_some_and(|head| self.heads.contains(head))
            || pieces(line).any(|piece| {
                if piece.is_ascii() {
                    self.anywhere.contains(piece)
                } else {
                    words(piece).any(|word| self.anywhere.contains(word))
                }
            })
    }
}

/// The first word of a line, or the one mark that is a phrase of its own.
fn head(line: &str) -> Option<&str> {
    line.get(..COPYRIGHT.len()).filter(|start| *start == COPYRIGHT).or_else(|| words(line).next())
}

const COPYRIGHT: &str = "©";

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A line cut at plain blanks and marks; a piece with other letters may hold several words.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let parts = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
    let mut at = 0;
    line.as_bytes().split(parts).filter_map(move |piece| {
        let start = at;
        at += piece.len() + 1;
        line.get(start..start + piece.len()).filter(|piece| !piece.is_empty())
    })
}

/// A set of lower-case words with a small bit filter in front: most words that are not members are rejected by one bit,
/// without hashing.
#[derive(Clone, Debug)]
struct Words {
    words: FxHashSet<String>,
    /// A bit for each [`look`] of a word.
    looks: [u64; 64],
}

/// A number under 4096 that follows from a word's length and from its letters at both ends, whatever their case.
fn look(word: &str) -> usize {
    let letter = |byte: Option<&u8>| byte.map_or(0, |b| usize::from(b.to_ascii_lowercase()));
    let bytes = word.as_bytes();
    let ends = letter(bytes.first()) * 61 + letter(bytes.get(1)) * 977 + letter(bytes.last()) * 389;
    (ends + bytes.len() * 137) % 4096
}

impl Default for Words {
    fn default() -> Self {
        Self { words: FxHashSet::default(), looks: [0; 64] }
    }
}

impl Words {
    fn of<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let words: FxHashSet<String> = words.map(str::to_owned).collect();
        let mut looks = [0; 64];
        for look in words.iter().map(|word| look(word)) {
            looks[look / 64] |= 1 << (look % 64);
        }
        Self { words, looks }
    }

    fn contains(&self, word: &str) -> bool {
        let look = look(word);
        let alike = self.looks[look / 64] >> (look % 64) & 1 == 1;
        // Letters beyond the plain ones may change their length with their case.
        (alike || !word.is_ascii()) && self.words.contains(&word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::{Phrases, Signs};

    #[test]
    fn every_line_with_a_phrase_is_marked() {
        let phrases = Phrases::of(
            "^read more\n^read the rest\nall rights reserved\n^©\npress office$\n^(c)\n^file photo",
        );
        let signs = Signs::of(&[&phrases]);
        for line in [
            "Read More: The River",
            "The Sample’s All Rights Reserved.",
            "©2031 The Sample",
            "The Café’s Press Office",
            "(C) The Sample",
            "File photo: the bridge",
        ] {
            assert!(phrases.any(&line.to_lowercase()) && signs.mark(line), "{line}");
        }
        for line in ["File photos show the bridge.", "Read the restaurant’s reply in full."] {
            assert!(!phrases.any(&line.to_lowercase()), "{line}");
        }
        assert!(!signs.mark("They read more than one book on a river’s rights."));
    }
}
