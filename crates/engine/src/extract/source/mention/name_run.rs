//! Where a name begins and ends: a run of capitals with the small words inside names.
//!
//! "Ministry of Water and Energy", "Ada van der Example", "Sample & Sons".

use super::sort::is_body_of_a_place;
use crate::language::Language;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// The longest word before an apostrophe that leads to a name, in bytes: "dell’Example".
const ELIDED: usize = 4;
/// The most words of a nickname.
const NICKNAME: usize = 3;
/// The most words behind such a noun.
const NOUNS: usize = 3;
/// The longest name in tokens: longer runs are headings in capitals.
const LONGEST: usize = 14;

/// The run of capitalised words that begins at `at`, with the small words inside names; empty where none begins.
pub(super) fn run(doc: &Parsed<'_>, at: usize, end: usize) -> Range<usize> {
    let capital = |i: usize| i < end && is_capital(doc, i);
    // "Police Ireland": a noun that is no name by itself is one before its place.
    let body = |i: usize| capital(i + 1) && is_body_of_a_place(doc.language, &[doc.word(i), doc.word(i + 1)]);
    let usable = |i: usize| {
        capital(i)
            && (body(i)
                || !doc.language.gazetteer.is_not_name(doc.word(i))
                || doc.language.gazetteer.given(doc.word(i)).is_some() && capital(i + 1))
    };
    if doc.tokens[at].kind != TokenKind::Capital || !usable(at) {
        return at..at;
    }
    let mut stop = at + 1;
    while stop < end && stop - at < LONGEST {
        let before = doc.word(stop - 1);
        if capital(stop) {
            let named = doc.language.gazetteer.given(before).is_some()
                && !doc.language.mentions.behind_no_first_name.contains(doc.word(stop));
            // "Association of Harbour Police Officers", "Commissioner of Police Ada Example": within the name of a body, and
            // between an office and a name, any noun may stand.
            let body = capital(stop + 1)
                && (at..stop).any(|i| doc.language.mentions.field.contains(doc.word(i)))
                && (at..stop).any(|i| {
                    let gazetteer = &doc.language.gazetteer;
                    gazetteer.is_organisation_word(doc.word(i)) || gazetteer.ends_title(doc.word(i))
                });
            // "Mr Sunday Example": behind a courtesy a day is a first name.
            let courteous = doc.language.mentions.courtesies.contains(before) && capital(stop + 1);
            if !usable(stop) && !named && !courteous && !body && !in_a_body(doc, stop, end) {
                break;
            }
            stop += 1;
            continue;
        }
        let nickname = nickname(doc, at..stop, end);
        if nickname > 0 {
            stop += nickname;
            continue;
        }
        match joint(doc, at..stop, end) {
            0 => break,
            words => stop += words,
        }
    }
    while stop > at + 1 && !capital(stop - 1) {
        stop -= 1;
    }
    at..stop
}

/// "Harbour Police Department": whether a noun that is no name by itself stands before the word that ends the name of a body.
fn in_a_body(doc: &Parsed<'_>, at: usize, end: usize) -> bool {
    let Language { gazetteer, times, .. } = doc.language;
    let day = times.weekdays.iter().any(|day| *day == doc.word(at));
    let capitals = (at + 1..end.min(at + 1 + NOUNS)).take_while(|&i| is_capital(doc, i));
    let closes = capitals.last().is_some_and(|last| gazetteer.is_organisation_word(doc.word(last)));
    !day && gazetteer.is_organisation_word(doc.word(at)) && closes
}

