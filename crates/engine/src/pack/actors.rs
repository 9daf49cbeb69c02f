//! Actors: the entities of all articles, merged where their names mean one.
//!
//! Names merge when they are spelled alike (see [`crate::language::names`]), when one article uses both, when a bare last name
//! fits exactly one full name of the corpus, when the corpus states what an acronym stands for, and when `corpus.toml` says so. Where two full names fit, the bare one
//! stays an actor of its own: nobody is given another's words.

use super::acronyms::Acronyms;
use super::given::{Problems, ReadArticle};
use super::words::folded;
use crate::extract::reading::{Entity, MentionKind};
use crate::language::Language;
use crate::language::names::{Name, fold};
use crate::model::corpus::{Actor, ActorKind, Alias};
use crate::model::id::{ActorId, ArticleId, EntityId, Id, Table};
use crate::pack::manifest::{ActorEntry, Manifest};
use crate::text::slug::Slugs;
use crate::text::span::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The actors, and which of them each statement names.
pub(super) struct Merged {
    pub(super) actors: Table<ActorId, Actor>,
    speakers: Vec<Vec<Option<ActorId>>>,
    about: Vec<Vec<Vec<ActorId>>>,
    /// The bodies that articles tell of each actor, and how many do.
    affiliations: BTreeMap<ActorId, BTreeMap<String, u32>>,
}

impl Merged {
    pub(super) fn speaker(&self, article: usize, statement: usize) -> Option<ActorId> {
        *self.speakers.get(article)?.get(statement)?
    }

    /// The bodies that articles say an actor belongs to, and how many say so.
    pub(super) fn affiliations(&self, actor: ActorId) -> impl Iterator<Item = (&str, u32)> {
        let told = self.affiliations.get(&actor).into_iter().flatten();
        told.map(|(name, count)| (name.as_str(), *count))
    }

    pub(super) fn about(&self, article: usize, statement: usize) -> Vec<ActorId> {
        self.about.get(article).and_then(|a| a.get(statement)).cloned().unwrap_or_default()
    }
}

/// Entities that are one actor, on the way.
#[derive(Default)]
struct Group<'d> {
    entities: Vec<(usize, &'d Entity)>,
    entry: Option<&'d ActorEntry>,
}

/// Merges the entities that speak or are spoken about.
pub(super) fn merge(
    documents: &[ReadArticle],
    acronyms: &Acronyms,
    manifest: &Manifest,
    language: &Language,
    problems: &mut Problems<'_>,
) -> Merged {
    let about: Vec<Vec<Vec<EntityId>>> = documents.iter().map(mentioned).collect();
    let mut used: Vec<BTreeSet<EntityId>> =
        about.iter().map(|a| a.iter().flatten().copied().collect()).collect();
    for (document, used) in documents.iter().zip(&mut used) {
        used.extend(document.reading.statements.iter().filter_map(|s| s.speaker));
    }
    // Entities of one spelling first: the rest works on spellings, however large the corpus.
    let mut spellings: BTreeMap<Vec<String>, Vec<(usize, EntityId)>> = BTreeMap::new();
    for (article, (document, used)) in documents.iter().zip(&used).enumerate() {
        for id in used {
            if let Some(entity) = document.reading.entities.get(*id) {
                let words = spelling(&entity.name, sort(entity), language);
                spellings.entry(words).or_default().push((article, *id));
            }
        }
    }
    let entity =
        |(article, id): (usize, EntityId)| documents.get(article).and_then(|d| d.reading.entities.get(id));
    let named: Vec<(&Vec<String>, Vec<&Entity>)> = spellings
        .iter()
        .map(|(words, places)| (words, places.iter().filter_map(|place| entity(*place)).collect()))
        .collect();
    let group_of = groups(&named, acronyms, manifest, language, problems);
    let mut groups: BTreeMap<usize, Group<'_>> = BTreeMap::new();
    for ((_, places), group) in spellings.iter().zip(&group_of.of) {
        let members = groups.entry(*group).or_default();
        members.entities.extend(places.iter().filter_map(|place| Some((place.0, entity(*place)?))));
        members.entry = group_of.entries.get(group).and_then(|entry| manifest.actors.get(*entry));
    }
    let (actors, ids) = rows(documents, &groups);
    let mut affiliations: BTreeMap<ActorId, BTreeMap<String, u32>> = BTreeMap::new();
    for (group, id) in groups.iter().filter_map(|(number, group)| Some((group, *ids.get(number)?))) {
        for told in group.entities.iter().filter_map(|(_, entity)| entity.affiliation.clone()) {
            *affiliations.entry(id).or_default().entry(told).or_default() += 1;
        }
    }
    let mut actor_of: BTreeMap<(usize, EntityId), ActorId> = BTreeMap::new();
    for ((_, places), group) in spellings.iter().zip(&group_of.of) {
        actor_of.extend(places.iter().filter_map(|place| Some((*place, *ids.get(group)?))));
    }
    let speakers = documents.iter().enumerate().map(|(article, document)| {
        let speaker =
            |s: &crate::extract::reading::ReadStatement| actor_of.get(&(article, s.speaker?)).copied();
        document.reading.statements.iter().map(speaker).collect()
    });
    let speakers: Vec<Vec<Option<ActorId>>> = speakers.collect();
    let about = about.iter().enumerate().map(|(article, statements)| {
        let ids = |(place, entities): (usize, &Vec<EntityId>)| -> Vec<ActorId> {
            let speaker = speakers.get(article).and_then(|s| s.get(place).copied().flatten());
            let found = entities.iter().filter_map(|e| actor_of.get(&(article, *e)).copied());
            found.filter(|id| Some(*id) != speaker).collect::<BTreeSet<_>>().into_iter().collect()
        };
        statements.iter().enumerate().map(ids).collect()
    });
    Merged { about: about.collect(), speakers, actors, affiliations }
}

