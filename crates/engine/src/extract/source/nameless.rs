//! Sources without a name: groups ("legal experts"), unnamed persons ("a Treasury spokesman") and documents ("the report").
//!
//! Each is an entity of its article, called by its own words, with the body that it belongs to where the source says so.

use super::entities::{Cast, written};
use crate::extract::source::mention::Sort;
use crate::language::Language;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// How sure it is that a source without a name is whom its words say.
const SAID: u8 = 96;

/// A source as its words describe it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Nameless {
    /// What it is called: "legal experts", "Treasury spokesman".
    pub(crate) name: String,
    /// The role alone: "spokesman". None of groups and documents.
    pub(crate) role: Option<String>,
    /// The body that it belongs to: "Treasury".
    pub(crate) affiliation: Option<String>,
}

/// The entity that a source without a name is; its head ends at `head`.
pub(super) fn speaker(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    tokens: &Range<usize>,
    head: usize,
) -> Option<(usize, u8)> {
    let sort = sort(doc, tokens.start..head)?;
    let affiliation = affiliation(doc, cast, tokens, head);
    let words = own_words(doc, cast, tokens.start..head, affiliation.as_ref().map(|(_, place)| place));
    let words = if words.is_empty() { written(doc, &(head - 1..head))?.to_lowercase() } else { words };
    let affiliation = affiliation.map(|(name, _)| name);
    let name = match &affiliation {
        Some(body) => format!("{body} {words}"),
        None => words.clone(),
    };
    let role = (sort == Sort::Unnamed).then_some(words);
    Some((cast.nameless(sort, Nameless { name, role, affiliation }), SAID))
}

/// What the noun at the end of a head says.
fn sort(doc: &Parsed<'_>, head: Range<usize>) -> Option<Sort> {
    let Language { sources, gazetteer, .. } = doc.language;
    let word = doc.word(head.end.checked_sub(1).filter(|at| *at >= head.start)?).to_lowercase();
    let one = singular(&word);
    let nameless = &doc.language.nameless;
    let is_person = |word: &str| gazetteer.is_role(word) || nameless.persons.contains(word);
    if nameless.groups.contains(&word) {
        return Some(Sort::Group);
    }
    if let Some(one) = one {
        if nameless.documents.contains(one) {
            return Some(Sort::Document);
        }
        if is_person(one) || !sources.one_of_many.contains(doc.word(head.start)) && !is_person(&word) {
            return Some(Sort::Group);
        }
    }
    match () {
        () if nameless.documents.contains(&word) => Some(Sort::Document),
        () if is_person(&word) => Some(Sort::Unnamed),
        () => None,
    }
}

/// A word without the ending of a plural.
fn singular(word: &str) -> Option<&str> {
    word.strip_suffix('s').filter(|one| one.len() > 2 && !one.ends_with(['s', 'u', 'i']))
}

/// The body in a source: "a Treasury spokesman", "officials at the Treasury", "a poll by XYZ". With its place.
fn affiliation(
    doc: &Parsed<'_>,
    cast: &Cast,
    tokens: &Range<usize>,
    head: usize,
) -> Option<(String, Range<usize>)> {
    let body = |sort: Sort| matches!(sort, Sort::Organisation | Sort::Unknown | Sort::Country);
    let named = |place: usize| {
        let placed = cast.placed.get(place)?;
        let known = cast.entities.get(placed.entity).filter(|known| body(known.sort))?;
        let start = cast.wholes.get(place).map_or(placed.tokens.start, |whole| whole.start.min(placed.tokens.start));
        Some((known.name(doc.language), start..placed.tokens.end))
    };
    let before = cast.within(&(tokens.start..head)).filter_map(|(place, _)| named(place)).last();
    let led = |(_, place): &(String, Range<usize>)| {
        let articles = &doc.language.grammar.articles;
        let mut at = place.start;
        while at > head && articles.contains(doc.word(at - 1)) {
            at -= 1;
        }
        at == head + 1 && doc.language.nameless.belonging.contains(doc.word(head))
    };
    before.or_else(|| cast.within(&(head..tokens.end)).filter_map(|(place, _)| named(place)).find(led))
}

/// The words of a head without determiners and without the body's name, in small letters where they open a sentence.
fn own_words(doc: &Parsed<'_>, cast: &Cast, head: Range<usize>, body: Option<&Range<usize>>) -> String {
    let Language { nameless, grammar, gazetteer, .. } = doc.language;
    let named = |i: usize| body.is_some_and(|body| body.contains(&i));
    let kept = |i: &usize| !named(*i) && !grammar.possessives.contains(doc.word(*i));
    let idle = |i: &usize| {
        let word = doc.word(*i).to_lowercase();
        *i + 1 < head.end && (nameless.determiners.contains(&word) || !doc.is_word(*i))
    };
    let opens = |i: usize| i == doc.sentence_of(i).tokens.start;
    let words = head.clone().filter(kept).skip_while(idle).map(|i| {
        let word = doc.word(i);
        let name = gazetteer.country(word).is_some() || cast.at(i).is_some();
        if opens(i) && !name { word.to_lowercase() } else { word.to_owned() }
    });
    words.collect::<Vec<_>>().join(" ").replace(" - ", "-").replace(" / ", "/")
}
