//! The roles beside a name: before it, in apposition behind it, and the country it is said to be of.
//!
//! "press secretary Ada Example", "the mayor, Ada Example", "Ada Example, the mayor", "Example of Ruritania".

use super::apposition::apposition;
use super::role::{Role, role};
use super::{NameMention, Sort};
use crate::language::Language;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;

/// Reads the roles beside a name: before it, and behind it between commas.
pub(super) fn read(doc: &Parsed<'_>, mention: &mut NameMention, floor: usize) {
    let mentions = &doc.language.mentions;
    let person = mention.sort == Sort::Person || mention.sort == Sort::Unknown && mention.name.len() > 1;
    if !person {
        return;
    }
    let sentence = doc.sentence_of(mention.name.start).tokens.clone();
    if let Some(role) = of_a_country(doc, mention.whole.start, sentence.start) {
        mention.roles.push(role);
    }
    let floor = floor.max(sentence.start);
    let mut whole = mention.whole.start;
    // Small words before: "press secretary Ada Example".
    let mut at = whole;
    if at > floor
        && doc.language.gazetteer.is_role(doc.word(at - 1))
        && doc.tokens[at - 1].kind == TokenKind::Lower
    {
        at -= 1;
        while at > floor && modifies(doc, at - 1) {
            at -= 1;
        }
        whole = at;
    }
    if whole < mention.name.start {
        // Capitals before a title belong to it: "NATO chief", "White House press secretary".
        while whole > floor
            && (doc.tokens[whole - 1].kind == TokenKind::Capital
                && !doc.language.gazetteer.is_not_name(doc.word(whole - 1)))
        {
            whole -= 1;
        }
        mention.whole.start = whole;
        if let Some(role) = role(doc, whole..mention.name.start) {
            mention.titled |=
                (whole..mention.name.start).any(|i| doc.language.gazetteer.is_role(doc.word(i)));
            mention.gender = mention.gender.or_else(|| doc.language.gazetteer.title_gender(role.head()));
            mention.roles.push(role);
        }
    } else if at > floor + 1 && doc.word(at - 1) == "," && doc.language.gazetteer.is_role(doc.word(at - 2)) {
        // "The foreign minister, Ada Example,"
        let end = at - 1;
        let mut from = end - 1;
        while from > floor && (modifies(doc, from - 1) || doc.tokens[from - 1].kind == TokenKind::Capital) {
            from -= 1;
        }
        let definite = doc.tokens.get(from.wrapping_sub(1)).is_some()
            && from > floor
            && mentions.before_a_role.contains(&doc.word(from - 1).to_lowercase());
        let definite = definite || (from..end).any(|i| mentions.within_a_role.contains(doc.word(i)));
        if let (true, Some(role)) = (definite, role(doc, from..end)) {
            mention.gender = mention.gender.or_else(|| doc.language.gazetteer.title_gender(role.head()));
            mention.roles.push(role);
        }
    }
    // "Ada Example OBE, the mayor".
    let letters = |i: &usize| doc.language.mentions.letters_behind.contains(doc.word(*i));
    let behind = (mention.name.end..sentence.end).take_while(letters).count();
    if let Some(role) = apposition(doc, mention.name.start..mention.name.end + behind, sentence.end) {
        mention.gender = mention.gender.or_else(|| doc.language.gazetteer.title_gender(role.head()));
        mention.roles.push(role);
    }
    if mention.sort == Sort::Unknown && !mention.roles.is_empty() && mention.name.len() > 1 {
        mention.sort = Sort::Person;
    }
    // "Example of Ruritania"
    if doc.tokens.get(mention.name.end).is_some()
        && mention.name.end + 1 < sentence.end
        && doc.language.grammar.of.contains(doc.word(mention.name.end))
    {
        let place = doc.word(mention.name.end + 1);
        if let (Some(country), true) =
            (doc.language.gazetteer.country(place), mention.sort != Sort::Organisation)
        {
            match mention.roles.first_mut() {
                Some(role) => {
                    role.countries.insert(country);
                }
                None => mention.roles.push(Role { countries: [country].into(), ..Role::default() }),
            }
        }
    }
}

/// "Ruritania’s ambassador to Lima Ada Example": the role before the country that stands before a name.
fn of_a_country(doc: &Parsed<'_>, name: usize, floor: usize) -> Option<Role> {
    let country = name.checked_sub(1).filter(|at| *at > floor + 1)?;
    let Language { gazetteer, sources, .. } = doc.language;
    let led = gazetteer.is_country(doc.word(country))
        && sources.before_another_name.contains(doc.word(country - 1))
        && gazetteer.is_role(doc.word(country - 2));
    let mut start = country - 2;
    while led && start > floor && modifies(doc, start - 1) {
        start -= 1;
    }
    role(doc, start..name).filter(|_| led)
}

fn modifies(doc: &Parsed<'_>, i: usize) -> bool {
    let (word, grammar) = (doc.word(i), &doc.language.grammar);
    doc.language.gazetteer.is_modifier(word)
        || doc.language.mentions.out_of_office.contains(word)
        || i > 0 && (grammar.possessives.contains(word) || grammar.of.contains(word))
        || doc.tokens[i].kind == TokenKind::Capital && !doc.language.gazetteer.is_not_name(word)
}
