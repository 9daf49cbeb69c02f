//! Sources: whom the words that name a speaker mean.

use super::age;
use super::apposed;
use super::body;
use super::entities::{Bearers, Cast, Known, Placed, placed, written};
use super::floor;
use super::nameless;
use super::pronoun::{self, Last, Unnamed};
use super::role;
use crate::extract::conversation::{Conversation, Turn};
use crate::extract::reading::{Attribution, MentionKind};
use crate::extract::source::mention::Sort;
use crate::language::Language;
use crate::language::gazetteer::Gender;
use crate::language::grammar::Pronouns;
use crate::language::names::fold;
use crate::model::corpus::Manner;
use crate::text::block::BlockKind;
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use crate::text::token::TokenKind;
use std::ops::Range;

/// Whether a source is a pronoun alone.
pub(super) fn is_pronoun(pronouns: &Pronouns, source: &str) -> bool {
    pronouns.alone.contains(&source.to_lowercase())
}

/// For each attribution the entity that speaks, with a confidence.
pub(super) fn speakers(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    conversation: &Conversation,
    attributions: &[Attribution],
) -> Vec<Option<(usize, u8)>> {
    let mut found: Vec<Option<(usize, u8)>> = Vec::with_capacity(attributions.len());
    let mut heard = Heard::default();
    for (number, attribution) in attributions.iter().enumerate() {
        let speaker = match attribution.source.first() {
            Some(source) => match turn(doc, conversation, *source) {
                Some(turn) => floor::holder(doc, cast, conversation, turn),
                None => speaker(doc, cast, attributions, &found, number, heard),
            },
            None => inherited(doc, cast, attributions, &found, number),
        };
        if !attribution.nested {
            heard.note(doc, cast, attribution, speaker.map(|(entity, _)| entity));
        }
        found.push(speaker);
    }
    found
}

/// Who has spoken so far.
#[derive(Clone, Copy, Debug, Default)]
struct Heard {
    /// The last one who is known.
    last: Option<Last>,
    /// A person without a name who spoke after that.
    unnamed: Option<Unnamed>,
    /// The last one that is no person: a body, a group, a paper.
    other: Option<Last>,
}

impl Heard {
    fn note(&mut self, doc: &Parsed<'_>, cast: &Cast, attribution: &Attribution, speaker: Option<usize>) {
        let spans = attribution.source.iter().chain(&attribution.cue).chain(&attribution.content);
        let ends = spans.filter_map(|span| doc.tokens.get(doc.tokens_in(*span).end.checked_sub(1)?));
        let sentence = ends.map(|t| t.sentence as usize).max().unwrap_or(0);
        let named =
            speaker.filter(|entity| cast.entities.get(*entity).is_some_and(|known| known.nameless.is_none()));
        let no_person = |entity: &usize| {
            cast.entities.get(*entity).is_some_and(|known| !matches!(known.sort, Sort::Person | Sort::Unnamed))
        };
        if let Some(entity) = speaker.filter(no_person) {
            self.other = Some(Last { entity, sentence });
        }
        match named {
            Some(entity) => *self = Self { last: Some(Last { entity, sentence }), unnamed: None, ..*self },
            None => {
                let Some(source) = attribution.source.first() else { return };
                let pronoun = is_pronoun(&doc.language.pronouns, source.of(doc.text));
                match (&mut self.unnamed, unnamed(doc, *source)) {
                    (Some(unnamed), _) if pronoun => unnamed.sentence = sentence,
                    (_, Some(gender)) => self.unnamed = Some(Unnamed { entity: speaker, gender, sentence }),
                    _ => {}
                }
            }
        }
    }
}

impl Heard {
    /// What is no person and spoke just now, for "they" and for an "it" that nothing else explains.
    fn just_spoke(&self, doc: &Parsed<'_>, cast: &Cast, at: usize) -> Option<(usize, u8)> {
        let here = doc.tokens.get(at)?.sentence as usize;
        let other = self.other.filter(|other| here.saturating_sub(other.sentence) <= JUST)?;
        cast.entities.get(other.entity)?;
        Some((other.entity, JUST_SPOKE))
    }
}

