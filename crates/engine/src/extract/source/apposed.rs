//! Names in apposition to a source's first noun: "the friend, Ada Example", "one of the farmers, Ben Sample, 34", "the firm that
//! runs the port, XYZ".

use super::entities::Cast;
use crate::extract::source::mention::Sort;
use crate::language::Language;
use crate::language::grounds::Ground;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// How many words may stand between the comma and the name: "former minister".
const BETWEEN: usize = 3;

/// Whom the name behind a comma of a source means; its head ends at `head`.
///
/// "A spokesman for the mayor, Ada Example," may be named by it or not: behind a preposition only "one of" leads to a name.
pub(super) fn bearer(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    tokens: &Range<usize>,
    head: usize,
) -> Option<(usize, Ground)> {
    let body = doc.language.bodies.is_body(&doc.word(head - 1).to_lowercase());
    let comma = comma(doc, tokens, head, body)?;
    // "The mayor, who is also leader of the council": what a clause tells is no name beside.
    if comma + 1 < tokens.end && doc.language.pronouns.relative.contains(doc.word(comma + 1)) {
        return None;
    }
    let (place, named) = cast.within(&(comma + 1..tokens.end)).next()?;
    let (entity, bearers, name) = (named.entity, named.bearers, named.tokens.clone());
    let Language { sources, grammar, .. } = doc.language;
    let between = comma + 1..cast.begins(place)?.max(comma + 1);
    let plain = |i: usize| {
        let word = doc.word(i).to_lowercase();
        doc.is_word(i) && !sources.before_another_name.contains(&word) && !grammar.and.contains(&word)
    };
    let behind = if name.end < tokens.end { doc.word(name.end) } else { "," };
    let alone = !grammar.and.contains(behind) && !grammar.possessives.contains(behind);
    let sort = cast.entities.get(entity)?.sort;
    // "Analysts, Ada Example": who is several has not one name, unless it is a body's: "the organisers, XYZ".
    let several = grammar.without_plural(doc.word(head - 1)).is_some() && comma == head;
    let fits = match sort {
        Sort::Organisation => true,
        Sort::Person | Sort::Unknown => !several,
        _ => false,
    };
    if !(fits && alone && between.len() <= BETWEEN && between.into_iter().all(plain)) {
        return None;
    }
    if body {
        cast.call(entity, doc.word(head - 1));
    }
    Some((entity, bearers.ground(Ground::NameBeside)))
}

/// "A resident who gave her name as Ada Example", "a man who identified himself as Ben": whom somebody without a name says to be. The
/// clause stands right behind the head.
pub(super) fn by_own_account(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    tokens: &Range<usize>,
    head: usize,
) -> Option<(usize, Ground)> {
    let sources = &doc.language.sources;
    let from = head + usize::from(head < tokens.end && doc.word(head) == ",");
    let clause: Vec<usize> =
        (from..tokens.end).take_while(|&i| sources.naming_oneself.contains(doc.word(i))).collect();
    let end = clause.last()? + 1;
    let relative = doc.language.pronouns.relative.contains(doc.word(*clause.first()?));
    if !relative || !clause.iter().any(|&i| sources.giving_a_name.contains(doc.word(i))) {
        return None;
    }
    let (place, named) = cast.within(&(end..tokens.end)).next()?;
    let (entity, bearers, stop) = (named.entity, named.bearers, named.tokens.end);
    let owns = stop < doc.tokens.len() && doc.language.grammar.possessives.contains(doc.word(stop));
    let fits = matches!(cast.entities.get(entity)?.sort, Sort::Person | Sort::Unknown);
    if !fits || owns || cast.begins(place)? != end {
        return None;
    }
    if let Some(known) = cast.entities.get_mut(entity) {
        known.sort = Sort::Person;
    }
    Some((entity, bearers.ground(Ground::NameBeside)))
}

/// The comma behind which the name stands: right behind the head or "one of …", or behind a clause about the head.
fn comma(doc: &Parsed<'_>, tokens: &Range<usize>, head: usize, body: bool) -> Option<usize> {
    let Language { sources, grammar, pronouns, .. } = doc.language;
    let comma = |range: Range<usize>| range.into_iter().find(|i| doc.word(*i) == ",");
    let first = comma(head..tokens.end)?;
    let of_several =
        sources.one.contains(doc.word(tokens.start)) && head < first && grammar.of.contains(doc.word(head));
    let clause = body && head < first && pronouns.relative.contains(doc.word(head));
    (first == head || of_several || clause).then_some(first)
}
