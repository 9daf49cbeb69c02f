//! What is told of an answer by whoever counted it, where the statements at hand are only a part of it.
//!
//! It travels as a list of numbers from the program that reads a sharded archive to the page: [`Told::numbers`] and
//! [`Told::read`].
//!
//! ```
//! use on_record_asking::told::Told;
//! let told = Told { total: 3, ..Told::default() };
//! assert_eq!(Told::read(&told.numbers()), Some(told));
//! ```

use crate::facet_table::COUNT;
use on_record_engine::query::{Facet, Hits, Value};
use on_record_engine::{Date, Id, StatementId};

/// What is told of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// How many statements it has.
    pub total: usize,
    /// In how many articles they stand.
    pub articles: usize,
    /// How many of them have a day.
    pub dated: usize,
    /// How many of the last ones a list folds away.
    pub folded: usize,
    /// On an actor's page how many statements its other side has.
    pub beside: usize,
    /// Where the address says until when it was read before: how many of them are of later days.
    pub newer: usize,
    /// The first and the last of their days.
    pub days: Option<(Date, Date)>,
    /// Those at hand, in the order of the list: the first ones of all.
    pub listed: Vec<StatementId>,
    /// For each facet how many statements each value would give, what is not stated last; see [`Hits::count`].
    pub counts: [Vec<u32>; COUNT],
    /// The whole archive.
    pub all: All,
}

/// What is told of a whole archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct All {
    /// How many statements it has.
    pub statements: usize,
    /// How many articles.
    pub articles: usize,
    /// The first and the last day of its statements.
    pub days: Option<(Date, Date)>,
    /// Whether some have no day.
    pub undated: bool,
    /// How many articles each of its readers read.
    pub readers: Vec<u32>,
    /// For each facet how many statements have each value, what is not stated last.
    pub sizes: [Vec<u32>; COUNT],
}

impl Told {
    /// The answer.
    #[must_use]
    pub fn hits(&self) -> Hits {
        let Self { total, articles, dated, folded, days, .. } = *self;
        Hits::told(self.listed.clone(), total, articles, (days, dated), folded, self.counts.clone())
    }

    /// How many statements of the whole archive have a value.
    #[must_use]
    pub fn size(&self, facet: Facet, value: Value) -> usize {
        let sizes = &self.all.sizes[facet.index()];
        let slot = value.row().unwrap_or(sizes.len().saturating_sub(1));
        sizes.get(slot).map_or(0, |size| *size as usize)
    }

    /// As numbers; a list of them is told by its length and then the numbers.
    #[must_use]
    pub fn numbers(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = [
            self.total,
            self.articles,
            self.dated,
            self.folded,
            self.beside,
            self.newer,
            self.all.statements,
            self.all.articles,
            usize::from(self.all.undated),
        ]
        .map(|number| u32::try_from(number).unwrap_or(u32::MAX))
        .to_vec();
        for days in [self.days, self.all.days] {
            // None is a range that ends before it begins.
            let (from, to) = days.map_or((1, 0), |(from, to)| (number_of(from), number_of(to)));
            numbers.extend([from, to]);
        }
        let listed: Vec<u32> = self.listed.iter().map(|id| id.index() as u32).collect();
        for list in [&listed, &self.all.readers].into_iter().chain(&self.counts).chain(&self.all.sizes) {
            numbers.push(list.len() as u32);
            numbers.extend(list);
        }
        numbers
    }

    /// From numbers; nothing where they are none of these.
    #[must_use]
    pub fn read(numbers: &[u32]) -> Option<Self> {
        let (&[total, articles, dated, folded, beside, newer, statements, of, undated], rest) =
            numbers.split_first_chunk()?;
        let (&[from, to, first, last], mut rest) = rest.split_first_chunk()?;
        let mut list = || {
            let (length, after) = rest.split_first()?;
            let (list, after) = after.split_at_checked(*length as usize)?;
            rest = after;
            Some(list.to_vec())
        };
        let listed = list()?.into_iter().map(|id| StatementId::from_index(id as usize)).collect();
        let mut told = Self {
            total: total as usize,
            articles: articles as usize,
            dated: dated as usize,
            folded: folded as usize,
            beside: beside as usize,
            newer: newer as usize,
            days: days(from, to),
            listed,
            ..Self::default()
        };
        told.all.readers = list()?;
        for slot in told.counts.iter_mut().chain(&mut told.all.sizes) {
            *slot = list()?;
        }
        told.all.statements = statements as usize;
        told.all.articles = of as usize;
        told.all.undated = undated > 0;
        told.all.days = days(first, last);
        Some(told)
    }
}

fn number_of(day: Date) -> u32 {
    day.days_since(Date::FIRST).unsigned_abs()
}

fn days(from: u32, to: u32) -> Option<(Date, Date)> {
    let day = |number: u32| Date::FIRST.add_days(i32::try_from(number).unwrap_or(0));
    (from <= to).then(|| (day(from), day(to)))
}
