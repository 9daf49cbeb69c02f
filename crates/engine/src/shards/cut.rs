//! Parts of a corpus as corpora of their own: some statements with the paragraphs that they stand in, or whole articles.
//!
//! Such a part says nothing of other articles: clusters, families and aliases are told elsewhere, as they change when
//! articles are added.

use crate::model::corpus::{Affiliation, Article, Channel, Corpus, Outlet, ReadTogether};
use crate::model::id::{
    ActorId, AffiliationId, ArticleId, ChannelId, Id, OutletId, StatementId, Table, TopicId,
};
use crate::model::statement::{Addressee, Said, Statement};
use crate::sorting::{sort, sort_by};
use crate::text::block::Block;
use crate::text::span::Span;
use std::collections::BTreeMap;

/// What stands between two pieces of a text that is cut down.
const GAP: &str = "\n\n";

/// The statements with the paragraphs that they stand in, in the order given.
pub(super) fn excerpt(from: &Corpus, statements: &[StatementId]) -> Corpus {
    let mut cut = Cut::new(from);
    cut.excerpt(from, statements);
    cut.finish()
}

/// Statements of several corpora as one corpus, in the order given: of each the corpus, by its place in `of`, and its number
/// there. Rows of a table that have one name in addresses become one.
pub(super) fn joined(of: &[&Corpus], statements: &[(usize, StatementId)]) -> Corpus {
    let Some((first, others)) = of.split_first() else { return Corpus::default() };
    let mut cut = Cut { joins: true, ..Cut::new(first) };
    let mut order: Vec<usize> = Vec::new();
    for (number, from) in of.iter().enumerate() {
        if number > 0 {
            cut.turn_to(others[number - 1]);
        }
        let own: Vec<(usize, StatementId)> = statements
            .iter()
            .enumerate()
            .filter(|(_, (own, _))| *own == number)
            .map(|(at, (_, id))| (at, *id))
            .collect();
        let ids: Vec<StatementId> = own.iter().map(|(_, id)| *id).collect();
        order.extend(own.iter().map(|(at, _)| *at));
        cut.excerpt(from, &ids);
    }
    // They came corpus by corpus.
    let mut made = cut.finish();
    let mut places: Vec<usize> = (0..order.len()).collect();
    places.sort_unstable_by_key(|place| order[*place]);
    made.statements = places.iter().map(|place| made.statements.rows()[*place].clone()).collect();
    made.topic_from = places.iter().map(|place| made.topic_from.get(*place).copied().flatten()).collect();
    made
}

/// Whole articles with all their statements.
pub(super) fn whole(from: &Corpus, articles: &[(ArticleId, Vec<StatementId>)]) -> Corpus {
    let mut cut = Cut::new(from);
    for (article, statements) in articles {
        let places = Places::all(&from.articles[*article]);
        let number = cut.article(*article, &places);
        statements.iter().for_each(|&id| cut.statement(id, number, &places));
    }
    cut.finish()
}

/// Where the kept pieces of a text come from.
struct Places {
    pieces: Vec<Span>,
    is_whole: bool,
}

impl Places {
    fn all(article: &Article) -> Self {
        Self { pieces: vec![Span::at(0, article.text.len())], is_whole: true }
    }

    fn new<'a>(article: &Article, statements: impl Iterator<Item = &'a Statement>) -> Self {
        let mut pieces: Vec<Span> =
            statements.flat_map(spans).map(|span| paragraphs(article, span)).collect();
        sort(&mut pieces);
        let mut merged: Vec<Span> = Vec::new();
        for piece in pieces {
            match merged.last_mut() {
                Some(last) if piece.start <= last.end => *last = last.join(piece),
                _ => merged.push(piece),
            }
        }
        Self { pieces: merged, is_whole: false }
    }

    fn text(&self, text: &str) -> String {
        if self.is_whole {
            return text.to_owned();
        }
        self.pieces.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join(GAP)
    }

    /// Where a span of the whole text stands in the text that is cut down.
    fn moved(&self, span: Span) -> Option<Span> {
        let mut start = 0;
        for piece in &self.pieces {
            if piece.contains(span) {
                return Some(Span::new(span.start - piece.start + start, span.end - piece.start + start));
            }
            start += piece.len() + GAP.len() as u32;
        }
        None
    }
}

/// All that a statement names in its article.
fn spans(statement: &Statement) -> impl Iterator<Item = Span> + '_ {
    let words = [&statement.content, &statement.quoted, &statement.source, &statement.cue];
    let beside = statement.addressee.map(|told| told.span).into_iter().chain(statement.said.basis);
    words.into_iter().flatten().copied().chain(beside)
}