/// For each statement, the entities that its content names.
fn mentioned(document: &ReadArticle) -> Vec<Vec<EntityId>> {
    let reading = &document.reading;
    let mut mentions: Vec<(Span, EntityId)> = reading
        .entities
        .iter()
        .flat_map(|(id, entity)| {
            let mentions = entity.mentions.iter().filter(|m| m.kind != MentionKind::Pronoun && entity.named);
            mentions.map(move |m| (m.span, id))
        })
        .collect();
    mentions.sort_unstable();
    let inside = |piece: &Span| {
        let from = mentions.partition_point(|(span, _)| span.start < piece.start);
        let rest = mentions.get(from..).unwrap_or_default();
        let piece = *piece;
        rest.iter()
            .take_while(move |(span, _)| span.start < piece.end)
            .filter(move |(span, _)| piece.contains(*span))
            .map(|(_, id)| *id)
    };
    reading.statements.iter().map(|s| s.attribution.content.iter().flat_map(inside).collect()).collect()
}

/// What keeps sources without a name apart from names that are written alike: the group "labour" from a party.
fn sort(entity: &Entity) -> Option<ActorKind> {
    (!entity.named).then_some(entity.kind)
}

/// The folded words of a name, without a leading "the", behind the kind of a source without a name.
fn spelling(name: &str, sort: Option<ActorKind>, language: &Language) -> Vec<String> {
    // In an acronym every letter counts: "XZ" and "XZZ" are two, though doubled letters count once in a name.
    let capitals = name.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let fold = |word| if capitals && !name.contains(' ') { folded(word) } else { fold(word) };
    let mut words: Vec<String> = name.split_whitespace().map(fold).filter(|w| !w.is_empty()).collect();
    if words.len() > 1 && words.first().is_some_and(|w| language.grammar.the.contains(w)) {
        words.remove(0);
    }
    // No folded word holds a mark.
    words.extend(sort.map(|kind| format!("({})", kind.word())));
    words
}

/// Which group each spelling belongs to, and which groups an entry of the manifest names.
struct Grouping {
    of: Vec<usize>,
    entries: BTreeMap<usize, usize>,
}

/// What the manifest says of spellings, by their numbers.
struct Entries {
    /// The entry that a spelling belongs to.
    fixed: BTreeMap<usize, usize>,
    /// An entry, and a spelling that it does not mean.
    apart: BTreeSet<(usize, usize)>,
}

/// Joins spellings that mean one actor. The manifest comes first: its word is the last one. Then persons by their last
/// names, bodies by the acronyms that the corpus states, and what only an entry joins.
fn groups(
    named: &[(&Vec<String>, Vec<&Entity>)],
    acronyms: &Acronyms,
    manifest: &Manifest,
    language: &Language,
    problems: &mut Problems<'_>,
) -> Grouping {
    let mut of: Vec<usize> = (0..named.len()).collect();
    let place: BTreeMap<&Vec<String>, usize> =
        named.iter().enumerate().map(|(i, (words, _))| (*words, i)).collect();
    let stated = entries(&place, manifest, language, problems);
    let person = |i: usize| {
        let entities = named.get(i).map_or(&[][..], |(_, e)| e);
        entities.iter().filter(|e| e.kind == ActorKind::Person).count() * 2 > entities.len()
    };
    families(language, named, &stated, &person, &mut of);
    shortened(acronyms, language, &place, &stated, &person, &mut of);
    let entries = join_by_entry(&stated, &mut of);
    for (number, entry) in manifest.actors.iter().enumerate() {
        if !entries.values().any(|n| *n == number) {
            problems.at(
                entry.line,
                format!("no statement names the actor `{}`; look at its label and aliases", entry.label),
            );
        }
    }
    Grouping { of, entries }
}

