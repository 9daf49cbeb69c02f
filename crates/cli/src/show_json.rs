//! What an archive holds, for programs: one JSON object for all of it, or a line a statement.

use crate::archived::{unknown_source, without_topic};
use on_record_engine::model::Statement;
use on_record_engine::query::Families;
use on_record_engine::{Corpus, Id, StatementId};
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct Summary<'a> {
    articles: usize,
    statements: usize,
    unknown_source: usize,
    without_topic: usize,
    /// Reports that other articles print, and the articles that are one of them or print one.
    reprinted_reports: usize,
    reprinted_articles: usize,
    actors: Vec<ActorLine<'a>>,
    topics: Vec<TopicLine<'a>>,
}

#[derive(Serialize)]
struct ActorLine<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'static str,
    statements: usize,
    variants: Vec<&'a str>,
    affiliations: Vec<&'a str>,
}

#[derive(Serialize)]
struct TopicLine<'a> {
    id: &'a str,
    label: &'a str,
    parent: Option<&'a str>,
    statements: usize,
    articles: usize,
}

#[derive(Serialize)]
struct StatementLine<'a> {
    id: String,
    article: &'a str,
    actor: Option<&'a str>,
    actor_kind: Option<&'static str>,
    content: String,
    topics: Option<Vec<&'a str>>,
    topic_from: Option<&'static str>,
    /// What its versions in other articles share: the id of the first of them.
    version_of: Option<String>,
    /// What the articles of its versions are to each other.
    versions: Option<VersionsLine>,
}

#[derive(Serialize)]
struct VersionsLine {
    reports: usize,
    reprints: usize,
    own: usize,
}

/// The corpus as one object.
pub(crate) fn summary(corpus: &Corpus) -> Result<String, String> {
    let all = corpus.statements.rows();
    let mut said = vec![0; corpus.actors.len()];
    let mut about = vec![(0, BTreeSet::new()); corpus.topics.len()];
    for statement in all {
        if let Some(count) = statement.actor.and_then(|id| said.get_mut(id.index())) {
            *count += 1;
        }
        for topic in &statement.topics {
            if let Some((count, articles)) = about.get_mut(topic.index()) {
                *count += 1;
                articles.insert(statement.article);
            }
        }
    }
    let actors = corpus.actors.iter().zip(said).map(|((id, actor), statements)| ActorLine {
        affiliations: corpus
            .affiliations_of(id)
            .iter()
            .map(|&id| corpus.affiliations[id].name.as_str())
            .collect(),
        id: &actor.slug,
        name: &actor.name,
        kind: actor.kind.word(),
        statements,
        variants: actor.aliases.iter().map(|a| a.form.as_str()).filter(|form| *form != actor.name).collect(),
    });
    let topics = corpus.topics.iter().zip(about).map(|((id, topic), (statements, articles))| TopicLine {
        id: &topic.slug,
        label: &topic.label,
        parent: corpus.parent(id).map(|above| corpus.topics[above].label.as_str()),
        statements,
        articles: articles.len(),
    });
    written(&Summary {
        articles: corpus.articles.len(),
        statements: all.len(),
        unknown_source: unknown_source(corpus),
        without_topic: without_topic(corpus),
        reprinted_reports: corpus.families.len(),
        reprinted_articles: corpus.families.iter().map(|family| family.articles.len()).sum(),
        actors: actors.collect(),
        topics: topics.collect(),
    })
}

/// A line a statement.
pub(crate) fn statements(corpus: &Corpus) -> Result<Vec<String>, String> {
    let families = Families::new(corpus);
    corpus.statements.iter().map(|(id, statement)| written(&line(corpus, &families, id, statement))).collect()
}

fn line<'a>(
    corpus: &'a Corpus,
    families: &Families,
    id: StatementId,
    statement: &Statement,
) -> StatementLine<'a> {
    let article = &corpus.articles[statement.article];
    let actor = statement.actor.map(|id| &corpus.actors[id]);
    let topics: Vec<&str> = statement.topics.iter().map(|&id| corpus.topics[id].label.as_str()).collect();
    StatementLine {
        id: statement.key.to_string(),
        article: &article.name,
        actor: actor.map(|actor| actor.name.as_str()),
        actor_kind: actor.map(|actor| actor.kind.word()),
        content: statement.content.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>().join(" … "),
        topics: (!topics.is_empty()).then_some(topics),
        version_of: statement.cluster.map(|id| corpus.clusters[id].key.to_string()),
        versions: statement.cluster.map(|id| {
            let told = families.of_cluster(corpus, &corpus.clusters[id]);
            VersionsLine { reports: told.reports, reprints: told.reprints, own: told.own }
        }),
        topic_from: corpus.topic_from(id).map(on_record_engine::model::TopicFrom::word),
    }
}

fn written(line: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(line).map_err(|e| format!("the archive cannot be written as JSON: {e}"))
}
