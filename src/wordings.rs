//! Identical wordings: statements of one cluster in the very same words are one card of a list, with its appearances.

use on_record_engine::model::{Corpus, Statement};
use on_record_engine::query::{Hits, words};
use on_record_engine::{Id, StatementId};

/// A statement of a list, and the later ones of the same answer that have its very words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Listed {
    pub(crate) id: StatementId,
    pub(crate) again: Vec<StatementId>,
    /// Its place in the answer.
    pub(crate) place: usize,
}

impl Listed {
    /// Whether it stands for a statement.
    pub(crate) fn is(&self, id: Option<StatementId>) -> bool {
        id.is_some_and(|id| self.id == id || self.again.contains(&id))
    }
}

/// An answer as a list shows it, by the first statement of each wording; where `apart` is asked for, each statement stands
/// on its own.
pub(crate) fn listed(first: &[StatementId], hits: &Hits, apart: bool) -> Vec<Listed> {
    let mut list: Vec<Listed> = Vec::with_capacity(hits.statements.len());
    // For each wording its place in the list, one more than that.
    let mut seen = vec![0; first.len()];
    for (place, &id) in hits.statements.iter().enumerate() {
        let slot = first.get(id.index()).and_then(|first| seen.get_mut(first.index()));
        let known = slot.as_ref().and_then(|slot| list.get_mut(usize::checked_sub(**slot, 1)?));
        match known.filter(|_| !apart) {
            Some(known) => known.again.push(id),
            None => {
                list.push(Listed { id, again: Vec::new(), place });
                slot.into_iter().for_each(|slot| *slot = list.len());
            }
        }
    }
    list
}

/// For each statement the first of its cluster that has the very same words: itself where there is none before.
pub(crate) fn first_of_each(corpus: &Corpus) -> Vec<StatementId> {
    let mut first: Vec<StatementId> = corpus.statements.ids().collect();
    for cluster in corpus.clusters.rows() {
        let mut known: Vec<(Vec<String>, StatementId)> = Vec::new();
        for &id in &cluster.members {
            let Some(statement) = corpus.statements.get(id) else { continue };
            let own = spoken(corpus, statement);
            match known.iter().find(|(other, _)| *other == own) {
                Some((_, one)) => first[id.index()] = *one,
                None => known.push((own, id)),
            }
        }
    }
    first
}

/// A statement's words as they are compared.
fn spoken(corpus: &Corpus, statement: &Statement) -> Vec<String> {
    let text = &corpus.articles[statement.article].text;
    statement.content.iter().flat_map(|span| words(span.of(text))).map(|(_, word)| word).collect()
}
