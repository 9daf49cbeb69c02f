//! Sets what a draft reports in its own words beside the nearest statements of the same speaker. Nothing is judged.

use super::vocabulary::{UNASKED, Vocabulary};
use super::word;
use crate::model::corpus::Corpus;
use crate::model::id::{ActorId, StatementId};
use crate::text::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// How many statements are set beside one.
const NEAREST: usize = 3;

/// What one shared word must tell to count, in bits, where the archive is large enough.
const TELLING: u32 = 7;

/// The statements of an archive by their speakers, each with its telling words that the drafts have too.
pub(super) struct Beside(BTreeMap<ActorId, Vec<(StatementId, BTreeSet<u32>)>>);

impl Beside {
    /// Those of some actors.
    pub(super) fn new(corpus: &Corpus, actors: &BTreeSet<ActorId>, vocabulary: &Vocabulary) -> Self {
        let least = TELLING.min(vocabulary.chance().saturating_sub(4) * 3 / 5);
        let mut by_actor: BTreeMap<ActorId, Vec<(StatementId, BTreeSet<u32>)>> = BTreeMap::new();
        for (id, statement) in corpus.statements.iter() {
            let Some(actor) = statement.actor.filter(|actor| actors.contains(actor)) else { continue };
            let text = corpus.articles.get(statement.article).map_or("", |article| article.text.as_str());
            let mut words = BTreeSet::new();
            for piece in &statement.content {
                word::each(text, *piece, |word| {
                    let number = vocabulary.of(word.hash);
                    if number != UNASKED && vocabulary.bits(number) >= least {
                        words.insert(number);
                    }
                });
            }
            if words.len() > 1 {
                by_actor.entry(actor).or_default().push((id, words));
            }
        }
        Self(by_actor)
    }

    /// The statements of the actors that share most with some words, the nearest first.
    pub(super) fn nearest(
        &self,
        actors: &BTreeSet<ActorId>,
        words: &BTreeSet<u32>,
        vocabulary: &Vocabulary,
    ) -> Vec<StatementId> {
        let mut found: Vec<(u32, StatementId)> = Vec::new();
        for (id, telling) in actors.iter().filter_map(|actor| self.0.get(actor)).flatten() {
            let shared: Vec<u32> = telling
                .iter()
                .filter(|word| words.contains(word))
                .map(|word| vocabulary.bits(*word))
                .collect();
            if shared.len() > 1 {
                found.push((shared.iter().sum(), *id));
            }
        }
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found.into_iter().take(NEAREST).map(|(_, id)| id).collect()
    }
}

/// The words of a draft's statement, as the vocabulary numbers them.
pub(super) fn asked(draft: &str, content: &[Span], vocabulary: &mut Vocabulary) -> BTreeSet<u32> {
    let words = content.iter().flat_map(|piece| word::all(draft, *piece));
    words.map(|word| vocabulary.ask(word.hash)).collect()
}
