//! The archive that a page shows, on its way into a new one together with a reader's own articles.
//!
//! Its articles are read again, so that one model reads all of them. What an archive keeps of `corpus.toml` goes along:
//! named topics and editors' corrections. Names of actors and channels are not among it: they are worked out anew.

use on_record_engine::Corpus;
use on_record_engine::model::{CorrectionKind, Statement, StatementKey, TopicFrom};
use on_record_engine::pack::{Action, AddedEntry, CorrectionEntry, EntryValue, Manifest, Mended, TopicEntry};
use on_record_input::{Article, Stated};

/// Who stated what an archive tells of an article.
const SAID_BY: &str = "the archive";

/// What an archive says of its articles beside their texts.
#[derive(Debug)]
pub struct Shown {
    manifest: Manifest,
    /// What an archive keeps no words of: they are looked up.
    later: Vec<(StatementKey, Action, Mended, String)>,
}

/// The articles of a corpus, with what is stated of them.
#[must_use]
pub fn articles(corpus: &Corpus) -> Vec<Article> {
    let stated = |text: &str| Some(Stated::new(text.to_owned(), SAID_BY));
    let articles = corpus.articles.rows().iter().map(|row| Article {
        headline: row.stated_headline.as_deref().and_then(stated),
        date: row.reported_on.map(|day| Stated::new(day, SAID_BY)),
        outlet: row.outlet.and_then(|id| corpus.outlets.get(id)).and_then(|outlet| stated(&outlet.name)),
        url: row.url.as_deref().and_then(stated),
        ..Article::new(row.name.clone(), row.text.clone())
    });
    articles.collect()
}

impl Shown {
    /// What a corpus says.
    #[must_use]
    pub fn of(corpus: &Corpus) -> Self {
        let mut manifest = Manifest::default();
        if corpus.topic_from.contains(&Some(TopicFrom::Manifest)) {
            let topic = |topic: &on_record_engine::model::Topic| TopicEntry {
                line: 0,
                label: topic.label.clone(),
                slug: Some(topic.slug.clone()),
                terms: topic.terms.clone(),
            };
            manifest.topics = corpus.topics.rows().iter().map(topic).collect();
        }
        let withdrawn = corpus
            .withdrawn
            .iter()
            .map(|row| (row.key, Action::Withdraw, Mended::default(), row.note.clone()));
        let mut later: Vec<_> = withdrawn.collect();
        for statement in corpus.statements.rows() {
            let Some(correction) = &statement.correction else { continue };
            let note = correction.note.clone();
            let actor = statement.actor.and_then(|id| corpus.actors.get(id)).map(|actor| actor.name.clone());
            match correction.kind {
                CorrectionKind::Confirmed => {
                    manifest.corrections.push(entry(
                        corpus,
                        statement,
                        Action::Confirm,
                        Mended::default(),
                        note,
                    ));
                }
                CorrectionKind::Reassigned => {
                    let action = Action::Reassign(actor);
                    manifest.corrections.push(entry(corpus, statement, action, Mended::default(), note));
                }
                CorrectionKind::Mended => {
                    later.push((statement.key, Action::Mend, mended(corpus, statement), note));
                }
                CorrectionKind::Added => {
                    let mended = mended(corpus, statement);
                    let article = corpus.articles.get(statement.article);
                    manifest.statements.push(AddedEntry {
                        line: 0,
                        article: article.map(|article| article.name.clone()).unwrap_or_default(),
                        words: mended.content.clone(),
                        mended: Mended { content: Vec::new(), ..mended },
                        note,
                    });
                }
            }
        }
        Self { manifest, later }
    }

    /// What `corpus.toml` said, as far as the archive kept it.
    #[must_use]
    pub fn manifest(&self) -> Manifest {
        self.manifest.clone()
    }

    /// Takes back what editors took back, and mends what they mended. An archive keeps no words of these as they were read,
    /// and a correction names its words: they are looked up in what `packed` gives without these corrections.
    pub fn complete(&self, manifest: &mut Manifest, packed: impl FnOnce(&Manifest) -> Corpus) {
        if self.later.is_empty() {
            return;
        }
        let corpus = packed(manifest);
        for (key, action, mended, note) in &self.later {
            let found = corpus.statements.rows().iter().find(|statement| statement.key == *key);
            let entry = |row| entry(&corpus, row, action.clone(), mended.clone(), note.clone());
            manifest.corrections.extend(found.map(entry));
        }
    }
}

fn entry(
    corpus: &Corpus,
    statement: &Statement,
    action: Action,
    mended: Mended,
    note: String,
) -> CorrectionEntry {
    let words = pieces(corpus, statement).join(" ");
    CorrectionEntry { line: 0, statement: statement.key, words, article: None, action, mended, note }
}

/// A statement's words, piece by piece.
fn pieces(corpus: &Corpus, statement: &Statement) -> Vec<String> {
    let text = corpus.articles.get(statement.article).map_or("", |article| article.text.as_str());
    statement.content.iter().map(|span| span.of(text).to_owned()).collect()
}

/// What editors may have mended of a statement: an archive keeps that they did, so all of it is said again but the topics,
/// of which it cannot be told whether the next reading has them.
fn mended(corpus: &Corpus, statement: &Statement) -> Mended {
    let told = |name: Option<&str>| name.map_or(EntryValue::Unknown, |name| EntryValue::Is(name.to_owned()));
    let actor = statement.actor.and_then(|id| corpus.actors.get(id));
    let channel = statement.addressee.and_then(|told| corpus.channels.get(told.channel));
    // A day that rests on words of the article is read again.
    let day = match (statement.said.on, statement.said.basis) {
        (Some(day), None) => EntryValue::Is(day),
        (None, None) => EntryValue::Unknown,
        (_, Some(_)) => EntryValue::Nothing,
    };
    Mended {
        speaker: told(actor.map(|actor| actor.name.as_str())),
        content: pieces(corpus, statement),
        before: None,
        topics: EntryValue::Nothing,
        day,
        addressee: told(channel.map(|channel| channel.name.as_str())),
    }
}
