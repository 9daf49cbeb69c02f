//! Sources at the beginning of a paragraph that have lost their first letters: "mpany said" for "The company said".
//!
//! Pages set the first letters of a paragraph apart, and copies of their texts leave them out. A noun of the lists that ends
//! so, or a name of the article, is what stood there; of several nouns the one that the article has elsewhere.

use super::body;
use super::entities::{Cast, Nameless};
use super::pronoun::Last;
use crate::extract::source::mention::Sort;
use crate::language::Language;
use crate::language::grounds::Ground;
use crate::language::names::fold;
use crate::text::parsed::Parsed;
use std::collections::BTreeSet;
use std::ops::Range;

/// Minimum length of what is left, in bytes.
const LEFT: usize = 3;
/// Fewer tell nothing by themselves: the article must have the noun elsewhere.
const TELLING: usize = 4;
/// Maximum number of letters that are lost, apart from an article.
const LOST: usize = 4;
/// How far around in tokens the article is asked which of several nouns it has.
const AROUND: usize = 3000;

/// Whom a source means whose head, at `head`, is the rest of a word.
pub(super) fn speaker(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    tokens: &Range<usize>,
    head: usize,
    last: Option<Last>,
) -> Option<(usize, Ground)> {
    let at = tokens.start;
    let rest = doc.word(at);
    let opens = at.checked_sub(1).is_none_or(|before| doc.block_of(before) != doc.block_of(at));
    let cut = opens && head == at + 1 && rest.len() >= LEFT && rest.starts_with(char::is_lowercase);
    if !cut || is_noun(doc.language, rest) {
        return None;
    }
    let Some(noun) = completed(doc, at, rest) else {
        return named(cast, rest).map(|entity| (entity, Ground::CutShort));
    };
    let noun = noun.to_owned();
    if let Some(found) = body::completed(doc, cast, at, &noun, last) {
        return Some(found);
    }
    let words = &doc.language.nameless;
    let sort = match () {
        () if doc.language.bodies.is_body(&noun) => Sort::Organisation,
        () if words.documents.contains(&noun) => Sort::Document,
        () if words.groups.contains(&noun) => Sort::Group,
        () => Sort::Unnamed,
    };
    if let (Sort::Unnamed, Some([one])) = (sort, cast.bearers.get(&fold(&noun)).map(Vec::as_slice)) {
        return Some((*one, Ground::CutShort));
    }
    if let Some(before) = cast.last_nameless(sort, &noun) {
        return Some((before, Ground::CutShort));
    }
    let role = (sort == Sort::Unnamed).then(|| noun.clone());
    Some((cast.nameless(sort, Nameless { name: noun, role, affiliation: None }), Ground::CutShort))
}

/// Whether a word is whole: a noun by which sources are called.
fn is_noun(language: &Language, word: &str) -> bool {
    let Language { bodies, grammar, nameless, gazetteer, sources, .. } = language;
    let is = |word: &str| {
        bodies.is_body(word)
            || nameless.persons.contains(word)
            || nameless.documents.contains(word)
            || nameless.groups.contains(word)
            || sources.staying_unnamed.contains(word)
            || gazetteer.is_role(word)
    };
    is(word) || grammar.singular(word).is_some_and(is)
}

/// The one noun that ends with these letters.
fn completed<'d>(doc: &'d Parsed<'_>, at: usize, rest: &'d str) -> Option<&'d str> {
    let Language { bodies, nameless, sources, .. } = doc.language;
    let lists = [&nameless.persons, &nameless.documents, &nameless.groups, &sources.staying_unnamed];
    let nouns = bodies.ending_with(rest).chain(lists.into_iter().flat_map(|list| list.ending_with(rest)));
    let mut found: BTreeSet<&str> = nouns.filter(|noun| noun.len() <= rest.len() + LOST).collect();
    if found.len() > 1 || rest.len() < TELLING {
        let near = at.saturating_sub(AROUND)..(at + AROUND).min(doc.tokens.len());
        found.retain(|noun| near.clone().any(|i| doc.word(i).eq_ignore_ascii_case(noun)));
    }
    found.pop_first().filter(|_| found.is_empty())
}

/// The one entity with a name that ends with these letters, behind others.
fn named(cast: &Cast, rest: &str) -> Option<usize> {
    let ends = |name: &str| {
        let before = name.strip_suffix(rest).and_then(|before| before.chars().next_back());
        before.is_some_and(char::is_alphanumeric)
    };
    let mut found = cast
        .entities
        .iter()
        .enumerate()
        .filter(|(_, known)| known.names.iter().any(|(name, ..)| ends(name)))
        .map(|(entity, _)| entity);
    found.next().filter(|_| found.next().is_none())
}
