//! The archive that a page shows, on its way into a new one together with a reader's own articles.
//!
//! Its articles are read again, so that one model reads all of them. What an archive keeps of `corpus.toml` goes along:
//! named topics and editors' corrections. Names of actors and channels are not among it: they are worked out anew.

use on_record_engine::Corpus;
use on_record_engine::model::{CorrectionKind, Statement, StatementKey, TopicFrom};
use on_record_engine::pack::{Action, CorrectionEntry, Manifest, TopicEntry};
use on_record_input::{Article, Stated};

/// Who stated what an archive tells of an article.
const SAID_BY: &str = "the archive";

/// What an archive says of its articles beside their texts.
#[derive(Debug)]
pub struct Shown {
    manifest: Manifest,
    withdrawn: Vec<(StatementKey, String)>,
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
        let corrected = corpus.statements.rows().iter().filter_map(|statement| {
            let correction = statement.correction.as_ref()?;
            let actor = statement.actor.and_then(|id| corpus.actors.get(id)).map(|actor| actor.name.clone());
            let action = match correction.kind {
                CorrectionKind::Confirmed => Action::Confirm,
                CorrectionKind::Reassigned => Action::Reassign(actor),
            };
            Some(entry(corpus, statement, action, &correction.note))
        });
        manifest.corrections = corrected.collect();
        let withdrawn = corpus.withdrawn.iter().map(|row| (row.key, row.note.clone())).collect();
        Self { manifest, withdrawn }
    }

    /// What `corpus.toml` said, as far as the archive kept it.
    #[must_use]
    pub fn manifest(&self) -> Manifest {
        self.manifest.clone()
    }

    /// Takes back what editors took back. An archive keeps no words of it, and a correction names its words: they are
    /// looked up in what `packed` gives without these corrections.
    pub fn complete(&self, manifest: &mut Manifest, packed: impl FnOnce(&Manifest) -> Corpus) {
        if self.withdrawn.is_empty() {
            return;
        }
        let corpus = packed(manifest);
        for (key, note) in &self.withdrawn {
            let found = corpus.statements.rows().iter().find(|statement| statement.key == *key);
            manifest.corrections.extend(found.map(|row| entry(&corpus, row, Action::Withdraw, note)));
        }
    }
}

fn entry(corpus: &Corpus, statement: &Statement, action: Action, note: &str) -> CorrectionEntry {
    let text = corpus.articles.get(statement.article).map_or("", |article| article.text.as_str());
    let words: Vec<&str> = statement.content.iter().map(|span| span.of(text)).collect();
    CorrectionEntry {
        line: 0,
        statement: statement.key,
        words: words.join(" "),
        action,
        note: note.to_owned(),
    }
}
