//! Affiliations: the bodies that actors belong to, as the articles tell them, each under one name.
//!
//! `corpus.toml` has the last word on whom an entry names: its bodies stand in the place of those that the articles tell.
//! A body that is an actor of the corpus is called as that actor is: "HWT" and "Harbour Water Trust" are one value.

use super::acronyms::Acronyms;
use super::actors::Merged;
use super::compared_words::{folded, words};
use super::manifest::Manifest;
use crate::language::Language;
use crate::language::bodies::Class;
use crate::model::corpus::{Actor, ActorKind, Affiliation, Corpus};
use crate::model::id::{ActorId, AffiliationId, Table};
use crate::text::slug::Slugs;
use std::collections::{BTreeMap, BTreeSet};

/// How many bodies an actor may belong to. One that far fewer articles tell than another is a slip.
const MOST: usize = 3;
const SLIP: u32 = 3;

/// Puts the affiliations into the corpus, whose actors are there already.
pub(super) fn assign(
    corpus: &mut Corpus,
    merged: &Merged,
    acronyms: &Acronyms,
    manifest: &Manifest,
    language: &Language,
) {
    let bodies = Bodies::of(&corpus.actors, acronyms, language);
    let stated: BTreeMap<&str, &Vec<String>> = manifest
        .actors
        .iter()
        .filter_map(|entry| Some((entry.label.as_str(), entry.affiliations.as_ref()?)))
        .collect();
    let told: Vec<Vec<String>> = corpus
        .actors
        .iter()
        .map(|(id, actor)| {
            if let Some(names) = stated.get(actor.name.as_str()) {
                let keys = names.iter().map(|name| bodies.key(name).join(" "));
                return keys.filter(|key| !key.is_empty()).collect();
            }
            let mut counts: BTreeMap<Vec<String>, u32> = BTreeMap::new();
            for (name, count) in merged.affiliations(id) {
                let key = bodies.key(name);
                if !is_noun(&key, language) {
                    *counts.entry(key).or_default() += count;
                }
            }
            chosen(counts).iter().map(|key| key.join(" ")).collect()
        })
        .collect();
    // What each key is called: as the actor, else as most articles write it.
    let mut forms: BTreeMap<String, BTreeMap<&str, u32>> = BTreeMap::new();
    for id in corpus.actors.ids() {
        for (name, count) in merged.affiliations(id) {
            *forms.entry(bodies.key(name).join(" ")).or_default().entry(name).or_default() += count;
        }
    }
    // An editor's way to write it comes before all others.
    let written: BTreeMap<String, &String> =
        stated.values().copied().flatten().map(|name| (bodies.key(name).join(" "), name)).collect();
    let used: BTreeSet<&String> = told.iter().flatten().collect();
    let mut slugs = Slugs::default();
    let (mut table, mut ids): (Table<AffiliationId, Affiliation>, BTreeMap<&String, AffiliationId>) =
        Default::default();
    for key in used {
        let most =
            forms.get(key).and_then(|forms| forms.iter().max_by_key(|(form, n)| (**n, form.len(), **form)));
        let told = most.map_or(key.as_str(), |(form, _)| form);
        let said =
            bodies.called.get(key).map(|name| (*name).to_owned()).or(written.get(key).cloned().cloned());
        let name = said.unwrap_or_else(|| bare(told, language));
        ids.insert(key, table.push(Affiliation { slug: slugs.take(&name), name }));
    }
    let of_actor = told.iter().map(|keys| {
        let own: BTreeSet<AffiliationId> = keys.iter().filter_map(|key| ids.get(key).copied()).collect();
        own.into_iter().collect()
    });
    corpus.actor_affiliations = of_actor.collect();
    corpus.affiliations = table;
}

/// Whether a body is told by a noun alone that any body may have: "Board", "Company". Of a parliament there is one.
fn is_noun(key: &[String], language: &Language) -> bool {
    let [noun] = key else { return false };
    let official = language.bodies.classes(noun).any(|class| class == Class::Official);
    language.nameless.groups.contains(noun) || language.bodies.is_body(noun) && !official
}

/// The bodies that enough articles tell, those that most tell first.
fn chosen(counts: BTreeMap<Vec<String>, u32>) -> Vec<Vec<String>> {
    let most = counts.values().max().copied().unwrap_or(0);
    let mut kept: Vec<(Vec<String>, u32)> = counts.into_iter().filter(|(_, n)| n * SLIP >= most).collect();
    kept.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    kept.into_iter().take(MOST).map(|(key, _)| key).collect()
}

/// A name without the article at its front.
fn bare(name: &str, language: &Language) -> String {
    language.grammar.without_article(language.grammar.without_definite(name)).to_owned()
}

/// The actors that are bodies, by the forms of their names.
struct Bodies<'c> {
    /// The words of a form, and those of the name that the actor has.
    forms: BTreeMap<Vec<String>, Option<Vec<String>>>,
    /// What a name's words are called.
    called: BTreeMap<String, &'c str>,
    acronyms: &'c Acronyms,
    language: &'c Language,
}

impl<'c> Bodies<'c> {
    fn of(actors: &'c Table<ActorId, Actor>, acronyms: &'c Acronyms, language: &'c Language) -> Self {
        let mut bodies = Self { forms: BTreeMap::new(), called: BTreeMap::new(), acronyms, language };
        let kinds = [ActorKind::Organisation, ActorKind::Place];
        for actor in actors.rows().iter().filter(|actor| kinds.contains(&actor.kind)) {
            let own = bodies.words(&actor.name);
            bodies.called.insert(own.join(" "), &actor.name);
            for form in actor.aliases.iter().map(|alias| alias.form.as_str()).chain([actor.name.as_str()]) {
                let known = bodies.forms.entry(words_of(form, language)).or_insert_with(|| Some(own.clone()));
                // A form of two actors is neither's.
                if known.as_ref().is_some_and(|known| *known != own) {
                    *known = None;
                }
            }
        }
        bodies
    }

    fn words(&self, name: &str) -> Vec<String> {
        words_of(name, self.language)
    }

    /// The words under which a body stands.
    fn key(&self, name: &str) -> Vec<String> {
        let own = self.words(name);
        let full = self.acronyms.full(&folded(name)).filter(|_| own.len() == 1);
        let own = full.map_or(own, |full| full.words.clone());
        self.forms.get(&own).cloned().flatten().unwrap_or(own)
    }
}

fn words_of(name: &str, language: &Language) -> Vec<String> {
    words(&bare(name, language)).into_iter().map(|(word, _)| word).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_noun, words_of};
    use crate::language::Language;

    #[test]
    fn a_noun_alone_names_no_body() {
        let language = Language::for_tests();
        let told = |name: &str| is_noun(&words_of(name, language), language);
        assert_eq!(["Board", "the Company", "University"].map(told), [true; 3]);
        assert_eq!(["Harbour Board", "Parliament", "HWT", "Labour"].map(told), [false; 4]);
    }
}
