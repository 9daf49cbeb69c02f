//! Told to: the programme, paper, platform or people that a statement was told to.
//!
//! "told NBC’s Meet the Press", "in an interview with state-run television Rossiya-24", "told reporters", "in a Truth
//! Social post", "said on “Meet the Press”". Inherited inside an article only where the text makes it plain: the same
//! speaker goes on, or "the broadcaster" repeats the one named before. Persons are no channels; only the turns of a
//! conversation are addressed to them.
//!
//! Invariant: the span lies inside the sentence that says so, and the name is made of its words; of a turn it is the label
//! of the turn before, and the name is that speaker's.

mod channel;
mod title;
mod turn;

use crate::extract::conversation::Conversation;
use crate::extract::reading::{Attribution, Entity, is_attributed};
use crate::extract::source::Speaker;
use crate::model::corpus::ActorKind;
use crate::model::id::{EntityId, Table};
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use channel::{channel, recipient};
use std::ops::Range;

/// How a channel was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// An interview or a programme: what the same speaker says next belongs to it.
    Interview,
    /// A post: it ends with its sentence.
    Post,
    /// People in a room.
    People,
}

#[derive(Clone, Debug)]
struct Found {
    name: String,
    span: Span,
    way: Way,
}

/// How far from a cue a channel may stand, in tokens.
const REACH: usize = 45;

/// For each attribution whom or what it was told to, with the words that say so.
#[must_use]
pub(crate) fn told_to(
    doc: &Parsed<'_>,
    conversation: &Conversation,
    attributions: &[Attribution],
    entities: &Table<EntityId, Entity>,
    speakers: &[Option<Speaker>],
) -> Vec<Option<(String, Span)>> {
    let answered = turn::answered(doc, conversation, attributions, entities, speakers);
    let persons = persons(entities);
    let mut found: Vec<Option<Found>> = Vec::with_capacity(attributions.len());
    let mut named: Option<Found> = None;
    for (number, attribution) in attributions.iter().enumerate() {
        let own = cue_tokens(doc, attribution)
            .and_then(|cue| own(doc, attributions, number, cue, &persons, named.as_ref()));
        let told = own.or_else(|| inherited(doc, attributions, speakers, &found, number));
        if let Some(told) = told.as_ref().filter(|t| t.way == Way::Interview) {
            named = Some(told.clone());
        }
        found.push(told);
    }
    remarks(doc, attributions, speakers, &persons, &mut found);
    let told = found.into_iter().map(|found| found.map(|f| (f.name, f.span)));
    answered.into_iter().zip(told).map(|(answered, told)| answered.or(told)).collect()
}

/// Where persons are named: sorted spans.
fn persons(entities: &Table<EntityId, Entity>) -> Vec<Span> {
    let persons = entities.rows().iter().filter(|e| e.kind == ActorKind::Person);
    let mut spans: Vec<Span> = persons.flat_map(|e| e.mentions.iter().map(|m| m.span)).collect();
    spans.sort_unstable();
    spans
}

fn names_person(persons: &[Span], span: Span) -> bool {
    let from = persons.partition_point(|p| p.end <= span.start);
    persons.get(from).is_some_and(|p| p.overlaps(span))
}

fn cue_tokens(doc: &Parsed<'_>, attribution: &Attribution) -> Option<Range<usize>> {
    let cue = attribution.cue.last().copied()?;
    Some(doc.tokens_in(cue)).filter(|tokens| !tokens.is_empty())
}

fn in_content(attribution: &Attribution, span: Span) -> bool {
    attribution.content.iter().any(|c| c.overlaps(span))
}

