//! Phrases that lead to a channel: "told reporters", "in an interview with the Sample", "in a Truth Social post".

use super::title::title;
use super::{Found, Way};
use crate::text::parsed::Parsed;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Who stands behind "told".
pub(super) fn addressee(
    doc: &Parsed<'_>,
    at: usize,
    end: usize,
    persons: &[Span],
    named: Option<&Found>,
) -> Option<Found> {
    let mut at = at;
    while at < end && doc.language.addressees.before_an_addressee.contains(doc.word(at)) {
        at += 1;
    }
    if at >= end {
        return None;
    }
    let word = doc.word(at);
    if doc.language.addressee_nouns.names_people(&word.to_lowercase())
        && doc.tokens[at].kind == TokenKind::Lower
    {
        return Some(Found { name: word.to_owned(), span: doc.tokens[at].span, way: Way::People });
    }
    descriptor(doc, at, end, named).or_else(|| title(doc, at, end, persons, Way::Interview))
}

/// "the US broadcaster": the one that was named before.
fn descriptor(doc: &Parsed<'_>, at: usize, end: usize, named: Option<&Found>) -> Option<Found> {
    let last = (at..end.min(at + 4)).find(|i| doc.language.addressee_nouns.is_outlet_word(doc.word(*i)))?;
    let definite = at.checked_sub(1).is_some_and(|i| doc.language.grammar.definite.contains(doc.word(i)));
    let named = named?;
    let plain = (at..last).all(|i| doc.is_word(i)) && definite;
    // "the broadcaster NBC" names it itself.
    let alone = last + 1 >= end
        || doc.tokens[last + 1].kind != TokenKind::Capital
        || !doc.is_word(last + 1)
        || named_after(doc, last + 1);
    let span = doc.tokens.get(at)?.span.join(doc.tokens.get(last)?.span);
    (plain && alone).then(|| Found { name: named.name.clone(), span, way: Way::Interview })
}

/// A capital behind "the broadcaster" that begins the statement: "told the broadcaster Ada Example was ready".
fn named_after(doc: &Parsed<'_>, at: usize) -> bool {
    (at..at + 5)
        .take_while(|i| *i < doc.tokens.len())
        .any(|i| doc.language.addressees.finite_verbs.contains(doc.word(i)))
}

/// Phrases that lead to a channel, ending at `at`'s word.
pub(super) fn channel(
    doc: &Parsed<'_>,
    at: usize,
    end: usize,
    persons: &[Span],
    named: Option<&Found>,
) -> Option<Found> {
    let (word, words) = (doc.word(at), &doc.language.addressees);
    let next = |i: usize| if at + i < end { doc.word(at + i) } else { "" };
    match () {
        () if words.occasions.contains(word) && words.behind_an_occasion.contains(next(1)) => {
            let from = if words.broadcast.contains(next(1)) { at + 3 } else { at + 2 };
            after(doc, from, end, persons, named)
        }
        () if words.speaking.contains(word) && words.behind_speaking.contains(next(1)) => {
            after(doc, at + 2, end, persons, named)
        }
        () if words.appearing.contains(word) && words.on.contains(next(1)) => {
            after(doc, at + 2, end, persons, named)
        }
        () if words.saying.contains(word)
            && words.behind_saying.contains(next(1))
            && !doc.language.grammar.articles.contains(next(2)) =>
        {
            spoken_on(doc, at + 2, end, persons)
        }
        () if at > 0 && words.posts.contains(word) => platform_before(doc, at),
        () => None,
    }
}

/// Behind "interview with": people, a descriptor or a title, with what it is called before it.
fn after(doc: &Parsed<'_>, at: usize, end: usize, persons: &[Span], named: Option<&Found>) -> Option<Found> {
    if let Some(found) = addressee(doc, at, end, persons, named) {
        return Some(found);
    }
    // "state-run television Rossiya-24", "the Russian news agency Example"
    let mut i = at;
    while i < end.min(at + 7)
        && doc.tokens[i].kind == TokenKind::Lower
        && !doc.language.addressees.before_no_title.contains(doc.word(i))
    {
        i += 1;
    }
    (i > at && i < end).then(|| title(doc, i, end, persons, Way::Interview)).flatten()
}

/// "said on “Meet the Press”", "wrote on Facebook": a title in marks, or a platform's name.
fn spoken_on(doc: &Parsed<'_>, at: usize, end: usize, persons: &[Span]) -> Option<Found> {
    if at >= end {
        return None;
    }
    let (lead, words) = (doc.word(at - 1), &doc.language.addressees);
    let found = title(doc, at, end, persons, Way::Interview)?;
    let platform = words.platforms.contains(&found.name);
    let marked = doc.is_quote_mark(at) || doc.language.grammar.owner(&found.name).is_some();
    let aired =
        found.name.split_whitespace().any(|w| w.chars().count() >= 2 && w.chars().all(char::is_uppercase));
    let reporters =
        words.to.contains(lead) && doc.language.addressee_nouns.names_people(&found.name.to_lowercase());
    match () {
        () if platform => Some(Found { way: Way::Post, ..found }),
        () if words.on.contains(lead) && (marked || aired) => Some(found),
        () if reporters => Some(Found { way: Way::People, ..found }),
        () => None,
    }
}

/// "in a Truth Social post"
fn platform_before(doc: &Parsed<'_>, at: usize) -> Option<Found> {
    let mut start = at;
    while start > 0 && at - start < 3 && doc.tokens[start - 1].kind == TokenKind::Capital {
        start -= 1;
    }
    if start == at {
        return None;
    }
    let span = doc.tokens.get(start)?.span.join(doc.tokens.get(at - 1)?.span);
    let name = span.of(doc.text);
    doc.language.addressees.platforms.iter().any(|platform| platform == name).then(|| Found {
        name: name.to_owned(),
        span,
        way: Way::Post,
    })
}
