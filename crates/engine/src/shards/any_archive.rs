//! What a page asks of an archive, whether all of it lies in memory or its files are fetched as they are needed. Each
//! answer is exact, or names the files without which it cannot be given.
//!
//! ```
//! use on_record_engine::{Corpus, query::{Index, Query}, shards::{AnyArchive, Whole}};
//! let corpus = Corpus::default();
//! let index = Index::new(&corpus);
//! let source = Whole { corpus: &corpus, index: &index };
//! assert_eq!(source.totals(&Query::default()).unwrap().total, 0);
//! ```

use crate::model::corpus::Corpus;
use crate::model::date::Date;
use crate::model::id::{ArticleId, ClusterId, StatementId};
use crate::model::statement_key::StatementKey;
use crate::query::facet::{Facet, Value};
use crate::query::filter::{Hits, Query, values};
use crate::query::index::Index;
use crate::shards::file::Part;
use crate::shards::layout::{FACETS, called, table};
use crate::sorting::distinct;
use std::ops::Range;

/// The files without which there is no answer yet. They can be fetched side by side; then the same is asked again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Sorted, each once, at least one.
    pub files: Vec<Part>,
}

impl Wanted {
    pub(super) fn one(part: Part) -> Self {
        Self { files: vec![part] }
    }

    /// The answer, unless files are wanted.
    pub(super) fn unless<T>(files: Vec<Part>, answer: T) -> Result<T, Self> {
        if files.is_empty() { Ok(answer) } else { Err(Self { files: distinct(files) }) }
    }
}

/// What an answer counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// How many statements.
    pub total: usize,
    /// In how many articles they stand.
    pub articles: usize,
    /// The first and the last of their days.
    pub days: Option<(Date, Date)>,
    /// How many of them have a day.
    pub dated: usize,
    /// How many of the last statements a list folds away.
    pub folded: usize,
    /// What the answer leaves out, because its files cannot be had and whoever asks does without.
    pub without: Vec<Gap>,
    /// For each facet how many statements each value would give, what is not stated last; see [`Totals::count`].
    pub counts: [Vec<u32>; FACETS],
}

impl Totals {
    /// Whether some of the statements have no day.
    #[must_use]
    pub const fn undated(&self) -> bool {
        self.dated < self.total
    }

    /// How many statements the answer would have if this value alone stood in the facet's open group; see
    /// [`Hits::count`].
    #[must_use]
    pub fn count(&self, facet: Facet, value: Value) -> u32 {
        let counts = &self.counts[facet.index()];
        let slot = value.row().unwrap_or(counts.len().saturating_sub(1));
        counts.get(slot).copied().unwrap_or(0)
    }
}

/// Statements that an answer leaves out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The first and the last day of their articles; `None` for articles without a day.
    pub reported: Option<(Date, Date)>,
    /// How many there are.
    pub statements: u32,
}

/// A statement with what a card shows of it.
#[derive(Clone, Copy, Debug)]
pub struct Card<'a> {
    /// A corpus that holds it: of a sharded archive a part, in which its article is cut down to the paragraphs with
    /// statements, clusters are missing, and numbers are its own.
    pub corpus: &'a Corpus,
    /// Its number in that corpus.
    pub statement: StatementId,
    /// Where several articles report it: the cluster's key, and how many statements it has.
    pub together: Option<(StatementKey, u32)>,
}

/// An article, whole, with its statements.
#[derive(Clone, Copy, Debug)]
pub struct Body<'a> {
    /// A corpus that holds it, with numbers of its own.
    pub corpus: &'a Corpus,
    /// Its number in that corpus.
    pub article: ArticleId,
}

/// What a page asks of an archive. Numbers of statements, articles, clusters and values are those of the source that gave
/// them.
pub trait AnyArchive {
    /// Counts.
    ///
    /// # Errors
    /// The files without which the counts would be wrong.
    fn totals(&self, query: &Query) -> Result<Totals, Wanted>;

    /// The statements of these places of the list. Of one day, a sharded archive lists first what was reported last.
    ///
    /// # Errors
    /// The files without which the list would be another.
    fn list(&self, query: &Query, places: Range<usize>) -> Result<Vec<StatementId>, Wanted>;

