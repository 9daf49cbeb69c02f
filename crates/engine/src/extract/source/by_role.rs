//! Roles that stand for a person: "the foreign minister", "the U.S. president", "the Russian leader".

use super::entities::{Bearers, Cast, EntityFacts, Placed};
use crate::extract::reading::MentionKind;
use crate::extract::source::mention::{Role, role};
use crate::language::Language;
use crate::language::grounds::Ground;
use crate::text::parsed::Parsed;
use crate::text::token::TokenKind;
use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;

/// Marks the definite roles of the whole article that have one clear bearer.
pub(super) fn place(doc: &Parsed<'_>, cast: &mut Cast) {
    let mut found = Vec::new();
    for sentence in &doc.sentences {
        let mut at = sentence.tokens.start;
        while at + 1 < sentence.tokens.end {
            if !doc.language.grammar.definite.contains(doc.word(at)) {
                at += 1;
                continue;
            }
            let end = phrase_end(doc, at, sentence.tokens.end);
            let free = || cast.within(&(at..end)).next().is_none_or(|(_, p)| p.tokens.end < end);
            let is_in_name = || {
                let side = |w: &Range<usize>| {
                    if w.start <= at && at < w.end { Ordering::Equal } else { w.start.cmp(&at) }
                };
                cast.wholes.binary_search_by(side).is_ok()
            };
            if end > at + 1
                && free()
                && !is_in_name()
                && let Some((entity, _)) = bearer(doc, cast, at..end)
            {
                found.push(Placed {
                    tokens: at..end,
                    entity,
                    kind: MentionKind::Role,
                    bearers: Bearers::One,
                });
            }
            at = end.max(at + 1);
        }
    }
    cast.place(found);
}

/// Where the phrase that begins at `at` ends: behind its head, a role. `at` where it has none.
pub(super) fn phrase_end(doc: &Parsed<'_>, at: usize, end: usize) -> usize {
    let Language { gazetteer, grammar, sources, .. } = doc.language;
    let mut head = None;
    for i in at..end.min(at + 9) {
        let word = doc.word(i);
        let small = doc.tokens[i].kind == TokenKind::Lower;
        if !doc.is_word(i) || small && sources.behind_a_definite_role.contains(word) {
            break;
        }
        if head.is_some() && grammar.possessives.contains(word) {
            break;
        }
        if gazetteer.is_role(word) && i > at {
            head = Some(i);
        }
    }
    match head {
        // "the president’s team" is not the president, but names him.
        Some(head) => head + 1,
        None => at,
    }
}

/// Who bears the role that a phrase gives, and how sure that is. The mentions before the phrase count as context.
pub(super) fn bearer(doc: &Parsed<'_>, cast: &Cast, phrase: Range<usize>) -> Option<(usize, Ground)> {
    let asked = role(doc, phrase.clone())?;
    let sentence = doc.tokens.get(phrase.start)?.sentence;
    let before = cast.placed.partition_point(|p| p.tokens.start < phrase.start);
    let mut best: Vec<(i32, usize)> = Vec::new();
    for number in candidates(doc.language, cast, asked.head()) {
        let Some(known) = cast.entities.get(number).filter(|k| k.is_person()) else { continue };
        best.extend(fit(doc.language, &asked, known).map(|fit| (fit, number)));
    }
    // Only few fit by their roles; those are weighed by how near they stand.
    for (score, number) in &mut best {
        let last = cast
            .placed
            .get(before.saturating_sub(200)..before)
            .unwrap_or_default()
            .iter()
            .rev()
            .find(|p| p.entity == *number);
        let far = last
            .and_then(|p| doc.tokens.get(p.tokens.start))
            .map_or(12, |t| sentence.saturating_sub(t.sentence).min(12));
        *score -= i32::try_from(far).unwrap_or(12) * 2;
    }
    best.sort_unstable_by_key(|(score, number)| (std::cmp::Reverse(*score), *number));
    match best.as_slice() {
        [(_, one)] => Some((*one, Ground::RoleOfOne)),
        [(first, one), (second, _), ..] if first - second >= 8 => Some((*one, Ground::RoleFarAhead)),
        [(first, one), (second, _), ..] if first - second >= 3 => Some((*one, Ground::RoleAhead)),
        _ => None,
    }
}

