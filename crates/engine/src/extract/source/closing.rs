//! Names that end a source behind the noun of a person: "Media and Sport Secretary Ada Example", "Harbour Safety Board (HSB)
//! inspector, Ben Sample".
//!
//! All that stands before such a name describes whom it names, conjunctions and bodies included.

use super::entities::{Cast, EntityFacts};
use super::nameless;
use crate::extract::reading::MentionKind;
use crate::extract::source::mention::Sort;
use crate::language::Language;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::ops::Range;

/// The place among the mentions of the person who is named at the end of a source, where more than titles stands before.
pub(super) fn name(doc: &Parsed<'_>, cast: &Cast, tokens: &Range<usize>) -> Option<usize> {
    let ends = |at: usize| {
        at >= tokens.end
            || matches!(doc.word(at), "," | "(")
            || doc.language.pronouns.relative.contains(doc.word(at))
    };
    let found = cast.within(&(tokens.start + 1..tokens.end)).find(|(place, placed)| {
        placed.kind == MentionKind::Name
            && ends(placed.tokens.end)
            && cast.entities.get(placed.entity).is_some_and(EntityFacts::is_person)
            && cast
                .begins(*place)
                .is_some_and(|begins| described(doc, cast, tokens, begins..placed.tokens.start))
    });
    found.map(|(place, _)| place)
}

/// Whether what stands before a name is one person's description. The name's own titles are `titles`.
fn described(doc: &Parsed<'_>, cast: &Cast, tokens: &Range<usize>, titles: Range<usize>) -> bool {
    let Language { grammar, sources, pronouns, gazetteer, .. } = doc.language;
    let start = tokens.start;
    // The noun: within the titles, or right before the name, with or without a comma.
    let comma = titles.start > start && doc.word(titles.start - 1) == ",";
    let noun = if titles.is_empty() {
        let last = titles.start.saturating_sub(1 + usize::from(comma));
        office_with_a_field(doc, cast, start..last + 1).filter(|_| comma).unwrap_or(last)
    } else {
        titles.start
    };
    if noun <= start || !titles.is_empty() && comma {
        return false;
    }
    // "Harbour and Valley lock Ada Example": any noun, where the first name is known.
    let plain = |word: &str| {
        !sources.before_another_name.contains(word)
            && !grammar.and.contains(word)
            && !gazetteer.is_idle(word)
            && !nameless::is_participle(doc.language, word)
    };
    let is_noun = || {
        doc.tokens[noun].kind == TokenKind::Lower
            && (nameless::sort(doc, noun.saturating_sub(1).max(start)..noun + 1) == Some(Sort::Unnamed)
                || gazetteer.given(doc.word(titles.end)).is_some() && plain(doc.word(noun)))
    };
    if titles.is_empty() && !is_noun() {
        return false;
    }
    let office = |i: usize| gazetteer.is_role(doc.word(i)) || gazetteer.is_title(doc.word(i));
    // "Chairman of the Harbour Council’s Water Committee Ada Example": the body stands between the office and the name.
    if gazetteer.is_organisation_word(doc.word(titles.end - 1)) && !titles.is_empty() {
        return (start..titles.start).any(office);
    }
    let in_a_name = |i: usize| {
        cast.within(&(start..noun)).any(|(_, placed)| placed.tokens.start < i && placed.tokens.contains(&i))
    };
    // "A spokesman for singer Ada Example", "the man who met farmer Ben Sample".
    // "The Bank of Ruritania governor" leads nowhere.
    let capital = |i: usize| doc.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Capital);
    let led = |i: usize| {
        !(i > start && grammar.of.contains(doc.word(i)) && capital(i - 1) && capital(i + 1))
            && (sources.before_another_name.contains(doc.word(i))
                && !grammar.possessives.contains(doc.word(i))
                && !grammar.and.contains(doc.word(i))
                || pronouns.relative.contains(doc.word(i))
                || doc.word(i) == ",")
    };
    if (start..noun).any(|i| led(i) && !in_a_name(i)) {
        return false;
    }
    let and = (start..noun).rev().find(|i| grammar.and.contains(doc.word(*i)) && !in_a_name(*i));
    and.is_none_or(|and| {
        let before = cast.within(&(start..and)).find(|(_, placed)| placed.tokens.end == and);
        let known = before.and_then(|(_, placed)| cast.entities.get(placed.entity));
        let person_noun = nameless::sort(doc, start..and) == Some(Sort::Unnamed);
        let determined = grammar.articles.contains(&doc.word(start).to_lowercase());
        // "Farmers and Prime Minister Ada Example" are several, "Economy and Labour Minister Ada Example" is one.
        let several = and > start
            && grammar.without_plural(doc.word(and - 1)).is_some()
            && nameless::sort(doc, start..and) == Some(Sort::Group);
        // "Co-founder and director Ada Example": one who has two offices, where no article parts them.
        let both = and > start && office(and - 1) && !determined && !several;
        let goes_on = and + 1 < noun || !titles.is_empty() && (!office(noun) && !several || both);
        !known.is_some_and(EntityFacts::is_person) && goes_on && !(person_noun && determined)
    })
}

/// "Vice president of pay": the office before its field, where nothing else stands behind it.
fn office_with_a_field(doc: &Parsed<'_>, cast: &Cast, tokens: Range<usize>) -> Option<usize> {
    let Language { grammar, gazetteer, .. } = doc.language;
    let of = tokens.clone().rev().find(|i| grammar.of.contains(doc.word(*i)))?;
    let office = of.checked_sub(1).filter(|i| *i > tokens.start && gazetteer.is_role(doc.word(*i)))?;
    let small = (of + 1..tokens.end).all(|i| doc.tokens[i].kind == TokenKind::Lower);
    (small && cast.within(&(of..tokens.end)).next().is_none()).then_some(office)
}

#[cfg(test)]
mod tests {
    use crate::extract::source::tests::{english, is};

    #[test]
    fn one_may_hold_two_offices() {
        let said = |who: &str| english(&format!("It rained. {who} said it was late."), &[who]);
        assert_eq!(said("Samplex co-founder and CEO Ada Example"), [is("Ada Example")]);
        assert_eq!(said("The mayor and Minister Ada Example"), [None], "an article parts them");
    }
}
