//! Topics that tell little: of a statement or two, or of a large part of the corpus.

use super::{Finding, Sort, quoted, statements};
use on_record_engine::model::{Topic, TopicFrom};
use on_record_engine::{Corpus, Id, StatementId};
use std::collections::BTreeSet;

/// A topic of fewer statements is thin.
const FEW: usize = 3;
/// A topic of more than this, in percent of all statements, tells little.
const MOST: usize = 20;
/// In a smaller corpus a topic may have any share.
const CORPUS: usize = 100;

/// The topics to look at.
pub(super) fn find(corpus: &Corpus) -> Vec<Finding> {
    let mut counts = vec![(0, BTreeSet::new()); corpus.topics.len()];
    for statement in corpus.statements.rows() {
        for id in &statement.topics {
            if let Some((count, articles)) = counts.get_mut(id.index()) {
                *count += 1;
                articles.insert(statement.article);
            }
        }
    }
    let all = corpus.statements.len();
    let given =
        (0..all).any(|row| corpus.topic_from(StatementId::from_index(row)) == Some(TopicFrom::Manifest));
    let large = |count: usize| all >= CORPUS && count * 100 > all * MOST;
    let found = corpus.topics.iter().zip(counts).filter_map(|((id, topic), (count, articles))| {
        let message = if large(count) {
            format!("{}: {} of {all} have it", topic.label, statements(count))
        } else if count < FEW && corpus.parent(id).is_none() {
            format!("{}: {} in {} articles", topic.label, statements(count), articles.len())
        } else {
            return None;
        };
        Some(Finding {
            sort: Sort::Topic,
            ids: vec![topic.slug.clone()],
            statements: count,
            message,
            toml: entry(topic, large(count), given),
        })
    });
    found.collect()
}

/// The entry that would say it otherwise. Where `corpus.toml` names a topic, no other is found.
fn entry(topic: &Topic, large: bool, given: bool) -> String {
    let terms: Vec<String> = topic.terms.iter().map(|term| quoted(term)).collect();
    let what = match (given, large) {
        (true, true) => "# part it: an entry for each narrower term",
        (true, false) => "# add terms, or take the entry out",
        (false, _) => "# topics that you name take the place of all that were found",
    };
    format!("{what}\n[[topics]]\nlabel = {}\nterms = [{}]", quoted(&topic.label), terms.join(", "))
}
