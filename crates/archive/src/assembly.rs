//! Parts of a sharded archive joined into one small corpus: the statements that are shown, articles that are open, and the
//! names of all values under the numbers that queries use.
//!
//! An article of which several parts are at hand is told whole where it is open; else its pieces follow each other, and the
//! places of statements move with theirs.

use crate::values::Values;
use on_record_engine::model::{
    Addressee, Article, Cluster, Corpus, ReadTogether, Said, Statement, StatementKey, TopicFrom, Withdrawn,
};
use on_record_engine::shards::{Body, Card};
use on_record_engine::sorting::{sort_by, sort_by_key};
use on_record_engine::text::Block;
use on_record_engine::{ActorId, ArticleId, Span, StatementId, Table, TopicId};
use std::collections::{BTreeMap, BTreeSet};

/// What stands between two pieces of a text.
const GAP: &str = "\n\n";

/// A corpus as it grows.
pub struct Assembly {
    values: Values,
    articles: BTreeMap<String, Gathered>,
    known: BTreeSet<StatementKey>,
    /// Which statements say the same: the cluster's key, how many it has, those that are at hand.
    together: BTreeMap<StatementKey, (u32, BTreeSet<StatementKey>)>,
    withdrawn: Vec<(String, Withdrawn)>,
}

/// An article as it grows.
struct Gathered {
    article: Article,
    /// The parts that its text is made of: their corpus's place in memory, their number there, where they begin.
    pieces: Vec<(usize, ArticleId, u32)>,
    statements: Vec<(Statement, Option<TopicFrom>)>,
}

impl Assembly {
    /// Begins with the names of all values.
    #[must_use]
    pub fn new(names: Corpus) -> Self {
        Self {
            values: Values::new(names),
            articles: BTreeMap::new(),
            known: BTreeSet::new(),
            together: BTreeMap::new(),
            withdrawn: Vec::new(),
        }
    }

    /// Adds a whole article with all its statements. Cards of it come after.
    pub fn body(&mut self, body: Body<'_>) {
        let from = &body.corpus.articles[body.article];
        if self.articles.contains_key(&from.name) {
            return;
        }
        let at = address(body.corpus);
        let article =
            Article { outlet: from.outlet.map(|id| self.values.outlet(body.corpus, id)), ..from.clone() };
        let pieces = vec![(at, body.article, 0)];
        let gathered = Gathered { article, pieces, statements: Vec::new() };
        self.articles.insert(from.name.clone(), gathered);
        for (id, statement) in body.corpus.statements.iter().filter(|(_, s)| s.article == body.article) {
            self.statement(body.corpus, id, statement, 0);
        }
    }

    /// Adds a statement; which one it is.
    pub fn card(&mut self, card: Card<'_>) -> StatementKey {
        let corpus = card.corpus;
        let statement = &corpus.statements[card.statement];
        if let Some((key, count)) = card.together {
            self.together.entry(key).or_insert_with(|| (count, BTreeSet::new())).1.insert(statement.key);
        }
        if self.known.contains(&statement.key) {
            return statement.key;
        }
        let from = &corpus.articles[statement.article];
        let offset = self.piece(corpus, statement.article, from);
        self.statement(corpus, card.statement, statement, offset);
        statement.key
    }

    /// Adds a statement that editors took back.
    pub fn withdrawn(&mut self, withdrawn: &Withdrawn, article: &str) {
        self.withdrawn.push((article.to_owned(), withdrawn.clone()));
    }

    /// Where a piece of an article begins in its text; it is added where it is not there.
    fn piece(&mut self, corpus: &Corpus, id: ArticleId, from: &Article) -> u32 {
        let at = address(corpus);
        if let Some(known) = self.articles.get_mut(&from.name) {
            if let Some((.., offset)) =
                known.pieces.iter().find(|(own, number, _)| (*own, *number) == (at, id))
            {
                return *offset;
            }
            known.article.text.push_str(GAP);
            let offset = known.article.text.len() as u32;
            known.article.text.push_str(&from.text);
            let blocks = from.blocks.iter().map(|block| Block { span: moved(block.span, offset), ..*block });
            known.article.blocks.extend(blocks);
            known.pieces.push((at, id, offset));
            return offset;
        }
        let outlet = from.outlet.map(|outlet| self.values.outlet(corpus, outlet));
        let article = Article { outlet, ..from.clone() };
        let gathered = Gathered { article, pieces: vec![(at, id, 0)], statements: Vec::new() };
        self.articles.insert(from.name.clone(), gathered);
        0
    }

