//! Parts of a corpus as corpora of their own: some statements with the paragraphs that they stand in, or whole articles.
//!
//! Such a part says nothing of other articles: clusters, families and aliases are told elsewhere, as they change when
//! articles are added.

use crate::model::corpus::{Article, Corpus, ReadTogether};
use crate::model::id::{ActorId, AffiliationId, ArticleId, Id, StatementId, TopicId};
use crate::model::statement::{Addressee, Said, Statement};
use crate::sorting::sort;
use crate::text::block::Block;
use crate::text::span::Span;
use std::collections::BTreeMap;

/// What stands between two pieces of a text that is cut down.
const GAP: &str = "\n\n";

/// The statements with the paragraphs that they stand in, in the order given.
pub(super) fn excerpt(from: &Corpus, statements: &[StatementId]) -> Corpus {
    let mut cut = Cut::new(from);
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
            (cut.article(article, &places), places)
        });
        cut.statement(id, *number, places);
    }
    cut.finish()
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
    outlets: BTreeMap<usize, usize>,
    channels: BTreeMap<usize, usize>,
    articles: BTreeMap<ArticleId, ArticleId>,
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
        }
    }

    fn article(&mut self, id: ArticleId, places: &Places) -> ArticleId {
        let article = &self.from.articles[id];
        let outlet = article.outlet.map(|outlet| {
            let (from, to) = (self.from, &mut self.to.outlets);
            let number = *self
                .outlets
                .entry(outlet.index())
                .or_insert_with(|| to.push(from.outlets[outlet].clone()).index());
            Id::from_index(number)
        });
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
                let (from, to) = (self.from, &mut self.to.channels);
                let number = *self
                    .channels
                    .entry(told.channel.index())
                    .or_insert_with(|| to.push(from.channels[told.channel].clone()).index());
                Some(Addressee { channel: Id::from_index(number), span })
            }),
            said: Said {
                on: statement.said.on,
                basis: statement.said.basis.and_then(|basis| places.moved(basis)),
            },
            cluster: None,
            ..statement.clone()
        };
        self.to.statements.push(made);
        if !self.from.topic_from.is_empty() {
            self.to.topic_from.push(self.from.topic_from(id));
        }
    }

    fn actor(&mut self, id: ActorId) -> ActorId {
        if let Some(known) = self.actors.get(&id) {
            return *known;
        }
        let mut actor = self.from.actors[id].clone();
        actor.aliases.clear();
        let number = self.to.actors.push(actor);
        self.actors.insert(id, number);
        if !self.from.actor_affiliations.is_empty() {
            let from = self.from;
            let own: Vec<AffiliationId> = from
                .affiliations_of(id)
                .iter()
                .map(|body| {
                    let to = &mut self.to.affiliations;
                    *self
                        .affiliations
                        .entry(*body)
                        .or_insert_with(|| to.push(from.affiliations[*body].clone()))
                })
                .collect();
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

    fn topic(&mut self, id: TopicId) -> TopicId {
        if let Some(known) = self.topics.get(&id) {
            return *known;
        }
        // The broader one first, so that each stands there when it is named.
        let parent = self.from.parent(id).map(|parent| self.topic(parent));
        let number = self.to.topics.push(self.from.topics[id].clone());
        self.topics.insert(id, number);
        if !self.from.topic_parents.is_empty() {
            self.to.topic_parents.push(parent);
        }
        number
    }

    fn finish(mut self) -> Corpus {
        for read in &self.from.read_together {
            let mut articles: Vec<ArticleId> =
                read.articles.iter().filter_map(|id| self.articles.get(id).copied()).collect();
            sort(&mut articles);
            if !articles.is_empty() {
                self.to.read_together.push(ReadTogether { by: read.by.clone(), articles });
            }
        }
        self.to
    }
}
