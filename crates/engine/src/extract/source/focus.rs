//! Persons behind a noun that nobody bears: "the singer" is whom the article is about just now.
//!
//! Asked only where no role of the article answers. Of several whom it could mean, none is.

use super::entities::{Cast, EntityFacts};
use super::nameless;
use super::pronoun::{self, Last};
use crate::extract::reading::MentionKind;
use crate::extract::source::mention::{Sort, of_years};
use crate::language::Language;
use crate::language::grounds::Ground;
use crate::language::names::fold;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many mentions back are counted.
const REACH: usize = 200;
/// Maximum number of sentences since the one in focus was named.
const NEAR: usize = 3;
/// Who holds an office that the article gives nobody has been named so often.
const OFTEN: u32 = 2;

/// What an article has told of a person up to some place.
struct TimesNamed {
    mentions: u32,
    sentence: usize,
}

/// The person whom a definite phrase means, by the noun that ends it: "the singer", "the Dutchman".
pub(super) fn bearer(
    doc: &Parsed<'_>,
    cast: &Cast,
    tokens: &Range<usize>,
    head: usize,
    last: Option<Last>,
) -> Option<(usize, Ground)> {
    let Language { grammar, sources, mentions, .. } = doc.language;
    let noun = doc.word(head.checked_sub(1)?).to_lowercase();
    let definite = grammar.the.contains(&doc.word(tokens.start).to_lowercase());
    let phrase = tokens.start..head;
    // "The singer of the band", "the lawyer representing it", "the other singer": one whom these words tell from the one
    // in focus.
    let leads_on = |word: &str| {
        sources.before_another_name.contains(word)
            || doc.language.pronouns.relative.contains(word)
            || nameless::is_participle(doc.language, word)
    };
    let told_apart = head < tokens.end && leads_on(doc.word(head))
        || phrase.clone().any(|i| {
            let word = doc.word(i).to_lowercase();
            sources.another.contains(&word)
                || mentions.out_of_office.contains(&word)
                || grammar.possessives.contains(&word)
        });
    // "The source" is somebody whom nobody shall know.
    let secret = sources.staying_unnamed.contains(&noun);
    if !definite || told_apart || secret || nameless::sort(doc, phrase.clone()) != Some(Sort::Unnamed) {
        return None;
    }
    let lower = |i: usize| doc.tokens[i].kind != TokenKind::Capital;
    // "The Sample Leader" is a paper; "the Ruritanian president" is one of Ruritania.
    let small = lower(head - 1) || sources.of_a_people.contains(doc.word(head - 1));
    let foreign = is_office(doc.language, &noun) && !phrase.clone().skip(1).all(lower);
    if !small || foreign || cast.is_nameless(&noun) || introduced(doc, tokens.start, &noun) {
        return None;
    }
    // "The 54-year-old": whoever is said to have an age is no other.
    let mut words = phrase;
    let age = words.find_map(|i| of_years(doc, doc.word(i)));
    if age.is_some_and(|age| cast.entities.iter().any(|known| known.ages.iter().any(|a| a == age))) {
        return None;
    }
    let office = is_office(doc.language, &noun);
    let asked = doc.language.gazetteer.title_gender(&noun);
    let fits = |known: &EntityFacts| {
        let agrees = asked.is_none() || known.gender().is_none() || asked == known.gender();
        let years = age.is_none() || known.ages.is_empty();
        // Who holds an office is called by it: the article calls this one otherwise.
        let otherwise = office && !known.roles.is_empty();
        known.is_person() && agrees && years && !otherwise && can_be(doc.language, known, &noun)
    };
    let one = in_focus(doc, cast, tokens.start, office, fits)
        .or_else(|| speaking(doc, cast, tokens.start, last).filter(|_| !office))?;
    // Another one is called so.
    if cast.bearers.get(&fold(&noun)).is_some_and(|bearers| !bearers.contains(&one)) {
        return None;
    }
    // "The judge told Ada Example": who is named behind the phrase is another one.
    let behind = tokens.end..doc.sentence_of(tokens.start).tokens.end;
    let named = cast.within(&behind).any(|(_, placed)| {
        placed.entity == one && placed.kind == MentionKind::Name && !doc.is_quoted(placed.tokens.start)
    });
    let another = named || beside(doc, cast, tokens.start, &noun, one);
    (!another && cast.entities.get(one).is_some_and(fits)).then_some((one, Ground::Focus))
}

