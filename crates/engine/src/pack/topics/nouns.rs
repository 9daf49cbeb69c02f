//! Noun phrases: what can be the name of a topic.
//!
//! A phrase is one to five words in a row that can name a thing: a noun at its end, no small word, verb or amount at an
//! edge. It must be whole: where nearly all places of "living crisis" read "cost of living crisis", the longer one is
//! meant.

use super::lexicon::{Joint, Lexicon, Part, Token};
use crate::strings::hash::mix;
use rustc_hash::{FxHashMap, FxHashSet};

/// Maximum number of words of a phrase.
const WORDS: usize = 5;
/// Of a hundred places of a phrase, from how many on that read on alike the longer one is meant.
const READS_ON: u64 = 60;

/// A phrase by the stems of its words.
pub(super) type Key = u64;

/// A phrase of an article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    /// Which phrase.
    pub(super) key: Key,
    /// Where in the article's tokens it first stands.
    pub(super) first: u32,
    /// How many words it has.
    pub(super) words: u32,
    /// How often the article has it.
    pub(super) count: u32,
    /// How often a word stands before it behind which places stand.
    pub(super) placed: u32,
    /// How often it is a part of a longer name there.
    pub(super) partial: u32,
    /// The best place where it stands.
    pub(super) part: Part,
}

/// In how many articles a phrase stands, and how often.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Spread {
    pub(super) articles: u32,
    pub(super) places: u32,
    /// How often a word stands before it behind which places stand: "in".
    pub(super) placed: u32,
    /// How often it is a part of a longer name.
    pub(super) partial: u32,
}

/// The phrases of a corpus.
#[derive(Default)]
pub(super) struct Phrases {
    /// Those of each article that another one has too, by key.
    pub(super) of: Vec<Vec<Phrase>>,
    /// How far each spreads.
    pub(super) spread: FxHashMap<Key, Spread>,
}

impl Phrases {
    /// Those of all articles.
    pub(super) fn read(lexicon: &Lexicon<'_>, articles: &[Vec<Token>]) -> Self {
        let mut found = Self::default();
        for tokens in articles {
            let phrases = in_article(lexicon, tokens);
            for phrase in &phrases {
                let spread = found.spread.entry(phrase.key).or_default();
                spread.articles += 1;
                spread.places += phrase.count;
                spread.placed += phrase.placed;
                spread.partial += phrase.partial;
            }
            found.of.push(phrases);
        }
        let mut broken: FxHashSet<Key> = FxHashSet::default();
        for (tokens, phrases) in articles.iter().zip(&mut found.of) {
            let spread = &found.spread;
            phrases.retain(|p| spread.get(&p.key).is_some_and(|s| s.articles > 1));
            for phrase in phrases.iter() {
                let part = spread.get(&phrase.key).is_some_and(|s| s.partial * 5 > s.places * 2);
                if part || reads_on(lexicon, tokens, phrase, spread) {
                    broken.insert(phrase.key);
                }
            }
        }
        for phrases in &mut found.of {
            phrases.retain(|phrase| !broken.contains(&phrase.key));
        }
        found
    }
}

/// The phrases of a run of tokens, each once.
fn in_article(lexicon: &Lexicon<'_>, tokens: &[Token]) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    for first in 0..tokens.len() {
        each_from(lexicon, tokens, first, |words, key| {
            let part = tokens.get(first).map_or(Part::Body, |token| token.part);
            let before = first.checked_sub(1).and_then(|at| tokens.get(at));
            let placed = before.is_some_and(|token| lexicon.word(token.word).before_place).into();
            let partial = in_longer_name(lexicon, tokens, first, first + words).into();
            let (first, words) = (first as u32, words as u32);
            found.push(Phrase { key, first, words, count: 1, placed, partial, part });
        });
    }
    found.sort_by_key(|phrase| (phrase.key, phrase.first));
    found.dedup_by(|next, kept| {
        let same = next.key == kept.key;
        if same {
            kept.count += 1;
            kept.placed += next.placed;
            kept.partial += next.partial;
            kept.part = kept.part.max(next.part);
            // Headlines may be written in capitals.
            if tokens.get(kept.first as usize).is_some_and(|token| token.part == Part::Headline) {
                kept.first = next.first;
            }
        }
        same
    });
    found
}

/// Whether a name goes on before or behind this run: "Example" of "Example Council". Headlines tell nothing, as all of
/// their words may have capitals.
fn in_longer_name(lexicon: &Lexicon<'_>, tokens: &[Token], first: usize, end: usize) -> bool {
    let name = |token: &Token| token.capital && lexicon.is_name(lexicon.word(token.word).stem);
    let (Some(start), Some(last)) = (tokens.get(first), tokens.get(end - 1)) else { return false };
    if start.part == Part::Headline {
        return false;
    }
    let before = first.checked_sub(1).and_then(|at| tokens.get(at)).filter(|_| start.joint == Joint::Blank);
    let behind = tokens.get(end).filter(|next| next.joint == Joint::Blank && !last.owner);
    // "University of …"
    let beyond = behind.filter(|next| lexicon.word(next.word).within).and_then(|_| tokens.get(end + 1));
    // A capital at a sentence's beginning is none of the word's own.
    let before = before.is_some_and(|token| token.capital && token.joint != Joint::Apart && !token.owner);
    name(start) && before
        || name(last) && (behind.is_some_and(name) || beyond.is_some_and(|token| token.capital))
}

/// The phrases that begin with a token, by their numbers of words.
pub(super) fn each_from(
    lexicon: &Lexicon<'_>,
    tokens: &[Token],
    first: usize,
    mut tell: impl FnMut(usize, Key),
) {
    let Some(start) = tokens.get(first).filter(|token| lexicon.is_first(token.word)) else { return };
    if start.joint == Joint::Hyphen {
        return;
    }
    let mut key = 0;
    for words in 1..=WORDS {
        let Some(token) = tokens.get(first + words - 1) else { return };
        let word = lexicon.word(token.word);
        let inside = words == 1 || token.joint != Joint::Apart && (word.content || word.within);
        if !inside {
            return;
        }
        key = mix(key, u64::from(word.stem) + 1);
        let open = tokens.get(first + words).is_some_and(|next| next.joint == Joint::Hyphen);
        // Neither a vague noun alone nor somebody's: "people's lives".
        let whole = word.alone || words > 1 && !start.owner;
        let ends = lexicon.is_head(token.word) && !open && !token.owner && whole;
        if ends {
            tell(words, key);
        }
        // What belongs to somebody by name is told by the thing alone; "women's football" is one thing.
        if token.owner && token.capital {
            return;
        }
    }
}

/// Whether a phrase is mostly a part of the longer one that stands here.
fn reads_on(
    lexicon: &Lexicon<'_>,
    tokens: &[Token],
    phrase: &Phrase,
    spread: &FxHashMap<Key, Spread>,
) -> bool {
    let (first, end) = (phrase.first as usize, (phrase.first + phrase.words) as usize);
    let places = |key: Key| spread.get(&key).map_or(0, |spread| u64::from(spread.places));
    let own = places(phrase.key);
    let mostly = |from: usize, to: usize| {
        let mut longest = 0;
        each_from(lexicon, tokens, from, |words, key| {
            if from + words == to {
                longest = places(key);
            }
        });
        longest * 100 >= own * READS_ON
    };
    // One word more on a side, or two where the nearer one is small: "cost of" before "living".
    let before = [1, 2].into_iter().filter_map(|more| first.checked_sub(more)).any(|from| mostly(from, end));
    before || [1, 2].into_iter().any(|more| mostly(first, end + more))
}
