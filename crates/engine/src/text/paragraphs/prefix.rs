//! Splits off what stands directly before the first sentence of a paragraph: a crawler's date ("date 2025-08-22 Russia
//! on Friday …") or an agency's dateline ("KYIV, Ukraine (AP) — …").

use super::{Paragraph, block_kind};
use crate::language::Language;
use crate::text::block::BlockKind;
use crate::text::clock::is_time;
use crate::text::span::Span;

/// How many bytes a prefix may take. Longer ones are sentences.
const LONGEST: usize = 80;
/// Among how many of the first paragraphs a dateline may stand.
const OPENING: usize = 5;

/// Splits prefixes into paragraphs of their own.
pub(super) fn cut(text: &str, paragraphs: Vec<Paragraph>, language: &Language) -> Vec<Paragraph> {
    let mut out = Vec::with_capacity(paragraphs.len() + 1);
    for (place, paragraph) in paragraphs.into_iter().enumerate() {
        let words = paragraph.span.of(text);
        let found = if place < OPENING {
            crawled(words, language).or_else(|| dateline(words, language))
        } else {
            None
        };
        let Some(length) = found else {
            out.push(paragraph);
            continue;
        };
        let start = paragraph.span.start as usize;
        let rest = words.get(length..).unwrap_or("");
        let body = start + length + (rest.len() - rest.trim_start().len());
        out.push(Paragraph {
            span: Span::at(start, start + length),
            kind: Some(BlockKind::DateLine),
            ..paragraph
        });
        out.push(Paragraph {
            span: Span { start: Span::at(body, body).start, ..paragraph.span },
            gap: false,
            kind: None,
        });
    }
    out
}

/// "date 2025-08-22 Russia on Friday …": labels and ISO days before running text. The length of the prefix.
fn crawled(words: &str, language: &Language) -> Option<usize> {
    let mut end = 0;
    let mut seen = false;
    for (at, word) in pieces(words).take_while(|(at, _)| *at < LONGEST) {
        let bare = word.trim_end_matches([':', ',', '|', '-', 'Z']);
        let iso = bare.get(..10).is_some_and(is_iso_day)
            && bare.bytes().skip(10).all(|b| b.is_ascii_digit() || b"T:.+-Z".contains(&b));
        if iso {
            seen = true;
        } else if seen && !is_time(bare) {
            return (end > 0 && starts_sentence(words.get(at..)?)).then_some(end);
        } else if !seen && !block_kind::is_date_word(bare, language) {
            return None;
        }
        end = at + word.len();
    }
    None
}

/// Whether a text is a day as ISO 8601 writes it: "2025-08-22".
fn is_iso_day(text: &str) -> bool {
    let mut parts = text.split('-').map(|part| {
        let digits = part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u16>().ok().filter(|_| digits).map(|number| (number, part.len()))
    });
    let (Some(Some((year, 4))), Some(Some((month, 2))), Some(Some((day, 2))), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let month = time::Month::try_from(month as u8);
    month.is_ok_and(|month| time::Date::from_calendar_date(year.into(), month, day as u8).is_ok())
}

/// "KYIV, Ukraine, May 3 (AP) — …": places, a date, an agency, a dash. The length with the dash.
fn dateline(words: &str, language: &Language) -> Option<usize> {
    let head = block_kind::head(words, LONGEST);
    let (at, dash) = [" — ", " – ", " -- ", " - ", "— "]
        .iter()
        .filter_map(|dash| head.find(dash).map(|at| (at, *dash)))
        .min_by_key(|(at, dash)| (*at, usize::MAX - dash.len()))?;
    let place = head.get(..at)?;
    let end = at + dash.trim_end().len();
    if !starts_sentence(words.get(at + dash.len()..)?) || place.contains(['“', '"', '”', ':', '?', '!']) {
        return None;
    }
    let (outside, agency) = match place.find('(') {
        Some(open) if place.ends_with(')') => (place.get(..open)?, true),
        Some(_) => return None,
        None => (place, false),
    };
    let mut shout = false;
    let mut count = 0;
    for word in outside.split_whitespace() {
        let bare = word.trim_matches([',', '.', ';', '/']);
        count += 1;
        let upper = bare.chars().any(char::is_alphabetic) && !bare.chars().any(char::is_lowercase);
        if count == 1 {
            shout = upper && bare.chars().count() > 2;
        }
        let named = bare.chars().next().is_some_and(char::is_uppercase);
        let day = bare.bytes().all(|b| b.is_ascii_digit()) || block_kind::is_date_word(bare, language);
        if !(named || day) {
            return None;
        }
    }
    let placed =
        shout && count <= 7 || outside.contains(',') && (2..=4).contains(&count) || agency && count <= 7;
    (placed && (count > 0 || agency)).then_some(end)
}

/// Whether what follows a prefix begins a sentence.
fn starts_sentence(rest: &str) -> bool {
    let first = rest.trim_start().trim_start_matches(['“', '"', '‘', '\'', '(', '[']).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) && rest.len() > 40
}

/// The white-space separated pieces with their places.
fn pieces(words: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    words.split(char::is_whitespace).filter_map(move |piece| {
        let start = at;
        at += piece.len()
            + words.get(start + piece.len()..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
        (!piece.is_empty()).then_some((start, piece))
    })
}