/// How many sentences back that is at most, and how sure it is.
const JUST: usize = 2;
const JUST_SPOKE: u8 = 66;

/// What a source without a name tells of one person: "a spokeswoman", "an airport official"; `None` where it tells of none
/// or of several.
fn unnamed(doc: &Parsed<'_>, source: Span) -> Option<Option<Gender>> {
    let Language { gazetteer, sources, .. } = doc.language;
    let tokens = bare(doc, doc.tokens_in(source));
    let first = doc.word(tokens.clone().next()?);
    if sources.one_of_several.contains(&first.to_lowercase()) && !sources.one_of_many.contains(first) {
        return None;
    }
    // "An official of the Harbour Council", "a Department for Water spokeswoman".
    let ends = [head_end(doc, tokens.start, tokens.end).checked_sub(1)?, tokens.end - 1];
    let head = ends.into_iter().find(|&end| gazetteer.is_role(doc.word(end)))?;
    Some(gazetteer.title_gender(doc.word(head)))
}

/// The turn whose label a source is.
fn turn<'c>(doc: &Parsed<'_>, conversation: &'c Conversation, source: Span) -> Option<&'c Turn> {
    conversation.labelled(doc.tokens_in(source).next()?)
}

/// A quoted paragraph that nobody is said to have said goes on with the paragraph before it.
fn inherited(
    doc: &Parsed<'_>,
    cast: &Cast,
    attributions: &[Attribution],
    found: &[Option<(usize, u8)>],
    number: usize,
) -> Option<(usize, u8)> {
    let attribution = attributions.get(number)?;
    if attribution.manner != Manner::Direct || !attribution.cue.is_empty() {
        return None;
    }
    let block = |span: &Span| Some(doc.block_of(doc.tokens_in(*span).next()?));
    let here = block(attribution.content.first()?)?;
    let before = (0..number).rev().find(|i| attributions.get(*i).is_some_and(|a| !a.nested));
    let there = before.and_then(|before| block(attributions.get(before)?.content.last()?));
    if there.is_some_and(|there| here == there || here == there + 1) {
        let (entity, sure) = (*found.get(before?)?)?;
        return Some((entity, sure.min(78)));
    }
    introduced(doc, cast, here)
}

/// How sure it is that a quoted paragraph is that of the one person whom the paragraph before is about.
const INTRODUCED: u8 = 62;

/// "Governor Ada Example called for calm.", and then a quotation: whom alone the paragraph before `block` names, as the
/// subject of its last sentence.
fn introduced(doc: &Parsed<'_>, cast: &Cast, block: usize) -> Option<(usize, u8)> {
    let before = doc.blocks.get(..block)?.iter().rfind(|b| b.kind == BlockKind::Body)?;
    let tokens = doc.tokens_in(before.span);
    let last = doc.sentence_of(tokens.end.checked_sub(1).filter(|end| *end >= tokens.start)?).tokens.clone();
    let is_person = |entity: usize| cast.entities.get(entity).is_some_and(Known::is_person);
    let persons: Vec<&Placed> =
        cast.within(&tokens).map(|(_, placed)| placed).filter(|placed| is_person(placed.entity)).collect();
    let one = *persons.first()?;
    let alone = persons.iter().all(|placed| placed.entity == one.entity && placed.bearers == Bearers::One);
    let mut subjects = cast.within(&last).filter(|(_, placed)| placed.entity == one.entity);
    let leads = subjects.any(|(_, placed)| pronoun::is_subject(doc, cast, placed.tokens.start));
    (alone && leads).then_some((one.entity, INTRODUCED))
}