/// "Ada Example met the mayor": in one clause with a name "the mayor" is somebody else, and stays it. A description never
/// means whoever is named in the same clause (principle C of binding, Chomsky 1981), but for "Ada Example’s fans love the
/// singer".
fn beside(doc: &Parsed<'_>, cast: &Cast, at: usize, noun: &str, one: usize) -> bool {
    let Language { grammar, word_classes: classes, .. } = doc.language;
    let opening = [&classes.that, &classes.relative_words, &classes.subordinators, &classes.pronouns];
    let ends = |i: usize| {
        let word = doc.word(i).to_lowercase();
        !doc.is_word(i) || doc.is_quoted(i) || opening.iter().any(|words| words.contains(&word))
    };
    let called = |i: usize| {
        doc.word(i) == noun && i > 0 && grammar.the.contains(&doc.word(i - 1).to_lowercase()) && !owns(doc, i)
    };
    let before = cast.placed.partition_point(|placed| placed.tokens.start < at);
    let names = cast.placed.get(before.saturating_sub(REACH)..before).unwrap_or_default().iter();
    names.filter(|placed| placed.entity == one && placed.kind == MentionKind::Name).any(|placed| {
        let sentence = doc.sentence_of(placed.tokens.start).tokens.clone();
        let (first, last) = (placed.tokens.start, placed.tokens.end);
        let mut behind = (last..sentence.end).take_while(|i| !ends(*i));
        let mut ahead = (sentence.start..first).rev().take_while(|i| !ends(*i));
        first < at && !owns(doc, last.saturating_sub(1)) && (behind.any(called) || ahead.any(called))
    })
}

/// Whether a possessive stands behind a token.
fn owns(doc: &Parsed<'_>, token: usize) -> bool {
    token + 1 < doc.tokens.len() && doc.language.grammar.possessives.contains(doc.word(token + 1))
}

/// Whether nothing that the article calls a person contradicts the noun: nobody holds two offices.
pub(super) fn can_be(language: &Language, known: &EntityFacts, noun: &str) -> bool {
    let noun = fold(noun);
    let office = is_office(language, &noun);
    let contradicts = |head: &str| {
        // What is said of the former mayor is no answer to "the mayor".
        head == noun || language.roles.are_alike(head, &noun) || office && is_office(language, head)
    };
    !known.roles.iter().any(|role| contradicts(role.head()))
}

/// Whether a role is held, not what somebody does: "the secretary", not "the singer".
fn is_office(language: &Language, word: &str) -> bool {
    let mut letters = word.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    language.sources.offices.contains(&capital)
        || language.sources.offices_of_one.contains(word)
        || language.sources.offices.contains(&word.to_uppercase())
        || language.roles.leaders.iter().any(|leader| leader == word)
}

/// "A singer" before, whose name does not stand beside it: the noun may mean that one.
fn introduced(doc: &Parsed<'_>, at: usize, noun: &str) -> bool {
    let sentence = |i: usize| doc.tokens.get(i).map_or(0, |token| token.sentence as usize);
    let capital = |i: usize| doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Capital);
    let alone = |i: &usize| {
        let start = i.saturating_sub(4).max(doc.sentence_of(*i).tokens.start);
        let indefinite = (start..*i).any(|k| doc.language.sources.one_of_many.contains(doc.word(k)));
        // "Ada Example, a singer", "a singer, Ada Example".
        let apposed = (start..*i).any(|k| doc.word(k) == ",") || capital(i + 1) || capital(i + 2);
        indefinite && !apposed && !doc.is_quoted(*i)
    };
    let from = at.saturating_sub(400);
    (from..at).filter(|i| sentence(*i) < sentence(at) && doc.word(*i) == noun).any(|i| alone(&i))
}