    fn statement(&mut self, corpus: &Corpus, id: StatementId, from: &Statement, offset: u32) {
        if !self.known.insert(from.key) {
            return;
        }
        let all = |spans: &[Span]| spans.iter().map(|span| moved(*span, offset)).collect::<Vec<Span>>();
        let values = &mut self.values;
        let mut about: Vec<ActorId> = from.about.iter().map(|&id| values.actor(corpus, id)).collect();
        sort_by_key(&mut about, |id| *id);
        let made = Statement {
            content: all(&from.content),
            quoted: all(&from.quoted),
            source: all(&from.source),
            cue: all(&from.cue),
            actor: from.actor.map(|id| values.actor(corpus, id)),
            perhaps: from.perhaps.map(|id| values.actor(corpus, id)),
            about,
            topics: from.topics.iter().map(|&id| values.topic(corpus, id)).collect::<Vec<TopicId>>(),
            addressee: from.addressee.map(|told| Addressee {
                channel: values.channel(corpus, told.channel),
                span: moved(told.span, offset),
            }),
            said: Said { on: from.said.on, basis: from.said.basis.map(|span| moved(span, offset)) },
            cluster: None,
            ..from.clone()
        };
        let name = &corpus.articles[from.article].name;
        if let Some(article) = self.articles.get_mut(name) {
            article.statements.push((made, corpus.topic_from(id)));
        }
    }

    /// The corpus, and where each statement stands in it. `readers` are those of the whole archive.
    #[must_use]
    pub fn finish(self, readers: Vec<ReadTogether>) -> (Corpus, BTreeMap<StatementKey, StatementId>) {
        let Self { values, mut articles, together, withdrawn, .. } = self;
        let mut corpus = values.finish();
        corpus.read_together = readers;
        for (name, _) in &withdrawn {
            articles.entry(name.clone()).or_insert_with(|| Gathered {
                article: unread(name),
                pieces: Vec::new(),
                statements: Vec::new(),
            });
        }
        let (mut places, mut reasons) = (BTreeMap::new(), Vec::new());
        let mut numbers: BTreeMap<String, ArticleId> = BTreeMap::new();
        for (name, gathered) in articles {
            let Gathered { article, mut statements, pieces: _ } = gathered;
            let id = corpus.articles.push(article);
            numbers.insert(name, id);
            sort_by(&mut statements, |(a, _), (b, _)| (start(a), a.key).cmp(&(start(b), b.key)));
            for (statement, reason) in statements {
                let key = statement.key;
                places.insert(key, corpus.statements.push(Statement { article: id, ..statement }));
                reasons.push(reason);
            }
        }
        if reasons.iter().any(Option::is_some) {
            corpus.topic_from = reasons;
        }
        clusters(&mut corpus, &together, &places);
        for (name, withdrawn) in withdrawn {
            if let Some(&article) = numbers.get(&name) {
                corpus.withdrawn.push(Withdrawn { article, ..withdrawn });
            }
        }
        (corpus, places)
    }
}

/// Clusters of which every statement is at hand; a part of one would be told as the whole.
fn clusters(
    corpus: &mut Corpus,
    together: &BTreeMap<StatementKey, (u32, BTreeSet<StatementKey>)>,
    places: &BTreeMap<StatementKey, StatementId>,
) {
    for (key, (count, members)) in together {
        let mut ids: Vec<StatementId> = members.iter().filter_map(|key| places.get(key).copied()).collect();
        if ids.len() != *count as usize || ids.len() < 2 {
            continue;
        }
        sort_by_key(&mut ids, |id| *id);
        let cluster = corpus.clusters.push(Cluster { key: *key, members: ids.clone() });
        let rows: &mut Table<StatementId, Statement> = &mut corpus.statements;
        ids.iter().for_each(|&id| rows[id].cluster = Some(cluster));
    }
}

/// An article of which nothing but the name is known.
fn unread(name: &str) -> Article {
    Article {
        name: name.to_owned(),
        text: String::new(),
        blocks: Vec::new(),
        stated_headline: None,
        outlet: None,
        reported_on: None,
        url: None,
    }
}

fn start(statement: &Statement) -> u32 {
    statement.content.first().map_or(0, |span| span.start)
}

fn moved(span: Span, offset: u32) -> Span {
    Span::new(span.start + offset, span.end + offset)
}

/// Which of the parts a corpus is, while none of them moves.
fn address(corpus: &Corpus) -> usize {
    std::ptr::from_ref(corpus).addr()
}
