//! Statements with similar words: those that share several words of which few statements have each.

use super::{Asked, Words, stemming, words};
use crate::model::corpus::Corpus;
use crate::model::id::{Id, StatementId};
use crate::model::statement::Statement;
use crate::sorting::distinct;

/// A word is telling where at most one in this number of statements has it …
const RARE: usize = 50;
/// … or, in a small corpus, at most this number.
const FEW: usize = 4;
/// Shorter words tell little.
pub(super) const LETTERS: usize = 4;
/// Minimum number of telling words that are shared.
pub(crate) const SHARED: u8 = 2;

/// In how many statements of so many a telling word stands at most.
pub(crate) fn most(statements: usize) -> usize {
    (statements / RARE).max(FEW)
}

impl Words {
    /// The statements that share telling words with one, ascending; it is among them where it has enough of them. Other
    /// forms of a word count as that word.
    pub(crate) fn like(&self, corpus: &Corpus, statement: &Statement) -> Vec<StatementId> {
        let text = &corpus.articles[statement.article].text;
        let own = statement.content.iter().flat_map(|span| words(span.of(text))).map(|(_, word)| word);
        let rules = stemming(corpus);
        let most = most(corpus.statements.len());
        let mut shared = vec![0u8; corpus.statements.len()];
        for word in distinct(own.filter(|word| word.chars().count() >= LETTERS)) {
            let asked = Asked { stem: Some(rules.stem(&word).into_owned()), word, stemming: rules };
            let rows = self.union(&self.terms_of(&asked, false));
            for row in rows.iter().filter(|_| rows.len() <= most) {
                if let Some(count) = shared.get_mut(*row as usize) {
                    *count = count.saturating_add(1);
                }
            }
        }
        let like = shared.iter().enumerate().filter(|(_, count)| **count >= SHARED);
        like.map(|(row, _)| StatementId::from_index(row)).collect()
    }
}
