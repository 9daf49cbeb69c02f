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

#[cfg(test)]
mod tests {
    use super::answered;
    use crate::extract::conversation::Conversation;
    use crate::extract::reading::{Attribution, Entity};
    use crate::extract::source::Speaker;
    use crate::language::grounds::{Ground, Sure};
    use crate::model::corpus::{ActorKind, Kind};
    use crate::model::id::{EntityId, Id};
    use crate::model::statement::{Confidence, Manner};
    use crate::text::parsed::Parsed;
    use crate::text::span::Span;

    const TEXT: &str = "ADA EXAMPLE: We met at the bridge, and it was late.\n\nBEN SAMPLE: I saw that you were there.\n\n\
                        ADA EXAMPLE: You did not see me, did you?\n\nBEN SAMPLE: I did, and I said so.";

    /// Whom each turn of the text answers, by whom it is known to be spoken.
    fn told(speakers: [Option<usize>; 4]) -> Vec<Option<String>> {
        let doc = Parsed::new(TEXT);
        let conversation = Conversation::of(&doc);
        assert_eq!(conversation.turns.len(), 4, "the text is a conversation");
        let attribution = |tokens: &std::ops::Range<usize>| Attribution {
            source: vec![doc.tokens[tokens.start].span.join(doc.tokens[tokens.end - 1].span)],
            cue: Vec::new(),
            content: Vec::new(),
            quoted: Vec::new(),
            manner: Manner::Direct,
            kind: Kind::Speech,
            nested: false,
            confidence: Confidence { content: 100, speaker: 100 },
        };
        let mut attributions: Vec<Attribution> =
            conversation.turns.iter().map(|turn| attribution(&turn.source)).collect();
        let entity = |name: &str| {
            let (name, kind) = (name.to_owned(), ActorKind::Person);
            Entity { name, kind, named: true, role: None, affiliation: None, mentions: Vec::new() }
        };
        let entities = ["Ada Example", "Ben Sample"].map(entity).into_iter().collect();
        let sure = Sure { ground: Ground::Name, percent: 90 };
        let speaker = |who: usize| Speaker { entity: EntityId::from_index(who), sure, stated: None };
        let mut speakers: Vec<Option<Speaker>> = speakers.iter().map(|who| who.map(speaker)).collect();
        // What somebody in the second turn is quoted with is no turn.
        let inner =
            Attribution { source: vec![Span::at(TEXT.find("you").unwrap(), 0)], ..attributions[1].clone() };
        attributions.insert(2, inner);
        speakers.insert(2, Some(speaker(0)));
        let told = answered(&doc, &conversation, &attributions, &entities, &speakers);
        let mut names: Vec<Option<String>> =
            told.into_iter().map(|told| told.map(|(name, _)| name)).collect();
        assert_eq!(names.remove(2), None, "what is quoted in a turn answers nobody");
        names
    }

    #[test]
    fn a_turn_answers_the_one_before() {
        let (ada, ben) = (Some("Ada Example".to_owned()), Some("Ben Sample".to_owned()));
        assert_eq!(told([Some(0), Some(1), Some(0), Some(1)]), [None, ada.clone(), ben, ada]);
    }

    #[test]
    fn nobody_answers_themselves_or_somebody_unknown() {
        let (ada, ben) = (Some("Ada Example".to_owned()), Some("Ben Sample".to_owned()));
        assert_eq!(told([Some(0), Some(0), Some(1), Some(0)]), [None, None, ada, ben]);
        let ada = Some("Ada Example".to_owned());
        assert_eq!(told([Some(0), None, Some(1), None]), [None, ada, None, Some("Ben Sample".to_owned())]);
    }
}
