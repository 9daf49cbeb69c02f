//! A query and its answer: OR within a facet, AND across facets, NOT, dates, words; and for every value of
//! every facet the count of what choosing it would give.
//!
//! ```
//! use on_record_engine::{Corpus, query::{Index, Query}};
//! let corpus = Corpus::default();
//! assert_eq!(Query::default().ask(&corpus, &Index::new(&corpus)).total(), 0);
//! ```

use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::id::{ArticleId, ClusterId, Id, StatementId};
use crate::query::bits::Bits;
use crate::query::facet::{Facet, Value};
use crate::query::index::Index;
use crate::query::others::others;
use crate::query::search::Question;
use crate::query::standing::Standing;
use crate::sorting::{sort_by_key, sort_by_number};
use std::cmp::Reverse;

/// What is asked of one facet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Each group is joined by OR, the groups by AND. The last one is *open*: a click adds to it.
    pub any: Vec<Vec<Value>>,
    /// None of these.
    pub not: Vec<Value>,
}

impl Selection {
    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.any.is_empty() && self.not.is_empty()
    }
}

/// Which days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Days {
    /// Any, and undated.
    #[default]
    All,
    /// From one to the other, both included; undated statements are left out.
    Between(Option<Date>, Option<Date>),
    /// Undated statements only.
    Undated,
}

/// What a page is about, before any filter: its filters count within this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The statements with this value.
    Value(Facet, Value),
    /// The statements with one of these values.
    Either(Facet, Value, Value),
    /// The statements of one article.
    Article(ArticleId),
    /// The members of one cluster.
    Cluster(ClusterId),
    /// What other speakers say on the matter of one statement.
    Others(StatementId),
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// The most telling first, by [`Standing`]; within each the newest first.
    #[default]
    Telling,
    /// Newest day first, where the day is the one of saying or else of the report; undated last.
    Date,
    /// Newest day of saying first; those without one last.
    Said,
    /// By the speaker's name.
    Actor,
    /// Best matches first: words in the statement before those in the speaker's name before those beside it, as they were
    /// typed before other forms, direct before reported, short before long.
    Relevance,
}

/// A whole question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What the page is about.
    pub scope: Option<Scope>,
    /// What is asked of each facet, in the order of [`Facet::ALL`].
    pub facets: [Selection; Facet::ALL.len()],
    /// Which days.
    pub days: Days,
    /// Which words, as typed.
    pub words: String,
    /// Values that a typed question names. They are no choice of a facet: clicks leave them as they are.
    pub named: Vec<(Facet, Value)>,
    /// Whether independent reports count alone: what a reprint repeats is left out.
    pub independent: bool,
    /// The order of the list.
    pub sort: Sort,
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The statements, in the order asked for.
    pub statements: Vec<StatementId>,
    /// In how many articles they stand.
    pub articles: usize,
    /// The first and the last of their days.
    pub days: Option<(Date, Date)>,
    /// How many of them have a day.
    pub dated: usize,
    /// Whether some of them have none.
    pub undated: bool,
    /// How many of the last statements a list folds away: thin paraphrases, in the order that puts them last.
    pub folded: usize,
    total: usize,
    counts: [Vec<u32>; Facet::ALL.len()],
}

impl Hits {
    /// How many statements; as many as are listed, but where somebody else counted.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.total
    }

    /// An answer that somebody else counted, of which the first statements are at hand; `counts` are for each facet those of
    /// its values, what is not stated last.
    #[must_use]
    pub const fn told(
        statements: Vec<StatementId>,
        total: usize,
        articles: usize,
        (days, dated): (Option<(Date, Date)>, usize),
        folded: usize,
        counts: [Vec<u32>; Facet::ALL.len()],
    ) -> Self {
        Self { statements, articles, days, dated, undated: dated < total, folded, total, counts }
    }

    /// How many statements the answer would have if this value alone stood in the facet's open group, all else
    /// as it is. So a value's count is the length of the list that its click gives, where its facet is free.
    #[must_use]
    pub fn count(&self, facet: Facet, value: Value) -> u32 {
        let counts = &self.counts[facet.index()];
        let slot = value.row().unwrap_or(counts.len().saturating_sub(1));
        counts.get(slot).copied().unwrap_or(0)
    }
}

