//! Independent reports: how many of some articles report for themselves, and how many print another one's text.
//!
//! ```
//! use on_record_engine::model::{Article, Corpus, Family, Id};
//! use on_record_engine::query::{Families, Reports};
//!
//! let article = |name: &str| Article {
//!     name: name.into(), text: String::new(), blocks: vec![], stated_headline: None, outlet: None, reported_on: None, url: None,
//! };
//! let corpus = Corpus {
//!     articles: ["agency", "daily", "evening"].map(article).into_iter().collect(),
//!     families: vec![Family { articles: vec![Id::from_index(0), Id::from_index(1)], shared: 90 }],
//!     ..Corpus::default()
//! };
//! let reports = Families::new(&corpus).reports(corpus.articles.ids());
//! assert_eq!(reports, Reports { reports: 1, reprints: 1, own: 1 });
//! assert_eq!(reports.independent(), 2);
//! ```

use crate::model::corpus::{Cluster, Corpus};
use crate::model::id::{ArticleId, Id};
use crate::sorting::distinct;
use std::collections::BTreeMap;

/// The family of each article of a corpus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Families {
    /// By article: the row in [`Corpus::families`], or none. Shorter than the articles where the last have none.
    of: Vec<Option<u32>>,
}

/// Articles by what they are to each other: "1 report, 12 reprints, 3 of their own".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reports {
    /// Families that several of the articles are of: one report each.
    pub reports: usize,
    /// What else there is of those families.
    pub reprints: usize,
    /// Articles without another one of their family.
    pub own: usize,
}

impl Reports {
    /// How many independent reports the articles are.
    #[must_use]
    pub const fn independent(self) -> usize {
        self.reports + self.own
    }

    /// How many articles there are.
    #[must_use]
    pub const fn articles(self) -> usize {
        self.reports + self.reprints + self.own
    }
}

impl Families {
    /// Looks up each article once; linear in the members of families.
    #[must_use]
    pub fn new(corpus: &Corpus) -> Self {
        let mut of = Vec::new();
        for (family, row) in corpus.families.iter().zip(0u32..) {
            for article in &family.articles {
                let at = article.index();
                if of.len() <= at {
                    of.resize(at + 1, None);
                }
                if let Some(place) = of.get_mut(at) {
                    *place = Some(row);
                }
            }
        }
        Self { of }
    }

    /// The row in [`Corpus::families`] of the family that an article is of.
    #[must_use]
    pub fn of(&self, article: ArticleId) -> Option<usize> {
        self.of.get(article.index()).copied().flatten().map(|row| row as usize)
    }

    /// What these articles are to each other. An article that comes twice counts once.
    #[must_use]
    pub fn reports(&self, articles: impl IntoIterator<Item = ArticleId>) -> Reports {
        let mut sizes: BTreeMap<usize, usize> = BTreeMap::new();
        let mut told = Reports::default();
        for article in distinct(articles) {
            match self.of(article) {
                Some(family) => *sizes.entry(family).or_default() += 1,
                None => told.own += 1,
            }
        }
        for size in sizes.into_values() {
            match size {
                1 => told.own += 1,
                _ => (told.reports, told.reprints) = (told.reports + 1, told.reprints + size - 1),
            }
        }
        told
    }

    /// What the articles of a cluster are to each other.
    #[must_use]
    pub fn of_cluster(&self, corpus: &Corpus, cluster: &Cluster) -> Reports {
        let article = |id: &crate::model::id::StatementId| corpus.statements.get(*id).map(|s| s.article);
        self.reports(cluster.members.iter().filter_map(article))
    }
}
