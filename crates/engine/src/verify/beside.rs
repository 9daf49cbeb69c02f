//! Sets what a draft reports in its own words beside the nearest statements of the same speaker. Nothing is judged.

use super::vocabulary::Vocabulary;
use super::word;
use crate::model::corpus::{Corpus, Statement};
use crate::model::id::{ActorId, StatementId};
use crate::text::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// How many statements are set beside one.
const NEAREST: usize = 3;

/// What one shared word must tell to count, in bits, where the archive is large enough.
const TELLING: u32 = 7;

/// The statements of an archive by their speakers.
pub(super) struct Beside<'c> {
    corpus: &'c Corpus,
    by_actor: BTreeMap<ActorId, Vec<StatementId>>,
}

impl<'c> Beside<'c> {
    /// Those of some actors.
    pub(super) fn new(corpus: &'c Corpus, actors: &BTreeSet<ActorId>) -> Self {
        let mut by_actor: BTreeMap<ActorId, Vec<StatementId>> = BTreeMap::new();
        for (id, statement) in corpus.statements.iter() {
            if let Some(actor) = statement.actor.filter(|actor| actors.contains(actor)) {
                by_actor.entry(actor).or_default().push(id);
            }
        }
        Self { corpus, by_actor }
    }

    /// The statements of the actors that share most with some words, the nearest first.
    pub(super) fn nearest(
        &self,
        actors: &BTreeSet<ActorId>,
        words: &BTreeSet<u32>,
        vocabulary: &Vocabulary,
    ) -> Vec<StatementId> {
        let least = TELLING.min(vocabulary.chance().saturating_sub(4) * 3 / 5);
        let mut found: Vec<(u32, StatementId)> = Vec::new();
        for id in actors.iter().filter_map(|actor| self.by_actor.get(actor)).flatten() {
            let Some(statement) = self.corpus.statements.get(*id) else { continue };
            let shared = words_of(self.corpus, statement, vocabulary);
            let telling = shared.intersection(words).map(|word| vocabulary.bits(*word));
            let telling: Vec<u32> = telling.filter(|bits| *bits >= least).collect();
            if telling.len() > 1 {
                found.push((telling.iter().sum(), *id));
            }
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found.into_iter().take(NEAREST).map(|(_, id)| id).collect()
    }
}

/// The words of a statement that the drafts have too.
fn words_of(corpus: &Corpus, statement: &Statement, vocabulary: &Vocabulary) -> BTreeSet<u32> {
    let text = corpus.articles.get(statement.article).map_or("", |article| article.text.as_str());
    let mut found = BTreeSet::new();
    for piece in &statement.content {
        word::each(text, *piece, |word| {
            found.insert(vocabulary.of(word.hash));
        });
    }
    found
}

/// The words of a draft's statement, as the vocabulary numbers them.
pub(super) fn asked(draft: &str, content: &[Span], vocabulary: &mut Vocabulary) -> BTreeSet<u32> {
    let words = content.iter().flat_map(|piece| word::all(draft, *piece));
    words.map(|word| vocabulary.ask(word.hash)).collect()
}
