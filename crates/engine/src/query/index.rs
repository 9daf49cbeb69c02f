//! The index: what filters need to know about each statement, in columns. Derived from the corpus at start-up,
//! never stored.
//!
//! Rows are statements, newest first, so that the first page of a result and a range of dates are ranges of rows.
//! A facet's values are numbers: those of its table's rows, and one more for what is not stated.
//!
//! ```
//! use on_record_engine::{Corpus, query::{Facet, Index}};
//! let index = Index::new(&Corpus::default());
//! assert_eq!(index.values(Facet::Manner), 3);
//! ```

use crate::model::corpus::{Corpus, Manner, Statement};
use crate::model::date::Date;
use crate::model::id::{Id, StatementId};
use crate::query::bits::Bits;
use crate::query::search::Words;
use crate::query::standing::Standing;
use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

/// What statements are filtered by. Addresses write the facets as `by`, `for`, `of`, `on`, `in`, `via` and `mode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Who says it.
    Speaker,
    /// The body that the speaker belongs to.
    Affiliation,
    /// Who it is about.
    About,
    /// The topic.
    Topic,
    /// The outlet.
    Outlet,
    /// Whom or what it was told to.
    Channel,
    /// Direct, mixed or indirect.
    Manner,
}

impl Facet {
    /// All of them, in the order in which they are shown and written.
    pub const ALL: [Self; 7] = [
        Self::Speaker,
        Self::Affiliation,
        Self::About,
        Self::Topic,
        Self::Outlet,
        Self::Channel,
        Self::Manner,
    ];

    /// Its number among [`Facet::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// One value of a facet: a row of the facet's table, or [`Value::NONE`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value(u32);

impl Value {
    /// "Unknown speaker", "outlet not stated" and their like.
    pub const NONE: Self = Self(u32::MAX);

    /// The value of a table's row.
    #[must_use]
    pub fn of(id: impl Id) -> Self {
        Self(u32::try_from(id.index()).unwrap_or(u32::MAX))
    }

    /// The value of a table's row, by its number.
    #[must_use]
    pub fn row_of(row: usize) -> Self {
        Self(number(row))
    }

    /// The value of a manner.
    #[must_use]
    pub const fn manner(manner: Manner) -> Self {
        Self(manner as u32)
    }

    /// The row of the facet's table; `None` for [`Value::NONE`].
    #[must_use]
    pub fn row(self) -> Option<usize> {
        (self != Self::NONE).then_some(self.0 as usize)
    }
}

/// One facet: the values of each row, and the rows of each value.
#[derive(Clone, Debug, Default)]
struct Column {
    /// Where each row's slots begin in `slots`; one more than there are rows. Empty where every row has one slot:
    /// then a row's number is its slot's place, and counting is one look-up.
    starts: Vec<u32>,
    slots: Vec<u32>,
    /// Where each slot's rows begin in `postings`; one more than there are slots.
    heads: Vec<u32>,
    postings: Vec<u32>,
    /// How many values the facet's table has; the slot of that number is [`Value::NONE`].
    table: usize,
}

impl Column {
    fn new<'a>(rows: impl Iterator<Item = &'a Statement> + Clone, facet: Facet, corpus: &Corpus) -> Self {
        let table = table_len(corpus, facet);
        let (mut starts, mut slots) = (vec![0], Vec::new());
        let mut sizes = vec![0u32; table + 1];
        for statement in rows {
            each_slot(corpus, statement, facet, table, |slot| {
                slots.push(slot);
                sizes[slot as usize] += 1;
            });
            starts.push(number(slots.len()));
        }
        let mut heads = Vec::with_capacity(table + 2);
        let mut sum = 0;
        heads.push(0);
        heads.extend(sizes.iter().map(|size| {
            sum += size;
            sum
        }));
        let mut next = heads.clone();
        let mut postings = vec![0; slots.len()];
        for (row, ends) in starts.windows(2).enumerate() {
            for &slot in &slots[ends[0] as usize..ends[1] as usize] {
                postings[next[slot as usize] as usize] = number(row);
                next[slot as usize] += 1;
            }
        }
        if slots.len() + 1 == starts.len() {
            starts = Vec::new();
        }
        Self { starts, slots, heads, postings, table }
    }

