//! Persons by their age: "the 54-year-old" is whoever the article says is 54.

use super::entities::Cast;
use crate::extract::source::mention::of_years;
use crate::language::grounds::Ground;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// Who has the age that a phrase gives: "the 54-year-old", "the 54-year-old singer".
pub(super) fn bearer(doc: &Parsed<'_>, cast: &Cast, mut phrase: Range<usize>) -> Option<(usize, Ground)> {
    let age = phrase.find_map(|i| of_years(doc, doc.word(i)))?;
    let mut aged = cast.entities.iter().enumerate().filter(|(_, known)| known.ages.iter().any(|a| a == age));
    match (aged.next(), aged.next()) {
        (Some((one, _)), None) => Some((one, Ground::Age)),
        _ => None,
    }
}
