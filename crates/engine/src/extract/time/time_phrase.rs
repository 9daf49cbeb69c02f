//! A time as a sentence gives it: "on Friday", "late on Monday, August 18", "earlier this week".

use super::calendar::{day_number, month, nearest_past, weekday, year};
use crate::language::grammar::TimeWords;
use crate::model::date::Date;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// A time that stands in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Time {
    pub(super) tokens: Range<usize>,
    pub(super) on: Option<Date>,
}

/// Whether a time can begin with a word: a day's or a month's name, a number, or a small word that leads to one. Most
/// words end here, before anything is worked out.
fn opens(words: &TimeWords, word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) || words.openers.contains(word)
}

/// Whether "as of" stands before a token.
fn is_as_of(doc: &Parsed<'_>, i: usize) -> bool {
    let before = |back: usize| i.checked_sub(back).map_or("", |k| doc.word(k));
    let words = &doc.language.times;
    words.of_a_state.contains(&before(1).to_lowercase()) && words.state.contains(&before(2).to_lowercase())
}

/// The time that begins at token `i`.
pub(super) fn time(doc: &Parsed<'_>, i: usize, end: usize, reported_on: Option<Date>) -> Option<Time> {
    let word = |k: usize| if k < end { doc.word(k) } else { "" };
    let words = &doc.language.times;
    let shouted = word(i).chars().count() > 3 && !word(i).contains(char::is_lowercase);
    // "USA TODAY" is a paper; "as of March 28" is the day of what is told.
    if !opens(words, word(i)) || shouted && word(i).starts_with(char::is_alphabetic) || is_as_of(doc, i) {
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

#[cfg(test)]
mod tests {
    use super::time;
    use crate::model::date::Date;
    use crate::text::parsed::Parsed;

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
