//! A sharded archive as a page asks it: by addresses. An answer is a small archive with the statements that are shown and
//! the names of all values, and beside it what is counted (`Told`); or the files without which there is none yet.
//!
//! Addresses are read as the page reads them, on the names of all values; what an address names itself (a statement, an
//! article) is fetched first.

use crate::assembly::Assembly;
use crate::wishes::{MOST, READ, READ_TO_SORT, RELEVANT, Wish, is_whole};
use on_record_asking::address::{Address, View, parse};
use on_record_asking::catalog::Catalog;
use on_record_asking::resolve::{Resolved, Subject, resolve};
use on_record_asking::told::{All, Told};
use on_record_engine::model::archive::encode;
use on_record_engine::model::{Corpus, ReadTogether, StatementKey};
use on_record_engine::query::{Days, Facet, Query, Scope, Sort, Value, table_len, words_apart};
use on_record_engine::shards::{AnyArchive, Entry, Part, ShardError, Shards, Totals, Wanted};
use on_record_engine::sorting::distinct;
use on_record_engine::{ArticleId, ClusterId, StatementId};

/// An answer, as it travels to the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// An archive with the statements that are shown.
    pub archive: Vec<u8>,
    /// What is counted; see [`Told::numbers`].
    pub told: Vec<u32>,
    /// How many statements it has.
    pub total: usize,
    /// How many of them are in the archive.
    pub at_hand: usize,
    /// Whether a picture is drawn of them, which shows no more.
    pub drawn: bool,
    /// Whether the list is in its usual order in place of the one asked for, which would take the texts of all.
    pub unsorted: bool,
    /// Whether words that should follow each other were not looked up: that would take the texts of too many.
    pub apart: bool,
    /// Whether what a picture shows beside the answer is not all.
    pub beyond: bool,
}

/// A sharded archive, as far as it has been fetched.
#[derive(Debug)]
pub struct Archive {
    shards: Shards,
    /// The names of all values and how often each stands, once the directories are there.
    names: Option<Catalog>,
}

/// Maximum number of bytes of texts, articles and words held between two answers; opened they take some three times as much.
const HELD: usize = 40 << 20;

/// What an address names itself, as the archive numbers it.
#[derive(Default)]
struct Named {
    statement: Option<StatementId>,
    article: Option<ArticleId>,
    cluster: Option<ClusterId>,
}

/// Files that are wanted, gathered over several asks: they are fetched side by side.
#[derive(Default)]
struct Wants(Vec<Part>);

impl Wants {
    /// The answer, unless files are wanted.
    fn get<T>(&mut self, asked: Result<T, Wanted>) -> Option<T> {
        match asked {
            Ok(answer) => Some(answer),
            Err(wanted) => {
                self.0.extend(wanted.files);
                None
            }
        }
    }

    fn none(self) -> Result<(), Wanted> {
        if self.0.is_empty() { Ok(()) } else { Err(Wanted { files: distinct(self.0) }) }
    }
}

impl Archive {
    /// Opens the manifest.
    ///
    /// # Errors
    /// It is none, it is damaged, or of another version.
    pub fn open(manifest: &[u8]) -> Result<Self, ShardError> {
        Ok(Self { shards: Shards::open(manifest)?, names: None })
    }

