//! Sets a quotation beside a stretch of an article, word by word, at the least cost.

use super::laid_out::LaidOut;
use super::passage::{Join, Passage};
use std::ops::Range;

/// What a word costs that only one side has.
const ALONE: u32 = 2;

/// What one word in the place of another costs: less than one left out and one put in.
const REPLACED: u32 = 3;

/// The largest table that is filled, in cells: quotations of some thousand words.
const LARGEST: usize = 4_000_000;

/// For each word of a passage the place of the same word in the stretch, in order, or `None`. What stands before and behind
/// in the stretch costs nothing, nor does what the draft says it has left out.
pub(super) fn align(passage: &Passage, source: &LaidOut<'_>, stretch: Range<usize>) -> Vec<Option<usize>> {
    let words = source.numbers.get(stretch.clone()).unwrap_or_default();
    let (rows, columns) = (passage.words.len() + 1, words.len() + 1);
    let mut places = vec![None; passage.words.len()];
    if rows.saturating_mul(columns) > LARGEST {
        return places;
    }
    // What the words before `row` cost at least, set beside those before `column`.
    let mut costs = vec![0_u32; rows * columns];
    let skipping = |row: usize| match passage.words.get(row).map(|word| word.join) {
        Some(Join::Next) if row > 0 => ALONE,
        _ => 0,
    };
    let cost =
        |costs: &[u32], row: usize, column: usize| costs.get(row * columns + column).copied().unwrap_or(0);
    for (row, sought) in passage.words.iter().enumerate() {
        let own = (row + 1) * columns;
        if let Some(cell) = costs.get_mut(own) {
            *cell = (row as u32 + 1) * ALONE;
        }
        let skip = skipping(row + 1);
        for (column, word) in words.iter().enumerate() {
            let both = cost(&costs, row, column) + if *word == sought.word { 0 } else { REPLACED };
            let added = cost(&costs, row, column + 1) + ALONE;
            let skipped = cost(&costs, row + 1, column) + skip;
            if let Some(cell) = costs.get_mut(own + column + 1) {
                *cell = both.min(added).min(skipped);
            }
        }
    }
    let (mut row, mut column) = (passage.words.len(), 0);
    for candidate in 1..columns {
        if cost(&costs, row, candidate) < cost(&costs, row, column) {
            column = candidate;
        }
    }
    // Of ways that cost the same the one on which more words agree: rather left out than put in.
    while row > 0 && column > 0 {
        let here = cost(&costs, row, column);
        let same = passage.words.get(row - 1).map(|word| word.word) == words.get(column - 1).copied();
        if same && here == cost(&costs, row - 1, column - 1) {
            if let Some(place) = places.get_mut(row - 1) {
                *place = Some(stretch.start + column - 1);
            }
            (row, column) = (row - 1, column - 1);
        } else if !same && here == cost(&costs, row - 1, column - 1) + REPLACED {
            (row, column) = (row - 1, column - 1);
        } else if here == cost(&costs, row, column - 1) + skipping(row) {
            column -= 1;
        } else {
            row -= 1;
        }
    }
    places
}