/// The paragraphs that a span touches.
fn paragraphs(article: &Article, span: Span) -> Span {
    let touches = |block: &&Block| block.span.overlaps(span);
    article.blocks.iter().filter(touches).fold(span, |all, block| all.join(block.span))
}

/// A part of a corpus as it grows.
struct Cut<'a> {
    from: &'a Corpus,
    to: Corpus,
    actors: BTreeMap<ActorId, ActorId>,
    affiliations: BTreeMap<AffiliationId, AffiliationId>,
    topics: BTreeMap<TopicId, TopicId>,
    outlets: BTreeMap<OutletId, OutletId>,
    channels: BTreeMap<ChannelId, ChannelId>,
    articles: BTreeMap<ArticleId, ArticleId>,
    /// Whether several corpora go into it: rows that have one name in addresses are one, and what some corpora do not tell
    /// is told of all as none.
    joins: bool,
}

impl<'a> Cut<'a> {
    fn new(from: &'a Corpus) -> Self {
        Self {
            from,
            to: Corpus { title: from.title.clone(), ..Corpus::default() },
            actors: BTreeMap::new(),
            affiliations: BTreeMap::new(),
            topics: BTreeMap::new(),
            outlets: BTreeMap::new(),
            channels: BTreeMap::new(),
            articles: BTreeMap::new(),
            joins: false,
        }
    }

    /// Goes on with another corpus.
    fn turn_to(&mut self, from: &'a Corpus) {
        self.told_by();
        self.from = from;
        self.articles.clear();
        self.actors.clear();
        self.affiliations.clear();
        self.topics.clear();
        self.outlets.clear();
        self.channels.clear();
    }

    fn excerpt(&mut self, from: &Corpus, statements: &[StatementId]) {
        let mut of_article: BTreeMap<ArticleId, Vec<StatementId>> = BTreeMap::new();
        for &id in statements {
            of_article.entry(from.statements[id].article).or_default().push(id);
        }
        let mut places: BTreeMap<ArticleId, (ArticleId, Places)> = BTreeMap::new();
        for &id in statements {
            let article = from.statements[id].article;
            let (number, places) = places.entry(article).or_insert_with(|| {
                let own = of_article.get(&article).map_or(&[][..], Vec::as_slice);
                let places = Places::new(&from.articles[article], own.iter().map(|&id| &from.statements[id]));
                (self.article(article, &places), places)
            });
            self.statement(id, *number, places);
        }
    }

    /// The row of a table that has this name in addresses already, where several corpora go into one.
    fn same<I: Id, T>(&self, table: &Table<I, T>, has: impl Fn(&T) -> bool) -> Option<I> {
        self.joins.then(|| table.iter().find(|(_, row)| has(row)).map(|(id, _)| id)).flatten()
    }

    fn article(&mut self, id: ArticleId, places: &Places) -> ArticleId {
        let article = &self.from.articles[id];
        let outlet = article.outlet.map(|outlet| self.outlet(outlet));
        let blocks = article.blocks.iter();
        let kept = blocks.filter_map(|block| Some(Block { span: places.moved(block.span)?, ..*block }));
        // A headline that stands in the text is told beside where its paragraph is cut away.
        let stated = if places.is_whole { article.stated_headline.as_deref() } else { article.headline() };
        let number = self.to.articles.push(Article {
            name: article.name.clone(),
            text: places.text(&article.text),
            blocks: kept.collect(),
            stated_headline: stated.map(str::to_owned),
            outlet,
            reported_on: article.reported_on,
            url: article.url.clone(),
        });
        self.articles.insert(id, number);
        number
    }

    fn statement(&mut self, id: StatementId, article: ArticleId, places: &Places) {
        let statement = &self.from.statements[id];
        let moved =
            |spans: &[Span]| spans.iter().filter_map(|span| places.moved(*span)).collect::<Vec<Span>>();
        let made = Statement {
            article,
            content: moved(&statement.content),
            quoted: moved(&statement.quoted),
            source: moved(&statement.source),
            cue: moved(&statement.cue),
            actor: statement.actor.map(|id| self.actor(id)),
            perhaps: statement.perhaps.map(|id| self.actor(id)),
            about: statement.about.iter().map(|&id| self.actor(id)).collect(),
            topics: statement.topics.iter().map(|&id| self.topic(id)).collect(),
            addressee: statement.addressee.and_then(|told| {
                let span = places.moved(told.span)?;
                Some(Addressee { channel: self.channel(told.channel), span })
            }),
            said: Said {
                on: statement.said.on,
                basis: statement.said.basis.and_then(|basis| places.moved(basis)),
            },
            cluster: None,
            ..statement.clone()
        };
        self.to.statements.push(made);
        if self.joins || !self.from.topic_from.is_empty() {
            self.to.topic_from.push(self.from.topic_from(id));
        }
    }

