//! The gender that an article's own pronouns state of whoever speaks: "Ada Example came in. “No,” she said."
//!
//! Whom a pronoun means is often told by a first name or a title. Such a pronoun says nothing that the name has not said,
//! so it is no evidence here: only one that means the same person where nobody's gender is known.

use super::entities::{Cast, EntityFacts};
use super::phrase_head::bare;
use super::pronoun::{self, Asked, Last};
use crate::extract::reading::Attribution;
use crate::language::gazetteer::Gender;
use crate::model::gender::StatedGender;
use crate::text::parsed::Parsed;

/// Who spoke last, as far as that is known without anybody's gender.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    last: Option<Last>,
    /// Whether somebody spoke last of whom nothing is known but the words: the next pronoun may mean that one.
    stranger: bool,
}

impl Evidence {
    /// What the source of an attribution states of its speaker; `last` is who has spoken once it is heard.
    pub(super) fn of(
        &mut self,
        doc: &Parsed<'_>,
        cast: &Cast,
        attribution: &Attribution,
        speaker: Option<usize>,
        last: Option<Last>,
    ) -> Option<StatedGender> {
        if attribution.nested {
            return None;
        }
        let asked = asked(doc, attribution);
        if asked.is_none() && !attribution.source.is_empty() {
            self.stranger = speaker.is_none();
        }
        let stated = asked.filter(|_| !self.stranger).and_then(|(at, gender)| {
            let entity = speaker?;
            let told: Vec<_> = attribution.content.iter().map(|span| doc.tokens_in(*span)).collect();
            let meant = pronoun::without_gender(doc, cast, at, Asked::Person(gender), self.last, &told)?;
            let person = cast.entities.get(entity).is_some_and(EntityFacts::is_person);
            (person && meant == entity).then_some(match gender {
                Gender::Female => StatedGender::Female,
                Gender::Male => StatedGender::Male,
            })
        });
        // Whom only a name's gender told does not help to tell whom the next pronoun means.
        self.last = last.filter(|_| asked.is_none() || stated.is_some());
        stated
    }
}

/// The token of a source that is "he" or "she" alone.
fn asked(doc: &Parsed<'_>, attribution: &Attribution) -> Option<(usize, Gender)> {
    let tokens = bare(doc, doc.tokens_in(*attribution.source.first()?));
    let at = tokens.clone().next().filter(|_| tokens.len() == 1)?;
    match pronoun::asked(&doc.language.pronouns, doc.word(at))? {
        Asked::Person(gender) => Some((at, gender)),
        Asked::Thing => None,
    }
}