/// Who bears a role with this head, or with one that means the same.
fn candidates(language: &Language, cast: &Cast, head: &str) -> BTreeSet<usize> {
    let Language { roles, sources, .. } = language;
    let heads: Vec<&String> = if sources.any_leader.contains(head) {
        roles.leaders.iter().collect()
    } else {
        roles.alike.iter().filter(|group| group.iter().any(|g| g == head)).flatten().collect()
    };
    let own = std::iter::once(head).chain(heads.into_iter().map(String::as_str));
    own.filter_map(|head| cast.bearers.get(head)).flatten().copied().collect()
}

/// How well a person's roles answer the one asked for; `None` where they contradict it.
fn fit(language: &Language, asked: &Role, known: &EntityFacts) -> Option<i32> {
    // "The mayor" is not the former mayor, even where the article once leaves the "former" out.
    let same =
        |role: &&Role| role.head() == asked.head() || language.roles.are_alike(role.head(), asked.head());
    if known.roles.iter().filter(same).any(|role| role.out_of_office != asked.out_of_office) {
        return None;
    }
    known.roles.iter().filter_map(|role| fit_role(language, asked, role, known)).max()
}

fn fit_role(language: &Language, asked: &Role, role: &Role, known: &EntityFacts) -> Option<i32> {
    if role.out_of_office != asked.out_of_office {
        return None;
    }
    let head = asked.head();
    let same = head == role.head() && !head.is_empty();
    let leads = |word: &str| language.gazetteer.is_head_of_state(word);
    let state = leads(head)
        && language.sources.any_leader.contains(head)
        && (leads(role.head()) || language.roles.leads(&role.words));
    let alike = language.roles.are_alike(head, role.head());
    if !(same || state || alike) {
        return None;
    }
    // "The vice president" is not the president, nor the other way round.
    if language.roles.is_deputy(&asked.words) != language.roles.is_deputy(&role.words) {
        return None;
    }
    let countries: BTreeSet<usize> = known.roles.iter().flat_map(|r| r.countries.iter().copied()).collect();
    let mut score = if same { 30 } else { 22 };
    if !asked.countries.is_empty() {
        match (countries.is_empty(), asked.countries.is_subset(&countries)) {
            (true, _) => score -= 12,
            (false, true) => score += 12,
            (false, false) => return None,
        }
    } else if !countries.is_empty() {
        // "The president" alone is he whom the article calls so alone.
        score -= 8;
    }
    let modifiers = asked.words.len().saturating_sub(1);
    for word in asked.words.iter().take(modifiers) {
        let borne = known.roles.iter().any(|r| r.words.contains(word))
            || known.names.iter().any(|(_, n, _)| n.family == *word);
        if borne {
            score += 8;
        } else {
            return None;
        }
    }
    Some(score)
}

#[cfg(test)]
#[cfg(feature = "english")]
mod tests {
    use crate::extract::source::tests::ground;
    use crate::language::grounds::Ground;

    /// Whom "the mayor" means behind two, with so many sentences between them.
    fn mayor(between: usize) -> Option<Ground> {
        let between = "It rained. ".repeat(between);
        let text = format!(
            "Mayor Ada Example opened the bridge. {between}Mayor Ben Sample came. The mayor said it was late."
        );
        let (name, ground) = ground(&text, &["The mayor"])?;
        (name == "Ben Sample").then_some(ground)
    }

    #[test]
    fn of_two_in_an_office_the_nearer_is_meant_the_surer_the_farther_the_other_is() {
        assert_eq!(mayor(0), None, "both are as near");
        assert_eq!(mayor(1), Some(Ground::RoleAhead));
        assert_eq!(mayor(2), Some(Ground::RoleAhead));
        assert_eq!(mayor(3), Some(Ground::RoleFarAhead));
    }
}