/// How many tokens a nickname takes that stands in quotation marks between first and last name: "Ada “Ace” Example".
fn nickname(doc: &Parsed<'_>, name: Range<usize>, end: usize) -> usize {
    let kind = |i: usize| doc.tokens.get(i).filter(|_| i < end).map(|token| token.kind);
    let open = name.end;
    let first = name.len() == 1 && doc.language.gazetteer.given(doc.word(name.start)).is_some();
    if !first || kind(open) != Some(TokenKind::Quote) {
        return 0;
    }
    let inside = (open + 1..end).take_while(|&i| kind(i).is_some_and(TokenKind::is_word)).count();
    let close = open + 1 + inside;
    let closed = kind(close) == Some(TokenKind::Quote) && kind(close + 1) == Some(TokenKind::Capital);
    if closed && (1..=NICKNAME).contains(&inside) { close + 1 - open } else { 0 }
}

/// Whether a word has a capital, or holds a name that has: "d’Example", "al-Example".
fn is_capital(doc: &Parsed<'_>, at: usize) -> bool {
    if doc.tokens[at].kind == TokenKind::Capital {
        return true;
    }
    let word = doc.word(at);
    let elided = word.split_once(['\'', '’']).filter(|(before, _)| before.len() <= ELIDED);
    let joined = word.split_once('-').filter(|(before, _)| doc.language.names.is_particle(before));
    // "deExample"
    let within = word.find(char::is_uppercase).map(|at| word.split_at(at));
    let run_on = within.filter(|(before, _)| doc.language.names.is_particle(before));
    elided.or(joined).or(run_on).is_some_and(|(_, name)| name.starts_with(char::is_uppercase))
}

/// How many small words join what follows to the name so far: "van", "of the", "&". None where it ends.
fn joint(doc: &Parsed<'_>, name: Range<usize>, end: usize) -> usize {
    let Language { gazetteer, grammar, mentions, names, .. } = doc.language;
    let capital = |i: usize| i < end && is_capital(doc, i);
    let stop = name.end;
    let (word, before) = (doc.word(stop), doc.word(stop - 1));
    let next = |i: usize| if i < end { doc.word(i) } else { "" };
    let group = || {
        name.clone().any(|i| gazetteer.is_organisation_word(doc.word(i)))
            || mentions.offices_with_a_field.contains(before)
            || mentions.offices_with_another_field.contains(before)
                && capital(stop + 1)
                && capital(stop + 2)
                && !gazetteer.is_place(next(stop + 1))
                && gazetteer.given(next(stop + 1)).is_none()
    };
    // "the Ministry of Water and Energy", but "… of Justice and Ada Example".
    let same_kind = |word: &str| {
        let other = gazetteer.is_place(word) || gazetteer.is_title(word) || gazetteer.given(word).is_some();
        name.clone().any(|i| mentions.ministries.contains(doc.word(i))) && !other
    };
    let field = mentions.field.contains(word) && group();
    let goes_on = || {
        grammar.and.contains(word)
            && group()
            && name.clone().any(|i| mentions.field.contains(doc.word(i)))
            && same_kind(next(stop + 1))
    };
    // "Customs and Border Protection": two fields of one body.
    let fields = || {
        let person = gazetteer.given(next(stop + 1)).is_some() || gazetteer.is_title(next(stop + 1));
        grammar.and.contains(word) && mentions.fields_of_bodies.contains(before) && !person
    };
    let particle = names.is_particle(word) && !mentions.verbs_like_particles.contains(word);
    // "Harbour County Sheriff’s Office", "Tarn Magistrates’ Court": the office is whose the body is.
    let offices = || {
        let owned = grammar.possessives.contains(word) || word == "’" || word == "'";
        let plural = grammar.without_plural(before).unwrap_or(before);
        let holder = |word: &str| gazetteer.is_role(word) || gazetteer.is_title(word);
        let body = gazetteer.is_organisation_word(next(stop + 1)) && !capital(stop + 2);
        owned && body && (holder(before) || holder(plural))
    };
    match () {
        () if capital(stop + 1) && offices() => 1,
        () if capital(stop + 1) => usize::from(field || particle || word == "&" || goes_on() || fields()),
        () if !capital(stop + 2) => 0,
        () if field && grammar.the.contains(next(stop + 1)) => 2,
        () if particle && names.is_particle(next(stop + 1)) => 2,
        () => 0,
    }
}
