//! Articles that are added to an archive without its older ones: what the archive knows of actors, topics and channels holds
//! for them as an entry of `corpus.toml` would, and names in addresses are the archive's.
//!
//! What only all articles can tell stays as the archive has it until it is packed anew: topics are not found again, two
//! actors of the archive are not merged, and what older articles report is no version of what the new ones do.

use super::compared_words::folded;
use super::given::ReadArticle;
use super::manifest::{ActorEntry, ChannelEntry, EntryValue, Manifest, TopicEntry};
use crate::language::acronyms::has_no_small_letter;
use crate::model::corpus::{ActorKind, Corpus, Topic, TopicFrom};
use crate::model::id::{ActorId, Id, TopicId};
use crate::shards::{Entry, Profile};
use std::collections::{BTreeMap, BTreeSet};

/// What an archive knows of whom and what the articles that are added to it may tell.
#[derive(Clone, Debug, Default)]
pub struct EarlierArchive {
    /// The names of all its values: [`Shards::names`](crate::shards::Shards::names).
    pub names: Corpus,
    /// What it tells of the actors whom the articles may mean; see [`EarlierArchive::meant`].
    pub actors: Vec<Profile>,
    /// Its topics with the broader ones that they belong to; others than topics are not looked at.
    pub topics: Vec<Entry>,
}

impl EarlierArchive {
    /// The actors, by their names in addresses, whom some articles may mean: those that share a last word with somebody in them.
    #[must_use]
    pub fn meant(names: &Corpus, articles: &[ReadArticle]) -> Vec<String> {
        let entities = articles.iter().flat_map(|article| article.reading.entities.iter());
        let last: BTreeSet<String> = entities.filter_map(|(_, entity)| last_word(&entity.name)).collect();
        let of = |name: &str| last_word(name).is_some_and(|word| last.contains(&word));
        names.actors.rows().iter().filter(|actor| of(&actor.name)).map(|actor| actor.slug.clone()).collect()
    }

    /// What `corpus.toml` says, and where it is silent what the archive knows.
    pub(super) fn said_with(&self, manifest: &Manifest, articles: &[ReadArticle]) -> Manifest {
        let mut said = manifest.clone();
        let here: BTreeSet<&str> = articles.iter().map(|article| article.name.as_str()).collect();
        said.articles.retain(|entry| here.contains(entry.name.as_str()));
        let own: BTreeSet<&str> = manifest.actors.iter().map(|entry| entry.label.as_str()).collect();
        let unsure = self.unsure(articles);
        let others = self.actors.iter().filter(|actor| !own.contains(actor.name.as_str()));
        said.actors.extend(others.map(|actor| self.entry(actor, &unsure)));
        if said.topics.is_empty() {
            said.topics.extend(self.topics().map(|(topic, _)| TopicEntry {
                line: 0,
                label: topic.label.clone(),
                slug: Some(topic.slug.clone()),
                terms: topic.terms.clone(),
            }));
        }
        let own: BTreeSet<&str> = manifest.channels.iter().map(|entry| entry.label.as_str()).collect();
        let others = self.names.channels.rows().iter().filter(|known| !own.contains(known.name.as_str()));
        said.channels.extend(others.map(|known| ChannelEntry {
            line: 0,
            label: known.name.clone(),
            slug: Some(known.slug.clone()),
            aliases: Vec::new(),
        }));
        said
    }

    fn topics(&self) -> impl Iterator<Item = (&Topic, Option<&str>)> {
        self.topics.iter().filter_map(|entry| match entry {
            Entry::Topic(topic, broader) => Some((topic, broader.as_deref())),
            _ => None,
        })
    }

    /// Forms that may mean several: those of several actors, and bare last names that somebody new has too.
    fn unsure(&self, articles: &[ReadArticle]) -> BTreeSet<String> {
        let (mut of, mut unsure) = (BTreeMap::<&str, &str>::new(), BTreeSet::new());
        for actor in &self.actors {
            for form in forms(actor) {
                if of.insert(form, &actor.slug).is_some_and(|other| other != actor.slug) {
                    unsure.insert(form.to_owned());
                }
            }
        }
        let known: BTreeSet<String> = of.keys().map(|form| plain(form)).collect();
        for (_, entity) in articles.iter().flat_map(|article| article.reading.entities.iter()) {
            let is_new = entity.name.contains(' ') && !known.contains(&plain(&entity.name));
            if is_new && let Some(last) = last_word(&entity.name) {
                unsure.extend(of.keys().filter(|form| plain(form) == last).map(|form| (*form).to_owned()));
            }
        }
        unsure
    }