    /// A statement.
    ///
    /// # Errors
    /// The file that it stands in, or the one that tells which.
    fn card(&self, statement: StatementId) -> Result<Option<Card<'_>>, Wanted>;

    /// An article.
    ///
    /// # Errors
    /// The file that it stands in, or the one that tells which.
    fn article(&self, article: ArticleId) -> Result<Option<Body<'_>>, Wanted>;

    /// The value that has this name in addresses.
    ///
    /// # Errors
    /// The files that could tell of it.
    fn value(&self, facet: Facet, slug: &str) -> Result<Option<Value>, Wanted>;

    /// What a value is called in addresses, and its name; manners and verbs have neither.
    fn called(&self, facet: Facet, value: Value) -> Option<(&str, &str)>;

    /// The statement of a key.
    ///
    /// # Errors
    /// The files that could tell of it.
    fn statement(&self, key: StatementKey) -> Result<Option<StatementId>, Wanted>;

    /// The article of a name.
    ///
    /// # Errors
    /// The files that could tell of it.
    fn article_named(&self, name: &str) -> Result<Option<ArticleId>, Wanted>;

    /// The cluster of a key.
    ///
    /// # Errors
    /// The files that could tell of it.
    fn cluster(&self, key: StatementKey) -> Result<Option<ClusterId>, Wanted>;
}

/// A corpus that lies in memory as a whole: nothing is ever wanted.
#[derive(Clone, Copy, Debug)]
pub struct Whole<'a> {
    /// The corpus.
    pub corpus: &'a Corpus,
    /// Its index.
    pub index: &'a Index,
}

impl AnyArchive for Whole<'_> {
    fn totals(&self, query: &Query) -> Result<Totals, Wanted> {
        let hits: Hits = query.ask(self.corpus, self.index);
        let counts = Facet::ALL.map(|facet| {
            let all = values(self.index, facet).chain([Value::NONE]);
            all.map(|value| hits.count(facet, value)).collect()
        });
        Ok(Totals {
            total: hits.total(),
            articles: hits.articles,
            days: hits.days,
            dated: hits.dated,
            folded: hits.folded,
            without: Vec::new(),
            counts,
        })
    }

    fn list(&self, query: &Query, places: Range<usize>) -> Result<Vec<StatementId>, Wanted> {
        let statements = query.ask(self.corpus, self.index).statements;
        let end = places.end.min(statements.len());
        Ok(statements.get(places.start.min(end)..end).unwrap_or_default().to_vec())
    }

    fn card(&self, statement: StatementId) -> Result<Option<Card<'_>>, Wanted> {
        let Some(one) = self.corpus.statements.get(statement) else { return Ok(None) };
        let cluster = one.cluster.and_then(|id| self.corpus.clusters.get(id));
        let together = cluster.map(|cluster| (cluster.key, cluster.members.len() as u32));
        Ok(Some(Card { corpus: self.corpus, statement, together }))
    }

    fn article(&self, article: ArticleId) -> Result<Option<Body<'_>>, Wanted> {
        Ok(self.corpus.articles.has(article).then_some(Body { corpus: self.corpus, article }))
    }

    fn value(&self, facet: Facet, slug: &str) -> Result<Option<Value>, Wanted> {
        let named = |value: &Value| self.called(facet, *value).is_some_and(|(own, _)| own == slug);
        Ok(values(self.index, facet).find(named))
    }

    fn called(&self, facet: Facet, value: Value) -> Option<(&str, &str)> {
        called(self.corpus, table(facet)?, value.row()?)
    }

    fn statement(&self, key: StatementKey) -> Result<Option<StatementId>, Wanted> {
        Ok(self.corpus.statements.iter().find(|(_, one)| one.key == key).map(|(id, _)| id))
    }

    fn article_named(&self, name: &str) -> Result<Option<ArticleId>, Wanted> {
        Ok(self.corpus.articles.iter().find(|(_, one)| one.name == name).map(|(id, _)| id))
    }

    fn cluster(&self, key: StatementKey) -> Result<Option<ClusterId>, Wanted> {
        Ok(self.corpus.clusters.iter().find(|(_, one)| one.key == key).map(|(id, _)| id))
    }
}
