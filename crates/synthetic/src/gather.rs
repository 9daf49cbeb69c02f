//! Articles into a corpus: names become rows when they first appear, the same words become clusters.

use crate::article::{Names, Row, Writer};
use crate::chance::mix;
use crate::invented_names::slug;
use on_record_engine::model::{
    Actor, Addressee, Affiliation, Alias, Article, Channel, Cluster, Outlet, StatedGender, Statement,
    StatementKey, Topic,
};
use on_record_engine::{
    ActorId, AffiliationId, ArticleId, ChannelId, ClusterId, Corpus, Date, Id, OutletId, Span, StatementId,
    TopicId,
};
use std::collections::{BTreeMap, BTreeSet};

/// What has been gathered so far.
pub(crate) struct Gather<'a> {
    names: &'a Names,
    outlet_names: &'a [String],
    corpus: Corpus,
    actors: BTreeMap<Row, ActorId>,
    topics: BTreeMap<Row, TopicId>,
    outlets: BTreeMap<Row, OutletId>,
    channels: BTreeMap<Row, ChannelId>,
    originals: BTreeMap<usize, Vec<StatementId>>,
    aliases: BTreeMap<(ActorId, String), (ArticleId, Span, u32)>,
    keys: BTreeSet<u64>,
    genders: BTreeMap<ActorId, StatedGender>,
}

impl<'a> Gather<'a> {
    pub(crate) fn new(names: &'a Names, outlet_names: &'a [String]) -> Self {
        Self {
            names,
            outlet_names,
            corpus: Corpus { title: "A generated corpus".to_owned(), ..Corpus::default() },
            actors: BTreeMap::new(),
            topics: BTreeMap::new(),
            outlets: BTreeMap::new(),
            channels: BTreeMap::new(),
            originals: BTreeMap::new(),
            aliases: BTreeMap::new(),
            keys: BTreeSet::new(),
            genders: BTreeMap::new(),
        }
    }

    pub(crate) fn add(&mut self, number: usize, writer: Writer<'_>, outlet: Option<Row>, date: Option<Date>) {
        let id = ArticleId::from_index(number);
        let name = format!("g{number:06}");
        let text = writer.page.text;
        for (row, span) in writer.mentions {
            let actor = self.actor(row);
            let form = span.of(&text).to_owned();
            self.aliases.entry((actor, form)).or_insert((id, span, 0)).2 += 1;
        }
        for placed in writer.placed {
            let saying = placed.saying;
            // Mentions inside a statement have no place of their own: find it.
            let about = saying.about.map(|row| self.spoken_of(row, id, &text, &placed.content));
            let statement = Statement {
                key: self.key(&name, &placed.content),
                article: id,
                actor: saying.actor.map(|row| self.actor(row)),
                about: about.into_iter().collect(),
                topics: sorted(saying.topics.iter().map(|&row| self.topic(row))),
                perhaps: None,
                correction: None,
                addressee: placed
                    .told
                    .zip(saying.channel)
                    .map(|(span, row)| Addressee { channel: self.channel(row), span }),
                content: placed.content,
                quoted: placed.quoted,
                source: placed.source,
                cue: placed.cue,
                manner: placed.manner,
                kind: placed.kind,
                nested: false,
                said: placed.said,
                confidence: placed.confidence,
                cluster: None,
            };
            let called = statement.source.first().map(|span| span.of(&text).to_lowercase());
            let stated = match called.as_deref() {
                Some("she") => Some(StatedGender::Female),
                Some("he") => Some(StatedGender::Male),
                _ => None,
            };
            self.genders.extend(statement.actor.zip(stated));
            let statement = self.corpus.statements.push(statement);
            self.originals.entry(saying.original).or_default().push(statement);
        }
        let outlet = outlet.map(|row| self.outlet(row));
        self.corpus.articles.push(Article {
            url: number.is_multiple_of(3).then(|| format!("https://news.example/{name}")),
            name,
            text,
            blocks: writer.page.blocks,
            stated_headline: None,
            outlet,
            reported_on: date,
        });
    }

