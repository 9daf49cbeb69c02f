//! The index: what filters need to know about each statement, in columns. Derived from the corpus at start-up,
//! never stored.
//!
//! Rows are statements, newest first, so that the first page of a result and a range of dates are ranges of rows.
//!
//! ```
//! use on_record_engine::{Corpus, query::{Facet, Index}};
//! let index = Index::new(&Corpus::default());
//! assert_eq!(index.values(Facet::Manner), 3);
//! ```

use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::id::{Id, StatementId};
use crate::query::bits::Bits;
use crate::query::column::{Column, number};
use crate::query::facet::{Facet, Value};
use crate::query::reports;
use crate::query::search::Words;
use crate::query::standing::Standing;
use crate::sorting::{sort, sort_by_number};
use std::ops::Range;
use std::sync::OnceLock;

/// The columns of a corpus, from which queries are answered; the module documentation describes their order.
#[derive(Clone, Debug)]
pub struct Index {
    /// The statement of each row.
    statements: Vec<StatementId>,
    /// The row of each statement.
    rows: Vec<u32>,
    /// The article of each row, renumbered so that only those with statements count.
    articles: Vec<u32>,
    /// The day of each dated row, newest first; the rows after these are undated.
    days: Vec<Date>,
    columns: [Column; Facet::ALL.len()],
    /// How telling each statement is.
    standings: Vec<Standing>,
    /// For each actor its place in the alphabet of names.
    alphabet: Vec<u32>,
    /// The rows that a reprint repeats.
    repeated: Bits,
    words: OnceLock<Words>,
}

impl Index {
    /// Reads the corpus once.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let mut statements: Vec<StatementId> = corpus.statements.ids().collect();
        // Newest first; who has no day comes last.
        sort_by_number(&mut statements, |&id| {
            day(corpus, id).map_or(u64::MAX, |day| u64::from(Date::LAST.days_since(day).unsigned_abs()))
        });
        let mut rows = vec![0; statements.len()];
        for (row, id) in statements.iter().enumerate() {
            rows[id.index()] = number(row);
        }
        let days = statements.iter().map_while(|&id| day(corpus, id)).collect();
        let in_order = statements.iter().map(|&id| &corpus.statements[id]);
        let columns = Facet::ALL.map(|facet| Column::new(in_order.clone(), facet, corpus));
        let mut by_name: Vec<(&str, usize)> =
            corpus.actors.iter().map(|(id, actor)| (actor.name.as_str(), id.index())).collect();
        sort(&mut by_name);
        let mut alphabet = vec![0; by_name.len()];
        for (place, (_, actor)) in by_name.into_iter().enumerate() {
            alphabet[actor] = number(place);
        }
        let mut numbers = vec![u32::MAX; corpus.articles.len()];
        let mut known = 0;
        let articles = statements
            .iter()
            .map(|&id| {
                let slot = &mut numbers[corpus.statements[id].article.index()];
                if *slot == u32::MAX {
                    *slot = known;
                    known += 1;
                }
                *slot
            })
            .collect();
        let mut standings = vec![Standing::default(); statements.len()];
        for (id, standing) in Standing::of_all(corpus) {
            standings[id.index()] = standing;
        }
        let mut repeated = Bits::none(statements.len());
        for id in reports::repeated(corpus) {
            repeated.insert(rows[id.index()] as usize);
        }
        Self {
            statements,
            rows,
            articles,
            days,
            columns,
            standings,
            alphabet,
            repeated,
            words: OnceLock::new(),
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.statements.len()
    }

    /// Whether there is no statement.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// The statement of a row.
    #[must_use]
    pub fn statement(&self, row: usize) -> Option<StatementId> {
        self.statements.get(row).copied()
    }

    /// The row of a statement.
    #[must_use]
    pub fn row(&self, id: StatementId) -> Option<usize> {
        self.rows.get(id.index()).map(|&row| row as usize)
    }

    /// How many values the facet's table has, [`Value::NONE`] not counted.
    #[must_use]
    pub fn values(&self, facet: Facet) -> usize {
        self.columns[facet.index()].table
    }

    /// The rows that have a value, ascending.
    #[must_use]
    pub fn rows_of(&self, facet: Facet, value: Value) -> &[u32] {
        self.columns[facet.index()].rows(value)
    }

