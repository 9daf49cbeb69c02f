//! Statement keys: made of the article's name and the statement's words, never of offsets, so that a link
//! survives a new extraction that shifts them.

use super::compared_words::of_spans;
use crate::model::statement_key::StatementKey;
use crate::text::span::Span;
use siphasher::sip::SipHasher24;
use std::collections::BTreeSet;
use std::hash::Hasher;

/// Hands out keys, no two alike in a corpus.
#[derive(Default)]
pub(super) struct Keys {
    taken: BTreeSet<StatementKey>,
}

impl Keys {
    /// Keeps a key that a statement has already.
    pub(super) fn take(&mut self, key: StatementKey) {
        self.taken.insert(key);
    }

    /// The key of the statement with this content in the text of an article. The second one with the same words in an article has another.
    pub(super) fn of(&mut self, article: &str, text: &str, content: &[Span]) -> StatementKey {
        let words = of_spans(text, content);
        (0u32..)
            .map(|occurrence| key(article, &words, occurrence))
            .find(|k| self.taken.insert(*k))
            .unwrap_or(StatementKey(0))
    }
}

fn key(article: &str, words: &[String], occurrence: u32) -> StatementKey {
    let mut hasher = SipHasher24::new();
    hasher.write(article.as_bytes());
    for word in words {
        hasher.write(&[0]);
        hasher.write(word.as_bytes());
    }
    hasher.write(&[0, 0]);
    hasher.write(&occurrence.to_le_bytes());
    StatementKey(hasher.finish() >> (u64::BITS - StatementKey::BITS))
}