/// The spellings that the manifest's entries name. One that two entries name stays with the first.
fn entries(
    place: &BTreeMap<&Vec<String>, usize>,
    manifest: &Manifest,
    language: &Language,
    problems: &mut Problems<'_>,
) -> Entries {
    let mut stated = Entries { fixed: BTreeMap::new(), apart: BTreeSet::new() };
    // An entry may also name a source without a name.
    let called = |name: &str| {
        let mut sorts = std::iter::once(None).chain(ActorKind::ALL.map(Some));
        sorts.find_map(|sort| place.get(&spelling(name, sort, language)).copied())
    };
    for (number, entry) in manifest.actors.iter().enumerate() {
        for name in std::iter::once(&entry.label).chain(&entry.aliases) {
            let Some(spelling) = called(name) else { continue };
            if let Some(other) = stated.fixed.insert(spelling, number).filter(|other| *other != number) {
                let label = manifest.actors.get(other).map_or("", |a| a.label.as_str());
                problems.at(entry.line, format!("`{name}` already means `{label}`; keep it in one entry"));
                stated.fixed.insert(spelling, other);
            }
        }
        stated.apart.extend(entry.not.iter().filter_map(|name| Some((number, called(name)?))));
    }
    stated
}

/// Persons: names with one last name that allow each other, fuller ones first; a name that fits two persons is neither.
fn families(
    language: &Language,
    named: &[(&Vec<String>, Vec<&Entity>)],
    stated: &Entries,
    person: &impl Fn(usize) -> bool,
    of: &mut [usize],
) {
    let names: Vec<Name> = named
        .iter()
        .map(|(_, entities)| language.names.read(entities.first().map_or("", |e| &e.name)))
        .collect();
    let mut families: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, name) in names.iter().enumerate().filter(|(i, _)| person(*i)) {
        families.entry(&name.family).or_default().push(i);
    }
    for members in families.values_mut() {
        members.sort_by_key(|i| {
            (!stated.fixed.contains_key(i), std::cmp::Reverse(names.get(*i).map_or(0, Name::fullness)), *i)
        });
        for cluster in persons(language, &names, members, stated) {
            let first = cluster.first().copied().unwrap_or(0);
            for i in cluster {
                if let Some(group) = of.get_mut(i) {
                    *group = first;
                }
            }
        }
    }
}

/// The persons of a family: a name joins the only one whose names all allow it, as far as the manifest lets it.
fn persons(language: &Language, names: &[Name], members: &[usize], stated: &Entries) -> Vec<Vec<usize>> {
    let mut persons: Vec<Vec<usize>> = Vec::new();
    for i in members.iter().copied() {
        let entry = stated.fixed.get(&i);
        let fits = |person: &&mut Vec<usize>| {
            let theirs = person.iter().find_map(|m| stated.fixed.get(m));
            let barred = theirs.is_some_and(|number| stated.apart.contains(&(*number, i)));
            match (entry, theirs) {
                _ if barred => false,
                (Some(a), Some(b)) => a == b,
                _ => person.iter().all(|m| {
                    names.get(*m).zip(names.get(i)).is_some_and(|(a, b)| language.names.allow(a, b))
                }),
            }
        };
        let mut fitting = persons.iter_mut().filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some(person), None) => person.push(i),
            _ => persons.push(vec![i]),
        }
    }
    persons
}

/// Entries may join what no rule joins. Gives the entry of each group that one names.
fn join_by_entry(stated: &Entries, of: &mut [usize]) -> BTreeMap<usize, usize> {
    let mut first: BTreeMap<usize, usize> = BTreeMap::new();
    for (spelling, number) in &stated.fixed {
        let old = of.get(*spelling).copied().unwrap_or(*spelling);
        let group = *first.entry(*number).or_insert(old);
        of.iter_mut().filter(|g| **g == old).for_each(|g| *g = group);
    }
    let group = |spelling: &usize| of.get(*spelling).copied().unwrap_or(*spelling);
    stated.fixed.iter().map(|(spelling, number)| (group(spelling), *number)).collect()
}

