//! Persons whom an article's beginning calls by a role and names in the next paragraph: "Ruritania’s president has spoken.", and
//! then "Ada Example said …".

use super::entities::{Cast, EntityFacts};
use super::focus;
use super::nameless;
use super::pronoun;
use crate::extract::reading::MentionKind;
use crate::extract::source::mention::Sort;
use crate::language::Language;
use crate::language::grounds::Ground;
use crate::text::block::BlockKind;
use crate::text::parsed::Parsed;
use std::ops::Range;

/// Maximum number of paragraphs between the beginning and the name.
const NEXT: usize = 2;

/// Whom a source in the first paragraph or the headline means, by the noun that ends its head.
pub(super) fn bearer(
    doc: &Parsed<'_>,
    cast: &Cast,
    tokens: &Range<usize>,
    head: usize,
) -> Option<(usize, Ground)> {
    let Language { grammar, sources, .. } = doc.language;
    let noun = doc.word(head.checked_sub(1)?).to_lowercase();
    let definite = grammar.the.contains(&doc.word(tokens.start).to_lowercase())
        || (tokens.start..head).any(|i| grammar.possessives.contains(doc.word(i)));
    let named_behind = cast.within(&(head..tokens.end)).next().is_some();
    if !definite
        || named_behind
        || sources.staying_unnamed.contains(&noun)
        || nameless::sort(doc, tokens.start..head) != Some(Sort::Unnamed)
    {
        return None;
    }
    let here = doc.block_of(tokens.start);
    let body: Vec<usize> = (0..doc.blocks.len())
        .filter(|block| doc.blocks.get(*block).is_some_and(|b| b.kind == BlockKind::Body))
        .take(NEXT + 1)
        .collect();
    let first = *body.first()?;
    if here > first {
        return None;
    }
    let person = |entity: usize| cast.entities.get(entity).is_some_and(EntityFacts::is_person);
    let named = |block: usize| {
        let tokens = doc.blocks.get(block).map_or(0..0, |b| doc.tokens_in(b.span));
        cast.within(&tokens)
            .map(|(_, placed)| placed)
            .filter(|placed| person(placed.entity))
            .collect::<Vec<_>>()
    };
    // Whoever the beginning names is told from the one whom it calls by a role.
    if !named(first).is_empty() {
        return None;
    }
    let next =
        body.iter().skip(1).find_map(|block| named(*block).first().map(|placed| (**placed).clone()))?;
    let full = next.kind == MentionKind::Name && next.tokens.len() > 1;
    let above = (0..first).flat_map(named).all(|placed| placed.entity == next.entity);
    let known = cast.entities.get(next.entity)?;
    let asked = doc.language.gazetteer.title_gender(&noun);
    let agrees = asked.is_none() || known.gender().is_none() || asked == known.gender();
    let fits = agrees && focus::can_be(doc.language, known, &noun);
    (full && above && fits && pronoun::is_subject(doc, cast, next.tokens.start))
        .then_some((next.entity, Ground::RoleInLead))
}
