//! The words of a run with the rows that have them, and the names of its statements, clusters and articles.

use crate::model::id::StatementId;
use crate::query::search::Words;
use crate::shards::chunk;
use crate::shards::file::{Part, ShardError};
use crate::shards::write::facts::Facts;
use crate::shards::write::out::Out;
use crate::shards::write::pieces::Piece;
use std::collections::BTreeMap;

/// Writes the words of segments; gives the first word of each file.
pub(super) fn words<E: From<ShardError>>(
    facts: &Facts<'_>,
    pieces: &[Piece],
    most: usize,
    out: &mut Out<'_, E>,
) -> Result<Vec<(String, Part)>, E> {
    let corpus = facts.corpus;
    let rows: Vec<StatementId> = pieces.iter().flat_map(|piece| piece.rows.iter().copied()).collect();
    let mut names: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (&id, row) in rows.iter().zip(0..) {
        let one = &corpus.statements[id];
        names.entry(format!("/st/{}", one.key)).or_default().push(row);
        if let Some(cluster) = one.cluster.and_then(|id| corpus.clusters.get(id)) {
            names.entry(format!("/var/{}", cluster.key)).or_default().push(row);
        }
    }
    let articles = pieces.iter().flat_map(|piece| piece.articles.iter());
    for (id, number) in articles.zip(0..) {
        names.entry(format!("/doc/{}", corpus.articles[*id].name)).or_default().push(number);
    }
    let mut files = Vec::new();
    let mut writer = chunk::Writer::new(most, |first, payload| -> Result<(), E> {
        files.push((first, out.put(&payload)?));
        Ok(())
    });
    for (name, rows) in &names {
        writer.add(name, rows)?;
    }
    drop(names);
    for (word, rows) in Words::in_order(corpus, &rows).entries() {
        writer.add(word, rows)?;
    }
    writer.end()?;
    drop(writer);
    Ok(files)
}