/// What the sentence of the cue itself says.
fn own(
    doc: &Parsed<'_>,
    attributions: &[Attribution],
    number: usize,
    cue: Range<usize>,
    persons: &[Span],
    named: Option<&Found>,
) -> Option<Found> {
    let sentence = doc.sentence_of(cue.start).tokens.clone();
    // What is said begins where the hearer ends: "told MPs the UK would wait".
    let said = |i: usize| doc.tokens.get(i).is_some_and(|t| is_attributed(attributions, number, t.span));
    let hearer_end = if said(cue.end) { None } else { (cue.end..sentence.end).find(|&i| said(i)) };
    let tells = cue.clone().any(|i| doc.language.addressees.telling.contains(doc.word(i)));
    if tells && let Some(found) = recipient(doc, cue.end, hearer_end.unwrap_or(sentence.end), persons, named)
    {
        return Some(found);
    }
    // "According to the paper" is no telling.
    let window = sentence.start.max(cue.start.saturating_sub(REACH))..sentence.end.min(cue.end + REACH);
    let mut at = window.start;
    while at < window.end {
        let outside = doc.tokens.get(at).is_some_and(|t| !is_attributed(attributions, number, t.span))
            && !doc.is_quoted(at);
        if outside && let Some(found) = channel(doc, at, sentence.end, persons, named) {
            return Some(found);
        }
        at += 1;
    }
    None
}

/// The same speaker goes on: in the sentence, or behind an interview or a meeting with people.
fn inherited(
    doc: &Parsed<'_>,
    attributions: &[Attribution],
    speakers: &[Option<Speaker>],
    found: &[Option<Found>],
    number: usize,
) -> Option<Found> {
    let (before, now) = (number.checked_sub(1)?, attributions.get(number)?);
    let told = found.get(before)?.as_ref()?;
    let earlier = attributions.get(before)?;
    let who = |i: usize| speakers.get(i).copied().flatten().map(|s| s.entity);
    let same = who(before).is_some() && who(before) == who(number);
    if !same || now.nested || earlier.nested {
        return None;
    }
    let first = |a: &Attribution| doc.tokens_in(*a.content.first()?).next();
    let (old, new) = (first(earlier)?, first(now)?);
    let sentence = |a: &Attribution, i: usize| {
        let cue =
            a.cue.first().map(|c| doc.tokens_in(*c).start).filter(|i| *i < doc.tokens.len()).unwrap_or(i);
        doc.tokens.get(cue).map(|t| t.sentence)
    };
    if sentence(earlier, old) == sentence(now, new) {
        return Some(told.clone());
    }
    let (there, here) = (doc.block_of(old), doc.block_of(new));
    let next = here == there || here == there + 1;
    let pronoun = now.source.first().is_none_or(|s| crate::extract::source::is_pronoun(doc, s.of(doc.text)));
    let other_time = moved_on(doc, now, new);
    // A name goes on plainly only where its sentence begins with it, or with its words.
    let start = doc.sentence_of(new).tokens.start;
    let opens = |span: &Span| doc.tokens.get(start).is_some_and(|t| span.overlaps(t.span));
    let plain = pronoun || now.source.iter().chain(now.content.first()).any(opens);
    let goes_on = match told.way {
        Way::Interview => next && plain,
        Way::People => next && pronoun,
        Way::Post => false,
    };
    (goes_on && !other_time).then(|| told.clone())
}

/// "earlier", "recently", "on Thursday" at the sentence's beginning: another occasion.
fn moved_on(doc: &Parsed<'_>, attribution: &Attribution, first: usize) -> bool {
    let sentence = doc.sentence_of(first).tokens.clone();
    let outside = |i: &usize| {
        doc.tokens.get(*i).is_some_and(|t| !in_content(attribution, t.span)) && !doc.is_quoted(*i)
    };
    sentence.take(40).filter(outside).any(|i| {
        doc.language.addressees.another_occasion.contains(doc.word(i))
            || crate::extract::time::is_weekday(&doc.language.times, doc.word(i))
    })
}

