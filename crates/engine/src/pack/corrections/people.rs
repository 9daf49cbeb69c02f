//! What `[[actors]]` says, done to a packed corpus: merged, parted, renamed, described.

use super::actor_rows::{free, order, position};
use super::parting;
use crate::language::Language;
use crate::model::corpus::{Actor, ActorKind, Affiliation, Corpus};
use crate::model::id::{ActorId, AffiliationId, Id, Table};
use crate::pack::actors::with_sort;
use crate::pack::given::Problems;
use crate::pack::manifest::{ActorEntry, EntryValue, Manifest};
use crate::pack::refusal::{Refusal, Why};
use crate::text::slug::slug;
use std::collections::{BTreeMap, BTreeSet};

/// What entries of actors name and no actor is called yet: corrections may give it to statements.
pub(super) struct Unmet<'m> {
    /// Other names of actors that are known.
    pub(super) names: Vec<(u32, &'m String)>,
    /// Entries of actors that are not.
    pub(super) entries: Vec<&'m ActorEntry>,
}

/// Does what the entries of actors say.
pub(super) fn revise<'m>(
    corpus: &mut Corpus,
    manifest: &'m Manifest,
    language: &Language,
    problems: &mut Problems<'_>,
) -> Unmet<'m> {
    let mut unmet = Unmet { names: Vec::new(), entries: Vec::new() };
    for entry in &manifest.actors {
        let found = match entry.articles.is_empty() {
            true => target(corpus, entry),
            false => parting::claim(corpus, entry, language, problems),
        };
        let Some(target) = found else {
            unmet.entries.push(entry);
            continue;
        };
        for name in entry.not.iter().filter(|_| entry.articles.is_empty()) {
            if !parting::part(corpus, target, name, language) {
                problems.refuse(entry.line, Refusal::new(Why::NeverAlone, [name]));
            }
        }
        for name in entry.aliases.iter().filter(|_| entry.articles.is_empty()) {
            match called(corpus, name) {
                Some(other) if other != target => join(corpus, target, other),
                Some(_) => {}
                None => unmet.names.push((entry.line, name)),
            }
        }
        // Who is called as somebody else is, is that one.
        while let Some(other) = namesake(corpus, target, &entry.label) {
            join(corpus, target, other);
        }
        describe(corpus, target, entry);
    }
    if !manifest.actors.is_empty() {
        compact(corpus);
    }
    unmet
}

/// Describes whom only corrections name, once they are actors: such a one stands nowhere in the articles. `said` are the slugs of
/// whom corrections name.
pub(in crate::pack) fn describe_new(corpus: &mut Corpus, manifest: &Manifest, said: &BTreeSet<String>) {
    // An archive that grows has an entry for each actor that it knows: few are of corrections.
    let entries = manifest.actors.iter().filter(|_| !said.is_empty());
    for entry in entries.filter(|entry| said.contains(&slug(&entry.label))) {
        describe_as_new(corpus, entry);
    }
}

/// Describes whom an entry means, where only corrections name that one; gives whether they do.
pub(super) fn describe_as_new(corpus: &mut Corpus, entry: &ActorEntry) -> bool {
    let wanted = slug(&entry.label);
    let new = position(corpus, |actor| actor.aliases.is_empty() && slug(&actor.name) == wanted);
    if let Some(new) = new {
        describe(corpus, new, entry);
    }
    new.is_some()
}

/// Whom an entry is about: who has its label, else the one whose other name it gives.
fn target(corpus: &Corpus, entry: &ActorEntry) -> Option<ActorId> {
    let known = entry.slug.as_deref().and_then(|slug| position(corpus, |actor| actor.slug == slug));
    let named = || {
        let wanted = slug(&entry.label);
        position(corpus, |actor| actor.slug == wanted || slug(&actor.name) == wanted)
    };
    let other = || entry.aliases.iter().find_map(|name| called(corpus, name));
    known.or_else(named).or_else(other).or_else(|| called(corpus, &entry.label))
}

/// Another actor of a name.
fn namesake(corpus: &Corpus, of: ActorId, name: &str) -> Option<ActorId> {
    let wanted = slug(name);
    let is = |id: ActorId, actor: &Actor| id != of && slug(&actor.name) == wanted && actor.kind.is_named();
    corpus.actors.iter().find(|(id, actor)| is(*id, actor)).map(|(id, _)| id)
}

/// The actor of this name or alias; of those who are written alike the one of the sort that stands behind it: "police (group)".
fn called(corpus: &Corpus, name: &str) -> Option<ActorId> {
    let (plain, sort) = with_sort(name);
    let wanted = slug(plain);
    let named = |actor: &Actor| slug(&actor.name) == wanted && sort.is_none_or(|sort| sort == actor.kind);
    let known = position(corpus, |actor| named(actor) && actor.kind.is_named());
    known
        .or_else(|| position(corpus, named))
        .or_else(|| position(corpus, |actor| actor.aliases.iter().any(|alias| slug(&alias.form) == wanted)))
}