/// Bodies: "HWT" joins the name that the corpus states for it, unless the manifest parts the two.
fn shortened(
    acronyms: &Acronyms,
    language: &Language,
    place: &BTreeMap<&Vec<String>, usize>,
    stated: &Entries,
    person: &impl Fn(usize) -> bool,
    of: &mut [usize],
) {
    for (acronym, full) in acronyms.iter() {
        let short = place.get(&vec![acronym.clone()]).filter(|short| !person(**short));
        let full = place.get(&spelling(&full.written, None, language)).filter(|full| !person(**full));
        let (Some(short), Some(full)) = (short, full) else { continue };
        let entry = |spelling: &usize| stated.fixed.get(spelling);
        let parted = entry(full).is_some_and(|number| stated.apart.contains(&(*number, *short)))
            || entry(short).is_some_and(|number| stated.apart.contains(&(*number, *full)))
            || entry(short).is_some_and(|own| entry(full).is_some_and(|other| other != own));
        if let Some(group) = of.get(*full).copied().filter(|_| !parted) {
            of.iter_mut().skip(*short).take(1).for_each(|g| *g = group);
        }
    }
}

/// The rows, sorted by name, and which group became which.
fn rows(
    documents: &[ReadArticle],
    groups: &BTreeMap<usize, Group<'_>>,
) -> (Table<ActorId, Actor>, BTreeMap<usize, ActorId>) {
    let mut made: Vec<(usize, Actor, Option<&str>)> = Vec::new();
    for (number, group) in groups {
        let entry = group.entry;
        let kind = entry.and_then(|e| e.kind).unwrap_or_else(|| kind(group));
        let name = entry.map_or_else(|| best_name(group), |e| e.label.clone());
        let role = entry.and_then(|e| e.role.clone()).or_else(|| {
            most_frequent(
                group.entities.iter().filter(|(_, e)| e.named).filter_map(|(_, e)| e.role.as_deref()),
            )
        });
        let aliases = aliases(documents, group);
        made.push((
            *number,
            Actor { slug: String::new(), name, role, kind, aliases },
            entry.and_then(|e| e.slug.as_deref()),
        ));
    }
    made.sort_by(|a, b| (a.2.is_none(), &a.1.name, a.0).cmp(&(b.2.is_none(), &b.1.name, b.0)));
    let (mut table, mut ids, mut slugs) = (Table::default(), BTreeMap::new(), Slugs::default());
    for (number, mut actor, slug) in made {
        actor.slug = slugs.take(slug.unwrap_or(&actor.name));
        ids.insert(number, table.push(actor));
    }
    (table, ids)
}

/// The kind that most articles give it; persons only where they are more than half.
fn kind(group: &Group<'_>) -> ActorKind {
    let count = |kind: ActorKind| group.entities.iter().filter(|(_, e)| e.kind == kind).count();
    if count(ActorKind::Person) * 2 > group.entities.len() {
        return ActorKind::Person;
    }
    let others = ActorKind::ALL.into_iter().filter(|kind| *kind != ActorKind::Person);
    others.rev().max_by_key(|kind| count(*kind)).unwrap_or(ActorKind::Organisation)
}

/// The fullest way to call a group that most of its articles share.
fn best_name(group: &Group<'_>) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, entity) in &group.entities {
        *counts.entry(entity.name.as_str()).or_default() += 1;
    }
    let rank = |(name, count): &(&&str, &usize)| {
        (name.contains(' '), **count, name.len(), std::cmp::Reverse(name.to_string()))
    };
    counts.iter().max_by_key(rank).map(|(name, _)| (*name).to_owned()).unwrap_or_default()
}

fn most_frequent<'a>(roles: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    roles.for_each(|role| *counts.entry(role).or_default() += 1);
    counts
        .iter()
        .max_by_key(|(role, count)| (**count, role.len(), std::cmp::Reverse(**role)))
        .map(|(role, _)| (*role).to_owned())
}

/// The forms a group appears under, most frequent first, each with its first place.
fn aliases(documents: &[ReadArticle], group: &Group<'_>) -> Vec<Alias> {
    let mut forms: BTreeMap<&str, (u32, ArticleId, Span)> = BTreeMap::new();
    for (article, entity) in &group.entities {
        let text = documents.get(*article).map_or("", |d| d.text.as_str());
        for mention in entity.mentions.iter().filter(|m| m.kind != MentionKind::Pronoun) {
            let entry = forms.entry(mention.span.of(text)).or_insert((
                0,
                ArticleId::from_index(*article),
                mention.span,
            ));
            entry.0 += 1;
        }
    }
    let mut aliases: Vec<Alias> = forms
        .into_iter()
        .filter(|(form, _)| !form.is_empty())
        .map(|(form, (count, article, span))| Alias { form: form.to_owned(), article, span, count })
        .collect();
    aliases.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.form.cmp(&b.form)));
    aliases
}
