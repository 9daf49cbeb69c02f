//! Sources without a name: one entity for each way of calling them.

use super::entity_facts::EntityFacts;
use super::{Cast, Nameless};
use crate::extract::source::mention::Sort;

impl Cast {
    /// The source without a name that is called so.
    pub(in crate::extract::source) fn nameless(&mut self, sort: Sort, nameless: Nameless) -> usize {
        let key = (sort, nameless.name.to_lowercase());
        if let Some(entity) = self.nameless.get(&key) {
            return *entity;
        }
        let entity = self.add(sort);
        if let Some(known) = self.entities.get_mut(entity) {
            known.nameless = Some(nameless);
        }
        self.nameless.insert(key, entity);
        entity
    }

    /// The source of this sort that was last told of with the body that it belongs to, and is called by this noun.
    pub(in crate::extract::source) fn last_nameless(&self, sort: Sort, noun: &str) -> Option<usize> {
        let called = |known: &EntityFacts| {
            let ends = |words: &str| words.rsplit(' ').next() == Some(noun);
            known.nameless.as_ref().is_some_and(|n| {
                let words = n.role.as_deref().unwrap_or(n.name.split(" (").next().unwrap_or_default());
                n.affiliation.is_some() && ends(words)
            })
        };
        self.entities.iter().rposition(|known| known.sort == sort && called(known))
    }

    /// Whether a person without a name is called by this noun: "a spokesman".
    pub(in crate::extract::source) fn is_nameless(&self, noun: &str) -> bool {
        let called = |nameless: &Nameless| {
            let words = nameless.role.as_deref().unwrap_or(&nameless.name);
            words.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(noun))
        };
        self.entities.iter().any(|k| k.sort == Sort::Unnamed && k.nameless.as_ref().is_some_and(called))
    }
}
