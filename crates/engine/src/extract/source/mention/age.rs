//! Ages beside names, and the words that give one.

use crate::text::parsed::Parsed;
use std::ops::Range;

/// The age that stands beside a name: "Ada Example, 54,", "54-year-old Ada Example", "Ada Example (54)".
pub(in crate::extract::source) fn beside(doc: &Parsed<'_>, whole: &Range<usize>) -> Option<String> {
    let at = |i: usize| doc.tokens.get(i).map_or("", |_| doc.word(i));
    let behind = matches!(at(whole.end), "," | "(") && matches!(at(whole.end + 2), "," | ")" | ".");
    let behind = behind.then(|| at(whole.end + 1));
    let before = whole.start.checked_sub(1).map(at).and_then(|word| of_years(doc, word));
    let age = behind.filter(|word| is_age(word)).or(before)?;
    Some(age.to_owned())
}

/// The age of "54-year-old".
pub(in crate::extract::source) fn of_years<'t>(doc: &Parsed<'_>, word: &'t str) -> Option<&'t str> {
    let years = &doc.language.sources.years_old;
    years.iter().find_map(|ending| word.strip_suffix(ending.as_str())).filter(|age| is_age(age))
}

/// Two digits, or three.
fn is_age(word: &str) -> bool {
    (2..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}
