//! Names in apposition to a source's first noun: "the friend, Ada Example", "one of the farmers, Ben Sample, 34".

use super::entities::Cast;
use crate::extract::source::mention::Sort;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// How sure such a name is.
const APPOSED: u8 = 86;
/// How many words may stand between the comma and the name: "former minister".
const BETWEEN: usize = 3;

/// Whom the name behind the first comma of a source means; its head ends at `head`.
///
/// "A spokesman for the mayor, Ada Example," may be named by it or not: behind a preposition only "one of" leads to a name.
pub(super) fn bearer(
    doc: &Parsed<'_>,
    cast: &Cast,
    tokens: &Range<usize>,
    head: usize,
) -> Option<(usize, u8)> {
    let crate::language::Language { sources, grammar, .. } = doc.language;
    let comma = (head..tokens.end).find(|i| doc.word(*i) == ",")?;
    let of_several =
        sources.one.contains(doc.word(tokens.start)) && head < comma && grammar.of.contains(doc.word(head));
    // "Analysts, Ada Example": who is several has not one name.
    let one = of_several || comma == head && !doc.word(head - 1).ends_with('s');
    let (place, named) = cast.within(&(comma + 1..tokens.end)).next().filter(|_| one)?;
    let between = comma + 1..cast.begins(place)?.max(comma + 1);
    let plain = |i: usize| {
        let word = doc.word(i).to_lowercase();
        doc.is_word(i) && !sources.before_another_name.contains(&word) && !grammar.and.contains(&word)
    };
    let behind = if named.tokens.end < tokens.end { doc.word(named.tokens.end) } else { "," };
    let alone = !grammar.and.contains(behind) && !grammar.possessives.contains(behind);
    let sort = cast.entities.get(named.entity)?.sort;
    let fits = matches!(sort, Sort::Person | Sort::Organisation | Sort::Unknown);
    (fits && alone && between.len() <= BETWEEN && between.into_iter().all(plain))
        .then(|| (named.entity, named.bearers.confidence(APPOSED)))
}
