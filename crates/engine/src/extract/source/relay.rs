//! Who holds the floor where one passes on what another said: "“Yes,” Ada Example said, according to the Post." The
//! paragraph behind it goes on with Ada Example, not with the newspaper.

use super::entities::{Cast, EntityFacts};
use crate::extract::reading::Attribution;
use crate::language::grounds::Sure;

/// Maximum distance, in attributions, of those that are looked at.
const NEAR: usize = 3;

/// Whether whoever this attribution is of speaks on behind it: not who only passes words on, and of what stands inside
/// another's words only what is passed on.
pub(super) fn holds_floor(
    cast: &Cast,
    attributions: &[Attribution],
    found: &[Option<(usize, Sure)>],
    number: usize,
) -> bool {
    let Some(one) = attributions.get(number) else { return false };
    let near = number.saturating_sub(NEAR)..attributions.len().min(number + NEAR + 1);
    let passes = |outer: usize, inner: usize| {
        let (Some(o), Some(i)) = (attributions.get(outer), attributions.get(inner)) else { return false };
        match passes_on(o, i) {
            Some(Frame::Behind) => true,
            // "Ada Example said that the mayor said": she speaks on. A newspaper does not.
            Some(Frame::Before) => !is_person(cast, found, outer),
            None => false,
        }
    };
    let mut others = near.filter(|other| *other != number);
    if one.nested {
        others.any(|outer| passes(outer, number))
    } else {
        !others.any(|inner| passes(number, inner))
    }
}

/// Where whoever passes words on is told: "the Post reports that …", "…, the Post reports".
enum Frame {
    Before,
    Behind,
}

/// How an outer attribution passes on an inner one; `None` where it says something of its own.
fn passes_on(outer: &Attribution, inner: &Attribution) -> Option<Frame> {
    if outer.nested || !inner.nested {
        return None;
    }
    let (whole, words) = (outer.content.first()?, inner.content.first()?);
    let (source, cue) = (inner.source.first()?, inner.cue.first()?);
    let within = |at: u32| outer.content.iter().any(|piece| piece.start <= at && at < piece.end);
    let begins = |at: u32| at >= whole.start && at - whole.start <= THAT;
    if !within(source.start) || !within(cue.start) || !begins(words.start.min(source.start)) {
        return None;
    }
    let behind = outer.cue.first().is_some_and(|cue| cue.start > words.start);
    Some(if behind { Frame::Behind } else { Frame::Before })
}

/// Bytes before the speaker of words that are passed on: a conjunction, "that ".
const THAT: u32 = 5;

fn is_person(cast: &Cast, found: &[Option<(usize, Sure)>], number: usize) -> bool {
    let entity = found.get(number).copied().flatten().map(|(entity, _)| entity);
    entity.and_then(|entity| cast.entities.get(entity)).is_some_and(EntityFacts::is_person)
}
