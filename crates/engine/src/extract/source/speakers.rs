//! Sources: whom the words that name a speaker mean.

use super::answerer;
use super::cut_short;
use super::entities::{Bearers, Cast, EntityFacts, Placed};
use super::enumerated;
use super::floor;
use super::focus;
use super::gender::Evidence;
use super::heard::Heard;
use super::lead;
use super::nameless;
use super::part_of_group;
use super::phrase::phrase;
use super::phrase_head::{bare, coordinated_end, head_of};
use super::pronoun;
use super::relay::holds_floor;
use super::resumed;
use super::seat;
use super::stranger;
use crate::extract::conversation::{Conversation, Turn};
use crate::extract::reading::Attribution;
use crate::extract::source::mention::Sort;
use crate::language::Language;
use crate::language::grounds::{Ground, Sure};
use crate::model::gender::StatedGender;
use crate::model::statement::Manner;
use crate::text::block::{Block, BlockKind};
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use crate::text::token::TokenKind;
use std::ops::Range;

/// Who speaks: the entity, how sure that is, and the gender that the source states.
pub(super) type Spoken = (usize, Sure, Option<StatedGender>);

/// For each attribution the entity that speaks, with how sure that is and on what ground.
pub(super) fn speakers(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    conversation: &Conversation,
    attributions: &[Attribution],
) -> Vec<Option<Spoken>> {
    let mut found: Vec<Option<(usize, Sure)>> = Vec::with_capacity(attributions.len());
    let mut stated = Vec::with_capacity(attributions.len());
    let (mut heard, mut evidence) = (Heard::default(), Evidence::default());
    for (number, attribution) in attributions.iter().enumerate() {
        let speaker = match attribution.source.first() {
            Some(source) => match turn(doc, conversation, *source) {
                Some(turn) => sure(doc, floor::holder(doc, cast, conversation, turn)),
                None => speaker(doc, cast, attributions, &found, number, heard),
            },
            None => inherited(doc, cast, attributions, &found, number, &heard),
        };
        found.push(speaker);
        if holds_floor(cast, attributions, &found, number) {
            heard.note(doc, cast, attribution, speaker.map(|(entity, _)| entity));
        }
        let entity = speaker.map(|(entity, _)| entity);
        stated.push(evidence.of(doc, cast, attribution, entity, heard.last));
    }
    let told = |(found, stated): (Option<(usize, Sure)>, _)| found.map(|(one, sure)| (one, sure, stated));
    found.into_iter().zip(stated).map(told).collect()
}

/// How sure an answer is, by its ground.
fn sure(doc: &Parsed<'_>, found: Option<(usize, Ground)>) -> Option<(usize, Sure)> {
    found.map(|(entity, ground)| (entity, doc.language.grounds.sure(ground)))
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
    found: &[Option<(usize, Sure)>],
    number: usize,
    heard: &Heard,
) -> Option<(usize, Sure)> {
    let attribution = attributions.get(number)?;
    if attribution.manner != Manner::Direct || !attribution.cue.is_empty() {
        return None;
    }
    let block = |span: &Span| Some(doc.block_of(doc.tokens_in(*span).next()?));
    let here = block(attribution.content.first()?)?;
    let before = (0..number).rev().find(|i| holds_floor(cast, attributions, found, *i));
    let there = before.and_then(|before| block(attributions.get(before)?.content.last()?));
    if there == here.checked_sub(1) && before.is_some_and(|before| asks(doc, attributions.get(before))) {
        return None;
    }
    if there.is_some_and(|there| here == there || here == there + 1) {
        let (entity, sure) = (*found.get(before?)?)?;
        return Some((entity, sure.again(&doc.language.grounds, Ground::GoesOn)));
    }
    sure(doc, introduced(doc, cast, here).or_else(|| resumed::speaker(doc, cast, here, heard)))
}

