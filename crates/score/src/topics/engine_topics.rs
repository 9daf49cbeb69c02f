//! The engine's own topics: the articles are packed without a `corpus.toml`.

use super::Assigned;
use super::articles::SectionedArticle;
use on_record_engine::model::{Id, TopicId};
use on_record_engine::pack::{Manifest, ReadArticle};
use on_record_engine::{Corpus as Packed, Reader};
use std::collections::BTreeSet;

/// The statements of a corpus.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// In which of the articles each statement stands.
    pub article: Vec<usize>,
    /// The statements under their finest topics.
    pub finest: Assigned,
    /// The same under the topics above those, where there are any.
    pub subjects: Assigned,
}

/// Reads and packs the articles.
#[must_use]
pub fn pack(articles: &[SectionedArticle]) -> Corpus {
    let reader = Reader::built_in();
    // Named by their numbers: no two are called alike, and their order is kept.
    let read = articles.iter().enumerate().map(|(number, article)| {
        let text = article.whole();
        ReadArticle { name: format!("{number:09}"), reading: reader.read(&text), text }
    });
    let (packed, _) = on_record_engine::pack::pack(read.collect(), &Manifest::default(), reader.language());
    let labels: Vec<String> = packed.topics.rows().iter().map(|topic| topic.label.clone()).collect();
    let mut corpus = Corpus::default();
    for statement in packed.statements.rows() {
        let Ok(article) = packed.articles[statement.article].name.parse() else { continue };
        let own = statement.topics.iter().copied();
        let all: BTreeSet<usize> =
            own.flat_map(|id| [Some(id), packed.parent(id)]).flatten().map(Id::index).collect();
        let first = statement.topics.first().copied();
        corpus.article.push(article);
        corpus.finest.topic.push(first.map(Id::index));
        corpus.subjects.topic.push(first.map(|id| above(&packed, id).index()));
        corpus.finest.all.push(all.clone());
        corpus.subjects.all.push(all);
    }
    corpus.finest.name = "On Record, finest topics".to_owned();
    corpus.subjects.name = "On Record, subjects".to_owned();
    corpus.finest.labels.clone_from(&labels);
    corpus.subjects.labels = labels;
    corpus
}

fn above(packed: &Packed, id: TopicId) -> TopicId {
    packed.parent(id).unwrap_or(id)
}
