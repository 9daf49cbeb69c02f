//! Whether the speaker that a draft names and an actor of the archive can be one.

use crate::language::{Language, Name, fold};
use crate::model::corpus::{Actor, ActorKind, Corpus};
use crate::model::id::ActorId;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What the archive's speaker is to the draft's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Speaker {
    /// They can be one.
    Same,
    /// Nothing is known on one side.
    Unknown,
    /// Both are named, and they are two.
    Other,
}

/// The actors of an archive by the words of their names.
pub(super) struct Speakers<'c> {
    corpus: &'c Corpus,
    language: &'c Language,
    by_word: FxHashMap<String, Vec<ActorId>>,
}

impl<'c> Speakers<'c> {
    pub(super) fn new(corpus: &'c Corpus, language: &'c Language) -> Self {
        let mut by_word: FxHashMap<String, Vec<ActorId>> = FxHashMap::default();
        for (id, actor) in corpus.actors.iter().filter(|(_, actor)| actor.kind.is_named()) {
            let words: BTreeSet<String> = forms(actor).flat_map(|form| words(form, language)).collect();
            words.into_iter().for_each(|word| by_word.entry(word).or_default().push(id));
        }
        Self { corpus, language, by_word }
    }

    /// The actors whom a name can mean, sorted.
    pub(super) fn called(&self, name: &str, kind: ActorKind) -> BTreeSet<ActorId> {
        let words = words(name, self.language);
        let near = words.iter().filter_map(|word| self.by_word.get(word)).flatten().copied();
        let named = Named::new(name, kind, self.language);
        near.filter(|id| self.corpus.actors.get(*id).is_some_and(|actor| self.is(&named, actor))).collect()
    }

    fn is(&self, named: &Named, actor: &Actor) -> bool {
        if named.kind == ActorKind::Person && actor.kind == ActorKind::Person {
            let names = &self.language.names;
            // A last name alone means whoever bears it; but whose first name the archive knows is not whoever has another one,
            // though articles call both by the last name alone.
            let full = !names.read(&actor.name).is_bare();
            return forms(actor).any(|form| {
                let words = words(form, self.language);
                let read = names.read(form);
                let other = full && read.is_bare() && !named.name.is_bare();
                // Some are called by a first name alone.
                names.allow(&named.name, &read) && !other
                    || words == named.words
                    || named.words.len() == 1 && named.words.is_subset(&words)
            });
        }
        // "the Treasury", "the US Treasury": as long as nothing contradicts, one.
        forms(actor).any(|form| {
            let form = words(form, self.language);
            !form.is_empty() && (form.is_subset(&named.words) || named.words.is_subset(&form))
        })
    }

    /// Whether two names are one but for "the" and the case of their letters.
    pub(super) fn are_one(&self, name: &str, other: &str) -> bool {
        words(name, self.language) == words(other, self.language)
    }

    /// What an actor is to the actors whom a draft's speaker can mean.
    pub(super) fn compare(&self, called: &BTreeSet<ActorId>, named: Option<&str>, actor: ActorId) -> Speaker {
        let Some(named) = named else { return Speaker::Unknown };
        let Some(row) = self.corpus.actors.get(actor).filter(|row| row.kind.is_named()) else {
            return Speaker::Unknown;
        };
        if called.contains(&actor) {
            return Speaker::Same;
        }
        // Whoever speaks for a body may be given by its name, and the other way round.
        let own = words(named, self.language);
        let bodies =
            self.corpus.affiliations_of(actor).iter().filter_map(|id| self.corpus.affiliations.get(*id));
        let told = bodies.map(|body| body.name.as_str()).chain(row.role.as_deref());
        let speaks_for = told.map(|body| words(body, self.language)).any(|body| own.is_subset(&body));
        let spoken_for = called.iter().flat_map(|id| self.corpus.affiliations_of(*id));
        let mut spoken_for = spoken_for.filter_map(|id| self.corpus.affiliations.get(*id));
        let theirs = words(&row.name, self.language);
        if speaks_for || spoken_for.any(|body| words(&body.name, self.language).is_subset(&theirs)) {
            return Speaker::Unknown;
        }
        Speaker::Other
    }
}

struct Named {
    kind: ActorKind,
    name: Name,
    words: BTreeSet<String>,
}

impl Named {
    fn new(name: &str, kind: ActorKind, language: &Language) -> Self {
        Self { kind, name: language.names.read(name), words: words(name, language) }
    }
}

fn forms(actor: &Actor) -> impl Iterator<Item = &str> {
    std::iter::once(actor.name.as_str()).chain(actor.aliases.iter().map(|alias| alias.form.as_str()))
}

/// The folded words of a name without "the".
fn words(name: &str, language: &Language) -> BTreeSet<String> {
    let plain = language.grammar.without_definite(name);
    plain.split_whitespace().map(fold).filter(|word| !word.is_empty()).collect()
}