fn describe(corpus: &mut Corpus, id: ActorId, entry: &ActorEntry) {
    let renamed = corpus.actors[id].name != entry.label;
    let wanted = entry.slug.clone().or_else(|| renamed.then(|| slug(&entry.label)));
    if let Some(wanted) = wanted {
        corpus.actors[id].slug = free(corpus, id, &wanted);
    }
    let actor = &mut corpus.actors[id];
    actor.name.clone_from(&entry.label);
    match &entry.role {
        EntryValue::Nothing => {}
        EntryValue::Unknown => actor.role = None,
        EntryValue::Is(role) => actor.role = Some(role.clone()),
    }
    actor.kind = entry.kind.unwrap_or(actor.kind);
    if entry.wikidata != EntryValue::Nothing {
        corpus.wikidata.retain(|(actor, _)| *actor != id);
    }
    if let EntryValue::Is(number) = entry.wikidata {
        corpus.wikidata.push((id, number));
        corpus.wikidata.sort_unstable();
    }
    if let Some(names) = &entry.affiliations {
        let own: BTreeSet<AffiliationId> = names.iter().filter_map(|name| body(corpus, name)).collect();
        if corpus.actor_affiliations.len() < corpus.actors.len() {
            corpus.actor_affiliations.resize(corpus.actors.len(), Vec::new());
        }
        if let Some(all) = corpus.actor_affiliations.get_mut(id.index()) {
            *all = own.into_iter().collect();
        }
    }
}

/// The body that an editor names: one that somebody belongs to already, under the name of its actor where it is one, else a
/// new one.
fn body(corpus: &mut Corpus, name: &str) -> Option<AffiliationId> {
    let bodies = [ActorKind::Organisation, ActorKind::Place];
    let actor = called(corpus, name).map(|id| &corpus.actors[id]).filter(|a| bodies.contains(&a.kind));
    let name = actor.map_or(name, |actor| actor.name.as_str()).to_owned();
    let wanted = slug(&name);
    let known =
        corpus.affiliations.iter().find(|(_, body)| body.slug == wanted || slug(&body.name) == wanted);
    match known.map(|(id, _)| id) {
        Some(id) => Some(id),
        None if wanted.is_empty() => None,
        None => Some(corpus.affiliations.push(Affiliation { slug: wanted, name })),
    }
}

/// Makes two actors one; the row of the second stays, without a name, until the table is compacted.
fn join(corpus: &mut Corpus, target: ActorId, other: ActorId) {
    let kind = corpus.actors[target].kind;
    let nobody = Actor { slug: String::new(), name: String::new(), role: None, kind, aliases: Vec::new() };
    let gone = std::mem::replace(&mut corpus.actors[other], nobody);
    let actor = &mut corpus.actors[target];
    actor.role = actor.role.take().or(gone.role);
    for alias in gone.aliases {
        match actor.aliases.iter_mut().find(|own| own.form == alias.form) {
            Some(own) => own.count += alias.count,
            None => actor.aliases.push(alias),
        }
    }
    order(&mut actor.aliases);
    for id in corpus.statements.ids() {
        let row = &corpus.statements[id];
        if row.actor != Some(other) && row.perhaps != Some(other) && !row.about.contains(&other) {
            continue;
        }
        let row = &mut corpus.statements[id];
        for who in row.actor.iter_mut().chain(&mut row.perhaps).chain(&mut row.about) {
            if *who == other {
                *who = target;
            }
        }
        row.about.sort_unstable();
        row.about.dedup();
        let speaker = row.actor;
        row.about.retain(|about| Some(*about) != speaker);
    }
    if let Some(own) = corpus.actor_affiliations.get_mut(other.index()).map(std::mem::take)
        && let Some(all) = corpus.actor_affiliations.get_mut(target.index())
    {
        all.extend(own);
        all.sort_unstable();
        all.dedup();
    }
    if let Some(row) = corpus.genders.iter().position(|(actor, _)| *actor == other) {
        let (_, stated) = corpus.genders.remove(row);
        match corpus.genders.iter_mut().find(|(actor, _)| *actor == target) {
            Some((_, known)) => *known = known.and(stated),
            None => corpus.genders.push((target, stated)),
        }
        corpus.genders.sort_unstable();
    }
    let number = corpus.wikidata_of(other).filter(|_| corpus.wikidata_of(target).is_none());
    corpus.wikidata.retain(|(actor, _)| *actor != other);
    if let Some(number) = number {
        corpus.wikidata.push((target, number));
        corpus.wikidata.sort_unstable();
    }
}

/// Takes out the rows of actors that were joined with others.
fn compact(corpus: &mut Corpus) {
    if corpus.actors.rows().iter().all(|actor| !actor.name.is_empty()) {
        return;
    }
    let told = !corpus.actor_affiliations.is_empty();
    let (mut kept, mut affiliations) = (Table::default(), Vec::new());
    let mut new: BTreeMap<ActorId, ActorId> = BTreeMap::new();
    for (id, actor) in corpus.actors.iter().filter(|(_, actor)| !actor.name.is_empty()) {
        new.insert(id, kept.push(actor.clone()));
        affiliations.extend(corpus.actor_affiliations.get(id.index()).cloned().filter(|_| told));
    }
    let moved = |id: &mut ActorId| *id = new.get(id).copied().unwrap_or(*id);
    for id in corpus.statements.ids() {
        let row = &mut corpus.statements[id];
        row.actor.iter_mut().chain(&mut row.perhaps).chain(&mut row.about).for_each(moved);
    }
    corpus.wikidata.iter_mut().for_each(|(id, _)| moved(id));
    corpus.genders.iter_mut().for_each(|(id, _)| moved(id));
    (corpus.actors, corpus.actor_affiliations) = (kept, affiliations);
}
