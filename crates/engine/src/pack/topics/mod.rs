//! What the statements are about: the topics that `corpus.toml` names, or those that the articles show.
//!
//! Without named topics, articles that share their telling terms are a subject, those of them that report the same a
//! story. A statement has the topics of its article, and those that its own words name; why it has the first is kept.

mod found;
mod groups;
mod labels;
mod lexicon;
mod named;
mod nouns;
mod sorts;
mod vectors;

use crate::language::Language;
use crate::model::corpus::{Corpus, Topic, TopicFrom};
use crate::model::id::{Id, TopicId};
use crate::pack::given::Problems;
use crate::pack::manifest::Manifest;
use crate::text::slug::Slugs;
use found::Found;
use labels::Labels;
use lexicon::{Lexicon, Part, Token};
pub(super) use named::Terms;
use nouns::{Key, Phrases, each_from};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Maximum number of topics that a statement has by its own words, beside those of its article.
const OWN: usize = 3;

/// Fills in the topics and gives each statement its own.
pub(super) fn assign(
    corpus: &mut Corpus,
    manifest: &Manifest,
    language: &Language,
    problems: &mut Problems<'_>,
) {
    if manifest.topics.is_empty() {
        show(corpus, language);
    } else {
        named::assign(corpus, manifest, language, problems);
    }
}

/// Finds the topics that the articles show.
fn show(corpus: &mut Corpus, language: &Language) {
    let (lexicon, articles) = Lexicon::read(corpus, language);
    let phrases = Phrases::read(&lexicon, &articles);
    let labels = Labels::new(corpus, language, &lexicon, &articles, &phrases);
    let mut found = found::find(&lexicon, &articles, &labels);
    let of_articles = found::of_articles(&found, articles.len());
    let said: Vec<(u32, Vec<Key>)> = corpus
        .statements
        .rows()
        .iter()
        .map(|s| {
            let article = s.article.index();
            let tokens = articles.get(article).map_or(&[][..], Vec::as_slice);
            (article as u32, s.content.iter().flat_map(|span| keys(&lexicon, tokens, *span)).collect())
        })
        .collect();
    found.extend(found::own_words(&said, &found, articles.len(), &labels));
    let given = Given::new(&lexicon, &articles, of_articles, &found);
    let rows: Vec<(Vec<TopicId>, Option<TopicFrom>)> =
        said.iter().map(|(article, said)| given.to(*article as usize, said)).collect();
    keep_used(corpus, &found, rows);
}

/// Writes down the topics that statements have, and leaves the others out.
fn keep_used(corpus: &mut Corpus, found: &[Found], rows: Vec<(Vec<TopicId>, Option<TopicFrom>)>) {
    let mut used: BTreeSet<usize> = rows.iter().flat_map(|(topics, _)| topics).map(|id| id.index()).collect();
    used.extend(used.clone().iter().filter_map(|&place| found.get(place)?.parent));
    let mut slugs = Slugs::default();
    let mut ids: FxHashMap<usize, TopicId> = FxHashMap::default();
    for &place in &used {
        let Some((topic, name)) = found.get(place).and_then(|t| Some((t, t.labels.first()?))) else {
            continue;
        };
        let terms = topic.labels.iter().map(|label| label.text.clone()).collect();
        let row = Topic { slug: slugs.take(&name.text), label: name.text.clone(), terms };
        ids.insert(place, corpus.topics.push(row));
        // A subject stands before its stories.
        corpus.topic_parents.push(topic.parent.and_then(|parent| ids.get(&parent).copied()));
    }
    for (statement, (topics, from)) in corpus.statements.ids().zip(rows) {
        let topics: Vec<TopicId> = topics.iter().filter_map(|id| ids.get(&id.index()).copied()).collect();
        corpus.topic_from.push(from.filter(|_| !topics.is_empty()));
        corpus.statements[statement].topics = topics;
    }
}

/// Which topics a statement has.
struct Given<'f> {
    lexicon: &'f Lexicon<'f>,
    articles: &'f [Vec<Token>],
    /// The topics of each article, finest first.
    of: Vec<Vec<TopicId>>,
    /// The topics whose names show in any words that hold them.
    names: FxHashMap<Key, TopicId>,
    /// All that tells of a topic.
    terms: FxHashMap<Key, Vec<TopicId>>,
}

impl<'f> Given<'f> {
    fn new(
        lexicon: &'f Lexicon<'f>,
        articles: &'f [Vec<Token>],
        of: Vec<Vec<TopicId>>,
        found: &[Found],
    ) -> Self {
        let (mut names, mut terms) = (FxHashMap::default(), FxHashMap::<Key, Vec<TopicId>>::default());
        for (place, topic) in found.iter().enumerate() {
            let id = TopicId::from_index(place);
            names.extend(topic.labels.first().filter(|label| label.telling()).map(|label| (label.key, id)));
            topic.labels.iter().for_each(|label| terms.entry(label.key).or_default().push(id));
        }
        Self { lexicon, articles, of, names, terms }
    }