    fn entry(&self, actor: &Profile, unsure: &BTreeSet<String>) -> ActorEntry {
        let body = |slug: &String| {
            let row = self.names.affiliations.rows().iter().find(|body| body.slug == *slug);
            row.map(|body| body.name.clone())
        };
        let bodies: Vec<String> = actor.affiliations.iter().filter_map(body).collect();
        ActorEntry {
            line: 0,
            label: actor.name.clone(),
            slug: Some(actor.slug.clone()),
            role: actor.role.clone().map_or(EntryValue::Nothing, EntryValue::Is),
            kind: Some(actor.kind),
            wikidata: actor.wikidata.map_or(EntryValue::Nothing, EntryValue::Is),
            affiliations: (!bodies.is_empty()).then_some(bodies),
            aliases: forms(actor).filter(|form| !unsure.contains(*form)).map(str::to_owned).collect(),
            not: Vec::new(),
            articles: Vec::new(),
        }
    }

    /// Gives actors whom no entry names the archive's names in addresses, or such as it has not yet.
    pub(super) fn rename(&self, corpus: &mut Corpus, said: &Manifest) {
        let of_entries: BTreeSet<&str> =
            said.actors.iter().filter_map(|entry| entry.slug.as_deref()).collect();
        let mut taken: BTreeSet<String> =
            self.names.actors.rows().iter().map(|actor| actor.slug.clone()).collect();
        let known: BTreeMap<(&str, ActorKind), &str> = self
            .names
            .actors
            .rows()
            .iter()
            .rev()
            .map(|actor| ((actor.name.as_str(), actor.kind), actor.slug.as_str()))
            .collect();
        let mut given: BTreeSet<String> = BTreeSet::new();
        for id in corpus.actors.ids().collect::<Vec<ActorId>>() {
            let actor = &mut corpus.actors[id];
            if of_entries.contains(actor.slug.as_str()) && given.insert(actor.slug.clone()) {
                continue;
            }
            let same = known.get(&(actor.name.as_str(), actor.kind)).map(|slug| (*slug).to_owned());
            let same = same.filter(|slug| given.insert(slug.clone()));
            actor.slug = same.unwrap_or_else(|| {
                let numbered = (2..).map(|number| format!("{}-{number}", actor.slug));
                let free =
                    std::iter::once(actor.slug.clone()).chain(numbered).find(|slug| !taken.contains(slug));
                free.unwrap_or_default()
            });
            taken.insert(actor.slug.clone());
        }
    }

    /// Gives statements the broader topics of theirs, and tells that their words show them.
    pub(super) fn levels(&self, corpus: &mut Corpus) {
        let row: BTreeMap<String, TopicId> =
            corpus.topics.iter().map(|(id, topic)| (topic.slug.clone(), id)).collect();
        let broader: BTreeMap<&str, &str> =
            self.topics().filter_map(|(topic, broader)| Some((topic.slug.as_str(), broader?))).collect();
        let parents = corpus.topics.rows().iter().map(|topic| broader.get(topic.slug.as_str()));
        let parents: Vec<Option<TopicId>> = parents.map(|slug| row.get(*slug?).copied()).collect();
        let words = |from: &mut Option<TopicFrom>| *from = from.map(|_| TopicFrom::Words);
        corpus.topic_from.iter_mut().for_each(words);
        if parents.iter().all(Option::is_none) {
            return;
        }
        for id in corpus.statements.ids().collect::<Vec<_>>() {
            let topics = &mut corpus.statements[id].topics;
            // Finest first.
            topics.sort_by_key(|topic| (parents.get(topic.index()).copied().flatten().is_none(), *topic));
            let more: Vec<TopicId> =
                topics.iter().filter_map(|topic| parents.get(topic.index()).copied().flatten()).collect();
            for parent in more {
                if !topics.contains(&parent) {
                    topics.push(parent);
                }
            }
        }
        corpus.topic_parents = parents;
    }
}

/// The forms under which an actor may be known: what it is called, and of the words that articles use for it those that are
/// names. "The minister" is whoever holds the office in an article.
fn forms(actor: &Profile) -> impl Iterator<Item = &str> {
    let last = last_word(&actor.name);
    let is_name = move |form: &&str| {
        last.is_some() && last_word(form) == last
            || !form.contains(' ') && form.len() > 1 && has_no_small_letter(form)
    };
    let aliases = actor.aliases.iter().map(|(form, ..)| form.as_str()).filter(is_name);
    std::iter::once(actor.name.as_str()).chain(aliases)
}

fn last_word(name: &str) -> Option<String> {
    name.split_whitespace().map(folded).rfind(|word| !word.is_empty())
}

fn plain(name: &str) -> String {
    name.split_whitespace().map(folded).collect::<Vec<_>>().join(" ")
}
