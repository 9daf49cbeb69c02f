//! Sources without a name: groups ("legal experts"), unnamed persons ("a Treasury spokesman") and documents ("the report").
//!
//! Each is an entity of its article, called by its own words, with the body that it belongs to where the source says so.

use super::entities::{Cast, Nameless, written};
use crate::extract::source::mention::{Sort, of_years};
use crate::language::Language;
use crate::language::grounds::Ground;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// The entity that a source without a name is; its head ends at `head`.
pub(super) fn speaker(
    doc: &Parsed<'_>,
    cast: &mut Cast,
    tokens: &Range<usize>,
    head: usize,
) -> Option<(usize, Ground)> {
    if let Some(joined) = joined(doc, cast, tokens, head) {
        return Some((joined, Ground::Unnamed));
    }
    // "King" may be a name: a word in capitals that the article knows as one is no noun.
    let lone = head == tokens.start + 1 && doc.tokens[tokens.start].kind == TokenKind::Capital;
    if let Some(known) =
        written(doc, &(tokens.start..head)).filter(|_| lone).and_then(|w| cast.called(doc.language, w))
    {
        return Some((known, Ground::UnnamedBefore));
    }
    let head = narrowed(doc, tokens.start..head);
    let sort = sort(doc, tokens.start..head)?;
    if let Some(body) = named_behind(doc, cast, head..tokens.end).filter(|_| sort == Sort::Organisation) {
        cast.promote(doc.language, body);
        return Some((body, Ground::UnnamedBefore));
    }
    let affiliation = affiliation(doc, cast, tokens, head, sort);
    let owns =
        |end: usize| end < doc.tokens.len() && doc.language.grammar.possessives.contains(doc.word(end));
    let person = affiliation
        .as_ref()
        .is_some_and(|body| body.of_a_person && (body.place.start >= head || owns(body.place.end)));
    // An unnamed person's role is told without the body: "spokesman" of "a Treasury spokesman".
    // So is what people are whom a person has: "lawyers" of "Ada Example’s lawyers".
    let apart = sort == Sort::Unnamed || sort == Sort::Group && person;
    let body = affiliation.as_ref().filter(|_| apart).map(|body| body.place.clone());
    let words = own_words(doc, cast, tokens.start..head, body.as_ref());
    let words = if words.is_empty() { written(doc, &(head - 1..head))?.to_lowercase() } else { words };
    let within = affiliation.as_ref().is_some_and(|body| body.place.end <= head);
    let affiliation = affiliation.map(|body| body.name);
    let name = match &affiliation {
        Some(body) if sort == Sort::Unnamed => format!("{body} {words}"),
        Some(body) if !within || apart => format!("{words} ({body})"),
        _ => words.clone(),
    };
    // "The poll", "that spokesman": the one last told of with its body.
    if affiliation.is_none()
        && doc.language.nameless.told_before.contains(doc.word(tokens.start))
        && let Some(before) = cast.last_nameless(sort, doc.word(head - 1))
    {
        return Some((before, Ground::UnnamedBefore));
    }
    let role = (sort == Sort::Unnamed || apart && affiliation.is_some()).then_some(words);
    Some((cast.nameless(sort, Nameless { name, role, affiliation }), Ground::Unnamed))
}

/// "One agency, the Harbour Water Board", "a port body the Harbour Water Board": the name that is all there is behind a noun.
fn named_behind(doc: &Parsed<'_>, cast: &Cast, rest: Range<usize>) -> Option<usize> {
    let skipped = |i: &usize| doc.word(*i) == "," || doc.language.grammar.articles.contains(doc.word(*i));
    let at = rest.clone().find(|i| !skipped(i))?;
    let placed = cast.placed.get(cast.at(at)?)?;
    let known = cast.entities.get(placed.entity)?;
    let body = matches!(known.sort, Sort::Organisation | Sort::Unknown);
    (at > rest.start && placed.tokens.end == rest.end && body).then_some(placed.entity)
}

/// The longest name of several who speak together, in words.
const JOINED: usize = 16;

/// "Japan and South Korea", "Ada Example and her colleagues": several who speak together.
fn joined(doc: &Parsed<'_>, cast: &mut Cast, tokens: &Range<usize>, head: usize) -> Option<usize> {
    let and = head < tokens.end && doc.language.grammar.and.contains(doc.word(head));
    let (_, first) = cast.within(&(tokens.start..head)).next_back()?;
    let rest = head + 1..tokens.end;
    // "Harbour and Valley goalkeeper Ada Example" is one.
    let ends = match cast.within(&rest).map(|(_, placed)| placed.tokens.end).collect::<Vec<_>>().as_slice() {
        [] => true,
        [end] => *end == tokens.end,
        _ => false,
    };
    if !and || !ends || first.tokens.end != head || tokens.len() > JOINED {
        return None;
    }
    let name = written(doc, tokens)?.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(cast.nameless(Sort::Group, Nameless { name, role: None, affiliation: None }))
}

