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
use crate::model::family::Family;
use crate::model::id::{ActorId, ArticleId, Id, StatementId};
use crate::query::search::plain;
use crate::sorting::{distinct, sort};

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
        let articles = distinct(articles);
        let mut families: Vec<usize> = articles.iter().filter_map(|&article| self.of(article)).collect();
        sort(&mut families);
        let mut told = Reports { own: articles.len() - families.len(), ..Reports::default() };
        for members in families.chunk_by(|one, other| one == other) {
            match members.len() {
                1 => told.own += 1,
                size => (told.reports, told.reprints) = (told.reports + 1, told.reprints + size - 1),
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

/// The statements that a reprint repeats: an earlier article of its family has the same statement, by its cluster or by its
/// very words. What a reprint has of its own is not among them. In the order of families; nothing where there are none.
pub(crate) fn repeated(corpus: &Corpus) -> impl Iterator<Item = StatementId> + '_ {
    corpus.families.iter().flat_map(|family| repeated_in(corpus, family))
}

/// The same, of one family.
fn repeated_in(corpus: &Corpus, family: &Family) -> Vec<StatementId> {
    let rows = corpus.statements.rows();
    let mut clusters = Vec::new();
    let mut said: Vec<(String, Option<ActorId>)> = Vec::new();
    let mut repeated = Vec::new();
    for &article in &family.articles {
        // Statements stand by article in their table.
        let first = rows.partition_point(|s| s.article < article);
        let (mut own_clusters, mut own_said) = (Vec::new(), Vec::new());
        for (row, s) in rows.iter().enumerate().skip(first).take_while(|(_, s)| s.article == article) {
            let text = corpus.articles.get(article).map_or("", |article| article.text.as_str());
            let words: Vec<String> = s.content.iter().map(|span| plain(span.of(text))).collect();
            let words = words.join("-");
            // A text that is cut short may have lost who "she" is.
            let one = |known: &(String, Option<ActorId>)| {
                known.0 == words && (known.1 == s.actor || known.1.is_none() || s.actor.is_none())
            };
            if s.cluster.is_some_and(|cluster| clusters.contains(&cluster)) || said.iter().any(one) {
                repeated.push(StatementId::from_index(row));
            }
            own_clusters.extend(s.cluster);
            own_said.push((words, s.actor));
        }
        clusters.extend(own_clusters);
        said.extend(own_said);
    }
    repeated
}
