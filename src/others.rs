//! Who else speaks on what an actor speaks on: the actor's most frequent topics, and what everyone else says on them.

use crate::library::Library;
use on_record_engine::ActorId;
use on_record_engine::query::{Facet, Hits, Query, Scope, Selection, Value};
use on_record_engine::sorting::sort_by_key;
use std::cmp::Reverse;

/// How many of an actor's topics are looked at.
const TOPICS: usize = 6;

/// The topics that an actor speaks on most within a query, and the answer that all others give on one of them. Topics that
/// the query asks for stand in their place. Nothing where the actor has none.
pub(crate) fn on_topics_of(library: &Library, query: &Query, actor: ActorId) -> (Vec<Value>, Hits) {
    let (corpus, index) = (library.corpus(), library.index());
    let actor = Value::of(actor);
    let mut query = Query { scope: Some(Scope::Value(Facet::Speaker, actor)), ..query.clone() };
    *query.of_mut(Facet::Speaker) = Selection::default();
    let own = query.ask(corpus, index);
    let mut topics: Vec<Value> = library.ranked(Facet::Topic).to_vec();
    topics.retain(|&topic| topic != Value::NONE && own.count(Facet::Topic, topic) > 0);
    sort_by_key(&mut topics, |&topic| Reverse(own.count(Facet::Topic, topic)));
    topics.truncate(TOPICS);
    if topics.is_empty() || own.total() == 0 {
        return Default::default();
    }
    if query.of(Facet::Topic).is_empty() {
        query.of_mut(Facet::Topic).any.push(topics.clone());
    }
    query.scope = None;
    query.of_mut(Facet::Speaker).not.push(actor);
    (topics, query.ask(corpus, index))
}

/// The named speakers of an answer, most statements first.
pub(crate) fn speakers(library: &Library, hits: &Hits) -> Vec<(Value, u32)> {
    let ranked = library.ranked(Facet::Speaker).iter().filter(|value| value.row().is_some());
    let counted = ranked.map(|&value| (value, hits.count(Facet::Speaker, value)));
    let mut found: Vec<(Value, u32)> = counted.filter(|&(_, count)| count > 0).collect();
    sort_by_key(&mut found, |&(_, count)| Reverse(count));
    found
}