impl Query {
    /// What is asked of one facet.
    #[must_use]
    pub fn of(&self, facet: Facet) -> &Selection {
        &self.facets[facet.index()]
    }

    /// What is asked of one facet, to change it.
    pub fn of_mut(&mut self, facet: Facet) -> &mut Selection {
        &mut self.facets[facet.index()]
    }

    /// Answers.
    #[must_use]
    pub fn ask(&self, corpus: &Corpus, index: &Index) -> Hits {
        let fixed = self.fixed(corpus, index);
        // One bit set for each open group; everything else has been applied to `fixed`.
        let open = Facet::ALL.map(|facet| self.of(facet).any.last().map(|any| union(index, facet, any)));
        // The rows that meet all open groups but one: that one's facet counts what choosing another value would give.
        let rows_without = |left_out: Option<usize>| {
            let mut rows = fixed.clone();
            let others = open.iter().enumerate().filter(|(facet, _)| Some(*facet) != left_out);
            others.filter_map(|(_, bits)| bits.as_ref()).for_each(|bits| rows.and(bits));
            rows.to_vec()
        };
        let rows = rows_without(None);
        // Where a facet's own group is all that is asked, what choosing another value gives is known without counting.
        let alone = self.asks_one_group();
        let counts = Facet::ALL.map(|facet| match open[facet.index()] {
            None => index.counts(facet, &rows),
            Some(_) if alone => index.sizes(facet),
            Some(_) => index.counts(facet, &rows_without(Some(facet.index()))),
        });
        let (days, dated) = index.span_of(&rows);
        let undated = dated < rows.len();
        let articles = index.articles(&rows);
        let mut statements: Vec<StatementId> =
            rows.iter().filter_map(|&row| index.statement(row as usize)).collect();
        self.order(corpus, index, &mut statements);
        let folded = self.folded(index, &statements);
        let total = statements.len();
        Hits { statements, articles, days, dated, undated, folded, total, counts }
    }

    /// Whether one open group is all that is asked.
    fn asks_one_group(&self) -> bool {
        let groups: usize = self.facets.iter().map(|selection| selection.any.len()).sum();
        let excluded = self.facets.iter().any(|selection| !selection.not.is_empty());
        groups == 1
            && !excluded
            && self.scope.is_none()
            && self.days == Days::All
            && !self.independent
            && self.named.is_empty()
            && Question::read(&self.words).is_empty()
    }

    /// The rows of the answer, newest first, without counts and whatever the order of the list.
    #[must_use]
    pub fn rows(&self, corpus: &Corpus, index: &Index) -> Vec<usize> {
        let mut rows = self.fixed(corpus, index);
        let open = Facet::ALL.into_iter().filter_map(|facet| Some((facet, self.of(facet).any.last()?)));
        open.for_each(|(facet, any)| rows.and(&union(index, facet, any)));
        rows.iter().collect()
    }

    /// The rows that meet everything but the open groups.
    fn fixed(&self, corpus: &Corpus, index: &Index) -> Bits {
        let mut rows = Bits::all(index.len());
        match self.scope {
            None => {}
            Some(Scope::Value(facet, value)) => rows.and(&union(index, facet, &[value])),
            Some(Scope::Either(facet, one, other)) => rows.and(&union(index, facet, &[one, other])),
            Some(Scope::Article(article)) => {
                let members = corpus.statements.iter().filter(|(_, s)| s.article == article);
                rows.and(&bits_of(index, members.map(|(id, _)| id)));
            }
            Some(Scope::Cluster(cluster)) => {
                let members = corpus.clusters.get(cluster).map_or(&[][..], |c| &c.members);
                rows.and(&bits_of(index, members.iter().copied()));
            }
            Some(Scope::Others(statement)) => rows.and(&others(corpus, index, statement)),
        }
        for &(facet, value) in &self.named {
            rows.and(&union(index, facet, &[value]));
        }
        for facet in Facet::ALL {
            let selection = self.of(facet);
            let settled = selection.any.len().saturating_sub(1);
            selection.any[..settled].iter().for_each(|any| rows.and(&union(index, facet, any)));
            if !selection.not.is_empty() {
                rows.and_not(&union(index, facet, &selection.not));
            }
        }
        match self.days {
            Days::All => {}
            Days::Between(from, to) => rows.keep_range(index.rows_between(from, to)),
            Days::Undated => rows.keep_range(index.undated()),
        }
        if self.independent {
            rows.and_not(index.repeated());
        }
        let question = Question::of(corpus, &self.words);
        if !question.is_empty() {
            let found = index.words(corpus).ask(corpus, &question);
            rows.and(&bits_of(index, found.into_iter()));
        }
        rows
    }

