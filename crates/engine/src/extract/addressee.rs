//! Told to: the programme, paper, platform or people that a statement was told to.
//!
//! "told NBC’s Meet the Press", "in an interview with state-run television Rossiya-24", "told reporters", "in a Truth
//! Social post", "said on “Meet the Press”". Inherited inside an article only where the text makes it plain: the same
//! speaker goes on, or "the broadcaster" repeats the one named before. Persons are no channels.
//!
//! Invariant: the span lies inside the sentence that says so, and the name is made of its words.

use crate::extract::reading::{Attribution, Entity, is_attributed};
use crate::extract::source::Speaker;
use crate::language::Language;
use crate::model::corpus::ActorKind;
use crate::model::id::{EntityId, Table};
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use crate::text::token::TokenKind;
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
    attributions: &[Attribution],
    entities: &Table<EntityId, Entity>,
    speakers: &[Option<Speaker>],
) -> Vec<Option<(String, Span)>> {
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
    found.into_iter().map(|f| f.map(|f| (f.name, f.span))).collect()
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
    let tells = cue.clone().any(|i| doc.language.addressees.telling.contains(doc.word(i)));
    if tells && let Some(found) = recipient(doc, cue.end, sentence.end, persons, named) {
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

/// Who stands behind "told".
fn recipient(
    doc: &Parsed<'_>,
    at: usize,
    end: usize,
    persons: &[Span],
    named: Option<&Found>,
) -> Option<Found> {
    let mut at = at;
    while at < end && doc.language.addressees.before_a_hearer.contains(doc.word(at)) {
        at += 1;
    }
    if at >= end {
        return None;
    }
    let word = doc.word(at);
    if doc.language.hearers.is_recipient(&word.to_lowercase()) && doc.tokens[at].kind == TokenKind::Lower {
        return Some(Found { name: word.to_owned(), span: doc.tokens[at].span, way: Way::People });
    }
    descriptor(doc, at, end, named).or_else(|| title(doc, at, end, persons, Way::Interview))
}

/// "the US broadcaster": the one that was named before.
fn descriptor(doc: &Parsed<'_>, at: usize, end: usize, named: Option<&Found>) -> Option<Found> {
    let last = (at..end.min(at + 4)).find(|i| doc.language.hearers.is_outlet_word(doc.word(*i)))?;
    let definite = at.checked_sub(1).is_some_and(|i| doc.language.grammar.definite.contains(doc.word(i)));
    let named = named?;
    let plain = (at..last).all(|i| doc.is_word(i)) && definite;
    // "the broadcaster NBC" names it itself.
    let alone = last + 1 >= end
        || doc.tokens[last + 1].kind != TokenKind::Capital
        || !doc.is_word(last + 1)
        || named_after(doc, last + 1);
    let span = doc.tokens.get(at)?.span.join(doc.tokens.get(last)?.span);
    (plain && alone).then(|| Found { name: named.name.clone(), span, way: Way::Interview })
}

/// A capital behind "the broadcaster" that begins the statement: "told the broadcaster Ada Example was ready".
fn named_after(doc: &Parsed<'_>, at: usize) -> bool {
    (at..at + 5)
        .take_while(|i| *i < doc.tokens.len())
        .any(|i| doc.language.addressees.finite_verbs.contains(doc.word(i)))
}

/// Phrases that lead to a channel, ending at `at`'s word.
fn channel(
    doc: &Parsed<'_>,
    at: usize,
    end: usize,
    persons: &[Span],
    named: Option<&Found>,
) -> Option<Found> {
    let (word, words) = (doc.word(at), &doc.language.addressees);
    let next = |i: usize| if at + i < end { doc.word(at + i) } else { "" };
    match () {
        () if words.occasions.contains(word) && words.behind_an_occasion.contains(next(1)) => {
            let from = if words.broadcast.contains(next(1)) { at + 3 } else { at + 2 };
            after(doc, from, end, persons, named)
        }
        () if words.speaking.contains(word) && words.behind_speaking.contains(next(1)) => {
            after(doc, at + 2, end, persons, named)
        }
        () if words.appearing.contains(word) && words.on.contains(next(1)) => {
            after(doc, at + 2, end, persons, named)
        }
        () if words.saying.contains(word)
            && words.behind_saying.contains(next(1))
            && !doc.language.grammar.articles.contains(next(2)) =>
        {
            spoken_on(doc, at + 2, end, persons)
        }
        () if at > 0 && words.posts.contains(word) => platform_before(doc, at),
        () => None,
    }
}

/// Behind "interview with": people, a descriptor or a title, with what it is called before it.
fn after(doc: &Parsed<'_>, at: usize, end: usize, persons: &[Span], named: Option<&Found>) -> Option<Found> {
    if let Some(found) = recipient(doc, at, end, persons, named) {
        return Some(found);
    }
    // "state-run television Rossiya-24", "the Russian news agency Example"
    let mut i = at;
    while i < end.min(at + 7)
        && doc.tokens[i].kind == TokenKind::Lower
        && !doc.language.addressees.before_no_title.contains(doc.word(i))
    {
        i += 1;
    }
    (i > at && i < end).then(|| title(doc, i, end, persons, Way::Interview)).flatten()
}

/// "said on “Meet the Press”", "wrote on Facebook": a title in marks, or a platform's name.
fn spoken_on(doc: &Parsed<'_>, at: usize, end: usize, persons: &[Span]) -> Option<Found> {
    if at >= end {
        return None;
    }
    let (lead, words) = (doc.word(at - 1), &doc.language.addressees);
    let found = title(doc, at, end, persons, Way::Interview)?;
    let platform = words.platforms.contains(&found.name);
    let marked = doc.is_quote_mark(at) || doc.language.grammar.owner(&found.name).is_some();
    let aired =
        found.name.split_whitespace().any(|w| w.chars().count() >= 2 && w.chars().all(char::is_uppercase));
    let reporters = words.to.contains(lead) && doc.language.hearers.is_recipient(&found.name.to_lowercase());
    match () {
        () if platform => Some(Found { way: Way::Post, ..found }),
        () if words.on.contains(lead) && (marked || aired) => Some(found),
        () if reporters => Some(Found { way: Way::People, ..found }),
        () => None,
    }
}

/// "in a Truth Social post"
fn platform_before(doc: &Parsed<'_>, at: usize) -> Option<Found> {
    let mut start = at;
    while start > 0 && at - start < 3 && doc.tokens[start - 1].kind == TokenKind::Capital {
        start -= 1;
    }
    if start == at {
        return None;
    }
    let span = doc.tokens.get(start)?.span.join(doc.tokens.get(at - 1)?.span);
    let name = span.of(doc.text);
    doc.language.addressees.platforms.iter().any(|platform| platform == name).then(|| Found {
        name: name.to_owned(),
        span,
        way: Way::Post,
    })
}

/// A name with capitals, or a title in marks, possibly owned: "NBC’s “Meet the Press”". Never a person's name.
fn title(doc: &Parsed<'_>, at: usize, end: usize, persons: &[Span], way: Way) -> Option<Found> {
    let Language { addressees: words, gazetteer, grammar, .. } = doc.language;
    let end = end.min(at + 14);
    let mut i = at;
    let mut named = false;
    while i < end {
        let kind = doc.tokens[i].kind;
        let word = doc.word(i);
        let follows = |i: usize| i + 1 < end && doc.tokens[i + 1].kind == TokenKind::Capital;
        if kind == TokenKind::Quote {
            // A short title in marks; a longer one is speech.
            let quotation = doc.tokens[i].quotation?;
            let close = (i + 1..end).find(|k| {
                doc.tokens[*k].kind == TokenKind::Quote && doc.tokens[*k].quotation == Some(quotation)
            })?;
            let short =
                close - i <= 10 && doc.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Capital);
            let ends = doc
                .tokens
                .get(close - 1)
                .is_some_and(|t| t.kind == TokenKind::Punctuation || t.kind == TokenKind::Stop);
            let capitals = (i + 1..close).filter(|k| doc.tokens[*k].kind == TokenKind::Capital).count();
            if !short || ends && named || capitals * 2 < (close - i - 1) {
                break;
            }
            i = close + 1;
            named = true;
            break;
        }
        let inner = named && words.within_a_title.contains(word) && follows(i);
        let owner = named && grammar.possessives.contains(word);
        if kind == TokenKind::Capital && !weekday(doc, word)
            || kind == TokenKind::Number && named && i > at
            || owner
        {
            // "told NBC Putin was ready": a person's name begins the statement.
            if names_person(persons, doc.tokens[i].span) {
                break;
            }
            named = true;
            i += 1;
        } else if inner
            && !names_person(persons, doc.tokens[i + 1].span)
            && (!words.with.contains(word) || is_owned(doc, at, i))
        {
            i += 1;
        } else {
            break;
        }
    }
    while i > at
        && (grammar.possessives.contains(doc.word(i - 1))
            || words.within_a_title.contains(doc.word(i - 1))
            || i - 1 > at && lone_opener(doc, i - 1))
    {
        i -= 1;
    }
    if i <= at || !named || doc.tokens.get(at).is_none_or(|t| names_person(persons, t.span)) {
        return None;
    }
    let span = doc.tokens.get(at)?.span.join(doc.tokens.get(i - 1)?.span);
    let written = span.of(doc.text);
    let country = gazetteer.is_place(written) || gazetteer.is_nationality(written);
    let name = unmarked(written);
    let titled = gazetteer.is_title(doc.word(at)) && !doc.is_quote_mark(at);
    (!country && !titled && name.chars().any(char::is_alphabetic)).then_some(Found { name, span, way })
}

/// A title without the marks around it; those inside stay.
fn unmarked(written: &str) -> String {
    let is_mark = |c: char| matches!(c, '“' | '”' | '"');
    let inner = written.strip_prefix(is_mark).and_then(|rest| rest.strip_suffix(is_mark));
    inner.map_or(written, |inner| inner.trim_end_matches([',', '.'])).to_owned()
}

fn weekday(doc: &Parsed<'_>, word: &str) -> bool {
    doc.language.gazetteer.is_not_name(word) && !doc.language.addressees.title_openers.contains(word)
}

/// Whether a possessive stands between: titles may hold "with", names do not.
fn is_owned(doc: &Parsed<'_>, at: usize, i: usize) -> bool {
    (at..i).any(|k| doc.language.grammar.possessives.contains(doc.word(k)))
}

/// A capital at the end of the run that is not part of the name: "He", "Russia".
fn lone_opener(doc: &Parsed<'_>, i: usize) -> bool {
    weekday(doc, doc.word(i))
        || doc.language.gazetteer.is_country(doc.word(i))
            && !doc.language.addressees.before_a_country.contains(doc.word(i - 1))
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
