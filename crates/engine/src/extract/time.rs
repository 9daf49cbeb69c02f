//! When: the day an article reports from, and the day a statement was said.
//!
//! "on Friday" is the nearest Friday up to the report; "August 18" the nearest one behind it; "earlier this week" tells
//! no day, but is kept as what the text says. Without a report date a weekday stays a weekday.
//!
//! Invariant: a day without words that it rests on is never given.

use crate::extract::reading::{Attribution, is_attributed};
use crate::extract::source::Speaker;
use crate::language::grammar::TimeWords;
use crate::model::corpus::Said;
use crate::model::date::Date;
use crate::text::paragraphs::is_date_line;
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use crate::text::token::TokenKind;
use std::ops::Range;

/// The month that a word names, 1 to 12: "August", "Aug.".
fn month(words: &TimeWords, word: &str) -> Option<u8> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let plain = word.trim_end_matches('.');
    let short = (3..=4).contains(&plain.len());
    let place = words.months.iter().position(|name| {
        plain.eq_ignore_ascii_case(name)
            || short && name.get(..plain.len()).is_some_and(|start| plain.eq_ignore_ascii_case(start))
    })?;
    u8::try_from(place + 1).ok()
}

fn weekday(words: &TimeWords, word: &str) -> Option<u8> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let place = words.weekdays.iter().position(|name| {
        let short = word.strip_suffix('.').filter(|short| short.len() == 3);
        word.eq_ignore_ascii_case(name)
            || short.is_some_and(|short| name.get(..3).is_some_and(|start| short.eq_ignore_ascii_case(start)))
    })?;
    u8::try_from(place).ok()
}

/// Whether a word is the name of a day of the week.
#[must_use]
pub(crate) fn is_weekday(words: &TimeWords, word: &str) -> bool {
    weekday(words, word).is_some()
}

fn day_number(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

fn year(word: &str) -> Option<i32> {
    (word.len() == 4).then(|| word.parse().ok()).flatten().filter(|year| (1000..=2999).contains(year))
}

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

/// The first full date of a line: "2025-08-22", "Aug. 24 2025", "Monday, March 5, 2007", "5 March 2007".
fn full_date(words: &TimeWords, line: &str) -> Option<(Date, Range<usize>)> {
    let mut pieces: Vec<(&str, usize)> = Vec::new();
    let mut at = 0;
    for piece in line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | ';')).take(60)
    {
        if !piece.is_empty() {
            pieces.push((piece, at));
        }
        at += piece.len()
            + line.get(at + piece.len()..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
    }
    (0..pieces.len()).find_map(|i| {
        let (first, start) = *pieces.get(i)?;
        let iso = first
            .get(..10)
            .and_then(Date::parse)
            .or_else(|| first.get(..10).and_then(|d| Date::parse(&d.replace('/', "-"))));
        if let Some(date) = iso {
            return Some((date, start..start + 10));
        }
        let (second, _) = *pieces.get(i + 1)?;
        let (third, last) = *pieces.get(i + 2)?;
        let (month, day) =
            match (month(words, first), day_number(second), day_number(first), month(words, second)) {
                (Some(month), Some(day), _, _) | (_, _, Some(day), Some(month)) => (month, day),
                _ => return None,
            };
        let third = third.trim_end_matches(['.', ':']);
        Some((Date::new(year(third)?, month, day)?, start..last + third.len()))
    })
}

