//! Which spellings of names mean one actor.

use super::super::acronyms::Acronyms;
use super::super::compared_words::folded;
use super::super::given::Problems;
use super::claims::{mark, unmarked};
use crate::extract::reading::Entity;
use crate::language::Language;
use crate::language::names::Name;
use crate::model::corpus::ActorKind;
use crate::pack::manifest::Manifest;
use crate::text::slug::slug;
use std::collections::{BTreeMap, BTreeSet};

/// What keeps sources without a name apart from names that are written alike: the group "labour" from a party.
pub(super) fn sort(entity: &Entity) -> Option<ActorKind> {
    (!entity.named).then_some(entity.kind)
}

/// The folded words of a name, without a leading "the", behind the kind of a source without a name.
pub(in crate::pack) fn spelling(name: &str, sort: Option<ActorKind>, language: &Language) -> Vec<String> {
    // Every letter counts: "XZ" and "XZZ" are two, and so are "Sample" and "Sampple". What persons' names allow is asked later.
    let mut words: Vec<String> = name.split_whitespace().map(folded).filter(|w| !w.is_empty()).collect();
    if words.len() > 1 && words.first().is_some_and(|w| language.grammar.the.contains(w)) {
        words.remove(0);
    }
    // No folded word holds a mark.
    words.extend(sort.map(|kind| format!("({})", kind.word())));
    words
}

/// A name without what tells its sort, and that sort: "police (group)".
pub(in crate::pack) fn with_sort(name: &str) -> (&str, Option<ActorKind>) {
    let told = name.strip_suffix(')').and_then(|rest| rest.rsplit_once(" ("));
    let sort = told
        .and_then(|(name, word)| Some((name, ActorKind::ALL.into_iter().find(|kind| kind.word() == word)?)));
    sort.map_or((name, None), |(name, kind)| (name, Some(kind)))
}

/// Which group each spelling belongs to, and which groups an entry of the manifest names.
pub(super) struct Grouping {
    pub(super) of: Vec<usize>,
    pub(super) entries: BTreeMap<usize, usize>,
}

/// Minimum number of articles that give a person's full name, where the last name alone shall mean that person in others.
const KNOWN: usize = 3;

/// What the manifest says of spellings, by their numbers.
struct Entries {
    /// The entry that a spelling belongs to.
    fixed: BTreeMap<usize, usize>,
    /// An entry, and a spelling that it does not mean.
    apart: BTreeSet<(usize, usize)>,
    /// The entries whose names mean them in some articles only: nothing joins them but what they name.
    closed: BTreeSet<usize>,
}

impl Entries {
    /// Whether the manifest says that two spellings are two actors.
    fn part(&self, one: usize, other: usize) -> bool {
        let (own, others) = (self.fixed.get(&one), self.fixed.get(&other));
        if self.are_closed(own, others) {
            return true;
        }
        let not =
            |entry: Option<&usize>, spelling| entry.is_some_and(|n| self.apart.contains(&(*n, spelling)));
        not(own, other) || not(others, one) || own.zip(others).is_some_and(|(own, others)| own != others)
    }

    /// Whether one of two entries, or of an entry and none, is closed to the other.
    fn are_closed(&self, one: Option<&usize>, other: Option<&usize>) -> bool {
        one != other && one.into_iter().chain(other).any(|number| self.closed.contains(number))
    }
}

/// Puts a spelling into the group of another one.
fn join(of: &mut [usize], one: usize, other: usize) {
    let group = of.get(other).copied();
    if let (Some(own), Some(group)) = (of.get_mut(one), group) {
        *own = group;
    }
}

