//! What is to be done to single statements, and by which keys they are known.

use crate::model::statement::CorrectionKind;
use crate::model::statement_key::StatementKey;
use crate::pack::manifest::{ActorEntry, EntryValue};
use crate::text::slug::slug;
use std::collections::{BTreeMap, BTreeSet};

/// What the corrections mean, once the readings are mended.
pub(in crate::pack) struct Meant {
    /// For each article the keys of its statements. A mended statement keeps the one that it was read with.
    pub(super) keys: Vec<Vec<StatementKey>>,
    /// What is to be done to single statements.
    pub(super) orders: BTreeMap<StatementKey, Order>,
}

/// What is to be done to a statement.
pub(super) struct Order {
    /// The line that says so.
    pub(super) line: u32,
    /// What it is called afterwards; `None` takes it out.
    pub(super) kind: Option<CorrectionKind>,
    pub(super) speaker: EntryValue<String>,
    pub(super) topics: EntryValue<Vec<String>>,
    pub(super) note: String,
}

impl Meant {
    /// A speaker by another name that an entry gives an actor is that actor, also where no article has the name. Gives the
    /// slugs of the names that were met.
    pub(super) fn by_other_names(&mut self, entries: &[ActorEntry]) -> BTreeSet<String> {
        let names =
            entries.iter().flat_map(|entry| entry.aliases.iter().map(move |name| (slug(name), &entry.label)));
        let names: BTreeMap<String, &String> = names.collect();
        let mut met = BTreeSet::new();
        for order in self.orders.values_mut() {
            let EntryValue::Is(name) = &mut order.speaker else { continue };
            if let Some((wanted, label)) = names.get_key_value(&slug(name)) {
                met.insert(wanted.clone());
                name.clone_from(label);
            }
        }
        met
    }

    /// The slugs of whom corrections name as speakers.
    pub(in crate::pack) fn speakers(&self) -> BTreeSet<String> {
        let names = self.orders.values().filter_map(|order| match &order.speaker {
            EntryValue::Is(name) => Some(slug(name)),
            EntryValue::Unknown | EntryValue::Nothing => None,
        });
        names.collect()
    }

    /// The key of an article's statement.
    pub(in crate::pack) fn key(&self, article: usize, place: usize) -> StatementKey {
        self.keys.get(article).and_then(|own| own.get(place)).copied().unwrap_or(StatementKey(0))
    }
}
