//! What editors say about single statements: withdrawn, confirmed, given to another speaker, mended, or added.
//!
//! Invariant: a correction acts on the statement whose id *and* words it names as the articles were read, or on none; what
//! does not act is told. Bounds, days and addressees are mended in the readings, before anything is merged, so that
//! everything derived follows; speakers and topics once there are actors and topics.

mod applied;
mod bounds;
mod meant;
mod readings;

use crate::model::corpus::{CorrectionKind, StatementKey};
use crate::pack::manifest::Told;
use std::collections::BTreeMap;

pub(super) use applied::{speakers, topics};
pub(super) use readings::mend;

/// What the corrections mean, once the readings are mended.
pub(super) struct Meant {
    /// For each article the keys of its statements. A mended statement keeps the one that it was read with.
    keys: Vec<Vec<StatementKey>>,
    /// What is to be done to single statements.
    orders: BTreeMap<StatementKey, Order>,
}

/// What is to be done to a statement.
struct Order {
    /// The line that says so.
    line: u32,
    /// What it is called afterwards; `None` takes it out.
    kind: Option<CorrectionKind>,
    speaker: Told<String>,
    topics: Told<Vec<String>>,
    note: String,
}

impl Meant {
    /// The key of an article's statement.
    pub(super) fn key(&self, article: usize, place: usize) -> StatementKey {
        self.keys.get(article).and_then(|own| own.get(place)).copied().unwrap_or(StatementKey(0))
    }
}
