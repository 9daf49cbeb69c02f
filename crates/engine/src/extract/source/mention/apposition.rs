//! Appositions behind a name: ", the mayor of Harbour City,".

use super::role::{Role, role};
use crate::language::Language;
use crate::language::names::fold;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// ", Sample’s foreign policy adviser," behind a name: a phrase with a role at its head that a comma or stop closes.
pub(super) fn apposition(doc: &Parsed<'_>, name: Range<usize>, end: usize) -> Option<Role> {
    let Language { gazetteer, grammar, mentions, .. } = doc.language;
    let at = name.end;
    if at + 1 >= end || doc.word(at) != "," {
        return None;
    }
    // "According to Ada Example, the mayor will …" is about another.
    let start = doc.sentence_of(name.start).tokens.start;
    if mentions.according.contains(doc.word(start)) && name.start <= start + 6 {
        return None;
    }
    let first = doc.word(at + 1).to_lowercase();
    let determined = mentions.apposition.contains(&first);
    let mut head = None;
    let mut stop = end;
    for i in at + 1..end.min(at + 14) {
        let word = doc.word(i);
        let small = doc.tokens[i].kind == TokenKind::Lower;
        if !doc.is_word(i) && word != "-" {
            stop = i;
            break;
        }
        if gazetteer.is_role(word) && (small || gazetteer.is_title(word)) {
            head = Some(i);
        } else if head.is_some() {
            stop = i;
            break;
        } else {
            let owned = (at + 1..=i).any(|k| grammar.possessives.contains(doc.word(k)));
            let fits = !small
                || gazetteer.is_modifier(word)
                || grammar.possessives.contains(word)
                || determined
                || owned;
            if !fits || mentions.outside_appositions.contains(word) {
                return None;
            }
        }
    }
    let head = head?;
    let next = doc.word(stop.min(end - 1));
    let closed = stop >= end
        || matches!(next, "," | "." | ";" | ")" | "—" | "–" | "?" | "!" | "”")
        || grammar.and.contains(next);
    let leads_on = mentions.behind_a_role.contains(next);
    let closes = || (stop..end.min(stop + 12)).find(|i| doc.word(*i) == "," || *i + 1 == end).is_some();
    if !(closed || leads_on && closes()) {
        return None;
    }
    let mut role = role(doc, at + 1..head + 1)?;
    // "the mayor of Harbour City": what the role belongs to, up to the next comma.
    for i in stop..end.min(stop + 8) {
        if !leads_on || !doc.is_word(i) || mentions.not_its_field.contains(doc.word(i)) {
            break;
        }
        if let Some(country) = gazetteer.country(doc.word(i)) {
            role.countries.insert(country);
        } else if doc.tokens[i].kind == TokenKind::Capital {
            let place = role.words.len().saturating_sub(1);
            role.words.insert(place, fold(doc.word(i)));
        }
    }
    Some(role)
}
