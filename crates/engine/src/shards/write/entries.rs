//! What the whole corpus tells of an actor, a topic, a family, a withdrawn statement: sorted by key, in files of some 30 kB.

use crate::model::corpus::Corpus;
use crate::model::id::ActorId;
use crate::shards::file::ShardError;
use crate::shards::layout::{Directory, Entry, Profile};
use crate::shards::write::out::{Out, payload};
use crate::shards::write::pieces::{files, number_of};

/// Writes all entries; gives the first key of each file.
///
/// # Errors
/// The first error of `out`.
pub(super) fn entries<E: From<ShardError>>(
    corpus: &Corpus,
    target: usize,
    out: &mut Out<'_, E>,
) -> Result<Directory, E> {
    let keyed = keyed(corpus);
    let size = |entry: &(String, Entry)| payload(entry).map(|bytes| bytes.len());
    let sizes: Vec<usize> = keyed.iter().map(size).collect::<Result<_, ShardError>>()?;
    let places: Vec<usize> = (0..keyed.len()).collect();
    let own = |&at: &usize| number_of(&keyed[at].0);
    let mut directory = Vec::new();
    for file in files(&places, target, 100, |&at| sizes[at], own) {
        let first = keyed[file.start].0.clone();
        directory.push((first, out.put_value(&&keyed[file])?));
    }
    Ok(directory)
}

/// All entries of a corpus under their keys, sorted.
pub(super) fn keyed(corpus: &Corpus) -> Vec<(String, Entry)> {
    let mut keyed: Vec<(String, Entry)> = Vec::new();
    let name = |id| corpus.articles.get(id).map_or("", |article| article.name.as_str()).to_owned();
    let mut add = |of: &str, entry: Entry| keyed.push((entry.key(of), entry));
    corpus.actors.ids().for_each(|id| add("", Entry::Actor(profile(corpus, id))));
    for (id, topic) in corpus.topics.iter() {
        let parent = corpus.parent(id).map(|id| corpus.topics[id].slug.clone());
        add("", Entry::Topic(topic.clone(), parent));
    }
    for family in &corpus.families {
        let names: Vec<String> = family.articles.iter().map(|&id| name(id)).collect();
        let Some((first, others)) = names.split_first() else { continue };
        others.iter().for_each(|other| add(other, Entry::InFamily(first.clone())));
        add(first, Entry::Family(names.clone(), family.shared));
    }
    for withdrawn in &corpus.withdrawn {
        add("", Entry::Withdrawn(withdrawn.clone(), name(withdrawn.article)));
    }
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    keyed
}

fn profile(corpus: &Corpus, id: ActorId) -> Profile {
    let actor = &corpus.actors[id];
    let alias = |alias: &crate::model::corpus::Alias| {
        let article = corpus.articles.get(alias.article).map_or("", |article| article.name.as_str());
        (alias.form.clone(), alias.count, article.to_owned(), alias.span)
    };
    Profile {
        slug: actor.slug.clone(),
        name: actor.name.clone(),
        role: actor.role.clone(),
        kind: actor.kind,
        wikidata: corpus.wikidata_of(id),
        affiliations: corpus
            .affiliations_of(id)
            .iter()
            .filter_map(|&id| corpus.affiliations.get(id))
            .map(|body| body.slug.clone())
            .collect(),
        aliases: actor.aliases.iter().map(alias).collect(),
    }
}
