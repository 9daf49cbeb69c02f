//! What others say on the matter of a statement: on its finest topics, or in similar words.

use crate::model::corpus::Corpus;
use crate::model::id::StatementId;
use crate::query::bits::Bits;
use crate::query::facet::{Facet, Value};
use crate::query::index::Index;

/// The rows of other speakers that share a topic or telling words with a statement. Where its speaker is not known, only
/// itself and what is the same statement elsewhere are no others.
pub(super) fn others(corpus: &Corpus, index: &Index, id: StatementId) -> Bits {
    let (mut rows, mut own) = (Bits::none(index.len()), Bits::none(index.len()));
    let Some(statement) = corpus.statements.get(id) else { return rows };
    // A subject holds far more than the story that the statement belongs to.
    let is_subject = |topic| statement.topics.iter().any(|&other| corpus.parent(other) == Some(topic));
    for &topic in statement.topics.iter().filter(|&&topic| !is_subject(topic)) {
        index.rows_of(Facet::Topic, Value::of(topic)).iter().for_each(|&row| rows.insert(row as usize));
    }
    let like = index.words(corpus).like(corpus, statement);
    like.into_iter().filter_map(|id| index.row(id)).for_each(|row| rows.insert(row));
    let same = statement.cluster.and_then(|id| corpus.clusters.get(id));
    let same = same.into_iter().flat_map(|cluster| cluster.members.iter().copied());
    same.chain([id]).filter_map(|id| index.row(id)).for_each(|row| own.insert(row));
    let speaker = statement.actor.map(|actor| index.rows_of(Facet::Speaker, Value::of(actor)));
    speaker.into_iter().flatten().for_each(|&row| own.insert(row as usize));
    rows.and_not(&own);
    rows
}