/// A time that stands in a sentence.
#[derive(Clone, Debug)]
struct Time {
    tokens: Range<usize>,
    on: Option<Date>,
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

/// Whether a time can begin with a word: a day's or a month's name, a number, or a small word that leads to one. Most
/// words end here, before anything is worked out.
fn opens(words: &TimeWords, word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || words.openers.contains(word)
}

/// The time that begins at token `i`.
fn time(doc: &Parsed<'_>, i: usize, end: usize, reported_on: Option<Date>) -> Option<Time> {
    let word = |k: usize| if k < end { doc.word(k) } else { "" };
    let words = &doc.language.times;
    if !opens(words, word(i)) {
        return None;
    }
    let lower = word(i).to_lowercase();
    let given = |from: usize, to: usize, on: Option<Date>| Some(Time { tokens: from..to.min(end), on });
    // A preposition belongs to the words it leads.
    if words.leading.contains(&lower) {
        if let Some(inner) = dated(doc, i + 1, end, reported_on, words.last.contains(&lower)) {
            let told = !words.since.contains(&lower);
            return told.then_some(Time { tokens: i..inner.tokens.end, ..inner });
        }
        if words.late.contains(&lower) && words.on.contains(word(i + 1)) {
            let inner = dated(doc, i + 2, end, reported_on, false)?;
            return given(i, inner.tokens.end, inner.on);
        }
    }
    if let Some(time) = dated(doc, i, end, reported_on, false) {
        return Some(time);
    }
    let this = words.this.contains(&lower);
    match () {
        () if words.today.contains(&lower) => given(i, i + 1, reported_on),
        () if words.yesterday.contains(&lower) => given(i, i + 1, reported_on.map(|d| d.add_days(-1))),
        () if this && words.parts_of_today.contains(word(i + 1)) => given(i, i + 2, reported_on),
        () if (this || words.last.contains(&lower)) && words.periods.contains(word(i + 1)) => {
            given(i, i + 2, None)
        }
        () if words.earlier.contains(&lower) && words.behind_earlier.contains(word(i + 1)) => {
            let to = if doc.language.grammar.the.contains(word(i + 2)) { i + 4 } else { i + 3 };
            let today = words.day.contains(word(to - 1));
            (today || words.periods.contains(word(to - 1)))
                .then(|| given(i, to, reported_on.filter(|_| today)))
                .flatten()
        }
        () if words.adverbs.contains(&lower) && next_to_cue(doc, i, end) => given(i, i + 1, None),
        () => None,
    }
}

/// A bare adverb counts only before or behind a verb of saying; a comma or a noun behind it says otherwise.
fn next_to_cue(doc: &Parsed<'_>, i: usize, end: usize) -> bool {
    let words = &doc.language.times;
    let verb = |k: usize| {
        k < end
            && doc.tokens[k].kind == TokenKind::Lower
            && (words.past_endings.of(doc.word(k)).is_some() || words.verbs_of_saying.contains(doc.word(k)))
    };
    verb(i + 1) || i.checked_sub(1).is_some_and(verb)
}

/// A weekday or a date: "Friday", "Monday, August 18", "August 18, 2025", "18 August", "March 2023".
fn dated(doc: &Parsed<'_>, i: usize, end: usize, reported_on: Option<Date>, last: bool) -> Option<Time> {
    let word = |k: usize| if k < end { doc.word(k) } else { "" };
    if let Some(number) = weekday(&doc.language.times, word(i)) {
        // "Monday, August 18": the date is surer than the day's name.
        let comma = usize::from(word(i + 1) == ",");
        if let Some(date) = dated_month(doc, i + 1 + comma, end, reported_on) {
            return Some(Time { tokens: i..date.tokens.end, ..date });
        }
        let part = doc.language.times.parts_of_a_day.contains(word(i + 1));
        let on = reported_on.map(|day| {
            let back = (i32::from(day.weekday()) - i32::from(number)).rem_euclid(7);
            day.add_days(if last && back == 0 { -7 } else { -back })
        });
        return Some(Time { tokens: i..i + 1 + usize::from(part), on });
    }
    dated_month(doc, i, end, reported_on)
}

fn dated_month(doc: &Parsed<'_>, i: usize, end: usize, reported_on: Option<Date>) -> Option<Time> {
    let word = |k: usize| if k < end { doc.word(k) } else { "" };
    let words = &doc.language.times;
    let (month, day, mut stop) = match (
        month(words, word(i)),
        day_number(word(i + 1)),
        day_number(word(i)),
        month(words, word(i + 1)),
    ) {
        (Some(month), Some(day), _, _) | (_, _, Some(day), Some(month)) => (month, day, i + 2),
        (Some(_), None, _, _) => {
            // A month with its year tells no day; a month alone is too often a name or a verb.
            let stop = i + 1 + usize::from(word(i + 1) == ",");
            return year(word(stop)).map(|_| Time { tokens: i..stop + 1, on: None });
        }
        _ => return None,
    };
    let comma = usize::from(word(stop) == ",");
    let stated = year(word(stop + comma));
    if stated.is_some() {
        stop += comma + 1;
    }
    let on = match (stated, reported_on) {
        (Some(year), _) => Date::new(year, month, day),
        (None, Some(report)) => nearest_past(report, month, day),
        (None, None) => None,
    };
    Some(Time { tokens: i..stop, on })
}

/// The latest such day that is not behind the report.
fn nearest_past(report: Date, month: u8, day: u8) -> Option<Date> {
    let (year, _, _) = report.ymd();
    (0..9).filter_map(|back| Date::new(year - back, month, day)).find(|date| *date <= report)
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

#[cfg(test)]
mod tests {
    use super::{nearest_past, time};
    use crate::language::Language;
    use crate::model::date::Date;
    use crate::text::parsed::Parsed;

    #[test]
    fn reads_date_lines() {
        let full_date = |line| super::full_date(&Language::for_tests().times, line);
        for (line, iso) in [
            ("date 2025-08-22", "2025-08-22"),
            ("Aug. 24 2025, Published 5:40 p.m. ET", "2025-08-24"),
            ("Monday, March 5, 2007", "2007-03-05"),
            ("Updated 5 March 2007", "2007-03-05"),
            ("2025-08-22T10:00:00Z", "2025-08-22"),
        ] {
            let (date, place) = full_date(line).unwrap();
            assert_eq!(date.to_string(), iso, "{line}");
            assert!(line.get(place).is_some());
        }
        assert!(full_date("5:40 p.m. ET").is_none() && full_date("March 5").is_none());
    }

    #[test]
    fn days_lie_behind_the_report() {
        let report = Date::parse("2025-08-22").unwrap();
        assert_eq!(nearest_past(report, 8, 22).unwrap(), report);
        assert_eq!(nearest_past(report, 12, 31).unwrap().to_string(), "2024-12-31");
        assert_eq!(nearest_past(report, 2, 29).unwrap().to_string(), "2024-02-29");
    }

    #[test]
    fn reads_times_with_and_without_a_report() {
        let report = Date::parse("2025-08-22");
        for (words, with) in [
            ("on Friday", Some("2025-08-22")),
            ("last Friday", Some("2025-08-15")),
            ("Tuesday night", Some("2025-08-19")),
            ("August 18", Some("2025-08-18")),
            ("on Aug. 18, 2024", Some("2024-08-18")),
            ("yesterday", Some("2025-08-21")),
            ("earlier this week", None),
            ("in March 2023", None),
        ] {
            let text = format!("He said {words} that it was late.");
            let doc = Parsed::new(&text);
            let read = |report| time(&doc, 2, doc.tokens.len(), report);
            let found = read(report).unwrap();
            assert_eq!(found.on.map(|d| d.to_string()).as_deref(), with, "{words}");
            assert_eq!(
                found.tokens.len(),
                words.split(' ').count() + usize::from(words.contains(',')),
                "{words}"
            );
            let undated = read(None).unwrap().on.map(|d| d.to_string());
            assert_eq!(undated.as_deref(), with.filter(|_| words.contains("2024")), "{words}");
        }
    }

    #[test]
    fn a_bare_adverb_counts_beside_a_verb_of_saying_only() {
        for (text, place, counts) in [
            ("She earlier said so.", 1, true),
            ("She warned recently of it.", 2, true),
            ("Her earlier book was out.", 1, false),
        ] {
            let doc = Parsed::new(text);
            assert_eq!(time(&doc, place, doc.tokens.len(), None).is_some(), counts, "{text}");
        }
    }

    #[test]
    fn a_preposition_may_stand_behind_late() {
        let doc = Parsed::new("She said late on Friday that it rained.");
        assert_eq!(time(&doc, 2, doc.tokens.len(), None).unwrap().tokens, 2..5);
    }

    #[test]
    fn since_a_day_is_no_time_of_speaking() {
        let doc = Parsed::new("She said since Friday it rained.");
        assert!(time(&doc, 2, doc.tokens.len(), None).is_none());
    }

    #[test]
    fn a_month_alone_is_no_time() {
        let doc = Parsed::new("She said May would come.");
        assert!(time(&doc, 2, doc.tokens.len(), None).is_none());
    }
}
