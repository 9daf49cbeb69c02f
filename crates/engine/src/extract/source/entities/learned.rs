//! What an article tells about its entities: roles, gender, ages, the nouns it calls them by, and whether they are persons.

use super::Cast;
use super::called::Called;
use crate::extract::source::mention::{Sort, age_beside, body_beside};
use crate::language::Language;
use crate::language::gazetteer::Gender;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// Maximum number of nouns and ages kept of one entity.
const BODIES: usize = 8;
const AGES: usize = 4;
/// Maximum number of words between the article and what somebody is.
const APPOSED: usize = 5;

/// "Ada, a nurse from Lima,": the gender of a first name that stands alone before what somebody is; `None` where it does not.
fn first_name_alone(doc: &Parsed<'_>, name: &Range<usize>) -> Option<Option<Gender>> {
    let Language { gazetteer, grammar, .. } = doc.language;
    let given = gazetteer.given(doc.word(name.start)).filter(|_| name.len() == 1)?;
    let end = doc.sentence_of(name.start).tokens.end;
    let at = name.end;
    let apposed = at + 1 < end && doc.word(at) == "," && grammar.articles.contains(doc.word(at + 1));
    let small = |i: &usize| doc.tokens[*i].kind == TokenKind::Lower;
    let mut words = (at + 2..end.min(at + 2 + APPOSED)).take_while(small);
    (apposed && words.any(|i| doc.language.is_persons_noun(doc.word(i)))).then_some(given)
}

impl Cast {
    /// Notes what a mention tells about its entity.
    pub(super) fn note(&mut self, entity: usize, called: &Called<'_>, doc: &Parsed<'_>) {
        let Called { mention, written, name } = called;
        let Some(known) = self.entities.get_mut(entity) else { return };
        match mention.gender {
            Some(Gender::Male) => known.male += 2,
            Some(Gender::Female) => known.female += 2,
            None => {}
        }
        match known.names.iter_mut().find(|(known, _, _)| *known == *written) {
            Some((_, _, count)) => *count += 1,
            None => known.names.push((written.to_string(), name.clone(), 1)),
        }
        if known.sort == Sort::Unknown {
            known.sort = mention.sort;
        }
        if known.sort == Sort::Unknown
            && let Some(gender) = first_name_alone(doc, &mention.name)
        {
            known.sort = Sort::Person;
            known.male += 2 * u32::from(gender == Some(Gender::Male));
            known.female += 2 * u32::from(gender == Some(Gender::Female));
        }
        let article = mention
            .name
            .start
            .checked_sub(1)
            .is_some_and(|i| doc.language.grammar.definite.contains(doc.word(i)));
        known.definite += u32::from(article && !mention.titled);
        if mention.sort == Sort::Organisation || mention.sort == Sort::Unknown {
            let told = body_beside(doc, &mention.name).filter(|body| !known.bodies.contains(body));
            known.bodies.extend(told.filter(|_| known.bodies.len() < BODIES));
        }
        let age = age_beside(doc, &mention.whole).filter(|age| !known.ages.contains(age));
        known.ages.extend(age.filter(|_| known.ages.len() < AGES));
        let before = mention
            .name
            .start
            .checked_sub(1)
            .filter(|i| mention.whole.contains(i))
            .map_or("", |i| doc.word(i));
        let office = before.starts_with(char::is_uppercase) && doc.language.gazetteer.is_kept_title(before);
        let regnal = office && known.full == 0;
        if office && (regnal || known.kept.is_some() || known.full == 1) {
            known.kept = Some(before.to_owned());
        } else if mention.name.len() > 1 && known.kept.is_some() && !office {
            // The article gives the name without it.
            known.kept = None;
        }
        for role in &mention.roles {
            if known.roles.len() < 12 && !known.roles.contains(role) {
                known.roles.push(role.clone());
                let bearers = self.bearers.entry(role.head().to_owned()).or_default();
                if bearers.last() != Some(&entity) && bearers.len() < 64 {
                    bearers.push(entity);
                }
            }
        }
    }

    /// "Ada Example … she": a pronoun right behind a sentence's only person tells the gender.
    pub(super) fn pronouns_tell(&mut self, doc: &Parsed<'_>) {
        let pronouns = &doc.language.pronouns;
        let mut next = 0;
        for sentence in &doc.sentences {
            while self.placed.get(next).is_some_and(|p| p.tokens.start < sentence.tokens.start) {
                next += 1;
            }
            let inside = self
                .placed
                .get(next..)
                .unwrap_or_default()
                .iter()
                .take_while(|p| p.tokens.start < sentence.tokens.end);
            let mut persons: Vec<(usize, usize)> = Vec::new();
            for placed in inside {
                let unknown = self
                    .entities
                    .get(placed.entity)
                    .is_some_and(|k| matches!(k.sort, Sort::Person | Sort::Unknown));
                if unknown && !persons.iter().any(|(e, _)| *e == placed.entity) {
                    persons.push((placed.entity, placed.tokens.end));
                }
            }
            let [(entity, end)] = persons.as_slice() else { continue };
            let (mut male, mut female) = (0, 0);
            for i in (*end..sentence.tokens.end).filter(|i| !doc.is_quoted(*i)).take(30) {
                male += u32::from(pronouns.male.contains(doc.word(i)));
                female += u32::from(pronouns.female.contains(doc.word(i)));
            }
            if let Some(known) = self.entities.get_mut(*entity) {
                if known.gender().is_none() && (male > 0) != (female > 0) {
                    known.male += male.min(1);
                    known.female += female.min(1);
                }
                if male + female > 0 && known.sort == Sort::Unknown && known.may_be_person(doc.language) {
                    known.sort = Sort::Person;
                }
            }
        }
    }

    /// What speaks is no unknown thing: a name of several words is a person, as long as nothing says otherwise.
    pub(in crate::extract::source) fn promote(&mut self, language: &Language, entity: usize) {
        let Some(known) = self.entities.get_mut(entity).filter(|known| known.sort == Sort::Unknown) else {
            return;
        };
        known.sort = if known.is_rather_a_person(language) { Sort::Person } else { Sort::Organisation };
    }

    /// Notes a noun by which the article calls a body: "firm".
    pub(in crate::extract::source) fn call(&mut self, entity: usize, noun: &str) {
        if let Some(known) = self.entities.get_mut(entity).filter(|known| known.bodies.len() < BODIES) {
            known.bodies.push(noun.to_lowercase());
            known.sort = Sort::Organisation;
            (known.male, known.female) = (0, 0);
        }
    }

    /// The country for which its capital speaks; anything else for itself.
    pub(in crate::extract::source) fn government(&mut self, language: &Language, entity: usize) -> usize {
        let seat = self.entities.get(entity).filter(|known| known.sort == Sort::Country);
        let named = seat.and_then(|known| known.names.first().map(|(name, ..)| name.clone()));
        let country = named.filter(|name| language.gazetteer.is_seat(name));
        match country.and_then(|name| language.gazetteer.country(&name)) {
            Some(number) => {
                let name = language.gazetteer.country_name(number).to_owned();
                let country = self.other(language, &name, Sort::Country);
                if let Some(known) = self.entities.get_mut(country).filter(|known| known.names.is_empty()) {
                    known.names.push((name.clone(), language.names.read(&name), 0));
                }
                country
            }
            None => entity,
        }
    }
}
