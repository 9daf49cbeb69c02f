//! Where the head of a source's phrase begins and ends.

use super::entities::Cast;
use super::nameless;
use crate::extract::reading::MentionKind;
use crate::extract::source::mention::Sort;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// The tokens without marks and possessives at their edges.
pub(super) fn bare(doc: &Parsed<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let letters = |end: usize| {
        end > tokens.start + 2
            && doc.language.mentions.letters_behind.contains(doc.word(end - 1))
            && doc.word(end - 2) == ","
    };
    while !tokens.is_empty()
        && (!doc.is_word(tokens.end - 1)
            // "Ada Example, PhD".
            || letters(tokens.end)
            || doc.language.grammar.possessives.contains(doc.word(tokens.end - 1))
            // "Ada Example today said".
            || tokens.len() > 1 && doc.language.times.today.contains(doc.word(tokens.end - 1)))
    {
        tokens.end -= 1;
    }
    while !tokens.is_empty() && !doc.is_word(tokens.start) {
        tokens.start += 1;
    }
    tokens
}

/// Where the head of a phrase ends. A name that holds a preposition goes on: "the University of Example president".
pub(super) fn head_of(doc: &Parsed<'_>, cast: &Cast, start: usize, end: usize) -> usize {
    let head = head_end(doc, start, end);
    if let Some(noun) = before_participle(doc, cast, start..head) {
        return noun;
    }
    match cast.within(&(start..head)).next_back() {
        Some((_, placed)) if placed.tokens.end > head && placed.tokens.end < end => {
            let owned = doc.language.grammar.possessives.contains(doc.word(placed.tokens.end));
            head_end(doc, placed.tokens.end - usize::from(!owned), end)
        }
        _ => head,
    }
}

/// "The lawyer representing Ada Example", "Ada Example addressing a meeting": where the noun or the name of a person ends before a
/// participle that leads to somebody or something else.
fn before_participle(doc: &Parsed<'_>, cast: &Cast, head: Range<usize>) -> Option<usize> {
    let named = |end: usize| {
        cast.within(&head).any(|(_, placed)| placed.kind == MentionKind::Name && placed.tokens.end == end)
    };
    let leads = |i: &usize| {
        let behind = doc.tokens[i + 1].kind == TokenKind::Capital
            || doc.language.grammar.articles.contains(doc.word(i + 1));
        is_participle(doc, *i)
            && behind
            && (named(*i)
                || doc.tokens[i - 1].kind == TokenKind::Lower
                    && matches!(nameless::sort(doc, head.start..*i), Some(Sort::Unnamed | Sort::Group)))
    };
    (head.start + 1..head.end.saturating_sub(1)).find(leads)
}

/// Whether a small word has the ending of a participle.
pub(super) fn is_participle(doc: &Parsed<'_>, at: usize) -> bool {
    doc.tokens[at].kind == TokenKind::Lower && nameless::is_participle(doc.language, doc.word(at))
}

/// "Harbour Party (HP) chief Ada Example": whether a short form in brackets begins at a token, with a noun behind it and a name
/// behind that.
fn is_short_form(doc: &Parsed<'_>, at: usize, end: usize) -> bool {
    let kind = |i: usize| doc.tokens.get(i).filter(|_| i < end).map(|token| token.kind);
    doc.word(at) == "("
        && kind(at + 3) == Some(TokenKind::Lower)
        && doc.word(at + 2) == ")"
        && (at + 4..at + 7).any(|i| kind(i) == Some(TokenKind::Capital))
}

/// Where a state ends that stands between commas behind a town and says where a firm is: "Mass.-based", "Ruritania-based".
fn behind_place(doc: &Parsed<'_>, comma: usize, end: usize) -> Option<usize> {
    let near = comma + 1..end.min(comma + 5);
    // "Mass.-based" is cut behind its full stop.
    let compound = |i: &usize| {
        let words = &doc.language.bodies;
        words.is_compound(doc.word(*i))
            || doc.word(i - 1) == "-" && words.is_compound(&format!("x-{}", doc.word(*i)))
    };
    let based = near.into_iter().find(compound)?;
    let place = doc.tokens[comma + 1].kind == TokenKind::Capital;
    (place && based + 1 < end && doc.tokens[based + 1].kind == TokenKind::Lower).then_some(based + 1)
}