/// The head up to its noun: "a source" of "a source close to the mayor", "the data" of "the data released on Monday".
fn narrowed(doc: &Parsed<'_>, head: Range<usize>) -> usize {
    let nameless = &doc.language.nameless;
    // "People using the service": the capital is the sentence's.
    let opens = |i: usize| i == head.start && i == doc.sentence_of(i).tokens.start;
    let ends = |i: &usize| {
        let behind = doc.word(i + 1);
        let leads_on = doc.language.pronouns.alone.contains(behind)
            || nameless.behind_a_head.contains(behind)
            || is_participle(doc.language, behind);
        let capital =
            doc.tokens[i + 1].kind == TokenKind::Capital || doc.language.grammar.articles.contains(behind);
        // "Some" of "some Harbour residents" is no noun.
        let noun = !nameless.determiners.contains(&doc.word(*i).to_lowercase());
        (leads_on || capital)
            && noun
            && sort(doc, head.start..i + 1).is_some()
            && (doc.tokens[*i].kind == TokenKind::Lower || opens(*i))
    };
    (head.start..head.end.saturating_sub(1)).find(ends).map_or(head.end, |i| i + 1)
}

/// What a participle has before its ending at least, in bytes.
const PARTICIPLE: usize = 3;

/// Whether a word has the ending of a participle.
pub(super) fn is_participle(language: &Language, word: &str) -> bool {
    language.nameless.participles.close(word, PARTICIPLE)
}

/// What the noun at the end of a head says.
pub(super) fn sort(doc: &Parsed<'_>, head: Range<usize>) -> Option<Sort> {
    let Language { sources, .. } = doc.language;
    let word = doc.word(head.end.checked_sub(1).filter(|at| *at >= head.start)?).to_lowercase();
    if doc.language.grammar.possessives.contains(&word) {
        return None;
    }
    let one = doc.language.grammar.singular(&word);
    let nameless = &doc.language.nameless;
    let is_person = |word: &str| doc.language.is_persons_noun(word);
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
        () if of_years(doc, &word).is_some() => Some(Sort::Unnamed),
        // "The Dutchman": no name of his.
        () if sources.of_a_people.contains(doc.word(head.end - 1)) => Some(Sort::Unnamed),
        // "The Ruritanian", "another Ruritanian"; "the Ruritanians", "the French" are many.
        () if head.len() > 1 && doc.language.gazetteer.is_nationality(doc.word(head.end - 1)) => {
            let last = doc.word(head.end - 1);
            let several = doc
                .language
                .grammar
                .without_plural(last)
                .is_some_and(|one| doc.language.gazetteer.is_nationality(one));
            let the = doc.language.grammar.the.contains(&doc.word(head.start).to_lowercase());
            Some(if several || the && sources.peoples.contains(last) { Sort::Group } else { Sort::Unnamed })
        }
        // Which body "the company" is nobody has told.
        () if doc.language.bodies.is_body(&word) => Some(Sort::Organisation),
        // "One stallholder": who does something, by the ending.
        () if head.len() > 1 && nameless.person_endings.close(&word, PARTICIPLE) => Some(Sort::Unnamed),
        () => None,
    }
}

/// Whether a word is the noun of a source without a name, whatever its case: "Staff", "Research".
pub(super) fn is_noun(language: &Language, word: &str) -> bool {
    let word = word.to_lowercase();
    let nameless = &language.nameless;
    nameless.groups.contains(&word) || nameless.documents.contains(&word) || nameless.persons.contains(&word)
}

/// To what or whom a source belongs.
struct Belonging {
    name: String,
    place: Range<usize>,
    of_a_person: bool,
}

/// The body in a source: "a Treasury spokesman", "officials at the Treasury", "a poll by XYZ". With its place.
fn affiliation(
    doc: &Parsed<'_>,
    cast: &Cast,
    tokens: &Range<usize>,
    head: usize,
    sort: Sort,
) -> Option<Belonging> {
    // Papers are of bodies; who speaks for a person belongs to that person.
    let body = |named: Sort| match named {
        Sort::Organisation | Sort::Unknown | Sort::Country | Sort::Place => true,
        _ => sort != Sort::Document && named == Sort::Person,
    };
    let named = |place: usize| {
        let placed = cast.placed.get(place)?;
        let known = cast.entities.get(placed.entity).filter(|known| body(known.sort))?;
        Some(Belonging {
            name: known.name(doc.language),
            place: cast.begins(place)?..placed.tokens.end,
            of_a_person: known.is_person(),
        })
    };
    let before = cast.within(&(tokens.start..head)).filter_map(|(place, _)| named(place)).next_back();
    let led = |body: &Belonging| {
        let articles = &doc.language.grammar.articles;
        let mut at = body.place.start;
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
