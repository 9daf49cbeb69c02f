//! Pronouns: who "he" is, by gender, nearness and what stands as a subject.

use super::entities::{Cast, EntityFacts, Placed};
use crate::extract::reading::MentionKind;
use crate::extract::source::mention::Sort;
use crate::language::gazetteer::Gender;
use crate::language::grammar::Pronouns;
use crate::language::grounds::Ground;
use crate::text::parsed::Parsed;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// How many sentences back a person is remembered.
const MEMORY: usize = 5;
/// How many mentions back are looked at, whatever the sentences hold.
const REACH: usize = 60;

/// Who spoke last: the entity, and the sentence that said so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Last {
    pub(super) entity: usize,
    pub(super) sentence: usize,
}

/// A person without a name who spoke last, "a spokeswoman", and the sentence that said so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unnamed {
    pub(super) entity: Option<usize>,
    /// What the role tells: "spokeswoman".
    pub(super) gender: Option<Gender>,
    pub(super) sentence: usize,
    /// Whether it is any one of many, "one driver": a pronoun means nobody of a name then, or that one.
    pub(super) any: bool,
}

/// How many mentions before a pronoun may hold somebody with a name.
const NAMED: usize = 200;

/// Whether a source is a pronoun alone.
pub(super) fn is_pronoun(pronouns: &Pronouns, source: &str) -> bool {
    pronouns.alone.contains(&source.to_lowercase())
}

/// Whether a pronoun means the unnamed person: a later sentence named nobody else as its subject.
pub(super) fn means_unnamed(
    doc: &Parsed<'_>,
    cast: &Cast,
    at: usize,
    asked: Asked,
    unnamed: Unnamed,
) -> bool {
    let Asked::Person(gender) = asked else { return false };
    let Some(here) = doc.tokens.get(at).map(|token| token.sentence as usize) else { return false };
    if unnamed.gender.is_some_and(|g| g != gender) || here.saturating_sub(unnamed.sentence) > UNNAMED {
        return false;
    }
    let behind = doc.sentences.get(unnamed.sentence).map_or(at, |sentence| sentence.tokens.end);
    let other = |placed: &Placed| {
        let known = cast.entities.get(placed.entity);
        let fits = |known: &EntityFacts| known.is_person() && known.gender().is_none_or(|g| g == gender);
        known.is_some_and(fits)
            && !doc.is_quoted(placed.tokens.start)
            && is_subject(doc, cast, placed.tokens.start)
    };
    let somebody = |placed: &Placed| {
        let known = cast.entities.get(placed.entity);
        known.is_some_and(|known| known.is_person() && known.gender().is_none_or(|g| g == gender))
    };
    if unnamed.any && cast.within(&(0..at)).rev().take(NAMED).any(|(_, placed)| somebody(placed)) {
        return false;
    }
    !cast.within(&(behind..at.max(behind))).any(|(_, placed)| other(placed))
}

/// Number of sentences for which an unnamed person is remembered.
const UNNAMED: usize = 4;

/// What a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    Person(Gender),
    Thing,
}

/// Reads a pronoun that can stand for one speaker.
pub(super) fn asked(pronouns: &Pronouns, word: &str) -> Option<Asked> {
    let word = word.to_lowercase();
    match () {
        () if pronouns.male.contains(&word) => Some(Asked::Person(Gender::Male)),
        () if pronouns.female.contains(&word) => Some(Asked::Person(Gender::Female)),
        () if pronouns.thing.contains(&word) => Some(Asked::Thing),
        () => None,
    }
}

/// Who the pronoun at token `at` stands for, and how sure that is. What it is said to tell stands in the tokens `told`.
pub(super) fn resolve(
    doc: &Parsed<'_>,
    cast: &Cast,
    at: usize,
    asked: Asked,
    last: Option<Last>,
    told: &[Range<usize>],
) -> Option<(usize, Ground)> {
    let here = doc.tokens.get(at)?.sentence as usize;
    let (one, ahead, best) = first(&Search { doc, cast, at, here, asked, last, blind: false }, told)?;
    Some((one, ground(asked, ahead, best)?))
}

/// Whom the same pronoun plainly means where nobody's gender is known.
pub(super) fn without_gender(
    doc: &Parsed<'_>,
    cast: &Cast,
    at: usize,
    asked: Asked,
    last: Option<Last>,
    told: &[Range<usize>],
) -> Option<usize> {
    let here = doc.tokens.get(at)?.sentence as usize;
    let (one, ahead, best) = first(&Search { doc, cast, at, here, asked, last, blind: true }, told)?;
    (ahead >= PLAIN && best >= FAR).then_some(one)
}