    /// The rows whose day lies in the range, both ends included; an open range still leaves undated rows out.
    #[must_use]
    pub fn rows_between(&self, from: Option<Date>, to: Option<Date>) -> Range<usize> {
        let start = to.map_or(0, |to| self.days.partition_point(|&day| day > to));
        let end = from.map_or(self.days.len(), |from| self.days.partition_point(|&day| day >= from));
        start..end.max(start)
    }

    /// The rows without a day.
    #[must_use]
    pub fn undated(&self) -> Range<usize> {
        self.days.len()..self.len()
    }

    /// Oldest and newest day of the corpus.
    #[must_use]
    pub fn days(&self) -> Option<(Date, Date)> {
        Some((*self.days.last()?, *self.days.first()?))
    }

    /// Whether a row has a value that its facet's table names.
    #[must_use]
    pub fn has_value(&self, facet: Facet, row: usize) -> bool {
        self.columns[facet.index()].slots_of(row).iter().any(|&slot| (slot as usize) < self.values(facet))
    }

    /// The slots of a row's values: the rows of the facet's table, or its length where none is stated.
    pub(crate) fn slots(&self, facet: Facet, row: usize) -> &[u32] {
        self.columns[facet.index()].slots_of(row)
    }

    /// How many rows each value of a facet has; the last number is that of none.
    pub(crate) fn sizes(&self, facet: Facet) -> Vec<u32> {
        self.columns[facet.index()].sizes()
    }

    /// How many of these rows each value of a facet has; the last count is that of none.
    pub(crate) fn counts(&self, facet: Facet, rows: &[u32]) -> Vec<u32> {
        let column = &self.columns[facet.index()];
        // All of them have been counted when the index was made.
        if rows.len() == self.len() {
            return column.sizes();
        }
        let mut counts = vec![0; column.table + 1];
        column.tally(rows, &mut counts);
        counts
    }

    /// In how many articles these rows stand.
    pub(crate) fn articles(&self, rows: &[u32]) -> usize {
        let mut seen = Bits::none(self.statements.len().max(1));
        rows.iter().filter_map(|&row| self.articles.get(row as usize)).for_each(|&a| seen.insert(a as usize));
        seen.count()
    }

    /// The first and the last day of these rows, and how many have one; the rows are ascending.
    pub(crate) fn span_of(&self, rows: &[u32]) -> (Option<(Date, Date)>, usize) {
        let dated = rows.partition_point(|&row| (row as usize) < self.days.len());
        let day = |row: Option<&u32>| self.days.get(*row? as usize).copied();
        let newest = day(rows.first());
        let oldest = dated.checked_sub(1).and_then(|last| day(rows.get(last)));
        (oldest.zip(newest), dated)
    }

    /// How telling a statement is.
    #[must_use]
    pub fn standing(&self, id: StatementId) -> Standing {
        self.standings.get(id.index()).copied().unwrap_or_default()
    }

    /// The rows whose statement a reprint repeats from an earlier article of its family.
    #[must_use]
    pub const fn repeated(&self) -> &Bits {
        &self.repeated
    }

    /// Where a statement's speaker stands in the alphabet; unknown speakers come last.
    pub(crate) fn letter(&self, corpus: &Corpus, id: StatementId) -> u32 {
        let actor = corpus.statements[id].actor;
        actor.and_then(|actor| self.alphabet.get(actor.index())).copied().unwrap_or(u32::MAX)
    }

    /// The words, read when the first question comes where [`Index::keep_words`] did not bring them before.
    #[must_use]
    pub fn words(&self, corpus: &Corpus) -> &Words {
        self.words.get_or_init(|| Words::new(corpus))
    }

    /// Whether the words have been read.
    #[must_use]
    pub fn knows_words(&self) -> bool {
        self.words.get().is_some()
    }

    /// Keeps the words that a [`Builder`](crate::query::search::Builder) read; words that are there already stay.
    pub fn keep_words(&self, words: Words) {
        let _ = self.words.set(words);
    }
}

/// The day a statement counts for: when it was said, else when the article reports it.
#[must_use]
pub fn day(corpus: &Corpus, id: StatementId) -> Option<Date> {
    let statement = &corpus.statements[id];
    statement.said.on.or(corpus.articles[statement.article].reported_on)
}
