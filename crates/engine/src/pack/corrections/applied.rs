//! What editors say, once there are actors and topics.

use super::orders::Meant;
use crate::model::corpus::{Actor, ActorKind, Corpus, Topic, TopicFrom};
use crate::model::id::{ActorId, Id, StatementId, TopicId};
use crate::model::statement::{Correction, CorrectionKind, Withdrawn};
use crate::pack::given::Problems;
use crate::pack::manifest::EntryValue;
use crate::pack::refusal::{Refusal, Why};
use crate::text::slug::slug;
use std::collections::BTreeMap;

/// Gives statements their speakers, marks them, and takes out what was withdrawn; before topics and clusters are worked out.
pub(in crate::pack) fn speakers(corpus: &mut Corpus, meant: &Meant) {
    if meant.orders.is_empty() {
        return;
    }
    let mut actors = Actors::of(corpus);
    let mut statements = Vec::new();
    for mut statement in std::mem::take(&mut corpus.statements).into_rows() {
        let Some(order) = meant.orders.get(&statement.key) else {
            statements.push(statement);
            continue;
        };
        let note = order.note.clone();
        let Some(kind) = order.kind else {
            corpus.withdrawn.push(Withdrawn { key: statement.key, article: statement.article, note });
            continue;
        };
        let actor = match &order.speaker {
            EntryValue::Is(name) => Some(actors.called(corpus, name)),
            EntryValue::Unknown => None,
            EntryValue::Nothing => statement.actor.or(statement.perhaps),
        };
        // An editor has looked at it. Who mends something else says nothing about the speaker.
        statement.confidence.content = 100;
        if kind != CorrectionKind::Mended || order.speaker != EntryValue::Nothing {
            (statement.actor, statement.perhaps) = (actor, None);
            statement.confidence.speaker = 100;
            statement.about.retain(|about| Some(*about) != actor);
        }
        statement.correction = Some(Correction { kind, note });
        statements.push(statement);
    }
    corpus.withdrawn.sort_by_key(|withdrawn| withdrawn.key);
    corpus.statements = statements.into_iter().collect();
}

/// The actors by what they are called.
struct Actors(BTreeMap<String, ActorId>);

impl Actors {
    fn of(corpus: &Corpus) -> Self {
        let mut by_name = BTreeMap::new();
        // Names come before the forms under which somebody else may appear too.
        for (id, actor) in corpus.actors.iter() {
            by_name.entry(actor.slug.clone()).or_insert(id);
        }
        for (id, actor) in corpus.actors.iter() {
            by_name.entry(slug(&actor.name)).or_insert(id);
        }
        for (id, actor) in corpus.actors.iter() {
            for alias in &actor.aliases {
                by_name.entry(slug(&alias.form)).or_insert(id);
            }
        }
        Self(by_name)
    }

    /// The actor of this name, slug or alias; a new one where the corpus has none.
    fn called(&mut self, corpus: &mut Corpus, name: &str) -> ActorId {
        let wanted = slug(name);
        *self.0.entry(wanted.clone()).or_insert_with(|| {
            corpus.actors.push(Actor {
                slug: wanted,
                name: name.to_owned(),
                role: None,
                kind: ActorKind::Person,
                aliases: Vec::new(),
            })
        })
    }
}

/// Gives statements the topics that editors say; `named` where `corpus.toml` names the topics.
pub(in crate::pack) fn topics(corpus: &mut Corpus, named: bool, meant: &Meant, problems: &mut Problems<'_>) {
    let told = meant.orders.values().any(|order| order.topics != EntryValue::Nothing);
    if !told {
        return;
    }
    let known = by_name(corpus.topics.rows());
    corpus.topic_from.resize(corpus.statements.len(), None);
    for row in 0..corpus.statements.len() {
        let id = StatementId::from_index(row);
        let Some(order) = meant.orders.get(&corpus.statements[id].key) else { continue };
        let topics = match &order.topics {
            EntryValue::Nothing => continue,
            EntryValue::Unknown => Vec::new(),
            EntryValue::Is(names) => {
                let mut topics = Vec::new();
                for name in names {
                    match known.get(&slug(name)) {
                        Some(topic) if !topics.contains(topic) => topics.push(*topic),
                        Some(_) => {}
                        None => problems.refuse(order.line, unknown(name, corpus.topics.rows())),
                    }
                }
                if topics.is_empty() {
                    continue;
                }
                if named {
                    topics.sort_unstable();
                }
                topics
            }
        };
        if let Some(from) = corpus.topic_from.get_mut(row) {
            *from = (named && !topics.is_empty()).then_some(TopicFrom::Manifest);
        }
        corpus.statements[id].topics = topics;
    }
}

fn by_name(topics: &[Topic]) -> BTreeMap<String, TopicId> {
    let mut known = BTreeMap::new();
    for (row, topic) in topics.iter().enumerate() {
        known.entry(topic.slug.clone()).or_insert(TopicId::from_index(row));
        known.entry(slug(&topic.label)).or_insert(TopicId::from_index(row));
    }
    known
}

fn unknown(name: &str, topics: &[Topic]) -> Refusal {
    let some: Vec<&str> = topics.iter().take(5).map(|topic| topic.label.as_str()).collect();
    if some.is_empty() {
        return Refusal::new(Why::NoTopics, [name]);
    }
    Refusal::new(Why::NoTopic, [name, &some.join(", ")])
}
