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
use channel::{addressee, channel};
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
    // What is said begins where the addressee ends: "told MPs the UK would wait".
    let said = |i: usize| doc.tokens.get(i).is_some_and(|t| is_attributed(attributions, number, t.span));
    let addressee_end = if said(cue.end) { None } else { (cue.end..sentence.end).find(|&i| said(i)) };
    let tells = cue.clone().any(|i| doc.language.addressees.telling.contains(doc.word(i)));
    if tells
        && let Some(found) = addressee(doc, cue.end, addressee_end.unwrap_or(sentence.end), persons, named)
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
    use crate::extract::reading::{Attribution, Entity, Mention, MentionKind};
    use crate::extract::source::Speaker;
    use crate::language::grounds::{Ground, Sure};
    use crate::model::corpus::{ActorKind, Kind};
    use crate::model::id::{EntityId, Id};
    use crate::model::statement::{Confidence, Manner};
    use crate::text::parsed::Parsed;
    use crate::text::span::Span;

    /// Who speak in these tests; the first two are people.
    const ADA: Option<usize> = Some(0);
    const BEN: Option<usize> = Some(1);

    /// Whom each of several statements was told to. Of each: the words of source, cue and content, in the order of the text,
    /// and who speaks.
    fn told_each(text: &str, said: &[(&str, &str, &str, Option<usize>)]) -> Vec<Option<String>> {
        let (doc, mut from) = (Parsed::new(text), 0);
        let entity = |name: &str| {
            let places = text.match_indices(name).map(|(at, _)| Span::at(at, at + name.len()));
            let mentions = places.map(|span| Mention { span, kind: MentionKind::Name }).collect();
            let (name, kind) = (name.to_owned(), ActorKind::Person);
            Entity { name, kind, named: true, role: None, affiliation: None, mentions }
        };
        let entities = ["Ada Example", "Ben Sample"].map(entity).into_iter().collect();
        let mut attributions = Vec::new();
        for &(source, cue, content, _) in said {
            let span = |words: &str| {
                let start =
                    from + text[from..].find(words).expect("the words stand behind the statement before");
                Span::at(start, start + words.len())
            };
            let (cue, content) = (span(cue), span(content));
            attributions.push(Attribution {
                source: Some(source).filter(|source| !source.is_empty()).map(span).into_iter().collect(),
                cue: vec![cue],
                content: vec![content],
                quoted: Vec::new(),
                manner: Manner::Indirect,
                kind: Kind::Speech,
                nested: false,
                confidence: Confidence { content: 100, speaker: 100 },
            });
            from = cue.end.max(content.end) as usize;
        }
        let sure = Sure { ground: Ground::Name, percent: 90 };
        let speaker = |who: usize| Speaker { entity: EntityId::from_index(who), sure, stated: None };
        let speakers: Vec<_> = said.iter().map(|(.., who)| who.map(speaker)).collect();
        let told = told_to(&doc, &Conversation::default(), &attributions, &entities, &speakers);
        told.into_iter().map(|told| told.map(|(name, _)| name)).collect()
    }

    /// Whom what a cue attributes was told to; `content` is what it attributes.
    fn told(text: &str, cue: &str, content: &str) -> Option<String> {
        told_each(text, &[("", cue, content, None)]).remove(0)
    }

    fn is(name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    #[test]
    fn people_stand_behind_a_verb_of_telling() {
        assert_eq!(told("She told the reporters that it rained.", "told", "it rained"), is("reporters"));
        assert_eq!(told("She told the reporters that it rained.", "rained", "it"), None);
        // What is said begins where the addressee ends.
        assert_eq!(told("She told the sailors reporters came.", "told", "sailors reporters came"), None);
    }

    #[test]
    fn a_programme_stands_behind_an_interview() {
        let text = "She said in an interview with Harbour News that it rained.";
        assert_eq!(told(text, "said", "it rained"), is("Harbour News"));
        let text = "She said in an interview aired on Harbour News that it rained.";
        assert_eq!(told(text, "said", "it rained"), is("Harbour News"));
        let text = "Appearing on Harbour News, she said it rained.";
        assert_eq!(told(text, "said", "it rained"), is("Harbour News"));
    }

    #[test]
    fn what_a_channel_is_called_stands_before_its_name() {
        let text = "She said in an interview with state-run television Harbour News that it rained.";
        assert_eq!(told(text, "said", "it rained"), is("Harbour News"));
        let text = "She spoke to those who Harbour News pays and said it rained.";
        assert_eq!(told(text, "said", "it rained"), None, "a relative clause names somebody else");
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
        assert_eq!(told("She said in a post that it rained.", "said", "it rained"), None);
    }

    #[test]
    fn what_is_said_on_something_is_a_platform_or_a_programme() {
        let on = |name: &str| told(&format!("She wrote on {name} that it rained."), "wrote", "it rained");
        assert_eq!(on("Mastodon"), is("Mastodon"));
        assert_eq!(on("“Talk of the Day”"), is("Talk of the Day"));
        assert_eq!(on("HBN"), is("HBN"));
        assert_eq!(on("Harbour"), None, "a place or a matter");
        assert_eq!(on("the HBN"), None, "no platform has an article");
        assert_eq!(told("She said to HBN that it rained.", "said", "it rained"), None);
    }

    #[test]
    fn neither_a_country_nor_a_person_is_a_channel() {
        let text = "She said in a conversation with France that it rained.";
        assert_eq!(told(text, "said", "it rained"), None);
        let text = "She said in an interview with Ben Sample that it rained.";
        assert_eq!(told(text, "said", "it rained"), None);
    }

    #[test]
    fn what_is_attributed_names_no_channel() {
        let text = "She said an interview with Harbour News was late.";
        assert_eq!(told(text, "said", "an interview with Harbour News was late"), None);
    }

    #[test]
    fn a_descriptor_is_the_one_named_before() {
        let both = |told: &str| {
            let text =
                format!("Ada Example said in an interview with Harbour News it rained. Ben Sample {told}");
            let later = ("Ben Sample", "told", "it snowed", BEN);
            told_each(&text, &[("Ada Example", "said", "it rained", ADA), later]).remove(1)
        };
        assert_eq!(both("told the broadcaster that it snowed."), is("Harbour News"));
        assert_eq!(both("told a broadcaster that it snowed."), None, "another one");
        assert_eq!(both("told the broadcaster Sample Radio that it snowed."), None, "it is named itself");
        let text = "Ben Sample told the broadcaster that it snowed.";
        assert_eq!(told(text, "told", "it snowed"), None, "nobody was named");
    }

    #[test]
    fn a_name_behind_a_descriptor_may_begin_the_statement() {
        let text = "Ada Example said in an interview with Harbour News it rained. Ben Sample told the broadcaster Wexel was late.";
        let said = [("Ada Example", "said", "it rained", ADA), ("Ben Sample", "told", "late", BEN)];
        assert_eq!(told_each(text, &said)[1], is("Harbour News"));
    }

    #[test]
    fn in_one_sentence_the_same_speaker_goes_on() {
        let text = "Ada Example told reporters that it rained and added that it snowed.";
        let second = |who| {
            let said = [("Ada Example", "told", "it rained", ADA), ("", "added", "it snowed", who)];
            told_each(text, &said).remove(1)
        };
        assert_eq!(second(ADA), is("reporters"));
        assert_eq!(second(BEN), None, "another speaker");
        assert_eq!(second(None), None, "nobody knows who");
    }

    /// Whom Ada Example's second statement was told to, behind one that was told to `first`.
    fn next(first: &str, second: &str, source: &str) -> Option<String> {
        let text = format!("Ada Example {first} it rained.{second}");
        let cue = first.split(' ').next().unwrap();
        told_each(&text, &[("Ada Example", cue, "it rained", ADA), (source, "said", "it snowed", ADA)])
            .remove(1)
    }

    #[test]
    fn an_interview_goes_on_in_the_next_paragraph() {
        let next =
            |second: &str, source: &str| next("said in an interview with Harbour News", second, source);
        assert_eq!(next("\n\nShe said it snowed.", "She"), is("Harbour News"));
        assert_eq!(next("\n\nAda Example said it snowed.", "Ada Example"), is("Harbour News"));
        assert_eq!(
            next("\n\nAt noon Ada Example said it snowed.", "Ada Example"),
            None,
            "no plain beginning"
        );
        assert_eq!(next("\n\nNobody came to it.\n\nShe said it snowed.", "She"), None, "too far away");
    }

    #[test]
    fn another_occasion_ends_an_interview() {
        let next = |second: &str| next("said in an interview with Harbour News", second, "She");
        assert_eq!(next(" She said earlier it snowed."), None);
        assert_eq!(next(" She said on Friday it snowed."), None);
        assert_eq!(next(" She said it snowed."), is("Harbour News"));
    }

    #[test]
    fn people_are_told_more_only_where_a_pronoun_goes_on() {
        assert_eq!(next("told reporters", " She said it snowed.", "She"), is("reporters"));
        assert_eq!(next("told reporters", " Ada Example said it snowed.", "Ada Example"), None);
    }

    #[test]
    fn a_post_ends_with_its_sentence() {
        assert_eq!(next("wrote in a Mastodon post", " She said it snowed.", "She"), None);
    }

    #[test]
    fn remarks_were_made_where_the_next_sentence_says() {
        let made = |who: &str, sentence: &str| {
            let text = format!("It rained, {who} said. It snowed, Ada Example said. {sentence}");
            let speaker = if who == "Ada Example" { ADA } else { BEN };
            let said = [("", "said", "It rained", speaker), ("", "said", "It snowed", ADA)];
            told_each(&text, &said)
        };
        let there = "She made the remarks in an interview with Harbour News.";
        assert_eq!(made("Ada Example", there), [is("Harbour News"), is("Harbour News")]);
        assert_eq!(made("Ben Sample", there), [None, is("Harbour News")], "only the last speaker’s");
        assert_eq!(made("Ada Example", "She made the bed in an interview with Harbour News."), [None, None]);
        assert_eq!(made("Ada Example", "She made the remarks in an empty house."), [None, None]);
        let far = "It was late.\n\nSo it was.\n\nShe made the remarks in an interview with Harbour News.";
        assert_eq!(made("Ada Example", far), [None, None], "two paragraphs behind");
    }
}
