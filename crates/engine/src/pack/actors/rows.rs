//! The rows of the table of actors: name, role, kind and aliases of each group of entities.

use super::super::given::ReadArticle;
use super::grouping::spelling;
use crate::extract::reading::{Entity, MentionKind};
use crate::language::Language;
use crate::model::corpus::{Actor, ActorKind, Alias};
use crate::model::id::{ActorId, ArticleId, Id, Table};
use crate::pack::manifest::{ActorEntry, EntryValue};
use crate::text::slug::Slugs;
use crate::text::span::Span;
use std::collections::BTreeMap;

/// Entities that are one actor, on the way.
#[derive(Default)]
pub(super) struct Group<'d> {
    pub(super) entities: Vec<(usize, &'d Entity)>,
    pub(super) entry: Option<&'d ActorEntry>,
}

/// The rows, sorted by name, and which group became which.
pub(super) fn rows(
    documents: &[ReadArticle],
    groups: &BTreeMap<usize, Group<'_>>,
    language: &Language,
) -> (Table<ActorId, Actor>, BTreeMap<usize, ActorId>) {
    let mut made: Vec<(usize, Actor, Option<&str>)> = Vec::new();
    for (number, group) in groups {
        let entry = group.entry;
        // Whom an entry joins with somebody is that one: of what sort, and in which role.
        let called: Vec<&Entity> = entry.map_or(Vec::new(), |entry| called(group, &entry.label, language));
        let all: Vec<&Entity> = group.entities.iter().map(|(_, entity)| *entity).collect();
        let first = if called.is_empty() { &all } else { &called };
        let kind = entry.and_then(|e| e.kind).unwrap_or_else(|| kind(first));
        let name = entry.map_or_else(|| best_name(group), |e| e.label.clone());
        let role = match entry.map(|entry| &entry.role) {
            Some(EntryValue::Is(role)) => Some(role.clone()),
            Some(EntryValue::Unknown) => None,
            Some(EntryValue::Nothing) | None => role(first).or_else(|| role(&all)),
        };
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

/// The entities that articles call as an entry does.
fn called<'d>(group: &Group<'d>, label: &str, language: &Language) -> Vec<&'d Entity> {
    let wanted = spelling(label, None, language);
    let own = group.entities.iter().map(|(_, entity)| *entity);
    own.filter(|entity| spelling(&entity.name, None, language) == wanted).collect()
}

fn role(entities: &[&Entity]) -> Option<String> {
    most_frequent(entities.iter().filter(|e| e.named).filter_map(|e| e.role.as_deref()))
}

/// The kind that most articles give it; persons only where they are more than half.
fn kind(entities: &[&Entity]) -> ActorKind {
    let count = |kind: ActorKind| entities.iter().filter(|e| e.kind == kind).count();
    if count(ActorKind::Person) * 2 > entities.len() {
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
