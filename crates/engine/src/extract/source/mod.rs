//! Actors of one article: which mentions name the same person or organisation, and who each source is.
//!
//! Names' variants are merged, roles and pronouns are resolved where one candidate stands out, and everything else
//! stays `None`: a wrong speaker is worse than an unknown one. The Kremlin is not its master; "officials" are nobody.
//!
//! Invariant: every mention lies inside the text, in order, and belongs to one entity; same input, same output.

mod age;
mod apposed;
mod body;
mod capitals;
mod entities;
mod floor;
mod head;
mod heard;
mod label;
pub(crate) mod mention;
mod nameless;
mod paper;
mod phrase;
mod pronoun;
mod role;
#[cfg(test)]
mod testing;

use crate::extract::conversation::Conversation;
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
    conversation: &Conversation,
    attributions: &[Attribution],
) -> (Table<EntityId, Entity>, Vec<Option<Speaker>>) {
    let found = label::with_labels(doc, conversation, mentions(doc, conversation));
    let mut cast = Cast::new(doc, conversation, &found);
    role::place(doc, &mut cast);
    let speakers = phrase::speakers(doc, &mut cast, conversation, attributions);
    finish(doc, &cast, attributions, speakers)
}

/// Whether a source is a pronoun alone.
#[must_use]
pub(crate) fn is_pronoun(doc: &Parsed<'_>, source: &str) -> bool {
    pronoun::is_pronoun(&doc.language.pronouns, source)
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
        let pronoun = pronoun::is_pronoun(&doc.language.pronouns, span.of(doc.text));
        let nameless =
            speaker.and_then(|(e, _)| cast.entities.get(e)).is_some_and(|known| known.nameless.is_some());
        if (pronoun || nameless) && !list.iter().any(|m| m.span == span) {
            list.push(Mention { span, kind: if pronoun { MentionKind::Pronoun } else { MentionKind::Role } });
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
            kind: entity.kind(doc.language),
            named: entity.is_named(doc.language),
            role: entity.role(),
            affiliation: entity.affiliation(),
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

#[cfg(test)]
mod tests {
    use super::testing::{english, is, meant};
    use crate::language::Language;
    use std::collections::BTreeMap;

    #[test]
    fn pronouns_and_titles_are_those_of_the_language() {
        let lists = BTreeMap::from([
            ("titles", include_str!("../../../tests/languages/xx/lists/titles.txt")),
            ("pronouns", include_str!("../../../tests/languages/xx/lists/pronouns.txt")),
        ]);
        let invented = Language::from_lists("xx", "Invented", &lists).unwrap();
        let text = "Dro Ada Example vorpa flora belegas. Brat Ben Sample trinkas. Zhe vorpa suno kaj vento.";
        assert_eq!(
            meant(text, &invented, &["Dro Ada Example", "Zhe"]),
            [is("Ada Example"), is("Ada Example")]
        );
        let text = "Ms Ada Example vorpa flora belegas. She vorpa suno kaj vento.";
        let last = meant(text, &invented, &["Ms Ada Example", "She"]).pop();
        assert_ne!(last, Some(is("Ada Example")), "no pronoun here");
    }

    #[test]
    fn whom_a_name_only_belongs_to_does_not_speak() {
        let text = "Ada Example arrived late. A spokesman for Ada Example said it was late.";
        assert_eq!(english(text, &["A spokesman for Ada Example"]), [None]);
    }

    #[test]
    fn two_joined_names_are_nobody() {
        let text = "Ada Example and Ben Sample said it was late.";
        assert_eq!(english(text, &["Ada Example and Ben Sample"]), [None]);
    }

    #[test]
    fn a_definite_role_means_its_one_bearer() {
        let text = "Mayor Ada Example opened the bridge. The mayor said it was late.";
        assert_eq!(english(text, &["The mayor"]), [is("Ada Example")]);
        let text = "Mayor Ada Example opened the bridge. A mayor said it was late.";
        assert_eq!(english(text, &["A mayor"]), [None]);
    }

    #[test]
    fn a_deputy_is_not_the_one_deputised_for() {
        let text = "President Ada Example opened the bridge. The vice president said it was late.";
        assert_eq!(english(text, &["The vice president"]), [None]);
    }

    #[test]
    fn who_held_an_office_does_not_hold_it() {
        let text = "Ada Example, a former mayor, opened the bridge. The mayor said it was late.";
        assert_eq!(english(text, &["The mayor"]), [None]);
        let text = "Former mayor Ada Example came. The former mayor said it was late.";
        assert_eq!(english(text, &["The former mayor"]), [is("Ada Example")]);
    }

    #[test]
    fn a_pronoun_means_whoever_spoke_without_a_name() {
        let text = "Ada Example said it was late. A Department for Water spokeswoman said it rained. She said it was over.";
        assert_eq!(
            english(text, &["Ada Example", "A Department for Water spokeswoman", "She"])[1..],
            [None, None]
        );
        let text = "Ada Example said it was late. A council spokesman said it rained. She said it was over.";
        assert_eq!(
            english(text, &["Ada Example", "A council spokesman", "She"]).last(),
            Some(&is("Ada Example"))
        );
    }

    #[test]
    fn a_last_name_of_two_is_whoever_just_spoke_or_nobody() {
        let text = "Ada Example runs the farm. Her brother Ben Example sells milk. Example said it was late.";
        assert_eq!(english(text, &["milk. |Example"]), [None]);
        let text =
            "Ada Example runs the farm. Her brother Ben Example said it rained. Example said it was late.";
        assert_eq!(english(text, &["Ben Example", "Example"])[1], is("Ben Example"));
    }

    #[test]
    fn a_role_before_a_name_is_no_part_of_it() {
        let text = "Campaigner Ada Example came. She said it was late.";
        assert_eq!(english(text, &["She"]), [is("Ada Example")]);
    }

    #[test]
    fn a_relative_pronoun_means_the_name_before_it() {
        let text = "Ben Sample met Ada Example, who said it was late.";
        assert_eq!(english(text, &["who"]), [is("Ada Example")]);
    }

    #[test]
    fn a_possessive_role_is_nobodys_unless_it_is_family() {
        let text = "Lawyer Ada Example came. Ben Sample slept. His lawyer said it was late.";
        assert_eq!(english(text, &["His lawyer"]), [None]);
    }

    #[test]
    fn a_group_with_a_name_of_its_own_speaks() {
        let text = "It rained. The Harbour campaign said it was late.";
        assert_eq!(english(text, &["The Harbour campaign"]), [is("Harbour campaign")]);
        let text = "It rained. A Harbour campaign said it was late.";
        assert_eq!(english(text, &["A Harbour campaign"]), [None]);
    }

    #[test]
    fn the_report_is_the_one_with_a_name() {
        let text = "The city published the Harbour Bridge Safety Report in May. The report said it was late.";
        assert_eq!(english(text, &["The report"]), [is("Harbour Bridge Safety Report")]);
        let text = "The city published the Harbour Bridge Safety Report and the Valley Road Safety Report. The report said it was late.";
        assert_eq!(english(text, &["The report"]), [None]);
    }
}