    /// Takes a file that was wanted.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn give(&mut self, part: Part, bytes: &[u8]) -> Result<(), ShardError> {
        self.shards.give(part, bytes)
    }

    /// The files that every answer needs.
    #[must_use]
    pub fn first_files(&self) -> Vec<Part> {
        self.shards.first_files()
    }

    /// Answers an address: a fragment with its `#`.
    ///
    /// # Errors
    /// The files without which there is no answer yet.
    pub fn ask(&mut self, address: &str, wish: Wish) -> Result<Answer, Wanted> {
        if self.names.is_none() {
            self.names = Some(self.read_names()?);
        }
        let Some(names) = &self.names else { return Err(Wanted { files: self.first_files() }) };
        let read = parse(address).unwrap_or_default();
        let (named, mut assembly) = self.named(&read.address, names)?;
        let (subject, _) = self.begun(&read.address, names)?.finish(self.readers());
        let catalog = Catalog::of(subject, names.told().cloned());
        let resolved = resolve(&catalog, &read);
        let mut query = self.query(&resolved, &named);
        let apart = !self.shards.phrases_within(&query, READ)?;
        if apart {
            query.words = words_apart(&query.words);
        }

        let mut wants = Wants::default();
        let totals = wants.get(self.shards.totals(&query));
        let (query, unsorted) = self.in_order(query, totals.as_ref(), &mut wants);
        let view = &resolved.address.view;
        let end = totals.as_ref().map_or(0, |totals| wish.end(view, totals));
        let mut listed = totals.as_ref().and_then(|_| wants.get(self.shards.list(&query, 0..end)));
        if is_whole(view) {
            self.cut(&mut listed, &mut wants);
        }
        let beside = self.beside(&resolved, &query, &mut wants);
        let newer = self.newer(&resolved, &query, &mut wants);
        let (more, beyond) = self.more(&resolved, &query, &mut wants);
        let mut keys: Vec<StatementKey> = Vec::new();
        for (id, is_listed) in
            listed.into_iter().flatten().map(|id| (id, true)).chain(more.into_iter().map(|id| (id, false)))
        {
            if let Some(Some(card)) = wants.get(self.shards.card(id)) {
                let key = assembly.card(card);
                keys.extend(is_listed.then_some(key));
            }
        }
        wants.none()?;
        let (corpus, places) = assembly.finish(self.readers());
        let listed = keys.iter().filter_map(|key| places.get(key).copied()).collect();
        let totals = totals.unwrap_or_default();
        let all = self.all(names, &corpus);
        // What this answer needed is held until here.
        self.shards.forget_beyond(HELD);
        let told = Told {
            total: totals.total,
            articles: totals.articles,
            dated: totals.dated,
            folded: totals.folded,
            beside,
            newer,
            days: totals.days,
            listed,
            counts: fitted(&totals.counts, &corpus),
            all,
        };
        Ok(Answer {
            archive: encode(&corpus),
            told: told.numbers(),
            total: told.total,
            at_hand: told.listed.len(),
            drawn: is_whole(&resolved.address.view),
            unsorted,
            apart,
            beyond,
        })
    }

    /// The names of all values, with how often each stands.
    fn read_names(&self) -> Result<Catalog, Wanted> {
        // All first files at once: the first page is wanted with the directories.
        if self.shards.leading(Facet::Speaker).is_err() {
            return Err(Wanted { files: distinct(self.first_files()) });
        }
        let totals = self.shards.totals(&Query::default())?;
        let corpus = Corpus { read_together: self.readers(), ..self.shards.names() };
        let (statements, articles) = self.shards.size();
        let all = All {
            statements,
            articles,
            days: totals.days,
            undated: totals.undated(),
            readers: self.shards.readers().iter().map(|(_, articles)| *articles).collect(),
            sizes: totals.counts,
        };
        Ok(Catalog::of(corpus, Some(Told { all, ..Told::default() })))
    }

    /// By whom the articles were read. Which ones is not told: an answer holds few of them.
    fn readers(&self) -> Vec<ReadTogether> {
        let readers = self.shards.readers().iter();
        readers.map(|(by, _)| ReadTogether { by: by.clone(), articles: Vec::new() }).collect()
    }

    /// What an address names itself, and a corpus that holds it.
    fn named(&self, address: &Address, names: &Catalog) -> Result<(Named, Assembly), Wanted> {
        let mut named = Named::default();
        match &address.view {
            View::Statement(key) | View::Others(key) | View::Variant(key) => {
                named.statement = self.statement(key)?;
            }
            View::Article(name, key) => {
                named.article = self.shards.article_named(name)?;
                if let Some(key) = key {
                    named.statement = self.statement(key)?;
                }
            }
            _ => {}
        }
        if let Some(id) = named.statement
            && let Some(together) = self.shards.card(id)?.and_then(|card| card.together)
        {
            named.cluster = self.shards.cluster(together.0)?;
        }
        Ok((named, self.begun(address, names)?))
    }

    fn statement(&self, written: &str) -> Result<Option<StatementId>, Wanted> {
        written.parse().map_or(Ok(None), |key| self.shards.statement(key))
    }

    /// A corpus with the names of all values and with what an address names itself: an article whole, a statement, those
    /// that say the same.
    fn begun(&self, address: &Address, names: &Catalog) -> Result<Assembly, Wanted> {
        let mut assembly = Assembly::new(names.corpus().clone());
        let (article, key) = match &address.view {
            View::Statement(key) | View::Others(key) | View::Variant(key) => (None, Some(key)),
            View::Article(name, key) => (self.shards.article_named(name)?, key.as_ref()),
            _ => return Ok(assembly),
        };
        let id = match key {
            Some(key) => self.statement(key)?,
            None => None,
        };
        let card = match id {
            Some(id) => self.shards.card(id)?,
            None => None,
        };
        // Another article may lie open than the one that the statement stands in.
        let own = match (&card, &address.view) {
            (Some(card), View::Statement(_)) => self
                .shards
                .article_named(&card.corpus.articles[card.corpus.statements[card.statement].article].name)?,
            _ => article,
        };
        let mut wants = Wants::default();
        if let Some(id) = own
            && let Some(Some(body)) = wants.get(self.shards.article(id))
        {
            assembly.body(body);
        }
        if let Some((key, count)) = card.as_ref().and_then(|card| card.together)
            && let Some(cluster) = self.shards.cluster(key)?
        {
            let query = Query { scope: Some(Scope::Cluster(cluster)), sort: Sort::Date, ..Query::default() };
            let members = wants.get(self.shards.list(&query, 0..(count as usize).min(MOST)));
            for id in members.into_iter().flatten() {
                if let Some(Some(card)) = wants.get(self.shards.card(id)) {
                    assembly.card(card);
                }
            }
        }
        if let Some(card) = card {
            assembly.card(card);
        } else if let Some(key) = key
            && let Some(Some(Entry::Withdrawn(withdrawn, article))) =
                wants.get(self.shards.entry(&format!("st/{key}")))
        {
            assembly.withdrawn(withdrawn, article);
        }
        wants.none()?;
        Ok(assembly)
    }

    /// What the page's list asks, in the archive's own numbers.
    fn query(&self, resolved: &Resolved, named: &Named) -> Query {
        let mut query = resolved.query.clone();
        query.scope = match (query.scope, resolved.subject) {
            (Some(Scope::Article(_)), _) => named.article.map(Scope::Article),
            (Some(Scope::Others(_)), _) => named.statement.map(Scope::Others),
            (Some(Scope::Cluster(_)), _) => named.cluster.map(Scope::Cluster),
            (scope, _) => scope,
        };
        query
    }

    /// On an actor's page how many statements its other side has.
    fn beside(&self, resolved: &Resolved, query: &Query, wants: &mut Wants) -> usize {
        let (Subject::Actor(id), Some(Scope::Value(facet, _))) = (resolved.subject, query.scope) else {
            return 0;
        };
        let other = if facet == Facet::Speaker { Facet::About } else { Facet::Speaker };
        let query = Query { scope: Some(Scope::Value(other, Value::of(id))), ..query.clone() };
        wants.get(self.shards.totals(&query)).map_or(0, |totals| totals.total)
    }

    /// How many statements of the answer are of later days than those that the reader of an address has seen.
    fn newer(&self, resolved: &Resolved, query: &Query, wants: &mut Wants) -> usize {
        let Some(seen) = resolved.address.filters.seen else { return 0 };
        let first = Some(seen.add_days(1));
        let days = match query.days {
            Days::All => Days::Between(first, None),
            Days::Between(from, to) => Days::Between(from.max(first), to),
            Days::Undated => return 0,
        };
        wants.get(self.shards.totals(&Query { days, ..query.clone() })).map_or(0, |totals| totals.total)
    }

    /// What a picture needs beside the list: a timeline leaves the filter of days aside.
    /// Whether there is more of it than is told.
    fn more(&self, resolved: &Resolved, query: &Query, wants: &mut Wants) -> (Vec<StatementId>, bool) {
        if resolved.address.view != View::Time || query.days == Days::All {
            return (Vec::new(), false);
        }
        let query = Query { days: Days::All, ..query.clone() };
        let all = wants.get(self.shards.totals(&query)).map_or(0, |totals| totals.total);
        let mut more = wants.get(self.shards.list(&query, 0..MOST));
        self.cut(&mut more, wants);
        let more = more.unwrap_or_default();
        let beyond = more.len() < all;
        (more, beyond)
    }

    /// Lets go of statements behind the first ones for which too much would have to be read.
    fn cut(&self, listed: &mut Option<Vec<StatementId>>, wants: &mut Wants) {
        if let Some(ids) = listed {
            ids.truncate(wants.get(self.shards.within(ids, READ)).unwrap_or(0));
        }
    }

    /// Whether best matches can come first: that takes the texts of all. They stand in their usual order where not.
    fn in_order(&self, query: Query, totals: Option<&Totals>, wants: &mut Wants) -> (Query, bool) {
        let usual = Query { sort: Sort::Telling, ..query.clone() };
        let Some(totals) = totals.filter(|_| query.sort == Sort::Relevance) else { return (query, false) };
        if totals.total > RELEVANT {
            return (usual, true);
        }
        let all = wants.get(self.shards.list(&usual, 0..RELEVANT)).unwrap_or_default();
        let within = wants.get(self.shards.within(&all, READ_TO_SORT)).unwrap_or(0);
        if within < all.len() { (usual, true) } else { (query, false) }
    }

    /// What is told of the whole archive, for tables that may have grown.
    fn all(&self, names: &Catalog, corpus: &Corpus) -> All {
        let all = names.told().map(|told| told.all.clone()).unwrap_or_default();
        All { sizes: fitted(&all.sizes, corpus), ..all }
    }
}

/// Counts for tables that have more rows than were counted: those are of values that no count tells of.
fn fitted<const N: usize>(counts: &[Vec<u32>; N], corpus: &Corpus) -> [Vec<u32>; N] {
    let mut fitted = counts.clone();
    for (facet, counts) in Facet::ALL.into_iter().zip(&mut fitted) {
        if let Some(none) = counts.pop() {
            counts.resize(table_len(corpus, facet).max(counts.len()), 0);
            counts.push(none);
        }
    }
    fitted
}
