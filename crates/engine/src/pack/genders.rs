//! Gender, as the pronouns of all articles state it: "she" of somebody in one article and "he" in another state nothing.
//!
//! A statement's pronoun counts for whoever is its speaker in the end: where an editor gives the words to somebody else, the
//! pronoun goes along.

use crate::model::corpus::Corpus;
use crate::model::gender::StatedGender;
use crate::model::id::ActorId;
use crate::model::statement_key::StatementKey;
use std::collections::BTreeMap;

/// What the pronouns of statements state, by the statements' keys.
#[derive(Default)]
pub(super) struct Pronouns(BTreeMap<StatementKey, StatedGender>);

impl Pronouns {
    pub(super) fn note(&mut self, key: StatementKey, stated: Option<StatedGender>) {
        self.0.extend(stated.map(|stated| (key, stated)));
    }

    /// Puts together what is stated of each actor, once it is known who speaks.
    pub(super) fn tell(self, corpus: &mut Corpus) {
        let mut genders: BTreeMap<ActorId, StatedGender> = BTreeMap::new();
        for statement in corpus.statements.rows() {
            let Some((actor, stated)) = statement.actor.zip(self.0.get(&statement.key).copied()) else {
                continue;
            };
            genders.entry(actor).and_modify(|known| *known = known.and(stated)).or_insert(stated);
        }
        corpus.genders = genders.into_iter().collect();
    }
}
