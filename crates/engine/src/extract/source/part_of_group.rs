//! Parts of a group without a name: "one of his team", "69% of those asked", "a third"; and "another", behind "one resident".

use super::entities::{Cast, Nameless, written};
use super::heard::Heard;
use super::nameless;
use super::phrase_head::head_of;
use crate::extract::source::mention::Sort;
use crate::language::grounds::Ground;
use crate::strings::lowered::lowered;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// The entity that a part of a group is; its head ends at `head`.
pub(super) fn speaker(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    tokens: &Range<usize>,
    head: usize,
) -> Option<(usize, Ground)> {
    let words = &doc.language.nameless;
    let mut counted = head;
    while counted < tokens.end && words.shares.contains(doc.word(counted)) {
        counted += 1;
    }
    let led = |at: usize| at < tokens.end && doc.language.grammar.of.contains(doc.word(at));
    let last = doc.word(head - 1);
    let number = doc.tokens[head - 1].kind == TokenKind::Number && (counted > head || led(counted));
    let share = number || words.fractions.contains(&last.to_lowercase());
    let one = doc.language.sources.one.contains(last) && led(head);
    if !share && !one {
        return None;
    }
    let end = if led(counted) { head_of(doc, cast, counted + 1, tokens.end) } else { counted };
    let sort = match nameless::sort(doc, counted + 1..end) {
        _ if share => Sort::Group,
        Some(Sort::Document) => Sort::Document,
        _ => Sort::Unnamed,
    };
    let name = written(doc, &(tokens.start..end.min(tokens.end)))?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let opens = tokens.start == doc.sentence_of(tokens.start).tokens.start;
    let name = if opens { lowered(&name) } else { name };
    Some((cast.nameless(sort, Nameless { name, role: None, affiliation: None }), Ground::Unnamed))
}

/// Who "one" and "another" at token `at` are: of those without a name who spoke last.
pub(super) fn another(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    at: usize,
    heard: &Heard,
) -> Option<(usize, Ground)> {
    if !doc.language.nameless.one_of_them.contains(&doc.word(at).to_lowercase()) {
        return None;
    }
    let before = cast.entities.get(heard.nameless_before(doc, at)?)?;
    let told = before.nameless.as_ref()?;
    let noun = told.role.as_deref().unwrap_or(&told.name);
    let noun = match before.sort {
        Sort::Unnamed => noun,
        Sort::Group => doc.language.grammar.singular(noun)?,
        _ => return None,
    };
    let one = Nameless { name: noun.to_owned(), role: Some(noun.to_owned()), affiliation: None };
    Some((cast.nameless(Sort::Unnamed, one), Ground::AnotherOfThose))
}

/// Who stands without a name before "who" at token `at`: "several sources, who said".
pub(super) fn antecedent(doc: &Parsed<'_>, cast: &mut Cast, at: usize) -> Option<(usize, Ground)> {
    let sentence = doc.sentence_of(at).tokens.start;
    let comma = at > sentence && doc.word(at - 1) == ",";
    let end = at - usize::from(comma);
    let told = |end: usize| end > sentence && nameless::sort(doc, end - 1..end).is_some();
    // "Other residents in the valley, who": behind a comma it is the group, not the place, that speaks.
    let prepositions = &doc.language.sources.behind_the_head;
    let place =
        (end.saturating_sub(PLACE).max(sentence)..end).rev().find(|i| prepositions.contains(doc.word(*i)));
    let end = place.filter(|place| comma && !told(end) && told(*place)).unwrap_or(end);
    let noun = end.checked_sub(1).filter(|noun| *noun >= sentence && doc.is_word(*noun))?;
    let determined = |i: &usize| doc.language.nameless.determiners.contains(&doc.word(*i).to_lowercase());
    let near = noun.saturating_sub(BESIDE).max(sentence)..noun;
    let start = near.rev().find(determined).unwrap_or(noun);
    // "The mayor, who said" is somebody whom the article knows.
    let known = doc.language.grammar.definite.contains(doc.word(start))
        || cast.within(&(start..end)).next().is_some();
    let sort = nameless::sort(doc, start..end)?;
    if known || sort == Sort::Unnamed && start == noun {
        return None;
    }
    nameless::speaker(doc, cast, &(start..end), end)
}

/// The longest place behind a noun, in tokens, with its preposition.
const PLACE: usize = 5;
/// How many words before a noun its determiner stands at most.
const BESIDE: usize = 3;
