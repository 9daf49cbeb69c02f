//! Turns of a conversation: each is addressed to whom it answers, the speaker of the turn before.

use crate::extract::conversation::Conversation;
use crate::extract::reading::{Attribution, Entity};
use crate::extract::source::Speaker;
use crate::model::id::{EntityId, Table};
use crate::text::parsed::Parsed;
use crate::text::span::Span;

/// Whom each attribution answers, with the label that names them; `None` for what is no turn, for the first one, and where
/// the speaker before is unknown or goes on.
pub(super) fn answered(
    doc: &Parsed<'_>,
    conversation: &Conversation,
    attributions: &[Attribution],
    entities: &Table<EntityId, Entity>,
    speakers: &[Option<Speaker>],
) -> Vec<Option<(String, Span)>> {
    let mut before: Option<(EntityId, Span)> = None;
    let answer = |(attribution, speaker): (&Attribution, &Option<Speaker>)| {
        let label = *attribution.source.first()?;
        conversation.labelled(doc.tokens_in(label).next()?)?;
        let speaker = speaker.map(|speaker| speaker.entity);
        let answered = before.filter(|(entity, _)| Some(*entity) != speaker);
        before = speaker.map(|speaker| (speaker, label));
        let (entity, span) = answered?;
        Some((entities.get(entity)?.name.clone(), span))
    };
    attributions.iter().zip(speakers).map(answer).collect()
}
