//! Archives that commands look into, and what is counted of them.

use on_record_engine::Corpus;
use on_record_engine::model::archive;
use std::path::Path;

/// An archive as it lies in its file, and its corpus.
pub(crate) fn open(file: &Path) -> Result<(Vec<u8>, Corpus), String> {
    let bytes = std::fs::read(file).map_err(|e| format!("{} cannot be read: {e}", file.display()))?;
    let corpus = archive::decode(&bytes).map_err(|e| format!("{}: {e}", file.display()))?;
    Ok((bytes, corpus))
}

/// How many statements have no speaker who is known.
pub(crate) fn unknown_source(corpus: &Corpus) -> usize {
    corpus.statements.rows().iter().filter(|s| s.actor.is_none()).count()
}

/// How many statements have no topic.
pub(crate) fn without_topic(corpus: &Corpus) -> usize {
    corpus.statements.rows().iter().filter(|s| s.topics.is_empty()).count()
}
