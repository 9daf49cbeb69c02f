//! Persons by their age: "the 54-year-old" is whoever the article says is 54.

use super::entities::Cast;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// How sure it is that the one person of an age is meant by it.
const AGED: u8 = 86;

/// The age that stands beside a name: "Ada Example, 54,", "54-year-old Ada Example", "Ada Example (54)".
pub(super) fn beside(doc: &Parsed<'_>, whole: &Range<usize>) -> Option<String> {
    let at = |i: usize| doc.tokens.get(i).map_or("", |_| doc.word(i));
    let behind = matches!(at(whole.end), "," | "(") && matches!(at(whole.end + 2), "," | ")" | ".");
    let behind = behind.then(|| at(whole.end + 1));
    let before = whole.start.checked_sub(1).map(at).and_then(|word| of_years(doc, word));
    let age = behind.filter(|word| is_age(word)).or(before)?;
    Some(age.to_owned())
}

/// Who has the age that a phrase gives: "the 54-year-old", "the 54-year-old singer".
pub(super) fn bearer(doc: &Parsed<'_>, cast: &Cast, phrase: Range<usize>) -> Option<(usize, u8)> {
    let age = phrase.clone().find_map(|i| of_years(doc, doc.word(i)))?;
    let mut aged = cast.entities.iter().enumerate().filter(|(_, known)| known.ages.iter().any(|a| a == age));
    match (aged.next(), aged.next()) {
        (Some((one, _)), None) => Some((one, AGED)),
        _ => None,
    }
}

/// The age of "54-year-old".
pub(super) fn of_years<'t>(doc: &Parsed<'_>, word: &'t str) -> Option<&'t str> {
    let years = &doc.language.sources.years_old;
    years.iter().find_map(|ending| word.strip_suffix(ending.as_str())).filter(|age| is_age(age))
}

/// Two digits, or three.
fn is_age(word: &str) -> bool {
    (2..=3).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{english, is};

    #[test]
    fn an_age_means_whoever_has_it() {
        let text = "Ada Example, 54, beat Ben Sample, 45. The 54-year-old said it was late.";
        assert_eq!(english(text, &["The 54-year-old"]), [is("Ada Example")]);
        let text = "Ada Example, 54, beat Ben Sample, 54. The 54-year-old said it was late.";
        assert_eq!(english(text, &["The 54-year-old"]), [None]);
    }
}