fn speaker(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    attributions: &[Attribution],
    found: &[Option<(usize, u8)>],
    number: usize,
    heard: Heard,
) -> Option<(usize, u8)> {
    let attribution = attributions.get(number)?;
    let source = *attribution.source.first()?;
    let tokens = doc.tokens_in(source);
    let tokens = bare(doc, tokens);
    let first = tokens.start;
    if tokens.is_empty() {
        return None;
    }
    if tokens.len() == 1 {
        let word = doc.word(first);
        if doc.language.pronouns.first_person.contains(word) {
            return container(attributions, found, number);
        }
        if doc.language.pronouns.relative.contains(word) {
            return antecedent(doc, cast, first);
        }
        if let Some(asked) = pronoun::asked(&doc.language.pronouns, word) {
            // A statement inside a statement is the words of another: who "he" is there cannot be seen so well.
            if let Some(one) =
                heard.unnamed.filter(|one| pronoun::means_unnamed(doc, cast, first, asked, *one))
            {
                return one.entity.map(|entity| (entity, UNNAMED));
            }
            let found = pronoun::resolve(doc, cast, first, asked, heard.last);
            let thing = asked == pronoun::Asked::Thing;
            let (entity, sure) = found.or_else(|| heard.just_spoke(doc, cast, first).filter(|_| thing))?;
            return Some((entity, if attribution.nested { sure.min(60) } else { sure }));
        }
        if doc.language.pronouns.several.contains(&word.to_lowercase()) {
            return heard.just_spoke(doc, cast, first).filter(|(entity, _)| {
                cast.entities.get(*entity).is_some_and(|known| known.is_several())
            });
        }
    }
    phrase(doc, cast, &tokens, heard.last).or_else(|| {
        let head = head_of(doc, cast, tokens.start, tokens.end);
        nameless::speaker(doc, cast, &tokens, head)
    })
}

/// How sure it is that a pronoun means whoever spoke without a name.
const UNNAMED: u8 = 80;

/// The tokens without marks and possessives at their edges.
fn bare(doc: &Parsed<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while !tokens.is_empty()
        && (!doc.is_word(tokens.end - 1)
            || doc.language.grammar.possessives.contains(doc.word(tokens.end - 1)))
    {
        tokens.end -= 1;
    }
    while !tokens.is_empty() && !doc.is_word(tokens.start) {
        tokens.start += 1;
    }
    tokens
}

/// The speaker of the statement around this one.
fn container(
    attributions: &[Attribution],
    found: &[Option<(usize, u8)>],
    number: usize,
) -> Option<(usize, u8)> {
    let inner = attributions.get(number)?.content.first()?;
    let around = |i: &usize| {
        *i != number
            && attributions
                .get(*i)
                .is_some_and(|a| a.content.iter().any(|c| c.contains(*inner) && c != inner))
    };
    let near = number.saturating_sub(8)..attributions.len().min(number + 3);
    let around = near.rev().find(around)?;
    let (entity, sure) = (*found.get(around)?)?;
    Some((entity, sure.min(85)))
}

/// "Ada Example, who said": the name right before.
fn antecedent(doc: &Parsed<'_>, cast: &Cast, at: usize) -> Option<(usize, u8)> {
    let sentence = doc.sentence_of(at).tokens.clone();
    let (_, placed) = cast.within(&(sentence.start..at)).next_back()?;
    let near = (placed.tokens.end..at).all(|i| {
        doc.word(i) == ","
            || doc.language.grammar.of.contains(doc.word(i))
            || doc.tokens[i].kind == TokenKind::Capital
    });
    near.then_some((placed.entity, placed.bearers.confidence(90)))
}

/// How sure it is that whoever just spoke goes on under a name that others bear too.
const SPOKE: u8 = 80;