/// Minimum lead, in points, of who is plainly meant: more than the subject of a sentence has before others named in it.
const PLAIN: i32 = 25;

/// Who comes first, how far ahead of the second, and the score itself.
///
/// Each entity mentioned before is scored by its best mention; whoever spoke last stands ahead as long as nobody came between.
/// How far the first is ahead of the second tells how sure it is.
fn first(search: &Search<'_>, told: &[Range<usize>]) -> Option<(usize, i32, i32)> {
    let Search { doc, cast, at, asked, last, .. } = *search;
    let spoken_of = search.spoken_of(told);
    let before = cast.placed.partition_point(|p| p.tokens.start < at);
    let mut scores: BTreeMap<usize, i32> = BTreeMap::new();
    let mut between = false;
    for placed in cast.placed.get(before.saturating_sub(REACH)..before).unwrap_or_default().iter().rev() {
        let Some(token) = doc.tokens.get(placed.tokens.start) else { continue };
        let sentence = token.sentence as usize;
        if search.since(sentence) > MEMORY {
            break;
        }
        let Some(fit) = search.fit(placed, sentence).filter(|_| !spoken_of.contains(&placed.entity)) else {
            continue;
        };
        let subject = !doc.is_quoted(placed.tokens.start) && is_subject(doc, cast, placed.tokens.start);
        between |= subject && last.is_some_and(|l| sentence > l.sentence && l.entity != placed.entity);
        let score = search.score(placed, sentence, fit, subject);
        let entry = scores.entry(placed.entity).or_insert(i32::MIN);
        *entry = (*entry).max(score);
    }
    if let Some(last) = last.filter(|last| search.since(last.sentence) <= 3 && search.may_go_on(last.entity))
    {
        let far = 10 * i32::try_from(search.since(last.sentence)).unwrap_or(3);
        let entry = scores.entry(last.entity).or_insert(10 - far);
        *entry += if between { 0 } else { 25 };
    }
    let mut ranked: Vec<(i32, usize)> = scores.into_iter().map(|(entity, score)| (score, entity)).collect();
    ranked.sort_unstable_by_key(|(score, entity)| (std::cmp::Reverse(*score), *entity));
    let (best, one) = *ranked.first()?;
    if asked == Asked::Thing && best < 10 {
        return None;
    }
    let ahead = ranked.get(1).map_or(ALONE, |(second, _)| best - second);
    Some((one, ahead, best))
}

/// The lead, in points, of who has no rival.
const ALONE: i32 = 40;
/// Who scores less stands far away, or in a quotation.
const FAR: i32 = -25;

/// On what ground the first one is meant: by what its score is ahead of the second's, and by the score itself; `None` where
/// nothing parts the two.
const fn ground(asked: Asked, ahead: i32, score: i32) -> Option<Ground> {
    let ground = match (asked, ahead) {
        (_, ..1) => return None,
        (Asked::Thing, 12..) => Ground::ThingAhead,
        (Asked::Thing, _) => Ground::ThingLevel,
        _ if score < FAR => Ground::PronounFar,
        (_, ALONE..) => Ground::PronounAlone,
        (_, 25..) => Ground::PronounWellAhead,
        (_, 12..) => Ground::PronounAhead,
        (_, 5..) => Ground::PronounLittleAhead,
        _ => Ground::PronounLevel,
    };
    Some(ground)
}

/// A pronoun, and where it stands.
struct Search<'a> {
    doc: &'a Parsed<'a>,
    cast: &'a Cast,
    /// Its token and its sentence.
    at: usize,
    here: usize,
    asked: Asked,
    last: Option<Last>,
    /// Whether what names and titles tell of gender is left aside.
    blind: bool,
}