    fn order(&self, corpus: &Corpus, index: &Index, statements: &mut [StatementId]) {
        match self.sort {
            Sort::Telling => sort_by_number(statements, |&id| index.standing(id) as u64),
            Sort::Date => {}
            Sort::Said => sort_by_key(statements, |&id| Reverse(corpus.statements[id].said.on)),
            Sort::Actor => sort_by_number(statements, |&id| index.letter(corpus, id).into()),
            Sort::Relevance => {
                let question = Question::of(corpus, &self.words);
                let mut keyed: Vec<_> =
                    statements.iter().map(|&id| (relevance(corpus, id, &question), id)).collect();
                sort_by_key(&mut keyed, |(key, _)| *key);
                statements.iter_mut().zip(keyed).for_each(|(slot, (_, id))| *slot = id);
            }
        }
    }
}

/// How well a statement answers a question, the best first: its own words, its speaker's name, as they were typed; then
/// direct before reported. Of equal matches the shorter statement comes first, because the words are a larger part of it.
pub(crate) fn relevance(corpus: &Corpus, id: StatementId, question: &Question) -> Relevance {
    let statement = &corpus.statements[id];
    let text = &corpus.articles[statement.article].text;
    let own: Vec<&str> = statement.content.iter().map(|span| span.of(text)).collect();
    let name = statement.actor.map_or("", |actor| corpus.actors[actor].name.as_str());
    let length: usize = own.iter().map(|piece| piece.len()).sum();
    let (said, exactly) = question.met_in(&own);
    (Reverse((said, question.met(&[name]), exactly)), statement.manner as u8, length)
}

/// See [`relevance`].
pub(crate) type Relevance = (Reverse<(usize, usize, usize)>, u8, usize);

/// Minimum number of statements of which some are folded away: fewer are read, or looked through, as they are.
pub(crate) const SHORT: usize = 100;

impl Query {
    /// How many statements at the end of an answer are folded. Whoever asks for words means to see where they stand, and a
    /// short list is seen whole.
    fn folded(&self, index: &Index, statements: &[StatementId]) -> usize {
        if self.sort != Sort::Telling || !Question::read(&self.words).is_empty() {
            return 0;
        }
        let shown = statements.partition_point(|&id| index.standing(id) < Standing::Folded);
        if shown < SHORT { 0 } else { statements.len() - shown }
    }
}

fn union(index: &Index, facet: Facet, values: &[Value]) -> Bits {
    let mut bits = Bits::none(index.len());
    for &value in values {
        index.rows_of(facet, value).iter().for_each(|&row| bits.insert(row as usize));
    }
    bits
}

fn bits_of(index: &Index, statements: impl Iterator<Item = StatementId>) -> Bits {
    let mut bits = Bits::none(index.len());
    statements.filter_map(|id| index.row(id)).for_each(|row| bits.insert(row));
    bits
}

/// Whether a table has the row that a value names, or the value is [`Value::NONE`] and the facet may lack one.
#[must_use]
pub fn is_value(index: &Index, facet: Facet, value: Value) -> bool {
    value.row().map_or(facet != Facet::Manner, |row| row < index.values(facet))
}

/// All values of a facet's table, [`Value::NONE`] not among them.
pub fn values(index: &Index, facet: Facet) -> impl Iterator<Item = Value> + use<> {
    (0..index.values(facet)).map(|row| Value::of(crate::model::id::ActorId::from_index(row)))
}