/// "“Why?” Ada Example asked.": the next paragraph may be the answer.
fn asks(doc: &Parsed<'_>, attribution: Option<&Attribution>) -> bool {
    let asked = &doc.language.attribution.asking;
    attribution.is_some_and(|one| {
        let cue = one.cue.iter().flat_map(|span| doc.tokens_in(*span));
        let question = one.content.last().is_some_and(|span| span.of(doc.text).contains('?'));
        question && cue.into_iter().any(|i| asked.contains(doc.word(i)))
    })
}

/// "Governor Ada Example called for calm.", and then a quotation: whom alone the paragraph before `block` names, as the
/// subject of its last sentence.
fn introduced(doc: &Parsed<'_>, cast: &Cast, block: usize) -> Option<(usize, Ground)> {
    let tells = |b: &&Block| matches!(b.kind, BlockKind::Body | BlockKind::Headline);
    let before = doc.blocks.get(..block)?.iter().rfind(tells)?;
    let tokens = doc.tokens_in(before.span);
    let last = doc.sentence_of(tokens.end.checked_sub(1).filter(|end| *end >= tokens.start)?).tokens.clone();
    let is_person = |entity: usize| cast.entities.get(entity).is_some_and(EntityFacts::is_person);
    let persons: Vec<&Placed> =
        cast.within(&tokens).map(|(_, placed)| placed).filter(|placed| is_person(placed.entity)).collect();
    let one = *persons.first()?;
    let alone = persons.iter().all(|placed| placed.entity == one.entity && placed.bearers == Bearers::One);
    let mut subjects = cast.within(&last).filter(|(_, placed)| placed.entity == one.entity);
    let leads = subjects.any(|(_, placed)| pronoun::is_subject(doc, cast, placed.tokens.start));
    (alone && leads).then_some((one.entity, Ground::Introduced))
}

/// Maximum distance, in attributions, of another one with the same source.
const NEAR: usize = 4;

fn speaker(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    attributions: &[Attribution],
    found: &[Option<(usize, Sure)>],
    number: usize,
    heard: Heard,
) -> Option<(usize, Sure)> {
    let attribution = attributions.get(number)?;
    let source = *attribution.source.first()?;
    let tokens = doc.tokens_in(source);
    let tokens = behind_matter(doc, bare(doc, tokens));
    let first = tokens.start;
    if tokens.is_empty() || is_a_venue(doc, &tokens) {
        return None;
    }
    // "She claimed …, saying …": the same words mean the same one.
    let same = |i: &usize| attributions.get(*i).is_some_and(|a| a.source.first() == Some(&source));
    if let Some(before) = (number.saturating_sub(NEAR)..number).rev().find(same) {
        return *found.get(before)?;
    }
    if tokens.len() == 1 {
        let word = doc.word(first);
        if doc.language.pronouns.first_person.contains(word) {
            return container(doc, attributions, found, number);
        }
        if doc.language.pronouns.relative.contains(word) {
            return sure(
                doc,
                antecedent(doc, cast, first).or_else(|| part_of_group::antecedent(doc, cast, first)),
            );
        }
        if let Some(asked) = pronoun::asked(&doc.language.pronouns, word) {
            if let Some(found) = answerer::meant(doc, cast, attributions, found, number, asked) {
                return sure(doc, Some(found));
            }
            if let Some(one) =
                heard.unnamed.filter(|one| pronoun::means_unnamed(doc, cast, first, asked, *one))
            {
                return sure(doc, one.entity.map(|entity| (entity, Ground::UnnamedAgain)));
            }
            if let Some(found) = stranger::meant(doc, cast, first, asked) {
                return sure(doc, Some(found));
            }
            // "It" goes on for what has just spoken, whatever that told of; which body "the company" is may be seen elsewhere.
            let goes_on = heard.just_spoke(doc, cast, first).filter(|_| asked == pronoun::Asked::Thing);
            let plain = |(entity, _): &(usize, Ground)| {
                let known = cast.entities.get(*entity);
                known.is_some_and(|known| known.sort != Sort::Group && !known.is_unnamed_body())
            };
            let here = (number..attributions.len().min(number + NEAR)).filter(same);
            let told: Vec<Range<usize>> = here
                .flat_map(|i| attributions.get(i).into_iter().flat_map(|a| &a.content))
                .map(|span| doc.tokens_in(*span))
                .collect();
            let resolved = goes_on
                .filter(plain)
                .or_else(|| pronoun::resolve(doc, cast, first, asked, heard.last, &told))
                .or(goes_on);
            let (entity, sure) = sure(doc, resolved)?;
            // A statement inside a statement is the words of another: who "he" is there cannot be seen so well.
            let nested = attribution.nested.then(|| sure.again(&doc.language.grounds, Ground::Nested));
            return Some((entity, nested.unwrap_or(sure)));
        }
        if doc.language.pronouns.several.contains(&word.to_lowercase()) {
            let several = heard
                .just_spoke(doc, cast, first)
                .filter(|(entity, _)| {
                    cast.entities.get(*entity).is_some_and(|known| known.is_several(doc.language))
                })
                .or_else(|| heard.unnamed_just_spoke(doc, cast, first));
            return sure(doc, several);
        }
        if let Some(found) = part_of_group::another(doc, cast, first, &heard) {
            return sure(doc, Some(found));
        }
    }
    sure(doc, by_words(doc, cast, &tokens, heard))
}