/// Joins spellings that mean one actor. The manifest comes first: its word is the last one. Then persons by their last
/// names, bodies by the acronyms that the corpus states, and what only an entry joins.
pub(super) fn groups(
    named: &[(&Vec<String>, Vec<&Entity>)],
    acronyms: &Acronyms,
    manifest: &Manifest,
    said: &BTreeSet<String>,
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
    named_alike(language, named, &place, &stated, &person, &mut of);
    let entries = join_by_entry(&stated, &mut of);
    for (number, entry) in manifest.actors.iter().enumerate() {
        // Whom only corrections name has no spelling: it becomes an actor with them.
        if !entries.values().any(|n| *n == number) && !said.contains(&slug(&entry.label)) {
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
    let mut stated = Entries { fixed: BTreeMap::new(), apart: BTreeSet::new(), closed: BTreeSet::new() };
    // An entry may also name a source without a name: "police (group)" where a body is written alike.
    let called = |name: &str, closed: Option<usize>| {
        let (name, sort) = with_sort(name);
        let sorts = std::iter::once(None).chain(ActorKind::ALL.map(Some));
        sorts.filter(|own| sort.is_none() || *own == sort).find_map(|sort| {
            let mut words = spelling(name, sort, language);
            words.extend(closed.map(mark));
            place.get(&words).copied()
        })
    };
    for (number, entry) in manifest.actors.iter().enumerate() {
        let closed = (!entry.articles.is_empty()).then_some(number);
        stated.closed.extend(closed);
        for name in std::iter::once(&entry.label).chain(&entry.aliases) {
            let Some(spelling) = called(name, closed) else { continue };
            if let Some(other) = stated.fixed.insert(spelling, number).filter(|other| *other != number) {
                let label = manifest.actors.get(other).map_or("", |a| a.label.as_str());
                problems.at(entry.line, format!("`{name}` already means `{label}`; keep it in one entry"));
                stated.fixed.insert(spelling, other);
            }
        }
        stated.apart.extend(entry.not.iter().filter_map(|name| Some((number, called(name, None)?))));
    }
    stated
}

/// Persons: names with one last name that allow each other, fuller ones first; a name that fits two persons is neither. A last
/// name that another article has alone is no evidence: "Mr Sample", a baker, is not the minister Ada Sample. It means whom so
/// many articles name in full that others may take the person for known, or whom both articles give one role.
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
    // Who is somebody else in some articles was no less known before an editor said so: what other articles mean stays.
    let mut elsewhere: BTreeMap<&[String], usize> = BTreeMap::new();
    for (words, entities) in named {
        if let Some(plain) = unmarked(words) {
            *elsewhere.entry(plain).or_default() += entities.len();
        }
    }
    let also =
        |i: usize| named.get(i).and_then(|(words, _)| elsewhere.get(words.as_slice())).copied().unwrap_or(0);
    for members in families.values_mut() {
        members.sort_by_key(|i| {
            (!stated.fixed.contains_key(i), std::cmp::Reverse(names.get(*i).map_or(0, Name::fullness)), *i)
        });
        let told = |bare: usize, person: &[usize]| {
            let all = |i: usize| named.get(i).into_iter().flat_map(|(_, entities)| entities).copied();
            let full = person.iter().filter(|i| names.get(**i).is_some_and(|name| !name.is_bare()));
            let roles = |entity: &Entity| -> Option<Vec<String>> {
                Some(entity.role.as_deref()?.split_whitespace().map(folded).collect())
            };
            let own: BTreeSet<Vec<String>> = all(bare).filter_map(roles).collect();
            full.clone().map(|i| all(*i).count() + also(*i)).sum::<usize>() >= KNOWN
                || full
                    .flat_map(|i| all(*i))
                    .filter_map(roles)
                    .any(|role| own.iter().any(|own| one_role(own, &role)))
        };
        for cluster in persons(language, &names, members, stated, &told) {
            let first = cluster.first().copied().unwrap_or(0);
            for i in cluster {
                if let Some(group) = of.get_mut(i) {
                    *group = first;
                }
            }
        }
    }
}

/// "President" and "US President" may be one role; the words of the shorter end the longer.
fn one_role(one: &[String], other: &[String]) -> bool {
    one.ends_with(other) || other.ends_with(one)
}

/// The persons of a family: a name joins the only one whose names all allow it, as far as the manifest lets it and, where it is a
/// last name alone, the corpus tells of it.
fn persons(
    language: &Language,
    names: &[Name],
    members: &[usize],
    stated: &Entries,
    told: &impl Fn(usize, &[usize]) -> bool,
) -> Vec<Vec<usize>> {
    let mut persons: Vec<Vec<usize>> = Vec::new();
    for i in members.iter().copied() {
        let entry = stated.fixed.get(&i);
        let fits = |person: &&mut Vec<usize>| {
            let theirs = person.iter().find_map(|m| stated.fixed.get(m));
            let barred = theirs.is_some_and(|number| stated.apart.contains(&(*number, i)));
            match (entry, theirs) {
                _ if barred || stated.are_closed(entry, theirs) => false,
                (Some(a), Some(b)) => a == b,
                _ if names.get(i).is_some_and(Name::is_bare) && !told(i, person) => false,
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

/// Bodies: "her government" is the body called "Government", and a group called as a body is, "the United Nations", is that body. A
/// group whose one word only sounds like a body's name, "labour", is not.
fn named_alike(
    language: &Language,
    named: &[(&Vec<String>, Vec<&Entity>)],
    place: &BTreeMap<&Vec<String>, usize>,
    stated: &Entries,
    person: &impl Fn(usize) -> bool,
    of: &mut [usize],
) {
    for (nameless, (words, entities)) in named.iter().enumerate() {
        let Some(entity) = entities.first().filter(|entity| !entity.named) else { continue };
        let Some((_, own)) = words.split_last() else { continue };
        let Some(&body) = place.get(&own.to_vec()).filter(|body| !person(**body)) else { continue };
        let written = |i: usize| named.get(i).into_iter().flat_map(|(_, e)| e).map(|e| e.name.as_str());
        // "The trust" of another article is any trust.
        let of_the_state = own.first().is_some_and(|noun| language.bodies.of_the_state.contains(noun));
        let alike = entity.kind == ActorKind::Organisation && of_the_state
            || own.len() > 1
            || written(nameless).any(|name| written(body).any(|other| other == name));
        if alike && !stated.part(nameless, body) {
            join(of, nameless, body);
        }
    }
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
        if !stated.part(*short, *full) {
            join(of, *short, *full);
        }
    }
}
