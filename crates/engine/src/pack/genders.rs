//! Gender, as the pronouns of all articles state it: "she" of somebody in one article and "he" in another state nothing.
//!
//! A statement's pronoun counts for whoever is its speaker in the end: where an editor gives the words to somebody else, the
//! pronoun goes along, and where an editor has said who speaks, no name had to tell whom it means.

use crate::language::Language;
use crate::model::corpus::Corpus;
use crate::model::gender::StatedGender;
use crate::model::id::ActorId;
use crate::model::statement::{CorrectionKind, Statement};
use crate::model::statement_key::StatementKey;
use std::collections::{BTreeMap, BTreeSet};

/// What the pronouns of statements state, by the statements' keys.
#[derive(Default)]
pub(super) struct Pronouns(BTreeMap<StatementKey, StatedGender>);

impl Pronouns {
    pub(super) fn note(&mut self, key: StatementKey, stated: Option<StatedGender>) {
        self.0.extend(stated.map(|stated| (key, stated)));
    }

    /// Puts together what is stated of each actor, once it is known who speaks.
    pub(super) fn tell(self, corpus: &mut Corpus, language: &Language) {
        let mut genders = BTreeMap::new();
        for statement in corpus.statements.rows() {
            let stated = self.0.get(&statement.key).copied();
            let stated = stated.or_else(|| confirmed(corpus, statement, language));
            state(&mut genders, statement.actor.zip(stated));
        }
        corpus.genders = genders.into_iter().collect();
    }
}

fn state(genders: &mut BTreeMap<ActorId, StatedGender>, stated: Option<(ActorId, StatedGender)>) {
    if let Some((actor, stated)) = stated {
        genders.entry(actor).and_modify(|known| *known = known.and(stated)).or_insert(stated);
    }
}

/// What the pronoun states by which an article names the speaker, whoever that is.
fn called(corpus: &Corpus, statement: &Statement, language: &Language) -> Option<StatedGender> {
    let [source] = statement.source.as_slice() else { return None };
    let text = corpus.articles.get(statement.article).map_or("", |article| article.text.as_str());
    let word = source.of(text);
    // The longest pronoun has few letters: nothing is copied of other sources.
    if statement.nested || word.len() > 24 {
        return None;
    }
    let word = word.to_lowercase();
    let pronouns = &language.pronouns;
    match () {
        () if pronouns.female.contains(&word) => Some(StatedGender::Female),
        () if pronouns.male.contains(&word) => Some(StatedGender::Male),
        () => None,
    }
}

/// The same where an editor has said who that is.
fn confirmed(corpus: &Corpus, statement: &Statement, language: &Language) -> Option<StatedGender> {
    let by_editor = |kind| matches!(kind, CorrectionKind::Confirmed | CorrectionKind::Reassigned);
    let told = statement.correction.as_ref().is_some_and(|correction| by_editor(correction.kind));
    told.then(|| called(corpus, statement, language)).flatten()
}

/// Whom pronouns meant before statements were corrected in a packed corpus.
pub(super) struct Before(Vec<(StatementKey, Option<ActorId>, StatedGender)>);

impl Before {
    /// Of the statements that are to be corrected.
    pub(super) fn of(corpus: &Corpus, language: &Language, is_meant: impl Fn(StatementKey) -> bool) -> Self {
        let rows = corpus.statements.rows().iter().filter(|row| is_meant(row.key));
        Self(rows.filter_map(|row| Some((row.key, row.actor, called(corpus, row, language)?))).collect())
    }

    /// Lets what is stated follow them. A packed corpus does not tell which of several pronouns was evidence: whoever loses one
    /// of them keeps what the others may state.
    pub(super) fn follow(self, corpus: &mut Corpus, language: &Language) {
        if self.0.is_empty() {
            return;
        }
        let before: BTreeMap<StatementKey, Option<ActorId>> =
            self.0.iter().map(|(key, who, _)| (*key, *who)).collect();
        let mut genders: BTreeMap<ActorId, StatedGender> = corpus.genders.iter().copied().collect();
        let (mut gone, mut stay) = (before.clone(), BTreeSet::new());
        let mut new = Vec::new();
        for row in corpus.statements.rows() {
            let Some(stated) = called(corpus, row, language) else { continue };
            stay.extend(row.actor.map(|who| (who, stated)));
            if before.get(&row.key) == Some(&row.actor) {
                gone.remove(&row.key);
            }
            let known = confirmed(corpus, row, language).filter(|_| before.contains_key(&row.key));
            new.extend(row.actor.zip(known));
        }
        for who in gone.into_values().flatten() {
            let left: Vec<StatedGender> =
                StatedGender::ALL.into_iter().filter(|gender| stay.contains(&(who, *gender))).collect();
            match (left.as_slice(), genders.get(&who)) {
                ([], _) => {
                    genders.remove(&who);
                }
                ([one], Some(StatedGender::Contradicted)) => {
                    genders.insert(who, *one);
                }
                _ => {}
            }
        }
        new.into_iter().for_each(|stated| state(&mut genders, Some(stated)));
        corpus.genders = genders.into_iter().collect();
    }
}