/// Whom a phrase names: the person or group at its head, never one that only belongs to it.
fn phrase(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    tokens: &Range<usize>,
    last: Option<Last>,
) -> Option<(usize, u8)> {
    let Language { grammar, sources, .. } = doc.language;
    // A name that goes on behind the source: "Tunisia’s coach" before "Ada Example said".
    let sentence = doc.sentence_of(tokens.start).tokens.clone();
    let end = tokens.end.min(sentence.end);
    let head = head_of(doc, cast, tokens.start, end);
    // The name that ends the head: "Ohio Gov. Ada Example, who …".
    let ending = cast
        .within(&(tokens.start..end))
        .find(|(_, p)| p.tokens.contains(&(head - 1)) || p.tokens.end == head)
        .map(|(i, p)| (i, p.clone()));
    // A role is weighed again below: a name may follow it, and it is never as sure as a name.
    let ending = ending.filter(|(_, p)| p.kind == MentionKind::Name);
    if let Some((at, placed)) = &ending {
        let joint = placed.tokens.end < end && grammar.and.contains(doc.word(placed.tokens.end))
            || joined_before(doc, cast, tokens.start, placed.tokens.start);
        let known = cast.entities.get(placed.entity)?;
        // Of several with that name it is the one who just spoke, or it cannot be told.
        if !joint
            && placed.bearers != Bearers::One
            && let Some(last) = last.filter(|last| cast.share_a_name(last.entity, placed.entity))
        {
            if let Some(placed) = cast.placed.get_mut(*at) {
                placed.entity = last.entity;
            }
            return Some((last.entity, SPOKE));
        }
        if !joint && known.sort != Sort::Place {
            let speaks = cast.government(doc.language, placed.entity);
            cast.promote(doc.language, speaks);
            if let Some(placed) = cast.placed.get_mut(*at) {
                placed.entity = speaks;
            }
            return Some((speaks, placed.bearers.confidence(96)));
        }
        if joint {
            return None;
        }
    }
    if ending.is_none()
        && let Some(found) = apposed::bearer(doc, cast, &(tokens.start..end), head)
    {
        cast.promote(doc.language, found.0);
        return Some(found);
    }
    let first = doc.word(tokens.start).to_lowercase();
    let head_word = doc.word(head - 1);
    // "Executive director of the chapter … Ada Example": the name that ends the source, with no preposition before it.
    if doc.language.gazetteer.is_role(head_word) || doc.language.gazetteer.is_title(head_word) {
        let after = cast.within(&(head..end + 1)).next_back().map(|(i, p)| (i, p.clone()));
        if let Some((i, placed)) = after
            && (placed.tokens.end == end
                || doc.word(placed.tokens.end.min(sentence.end - 1)) == ","
                || placed.tokens.start == end)
            && cast.entities.get(placed.entity).is_some_and(super::entities::Known::is_person)
            && !led(doc, tokens.start, cast.wholes.get(i).map_or(placed.tokens.start, |w| w.start))
        {
            return Some((placed.entity, placed.bearers.confidence(90)));
        }
        if sources.one_of_several.contains(&first) {
            return None;
        }
        // "The president and his team" are more than one.
        if head < end && grammar.and.contains(doc.word(head)) {
            return None;
        }
        // "His lawyer" may be anybody's; only a family is one's own.
        if sources.of_somebody.contains(&first) && !sources.family.contains(head_word) {
            return None;
        }
        return role::bearer(doc, cast, tokens.start..head);
    }
    if grammar.the.contains(&first) && sources.papers.contains(head_word) {
        return paper(cast);
    }
    if let Some(found) = small(doc, cast, tokens.start..head) {
        return Some(found);
    }
    if sources.papers.contains(head_word)
        && let Some(found) = described(doc, cast, tokens, head_word)
    {
        return Some(found);
    }
    body::speaker(doc, cast, tokens.start..head, last)
        .or_else(|| headlined(doc, cast, tokens.start..head))
        .or_else(|| age::bearer(doc, cast, tokens.start..head))
        .or_else(|| capitals(doc, cast, tokens.start..head, end))
}

/// In a headline every word has a capital; a name that the article gives elsewhere is known all the same.
fn headlined(doc: &Parsed<'_>, cast: &Cast, tokens: Range<usize>) -> Option<(usize, u8)> {
    let block = doc.blocks.get(doc.block_of(tokens.start))?;
    if block.kind != BlockKind::Headline || tokens.len() > 4 || cast.within(&tokens).next().is_some() {
        return None;
    }
    Some((cast.called(doc.language, written(doc, &tokens)?)?, 88))
}

/// The article's one study or report with a name.
fn paper(cast: &Cast) -> Option<(usize, u8)> {
    match cast.papers.as_slice() {
        [one] => Some((*one, 80)),
        _ => None,
    }
}