/// "Addressing a meeting in Harbour City": whether a preposition makes of a source the place where somebody spoke.
fn is_a_venue(doc: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let Language { grammar, sources, .. } = doc.language;
    let start = doc.sentence_of(tokens.start).tokens.start;
    let before = tokens.start.checked_sub(1).filter(|i| *i >= start);
    // "In Ada Example’s view".
    let owns = doc.tokens.get(tokens.end).is_some() && grammar.possessives.contains(doc.word(tokens.end));
    // "In a poll that showed it" tells of the poll.
    let named = doc.tokens[tokens.start].kind == TokenKind::Capital;
    named && !owns && before.is_some_and(|i| sources.before_a_place.contains(doc.word(i)))
}

/// "Of Coach Sample, Example said": a source that begins with a preposition begins behind the comma.
fn behind_matter(doc: &Parsed<'_>, tokens: Range<usize>) -> Range<usize> {
    let led = |at: usize| doc.language.sources.prepositions.contains(&doc.word(at).to_lowercase());
    let comma = tokens.clone().rev().find(|&i| doc.word(i) == ",");
    match comma.filter(|comma| comma + 1 < tokens.end && led(tokens.start)) {
        Some(comma) => comma + 1..tokens.end,
        None => tokens,
    }
}

/// Whom the words of a source mean, where they are no pronoun: several, whoever spoke just now and is called so again, a
/// name, or a description. The rest of a word comes last: nothing else knows it.
fn by_words(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    tokens: &Range<usize>,
    heard: Heard,
) -> Option<(usize, Ground)> {
    if let Some(several) = enumerated::speaker(doc, cast, tokens) {
        return Some(several);
    }
    if let Some(one) = heard.unnamed_again(doc, cast, tokens) {
        return Some((one, Ground::UnnamedAgain));
    }
    let named = phrase(doc, cast, tokens, heard.last);
    named.or_else(|| {
        let head = head_of(doc, cast, tokens.start, tokens.end);
        focus::bearer(doc, cast, tokens, head, heard.last)
            .or_else(|| lead::bearer(doc, cast, tokens, head))
            .or_else(|| part_of_group::speaker(doc, cast, tokens, head))
            .or_else(|| seat::speaker(doc, cast, tokens))
            .or_else(|| {
                let end = coordinated_end(doc, cast, tokens, head);
                nameless::speaker(doc, cast, tokens, end)
            })
            .or_else(|| cut_short::speaker(doc, cast, tokens, head, heard.last))
    })
}

