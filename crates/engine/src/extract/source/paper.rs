//! Studies and reports with a name, by what else they are called.

use super::entities::Cast;
use crate::language::grounds::Ground;
use crate::language::names::fold;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// The article's one study or report with a name.
pub(super) fn one(cast: &Cast) -> Option<(usize, Ground)> {
    match cast.papers.as_slice() {
        [one] => Some((*one, Ground::Paper)),
        _ => None,
    }
}

/// "A new study of iodine in Australian children": the one study or report whose name shares its head and two more
/// words with what is said of it, "Australian National Iodine Nutrition Study".
pub(super) fn described(
    doc: &Parsed<'_>,
    cast: &Cast,
    tokens: &Range<usize>,
    head: &str,
) -> Option<(usize, Ground)> {
    if tokens.clone().any(|i| doc.language.sources.other_papers.contains(&doc.word(i).to_lowercase())) {
        return None;
    }
    let stem = |word: &str| fold(word).chars().take(STEM).collect::<String>();
    let named = |i: &usize| cast.within(tokens).any(|(_, p)| p.tokens.contains(i));
    let words = tokens.clone().filter(|i| !named(i)).map(|i| doc.word(i));
    let said: Vec<String> = words.filter(|w| w.len() >= WORD && *w != head).map(stem).collect();
    let shares = |name: &str| {
        let Some((rest, last)) = name.rsplit_once(' ') else { return false };
        let shared = rest.split(' ').filter(|w| w.len() >= WORD && said.contains(&stem(w))).count();
        last.eq_ignore_ascii_case(head) && shared >= 2
    };
    let mut meant = cast
        .papers
        .iter()
        .filter(|e| cast.entities.get(**e).is_some_and(|known| known.names.iter().any(|(n, ..)| shares(n))));
    match (meant.next(), meant.next()) {
        (Some(one), None) => Some((*one, Ground::Paper)),
        _ => None,
    }
}

/// Shorter words are not compared.
const WORD: usize = 5;
/// Words that begin with the same letters, this many, are one: "nutrition", "nutritional".
const STEM: usize = 6;