/// "A new study of iodine in Australian children": the one study or report whose name shares its head and two more
/// words with what is said of it, "Australian National Iodine Nutrition Study".
fn described(doc: &Parsed<'_>, cast: &Cast, tokens: &Range<usize>, head: &str) -> Option<(usize, u8)> {
    if tokens.clone().any(|i| doc.language.sources.other_papers.contains(&doc.word(i).to_lowercase())) {
        return None;
    }
    let stem = |word: &str| fold(word).chars().take(STEM).collect::<String>();
    let named = |i: &usize| cast.within(tokens).any(|(_, p)| p.tokens.contains(i));
    let words = tokens.clone().filter(|i| !named(i)).map(|i| doc.word(i));
    let said: Vec<String> = words.filter(|w| w.len() >= WORD && *w != head).map(stem).collect();
    let shares = |name: &str| {
        let Some((rest, last)) = name.rsplit_once(' ') else { return false };
        let shared = rest.split(' ').filter(|w| w.len() >= WORD && said.contains(&stem(w))).count();
        last.eq_ignore_ascii_case(head) && shared >= 2
    };
    let mut meant = cast
        .papers
        .iter()
        .filter(|e| cast.entities.get(**e).is_some_and(|known| known.names.iter().any(|(n, ..)| shares(n))));
    match (meant.next(), meant.next()) {
        (Some(one), None) => Some((*one, 80)),
        _ => None,
    }
}

/// Shorter words are not compared.
const WORD: usize = 5;
/// Words that begin with the same letters, this many, are one: "nutrition", "nutritional".
const STEM: usize = 6;

/// Where the head of a phrase ends. A name that holds a preposition goes on: "the University of Example president".
fn head_of(doc: &Parsed<'_>, cast: &Cast, start: usize, end: usize) -> usize {
    let head = head_end(doc, start, end);
    match cast.within(&(start..head)).next_back() {
        Some((_, placed)) if placed.tokens.end > head && placed.tokens.end < end => {
            let owned = doc.language.grammar.possessives.contains(doc.word(placed.tokens.end));
            head_end(doc, placed.tokens.end - usize::from(!owned), end)
        }
        _ => head,
    }
}

/// Where the head of a phrase ends: before the first comma, preposition, relative pronoun or verb behind it.
fn head_end(doc: &Parsed<'_>, start: usize, end: usize) -> usize {
    let sources = &doc.language.sources;
    let mut at = start;
    while at < end {
        let word = doc.word(at);
        let dash = word == "-" && is_spaced(doc, at);
        let mark = dash || !doc.is_word(at) && !matches!(word, "-" | "&" | "." | "/");
        let small = doc.tokens[at].kind == TokenKind::Lower;
        let stops = small && sources.behind_the_head.contains(word);
        if at > start && (mark || stops) {
            break;
        }
        at += 1;
    }
    let mut at = at.max(start + 1).min(end);
    while at > start + 1 && sources.not_the_head.contains(doc.word(at - 1)) {
        at -= 1;
    }
    at
}

/// Whether a hyphen stands between blanks, as a dash does: "Mr Example - a farmer -".
fn is_spaced(doc: &Parsed<'_>, at: usize) -> bool {
    let ends = |i: usize| doc.tokens.get(i).map(|token| token.span);
    let (before, here, behind) = (at.checked_sub(1).and_then(ends), ends(at), ends(at + 1));
    before.zip(here).is_some_and(|(before, here)| before.end < here.start)
        && here.zip(behind).is_some_and(|(here, behind)| here.end < behind.start)
}

/// Whether a preposition leads to the name: "a spokesman for Ada Example".
fn led(doc: &Parsed<'_>, start: usize, at: usize) -> bool {
    at.checked_sub(1)
        .filter(|i| *i >= start)
        .is_some_and(|i| doc.language.sources.before_another_name.contains(doc.word(i)))
}