/// "Ada Example made the remarks in an interview with …": what she said right before was told there.
fn remarks(
    doc: &Parsed<'_>,
    attributions: &[Attribution],
    speakers: &[Option<Speaker>],
    persons: &[Span],
    found: &mut [Option<Found>],
) {
    let words = &doc.language.addressees;
    for sentence in &doc.sentences {
        let tokens = sentence.tokens.clone();
        let made = tokens.clone().take(60).find(|i| {
            words.making.contains(doc.word(*i))
                && !doc.is_quoted(*i)
                && (i + 1..(i + 4).min(tokens.end)).any(|k| words.remarks.contains(doc.word(k)))
        });
        let Some(made) = made else { continue };
        let Some(told) =
            (made..tokens.end.min(made + REACH)).find_map(|i| channel(doc, i, tokens.end, persons, None))
        else {
            continue;
        };
        let start = doc.tokens.get(tokens.start).map_or(0, |t| t.span.start);
        let after = attributions.partition_point(|a| a.content.first().is_some_and(|c| c.start < start));
        let Some(last) = after.checked_sub(1) else { continue };
        let who = |i: usize| speakers.get(i).copied().flatten().map(|s| s.entity);
        let near = |i: usize| {
            let block = attributions
                .get(i)
                .and_then(|a| doc.tokens_in(*a.content.first()?).next())
                .map(|t| doc.block_of(t));
            block.is_some_and(|b| b.abs_diff(sentence.block) <= 1)
        };
        let speaker = who(last);
        let before = (0..=last).rev().take_while(|i| who(*i) == speaker && near(*i));
        let behind = (after..attributions.len()).take_while(|i| who(*i) == speaker && near(*i));
        for i in before.chain(behind).filter(|_| speaker.is_some()).collect::<Vec<_>>() {
            if let Some(slot) = found.get_mut(i).filter(|slot| slot.is_none()) {
                *slot = Some(told.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::told_to;
    use crate::extract::conversation::Conversation;
    use crate::extract::reading::Attribution;
    use crate::model::corpus::Kind;
    use crate::model::id::Table;
    use crate::model::statement::{Confidence, Manner};
    use crate::text::parsed::Parsed;
    use crate::text::span::Span;

    /// Whom what a cue attributes was told to; `content` is what it attributes.
    fn told(text: &str, cue: &str, content: &str) -> Option<String> {
        let doc = Parsed::new(text);
        let span = |words: &str| {
            let start = text.find(words).unwrap();
            Span::at(start, start + words.len())
        };
        let attribution = Attribution {
            source: Vec::new(),
            cue: vec![span(cue)],
            content: vec![span(content)],
            quoted: Vec::new(),
            manner: Manner::Indirect,
            kind: Kind::Speech,
            nested: false,
            confidence: Confidence { content: 100, speaker: 100 },
        };
        let told =
            told_to(&doc, &Conversation::default(), &[attribution], &Table::default(), &[None]).remove(0);
        told.map(|(name, _)| name)
    }

    fn is(name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    #[test]
    fn people_stand_behind_a_verb_of_telling() {
        assert_eq!(told("She told the reporters that it rained.", "told", "it rained"), is("reporters"));
        assert_eq!(told("She told the reporters that it rained.", "rained", "it"), None);
    }

    #[test]
    fn a_programme_stands_behind_an_interview() {
        let text = "She said in an interview with Harbour News that it rained.";
        assert_eq!(told(text, "said", "it rained"), is("Harbour News"));
        let text = "She said in an interview aired on Harbour News that it rained.";
        assert_eq!(told(text, "said", "it rained"), is("Harbour News"));
    }

    #[test]
    fn a_title_in_marks_is_owned_by_its_channel() {
        let text = "Speaking on HBN’s “Talk of the Day”, she said it rained.";
        assert_eq!(told(text, "said", "it rained"), is("HBN’s “Talk of the Day”"));
    }

    #[test]
    fn a_post_names_its_platform() {
        assert_eq!(told("She said in a Mastodon post that it rained.", "said", "it rained"), is("Mastodon"));
        assert_eq!(told("She said in a Harbour post that it rained.", "said", "it rained"), None);
    }

    #[test]
    fn a_country_is_no_channel() {
        let text = "She said in a conversation with France that it rained.";
        assert_eq!(told(text, "said", "it rained"), None);
    }

    #[test]
    fn what_is_attributed_names_no_channel() {
        let text = "She said an interview with Harbour News was late.";
        assert_eq!(told(text, "said", "an interview with Harbour News was late"), None);
    }
}
