//! When: the day an article reports from, and the day a statement was said.
//!
//! "on Friday" is the nearest Friday up to the report; "August 18" the nearest one behind it; "earlier this week" tells
//! no day, but is kept as what the text says. Without a report date a weekday stays a weekday.
//!
//! Invariant: a day without words that it rests on is never given.

mod calendar;
mod time_phrase;

use crate::extract::reading::{Attribution, is_attributed};
use crate::extract::source::Speaker;
use crate::model::date::Date;
use crate::model::statement::Said;
use crate::text::paragraphs::is_date_line;
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use calendar::full_date;
pub(crate) use calendar::is_weekday;
use std::ops::Range;
use time_phrase::{Time, time};

/// The day that the article reports from, with the words that say so: the first full date on a date line.
#[must_use]
pub(crate) fn reported_on(doc: &Parsed<'_>) -> Option<(Date, Span)> {
    doc.blocks.iter().filter(|b| is_date_line(b.kind)).find_map(|block| {
        let line = block.span.of(doc.text);
        let (date, place) = full_date(&doc.language.times, line)?;
        let start = block.span.start as usize;
        Some((date, Span::at(start + place.start, start + place.end)))
    })
}

/// For each attribution when it was said.
#[must_use]
pub(crate) fn said(
    doc: &Parsed<'_>,
    attributions: &[Attribution],
    speakers: &[Option<Speaker>],
    told: &[Option<(String, Span)>],
    reported_on: Option<Date>,
) -> Vec<Said> {
    let mut found: Vec<Option<Time>> =
        (0..attributions.len()).map(|n| own(doc, attributions, n, reported_on)).collect();
    aired(doc, attributions, speakers, told, reported_on, &mut found);
    let said = |time: Option<Time>| {
        let Some(time) = time else { return Said::default() };
        let ends = doc.tokens.get(time.tokens.start).zip(doc.tokens.get(time.tokens.end.saturating_sub(1)));
        Said { on: time.on, basis: ends.map(|(a, b)| a.span.join(b.span)) }
    };
    found.into_iter().map(said).collect()
}

/// How far from its cue a time may stand, in tokens.
const REACH: usize = 14;

/// The time beside the cue, or at the beginning of its sentence.
fn own(
    doc: &Parsed<'_>,
    attributions: &[Attribution],
    number: usize,
    reported_on: Option<Date>,
) -> Option<Time> {
    let attribution = attributions.get(number)?;
    let cue = doc.tokens_in(*attribution.cue.first()?);
    let at = Some(cue.start).filter(|i| *i < doc.tokens.len())?;
    let sentence = doc.sentence_of(at).tokens.clone();
    let outside = |i: usize| {
        doc.tokens.get(i).is_some_and(|t| !is_attributed(attributions, number, t.span)) && !doc.is_quoted(i)
    };
    let window = sentence.start.max(at.saturating_sub(REACH))..sentence.end.min(cue.end + REACH);
    let mut times: Vec<Time> = Vec::new();
    let mut i = window.start;
    while i < window.end {
        match time(doc, i, sentence.end, reported_on).filter(|_| outside(i)) {
            Some(time) => {
                i = time.tokens.end.max(i + 1);
                times.push(time);
            }
            None => i += 1,
        }
    }
    // A time inside a clause that tells of something else: "Lavrov, who met him on Friday, said".
    times.retain(|t| !relative(doc, &sentence, t.tokens.start, at));
    let near = |t: &Time| {
        if t.tokens.start >= cue.end { t.tokens.start - cue.end } else { at.saturating_sub(t.tokens.end) }
    };
    let best = times.into_iter().min_by_key(|t| (near(t), t.tokens.start));
    best.or_else(|| {
        // "On Thursday, he had accused …, adding that …"
        let first = time(doc, sentence.start, sentence.end, reported_on)?;
        let comma = doc.tokens.get(first.tokens.end).is_some() && doc.word(first.tokens.end) == ",";
        (outside(sentence.start) && comma).then_some(first)
    })
}

/// Whether a relative clause lies around the time and ends before the cue.
fn relative(doc: &Parsed<'_>, sentence: &Range<usize>, time: usize, cue: usize) -> bool {
    let words = &doc.language.times;
    if time >= cue {
        return (cue + 1..time).any(|i| words.clauses_behind.contains(doc.word(i)));
    }
    let opens = (sentence.start..time)
        .rev()
        .take(12)
        .find(|i| doc.word(*i) == "," || words.clauses_before.contains(doc.word(*i)));
    opens.is_some_and(|i| words.clauses_before.contains(doc.word(i)))
        && (time..cue).any(|i| doc.word(i) == ",")
}

/// "the interview aired on August 24": the day of all that the speaker told there, unless the text gives another.
fn aired(
    doc: &Parsed<'_>,
    attributions: &[Attribution],
    speakers: &[Option<Speaker>],
    told: &[Option<(String, Span)>],
    reported_on: Option<Date>,
    found: &mut [Option<Time>],
) {
    let words = &doc.language.times;
    // More than a few would be a list of broadcasts, not an article about one.
    let mut left = 8;
    for sentence in &doc.sentences {
        let tokens = sentence.tokens.clone();
        let verb = |i: &usize| {
            let before = (tokens.start..*i).rev().take(6);
            words.airing.contains(doc.word(*i))
                && !doc.is_quoted(*i)
                && before.into_iter().any(|k| words.programmes.contains(doc.word(k)))
        };
        let Some(verb) = tokens.clone().take(80).find(verb) else { continue };
        let Some(time) =
            (verb + 1..tokens.end.min(verb + 8)).find_map(|i| time(doc, i, tokens.end, reported_on))
        else {
            continue;
        };
        if left == 0 {
            return;
        }
        left -= 1;
        let end = doc.tokens.get(tokens.end - 1).map_or(0, |t| t.span.end);
        let place = |a: &Attribution| a.content.first().map_or(0, |c| c.start);
        // Whose interview: the speaker of the sentence's statements, or of what follows in the paragraph.
        let block = |a: &Attribution| doc.tokens_in(*a.content.first()?).next().map(|t| doc.block_of(t));
        let start = doc.tokens.get(tokens.start).map_or(0, |t| t.span.start);
        let from = attributions.partition_point(|a| place(a) < start);
        let who = |i: usize| speakers.get(i).copied().flatten().map(|s| s.entity);
        let Some(whose) = (from..attributions.len())
            .find(|i| attributions.get(*i).and_then(block) == Some(sentence.block))
            .and_then(who)
        else {
            continue;
        };
        for (number, attribution) in attributions.iter().enumerate() {
            let inside = block(attribution) == Some(sentence.block) && place(attribution) >= end.min(start);
            let there = told.get(number).is_some_and(Option::is_some) || inside;
            if let (true, Some(slot)) = (there && who(number) == Some(whose), found.get_mut(number)) {
                slot.get_or_insert_with(|| time.clone());
            }
        }
    }
}