/// "Ada Example and Ben Sample": who stands behind the "and" is not alone. "Media and water adviser Ada Example" is.
fn joined_before(doc: &Parsed<'_>, cast: &Cast, start: usize, at: usize) -> bool {
    let and = |i: &usize| {
        doc.language.grammar.and.contains(doc.word(*i)) && doc.tokens[*i].kind == TokenKind::Lower
    };
    let Some(and) = (start..at).rev().find(and) else { return false };
    let office = |i: usize| {
        doc.language.gazetteer.is_role(doc.word(i)) || doc.language.gazetteer.is_title(doc.word(i))
    };
    let role = (and + 1..at).any(office) && !(start..and).any(office);
    let speaks = |placed: &Placed| {
        cast.entities
            .get(placed.entity)
            .is_some_and(|known| matches!(known.sort, Sort::Person | Sort::Organisation))
    };
    !role || cast.within(&(start..and)).any(|(_, placed)| speaks(placed))
}

/// "the i": an organisation that the lists know and that writes itself small.
fn small(doc: &Parsed<'_>, cast: &mut Cast, tokens: Range<usize>) -> Option<(usize, u8)> {
    let written = written(doc, &tokens)?;
    if doc.language.grammar.without_article(written) == written
        || !doc.language.gazetteer.is_organisation(written)
        || cast.within(&tokens).next().is_some()
    {
        return None;
    }
    Some((placed(doc, cast, tokens)?, 88))
}

/// How sure it is that a phrase in capitals that nothing else names is a name.
const CAPITALS: u8 = 88;

/// "Greater Harbour Police": a phrase in capitals that opens a sentence, where a capital alone tells no name, is one where it
/// speaks; unless its words mean several people.
fn capitals(doc: &Parsed<'_>, cast: &mut Cast, tokens: Range<usize>, end: usize) -> Option<(usize, u8)> {
    let Language { grammar, gazetteer, bodies, pronouns, .. } = doc.language;
    // "Half of the farmers", "Water and Energy Minister …": a name does not go on so.
    let behind = if tokens.end < end { doc.word(tokens.end) } else { "," };
    let goes_on = !matches!(behind, "," | "(" | "-" | "–" | "—") && !pronouns.relative.contains(behind);
    let definite = grammar.definite.contains(doc.word(tokens.start));
    let name = tokens.start + usize::from(definite)..tokens.end;
    let block = doc.blocks.get(doc.block_of(tokens.start))?;
    let last = doc.word(name.end.checked_sub(1).filter(|last| *last >= name.start)?);
    let capital = |i: usize| doc.tokens[i].kind == TokenKind::Capital && !bodies.is_compound(doc.word(i));
    let small =
        |i: usize| doc.language.mentions.field.contains(doc.word(i)) || matches!(doc.word(i), "&" | "-");
    let whole = capital(name.start) && capital(name.end - 1) && name.clone().all(|i| capital(i) || small(i));
    let several = is_several(doc, last) && (!definite || name.len() > 2 || is_people(doc, last));
    let office = gazetteer.is_role(last) || gazetteer.is_title(last);
    let free = cast.within(&tokens).all(|(_, p)| cast.entities.get(p.entity).is_some_and(|k| !k.is_person()));
    let told =
        !gazetteer.is_not_name(last) && !nameless::is_noun(doc.language, last) || definite || name.len() > 1;
    let elided = name.clone().any(|i| doc.word(i).contains(['’', '\'']));
    if goes_on || elided || block.kind == BlockKind::Headline || !whole || several || office || !free || !told
    {
        return None;
    }
    let written = written(doc, &name)?;
    if let Some(known) = cast.called(doc.language, written) {
        return Some((known, CAPITALS));
    }
    Some((placed(doc, cast, name)?, CAPITALS))
}

/// Whether a plural is that of a role or of another noun for people: "MPs", "Farmers".
fn is_people(doc: &Parsed<'_>, word: &str) -> bool {
    let one = word.strip_suffix('s').unwrap_or(word);
    let office = doc.language.gazetteer.is_role(one) || doc.language.sources.offices.contains(one);
    office || nameless::is_noun(doc.language, one)
}

/// Whether a word means several people: "Families", "MPs".
fn is_several(doc: &Parsed<'_>, word: &str) -> bool {
    let plural = word.ends_with('s') && !word.ends_with("ss");
    plural
        && !doc.language.gazetteer.is_organisation_word(word)
        && !doc.language.gazetteer.is_organisation(word)
}