/// Of those who fit the one named last, where the article names no other half as often.
fn in_focus(
    doc: &Parsed<'_>,
    cast: &Cast,
    at: usize,
    office: bool,
    fits: impl Fn(&EntityFacts) -> bool,
) -> Option<usize> {
    let here = doc.tokens.get(at)?.sentence as usize;
    let end = cast.placed.partition_point(|placed| placed.tokens.start < at);
    let mut told: BTreeMap<usize, TimesNamed> = BTreeMap::new();
    let mut last = None;
    for placed in cast.placed.get(end.saturating_sub(REACH)..end).unwrap_or_default() {
        let Some(known) = cast.entities.get(placed.entity) else { continue };
        let fits = fits(known);
        // "Aderyn Sample beat Ada Example. The winner said": a name that nothing tells more about may be a person's.
        let rival = known.sort == Sort::Unknown && known.may_be_person(doc.language);
        if !fits && !rival || doc.is_quoted(placed.tokens.start) || placed.kind == MentionKind::Pronoun {
            continue;
        }
        let Some(token) = doc.tokens.get(placed.tokens.start) else { continue };
        let told = told.entry(placed.entity).or_insert(TimesNamed { mentions: 0, sentence: 0 });
        told.mentions += 1;
        told.sentence = token.sentence as usize;
        last = Some(placed.entity).filter(|_| fits);
    }
    let one = last?;
    let TimesNamed { mentions, sentence } = told.remove(&one)?;
    let next = told.values().map(|told| told.mentions).max().unwrap_or(0);
    let near = here.saturating_sub(sentence) <= NEAR || told.is_empty();
    let enough = !office || mentions >= OFTEN;
    (near && enough && mentions >= 2 * next).then_some(one)
}

/// Maximum number of sentences since whoever is speaking spoke or stood as a subject.
const SPEAKING: usize = 2;

/// The person who spoke just now, or of whom the sentences right before tell, as their subject; no other one since.
fn speaking(doc: &Parsed<'_>, cast: &Cast, at: usize, last: Option<Last>) -> Option<usize> {
    let here = doc.tokens.get(at)?.sentence as usize;
    let spoke = last.filter(|last| here.saturating_sub(last.sentence) <= SPEAKING);
    let from = doc.sentences.get(here.saturating_sub(SPEAKING))?.tokens.start;
    let person = |entity: usize| cast.entities.get(entity).is_some_and(EntityFacts::is_person);
    let subjects: Vec<usize> = cast
        .within(&(from..at))
        .filter(|(_, placed)| person(placed.entity) && pronoun::is_subject(doc, cast, placed.tokens.start))
        .map(|(_, placed)| placed.entity)
        .collect();
    let one = subjects.last().copied().or(spoke.map(|last| last.entity))?;
    let named = cast.within(&(from..at)).rfind(|(_, placed)| placed.entity == one);
    let since = named.map_or(from, |(_, placed)| placed.tokens.end);
    // "Ada Example said that Ben Sample had persuaded her": either may be meant.
    let acts = |at: usize| {
        let classes = &doc.language.word_classes;
        classes.auxiliaries.contains(doc.word(at)) || classes.modals.contains(doc.word(at))
    };
    let rival = cast.within(&(since..at)).any(|(_, placed)| {
        placed.entity != one
            && person(placed.entity)
            && !doc.is_quoted(placed.tokens.start)
            && placed.tokens.end < at
            && acts(placed.tokens.end)
    });
    let alone =
        !rival && subjects.iter().all(|entity| *entity == one) && spoke.is_none_or(|last| last.entity == one);
    (alone && person(one)).then_some(one)
}