    pub(crate) fn finish(mut self) -> Corpus {
        for members in std::mem::take(&mut self.originals).into_values() {
            let article = |id: &StatementId| self.corpus.statements[*id].article;
            let across: BTreeSet<ArticleId> = members.iter().map(article).collect();
            if across.len() < 2 {
                continue;
            }
            // Undated articles come last: a day that is not known is not the earliest.
            let when = |id: &&StatementId| {
                let day = self.corpus.articles[article(id)].reported_on;
                (day.is_none(), day, **id)
            };
            let Some(earliest) = members.iter().min_by_key(when) else { continue };
            let key = self.corpus.statements[*earliest].key;
            let cluster: ClusterId = self.corpus.clusters.push(Cluster { key, members: members.clone() });
            for id in members {
                self.corpus.statements[id].cluster = Some(cluster);
            }
        }
        for ((actor, form), (article, span, count)) in std::mem::take(&mut self.aliases) {
            self.corpus.actors[actor].aliases.push(Alias { form, article, span, count });
        }
        self.corpus.genders = std::mem::take(&mut self.genders).into_iter().collect();
        self.affiliations();
        for actor in self.corpus.actors.ids().collect::<Vec<_>>() {
            self.corpus.actors[actor]
                .aliases
                .sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.form.cmp(&b.form)));
        }
        self.corpus
    }

    /// Whom articles name as speaking for an organisation.
    fn affiliations(&mut self) {
        let mut bodies: BTreeMap<Row, AffiliationId> = BTreeMap::new();
        let mut of = vec![vec![]; self.corpus.actors.len()];
        for (&row, actor) in &self.actors {
            let Some(body) = self.names.cast[row].body.filter(|body| self.actors.contains_key(body)) else {
                continue;
            };
            let table = &mut self.corpus.affiliations;
            let name = &self.names.cast[body].name;
            let id = *bodies
                .entry(body)
                .or_insert_with(|| table.push(Affiliation { slug: slug(name), name: name.clone() }));
            of[actor.index()].push(id);
        }
        if !bodies.is_empty() {
            self.corpus.actor_affiliations = of;
        }
    }

    fn actor(&mut self, row: Row) -> ActorId {
        let (table, names) = (&mut self.corpus.actors, self.names);
        *self.actors.entry(row).or_insert_with(|| {
            let persona = &names.cast[row];
            table.push(Actor {
                slug: slug(&persona.name),
                name: persona.name.clone(),
                role: persona.role.clone(),
                kind: persona.kind,
                aliases: vec![],
            })
        })
    }

    fn spoken_of(&mut self, row: Row, article: ArticleId, text: &str, content: &[Span]) -> ActorId {
        let actor = self.actor(row);
        let form = self.names.cast[row].name.clone();
        let place = content.iter().find_map(|span| {
            let at = span.start as usize + span.of(text).find(&form)?;
            Some(Span::at(at, at + form.len()))
        });
        if let Some(span) = place {
            self.aliases.entry((actor, form)).or_insert((article, span, 0)).2 += 1;
        }
        actor
    }

    fn topic(&mut self, row: Row) -> TopicId {
        let (table, names) = (&mut self.corpus.topics, self.names);
        *self.topics.entry(row).or_insert_with(|| {
            let label = names.topics[row].clone();
            table.push(Topic { slug: slug(&label), terms: vec![label.clone()], label })
        })
    }

    fn outlet(&mut self, row: Row) -> OutletId {
        let (table, names) = (&mut self.corpus.outlets, self.outlet_names);
        *self
            .outlets
            .entry(row)
            .or_insert_with(|| table.push(Outlet { slug: slug(&names[row]), name: names[row].clone() }))
    }

    fn channel(&mut self, row: Row) -> ChannelId {
        let (table, names) = (&mut self.corpus.channels, self.names);
        *self.channels.entry(row).or_insert_with(|| {
            table.push(Channel { slug: slug(&names.channels[row]), name: names.channels[row].clone() })
        })
    }

    /// A key of 50 bits that no other statement has.
    fn key(&mut self, article: &str, content: &[Span]) -> StatementKey {
        let places = content.iter().map(|s| u64::from(s.start));
        let bytes = article.bytes().map(u64::from);
        let mut key = bytes.chain(places).fold(0, |sum, n| mix(sum ^ n.wrapping_add(1))) >> 14;
        while !self.keys.insert(key) {
            key = mix(key) >> 14;
        }
        StatementKey(key)
    }
}

fn sorted(ids: impl Iterator<Item = TopicId>) -> Vec<TopicId> {
    ids.collect::<BTreeSet<_>>().into_iter().collect()
}
