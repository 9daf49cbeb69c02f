//! Actors of one article: which mentions name the same person or organisation, and who each source is.
//!
//! Names' variants are merged, roles and pronouns are resolved where one candidate stands out, and everything else
//! stays `None`: a wrong speaker is worse than an unknown one. The Kremlin is not its master; "officials" are nobody.
//!
//! Invariant: every mention lies inside the text, in order, and belongs to one entity; same input, same output.

mod entities;
pub(crate) mod mention;
mod phrase;
mod pronoun;
mod role;

use crate::extract::reading::{Attribution, Entity, Mention, MentionKind};
use crate::extract::source::mention::mentions;
use crate::model::id::{EntityId, Id, Table};
use crate::text::parsed::Parsed;
use entities::{Cast, Placed};

/// Who a source is, and how sure that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Speaker {
    /// The entity.
    pub entity: EntityId,
    /// In percent: of a hundred speakers given 90, about ninety are right.
    pub confidence: u8,
}

/// The entities of an article, and for each attribution its speaker, or `None` where the article does not tell.
///
/// The attributions must be in the order of the text.
#[must_use]
pub(crate) fn resolve(
    doc: &Parsed<'_>,
    attributions: &[Attribution],
) -> (Table<EntityId, Entity>, Vec<Option<Speaker>>) {
    let found = mentions(doc);
    let mut cast = Cast::new(doc, &found);
    role::place(doc, &mut cast);
    let speakers = phrase::speakers(doc, &mut cast, attributions);
    finish(doc, &cast, attributions, speakers)
}

/// Whether a source is a pronoun alone.
#[must_use]
pub(crate) fn is_pronoun(doc: &Parsed<'_>, source: &str) -> bool {
    phrase::is_pronoun(&doc.language.pronouns, source)
}

/// Keeps the entities that speak or are named as persons, organisations or countries.
fn finish(
    doc: &Parsed<'_>,
    cast: &Cast,
    attributions: &[Attribution],
    speakers: Vec<Option<(usize, u8)>>,
) -> (Table<EntityId, Entity>, Vec<Option<Speaker>>) {
    let mut speaks = vec![false; cast.entities.len()];
    for (entity, _) in speakers.iter().flatten() {
        if let Some(flag) = speaks.get_mut(*entity) {
            *flag = true;
        }
    }
    let mut by_entity: Vec<Vec<Mention>> = vec![Vec::new(); cast.entities.len()];
    for placed in &cast.placed {
        let Placed { tokens, entity, kind, .. } = placed;
        if let (Some(first), Some(last), Some(list)) = (
            doc.tokens.get(tokens.start),
            doc.tokens.get(tokens.end.saturating_sub(1)),
            by_entity.get_mut(*entity),
        ) {
            list.push(Mention { span: first.span.join(last.span), kind: *kind });
        }
    }
    // The pronouns of sources are mentions too.
    for (attribution, speaker) in attributions.iter().zip(&speakers) {
        let Some((list, span)) =
            speaker.and_then(|(e, _)| Some((by_entity.get_mut(e)?, *attribution.source.first()?)))
        else {
            continue;
        };
        if phrase::is_pronoun(&doc.language.pronouns, span.of(doc.text))
            && !list.iter().any(|m| m.span == span)
        {
            list.push(Mention { span, kind: MentionKind::Pronoun });
        }
    }
    let mut table = Table::default();
    let mut ids = vec![None; cast.entities.len()];
    for (number, entity) in cast.entities.iter().enumerate() {
        let spoken = speaks.get(number) == Some(&true);
        let mut mentions = by_entity.get_mut(number).map(std::mem::take).unwrap_or_default();
        if mentions.is_empty() || !(spoken || entity.is_told(doc.language)) {
            continue;
        }
        mentions.sort_unstable_by_key(|m| (m.span, m.kind));
        mentions.dedup();
        let id = table.push(Entity {
            name: entity.name(doc.language),
            kind: entity.kind(),
            role: entity.role(),
            mentions,
        });
        if let Some(slot) = ids.get_mut(number) {
            *slot = Some(id);
        }
    }
    let speaker = |found: Option<(usize, u8)>| {
        let (entity, confidence) = found?;
        Some(Speaker { entity: (*ids.get(entity)?)?, confidence })
    };
    debug_assert!(table.ids().all(|id| id.index() < table.len()));
    let speakers = speakers.into_iter().map(speaker).collect();
    (table, speakers)
}
