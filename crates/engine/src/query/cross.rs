//! What pictures count: pairs of values, and statements by day. All of it is gathered from the index's columns,
//! in time that grows with the rows asked for.
//!
//! ```
//! use on_record_engine::{Corpus, query::{Cross, Facet, Index}};
//! let index = Index::new(&Corpus::default());
//! let cross = Cross::new(&index, &[], Facet::Speaker, Facet::Topic, 12, 12);
//! assert!(cross.rows.is_empty());
//! ```

use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::query::facet::{Facet, Value};
use crate::query::index::Index;
use crate::sorting::sort_by_key;
use std::cmp::Reverse;

/// How many statements have both of two values: the values that most statements have, by one another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cross {
    /// The values down the side with how many statements each has, most first, [`Value::NONE`] last.
    pub rows: Vec<(Value, u32)>,
    /// The values along the top, likewise.
    pub columns: Vec<(Value, u32)>,
    /// How many more values the side has.
    pub more_rows: usize,
    /// How many more the top has.
    pub more_columns: usize,
    /// Row after row.
    counts: Vec<u32>,
}

impl Cross {
    /// Counts `hits`, rows of the index, by the `most` frequent values of `side` and of `top`.
    #[must_use]
    pub fn new(index: &Index, hits: &[usize], side: Facet, top: Facet, most: usize, most_top: usize) -> Self {
        let (rows, more_rows) = frequent(index, hits, side, most);
        let (columns, more_columns) = frequent(index, hits, top, most_top);
        let (at_side, at_top) = (places(index, side, &rows), places(index, top, &columns));
        let mut counts = vec![0; rows.len() * columns.len()];
        for &row in hits {
            for &a in index.slots(side, row) {
                let Some(a) = at_side.get(a as usize).copied().flatten() else { continue };
                for &b in index.slots(top, row) {
                    if let Some(b) = at_top.get(b as usize).copied().flatten() {
                        counts[a * columns.len() + b] += 1;
                    }
                }
            }
        }
        Self { rows, columns, more_rows, more_columns, counts }
    }

    /// How many statements have the value of this row and the value of this column.
    #[must_use]
    pub fn count(&self, row: usize, column: usize) -> u32 {
        if column >= self.columns.len() {
            return 0;
        }
        self.counts.get(row * self.columns.len() + column).copied().unwrap_or(0)
    }
}

/// The values that most of the rows have, and how many more there are. What is not stated comes last, and does
/// not take another value's place.
fn frequent(index: &Index, hits: &[usize], facet: Facet, most: usize) -> (Vec<(Value, u32)>, usize) {
    let mut counts = vec![0u32; index.values(facet) + 1];
    hits.iter().flat_map(|&row| index.slots(facet, row)).for_each(|&slot| counts[slot as usize] += 1);
    let none = counts.pop().filter(|&count| count > 0);
    let mut found: Vec<(Value, u32)> = counts
        .into_iter()
        .enumerate()
        .filter(|(_, count)| *count > 0)
        .map(|(row, count)| (Value::row_of(row), count))
        .collect();
    let all = found.len();
    sort_by_key(&mut found, |&(value, count)| (Reverse(count), value));
    found.truncate(most);
    let more = all - found.len();
    found.extend(none.map(|count| (Value::NONE, count)));
    (found, more)
}

/// For each slot of a facet the place of its value among `values`.
fn places(index: &Index, facet: Facet, values: &[(Value, u32)]) -> Vec<Option<usize>> {
    let table = index.values(facet);
    let mut places = vec![None; table + 1];
    for (place, (value, _)) in values.iter().enumerate() {
        if let Some(slot) = places.get_mut(value.row().unwrap_or(table)) {
            *slot = Some(place);
        }
    }
    places
}

/// How statements lie on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OnDay {
    /// Said on that day, as their articles tell.
    pub said: u32,
    /// Reported on that day, and no day of saying is told: the report's day is theirs.
    pub reported: u32,
    /// Reported on that day, and said on a day that is told: they are counted there.
    pub later: u32,
}

impl OnDay {
    /// Those whose day this is: as many as a filter by that day gives.
    #[must_use]
    pub const fn own(self) -> u32 {
        self.said + self.reported
    }

    /// Adds another day's statements.
    pub const fn add(&mut self, other: Self) {
        self.said += other.said;
        self.reported += other.reported;
        self.later += other.later;
    }
}

/// Statements by day, oldest first, days without any left out; and how many have no day.
#[must_use]
pub fn by_day(corpus: &Corpus, index: &Index, hits: &[usize]) -> (Vec<(Date, OnDay)>, u32) {
    let mut marks: Vec<(Date, OnDay)> = Vec::with_capacity(hits.len());
    let mut undated = 0;
    for statement in hits.iter().filter_map(|&row| index.statement(row)) {
        let statement = &corpus.statements[statement];
        let reported = corpus.articles[statement.article].reported_on;
        match (statement.said.on, reported) {
            (Some(said), reported) => {
                marks.push((said, OnDay { said: 1, ..OnDay::default() }));
                marks.extend(reported.map(|day| (day, OnDay { later: 1, ..OnDay::default() })));
            }
            (None, Some(day)) => marks.push((day, OnDay { reported: 1, ..OnDay::default() })),
            (None, None) => undated += 1,
        }
    }
    let days = summed(marks);
    (days, undated)
}

/// Maximum number of days counted in a row of sums; marks that lie further apart are sorted.
const SPAN: usize = 400_000;

/// The marks summed up day by day, oldest first.
fn summed(mut marks: Vec<(Date, OnDay)>) -> Vec<(Date, OnDay)> {
    let ends = (marks.iter().map(|(day, _)| *day).min(), marks.iter().map(|(day, _)| *day).max());
    let (Some(first), Some(last)) = ends else { return Vec::new() };
    let span = usize::try_from(last.days_since(first)).unwrap_or(usize::MAX);
    if span < SPAN {
        let mut sums = vec![OnDay::default(); span + 1];
        for (day, one) in marks {
            if let Some(sum) = usize::try_from(day.days_since(first)).ok().and_then(|at| sums.get_mut(at)) {
                sum.add(one);
            }
        }
        let dated = (0..).map(|days| first.add_days(days)).zip(sums);
        return dated.filter(|(_, sum)| *sum != OnDay::default()).collect();
    }
    sort_by_key(&mut marks, |(day, _)| *day);
    let mut days: Vec<(Date, OnDay)> = Vec::new();
    for (day, one) in marks {
        match days.last_mut() {
            Some((last, sum)) if *last == day => sum.add(one),
            _ => days.push((day, one)),
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_far_apart_are_summed_like_near_ones() {
        let one = |day: &str| (Date::parse(day).unwrap(), OnDay { said: 1, ..OnDay::default() });
        let near = summed(vec![one("2025-08-24"), one("2025-08-22"), one("2025-08-24")]);
        let far = summed(vec![one("9999-08-24"), one("0001-08-22"), one("9999-08-24")]);
        let counts = |days: &[(Date, OnDay)]| days.iter().map(|(_, sum)| sum.said).collect::<Vec<_>>();
        assert_eq!((counts(&near), counts(&far)), (vec![1, 2], vec![1, 2]));
        assert_eq!(near[1].0.to_string(), "2025-08-24");
    }
}