    fn actor(&mut self, id: ActorId) -> ActorId {
        if let Some(known) = self.actors.get(&id) {
            return *known;
        }
        let mut actor = self.from.actors[id].clone();
        if let Some(same) = self.same(&self.to.actors, |own| own.slug == actor.slug) {
            self.actors.insert(id, same);
            return same;
        }
        actor.aliases.clear();
        let number = self.to.actors.push(actor);
        self.actors.insert(id, number);
        if self.joins || !self.from.actor_affiliations.is_empty() {
            let from = self.from;
            let own: Vec<AffiliationId> =
                from.affiliations_of(id).iter().map(|body| self.affiliation(*body)).collect();
            self.to.actor_affiliations.push(own);
        }
        if let Some(told) = self.from.wikidata_of(id) {
            self.to.wikidata.push((number, told));
        }
        if let Ok(row) = self.from.genders.binary_search_by_key(&id, |(actor, _)| *actor) {
            self.to.genders.push((number, self.from.genders[row].1));
        }
        number
    }

    fn affiliation(&mut self, id: AffiliationId) -> AffiliationId {
        let body = &self.from.affiliations[id];
        let known = self.joins.then_some(|own: &Affiliation| own.slug == body.slug);
        taken(&mut self.affiliations, &mut self.to.affiliations, id, body, known)
    }

    fn outlet(&mut self, id: OutletId) -> OutletId {
        let outlet = &self.from.outlets[id];
        let known = self.joins.then_some(|own: &Outlet| own.slug == outlet.slug);
        taken(&mut self.outlets, &mut self.to.outlets, id, outlet, known)
    }

    fn channel(&mut self, id: ChannelId) -> ChannelId {
        let channel = &self.from.channels[id];
        let known = self.joins.then_some(|own: &Channel| own.slug == channel.slug);
        taken(&mut self.channels, &mut self.to.channels, id, channel, known)
    }

    fn topic(&mut self, id: TopicId) -> TopicId {
        if let Some(known) = self.topics.get(&id) {
            return *known;
        }
        let topic = &self.from.topics[id];
        if let Some(same) = self.same(&self.to.topics, |own| own.slug == topic.slug) {
            self.topics.insert(id, same);
            return same;
        }
        // The broader one first, so that each stands there when it is named.
        let parent = self.from.parent(id).map(|parent| self.topic(parent));
        let number = self.to.topics.push(self.from.topics[id].clone());
        self.topics.insert(id, number);
        if self.joins || !self.from.topic_parents.is_empty() {
            self.to.topic_parents.push(parent);
        }
        number
    }

    fn finish(mut self) -> Corpus {
        self.told_by();
        self.to
    }

    /// Tells by whom the articles so far were read.
    fn told_by(&mut self) {
        for read in &self.from.read_together {
            let mut articles: Vec<ArticleId> =
                read.articles.iter().filter_map(|id| self.articles.get(id).copied()).collect();
            if articles.is_empty() {
                continue;
            }
            match self.to.read_together.iter_mut().find(|own| own.by == read.by) {
                Some(own) => own.articles.append(&mut articles),
                None => self.to.read_together.push(ReadTogether { by: read.by.clone(), articles }),
            }
        }
        self.to.read_together.iter_mut().for_each(|read| sort(&mut read.articles));
        if self.joins {
            sort_by(&mut self.to.read_together, |a, b| a.by.cmp(&b.by));
        }
    }
}

/// The number of a row in the table that it goes into: the one that it has there already, in this corpus or by `known` in one
/// before, else a new one.
fn taken<I: Id + Ord, T: Clone>(
    numbers: &mut BTreeMap<I, I>,
    table: &mut Table<I, T>,
    id: I,
    row: &T,
    known: Option<impl Fn(&T) -> bool>,
) -> I {
    *numbers.entry(id).or_insert_with(|| {
        let same = known.and_then(|is| table.iter().find(|(_, own)| is(own)).map(|(number, _)| number));
        same.unwrap_or_else(|| table.push(row.clone()))
    })
}