/// The speaker of the statement around this one.
fn container(
    doc: &Parsed<'_>,
    attributions: &[Attribution],
    found: &[Option<(usize, Sure)>],
    number: usize,
) -> Option<(usize, Sure)> {
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
    Some((entity, sure.again(&doc.language.grounds, Ground::Container)))
}

/// "Ada Example, who said": the name right before.
fn antecedent(doc: &Parsed<'_>, cast: &Cast, at: usize) -> Option<(usize, Ground)> {
    let sentence = doc.sentence_of(at).tokens.clone();
    let (_, placed) = cast.within(&(sentence.start..at)).next_back()?;
    let near = (placed.tokens.end..at).all(|i| {
        doc.word(i) == ","
            // "The Liberal party, which said".
            || i == placed.tokens.end && doc.language.bodies.is_body(doc.word(i))
            || doc.language.grammar.of.contains(doc.word(i))
            || doc.tokens[i].kind == TokenKind::Capital
    });
    near.then_some((placed.entity, placed.bearers.ground(Ground::NameBeforeRelative)))
}

#[cfg(test)]
mod tests {
    use crate::extract::reading::Attribution;
    use crate::extract::source::tests::{attribution, english, is, last_speaker};
    use crate::language::grounds::Ground;
    use crate::model::statement::Manner;
    use crate::text::span::Span;

    /// Where words stand in a text.
    fn at(text: &str, words: &str) -> Span {
        let start = text.find(words).unwrap();
        Span::at(start, start + words.len())
    }

    #[test]
    fn i_in_what_somebody_says_is_whoever_says_it() {
        let text = "Ada Example said I hope it rains. Ben Sample left.";
        let outer = attribution(at(text, "Ada Example"), at(text, "said"), at(text, "I hope it rains"));
        let inner = attribution(at(text, "I"), at(text, "hope"), at(text, "it rains"));
        let ada = Some(("Ada Example".to_owned(), Ground::Container));
        assert_eq!(last_speaker(text, &[outer, inner.clone()]), ada);
        assert_eq!(last_speaker(text, &[inner]), None, "nobody is around it");
    }

    /// Who speaks in a quoted paragraph of which nobody says whose it is, below another paragraph.
    fn below(paragraph: &str) -> Option<(String, Ground)> {
        let quotation = "“The bridge is closed until spring.”";
        let text = format!("{paragraph}\n\n{quotation}");
        let content = at(&text, quotation);
        let alone = attribution(content, content, content);
        last_speaker(&text, &[Attribution { source: vec![], cue: vec![], manner: Manner::Direct, ..alone }])
    }

    #[test]
    fn a_quoted_paragraph_is_whose_the_one_before_tells_of() {
        let ada = Some(("Ada Example".to_owned(), Ground::Introduced));
        assert_eq!(below("Governor Ada Example called for calm."), ada);
        assert_eq!(below("Ada Example met Ben Sample."), None, "of two neither");
        assert_eq!(below("It rained on Ada Example."), None, "not of whom nothing is said");
    }

    #[test]
    fn where_somebody_speaks_is_nobody() {
        let text = "A guest at a meeting in Wexel said it was late. Wexel said it rained.";
        assert_eq!(english(text, &["Wexel", "late. |Wexel"]), [None, is("Wexel")]);
    }

    #[test]
    fn what_a_source_speaks_of_is_not_who_speaks() {
        let text = "Ben Sample came. Ada Example left. Of Coach Sample, Example said it was late.";
        assert_eq!(english(text, &["Of Coach Sample, Example"]), [is("Ada Example")]);
    }

    #[cfg(feature = "weights")]
    #[test]
    fn the_paragraph_below_a_question_is_not_the_askers() {
        let speaker = |verb: &str| {
            let text = format!(
                "“Is it late?” Ada Example {verb} Ben Sample.\n\n“It was late when we came to the old bridge.”"
            );
            let reading = crate::Reader::built_in().read(&text);
            reading.statements.last().and_then(|s| Some(reading.entities[s.speaker?].name.clone()))
        };
        assert_eq!(speaker("asked"), None);
    }
}