    fn slots_of(&self, row: usize) -> &[u32] {
        if self.starts.is_empty() {
            return self.slots.get(row..=row).unwrap_or(&[]);
        }
        match self.starts.get(row..row + 2) {
            Some(&[start, end]) => &self.slots[start as usize..end as usize],
            _ => &[],
        }
    }

    /// Adds one to the count of each value of these rows.
    fn tally(&self, rows: &[u32], counts: &mut [u32]) {
        let mut count = |slot: u32| {
            if let Some(count) = counts.get_mut(slot as usize) {
                *count += 1;
            }
        };
        if self.starts.is_empty() {
            rows.iter().filter_map(|&row| self.slots.get(row as usize)).for_each(|&slot| count(slot));
        } else {
            for &row in rows {
                if let Some([start, end]) = self.starts.get(row as usize..row as usize + 2) {
                    self.slots[*start as usize..*end as usize].iter().for_each(|&slot| count(slot));
                }
            }
        }
    }

    /// How many rows each value has.
    fn sizes(&self) -> Vec<u32> {
        self.heads.windows(2).map(|ends| ends[1] - ends[0]).collect()
    }

    fn slot(&self, value: Value) -> usize {
        value.row().unwrap_or(self.table)
    }

    fn rows(&self, value: Value) -> &[u32] {
        let slot = self.slot(value);
        match (self.heads.get(slot), self.heads.get(slot + 1)) {
            (Some(&start), Some(&end)) => &self.postings[start as usize..end as usize],
            _ => &[],
        }
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn table_len(corpus: &Corpus, facet: Facet) -> usize {
    match facet {
        Facet::Speaker | Facet::About => corpus.actors.len(),
        Facet::Affiliation => corpus.affiliations.len(),
        Facet::Topic => corpus.topics.len(),
        Facet::Outlet => corpus.outlets.len(),
        Facet::Channel => corpus.channels.len(),
        Facet::Manner => 3,
    }
}

/// Tells each slot of a statement once; the slot after the table's rows where it has none.
fn each_slot(corpus: &Corpus, s: &Statement, facet: Facet, table: usize, mut tell: impl FnMut(u32)) {
    let mut told = 0;
    let mut one = |slot: usize| {
        told += 1;
        tell(number(slot));
    };
    match facet {
        Facet::Speaker => s.actor.into_iter().for_each(|id| one(id.index())),
        Facet::Affiliation => {
            let own = s.actor.map_or(&[][..], |actor| corpus.affiliations_of(actor));
            distinct(own).for_each(|id| one(id.index()));
        }
        // Tables say these are sorted; a row that names a value twice still counts once.
        Facet::About => distinct(&s.about).for_each(|id| one(id.index())),
        Facet::Topic => distinct(&s.topics).for_each(|id| one(id.index())),
        Facet::Outlet => corpus.articles[s.article].outlet.into_iter().for_each(|id| one(id.index())),
        Facet::Channel => s.addressee.into_iter().for_each(|told| one(told.channel.index())),
        Facet::Manner => one(s.manner as usize),
    }
    if told == 0 {
        tell(number(table));
    }
}

fn distinct<I: Id>(ids: &[I]) -> impl Iterator<Item = I> + '_ {
    ids.iter().enumerate().filter(|(at, id)| !ids[..*at].contains(id)).map(|(_, &id)| id)
}

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
    words: OnceLock<Words>,
}

impl Index {
    /// Reads the corpus once.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let mut statements: Vec<StatementId> = corpus.statements.ids().collect();
        statements.sort_by_key(|&id| Reverse(day(corpus, id)));
        let mut rows = vec![0; statements.len()];
        for (row, id) in statements.iter().enumerate() {
            rows[id.index()] = number(row);
        }
        let days = statements.iter().map_while(|&id| day(corpus, id)).collect();
        let in_order = statements.iter().map(|&id| &corpus.statements[id]);
        let columns = Facet::ALL.map(|facet| Column::new(in_order.clone(), facet, corpus));
        let mut by_name: Vec<(&str, usize)> =
            corpus.actors.iter().map(|(id, actor)| (actor.name.as_str(), id.index())).collect();
        by_name.sort_unstable();
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
        Self { statements, rows, articles, days, columns, standings, alphabet, words: OnceLock::new() }
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