impl Search<'_> {
    /// What is known of somebody's gender.
    fn gender(&self, known: &EntityFacts) -> Option<Gender> {
        known.gender().filter(|_| !self.blind)
    }

    /// How many sentences ago.
    const fn since(&self, sentence: usize) -> usize {
        self.here.saturating_sub(sentence)
    }

    /// "Ada Example was right, she said": nobody tells of themselves by name (principle C of the binding theory, Chomsky
    /// 1981). A reporter who gives the words of whoever is speaking just now may.
    fn spoken_of(&self, told: &[Range<usize>]) -> BTreeSet<usize> {
        told.iter()
            .flat_map(|tokens| self.cast.within(tokens))
            .filter(|(_, placed)| placed.kind == MentionKind::Name)
            .map(|(_, placed)| placed.entity)
            .filter(|entity| self.last.is_none_or(|last| last.entity != *entity))
            .collect()
    }

    /// What a mention is worth by its gender; `None` where the pronoun cannot mean it.
    fn fit(&self, placed: &Placed, sentence: usize) -> Option<i32> {
        let known = self.cast.entities.get(placed.entity)?;
        let unknown = known.sort == Sort::Unknown;
        match self.asked {
            Asked::Person(gender) => {
                let person = known.is_person()
                    || unknown && self.last.is_some_and(|l| l.entity == placed.entity)
                    || unknown && self.since(sentence) == 1 && is_full_subject(self.doc, self.cast, placed);
                let own = self.gender(known);
                let fits = person && own.is_none_or(|g| g == gender);
                fits.then(|| if own == Some(gender) { 15 } else { 7 })
            }
            Asked::Thing => {
                (unknown || matches!(known.sort, Sort::Organisation | Sort::Country)).then_some(0)
            }
        }
    }

    /// How near a mention is, and how it stands in its sentence.
    fn score(&self, placed: &Placed, sentence: usize, fit: i32, subject: bool) -> i32 {
        let Self { doc, .. } = self;
        let start = placed.tokens.start;
        let quoted = doc.is_quoted(start);
        let mut score = fit - 10 * i32::try_from(self.since(sentence)).unwrap_or(9);
        score -= 5 * i32::from(doc.block_of(start) != doc.block_of(self.at));
        score += 20 * i32::from(subject) - 25 * i32::from(quoted);
        // "Ada Example’s songs were sold": whose the subject is comes first too.
        let owner = owns(doc, placed.tokens.end);
        let leads = start == doc.sentence_of(start).tokens.start;
        score + if owner && leads && !quoted { 4 } else { -8 * i32::from(owner) }
    }

    /// Whether whoever spoke last can be the one asked for.
    fn may_go_on(&self, entity: usize) -> bool {
        self.cast.entities.get(entity).is_some_and(|known| match self.asked {
            Asked::Person(gender) => {
                self.gender(known).is_none_or(|g| g == gender)
                    && matches!(known.sort, Sort::Person | Sort::Unknown)
            }
            Asked::Thing => !known.is_person(),
        })
    }
}

/// Whether two or three words that nothing tells more about are the subject of their sentence: "Aderyn Sample fled the war."
/// The pronoun in the next sentence makes a person of them.
fn is_full_subject(doc: &Parsed<'_>, cast: &Cast, placed: &Placed) -> bool {
    (2..=3).contains(&placed.tokens.len())
        // "Model Aderyn Sample": what somebody is may stand before the name.
        && cast.at(placed.tokens.start).and_then(|place| cast.begins(place))
            == Some(doc.sentence_of(placed.tokens.start).tokens.start)
        && cast.entities.get(placed.entity).is_some_and(|known| known.may_be_person(doc.language))
        && is_subject(doc, cast, placed.tokens.start)
}

/// Whether a mention is the first of its sentence outside quotation marks, with no preposition before it.
pub(super) fn is_subject(doc: &Parsed<'_>, cast: &Cast, at: usize) -> bool {
    let Some(place) = cast.at(at) else { return false };
    let whole = cast.begins(place).unwrap_or(at);
    let sentence = doc.sentence_of(at).tokens.clone();
    let before = whole.checked_sub(1).filter(|i| *i >= sentence.start).map_or("", |i| doc.word(i));
    let sources = &doc.language.sources;
    let led = sources.prepositions.contains(before)
        || sources.before_no_subject.contains(before)
        || doc.language.pronouns.relative.contains(before) && whole > 1 && doc.word(whole - 2) == ",";
    if led || owns(doc, cast.placed.get(place).map_or(at, |p| p.tokens.end)) {
        return false;
    }
    let first = cast.within(&sentence).find(|(_, p)| {
        let person =
            cast.entities.get(p.entity).is_some_and(|k| k.sort != Sort::Place && k.sort != Sort::Country);
        person
            && !doc.is_quoted(p.tokens.start)
            && !owns(doc, p.tokens.end)
            && !after_preposition(doc, cast, p.tokens.start)
    });
    first.is_some_and(|(i, _)| i == place)
}

fn after_preposition(doc: &Parsed<'_>, cast: &Cast, at: usize) -> bool {
    let place = cast.placed.partition_point(|p| p.tokens.start < at);
    let whole = cast.begins(place).unwrap_or(at);
    let before = whole.checked_sub(1).map_or("", |i| doc.word(i));
    doc.language.sources.prepositions.contains(before)
}

/// Whether a possessive stands behind.
fn owns(doc: &Parsed<'_>, end: usize) -> bool {
    doc.tokens.get(end).is_some() && doc.language.grammar.possessives.contains(doc.word(end))
}
