//! What the pictures count, and in which steps.

use crate::library::Library;
use on_record_engine::query::Hits;

/// How many rows and columns one step adds.
pub(crate) const STEP: usize = 15;

/// The rows of the index that an answer has.
pub(crate) fn rows(library: &Library, hits: &Hits) -> Vec<usize> {
    hits.statements.iter().filter_map(|&id| library.index().row(id)).collect()
}
