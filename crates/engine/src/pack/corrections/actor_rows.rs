//! Rows of the table of actors while editors change them: found, named, ordered.

use crate::model::corpus::{Actor, Alias, Corpus};
use crate::model::id::ActorId;
use std::collections::BTreeSet;

/// An actor that was joined with another has no name any more.
pub(super) fn position(corpus: &Corpus, is: impl Fn(&Actor) -> bool) -> Option<ActorId> {
    corpus.actors.iter().find(|(_, actor)| !actor.name.is_empty() && is(actor)).map(|(id, _)| id)
}

/// A name for addresses that no other actor has.
pub(super) fn free(corpus: &Corpus, id: ActorId, wanted: &str) -> String {
    let taken: BTreeSet<&str> = corpus
        .actors
        .iter()
        .filter(|(other, _)| *other != id)
        .map(|(_, actor)| actor.slug.as_str())
        .collect();
    let mut made = wanted.to_owned();
    let mut number = 2;
    while taken.contains(made.as_str()) {
        made = format!("{wanted}-{number}");
        number += 1;
    }
    made
}

/// Most frequent first.
pub(super) fn order(aliases: &mut [Alias]) {
    aliases.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.form.cmp(&b.form)));
}
