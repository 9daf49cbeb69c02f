//! Families: articles that print one text, as reprints of a wire's report do.

use crate::model::id::ArticleId;
use serde::{Deserialize, Serialize};

/// One report and its reprints. How they are found is told in `pack`'s `reprints`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// The report, then its reprints, at least two articles in all: the earliest day first, what has no day last; of one
    /// day the longest text first, then by name.
    pub articles: Vec<ArticleId>,
    /// How much of their text they share, in percent: each reprint and the first are compared by the reporter's words (not
    /// those in quotation marks) in the shorter of the two, and this is the average of what the other one has of them too.
    pub shared: u8,
}