/// Where the head of a phrase ends: before the first comma, preposition, relative pronoun or verb behind it.
pub(super) fn head_end(doc: &Parsed<'_>, start: usize, end: usize) -> usize {
    let sources = &doc.language.sources;
    let mut at = start;
    while at < end {
        let word = doc.word(at);
        if at > start && is_short_form(doc, at, end) {
            at += 3;
            continue;
        }
        // "The Harbour, Mass.-based company".
        if at > start
            && word == ","
            && let Some(behind) = behind_place(doc, at, end)
        {
            at = behind;
            continue;
        }
        let dash = word == "-" && is_spaced(doc, at);
        let mark =
            dash || !doc.is_word(at) && !matches!(word, "-" | "&" | "." | "/") && !owns(doc, start, at);
        let small = doc.tokens[at].kind == TokenKind::Lower;
        // "An outside lawyer".
        let led = at == start + 1 && doc.language.grammar.articles.contains(&doc.word(start).to_lowercase());
        let stops = small && !led && sources.behind_the_head.contains(word);
        if at > start && (mark || stops) {
            break;
        }
        at += 1;
    }
    let mut at = at.max(start + 1).min(end);
    while at > start + 1 && sources.not_the_head.contains(doc.word(at - 1)) {
        at -= 1;
    }
    at
}

/// "Tenants and animal rights advocates": where the second of two nouns ends, both without a name and the second of
/// several; else the end of the first.
pub(super) fn coordinated_end(doc: &Parsed<'_>, cast: &Cast, tokens: &Range<usize>, head: usize) -> usize {
    let and = head < tokens.end && doc.language.grammar.and.contains(doc.word(head));
    if !and || head + 1 >= tokens.end || cast.within(tokens).next().is_some() {
        return head;
    }
    let end = head_end(doc, head + 1, tokens.end);
    let small = (head + 1..end).all(|i| doc.tokens[i].kind == TokenKind::Lower);
    if small && nameless::sort(doc, head + 1..end) == Some(Sort::Group) { end } else { head }
}

/// Whether an apostrophe behind a plural owns what follows: "the nurses’ union".
fn owns(doc: &Parsed<'_>, start: usize, at: usize) -> bool {
    let ends = |i: usize| doc.tokens.get(i).map(|token| token.span);
    let joined =
        at > start && ends(at - 1).zip(ends(at)).is_some_and(|(before, here)| before.end == here.start);
    let apart = ends(at).zip(ends(at + 1)).is_some_and(|(here, behind)| here.end < behind.start);
    matches!(doc.word(at), "'" | "’")
        && joined
        && apart
        && doc.is_word(at + 1)
        && doc.language.grammar.without_plural(doc.word(at - 1)).is_some()
}

/// Whether a hyphen stands between blanks, as a dash does: "Mr Example - a farmer -".
fn is_spaced(doc: &Parsed<'_>, at: usize) -> bool {
    let ends = |i: usize| doc.tokens.get(i).map(|token| token.span);
    let (before, here, behind) = (at.checked_sub(1).and_then(ends), ends(at), ends(at + 1));
    before.zip(here).is_some_and(|(before, here)| before.end < here.start)
        && here.zip(behind).is_some_and(|(here, behind)| here.end < behind.start)
}

#[cfg(test)]
mod tests {
    use crate::extract::source::tests::{english, is, last};

    #[test]
    fn a_name_ends_before_what_its_bearer_does() {
        let who = "Minister Ada Example addressing the members of Harbour Council";
        assert_eq!(english(&format!("It rained. {who} said it was late."), &[who]), [is("Ada Example")]);
    }

    #[test]
    fn a_short_form_in_brackets_stands_within_a_phrase() {
        let who = "the Harbour Party (HP) chief Ada Example";
        assert_eq!(english(&format!("It rained, and {who} said it was late."), &[who]), [is("Ada Example")]);
    }

    #[test]
    fn what_follows_a_name_in_time_is_no_part_of_it() {
        for behind in ["after the loss", "before the game", "following a vote"] {
            let who = format!("captain Ada Example {behind}");
            assert_eq!(
                english(&format!("It rained, and {who} said it was late."), &[&who]),
                [is("Ada Example")]
            );
        }
    }

    #[test]
    fn a_preposition_behind_an_article_is_an_adjective() {
        let who = "an outside lawyer";
        assert_eq!(
            last(&format!("It rained, and {who} said it was late."), &[who]),
            is("unnamed: outside lawyer")
        );
    }

    #[test]
    fn the_day_is_no_part_of_a_source() {
        assert_eq!(
            english("Captain Ada Example today said it was late.", &["Captain Ada Example today"]),
            [is("Ada Example")]
        );
    }
}
