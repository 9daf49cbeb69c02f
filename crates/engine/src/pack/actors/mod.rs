//! Actors: the entities of all articles, merged where their names mean one.
//!
//! Names merge when they are spelled alike (see [`crate::language::names`]), when one article uses both, when a bare last name
//! fits exactly one full name of the corpus that is well known there or has the same role, when the corpus states what an
//! acronym stands for, and when `corpus.toml` says so. Where two full names fit, the bare one stays an actor of its own:
//! nobody is given another's words.

mod claims;
mod grouping;
mod rows;

use super::acronyms::Acronyms;
use super::given::{Problems, ReadArticle};
use crate::extract::reading::{Entity, MentionKind};
use crate::language::Language;
use crate::model::corpus::Actor;
use crate::model::id::{ActorId, EntityId, Table};
use crate::pack::manifest::Manifest;
use crate::text::span::Span;
use claims::Claims;
use grouping::{groups, sort};
pub(super) use grouping::{spelling, with_sort};
use rows::{Group, rows};
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

/// Merges the entities that speak or are spoken about. `said` are the slugs of whom corrections name as speakers.
pub(super) fn merge(
    documents: &[ReadArticle],
    acronyms: &Acronyms,
    manifest: &Manifest,
    said: &BTreeSet<String>,
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
    let claims = Claims::of(documents, manifest, language, problems);
    let mut spellings: BTreeMap<Vec<String>, Vec<(usize, EntityId)>> = BTreeMap::new();
    for (article, (document, used)) in documents.iter().zip(&used).enumerate() {
        for id in used {
            if let Some(entity) = document.reading.entities.get(*id) {
                let mut words = spelling(&entity.name, sort(entity), language);
                words.extend(claims.mark(&document.name, &entity.name, language));
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
    let group_of = groups(&named, acronyms, manifest, said, language, problems);
    let mut groups: BTreeMap<usize, Group<'_>> = BTreeMap::new();
    for ((_, places), group) in spellings.iter().zip(&group_of.of) {
        let members = groups.entry(*group).or_default();
        members.entities.extend(places.iter().filter_map(|place| Some((place.0, entity(*place)?))));
        members.entry = group_of.entries.get(group).and_then(|entry| manifest.actors.get(*entry));
    }
    let (actors, ids) = rows(documents, &groups, language);
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
