//! Several who speak together, told one by one: "Ruritania, Freedonia and Sylvania", "the singer, 36, and her husband".
//!
//! None of them speaks alone, so none of them is named; they are a group, called by its own words.

use super::entities::{Cast, Nameless, written};
use crate::extract::source::mention::Sort;
use crate::language::grounds::Ground;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// The longest source that is read so, in tokens.
const LONGEST: usize = 24;

/// The group that a source is, where it names several one by one.
pub(super) fn speaker(doc: &Parsed<'_>, cast: &mut Cast, tokens: &Range<usize>) -> Option<(usize, Ground)> {
    if tokens.len() > LONGEST || !(names(doc, cast, tokens) || with_family(doc, tokens)) {
        return None;
    }
    let name = written(doc, tokens)?.split_whitespace().collect::<Vec<_>>().join(" ");
    Some((cast.nameless(Sort::Group, Nameless { name, role: None, affiliation: None }), Ground::Unnamed))
}

/// "Ada Example, Ben Sample and Cy Pattern": names alone, with commas between them and "and" before the last.
fn names(doc: &Parsed<'_>, cast: &Cast, tokens: &Range<usize>) -> bool {
    let Some(first) = next_name(doc, cast, tokens.start, tokens.end) else { return false };
    let (mut at, mut named, mut and) = (first, 1, false);
    while at < tokens.end {
        at = behind_brackets(doc, at, tokens.end);
        let comma = at < tokens.end && doc.word(at) == ",";
        let behind = at + usize::from(comma);
        let joins = behind < tokens.end && doc.language.grammar.and.contains(doc.word(behind));
        if !comma && !joins {
            break;
        }
        let Some(end) = next_name(doc, cast, behind + usize::from(joins), tokens.end) else { return false };
        (at, named, and) = (end, named + 1, and || joins);
    }
    at >= tokens.end && and && named > 2
}

/// Where the name ends that begins here, behind an article.
fn next_name(doc: &Parsed<'_>, cast: &Cast, at: usize, end: usize) -> Option<usize> {
    let article = at < end && doc.language.grammar.articles.contains(&doc.word(at).to_lowercase());
    let at = at + usize::from(article);
    let (_, placed) = cast.within(&(at..end)).next()?;
    let crate::language::Language { grammar, sources, pronouns, .. } = doc.language;
    // Titles and roles may stand before it; "which owns Samplex" and "mayor of Samplex" tell of the name before.
    let plain = |i: usize| {
        let word = doc.word(i);
        doc.is_word(i)
            && !grammar.and.contains(word)
            && !sources.behind_the_head.contains(word)
            && !pronouns.relative.contains(word)
    };
    // "The Ministry of Roads, Water and Energy" is one.
    let field = placed.tokens.clone().any(|i| sources.behind_the_head.contains(doc.word(i)));
    let near = placed.tokens.start - at <= BEFORE && placed.tokens.end <= end;
    (near && !field && (at..placed.tokens.start).all(plain)).then_some(placed.tokens.end)
}

/// Maximum number of words before a name that is told with others: "oil giant Example".
const BEFORE: usize = 3;

/// "Samplex (SPX)": what stands in brackets behind a name says no more.
fn behind_brackets(doc: &Parsed<'_>, at: usize, end: usize) -> usize {
    if at >= end || doc.word(at) != "(" {
        return at;
    }
    (at..end).find(|i| doc.word(*i) == ")").map_or(end, |close| close + 1)
}

/// "The singer, 36, and her husband": an age or nothing, then "and" with one of the family.
fn with_family(doc: &Parsed<'_>, tokens: &Range<usize>) -> bool {
    let is_and = |i: &usize| doc.language.grammar.and.contains(doc.word(*i));
    let Some(and) = tokens.clone().find(is_and).filter(|and| *and > tokens.start) else { return false };
    let sources = &doc.language.sources;
    let belongs = and + 1 < tokens.end && sources.of_somebody.contains(&doc.word(and + 1).to_lowercase());
    let relative = (and + 2..tokens.end.min(and + 5)).any(|i| sources.family.contains(doc.word(i)));
    let aged = and >= tokens.start + 3
        && doc.word(and - 1) == ","
        && doc.tokens[and - 2].kind == TokenKind::Number
        && doc.word(and - 3) == ",";
    let plain = (tokens.start..and - usize::from(aged) * 3)
        .all(|i| doc.is_word(i) && !sources.behind_the_head.contains(doc.word(i)) || doc.word(i) == ".");
    belongs && relative && plain
}
