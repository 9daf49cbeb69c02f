//! What `[[actors]]` says, done to a packed corpus: merged, parted, renamed, described.

use crate::model::corpus::{Actor, ActorKind, Affiliation, Alias, Corpus};
use crate::model::id::{ActorId, AffiliationId, Id, Table};
use crate::pack::compared_words::{of_spans, words};
use crate::pack::given::Problems;
use crate::pack::manifest::{ActorEntry, EntryValue, Manifest};
use crate::pack::refusal::{Refusal, Why};
use crate::text::slug::slug;
use std::collections::{BTreeMap, BTreeSet};

/// Another name of an actor that no actor has yet: a correction may give it to a statement.
pub(super) struct NewName {
    pub(super) line: u32,
    pub(super) name: String,
}

/// Does what the entries of actors say; gives the other names that nobody has.
pub(super) fn revise(corpus: &mut Corpus, manifest: &Manifest, problems: &mut Problems<'_>) -> Vec<NewName> {
    let mut new = Vec::new();
    for entry in &manifest.actors {
        let Some(target) = target(corpus, entry) else {
            problems.refuse(entry.line, Refusal::new(Why::NoActor, [&entry.label]));
            continue;
        };
        for name in &entry.not {
            part(corpus, target, name);
        }
        for name in &entry.aliases {
            match called(corpus, name) {
                Some(other) if other != target => join(corpus, target, other),
                Some(_) => {}
                None => {
                    new.push(NewName { line: entry.line, name: name.clone() });
                }
            }
        }
        describe(corpus, target, entry);
    }
    if !manifest.actors.is_empty() {
        compact(corpus);
    }
    new
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

/// An actor that was joined with another has no name any more.
fn position(corpus: &Corpus, is: impl Fn(&Actor) -> bool) -> Option<ActorId> {
    corpus.actors.iter().find(|(_, actor)| !actor.name.is_empty() && is(actor)).map(|(id, _)| id)
}

/// The actor of this name, slug or alias.
fn called(corpus: &Corpus, name: &str) -> Option<ActorId> {
    let wanted = slug(name);
    position(corpus, |actor| actor.slug == wanted)
        .or_else(|| position(corpus, |actor| slug(&actor.name) == wanted))
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

/// A name for addresses that no other actor has.
fn free(corpus: &Corpus, id: ActorId, wanted: &str) -> String {
    let taken: BTreeSet<&str> = corpus
        .actors
        .iter()
        .filter(|(other, _)| *other != id)
        .map(|(_, actor)| actor.slug.as_str())
        .collect();
    let mut made = wanted.to_owned();
    let mut number = 2;
    while taken.contains(made.as_str()) {
        made = format!("{wanted}-{number}");
        number += 1;
    }
    made
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

/// Gives a form of an actor's name to an actor of its own, with the statements whose source is called so.
fn part(corpus: &mut Corpus, target: ActorId, name: &str) {
    let wanted = slug(name);
    let all: Vec<Vec<String>> =
        corpus.actors[target].aliases.iter().map(|alias| plain(&alias.form)).collect();
    let (gone, own): (Vec<Alias>, Vec<Alias>) =
        corpus.actors[target].aliases.drain(..).partition(|alias| slug(&alias.form) == wanted);
    corpus.actors[target].aliases = own;
    if gone.is_empty() {
        return;
    }
    let row = Actor {
        slug: free(corpus, ActorId::from_index(corpus.actors.len()), &wanted),
        name: name.to_owned(),
        role: None,
        kind: corpus.actors[target].kind,
        aliases: gone,
    };
    let id = corpus.actors.push(row);
    if !corpus.actor_affiliations.is_empty() {
        corpus.actor_affiliations.push(Vec::new());
    }
    let form = plain(name);
    let Corpus { statements, articles, .. } = corpus;
    for row in statements.ids() {
        let row = &mut statements[row];
        let source = of_spans(&articles[row.article].text, &row.source);
        let holds = |form: &[String]| !form.is_empty() && source.windows(form.len()).any(|run| run == form);
        // Of forms that hold one another the longest says who is meant.
        let longest = all.iter().filter(|form| holds(form)).max_by_key(|form| form.len());
        if longest == Some(&form) {
            for who in row.actor.iter_mut().chain(&mut row.perhaps).filter(|who| **who == target) {
                *who = id;
            }
        }
    }
}

fn plain(form: &str) -> Vec<String> {
    words(form).into_iter().map(|(word, _)| word).collect()
}

/// Most frequent first.
fn order(aliases: &mut [Alias]) {
    aliases.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.form.cmp(&b.form)));
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