    /// The topics of a statement with this content, and what shows the first of them.
    fn to(&self, article: usize, said: &[Key]) -> (Vec<TopicId>, Option<TopicFrom>) {
        let tokens = self.articles.get(article).map_or(&[][..], Vec::as_slice);
        let mut topics = self.of.get(article).cloned().unwrap_or_default();
        let own = said.iter().filter_map(|key| self.names.get(key));
        let mut more: Vec<TopicId> = Vec::new();
        for id in own {
            if !topics.contains(id) && !more.contains(id) && more.len() < OWN {
                more.push(*id);
            }
        }
        topics.extend(more);
        let Some(first) = topics.first().copied() else { return (topics, None) };
        let shows = |key: &Key| self.terms.get(key).is_some_and(|ids| ids.contains(&first));
        let headline = || {
            let end = tokens.iter().take_while(|token| token.part == Part::Headline).count();
            let tokens = tokens.get(..end).unwrap_or_default();
            (0..end).flat_map(|at| from(self.lexicon, tokens, at)).any(|key| shows(&key))
        };
        let from = if said.iter().any(shows) {
            TopicFrom::Words
        } else if headline() {
            TopicFrom::Headline
        } else {
            TopicFrom::Article
        };
        (topics, Some(from))
    }
}

/// The phrases that stand in a stretch of an article.
fn keys(lexicon: &Lexicon<'_>, tokens: &[Token], span: crate::Span) -> Vec<Key> {
    let first = tokens.partition_point(|token| token.start < span.start);
    let end = tokens.partition_point(|token| token.start < span.end).max(first);
    let inside = tokens.get(first..end).unwrap_or_default();
    (0..inside.len()).flat_map(|at| from(lexicon, inside, at)).collect()
}

fn from(lexicon: &Lexicon<'_>, tokens: &[Token], at: usize) -> Vec<Key> {
    let mut found = Vec::new();
    each_from(lexicon, tokens, at, |_, key| found.push(key));
    found
}

#[cfg(test)]
mod tests {
    use crate::language::Language;
    use crate::model::corpus::{Article, Corpus};
    use crate::text::block::{Block, BlockKind};
    use crate::text::span::Span;

    /// Articles of a headline and paragraphs each.
    fn corpus(articles: &[&str]) -> Corpus {
        let mut corpus = Corpus::default();
        for (number, text) in articles.iter().enumerate() {
            let mut at = 0;
            let blocks = text.split('\n').enumerate().map(|(line, words)| {
                let span = Span::at(at, at + words.len());
                at += words.len() + 1;
                Block { span, kind: if line == 0 { BlockKind::Headline } else { BlockKind::Body } }
            });
            corpus.articles.push(Article {
                name: format!("a{number}"),
                text: (*text).to_owned(),
                blocks: blocks.collect(),
                stated_headline: None,
                outlet: None,
                reported_on: None,
                url: None,
            });
        }
        corpus
    }

    /// What the articles' subjects and stories are called.
    fn found(articles: &[&str]) -> Vec<(Vec<u32>, String)> {
        let corpus = corpus(articles);
        let language = Language::for_tests();
        let (lexicon, tokens) = super::Lexicon::read(&corpus, language);
        let phrases = super::Phrases::read(&lexicon, &tokens);
        let labels = super::Labels::new(&corpus, language, &lexicon, &tokens, &phrases);
        let topics = super::found::find(&lexicon, &tokens, &labels);
        topics.into_iter().map(|topic| (topic.articles, topic.labels[0].text.clone())).collect()
    }

    const LIVING: [&str; 3] = [
        "Families feel the cost of living crisis\nThe cost of living crisis grows, and the prices of bread rise.",
        "Ministers meet on the cost of living crisis\nThe cost of living crisis worries the ministers and the shops.",
        "Shops face the cost of living crisis\nA cost of living crisis empties the shops. The prices rise.",
    ];
    const FERRY: [&str; 3] = [
        "Island ferry timetable is cut\nThe ferry timetable angers the islanders. The captain sees the storm.",
        "Islanders protest at the ferry timetable\nThe ferry timetable must change, the islanders say at the pier.",
        "Captain defends the ferry timetable\nThe ferry timetable is safe, the captain says. The storm decides.",
    ];

    #[test]
    fn a_topic_is_called_by_a_whole_phrase() {
        let topics = found(&[LIVING.as_slice(), &FERRY].concat());
        let names: Vec<&str> = topics.iter().map(|(_, name)| name.as_str()).collect();
        assert!(names.contains(&"Cost of living crisis"), "{topics:?}");
        assert!(names.contains(&"Ferry timetable"), "{topics:?}");
        for part in ["Living crisis", "Crisis", "Living", "Timetable"] {
            assert!(!names.contains(&part), "{topics:?}");
        }
    }

    #[test]
    fn an_article_that_shares_nothing_has_no_topic() {
        let topics = found(&[LIVING.as_slice(), &["Owls sing\nAn owl sang in a barn."]].concat());
        assert!(
            !topics.is_empty() && topics.iter().all(|(articles, _)| !articles.contains(&3)),
            "{topics:?}"
        );
    }

    #[test]
    fn what_an_outlet_says_below_its_articles_is_no_topic() {
        let closed = |text: &str| format!("{text}\nSend your harbour gossip to the harbour gossip desk.");
        let articles: Vec<String> = LIVING.iter().chain(&FERRY).map(|text| closed(text)).collect();
        let topics = found(&articles.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(topics.iter().all(|(_, name)| !name.contains("gossip")), "{topics:?}");
    }
}
